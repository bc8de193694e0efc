/* The steps of the appraisal, identity, incumbents who were graded low, papers. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cadre/form.h"
#include "cadre/procedure_state.h"

/* ---- the seven steps (A31) ---- */

void procedure_check_steps_of_appraisal(const struct procedure_checking *k)
{
    const struct selection_event *decide = procedure_event(k, SELECTION_DECIDE), *before = NULL;
    struct buf missing = {.arena = k->findings->arena}, nobody = {.arena = k->findings->arena};
    const char *article = procedure_cite(k, CADRE_RULE_A31);
    if (!decide || !procedure_event(k, SELECTION_APPRAISE)) return;
    for (int kind = SELECTION_PLAN; kind <= SELECTION_PROPOSAL; kind++) {
        const struct selection_event *x = procedure_event(k, (enum selection_kind)kind);
        const char *title = selection_kind_title((enum selection_kind)kind);
        if (!x) {
            buf_addf(&missing, "、%s", title);
            continue;
        }
        if (!*x->people && !*x->body) buf_addf(&nobody, "、%s", title);
        if (before && x->happened_on.ymd < before->happened_on.ymd)
            cadre_note(k->findings, FINDING_F838, article, k->subject, "%s %s 在%s %s 之前", title, procedure_day(k, x->happened_on),
                    selection_kind_title(before->kind), procedure_day(k, before->happened_on));
        before = x;
    }
    if (before && before->happened_on.ymd > decide->happened_on.ymd)
        cadre_note(k->findings, FINDING_F838, article, k->subject, "%s %s 在讨论决定 %s 以后", selection_kind_title(before->kind),
                procedure_day(k, before->happened_on), procedure_day(k, decide->happened_on));
    if (missing.n)
        cadre_note(k->findings, FINDING_F838, article, k->subject, "讨论决定以前，考察没有登记: %s", buf_text(&missing) + strlen("、"));
    if (nobody.n) cadre_note(k->findings, FINDING_F838, article, k->subject, "没有写明由谁做的: %s", buf_text(&nobody) + strlen("、"));
}

/* ---- 三龄两历一身份 (A38) ---- */

static const struct selection_item *item_of(const struct selection_event *x, const char *name)
{
    for (size_t i = 0; i < x->item_count; i++)
        if (text_eq(x->items[i].name, name)) return &x->items[i];
    return NULL;
}

static void compare_month(const struct procedure_checking *k, const struct selection_event *x, const char *name, const char *what,
        int32_t recorded)
{
    struct arena *a = k->findings->arena;
    const struct selection_item *i = item_of(x, name);
    struct form_month m = i ? form_month_read(a, i->value) : FORM_MONTH_NONE;
    int32_t month = form_month_is_set(m) ? m.n / 12 * 100 + m.n % 12 + 1 : 0;
    if (month && recorded && month != recorded)
        cadre_note(k->findings, FINDING_W834, procedure_cite(k, CADRE_RULE_A38), k->subject, "%s认定 %s，登记的%s是 %d.%02d", name, form_month_text(a, m), what, recorded / 100,
                recorded % 100);
}

void procedure_check_identity(const struct procedure_checking *k)
{
    const struct selection_event *x = procedure_event(k, SELECTION_GATE_IDENTITY), *decide = procedure_event(k, SELECTION_DECIDE);
    const struct official *o = official_lookup(&k->c->people->officials, k->c->selection->official_no);
    struct buf missing = {.arena = k->findings->arena};
    bool is_asked = k->c->law->settings[SETTING_IDENTITY_SIX].value;
    if (x && o) {
        compare_month(k, x, "年龄", "出生年月", o->born);
        compare_month(k, x, "工龄", "参加工作时间", o->work_since);
        compare_month(k, x, "党龄", "入党时间", o->party_since);
    }
    if (!is_asked || (!x && !decide)) return;
    for (size_t i = 0; i < IDENTITY_ITEM_COUNT; i++) {
        const struct selection_item *item = x ? item_of(x, identity_items[i]) : NULL;
        if (!item || !*item->value || !*item->basis) buf_addf(&missing, "、%s", identity_items[i]);
    }
    if (missing.n)
        cadre_note(k->findings, FINDING_W834, cadre_cite_setting(k->findings->arena, k->c->law, SETTING_IDENTITY_SIX), k->subject,
                "没有写明认定的结果和依据: %s", buf_text(&missing) + strlen("、"));
}

/* ---- incumbents whom many find incompetent (A35) ---- */

/* Sets of the year before the selection began, and until the decision. */
static bool is_of_this_round(const struct procedure_checking *k, const struct graded_set *x, const struct selection_event *decide)
{
    const struct selection *s = k->c->selection;
    return x->selection_no == s->selection_no && date_add_months(x->held_on, 12).ymd >= s->opened_on.ymd &&
           (!decide || x->held_on.ymd <= decide->happened_on.ymd);
}

/* Votes never decide: the appraisal has to say whether it agrees, and only what it says stops the person. */
void procedure_check_grades(const struct procedure_checking *k)
{
    const struct selection_event *appraise = procedure_event(k, SELECTION_APPRAISE), *decide = procedure_event(k, SELECTION_DECIDE);
    bool is_asked = k->c->law->settings[SETTING_INCOMPETENT_THIRD].value;
    for (size_t i = 0; i < k->c->grade_count && is_asked && appraise; i++) {
        const struct graded_set *x = &k->c->grades[i];
        if (x->poor * 3 <= x->base || !is_of_this_round(k, x, decide)) continue;
        const char *article = cadre_cite_local(k->findings->arena, k->c->law, SETTING_INCOMPETENT_THIRD, CADRE_RULE_A35);
        if (appraise->outcome == OUTCOME_FAILED && decide && decide->outcome == OUTCOME_PASSED)
            cadre_note(k->findings, FINDING_F876, article, k->subject, "“%s”不称职 %" PRId64 " 票，超过 %" PRId64 " 票的三分之一，考察也认定了；%s 又决定提名", x->name,
                    x->poor, x->base, procedure_day(k, decide->happened_on));
        else if (appraise->outcome != OUTCOME_FAILED && !*appraise->why)
            cadre_note(k->findings, FINDING_W874, article, k->subject, "“%s”不称职 %" PRId64 " 票，超过 %" PRId64 " 票的三分之一；考察的结论没有写明是否认定", x->name,
                    x->poor, x->base);
    }
}

/* ---- papers handed up (A46) ---- */

void procedure_check_papers(const struct procedure_checking *k)
{
    static const struct {
        const char *title, *words;
    } papers[] = {{"请示", "请示"}, {"任免审批表", "审批表"}, {"考察材料", "考察材料"}, {"干部档案", "档案"}, {"会议纪要", "纪要"},
            {"民主推荐情况", "推荐"}};
    const struct selection_event *x = procedure_event(k, SELECTION_SUBMIT), *appoint = procedure_event(k, SELECTION_APPOINT);
    const char *article = procedure_cite(k, CADRE_RULE_A46);
    if (!x && appoint)
        cadre_note(k->findings, FINDING_W836, article, k->subject, "%s 任职，没有呈报上级审批的记录，也没有写明不须报批的理由",
                procedure_day(k, appoint->happened_on));
    if (!x || (!x->item_count && *x->why)) return; /* no approval from above is needed, with its reason */
    if (appoint && x->happened_on.ymd > appoint->happened_on.ymd)
        cadre_note(k->findings, FINDING_W836, article, k->subject, "%s 呈报，在任职 %s 以后", procedure_day(k, x->happened_on),
                procedure_day(k, appoint->happened_on));
    struct buf missing = {.arena = k->findings->arena};
    for (size_t i = 0; i < ARRAY_COUNT(papers); i++) {
        bool is_there = false;
        for (size_t n = 0; n < x->item_count; n++) is_there |= strstr(x->items[n].name, papers[i].words) != NULL;
        if (!is_there) buf_addf(&missing, "、%s", papers[i].title);
    }
    if (missing.n)
        cadre_note(k->findings, FINDING_W836, article, k->subject, "%s 呈报的材料缺少 %s",
                procedure_day(k, x->happened_on), buf_text(&missing) + strlen("、"));
}
