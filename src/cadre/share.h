/* Shares with their intervals, and the rule that a small group's answers are not shown. */
#ifndef CADRE_SHARE_H
#define CADRE_SHARE_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

/* Fewer raters than this behind a figure, and it is not shown: who said what could be guessed (A09, 民意失真). */
enum { CADRE_RATERS_MIN = 5 };

/* x of n with Wilson's interval. base: n.
 * Errors  ERR_INPUT: n < 1, x outside 0 ..= n, n above 10^15
 * Source  Wilson 1927; Newcombe 1998 (method 3) */
MUST_USE bool cadre_wilson(int64_t x, int64_t n, struct measure *out, struct err *e);

/* x1 / n1 - x2 / n2 with Newcombe's interval from the two Wilson intervals. base: the smaller n.
 * Source  Newcombe 1998 (method 10) */
MUST_USE bool cadre_share_difference(
        int64_t x1, int64_t n1, int64_t x2, int64_t n2, struct measure *out, struct err *e);

/* How likely a difference at least as rare as x1 / n1 against x2 / n2 is when both groups think alike: two-sided, 0 ..= 1.
 * 0 <= x <= n, n >= 1, n1 + n2 at most 10^9.
 * Source  Fisher 1934, the exact test; tables as likely as the one seen count */
double cadre_fisher(int64_t x1, int64_t n1, int64_t x2, int64_t n2);

/* The largest difference that x1 + x2 votes can make between groups of n1 and n2. */
double cadre_share_reach(int64_t votes, int64_t n1, int64_t n2);

/* Which of n cells that add up to a shown total must stay hidden: those that are hidden already, those that rest on
 * 1 ..= CADRE_RATERS_MIN - 1 raters, and the smallest others too, until what is hidden, which can be had together by subtraction,
 * is at least two cells and CADRE_RATERS_MIN raters. Cells of none are shown unless they are hidden already. Whether more must be
 * hidden rests on what is shown and on that sum, which everybody can reckon, not on what of it is whose.
 * known  of each cell, what everybody knows of its size; which is the smallest goes by that: by what only the cell's raters know, that it
 *        was taken along would tell of it. Returns how many are hidden. */
size_t cadre_hide_small(const int64_t *raters, const int64_t *known, size_t n, bool *hidden);

#endif
