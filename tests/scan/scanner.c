#include "scanner.h"

#include <stdlib.h>
#include <string.h>

#include "stroke.h"

static const char *const damage_codes[] = {
#define X(name, code) code,
        DAMAGES(X)
#undef X
};

const char *damage_code(enum damage d)
{
    return damage_codes[d];
}

static const char *const offence_codes[] = {
#define X(name, code) code,
        OFFENCES(X)
#undef X
};

const char *offence_code(enum offence o)
{
    return offence_codes[o];
}

static uint8_t clamp(double v)
{
    return (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v);
}

static size_t row_bytes(const struct picture *p)
{
    return (size_t)p->width * (size_t)p->channels;
}

/* Print of hardly any toner: everything printed moves towards the paper. Before the marks are made this is not known
 * from ink, so it is done to the printed page. */
static void lighten(struct picture *p, double left)
{
    for (size_t i = 0, n = row_bytes(p) * (size_t)p->height; i < n; i++)
        p->pixels[i] = clamp(255 - (255 - p->pixels[i]) * left);
}

static double mm_of(const struct picture *p)
{
    return p->dpi / 25.4;
}

static void darken(struct picture *p, int32_t x, int32_t y, double share)
{
    if (x < 0 || y < 0 || x >= p->width || y >= p->height) return;
    uint8_t *v = p->pixels + ((size_t)y * (size_t)p->width + (size_t)x) * (size_t)p->channels;
    for (int32_t k = 0; k < p->channels; k++) v[k] = clamp(v[k] * (1 - share));
}

/* A crease across or along the sheet: a dark line, and shade beside it. */
static void fold(struct chance *c, struct picture *p)
{
    bool is_across = chance_is(c, 0.7);
    double scale = mm_of(p), tilt = chance_normal(c, 0.02), dark = chance_between(c, 0.15, 0.5),
           half = chance_between(c, 0.1, 0.35) * scale;
    double shade = chance_between(c, 0.0, 0.10), reach = chance_between(c, 1, 5) * scale;
    int32_t length = is_across ? p->width : p->height, limit = is_across ? p->height : p->width;
    double at = limit * (chance_is(c, 0.5) ? 0.5 + chance_normal(c, 0.01) : chance_between(c, 0.1, 0.9));
    for (int32_t i = 0; i < length; i++) {
        double middle = at + (i - length / 2) * tilt;
        for (int32_t k = (int32_t)(middle - reach); k <= (int32_t)(middle + reach); k++) {
            double off = fabs(k - middle), share = off <= half ? dark : k > middle ? shade * (1 - off / reach) : 0;
            if (share > 0) darken(p, is_across ? i : k, is_across ? k : i, share);
        }
    }
}

static void show_through(struct chance *c, struct picture *p)
{
    struct picture back = picture_copy(p);
    double share = chance_between(c, 0.03, 0.12);
    int32_t shift = chance_below(c, 60);
    for (int32_t y = 0; y < p->height; y++) {
        int32_t from = (y + shift) % p->height;
        for (int32_t x = 0; x < p->width; x++)
            for (int32_t k = 0; k < p->channels; k++) {
                uint8_t under = back.pixels[(size_t)from * row_bytes(p) +
                                            (size_t)(p->width - 1 - x) * (size_t)p->channels + (size_t)k];
                uint8_t *v = p->pixels + (size_t)y * row_bytes(p) + (size_t)x * (size_t)p->channels + (size_t)k;
                *v = clamp(*v * (1 - share * (255 - under) / 255.0));
            }
    }
    picture_free(&back);
}

/* A round red seal with a star, where it belongs or near. */
static void stamp(struct chance *c, struct picture *p, struct ballot_rect zone)
{
    uint8_t *ink = calloc((size_t)p->width, (size_t)p->height);
    if (!ink) abort();
    struct pen pen = {.width = 1.1, .density = chance_between(c, 0.45, 0.85), .colour = {215, 40, 45}, .tremble = 0.1};
    double x = zone.x / 1000.0 + 1 + chance_normal(c, 1.5), y = zone.y / 1000.0 + 1 + chance_normal(c, 1.5), side = 42;
    draw_sign(p, ink, c, &pen, SIGN_CIRCLE, (struct place){x, y, side, side});
    pen.width = 2.2;
    draw_sign(p, ink, c, &pen, SIGN_FILL, (struct place){x + side * 0.37, y + side * 0.37, side * 0.26, side * 0.26});
    pen.width = 0.8;
    for (int i = 0; i < 14; i++) {
        double angle = M_PI * (0.85 + 1.3 * i / 13.0), r = side * 0.39;
        draw_writing(p, ink, c, &pen,
                (struct place){x + side / 2 + r * cos(angle) - 2, y + side / 2 + r * sin(angle) - 2, 4, 4}, 1);
    }
    free(ink);
}

static void smudge(struct chance *c, struct picture *p)
{
    double scale = mm_of(p), x = chance_between(c, 0.1, 0.9) * p->width, y = chance_between(c, 0.1, 0.9) * p->height;
    double rx = chance_between(c, 4, 14) * scale, ry = chance_between(c, 3, 8) * scale,
           dark = chance_between(c, 0.04, 0.16);
    for (int32_t iy = (int32_t)(y - ry); iy < y + ry; iy++)
        for (int32_t ix = (int32_t)(x - rx); ix < x + rx; ix++) {
            double d = hypot((ix - x) / rx, (iy - y) / ry);
            if (d < 1) darken(p, ix, iy, dark * (1 - d) * chance_between(c, 0.6, 1));
        }
}

static void specks(struct chance *c, struct picture *p)
{
    int n = 40 + chance_below(c, 300);
    double scale = mm_of(p);
    for (int i = 0; i < n; i++) {
        double x = chance_between(c, 0, p->width), y = chance_between(c, 0, p->height),
               r = chance_between(c, 0.04, 0.2) * scale;
        double dark = chance_between(c, 0.3, 0.9);
        for (int32_t iy = (int32_t)(y - r); iy <= y + r; iy++)
            for (int32_t ix = (int32_t)(x - r); ix <= x + r; ix++)
                if (hypot(ix - x, iy - y) <= r) darken(p, ix, iy, dark);
    }
}

/* One corner is torn off or folded over, with the square on it. */
static void tear(struct chance *c, struct picture *p)
{
    double scale = mm_of(p);
    int which = chance_below(c, 4);
    double along = chance_between(c, 18, 26) * scale, down = chance_between(c, 18, 26) * scale;
    bool is_dark = chance_is(c, 0.3);
    for (int32_t y = 0; y < (int32_t)down; y++)
        for (int32_t x = 0; x < (int32_t)(along * (1 - y / down)); x++) {
            int32_t to_x = which & 1 ? p->width - 1 - x : x, to_y = which & 2 ? p->height - 1 - y : y;
            memset(p->pixels + (size_t)to_y * row_bytes(p) + (size_t)to_x * (size_t)p->channels, is_dark ? 40 : 248,
                    (size_t)p->channels);
        }
}

static void spoil_code(struct chance *c, struct picture *p, struct ballot_rect code)
{
    uint8_t *ink = calloc((size_t)p->width, (size_t)p->height);
    if (!ink) abort();
    struct pen pen = {.width = 4, .density = 0.95, .colour = {20, 20, 20}, .tremble = 0.2};
    draw_sign(p, ink, c, &pen, SIGN_FILL,
            (struct place){code.x / 1000.0 + 3, code.y / 1000.0 + 3, code.w / 1000.0 - 6, code.h / 1000.0 - 6});
    free(ink);
}

/* Lines of text and a few boxes: some other form. */
static void write_foreign(struct chance *c, struct picture *p)
{
    memset(p->pixels, 255, row_bytes(p) * (size_t)p->height);
    uint8_t *ink = calloc((size_t)p->width, (size_t)p->height);
    if (!ink) abort();
    struct pen pen = {.width = 0.35, .density = 0.9, .colour = {10, 10, 10}, .tremble = 0.02};
    double w = p->width / mm_of(p), h = p->height / mm_of(p);
    for (double y = 20; y < h - 25; y += 7)
        draw_writing(p, ink, c, &pen, (struct place){18, y, w - 36, 4}, (int)((w - 36) / 5));
    for (int i = 0; i < 6; i++) {
        double x = chance_between(c, 5, w - 12), y = chance_between(c, 5, h - 12), side = chance_between(c, 4, 8);
        struct pen thick = {.width = 1.2, .density = 0.95, .colour = {0, 0, 0}};
        draw_sign(p, ink, c, &thick, SIGN_FILL, (struct place){x, y, side, side});
    }
    free(ink);
}

/* From the file's pixels to the sheet's. */
struct lens {
    double xx, xy, x0, yx, yy, y0;
    double wave, period, phase, side; /* of the feed, pixels of the sheet */
};

/* Between four pixels, in whole numbers: places are 1/65536 of a pixel. */
static uint8_t light_at(const struct picture *p, int32_t x, int32_t y, int32_t k)
{
    const uint8_t *v =
            p->pixels + (size_t)(y >> 16) * row_bytes(p) + (size_t)(x >> 16) * (size_t)p->channels + (size_t)k;
    const uint8_t *below = v + row_bytes(p);
    int32_t fx = x >> 8 & 255, fy = y >> 8 & 255;
    int32_t upper = v[0] * (256 - fx) + v[p->channels] * fx, lower = below[0] * (256 - fx) + below[p->channels] * fx;
    return (uint8_t)((upper * (256 - fy) + lower * fy + 32768) >> 16);
}

static void expose(const struct picture *sheet, const struct lens *l, struct picture *out)
{
    const double one = 65536;
    int32_t step_x = (int32_t)lrint(l->xx * one), step_y = (int32_t)lrint(l->yx * one);
    int32_t limit_x = (sheet->width - 1) << 16, limit_y = (sheet->height - 1) << 16;
    for (int32_t v = 0; v < out->height; v++) {
        double wave_y = l->wave * sin(2 * M_PI * v / l->period + l->phase),
               wave_x = l->side * sin(2 * M_PI * v / (l->period * 1.7));
        int32_t x = (int32_t)lrint((l->xy * v + l->x0 + wave_x) * one),
                y = (int32_t)lrint((l->yy * v + l->y0 + wave_y) * one);
        uint8_t *to = out->pixels + (size_t)v * row_bytes(out);
        for (int32_t u = 0; u < out->width; u++, x += step_x, y += step_y, to += out->channels) {
            /* Outside the sheet there is whatever was exposed before. */
            if (x < 0 || y < 0 || x >= limit_x || y >= limit_y) continue;
            for (int32_t k = 0; k < out->channels; k++) to[k] = light_at(sheet, x, y, k);
        }
    }
}

static void streak(struct chance *c, struct picture *p)
{
    int n = 1 + chance_below(c, 3);
    for (int i = 0; i < n; i++) {
        int32_t x = chance_below(c, p->width), wide = 1 + chance_below(c, p->dpi / 120);
        double dark = chance_between(c, 0.25, 0.9);
        int32_t from = chance_is(c, 0.7) ? 0 : chance_below(c, p->height / 2),
                to = chance_is(c, 0.7) ? p->height : from + p->height / 2;
        for (int32_t y = from; y < to; y++)
            for (int32_t k = 0; k < wide; k++) darken(p, x + k, y, dark);
    }
}

/* The sensor: its noise, its curve. */
static void sense(struct chance *c, struct picture *p)
{
    enum { KINDS = 1 << 13 };
    static int8_t noise[KINDS];
    double spread = chance_between(c, 1.0, 4.5), white = chance_between(c, 225, 252) / 255,
           black = chance_between(c, 4, 26);
    int16_t curve[256];
    for (int i = 0; i < KINDS; i++) noise[i] = (int8_t)chance_normal(c, spread);
    for (int i = 0; i < 256; i++) curve[i] = (int16_t)(black + i * (white - black / 255));
    size_t n = row_bytes(p) * (size_t)p->height;
    for (size_t i = 0; i < n;) {
        uint64_t bits = chance_bits(c);
        uint32_t from = (uint32_t)(bits >> 52) & (KINDS / 2 - 1);
        for (int k = 0; k < 12 && i < n; k++, i++, bits >>= 4) {
            int32_t v = curve[p->pixels[i]] + noise[(from + (bits & 15) * 251) & (KINDS - 1)];
            p->pixels[i] = (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v);
        }
    }
}

/* Black and white: one threshold for all, or one that follows the neighbourhood, as the better scanners have. */
static void split(struct chance *c, struct picture *p)
{
    size_t n = (size_t)p->width * (size_t)p->height;
    if (chance_is(c, 0.6)) {
        uint8_t level = (uint8_t)(130 + chance_below(c, 56));
        for (size_t i = 0; i < n; i++) p->pixels[i] = p->pixels[i] < level ? 0 : 255;
        return;
    }
    int32_t half = (int32_t)(chance_between(c, 3.5, 7) * mm_of(p));
    double bias = chance_between(c, 0.78, 0.88);
    uint32_t *sums = calloc((size_t)(p->width + 1) * (size_t)(p->height + 1), sizeof *sums);
    if (!sums) abort();
    size_t stride = (size_t)p->width + 1;
    for (int32_t y = 0; y < p->height; y++) {
        uint32_t run = 0;
        for (int32_t x = 0; x < p->width; x++) {
            run += p->pixels[(size_t)y * (size_t)p->width + (size_t)x];
            sums[(size_t)(y + 1) * stride + (size_t)x + 1] = sums[(size_t)y * stride + (size_t)x + 1] + run;
        }
    }
    for (int32_t y = 0; y < p->height; y++)
        for (int32_t x = 0; x < p->width; x++) {
            int32_t left = x < half ? 0 : x - half, right = x + half >= p->width ? p->width : x + half;
            int32_t top = y < half ? 0 : y - half, bottom = y + half >= p->height ? p->height : y + half;
            uint32_t sum = sums[(size_t)bottom * stride + (size_t)right] -
                           sums[(size_t)bottom * stride + (size_t)left] - sums[(size_t)top * stride + (size_t)right] +
                           sums[(size_t)top * stride + (size_t)left];
            double mean = (double)sum / ((right - left) * (bottom - top));
            uint8_t *v = p->pixels + (size_t)y * (size_t)p->width + (size_t)x;
            *v = *v < mean * bias ? 0 : 255;
        }
    free(sums);
}

static bool has(const struct scanning *how, enum damage d)
{
    return how->damage >> d & 1;
}

static void spoil(
        struct chance *c, const struct ballot_layout *layout, struct picture *page, const struct scanning *how)
{
    if (how->offence == OFFENCE_BLANK_PAGE) memset(page->pixels, 255, row_bytes(page) * (size_t)page->height);
    if (how->offence == OFFENCE_FOREIGN) write_foreign(c, page);
    if (how->offence == OFFENCE_BROKEN_CODE) spoil_code(c, page, layout->code);
    if (has(how, DAMAGE_SEAL)) stamp(c, page, layout->seal);
    if (has(how, DAMAGE_SHOW_THROUGH)) show_through(c, page);
    if (has(how, DAMAGE_FOLD)) fold(c, page);
    if (has(how, DAMAGE_SMUDGE)) smudge(c, page);
    if (has(how, DAMAGE_SPECKLE)) specks(c, page);
    if (has(how, DAMAGE_CORNER)) tear(c, page);
}

static struct lens lens_of(
        struct chance *c, const struct picture *page, const struct scanning *how, struct picture *out)
{
    double step = (double)page->dpi / how->dpi;
    double skew = has(how, DAMAGE_SKEW) ? chance_between(c, -5, 5) : chance_normal(c, 0.4);
    double sx = has(how, DAMAGE_STRETCH) ? chance_between(c, 0.97, 1.03) : 1 + chance_normal(c, 0.002);
    double sy = has(how, DAMAGE_STRETCH) ? chance_between(c, 0.97, 1.03) : 1 + chance_normal(c, 0.002);
    double a = skew * M_PI / 180, extra_x = fabs(sin(a)) * page->height, extra_y = fabs(sin(a)) * page->width;
    double border = chance_between(c, -0.5, 5) * mm_of(page);
    double width = (page->width + extra_x * 0.9 + border) / step * sx,
           height = (page->height + extra_y * 0.9 + border) / step * sy;
    if (how->is_wide) width = fmax(width, 210 / 25.4 * how->dpi), height = fmax(height, 297 / 25.4 * how->dpi);
    *out = picture_new((int32_t)width, (int32_t)height, how->is_colour ? 3 : 1, how->dpi);
    struct lens l = {
            step / sx * cos(a), step / sy * sin(a), 0, -step / sx * sin(a), step / sy * cos(a), 0, 0, 1000, 0, 0};
    double slack_x = how->is_wide ? (out->width - page->width / step) / 2 * 0.8 : mm_of(page) / step * 1.0;
    double slack_y = how->is_wide ? (out->height - page->height / step) / 2 * 0.8 : mm_of(page) / step * 1.0;
    double u = out->width / 2.0 + chance_between(c, -1, 1) * fmax(slack_x, 0),
           v = out->height / 2.0 + chance_between(c, -1, 1) * fmax(slack_y, 0);
    l.x0 = page->width / 2.0 - l.xx * u - l.xy * v;
    l.y0 = page->height / 2.0 - l.yx * u - l.yy * v;
    if (has(how, DAMAGE_WOBBLE)) {
        l.wave = chance_between(c, 0.05, 0.35) * mm_of(page);
        l.side = chance_between(c, 0, 0.15) * mm_of(page);
        l.period = chance_between(c, 25, 120) / 25.4 * how->dpi;
        l.phase = chance_between(c, 0, 6);
    }
    return l;
}

/* Two sheets at once: the image is as long as both together, and the first lies on the second. */
static struct lens lengthen(struct chance *c, const struct lens *first, const struct picture *page, struct picture *out)
{
    double shift = chance_between(c, 25, 90) * mm_of(page);
    int32_t more = (int32_t)(shift / first->yy);
    struct picture longer = picture_new(out->width, out->height + more, out->channels, out->dpi);
    picture_free(out);
    *out = longer;
    struct lens second = *first;
    second.y0 -= shift;
    second.x0 += chance_between(c, -2, 2) * mm_of(page);
    return second;
}

struct picture scanner_scan(struct chance *c, const struct ballot_layout *layout, struct picture *page,
        const struct picture *second, const struct scanning *how)
{
    struct picture out;
    spoil(c, layout, page, how);
    struct lens l = lens_of(c, page, how, &out);
    uint8_t bed = (uint8_t)(has(how, DAMAGE_DARK_BED) ? 15 + chance_below(c, 40) : 232 + chance_below(c, 20));
    bool is_double = how->offence == OFFENCE_DOUBLE_FEED && second;
    struct lens under = is_double ? lengthen(c, &l, page, &out) : l;
    memset(out.pixels, bed, row_bytes(&out) * (size_t)out.height);
    if (is_double) expose(second, &under, &out);
    expose(page, &l, &out);
    if (has(how, DAMAGE_STREAK)) streak(c, &out);
    sense(c, &out);
    if (how->is_bits) split(c, &out);
    if (how->quarter) {
        struct picture turned = picture_turned(&out, how->quarter);
        picture_free(&out);
        out = turned;
    }
    if (how->is_dpi_untold) out.dpi = 0;
    return out;
}

void scanner_lighten(struct chance *c, struct picture *page)
{
    lighten(page, chance_between(c, 0.35, 0.6));
}
