/* Two sheets that went through the scanner one on the other: the image goes on beyond the ballot, and there is print. */
#ifndef SCAN_SECOND_H
#define SCAN_SECOND_H

#include "ballot/layout.h"
#include "scan/mark.h"

/* m: where the ballot lies. Only what stands out by a centimetre or more is looked at. The bed of the scanner, black or
 * with grain, dirt on the glass and folds are no print. scratch is used and kept. */
bool scan_has_second_sheet(const struct scan_image *image, const struct ballot_layout *l, const struct scan_map *m,
        struct scan_bytes *scratch);

#endif
