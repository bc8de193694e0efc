#include "stroke.h"

#include <string.h>

struct brush {
    struct picture *page;
    uint8_t *ink;
    const struct pen *pen;
    double scale; /* pixels of a millimetre */
};

static void darken(const struct brush *b, int32_t x, int32_t y, double cover)
{
    struct picture *p = b->page;
    if (x < 0 || y < 0 || x >= p->width || y >= p->height || cover <= 0) return;
    size_t at = (size_t)y * (size_t)p->width + (size_t)x;
    uint8_t taken = (uint8_t)(255 * (cover > 1 ? 1 : cover) * b->pen->density);
    /* A stroke over itself hardly gets darker: the darkest passage counts. */
    if (b->ink) {
        if (taken <= b->ink[at]) return;
        double before = 1 - b->ink[at] / 255.0, after = 1 - taken / 255.0;
        b->ink[at] = taken;
        for (int32_t k = 0; k < p->channels; k++) {
            double colour = p->channels == 3
                                    ? b->pen->colour[k]
                                    : 0.299 * b->pen->colour[0] + 0.587 * b->pen->colour[1] + 0.114 * b->pen->colour[2];
            uint8_t *v = p->pixels + at * (size_t)p->channels + (size_t)k;
            double paper = (*v - colour * (1 - before)) / (before > 0.02 ? before : 0.02);
            double out = paper * after + colour * (1 - after);
            *v = (uint8_t)(out < 0 ? 0 : out > *v ? *v : out);
        }
    }
}

static void dab(const struct brush *b, double x, double y, double width)
{
    double r = width / 2 * b->scale, px = x * b->scale, py = y * b->scale;
    for (int32_t iy = (int32_t)(py - r - 1); iy <= (int32_t)(py + r + 1); iy++)
        for (int32_t ix = (int32_t)(px - r - 1); ix <= (int32_t)(px + r + 1); ix++)
            darken(b, ix, iy, r + 0.5 - hypot(ix + 0.5 - px, iy + 0.5 - py));
}

static struct brush brush_of(struct picture *page, uint8_t *ink, const struct pen *pen)
{
    return (struct brush){page, ink, pen, page->dpi / 25.4};
}

/* A stroke through points, pressed less at its ends. */
static void draw_path(const struct brush *b, struct chance *c, double (*points)[2], int n)
{
    double shake_x = 0, shake_y = 0;
    for (int i = 0; i + 1 < n; i++) {
        double dx = points[i + 1][0] - points[i][0], dy = points[i + 1][1] - points[i][1];
        int steps = (int)(hypot(dx, dy) * b->scale / 1.2) + 1;
        for (int k = 0; k < steps; k++) {
            double t = (double)k / steps, whole = (i + t) / (n - 1);
            shake_x = shake_x * 0.95 + chance_normal(c, b->pen->tremble * 0.12);
            shake_y = shake_y * 0.95 + chance_normal(c, b->pen->tremble * 0.12);
            double press = 0.75 + 0.25 * sin(M_PI * whole);
            dab(b, points[i][0] + dx * t + shake_x, points[i][1] + dy * t + shake_y, b->pen->width * press);
        }
    }
}

void draw_stroke(struct picture *page, uint8_t *ink, const struct pen *pen, double x0, double y0, double x1, double y1)
{
    struct brush b = brush_of(page, ink, pen);
    struct chance c = {1};
    double points[2][2] = {{x0, y0}, {x1, y1}};
    draw_path(&b, &c, points, 2);
}

struct pen pen_any(struct chance *c)
{
    static const uint8_t colours[][3] = {{20, 30, 120}, {20, 20, 25}, {25, 25, 30}, {15, 45, 140}, {150, 25, 35}};
    struct pen p = {.tremble = chance_between(c, 0.05, 0.5)};
    int kind = chance_below(c, 20);
    memcpy(p.colour, colours[chance_below(c, 5)], 3);
    if (kind < 9) { /* ballpoint */
        p.width = chance_between(c, 0.32, 0.55);
        p.density = chance_between(c, 0.65, 0.92);
    } else if (kind < 16) { /* gel */
        p.width = chance_between(c, 0.42, 0.75);
        p.density = chance_between(c, 0.80, 0.97);
    } else if (kind < 18) { /* brush, felt tip */
        p.width = chance_between(c, 0.9, 1.9);
        p.density = chance_between(c, 0.80, 0.97);
    } else { /* pencil */
        p.width = chance_between(c, 0.40, 0.65);
        p.density = chance_between(c, 0.48, 0.72);
        memset(p.colour, 55, 3);
    }
    return p;
}

static void draw_circle(const struct brush *b, struct chance *c, struct place at)
{
    enum { POINTS = 40 };
    double points[POINTS][2], start = chance_between(c, -2.6, -0.6), turn = 2 * M_PI * chance_between(c, 0.95, 1.12);
    double bulge = chance_between(c, -0.12, 0.12), second = chance_between(c, 0, 2 * M_PI),
           drift = chance_between(c, -0.08, 0.08);
    bool is_clockwise = chance_is(c, 0.3);
    for (int i = 0; i < POINTS; i++) {
        double t = (double)i / (POINTS - 1), angle = start + (is_clockwise ? turn : -turn) * t;
        double r = 1 + bulge * cos(2 * angle + second) + drift * (t - 0.5);
        points[i][0] = at.x + at.w / 2 * (1 + r * cos(angle));
        points[i][1] = at.y + at.h / 2 * (1 + r * sin(angle));
    }
    draw_path(b, c, points, POINTS);
}

/* A stroke that bends a little. */
static void draw_bent(const struct brush *b, struct chance *c, double x0, double y0, double x1, double y1)
{
    double bend = chance_normal(c, 0.05),
           middle[2] = {(x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend};
    double points[3][2] = {{x0, y0}, {middle[0], middle[1]}, {x1, y1}};
    draw_path(b, c, points, 3);
}

static double jitter(struct chance *c, double size)
{
    return chance_normal(c, size * 0.06);
}

static void draw_cross(const struct brush *b, struct chance *c, struct place at)
{
    draw_bent(b, c, at.x + jitter(c, at.w), at.y + jitter(c, at.h), at.x + at.w + jitter(c, at.w),
            at.y + at.h + jitter(c, at.h));
    draw_bent(b, c, at.x + at.w + jitter(c, at.w), at.y + jitter(c, at.h), at.x + jitter(c, at.w),
            at.y + at.h + jitter(c, at.h));
}

static void draw_tick(const struct brush *b, struct chance *c, struct place at)
{
    double turn = at.x + at.w * chance_between(c, 0.22, 0.42), depth = chance_between(c, 0.35, 0.62);
    double points[4][2] = {{at.x + jitter(c, at.w), at.y + at.h * depth}, {turn, at.y + at.h + jitter(c, at.h)},
            {at.x + at.w * 0.66, at.y + at.h * 0.46 + jitter(c, at.h)},
            {at.x + at.w + jitter(c, at.w), at.y + jitter(c, at.h)}};
    draw_path(b, c, points, 4);
}

static void draw_fill(const struct brush *b, struct chance *c, struct place at, double pitch)
{
    bool is_back = false;
    for (double y = at.y; y < at.y + at.h; y += pitch, is_back = !is_back)
        draw_bent(b, c, is_back ? at.x + at.w : at.x, y + jitter(c, at.h) * 0.5, is_back ? at.x : at.x + at.w,
                y + pitch + jitter(c, at.h) * 0.5);
}

static void draw_scribble(const struct brush *b, struct chance *c, struct place at)
{
    enum { POINTS = 9 };
    double points[POINTS][2];
    for (int i = 0; i < POINTS; i++) {
        points[i][0] = at.x + at.w * chance_between(c, 0, 1);
        points[i][1] = at.y + at.h * chance_between(c, 0, 1);
    }
    draw_path(b, c, points, POINTS);
}

void draw_sign(
        struct picture *page, uint8_t *ink, struct chance *c, const struct pen *pen, enum sign sign, struct place at)
{
    struct brush b = brush_of(page, ink, pen);
    switch (sign) {
    case SIGN_CIRCLE: draw_circle(&b, c, at); break;
    case SIGN_CROSS: draw_cross(&b, c, at); break;
    case SIGN_TICK: draw_tick(&b, c, at); break;
    case SIGN_LINE:
        draw_bent(&b, c, at.x, at.y + at.h / 2 + jitter(c, at.h), at.x + at.w, at.y + at.h / 2 + jitter(c, at.h));
        break;
    case SIGN_FILL: draw_fill(&b, c, at, pen->width * 0.9); break;
    case SIGN_SCRIBBLE: draw_scribble(&b, c, at); break;
    case SIGN_NONE:
    case SIGN_COUNT: break;
    }
}

void draw_writing(
        struct picture *page, uint8_t *ink, struct chance *c, const struct pen *pen, struct place at, int characters)
{
    struct brush b = brush_of(page, ink, pen);
    double pitch = at.w / characters;
    for (int i = 0; i < characters; i++) {
        double size = (pitch < at.h ? pitch : at.h) * chance_between(c, 0.7, 0.9), x = at.x + i * pitch,
               y = at.y + (at.h - size) / 2;
        int strokes = 4 + chance_below(c, 7);
        for (int k = 0; k < strokes; k++) {
            double x0 = x + size * chance_between(c, 0, 0.9), y0 = y + size * chance_between(c, 0, 0.9);
            bool is_across = chance_is(c, 0.5);
            double length = size * chance_between(c, 0.2, 0.8);
            draw_bent(&b, c, x0, y0, fmin(x0 + (is_across ? length : length * 0.1), x + size),
                    fmin(y0 + (is_across ? -length * 0.05 : length), y + size));
        }
    }
}
