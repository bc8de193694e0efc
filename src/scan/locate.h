/* Where on the image the ballot lies: its four corner squares, or any three of them, give the map; its bar says which
 * way round. Nothing else of the page is looked at. */
#ifndef SCAN_LOCATE_H
#define SCAN_LOCATE_H

#include "ballot/layout.h"
#include "scan/mark.h"

struct scan_place {
    struct scan_map map;
    int32_t corners; /* squares found: 4, or 3 with the fourth reckoned */
    double error_um; /* how far the four are from a parallelogram; 0 with three */
    double strength; /* the higher the surer */
    const struct ballot_layout *layout; /* of the sheet that was looked for */
};

/* Why a page was not placed. */
enum scan_misfit { SCAN_FITS, SCAN_NO_CORNERS, SCAN_NO_BAR };

/* layout: any ballot of the sheet looked for. SCAN_NO_BAR: the place is filled in all the same, but may be the wrong
 * way round. */
enum scan_misfit scan_locate(const struct scan_image *image, const struct ballot_layout *layout,
        struct scan_bytes *scratch, struct scan_place *place);

/* The same place with the ballot turned by half. */
struct scan_map scan_map_turned(const struct scan_map *m, const struct ballot_layout *layout);

#endif
