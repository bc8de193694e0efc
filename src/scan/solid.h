/* Print with hardly any toner comes out of a black and white scanner as specks. Where specks lie close together they
 * are made one black area again, so that squares, marks and the code can be found; single specks stay what they are. */
#ifndef SCAN_SOLID_H
#define SCAN_SOLID_H

#include "scan/image.h"

enum { SCAN_SOLID_BYTES_MAX = 8 << 20, SCAN_SOLID_REACH_MAX = 4 };

/* image: from one bit a pixel, at most SCAN_SOLID_BYTES_MAX. Gaps of up to twice reach pixels close. The new pixels,
 * 0 and 255, lie in room. False without memory or when the image is too large. */
bool scan_make_solid(
        const struct scan_image *image, int32_t reach, struct scan_bytes *room, struct scan_image *solid);

#endif
