/* Tables over several pages. */
#include "print/press.h"

#include "print/check.h"

struct table {
    struct press *p;
    const struct paper_table *source;
    struct setting *headings, *cells; /* one per column, filled anew for every row */
    double *left;                     /* column_count + 1 edges */
    double padding_x, padding_y, heading_height;
    double *edges; /* the horizontal rules of this page */
    size_t edge_count, edge_capacity;
};

static double row_height(const struct table *t, const struct setting *row)
{
    int lines = 1;
    for (size_t i = 0; i < t->source->column_count; i++) {
        if (row[i].line_count > lines) lines = row[i].line_count;
    }
    return setting_height(&row[0], lines) + 2 * t->padding_y;
}

static bool fill_row(struct table *t, size_t row, struct err *e)
{
    size_t n = t->source->column_count;
    for (size_t i = 0; i < n; i++) {
        if (!setting_fill(&t->cells[i], t->source->cells[row * n + i], e)) return print_in_cell(t->source, row, i, e);
    }
    return true;
}

static bool measure_row(struct table *t, size_t row, double *height, struct err *e)
{
    if (!fill_row(t, row, e)) return false;
    *height = row_height(t, t->cells);
    return true;
}

static bool table_open(struct table *t, struct press *p, const struct paper_table *source, struct err *e)
{
    size_t n = source->column_count;
    struct text_style style = print_cell_style(&p->style, source, ALIGN_CENTER);
    struct text_style bold = style;
    bold.face = FACE_HEAD;
    double em = press_points(style.size);
    *t = (struct table){.p = p, .source = source, .padding_x = em * 0.35, .padding_y = em * 0.25};
    t->headings = arena_alloc_array(p->arena, n, sizeof *t->headings);
    t->cells = arena_alloc_array(p->arena, n, sizeof *t->cells);
    t->left = arena_alloc_array(p->arena, n + 1, sizeof *t->left);
    int total = 0, before = 0;
    for (size_t i = 0; i < n; i++) total += source->columns[i].width;
    for (size_t i = 0; i <= n; i++) {
        t->left[i] = p->left + p->width * before / total;
        if (i < n) before += source->columns[i].width;
    }
    for (size_t i = 0; i < n; i++) {
        double width = t->left[i + 1] - t->left[i] - 2 * t->padding_x;
        if (width < em)
            return err_set(e, ERR_INPUT, "表的“%s”栏太窄，一个字也放不下，请减少栏数、改用横向纸或较小的字号",
                    source->columns[i].heading);
        t->headings[i] = setting_new(p->arena, p->context, bold, width);
        t->headings[i].is_balanced = true;
        if (!setting_fill(&t->headings[i], source->columns[i].heading, e)) return err_in(e, "表头");
        style.align = source->columns[i].align;
        t->cells[i] = setting_new(p->arena, p->context, style, width);
        t->cells[i].is_balanced = style.align == ALIGN_CENTER;
    }
    t->heading_height = row_height(t, t->headings);
    if (t->heading_height > (p->bottom - p->top) / 2)
        return err_set(e, ERR_INPUT, "表头占了半页以上，请缩短各栏的名称或减少栏数");
    return true;
}

static void add_edge(struct table *t)
{
    if (t->edge_count == t->edge_capacity)
        t->edges = arena_grow_array(t->p->arena, t->edges, &t->edge_capacity, sizeof *t->edges);
    t->edges[t->edge_count++] = t->p->y;
}

static void draw_row(struct table *t, const struct setting *row)
{
    struct press *p = t->p;
    double height = row_height(t, row);
    if (t->edge_count == 0) add_edge(t);
    for (size_t i = 0; i < t->source->column_count; i++) {
        double text = setting_height(&row[i], row[i].line_count);
        setting_draw(p->pen, &row[i], 0, row[i].line_count, t->left[i] + t->padding_x, p->y + (height - text) / 2);
    }
    p->y += height;
    add_edge(t);
}

/* All rules of a page in one stroke. */
static void draw_rules(struct table *t)
{
    cairo_t *cr = t->p->cr;
    size_t n = t->source->column_count;
    if (t->edge_count == 0) return;
    for (size_t i = 0; i < t->edge_count; i++) {
        cairo_move_to(cr, t->left[0], t->edges[i]);
        cairo_line_to(cr, t->left[n], t->edges[i]);
    }
    for (size_t i = 0; i <= n; i++) {
        cairo_move_to(cr, t->left[i], t->edges[0]);
        cairo_line_to(cr, t->left[i], t->edges[t->edge_count - 1]);
    }
    cairo_set_line_width(cr, 0.5);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_SQUARE);
    cairo_stroke(cr);
    t->edge_count = 0;
}

static bool refuse_high_row(const struct table *t, size_t row, struct err *e)
{
    size_t longest = 0;
    for (size_t i = 1; i < t->source->column_count; i++) {
        if (t->cells[i].line_count > t->cells[longest].line_count) longest = i;
    }
    err_set(e, ERR_INPUT, "这一格的文字一页也放不下，请把它缩短，或移到正文里");
    return print_in_cell(t->source, row, longest, e);
}

bool table_draw(struct press *p, const struct paper_table *source, double tail, struct err *e)
{
    struct table t;
    if (!table_open(&t, p, source, e)) return false;
    double page = p->bottom - p->top - t.heading_height;
    for (size_t row = 0; row < source->row_count; row++) {
        double kept = 0, height;
        if (row + 1 == source->row_count) kept = tail;
        /* The last two rows stay together, so that no single one stands alone on its page. */
        if (row + 2 == source->row_count) {
            if (!measure_row(&t, row + 1, &kept, e)) return false;
            kept += tail;
        }
        if (!measure_row(&t, row, &height, e)) return false;
        if (height > page) return refuse_high_row(&t, row, e);
        double needed = height + kept + (t.edge_count ? 0 : t.heading_height);
        if (needed > press_room(p) && !press_is_fresh(p)) {
            draw_rules(&t);
            if (!press_turn_page(p, e)) return false;
        }
        if (t.edge_count == 0) draw_row(&t, t.headings);
        draw_row(&t, t.cells);
    }
    if (source->row_count == 0) draw_row(&t, t.headings);
    draw_rules(&t);
    return true;
}

bool table_measure_start(struct press *p, const struct paper_table *source, double tail, double *height, struct err *e)
{
    struct table t;
    if (!table_open(&t, p, source, e)) return false;
    double start = t.heading_height, two_rows = start, most = (p->bottom - p->top) / 3;
    for (size_t row = 0; row < source->row_count && start <= most; row++) {
        double row_height;
        if (!measure_row(&t, row, &row_height, e)) return false;
        start += row_height;
        if (row < 2) two_rows = start;
    }
    *height = start + tail > most ? two_rows : start + tail;
    return true;
}
