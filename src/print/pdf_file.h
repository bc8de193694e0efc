/* A PDF that cairo draws into a draft, which takes its name only when it is whole. Only for the files of this room. */
#ifndef PRINT_PDF_FILE_H
#define PRINT_PDF_FILE_H

#include <cairo.h>

#include "base/date.h"
#include "base/err.h"

struct pdf_file;

/* width, height  of the first page, points. Thrown away when a ends without pdf_file_commit. */
MUST_USE bool pdf_file_begin(
        struct arena *a, const char *path, double width, double height, struct pdf_file **f, struct err *e);

/* The surface to draw on; stays the file's. */
cairo_surface_t *pdf_file_surface(struct pdf_file *f);

/* The properties: the same date gives the same bytes. */
void pdf_file_describe(struct pdf_file *f, const char *title, struct date dated);

/* Ends the last page. ERR_ENVIRONMENT when it cannot be written. */
MUST_USE bool pdf_file_commit(struct pdf_file *f, struct err *e);

#endif
