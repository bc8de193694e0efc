#include "print/approval.h"

#include <cairo-pdf.h>

#include "print/approval_form.h"
#include "print/check.h"
#include "print/easel.h"
#include "print/pdf_file.h"
#include "print/photo.h"

enum {
    SCRATCH_BYTES = 256 << 20,
    PT = 20,
    WIDTH_UM = 210000,
    HEIGHT_UM = 297000,
    PAD_UM = 900,
    PHOTO_PAD_UM = 600,
};

static const struct easel_type title_type = {FACE_TITLE, 24 * PT, 24 * PT, PT, 1, ALIGN_CENTER, false, false};
static const struct easel_type fixed_type = {FACE_BODY, 14 * PT, 9 * PT, PT / 2, 13, ALIGN_CENTER, false, false};
static const struct easel_type one_line = {FACE_BODY, 14 * PT, 10 * PT, PT / 2, 1, ALIGN_CENTER, false, false};
static const struct easel_type in_middle = {FACE_BODY, 14 * PT, 5 * PT, PT / 4, 8, ALIGN_CENTER, false, false};
static const struct easel_type flush_left = {FACE_BODY, 14 * PT, 7 * PT / 2, PT / 4, 80, ALIGN_LEFT, false, false};
static const struct easel_type foot_type = {FACE_BODY, 10 * PT, 7 * PT, PT / 2, 1, ALIGN_LEFT, false, false};

/* ---- one sheet ---- */

struct drawing {
    struct easel *easel;
    const struct approval_sheet *sheet;
    struct approval_faults *faults; /* NULL: the first fault is an error */
};

/* A fault, unless the machine is to blame or nobody collects them. */
static bool note_fault(struct drawing *d, const char *cell, struct err *e)
{
    if (e->kind != ERR_INPUT) return false;
    if (!d->faults) return err_in(e, "%s: %s", d->sheet->name, cell);
    struct approval_faults *f = d->faults;
    struct arena *a = d->easel->arena;
    if (f->n == f->capacity) f->v = arena_grow_array(a, f->v, &f->capacity, sizeof *f->v);
    f->v[f->n++] = (struct approval_fault){cell, arena_copy(a, e->text, strlen(e->text))};
    return true;
}

static struct ballot_rect place_of(struct ballot_rect table, const struct approval_cell *c)
{
    return (struct ballot_rect){table.x + c->x * 100, table.y + c->y * 100, c->w * 100, c->h * 100};
}

static struct ballot_rect inside(struct ballot_rect r, int32_t pad)
{
    return (struct ballot_rect){r.x + pad, r.y + pad / 2, r.w - 2 * pad, r.h - pad};
}

static void rule_around(struct easel *s, struct ballot_rect r, double points)
{
    cairo_rectangle(s->cr, easel_points(r.x), easel_points(r.y), easel_points(r.w), easel_points(r.h));
    cairo_set_line_width(s->cr, points);
    cairo_stroke(s->cr);
}

static bool set_text(struct drawing *d, const char *text, struct ballot_rect at, const struct easel_type *t,
        const char *cell, struct err *e)
{
    return !*text || easel_set(d->easel, text, at, t, e) || note_fault(d, cell, e);
}

/* In the middle when one line of a good size holds it, else flush left. */
static bool set_long(struct drawing *d, const char *text, struct ballot_rect at, const char *cell, struct err *e)
{
    struct err ignored;
    int size;
    bool is_one = *text && easel_measure(d->easel, text, at, &one_line, &size, &ignored);
    return set_text(d, text, at, is_one ? &one_line : &flush_left, cell, e);
}

/* ---- the résumé: months in a column, the text beside them ---- */

#define RESUME_MONTHS_EM 9.2 /* "2007.07--2012.03" and a gap */
enum { RESUME_MAX = 14 * PT, RESUME_MIN = 6 * PT, RESUME_STEP = PT / 4 };

struct resume_type {
    struct setting months, text, whole;
    double em;
};

static struct resume_type resume_type_of(struct easel *s, int size, double width)
{
    struct text_style style = {FACE_BODY, size, size * 5 / 4, ALIGN_LEFT, 0};
    struct resume_type t = {.em = size / 20.0};
    t.months = setting_new(s->arena, s->context, style, RESUME_MONTHS_EM * t.em);
    t.text = setting_new(s->arena, s->context, style, width - RESUME_MONTHS_EM * t.em);
    t.whole = setting_new(s->arena, s->context, style, width);
    return t;
}

static struct setting *fill_line(struct resume_type *t, const struct approval_line *line, struct err *e)
{
    struct setting *text = *line->months ? &t->text : &t->whole;
    if (!setting_fill(text, line->text, e)) return NULL;
    return !*line->months || setting_fill(&t->months, line->months, e) ? text : NULL;
}

static bool measure_resume(const struct approval_sheet *sheet, struct resume_type *t, double *height, struct err *e)
{
    double sum = 0;
    for (size_t i = 0; i < sheet->resume_count; i++) {
        const struct setting *text = fill_line(t, &sheet->resume[i], e);
        if (!text) return false;
        sum += setting_height(text, text->line_count);
    }
    *height = sum;
    return true;
}

static bool draw_lines(struct drawing *d, struct resume_type *t, double x, double y, struct err *e)
{
    for (size_t i = 0; i < d->sheet->resume_count; i++) {
        const struct approval_line *line = &d->sheet->resume[i];
        const struct setting *text = fill_line(t, line, e);
        if (!text) return false;
        double inset = *line->months ? RESUME_MONTHS_EM * t->em : 0;
        if (*line->months) setting_draw(d->easel->pen, &t->months, 0, 1, x, y);
        setting_draw(d->easel->pen, text, 0, text->line_count, x + inset, y);
        y += setting_height(text, text->line_count);
    }
    return true;
}

static bool set_resume(struct drawing *d, struct ballot_rect at, struct err *e)
{
    double width = easel_points(at.w), room = easel_points(at.h), height;
    for (int size = RESUME_MAX; size >= RESUME_MIN; size -= RESUME_STEP) {
        struct resume_type t = resume_type_of(d->easel, size, width);
        if (!measure_resume(d->sheet, &t, &height, e)) return note_fault(d, cadre_title(CADRE_RESUME), e);
        if (height <= room + 0.05) return draw_lines(d, &t, easel_points(at.x), easel_points(at.y), e);
    }
    err_set(e, ERR_INPUT, "%zu 行，用最小的字号也放不下，请缩短", d->sheet->resume_count);
    return note_fault(d, cadre_title(CADRE_RESUME), e);
}

/* ---- the cells ---- */

static bool set_photo(struct drawing *d, struct ballot_rect at, struct err *e)
{
    struct str bytes = d->sheet->shown.photo;
    struct photo photo;
    if (!bytes.n) return true;
    if (!photo_open(d->easel->arena, bytes, &photo, e)) return note_fault(d, "照片", e);
    photo_draw(d->easel, &photo, inside(at, PHOTO_PAD_UM));
    easel_colour(d->easel, easel_black);
    return true;
}

static bool set_cell(struct drawing *d, const struct approval_cell *c, struct ballot_rect at, struct err *e)
{
    const char *text = c->words ? c->words : d->sheet->shown.text[c->field], *title = cadre_title(c->field);
    struct ballot_rect within = inside(at, PAD_UM);
    switch (c->kind) {
    case FIXED: return easel_set(d->easel, text, within, &fixed_type, e);
    case SHORT: return set_text(d, text, within, &in_middle, title, e);
    case LONG: return set_long(d, text, within, title, e);
    case PHOTO: return set_photo(d, at, e);
    case RESUME: return set_resume(d, within, e);
    }
    return true;
}

/* Where record and degree are of one school it is written once, in the height of both. */
static bool is_of_one_school(const struct cadre *c, enum cadre_field degree_school)
{
    return !*c->text[degree_school];
}

/* The height in which a cell is drawn; 0 for one that the cell above has taken. */
static int height_of(const struct drawing *d, const struct approval_cell *c)
{
    const struct cadre *shown = &d->sheet->shown;
    if (c->words) return c->h;
    if (c->field == CADRE_FULL_TIME_RECORD_SCHOOL && is_of_one_school(shown, CADRE_FULL_TIME_DEGREE_SCHOOL))
        return 2 * c->h;
    if (c->field == CADRE_IN_SERVICE_RECORD_SCHOOL && is_of_one_school(shown, CADRE_IN_SERVICE_DEGREE_SCHOOL))
        return 2 * c->h;
    bool is_degree = c->field == CADRE_FULL_TIME_DEGREE_SCHOOL || c->field == CADRE_IN_SERVICE_DEGREE_SCHOOL;
    return is_degree && is_of_one_school(shown, c->field) ? 0 : c->h;
}

static bool set_cells(struct drawing *d, struct ballot_rect table, const struct approval_cell *cells, size_t n, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        struct ballot_rect at = place_of(table, &cells[i]);
        at.h = height_of(d, &cells[i]) * 100;
        if (!at.h) continue;
        rule_around(d->easel, at, 0.5);
        if (!set_cell(d, &cells[i], at, e)) return false;
    }
    rule_around(d->easel, table, 1.25);
    return true;
}

static bool set_relative(struct drawing *d, size_t i, size_t rows, struct err *e)
{
    const struct cadre *c = &d->sheet->shown;
    int top = FAMILY_TOP + FAMILY_HEIGHT * (int)i / (int)rows,
        end = FAMILY_TOP + FAMILY_HEIGHT * (int)(i + 1) / (int)rows;
    for (size_t k = 0; k < RELATIVE_FIELD_COUNT; k++) {
        struct approval_cell cell = {.x = approval_family_edges[k], .y = top, .w = approval_family_edges[k + 1] - approval_family_edges[k], .h = end - top};
        struct ballot_rect at = place_of(approval_back_place, &cell);
        rule_around(d->easel, at, 0.5);
        if (i >= c->family_count) continue;
        const char *text = c->family[i].text[k];
        const char *name =
                arena_text(d->easel->arena, "家庭成员第%zu位的%s", i + 1, relative_title((enum relative_field)k));
        bool is_set = k == RELATIVE_POST ? set_long(d, text, inside(at, PAD_UM), name, e)
                                         : set_text(d, text, inside(at, PAD_UM), &in_middle, name, e);
        if (!is_set) return false;
    }
    return true;
}

static bool set_family(struct drawing *d, struct err *e)
{
    size_t n = d->sheet->shown.family_count, rows = n < FAMILY_ROWS ? FAMILY_ROWS : n;
    if (n > APPROVAL_FAMILY_MAX) {
        err_set(e, ERR_INPUT, "填了 %zu 人，表上放得下 %d 人，请只留主要的", n, APPROVAL_FAMILY_MAX);
        return note_fault(d, "家庭成员", e);
    }
    for (size_t i = 0; i < rows; i++) {
        if (!set_relative(d, i, rows, e)) return false;
    }
    return true;
}

static bool draw_sheet(struct drawing *d, struct err *e)
{
    struct easel *s = d->easel;
    struct ballot_rect foot = {approval_back_place.x, approval_back_place.y + approval_back_place.h + 2000, approval_back_place.w, 6000};
    easel_colour(s, easel_black);
    if (!easel_set(s, "干部任免审批表", approval_title_place, &title_type, e)) return false;
    if (!set_cells(d, approval_front_place, approval_front, APPROVAL_FRONT_CELLS, e)) return false;
    cairo_show_page(s->cr);
    if (!set_cells(d, approval_back_place, approval_back, APPROVAL_BACK_CELLS, e) || !set_family(d, e)) return false;
    if (!set_text(d, d->sheet->foot, foot, &foot_type, "填表人", e)) return false;
    cairo_show_page(s->cr);
    return true;
}

/* ---- words for the pen ---- */

static void add_words(struct paper *p, const struct approval_sheet *sheet)
{
    for (size_t i = 0; i < CADRE_FIELD_COUNT; i++) {
        bool is_drawn = i != CADRE_RESUME && i != CADRE_ID && i != CADRE_VERSION;
        if (is_drawn) paper_add_text(p, BLOCK_PLAIN, sheet->shown.text[i]);
    }
    for (size_t i = 0; i < sheet->resume_count; i++) {
        paper_add_text(p, BLOCK_PLAIN, sheet->resume[i].months);
        paper_add_text(p, BLOCK_PLAIN, sheet->resume[i].text);
    }
    for (size_t i = 0; i < sheet->shown.family_count; i++) {
        for (size_t k = 0; k < RELATIVE_FIELD_COUNT; k++)
            paper_add_text(p, BLOCK_PLAIN, sheet->shown.family[i].text[k]);
    }
    paper_add_text(p, BLOCK_PLAIN, sheet->foot);
}

static struct paper *words_of(
        struct arena *a, const struct approval_sheet *sheets, size_t n, const char *title, struct date dated)
{
    struct paper *p = paper_new(a, title, dated);
    paper_add_text(p, BLOCK_PLAIN, "干部任免审批表");
    for (size_t i = 0; i < APPROVAL_FRONT_CELLS; i++) {
        if (approval_front[i].words) paper_add_text(p, BLOCK_PLAIN, approval_front[i].words);
    }
    for (size_t i = 0; i < APPROVAL_BACK_CELLS; i++) {
        if (approval_back[i].words) paper_add_text(p, BLOCK_PLAIN, approval_back[i].words);
    }
    for (size_t i = 0; i < n; i++) add_words(p, &sheets[i]);
    return p;
}

static void release_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

bool approval_try(struct arena *a, const struct approval_sheet *sheet, struct approval_faults *faults, struct err *e)
{
    const struct paper *words = words_of(a, sheet, 1, "干部任免审批表", date_from(2000, 1, 1));
    *faults = (struct approval_faults){0};
    cairo_surface_t *nowhere = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    arena_defer(a, release_surface, nowhere);
    struct easel easel;
    if (!easel_open(&easel, a, words, nowhere, e)) return false;
    struct drawing d = {&easel, sheet, faults};
    return (print_check(words, e) || note_fault(&d, "文字", e)) && draw_sheet(&d, e);
}

bool approval_write(const struct approval_sheet *sheets, size_t n, const char *title, struct date dated,
        const char *path, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(SCRATCH_BYTES);
    const struct paper *words = words_of(a, sheets, n, title, dated);
    struct pdf_file *file;
    struct easel easel;
    if (n == 0) return err_set(e, ERR_INPUT, "没有能打印的审批表");
    if (!print_check(words, e)) return err_in(e, "%s", title);
    if (!pdf_file_begin(a, path, easel_points(WIDTH_UM), easel_points(HEIGHT_UM), &file, e)) return false;
    pdf_file_describe(file, title, dated);
    if (!easel_open(&easel, a, words, pdf_file_surface(file), e)) return false;
    for (size_t i = 0; i < n; i++) {
        struct drawing d = {&easel, &sheets[i], NULL};
        if (!draw_sheet(&d, e)) return false;
    }
    return pdf_file_commit(file, e);
}
