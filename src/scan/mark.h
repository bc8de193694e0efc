/* Finding printed black rectangles: the corners of a ballot, its bar, the marks of its rows. */
#ifndef SCAN_MARK_H
#define SCAN_MARK_H

#include "scan/image.h"
#include "scan/map.h"

/* A place that looks like a corner square. */
struct scan_spot {
    struct scan_point at; /* its middle, pixels */
    double strength;      /* how much darker it is than what is around, share of white: 0 ..= 1 */
};

/* A part of the image, pixels, clipped by whoever uses it. */
struct scan_window {
    int32_t x, y, w, h;
};

/* Dark squares of the given side in a window, strongest first, no two closer than one side. Returns how many, at most
 * most. side: pixels, 10 ..= 80. scratch is used and kept. */
size_t scan_find_squares(const struct scan_image *image, struct scan_window where, double side,
        struct scan_bytes *scratch, struct scan_spot *spots, size_t most);

/* A black rectangle of about w by h pixels near *at: moves *at to its middle, to a tenth of a pixel. False when within
 * reach there is none of that size with clear edges. */
bool scan_find_rectangle(const struct scan_image *image, double w, double h, double reach, struct scan_point *at);

/* The mean of what a rectangle of the layout shows, 0 ..= 255. */
double scan_mean(const struct scan_image *image, const struct scan_map *m, double x, double y, double w, double h);

/* The grey of paper in a window: what four fifths of its pixels do not exceed. */
int32_t scan_white(const struct scan_image *image, struct scan_window where);

#endif
