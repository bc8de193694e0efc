/* A sign judged by rules: what is closed around a middle is a circle, what crosses in the middle with four ends is a
 * cross, what goes down a little and up far to the right is a tick. */
#ifndef SCAN_FIGURE_H
#define SCAN_FIGURE_H

#include "scan/box.h"

/* BALLOT_SHAPE_BLANK stands for none of them. */
enum ballot_shape scan_judge_figure(const struct scan_patch *p, bool *is_plain);

#endif
