/* The paper moves unevenly through a scanner: the marks at both ends of every row of boxes say by how much just there.
 */
#ifndef SCAN_ROW_H
#define SCAN_ROW_H

#include "ballot/layout.h"
#include "scan/mark.h"

struct scan_rows {
    struct scan_map maps[BALLOT_ROWS_MAX]; /* the page's map, corrected for the row */
    int32_t seen;                          /* marks found, of two for each row */
    double shift_um;                       /* the largest correction that was made */
};

/* m: where the page lies. Rows whose marks are not to be seen take after their neighbours. */
void scan_read_rows(const struct scan_image *image, const struct ballot_layout *layout, const struct scan_map *m,
        struct scan_rows *rows);

#endif
