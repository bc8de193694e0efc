/* Black and white images by CCITT group 4, as scanners store them, decoded straight to grey pixels: twice as fast as
 * unpacking them to bits first. */
#ifndef SCAN_FAX_H
#define SCAN_FAX_H

#include "scan/image.h"

/* Where to paint: the size of what is decoded, and the grey image, halved when reduction is 2. */
struct scan_fax_page {
    int32_t width, height; /* before it is halved */
    int32_t reduction;     /* 1 or 2 */
    bool is_white;         /* what the code calls black is white */
    uint8_t *pixels;
    int32_t stride;
};

/* Everything the colour that is not painted. */
void scan_fax_clear(const struct scan_fax_page *page);

/* Paints rows from first on; bytes has SCAN_SLACK_BYTES readable behind its n. room is used and kept. False when the
 * code is broken or ends early, which may have been painted in part. */
MUST_USE bool scan_fax_paint(const struct scan_fax_page *page, const uint8_t *bytes, size_t n, int32_t first,
        int32_t rows, struct scan_bytes *room);

#endif
