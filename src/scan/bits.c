#include "scan/bits.h"

#include <assert.h>
#include <libdeflate.h>
#include <string.h>

enum { SIDE_MAX = 20000, HEADER_BYTES = 13, CHUNK_BYTES = 12, LEVEL = 9 };

static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

struct scan_picture scan_picture_new(struct arena *a, int32_t width, int32_t height)
{
    assert(width >= 1 && width <= SIDE_MAX && height >= 1 && height <= SIDE_MAX);
    struct scan_picture p = {.width = width, .height = height};
    size_t n = scan_picture_stride(&p) * (size_t)height;
    p.rows = arena_alloc(a, n);
    memset(p.rows, 0xFF, n);
    return p;
}

static void put32(uint8_t *at, uint32_t v)
{
    for (int i = 0; i < 4; i++) at[i] = (uint8_t)(v >> (24 - 8 * i));
}

static uint32_t take32(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Returns behind the chunk, whose n data bytes are already there behind its 8 bytes of length and name. */
static uint8_t *close_chunk(uint8_t *at, const char *name, size_t n)
{
    put32(at, (uint32_t)n);
    memcpy(at + 4, name, 4);
    put32(at + 8 + n, libdeflate_crc32(0, at + 4, n + 4));
    return at + CHUNK_BYTES + n;
}

/* Each row with the byte that says it is not filtered. */
static uint8_t *unfiltered(struct arena *a, const struct scan_picture *p, size_t *n)
{
    size_t stride = scan_picture_stride(p);
    *n = (stride + 1) * (size_t)p->height;
    uint8_t *raw = arena_alloc(a, *n);
    for (size_t y = 0; y < (size_t)p->height; y++) memcpy(raw + y * (stride + 1) + 1, p->rows + y * stride, stride);
    return raw;
}

bool scan_picture_pack(struct arena *a, const struct scan_picture *p, struct str *png, struct err *e)
{
    size_t n;
    uint8_t *raw = unfiltered(a, p, &n);
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
    if (!c) return err_set(e, ERR_ENVIRONMENT, "内存不足，图像没有存下");
    size_t bound = libdeflate_zlib_compress_bound(c, n);
    uint8_t *file = arena_alloc(a, sizeof signature + HEADER_BYTES + bound + 3 * CHUNK_BYTES), *at = file;
    memcpy(at, signature, sizeof signature);
    at += sizeof signature;
    put32(at + 8, (uint32_t)p->width);
    put32(at + 12, (uint32_t)p->height);
    at[16] = 1; /* bit a pixel, grey; deflate, no filter method but the usual one, not interlaced */
    memset(at + 17, 0, 4);
    at = close_chunk(at, "IHDR", HEADER_BYTES);
    size_t packed = libdeflate_zlib_compress(c, raw, n, at + 8, bound);
    libdeflate_free_compressor(c);
    assert(packed > 0);
    at = close_chunk(at, "IDAT", packed);
    at = close_chunk(at, "IEND", 0);
    *png = (struct str){(const char *)file, (size_t)(at - file)};
    return true;
}

static bool refuse(struct err *e)
{
    return err_set(e, ERR_INPUT, "保存的选票图像已损坏");
}

/* The check behind n bytes of a chunk. */
static bool is_whole(const uint8_t *chunk, size_t n)
{
    return take32(chunk) == n && take32(chunk + 8 + n) == libdeflate_crc32(0, chunk + 4, n + 4);
}

bool scan_picture_unpack(struct arena *a, struct str png, struct scan_picture *out, struct err *e)
{
    const uint8_t *b = (const uint8_t *)png.p;
    const size_t data = sizeof signature + HEADER_BYTES + CHUNK_BYTES + 8;
    if (png.n < data + 4 + CHUNK_BYTES || memcmp(b, signature, sizeof signature) != 0) return refuse(e);
    uint32_t width = take32(b + 16), height = take32(b + 20), packed = take32(b + data - 8);
    bool is_plain = b[24] == 1 && b[25] == 0 && b[28] == 0 && memcmp(b + data - 4, "IDAT", 4) == 0;
    if (!is_plain || width < 1 || width > SIDE_MAX || height < 1 || height > SIDE_MAX) return refuse(e);
    if (png.n != data + packed + 4 + CHUNK_BYTES || !is_whole(b + sizeof signature, HEADER_BYTES) ||
            !is_whole(b + data - 8, packed) || !is_whole(b + data + packed + 4, 0))
        return refuse(e);
    struct scan_picture p = scan_picture_new(a, (int32_t)width, (int32_t)height);
    size_t stride = scan_picture_stride(&p), n = (stride + 1) * height, got = 0;
    uint8_t *raw = arena_alloc(a, n);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    if (!d) return err_set(e, ERR_ENVIRONMENT, "内存不足，图像读不出来");
    enum libdeflate_result result = libdeflate_zlib_decompress(d, b + data, packed, raw, n, &got);
    libdeflate_free_decompressor(d);
    if (result != LIBDEFLATE_SUCCESS || got != n) return refuse(e);
    for (size_t y = 0; y < height; y++) {
        if (raw[y * (stride + 1)] != 0) return refuse(e);
        memcpy(p.rows + y * stride, raw + y * (stride + 1) + 1, stride);
    }
    *out = p;
    return true;
}

struct scan_picture scan_picture_cut(
        struct arena *a, const struct scan_picture *p, int32_t x, int32_t y, int32_t w, int32_t h, int32_t times)
{
    struct scan_picture out = scan_picture_new(a, w * times, h * times);
    for (int32_t v = 0; v < h * times; v++) {
        for (int32_t u = 0; u < w * times; u++) {
            int32_t from_x = x + u / times, from_y = y + v / times;
            if (from_x < 0 || from_y < 0 || from_x >= p->width || from_y >= p->height) continue;
            if (scan_picture_is_black(p, from_x, from_y)) scan_picture_blacken(&out, u, v);
        }
    }
    return out;
}
