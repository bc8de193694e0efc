/* Eight bytes looked at together. */
#ifndef ROLL_SWAR_H
#define ROLL_SWAR_H

#include <stdint.h>
#include <string.h>

/* The first byte becomes the lowest, whatever the machine. */
static inline uint64_t swar_load8(const char *p)
{
    uint64_t w;
    memcpy(&w, p, sizeof w);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    w = __builtin_bswap64(w);
#endif
    return w;
}

static inline uint32_t swar_load4(const char *p)
{
    uint32_t w;
    memcpy(&w, p, sizeof w);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    w = __builtin_bswap32(w);
#endif
    return w;
}

/* memcmp for short texts, without a call: any n. */
static inline int swar_are_same(const char *a, const char *b, size_t n)
{
    uint64_t differ = 0;
    if (n >= 8) {
        for (size_t i = 0; i + 8 < n; i += 8) differ |= swar_load8(a + i) ^ swar_load8(b + i);
        return (differ | (swar_load8(a + n - 8) ^ swar_load8(b + n - 8))) == 0;
    }
    if (n >= 4) return swar_load4(a) == swar_load4(b) && swar_load4(a + n - 4) == swar_load4(b + n - 4);
    for (size_t i = 0; i < n; i++) differ |= (uint64_t)(unsigned char)(a[i] ^ b[i]);
    return differ == 0;
}

static inline int swar_are_digits(uint64_t w)
{
    const uint64_t high = 0xF0F0F0F0F0F0F0F0u, zeros = 0x3030303030303030u;
    return ((w & high) == zeros) && (((w + 0x0606060606060606u) & high) == zeros);
}

/* Eight values 0 ..= 9, the first in the lowest byte, as a decimal number: pairs, then fours, then all. */
static inline uint32_t swar_decimal(uint64_t d)
{
    const uint64_t fours = 0x000000FF000000FFu;
    d = d * 10 + (d >> 8);
    return (uint32_t)((((d & fours) * 0x000F424000000064u) + (((d >> 16) & fours) * 0x0000271000000001u)) >> 32);
}

#endif
