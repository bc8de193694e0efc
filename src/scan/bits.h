/* Black and white pictures, a bit a pixel, and their PNG: small enough to be kept for every ballot, and shown by
 * everything. Only PNG that this file wrote is read back. */
#ifndef SCAN_BITS_H
#define SCAN_BITS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* Rows begin at bytes, the first pixel is the highest bit, set bits are white. */
struct scan_picture {
    int32_t width, height;
    uint8_t *rows;
};

/* All white, in a. width and height 1 ..= 20 000. */
struct scan_picture scan_picture_new(struct arena *a, int32_t width, int32_t height);

static inline size_t scan_picture_stride(const struct scan_picture *p)
{
    return ((size_t)p->width + 7) / 8;
}

static inline bool scan_picture_is_black(const struct scan_picture *p, int32_t x, int32_t y)
{
    return !(p->rows[(size_t)y * scan_picture_stride(p) + (size_t)x / 8] >> (7 - x % 8) & 1);
}

static inline void scan_picture_blacken(struct scan_picture *p, int32_t x, int32_t y)
{
    p->rows[(size_t)y * scan_picture_stride(p) + (size_t)x / 8] &= (uint8_t) ~(0x80 >> (x % 8));
}

/* The file's bytes, in a. ERR_ENVIRONMENT without memory. */
MUST_USE bool scan_picture_pack(struct arena *a, const struct scan_picture *p, struct str *png, struct err *e);

/* ERR_INPUT when it is not what scan_picture_pack wrote. */
MUST_USE bool scan_picture_unpack(struct arena *a, struct str png, struct scan_picture *p, struct err *e);

/* A part of the picture, enlarged by a whole number; what lies outside is white. */
struct scan_picture scan_picture_cut(
        struct arena *a, const struct scan_picture *p, int32_t x, int32_t y, int32_t w, int32_t h, int32_t times);

#endif
