/* Somebody fills in a ballot, as tidily or as badly as people do, and what is then on the paper is known. */
#ifndef VOTER_H
#define VOTER_H

#include "paper.h"
#include "stroke.h"

enum truth { TRUTH_BLANK, TRUTH_MARKED, TRUTH_DOUBTFUL };

struct truth_box {
    enum truth truth; /* by the ink in the box, whatever was meant */
    enum sign sign;   /* drawn there with care; SIGN_NONE otherwise */
    double ink_mm2;   /* of plain ink inside the frame */
};

/* How the marks of a box may turn out; shares of all marks. */
struct habits {
    double sloppy, faint, partial, erased, corrected, outside, odd;
    double marked;  /* share of candidates that are marked at all */
    double written; /* share of write-in lines that are used */
    /* What the voter wants, a letter for each candidate: f for, a against, o nothing; and w to write in a name.
     * NULL: as the dice fall. */
    const char *votes;
};

extern const struct habits habits_clean, habits_normal;

/* page: a copy of what the printer made; boxes as in the layout. */
void voter_fill(struct chance *c, const struct paper_ballot *paper, const struct habits *h, struct picture *page,
        struct truth_box *boxes);

#endif
