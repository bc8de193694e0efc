/* The rules for cadres as they serve, for one of them against a post, and the check of all records: what is to be printed and
 * sent back. */
#ifndef APP_OFFICIAL_CHECK_H
#define APP_OFFICIAL_CHECK_H

#include "app/people.h"
#include "cadre/avoid.h"
#include "model/paper.h"

/* Forms of all cadres who serve and the ties that follow from them; unlocks the workspace. */
struct official_forms {
    struct avoid_form *v;
    size_t n;
    struct kin_tie_list ties;
    struct kin_tie_list shared; /* whose forms name the same person */
};

MUST_USE bool official_forms_load(struct workspace *ws, const struct people *p, struct official_forms *forms, struct err *e);

/* NULL for none. */
const struct cadre *official_forms_lookup(const struct official_forms *forms, int64_t official_no);

/* Everybody where he serves: tenure and exchange (W823), avoidance (F825, F826, W828, W822), staffing (organisation.h).
 * organisation_no  0: all */
MUST_USE bool official_check_all(struct workspace *ws, int64_t organisation_no, struct date on,
        struct finding_list *findings, struct err *e);

/* One cadre against a post: qualification, avoidance, and which rules nobody has confirmed (N823). */
MUST_USE bool official_check_post(struct workspace *ws, const struct people *p, const struct official *o,
        const struct post *post, struct date on, struct finding_list *findings, struct err *e);

/* The records of all cadres: every form by cadre/check.h, and what shows only against the store: F823, W826, W829, N822 and the
 * findings of staffing. subject is organisation and name. */
struct official_records {
    struct people people;
    struct finding_list findings;
    struct date on;
    int64_t organisation_no;
};

MUST_USE bool official_records_check(struct workspace *ws, struct official_records *r, struct err *e);

/* Who is in it, what is to be put right or explained, room for the answer. */
struct paper *official_records_paper(struct arena *a, const struct official_records *r);

#endif
