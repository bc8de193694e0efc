/* The side of oneself (自我评). One rater stands behind a self-assessment, so what it says is never shown: that it was handed
 * in is, and how the people of a team graded themselves when five or more of them did. Who is of the team is who the team's set
 * asks about, whoever left or came since: with the difference somebody could say what the one who left had said. */
#ifndef CADRE_SET_SELF_H
#define CADRE_SET_SELF_H

#include "cadre/set_choice.h"

/* organisation  of the team; "" counts only the sets of several organisations
 * members       numbers of its officials, those who left as well: of the sets that name no organisation */
struct set_self_question {
    const struct set_table *tables;
    size_t n;
    int64_t year; /* 0: any */
    const struct set_subject *subject;
    const char *organisation;
    const int64_t *members;
    size_t member_count;
};

/* raters  members who graded themselves on the whole
 * votes   of each label, the most first; NULL when there are fewer than CADRE_RATERS_MIN */
struct set_self {
    bool was_asked;
    bool is_handed_in;
    int64_t raters;
    const char **labels;
    int64_t *votes;
    size_t label_count;
};

struct set_self cadre_self(struct arena *a, const struct set_self_question *q);

#endif
