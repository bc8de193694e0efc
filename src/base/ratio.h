/* Exact shares. The law speaks in halves, thirds and per cent; nothing here rounds except the
 * functions that write a share for people to read. Parts and wholes are counts: 0 ..= 10^12. */
#ifndef BASE_RATIO_H
#define BASE_RATIO_H

#include <stdint.h>

#include "base/arena.h"

/* part of whole; whole > 0 */
struct ratio {
    int64_t part;
    int64_t whole;
};

/* 过半数: strictly more than one half */
static inline bool ratio_is_majority(int64_t part, int64_t whole)
{
    return 2 * part > whole;
}

/* 三分之二以上 */
static inline bool ratio_is_two_thirds(int64_t part, int64_t whole)
{
    return 3 * part >= 2 * whole;
}

/* Negative, zero, positive as a is less than, equal to, more than b. */
int ratio_compare(struct ratio a, struct ratio b);

/* The share in units of 10^-decimals per cent, rounded half away from zero: {1, 3} with 2 decimals is 3333. */
int64_t ratio_percent(struct ratio r, int decimals);

/* now - before in units of 10^-decimals percentage points (百分点), rounded once, half away from zero. */
int64_t ratio_points(struct ratio now, struct ratio before, int decimals);

/* r / base - 1 in units of 0.01 %, rounded half away from zero; both > 0. */
int64_t ratio_deviation(struct ratio r, struct ratio base);

/* "33.33%", "-1.5", "+2.0": scaled is a number in units of 10^-decimals (0 ..= 6). */
const char *ratio_text_percent(struct arena *a, struct ratio r, int decimals);
const char *ratio_text_signed(struct arena *a, int64_t scaled, int decimals);

#endif
