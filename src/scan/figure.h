/* A sign judged by rules: what is closed around a middle is a circle, what crosses in the middle with four ends is a
 * cross, what goes down a little and up far to the right is a tick. */
#ifndef SCAN_FIGURE_H
#define SCAN_FIGURE_H

#include "scan/box.h"

/* BALLOT_SHAPE_BLANK: none of them plainly; then bit 1 << shape of *may is set when it may still be that one. */
enum ballot_shape scan_judge_figure(const struct scan_patch *p, unsigned *may);

#endif
