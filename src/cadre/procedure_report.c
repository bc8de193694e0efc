/* What has to be reported to the superior before it is discussed (事前报告): exceptions by the regulation itself; other matters by the
 * superior's own list, which the department registers (MATTER); relatives of cadres and many at once are asked about. */
#include <inttypes.h>

#include "base/buf.h"
#include "cadre/procedure_state.h"
#include "roll/name.h"

static const char LISTS[] = "干部选拔任用工作有关事项报告办法（以上级的文本为准）";

/* Reported and agreed to on that day at the latest? Says what is wrong, NULL for nothing. */
static const char *what_is_wrong(const struct selection_event *report, struct date latest)
{
    if (!report) return "没有向上级报告";
    if (report->happened_on.ymd > latest.ymd) return "报告在这以后";
    if (report->outcome == OUTCOME_PENDING) return "上级还没有答复";
    return report->outcome == OUTCOME_FAILED ? "上级没有同意" : NULL;
}

static void check_exception(const struct procedure_checking *k, const struct promotion *p)
{
    const struct selection_event *decide = procedure_event(k, SELECTION_DECIDE), *appraise = procedure_event(k, SELECTION_APPRAISE);
    const struct selection_event *report = procedure_event(k, SELECTION_REPORT);
    const char *article = procedure_cite(k, CADRE_RULE_A48);
    const char *early = p->rise > 1 && appraise ? what_is_wrong(report, appraise->happened_on) : NULL;
    const char *late = decide ? what_is_wrong(report, decide->happened_on) : NULL;
    if (late)
        cadre_note(k->findings, FINDING_F839, article, k->subject, "破格提拔须经上级同意才能讨论决定（%s）: %s", procedure_day(k, decide->happened_on), late);
    else if (early)
        cadre_note(k->findings, FINDING_F839, article, k->subject, "越级提拔须在考察（%s）以前报告，同意以后才能考察: %s",
                procedure_day(k, appraise->happened_on), early);
}

static bool is_item_of(const struct selection_event *x, const char *name)
{
    for (size_t i = 0; i < x->item_count; i++)
        if (text_eq(x->items[i].name, name)) return true;
    return false;
}

/* A report that names matters has to name all of them; one that names none stands for all. */
static void check_matters(const struct procedure_checking *k, const struct selection_event *matter, const struct selection_event *decide)
{
    const struct selection_event *report = procedure_event(k, SELECTION_REPORT);
    struct buf names = {.arena = k->findings->arena}, left = {.arena = k->findings->arena};
    for (size_t i = 0; i < matter->item_count; i++) {
        const char *name = matter->items[i].name;
        buf_addf(&names, "%s%s", i ? "、" : "", name);
        if (report && report->item_count && !is_item_of(report, name)) buf_addf(&left, "%s%s", left.n ? "、" : "", name);
    }
    const char *article = *matter->document ? matter->document : LISTS, *wrong = what_is_wrong(report, decide->happened_on);
    if (wrong)
        cadre_note(k->findings, FINDING_F873, article, k->subject, "%s 讨论决定，须事前报告的（%s）: %s", procedure_day(k, decide->happened_on),
                buf_text(&names), wrong);
    else if (left.n)
        cadre_note(k->findings, FINDING_F873, article, k->subject, "事前报告没有写到: %s", buf_text(&left));
}

static const struct official *leader_named(const struct people *p, const char *name, int32_t month)
{
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct official *o = appointment_holds(x, month) ? official_lookup(&p->officials, x->official_no) : NULL;
        if (o && roll_name_is_same(o->name, name)) return o;
    }
    return NULL;
}

/* Many lists have the promotion of a leading cadre's relative; a name alone proves nothing, so it is asked. */
static void ask_relatives(const struct procedure_checking *k, const struct promotion *p, const struct selection_event *decide)
{
    if (p->rise <= 0) return;
    for (size_t i = 0; k->c->form && i < k->c->form->family_count; i++) {
        const struct cadre_relative *r = &k->c->form->family[i];
        const struct official *o = leader_named(k->c->people, r->text[RELATIVE_NAME], decide->happened_on.ymd / 100);
        if (o && o != p->official)
            cadre_note(k->findings, FINDING_W872, LISTS, k->subject, "%s%s与登记的干部同名；领导干部的近亲属提拔一般须事前报告，没有登记须报告的事项或者报告",
                    r->text[RELATIVE_RELATION], o->name);
    }
    for (size_t i = 0; i < k->c->ties->n; i++) { /* whom only the other's form names */
        const struct kin_tie *t = &k->c->ties->v[i];
        if (!t->is_certain || t->b != p->official->official_no) continue;
        const struct official *o = official_lookup(&k->c->people->officials, t->a);
        bool is_named = false;
        for (size_t f = 0; k->c->form && f < k->c->form->family_count; f++) is_named |= roll_name_is_same(k->c->form->family[f].text[RELATIVE_NAME], o->name);
        if (!is_named && leader_named(k->c->people, o->name, decide->happened_on.ymd / 100))
            cadre_note(k->findings, FINDING_W872, LISTS, k->subject, "%s的审批表写明%s是其%s；领导干部的近亲属提拔一般须事前报告，没有登记须报告的事项或者报告", o->name,
                    p->official->name, t->relation);
    }
}

static void ask_many(const struct procedure_checking *k, const struct selection_event *decide)
{
    int64_t least = k->c->law->settings[SETTING_MASS_ADJUSTMENT].value, n = 0;
    for (size_t i = 0; i < k->c->selections->n; i++) {
        const struct selection_event *x = selection_event_of(k->c->events, k->c->selections->v[i].selection_no, SELECTION_DECIDE);
        n += x && x->happened_on.ymd == decide->happened_on.ymd && text_eq(x->body, decide->body);
    }
    if (least && n >= least)
        cadre_note(k->findings, FINDING_F873, cadre_cite_setting(k->findings->arena, k->c->law, SETTING_MASS_ADJUSTMENT), k->subject,
                "%s %s一次讨论 %" PRId64 " 人，%" PRId64 " 人以上须事前报告，没有登记", procedure_day(k, decide->happened_on), decide->body, n, least);
}

void procedure_check_report(const struct procedure_checking *k, const struct promotion *p)
{
    const struct selection_event *decide = procedure_event(k, SELECTION_DECIDE), *matter = procedure_event(k, SELECTION_MATTER);
    if (procedure_event(k, SELECTION_EXCEPTION)) check_exception(k, p);
    if (!decide) return;
    if (matter)
        check_matters(k, matter, decide);
    else if (!procedure_event(k, SELECTION_REPORT)) {
        ask_relatives(k, p, decide);
        ask_many(k, decide);
    }
}
