#include "app/roll_census.h"

#include <inttypes.h>

#include "app/paper_source.h"
#include "law/voter.h"
#include "print/pdf.h"
#include "roll/statistics.h"
#include "sheet/write.h"
#include "store/voter_change.h"
#include "store/voter_line.h"

static const struct {
    const char *code;
    const char *title;
    const char *base;
} kinds[] = {
#define X(name, code, title, base) {code, title, base},
        CENSUS_TABLES(X)
#undef X
};

const char *census_kind_code(enum census_kind k)
{
    return kinds[k].code;
}

const char *census_kind_title(enum census_kind k)
{
    return kinds[k].title;
}

const char *census_kind_base(enum census_kind k)
{
    return kinds[k].base;
}

struct counting {
    struct workspace *ws;
    struct voter_lines voters;
    struct voter_change_list exclusions;
    struct unit_list units;
    struct district_list districts;
    struct voter_sums sums; /* the database's own */
};

/* ---- tables ---- */

static void add_row(struct counting *c, struct census_table *t, const char *label, int64_t people)
{
    if (people == 0) return;
    struct census_row *rows = arena_alloc_array(c->ws->arena, t->n + 1, sizeof *rows);
    if (t->n) memcpy(rows, t->rows, t->n * sizeof *rows);
    rows[t->n++] = (struct census_row){label, people};
    t->rows = rows;
    t->sum += people;
}

static void count_states(struct counting *c, struct census_table *t)
{
    int64_t people[VOTER_STATE_COUNT] = {0};
    for (size_t i = 0; i < c->voters.n; i++) people[c->voters.v[i].state]++;
    for (int s = 0; s < VOTER_STATE_COUNT; s++) add_row(c, t, voter_state_title((enum voter_state)s), people[s]);
    t->base = c->sums.all;
}

/* Exclusions come by voter and number: the last one of a voter is the one that holds. */
static void count_grounds(struct counting *c, struct census_table *t)
{
    int64_t people[EXCLUSION_GROUND_COUNT + 1] = {0}, named = 0, excluded = 0;
    for (size_t i = 0; i < c->voters.n; i++) excluded += c->voters.v[i].state == VOTER_EXCLUDED;
    for (size_t i = 0; i < c->exclusions.n; i++) {
        const struct voter_change *x = &c->exclusions.v[i];
        if (i + 1 < c->exclusions.n && c->exclusions.v[i + 1].voter_no == x->voter_no) continue;
        const struct voter_line *v = voter_line_lookup(&c->voters, x->voter_no);
        enum exclusion_ground ground;
        if (!v || v->state != VOTER_EXCLUDED || !exclusion_ground_from(x->ground, &ground)) continue;
        people[ground]++;
        named++;
    }
    for (int g = 0; g < EXCLUSION_GROUND_COUNT; g++)
        add_row(c, t, exclusion_ground_title((enum exclusion_ground)g), people[g]);
    add_row(c, t, "没有登记理由", excluded - named);
    t->base = c->sums.excluded;
}

static void count_sexes(struct counting *c, struct census_table *t)
{
    int64_t men = 0, women = 0, others = 0;
    for (size_t i = 0; i < c->voters.n; i++) {
        const struct voter_line *v = &c->voters.v[i];
        if (v->state != VOTER_ACTIVE) continue;
        if (v->sex == SEX_MAN)
            men++;
        else if (v->sex == SEX_WOMAN)
            women++;
        else
            others++;
    }
    add_row(c, t, "男", men);
    add_row(c, t, "女", women);
    add_row(c, t, "性别不明", others);
}

static void count_ethnic(struct counting *c, struct census_table *t)
{
    int64_t people[ETHNIC_NATURALIZED + 1] = {0};
    for (size_t i = 0; i < c->voters.n; i++) {
        const struct voter_line *v = &c->voters.v[i];
        if (v->state == VOTER_ACTIVE) people[v->ethnic >= 0 && v->ethnic <= ETHNIC_NATURALIZED ? v->ethnic : 0]++;
    }
    for (int k = 1; k <= ETHNIC_NATURALIZED; k++)
        if (people[k]) add_row(c, t, roll_ethnic_title(k), people[k]);
    add_row(c, t, "民族不明", people[ETHNIC_UNKNOWN]);
}

static void count_ages(struct counting *c, struct census_table *t)
{
    int64_t people[BAND_COUNT + 1] = {0}, unknown = 0;
    for (size_t i = 0; i < c->voters.n; i++) {
        const struct voter_line *v = &c->voters.v[i];
        if (v->state != VOTER_ACTIVE) continue;
        if (date_is_set(v->born_on))
            people[roll_band_of(date_age(v->born_on, c->ws->election.day))]++;
        else
            unknown++;
    }
    for (int k = 0; k < BAND_COUNT; k++) add_row(c, t, roll_band_title((enum roll_band)k), people[k]);
    add_row(c, t, "未满18岁", people[BAND_COUNT]);
    add_row(c, t, "出生日期不明", unknown);
}

static void count_districts(struct counting *c, struct census_table *t)
{
    int64_t *people = arena_alloc_array(c->ws->arena, c->districts.n + 1, sizeof *people);
    for (size_t i = 0; i < c->voters.n; i++) {
        const struct voter_line *v = &c->voters.v[i];
        if (v->state != VOTER_ACTIVE) continue;
        const struct district *d = district_lookup(&c->districts, v->district_no);
        people[d ? (size_t)(d - c->districts.v) : c->districts.n]++;
    }
    for (size_t i = 0; i < c->districts.n; i++)
        add_row(c, t,
                arena_text(c->ws->arena, "选区 %" PRId64 " %s", c->districts.v[i].district_no, c->districts.v[i].name),
                people[i]);
    add_row(c, t, "没有划入选区", people[c->districts.n]);
}

static void count_units(struct counting *c, struct census_table *t)
{
    int64_t *people = arena_alloc_array(c->ws->arena, c->units.n + 1, sizeof *people);
    for (size_t i = 0; i < c->voters.n; i++) {
        const struct voter_line *v = &c->voters.v[i];
        if (v->state != VOTER_ACTIVE) continue;
        const struct unit *u = unit_lookup(&c->units, v->unit_no);
        people[u ? (size_t)(u - c->units.v) : c->units.n]++;
    }
    for (size_t i = 0; i < c->units.n; i++) add_row(c, t, c->units.v[i].name, people[i]);
    add_row(c, t, "没有单位", people[c->units.n]);
}

/* ---- all of them ---- */

static bool load(struct workspace *ws, struct counting *c, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct arena *a = ws->arena;
    int64_t county = ws->election.county;
    *c = (struct counting){.ws = ws};
    return db_begin_read(ws->db, &txn, e) && voter_line_load(a, ws->db, county, 0, &c->voters, e) &&
           voter_sums_load(ws->db, county, &c->sums, e) &&
           voter_change_load_exclusions(a, ws->db, county, &c->exclusions, e) &&
           unit_load_all(a, ws->db, county, &c->units, e) && district_load_all(a, ws->db, county, &c->districts, e);
}

bool roll_census(struct workspace *ws, struct census *out, struct err *e)
{
    static void (*const counters[CENSUS_TABLE_COUNT])(struct counting *, struct census_table *) = {
            [CENSUS_STATE] = count_states,
            [CENSUS_GROUND] = count_grounds,
            [CENSUS_SEX] = count_sexes,
            [CENSUS_ETHNIC] = count_ethnic,
            [CENSUS_AGE] = count_ages,
            [CENSUS_DISTRICT] = count_districts,
            [CENSUS_UNIT] = count_units,
    };
    struct counting c;
    struct census census = {.adds_up = true};
    if (!load(ws, &c, e)) return false;
    for (int k = 0; k < CENSUS_TABLE_COUNT; k++) {
        struct census_table *t = &census.tables[k];
        t->base = c.sums.active;
        counters[k](&c, t);
        census.adds_up &= t->sum == t->base;
    }
    *out = census;
    return true;
}

static struct paper *compose(const struct workspace *ws, const struct census *c)
{
    static const struct paper_column columns[] = {
            {"项目", 40, ALIGN_LEFT}, {"人数", 14, ALIGN_RIGHT}, {"占基数的百分比", 16, ALIGN_RIGHT}};
    struct arena *a = ws->arena;
    const char *title = arena_text(a, "%s代表选举\n选民登记统计", election_congress_name(a, &ws->election));
    struct paper *p = paper_new(a, title, workspace_today(ws));
    p->is_compact = true;
    p->footer = election_committee_name(a, &ws->election);
    for (int k = 0; k < CENSUS_TABLE_COUNT; k++) {
        const struct census_table *t = &c->tables[k];
        if (t->base == 0) continue;
        paper_addf(p, BLOCK_HEADING2, "%s（基数：%s%" PRId64 "人）", kinds[k].title, kinds[k].base, t->base);
        struct paper_rows r = ROWS_OF(a, columns);
        for (size_t i = 0; i < t->n; i++) {
            rows_add(&r, t->rows[i].label);
            rows_add_count(&r, t->rows[i].people);
            rows_add(&r, ratio_text_percent(a, (struct ratio){t->rows[i].people, t->base}, 2));
        }
        rows_add(&r, t->sum == t->base ? "合计" : "合计（与基数不符）");
        rows_add_count(&r, t->sum);
        rows_add(&r, ratio_text_percent(a, (struct ratio){t->sum, t->base}, 2));
        paper_add_rows(p, &r);
    }
    return p;
}

bool roll_census_write(
        const struct workspace *ws, const struct census *c, const char *pdf, const char *xlsx, struct err *e)
{
    const struct paper *paper = compose(ws, c);
    return (!*pdf || pdf_write(paper, pdf, e)) && (!*xlsx || sheet_write_paper(xlsx, paper, e));
}
