/* Ballots of a session that were read by machine, as the tally sheet of their vote. */
#ifndef APP_SESSION_SCAN_H
#define APP_SESSION_SCAN_H

#include "app/vote.h"

/* What only the hall knows. Ballots and persons. */
struct session_hall {
    int64_t in_person, received, issued, spoiled, unused;
    const char *supervisor;
};

/* Adds "sheet", "batches" and "second_look" to the body of a tally entry (session_add): the figures of all stacks of the
 * vote, and those of the hall; the names of the stacks, and what the second look at each came to. It stands as one of the
 * two entries; the other comes from another person, by machine or by hand.
 * Errors  ERR_STATE  no stacks, one still open, sheets that wait for people */
MUST_USE bool session_scan_tally(struct workspace *ws, struct vote_key key, const struct session_hall *hall,
        struct json *body, struct err *e);

/* What the second look at the stacks of a vote came to when they were entered; none where nothing was read by machine, and
 * in records from before it was noted. */
const struct look_report *session_looks(const struct leader_round *r, size_t *n);

/* {"batch","sheets","drawn","seeds","ballots","positions","wrong","operator_answers","operator_looks"} */
void session_put_look(struct json *o, const struct look_report *r);

/* Adds to the findings of the session what its record says of the second look: F531, W509, W510, N502, N503. */
void session_check_looks(struct arena *a, struct session_view *v);

/* The same, and F528 to F530, of votes that have stacks although people typed their sheets: from the stacks themselves. */
MUST_USE bool session_check_stacks(struct workspace *ws, struct session_view *v, struct err *e);

#endif
