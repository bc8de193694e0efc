/* The photo of a person, JPEG or PNG as it came with the form, drawn into a place on a page. Of a JPEG only what makes
 * the picture goes on: what a camera or a telephone wrote beside it (where and when it was taken) stays behind. Only for
 * the files of this room. */
#ifndef PRINT_PHOTO_H
#define PRINT_PHOTO_H

#include "base/err.h"
#include "base/str.h"
#include "print/easel.h"

enum { PHOTO_PIXELS_MAX = 16 << 20 };

/* A photo ready to be drawn; lives as long as the arena. */
struct photo {
    cairo_surface_t *surface;
    int width, height; /* pixels */
};

/* Errors  ERR_INPUT: neither JPEG nor PNG, cut off, larger than PHOTO_PIXELS_MAX, colours that are not for a screen
 *         (CMYK) */
MUST_USE bool photo_open(struct arena *a, struct str bytes, struct photo *photo, struct err *e);

/* As large as at takes it, its proportions kept, in the middle. */
void photo_draw(struct easel *s, const struct photo *photo, struct ballot_rect at);

#endif
