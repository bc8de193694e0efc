/* Ink on a page: strokes of a pen, and the signs a hand makes with them. All measures are millimetres on the page. */
#ifndef STROKE_H
#define STROKE_H

#include "chance.h"
#include "picture.h"

struct pen {
    double width;   /* of the line, mm */
    double density; /* share of light that it takes away */
    uint8_t colour[3];
    double tremble; /* mm */
};

/* What a hand draws in a box. */
#define SIGNS(X)                                                                                                       \
    X(NONE, "none")                                                                                                    \
    X(CIRCLE, "circle")                                                                                                \
    X(CROSS, "cross")                                                                                                  \
    X(TICK, "tick")                                                                                                    \
    X(LINE, "line")                                                                                                    \
    X(FILL, "fill")                                                                                                    \
    X(SCRIBBLE, "scribble")

enum sign {
#define X(name, code) SIGN_##name,
    SIGNS(X)
#undef X
            SIGN_COUNT
};

struct place {
    double x, y, w, h; /* of the sign */
};

/* A pen as people bring them: ballpoint, gel, brush, pencil. */
struct pen pen_any(struct chance *c);

/* Draws it and, where there is one, adds the light it takes away to ink (one byte a pixel, as large as the page). */
void draw_sign(
        struct picture *page, uint8_t *ink, struct chance *c, const struct pen *pen, enum sign sign, struct place at);

/* A few characters of handwriting over the place. */
void draw_writing(
        struct picture *page, uint8_t *ink, struct chance *c, const struct pen *pen, struct place at, int characters);

/* A straight stroke. */
void draw_stroke(struct picture *page, uint8_t *ink, const struct pen *pen, double x0, double y0, double x1, double y1);

#endif
