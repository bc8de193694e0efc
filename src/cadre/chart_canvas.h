/* What the kinds of charts share while they are laid out. Only for cadre/chart*.c. */
#ifndef CADRE_CHART_CANVAS_H
#define CADRE_CHART_CANVAS_H

#include "cadre/chart.h"

enum {
    CHART_TEXT_UM = 4200, /* height of a line of small print */
    CHART_SMALL = 170,    /* 8.5 pt */
    CHART_LARGE = 220,
    CHART_THIN_UM = 120,
    CHART_THICK_UM = 420,
};

struct chart_canvas {
    struct arena *arena;
    const struct chart *chart;
    struct chart_plan *plan;
    int32_t y; /* where the next part begins */
};

struct chart_shape *canvas_add(struct chart_canvas *c, struct chart_shape shape);
void canvas_line(struct chart_canvas *c, int32_t x, int32_t y, int32_t to_x, int32_t to_y, int32_t line_um);
struct chart_shape *canvas_text(
        struct chart_canvas *c, const char *text, int32_t x, int32_t y, int32_t w, enum chart_align align);

/* About how wide a text is in small print: an ideograph is as wide as high. */
int32_t canvas_width(const char *text);

/* The widest of n texts. */
int32_t canvas_widest(const char *const *texts, size_t n);

/* Tones and names of the series, one beside the other, as many lines as they need. */
void canvas_legend(struct chart_canvas *c);

/* Each lays out its kind from c->y on and moves it below. */
MUST_USE bool chart_stacks(struct chart_canvas *c, struct err *e);
MUST_USE bool chart_scatter(struct chart_canvas *c, struct err *e);
MUST_USE bool chart_ranks(struct chart_canvas *c, struct err *e);
MUST_USE bool chart_bars(struct chart_canvas *c, struct err *e);

#endif
