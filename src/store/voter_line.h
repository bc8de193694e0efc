/* The roll as lists, sums and checks need it: every row in any state, in the short form of model/voter.h. */
#ifndef STORE_VOTER_LINE_H
#define STORE_VOTER_LINE_H

#include "model/voter.h"
#include "store/db.h"

struct voter_lines {
    struct voter_line *v;
    size_t n;
};

/* By voter number; names live in a. district_no 0: of all districts. */
MUST_USE bool voter_line_load(
        struct arena *a, struct db *db, int64_t county, int64_t district_no, struct voter_lines *lines, struct err *e);

/* NULL when there is none of that number. */
const struct voter_line *voter_line_lookup(const struct voter_lines *lines, int64_t voter_no);

/* Counted by the database itself, to hold other sums against. */
struct voter_sums {
    int64_t all; /* in any state */
    int64_t active;
    int64_t excluded;
};

MUST_USE bool voter_sums_load(struct db *db, int64_t county, struct voter_sums *sums, struct err *e);

#endif
