#include "scan/figure.h"

#include <math.h>
#include <string.h>

enum { SECTORS = 32, DOT_WIDTH_UM = 1500, DOT_HEIGHT_UM = 1150 };

/* Where the ink is. */
struct figure {
    int32_t left, right, top, bottom; /* bounds in the patch, right and bottom past the last pixel */
    int32_t ink;
};

static bool find_bounds(const struct scan_patch *p, struct figure *f)
{
    *f = (struct figure){p->w, 0, p->h, 0, 0};
    for (int32_t y = 0; y < p->h; y++)
        for (int32_t x = 0; x < p->w; x++) {
            if (!p->mask[y * p->w + x]) continue;
            f->ink++;
            if (x < f->left) f->left = x;
            if (x >= f->right) f->right = x + 1;
            if (y < f->top) f->top = y;
            if (y >= f->bottom) f->bottom = y + 1;
        }
    return f->ink > 0;
}

/* Ink by direction and distance from the middle of the bounds, distance as a share of the way to the bounds' ellipse.
 */
struct polar {
    double nearest[SECTORS]; /* of ink, 9 where there is none */
    double farthest[SECTORS];
    int32_t inner; /* pixels within a third of the way */
};

static void read_polar(const struct scan_patch *p, const struct figure *f, struct polar *o)
{
    double middle_x = (f->left + f->right) / 2.0, middle_y = (f->top + f->bottom) / 2.0;
    double half_w = (f->right - f->left) / 2.0, half_h = (f->bottom - f->top) / 2.0;
    o->inner = 0;
    for (int i = 0; i < SECTORS; i++) o->nearest[i] = 9, o->farthest[i] = 0;
    for (int32_t y = f->top; y < f->bottom; y++)
        for (int32_t x = f->left; x < f->right; x++) {
            if (!p->mask[y * p->w + x]) continue;
            double dx = (x + 0.5 - middle_x) / half_w, dy = (y + 0.5 - middle_y) / half_h, r = hypot(dx, dy);
            int sector = (int)((atan2(dy, dx) / (2 * M_PI) + 1) * SECTORS) % SECTORS;
            if (r < 0.33) o->inner++;
            if (r < o->nearest[sector]) o->nearest[sector] = r;
            if (r > o->farthest[sector]) o->farthest[sector] = r;
        }
}

/* White that ink shuts in, as a share of the bounds; a gap of two pixels still shuts. */
static double enclosed(const struct scan_patch *p, const struct figure *f)
{
    static _Thread_local uint8_t seen[SCAN_PATCH_PIXELS_MAX];
    static _Thread_local int32_t queue[SCAN_PATCH_PIXELS_MAX];
    int32_t w = f->right - f->left + 4, h = f->bottom - f->top + 4, n = 0, read = 0;
    if (w * h > SCAN_PATCH_PIXELS_MAX) return 0;
    memset(seen, 0, (size_t)(w * h));
    for (int32_t y = f->top; y < f->bottom; y++)
        for (int32_t x = f->left; x < f->right; x++) {
            if (!p->mask[y * p->w + x]) continue;
            for (int32_t k = 0; k < 9; k++) seen[(y - f->top + 1 + k / 3) * w + x - f->left + 1 + k % 3] = 1;
        }
    seen[0] = 2;
    queue[n++] = 0;
    while (read < n) {
        int32_t at = queue[read++], x = at % w, y = at / w;
        static const int8_t steps[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
        for (int i = 0; i < 4; i++) {
            int32_t to_x = x + steps[i][0], to_y = y + steps[i][1];
            if (to_x < 0 || to_y < 0 || to_x >= w || to_y >= h || seen[to_y * w + to_x]) continue;
            seen[to_y * w + to_x] = 2;
            queue[n++] = to_y * w + to_x;
        }
    }
    int32_t inside = 0;
    for (int32_t i = 0; i < w * h; i++) inside += seen[i] == 0;
    return (double)inside / (w * h);
}

/* How strictly a figure is held against what it should look like. */
struct demand {
    int gap_max, closed_gap_max; /* of a circle, sectors without ink; closed: most of what is inside is shut in */
    int hollow_min;
    double arm_min, shut_max; /* of a cross, how far each of its arms goes, and how much white ink may shut in */
    int between_max, inner_min;
    int columns_min, thick_max; /* of a tick, percent of its width and of its bounds */
};

/* A hand leaves a gap where it begins and ends; a sign that runs over the box has lost a piece. */
static const struct demand strict = {SECTORS * 7 / 32, SECTORS * 10 / 32, SECTORS * 26 / 32, 0.70, 0.12, 2, 1, 50, 70};
static const struct demand loose = {SECTORS * 12 / 32, SECTORS * 12 / 32, SECTORS * 24 / 32, 0.55, 0.25, 3, 0, 40, 80};

/* Ink nearly all around, none in the middle. */
static bool is_circle(const struct polar *o, const struct figure *f, double inside, const struct demand *d)
{
    int hollow = 0, gap = 0, widest = 0;
    /* A brush draws thick rings: there a hole around the middle says as much. */
    double empty = inside > 0.08 ? 0.22 : 0.42;
    for (int i = 0; i < SECTORS; i++) hollow += o->nearest[i] > empty;
    for (int i = 0; i < 2 * SECTORS; i++) {
        gap = o->nearest[i % SECTORS] < 9 ? 0 : gap + 1;
        if (gap > widest) widest = gap;
    }
    double w = f->right - f->left, h = f->bottom - f->top;
    return widest <= (inside > 0.22 ? d->closed_gap_max : d->gap_max) && hollow >= d->hollow_min && w < 3 * h &&
           h < 3 * w;
}

/* Four arms from an inked middle, and little between them. */
static bool is_cross(const struct polar *o, const struct figure *f, double inside, const struct demand *d)
{
    static const int arms[4] = {SECTORS / 8, SECTORS * 3 / 8, SECTORS * 5 / 8, SECTORS * 7 / 8};
    if (o->inner < d->inner_min || inside > d->shut_max) return false;
    for (int i = 0; i < 4; i++) {
        double far = 0;
        for (int k = -2; k <= 2; k++) far = fmax(far, o->farthest[(arms[i] + k + SECTORS) % SECTORS]);
        if (far < d->arm_min) return false;
    }
    int between = 0;
    for (int i = 0; i < 4; i++) between += o->farthest[i * SECTORS / 4] > 0.75;
    double w = f->right - f->left, h = f->bottom - f->top;
    return between <= d->between_max && w < 3.5 * h && h < 3.5 * w;
}

/* The lowest point of the ink column by column: down to a turn in the left half, then up to the right end, far above.
 */
static bool is_tick(const struct scan_patch *p, const struct figure *f, double inside, const struct demand *d)
{
    int32_t w = f->right - f->left, h = f->bottom - f->top, turn = f->left, lowest = -1, end = 0, ends = 0,
            start = p->h;
    if (w < 10 || h < 8 || inside > d->shut_max) return false;
    int32_t thick = 0, columns = 0;
    for (int32_t x = f->left; x < f->right; x++) {
        int32_t low = -1, high = p->h, ink = 0;
        for (int32_t y = f->top; y < f->bottom; y++)
            if (p->mask[y * p->w + x]) {
                low = y;
                ink++;
                if (y < high) high = y;
            }
        if (low < 0) continue;
        columns++;
        thick += ink;
        if (low >= lowest) lowest = low, turn = x;
        if (x < f->left + w / 8 + 1 && high < start) start = high;
        if (x >= f->right - w / 8 - 1) end += high, ends++;
    }
    if (!ends || columns * 100 < w * d->columns_min) return false;
    end /= ends;
    double at = (double)(turn - f->left) / w;
    bool is_rising = end<f->top + h * 4 / 10, is_low_left = start> end + h / 8;
    return at > 0.08 && at < 0.62 && is_rising && is_low_left && thick * 100 < columns * h * d->thick_max;
}

/* Row by row from the top: two strokes apart, then together, then apart again. Holds as well for a cross whose lower
 * ends the box has cut off; no circle and no tick does that. */
static bool parts_again(const struct scan_patch *p, const struct figure *f)
{
    enum { ABOVE, APART, TOGETHER };
    int32_t w = f->right - f->left;
    int phase = ABOVE;
    for (int32_t y = f->top; y < f->bottom; y++) {
        int32_t first = -1, last = -1, widest = 0;
        for (int32_t x = f->left; x < f->right; x++) {
            if (!p->mask[y * p->w + x]) continue;
            if (first < 0) first = x;
            if (last >= 0 && x - last - 1 > widest) widest = x - last - 1;
            last = x;
        }
        if (first < 0) continue;
        if (phase == ABOVE && widest * 5 > w) phase = APART;
        if (phase == APART && widest < 3 && (last - first + 1) * 2 < w) phase = TOGETHER;
        if (phase == TOGETHER && widest * 7 > w) return true;
    }
    return false;
}

enum ballot_shape scan_judge_figure(const struct scan_patch *p, unsigned *may)
{
    struct figure f;
    struct polar o;
    *may = 0;
    if (!find_bounds(p, &f)) return BALLOT_SHAPE_BLANK;
    int32_t w = f.right - f.left, h = f.bottom - f.top;
    if (w * p->um < DOT_WIDTH_UM || h * p->um < DOT_HEIGHT_UM) return BALLOT_SHAPE_BLANK;
    read_polar(p, &f, &o);
    double inside = enclosed(p, &f);
    if (is_circle(&o, &f, inside, &strict)) return BALLOT_SHAPE_CIRCLE;
    bool crosses = is_cross(&o, &f, inside, &strict), ticks = is_tick(p, &f, inside, &strict);
    if (crosses != ticks) return crosses ? BALLOT_SHAPE_CROSS : BALLOT_SHAPE_TICK;
    if (is_circle(&o, &f, inside, &loose)) *may |= 1u << BALLOT_SHAPE_CIRCLE;
    if (is_cross(&o, &f, inside, &loose) || parts_again(p, &f)) *may |= 1u << BALLOT_SHAPE_CROSS;
    if (is_tick(p, &f, inside, &loose)) *may |= 1u << BALLOT_SHAPE_TICK;
    return BALLOT_SHAPE_BLANK;
}
