#include "app/roll_paper_state.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/file.h"
#include "print/pdf.h"
#include "sheet/write.h"

/* Who belongs to no unit stands last. */
static int64_t unit_rank(const struct voter_line *v)
{
    return v->unit_no ? v->unit_no : INT64_MAX;
}

static int by_place(const void *left, const void *right)
{
    const struct voter_line *l = *(const struct voter_line *const *)left, *r = *(const struct voter_line *const *)right;
    if (l->district_no != r->district_no) return l->district_no < r->district_no ? -1 : 1;
    if (unit_rank(l) != unit_rank(r)) return unit_rank(l) < unit_rank(r) ? -1 : 1;
    return (l->voter_no > r->voter_no) - (l->voter_no < r->voter_no);
}

static void sort_listed(struct roll_printing *p)
{
    p->listed = arena_alloc_array(p->arena, p->voters.n + 1, sizeof *p->listed);
    for (size_t i = 0; i < p->voters.n; i++)
        if (p->voters.v[i].state == VOTER_ACTIVE) p->listed[p->listed_count++] = &p->voters.v[i];
    qsort(p->listed, p->listed_count, sizeof *p->listed, by_place);
}

bool roll_printing_start(struct workspace *ws, const struct roll_paper_order *order, struct roll_paper_files *files,
        struct roll_printing *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct roll_printing p = {.ws = ws, .arena = ws->arena, .order = order, .files = files};
    int64_t county = ws->election.county;
    if (!db_begin_read(ws->db, &txn, e) || !unit_load_all(p.arena, ws->db, county, &p.units, e) ||
            !roll_load_publication(ws, &p.published, e) || !voter_line_load(p.arena, ws->db, county, 0, &p.voters, e) ||
            !journal_head(ws->db, county, &p.mark, e) || !file_make_folder(order->folder, e))
        return false;
    sort_listed(&p);
    p.congress = election_congress_name(p.arena, &ws->election);
    p.committee = election_committee_name(p.arena, &ws->election);
    p.law = arena_text(p.arena, "《中华人民共和国全国人民代表大会和地方各级人民代表大会选举法》（%s年修正）",
            law_el_name(&ws->law) + strlen("选举法"));
    *out = p;
    return true;
}

size_t roll_printing_people(const struct roll_printing *p, int64_t district_no, const struct voter_line *const **first)
{
    size_t low = 0, high = p->listed_count, n = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->listed[middle]->district_no < district_no)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + n < p->listed_count && p->listed[low + n]->district_no == district_no) n++;
    *first = p->listed + low;
    return n;
}

bool roll_printing_run(struct roll_printing *p, roll_print_district *f, struct err *e)
{
    size_t seen = 0;
    int64_t wanted = p->order->district_no;
    for (size_t i = 0; i < p->published.district_count; i++) {
        const struct district *d = &p->published.districts[i];
        if (wanted && d->district_no != wanted) continue;
        seen++;
        if (!f(p, d, e)) return err_in(e, "选区 %" PRId64, d->district_no);
    }
    if (seen) return true;
    return wanted ? err_set(e, ERR_INPUT, "没有选区 %" PRId64 "；用 huanjie district list 查看", wanted)
                  : err_set(e, ERR_STATE, "还没有选区，请先用 huanjie district import 导入");
}

/* ---- heads, feet, files ---- */

const char *roll_district_text(struct arena *a, const struct district *d)
{
    const char *ordinal = arena_text(a, "第%" PRId64 "选区", d->district_no);
    return text_eq(d->name, ordinal) ? ordinal : arena_text(a, "%s（%s）", ordinal, d->name);
}

struct paper *roll_printing_paper(
        const struct roll_printing *p, const struct district *d, const char *what, struct date on)
{
    enum { SHOWN = 16 }; /* digits of a hash */
    const char *title = arena_text(p->arena, "%s代表选举\n%s%s", p->congress, roll_district_text(p->arena, d), what);
    struct paper *paper = paper_new(p->arena, title, date_is_set(on) ? on : workspace_today(p->ws));
    paper->is_compact = true;
    paper->footer = arena_text(p->arena, "%s　第%" PRId64 "选区　日志第%" PRId64 "条　SM3 %.*s", what, d->district_no,
            p->mark.seq, SHOWN, p->mark.hash);
    return paper;
}

void roll_printing_sign(const struct roll_printing *p, struct paper *paper, struct date on)
{
    paper_add_text(paper, BLOCK_SPACE, NULL);
    paper_add_text(paper, BLOCK_RIGHT, p->committee);
    paper_add_text(paper, BLOCK_RIGHT, date_is_set(on) ? date_text_cn(p->arena, on) : "　　　　年　　月　　日");
}

static void note_file(struct roll_printing *p, const char *name, const struct district *d, int64_t people)
{
    struct roll_paper_files *l = p->files;
    if (l->n == l->capacity) l->v = arena_grow_array(p->arena, l->v, &l->capacity, sizeof *l->v);
    l->v[l->n++] = (struct roll_paper_file){name, d->district_no, people};
}

bool roll_printing_put(struct roll_printing *p, const struct district *d, const char *what, int64_t people,
        const struct paper *pdf, const struct paper *xlsx, struct err *e)
{
    const char *name = arena_text(p->arena, "%s_选区%02" PRId64, what, d->district_no);
    if (p->order->wants_pdf) {
        const char *file = arena_text(p->arena, "%s.pdf", name);
        if (!pdf_write(pdf, arena_text(p->arena, "%s/%s", p->order->folder, file), e)) return err_in(e, "%s", file);
        note_file(p, file, d, people);
    }
    if (p->order->wants_xlsx && xlsx) {
        const char *file = arena_text(p->arena, "%s.xlsx", name);
        if (!sheet_write_paper(arena_text(p->arena, "%s/%s", p->order->folder, file), xlsx, e))
            return err_in(e, "%s", file);
        note_file(p, file, d, people);
    }
    return true;
}

/* ---- cells ---- */

static int birth_setting(const struct roll_printing *p)
{
    return (int)p->ws->law.settings[SETTING_LIST_BIRTH].value;
}

const char *roll_birth_heading(const struct roll_printing *p)
{
    static const char *const headings[] = {[LIST_BIRTH_MONTH] = "出生年月",
            [LIST_BIRTH_YEAR] = "出生年",
            [LIST_BIRTH_AGE] = "年龄",
            [LIST_BIRTH_NONE] = ""};
    return headings[birth_setting(p)];
}

const char *roll_birth_text(const struct roll_printing *p, struct date born)
{
    if (!date_is_set(born)) return "";
    switch (birth_setting(p)) {
    case LIST_BIRTH_MONTH: return arena_text(p->arena, "%d年%d月", date_year(born), date_month(born));
    case LIST_BIRTH_YEAR: return arena_text(p->arena, "%d年", date_year(born));
    case LIST_BIRTH_AGE: return arena_text(p->arena, "%d", date_age(born, p->ws->election.day));
    default: return "";
    }
}

const char *roll_sex_text(int64_t sex)
{
    return sex == SEX_MAN ? "男" : sex == SEX_WOMAN ? "女" : "";
}
