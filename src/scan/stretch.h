/* What is asked of a stretch of grey pixels, sixteen at a time where the machine can. */
#ifndef SCAN_STRETCH_H
#define SCAN_STRETCH_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>

/* Sixteen pixels of which the first n count: the others are white. */
static inline __m128i scan_sixteen(const uint8_t *at, int32_t n)
{
    static const uint8_t white[32] = {[16] = 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
    return n >= 16 ? v : _mm_or_si128(v, _mm_loadu_si128((const __m128i *)(const void *)(white + 16 - n)));
}

/* Each of eight pixels with its neighbours to the left and to the right. */
static inline __m128i scan_three(const uint8_t *at)
{
    const __m128i zero = _mm_setzero_si128();
    __m128i left = _mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)(const void *)(at - 1)), zero);
    __m128i here = _mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)(const void *)at), zero);
    __m128i right = _mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)(const void *)(at + 1)), zero);
    return _mm_add_epi16(_mm_add_epi16(left, here), right);
}

static inline int32_t scan_total(__m128i sums)
{
    return _mm_cvtsi128_si32(_mm_add_epi32(sums, _mm_srli_si128(sums, 8)));
}
#endif

/* The sum of n pixels, n < 2^20. */
static inline int32_t scan_stretch_sum(const uint8_t *p, int32_t n)
{
    int32_t i = 0, sum = 0;
#ifdef __SSE2__
    __m128i sums = _mm_setzero_si128();
    for (; i + 16 <= n; i += 16)
        sums = _mm_add_epi64(sums, _mm_sad_epu8(_mm_loadu_si128((const __m128i *)(const void *)(p + i)), _mm_setzero_si128()));
    sum = scan_total(sums);
#endif
    for (; i < n; i++) sum += p[i];
    return sum;
}

/* How many of n pixels are darker than level, 0 ..= 255, and not masked. Reads, and throws away, up to 15 bytes past the
 * end of both. mask: 0 where a pixel counts; NULL: all do. */
static inline int32_t scan_stretch_darker(const uint8_t *p, const uint8_t *mask, int32_t n, int32_t level)
{
    int32_t i = 0;
#ifdef __SSE2__
    const __m128i limit = _mm_set1_epi8((char)level), one = _mm_set1_epi8(1), zero = _mm_setzero_si128();
    __m128i sums = zero;
    for (; i < n; i += 16) {
        __m128i dark = _mm_min_epu8(_mm_subs_epu8(limit, scan_sixteen(p + i, n - i)), one);
        if (mask) dark = _mm_and_si128(dark, _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)(mask + i)), zero));
        sums = _mm_add_epi64(sums, _mm_sad_epu8(dark, zero));
    }
    return scan_total(sums);
#else
    int32_t dark = 0;
    for (; i < n; i++) dark += p[i] < level && !(mask && mask[i]);
    return dark;
#endif
}

/* The same, and those pixels become 1 in mask. Nothing past the end of mask is changed. */
static inline int32_t scan_stretch_mark(const uint8_t *restrict p, uint8_t *restrict mask, int32_t n, int32_t level)
{
    int32_t i = 0, dark = 0;
#ifdef __SSE2__
    const __m128i limit = _mm_set1_epi8((char)level), one = _mm_set1_epi8(1), zero = _mm_setzero_si128();
    __m128i sums = zero;
    for (; i < n; i += 16) {
        __m128i *at = (__m128i *)(void *)(mask + i), old = _mm_loadu_si128(at);
        __m128i ink = _mm_min_epu8(_mm_subs_epu8(limit, scan_sixteen(p + i, n - i)), one);
        ink = _mm_and_si128(ink, _mm_cmpeq_epi8(old, zero));
        _mm_storeu_si128(at, _mm_or_si128(old, ink));
        sums = _mm_add_epi64(sums, _mm_sad_epu8(ink, zero));
    }
    dark = scan_total(sums);
#else
    for (; i < n; i++) {
        uint8_t is_ink = p[i] < level && mask[i] == 0;
        mask[i] = (uint8_t)(mask[i] + is_ink);
        dark += is_ink;
    }
#endif
    return dark;
}

/* How many of n places have around them, in three rows of three, less than nine times level. p is the row in the middle,
 * stride bytes from the others; what mask says 2 of does not count. n < 2^15. */
static inline int32_t scan_stretch_shaded(
        const uint8_t *p, int32_t stride, const uint8_t *mask, int32_t n, int32_t level)
{
    int32_t i = 0, shaded = 0;
#ifdef __SSE2__
    const __m128i limit = _mm_set1_epi16((int16_t)(9 * level)), zero = _mm_setzero_si128();
    __m128i counts = zero;
    for (; i + 8 <= n; i += 8) {
        __m128i above = scan_three(p + i - stride), here = scan_three(p + i), below = scan_three(p + i + stride);
        __m128i is = _mm_cmpgt_epi16(limit, _mm_add_epi16(_mm_add_epi16(above, here), below));
        __m128i taken = _mm_cmpeq_epi8(_mm_loadl_epi64((const __m128i *)(const void *)(mask + i)), _mm_set1_epi8(2));
        counts = _mm_sub_epi16(counts, _mm_andnot_si128(_mm_unpacklo_epi8(taken, taken), is));
    }
    __m128i sums = _mm_madd_epi16(counts, _mm_set1_epi16(1));
    shaded = scan_total(_mm_add_epi32(sums, _mm_srli_si128(sums, 4)));
#endif
    for (; i < n; i++) {
        int32_t sum = 0;
        for (int k = 0; k < 9; k++) sum += p[i + (k / 3 - 1) * stride + k % 3 - 1];
        shaded += sum < 9 * level && mask[i] != 2;
    }
    return shaded;
}

/* Copies n pixels; up to 15 bytes past the end of both are read and written. */
static inline void scan_stretch_copy(uint8_t *restrict to, const uint8_t *restrict from, int32_t n)
{
#ifdef __SSE2__
    for (int32_t i = 0; i < n; i += 16)
        _mm_storeu_si128((__m128i *)(void *)(to + i), _mm_loadu_si128((const __m128i *)(const void *)(from + i)));
#else
    memcpy(to, from, (size_t)n);
#endif
}

/* Adds n pixels to as many sums. */
static inline void scan_stretch_add(const uint8_t *restrict p, int32_t n, uint16_t *restrict sums)
{
    int32_t i = 0;
#ifdef __SSE2__
    for (; i + 8 <= n; i += 8) {
        __m128i *at = (__m128i *)(void *)(sums + i);
        __m128i v = _mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)(const void *)(p + i)), _mm_setzero_si128());
        _mm_storeu_si128(at, _mm_add_epi16(_mm_loadu_si128(at), v));
    }
#endif
    for (; i < n; i++) sums[i] = (uint16_t)(sums[i] + p[i]);
}

#endif
