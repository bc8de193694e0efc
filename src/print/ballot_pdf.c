#include <cairo-pdf.h>

#include "print/ballot_draw.h"
#include "print/check.h"
#include "print/pdf_file.h"

enum { SCRATCH_BYTES = 256 << 20 };

static void release(void *surface)
{
    cairo_surface_destroy(surface);
}

/* What all pages share, drawn once: cairo writes a recording that is painted again as one form of the file. */
static bool record(struct arena *a, const struct ballot_sheaf *s, const struct paper *words, cairo_surface_t **shared,
        struct err *e)
{
    cairo_rectangle_t page = {0, 0, easel_points(s->layout->width), easel_points(s->layout->height)};
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &page);
    arena_defer(a, release, surface);
    struct easel easel;
    if (!easel_open(&easel, a, words, surface, e) || !ballot_draw(&easel, s, e)) return false;
    *shared = surface;
    return true;
}

static bool draw_pages(struct arena *a, const struct ballot_sheaf *s, const struct paper *words,
        cairo_surface_t *shared, cairo_surface_t *target, struct err *e)
{
    struct easel easel;
    if (!easel_open(&easel, a, words, target, e)) return false;
    cairo_t *cr = easel.cr;
    for (size_t i = 0; i < s->leaf_count; i++) {
        const struct ballot_leaf *leaf = &s->leaves[i];
        for (size_t copy = 0; copy < leaf->copies; copy++) {
            cairo_set_source_surface(cr, shared, 0, 0);
            cairo_paint(cr);
            for (size_t k = 0; k < leaf->ink_count; k++)
                if (!ballot_draw_ink(&easel, s->layout, &leaf->ink[k], e)) return false;
            cairo_show_page(cr);
        }
    }
    return true;
}

/* What every page of a sheaf has, checked and drawn. */
static bool prepare(struct arena *a, const struct ballot_sheaf *s, const struct paper **words, cairo_surface_t **shared, struct err *e)
{
    *words = ballot_words(a, s);
    if (print_check(*words, e) && record(a, s, *words, shared, e)) return true;
    return e->kind == ERR_INPUT ? err_in(e, "%s", s->name) : false;
}

bool ballot_pdf_write(const struct ballot_sheaf *s, const char *path, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(SCRATCH_BYTES);
    const struct paper *words;
    struct pdf_file *file;
    cairo_surface_t *shared;
    if (!prepare(a, s, &words, &shared, e)) return false;
    if (!pdf_file_begin(a, path, easel_points(s->layout->width), easel_points(s->layout->height), &file, e))
        return false;
    pdf_file_describe(file, s->name, s->dated);
    return draw_pages(a, s, words, shared, pdf_file_surface(file), e) && pdf_file_commit(file, e);
}

bool ballot_pdf_write_forms(const struct ballot_sheaf *sheaves, size_t n, size_t copies, const char *path, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(SCRATCH_BYTES);
    const struct paper *words;
    struct pdf_file *file;
    cairo_surface_t **shared = arena_alloc_array(a, n, sizeof(cairo_surface_t *));
    for (size_t i = 0; i < n; i++)
        if (!prepare(a, &sheaves[i], &words, &shared[i], e)) return false;
    if (!pdf_file_begin(a, path, easel_points(sheaves[0].layout->width), easel_points(sheaves[0].layout->height), &file, e)) return false;
    pdf_file_describe(file, sheaves[0].name, sheaves[0].dated);
    cairo_t *cr = easel_context(a, pdf_file_surface(file));
    for (size_t copy = 0; copy < copies; copy++) {
        for (size_t i = 0; i < n; i++) {
            cairo_set_source_surface(cr, shared[i], 0, 0);
            cairo_paint(cr);
            cairo_show_page(cr);
        }
        if (n % 2) cairo_show_page(cr);
    }
    return pdf_file_commit(file, e);
}
