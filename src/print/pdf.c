#include "print/pdf.h"

#include "print/check.h"
#include "print/flow.h"
#include "print/pdf_file.h"

enum { SCRATCH_BYTES = 256 << 20 };

static bool draw(struct arena *a, const struct paper *p, cairo_surface_t *surface, struct err *e)
{
    cairo_t *cr = cairo_create(surface);
    bool drawn = flow_draw(a, p, cr, e);
    cairo_destroy(cr);
    return drawn;
}

bool pdf_write(const struct paper *p, const char *path, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(SCRATCH_BYTES);
    struct print_style style = print_style_of(p);
    struct pdf_file *file;
    const char *title = print_title_line(a, p);
    if (!print_check(p, e)) return err_in(e, "文书《%s》", title);
    if (!pdf_file_begin(a, path, style.page_width / 20.0, style.page_height / 20.0, &file, e)) return false;
    pdf_file_describe(file, title, p->dated);
    if (!draw(a, p, pdf_file_surface(file), e)) return e->kind == ERR_INPUT ? err_in(e, "文书《%s》", title) : false;
    return pdf_file_commit(file, e);
}
