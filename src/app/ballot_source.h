/* The ballots of a workspace: what stands on them, and where, follows from the records and the settings alone. Printing
 * and reading both come here, so a scanned code leads to the very layout that was printed, or to none. */
#ifndef APP_BALLOT_SOURCE_H
#define APP_BALLOT_SOURCE_H

#include "app/vote.h"
#include "ballot/layout.h"
#include "store/candidate.h"
#include "store/place.h"

struct ballot_source {
    struct workspace *ws;
    struct district_list districts;
    struct candidate_list candidates;
    struct vote_list votes;
    struct ballot_convention_list conventions;
    uint32_t election;                          /* short hash: the first digits of the workspace's public id */
};

/* Everything lives in the workspace's arena. */
MUST_USE bool ballot_source_load(struct workspace *ws, struct ballot_source *s, struct err *e);

/* One vote and its ballot. */
struct ballot_contest {
    const struct vote *vote;
    struct ballot_design design;
    struct ballot_layout layout;
};

enum { BALLOT_SHEET_AUTO = BALLOT_SHEET_COUNT }; /* A5 when the rows fit, else A4 */

/* key: its round is 0 for the latest. sheet: enum ballot_sheet or BALLOT_SHEET_AUTO. page: 1, or BALLOT_PAGE_TEST.
 * Errors  ERR_STATE  no formal list, or in a district no vote opened; ERR_INPUT  no such district, session or post; what
 *                    ballot_lay_out refuses, led in by the place */
MUST_USE bool ballot_contest_make(const struct ballot_source *s, struct vote_key key, int sheet, int32_t page,
        struct ballot_contest *c, struct err *e);

/* The contest that a code speaks of. ERR_INPUT says what does not agree: another election, no such district or round,
 * printed from another list of candidates or for another way of marking. */
MUST_USE bool ballot_contest_find(
        const struct ballot_source *s, const struct ballot_payload *p, struct ballot_contest *c, struct err *e);

/* "选区 3", "第 1 次会议副镇长" */
const char *ballot_contest_place(struct arena *a, const struct vote *v);

#endif
