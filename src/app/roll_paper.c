/* Lists to be posted up, and their corrections. */
#include "app/roll_paper_state.h"

#include <inttypes.h>
#include <stdlib.h>

#include "law/calendar.h"

enum { CELLS_MAX = 6, ACROSS = 2 }; /* people beside one another on the wall */

static const struct paper_column columns[] = {{"序号", 7, ALIGN_CENTER}, {"选民证号", 9, ALIGN_CENTER},
        {"姓名", 12, ALIGN_CENTER}, {"性别", 6, ALIGN_CENTER}, {"出生年月", 14, ALIGN_CENTER},
        {"单位", 22, ALIGN_LEFT}};

enum { AT_BIRTH = 4, AT_UNIT = 5 };

/* The columns of one person, so many times; with_unit: the unit stands in the row, not above the table. */
static struct paper_rows table_of(const struct roll_printing *p, int across, bool with_unit)
{
    struct paper_column *v = arena_alloc_array(p->arena, (size_t)across * CELLS_MAX, sizeof *v);
    struct paper_rows r = {.arena = p->arena, .columns = v};
    const char *birth = roll_birth_heading(p);
    for (int k = 0; k < across; k++)
        for (size_t i = 0; i < ARRAY_COUNT(columns); i++) {
            if ((i == AT_BIRTH && !*birth) || (i == AT_UNIT && !with_unit)) continue;
            v[r.column_count] = columns[i];
            if (i == AT_BIRTH) v[r.column_count].heading = birth;
            r.column_count++;
        }
    return r;
}

static void add_person(
        const struct roll_printing *p, struct paper_rows *r, size_t number, const struct voter_line *v, bool with_unit)
{
    const struct unit *u = unit_lookup(&p->units, v->unit_no);
    rows_addf(r, "%zu", number);
    rows_addf(r, "%" PRId64, v->voter_no);
    rows_add(r, v->name);
    rows_add(r, roll_sex_text(v->sex));
    if (*roll_birth_heading(p)) rows_add(r, roll_birth_text(p, v->born_on));
    if (with_unit) rows_add(r, u ? u->name : "");
}

static void fill_row(struct paper_rows *r)
{
    while (r->n % r->column_count) rows_add(r, "");
}

/* ---- the list ---- */

static void add_units(
        const struct roll_printing *p, struct paper *paper, const struct voter_line *const *people, size_t n)
{
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i; next < n && people[next]->unit_no == people[i]->unit_no;) next++;
        const struct unit *u = unit_lookup(&p->units, people[i]->unit_no);
        paper_addf(paper, BLOCK_HEADING2, "%s（%zu人）", u ? u->name : "没有单位的选民", next - i);
        struct paper_rows r = table_of(p, ACROSS, false);
        for (size_t k = i; k < next; k++) add_person(p, &r, k + 1, people[k], false);
        fill_row(&r);
        paper_add_rows(paper, &r);
    }
}

static const char *sum_text(struct arena *a, const struct voter_line *const *people, size_t n)
{
    size_t men = 0, women = 0;
    for (size_t i = 0; i < n; i++) {
        men += people[i]->sex == SEX_MAN;
        women += people[i]->sex == SEX_WOMAN;
    }
    return arena_text(a, "共%zu人，其中男%zu人、女%zu人", n, men, women);
}

/* The last day for objections, where it is known when the list is published. */
static const char *objection_text(const struct roll_printing *p, struct date on)
{
    if (!date_is_set(on)) return "";
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    size_t n = law_calendar(p->arena, &p->ws->law, &(struct calendar_facts){.voter_list_on = on}, entries);
    return arena_text(p->arena, "（%s以前，含当日）",
            date_text_cn(p->arena, law_calendar_entry(entries, n, STEP_OBJECTION)->latest));
}

static void add_notice(const struct roll_printing *p, struct paper *paper, const char *sum, struct date on)
{
    int list = law_el_article(p->ws->law.el, 28), objection = law_el_article(p->ws->law.el, 29);
    paper_addf(paper, BLOCK_PARAGRAPH,
            "依照%s第%d条的规定，现将本选区选民名单公布如下，%s。对名单有不同意见的，可以依照第%"
            "d条的规定，自公布之日起五日内%s向"
            "本选举委员会提出申诉。",
            p->law, list, sum, objection, objection_text(p, on));
}

static bool print_list(struct roll_printing *p, const struct district *d, struct err *e)
{
    const struct voter_line *const *people;
    size_t n = roll_printing_people(p, d->district_no, &people);
    if (n == 0 && p->order->district_no) return err_set(e, ERR_STATE, "没有在册的选民");
    if (n == 0) return true;
    struct date on = date_is_set(p->order->on) ? p->order->on : roll_list_day(&p->published, d->district_no);
    const char *sum = sum_text(p->arena, people, n);
    struct paper *wall = roll_printing_paper(p, d, "选民名单", on), *sheet = roll_printing_paper(p, d, "选民名单", on);
    add_notice(p, wall, sum, on);
    add_units(p, wall, people, n);
    roll_printing_sign(p, wall, on);
    if (p->order->wants_xlsx) {
        struct paper_rows r = table_of(p, 1, true);
        for (size_t i = 0; i < n; i++) add_person(p, &r, i + 1, people[i], true);
        paper_add_text(sheet, BLOCK_PLAIN, sum);
        paper_add_rows(sheet, &r);
        roll_printing_sign(p, sheet, on);
    }
    return roll_printing_put(p, d, "选民名单", (int64_t)n, wall, sheet, e);
}

bool roll_print_lists(
        struct workspace *ws, const struct roll_paper_order *order, struct roll_paper_files *files, struct err *e)
{
    struct roll_printing p;
    if (!roll_printing_start(ws, order, files, &p, e)) return false;
    if (p.listed_count == 0) return err_set(e, ERR_STATE, "名册上还没有选民");
    return roll_printing_run(&p, print_list, e);
}

/* ---- corrections ---- */

static const struct paper_column correction_columns[] = {{"序号", 7, ALIGN_CENTER}, {"选民证号", 10, ALIGN_CENTER},
        {"姓名", 16, ALIGN_CENTER}, {"性别", 7, ALIGN_CENTER}, {"出生年月", 14, ALIGN_CENTER}, {"单位", 22, ALIGN_LEFT},
        {"补正事项", 14, ALIGN_CENTER}};

/* How one voter stood on the district's list before those changes and after. Why somebody is off it is not for the
 * wall. */
static const char *net_effect(const struct voter_change *v, size_t n, struct date since, int64_t district_no)
{
    bool is_first = true, before = false, after = false;
    for (size_t i = 0; i < n; i++) {
        if (v[i].changed_on.ymd < since.ymd) continue;
        if (v[i].from_district != district_no && v[i].to_district != district_no) continue;
        if (is_first) before = v[i].from_district == district_no;
        is_first = false;
        after = v[i].to_district == district_no;
    }
    if (is_first || (!before && !after)) return "";
    return before && after ? "更正" : after ? "补充列入" : "不再列入";
}

static void add_correction(
        const struct roll_printing *p, struct paper_rows *r, const struct voter_line *v, const char *what)
{
    const struct unit *u = unit_lookup(&p->units, v->unit_no);
    rows_addf(r, "%zu", r->n / r->column_count + 1);
    rows_addf(r, "%" PRId64, v->voter_no);
    rows_add(r, v->name);
    rows_add(r, roll_sex_text(v->sex));
    rows_add(r, roll_birth_text(p, v->born_on));
    rows_add(r, u ? u->name : "");
    rows_add(r, what);
}

static struct paper_rows list_corrections(const struct roll_printing *p, const struct district *d, struct date since)
{
    struct paper_rows r = ROWS_OF(p->arena, correction_columns);
    const struct voter_change *c = p->changes.v;
    for (size_t i = 0, next; i < p->changes.n; i = next) {
        for (next = i + 1; next < p->changes.n && c[next].voter_no == c[i].voter_no;) next++;
        const struct voter_line *v = voter_line_lookup(&p->voters, c[i].voter_no);
        const char *what = v ? net_effect(c + i, next - i, since, d->district_no) : "";
        if (*what) add_correction(p, &r, v, what);
    }
    return r;
}

static bool print_correction(struct roll_printing *p, const struct district *d, struct err *e)
{
    const struct voter_line *const *people;
    struct date list_on = roll_list_day(&p->published, d->district_no), since = p->order->since;
    if (!date_is_set(since) && !date_is_set(list_on)) return true; /* nothing is out that could be put right */
    if (!date_is_set(since)) since = date_add_days(list_on, 1);
    struct paper_rows r = list_corrections(p, d, since);
    if (r.n == 0) return true;
    struct paper *paper = roll_printing_paper(p, d, "选民名单补正", p->order->on);
    size_t n = roll_printing_people(p, d->district_no, &people);
    paper_addf(paper, BLOCK_PARAGRAPH, "本选区选民名单%s公布后的变动补正如下；补正后%s。",
            date_is_set(list_on) ? arena_text(p->arena, "于%s", date_text_cn(p->arena, list_on)) : "",
            sum_text(p->arena, people, n));
    paper_add_rows(paper, &r);
    roll_printing_sign(p, paper, p->order->on);
    return roll_printing_put(p, d, "选民名单补正", (int64_t)(r.n / r.column_count), paper, paper, e);
}

static int by_voter(const void *left, const void *right)
{
    const struct voter_change *l = left, *r = right;
    if (l->voter_no != r->voter_no) return l->voter_no < r->voter_no ? -1 : 1;
    return (l->change_no > r->change_no) - (l->change_no < r->change_no);
}

bool roll_print_corrections(
        struct workspace *ws, const struct roll_paper_order *order, struct roll_paper_files *files, struct err *e)
{
    struct roll_printing p;
    const size_t before = files->n;
    if (!roll_printing_start(ws, order, files, &p, e) ||
            !voter_change_load_since(ws->arena, ws->db, ws->election.county, order->since, &p.changes, e))
        return false;
    if (p.changes.n) qsort(p.changes.v, p.changes.n, sizeof *p.changes.v, by_voter);
    if (!roll_printing_run(&p, print_correction, e)) return false;
    return files->n > before || err_set(e, ERR_STATE, "名单公布以后没有须补正的变动");
}
