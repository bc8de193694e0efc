#include "scan/mark.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scan/stretch.h"

enum { PROFILE_MAX = 400, WIDE_MAX = 256 /* whose greys add up in 16 bits */ };

static struct scan_window clipped(const struct scan_image *image, struct scan_window w)
{
    if (w.x < 0) w.w += w.x, w.x = 0;
    if (w.y < 0) w.h += w.y, w.y = 0;
    if (w.w > image->width - w.x) w.w = image->width - w.x;
    if (w.h > image->height - w.y) w.h = image->height - w.y;
    return w;
}

static const uint8_t *row_at(const struct scan_image *image, int32_t y)
{
    return image->pixels + (size_t)y * (size_t)image->stride;
}

int32_t scan_white(const struct scan_image *image, struct scan_window where)
{
    enum { STEP = 5 };
    struct scan_window w = clipped(image, where);
    uint32_t counts[256] = {0}, total = 0;
    for (int32_t y = w.y; y < w.y + w.h; y += STEP) {
        const uint8_t *row = row_at(image, y);
        for (int32_t x = w.x; x < w.x + w.w; x += STEP) counts[row[x]]++, total++;
    }
    uint32_t below = 0;
    for (int32_t v = 0; v < 256; v++)
        if ((below += counts[v]) * 5 >= total * 4) return v;
    return 255;
}

/* Sums of darkness over all rectangles from the top left, in cells; one row and one column of zeros first. */
struct sums {
    uint32_t *p;
    uint8_t *rows; /* room for what is halved on the way */
    int32_t w, h, stride;
};

static uint32_t sum_of(const struct sums *s, int32_t x, int32_t y, int32_t w, int32_t h)
{
    const uint32_t *top = s->p + (size_t)y * (size_t)s->stride + x, *bottom = top + (size_t)h * (size_t)s->stride;
    return bottom[w] - bottom[0] - top[w] + top[0];
}

/* Row y of the window in cells of two or four pixels a side. */
static const uint8_t *cell_row(
        const struct scan_image *image, struct scan_window w, int32_t step, int32_t y, const struct sums *s)
{
    const uint8_t *from = row_at(image, w.y + y * step) + w.x;
    int32_t half = s->w * step / 2;
    uint8_t *upper = s->rows, *lower = s->rows + half, *out = s->rows + 2 * half;
    scan_halve_grey(from, from + image->stride, upper, half);
    if (step == 2) return upper;
    scan_halve_grey(from + 2 * image->stride, from + 3 * image->stride, lower, half);
    scan_halve_grey(upper, lower, out, s->w);
    return out;
}

static void fill_sums(const struct scan_image *image, struct scan_window w, int32_t step, int32_t white, struct sums *s)
{
    memset(s->p, 0, (size_t)s->stride * sizeof *s->p);
    for (int32_t y = 0; y < s->h; y++) {
        const uint8_t *cells = cell_row(image, w, step, y, s);
        uint32_t *out = s->p + (size_t)(y + 1) * (size_t)s->stride, *above = out - s->stride, run = 0;
        out[0] = 0;
        for (int32_t x = 0; x < s->w; x++) {
            run += cells[x] < white ? (uint32_t)(white - cells[x]) : 0;
            out[x + 1] = above[x + 1] + run;
        }
    }
}

/* How much darker the square, whose darkness is inner, is than the ring around it, as a share of white. */
static double strength_at(const struct sums *s, int32_t x, int32_t y, const int32_t half[3], double inner, double unit)
{
    double gap = sum_of(s, x - half[1], y - half[1], 2 * half[1], 2 * half[1]);
    double outer = sum_of(s, x - half[2], y - half[2], 2 * half[2], 2 * half[2]);
    double inner_area = 4.0 * half[0] * half[0], ring_area = 4.0 * (half[2] * half[2] - half[1] * half[1]);
    return (inner / inner_area - (outer - gap) / ring_area) / unit;
}

/* Keeps the strongest spots, apart from each other. */
static size_t keep_spot(struct scan_spot *spots, size_t n, size_t most, struct scan_spot new, double apart)
{
    for (size_t i = 0; i < n; i++) {
        if (fabs(spots[i].at.x - new.at.x) > apart || fabs(spots[i].at.y - new.at.y) > apart) continue;
        if (spots[i].strength >= new.strength) return n;
        memmove(spots + i, spots + i + 1, (--n - i) * sizeof *spots);
        i--;
    }
    size_t at = n;
    while (at > 0 && spots[at - 1].strength < new.strength) at--;
    if (at == most) return n;
    if (n == most) n--;
    memmove(spots + at + 1, spots + at, (n - at) * sizeof *spots);
    spots[at] = new;
    return n + 1;
}

size_t scan_find_squares(const struct scan_image *image, struct scan_window where, double side,
        struct scan_bytes *scratch, struct scan_spot *spots, size_t most)
{
    static const double weakest = 0.30;
    struct scan_window w = clipped(image, where);
    int32_t step = side < 30 ? 2 : 4;
    struct sums s = {.w = w.w / step, .h = w.h / step};
    s.stride = s.w + 1;
    double cells = side / step;
    const int32_t half[3] = {(int32_t)(cells * 0.43), (int32_t)ceil(cells * 0.56), (int32_t)ceil(cells * 0.72)};
    struct err ignored;
    if (s.w < 2 * half[2] + 2 || s.h < 2 * half[2] + 2) return 0;
    size_t sum_bytes = (size_t)s.stride * (size_t)(s.h + 1) * sizeof(uint32_t);
    if (!scan_bytes_reserve(scratch, sum_bytes + (size_t)w.w * 2, &ignored)) return 0;
    s.p = (uint32_t *)(void *)scratch->p;
    s.rows = scratch->p + sum_bytes;
    int32_t white = scan_white(image, w);
    fill_sums(image, w, step, white, &s);
    size_t n = 0;
    /* What is too light by itself need not be held against what is around it. */
    uint32_t least = (uint32_t)(4.0 * half[0] * half[0] * weakest * white);
    for (int32_t y = half[2]; y <= s.h - half[2]; y++)
        for (int32_t x = half[2]; x <= s.w - half[2]; x++) {
            uint32_t inner = sum_of(&s, x - half[0], y - half[0], 2 * half[0], 2 * half[0]);
            if (inner < least) continue;
            double strength = strength_at(&s, x, y, half, inner, white);
            if (strength < weakest || (n == most && strength <= spots[n - 1].strength)) continue;
            struct scan_spot new = {{w.x + (double)x * step, w.y + (double)y * step}, strength};
            n = keep_spot(spots, n, most, new, side * 0.8);
        }
    return n;
}

/* Mean grey of the short lines across a profile. is_across: the profile runs along x. */
static int32_t read_profile(const struct scan_image *image, bool is_across, struct scan_point at, double half_length,
        double half_width, double *profile)
{
    int32_t n = (int32_t)(2 * half_length), wide = (int32_t)(2 * half_width);
    int32_t x = (int32_t)(at.x - (is_across ? half_length : half_width));
    int32_t y = (int32_t)(at.y - (is_across ? half_width : half_length));
    if (wide < 1) wide = 1;
    int32_t w = is_across ? n : wide, h = is_across ? wide : n;
    if (n > PROFILE_MAX || wide > WIDE_MAX || x < 0 || y < 0 || x + w > image->width || y + h > image->height) return 0;
    if (is_across) {
        uint16_t sums[PROFILE_MAX] = {0};
        for (int32_t k = 0; k < h; k++) scan_stretch_add(row_at(image, y + k) + x, w, sums);
        for (int32_t i = 0; i < n; i++) profile[i] = sums[i];
    } else {
        for (int32_t i = 0; i < n; i++) profile[i] = scan_stretch_sum(row_at(image, y + i) + x, w);
    }
    return n;
}

/* Of all places where the profile falls and rises again through the middle between its black and its white, the pair
 * that lies length apart most exactly. The middle of the pair in *middle, counted from the profile's start. */
static bool find_pair(const double *profile, int32_t n, double length, double *middle)
{
    enum { EDGES_MAX = 24 };
    double low = profile[0], high = profile[0], falls[EDGES_MAX], rises[EDGES_MAX];
    for (int32_t i = 1; i < n; i++) {
        if (profile[i] < low) low = profile[i];
        if (profile[i] > high) high = profile[i];
    }
    if (low > 0.75 * high) return false;
    double level = (low + high) / 2, best = 0.16 * length + 1;
    size_t fall_n = 0, rise_n = 0;
    for (int32_t i = 1; i < n; i++) {
        double before = profile[i - 1], after = profile[i];
        if (before >= level && after < level && fall_n < EDGES_MAX)
            falls[fall_n++] = i - 0.5 + (before - level) / (before - after);
        if (before < level && after >= level && rise_n < EDGES_MAX)
            rises[rise_n++] = i - 0.5 + (level - before) / (after - before);
    }
    bool is_found = false;
    for (size_t f = 0; f < fall_n; f++)
        for (size_t r = 0; r < rise_n; r++) {
            double off = fabs(rises[r] - falls[f] - length);
            if (off >= best) continue;
            best = off;
            *middle = (falls[f] + rises[r]) / 2;
            is_found = true;
        }
    return is_found;
}

static bool refine(const struct scan_image *image, bool is_across, double length, double width, double reach,
        struct scan_point *at)
{
    double profile[PROFILE_MAX], middle;
    double half = length / 2 + reach, *along = is_across ? &at->x : &at->y;
    int32_t n = read_profile(image, is_across, *at, half, width * 0.28, profile);
    if (n == 0 || !find_pair(profile, n, length, &middle)) return false;
    *along = (double)(int32_t)(*along - half) + middle;
    return true;
}

bool scan_find_rectangle(const struct scan_image *image, double w, double h, double reach, struct scan_point *at)
{
    struct scan_point p = *at;
    double fine = reach < 0.25 * (w < h ? w : h) ? reach : 0.25 * (w < h ? w : h);
    if (fine < 2) fine = 2;
    /* First across the longer side, which is hit even when the first guess is far off. */
    bool is_wide = w >= h;
    if (!refine(image, !is_wide, is_wide ? h : w, is_wide ? w : h, reach, &p)) return false;
    if (!refine(image, is_wide, is_wide ? w : h, is_wide ? h : w, reach, &p)) return false;
    if (!refine(image, !is_wide, is_wide ? h : w, is_wide ? w : h, fine, &p)) return false;
    if (fabs(p.x - at->x) > reach || fabs(p.y - at->y) > reach) return false;
    *at = p;
    return true;
}

double scan_mean(const struct scan_image *image, const struct scan_map *m, double x, double y, double w, double h)
{
    enum { LINES = 5, PLACES = 12 };
    double sum = 0;
    int32_t n = 0;
    for (int i = 0; i < LINES; i++)
        for (int k = 0; k < PLACES; k++) {
            struct scan_point p = scan_map_at(m, x + w * (k + 0.5) / PLACES, y + h * (i + 0.5) / LINES);
            if (p.x < 0 || p.y < 0 || p.x >= image->width || p.y >= image->height) continue;
            sum += row_at(image, (int32_t)p.y)[(int32_t)p.x];
            n++;
        }
    return n ? sum / n : 255;
}
