#include "scan/spread.h"

enum { BAND_UM = 2500 };

/* The most ink in so many neighbours. */
static int32_t most_in_band(const int32_t *counts, int32_t n, int32_t band)
{
    int32_t most = 0, sum = 0;
    for (int32_t i = 0; i < n; i++) {
        sum += counts[i];
        if (i >= band) sum -= counts[i - band];
        if (sum > most) most = sum;
    }
    return most;
}

double scan_ink_off_band(const struct scan_patch *p)
{
    int32_t rows[SCAN_PATCH_SIDE_MAX] = {0}, columns[SCAN_PATCH_SIDE_MAX] = {0}, ink = 0, band = BAND_UM / p->um;
    if (p->w > SCAN_PATCH_SIDE_MAX || p->h > SCAN_PATCH_SIDE_MAX) return 0;
    for (int32_t y = 0; y < p->h; y++)
        for (int32_t x = 0; x < p->w; x++)
            if (p->mask[(size_t)y * (size_t)p->w + (size_t)x] == 1) rows[y]++, columns[x]++, ink++;
    int32_t across = most_in_band(rows, p->h, band), upright = most_in_band(columns, p->w, band);
    return (ink - (across > upright ? across : upright)) * (p->um / 1000.0) * (p->um / 1000.0);
}
