/* One person's score under a scheme, every part with its share of the whole. */
#ifndef CADRE_SCORE_H
#define CADRE_SCORE_H

#include "cadre/scheme.h"

/* What was gathered from one group, to one item.
 * group, item  names in the scheme; item is NULL where the scheme has none
 * counts       answers of each grade of the scheme, in its order; NULL for none
 * issued       ballots given out; only for schemes that divide by them
 * present      who took part (参加测评的人数), for FORMULA_PROBATION; 0: as many as answered
 * scores       of single raters: scores, or places for FORMULA_RANK
 * is_on_record scores are figures of the record of performance instead: nobody's answers, and not withheld as such
 * own, best    measured values, for FORMULA_BEST; own alone for FORMULA_EXTRA */
struct score_given {
    const char *group, *item;
    const int64_t *counts;
    int64_t issued, present;
    const double *scores;
    size_t score_count;
    bool is_on_record;
    double own, best;
};

/* points       of the group; undefined with a reason when there is nothing to compute, or when it may not be shown
 * weight       of the group among its brothers, renormalised over those that are present; 0 when absent
 * is_present   counts towards the total
 * is_hidden    fewer than five raters, or it would give such a group away; the points are withheld, not left out of the
 * total */
struct score_part {
    const struct scheme_group *group;
    struct measure points;
    double weight;
    bool is_present;
    bool is_hidden;
};

/* Shares have Wilson's intervals, means normal ones; those of the groups, which are taken to be independent, are put together
 * as Zou and Donner 2008 do (the squares of their distances from the points add up); those of items, to which the same raters
 * answer, add up as they are. A single rater's answer, a measured result and extra points count as they
 * are. No end lies past the best or the worst that the grades allow. There is none where bands, the test of probation or trimming take
 * part. */
struct score {
    const struct scheme *scheme;
    struct measure total;     /* base: those of all groups: raters; papers issued, or who was there, where the scheme divides by them */
    struct score_part *parts; /* one for each group of the scheme */
};

/* given        n of them; a group that is not there, or has no valid answer, is absent, and its weight goes to its
 * brothers is_confirmed somebody answers for a scheme that rests on memory only Errors  ERR_INPUT: a group or item that
 * the scheme does not have, one given twice, negative counts, a scheme from memory that nobody confirmed */
MUST_USE bool cadre_score(struct arena *a, const struct scheme *s, const struct score_given *given, size_t n,
        bool is_confirmed, struct score *out, struct err *e);

#endif
