#include "app/year_result.h"

#include <inttypes.h>

#include "app/official_find.h"
#include "app/people_table.h"
#include "store/official.h"

enum { YEAR_MIN = 1950 };

enum { RESULT_NAME, RESULT_UNIT, RESULT_YEAR, RESULT_GRADE, RESULT_ID, RESULT_FIELDS };

static const struct table_field result_fields[RESULT_FIELDS] = {
        [RESULT_NAME] = {"姓名", true},
        [RESULT_UNIT] = {"单位|单位名称|工作单位", false},
        [RESULT_YEAR] = {"年度|年份|考核年度", true},
        [RESULT_GRADE] = {"等次|考核等次|考核结果|年度考核结果", true},
        [RESULT_ID] = {"公民身份号码|身份证号|身份证号码", false},
};

static bool grade_from(const char *text, enum annual_grade *grade)
{
    static const struct {
        const char *text;
        enum annual_grade grade;
    } words[] = {{"优", ANNUAL_EXCELLENT}, {"优秀等次", ANNUAL_EXCELLENT}, {"合格", ANNUAL_COMPETENT}, {"称职等次", ANNUAL_COMPETENT},
            {"基本合格", ANNUAL_BASIC}, {"不合格", ANNUAL_INCOMPETENT}, {"未定等次", ANNUAL_UNGRADED},
            {"不确定等次", ANNUAL_UNGRADED}, {"未参加考核", ANNUAL_ABSENT}, {"不参加考核", ANNUAL_ABSENT}, {"未考核", ANNUAL_ABSENT}};
    if (annual_grade_from_title(text, grade)) return true;
    for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
        if (!text_eq(text, words[i].text)) continue;
        *grade = words[i].grade;
        return true;
    }
    return false;
}

static const struct year_result *recorded(const struct people *p, int64_t official_no, int64_t year)
{
    for (size_t i = 0; i < p->results.n; i++)
        if (p->results.v[i].official_no == official_no && p->results.v[i].year == year) return &p->results.v[i];
    return NULL;
}

static struct year_result read_result(struct people_table *m, const struct table_row *r)
{
    struct year_result x = {0};
    const struct organisation *at = people_table_unit(m, r, RESULT_UNIT);
    table_name(&m->table, r, RESULT_NAME, &m->faults);
    table_text(&m->table, r, RESULT_YEAR, &m->faults);
    x.year = table_int_within(&m->table, r, RESULT_YEAR, YEAR_MIN, date_year(workspace_today(m->ws)), 0, &m->faults);
    const char *grade = table_text(&m->table, r, RESULT_GRADE, &m->faults);
    if (*grade && !grade_from(grade, &x.grade))
        table_fault(&m->faults, r->line, "等次", "“%s”应为优秀、称职、基本称职、不称职、不定等次、未参加之一", grade);
    if (*r->cells[RESULT_NAME])
        x.official_no = people_table_official(m, r, RESULT_NAME, at ? at->organisation_no : 0, r->cells[RESULT_ID]);
    return x;
}

static void compare_result(struct people_table *m, const struct year_result *x)
{
    const struct year_result *old = recorded(&m->people, x->official_no, x->year);
    const struct official *o = official_lookup(&m->people.officials, x->official_no);
    if (!old)
        m->in->added++;
    else if (!intake_compare(m->in, official_subject(m->ws->arena, &m->people, o), arena_text(m->ws->arena, "%" PRId64 " 年", x->year),
                     annual_grade_title(old->grade), annual_grade_title(x->grade)))
        m->in->same++;
}

static bool write_results(struct people_table *m, const struct year_result *v, struct err *e)
{
    for (size_t i = 0; i < m->table.n; i++) {
        const struct year_result *old = recorded(&m->people, v[i].official_no, v[i].year);
        if ((!old || old->grade != v[i].grade) && !year_result_save(m->ws->db, m->ws->election.county, &v[i], e))
            return false;
    }
    return people_record_intake(m->ws, "year-result-import", &m->table, m->in, e);
}

bool year_result_import(struct workspace *ws, const char *path, bool yes, struct intake *in, struct err *e)
{
    struct arena *a = ws->arena;
    struct people_table m = {.ws = ws, .in = in, .faults = {.arena = a}};
    *in = (struct intake){.arena = a, .yes = yes};
    AUTO_TXN struct db_txn txn = {0};
    if (!workspace_unlock(ws, e) || !table_load(a, path, result_fields, RESULT_FIELDS, &m.table, &m.faults, e) ||
            !people_table_is_usable(&m.table, &m.faults, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !people_load(ws, &m.people, e))
        return false;
    struct year_result *v = arena_alloc_array(a, m.table.n, sizeof *v);
    for (size_t i = 0; i < m.table.n; i++) {
        v[i] = read_result(&m, &m.table.rows[i]);
        for (size_t k = 0; k < i && v[i].official_no; k++)
            if (v[k].official_no == v[i].official_no && v[k].year == v[i].year)
                table_fault(&m.faults, m.table.rows[i].line, "年度", "与第 %zu 行是同一人同一年", m.table.rows[k].line);
    }
    if (!table_is_sound(&m.table, &m.faults, e)) return false;
    in->rows = m.table.n;
    for (size_t i = 0; i < m.table.n; i++) compare_result(&m, &v[i]);
    in->is_taken = intake_may_write(in);
    return !in->is_taken || (write_results(&m, v, e) && db_commit(&txn, e));
}
