#include "app/people.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cadre/form.h"
#include "store/official.h"
#include "store/official_fact.h"
#include "store/organisation.h"
#include "store/performance.h"

bool people_load(struct workspace *ws, struct people *p, struct err *e)
{
    struct arena *a = ws->arena;
    int64_t county = ws->election.county;
    struct people all;
    if (!organisation_load_all(a, ws->db, county, &all.organisations, e) ||
            !post_load_all(a, ws->db, county, &all.posts, e) || !official_load_all(a, ws->db, county, &all.officials, e) ||
            !appointment_load_all(a, ws->db, county, &all.appointments, e) ||
            !year_result_load_all(a, ws->db, county, &all.results, e) ||
            !performance_load_all(a, ws->db, county, &all.performances, e) ||
            !condition_load_all(a, ws->db, county, &all.conditions, e) ||
            !official_fact_load_all(a, ws->db, county, &all.facts, e))
        return false;
    all.area = ws->election.name;
    *p = all;
    return true;
}

/* ---- months ---- */

/* "1985.1": four digits, a point, a single 1. A workbook keeps 1985.10 as the number 1985.1. And "19851", whatever it was. */
static bool may_have_lost_a_zero(const char *text)
{
    size_t n = strlen(text), digits = strspn(text, "0123456789");
    return (n == 6 && text[4] == '.' && text[5] == '1') || (n == 5 && digits == 5 && text[4] == '1' && (strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0));
}

/* "39142": days since 1899-12-30, as a workbook keeps a date whose format was lost. */
static bool may_be_a_day(const char *text, struct date *day)
{
    enum { BORN_1930 = 10959, YEAR_2050 = 54789, UNIX = 25569 };
    if (strlen(text) != 5 || strspn(text, "0123456789") != 5) return false;
    long n = strtol(text, NULL, 10);
    *day = date_from_days(n - UNIX);
    return n >= BORN_1930 && n < YEAR_2050;
}

int32_t people_month(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    struct arena *a = faults->arena;
    const char *headings = t->fields[field].headings;
    const char *heading = arena_copy(a, headings, strcspn(headings, "|"));
    const char *text = utf8_drop_blanks(a, utf8_fold_width(a, r->cells[field]));
    if (!*text) return 0;
    if (may_have_lost_a_zero(text)) {
        table_fault(faults, r->line, heading, "“%s”可能是 1 月，也可能是丢了末尾 0 的 10 月，请写成 %.4s01 或者 %.4s10",
                r->cells[field], text, text);
        return 0;
    }
    struct form_month m = form_month_read(a, text);
    if (form_month_is_set(m)) return m.n / 12 * 100 + m.n % 12 + 1;
    struct date day;
    if (may_be_a_day(text, &day)) {
        table_fault(faults, r->line, heading, "“%s”像是表格软件把日期存成的数（%s），请把这一列设为文本，写成 %04d%02d 的样子", r->cells[field],
                date_text(a, day), date_year(day), date_month(day));
        return 0;
    }
    table_fault(faults, r->line, heading, "“%s”不是年月，请写成 198511 的样子", r->cells[field]);
    return 0;
}

const char *people_month_text(struct arena *a, int32_t month)
{
    return month ? arena_text(a, "%d.%02d", month / 100, month % 100) : "";
}

const char *people_politics(struct arena *a, const struct form_party *party)
{
    bool is_member = form_month_is_set(party->joined);
    if (is_member && *party->other) return arena_text(a, "中共党员、%s", party->other);
    return is_member ? "中共党员" : party->other;
}

/* ---- posts ---- */

bool people_grade_from(const char *text, enum post_grade *grade)
{
    static const struct {
        const char *text;
        enum post_grade grade;
    } words[] = {{"", GRADE_NONE}, {"无", GRADE_NONE}, {"科员", GRADE_STAFF}, {"科员级", GRADE_STAFF}, {"股级", GRADE_STAFF},
            {"副科", GRADE_DEPUTY_SECTION}, {"副科级", GRADE_DEPUTY_SECTION}, {"乡科级副职", GRADE_DEPUTY_SECTION},
            {"正科", GRADE_SECTION}, {"正科级", GRADE_SECTION}, {"乡科级正职", GRADE_SECTION}, {"副处", GRADE_DEPUTY_DIVISION},
            {"副处级", GRADE_DEPUTY_DIVISION}, {"县处级副职", GRADE_DEPUTY_DIVISION}, {"正处", GRADE_DIVISION},
            {"正处级", GRADE_DIVISION}, {"县处级正职", GRADE_DIVISION}};
    for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
        if (!text_eq(text, words[i].text)) continue;
        *grade = words[i].grade;
        return true;
    }
    return false;
}

const char *people_post_subject(struct arena *a, const struct people *p, const struct post *post)
{
    const struct organisation *o = organisation_lookup(&p->organisations, post->organisation_no);
    return arena_text(a, "%s %s", o ? o->name : "", post->name);
}

bool people_is_chief(const struct people *p, int64_t official_no, struct date on)
{
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct post *post = x->official_no == official_no ? post_lookup(&p->posts, x->post_no) : NULL;
        if (post && post->is_chief && appointment_holds(x, people_month_of(on))) return true;
    }
    return false;
}

/* ---- the journal ---- */

bool people_record_intake(
        struct workspace *ws, const char *action, const struct table *t, const struct intake *in, struct err *e)
{
    enum { CHANGES_IN_JOURNAL = 40, BYTES_IN_JOURNAL = 300 };
    if (!in->added && !in->n) return true;
    struct json *o = json_new_object(ws->arena), *list;
    json_put_text(o, "file", t->name);
    json_put_text(o, "hash", t->hash);
    json_put_int(o, "rows", (int64_t)in->rows);
    json_put_int(o, "added", (int64_t)in->added);
    json_put_int(o, "changed", (int64_t)in->n);
    list = json_put_array(o, "first");
    for (size_t i = 0; i < in->n && i < CHANGES_IN_JOURNAL; i++) {
        char *line = arena_text(ws->arena, "%s: %s", in->changes[i].subject, in->changes[i].text);
        if (strlen(line) > BYTES_IN_JOURNAL) line[utf8_cut(line, BYTES_IN_JOURNAL)] = '\0';
        json_add_text(list, line);
    }
    return workspace_record(ws, action, t->name, o, NULL, e);
}
