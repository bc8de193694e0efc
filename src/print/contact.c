#include "print/contact.h"

#include <cairo-pdf.h>
#include <string.h>

#include "print/check.h"
#include "print/easel.h"
#include "print/pdf_file.h"

enum {
    PAGE_W = 210000, /* micrometres, like all below */
    PAGE_H = 297000,
    MARGIN = 15000,
    TITLE_H = 12000,
    LINE_H = 9000,
    FOOT_H = 6000,
    COLUMNS = 3,
    GAP = 4000,
    CELL_W = (PAGE_W - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS,
    CELL_H = 84000,
    CAPTION_H = 10000,
};

struct laying {
    const struct contact_sheet *sheet;
    struct easel easel;
    cairo_t *cr;
    int pages, page; /* in all, at hand */
};

static const struct easel_type title_type = {FACE_TITLE, 320, 200, 20, 1, ALIGN_CENTER, false, false};
static const struct easel_type line_type = {FACE_BODY, 210, 140, 10, 2, ALIGN_LEFT, true, false};
static const struct easel_type caption_type = {FACE_BODY, 160, 100, 10, 3, ALIGN_LEFT, true, false};
static const struct easel_type foot_type = {FACE_BODY, 160, 100, 10, 1, ALIGN_CENTER, false, false};

static int32_t head_height(const struct contact_sheet *s)
{
    return TITLE_H + (int32_t)s->line_count * LINE_H + GAP;
}

/* How many rows of pictures stand below a height. */
static size_t rows_from(int32_t top)
{
    int32_t room = PAGE_H - MARGIN - FOOT_H - top;
    return room < CELL_H ? 0 : (size_t)((room - CELL_H) / (CELL_H + GAP) + 1);
}

static size_t fits_on(const struct contact_sheet *s, int page)
{
    return rows_from(page == 1 ? MARGIN + head_height(s) : MARGIN) * COLUMNS;
}

static struct paper *words_of(struct arena *a, const struct contact_sheet *s)
{
    struct paper *words = paper_new(a, s->title, s->dated);
    for (size_t i = 0; i < s->line_count; i++) paper_add_text(words, BLOCK_PLAIN, s->lines[i]);
    for (size_t i = 0; i < s->n; i++) paper_add_text(words, BLOCK_PLAIN, s->captions[i]);
    paper_addf(words, BLOCK_PLAIN, "%s　0123456789/", s->footer);
    return words;
}

static bool draw_head(struct laying *l, struct err *e)
{
    const struct contact_sheet *s = l->sheet;
    struct ballot_rect at = {MARGIN, MARGIN, PAGE_W - 2 * MARGIN, TITLE_H};
    if (!easel_set(&l->easel, s->title, at, &title_type, e)) return false;
    at.y += TITLE_H;
    at.h = LINE_H;
    for (size_t i = 0; i < s->line_count; i++, at.y += LINE_H)
        if (!easel_set(&l->easel, s->lines[i], at, &line_type, e)) return false;
    return true;
}

static bool draw_foot(struct laying *l, struct err *e)
{
    struct ballot_rect at = {MARGIN, PAGE_H - MARGIN - FOOT_H, PAGE_W - 2 * MARGIN, FOOT_H};
    const char *text = arena_text(l->easel.arena, "%s　%d/%d", l->sheet->footer, l->page, l->pages);
    return easel_set(&l->easel, text, at, &foot_type, e);
}

static uint8_t mirrored(uint8_t x)
{
    uint8_t out = 0;
    for (int i = 0; i < 8; i++) out = (uint8_t)(out << 1 | (x >> i & 1));
    return out;
}

/* Black is where the ink goes: cairo's masks say that with a one, the least significant bit leftmost. */
static cairo_surface_t *mask_of(const struct contact_picture *p)
{
    cairo_surface_t *mask = cairo_image_surface_create(CAIRO_FORMAT_A1, p->width, p->height);
    if (cairo_surface_status(mask) != CAIRO_STATUS_SUCCESS) return mask;
    unsigned char *to = cairo_image_surface_get_data(mask);
    size_t stride = (size_t)cairo_image_surface_get_stride(mask), bytes = ((size_t)p->width + 7) / 8;
    for (int32_t y = 0; y < p->height; y++)
        for (size_t x = 0; x < bytes; x++)
            to[(size_t)y * stride + x] = mirrored((uint8_t)~p->rows[(size_t)y * bytes + x]);
    cairo_surface_mark_dirty(mask);
    return mask;
}

/* As large as the place takes it. */
static bool draw_picture(struct laying *l, const struct contact_picture *p, struct ballot_rect at, struct err *e)
{
    cairo_surface_t *mask = mask_of(p);
    double w = easel_points(at.w) / p->width, h = easel_points(at.h) / p->height, scale = w < h ? w : h;
    cairo_save(l->cr);
    cairo_translate(l->cr, easel_points(at.x), easel_points(at.y));
    cairo_scale(l->cr, scale, scale);
    cairo_set_source_rgb(l->cr, 0, 0, 0);
    cairo_mask_surface(l->cr, mask, 0, 0);
    cairo_restore(l->cr);
    cairo_surface_destroy(mask);
    return cairo_status(l->cr) == CAIRO_STATUS_SUCCESS || err_set(e, ERR_ENVIRONMENT, "内存不足，画不出图像");
}

static bool draw_cell(struct laying *l, size_t at, int32_t x, int32_t y, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)64 << 20);
    const struct contact_sheet *s = l->sheet;
    struct contact_picture p = {0};
    struct ballot_rect place = {x, y, CELL_W, CELL_H - CAPTION_H}, below = {x, y + CELL_H - CAPTION_H, CELL_W, CAPTION_H};
    if (!s->load(s->context, a, at, &p, e)) return false;
    if (p.width > 0 && p.height > 0 && !draw_picture(l, &p, place, e)) return false;
    easel_colour(&l->easel, easel_black);
    easel_frame(&l->easel, place, 150);
    return easel_set(&l->easel, s->captions[at], below, &caption_type, e);
}

static bool draw_page(struct laying *l, size_t first, size_t n, struct err *e)
{
    int32_t top = MARGIN;
    easel_colour(&l->easel, easel_black);
    if (l->page == 1) {
        if (!draw_head(l, e)) return false;
        top += head_height(l->sheet);
    }
    for (size_t i = 0; i < n; i++) {
        int32_t column = (int32_t)(i % COLUMNS), row = (int32_t)(i / COLUMNS);
        if (!draw_cell(l, first + i, MARGIN + column * (CELL_W + GAP), top + row * (CELL_H + GAP), e)) return false;
    }
    if (!draw_foot(l, e)) return false;
    cairo_show_page(l->cr);
    return true;
}

bool contact_write(const struct contact_sheet *s, const char *path, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)256 << 20);
    struct paper *words = words_of(a, s);
    struct pdf_file *file;
    struct laying l = {.sheet = s, .pages = 1};
    for (size_t left = s->n; left > fits_on(s, l.pages); l.pages++) left -= fits_on(s, l.pages);
    if (!print_check(words, e) ||
            !pdf_file_begin(a, path, easel_points(PAGE_W), easel_points(PAGE_H), &file, e))
        return false;
    pdf_file_describe(file, s->title, s->dated);
    if (!easel_open(&l.easel, a, words, pdf_file_surface(file), e)) return false;
    l.cr = l.easel.cr;
    size_t done = 0;
    for (l.page = 1; l.page <= l.pages; l.page++) {
        size_t n = fits_on(s, l.page);
        if (n > s->n - done) n = s->n - done;
        if (!draw_page(&l, done, n, e)) return false;
        done += n;
    }
    return pdf_file_commit(file, e);
}
