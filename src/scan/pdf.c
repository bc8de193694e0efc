/* PDF as scanners write it: each page one image over the whole page, whose compressed pixels are cut out and decoded
 * without drawing. Whatever is more than that is drawn by a child process (scan/render.h). */
#include "scan/pdf_page.h"

#include <stdlib.h>

#include "scan/render.h"

enum { ARENA_BYTES_MAX = 64 << 20 };

struct pdf_state {
    struct arena *arena;
    struct pdf_book file;
    struct pdf_ref *pages; /* NULL: the file is drawn from its first page to its last */
    int32_t count;
    struct scan_render *render;
};

static void close_pdf(struct scan_reader *r)
{
    struct pdf_state *s = r->state;
    if (!s) return;
    scan_render_close(s->render);
    pdf_book_free(&s->file);
    free(s->pages);
    arena_free(s->arena);
    free(s);
}

static bool open_pdf(struct scan_reader *r, struct err *e)
{
    struct pdf_state *s = calloc(1, sizeof *s);
    if (!s) return err_set(e, ERR_ENVIRONMENT, "内存不足: 读取 PDF");
    s->arena = arena_new(ARENA_BYTES_MAX);
    r->state = s;
    if (pdf_book_open(r, s->arena, &s->file) && pdf_list_pages(&s->file, &s->pages, &s->count)) return true;
    return scan_render_open(r->path, 1, 0, &s->render, e);
}

static bool cut_out(struct scan_reader *r, struct pdf_state *s, struct scan_image *image, bool *is_cut, struct err *e)
{
    struct pdf_image found;
    *is_cut = pdf_find_image(&s->file, s->pages[r->page - 1], &found);
    arena_reset(s->arena);
    if (!*is_cut) return true;
    if (!scan_read_at(r, found.at, (size_t)found.bytes, e)) return false;
    if (found.is_jpeg) {
        if (!scan_jpeg_decode(r, r->file.p, r->file.n, found.dpi, image, e)) return false;
    } else {
        struct scan_fax fax = {r->file.p, r->file.n, found.width, found.height, found.is_inverted, found.dpi};
        if (!scan_fax_decode(r, &fax, image, e)) return false;
    }
    image->rotation = found.rotation;
    return true;
}

static bool next_pdf(struct scan_reader *r, struct scan_image *image, bool *more, struct err *e)
{
    struct pdf_state *s = r->state;
    if (!s->pages) {
        bool ok = scan_render_next(s->render, &r->pixels, image, more, e);
        if (!ok) r->page_max = r->page; /* what comes after a break in the stream is not known */
        return ok;
    }
    if (r->page > s->count) {
        *more = false;
        return true;
    }
    bool is_cut;
    if (!cut_out(r, s, image, &is_cut, e)) return false;
    if (is_cut) return true;
    struct scan_render *one;
    bool is_drawn;
    if (!scan_render_open(r->path, r->page, r->page, &one, e)) return false;
    bool ok = scan_render_next(one, &r->pixels, image, &is_drawn, e);
    scan_render_close(one);
    return ok && (is_drawn || err_set(e, ERR_INPUT, "PDF 第 %d 页画不出来", r->page));
}

static int32_t count_pdf(struct scan_reader *r)
{
    const struct pdf_state *s = r->state;
    return s->pages ? s->count : 1;
}

static bool is_drawn_pdf(struct scan_reader *r)
{
    struct pdf_state *s = r->state;
    struct pdf_image found;
    bool is_cut = s->pages && r->page < s->count && pdf_find_image(&s->file, s->pages[r->page], &found);
    arena_reset(s->arena);
    return !is_cut;
}

const struct scan_format scan_format_pdf = {.name = "PDF",
        .open = open_pdf,
        .next = next_pdf,
        .close = close_pdf,
        .pages = count_pdf,
        .is_drawn = is_drawn_pdf};
