#include "cadre/tenure.h"

#include "cadre/note.h"

enum { YEAR = 12, POST_YEARS = 10, GRADE_YEARS = 15, PLACE_YEARS = 10, TERM_YEARS = 5 };

struct checking {
    const struct people *p;
    const struct official *o;
    struct date on;
    int32_t month;
    const char *subject;
    struct finding_list *findings;
};

static const char *cite(struct checking *k, enum cadre_rule r)
{
    return cadre_cite(k->findings->arena, k->on, r);
}

/* True when the post itself has been held for too long. */
static bool check_post(struct checking *k, const struct appointment *x, const struct post *post)
{
    int months = x->since ? qualify_months(x->since, k->month) : 0;
    bool is_ten = months >= POST_YEARS * YEAR, is_term = post->role == ROLE_DISCIPLINE && months >= TERM_YEARS * YEAR;
    if (!x->since)
        cadre_note(k->findings, FINDING_W822, cite(k, CADRE_RULE_A55), k->subject, "没有登记任%s的时间，任期和交流没有判断", post->name);
    else if (is_ten)
        cadre_note(k->findings, FINDING_W823, cite(k, CADRE_RULE_A55), k->subject, "%d.%02d 起任%s，到 %d.%02d 满 %d 年（连任两届），应当交流，不再提名同一职务",
                x->since / 100, x->since % 100, post->name, k->month / 100, k->month % 100, months / YEAR);
    else if (is_term)
        cadre_note(k->findings, FINDING_W823, cite(k, CADRE_RULE_A54), k->subject, "%d.%02d 起任%s，满一届，列入交流名单", x->since / 100,
                x->since % 100, post->name);
    return is_ten || is_term;
}

/* Did it last until that month, or to the one before? */
static bool reaches(const struct appointment *x, int32_t month)
{
    return x->since < month && (!x->until || qualify_months(x->until, month) <= 1);
}

/* The first month at that grade in the organisation without leaving it: back from now, one appointment after the other. */
static int32_t place_since(struct checking *k, int64_t organisation_no, enum post_grade grade)
{
    int32_t since = 0, before = -1;
    while (since != before) {
        before = since;
        for (size_t i = 0; i < k->p->appointments.n; i++) {
            const struct appointment *x = &k->p->appointments.v[i];
            const struct post *post = x->official_no == k->o->official_no ? post_lookup(&k->p->posts, x->post_no) : NULL;
            if (!post || post->organisation_no != organisation_no || x->grade != grade || !x->since) continue;
            if (since ? reaches(x, since) : appointment_holds(x, k->month)) since = x->since;
        }
    }
    return since;
}

static bool was_at_grade(struct checking *k, enum post_grade grade, int32_t month)
{
    for (size_t i = 0; i < k->p->appointments.n; i++) {
        const struct appointment *x = &k->p->appointments.v[i];
        int32_t start = x->grade_since ? x->grade_since : x->since;
        if (x->official_no == k->o->official_no && !x->is_secondment && x->grade >= grade && start && start <= month && x->until > month) return true;
    }
    return false;
}

/* Months at the grade before the time that goes on: A54 counts them together (累计). */
static int months_before(struct checking *k, struct qualify_grade g)
{
    int32_t from = g.since;
    int months = 0;
    for (size_t i = 0; i < k->p->appointments.n; i++) {
        const struct appointment *x = &k->p->appointments.v[i];
        int32_t start = x->grade_since ? x->grade_since : x->since;
        if (x->official_no == k->o->official_no && start && start < from) from = start;
    }
    for (int32_t month = from; month < g.since; month += month % 100 == 12 ? 89 : 1) months += was_at_grade(k, g.grade, month);
    return months;
}

/* One change of the post inside a term at most, and that only where it is needed: the third begin within five years is too many. */
static void check_changes(struct checking *k)
{
    size_t n = 0;
    for (size_t i = 0; i < k->p->appointments.n; i++) {
        const struct appointment *x = &k->p->appointments.v[i];
        int ago = x->since ? qualify_months(x->since, k->month) : -1;
        bool is_begin = x->official_no == k->o->official_no && x->counts && !x->is_secondment && ago >= 0 && ago < TERM_YEARS * YEAR;
        n += is_begin;
    }
    if (n > 2)
        cadre_note(k->findings, FINDING_W823, cite(k, CADRE_RULE_A54), k->subject, "五年内 %zu 次任职，一个任期内变动职务一般不超过一次", n);
}

void tenure_check(const struct people *p, const struct official *o, struct date on, const char *subject,
        struct finding_list *findings)
{
    struct checking k = {p, o, on, on.ymd / 100, subject, findings};
    const struct post *main = NULL;
    bool is_told = false;
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct post *post = x->official_no == o->official_no ? post_lookup(&p->posts, x->post_no) : NULL;
        if (!post || !appointment_holds(x, k.month) || x->is_secondment) continue;
        is_told |= check_post(&k, x, post);
        if (x->counts) main = post;
    }
    check_changes(&k);
    struct qualify_grade g = qualify_grade_of(p, o, on);
    if (g.grade < GRADE_DEPUTY_SECTION || !g.since) return; /* 科员 is no leading post */
    int earlier = months_before(&k, g), months = qualify_months(g.since, k.month) + earlier;
    int32_t here = main ? place_since(&k, main->organisation_no, g.grade) : 0;
    if (months >= GRADE_YEARS * YEAR)
        cadre_note(findings, FINDING_W823, cite(&k, CADRE_RULE_A54), subject, "%d.%02d 起任%s，%s满 %d 年（同一层次十五年），不再提名同一层次职务",
                g.since / 100, g.since % 100, post_grade_title(g.grade), earlier ? "连以前的累计" : "", months / YEAR);
    else if (!is_told && here && qualify_months(here, k.month) >= PLACE_YEARS * YEAR)
        cadre_note(findings, FINDING_W823, cite(&k, CADRE_RULE_A55), subject, "%d.%02d 起在同一单位任%s，满 %d 年，列入交流名单", here / 100,
                here % 100, post_grade_title(g.grade), qualify_months(here, k.month) / YEAR);
}
