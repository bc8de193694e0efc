/* Horizontal comparison (横向比): only inside a stratum (cadre/stratum.h), and in bands: places that
 * lie within each other's intervals are no different places. */
#ifndef CADRE_COMPARE_H
#define CADRE_COMPARE_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

/* stratum  number of the group of like with like; figure with an interval, higher is better */
struct compared {
    uint32_t stratum;
    struct measure figure;
};

/* place             1 + those of the stratum with a higher value; equal values share the place
 * place_low, _high  the places that the intervals allow: 1 + those surely better ..= all but those surely worse
 * band              1, 2, …: a band begins with the first one whose interval lies wholly below that of the band's first
 * of                defined figures in the stratum
 * why               NULL, or why it has no place; the rest is then 0 */
struct placing {
    size_t place, place_low, place_high;
    size_t band;
    size_t of;
    const char *why;
};

/* out[i] for v[i]. A figure without an interval is taken as exact. */
void cadre_compare(struct arena *a, const struct compared *v, size_t n, struct placing *out);

/* Percentile of each value inside its stratum: share of the others that lie below, equals counted half, 0 ..= 100.
 * base: all of the stratum. Undefined (NAN in, or alone in the stratum) with a reason. */
void cadre_percentile(const uint32_t *strata, const double *v, size_t n, struct measure *out);

/* The same of estimates: the interval is what theirs allow, from the share of the others whose interval lies wholly below one's own
 * to that of those which do not lie wholly above it. Undefined where the estimate is, with its reason. */
void cadre_percentile_of_votes(const uint32_t *strata, const struct measure *v, size_t n, struct measure *out);

#endif
