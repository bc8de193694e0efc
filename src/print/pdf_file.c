#include "print/pdf_file.h"

#include <cairo-pdf.h>

#include "base/file.h"

/* What cairo writes on its way to the draft is held here until there is enough of it. */
struct pdf_file {
    struct arena *arena;
    cairo_surface_t *surface;
    struct file_draft *draft;
    struct err why;
    size_t n;
    char bytes[64 << 10];
};

static bool flush(struct pdf_file *f)
{
    size_t n = f->n;
    f->n = 0;
    return file_append(f->draft, (struct str){f->bytes, n}, &f->why);
}

static cairo_status_t take(void *closure, const unsigned char *bytes, unsigned n)
{
    struct pdf_file *f = closure;
    while (n) {
        size_t room = sizeof f->bytes - f->n;
        size_t part = n < room ? n : room;
        memcpy(f->bytes + f->n, bytes, part);
        f->n += part;
        bytes += part;
        n -= (unsigned)part;
        if (f->n == sizeof f->bytes && !flush(f)) return CAIRO_STATUS_WRITE_ERROR;
    }
    return CAIRO_STATUS_SUCCESS;
}

static void release(void *surface)
{
    cairo_surface_destroy(surface);
}

bool pdf_file_begin(struct arena *a, const char *path, double width, double height, struct pdf_file **f, struct err *e)
{
    struct pdf_file *fresh = arena_alloc(a, sizeof *fresh);
    fresh->arena = a;
    if (!file_begin(a, path, &fresh->draft, e)) return false;
    fresh->surface = cairo_pdf_surface_create_for_stream(take, fresh, width, height);
    arena_defer(a, release, fresh->surface);
    *f = fresh;
    return true;
}

cairo_surface_t *pdf_file_surface(struct pdf_file *f)
{
    return f->surface;
}

void pdf_file_describe(struct pdf_file *f, const char *title, struct date dated)
{
    const char *date = arena_text(f->arena, "%sT00:00:00", date_text(f->arena, dated));
    cairo_pdf_surface_set_metadata(f->surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(f->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

bool pdf_file_commit(struct pdf_file *f, struct err *e)
{
    cairo_surface_finish(f->surface);
    cairo_status_t status = cairo_surface_status(f->surface);
    if (status == CAIRO_STATUS_SUCCESS && flush(f)) return file_commit(f->draft, e);
    if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR)
        return err_set(e, ERR_ENVIRONMENT, "PDF 没有画成: %s", cairo_status_to_string(status));
    *e = f->why;
    return false;
}
