/* The blocks of a paper, one after the other over the pages. Only for the files of this room. */
#ifndef PRINT_FLOW_H
#define PRINT_FLOW_H

#include "print/press.h"

/* Draws the whole paper; a is scratch. */
MUST_USE bool flow_draw(struct arena *a, const struct paper *p, cairo_t *cr, struct err *e);

#endif
