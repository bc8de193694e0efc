/* The side of oneself (自我评). One rater stands behind a self-assessment, so what it says is never shown: that it was handed
 * in is, and how all who are in the same set graded themselves when five or more of them did. Always a whole set, as it was
 * handed in: who is counted must not depend on who belongs to which team today, nor be put together from several sets, or the
 * difference of two papers is what one person said. For the same reason a set shows nothing once another one of the year asks
 * one of its people, too. */
#ifndef CADRE_SET_SELF_H
#define CADRE_SET_SELF_H

#include "cadre/set_choice.h"

struct set_self_question {
    const struct set_table *tables;
    size_t n;
    int64_t year; /* 0: any */
    const struct set_subject *subject;
};

/* set     that the votes come from; NULL: they are not shown
 * raters  those of it who graded themselves on the whole
 * votes   of each label, the best grade first */
struct set_self {
    bool was_asked;
    bool is_handed_in;
    const struct ballot_set *set;
    int64_t raters;
    const char **labels;
    int64_t *votes;
    size_t label_count;
};

/* Are both self-assessments of one year, and may somebody be in both? Of such neither shows. */
bool set_selves_overlap(const struct set_table *x, const struct set_table *y);

struct set_self cadre_self(struct arena *a, const struct set_self_question *q);

#endif
