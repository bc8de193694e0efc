#include "cadre/annual.h"

#include <inttypes.h>

#include "base/buf.h"
#include "cadre/note.h"

enum { YEARS = 3, GRADED_MIN = 5 };

/* How many of those graded may be excellent at most; how a part of a person counts is a place's own rule (A71). */
static int64_t quota_of(int64_t graded, int64_t percent, int64_t rounding)
{
    int64_t hundredths = graded * percent;
    if (rounding == ROUNDING_NEAREST) return (hundredths + 50) / 100;
    return rounding == ROUNDING_UP ? (hundredths + 99) / 100 : hundredths / 100;
}

static void check_quota(struct finding_list *findings, const struct law_basis *law, int year, int64_t graded, int64_t excellent)
{
    struct arena *a = findings->arena;
    int64_t most = law->settings[SETTING_EXCELLENT_PERCENT].value, rounding = law->settings[SETTING_EXCELLENT_ROUNDING].value;
    int64_t quota = quota_of(graded, most, rounding);
    if (excellent <= quota) return;
    bool is_settled = rounding != ROUNDING_ASK;
    const char *article = is_settled ? cadre_cite_local(a, law, SETTING_EXCELLENT_ROUNDING, CADRE_RULE_A71) : cadre_cite(a, law->on, CADRE_RULE_A70);
    const char *doubt = !is_settled && excellent <= quota_of(graded, most, ROUNDING_UP)
                                ? "；名额不是整数，怎样进位没有确认（excellent_rounding），进一的不超过"
                                : "";
    cadre_note(findings, FINDING_N827, article, arena_text(a, "%d 年年度考核", year),
            "评定等次的 %" PRId64 " 人，优秀 %" PRId64 " 人，超过百分之 %" PRId64 "（%" PRId64 " 名）%s", graded, excellent, most, quota, doubt);
}

void annual_check_share(const struct people *p, const struct law_basis *law, struct date on, struct finding_list *findings)
{
    for (int year = date_year(on) - YEARS; year < date_year(on); year++) {
        int64_t graded = 0, excellent = 0;
        for (size_t i = 0; i < p->results.n; i++) {
            const struct year_result *r = &p->results.v[i];
            graded += r->year == year && r->grade <= ANNUAL_INCOMPETENT;
            excellent += r->year == year && r->grade == ANNUAL_EXCELLENT;
        }
        if (graded >= GRADED_MIN) check_quota(findings, law, year, graded, excellent);
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

/* The years from the first to the last month; without a last one the year of the first. */
static bool bars_in(const struct official_fact *x, int64_t year)
{
    int64_t last = (x->to ? x->to : x->from) / 100;
    return x->kind == FACT_NOT_EXCELLENT && year >= x->from / 100 && year <= last;
}

static void check_bars(const struct people *p, const struct official *o, struct date on, const char *subject, struct finding_list *findings)
{
    for (size_t i = 0; i < p->results.n; i++) {
        const struct year_result *r = &p->results.v[i];
        if (r->official_no != o->official_no || r->grade != ANNUAL_EXCELLENT) continue;
        for (size_t k = 0; k < p->facts.n; k++) {
            const struct official_fact *x = &p->facts.v[k];
            if (x->official_no != o->official_no || !bars_in(x, r->year)) continue;
            cadre_note(findings, FINDING_F875,
                    arena_text(findings->arena, "%s；%s", x->document, cadre_cite(findings->arena, on, CADRE_RULE_A75)), subject,
                    "%" PRId64 " 年评为优秀；登记了不得评优秀的情形: %s", r->year, x->text);
        }
    }
}

void annual_check_person(const struct people *p, const struct official *o, struct date on, const char *subject,
        struct finding_list *findings)
{
    for (int year = date_year(on) - YEARS; year + 1 < date_year(on); year++)
        if (was_incompetent(p, o, year) && was_incompetent(p, o, year + 1))
            cadre_note(findings, FINDING_W826, cadre_cite(findings->arena, on, CADRE_RULE_A73), subject, "%d、%d 年连续两年不称职", year,
                    year + 1);
    check_bars(p, o, on, subject, findings);
}

/* By grade, then by role in the order of their table. */
static bool is_higher(const struct post *x, const struct post *y)
{
    return x->grade != y->grade ? x->grade > y->grade : x->role < y->role;
}

const struct post *annual_scored_post(const struct people *p, int64_t official_no, struct date on)
{
    const struct post *highest = NULL;
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct post *post = x->official_no == official_no ? post_lookup(&p->posts, x->post_no) : NULL;
        bool is_held = post && !x->is_secondment && appointment_holds(x, on.ymd / 100);
        if (is_held && (!highest || is_higher(post, highest))) highest = post;
    }
    return highest;
}

void annual_check_posts(const struct people *p, const struct official *o, const struct law_basis *law, struct date on,
        const char *subject, struct finding_list *findings)
{
    struct buf names = {.arena = findings->arena};
    size_t n = 0;
    if (!law->settings[SETTING_TWO_POSTS_HIGHER].value) return;
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct post *post = x->official_no == o->official_no ? post_lookup(&p->posts, x->post_no) : NULL;
        if (post && !x->is_secondment && appointment_holds(x, on.ymd / 100)) buf_addf(&names, "%s%s", n++ ? "、" : "", post->name);
    }
    if (n < 2) return;
    const struct post *by = annual_scored_post(p, o->official_no, on);
    cadre_note(findings, FINDING_N872, cadre_cite_local(findings->arena, law, SETTING_TWO_POSTS_HIGHER, CADRE_RULE_A72), subject,
            "任%s，考核按%s计分；各类职务的办法不同的，用 huanjie appraise scores --scheme 一般办法的代号 --for %s=%s办法的代号 --person %s",
            buf_text(&names), by->name, post_role_title(by->role), post_role_title(by->role), o->name);
}
