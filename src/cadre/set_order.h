/* Which order the ballot sets put people into, by several methods, each place with its interval (cadre/resample.h). Only what may
 * be shown takes part. */
#ifndef CADRE_SET_ORDER_H
#define CADRE_SET_ORDER_H

#include "cadre/resample.h"
#include "cadre/set_check.h"
#include "cadre/set_choice.h"

/* sets  those that were chosen and grade all of the subjects; each ranks them by the mean of its grades and counts once */
struct set_order {
    const struct ballot_set **sets;
    size_t set_count;
    struct rank_orders orders;
};

/* draws, seed  as cadre_resample_sources */
struct set_order_question {
    const struct set_record *records;
    size_t n;
    const struct set_choice *choice;
    const struct set_subject *subjects;
    size_t count;
    size_t draws;
    uint64_t seed;
};

/* Where no set grades all of them, every method says so. Errors  ERR_INPUT: as cadre_resample_sources */
MUST_USE bool cadre_set_order(struct arena *a, const struct set_order_question *q, struct set_order *out, struct err *e);

#endif
