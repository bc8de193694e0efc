/* From the ballot to the picture: where a point of the layout, in micrometres, lies in pixels of the image. Affine: it
 * holds shift, skew, stretch and the four ways of turning a sheet. */
#ifndef SCAN_MAP_H
#define SCAN_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct scan_point {
    double x, y;
};

struct scan_map {
    double xx, xy, x0; /* pixel x = xx * x + xy * y + x0 */
    double yx, yy, y0; /* pixel y = yx * x + yy * y + y0 */
};

static inline struct scan_point scan_map_at(const struct scan_map *m, double x, double y)
{
    return (struct scan_point){m->xx * x + m->xy * y + m->x0, m->yx * x + m->yy * y + m->y0};
}

/* The map that comes nearest to putting from[i] on to[i], n >= 3; false when the points lie on a line. */
bool scan_map_fit(const struct scan_point *from, const struct scan_point *to, size_t n, struct scan_map *m);

/* From pixels back to micrometres. */
struct scan_map scan_map_inverse(const struct scan_map *m);

/* Pixels of a micrometre along the ballot's x and y. */
double scan_map_scale_x(const struct scan_map *m);
double scan_map_scale_y(const struct scan_map *m);

/* How far the image is turned clockwise against the ballot: 0, 90, 180 or 270 degrees, skew apart. */
int32_t scan_map_quarter(const struct scan_map *m);

#endif
