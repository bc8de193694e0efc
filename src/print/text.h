/* Text set in lines. The only place that speaks to pango about characters; user text is never markup.
 * Only for the files of this room. Lengths are points. */
#ifndef PRINT_TEXT_H
#define PRINT_TEXT_H

#include <pango/pangocairo.h>

#include "base/err.h"
#include "print/pen.h"
#include "print/style.h"

/* One unit of the page is one point; ends with a. */
PangoContext *text_new_context(struct arena *a, cairo_t *cr);

/* Fails with ERR_ENVIRONMENT when the faces are not installed: whatever else the machine would put in
 * their place, the paper would not look like an official one. */
MUST_USE bool text_find_faces(PangoContext *context, struct err *e);

/* A text between two edges. Made once, filled often; filling in the same text again costs nothing. */
struct setting {
    PangoLayout *layout; /* ends with the arena */
    struct text_style style;
    double width;
    bool is_justified; /* lines fill the width (not the last of a paragraph), numbers stay with their units */
    bool is_balanced;  /* lines of about equal length: titles, headings of tables */
    const char *text;
    int line_count;
};

struct setting setting_new(struct arena *a, PangoContext *context, struct text_style style, double width);

/* Sets text, which must stay until the next call. ERR_INPUT when no font has a character of it. */
MUST_USE bool setting_fill(struct setting *s, const char *text, struct err *e);

/* What n lines take. */
double setting_height(const struct setting *s, int lines);

/* The longest line. */
double setting_line_width(const struct setting *s);

/* Draws count lines from line first on (the first is 0), the upper edge of the first at y. */
void setting_draw(struct pen *pen, const struct setting *s, int first, int count, double x, double y);

#endif
