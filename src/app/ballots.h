/* The custody ledger of ballots (选票台账): printed, handed out to stations, returned, destroyed. */
#ifndef APP_BALLOTS_H
#define APP_BALLOTS_H

#include "app/intake.h"
#include "app/result.h"
#include "count/custody.h"

/* Takes in a table (docs/files.md: 选票台账). An entry is known by district, round, station, kind, day and note; what a
 * later table no longer has stays (strike it with ballots_strike).
 * Errors  ERR_INPUT with every fault of the file: districts and stations that there are not, ballots handed to nobody
 */
MUST_USE bool ballots_import(struct workspace *ws, const char *path, struct intake *in, struct err *e);

/* Takes back an entry that was wrong; the journal keeps it. ERR_INPUT: no such entry, no reason. */
MUST_USE bool ballots_strike(struct workspace *ws, int64_t ledger_no, const char *reason, struct err *e);

/* What the ledger says about one district and round. Texts and arrays live in the workspace's arena. */
struct ballots_balance {
    int64_t district_no;
    int64_t round;
    const int64_t *station_no; /* of each station of the facts */
    struct custody_facts facts;
};

struct ballots_overview {
    struct ballots_balance *v; /* by district and round: those with entries, and those that are open */
    size_t n;
    struct ledger_list ledger;
};

/* All districts and rounds as they stand now. */
MUST_USE bool ballots_load(struct workspace *ws, struct ballots_overview *o, struct err *e);

/* F524 to F526, W523 to W525, N501. */
MUST_USE bool ballots_check(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);

#endif
