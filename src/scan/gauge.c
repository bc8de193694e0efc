#include "scan/gauge.h"

#include <math.h>

enum {
    ASIDE_UM = 450,  /* looked at on either side: the feed is uneven, and no box is nearer than a millimetre and a half */
    ALONG_UM = 60,
    ACROSS_UM = 30,
};

/* Half way between the maps of two rows. */
static struct scan_map between(const struct scan_map *a, const struct scan_map *b)
{
    return (struct scan_map){(a->xx + b->xx) / 2, (a->xy + b->xy) / 2, (a->x0 + b->x0) / 2, (a->yx + b->yx) / 2,
            (a->yy + b->yy) / 2, (a->y0 + b->y0) / 2};
}

/* The black across a level stretch, on an average, in millimetres. */
static double black_across(const struct scan_image *image, const struct scan_map *m, int32_t x, double y, int32_t length)
{
    int32_t steps = length / ALONG_UM, lanes = 2 * ASIDE_UM / ACROSS_UM;
    double black = 0;
    for (int32_t i = 0; i < steps; i++)
        for (int32_t k = 0; k < lanes; k++) {
            struct scan_point p = scan_map_at(m, x + (i + 0.5) * ALONG_UM, y - ASIDE_UM + (k + 0.5) * ACROSS_UM);
            if (p.x < 0 || p.y < 0 || p.x >= image->width || p.y >= image->height) return 0;
            black += 255 - image->pixels[(size_t)(int32_t)p.y * (size_t)image->stride + (size_t)(int32_t)p.x];
        }
    return black / 255 / steps * ACROSS_UM / 1000;
}

static int32_t middle_of(const struct ballot_row *r)
{
    return r->top + r->height / 2;
}

double scan_gauge_lines(const struct scan_image *image, const struct ballot_layout *l, const struct scan_rows *rows)
{
    double seen[BALLOT_BOXES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < l->box_count; i++) {
        const struct ballot_box *b = &l->boxes[i];
        if (b->row == 0) continue;
        const struct ballot_row *row = &l->rows[b->row];
        struct scan_map m = between(&rows->maps[b->row - 1], &rows->maps[b->row]);
        double here = black_across(image, &m, b->at.x, (middle_of(row - 1) + middle_of(row)) / 2.0, b->at.w);
        size_t at = n++;
        for (; at > 0 && seen[at - 1] > here; at--) seen[at] = seen[at - 1];
        seen[at] = here;
    }
    return n ? seen[n / 4] : 0;
}
