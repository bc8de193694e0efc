#include "scan/row.h"

#include <math.h>

enum { REACH_UM = 1500, STRAY_UM = 500, SIDES = 2 };

struct shift {
    double x, y; /* pixels from where the map expects the mark */
    bool is_seen;
};

static struct ballot_rect mark_of(const struct ballot_layout *l, size_t row, int side)
{
    return side ? l->rows[row].right : l->rows[row].left;
}

static struct shift find_mark(const struct scan_image *image, const struct scan_map *m, struct ballot_rect r)
{
    double scale_x = scan_map_scale_x(m), scale_y = scan_map_scale_y(m);
    struct scan_point expected = scan_map_at(m, r.x + r.w / 2.0, r.y + r.h / 2.0), at = expected;
    bool is_lying = scan_map_quarter(m) % 180 != 0;
    double w = is_lying ? r.h * scale_y : r.w * scale_x, h = is_lying ? r.w * scale_x : r.h * scale_y;
    struct shift s = {0};
    s.is_seen = scan_find_rectangle(image, w, h, REACH_UM * (scale_x + scale_y) / 2, &at);
    if (s.is_seen) s.x = at.x - expected.x, s.y = at.y - expected.y;
    return s;
}

static double middle_of(double *v, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && v[k] < v[k - 1]; k--) {
            double t = v[k];
            v[k] = v[k - 1];
            v[k - 1] = t;
        }
    return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

/* A mark that is far from what its neighbours say was not the mark. */
static void drop_strays(struct shift *s, size_t n, double far)
{
    bool is_stray[BALLOT_ROWS_MAX] = {false};
    for (size_t i = 0; i < n; i++) {
        double x[5], y[5];
        size_t near = 0;
        for (size_t k = i < 2 ? 0 : i - 2; k <= i + 2 && k < n; k++) {
            if (!s[k].is_seen) continue;
            x[near] = s[k].x;
            y[near++] = s[k].y;
        }
        is_stray[i] = near >= 3 && (fabs(middle_of(x, near) - s[i].x) > far || fabs(middle_of(y, near) - s[i].y) > far);
    }
    for (size_t i = 0; i < n; i++) s[i].is_seen &= !is_stray[i];
}

/* Unseen marks lie between the nearest seen ones, or follow the one there is. False when none was seen. */
static bool fill_gaps(struct shift *s, size_t n)
{
    bool is_any = false;
    for (size_t i = 0; i < n; i++) is_any |= s[i].is_seen;
    for (size_t i = 0; is_any && i < n; i++) {
        if (s[i].is_seen) continue;
        size_t before = i, after = i;
        while (before > 0 && !s[before].is_seen) before--;
        while (after < n - 1 && !s[after].is_seen) after++;
        if (!s[before].is_seen) before = after;
        if (!s[after].is_seen) after = before;
        double t = after == before ? 0 : (double)(i - before) / (double)(after - before);
        s[i].x = s[before].x + t * (s[after].x - s[before].x);
        s[i].y = s[before].y + t * (s[after].y - s[before].y);
    }
    return is_any;
}

/* The shift runs evenly from the left mark to the right one. */
static struct scan_map corrected(
        const struct scan_map *m, double from_um, double to_um, struct shift left, struct shift right)
{
    struct scan_map c = *m;
    double slope_x = (right.x - left.x) / (to_um - from_um), slope_y = (right.y - left.y) / (to_um - from_um);
    c.xx += slope_x;
    c.yx += slope_y;
    c.x0 += left.x - slope_x * from_um;
    c.y0 += left.y - slope_y * from_um;
    return c;
}

void scan_read_rows(
        const struct scan_image *image, const struct ballot_layout *l, const struct scan_map *m, struct scan_rows *rows)
{
    struct shift s[SIDES][BALLOT_ROWS_MAX];
    double scale = (scan_map_scale_x(m) + scan_map_scale_y(m)) / 2;
    bool is_any[SIDES];
    *rows = (struct scan_rows){0};
    for (int side = 0; side < SIDES; side++) {
        for (size_t i = 0; i < l->row_count; i++) s[side][i] = find_mark(image, m, mark_of(l, i, side));
        drop_strays(s[side], l->row_count, STRAY_UM * scale);
        for (size_t i = 0; i < l->row_count; i++) rows->seen += s[side][i].is_seen;
        is_any[side] = fill_gaps(s[side], l->row_count);
    }
    for (size_t i = 0; i < l->row_count; i++) {
        struct shift none = {0};
        struct shift left = is_any[0] ? s[0][i] : is_any[1] ? s[1][i] : none;
        struct shift right = is_any[1] ? s[1][i] : left;
        struct ballot_rect from = l->rows[i].left, to = l->rows[i].right;
        rows->maps[i] = corrected(m, from.x + from.w / 2.0, to.x + to.w / 2.0, left, right);
        double far = fmax(hypot(left.x, left.y), hypot(right.x, right.y)) / scale;
        if (far > rows->shift_um) rows->shift_um = far;
    }
}
