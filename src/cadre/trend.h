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

#endif
