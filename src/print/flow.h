/* The blocks of a paper, one after the other over the pages. Only for the files of this room. */
#ifndef PRINT_FLOW_H
#define PRINT_FLOW_H

#include "print/press.h"

/* Draws the whole paper; a is scratch. A short signed paper whose end would spill over onto a page of its own gets its
 * lines nearer to one another, if that saves the page (GB/T 9704-2012, 7.3.5.4: 调整行距). */
MUST_USE bool flow_draw(struct arena *a, const struct paper *p, cairo_t *cr, struct err *e);

/* That pitch of the body text in twips; 0: the paper's own. */
MUST_USE bool flow_fit_pitch(struct arena *a, const struct paper *p, int *pitch, struct err *e);

#endif
