/* Recommendation in the meeting against recommendation in talks (会议推荐与谈话推荐), post by post: two shares with
 * their intervals, their difference with its own, and whether that is a question for the group. A difference is a
 * question when its interval leaves out nought and it is at least as large as asked for. */
#ifndef APP_COUNTY_RECOMMEND_H
#define APP_COUNTY_RECOMMEND_H

#include "app/corroborate.h"
#include "app/county_source.h"

enum {
    COUNTY_SHOWN_PERCENT =
            10, /* who is named by fewer in both is left out of the table; nobody's losing votes are spread */
};

/* One person for one post. x of n in the meeting and in talks. */
struct county_pair {
    const char *name;
    const char *item;
    int64_t meeting, meeting_base;
    int64_t talk, talk_base;
    struct measure difference; /* meeting less talk */
    bool is_question;
};

/* others  sets of that year that are not in it, "甲、乙" */
struct county_pairs {
    const struct ballot_set *meeting, *talk;
    const char *others;
    struct county_pair *v;
    size_t n;
    size_t left_out; /* hidden, or named by too few */
};

/* The unsigned meeting and talk of one organisation (NULL: of all that have both) in the last year that has both, the first of each, a part each with table and scatter. What
 * is marked are the questions of app/corroborate.h, corrected for all comparisons of the year, also when one part is printed.
 * gap_points  1 ..= 100
 * Errors  ERR_INPUT: none has both */
MUST_USE bool county_recommend_paper(const struct county_source *s, const struct organisation *o, int64_t gap_points,
        struct paper **paper, struct err *e);

#endif
