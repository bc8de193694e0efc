#include "app/set_grid_stack.h"

#include <inttypes.h>
#include <stdlib.h>

#include "seal/sm3.h"

static void refuse(struct grid_stack *s, const char *place, const char *why)
{
    if (s->refused_count == s->refused_capacity)
        s->refused = arena_grow_array(s->arena, s->refused, &s->refused_capacity, sizeof *s->refused);
    s->refused[s->refused_count++] = (struct set_grid_refusal){place, arena_text(s->arena, "%s", why)};
}

static void doubt(struct grid_stack *s, size_t question, const char *why)
{
    if (s->doubt_count == s->doubt_capacity)
        s->doubts = arena_grow_array(s->arena, s->doubts, &s->doubt_capacity, sizeof *s->doubts);
    s->doubts[s->doubt_count++] = (struct grid_doubt){s->n - 1, question, arena_text(s->arena, "%s", why)};
}

/* One line: the box that is marked, when it is plain. */
static bool read_row(const struct scan_page *page, size_t row, size_t labels, uint8_t *answer, const char **why)
{
    size_t marked = 0;
    *answer = 0;
    *why = NULL;
    for (size_t l = 0; l < labels; l++) {
        const struct scan_box *b = &page->boxes[row * labels + l];
        if (b->state == SCAN_UNSURE) *why = b->why ? b->why : "认不清";
        if (b->state != SCAN_MARKED) continue;
        marked++;
        *answer = (uint8_t)(l + 1);
    }
    if (marked > 1) *why = "画了不止一格";
    if (*why) *answer = 0;
    return !*why;
}

static void read_page(struct grid_stack *s, const struct scan_line *line, size_t page_no)
{
    const struct ballot_layout *l = &s->g->pages[page_no];
    struct grid_form *f = &s->forms[s->n - 1];
    size_t labels = s->g->form.label_count, rows = l->box_count / labels, first = page_no * set_grid_rows();
    for (size_t row = 0; row < rows; row++) {
        const char *why;
        if (!read_row(line->page, row, labels, &f->answers[first + row], &why)) doubt(s, first + row, why);
    }
    struct grid_page *p = &f->pages[page_no];
    p->key = arena_text(s->arena, "%s", line->kept->key);
    p->png = (struct str){arena_copy(s->arena, line->kept->png.p, line->kept->png.n), line->kept->png.n};
    p->trace = (struct str){arena_copy(s->arena, line->kept->trace.p, line->kept->trace.n), line->kept->trace.n};
    f->order = arena_text(s->arena, "%s%s%zu", f->order, *f->order ? "、" : "", page_no + 1);
}

/* Numbers of the pages that the form at hand still lacks: "2、3" */
static const char *lacking(const struct grid_stack *s)
{
    const char *text = "";
    for (size_t i = 0; s->n > 0 && i < s->g->n; i++)
        if (!s->forms[s->n - 1].pages[i].place) text = arena_text(s->arena, "%s%s%zu", text, *text ? "、" : "", i + 1);
    return text;
}

static void begin_form(struct grid_stack *s)
{
    if (s->n == s->capacity) s->forms = arena_grow_array(s->arena, s->forms, &s->capacity, sizeof *s->forms);
    s->forms[s->n++] = (struct grid_form){.answers = arena_alloc_array(s->arena, s->g->form.n + 1, 1), .order = ""};
}

static bool is_refused(const struct scan_line *line)
{
    return line->status == SCAN_REFUSED || !line->page || !line->page->ballot || !line->kept;
}

static void fail(struct grid_stack *s, const char *why)
{
    if (!s->wrong) s->wrong = why;
}

/* A file of several pages holds whole forms: where it ends inside of one, pages were lost at its end, or at the beginning of
 * the next, and whatever follows would be put together from two people's forms. */
static void follow_file(struct grid_stack *s, const struct scan_line *line)
{
    const char *file = line->file ? line->file : "";
    bool is_new = !s->file || !text_eq(s->file, file) || line->number == 1;
    bool is_inside = s->pages % s->g->n != 0;
    if (is_new && is_inside && s->file_pages > 1)
        fail(s, arena_text(s->arena, "%s 共 %zu 页，最后一份不全，缺第 %s 页；几页在一个文件里的，一个文件里是整份", s->file, s->file_pages, lacking(s)));
    if (!is_new && s->file_pages == 1 && (s->pages - 1) % s->g->n != 0)
        fail(s, arena_text(s->arena, "%s 的第 1 页接着前一个文件的半份；几页在一个文件里的，一个文件里是整份", file));
    s->file_pages = is_new ? 1 : s->file_pages + 1;
    if (is_new) s->file = arena_text(s->arena, "%s", file);
}

void grid_stack_take(void *user, const struct scan_line *line)
{
    struct grid_stack *s = user;
    const char *place = arena_text(s->arena, "%s:%" PRId32, line->file ? line->file : "", line->number);
    struct grid_again *again = grid_stack_again_at(s, place);
    follow_file(s, line);
    if (s->pages++ % s->g->n == 0) begin_form(s);
    if (again) {
        again->is_used = true;
        if (!is_refused(line)) fail(s, arena_text(s->arena, "%s 读得了，不用换；--again 只换拒读的页", place));
        line = &again->line;
        place = arena_text(s->arena, "%s（换 %s）", again->path, place);
    }
    if (is_refused(line)) {
        refuse(s, place, line->page ? line->page->reason : "读不了");
        return;
    }
    if (s->refused_count) return;
    struct grid_form *f = &s->forms[s->n - 1];
    size_t page_no = (size_t)(line->page->ballot->layout - s->g->pages);
    if (f->pages[page_no].place)
        fail(s, arena_text(s->arena, "%s 是表的第 %zu 页，这一份的第 %zu 页已经有了（%s），还缺第 %s 页；请把每一份的各页放在一起重扫",
                place, page_no + 1, page_no + 1, f->pages[page_no].place, lacking(s)));
    if (s->wrong) return;
    f->pages[page_no].place = place;
    f->pages[page_no].is_again = again != NULL;
    read_page(s, line, page_no);
}

/* ---- the whole stack ---- */

struct key_place {
    const char *key, *place;
};

static int by_key(const void *a, const void *b)
{
    const struct key_place *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : strcmp(x->place, y->place);
}

/* Two pages that are the same to the pixel are one, scanned once and handed in twice. */
static bool is_once(struct grid_stack *s, struct err *e)
{
    size_t n = 0;
    struct key_place *v = arena_alloc_array(s->arena, s->n * s->g->n + 1, sizeof *v);
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = 0; k < s->g->n; k++) v[n++] = (struct key_place){s->forms[i].pages[k].key, s->forms[i].pages[k].place};
    if (n) qsort(v, n, sizeof *v, by_key);
    for (size_t i = 1; i < n; i++)
        if (text_eq(v[i].key, v[i - 1].key))
            return err_set(e, ERR_INPUT, "%s 与 %s 是同一个图像，放了两次", v[i].place, v[i - 1].place);
    for (size_t i = 0; s->again_count && i < s->n; i++)
        for (size_t k = 0; k < s->g->n; k++)
            if (s->forms[i].pages[k].is_again && grid_stack_is_another(s, i, k, e)) return false;
    return true;
}

/* A form is known by all its pages. */
static bool name_forms(struct grid_stack *s, struct err *e)
{
    for (size_t i = 0; i < s->n; i++) {
        const char *all = "";
        char hex[SM3_HEX];
        for (size_t k = 0; k < s->g->n; k++) all = arena_text(s->arena, "%s%s\n", all, s->forms[i].pages[k].key);
        if (!sm3_hex(str_of(all), hex, e)) return false;
        s->forms[i].leaf = arena_text(s->arena, "%.32s", hex);
    }
    return true;
}

bool grid_stack_is_whole(struct grid_stack *s, struct err *e)
{
    for (size_t i = 0; i < s->again_count; i++)
        if (!s->again[i].is_used)
            return err_set(e, ERR_INPUT, "--again 的 %s 不在这一叠里；写法照拒读时列出的，如 叠.pdf:7", s->again[i].instead);
    if (s->refused_count) return true; /* which pages belong together is not known then */
    if (s->wrong) return err_set(e, ERR_INPUT, "%s", s->wrong);
    if (s->pages % s->g->n != 0)
        return err_set(e, ERR_INPUT, "最后一份表不全: 共 %zu 页，一份 %zu 页，缺第 %s 页", s->pages, s->g->n, lacking(s));
    return is_once(s, e) && name_forms(s, e);
}
