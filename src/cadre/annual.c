#include "cadre/annual.h"

#include <inttypes.h>

#include "cadre/note.h"

enum { YEARS = 3, GRADED_MIN = 5 };

void annual_check_share(const struct people *p, const struct law_basis *law, struct date on, struct finding_list *findings)
{
    int64_t most = law->settings[SETTING_EXCELLENT_PERCENT].value;
    for (int year = date_year(on) - YEARS; year < date_year(on); year++) {
        int64_t graded = 0, excellent = 0;
        for (size_t i = 0; i < p->results.n; i++) {
            const struct year_result *r = &p->results.v[i];
            graded += r->year == year && r->grade <= ANNUAL_INCOMPETENT;
            excellent += r->year == year && r->grade == ANNUAL_EXCELLENT;
        }
        if (graded >= GRADED_MIN && excellent * 100 > most * graded)
            cadre_note(findings, FINDING_N827, cadre_cite(findings->arena, on, CADRE_RULE_A70),
                    arena_text(findings->arena, "%d 年年度考核", year), "评定等次的 %" PRId64 " 人，优秀 %" PRId64 " 人，超过百分之 %" PRId64,
                    graded, excellent, most);
    }
}

static bool was_incompetent(const struct people *p, const struct official *o, int64_t year)
{
    for (size_t i = 0; i < p->results.n; i++) {
        const struct year_result *r = &p->results.v[i];
        if (r->official_no == o->official_no && r->year == year) return r->grade == ANNUAL_INCOMPETENT;
    }
    return false;
}

void annual_check_person(const struct people *p, const struct official *o, struct date on, const char *subject,
        struct finding_list *findings)
{
    for (int year = date_year(on) - YEARS; year + 1 < date_year(on); year++)
        if (was_incompetent(p, o, year) && was_incompetent(p, o, year + 1))
            cadre_note(findings, FINDING_W826, cadre_cite(findings->arena, on, CADRE_RULE_A73), subject, "%d、%d 年连续两年不称职", year,
                    year + 1);
}
