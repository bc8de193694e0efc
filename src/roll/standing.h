/* The roll as it stands (选民名册): who must not be missing, who must not be on it, and what does not fit together. */
#ifndef ROLL_STANDING_H
#define ROLL_STANDING_H

#include "law/voter.h"
#include "model/voter.h"
#include "roll/published.h"

/* voters      in any state, by number
 * exclusions  all of them, by voter and number: the last one of a voter counts */
struct roll_standing {
    const struct voter_line *voters;
    size_t voter_count;
    const struct unit *units;
    size_t unit_count;
    const struct voter_change *exclusions;
    size_t exclusion_count;
    struct roll_publication published;
};

/* Persons: under age (F104), excluded without need or evidence (F121, F122), without a district (F123), one name and
 * one birth (W105, at most ROLL_TWINS_LISTED_MAX groups). Units without voters (W128), units and their voters in
 * different districts (W129); districts without voters are for seats/check.h (F302). Rounds whose number of voters is
 * not that of the roll (W127). */
void roll_check_standing(
        struct arena *a, const struct law_basis *b, const struct roll_standing *r, struct finding_list *findings);

/* What an exclusion was decided on, as the law is asked about it. ground must be one of law/voter.h. */
struct exclusion roll_exclusion_read(const struct voter_change *c);

/* "选民 12" */
const char *roll_voter_subject(struct arena *a, int64_t voter_no);

#endif
