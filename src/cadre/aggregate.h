/* One order out of many (排序合成): the rankings of several sources or voters are put together, by a method that is
 * named, because methods differ and none is the right one. What comes out ranks opinions; it decides nothing. Source
 * Borda 1781; Copeland 1951; Kemeny 1959; Schulze 2011 */
#ifndef CADRE_AGGREGATE_H
#define CADRE_AGGREGATE_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

/* NAME, code, title
 * borda     a point for every item that a ranking puts below, half a point for an equal one
 * copeland  a point for every item that more rankings put below than above, half a point for a draw
 * kemeny    the order with the most pairwise agreements of all orders, found exactly
 * schulze   by the strongest paths of pairwise wins */
#define CADRE_ORDERS(X)                                                                                                \
    X(BORDA, "borda", "博尔达计分")                                                                                    \
    X(COPELAND, "copeland", "科普兰两两比较")                                                                          \
    X(KEMENY, "kemeny", "凯梅尼最大一致")                                                                              \
    X(SCHULZE, "schulze", "舒尔策最强路径")

enum cadre_order {
#define X(name, code, title) CADRE_ORDER_##name,
    CADRE_ORDERS(X)
#undef X
            CADRE_ORDER_COUNT
};

enum { CADRE_ITEMS_MAX = 200, CADRE_KEMENY_ITEMS_MAX = 18, CADRE_LINES_MAX = 100000 };

/* One ranking, given `count` times (1 ..= 10^9). place[i] of item i: 0 is best, equal numbers are equal places. */
struct ranking {
    int64_t count;
    const uint16_t *place;
};

/* order      items from first to last; equals stand in the order of their numbers
 * is_equal   is_equal[i]: the item at order[i] is not told apart from the one at order[i - 1]; never at 0
 * low, high  of each item: the places, 1 the first, that the order leaves open: equals share theirs; Kemeny: those that the item
 *            has in any of the optimal orders
 * score      of each item: points in halves (Borda, Copeland), items beaten (Schulze), 0 for Kemeny. Schulze's relation
 *            may leave a pair undecided; who beats more stands first then
 * agreement  Kemeny: pairs of voter and pair of items that agree with the order; 0 otherwise
 * optima     Kemeny: how many orders agree as much; 1 otherwise. Where there are several, order is the first of them by
 *            the numbers of its items, and is_equal says nothing about it
 * base       rankings, counted */
struct aggregate {
    enum cadre_order method;
    size_t n;
    size_t *order;
    bool *is_equal;
    size_t *low, *high;
    int64_t *score;
    int64_t agreement;
    int64_t optima;
    int64_t base;
};

/* Errors  ERR_INPUT: fewer than two items, too many of them (18 for Kemeny, 200), no ranking, too many lines */
MUST_USE bool cadre_aggregate(struct arena *a, enum cadre_order method, const struct ranking *rankings, size_t lines,
        size_t items, struct aggregate *out, struct err *e);

const char *cadre_order_code(enum cadre_order m);
const char *cadre_order_title(enum cadre_order m);
bool cadre_order_from(const char *code, enum cadre_order *m);

#endif
