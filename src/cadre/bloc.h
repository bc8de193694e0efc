/* Bloc ballots (雷同票): full ballots of one rater group that agree in every answer more often than chance would have
 * it. What is found is a question for the appraisal group, never a verdict.
 *
 * Ballots that give everybody the same grade, or name nobody, are usual, not suspicious: they are counted and set aside. The rest are
 * cut into thirds by how mild they are; inside a third the answers to each item are dealt anew among the ballots, so
 * that every item keeps its grades and mild raters stay mild, and the pairs of equal ballots are counted again. */
#ifndef CADRE_BLOC_H
#define CADRE_BLOC_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

enum { CADRE_BLOC_ITEMS_MIN = 4, CADRE_BLOC_ITEMS_MAX = 1000 };

/* grades   ballots x items, ballot after ballot; any numbers of one byte, higher is better, the same for a gap
 * deals    99 ..= 99 999: at most so many; it stops after ten deals with as many pairs (Besag and Clifford 1991)
 * seed     any; the same seed gives the same p
 * are_names  the answers are people, not grades: 0 names nobody, and only a ballot of nothing else is set aside */
struct bloc_question {
    const uint8_t *grades;
    size_t ballots, items;
    size_t deals;
    uint64_t seed;
    bool are_names;
};

/* straight   ballots set aside
 * pairs      pairs of equal ballots among the rest; expected: the mean over the deals
 * largest    the largest set of equal ballots; 0 when it is smaller than five (not shown)
 * p          share of deals with as many pairs, the ballots as they are counted as one; base: the ballots that were
 * dealt. Undefined when fewer than five are left, or there are too few items for a ballot to be anybody's own deals
 * that were done */
struct bloc {
    size_t straight;
    int64_t pairs;
    double expected;
    size_t largest;
    struct measure p;
    size_t deals;
};

/* Errors  ERR_INPUT: no ballots, more than 1 000 000 of them, no items or more than 1 000, deals out of range
 * Source  permutation tests: Good 2005 */
MUST_USE bool cadre_bloc(struct arena *a, const struct bloc_question *q, struct bloc *out, struct err *e);

#endif
