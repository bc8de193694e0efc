/* Whether an order hangs on the weights (权重敏感性): weights are drawn around the ones in force, and it is counted how
 * often the order stays. An order that falls with a small change of weights is no order to lean on. */
#ifndef CADRE_SENSITIVITY_H
#define CADRE_SENSITIVITY_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

/* scores   units x groups, unit after unit, all finite
 * weights  of the groups, >= 0, not all 0
 * spread   0 < spread <= 1: each weight is drawn evenly between (1 - spread) and (1 + spread) times itself
 * draws    100 ..= 1 000 000
 * seed     any; the same seed gives the same shares
 * strata   of the units, numbers of like with like; NULL: all of one. Nobody is held against somebody of another stratum */
struct sensitivity_question {
    const double *scores;
    size_t units, groups;
    const double *weights;
    double spread;
    size_t draws;
    uint64_t seed;
    const uint32_t *strata;
};

/* order       units stratum by stratum, inside of it from the best score down; equals in their order
 * same_order  share of draws in which the order stays, in every stratum; base: draws; Wilson's interval
 * first       first[unit]: share of draws in which it is the first of its stratum; top_third[unit]: among the first third (rounded up)
 * pair        pair[i]: share of draws in which order[i] stays before order[i + 1], for i < units - 1; undefined, as flip is, between
 *             two strata
 * flip        flip[i]: smallest change of a single weight, in shares of the sum of weights, that makes the two equal;
 *             undefined when none does. flip_group[i]: of which group */
struct sensitivity {
    size_t *order;
    struct measure same_order;
    struct measure *first, *top_third;
    struct measure *pair;
    struct measure *flip;
    size_t *flip_group;
};

/* Errors  ERR_INPUT: fewer than two units, no groups, more than 10 000 units or 64 groups, figures out of range */
MUST_USE bool cadre_sensitivity(
        struct arena *a, const struct sensitivity_question *q, struct sensitivity *out, struct err *e);

#endif
