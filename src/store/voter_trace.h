/* What is known of every voter of a roll when another file comes in: enough to find the same person again, without what is
 * sealed and without addresses. About 120 bytes a voter. */
#ifndef STORE_VOTER_TRACE_H
#define STORE_VOTER_TRACE_H

#include "model/voter.h"
#include "store/db.h"

struct voter_trace {
    int64_t voter_no;
    int64_t district_no;
    int64_t source_no;
    int64_t source_mark;
    int64_t id_high;
    int64_t id_low;
    const char *name;
    struct date born_on;
    enum voter_state state;
};

struct voter_traces {
    struct voter_trace *v;
    size_t n;
};

/* By voter number; names live in a. */
MUST_USE bool voter_trace_load_all(
        struct arena *a, struct db *db, int64_t county, struct voter_traces *traces, struct err *e);

/* Writes state and mark, and nothing else. */
MUST_USE bool voter_trace_update(struct db *db, int64_t county, const struct voter_trace *t, struct err *e);

#endif
