/* The least cost of a program, proven (team/compose.h tells how). Rows may be added between one question and the next: what is
 * proven stays true. */
#ifndef TEAM_SEARCH_H
#define TEAM_SEARCH_H

#include "team/bound.h"
#include "team/master.h"

/* clock     NULL: without end
 * at_hand   a solution that is known already, if it is one of the program as it stands; NULL
 * is_plain  everything is handed to the solver at once
 * floor     no solution costs less
 * floors    proven when the search began; rows may have been added since
 * value     one that costs little more or no more, of all columns; NULL: not known yet
 * is_believed  the solver's word, in floating point, was taken that there is no solution of some kind
 * relaxed   the last relaxation: the next one begins there
 * kept, nodes  columns asked about last, nodes of the search trees in all */
struct search {
    struct arena *arena;
    struct mip *mip;
    const struct parts *parts;
    const struct solver_clock *clock;
    int64_t *at_hand;
    bool is_plain;
    struct bound bound;
    int64_t floor;
    struct master_floors floors;
    int64_t *value;
    bool is_believed;
    struct solver_relaxed relaxed;
    size_t kept;
    int64_t nodes;
};

/* value of all columns and its cost; NULL: none was found */
struct search_found {
    enum solver_state state;
    int64_t *value;
    int64_t cost;
};

/* Proves a floor for the program as it stands now, good enough for what is at hand or as good as whole teams give (team/master.h).
 * *state: SOLVER_OPTIMAL, or SOLVER_INFEASIBLE when the relaxation has no solution or a unit no team. */
MUST_USE bool search_begin(struct search *s, enum solver_state *state, struct err *e);

/* Is the value a solution that costs no more than the floor? */
bool search_is_least(const struct search *s, int64_t *value, struct search_found *found);

/* Errors as of search_begin: ERR_ENVIRONMENT when the solver gives up or its answer is none. */
MUST_USE bool search_least(struct search *s, struct search_found *found, struct err *e);

#endif
