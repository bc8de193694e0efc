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

static const char *without_front(const char *text, const char *front)
{
    size_t n = strlen(front);
    return strncmp(text, front, n) == 0 && text[n] ? text + n : text;
}

/* The words with which the name of an area ends. */
static const char *const AREA_WORDS[] = {"省", "市", "县", "区", "州", "盟", "旗"};

static bool ends_area(const char *text, size_t n)
{
    for (size_t i = 0; i < ARRAY_COUNT(AREA_WORDS); i++) {
        size_t word = strlen(AREA_WORDS[i]);
        if (n > word && memcmp(text + n - word, AREA_WORDS[i], word) == 0) return true;
    }
    return false;
}

/* 平和 of 平和县, 福建省平和县 and 平和县换届: what every way to write the area has. */
static const char *area_stem(struct arena *a, const char *area)
{
    enum { AREA_WORD = 3 }; /* bytes: one character */
    size_t end = strlen(area), begin;
    while (end && !ends_area(area, end)) end--;
    if (!end) return area;
    end -= AREA_WORD;
    for (begin = end; begin && !ends_area(area, begin); begin--) continue;
    return begin < end ? arena_copy(a, area + begin, end - begin) : area;
}

/* Does front, which stands before an organisation's name, only say where that is: nothing, 平和县, 中共福建省平和县? Not
 * 原平和县, which is of the past, and not 南靖县, which may have an organisation of the same name. */
static bool is_of_area(struct arena *a, const struct people *p, const char *front)
{
    static const char *const past[] = {"原", "曾", "前", "拟"};
    front = text_eq(front, "中共") ? "" : without_front(front, "中共");
    if (!*front) return true;
    if (!p->area || !*p->area || !ends_area(front, strlen(front))) return false;
    const char *stem = area_stem(a, p->area);
    for (size_t i = 0; i < ARRAY_COUNT(past); i++)
        if (without_front(front, past[i]) != front && strncmp(front, stem, strlen(stem)) != 0) return false;
    return strstr(front, stem);
}

const char *people_words_within(struct arena *a, const struct people *p, const struct organisation *o, const char *words)
{
    const char *text = utf8_drop_blanks(a, utf8_fold_width(a, words));
    const char *at = *o->name ? strstr(text, o->name) : NULL;
    if (at && at[strlen(o->name)] && is_of_area(a, p, arena_copy(a, text, (size_t)(at - text)))) return at + strlen(o->name);
    return without_front(text, "中共");
}

/* Is front and then name, with or without what comes behind, the same as text? */
static bool is_name_with(struct arena *a, const struct people *p, const char *text, const char *name)
{
    static const char *const behind[] = {"", "人民政府", "政府", "党委", "委员会", "党委政府"};
    for (const char *at = strstr(text, name); at; at = strstr(at + 1, name)) {
        if (!is_of_area(a, p, arena_copy(a, text, (size_t)(at - text)))) continue;
        for (size_t i = 0; i < ARRAY_COUNT(behind); i++)
            if (text_eq(at + strlen(name), behind[i])) return true;
    }
    return false;
}

const struct organisation *people_organisation_named(struct arena *a, const struct people *p, const char *words)
{
    static const char *const kinds[] = {"", "镇", "乡", "街道", "街道办事处"};
    const struct organisation *found = organisation_lookup_name(&p->organisations, words);
    const char *text = utf8_drop_blanks(a, utf8_fold_width(a, words));
    size_t n = 0;
    if (found || !*text) return found;
    for (size_t i = 0; i < p->organisations.n; i++) {
        const struct organisation *o = &p->organisations.v[i];
        bool is_meant = *o->name && is_name_with(a, p, text, o->name);
        for (size_t k = 0; k < ARRAY_COUNT(kinds) && !is_meant; k++) is_meant = text_eq(o->name, arena_text(a, "%s%s", text, kinds[k]));
        n += is_meant;
        if (is_meant) found = o;
    }
    return n == 1 ? found : NULL;
}

static const char *core_of(struct arena *a, const struct people *p, const struct organisation *o, const char *words)
{
    static const char *const kinds[] = {"街道", "农场", "镇", "乡", "区", "场"};
    const char *text = people_words_within(a, p, o, words);
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) {
        const char *rest = without_front(text, kinds[i]);
        if (rest != text) return rest;
    }
    return text;
}

const struct post *people_post_named(
        struct arena *a, const struct people *p, const struct organisation *o, const char *words)
{
    const char *wanted = core_of(a, p, o, words);
    for (size_t i = 0; i < p->posts.n; i++) {
        const struct post *post = &p->posts.v[i];
        if (post->organisation_no == o->organisation_no && text_eq(core_of(a, p, o, post->name), wanted)) return post;
    }
    return NULL;
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
