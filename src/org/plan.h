/* The work plan made from the calendar, what of it is late, and the notices against the days of the law. */
#ifndef ORG_PLAN_H
#define ORG_PLAN_H

#include "law/calendar.h"
#include "model/finding.h"
#include "model/notice.h"
#include "model/place.h"
#include "model/plan.h"
#include "model/quota.h"

/* What the calendar starts from: the days on which things were published, as far as they are known. */
struct calendar_facts org_calendar_facts(
        const struct notice *notices, size_t notice_count, const struct plan_step *steps, size_t step_count);

/* The plan as it is made afresh: the statutory steps with rule and article, the usual steps of practice without, and
 * the report of a number that was fixed anew (R22; quota may be NULL). In the order of due days; open, without owners
 * or numbers. Returns how many; the array and its texts live in a. */
size_t org_plan(struct arena *a, const struct law_basis *b, const struct calendar_facts *facts,
        const struct quota *quota, struct plan_step **steps);

/* Open steps that notices have done: published for all, on that day; published district by district, once each has
 * its own, on the last of the days. done_on and evidence are filled in. */
void org_take_notices(struct arena *a, struct plan_step *steps, size_t count, const struct notice *notices,
        size_t notice_count, const struct district *districts, size_t district_count);

/* NAME, code, title */
#define PLAN_STATES(X)                                                                                                 \
    X(OPEN, "open", "未到期")                                                                                          \
    X(DONE, "done", "已完成")                                                                                          \
    X(DONE_LATE, "done-late", "完成但迟误")                                                                            \
    X(OVERDUE, "overdue", "逾期未完成")                                                                                \
    X(PASSED, "passed", "期限已过")

enum plan_state {
#define X(name, code, title) PLAN_##name,
    PLAN_STATES(X)
#undef X
};

/* How the step stands on that day. PASSED: the day until which others may do something (objections, lawsuits …), or
 * something that is done only where there is cause, is over; nobody is late. *days_late: 0 or more. */
enum plan_state org_plan_state(const struct plan_step *x, struct date on, int *days_late);

/* Statutory steps that were done late or are overdue. Where a notice of the matter is on record, org_check_notices
 * speaks for the day of its publication. */
void org_check_plan(struct arena *a, const struct plan_step *steps, size_t count, const struct notice *notices,
        size_t notice_count, struct date on, struct finding_list *findings);

/* Notices that were published late, or before there can be anything to publish. The lists of candidates are left to
 * the nominations. */
void org_check_notices(struct arena *a, const struct law_basis *b, const struct calendar_facts *facts,
        const struct notice *notices, size_t count, struct finding_list *findings);

/* "公告 3 选民名单" */
const char *org_notice_subject(struct arena *a, const struct notice *x);

const char *plan_state_code(enum plan_state s);
const char *plan_state_title(enum plan_state s);

#endif
