#include "print/pdf.h"

#include <cairo-pdf.h>

#include "base/file.h"
#include "print/check.h"
#include "print/flow.h"

enum { SCRATCH_BYTES = 256 << 20 };

/* What cairo writes on its way to the draft. */
struct sink {
    struct file_draft *draft;
    struct err why;
    size_t n;
    char bytes[64 << 10];
};

static bool flush(struct sink *s)
{
    size_t n = s->n;
    s->n = 0;
    return file_append(s->draft, (struct str){s->bytes, n}, &s->why);
}

static cairo_status_t take(void *closure, const unsigned char *bytes, unsigned n)
{
    struct sink *s = closure;
    while (n) {
        size_t room = sizeof s->bytes - s->n;
        size_t part = n < room ? n : room;
        memcpy(s->bytes + s->n, bytes, part);
        s->n += part;
        bytes += part;
        n -= (unsigned)part;
        if (s->n == sizeof s->bytes && !flush(s)) return CAIRO_STATUS_WRITE_ERROR;
    }
    return CAIRO_STATUS_SUCCESS;
}

static void describe(cairo_surface_t *surface, struct arena *a, const struct paper *p)
{
    const char *date = arena_text(a, "%sT00:00:00", date_text(a, p->dated));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, print_title_line(a, p));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static bool draw(struct arena *a, const struct paper *p, cairo_surface_t *surface, struct err *e)
{
    cairo_t *cr = cairo_create(surface);
    bool drawn = flow_draw(a, p, cr, e);
    cairo_destroy(cr);
    return drawn;
}

static bool finish(cairo_surface_t *surface, struct sink *s, struct err *e)
{
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    if (status == CAIRO_STATUS_SUCCESS && flush(s)) return true;
    if (status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR) {
        *e = s->why;
        return false;
    }
    return err_set(e, ERR_ENVIRONMENT, "PDF 没有画成: %s", cairo_status_to_string(status));
}

static bool write_pages(struct arena *a, const struct paper *p, struct file_draft *draft, struct err *e)
{
    struct print_style style = print_style_of(p);
    struct sink *sink = arena_alloc(a, sizeof *sink);
    sink->draft = draft;
    cairo_surface_t *surface =
            cairo_pdf_surface_create_for_stream(take, sink, style.page_width / 20.0, style.page_height / 20.0);
    describe(surface, a, p);
    bool written = draw(a, p, surface, e) && finish(surface, sink, e);
    cairo_surface_destroy(surface);
    return written;
}

bool pdf_write(const struct paper *p, const char *path, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(SCRATCH_BYTES);
    struct file_draft *draft;
    const char *title = print_title_line(a, p);
    if (!print_check(p, e)) return err_in(e, "文书《%s》", title);
    if (!file_begin(a, path, &draft, e)) return false;
    if (!write_pages(a, p, draft, e)) return e->kind == ERR_INPUT ? err_in(e, "文书《%s》", title) : false;
    return file_commit(draft, e);
}
