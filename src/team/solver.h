/* Integer programs and the solver that is asked about them (CBC of the COIN-OR project, with CLP for the relaxation). This is the
 * one place that knows it: whole numbers go in, whole numbers come out, and everything it answers is checked elsewhere
 * (team/bound.h, team/verify.h). It runs in one thread, says nothing, and answers the same each time. */
#ifndef TEAM_SOLVER_H
#define TEAM_SOLVER_H

#include <stdint.h>

#include "base/err.h"

/* No bound on this side of a row. */
#define MIP_FREE INT64_MAX

/* Least cost over whole numbers. Columns and rows are numbered as they are added; |values| below 10^9. */
struct mip {
    struct arena *arena;
    int64_t *cost, *high; /* of the columns, whose low bound is 0 */
    size_t columns, column_capacity;
    int64_t *row_low, *row_high; /* row_low -MIP_FREE, row_high MIP_FREE: none */
    size_t rows, row_capacity;
    struct mip_entry {
        int32_t row, column;
        int64_t value;
    } *entries;
    size_t entry_count, entry_capacity;
};

struct mip *mip_new(struct arena *a);
int32_t mip_add_column(struct mip *m, int64_t cost, int64_t high);
int32_t mip_add_row(struct mip *m, int64_t low, int64_t high);
void mip_add(struct mip *m, int32_t row, int32_t column, int64_t value);

enum solver_state {
    SOLVER_OPTIMAL,    /* proven */
    SOLVER_INFEASIBLE, /* proven: nothing satisfies all rows */
    SOLVER_UNFINISHED, /* the time was up; what was found so far is there or not */
};

/* The relaxation to real numbers. price[row], in units of 2^-SOLVER_PRICE_BITS of a unit of cost: what the dual solution says,
 * rounded. Worth nothing as a proof; team/bound.h makes one of it. */
enum { SOLVER_PRICE_BITS = 20 };

MUST_USE bool solver_relax(
        struct arena *a, const struct mip *m, enum solver_state *state, int64_t **price, struct err *e);

/* Solves over the columns that are kept (all others are 0), nothing kept: all.
 * start     values of all columns, a solution to begin from; NULL for none
 * seconds   of processor time at most
 * is_plain  with the solver's own settings, for comparison
 * *value    of all columns; NULL when none was found
 * Errors    ERR_ENVIRONMENT when the solver gives up */
struct solver_task {
    const struct mip *mip;
    const bool *kept;
    const int64_t *start;
    int64_t seconds;
    bool is_plain;
};

struct solver_answer {
    enum solver_state state;
    int64_t *value;
    int64_t nodes; /* of the search tree */
};

MUST_USE bool solver_solve(struct arena *a, const struct solver_task *t, struct solver_answer *answer, struct err *e);

#endif
