/* A scanned page as grey pixels, and what the decoders share to make one.
 *
 * Pages are read at 150 to 200 pixels an inch: what was scanned at 250 dpi or more is halved while it is decoded, which
 * is faster than reading it whole and loses nothing (docs/scanning.md). Nothing is allocated by the word of a file
 * before its header was held against the limits below. */
#ifndef SCAN_IMAGE_H
#define SCAN_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"

enum {
    SCAN_PIXELS_MAX = 24000000, /* A4 at 400 dpi has 15.5 million; room for half a page more */
    SCAN_SIDE_MAX = 12000,
    SCAN_SIDE_MIN = 400,   /* A5 at 150 dpi is 874 wide */
    SCAN_SLACK_BYTES = 64, /* readable past the last pixel */
};

struct scan_image {
    int32_t width, height; /* pixels */
    int32_t stride;        /* bytes from one row to the next */
    uint8_t *pixels;       /* 0 black ..= 255 white, from the top left; borrowed from the reader until its next page */
    int32_t dpi;           /* of these pixels; 0 when the file does not say, or says what no scanner does */
    int32_t rotation;      /* degrees clockwise by which the file wants it shown: 0, 90, 180, 270 */
    bool is_bilevel;       /* made from one bit a pixel: grey means a share of black pixels */
};

/* Bytes that grow and are used again from page to page. */
struct scan_bytes {
    uint8_t *p;
    size_t n;
    size_t capacity;
};

/* Room for n bytes and the slack; what was there before is lost when it grows. ERR_ENVIRONMENT without memory. */
MUST_USE bool scan_bytes_reserve(struct scan_bytes *b, size_t n, struct err *e);
void scan_bytes_free(struct scan_bytes *b);

/* ERR_INPUT with the reason when no page may have this size. */
MUST_USE bool scan_size_check(int64_t width, int64_t height, struct err *e);

/* A resolution as files state it, or 0 when it is outside 100 ..= 700. */
int32_t scan_dpi_plain(double dpi);

/* 2 when the page is to be halved, else 1. dpi of the file, 0 unknown. */
int32_t scan_reduction(int32_t width, int32_t height, int32_t dpi);

/* Two rows of 2 * n grey pixels become one of n. out may lie on or before upper. */
void scan_halve_grey(const uint8_t *upper, const uint8_t *lower, uint8_t *out, int32_t n);

/* Packed rows, most significant bit first, set bits black. bits and stride as given become grey in *image (whose
 * pixels must hold it; width and height are those of the bits), halved when reduction is 2. */
struct scan_bits {
    const uint8_t *p;
    int32_t width, height, stride;
    bool is_white_set; /* set bits are white instead */
};
void scan_bits_to_grey(const struct scan_bits *bits, int32_t reduction, struct scan_image *image);

/* Bytes that scan_bits_to_grey writes. */
size_t scan_bits_grey_bytes(const struct scan_bits *bits, int32_t reduction);

#endif
