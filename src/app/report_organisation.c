/* Figures of the work report: those who lead the election, and the plan they work by. */
#include "app/figure.h"

static bool is_same_person(const struct member *a, const struct member *b)
{
    return text_eq(a->name, b->name) && a->voter_no == b->voter_no;
}

/* Persons who serve; whoever serves at several stations is one. */
static int64_t members_of(const struct paper_source *s, enum member_body body)
{
    int64_t n = 0;
    for (size_t i = 0; i < s->members.n; i++) {
        const struct member *m = &s->members.v[i];
        bool is_new = m->body == body && member_serves(m);
        for (size_t k = 0; is_new && k < i; k++) {
            const struct member *x = &s->members.v[k];
            is_new = x->body != body || !member_serves(x) || !is_same_person(x, m);
        }
        n += is_new;
    }
    return n;
}

static void set_members(struct figures *f, enum figure_name name, enum member_body body)
{
    int64_t n = members_of(f->source, body);
    figure_set_if(f, name, n, n > 0);
}

static const struct member *first_appointed(const struct paper_source *s)
{
    const struct member *first = NULL;
    for (size_t i = 0; i < s->members.n; i++) {
        const struct member *m = &s->members.v[i];
        if (m->body != BODY_COMMITTEE || !member_serves(m) || !date_is_set(m->appointed_on)) continue;
        if (!first || m->appointed_on.ymd < first->appointed_on.ymd) first = m;
    }
    return first;
}

static bool is_guided(const struct paper_source *s, int64_t district_no)
{
    for (size_t i = 0; i < s->members.n; i++) {
        const struct member *m = &s->members.v[i];
        if (m->body == BODY_GUIDANCE && member_serves(m) && m->district_no == district_no) return true;
    }
    return false;
}

static void take_plan(struct figures *f)
{
    const struct plan_list *plan = &f->source->plan;
    int64_t done = 0;
    for (size_t i = 0; i < plan->n; i++) done += date_is_set(plan->v[i].done_on);
    figure_set_if(f, FIG_STEPS, (int64_t)plan->n, plan->n > 0);
    figure_set_if(f, FIG_STEPS_DONE, done, plan->n > 0);
}

void figure_take_organisation(struct figures *f)
{
    const struct paper_source *s = f->source;
    const struct member *first = first_appointed(s);
    int64_t guided = 0;
    for (size_t i = 0; i < s->records.districts.n; i++) guided += is_guided(s, s->records.districts.v[i].district_no);
    figure_set_date(f, FIG_DAY, s->ws->election.day);
    set_members(f, FIG_COMMITTEE, BODY_COMMITTEE);
    figure_set_text(f, FIG_COMMITTEE_BY, first ? first->appointed_by : "");
    figure_set_date(f, FIG_COMMITTEE_ON, first ? first->appointed_on : DATE_NONE);
    figure_set_text(f, FIG_COMMITTEE_DOCUMENT, first ? first->document : "");
    set_members(f, FIG_LEADING, BODY_LEADING_GROUP);
    set_members(f, FIG_OFFICE, BODY_OFFICE);
    set_members(f, FIG_GUIDES, BODY_GUIDANCE);
    figure_set_if(f, FIG_GUIDED, guided, members_of(s, BODY_GUIDANCE) > 0);
    set_members(f, FIG_SUPERVISORS, BODY_SUPERVISOR);
    set_members(f, FIG_TELLERS, BODY_TELLER);
    take_plan(f);
    figure_set_if(f, FIG_NOTICES, (int64_t)s->slate.notices.n, s->slate.notices.n > 0);
}
