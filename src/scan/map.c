#include "scan/map.h"

#include <math.h>

/* Solves the normal equations of one row of the map: s holds sums of xx xy x yy y n. */
static bool solve(const double s[6], const double t[3], double out[3])
{
    double xx = s[0], xy = s[1], x = s[2], yy = s[3], y = s[4], n = s[5];
    double d = xx * (yy * n - y * y) - xy * (xy * n - y * x) + x * (xy * y - yy * x);
    if (!(fabs(d) > 1e-9)) return false;
    out[0] = (t[0] * (yy * n - y * y) - xy * (t[1] * n - y * t[2]) + x * (t[1] * y - yy * t[2])) / d;
    out[1] = (xx * (t[1] * n - y * t[2]) - t[0] * (xy * n - y * x) + x * (xy * t[2] - t[1] * x)) / d;
    out[2] = (xx * (yy * t[2] - t[1] * y) - xy * (xy * t[2] - t[1] * x) + t[0] * (xy * y - yy * x)) / d;
    return true;
}

bool scan_map_fit(const struct scan_point *from, const struct scan_point *to, size_t n, struct scan_map *m)
{
    double s[6] = {0}, tx[3] = {0}, ty[3] = {0}, mean_x = 0, mean_y = 0;
    enum { MILLIMETRE = 1000 };
    for (size_t i = 0; i < n; i++) {
        mean_x += from[i].x / (double)n;
        mean_y += from[i].y / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        double x = (from[i].x - mean_x) / MILLIMETRE, y = (from[i].y - mean_y) / MILLIMETRE;
        const double row[3] = {x, y, 1};
        s[0] += x * x, s[1] += x * y, s[2] += x, s[3] += y * y, s[4] += y, s[5] += 1;
        for (int k = 0; k < 3; k++) {
            tx[k] += row[k] * to[i].x;
            ty[k] += row[k] * to[i].y;
        }
    }
    double a[3], b[3];
    if (!solve(s, tx, a) || !solve(s, ty, b)) return false;
    *m = (struct scan_map){a[0] / MILLIMETRE, a[1] / MILLIMETRE, 0, b[0] / MILLIMETRE, b[1] / MILLIMETRE, 0};
    m->x0 = a[2] - m->xx * mean_x - m->xy * mean_y;
    m->y0 = b[2] - m->yx * mean_x - m->yy * mean_y;
    return true;
}

struct scan_map scan_map_inverse(const struct scan_map *m)
{
    double d = m->xx * m->yy - m->xy * m->yx;
    struct scan_map i = {m->yy / d, -m->xy / d, 0, -m->yx / d, m->xx / d, 0};
    i.x0 = -(i.xx * m->x0 + i.xy * m->y0);
    i.y0 = -(i.yx * m->x0 + i.yy * m->y0);
    return i;
}

double scan_map_scale_x(const struct scan_map *m)
{
    return hypot(m->xx, m->yx);
}

double scan_map_scale_y(const struct scan_map *m)
{
    return hypot(m->xy, m->yy);
}

int32_t scan_map_quarter(const struct scan_map *m)
{
    if (fabs(m->xx) >= fabs(m->yx)) return m->xx >= 0 ? 0 : 180;
    return m->yx >= 0 ? 90 : 270;
}
