/* Figures of performance (实绩) and the conditions they were reached under. Lists come by organisation, cadre, year and
 * name; texts live in the caller's arena. */
#ifndef STORE_PERFORMANCE_H
#define STORE_PERFORMANCE_H

#include "model/official.h"
#include "store/db.h"

/* Puts the figure in, over an earlier one of the same organisation or cadre, year and field. */
MUST_USE bool performance_save(struct db *db, int64_t county, const struct performance *p, struct err *e);
MUST_USE bool performance_load_all(
        struct arena *a, struct db *db, int64_t county, struct performance_list *list, struct err *e);

MUST_USE bool condition_save(struct db *db, int64_t county, const struct condition *c, struct err *e);
MUST_USE bool condition_load_all(
        struct arena *a, struct db *db, int64_t county, struct condition_list *list, struct err *e);

#endif
