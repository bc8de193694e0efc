/* The ink in a box of the ballot, and what is not ink: its printed frame, dirt, folds, lines that come from far. */
#ifndef SCAN_BOX_H
#define SCAN_BOX_H

#include "scan/patch.h"

struct scan_ink {
    double ink_mm2;     /* inside */
    double ring_mm2;    /* outside the frame, in the white around; measured where there is little inside */
    double faint_mm2;   /* inside, hardly darker than the paper; likewise */
    double trace_mm2;   /* inside, the smallest specks too; in black and white only */
    double beside_mm2;  /* inside, beside a line that comes in from one side; likewise */
    int32_t pieces;     /* of all this ink */
    bool has_half_line; /* such a line comes in from one side and ends inside: it was left; looked for where there is
                           little ink */
    bool has_line;      /* a straight line through the box and beyond was taken out: a fold, dirt on the glass */
};

/* Fills p->mask and p->white. little_mm2: with more ink than this inside, the rest does not matter. */
void scan_measure_ink(struct scan_patch *p, bool is_bilevel, double little_mm2, struct scan_ink *ink);

#endif
