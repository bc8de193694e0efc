/* What the two ways of reading PNG share; only png.c and png_any.c include it. */
#ifndef SCAN_PNG_H
#define SCAN_PNG_H

#include "scan/format.h"

struct scan_png {
    int32_t width, height;
    int32_t depth, kind; /* bits of a sample; colour type as in the file */
    bool is_interlaced;
    bool is_fast;      /* plain grey or black and white: the packed bytes lie at the front of the file buffer */
    bool is_white_set; /* black and white only */
    int32_t dpi;       /* 0 unknown */
    int32_t row_bytes;
    size_t packed;
};

/* Any PNG by libpng, a row at a time from the open file. */
MUST_USE bool scan_png_decode_any(
        struct scan_reader *r, const struct scan_png *png, struct scan_image *image, struct err *e);

#endif
