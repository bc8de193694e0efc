/* The two lists that are published: of all nominees (代表候选人名单, R40) and the formal one (R42). */
#ifndef APP_NOMINATE_PUBLISH_H
#define APP_NOMINATE_PUBLISH_H

#include "app/nominate_order.h"

struct published_district {
    const struct slate_district *district;
    struct nominate_order order; /* all who stand, or the formal list as it was fixed */
};

struct published_list {
    struct date latest; /* last lawful day */
    const char *article;
    struct published_district *v;
    size_t n;
};

/* The first list of a district (0: of all): everybody who was validly nominated, in the order of strokes; nobody is
 * added, swapped or left out (P1983 item 10). on: records the notice of that day and who was on it; DATE_NONE only
 * shows it. Findings say what is wrong with it; a late day is recorded all the same, because it is what happened.
 * Errors  ERR_INPUT: no such district; ERR_STATE: nobody stands, the order waits for a decision, certified */
MUST_USE bool nominate_first_list(struct workspace *ws, int64_t district_no, struct date on, const char *place,
        struct published_list *list, struct finding_list *findings, struct err *e);

/* The formal list likewise. ERR_STATE also: a district's formal list is not fixed yet. */
MUST_USE bool nominate_final_list(struct workspace *ws, int64_t district_no, struct date on, const char *place,
        struct published_list *list, struct finding_list *findings, struct err *e);

/* The order of the formal list where it is fixed or a primary was held, else of the first list: nothing is recorded. */
MUST_USE bool nominate_list_order(
        struct workspace *ws, int64_t district_no, struct published_list *list, struct err *e);

#endif
