/* Ballots of a session that were read by machine, as the tally sheet of their vote. */
#ifndef APP_SESSION_SCAN_H
#define APP_SESSION_SCAN_H

#include "app/vote.h"

/* What only the hall knows. Ballots and persons. */
struct session_hall {
    int64_t in_person, received, issued, spoiled, unused;
    const char *supervisor;
};

/* Adds "sheet" and "batches" to the body of a tally entry (session_add): the figures of all stacks of the vote, and those
 * of the hall. It stands as one of the two entries; the other comes from another person, by machine or by hand.
 * Errors  ERR_STATE  no stacks, one still open, sheets that wait for people */
MUST_USE bool session_scan_tally(struct workspace *ws, struct vote_key key, const struct session_hall *hall,
        struct json *body, struct err *e);

#endif
