#include "scan/solid.h"

#include <string.h>

/* out[i] = the least of from[i - reach] ..= from[i + reach], with flip the most. Near the ends there is less to
 * look at. */
static void spread_row(const uint8_t *restrict from, uint8_t *restrict out, int32_t n, int32_t reach, uint8_t flip)
{
    for (int32_t i = 0; i < n; i++) out[i] = from[i] ^ flip;
    for (int32_t k = 1; k <= reach; k++) {
        for (int32_t i = k; i < n; i++) {
            uint8_t v = from[i - k] ^ flip;
            out[i] = v < out[i] ? v : out[i];
        }
        for (int32_t i = 0; i < n - k; i++) {
            uint8_t v = from[i + k] ^ flip;
            out[i] = v < out[i] ? v : out[i];
        }
    }
    for (int32_t i = 0; i < n; i++) out[i] ^= flip;
}

/* The same down the columns, for all of a row at once. */
static void spread_columns(const struct scan_image *from, uint8_t *out, int32_t y, int32_t reach, uint8_t flip)
{
    size_t stride = (size_t)from->stride;
    int32_t first = y < reach ? 0 : y - reach, last = y + reach >= from->height ? from->height - 1 : y + reach;
    memset(out, 255, stride);
    for (int32_t k = first; k <= last; k++) {
        const uint8_t *row = from->pixels + (size_t)k * stride;
        for (size_t x = 0; x < stride; x++) {
            uint8_t v = row[x] ^ flip;
            out[x] = v < out[x] ? v : out[x];
        }
    }
    for (size_t x = 0; x < stride; x++) out[x] ^= flip;
}

/* Black spreads by reach to all sides, or with flip white does. */
static void spread(const struct scan_image *from, int32_t reach, uint8_t flip, uint8_t *across, uint8_t *out)
{
    struct scan_image half = *from;
    size_t stride = (size_t)from->stride;
    half.pixels = across;
    for (int32_t y = 0; y < from->height; y++)
        spread_row(from->pixels + (size_t)y * stride, across + (size_t)y * stride, from->stride, reach, flip);
    for (int32_t y = 0; y < from->height; y++) spread_columns(&half, out + (size_t)y * stride, y, reach, flip);
}

bool scan_make_solid(const struct scan_image *image, int32_t reach, struct scan_bytes *room, struct scan_image *solid)
{
    size_t n = (size_t)image->stride * (size_t)image->height;
    struct err ignored;
    if (n > SCAN_SOLID_BYTES_MAX || reach < 1 || reach > SCAN_SOLID_REACH_MAX ||
            !scan_bytes_reserve(room, 2 * n, &ignored))
        return false;
    *solid = *image;
    solid->pixels = room->p;
    for (size_t i = 0; i < n; i++) solid->pixels[i] = image->pixels[i] == 255 ? 255 : 0;
    spread(solid, reach, 0, room->p + n, solid->pixels);
    spread(solid, reach, 0xFF, room->p + n, solid->pixels);
    return true;
}
