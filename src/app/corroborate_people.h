/* Whom the flags of a year are about, with what stands beside the votes: the class, the wish, the results of work. */
#ifndef APP_CORROBORATE_PEOPLE_H
#define APP_CORROBORATE_PEOPLE_H

#include "app/corroborate.h"

/* The year of the request; 0: the latest in which anything was counted, recommendations alone make one, too. */
struct set_choice corroborate_choice(const struct appraisal *x, const struct corroborate_request *q);

/* What somebody said he is willing to do, with his own name under it, in a set of the year that asks for it (任职意向); else
 * what the roster says. */
const char *corroborate_wish(const struct appraisal *x, const struct set_subject *s, const struct official *o, int64_t year);

/* Everybody whom a set of the choice asks about; in the workspace's arena. Returns how many. */
size_t corroborate_people(const struct appraisal *x, const struct set_choice *c, struct flag_person **out);

#endif
