#include "app/set_grid.h"

#include <inttypes.h>
#include <stdlib.h>

#include "app/ballot_print.h"
#include "app/ballot_set.h"
#include "app/ballot_source.h"
#include "base/file.h"
#include "print/ballot.h"
#include "seal/random.h"
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

bool set_grid_load(struct workspace *ws, const char *set, struct set_grid *g, struct err *e)
{
    struct ballot_set_list list;
    struct ballot_set *s;
    size_t rows = ballot_entries_of(BALLOT_A4) / BALLOT_PANELS_MAX;
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

struct stack {
    struct arena *arena;
    const struct set_grid *g;
    const struct set_grid_scan *scan;
    bool *is_used; /* of each settled text */
    uint8_t *answers;
    size_t ballots, pages, capacity;
    struct set_grid_doubt *doubts;
    size_t n, doubt_capacity;
    const char *places[BALLOT_PAGE_MAX]; /* of the pages of the form at hand; NULL: not come yet */
    const char *wrong; /* the first thing that makes the stack unusable */
};

static void doubt(struct stack *s, const char *place, const char *what, const char *why)
{
    if (s->n == s->doubt_capacity) s->doubts = arena_grow_array(s->arena, s->doubts, &s->doubt_capacity, sizeof *s->doubts);
    s->doubts[s->n++] = (struct set_grid_doubt){arena_text(s->arena, "%s", place), arena_text(s->arena, "%s", what),
            arena_text(s->arena, "%s", why)};
}

/* What a person read at the place: a label's number, 0 for no answer; false when nobody looked. */
static bool settled_at(struct stack *s, const char *place, uint8_t *answer)
{
    size_t n = strlen(place);
    for (size_t i = 0; i < s->scan->settled_count; i++) {
        const char *text = s->scan->settled[i];
        if (strncmp(text, place, n) != 0 || text[n] != '=') continue;
        s->is_used[i] = true;
        *answer = 0;
        if (text_eq(text + n + 1, "空")) return true;
        for (size_t l = 0; l < s->g->form.label_count; l++)
            if (text_eq(text + n + 1, s->g->form.labels[l])) *answer = (uint8_t)(l + 1);
        if (*answer == 0 && !s->wrong) s->wrong = arena_text(s->arena, "“%s”等号后面应为表上的选项或者“空”", text);
        return true;
    }
    return false;
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
    return !*why;
}

static void read_page(struct stack *s, const struct scan_line *line, size_t page_no)
{
    const struct ballot_layout *l = &s->g->pages[page_no];
    size_t labels = s->g->form.label_count, rows = l->box_count / labels;
    size_t first = 0;
    for (size_t i = 0; i < page_no; i++) first += s->g->pages[i].box_count / labels;
    uint8_t *ballot = s->answers + (s->ballots - 1) * s->g->form.n;
    for (size_t row = 0; row < rows; row++) {
        const char *why, *place = arena_text(s->arena, "%s:%" PRId32 ":%zu", line->file, line->number, row + 1);
        bool is_plain = read_row(line->page, row, labels, &ballot[first + row], &why);
        if (settled_at(s, place, &ballot[first + row]) || is_plain) continue;
        doubt(s, place, l->boxes[row * labels].name, why);
    }
}

/* Numbers of the pages that the form at hand still lacks: "2、3" */
static const char *lacking(const struct stack *s)
{
    const char *text = "";
    for (size_t i = 0; i < s->g->n; i++)
        if (!s->places[i]) text = arena_text(s->arena, "%s%s%zu", text, *text ? "、" : "", i + 1);
    return text;
}

static void begin_form(struct stack *s)
{
    memset(s->places, 0, sizeof s->places);
    while ((s->ballots + 1) * s->g->form.n > s->capacity)
        s->answers = arena_grow_array(s->arena, s->answers, &s->capacity, 1);
    s->ballots++;
}

/* The pages of a form lie together, in any order: so many pages begin the next one. */
static void take_line(void *user, const struct scan_line *line)
{
    struct stack *s = user;
    const char *place = arena_text(s->arena, "%s:%" PRId32, line->file ? line->file : "", line->number);
    if (s->pages++ % s->g->n == 0) begin_form(s);
    if (line->status == SCAN_REFUSED || !line->page || !line->page->ballot) {
        doubt(s, place, "整页", line->page ? line->page->reason : "读不了");
        return;
    }
    size_t page_no = (size_t)(line->page->ballot->layout - s->g->pages);
    if (s->places[page_no] && !s->wrong)
        s->wrong = arena_text(s->arena, "%s 是表的第 %zu 页，这一份的第 %zu 页已经有了（%s），还缺第 %s 页；请把每一份的各页放在一起重扫",
                place, page_no + 1, page_no + 1, s->places[page_no], lacking(s));
    if (s->wrong) return;
    s->places[page_no] = place;
    read_page(s, line, page_no);
}

static bool is_whole(const struct stack *s, struct err *e)
{
    if (s->wrong) return err_set(e, ERR_INPUT, "%s", s->wrong);
    if (s->pages % s->g->n != 0) return err_set(e, ERR_INPUT, "最后一份表不全: 共 %zu 页，一份 %zu 页，缺第 %s 页", s->pages, s->g->n, lacking(s));
    for (size_t i = 0; i < s->scan->settled_count; i++)
        if (!s->is_used[i]) return err_set(e, ERR_INPUT, "没有“%s”说的那一行", s->scan->settled[i]);
    return true;
}

static bool store(struct workspace *ws, const struct stack *s, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct ballot_set_list list;
    struct ballot_set *set;
    size_t *order, n = s->ballots, questions = s->g->form.n;
    int64_t county = ws->election.county;
    if (!db_begin(ws->db, &txn, e) || !ballot_set_find(ws, &list, s->g->set->name, &set, e)) return false;
    if (set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "票组 %s 已有结果；要重读，先用 huanjie set withdraw 写明理由撤回", set->name);
    if (!random_order(ws->arena, n, &order, e)) return false;
    uint8_t *shuffled = arena_alloc_array(ws->arena, n * questions + 1, 1);
    for (size_t i = 0; i < n; i++) memcpy(shuffled + i * questions, s->answers + order[i] * questions, questions);
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "ballots", (int64_t)n);
    json_put_int(detail, "settled", (int64_t)s->scan->settled_count);
    set->shape = SHAPE_BALLOTS;
    return set_ballots_insert(ws->db, county, set->set_no, questions, shuffled, n, e) &&
           ballot_set_update(ws->db, county, set, e) &&
           workspace_record(ws, "set-scan", arena_text(ws->arena, "票组 %s", set->name), detail, NULL, e) &&
           db_commit(&txn, e);
}

bool set_grid_take(struct workspace *ws, const struct set_grid *g, const struct set_grid_scan *scan,
        struct set_grid_result *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct stack s = {.arena = a, .g = g, .scan = scan, .is_used = arena_alloc_array(a, scan->settled_count + 1, sizeof(bool))};
    struct scan_ballot *known = arena_alloc_array(a, g->n, sizeof *known);
    struct scan_summary summary;
    for (size_t i = 0; i < g->n; i++) known[i] = (struct scan_ballot){&g->pages[i], g->convention, true};
    struct scan_ballot_list list = {known, g->n};
    struct scan_order order = {.paths = scan->paths, .path_count = scan->path_count, .known = &list, .workers = 1, .wants_kept = true};
    if (g->set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "票组 %s 已有结果；要重读，先用 huanjie set withdraw 写明理由撤回", g->set->name);
    if (!scan_files(a, &order, take_line, &s, &summary, e)) return false;
    *out = (struct set_grid_result){.ballots = s.ballots, .pages = s.pages, .doubts = s.doubts, .n = s.n};
    if (s.n > 0 && !s.wrong) return true;
    if (!is_whole(&s, e) || !store(ws, &s, e)) return false;
    out->is_taken = true;
    return true;
}
