#include "scan/keepsake.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"

enum {
    TILE = 48,        /* pixels: 8 mm, in which the white of the paper is taken for even */
    INK_PERCENT = 78, /* of the white: what is darker is ink */
    INSET_UM = 900,   /* of the trace, from the edge of a box: its frame, and what registration may be off */
    STREAK_PERCENT = 90,
    STREAK_PIXELS = 6, /* a millimetre */
    PIXELS_MIN = 160,  /* with ink below which papers are not told apart */
    SHIFT = 2,         /* pixels by which two scans may be off */
    WORDS = 4,
    WIDTH_MAX = 64 * WORDS - 2 * SHIFT,
    HEIGHT_MAX = 64,
};

struct looking {
    const struct scan_image *image;
    struct scan_map map; /* from pixels of the picture to pixels of the image */
    struct scan_picture picture;
};

static uint8_t grey_at(const struct looking *l, int32_t x, int32_t y)
{
    struct scan_point p = scan_map_at(&l->map, x + 0.5, y + 0.5);
    int32_t u = (int32_t)p.x, v = (int32_t)p.y;
    if (p.x < 0 || p.y < 0 || u >= l->image->width || v >= l->image->height) return 255;
    return l->image->pixels[(size_t)v * (size_t)l->image->stride + (size_t)u];
}

/* The grey that four fifths of a tile do not exceed is its paper. */
static void draw_tile(struct looking *l, int32_t left, int32_t top)
{
    uint8_t grey[TILE * TILE];
    uint32_t histogram[256] = {0}, n = 0, seen = 0;
    int32_t w = l->picture.width - left < TILE ? l->picture.width - left : TILE;
    int32_t h = l->picture.height - top < TILE ? l->picture.height - top : TILE;
    for (int32_t y = 0; y < h; y++) {
        for (int32_t x = 0; x < w; x++, n++) {
            grey[n] = grey_at(l, left + x, top + y);
            histogram[grey[n]]++;
        }
    }
    int32_t white = 0;
    while (white < 255 && (seen += histogram[white]) * 5 < n * 4) white++;
    if (white < 96) white = 192; /* a tile that is all black */
    n = 0;
    for (int32_t y = 0; y < h; y++)
        for (int32_t x = 0; x < w; x++, n++)
            if (grey[n] * 100 < white * INK_PERCENT) scan_picture_blacken(&l->picture, left + x, top + y);
}

static void hash_pixels(const struct scan_image *image, char key[33])
{
    struct hash128 h = {(uint64_t)image->width, (uint64_t)image->height};
    for (int32_t y = 0; y < image->height; y++) {
        struct str row = {(const char *)image->pixels + (size_t)y * (size_t)image->stride, (size_t)image->width};
        struct hash128 r = hash_bytes(row, h.low);
        h.high = hash_mix(h.high, r.high);
        h.low = hash_mix(h.low ^ (uint64_t)y, r.low);
    }
    snprintf(key, 33, "%016llx%016llx", (unsigned long long)h.high, (unsigned long long)h.low);
}

/* ---- the trace: for each box two bytes of width and height, then its rows, a bit a pixel, the first the lowest ---- */

static size_t row_bytes(int32_t w)
{
    return ((size_t)w + 7) / 8;
}

static size_t box_bytes(int32_t w, int32_t h)
{
    return 2 + row_bytes(w) * (size_t)h;
}

static int32_t kept_pixels(int32_t um, int32_t most)
{
    int32_t n = um * SCAN_KEPT_PER_MM / 1000;
    return n < most ? n : most;
}

static void size_of(const struct ballot_box *b, int32_t *w, int32_t *h)
{
    *w = kept_pixels(b->at.w - 2 * INSET_UM, WIDTH_MAX);
    *h = kept_pixels(b->at.h - 2 * INSET_UM, HEIGHT_MAX);
}

/* One box in words, for shifting and counting many pixels at once. */
struct plane {
    int32_t w, h;
    uint64_t rows[HEIGHT_MAX][WORDS];
};

static void read_plane(const uint8_t *at, struct plane *p)
{
    *p = (struct plane){.w = at[0], .h = at[1]};
    size_t n = row_bytes(p->w);
    for (int32_t y = 0; y < p->h; y++)
        for (size_t i = 0; i < n; i++) p->rows[y][i / 8] |= (uint64_t)at[2 + (size_t)y * n + i] << (i % 8 * 8);
}

static void write_plane(const struct plane *p, uint8_t *at)
{
    size_t n = row_bytes(p->w);
    at[0] = (uint8_t)p->w;
    at[1] = (uint8_t)p->h;
    for (int32_t y = 0; y < p->h; y++)
        for (size_t i = 0; i < n; i++) at[2 + (size_t)y * n + i] = (uint8_t)(p->rows[y][i / 8] >> (i % 8 * 8));
}

static bool has_pixel(const struct plane *p, int32_t x, int32_t y)
{
    return p->rows[y][x / 64] >> (x % 64) & 1;
}

static void clear_pixel(struct plane *p, int32_t x, int32_t y)
{
    p->rows[y][x / 64] &= ~((uint64_t)1 << (x % 64));
}

/* Streaks of the scanner's glass and folds run straight from edge to edge, a millimetre wide at most; nothing that is drawn
 * does. */
static void drop_streaks(struct plane *p, bool is_down)
{
    int32_t n = is_down ? p->w : p->h, length = is_down ? p->h : p->w, run = 0;
    for (int32_t i = 0; i <= n; i++) {
        int32_t ink = 0;
        for (int32_t k = 0; i < n && k < length; k++) ink += is_down ? has_pixel(p, i, k) : has_pixel(p, k, i);
        if (i < n && ink * 100 >= length * STREAK_PERCENT) {
            run++;
            continue;
        }
        for (int32_t j = i - run; run <= STREAK_PIXELS && j < i; j++)
            for (int32_t k = 0; k < length; k++) clear_pixel(p, is_down ? j : k, is_down ? k : j);
        run = 0;
    }
}

static void cut_box(const struct scan_picture *picture, const struct ballot_box *b, struct plane *p)
{
    int32_t left = (b->at.x + INSET_UM) * SCAN_KEPT_PER_MM / 1000, top = (b->at.y + INSET_UM) * SCAN_KEPT_PER_MM / 1000;
    for (int32_t y = 0; y < p->h && top + y < picture->height; y++)
        for (int32_t x = 0; x < p->w && left + x < picture->width; x++)
            if (scan_picture_is_black(picture, left + x, top + y)) p->rows[y][x / 64] |= (uint64_t)1 << (x % 64);
    drop_streaks(p, true);
    drop_streaks(p, false);
}

static struct str trace_of(struct arena *a, const struct scan_picture *picture, const struct scan_page *page)
{
    const struct ballot_layout *l = page->ballot->layout;
    size_t n = 0;
    int32_t w, h;
    for (size_t i = 0; i < l->box_count; i++) {
        size_of(&l->boxes[i], &w, &h);
        n += box_bytes(w, h);
    }
    uint8_t *bytes = arena_alloc(a, n), *at = bytes;
    for (size_t i = 0; i < l->box_count; i++) {
        struct plane p = {0};
        size_of(&l->boxes[i], &p.w, &p.h);
        if (page->boxes[i].state != SCAN_BLANK) cut_box(picture, &l->boxes[i], &p);
        write_plane(&p, at);
        at += box_bytes(p.w, p.h);
    }
    return (struct str){(const char *)bytes, n};
}

static bool draw(struct arena *a, struct looking *x, struct str *png, struct err *e)
{
    for (int32_t top = 0; top < x->picture.height; top += TILE)
        for (int32_t left = 0; left < x->picture.width; left += TILE) draw_tile(x, left, top);
    return scan_picture_pack(a, &x->picture, png, e);
}

bool scan_keep_refused(struct arena *a, const struct scan_image *image, struct scan_keepsake *k, struct err *e)
{
    int32_t longer = image->width > image->height ? image->width : image->height;
    double step = longer > SCAN_REFUSED_PIXELS ? (double)longer / SCAN_REFUSED_PIXELS : 1;
    struct looking x = {.image = image, .map = {.xx = step, .yy = step}};
    int32_t width = (int32_t)(image->width / step), height = (int32_t)(image->height / step);
    x.picture = scan_picture_new(a, width > 0 ? width : 1, height > 0 ? height : 1);
    struct scan_keepsake kept = {.trace = STR("")};
    if (!draw(a, &x, &kept.png, e)) return false;
    hash_pixels(image, kept.key);
    *k = kept;
    return true;
}

bool scan_keep(struct arena *a, const struct scan_image *image, const struct scan_page *page,
        struct scan_keepsake *k, struct err *e)
{
    const struct ballot_layout *l = page->ballot->layout;
    const double um = 1000.0 / SCAN_KEPT_PER_MM;
    struct looking x = {.image = image, .map = page->map};
    x.map.xx *= um;
    x.map.xy *= um;
    x.map.yx *= um;
    x.map.yy *= um;
    x.picture = scan_picture_new(a, l->width * SCAN_KEPT_PER_MM / 1000, l->height * SCAN_KEPT_PER_MM / 1000);
    struct scan_keepsake kept;
    if (!draw(a, &x, &kept.png, e)) return false;
    kept.trace = trace_of(a, &x.picture, page);
    hash_pixels(image, kept.key);
    *k = kept;
    return true;
}

/* ---- likeness ---- */

static void shift_row(const uint64_t in[WORDS], int32_t by, uint64_t out[WORDS])
{
    for (int i = 0; i < WORDS; i++) {
        uint64_t from = by > 0 ? (i ? in[i - 1] >> (64 - by) : 0) : by < 0 ? (i + 1 < WORDS ? in[i + 1] << (64 + by) : 0) : 0;
        out[i] = (by > 0 ? in[i] << by : by < 0 ? in[i] >> -by : in[i]) | from;
    }
}

/* Every pixel of p and those beside it, inside the box. */
static void widen(const struct plane *p, struct plane *out)
{
    struct plane across = {.w = p->w, .h = p->h};
    *out = across;
    for (int32_t y = 0; y < p->h; y++) {
        uint64_t left[WORDS], right[WORDS];
        shift_row(p->rows[y], -1, left);
        shift_row(p->rows[y], 1, right);
        for (int i = 0; i < WORDS; i++) across.rows[y][i] = p->rows[y][i] | left[i] | right[i];
    }
    for (int32_t y = 0; y < p->h; y++)
        for (int i = 0; i < WORDS; i++)
            out->rows[y][i] = across.rows[y][i] | (y ? across.rows[y - 1][i] : 0) |
                              (y + 1 < p->h ? across.rows[y + 1][i] : 0);
}

static int32_t count_pixels(const struct plane *p)
{
    int32_t n = 0;
    for (int32_t y = 0; y < p->h; y++)
        for (int i = 0; i < WORDS; i++) n += __builtin_popcountll(p->rows[y][i]);
    return n;
}

/* Pixels of a, moved by dx and dy, that b has too. */
static int32_t count_met(const struct plane *a, int32_t dx, int32_t dy, const struct plane *b)
{
    int32_t n = 0;
    for (int32_t y = 0; y < a->h; y++) {
        uint64_t row[WORDS];
        if (y + dy < 0 || y + dy >= b->h) continue;
        shift_row(a->rows[y], dx, row);
        for (int i = 0; i < WORDS; i++) n += __builtin_popcountll(row[i] & b->rows[y + dy][i]);
    }
    return n;
}

/* In thousandths of a pixel: the ink of one paper, and what of it has ink of the other beside it, each less what would have
 * it by chance, were the ink anywhere in the box. A box that is filled in says little about its paper; a line at a place of
 * its own says much. */
struct meeting {
    int64_t ink, met;
};

static void add_meeting(struct meeting *sum, int32_t ink, int32_t met, int32_t beside, int32_t area)
{
    int64_t chance = (int64_t)ink * beside * 1000 / area;
    sum->ink += (int64_t)ink * 1000 - chance;
    sum->met += (int64_t)met * 1000 - chance;
}

/* As the boxes lie on each other best: two scans of a paper are not registered to the pixel. */
static void compare(const struct plane *a, const struct plane *b, int32_t ink_a, int32_t ink_b, struct meeting sums[2])
{
    struct plane wide_a, wide_b;
    int32_t best_a = 0, best_b = 0;
    widen(a, &wide_a);
    widen(b, &wide_b);
    for (int32_t dy = -SHIFT; dy <= SHIFT; dy++) {
        for (int32_t dx = -SHIFT; dx <= SHIFT; dx++) {
            int32_t met_a = count_met(a, dx, dy, &wide_b), met_b = count_met(&wide_a, dx, dy, b);
            if (met_a + met_b <= best_a + best_b) continue;
            best_a = met_a;
            best_b = met_b;
        }
    }
    add_meeting(&sums[0], ink_a, best_a, count_pixels(&wide_b), a->w * a->h);
    add_meeting(&sums[1], ink_b, best_b, count_pixels(&wide_a), a->w * a->h);
}

static int32_t share_of(const struct meeting *m)
{
    return m->met <= 0 || m->ink <= 0 ? 0 : (int32_t)(m->met * 1000 / m->ink);
}

static int32_t count_bytes(const uint8_t *box)
{
    int32_t n = 0;
    for (size_t i = 2; i < box_bytes(box[0], box[1]); i++) n += __builtin_popcount(box[i]);
    return n;
}

/* A mark here and none there: the boxes need not be laid on each other. */
static bool is_plainly_other(int32_t n, int32_t m)
{
    int32_t more = n > m ? n : m, less = n > m ? m : n;
    return more >= PIXELS_MIN && less * 4 < more;
}

/* Of one ballot's boxes, both? And are there marks in one that are not in the other? ink: of each. */
static bool are_comparable(struct str a, struct str b, int32_t ink[2], bool *is_other)
{
    *is_other = false;
    if (a.n != b.n) return false;
    for (size_t at = 0; at + 2 <= a.n;) {
        const uint8_t *p = (const uint8_t *)a.p + at, *q = (const uint8_t *)b.p + at;
        if (p[0] != q[0] || p[1] != q[1] || p[0] > WIDTH_MAX || p[1] > HEIGHT_MAX) return false;
        at += box_bytes(p[0], p[1]);
        if (at > a.n) return false;
        int32_t n = count_bytes(p), m = count_bytes(q);
        *is_other |= is_plainly_other(n, m);
        ink[0] += n;
        ink[1] += m;
    }
    return true;
}

int32_t scan_likeness(struct str a, struct str b)
{
    struct meeting sums[2] = {{0}, {0}};
    int32_t ink[2] = {0, 0};
    bool is_other;
    if (!are_comparable(a, b, ink, &is_other)) return -1;
    if (is_other) return 0;
    if (ink[0] < PIXELS_MIN || ink[1] < PIXELS_MIN) return -1;
    for (size_t at = 0; at + 2 <= a.n;) {
        const uint8_t *p = (const uint8_t *)a.p + at, *q = (const uint8_t *)b.p + at;
        struct plane x, y;
        int32_t n = count_bytes(p), m = count_bytes(q);
        at += box_bytes(p[0], p[1]);
        if (n + m == 0) continue;
        read_plane(p, &x);
        read_plane(q, &y);
        compare(&x, &y, n, m, sums);
    }
    int32_t share_a = share_of(&sums[0]), share_b = share_of(&sums[1]);
    return share_a < share_b ? share_a : share_b;
}

bool scan_is_same(int32_t most, int32_t next)
{
    return most >= SCAN_LIKENESS_SAME && most - next >= SCAN_LIKENESS_LEAD;
}
