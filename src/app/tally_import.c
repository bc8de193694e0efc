#include "app/tally_import.h"

#include <inttypes.h>

#include "app/person.h"
#include "app/result.h"
#include "base/buf.h"

enum { AT_DISTRICT, AT_ROUND, AT_STATION, AT_LINE, AT_NAME, AT_COUNT, AT_AGAINST, AT_ABSTAIN, FIELDS };

static const struct table_field fields[FIELDS] = {
        [AT_DISTRICT] = {"选区号|选区", true},
        [AT_ROUND] = {"次数|投票次数", false},
        [AT_STATION] = {"站号|计票点|投票站号", true},
        [AT_LINE] = {"栏目|项目", true},
        [AT_NAME] = {"姓名", false},
        [AT_COUNT] = {"数量|赞成|票数", true},
        [AT_AGAINST] = {"反对", false},
        [AT_ABSTAIN] = {"弃权", false},
};

enum { NUMBER_MAX = 9999, ROUND_MAX = 99, ROWS_MAX = 20000 };

enum row_kind { ROW_HEADING, ROW_FIGURE, ROW_CANDIDATE, ROW_WRITE_IN, ROW_SUPERVISOR, ROW_UNKNOWN };

/* One counting place of the file. */
struct gathered {
    struct tally_place place;
    bool is_filled;                       /* at least one figure or name was written */
    size_t first_line, last_line;         /* in the file */
    size_t figure_at[TALLY_FIGURE_COUNT]; /* line of each figure; 0: not there */
    size_t *line_at;                      /* of each line of the sheet */
    struct tally_sheet sheet;
};

struct reading {
    struct workspace *ws;
    struct table table;
    struct table_faults faults;
    struct gathered *places;
    size_t n, capacity;
    size_t *place_of; /* of each row: index of its place */
    size_t faulty;    /* marks rows that have none */
};

static enum row_kind kind_of(const struct table_row *r, enum tally_figure *figure)
{
    const char *line = r->cells[AT_LINE];
    if (text_eq(line, "栏目")) return ROW_HEADING; /* forms of several pages repeat theirs */
    if (text_eq(line, TALLY_ROW_CANDIDATE)) return ROW_CANDIDATE;
    if (text_eq(line, TALLY_ROW_WRITE_IN)) return ROW_WRITE_IN;
    if (text_eq(line, TALLY_ROW_SUPERVISOR)) return ROW_SUPERVISOR;
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++) {
        if (!text_eq(line, tally_figure_title((enum tally_figure)f))) continue;
        *figure = (enum tally_figure)f;
        return ROW_FIGURE;
    }
    return ROW_UNKNOWN;
}

/* ---- first look: which rows belong together ---- */

static bool is_same_place(struct tally_place x, struct tally_place y)
{
    return x.district_no == y.district_no && x.round == y.round && x.station_no == y.station_no;
}

static size_t place_index(struct reading *g, struct tally_place place)
{
    for (size_t i = g->n; i > 0; i--)
        if (is_same_place(g->places[i - 1].place, place)) return i - 1;
    if (g->n == g->capacity) g->places = arena_grow_array(g->ws->arena, g->places, &g->capacity, sizeof *g->places);
    g->places[g->n] = (struct gathered){.place = place, .sheet.supervisor = ""};
    return g->n++;
}

static struct tally_place read_place(struct reading *g, const struct table_row *r)
{
    struct table_faults *faults = &g->faults;
    struct tally_place p;
    table_text(&g->table, r, AT_DISTRICT, faults);
    table_text(&g->table, r, AT_STATION, faults);
    p.district_no = table_int_within(&g->table, r, AT_DISTRICT, 1, NUMBER_MAX, 0, faults);
    p.round = table_int_within(&g->table, r, AT_ROUND, 1, ROUND_MAX, 1, faults);
    p.station_no = table_int_within(&g->table, r, AT_STATION, 1, NUMBER_MAX, 0, faults);
    return p;
}

static void gather(struct reading *g)
{
    g->faulty = SIZE_MAX;
    g->place_of = arena_alloc_array(g->ws->arena, g->table.n + 1, sizeof *g->place_of);
    for (size_t i = 0; i < g->table.n; i++) {
        const struct table_row *r = &g->table.rows[i];
        enum tally_figure ignored;
        enum row_kind kind = kind_of(r, &ignored);
        g->place_of[i] = g->faulty;
        if (kind == ROW_HEADING) continue;
        struct tally_place place = read_place(g, r);
        if (place.district_no == 0 || place.station_no == 0) continue;
        g->place_of[i] = place_index(g, place); /* may move the places */
        struct gathered *p = &g->places[g->place_of[i]];
        if (!p->first_line) p->first_line = r->line;
        p->last_line = r->line;
        p->is_filled |= *r->cells[AT_COUNT] || *r->cells[AT_AGAINST] || *r->cells[AT_ABSTAIN] ||
                        (*r->cells[AT_NAME] && kind != ROW_CANDIDATE);
        p->sheet.line_count++; /* room for all; counted anew when the rows are read */
    }
    for (size_t i = 0; i < g->n; i++) {
        struct gathered *p = &g->places[i];
        p->sheet.lines = arena_alloc_array(g->ws->arena, p->sheet.line_count + 1, sizeof *p->sheet.lines);
        p->line_at = arena_alloc_array(g->ws->arena, p->sheet.line_count + 1, sizeof *p->line_at);
        p->sheet.line_count = 0;
    }
}

/* ---- second look: what the rows say ---- */

static int64_t read_count(struct reading *g, const struct table_row *r, size_t field)
{
    table_text(&g->table, r, field, &g->faults);
    return table_int_within(&g->table, r, field, 0, TALLY_FIGURE_MAX, 0, &g->faults);
}

static void read_figure(struct reading *g, const struct table_row *r, enum tally_figure f, struct gathered *p)
{
    if (p->figure_at[f])
        table_fault(&g->faults, r->line, "栏目", "“%s”与第 %zu 行重复", tally_figure_title(f), p->figure_at[f]);
    p->figure_at[f] = r->line;
    p->sheet.figures[f] = read_count(g, r, AT_COUNT);
}

static void read_line(struct reading *g, const struct table_row *r, bool is_write_in, struct gathered *p)
{
    struct tally_line l = {.name = person_name(&g->table, r, AT_NAME, &g->faults), .is_write_in = is_write_in};
    l.votes_for = read_count(g, r, AT_COUNT);
    if (!is_write_in) {
        l.votes_against = read_count(g, r, AT_AGAINST);
        l.abstentions = read_count(g, r, AT_ABSTAIN);
    } else if (*r->cells[AT_AGAINST] || *r->cells[AT_ABSTAIN]) {
        table_fault(&g->faults, r->line, "反对", "另选他人只填数量，反对、弃权应为空");
    }
    p->line_at[p->sheet.line_count] = r->line;
    p->sheet.lines[p->sheet.line_count++] = l;
}

static void read_supervisor(struct reading *g, const struct table_row *r, struct gathered *p)
{
    if (!*r->cells[AT_NAME]) return;
    const char *name = person_name(&g->table, r, AT_NAME, &g->faults);
    p->sheet.supervisor = *p->sheet.supervisor ? arena_text(g->ws->arena, "%s、%s", p->sheet.supervisor, name) : name;
}

static void read_row(struct reading *g, const struct table_row *r, struct gathered *p)
{
    enum tally_figure f = TALLY_IN_PERSON;
    switch (kind_of(r, &f)) {
    case ROW_HEADING: return;
    case ROW_FIGURE: read_figure(g, r, f, p); return;
    case ROW_CANDIDATE: read_line(g, r, false, p); return;
    case ROW_WRITE_IN:
        if (*r->cells[AT_NAME] || *r->cells[AT_COUNT])
            read_line(g, r, true, p); /* else a line of the form left blank */
        return;
    case ROW_SUPERVISOR: read_supervisor(g, r, p); return;
    case ROW_UNKNOWN: break;
    }
    table_fault(&g->faults, r->line, "栏目", *r->cells[AT_LINE] ? "“%s”不是计票单的栏目" : "为空%s", r->cells[AT_LINE]);
}

/* ---- the whole sheet ---- */

static void check_figures(struct reading *g, const struct gathered *p)
{
    struct buf missing = {.arena = g->ws->arena};
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++)
        if (!p->figure_at[f])
            buf_addf(&missing, "%s%s", missing.n ? "、" : "", tally_figure_title((enum tally_figure)f));
    if (missing.n)
        table_fault(&g->faults, p->last_line, "栏目", "%s 的计票单到此为止，还缺: %s",
                subject_of_tally(g->ws->arena, p->place), buf_text(&missing));
}

/* Printed candidates by their place on the ballot; in the file written-in persons may stand between them. */
static void sort_lines(struct gathered *p, struct arena *a)
{
    struct tally_sheet *s = &p->sheet;
    struct tally_line *lines = arena_alloc_array(a, s->line_count + 1, sizeof *lines);
    size_t *line_at = arena_alloc_array(a, s->line_count + 1, sizeof *line_at), n = 0;
    for (int written = 0; written <= 1; written++)
        for (size_t i = 0; i < s->line_count; i++) {
            if (s->lines[i].is_write_in != (written == 1)) continue;
            lines[n] = s->lines[i];
            line_at[n++] = p->line_at[i];
        }
    s->lines = lines;
    p->line_at = line_at;
}

static void check_names(struct reading *g, const struct stored_round *round, const struct gathered *p)
{
    const struct tally_sheet *s = &p->sheet;
    size_t printed = 0;
    while (printed < s->line_count && !s->lines[printed].is_write_in) printed++;
    if (printed != round->option_count)
        table_fault(&g->faults, p->last_line, "栏目", "%s 有 %zu 名候选人，选票上有 %zu 名",
                subject_of_tally(g->ws->arena, p->place), printed, round->option_count);
    for (size_t i = 0; i < printed && i < round->option_count; i++)
        if (*s->lines[i].name && !text_eq(s->lines[i].name, round->options[i].name))
            table_fault(&g->faults, p->line_at[i], "姓名", "第 %zu 名候选人是“%s”，选票上是“%s”", i + 1,
                    s->lines[i].name, round->options[i].name);
    for (size_t i = printed; i < s->line_count; i++)
        for (size_t k = 0; k < i; k++)
            if (*s->lines[i].name && text_eq(s->lines[i].name, s->lines[k].name))
                table_fault(&g->faults, p->line_at[i], "姓名",
                        k < printed ? "“%s”是候选人；写的是候选人的，计入该候选人的赞成票"
                                    : "另选的“%s”与前面一行重复，请合成一行",
                        s->lines[i].name);
}

static void check_place(struct reading *g, const struct tally_desk *desk, struct gathered *p)
{
    const struct stored_round *round;
    struct err why;
    if (!tally_find_round(desk, p->place, &round, &why)) {
        table_fault(&g->faults, p->first_line, "站号", "%s", why.text);
        return;
    }
    if (!p->is_filled) return;
    check_figures(g, p);
    sort_lines(p, g->ws->arena);
    check_names(g, round, p);
}

/* Did the same person enter the same figures before? Whoever did not enter them learns nothing about them here. */
static bool is_entered_already(const struct tally_desk *desk, const struct gathered *p, enum tally_entry entry)
{
    const struct stored_tally *old = tally_lookup(&desk->tallies, p->place, entry);
    struct tally_difference *ignored;
    return old && text_eq(old->clerk, desk->ws->actor) &&
           count_compare(desk->ws->arena, &old->sheet, &p->sheet, &ignored) == 0;
}

static bool enter(struct reading *g, const struct tally_desk *desk, const struct gathered *p, enum tally_entry entry,
        struct tally_import_line *line, struct err *e)
{
    *line = (struct tally_import_line){.place = p->place, .state = TALLY_IMPORT_BLANK};
    if (!p->is_filled) return true;
    line->state = TALLY_IMPORT_KEPT;
    if (is_entered_already(desk, p, entry)) return true;
    line->state = TALLY_IMPORT_ENTERED;
    struct err why;
    if (tally_enter_at(desk, p->place, entry, &p->sheet, &line->outcome, &why)) return true;
    if (why.kind == ERR_ENVIRONMENT) {
        *e = why;
        return false;
    }
    table_fault(&g->faults, p->first_line, "站号", "%s: %s", subject_of_tally(g->ws->arena, p->place), why.text);
    return true;
}

static size_t count_entered(const struct tally_import *x)
{
    size_t n = 0;
    for (size_t i = 0; i < x->n; i++) n += x->v[i].state == TALLY_IMPORT_ENTERED;
    return n;
}

static bool record(struct reading *g, enum tally_entry entry, const struct tally_import *x, struct err *e)
{
    struct json *detail = json_new_object(g->ws->arena);
    json_put_text(detail, "file", g->table.name);
    json_put_text(detail, "hash", g->table.hash);
    json_put_int(detail, "entry", entry);
    json_put_int(detail, "sheets", (int64_t)count_entered(x));
    return workspace_record(g->ws, "tally-import", g->table.name, detail, NULL, e);
}

static bool read_table(struct reading *g, const char *path, struct err *e)
{
    if (!table_load(g->ws->arena, path, fields, FIELDS, &g->table, &g->faults, e)) return false;
    if (g->table.n == 0) return err_set(e, ERR_INPUT, "%s 只有表头，没有一行内容，没有导入", g->table.name);
    if (g->table.n > ROWS_MAX)
        return err_set(e, ERR_INPUT, "%s 有 %zu 行，计票单最多 %d 行；请核对是否拿错了文件", g->table.name, g->table.n,
                ROWS_MAX);
    gather(g);
    for (size_t i = 0; i < g->table.n; i++)
        if (g->place_of[i] != g->faulty && g->places[g->place_of[i]].is_filled)
            read_row(g, &g->table.rows[i], &g->places[g->place_of[i]]);
    return true;
}

bool tally_import(
        struct workspace *ws, const char *path, enum tally_entry entry, struct tally_import *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct reading g = {.ws = ws, .faults.arena = ws->arena};
    struct tally_desk desk;
    if (!read_table(&g, path, e)) return false;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !tally_open_desk(ws, &desk, e)) return false;
    for (size_t i = 0; i < g.n; i++) check_place(&g, &desk, &g.places[i]);
    if (!table_is_sound(&g.table, &g.faults, e)) return false;
    struct tally_import x = {arena_alloc_array(ws->arena, g.n + 1, sizeof *x.v), g.n};
    for (size_t i = 0; i < g.n; i++)
        if (!enter(&g, &desk, &g.places[i], entry, &x.v[i], e)) return false;
    if (!table_is_sound(&g.table, &g.faults, e)) return false;
    if (count_entered(&x) > 0 && !(record(&g, entry, &x, e) && db_commit(&txn, e))) return false;
    *out = x;
    return true;
}
