/* The middle of some scores, plain and robust (稳健统计): a few hostile or friendly ballots move the mean, not the
 * median. */
#ifndef CADRE_LOCATION_H
#define CADRE_LOCATION_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

/* mad        median absolute deviation from the median x 1.4826, so that it equals the standard deviation of a normal
 *            distribution; mad_plain without the factor
 * trimmed20  mean after floor(n / 5) scores are cut off at each end
 * drop1      mean without one highest and one lowest; undefined below three scores
 * base       scores
 * Intervals are those of ROBUST_DRAWS draws of as many scores with repetition, from ROBUST_SEED (自助法); none below five scores and
 * above 20 000. Of fewer than twenty they are too narrow. */
enum { ROBUST_DRAWS = 999, ROBUST_SEED = 1 };

struct robust {
    struct measure mean, median, mad, mad_plain, trimmed20, drop1;
};

/* n finite scores, in whatever order. Errors  ERR_INPUT: none. Source  Huber 1981; Tukey and McLaughlin 1963; Efron 1979 */
MUST_USE bool cadre_robust(struct arena *a, const double *v, size_t n, struct robust *out, struct err *e);

/* v sorted ascending, n >= 1. */
double cadre_median_sorted(const double *v, size_t n);

/* A sorted copy. */
double *cadre_sorted(struct arena *a, const double *v, size_t n);

#endif
