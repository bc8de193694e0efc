/* The roster of cadres out of the workspace: what one of them looks like, and the whole as a table under the headings that
 * `official import` takes. */
#ifndef APP_ROSTER_H
#define APP_ROSTER_H

#include "app/people.h"
#include "model/paper.h"

/* organisation_no 0: all; kind OFFICIAL_KIND_COUNT: both; with_left: those who left, too. */
struct roster_choice {
    int64_t organisation_no;
    enum official_kind kind;
    bool with_left;
    bool with_id; /* ID numbers in full: for the office's own files; the workspace is unlocked */
};

bool roster_is_chosen(const struct roster_choice *choice, const struct official *o, struct date on);

/* Completed years to the month; -1 where the birth month is not known or later. */
int roster_age(const struct official *o, struct date on);

/* In the workspace's arena. Reading it in again changes nothing. */
MUST_USE bool roster_table(struct workspace *ws, const struct people *p, const struct roster_choice *choice,
        struct date on, struct paper_table *table, struct err *e);

#endif
