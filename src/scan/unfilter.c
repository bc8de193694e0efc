#include "scan/unfilter.h"

#include <stdlib.h>
#include <string.h>

static void sub(uint8_t *row, int32_t n, int32_t step)
{
    if (step == 1) {
        uint8_t left = 0;
        for (int32_t i = 0; i < n; i++) row[i] = left = (uint8_t)(row[i] + left);
        return;
    }
    for (int32_t i = step; i < n; i++) row[i] = (uint8_t)(row[i] + row[i - step]);
}

static void up(uint8_t *restrict row, const uint8_t *restrict above, int32_t n)
{
    for (int32_t i = 0; i < n; i++) row[i] = (uint8_t)(row[i] + above[i]);
}

static void average(uint8_t *row, const uint8_t *above, int32_t n, int32_t step)
{
    for (int32_t i = 0; i < n; i++) {
        unsigned left = i < step ? 0 : row[i - step];
        row[i] = (uint8_t)(row[i] + ((left + above[i]) >> 1));
    }
}

static inline int32_t nearest(int32_t left, int32_t up_, int32_t corner)
{
    int32_t p = up_ - corner, q = left - corner;
    int32_t to_left = abs(p), to_up = abs(q), to_corner = abs(p + q);
    int32_t best = to_up < to_left ? up_ : left;
    int32_t least = to_up < to_left ? to_up : to_left;
    return to_corner < least ? corner : best;
}

static void paeth(uint8_t *row, const uint8_t *above, int32_t n, int32_t step)
{
    if (step == 1) {
        int32_t left = 0, corner = 0;
        for (int32_t i = 0; i < n; i++) {
            int32_t b = above[i];
            left = row[i] = (uint8_t)(row[i] + nearest(left, b, corner));
            corner = b;
        }
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        int32_t left = i < step ? 0 : row[i - step], corner = i < step ? 0 : above[i - step];
        row[i] = (uint8_t)(row[i] + nearest(left, above[i], corner));
    }
}

/* The first row has zeros above it: up does nothing, Paeth is sub, the average is half the left neighbour. */
static void average_first(uint8_t *row, int32_t n, int32_t step)
{
    for (int32_t i = step; i < n; i++) row[i] = (uint8_t)(row[i] + (row[i - step] >> 1));
}

bool scan_unfilter(int filter, uint8_t *row, const uint8_t *above, int32_t n, int32_t step)
{
    switch (filter) {
    case 0: return true;
    case 1: sub(row, n, step); return true;
    case 2:
        if (above) up(row, above, n);
        return true;
    case 3:
        if (above)
            average(row, above, n, step);
        else
            average_first(row, n, step);
        return true;
    case 4:
        if (above)
            paeth(row, above, n, step);
        else
            sub(row, n, step);
        return true;
    default: return false;
    }
}
