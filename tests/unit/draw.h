/* Numbers drawn by a seed: the same for the same seed, on every machine. */
#ifndef DRAW_H
#define DRAW_H

#include <stdbool.h>
#include <stdint.h>

static uint64_t draw_seed;

static int32_t draw_below(int32_t n)
{
    draw_seed = draw_seed * 6364136223846793005u + 1442695040888963407u;
    return (int32_t)((draw_seed >> 33) % (uint64_t)n);
}

static int32_t draw_between(int32_t low, int32_t high)
{
    return low + draw_below(high - low + 1);
}

static bool draw_chance(int32_t percent)
{
    return draw_below(100) < percent;
}

#endif
