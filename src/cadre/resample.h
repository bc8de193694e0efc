/* How far a place in an order is chance (自助法, bootstrap): the ballots behind it are drawn anew, as many as there were and with
 * repetition, the order is made again from them, many times over; the interval of a place is what 95 of 100 of these orders
 * give. The seed is fixed and printed, so that anyone who has the ballots gets the same. Source  Efron 1979; of ranks Goldstein
 * and Spiegelhalter 1996 */
#ifndef CADRE_RESAMPLE_H
#define CADRE_RESAMPLE_H

#include "cadre/aggregate.h"

/* What is said beside every interval. More than RESAMPLE_KEMENY_ITEMS items in one cycle would take Kemeny too long. */
enum { RESAMPLE_DRAWS = 999, RESAMPLE_SEED = 1, RESAMPLE_GRADES = 4, RESAMPLE_KEMENY_ITEMS = 12, RESAMPLE_BALLOTS_MAX = 10000000 };

/* A set that grades all items.
 * grades  ballots x items: 0 for an item that the ballot does not grade, else 1 (worst) ..= RESAMPLE_GRADES; a ballot that grades
 *         none may be left out. NULL when only sums are known, see counts
 * counts  items x RESAMPLE_GRADES votes, worst first: each item is then drawn for itself, as if its raters were others
 * Every item has a vote in each. In what order the ballots lie changes nothing. */
struct rank_source {
    const uint8_t *grades;
    size_t ballots;
    const int64_t *counts;
};

/* order  by each method; why[m]: NULL, or why there is none
 * place  of every item in the order: value its first place, low ..= high what the order itself leaves open and those drawn gave.
 *        base: ballots, of sums the most votes that an item has, summed over the sources */
struct rank_orders {
    struct aggregate order[CADRE_ORDER_COUNT];
    const char *why[CADRE_ORDER_COUNT];
    struct measure *place[CADRE_ORDER_COUNT];
    int64_t base;
};

/* The sources put together by all methods: each ranks the items by the mean of their grades and counts once. The same raters in
 * two sources are drawn as if they were different people. draws 99 ..= 99 999.
 * Errors  ERR_INPUT: no source, fewer than two items, more than 200, draws out of range */
MUST_USE bool cadre_resample_sources(struct arena *a, const struct rank_source *sources, size_t n, size_t items, size_t draws,
        uint64_t seed, struct rank_orders *out, struct err *e);

/* The same where each ballot is an order itself, and one method. places: as many as items; their interval is missing, with the
 * reason, where drawing would take too long. The items' numbers must not depend on the order of the rankings.
 * Errors  as cadre_aggregate */
MUST_USE bool cadre_resample_rankings(struct arena *a, enum cadre_order method, const struct ranking *rankings, size_t lines,
        size_t items, size_t draws, uint64_t seed, struct measure *places, struct err *e);

#endif
