/* The number of deputies and its way to the districts: fixed by the county's standing committee, allotted by a
 * method or by hand. */
#ifndef APP_SEATS_H
#define APP_SEATS_H

#include "app/change.h"
#include "seats/allocate.h"
#include "seats/check.h"
#include "store/decision.h"
#include "store/minority.h"
#include "store/place.h"
#include "store/quota.h"

/* Everything that the number of seats rests on, as it stands now. */
struct seats_state {
    struct unit_list units;
    struct district_list districts;
    struct minority_list minorities;
    struct quota_list quotas;
    struct seats_facts facts;
    struct seats_survey survey;
};

/* Lives in the workspace's arena. */
MUST_USE bool seats_load(struct workspace *ws, struct seats_state *s, struct err *e);

/* Records the total that the competent body fixed (R20); number and day to report by are filled in. The same document
 * again corrects the record. Another number needs a ground (R21).
 * population  of the election; 0 leaves what is stored
 * Errors      ERR_INPUT for what is missing, and a body that is no standing committee; ERR_STATE without a ground */
MUST_USE bool seats_fix(struct workspace *ws, const struct quota *q, int64_t population, struct err *e);

/* All methods side by side: allocations[m] of method m, over the districts in the order of s.
 * Errors  ERR_STATE without a total, without districts, or with one that has no people */
MUST_USE bool seats_compare(struct workspace *ws, const struct seats_state *s,
        struct allocation allocations[SEAT_METHOD_COUNT], struct err *e);

/* How a body settled a tie: the districts that are given the contested seats. n 0: no tie was settled. */
struct seats_choice {
    const int64_t *districts;
    size_t n;
    const char *body;
    const char *document;
    struct date decided_on;
};

/* Allots by a method; what is not consented to is only shown in changes.
 * Errors  ERR_STATE for a tie without a choice, and for a district that has voted; ERR_INPUT for a choice that does
 *         not fit the tie */
MUST_USE bool seats_allot(struct workspace *ws, enum seat_method method, const struct seats_choice *choice,
        bool is_consented, struct change_list *changes, struct err *e);

/* The seats of one district by hand. *before: what it had. */
MUST_USE bool seats_set(struct workspace *ws, int64_t district_no, int64_t seats, int64_t *before, struct err *e);

#endif
