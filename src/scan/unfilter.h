/* The five row filters of PNG, taken back in place (PNG specification, part 9). */
#ifndef SCAN_UNFILTER_H
#define SCAN_UNFILTER_H

#include <stdbool.h>
#include <stdint.h>

/* row: n filtered bytes become plain; above: the plain row before it, NULL for the first. step: bytes from a pixel to
 * its left neighbour, at least 1. False when there is no such filter. */
bool scan_unfilter(int filter, uint8_t *row, const uint8_t *above, int32_t n, int32_t step);

#endif
