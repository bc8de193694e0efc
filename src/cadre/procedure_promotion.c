/* What a promotion asks for before and after the decision: exceptions, training, probation, the day from which the tenure counts. */
#include <inttypes.h>

#include "cadre/procedure_state.h"

enum { MONTHS = 12 };

static int32_t month_of(struct date d)
{
    return d.ymd / 100;
}

const struct selection *procedure_last_promotion(const struct selection_list *selections, const struct selection_event_list *events,
        int64_t official_no, int64_t this_no, struct date before)
{
    const struct selection *last = NULL;
    int32_t on = 0;
    for (size_t i = 0; i < selections->n; i++) {
        const struct selection *s = &selections->v[i];
        const struct selection_event *x = selection_event_of(events, s->selection_no, SELECTION_APPOINT);
        bool is_before = s->official_no == official_no && s->selection_no != this_no && x && x->happened_on.ymd <= before.ymd;
        if (!is_before || x->happened_on.ymd < on) continue;
        last = s;
        on = x->happened_on.ymd;
    }
    return last;
}

/* ---- exceptional promotion (A24, A27, A51) ---- */

static void check_exception(const struct procedure_checking *k, const struct promotion *p, const struct selection_event *x)
{
    const struct selection_event *notice = procedure_event(k, SELECTION_NOTICE);
    const char *limits = procedure_cite(k, CADRE_RULE_A24);
    if (!*x->why || !*x->document)
        cadre_note(k->findings, FINDING_F839, procedure_cite(k, CADRE_RULE_A27), k->subject, "破格提拔没有写明%s", !*x->why ? "理由" : "批准的文号");
    qualify_check_leap(k->c->law, p->from.grade, p->post->grade, FINDING_F839, k->subject, k->findings);
    if (p->rise > 0 && p->from.since && qualify_months(p->from.since, month_of(x->happened_on)) < MONTHS)
        cadre_note(k->findings, FINDING_F839, limits, k->subject, "%d.%02d 起任%s，不满一年，不得破格", p->from.since / 100, p->from.since % 100,
                post_grade_title(p->from.grade));
    const struct selection *this = k->c->selection;
    const struct selection *last = procedure_last_promotion(k->c->selections, k->c->events, this->official_no, this->selection_no, this->opened_on);
    if (last && selection_event_of(k->c->events, last->selection_no, SELECTION_EXCEPTION))
        cadre_note(k->findings, FINDING_F839, limits, k->subject, "上一次提拔（第 %" PRId64 " 件）也是破格，不得连续破格", last->selection_no);
    if (notice && date_is_set(notice->until) && !*notice->why)
        cadre_note(k->findings, FINDING_F839, procedure_cite(k, CADRE_RULE_A51), k->subject, "公示没有写明破格的情形和理由");
}

/* ---- training, probation, tenure (A22, A52, A53) ---- */

/* Elected posts have no probation; neither have chiefs of the county's departments, whom its congress appoints. */
static bool has_probation(const struct procedure_checking *k, const struct promotion *p)
{
    const struct organisation *at = organisation_lookup(&k->c->people->organisations, p->post->organisation_no);
    return at && at->kind == ORGANISATION_BUREAU && !p->post->is_chief && p->rise > 0;
}

static void check_probation(const struct procedure_checking *k, const struct promotion *p, const struct selection_event *appoint)
{
    const struct selection_event *x = procedure_event(k, SELECTION_PROBATION);
    struct date end = date_add_months(appoint->happened_on, MONTHS);
    const char *article = procedure_cite(k, CADRE_RULE_A52);
    if (!has_probation(k, p)) return;
    if (x && x->happened_on.ymd < end.ymd)
        cadre_note(k->findings, FINDING_W838, article, k->subject, "%s 任职，试用期一年到 %s 才满，试用期满考核登记在 %s",
                procedure_day(k, appoint->happened_on), procedure_day(k, end), procedure_day(k, x->happened_on));
    else if (!x && k->c->law->on.ymd >= end.ymd)
        cadre_note(k->findings, FINDING_W838, article, k->subject, "试用期到 %s 已满，没有登记试用期满考核", procedure_day(k, end));
}

static void check_training(const struct procedure_checking *k, const struct promotion *p, const struct selection_event *appoint)
{
    struct date end = date_add_months(appoint->happened_on, MONTHS);
    int64_t asked = k->c->law->settings[SETTING_TRAINING_HOURS].value;
    int64_t hours = qualify_training_hours(k->c->people, p->official, k->c->law->on);
    if (p->rise > 0 && k->c->law->on.ymd >= end.ymd && (hours < 0 || hours < asked))
        cadre_note(k->findings, FINDING_W837, procedure_cite(k, CADRE_RULE_A22), k->subject, "提任到 %s 已满一年，培训还没有达到要求", procedure_day(k, end));
}

/* The record's month must be that of the decision or of the election or appointment. */
static void check_since(const struct procedure_checking *k, const struct promotion *p, const struct selection_event *appoint)
{
    const struct selection_event *decide = procedure_event(k, SELECTION_DECIDE);
    for (size_t i = 0; i < k->c->people->appointments.n; i++) {
        const struct appointment *x = &k->c->people->appointments.v[i];
        bool is_it = x->official_no == p->official->official_no && x->post_no == p->post->post_no && x->since && !x->until;
        if (!is_it || x->since == month_of(appoint->happened_on) || (decide && x->since == month_of(decide->happened_on))) continue;
        cadre_note(k->findings, FINDING_W838, procedure_cite(k, CADRE_RULE_A53), k->subject,
                "登记的任职时间 %d.%02d 不是决定的日期，也不是当选、任命的日期 %s", x->since / 100, x->since % 100, procedure_day(k, appoint->happened_on));
    }
}

void procedure_check_promotion(const struct procedure_checking *k)
{
    const struct selection *s = k->c->selection;
    const struct selection_event *exception = procedure_event(k, SELECTION_EXCEPTION), *appoint = procedure_event(k, SELECTION_APPOINT);
    struct promotion p = {.official = official_lookup(&k->c->people->officials, s->official_no),
            .post = post_lookup(&k->c->people->posts, s->post_no)};
    if (!p.official || !p.post) return;
    p.from = qualify_grade_of(k->c->people, p.official, s->opened_on);
    p.rise = p.from.grade ? (int64_t)p.post->grade - (int64_t)p.from.grade : 0;
    if (exception)
        check_exception(k, &p, exception);
    else if (p.rise > 1 && procedure_event(k, SELECTION_DECIDE))
        cadre_note(k->findings, FINDING_F839, procedure_cite(k, CADRE_RULE_A27), k->subject, "现任%s，拟任%s，越过了 %" PRId64 " 级，没有登记破格的理由和批准文号",
                post_grade_title(p.from.grade), post_grade_title(p.post->grade), p.rise - 1);
    procedure_check_report(k, &p);
    if (!appoint) return;
    check_probation(k, &p, appoint);
    check_training(k, &p, appoint);
    check_since(k, &p, appoint);
}
