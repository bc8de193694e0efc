/* Finds the bytes that matter to a CSV reader, 64 at a time, and says which blocks may hold ill-formed
 * UTF-8. Two forms with the same marks: SSE2, which every x86-64 has, and plain C for the rest. The plain form
 * suspects more blocks; a suspect is looked at again byte by byte, so what is read is the same. */
#ifndef SHEET_SCAN_H
#define SHEET_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { SCAN_BLOCK = 64 };

/* marks       bit i: byte i is the separator, a quote, or a control character up to '\r' (line ends, NUL)
 * is_suspect  false: the block is well-formed UTF-8, going on from the block before and into the next
 * The carry between blocks of one text starts at 0: continuation bytes that the next block owes. */
struct scan_block {
    uint64_t marks;
    bool is_suspect;
};

static inline struct scan_block scan_block_portable(const char *p, char separator, uint64_t *carry)
{
    struct scan_block b = {0};
    unsigned char seen = 0;
    for (int i = 0; i < SCAN_BLOCK; i++) {
        unsigned char c = (unsigned char)p[i];
        b.marks |= (uint64_t)(c <= '\r' || c == '"' || p[i] == separator) << i;
        seen |= c;
    }
    b.is_suspect = seen >= 0x80;
    *carry = 0;
    return b;
}

#ifdef __SSE2__
/* One bit a byte out of four vectors of equal comparisons. */
static inline uint64_t scan_bits(const __m128i v[4])
{
    uint64_t bits = 0;
    for (int i = 3; i >= 0; i--) bits = bits << 16 | (uint64_t)(uint32_t)_mm_movemask_epi8(v[i]);
    return bits;
}

/* Every lead byte must be followed by just its continuation bytes. That settles two- and three-byte characters
 * but for C0 and C1 (overlong), E0 (may be overlong) and ED (may be a surrogate); those and four-byte
 * characters are rare in a roll and left to the careful look. */
static inline bool scan_is_suspect(const __m128i x[4], uint64_t high, uint64_t *carry)
{
    __m128i follows[4], three[4], rare[4];
    for (int i = 0; i < 4; i++) {
        follows[i] = _mm_cmplt_epi8(x[i], _mm_set1_epi8((char)0xC0));
        three[i] = _mm_cmpeq_epi8(_mm_max_epu8(x[i], _mm_set1_epi8((char)0xE0)), x[i]);
        __m128i four = _mm_cmpeq_epi8(_mm_max_epu8(x[i], _mm_set1_epi8((char)0xF0)), x[i]);
        __m128i e0 = _mm_cmpeq_epi8(x[i], _mm_set1_epi8((char)0xE0));
        __m128i ed = _mm_cmpeq_epi8(x[i], _mm_set1_epi8((char)0xED));
        __m128i c0 = _mm_cmpeq_epi8(_mm_and_si128(x[i], _mm_set1_epi8((char)0xFE)), _mm_set1_epi8((char)0xC0));
        rare[i] = _mm_or_si128(_mm_or_si128(four, e0), _mm_or_si128(ed, c0));
    }
    uint64_t is = scan_bits(follows);
    uint64_t lead2 = high & ~is, lead3 = scan_bits(three);
    uint64_t must = lead2 << 1 | lead3 << 2 | *carry;
    *carry = lead2 >> 63 | lead3 >> 62;
    return must != is || scan_bits(rare);
}

static inline struct scan_block scan_block_sse2(const char *p, char separator, uint64_t *carry)
{
    __m128i x[4], mark[4];
    for (int i = 0; i < 4; i++) {
        x[i] = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i));
        __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(x[i], _mm_set1_epi8('\r')), x[i]);
        __m128i quote = _mm_cmpeq_epi8(x[i], _mm_set1_epi8('"'));
        mark[i] = _mm_or_si128(_mm_or_si128(control, quote), _mm_cmpeq_epi8(x[i], _mm_set1_epi8(separator)));
    }
    struct scan_block b = {.marks = scan_bits(mark)};
    uint64_t high = scan_bits(x);
    if (high | *carry) b.is_suspect = scan_is_suspect(x, high, carry);
    return b;
}
#endif

static inline struct scan_block scan_block_at(const char *p, char separator, uint64_t *carry)
{
#ifdef __SSE2__
    return scan_block_sse2(p, separator, carry);
#else
    return scan_block_portable(p, separator, carry);
#endif
}

#endif
