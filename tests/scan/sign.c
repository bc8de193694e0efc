#include "sign.h"

#include <stdlib.h>
#include <string.h>

enum { AROUND_UM = 4000, DPI = 300 };

static void draw_frame(struct picture *page, struct ballot_rect at)
{
    double scale = page->dpi / 25400.0;
    int32_t left = (int32_t)(at.x * scale), top = (int32_t)(at.y * scale), right = (int32_t)((at.x + at.w) * scale),
            bottom = (int32_t)((at.y + at.h) * scale), wide = (int32_t)(BALLOT_FRAME_UM * scale + 0.5);
    for (int32_t y = top; y < bottom; y++)
        for (int32_t x = left; x < right; x++)
            if (x < left + wide || x >= right - wide || y < top + wide || y >= bottom - wide)
                page->pixels[(size_t)y * (size_t)page->width + (size_t)x] = 20;
}

static void draw_sample(struct chance *c, enum sample sample, struct picture *page, uint8_t *ink, struct ballot_rect at)
{
    static const enum sign signs[] = {SIGN_NONE, SIGN_CIRCLE, SIGN_CROSS, SIGN_TICK};
    struct pen pen = pen_any(c);
    double size = chance_between(c, 0.5, 0.98), h = at.h / 1000.0 * size * chance_between(c, 0.85, 1.15);
    double w = fmin(h * chance_between(c, 0.8, 1.5), at.w / 1000.0);
    struct place place = {(at.x + at.w / 2.0) / 1000 - w / 2 + chance_normal(c, 0.08) * at.w / 1000.0,
            (at.y + at.h / 2.0) / 1000 - h / 2 + chance_normal(c, 0.06) * at.h / 1000.0, w, h};
    if (sample != SAMPLE_NONE) {
        draw_sign(page, ink, c, &pen, signs[sample], place);
        return;
    }
    static const enum sign odd[] = {SIGN_LINE, SIGN_FILL, SIGN_SCRIBBLE};
    switch (chance_below(c, 6)) {
    case 0: /* struck out */
        draw_sign(page, ink, c, &pen, signs[1 + chance_below(c, 3)], place);
        draw_sign(page, ink, c, &pen, SIGN_FILL, place);
        break;
    case 1: /* two signs, one over the other */
        draw_sign(page, ink, c, &pen, SIGN_CIRCLE, place);
        draw_sign(page, ink, c, &pen, chance_is(c, 0.5) ? SIGN_CROSS : SIGN_TICK, place);
        break;
    case 2: { /* a stroke that came to nothing */
        double angle = chance_between(c, 0, 2 * M_PI), length = place.h * chance_between(c, 0.3, 1.0);
        double x = place.x + place.w / 2, y = place.y + place.h / 2;
        draw_stroke(page, ink, &pen, x, y, x + length * cos(angle), y + length * sin(angle));
        break;
    }
    case 3: draw_writing(page, ink, c, &pen, place, 1 + chance_below(c, 2)); break;
    default: draw_sign(page, ink, c, &pen, odd[chance_below(c, 3)], place);
    }
}

/* The page as the reader's working image: 150 to 200 dpi, noise, and black and white for a third of them. */
static void scan(struct chance *c, const struct picture *page, struct picture *out, struct scan_map *map)
{
    double dpi = chance_is(c, 0.5) ? 150 : chance_between(c, 150, 200), step = page->dpi / dpi;
    double skew = chance_normal(c, 1.5) * M_PI / 180, noise = chance_between(c, 1, 5), black = chance_between(c, 5, 30);
    bool is_bits = chance_is(c, 0.33);
    int32_t level = 120 + chance_below(c, 60);
    *out = picture_new((int32_t)(page->width / step), (int32_t)(page->height / step), 1, (int32_t)dpi);
    double sx = chance_between(c, 0.98, 1.02), sy = chance_between(c, 0.98, 1.02);
    double xx = step * sx * cos(skew), xy = step * sin(skew), yx = -step * sin(skew), yy = step * sy * cos(skew);
    double middle_u = out->width / 2.0, middle_v = out->height / 2.0;
    for (int32_t v = 0; v < out->height; v++)
        for (int32_t u = 0; u < out->width; u++) {
            double light = 0;
            int n = 0;
            for (int k = 0; k < 4; k++) { /* a pixel of the sensor is as large as a pixel of the image */
                double du = u + 0.25 + 0.5 * (k & 1) - middle_u, dv = v + 0.25 + 0.5 * (k >> 1) - middle_v;
                int32_t x = (int32_t)(xx * du + xy * dv + page->width / 2.0),
                        y = (int32_t)(yx * du + yy * dv + page->height / 2.0);
                bool is_in = x >= 0 && y >= 0 && x < page->width && y < page->height;
                double value = is_in ? page->pixels[(size_t)y * (size_t)page->width + (size_t)x] : 250;
                value = black + value * 0.93 + chance_normal(c, noise);
                light += is_bits ? (value < level ? 0 : 255) : value;
                n++;
            }
            light /= n;
            out->pixels[(size_t)v * (size_t)out->width + (size_t)u] = (uint8_t)(light < 0     ? 0
                                                                                : light > 255 ? 255
                                                                                              : light);
        }
    /* The reader finds the place to a tenth of a millimetre or so. */
    double off_x = chance_normal(c, 80), off_y = chance_normal(c, 80), per_um = page->dpi / 25400.0;
    double det = xx * yy - xy * yx;
    *map = (struct scan_map){yy / det * per_um, -xy / det * per_um, 0, -yx / det * per_um, xx / det * per_um, 0};
    double x0 = page->width / 2.0 / per_um + off_x, y0 = page->height / 2.0 / per_um + off_y;
    map->x0 = middle_u - map->xx * x0 - map->xy * y0;
    map->y0 = middle_v - map->yx * x0 - map->yy * y0;
}

bool sign_make(struct chance *c, enum sample sample, struct scan_patch *p)
{
    struct ballot_rect at = {AROUND_UM, AROUND_UM, 16000, 12000 - 1000 * chance_below(c, 5)};
    int32_t w = (int32_t)((at.w + 2 * AROUND_UM) / 25400.0 * DPI),
            h = (int32_t)((at.h + 2 * AROUND_UM) / 25400.0 * DPI);
    struct picture page = picture_new(w, h, 1, DPI), out;
    uint8_t *ink = calloc((size_t)w, (size_t)h);
    if (!ink) abort();
    memset(page.pixels, 255, (size_t)w * (size_t)h);
    draw_frame(&page, at);
    draw_sample(c, sample, &page, ink, at);
    struct scan_map map;
    scan(c, &page, &out, &map);
    struct scan_image image = {out.width, out.height, out.width, out.pixels, out.dpi, 0, false};
    struct scan_ink measured = {0};
    bool ok = scan_cut_box(&image, &map, at, false, p);
    if (ok) scan_measure_ink(p, false, 0, &measured);
    picture_free(&page);
    picture_free(&out);
    free(ink);
    return ok && measured.ink_mm2 >= 0.68;
}
