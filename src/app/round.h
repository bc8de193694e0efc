/* Opening votes: the first of every district from the formal lists, and those that follow from an outcome. */
#ifndef APP_ROUND_H
#define APP_ROUND_H

#include "app/result.h"

/* Opens the first vote in every district that has none (or in one, by number): seats, formal candidates in their
 * order, all counting places, voters of the roll as they are now. Findings say which districts cannot vote
 * and why (no ratio of candidates R38, seats out of range R29, no station); those are left alone, the others are
 * opened. *opened counts them.
 * Errors  ERR_STATE: certified already, no districts */
MUST_USE bool round_open_first(struct workspace *ws, int64_t district_no, struct date held_on,
        struct finding_list *findings, size_t *opened, struct err *e);

/* Opens the vote that the last outcome of the district asks for: re-vote, another election, or the first again
 * where it was invalid. stations: counting places, none for all of the district.
 * Errors  ERR_STATE: nothing more to vote on, a decision or a tally is still missing */
MUST_USE bool round_open_next(struct workspace *ws, int64_t district_no, struct date held_on, const int64_t *stations,
        size_t station_count, struct err *e);

#endif
