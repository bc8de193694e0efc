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
struct mip *mip_copy(struct arena *a, const struct mip *m);
int32_t mip_add_column(struct mip *m, int64_t cost, int64_t high);
int32_t mip_add_row(struct mip *m, int64_t low, int64_t high);
void mip_add(struct mip *m, int32_t row, int32_t column, int64_t value);

enum solver_state {
    SOLVER_OPTIMAL,    /* proven */
    SOLVER_INFEASIBLE, /* proven: nothing satisfies all rows */
    SOLVER_UNFINISHED, /* the time was up; what was found so far is there or not */
};

/* The relaxation to real numbers, over the columns that are kept (nothing kept: all). All of it in whole units of
 * 2^-SOLVER_PRICE_BITS, rounded: worth nothing as a proof; team/bound.h makes one of it.
 * price   of the rows: the dual solution
 * ray     of the rows, when there is no solution: prices at which a program that costs nothing would cost something (Farkas); the
 *         largest is 1. NULL: the solver has none
 * value   of the columns
 * basis   where it ended, a byte for each column and then each row, for another that differs in a few columns or rows */
enum { SOLVER_PRICE_BITS = 32 };

struct solver_relaxed {
    enum solver_state state;
    int64_t *price, *ray, *value;
    unsigned char *column_basis, *row_basis;
    size_t columns, rows; /* that it knows */
};

/* from   where to begin, NULL for nowhere
 * Errors ERR_ENVIRONMENT when the solver gives up */
struct solver_relaxing {
    const struct mip *mip;
    const bool *kept;
    const struct solver_relaxed *from;
};

MUST_USE bool solver_relax(struct arena *a, const struct solver_relaxing *t, struct solver_relaxed *out, struct err *e);

/* When nothing more is asked: at `until` by now(), in milliseconds of processor time. */
struct solver_clock {
    int64_t (*now)(void);
    int64_t until;
};

/* Solves over the columns that are kept (all others are 0), nothing kept: all.
 * start     values of all columns, a solution to begin from; NULL for none
 * most      what a solution may cost; MIP_FREE: anything. Nothing that cheap counts as SOLVER_INFEASIBLE
 * gap       what is found costs less than this more than the least, >= 1
 * nodes     of the search tree at most; 0: any number. Then SOLVER_UNFINISHED
 * clock     NULL: without end
 * is_plain  with the solver's own settings, for comparison
 * *value    of all columns; NULL when none was found
 * Errors    ERR_ENVIRONMENT when the solver gives up */
struct solver_task {
    const struct mip *mip;
    const bool *kept;
    const int64_t *start;
    int64_t most;
    int64_t gap;
    int64_t nodes;
    const struct solver_clock *clock;
    bool is_plain;
};

struct solver_answer {
    enum solver_state state;
    int64_t *value;
    int64_t nodes; /* of the search tree */
};

MUST_USE bool solver_solve(struct arena *a, const struct solver_task *t, struct solver_answer *answer, struct err *e);

#endif
