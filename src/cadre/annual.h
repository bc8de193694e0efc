/* Grades of the years as a whole: how many may be excellent (A70), and who was incompetent two years running (A73). */
#ifndef CADRE_ANNUAL_H
#define CADRE_ANNUAL_H

#include "cadre/source.h"
#include "model/people.h"

/* The three years before the day, over all cadres on record: N827 for a year in which more than the setting's share was excellent.
 * Of fewer than five who were graded nothing is said. */
void annual_check_share(const struct people *p, const struct law_basis *law, struct date on, struct finding_list *findings);

/* W826: incompetent in two years that follow one another, within the three. */
void annual_check_person(const struct people *p, const struct official *o, struct date on, const char *subject,
        struct finding_list *findings);

#endif
