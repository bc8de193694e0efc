#include "app/set_grid.h"

#include <inttypes.h>
#include <stdlib.h>

#include "app/ballot_print.h"
#include "app/ballot_set.h"
#include "app/ballot_source.h"
#include "app/set_leaf.h"
#include "base/file.h"
#include "print/ballot.h"
#include "seal/sm3.h"
#include "store/ballot_set.h"

/* ---- layouts ---- */

static const struct ballot_convention *columns_of(const struct ballot_convention_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].style == BALLOT_COLUMNS) return &list->v[i];
    return NULL;
}

static uint32_t short_hash(const struct workspace *ws)
{
    char digits[9] = "";
    memcpy(digits, ws->election.workspace, strnlen(ws->election.workspace, 8));
    return (uint32_t)strtoul(digits, NULL, 16);
}

static bool lay_out_page(struct workspace *ws, struct set_grid *g, size_t page, size_t rows, struct err *e)
{
    struct arena *a = ws->arena;
    size_t first = page * rows, n = g->form.n - first < rows ? g->form.n - first : rows;
    const char **names = arena_alloc_array(a, n, sizeof *names);
    for (size_t i = 0; i < n; i++) {
        const struct set_question *q = &g->form.questions[first + i];
        names[i] = *q->item ? arena_text(a, "%s %s", q->subject, q->item) : q->subject;
    }
    struct ballot_design d = {.sheet = BALLOT_A4,
            .kind = BALLOT_APPRAISAL,
            .convention = g->convention,
            .election = short_hash(ws),
            .contest_no = (int32_t)g->set->set_no,
            .round = 1,
            .page = (int32_t)page + 1,
            .seats = 1,
            .labels = g->form.labels,
            .label_count = g->form.label_count,
            .candidates = names,
            .candidate_count = n,
            .title = g->set->name,
            .subtitle = arena_text(a, "第 %zu 页，共 %zu 页", page + 1, g->n),
            .prompt = "一行选一格，在方框里画“○”或“√”\n不记名，不要写字",
            .instruction = "每一行在一个方框里画“○”或“√”；不了解的，有“不了解”一栏的画在那里，没有的不画。\n"
                           "画了两格的由工作人员对照认定；涂改的请换一张。几页的不要拆散。",
            .seal = "（考察组盖章）",
            .dated = date_text_cn(a, g->set->held_on)};
    return ballot_lay_out(&d, &g->pages[page], e) || err_in(e, "第 %zu 页", page + 1);
}

size_t set_grid_rows(void)
{
    return ballot_entries_of(BALLOT_A4) / BALLOT_PANELS_MAX;
}

bool set_grid_load(struct workspace *ws, const char *set, struct set_grid *g, struct err *e)
{
    struct ballot_set_list list;
    struct ballot_set *s;
    size_t rows = set_grid_rows();
    if (!ballot_set_find(ws, &list, set, &s, e) || !set_form_load(ws->arena, ws->db, ws->election.county, s->set_no, &g->form, e))
        return false;
    struct ballot_convention_list conventions = ballot_load_conventions(ws->arena);
    if (g->form.n == 0) return err_set(e, ERR_STATE, "票组 %s 还没有表样，请先用 huanjie set form", set);
    if (s->is_signed) return err_set(e, ERR_STATE, "票组 %s 登记为记名，测评表是不记名的", set);
    g->set = s;
    g->convention = columns_of(&conventions);
    g->n = (g->form.n + rows - 1) / rows;
    if (g->n > BALLOT_PAGE_MAX)
        return err_set(e, ERR_INPUT, "表样有 %zu 行，一份表至多 %d 页 %zu 行，请分成几个票组", g->form.n, BALLOT_PAGE_MAX,
                BALLOT_PAGE_MAX * rows);
    g->pages = arena_alloc_array(ws->arena, g->n, sizeof *g->pages);
    for (size_t i = 0; i < g->n; i++)
        if (!lay_out_page(ws, g, i, rows, e)) return false;
    return true;
}

/* ---- printing ---- */

static const char *page_path(struct arena *a, const char *pdf, size_t page, size_t pages, const char *end)
{
    size_t n = strlen(pdf);
    if (n > 4 && text_eq(pdf + n - 4, ".pdf")) n -= 4;
    if (pages == 1) return arena_text(a, "%.*s%s", (int)n, pdf, end);
    return arena_text(a, "%.*s-%zu%s", (int)n, pdf, page + 1, end);
}

bool set_grid_print(struct workspace *ws, const struct set_grid *g, const struct set_grid_order *o,
        const char *const **files, struct err *e)
{
    struct arena *a = ws->arena;
    const char **names = arena_alloc_array(a, g->n, sizeof *names);
    for (size_t i = 0; i < g->n; i++) {
        struct ballot_leaf leaf = {.copies = (size_t)o->copies};
        struct ballot_sheaf sheaf = {.layout = &g->pages[i],
                .kind = BALLOT_LEAF_REAL,
                .name = arena_text(a, "%s测评表第 %zu 页", g->set->name, i + 1),
                .dated = g->set->held_on,
                .leaves = &leaf,
                .leaf_count = 1};
        names[i] = page_path(a, o->pdf, i, g->n, ".pdf");
        if (!ballot_pdf_write(&sheaf, names[i], e)) return false;
        const char *text = arena_text(a, "%s\n", json_text_pretty(a, ballot_layout_to_json(a, &g->pages[i])));
        if (o->wants_layouts && !file_write_atomic(page_path(a, o->pdf, i, g->n, ".json"), str_of(text), e)) return false;
    }
    *files = names;
    return true;
}

/* ---- reading ---- */

/* One form of the stack. places NULL: that page has not come yet. */
struct form_read {
    uint8_t *answers;
    const char *places[BALLOT_PAGE_MAX];
    struct str png[BALLOT_PAGE_MAX];
    const char *keys[BALLOT_PAGE_MAX];
    const char *leaf;
};

struct line_doubt {
    size_t form, question;
    const char *why;
};

struct stack {
    struct arena *arena;
    const struct set_grid *g;
    struct form_read *forms;
    size_t n, capacity, pages;
    struct line_doubt *doubts;
    size_t doubt_count, doubt_capacity;
    struct set_grid_refusal *refused;
    size_t refused_count, refused_capacity;
    const char *wrong; /* the first thing that makes the stack unusable */
};

static void refuse(struct stack *s, const char *place, const char *why)
{
    if (s->refused_count == s->refused_capacity)
        s->refused = arena_grow_array(s->arena, s->refused, &s->refused_capacity, sizeof *s->refused);
    s->refused[s->refused_count++] = (struct set_grid_refusal){place, arena_text(s->arena, "%s", why)};
}

static void doubt(struct stack *s, size_t question, const char *why)
{
    if (s->doubt_count == s->doubt_capacity)
        s->doubts = arena_grow_array(s->arena, s->doubts, &s->doubt_capacity, sizeof *s->doubts);
    s->doubts[s->doubt_count++] = (struct line_doubt){s->n - 1, question, arena_text(s->arena, "%s", why)};
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

static void read_page(struct stack *s, const struct scan_line *line, size_t page_no)
{
    const struct ballot_layout *l = &s->g->pages[page_no];
    struct form_read *f = &s->forms[s->n - 1];
    size_t labels = s->g->form.label_count, rows = l->box_count / labels, first = page_no * set_grid_rows();
    for (size_t row = 0; row < rows; row++) {
        const char *why;
        if (!read_row(line->page, row, labels, &f->answers[first + row], &why)) doubt(s, first + row, why);
    }
    f->keys[page_no] = arena_text(s->arena, "%s", line->kept->key);
    f->png[page_no] = (struct str){arena_copy(s->arena, line->kept->png.p, line->kept->png.n), line->kept->png.n};
}

/* Numbers of the pages that the form at hand still lacks: "2、3" */
static const char *lacking(const struct stack *s)
{
    const char *text = "";
    for (size_t i = 0; s->n > 0 && i < s->g->n; i++)
        if (!s->forms[s->n - 1].places[i]) text = arena_text(s->arena, "%s%s%zu", text, *text ? "、" : "", i + 1);
    return text;
}

static void begin_form(struct stack *s)
{
    if (s->n == s->capacity) s->forms = arena_grow_array(s->arena, s->forms, &s->capacity, sizeof *s->forms);
    s->forms[s->n++] = (struct form_read){.answers = arena_alloc_array(s->arena, s->g->form.n + 1, 1)};
}

/* The pages of a form lie together, in any order: so many pages begin the next one. */
static void take_line(void *user, const struct scan_line *line)
{
    struct stack *s = user;
    const char *place = arena_text(s->arena, "%s:%" PRId32, line->file ? line->file : "", line->number);
    if (s->pages++ % s->g->n == 0) begin_form(s);
    if (line->status == SCAN_REFUSED || !line->page || !line->page->ballot || !line->kept) {
        refuse(s, place, line->page ? line->page->reason : "读不了");
        return;
    }
    if (s->refused_count) return;
    struct form_read *f = &s->forms[s->n - 1];
    size_t page_no = (size_t)(line->page->ballot->layout - s->g->pages);
    if (f->places[page_no] && !s->wrong)
        s->wrong = arena_text(s->arena, "%s 是表的第 %zu 页，这一份的第 %zu 页已经有了（%s），还缺第 %s 页；请把每一份的各页放在一起重扫",
                place, page_no + 1, page_no + 1, f->places[page_no], lacking(s));
    if (s->wrong) return;
    f->places[page_no] = place;
    read_page(s, line, page_no);
}

/* ---- keeping ---- */

static int by_leaf(const void *a, const void *b)
{
    return strcmp(((const struct form_read *)a)->leaf, ((const struct form_read *)b)->leaf);
}

static int by_question(const void *a, const void *b)
{
    const struct set_leaf_doubt *x = a, *y = b;
    int order = strcmp(x->leaf, y->leaf);
    return order ? order : (x->question_no > y->question_no) - (x->question_no < y->question_no);
}

/* A form is known by all its pages; two that are the same to the pixel are one form scanned twice. */
static bool name_forms(struct stack *s, struct err *e)
{
    for (size_t i = 0; i < s->n; i++) {
        const char *all = "";
        char hex[SM3_HEX];
        for (size_t k = 0; k < s->g->n; k++) all = arena_text(s->arena, "%s%s\n", all, s->forms[i].keys[k]);
        if (!sm3_hex(str_of(all), hex, e)) return false;
        s->forms[i].leaf = arena_text(s->arena, "%.32s", hex);
        for (size_t k = 0; k < i; k++)
            if (text_eq(s->forms[k].leaf, s->forms[i].leaf))
                return err_set(e, ERR_INPUT, "%s 起的一份与 %s 起的一份是同一个图像，放了两次", s->forms[i].places[0], s->forms[k].places[0]);
    }
    return true;
}

static bool is_whole(struct stack *s, struct err *e)
{
    if (s->refused_count) return true; /* which pages belong together is not known then */
    if (s->wrong) return err_set(e, ERR_INPUT, "%s", s->wrong);
    if (s->pages % s->g->n != 0)
        return err_set(e, ERR_INPUT, "最后一份表不全: 共 %zu 页，一份 %zu 页，缺第 %s 页", s->pages, s->g->n, lacking(s));
    return name_forms(s, e);
}

/* Everything in the order of the leaves: nothing of the stack's order is written. */
static bool keep(struct workspace *ws, struct stack *s, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct arena *a = s->arena;
    struct ballot_set_list sets;
    struct ballot_set *set;
    struct set_leaf_list list = {.v = arena_alloc_array(a, s->n + 1, sizeof *list.v), .n = s->n,
            .doubts = arena_alloc_array(a, s->doubt_count + 1, sizeof *list.doubts), .doubt_count = s->doubt_count};
    struct set_leaf_pages *pages = arena_alloc_array(a, s->n + 1, sizeof *pages);
    for (size_t i = 0; i < s->doubt_count; i++)
        list.doubts[i] = (struct set_leaf_doubt){s->forms[s->doubts[i].form].leaf, (int64_t)s->doubts[i].question + 1, s->doubts[i].why};
    if (list.doubt_count) qsort(list.doubts, list.doubt_count, sizeof *list.doubts, by_question);
    if (s->n) qsort(s->forms, s->n, sizeof *s->forms, by_leaf);
    for (size_t i = 0; i < s->n; i++) {
        list.v[i] = (struct set_leaf){s->forms[i].leaf, s->forms[i].answers};
        pages[i] = (struct set_leaf_pages){s->forms[i].leaf, s->forms[i].png, s->g->n};
    }
    return db_begin(ws->db, &txn, e) && ballot_set_find(ws, &sets, s->g->set->name, &set, e) &&
           set_leaf_keep(ws, set, &s->g->form, &list, pages, e) && db_commit(&txn, e);
}

bool set_grid_take(struct workspace *ws, const struct set_grid *g, const struct set_grid_scan *scan,
        struct set_grid_result *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct stack s = {.arena = a, .g = g};
    struct scan_ballot *known = arena_alloc_array(a, g->n, sizeof *known);
    struct scan_summary summary;
    for (size_t i = 0; i < g->n; i++) known[i] = (struct scan_ballot){&g->pages[i], g->convention, true};
    struct scan_ballot_list list = {known, g->n};
    struct scan_order order = {.paths = scan->paths, .path_count = scan->path_count, .known = &list, .workers = 1, .wants_kept = true};
    if (g->set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "票组 %s 已有结果；要重读，先用 huanjie set withdraw 写明理由撤回", g->set->name);
    if (!scan_files(a, &order, take_line, &s, &summary, e) || !is_whole(&s, e)) return false;
    *out = (struct set_grid_result){.ballots = s.n, .pages = s.pages, .refused = s.refused, .refused_count = s.refused_count,
            .doubts = s.doubt_count};
    if (s.refused_count) return true;
    if (!keep(ws, &s, e)) return false;
    out->is_kept = true;
    out->is_taken = s.doubt_count == 0;
    return true;
}
