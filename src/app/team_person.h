/* Inside of app/team_case.h: a cadre of the records as a person of the case, and how units have done. */
#ifndef APP_TEAM_PERSON_H
#define APP_TEAM_PERSON_H

#include "app/team_case.h"

/* The unit of the case that this organisation is; TEAM_NONE. */
int32_t team_pool_unit(const struct team_case *c, int64_t organisation_no);

/* Fills in *p. taken[seat]: somebody before serves there; the seat that *p serves in is marked. */
void team_pool_take_person(struct team_pool *pool, const struct official *o, struct team_person *p, bool *taken);

/* How many years in a row each unit was last (实绩). */
void team_pool_count_last_years(struct team_pool *pool);

#endif
