/* A sign judged by a small net of sums that has learnt from drawn signs: 24 by 24 cells of ink, 32 sums, four answers.
 * Its numbers are data/signs.tsv, which bench_scan_signs writes. */
#ifndef SCAN_LEARNT_H
#define SCAN_LEARNT_H

#include "base/str.h"
#include "scan/box.h"

enum {
    SCAN_CELLS = 24, /* of a side */
    SCAN_INPUTS = SCAN_CELLS * SCAN_CELLS,
    SCAN_SUMS = 32,
    SCAN_ANSWERS = 4, /* by enum ballot_shape; BLANK stands for none of them */
};

struct scan_net {
    float sums[SCAN_SUMS][SCAN_INPUTS + 1]; /* the last number of a row is added */
    float answers[SCAN_ANSWERS][SCAN_SUMS + 1];
};

/* ERR_INPUT when text is no such table. */
MUST_USE bool scan_net_read(struct str text, struct scan_net *net, struct err *e);

/* The ink of p->mask, its bounds fitted into the cells without changing its shape; 0 white ..= 1 black. False without
 * ink. */
bool scan_cells_of(const struct scan_patch *p, float cells[SCAN_INPUTS]);

/* The likelier answer, and how likely: 0 ..= 1. */
enum ballot_shape scan_judge_cells(const struct scan_net *net, const float cells[SCAN_INPUTS], double *likely);

#endif
