/* How far the ink of a box spreads: a line runs through in a narrow band, what is written does not. */
#ifndef SCAN_SPREAD_H
#define SCAN_SPREAD_H

#include "scan/patch.h"

/* The ink outside the band of 2.5 mm, upright or across, that leaves the least of it outside; square millimetres.
 * p->mask is filled in. */
double scan_ink_off_band(const struct scan_patch *p);

#endif
