/* The least cost of a program, proven (team/compose.h tells how). Rows may be added between one question and the next: what is
 * proven stays true. */
#ifndef TEAM_SEARCH_H
#define TEAM_SEARCH_H

#include "team/bound.h"
#include "team/cut.h"

/* clock     NULL: without end
 * is_plain  everything is handed to the solver at once
 * floor     no solution costs less
 * kept, nodes  columns asked about last, nodes of the search trees in all */
struct search {
    struct arena *arena;
    struct mip *mip;
    const struct cut_parts *parts;
    const struct solver_clock *clock;
    bool is_plain;
    struct bound bound;
    int64_t floor;
    size_t kept;
    int64_t nodes;
};

/* value of all columns and its cost; NULL: none was found */
struct search_found {
    enum solver_state state;
    int64_t *value;
    int64_t cost;
};

/* Proves a first floor for the costs of the program as they stand now. *state: SOLVER_OPTIMAL, or SOLVER_INFEASIBLE when not even
 * the relaxation has a solution. */
MUST_USE bool search_begin(struct search *s, enum solver_state *state, struct err *e);

/* Errors of both: ERR_ENVIRONMENT when the solver gives up or its answer is none. */
MUST_USE bool search_least(struct search *s, struct search_found *found, struct err *e);

#endif
