/* Results adjusted for conditions (差异): what is left of a unit's result when the part that its conditions (location,
 * population, budget …) explain is taken out. Stands beside the percentile inside the stratum (cadre_percentile); the
 * two answer differently and both are shown. */
#ifndef CADRE_ADJUST_H
#define CADRE_ADJUST_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

enum { CADRE_CONDITIONS_MAX = 8 };

/* coefficient[0] is the constant, the rest go with the conditions
 * residual[i]     result less what the conditions lead one to expect; base: units. The interval is that of the line, by leaving
 *                 out each unit in turn (jackknife.h); the unit's own result is taken as it is
 * weight[i]       0 ..= 1: how far the unit was taken into account; small for outliers
 * scale           of the residuals, robust
 * why             NULL, or why there is no line; the residuals are then undefined with it */
struct adjusted {
    size_t conditions;
    double coefficient[CADRE_CONDITIONS_MAX + 1];
    double scale;
    struct measure *residual;
    double *weight;
    const char *why;
};

/* Huber's regression (tuning constant 1.345, scale by the median of absolute residuals), from least squares on until it
 * settles.
 * results     of n units, finite
 * conditions  n x count, unit after unit, finite
 * Errors  ERR_INPUT: no number; more than 8 conditions; more than 100 000 units
 * Source  Huber 1981 */
MUST_USE bool cadre_adjust(struct arena *a, const double *results, const double *conditions, size_t n, size_t count,
        struct adjusted *out, struct err *e);

#endif
