/* Stacks that were read by machine as tally sheets (计票单): what the ballots say is filled in, what only the station
 * knows — who took part, ballots received and left over, who signed — is left for the people there. The file then goes
 * the way of every other: entered by two people (app/tally_import.h). */
#ifndef APP_BATCH_TALLY_H
#define APP_BATCH_TALLY_H

#include "app/scan_batch.h"

struct batch_tally {
    int64_t district_no, round, station_no;
    size_t stacks, sheets;
    const char *why_not; /* "" when it was written; else what is still missing */
};

struct batch_tally_list {
    struct batch_tally *v; /* by district, round, station */
    size_t n, written;
};

/* district_no 0: all. path appears as CSV when at least one place is ready.
 * Errors  ERR_STATE  no stacks, or none that is ready: names what is missing at the first */
MUST_USE bool batch_tally_write(
        struct workspace *ws, int64_t district_no, const char *path, struct batch_tally_list *list, struct err *e);

/* All stacks of one vote of a session, added up; their names with what the second look at each came to. What only the hall
 * knows stays 0.
 * Errors  ERR_STATE  no stacks, one still open, sheets that wait for people, a sample that is not looked through */
MUST_USE bool batch_tally_session(struct workspace *ws, struct vote_key key, struct tally_sheet *sheet,
        struct look_report **stacks, size_t *n, struct err *e);

#endif
