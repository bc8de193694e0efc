#include "scan/image.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

bool scan_bytes_reserve(struct scan_bytes *b, size_t n, struct err *e)
{
    if (n <= b->capacity) return true;
    free(b->p);
    *b = (struct scan_bytes){0};
    b->p = malloc(n + SCAN_SLACK_BYTES);
    if (!b->p) return err_set(e, ERR_ENVIRONMENT, "内存不足: 读取图像需要 %zu MB", n >> 20);
    memset(b->p + n, 0xFF, SCAN_SLACK_BYTES);
    b->capacity = n;
    return true;
}

void scan_bytes_free(struct scan_bytes *b)
{
    free(b->p);
    *b = (struct scan_bytes){0};
}

bool scan_size_check(int64_t width, int64_t height, struct err *e)
{
    if (width < SCAN_SIDE_MIN || height < SCAN_SIDE_MIN)
        return err_set(e, ERR_INPUT, "图像只有 %" PRId64 "×%" PRId64 " 像素，太小，不是整页的扫描件", width, height);
    if (width > SCAN_SIDE_MAX || height > SCAN_SIDE_MAX || width * height > SCAN_PIXELS_MAX)
        return err_set(e, ERR_INPUT,
                "图像有 %" PRId64 "×%" PRId64 " 像素，超过上限（%d 万像素），请按 150 至 400 dpi 扫描", width, height,
                SCAN_PIXELS_MAX / 10000);
    return true;
}

int32_t scan_dpi_plain(double dpi)
{
    return dpi >= 100 && dpi <= 700 ? (int32_t)(dpi + 0.5) : 0;
}

int32_t scan_reduction(int32_t width, int32_t height, int32_t dpi)
{
    int32_t longer = width > height ? width : height;
    if (longer < 2 * 1200) return 1;
    if (dpi) return dpi >= 250 ? 2 : 1;
    return longer >= 2700 ? 2 : 1;
}

void scan_halve_grey(const uint8_t *upper, const uint8_t *lower, uint8_t *out, int32_t n)
{
    int32_t i = 0;
#ifdef __SSE2__
    const __m128i low = _mm_set1_epi16(0x00FF), two = _mm_set1_epi16(2);
    for (; i + 16 <= n; i += 16) {
        __m128i sum[2];
        for (int k = 0; k < 2; k++) {
            __m128i u = _mm_loadu_si128((const __m128i *)(const void *)(upper + 2 * i + 16 * k));
            __m128i l = _mm_loadu_si128((const __m128i *)(const void *)(lower + 2 * i + 16 * k));
            __m128i even = _mm_add_epi16(_mm_and_si128(u, low), _mm_and_si128(l, low));
            __m128i odd = _mm_add_epi16(_mm_srli_epi16(u, 8), _mm_srli_epi16(l, 8));
            sum[k] = _mm_srli_epi16(_mm_add_epi16(_mm_add_epi16(even, odd), two), 2);
        }
        _mm_storeu_si128((__m128i *)(void *)(out + i), _mm_packus_epi16(sum[0], sum[1]));
    }
#endif
    for (; i < n; i++) out[i] = (uint8_t)((upper[2 * i] + upper[2 * i + 1] + lower[2 * i] + lower[2 * i + 1] + 2) >> 2);
}

/* For each byte of bits: how many are set in each pair, four counts in the bytes of a word, first pair lowest; and
 * each bit as a byte of its own, 0 or 0xFF. */
static uint32_t pair_counts[256];
static uint64_t bit_bytes[256];

static void tables_fill(void)
{
    for (unsigned b = 0; b < 256; b++) {
        uint32_t counts = 0;
        uint64_t bytes = 0;
        for (unsigned k = 0; k < 8; k++) {
            unsigned bit = b >> (7 - k) & 1;
            counts += (uint32_t)bit << (k / 2 * 8);
            bytes |= (bit ? (uint64_t)0xFF : 0) << (k * 8);
        }
        pair_counts[b] = counts;
        bit_bytes[b] = bytes;
    }
}

static int32_t grey_stride(const struct scan_bits *bits, int32_t reduction)
{
    return (bits->width + 7) / 8 * (reduction == 2 ? 4 : 8);
}

size_t scan_bits_grey_bytes(const struct scan_bits *bits, int32_t reduction)
{
    return (size_t)grey_stride(bits, reduction) * (size_t)(bits->height / reduction);
}

static void halve_bits(const uint8_t *upper, const uint8_t *lower, uint8_t flip, uint8_t *out, int32_t bytes)
{
    for (int32_t i = 0; i < bytes; i++) {
        uint32_t black = pair_counts[upper[i] ^ flip] + pair_counts[lower[i] ^ flip];
        uint32_t grey = 0xFFFFFFFFu - black * 63u;
        memcpy(out + 4 * i, &grey, 4);
    }
}

void scan_bits_to_grey(const struct scan_bits *bits, int32_t reduction, struct scan_image *image)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, tables_fill);
    uint8_t flip = bits->is_white_set ? 0xFF : 0;
    int32_t bytes = (bits->width + 7) / 8;
    image->stride = grey_stride(bits, reduction);
    image->width = bits->width / reduction;
    image->height = bits->height / reduction;
    image->is_bilevel = true;
    for (int32_t y = 0; y < image->height; y++) {
        const uint8_t *row = bits->p + (size_t)y * (size_t)reduction * (size_t)bits->stride;
        uint8_t *out = image->pixels + (size_t)y * (size_t)image->stride;
        if (reduction == 2) {
            halve_bits(row, row + bits->stride, flip, out, bytes);
            continue;
        }
        for (int32_t i = 0; i < bytes; i++) {
            uint64_t white = ~bit_bytes[row[i] ^ flip];
            memcpy(out + 8 * i, &white, 8);
        }
    }
}
