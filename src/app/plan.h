/* The work plan: made from the calendar, followed by people. Notices that are published do its steps. None of it is
 * locked by the certificate, because work goes on after it. */
#ifndef APP_PLAN_H
#define APP_PLAN_H

#include "app/workspace.h"
#include "org/plan.h"
#include "store/notice.h"
#include "store/plan.h"

struct plan_made {
    size_t added;
    size_t changed; /* another day, article or title */
    size_t removed; /* open steps that the law does not give any more */
    size_t kept;
};

/* Makes the plan, or makes it anew after days or settings changed: what is done, who owns what, notes and steps of
 * one's own stay. */
MUST_USE bool plan_make(struct workspace *ws, struct plan_made *made, struct err *e);

/* Errors of all four  ERR_INPUT: no such step, something missing; ERR_STATE: it is done already */
MUST_USE bool plan_mark_done(
        struct workspace *ws, const char *code, struct date on, const char *evidence, struct err *e);
MUST_USE bool plan_assign(struct workspace *ws, const char *code, const char *owner, struct err *e);
MUST_USE bool plan_annotate(struct workspace *ws, const char *code, const char *note, struct err *e);

/* A step of one's own. *code: "own-N", in the workspace's arena. */
MUST_USE bool plan_add(struct workspace *ws, const char *title, struct date due_on, const char *owner,
        const char **code, struct err *e);

/* The plan as it stands, with what notices have done, and the notices. */
MUST_USE bool plan_load(struct workspace *ws, struct plan_list *plan, struct notice_list *notices, struct err *e);

/* Records a notice; the number is filled in. findings takes what its day breaks.
 * Errors  ERR_INPUT: no day, no place, no such district */
MUST_USE bool notice_add(struct workspace *ws, struct notice *x, struct finding_list *findings, struct err *e);

/* The plan as a calendar for other programs (RFC 5545); the text lives in a. */
const char *plan_ics(struct arena *a, const struct workspace *ws, const struct plan_list *plan);

#endif
