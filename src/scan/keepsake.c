#include "scan/keepsake.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"

enum {
    TILE = 48,        /* pixels: 8 mm, in which the white of the paper is taken for even */
    INK_PERCENT = 78, /* of the white: what is darker is ink */
    INSET_UM = 900,   /* of the trace, from the edge of a box: its frame, and what registration may be off */
    CELLS_MIN = 40,   /* cells with ink below which papers are not told apart */
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

/* ---- the trace: for each box two bytes of width and height, then its cells, a bit each ---- */

static bool cell_has_ink(const struct scan_picture *p, int32_t x, int32_t y)
{
    enum { SIDE = SCAN_KEPT_PER_MM / SCAN_TRACE_PER_MM };
    int black = 0;
    for (int32_t v = y; v < y + SIDE && v < p->height; v++)
        for (int32_t u = x; u < x + SIDE && u < p->width; u++) black += scan_picture_is_black(p, u, v);
    return black >= 1;
}

static size_t box_bytes(int32_t w, int32_t h)
{
    return 2 + ((size_t)w * (size_t)h + 7) / 8;
}

static void cells_of(const struct ballot_box *b, int32_t *w, int32_t *h)
{
    *w = (b->at.w - 2 * INSET_UM) * SCAN_TRACE_PER_MM / 1000;
    *h = (b->at.h - 2 * INSET_UM) * SCAN_TRACE_PER_MM / 1000;
    if (*w > 255) *w = 255;
    if (*h > 255) *h = 255;
}

static struct str trace_of(struct arena *a, const struct scan_picture *p, const struct ballot_layout *l)
{
    enum { STEP = SCAN_KEPT_PER_MM / SCAN_TRACE_PER_MM };
    size_t n = 0;
    int32_t w, h;
    for (size_t i = 0; i < l->box_count; i++) {
        cells_of(&l->boxes[i], &w, &h);
        n += box_bytes(w, h);
    }
    uint8_t *bytes = arena_alloc(a, n), *at = bytes;
    for (size_t i = 0; i < l->box_count; i++) {
        const struct ballot_box *b = &l->boxes[i];
        cells_of(b, &w, &h);
        at[0] = (uint8_t)w;
        at[1] = (uint8_t)h;
        int32_t left = (b->at.x + INSET_UM) * SCAN_KEPT_PER_MM / 1000;
        int32_t top = (b->at.y + INSET_UM) * SCAN_KEPT_PER_MM / 1000;
        for (int32_t c = 0; c < w * h; c++)
            if (cell_has_ink(p, left + c % w * STEP, top + c / w * STEP)) at[2 + c / 8] |= (uint8_t)(0x80 >> c % 8);
        at += box_bytes(w, h);
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

bool scan_keep(struct arena *a, const struct scan_image *image, const struct scan_map *map,
        const struct ballot_layout *l, struct scan_keepsake *k, struct err *e)
{
    const double um = 1000.0 / SCAN_KEPT_PER_MM;
    struct looking x = {.image = image, .map = *map};
    x.map.xx *= um;
    x.map.xy *= um;
    x.map.yx *= um;
    x.map.yy *= um;
    x.picture = scan_picture_new(a, l->width * SCAN_KEPT_PER_MM / 1000, l->height * SCAN_KEPT_PER_MM / 1000);
    struct scan_keepsake kept;
    if (!draw(a, &x, &kept.png, e)) return false;
    kept.trace = trace_of(a, &x.picture, l);
    hash_pixels(image, kept.key);
    *k = kept;
    return true;
}

/* ---- likeness ---- */

struct cells {
    const uint8_t *bits;
    int32_t w, h;
};

static bool has_ink(const struct cells *c, int32_t x, int32_t y)
{
    int32_t i = y * c->w + x;
    return x >= 0 && y >= 0 && x < c->w && y < c->h && (c->bits[i / 8] >> (7 - i % 8) & 1);
}

static bool has_ink_beside(const struct cells *c, int32_t x, int32_t y)
{
    for (int32_t v = y - 1; v <= y + 1; v++)
        for (int32_t u = x - 1; u <= x + 1; u++)
            if (has_ink(c, u, v)) return true;
    return false;
}

static void compare(const struct cells *a, const struct cells *b, int32_t *ink, int32_t *met)
{
    for (int32_t y = 0; y < a->h; y++) {
        for (int32_t x = 0; x < a->w; x++) {
            if (!has_ink(a, x, y)) continue;
            ++*ink;
            *met += has_ink_beside(b, x, y);
        }
    }
}

static int32_t count_cells(const struct cells *c)
{
    int32_t n = 0;
    for (int32_t i = 0; i < (c->w * c->h + 7) / 8; i++) n += __builtin_popcount(c->bits[i]);
    return n;
}

/* A mark here and none there: the boxes need not be compared cell by cell. */
static bool is_plainly_other(const struct cells *a, const struct cells *b)
{
    int32_t n = count_cells(a), m = count_cells(b);
    int32_t more = n > m ? n : m, less = n > m ? m : n;
    return more >= CELLS_MIN && less * 4 < more;
}

int32_t scan_likeness(struct str a, struct str b)
{
    int32_t ink_a = 0, met_a = 0, ink_b = 0, met_b = 0;
    if (a.n != b.n) return -1;
    for (size_t at = 0; at + 2 <= a.n;) {
        const uint8_t *p = (const uint8_t *)a.p + at, *q = (const uint8_t *)b.p + at;
        struct cells x = {p + 2, p[0], p[1]}, y = {q + 2, q[0], q[1]};
        size_t n = box_bytes(x.w, x.h);
        if (x.w != y.w || x.h != y.h || n > a.n - at) return -1;
        if (is_plainly_other(&x, &y)) return 0;
        compare(&x, &y, &ink_a, &met_a);
        compare(&y, &x, &ink_b, &met_b);
        at += n;
    }
    if (ink_a < CELLS_MIN || ink_b < CELLS_MIN) return -1;
    int32_t share_a = met_a * 1000 / ink_a, share_b = met_b * 1000 / ink_b;
    return share_a < share_b ? share_a : share_b;
}

bool scan_is_same(int32_t most, int32_t next)
{
    return most >= SCAN_LIKENESS_SAME && most - next >= SCAN_LIKENESS_LEAD;
}
