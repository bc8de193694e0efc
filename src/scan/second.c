#include "scan/second.h"

#include <math.h>
#include <string.h>

enum {
    OVERHANG_UM = 10000,
    SLIM_UM = 2000,
    SLACK_UM = 3000,   /* around the ballot: its own shadow */
    CELL_UM = 1000,    /* print is looked for in cells */
    INKED_PERCENT = 12, /* black of a cell: less is grain */
    SOLID_PERCENT = 85, /* more is the bed */
    AROUND = 2,        /* cells around, in which a line is thin and print is not */
    THICK = 12,        /* of those 25 */
    PRINT_CELLS = 40,  /* square millimetres */
};

/* A strip of the image beyond the ballot. */
struct strip {
    const struct scan_image *image;
    const struct ballot_layout *layout;
    struct scan_map back; /* from pixels to micrometres */
    struct scan_window w;
    double scale; /* pixels of a micrometre */
};

static bool is_outside(const struct strip *s, double x, double y, double slack)
{
    struct scan_point p = scan_map_at(&s->back, x, y);
    return p.x < -slack || p.y < -slack || p.x > s->layout->width + slack || p.y > s->layout->height + slack;
}

/* A corner square of another ballot. */
static bool has_square(const struct strip *s, struct scan_bytes *scratch)
{
    struct scan_spot spot;
    return scan_find_squares(s->image, s->w, BALLOT_CORNER_UM * s->scale, scratch, &spot, 1) && spot.strength > 0.4 &&
           is_outside(s, spot.at.x, spot.at.y, 0);
}

/* Whether the cell is partly black: 1 or 0. */
static uint8_t is_inked(const struct strip *s, int32_t x, int32_t y, int32_t side, int32_t level)
{
    if (!is_outside(s, x + side / 2.0, y + side / 2.0, SLACK_UM)) return 0;
    int32_t dark = 0;
    for (int32_t k = 0; k < side; k++) {
        const uint8_t *row = s->image->pixels + (size_t)(y + k) * (size_t)s->image->stride + x;
        for (int32_t i = 0; i < side; i++) dark += row[i] < level;
    }
    return dark * 100 > side * side * INKED_PERCENT && dark * 100 < side * side * SOLID_PERCENT;
}

static bool has_print(const struct strip *s, struct scan_bytes *scratch)
{
    int32_t side = (int32_t)(CELL_UM * s->scale), level = scan_white(s->image, s->w) / 2;
    int32_t w = s->w.w / side, h = s->w.h / side, print = 0;
    struct err ignored;
    if (level < 50 || w <= 2 * AROUND || h <= 2 * AROUND ||
            !scan_bytes_reserve(scratch, (size_t)w * (size_t)h, &ignored))
        return false;
    for (int32_t y = 0; y < h; y++)
        for (int32_t x = 0; x < w; x++)
            scratch->p[y * w + x] = is_inked(s, s->w.x + x * side, s->w.y + y * side, side, level);
    for (int32_t y = AROUND; y < h - AROUND; y++)
        for (int32_t x = AROUND; x < w - AROUND; x++) {
            int32_t around = 0;
            for (int32_t k = -AROUND; k <= AROUND; k++)
                for (int32_t i = -AROUND; i <= AROUND; i++) around += scratch->p[(y + k) * w + x + i];
            print += around >= THICK;
        }
    return print >= PRINT_CELLS;
}

bool scan_has_second_sheet(const struct scan_image *image, const struct ballot_layout *l, const struct scan_map *m,
        struct scan_bytes *scratch)
{
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (int i = 0; i < 4; i++) {
        struct scan_point p = scan_map_at(m, (i & 1) * l->width, (i >> 1) * l->height);
        left = fmin(left, p.x), right = fmax(right, p.x), top = fmin(top, p.y), bottom = fmax(bottom, p.y);
    }
    struct strip s = {.image = image,
            .layout = l,
            .back = scan_map_inverse(m),
            .scale = (scan_map_scale_x(m) + scan_map_scale_y(m)) / 2};
    int32_t slack = (int32_t)(SLIM_UM * s.scale), least = (int32_t)((OVERHANG_UM - SLIM_UM) * s.scale);
    int32_t upper = (int32_t)top - slack, lower = (int32_t)bottom + slack, first = (int32_t)left - slack,
            last = (int32_t)right + slack;
    const struct scan_window strips[] = {{0, 0, image->width, upper}, {0, lower, image->width, image->height - lower},
            {0, 0, first, image->height}, {last, 0, image->width - last, image->height}};
    for (size_t i = 0; i < sizeof strips / sizeof *strips; i++) {
        s.w = strips[i];
        if (s.w.w < least || s.w.h < least || s.w.x < 0 || s.w.y < 0) continue;
        if (has_square(&s, scratch) || has_print(&s, scratch)) return true;
    }
    return false;
}
