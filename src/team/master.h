/* The least cost of a program that is made of parts, bounded by their whole teams (column generation after Dantzig and Wolfe).
 * Prices on the rows that parts share say which teams of each part are cheapest (team/part.h); a small relaxation over the teams
 * seen so far, the master, says better prices, near those that proved most; and so on. Any prices prove a floor in whole numbers:
 * what shared rows come to and the cheapest team of each part. */
#ifndef TEAM_MASTER_H
#define TEAM_MASTER_H

#include "team/bound.h"
#include "team/part.h"

/* start  prices of all rows to begin with, as solver_relax gives them
 * clock  NULL: without end; when the time is up, what is proven until then counts */
struct master_task {
    const struct mip *mip;
    const struct parts *parts;
    const int64_t *start;
    const struct solver_clock *clock;
};

/* Of a program's columns, and any that are allowed less since: with their costs less the prices of shared rows, in 2^-PART_BITS, no
 * team of part k costs less than least[k]. Under the prices that proved most, and others near them.
 * n  prices */
enum { MASTER_FLOORS = 2 };

struct master_floors {
    size_t n;
    int64_t *cost[MASTER_FLOORS], *least[MASTER_FLOORS];
};

/* A copy with rows for each part that say so, rounded: the same solutions, but a relaxation that knows of whole teams, and the
 * solver has that much less to search. */
struct mip *master_tighten(struct arena *a, const struct mip *m, const struct parts *parts, const struct master_floors *f);

/* is_empty  some part has no team at all: nothing satisfies all rows. bound and value mean nothing then
 * floors    what a team of each part costs at least
 * value     of all columns: a solution that costs the floor, or one more; NULL: none was found among the teams looked at
 * nodes     of the solver's search for it */
struct master_answer {
    bool is_empty;
    struct bound bound;
    struct master_floors floors;
    int64_t *value;
    int64_t nodes;
};

/* Errors ERR_ENVIRONMENT when the solver gives up */
MUST_USE bool master_bound(struct arena *a, const struct master_task *t, struct master_answer *answer, struct err *e);

#endif
