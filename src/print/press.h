/* The pages of one PDF and the place reached on them. Only for the files of this room. Lengths are
 * points, y grows downwards. */
#ifndef PRINT_PRESS_H
#define PRINT_PRESS_H

#include "print/text.h"

struct press {
    struct arena *arena;
    const struct paper *paper;
    struct print_style style;
    cairo_t *cr; /* for rules and frames */
    struct pen *pen;
    PangoContext *context;
    double left, top, width, bottom; /* the type area; bottom is a y */
    double y;                        /* where the next thing goes */
    int page;                        /* from 1 */
    struct setting number, footer;
};

/* Everything drawn goes to cr until press_close; the first page is open. pitch: of the body text, in twips; 0 for the
 * paper's own. ERR_ENVIRONMENT when the faces are not installed. */
MUST_USE bool press_open(
        struct press *p, struct arena *a, const struct paper *paper, cairo_t *cr, int pitch, struct err *e);

/* Ends the last page. */
MUST_USE bool press_close(struct press *p, struct err *e);

/* Foot of the page, then the next page. */
MUST_USE bool press_turn_page(struct press *p, struct err *e);

/* Nothing stands on the page yet. */
bool press_is_fresh(const struct press *p);

/* What is left of the page. Rounding never makes a line that fits look too high. */
double press_room(const struct press *p);

static inline double press_points(int twips)
{
    return twips / 20.0;
}

/* Blocks: each draws itself from p->y on and leaves p->y below itself. */

/* Rows from p->y on. tail: height of what must stand on the page of the last row. */
MUST_USE bool table_draw(struct press *p, const struct paper_table *t, double tail, struct err *e);

/* The least room to begin in: a small table as a whole with its tail, of a larger one the heading row and two more. */
MUST_USE bool table_measure_start(
        struct press *p, const struct paper_table *t, double tail, double *height, struct err *e);

/* Starts on a fresh page and leaves the last page full. */
MUST_USE bool cards_draw(struct press *p, const struct paper_cards *c, struct err *e);

#endif
