/* 政治面貌: which side a cadre's record is on. GB/T 4762: 01 中共党员, 02 预备党员 and 03 共青团员 are not outside of the party
 * (党外), all others are (A89). Many rosters have the day of joining a democratic party under 入党时间; that alone makes no
 * Communist. */
#ifndef CADRE_POLITICS_H
#define CADRE_POLITICS_H

#include "model/official.h"

enum politics {
    POLITICS_UNSAID,
    POLITICS_MEMBER,       /* 中共党员, with another party or without */
    POLITICS_PROBATIONARY, /* 预备党员 */
    POLITICS_LEAGUE,       /* 共青团员 */
    POLITICS_OUTSIDE,      /* 党外 */
    POLITICS_UNCLEAR       /* another party, and a day of joining the Communist one: either of the two is wrong, or he is in both */
};

enum politics politics_of(const struct official *o);

/* Whether the words are of 政治面貌 at all: a party, 群众, 无党派 ... */
bool politics_is_known(const char *said);

#endif
