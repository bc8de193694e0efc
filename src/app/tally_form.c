#include "app/tally_form.h"

#include <inttypes.h>

#include "app/result.h"
#include "app/tally_import.h"

enum { WRITE_IN_LINES = 3, FORM_COLUMNS = 8, PAGE_COLUMNS = 5, PLACE_COLUMNS = FORM_COLUMNS - PAGE_COLUMNS };

static const struct paper_column columns[FORM_COLUMNS] = {
        {"选区号", 5, ALIGN_RIGHT},
        {"次数", 4, ALIGN_RIGHT},
        {"站号", 4, ALIGN_RIGHT},
        {"栏目", 18, ALIGN_LEFT},
        {"姓名", 10, ALIGN_LEFT},
        {"数量", 8, ALIGN_RIGHT},
        {"反对", 7, ALIGN_RIGHT},
        {"弃权", 7, ALIGN_RIGHT},
};

/* Rows of one table, for a sheet with the place in front of each. */
struct form {
    struct workspace *ws;
    enum tally_form_kind kind;
    struct paper *paper;
    const char **cells;
    size_t n, capacity; /* cells */
};

static void add_cell(struct form *f, const char *text)
{
    if (f->n == f->capacity) f->cells = arena_grow_array(f->ws->arena, f->cells, &f->capacity, sizeof *f->cells);
    f->cells[f->n++] = text;
}

/* A dash where nothing is to be written; the sheet leaves such cells empty, for the import reads it. */
static void add_row(struct form *f, struct tally_place p, const char *line, const char *name, bool is_candidate)
{
    struct arena *a = f->ws->arena;
    bool is_sheet = f->kind == TALLY_FORM_SHEET;
    if (is_sheet) {
        add_cell(f, arena_text(a, "%" PRId64, p.district_no));
        add_cell(f, arena_text(a, "%" PRId64, p.round));
        add_cell(f, arena_text(a, "%" PRId64, p.station_no));
    }
    add_cell(f, line);
    add_cell(f, name);
    add_cell(f, "");
    for (int i = 0; i < 2; i++) add_cell(f, is_candidate || is_sheet ? "" : "—");
}

static void add_place(struct form *f, const struct stored_round *r, int64_t station_no)
{
    struct tally_place p = {r->district_no, r->round, station_no};
    for (int i = 0; i < TALLY_FIGURE_COUNT; i++) add_row(f, p, tally_figure_title((enum tally_figure)i), "", false);
    for (size_t i = 0; i < r->option_count; i++) add_row(f, p, TALLY_ROW_CANDIDATE, r->options[i].name, true);
    for (int i = 0; i < WRITE_IN_LINES; i++) add_row(f, p, TALLY_ROW_WRITE_IN, "", false);
    add_row(f, p, TALLY_ROW_SUPERVISOR, "", false);
}

static void add_table(struct form *f)
{
    struct paper_table *t = arena_alloc(f->ws->arena, sizeof *t);
    bool is_sheet = f->kind == TALLY_FORM_SHEET;
    t->columns = is_sheet ? columns : columns + PLACE_COLUMNS;
    t->column_count = is_sheet ? FORM_COLUMNS : PAGE_COLUMNS;
    t->cells = f->cells;
    t->row_count = f->n / t->column_count;
    paper_add_table(f->paper, t);
    f->cells = NULL;
    f->n = f->capacity = 0;
}

/* A page of its own: where it is counted above the table, who signs below. */
static void add_page(struct form *f, const struct records *r, const struct stored_round *round, int64_t station_no)
{
    const struct district *d = district_lookup(&r->districts, round->district_no);
    const struct station *s = station_lookup(&r->stations, round->district_no, station_no);
    if (f->paper->block_count > 0) paper_add_text(f->paper, BLOCK_PAGE_BREAK, "");
    paper_addf(f->paper, BLOCK_PLAIN,
            "选区 %" PRId64 "（%s）　第 %" PRId64 " 次投票　站号 %" PRId64 "（%s）　投票日期 %s　应选 %" PRId64 " 名",
            round->district_no, d ? d->name : "", round->round, station_no, s ? s->name : "",
            date_text(f->ws->arena, round->held_on), round->seats);
    add_place(f, round, station_no);
    add_table(f);
    paper_add_text(f->paper, BLOCK_NOTE,
            "赞成票写在“数量”栏。有效票数加废票数等于收回选票数；每名候选人的赞成、反对、弃权合计等于有效票数。\n写候选"
            "人名字的不算另选他人。流动票箱的票与本站的票混合后计票。");
    paper_add_text(f->paper, BLOCK_PLAIN, "监票人签字：　　　　　　　　计票人签字：　　　　　　　　时间：");
}

static bool is_wanted(const struct records *r, const struct stored_round *x, int64_t district_no, int64_t round)
{
    if (district_no && x->district_no != district_no) return false;
    return round ? x->round == round : !round_lookup(&r->rounds, x->district_no, x->round + 1);
}

bool tally_form(struct workspace *ws, int64_t district_no, int64_t round, enum tally_form_kind kind,
        struct paper **paper, struct err *e)
{
    struct records r;
    if (!records_load(ws->arena, ws, &r, e)) return false;
    if (r.rounds.n == 0) return err_set(e, ERR_STATE, "还没有投票，请先用 huanjie round open 建立");
    struct form f = {.ws = ws, .kind = kind};
    for (size_t i = 0; i < r.rounds.n; i++) {
        const struct stored_round *x = &r.rounds.v[i];
        if (!is_wanted(&r, x, district_no, round)) continue;
        if (!f.paper) {
            f.paper = paper_new(ws->arena, arena_text(ws->arena, "%s选举计票单", ws->election.name), x->held_on);
            f.paper->is_compact = true;
        }
        for (size_t k = 0; k < x->station_count; k++) {
            if (kind == TALLY_FORM_PAGES)
                add_page(&f, &r, x, x->stations[k]);
            else
                add_place(&f, x, x->stations[k]);
        }
    }
    if (!f.paper)
        return err_set(e, ERR_INPUT, "%s 还没有开始，请先用 huanjie round open 建立",
                subject_of_round(ws->arena, district_no, round ? round : 1));
    if (kind == TALLY_FORM_SHEET) add_table(&f);
    *paper = f.paper;
    return true;
}
