/* Chance that is the same for the same seed on every machine. */
#ifndef CHANCE_H
#define CHANCE_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

struct chance {
    uint64_t state;
};

static inline uint64_t chance_bits(struct chance *c)
{
    uint64_t z = (c->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* low <= x < high */
static inline double chance_between(struct chance *c, double low, double high)
{
    return low + (high - low) * (double)(chance_bits(c) >> 11) / 9007199254740992.0;
}

/* 0 <= n < below */
static inline int32_t chance_below(struct chance *c, int32_t below)
{
    return (int32_t)(chance_bits(c) % (uint64_t)below);
}

static inline bool chance_is(struct chance *c, double share)
{
    return chance_between(c, 0, 1) < share;
}

/* Around 0, two thirds of it within spread. */
static inline double chance_normal(struct chance *c, double spread)
{
    double sum = 0;
    for (int i = 0; i < 6; i++) sum += chance_between(c, -1, 1);
    return sum * spread * 0.7071;
}

#endif
