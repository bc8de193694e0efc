/* Chance from a seed: the same seed gives the same draws on every machine, so that a drawn figure can be checked. */
#ifndef CADRE_CHANCE_H
#define CADRE_CHANCE_H

#include <stdint.h>

struct chance {
    uint64_t state;
};

static inline struct chance chance_from(uint64_t seed)
{
    return (struct chance){seed};
}

/* 64 random bits (SplitMix64: Steele, Lea and Flood 2014). */
static inline uint64_t chance_bits(struct chance *c)
{
    uint64_t z = c->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0 ..= n - 1; n >= 1. Off by less than n / 2^32. */
static inline uint32_t chance_below(struct chance *c, uint32_t n)
{
    return (uint32_t)(((chance_bits(c) >> 32) * n) >> 32);
}

/* 0 <= x < 1 in steps of 2^-53. */
static inline double chance_share(struct chance *c)
{
    return (double)(chance_bits(c) >> 11) * 0x1p-53;
}

/* How many of n come true, each with that chance: 0 ..= n; n up to 10^7, 0 <= share <= 1. By inversion from the likeliest number
 * outwards: as many steps as the numbers are spread. */
int64_t chance_binomial(struct chance *c, int64_t n, double share);

#endif
