/* Vertical comparison (纵向比): one unit over years. */
#ifndef CADRE_TREND_H
#define CADRE_TREND_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

/* The Theil-Sen line: slope is the median of the slopes between all pairs with different x, with Sen's interval;
 * intercept is median(y) - slope * median(x). base: points. Undefined when all x are equal.
 * Errors  ERR_INPUT: fewer than two points, more than 3 000
 * Source  Theil 1950; Sen 1968 */
struct theil_sen {
    struct measure slope, intercept;
};
MUST_USE bool cadre_theil_sen(
        struct arena *a, const double *x, const double *y, size_t n, struct theil_sen *out, struct err *e);

/* One year's place among `of` units; 1 is first. */
struct trend_year {
    int year;
    int64_t place;
    int64_t of;
};

/* The history of places (历年名次). A unit is in the top third of a year when 3 * place <= of, in the bottom third when
 * 3 * (of - place + 1) <= of: as many are at the bottom as at the top, and who stands on the line is in neither.
 * last_run   years in a row, up to the latest, in which it was last
 * slope      of the share of units that stand before it, by year: negative is better; undefined below three years */
struct trend_history {
    size_t years;
    size_t top_third, bottom_third;
    size_t last_run;
    double best_share, worst_share; /* 0 first ..= 1 last */
    struct measure slope;
};

/* years ascending. Errors  ERR_INPUT: none, not ascending, a place outside 1 ..= of, of < 2 */
MUST_USE bool cadre_history(
        struct arena *a, const struct trend_year *years, size_t n, struct trend_history *out, struct err *e);

#endif
