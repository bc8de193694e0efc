/* Grades of the years as a whole: how many may be excellent (A70, A71), who was incompetent two years running (A73), who may not be
 * excellent (A75), and by which post the holder of two is scored (A72). */
#ifndef CADRE_ANNUAL_H
#define CADRE_ANNUAL_H

#include "cadre/source.h"
#include "model/people.h"

/* The three years before the day, over all cadres on record: N827 for a year in which more than the setting's share was excellent.
 * Of fewer than five who were graded nothing is said. While nobody said how a part of a person counts, none counts, and the finding
 * says where that decides. */
void annual_check_share(const struct people *p, const struct law_basis *law, struct date on, struct finding_list *findings);

/* W826: incompetent in two years that follow one another, within the three. F875: excellent in a year for which a case that
 * forbids it is registered; which cases there are is the department's own list. */
void annual_check_person(const struct people *p, const struct official *o, struct date on, const char *subject,
        struct finding_list *findings);

/* The post by which a holder of several is scored where the higher one counts (A72): that of the higher grade, then the one first in
 * POST_ROLES; secondments do not count. NULL: holds none on the day. */
const struct post *annual_scored_post(const struct people *p, int64_t official_no, struct date on);

/* N872: holds two posts on the day, and the place scores by the higher one; with the command that does it (app/appraise_by_post.h).
 * Nothing while the setting is off. */
void annual_check_posts(const struct people *p, const struct official *o, const struct law_basis *law, struct date on,
        const char *subject, struct finding_list *findings);

#endif
