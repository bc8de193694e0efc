#include "scan/box.h"

#include <string.h>

#include "scan/spread.h"
#include "scan/stretch.h"

enum {
    FRAME_OUT_UM = 500, /* before the box's edge that may belong to its frame */
    SPECK_MM2_100 = 16, /* ink in smaller pieces is dirt */
    DARK = 205,         /* ink is darker than this share of white, of 256 */
    FAINT = 228,
    LINE_SLOPE_PERCENT = 9, /* that a line may drift over its length: five degrees */
    LINE_PERCENT = 88,      /* of it that are black */
    FAR_UM = 10000,
    GOES_ON_UM = 4000, /* beyond the box's margin, further than anybody overshoots at both ends */
    GOES_ON_PERCENT = 65,
    THIN_UM = 750,
    HALF_LINE_MM2_MAX = 8, /* with more ink than this nobody asks for a line that ends in the box */
};

static double mm2_of_pixel(const struct scan_patch *p)
{
    return p->um / 1000.0 * (p->um / 1000.0);
}

/* Where a pixel belongs: the margin, the band of the frame, the inside. */
struct zones {
    int32_t left, right, top, bottom; /* of the inside */
    int32_t out;                      /* first of the frame's band, from every side */
};

static struct zones zones_of(const struct scan_patch *p)
{
    int32_t in = scan_patch_pixels(p, SCAN_PATCH_MARGIN_UM + SCAN_PATCH_INSET_UM);
    return (struct zones){in, p->w - in, in, p->h - in, scan_patch_pixels(p, SCAN_PATCH_MARGIN_UM - FRAME_OUT_UM)};
}

/* The least grey, from low on, that three fifths of n pixels do not exceed. */
static int32_t paper_grey(const uint8_t *pixels, int32_t n, int32_t low)
{
    int32_t high = 255;
    while (low < high) {
        int32_t middle = (low + high) / 2;
        if (scan_stretch_darker(pixels, NULL, n, middle + 1) * 5 >= n * 3)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static uint8_t *put_stretch(uint8_t *to, const uint8_t *from, int32_t n)
{
    scan_stretch_copy(to, from, n);
    return to + n;
}

/* The paper: the brighter of what the inside and what the margin mostly are, so that a box filled in does not pass for
 * dark paper. Every third row says enough. What is looked at is gathered where the mask will be. */
static int32_t white_of(struct scan_patch *p, const struct zones *z)
{
    uint8_t *end = p->mask;
    const uint8_t *row = p->grey + p->w;
    for (int32_t y = 1; y < z->bottom; y += 3, row += 3 * p->w)
        if (y >= z->top) end = put_stretch(end, row + z->left, z->right - z->left);
    int32_t white = paper_grey(p->mask, (int32_t)(end - p->mask), 0);
    end = p->mask;
    row = p->grey + p->w;
    for (int32_t y = 1; y < p->h; y += 3, row += 3 * p->w) {
        bool is_edge = y < z->out || y >= p->h - z->out;
        end = put_stretch(end, row, is_edge ? p->w : z->out);
        if (!is_edge) end = put_stretch(end, row + p->w - z->out, z->out);
    }
    return paper_grey(p->mask, (int32_t)(end - p->mask), white);
}

static uint8_t grey_at(const struct scan_patch *p, bool is_column, int32_t at, int32_t along)
{
    return p->grey[is_column ? (size_t)along * (size_t)p->w + (size_t)at : (size_t)at * (size_t)p->w + (size_t)along];
}

/* Black there or right beside: a thin line falls between pixels now and then. */
static bool is_dark_near(const struct scan_patch *p, bool is_column, int32_t at, int32_t along, int32_t level)
{
    int32_t limit = is_column ? p->w : p->h;
    return grey_at(p, is_column, at, along) < level || (at > 0 && grey_at(p, is_column, at - 1, along) < level) ||
           (at + 1 < limit && grey_at(p, is_column, at + 1, along) < level);
}

/* The mean grey of every column of a few rows, or of every row of a few columns: what lies above or below the box, or
 * at its sides. */
static void mean_runs(const struct scan_patch *p, bool is_column, int32_t from, int32_t to, int32_t means[])
{
    uint16_t sums[SCAN_PATCH_SIDE_MAX] = {0};
    for (int32_t k = from; is_column && k < to; k++)
        scan_stretch_add(p->grey + (size_t)k * (size_t)p->w, p->w, sums);
    for (int32_t i = 0; i < (is_column ? p->w : p->h); i++) {
        int32_t sum = is_column ? sums[i] : scan_stretch_sum(p->grey + (size_t)i * (size_t)p->w + from, to - from);
        means[i] = sum / (to - from);
    }
}

/* There a thin line may come in: darker than paper, and than what lies three quarters of a millimetre to either side.
 */
static bool is_line_end(const struct scan_patch *p, const int32_t means[], int32_t at, int32_t limit, int32_t level)
{
    int32_t here = means[at], aside = scan_patch_pixels(p, THIN_UM), rise = p->white / 20;
    return here < level && (at < aside || means[at - aside] > here + rise) &&
           (at + aside >= limit || means[at + aside] > here + rise);
}

/* Whether a line goes on beyond the patch: pixels from first on, towards the side that step says, are black for the
 * most part, right there or beside. */
static bool goes_on(const struct scan_patch *p, bool is_column, int32_t from, int32_t to, int32_t first, int32_t step,
        int32_t far_um, int32_t level)
{
    int32_t length = is_column ? p->h : p->w, reach = far_um / p->um, light = 0;
    for (int32_t i = 0; i < reach; i++) {
        int32_t k = first + i * step;
        double at = from + (double)(to - from) * k / (length - 1);
        bool is_dark = false;
        for (int32_t beside = -1; beside <= 1 && !is_dark; beside++) {
            double x = p->x + (is_column ? at + beside : k) * p->um, y = p->y + (is_column ? k : at + beside) * p->um;
            struct scan_point c = scan_map_at(&p->map, x, y);
            bool is_in = c.x >= 0 && c.y >= 0 && c.x < p->image->width && c.y < p->image->height;
            is_dark = !is_in ||
                      p->image->pixels[(size_t)(int32_t)c.y * (size_t)p->image->stride + (size_t)(int32_t)c.x] < level;
        }
        light += !is_dark;
        if (light * 100 > reach * (100 - GOES_ON_PERCENT)) return false;
    }
    return true;
}

/* A straight line through the whole box that goes on at both ends is no mark: a fold, or dirt on the glass. Its pixels,
 * and two more on either side, become white. */
static bool take_line(struct scan_patch *p, bool is_column, int32_t from, int32_t to, int32_t level)
{
    int32_t length = is_column ? p->h : p->w, missing = length * (100 - LINE_PERCENT) / 100;
    for (int32_t k = 0; k < length && missing >= 0; k++)
        missing -= !is_dark_near(p, is_column, from + (to - from) * k / (length - 1), k, level);
    if (missing < 0 || !goes_on(p, is_column, from, to, -1, -1, GOES_ON_UM, level) ||
            !goes_on(p, is_column, from, to, length, 1, GOES_ON_UM, level))
        return false;
    int32_t limit = is_column ? p->w : p->h;
    for (int32_t k = 0; k < length; k++) {
        int32_t at = from + (to - from) * k / (length - 1);
        for (int32_t side = at - 2; side <= at + 2; side++) {
            if (side < 0 || side >= limit) continue;
            int32_t x = is_column ? side : k, y = is_column ? k : side;
            p->mask[(size_t)y * (size_t)p->w + (size_t)x] = 2; /* taken out, and not to be put back */
        }
    }
    return true;
}

/* A line that comes in from one side, from far, and ends in the box. */
static bool comes_in(const struct scan_patch *p, bool is_column, int32_t at, bool is_start, int32_t level)
{
    int32_t length = is_column ? p->h : p->w, drift = FAR_UM / p->um * LINE_SLOPE_PERCENT / 100;
    for (int32_t off = -drift; off <= drift; off += 2) {
        /* From the margin outwards, drifting by off over the whole of the way. */
        double slope = (double)off / (FAR_UM / p->um);
        int32_t to = at + (int32_t)((is_start ? -slope : slope) * (length - 1));
        int32_t first = is_start ? -1 : length;
        if (goes_on(p, is_column, is_start ? at : at - (to - at), is_start ? to : at, first, is_start ? -1 : 1, FAR_UM,
                    level))
            return true;
    }
    return false;
}

/* Where lines may come in from above or from the left, and from the other side. */
struct ends {
    bool starts[SCAN_PATCH_SIDE_MAX], ends[SCAN_PATCH_SIDE_MAX];
    bool has_start, has_end;
    bool has_line; /* a whole line was taken out */
};

static void take_lines(struct scan_patch *p, bool is_column, int32_t level, struct ends *e)
{
    int32_t limit = is_column ? p->w : p->h, length = is_column ? p->h : p->w;
    int32_t edge = scan_patch_pixels(p, SCAN_PATCH_MARGIN_UM - FRAME_OUT_UM), drift = length * LINE_SLOPE_PERCENT / 100 + 1;
    int32_t before[SCAN_PATCH_SIDE_MAX], after[SCAN_PATCH_SIDE_MAX];
    mean_runs(p, is_column, 0, edge, before);
    mean_runs(p, is_column, length - edge, length, after);
    e->has_start = e->has_end = e->has_line = false;
    for (int32_t i = 0; i < limit; i++) {
        e->has_start |= e->starts[i] = is_line_end(p, before, i, limit, level);
        e->has_end |= e->ends[i] = is_line_end(p, after, i, limit, level);
    }
    if (!e->has_start || !e->has_end) return;
    for (int32_t i = 0; i < limit; i++)
        for (int32_t k = i - drift; e->starts[i] && k <= i + drift; k++)
            if (k >= 0 && k < limit && e->ends[k]) e->has_line |= take_line(p, is_column, i, k, level);
}

static bool has_half_line(const struct scan_patch *p, bool is_column, int32_t level, const struct ends *e)
{
    int32_t limit = is_column ? p->w : p->h;
    if (e->has_line || (!e->has_start && !e->has_end)) return false;
    for (int32_t i = 0; i < limit; i++)
        if ((e->starts[i] && comes_in(p, is_column, i, true, level)) ||
                (e->ends[i] && comes_in(p, is_column, i, false, level)))
            return true;
    return false;
}

/* Removes the component that holds start when it is small; returns its pixels when it stays. */
static int32_t weigh_component(struct scan_patch *p, int32_t start, int32_t *stack)
{
    /* Marks seen pixels 3 while walking; small ones become 0. */
    int32_t n = 0, read = 0;
    stack[n++] = start;
    p->mask[start] = 3;
    while (read < n) {
        int32_t at = stack[read++];
        static const int32_t steps[8][2] = {{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}};
        for (int i = 0; i < 8; i++) {
            int32_t next = at + steps[i][0] + steps[i][1] * p->w;
            if (p->mask[next] != 1) continue;
            p->mask[next] = 3;
            stack[n++] = next;
        }
    }
    if (n * p->um * p->um >= SPECK_MM2_100 * 10000) return n;
    for (int32_t i = 0; i < n; i++) p->mask[stack[i]] = 0;
    return 0;
}

static int32_t weigh(struct scan_patch *p, const struct zones *z, int32_t *pieces)
{
    static _Thread_local int32_t room[SCAN_PATCH_PIXELS_MAX];
    int32_t ink = 0, *stack = room;
    for (int32_t y = z->top; y < z->bottom; y++) {
        const uint8_t *from = p->mask + (size_t)y * (size_t)p->w, *end = from + z->right;
        for (const uint8_t *at = from + z->left; (at = memchr(at, 1, (size_t)(end - at))); ++*pieces)
            ink += weigh_component(p, (int32_t)(at - p->mask), stack);
    }
    /* 3 becomes 1, all else 0: eight at a time, of which the last may lie behind the patch. */
    for (int32_t i = 0, n = p->w * p->h; i < n; i += 8) {
        uint64_t v;
        memcpy(&v, p->mask + i, sizeof v);
        v &= v >> 1 & 0x0101010101010101;
        memcpy(p->mask + i, &v, sizeof v);
    }
    return ink;
}

static int32_t fill_mask(struct scan_patch *p, const struct zones *z, int32_t level)
{
    int32_t dark = 0;
    for (int32_t y = z->top; y < z->bottom; y++) {
        size_t at = (size_t)y * (size_t)p->w + (size_t)z->left;
        dark += scan_stretch_mark(p->grey + at, p->mask + at, z->right - z->left, level);
    }
    return dark;
}

/* In black and white the light line between two rows is as black as any, and where the feed is uneven it comes near: it
 * runs along the whole box, over two rows of pixels at most. */
static void take_row_line(struct scan_patch *p, int32_t y, int32_t level)
{
    enum { ALONG_PERCENT = 70 };
    const uint8_t *upper = p->grey + (size_t)y * (size_t)p->w, *lower = upper + p->w;
    int32_t dark = scan_stretch_darker(upper, NULL, 2 * p->w, level);
    if (dark * 100 < p->w * ALONG_PERCENT) return;
    dark = 0;
    for (int32_t x = 0; x < p->w; x++) dark += upper[x] < level || lower[x] < level;
    if (dark * 100 >= p->w * ALONG_PERCENT) memset(p->mask + (size_t)y * (size_t)p->w, 2, 2 * (size_t)p->w);
}

static int32_t count_ring(const struct scan_patch *p, const struct zones *z, int32_t level)
{
    int32_t dark = 0;
    for (int32_t y = 0; y < p->h; y++) {
        const uint8_t *row = p->grey + (size_t)y * (size_t)p->w, *mask = p->mask + (size_t)y * (size_t)p->w;
        bool is_edge = y < z->out || y >= p->h - z->out;
        int32_t n = is_edge ? p->w : z->out, far = p->w - n;
        dark += scan_stretch_darker(row, mask, n, level);
        if (!is_edge) dark += scan_stretch_darker(row + far, mask + far, n, level);
    }
    return dark;
}

/* Pixels whose surroundings of three by three are darker than paper ever is by itself. */
static int32_t count_faint(const struct scan_patch *p, const struct zones *z, int32_t level)
{
    int32_t faint = 0;
    for (int32_t y = z->top + 1; y < z->bottom - 1; y++) {
        size_t at = (size_t)y * (size_t)p->w + (size_t)z->left + 1;
        faint += scan_stretch_shaded(p->grey + at, p->w, p->mask + at, z->right - z->left - 2, level);
    }
    return faint;
}

void scan_measure_ink(struct scan_patch *p, bool is_bilevel, double little_mm2, struct scan_ink *ink)
{
    struct zones z = zones_of(p);
    double mm2 = mm2_of_pixel(p);
    p->white = white_of(p, &z);
    memset(p->mask, 0, (size_t)(p->w * p->h));
    int32_t level = p->white * DARK / 256;
    int32_t line_level = p->white * FAINT / 256;
    struct ends columns, rows;
    take_lines(p, true, line_level, &columns);
    take_lines(p, false, line_level, &rows);
    *ink = (struct scan_ink){.has_line = columns.has_line || rows.has_line};
    int32_t dark = fill_mask(p, &z, level);
    bool is_little = dark * mm2 <= little_mm2;
    if (is_bilevel) ink->trace_mm2 = dark * mm2;
    if (is_little && is_bilevel) {
        for (int32_t y = 0; y + 1 < z.out; y++) take_row_line(p, y, level), take_row_line(p, p->h - 2 - y, level);
    }
    if (is_little) {
        ink->ring_mm2 = count_ring(p, &z, level) * mm2;
        if (!is_bilevel) ink->faint_mm2 = count_faint(p, &z, p->white * FAINT / 256) * mm2;
    }
    if (dark || ink->has_line) dark = weigh(p, &z, &ink->pieces);
    ink->ink_mm2 = dark * mm2;
    if (dark && ink->ink_mm2 < HALF_LINE_MM2_MAX)
        ink->has_half_line = has_half_line(p, true, line_level, &columns) || has_half_line(p, false, line_level, &rows);
    if (is_bilevel && ink->has_half_line) ink->beside_mm2 = scan_ink_off_band(p);
}
