/* Many comparisons at once: of a thousand that differ by chance alone, ten have a p below 0.01. */
#ifndef CADRE_DISCOVERY_H
#define CADRE_DISCOVERY_H

#include <stddef.h>

#include "base/arena.h"

/* adjusted[i]  the smallest level at which p[i] still is a discovery, so that among what is raised at that level no more
 *              than this share is expected to be chance. n may be 0; p within 0 ..= 1
 * Source  Benjamini and Hochberg 1995, the step-up procedure */
void cadre_adjust_discoveries(struct arena *a, const double *p, size_t n, double *adjusted);

#endif
