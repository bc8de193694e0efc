/* Draws set lines with faces that are cut down to the characters of one paper. Cairo 1.16 cannot follow the
 * shared subroutines of a large CFF face and then embeds all of them, 200 to 600 KB a face whatever is printed;
 * a face without subroutines, cut by harfbuzz, comes out as large as its characters. Only for the files of
 * this room. */
#ifndef PRINT_PEN_H
#define PRINT_PEN_H

#include <pango/pangocairo.h>

#include "print/style.h"

struct pen;

/* Lives as long as a. cr stays the caller's. */
struct pen *pen_new(struct arena *a, const struct paper *p, cairo_t *cr);

/* Draws a line of text from x on along the baseline y. */
void pen_draw_line(
        struct pen *pen, PangoLayoutLine *line, const char *text, struct text_style style, double x, double y);

#endif
