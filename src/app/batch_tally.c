#include "app/batch_tally.h"

#include <inttypes.h>

#include "app/batch_check.h"
#include "app/second_look.h"
#include "app/tally_import.h"
#include "sheet/write.h"

enum { COLUMNS = 8 };

static const struct paper_column columns[COLUMNS] = {{"选区号", 1, ALIGN_LEFT}, {"次数", 1, ALIGN_LEFT},
        {"站号", 1, ALIGN_LEFT}, {"栏目", 1, ALIGN_LEFT}, {"姓名", 1, ALIGN_LEFT}, {"数量", 1, ALIGN_LEFT},
        {"反对", 1, ALIGN_LEFT}, {"弃权", 1, ALIGN_LEFT}};

struct writing {
    struct arena *arena;
    const char **cells;
    size_t n, capacity;
};

static const char *number(struct arena *a, int64_t n)
{
    return n < 0 ? "" : arena_text(a, "%" PRId64, n);
}

/* A negative number is an empty cell. */
static void add_row(
        struct writing *w, const struct batch_tally *t, const char *what, const char *name, const int64_t n[3])
{
    struct arena *a = w->arena;
    const char *row[COLUMNS] = {number(a, t->district_no), number(a, t->round), number(a, t->station_no), what, name,
            number(a, n[0]), number(a, n[1]), number(a, n[2])};
    for (int i = 0; i < COLUMNS; i++) {
        if (w->n == w->capacity) w->cells = arena_grow_array(a, w->cells, &w->capacity, sizeof *w->cells);
        w->cells[w->n++] = row[i];
    }
}

/* The figures that the ballots themselves give. */
static bool is_read(enum tally_figure f)
{
    return f == TALLY_COLLECTED || f == TALLY_VALID || f == TALLY_VOID || f == TALLY_BLANK;
}

static void add_sheet(struct writing *w, const struct batch_tally *t, const struct tally_sheet *s)
{
    static const int64_t empty[3] = {-1, -1, -1};
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++) {
        int64_t n = is_read((enum tally_figure)f) ? s->figures[f] : -1;
        add_row(w, t, tally_figure_title((enum tally_figure)f), "", (const int64_t[]){n, -1, -1});
    }
    for (size_t i = 0; i < s->line_count; i++) {
        const struct tally_line *l = &s->lines[i];
        if (l->is_write_in)
            add_row(w, t, TALLY_ROW_WRITE_IN, l->name, (const int64_t[]){l->votes_for, -1, -1});
        else
            add_row(w, t, TALLY_ROW_CANDIDATE, l->name,
                    (const int64_t[]){l->votes_for, l->votes_against, l->abstentions});
    }
    add_row(w, t, TALLY_ROW_SUPERVISOR, "", empty);
}

static int compare_places(const struct batch_tally *x, const struct scan_batch *b)
{
    if (x->district_no != b->district_no) return x->district_no < b->district_no ? -1 : 1;
    if (x->round != b->round) return x->round < b->round ? -1 : 1;
    return x->station_no == b->station_no ? 0 : x->station_no < b->station_no ? -1 : 1;
}

/* Puts the place of b into the list, in order, once. */
static void add_place(struct batch_tally_list *list, const struct scan_batch *b)
{
    size_t at = 0;
    while (at < list->n && compare_places(&list->v[at], b) < 0) at++;
    if (at < list->n && compare_places(&list->v[at], b) == 0) return;
    for (size_t i = list->n++; i > at; i--) list->v[i] = list->v[i - 1];
    list->v[at] = (struct batch_tally){.district_no = b->district_no, .round = b->round, .station_no = b->station_no};
}

bool batch_tally_write(
        struct workspace *ws, int64_t district_no, const char *path, struct batch_tally_list *out, struct err *e)
{
    struct batch_view_list views;
    struct batch_tally_list list = {0};
    struct writing w = {.arena = ws->arena};
    if (!batch_load(ws, NULL, &views, e)) return false;
    list.v = arena_alloc_array(ws->arena, views.n + 1, sizeof *list.v);
    for (size_t i = 0; i < views.n; i++) {
        const struct scan_batch *b = &views.v[i].batch;
        if (b->state != BATCH_WITHDRAWN && !b->session_no && (!district_no || b->district_no == district_no)) add_place(&list, b);
    }
    for (size_t i = 0; i < list.n; i++) {
        struct batch_tally *t = &list.v[i];
        struct batch_place p =
                batch_add_up(ws->arena, &views, (struct vote_key){0, t->district_no, t->round}, t->station_no);
        t->stacks = p.stacks;
        t->sheets = p.sheets;
        t->why_not = p.why_not;
        if (*t->why_not) continue;
        add_sheet(&w, t, &p.sum);
        list.written++;
    }
    if (list.n == 0) return err_set(e, ERR_STATE, "没有机读的选票，请先用 huanjie scan --batch 读入");
    if (list.written == 0) return err_set(e, ERR_STATE, "还不能出计票单: %s", list.v[0].why_not);
    struct paper_table table = {
            .columns = columns, .column_count = COLUMNS, .cells = w.cells, .row_count = w.n / COLUMNS};
    if (!sheet_write_csv(path, &table, e)) return false;
    *out = list;
    return true;
}

bool batch_tally_session(struct workspace *ws, struct vote_key key, struct tally_sheet *sheet,
        struct look_report **stacks, size_t *n, struct err *e)
{
    enum { HALL = 1 };
    struct batch_view_list views;
    if (!batch_load(ws, NULL, &views, e)) return false;
    struct batch_place p = batch_add_up(ws->arena, &views, key, HALL);
    if (p.stacks == 0)
        return err_set(e, ERR_STATE, "%s没有机读的选票，请先用 huanjie scan --batch 读入", vote_subject(ws->arena, key));
    if (*p.why_not) return err_set(e, ERR_STATE, "还不能计票: %s", p.why_not);
    struct look_report *reports = arena_alloc_array(ws->arena, p.stacks, sizeof *reports);
    size_t count = 0;
    for (size_t i = 0; i < views.n; i++) {
        const struct batch_view *v = &views.v[i];
        if (!batch_is_of(&v->batch, key, HALL)) continue;
        if (v->look.closed < v->look.n)
            return err_set(e, ERR_STATE, "还不能计票: %s 的抽样复看没有看完（huanjie look next）", v->batch.name);
        reports[count++] = second_look_report(ws->arena, v);
    }
    *sheet = p.sum;
    *stacks = reports;
    *n = count;
    return true;
}
