/* Pages of a PDF drawn by pdftoppm in a child process: for files that hold no plain images. The child has limits on
 * memory and processor time, reads nothing but the file, and is given up when it is silent for too long. */
#ifndef SCAN_RENDER_H
#define SCAN_RENDER_H

#include "scan/format.h"

struct scan_render;

/* Begins to draw the pages from first to last (0: to the end) of the PDF at path. */
MUST_USE bool scan_render_open(const char *path, int32_t first, int32_t last, struct scan_render **s, struct err *e);

/* The next page, grey; *more is false after the last. */
MUST_USE bool scan_render_next(
        struct scan_render *s, struct scan_bytes *pixels, struct scan_image *image, bool *more, struct err *e);

/* Ends the child. NULL is allowed. */
void scan_render_close(struct scan_render *s);

#endif
