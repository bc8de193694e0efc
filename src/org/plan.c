#include "org/plan.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/str.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(plan_state, enum plan_state, PLAN_STATES)
DEFINE_TITLE_FUNCTION(plan_state, enum plan_state, PLAN_STATES)

/* ---- what notices carry out ---- */

/* The day of the law that a notice of this kind is held against, and the step of the plan that it does. A step of
 * practice has no day of the law. */
static const struct {
    bool has_day;
    enum calendar_step day;
    const char *step;
} carries_out[] = {
        [NOTICE_REGISTRATION] = {false, 0, "registration-notice"},
        [NOTICE_DISTRICTS] = {false, 0, "districts-notice"},
        [NOTICE_VOTER_LIST] = {true, STEP_VOTER_LIST, "voter-list"},
        [NOTICE_VOTER_LIST_CORRECTION] = {true, STEP_LIST_CORRECTION, "list-correction"},
        [NOTICE_FIRST_LIST] = {true, STEP_FIRST_LIST, "first-list"},
        [NOTICE_PRIMARY] = {true, STEP_PRIMARY, ""},
        [NOTICE_FINAL_LIST] = {true, STEP_FINAL_LIST, "final-list"},
        [NOTICE_VOTING] = {false, 0, "voting-notice"},
        [NOTICE_ELECTED] = {false, 0, "result-notice"},
        [NOTICE_CREDENTIALS] = {true, STEP_CREDENTIALS, "credentials"},
        [NOTICE_OTHER_ROUND] = {false, 0, ""},
};

const char *org_notice_subject(struct arena *a, const struct notice *x)
{
    const char *where = x->district_no ? arena_text(a, "（%s）", district_subject(a, x->district_no)) : "";
    return arena_text(a, "公告 %" PRId64 " %s%s", x->notice_no, notice_kind_title(x->kind), where);
}

struct calendar_facts org_calendar_facts(
        const struct notice *notices, size_t notice_count, const struct plan_step *steps, size_t step_count)
{
    struct calendar_facts facts = {0};
    for (size_t i = 0; i < step_count; i++) {
        if (text_eq(steps[i].code, calendar_step_code(STEP_VOTER_LIST))) facts.voter_list_on = steps[i].done_on;
        if (text_eq(steps[i].code, calendar_step_code(STEP_FIRST_SESSION))) facts.session_on = steps[i].done_on;
    }
    /* the last district's list: its voters have their five days, too */
    for (size_t i = 0; i < notice_count; i++)
        if (notices[i].kind == NOTICE_VOTER_LIST && notices[i].published_on.ymd > facts.voter_list_on.ymd)
            facts.voter_list_on = notices[i].published_on;
    return facts;
}

/* ---- making the plan ---- */

/* Steps that no article gives a day for, as townships usually take them; days before the election day. */
static const struct practice {
    const char *code;
    const char *title;
    int days_before;
} practice[] = {
        {"committee", "成立选举委员会，由县级人大常委会任命", 75},
        {"quota", "县级人大常委会确定代表总名额", 75},
        {"work-plan", "制定工作方案，成立领导小组和办事机构", 60},
        {"guidance", "派驻选区指导组，培训工作人员", 50},
        {"district-map", "划分选区", 45},
        {"seat-allotment", "分配各选区代表名额", 42},
        {"districts-notice", "公布选区划分和名额分配", 40},
        {"registration-notice", "公布选举日和选民登记办法", 40},
        {"registration", "选民登记和资格审查", 22},
        {"nomination", "推荐代表候选人", 16},
        {"review", "候选人资格联合审查", 10},
        {"stations", "设立投票站、选举大会和流动票箱，确定监票人、计票人", 10},
        {"voting-notice", "公布投票时间、地点和方法", 5},
        {"ballots", "印制选票并建立台账", 3},
        {"rehearsal", "培训监票人、计票人，检查写票处和票箱", 2},
        {"result-notice", "公布当选代表名单", -1},
        {"elected-letters", "发给当选通知书", -5},
        {"archive", "统计上报，选票和文书封存归档", -30},
};

static struct plan_step open_step(const char *code, const char *title, struct date due_on)
{
    return (struct plan_step){.code = code,
            .title = title,
            .owner = "",
            .due_on = due_on,
            .rule = "",
            .article = "",
            .evidence = "",
            .note = ""};
}

static int by_day(const void *left, const void *right)
{
    const struct plan_step *l = left, *r = right;
    if (l->due_on.ymd != r->due_on.ymd) return l->due_on.ymd < r->due_on.ymd ? -1 : 1;
    return strcmp(l->code, r->code);
}

size_t org_plan(struct arena *a, const struct law_basis *b, const struct calendar_facts *facts,
        const struct quota *quota, struct plan_step **steps)
{
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    size_t statutory = law_calendar(a, b, facts, entries), n = 0;
    struct plan_step *v = arena_alloc_array(a, statutory + ARRAY_COUNT(practice) + 1, sizeof *v);
    for (size_t i = 0; i < ARRAY_COUNT(practice); i++)
        v[n++] = open_step(practice[i].code, practice[i].title, date_add_days(b->on, -practice[i].days_before));
    for (size_t i = 0; i < statutory; i++) {
        const struct calendar_entry *x = &entries[i];
        v[n] = open_step(calendar_step_code(x->step), calendar_step_title(x->step), x->latest);
        v[n].rule = rule_code(x->because.rule);
        v[n++].article = x->because.article;
    }
    if (quota && date_is_set(quota->report_by)) {
        v[n] = open_step("quota-report", "重新确定的代表总名额备案", quota->report_by);
        v[n].rule = rule_code(RULE_R22);
        v[n++].article = law_cite(a, b, RULE_R22);
    }
    qsort(v, n, sizeof *v, by_day);
    *steps = v;
    return n;
}

/* ---- what notices have done ---- */

static const struct notice *notice_for(
        const struct plan_step *x, const struct notice *notices, size_t n, int64_t district_no)
{
    for (size_t i = 0; i < n; i++)
        if (notices[i].district_no == district_no && text_eq(carries_out[notices[i].kind].step, x->code))
            return &notices[i];
    return NULL;
}

/* One for all, or the last of one for each district; NULL while somebody's is missing. */
static const struct notice *completing(const struct plan_step *x, const struct notice *notices, size_t n,
        const struct district *districts, size_t district_count)
{
    const struct notice *last = notice_for(x, notices, n, 0);
    if (last) return last;
    for (size_t i = 0; i < district_count; i++) {
        const struct notice *own = notice_for(x, notices, n, districts[i].district_no);
        if (!own) return NULL;
        if (!last || own->published_on.ymd > last->published_on.ymd) last = own;
    }
    return last;
}

void org_take_notices(struct arena *a, struct plan_step *steps, size_t count, const struct notice *notices,
        size_t notice_count, const struct district *districts, size_t district_count)
{
    for (size_t i = 0; i < count; i++) {
        struct plan_step *x = &steps[i];
        if (date_is_set(x->done_on)) continue;
        const struct notice *by = completing(x, notices, notice_count, districts, district_count);
        if (!by) continue;
        const char *subject = org_notice_subject(a, by);
        x->done_on = by->published_on;
        x->evidence = by->district_no ? arena_text(a, "各选区分别公布，最后为%s", subject) : subject;
    }
}

/* ---- late or not ---- */

/* Somebody else's time to act, or an act that is called for only where there is cause: no objection, no decision. */
static bool is_only_a_limit(const struct plan_step *x)
{
    enum calendar_step step;
    if (!calendar_step_from(x->code, &step)) return false;
    switch (step) {
    case STEP_OBJECTION:
    case STEP_OBJECTION_DECISION:
    case STEP_LATE_REGISTRATION:
    case STEP_PRIMARY:
    case STEP_SUSPENSION_NOTICE:
    case STEP_LAWSUIT:
    case STEP_LIST_CORRECTION:
    case STEP_JUDGMENT:
    case STEP_INTRODUCTION:
    case STEP_ENTRUSTMENT:
    case STEP_VOTING_END: return true;
    case STEP_ELECTION_DAY: return true; /* that nobody voted is said by the result (F602) */
    case STEP_VOTER_LIST:
    case STEP_FIRST_LIST:
    case STEP_FINAL_LIST:
    case STEP_SESSION_NOTICE:
    case STEP_CREDENTIALS:
    case STEP_FIRST_SESSION:
    case CALENDAR_STEP_COUNT: break;
    }
    return false;
}

enum plan_state org_plan_state(const struct plan_step *x, struct date on, int *days_late)
{
    bool is_done = date_is_set(x->done_on);
    struct date day = is_done ? x->done_on : on;
    int late = date_is_set(x->due_on) && day.ymd > x->due_on.ymd ? date_days_between(x->due_on, day) : 0;
    bool may_pass = !is_done && late > 0 && is_only_a_limit(x);
    *days_late = may_pass ? 0 : late;
    if (may_pass) return PLAN_PASSED;
    if (is_done) return late ? PLAN_DONE_LATE : PLAN_DONE;
    return late ? PLAN_OVERDUE : PLAN_OPEN;
}

static bool has_notice(const struct notice *notices, size_t n, const char *step)
{
    for (size_t i = 0; i < n; i++)
        if (text_eq(carries_out[notices[i].kind].step, step)) return true;
    return false;
}

void org_check_plan(struct arena *a, const struct plan_step *steps, size_t count, const struct notice *notices,
        size_t notice_count, struct date on, struct finding_list *findings)
{
    if (count == 0)
        finding_add(findings,
                (struct finding){FINDING_N202, "", "工作计划", "还没有工作计划；请用 huanjie plan make 生成"});
    for (size_t i = 0; i < count; i++) {
        const struct plan_step *x = &steps[i];
        int days;
        enum plan_state state = org_plan_state(x, on, &days);
        if (!*x->rule || days == 0 || (state == PLAN_DONE_LATE && has_notice(notices, notice_count, x->code))) continue;
        const char *subject = arena_text(a, "步骤 %s %s", x->code, x->title);
        if (state == PLAN_DONE_LATE)
            finding_add(findings, (struct finding){FINDING_F206, x->article, subject,
                                          arena_text(a, "%s 完成，最迟应在 %s，迟了 %d 天", date_text(a, x->done_on),
                                                  date_text(a, x->due_on), days)});
        else
            finding_add(findings, (struct finding){FINDING_F207, x->article, subject,
                                          arena_text(a,
                                                  "最迟应在 %s，到 %s 还没有完成，已逾期 %d 天；已经完成的请用 huanjie "
                                                  "plan done 登记",
                                                  date_text(a, x->due_on), date_text(a, on), days)});
    }
}

/* ---- notices ---- */

static void check_notice(struct arena *a, const struct law_basis *b, const struct calendar_entry *entries, size_t n,
        const struct notice *x, struct finding_list *findings)
{
    const char *subject = org_notice_subject(a, x), *day = date_text(a, x->published_on);
    if (x->kind == NOTICE_ELECTED && x->published_on.ymd < b->on.ymd) {
        finding_add(findings, (struct finding){FINDING_F208, law_cite(a, b, RULE_R67), subject,
                                      arena_text(a, "%s 公布，早于选举日 %s，请核对日期", day, date_text(a, b->on))});
        return;
    }
    /* the two lists of candidates are judged district by district with the nominations (F408, F410) */
    bool is_list = x->kind == NOTICE_FIRST_LIST || x->kind == NOTICE_FINAL_LIST;
    if (!carries_out[x->kind].has_day || is_list) return;
    const struct calendar_entry *entry = law_calendar_entry(entries, n, carries_out[x->kind].day);
    int days = entry ? law_calendar_lateness(entry, x->published_on) : 0;
    if (days > 0)
        finding_add(findings, (struct finding){FINDING_F208, entry->because.article, subject,
                                      arena_text(a, "%s 公布，最迟应在 %s（%s），迟了 %d 天", day,
                                              date_text(a, entry->latest), entry->because.text, days)});
}

void org_check_notices(struct arena *a, const struct law_basis *b, const struct calendar_facts *facts,
        const struct notice *notices, size_t count, struct finding_list *findings)
{
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    size_t n = law_calendar(a, b, facts, entries);
    for (size_t i = 0; i < count; i++) check_notice(a, b, entries, n, &notices[i], findings);
}
