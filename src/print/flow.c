#include "print/flow.h"

#include "print/chart_draw.h"

static bool is_text(enum block_kind kind)
{
    return kind != BLOCK_TABLE && kind != BLOCK_CARDS && kind != BLOCK_CHART && kind != BLOCK_SPACE &&
           kind != BLOCK_PAGE_BREAK;
}

static bool set_block(struct press *p, size_t i, struct setting *s, struct err *e)
{
    const struct paper_block *b = &p->paper->blocks[i];
    struct text_style style = print_block_style(&p->style, b->kind);
    if (style.align != ALIGN_LEFT && paper_kind_at(p->paper, i + 1) == BLOCK_TABLE) style.pitch = style.size * 3 / 2;
    *s = setting_new(p->arena, p->context, style, p->width);
    s->is_justified = b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_PLAIN;
    s->is_balanced = b->kind == BLOCK_CENTER || b->kind == BLOCK_TITLE;
    return setting_fill(s, b->text, e);
}

/* Between block i and the next, so that no text sticks to a rule or to the small print. */
static double gap_below(const struct press *p, size_t i)
{
    enum block_kind kind = paper_kind_at(p->paper, i), next = paper_kind_at(p->paper, i + 1);
    if (kind == BLOCK_CHART) return 9;
    if (kind == BLOCK_TABLE) return next == BLOCK_NOTE ? 4 : 9;
    if (kind == BLOCK_NOTE) return next == BLOCK_NOTE ? 0 : 6;
    if (kind == BLOCK_TITLE) return press_points(p->style.body.pitch) / (p->paper->is_compact ? 2 : 1);
    return next == BLOCK_TABLE ? 4 : 0;
}

static double full_line(const struct press *p)
{
    return press_points(p->style.body.pitch);
}

/* Height of the signature, date and small print behind block i when they end the paper or a part of it:
 * a page may not begin with them (此页无正文). Of the notes under a table in any case. 0 when it is too much
 * to be kept in one piece. */
static bool measure_tail(struct press *p, size_t i, double *height, struct err *e)
{
    bool only_notes = paper_kind_at(p->paper, i) == BLOCK_TABLE;
    double sum = gap_below(p, i), notes = 0, most = (p->bottom - p->top) / 3;
    enum block_kind kind;
    while ((kind = paper_kind_at(p->paper, ++i)) != BLOCK_PAGE_BREAK && sum <= most) {
        bool is_tail = kind == BLOCK_SPACE || kind == BLOCK_NOTE || kind == BLOCK_PLAIN || kind == BLOCK_RIGHT;
        if (!is_tail || print_stays_with_next(p->paper, i)) break;
        struct setting s;
        if (kind == BLOCK_SPACE) {
            sum += full_line(p);
        } else {
            if (!set_block(p, i, &s, e)) return false;
            sum += setting_height(&s, s.line_count);
        }
        only_notes = only_notes && kind == BLOCK_NOTE;
        if (only_notes) notes = sum;
        sum += gap_below(p, i);
    }
    double kept = kind == BLOCK_PAGE_BREAK ? sum : notes;
    *height = kept <= most ? kept : 0;
    return true;
}

/* The least that has to stand together from block i on. */
static bool measure_start(struct press *p, size_t i, double *height, struct err *e)
{
    double sum = 0;
    for (;; i++) {
        enum block_kind kind = paper_kind_at(p->paper, i);
        double start = kind == BLOCK_SPACE ? full_line(p) : 0;
        bool stays = print_stays_with_next(p->paper, i);
        if (kind == BLOCK_TABLE) {
            double tail;
            if (!measure_tail(p, i, &tail, e)) return false;
            if (!table_measure_start(p, p->paper->blocks[i].table, tail, &start, e)) return false;
        } else if (kind == BLOCK_CHART) {
            struct chart_plan plan;
            if (!chart_plan_in(p->arena, p->paper->blocks[i].chart, p->width, &plan, e)) return false;
            start = chart_height(&plan);
        } else if (is_text(kind)) {
            struct setting s;
            if (!set_block(p, i, &s, e)) return false;
            start = setting_height(&s, stays || s.line_count <= 3 ? s.line_count : 2);
        }
        sum += start;
        if (!stays) break;
        sum += gap_below(p, i);
    }
    *height = sum;
    return true;
}

/* How many of the lines that are left may stand on this page. */
static int lines_here(const struct press *p, const struct setting *s, int first, double tail)
{
    int left = s->line_count - first;
    int fit = (int)(press_room(p) / press_points(s->style.pitch));
    int here = left;
    if (fit < left)
        here = left - fit == 1 ? fit - 1 : fit; /* no single line on the next page */
    else if (press_room(p) - setting_height(s, left) < tail)
        here = left - 2; /* the last two go along with the tail */
    if (first == 0 && here == 1 && left > 1) here = 0;
    if (here < 0) here = 0;
    if (here == 0 && press_is_fresh(p)) here = fit < left ? fit : left;
    return here;
}

static bool draw_text(struct press *p, size_t i, struct err *e)
{
    struct setting s;
    double tail;
    if (!set_block(p, i, &s, e) || !measure_tail(p, i, &tail, e)) return false;
    for (int first = 0; first < s.line_count;) {
        int here = lines_here(p, &s, first, tail);
        setting_draw(p->pen, &s, first, here, p->left, p->y);
        p->y += setting_height(&s, here);
        first += here;
        if (first < s.line_count && !press_turn_page(p, e)) return false;
    }
    return true;
}

/* Signature and date: 成文日期右空四字, 署名以成文日期为准居中. Draws the blocks from first up to (not with) end. */
static bool draw_signature(struct press *p, size_t first, size_t end, struct err *e)
{
    struct setting s;
    double widest = 0, height = 0, last = 0;
    for (size_t i = first; i < end; i++) {
        if (!set_block(p, i, &s, e)) return false;
        last = setting_line_width(&s);
        if (last > widest) widest = last;
        height += setting_height(&s, s.line_count);
    }
    if (height > p->bottom - p->top) return err_set(e, ERR_INPUT, "落款的文字一页也放不下，请缩短");
    if (height > press_room(p) && !press_is_fresh(p) && !press_turn_page(p, e)) return false;
    double em = press_points(p->style.body.size);
    double right = p->left + p->width;
    double axis = right - 4 * em - last / 2;
    if (axis > right - widest / 2) axis = right - widest / 2;
    for (size_t i = first; i < end; i++) {
        if (!set_block(p, i, &s, e)) return false;
        s.style.align = ALIGN_CENTER;
        setting_draw(p->pen, &s, 0, s.line_count, axis - p->width / 2, p->y);
        p->y += setting_height(&s, s.line_count);
    }
    return true;
}

static bool draw_table(struct press *p, size_t i, struct err *e)
{
    double tail;
    return measure_tail(p, i, &tail, e) && table_draw(p, p->paper->blocks[i].table, tail, e);
}

static bool draw_chart(struct press *p, const struct chart *chart, struct err *e)
{
    struct chart_plan plan;
    if (!chart_plan_in(p->arena, chart, p->width, &plan, e)) return false;
    if (chart_height(&plan) > p->bottom - p->top)
        return err_set(e, ERR_INPUT, "图“%s”一页也放不下，请分成几张", chart->title);
    return chart_draw(p, chart, e);
}

static bool draw_block(struct press *p, size_t *i, struct err *e)
{
    size_t first = (*i)++;
    const struct paper_block *b = &p->paper->blocks[first];
    switch (b->kind) {
    case BLOCK_SPACE:
        if (!press_is_fresh(p)) p->y += full_line(p);
        return true;
    case BLOCK_PAGE_BREAK: return press_is_fresh(p) || press_turn_page(p, e);
    case BLOCK_CARDS: return cards_draw(p, b->cards, e);
    case BLOCK_TABLE: return draw_table(p, first, e);
    case BLOCK_CHART: return draw_chart(p, b->chart, e);
    case BLOCK_RIGHT:
        if (paper_kind_at(p->paper, first + 1) == BLOCK_TABLE) return draw_text(p, first, e);
        while (paper_kind_at(p->paper, *i) == BLOCK_RIGHT && paper_kind_at(p->paper, *i + 1) != BLOCK_TABLE) ++*i;
        return draw_signature(p, first, *i, e);
    case BLOCK_PARAGRAPH:
    case BLOCK_PLAIN:
    case BLOCK_HEADING1:
    case BLOCK_HEADING2:
    case BLOCK_TITLE:
    case BLOCK_CENTER:
    case BLOCK_NOTE: break;
    }
    return draw_text(p, first, e);
}

static bool draw_centred(struct press *p, struct text_style style, const char *text, struct err *e)
{
    struct setting s = setting_new(p->arena, p->context, style, p->width);
    s.is_balanced = true;
    if (!setting_fill(&s, text, e)) return false;
    double height = setting_height(&s, s.line_count);
    if (height > press_room(p) / 2) return err_set(e, ERR_INPUT, "文字占了半页以上，请缩短，或移到正文里");
    setting_draw(p->pen, &s, 0, s.line_count, p->left, p->y);
    p->y += height;
    return true;
}

static bool draw_title(struct press *p, struct err *e)
{
    const struct paper *paper = p->paper;
    if (!print_shows_title(paper)) return true;
    if (!draw_centred(p, p->style.title, paper->title, e)) return err_in(e, "标题");
    if (paper->subtitle && !draw_centred(p, p->style.subtitle, paper->subtitle, e)) return err_in(e, "副标题");
    p->y += paper->is_compact ? full_line(p) / 2 : full_line(p);
    return true;
}

/* pages: how many there are in the end. */
static bool draw_all(struct arena *a, const struct paper *paper, cairo_t *cr, int pitch, int *pages, struct err *e)
{
    struct press p;
    if (!press_open(&p, a, paper, cr, pitch, e) || !draw_title(&p, e)) return false;
    for (size_t i = 0; i < paper->block_count;) {
        double start;
        if (!measure_start(&p, i, &start, e)) return false;
        if (start > press_room(&p) && !press_is_fresh(&p) && !press_turn_page(&p, e)) return false;
        if (!draw_block(&p, &i, e)) return false;
        p.y += gap_below(&p, i - 1);
    }
    *pages = p.page;
    return press_close(&p, e);
}

/* Only counts the pages. */
static bool count_pages(struct arena *a, const struct paper *paper, int pitch, int *pages, struct err *e)
{
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, NULL);
    cairo_t *cr = cairo_create(surface);
    bool counted = draw_all(a, paper, cr, pitch, pages, e);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return counted;
}

static bool is_short_and_signed(const struct paper *paper)
{
    enum { BLOCKS_MAX = 40 };
    size_t n = paper->block_count;
    if (paper->is_compact || paper->is_letters || n == 0 || n > BLOCKS_MAX || paper_kind_at(paper, n - 1) != BLOCK_RIGHT) return false;
    for (size_t i = 0; i < n; i++)
        if (paper_kind_at(paper, i) == BLOCK_PAGE_BREAK) return false;
    return true;
}

/* The widest pitch of the body text that saves a page, not below 24 pt; 0: the paper's own. */
bool flow_fit_pitch(struct arena *a, const struct paper *paper, int *pitch, struct err *e)
{
    enum { PITCH_MIN = 480, STEP = 20 };
    int own = print_style_of(paper).body.pitch, pages, fewer;
    *pitch = 0;
    if (!is_short_and_signed(paper)) return true;
    if (!count_pages(a, paper, 0, &pages, e)) return false;
    if (pages == 1) return true;
    if (!count_pages(a, paper, PITCH_MIN, &fewer, e)) return false;
    for (int p = own - STEP; fewer < pages && p >= PITCH_MIN; p -= STEP) {
        int now;
        if (!count_pages(a, paper, p, &now, e)) return false;
        *pitch = p;
        if (now == fewer) return true;
    }
    if (fewer < pages) *pitch = PITCH_MIN;
    return true;
}

bool flow_draw(struct arena *a, const struct paper *paper, cairo_t *cr, struct err *e)
{
    int pitch, pages;
    return flow_fit_pitch(a, paper, &pitch, e) && draw_all(a, paper, cr, pitch, &pages, e);
}
