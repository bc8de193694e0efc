/* Words and shapes at measured places, for sheets that are read by measure. Places are micrometres (struct
 * ballot_rect), sizes of type twips. Only for the files of this room. */
#ifndef PRINT_EASEL_H
#define PRINT_EASEL_H

#include "ballot/layout.h"
#include "print/text.h"

struct colour {
    double red, green, blue;
};

extern const struct colour easel_black;

struct easel {
    struct arena *arena;
    cairo_t *cr;
    struct pen *pen;
    PangoContext *context;
};

/* words holds every text that will be set, in any block. What the easel holds, cr too, is released when a ends; target stays the
 * caller's and lives at least as long. ERR_ENVIRONMENT when the faces are not installed. */
MUST_USE bool easel_open(struct easel *s, struct arena *a, const struct paper *words, cairo_surface_t *target, struct err *e);

/* To draw on target without words; released when a ends. */
cairo_t *easel_context(struct arena *a, cairo_surface_t *target);

static inline double easel_points(int32_t um)
{
    return um * 72.0 / 25400.0;
}

void easel_colour(struct easel *s, struct colour c);

/* c mixed with white: percent 100 is c itself. */
struct colour easel_tint(struct colour c, int percent);

void easel_fill(struct easel *s, struct ballot_rect r);

/* The line of a frame lies inside the edge of r. */
void easel_frame(struct easel *s, struct ballot_rect r, int32_t line);

/* How words are set into a place: the largest size of the range at which they fit. */
struct easel_type {
    enum face face;
    int size_max, size_min, size_step;
    int lines_max;
    enum paper_align align;
    bool is_at_top; /* else in the middle of the height */
    bool is_justified;
};

/* ERR_INPUT when the words do not fit at the least size, or hold a character that no font has. */
MUST_USE bool easel_set(
        struct easel *s, const char *text, struct ballot_rect at, const struct easel_type *t, struct err *e);

/* The largest size at which the text fits; for texts that are to stand in one size. */
MUST_USE bool easel_measure(
        struct easel *s, const char *text, struct ballot_rect at, const struct easel_type *t, int *size, struct err *e);

#endif
