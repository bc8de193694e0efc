/* Corroboration sheets (交叉印证表): the sources on a person side by side, two and two against each other, votes beside results, and the
 * questions with what the group answered. A sheet holds questions and answers, never a conclusion of its own. */
#ifndef APP_COUNTY_CORROBORATE_H
#define APP_COUNTY_CORROBORATE_H

#include "app/corroborate.h"
#include "app/county_source.h"

/* names  of the people, n of them; a part each
 * Errors  ERR_INPUT: nobody, or a name that is on no roster and no ballot */
MUST_USE bool county_corroborate_paper(const struct county_source *s, const char *const *names, size_t n,
        const struct corroborate_request *q, struct paper **paper, struct err *e);

/* The questions about one person with their answers, for the material; nothing when there are none. */
void county_add_questions(struct arena *a, const struct corroborate_flags *flags, struct paper *p);

#endif
