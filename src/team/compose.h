/* The search for line-ups (调配方案的求解). It finds line-ups that break no rule and are worth most, with the solver's proof that
 * none is worth more; where no line-up keeps all rules, the smallest relaxation: rules of higher rank first, as little as can be
 * given up of each rank, then what is worth most. It proposes; people choose, and nothing here writes a decision.
 *
 * How it gets there: what a line-up costs at least is proven in whole numbers, by prices on what units share and the cheapest team
 * of each unit at these prices (team/part.h); the prices are improved until no better ones are in sight (team/master.h). The teams
 * looked at on the way mostly make up a line-up that costs just that: it is then the best, and no solver has to be believed. Where
 * they do not, the solver is asked whether a line-up costs no more than the least possible, then a little more (team/search.h), each
 * time over the few pairs that can matter (team/bound.h). Every proposal is checked by team/verify.h.
 */
#ifndef TEAM_COMPOSE_H
#define TEAM_COMPOSE_H

#include "team/verify.h"

/* best     how many line-ups to propose, 1 ..= 20
 * differ   each differs from every earlier one in at least so many people's posts, >= 1
 * seconds  of processor time for all questions to the solver; now() gives what the process has had, in milliseconds, NULL: without end
 * is_plain hand the whole model to the solver at once (for comparison) */
struct team_request {
    size_t best;
    int64_t differ;
    int64_t seconds;
    int64_t (*now)(void);
    bool is_plain;
};

enum team_outcome {
    TEAM_COMPOSED,   /* the rules are kept */
    TEAM_RELAXED,    /* not all can be: the proposals give up least */
    TEAM_IMPOSSIBLE, /* the laws among the rules contradict one another whatever else is given up */
    TEAM_UNFINISHED, /* the time was up; proposals, if any, are not proven best */
};

struct team_proposal {
    struct team_lineup lineup;
    struct team_check check;
    bool is_proven;  /* none is worth more (that differs enough from the proposals before it) */
    bool is_counted; /* and that in whole numbers throughout: no word of the solver had to be taken */
};

/* pairs, kept, rows, nodes   size of the first model, pairs asked about, nodes of the search tree in all
 * ceiling                    proven in whole numbers: no line-up is worth more; for a relaxation of what is left */
struct team_composition {
    enum team_outcome outcome;
    struct team_proposal *v;
    size_t n;
    size_t pairs, kept, rows;
    int64_t nodes;
    int64_t ceiling;
};

/* Errors  ERR_INPUT: the case is not sound; ERR_ENVIRONMENT: the solver failed, or its answer failed the check */
MUST_USE bool team_compose(struct arena *a, const struct team_case *c, const struct team_request *q,
        struct team_composition *out, struct err *e);

#endif
