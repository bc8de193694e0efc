/* Appraisal material of one person (考察材料): the part that is figures, each with its base and interval; what people
 * think of it the group writes itself. Votes stand beside results and are not added to them. */
#ifndef APP_COUNTY_PERSON_H
#define APP_COUNTY_PERSON_H

#include "app/corroborate.h"
#include "app/county_source.h"

/* q  which questions it carries, with what the group answered (app/corroborate.h). Errors as corroborate_flags */
MUST_USE bool county_person_paper(const struct county_source *s, const struct official *o, const struct corroborate_request *q,
        struct paper **paper, struct err *e);

#endif
