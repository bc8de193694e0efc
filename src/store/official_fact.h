/* Further facts of cadres' records. */
#ifndef STORE_OFFICIAL_FACT_H
#define STORE_OFFICIAL_FACT_H

#include "model/official_fact.h"
#include "store/db.h"

/* All facts of that person in the place of those that were there; fact_no becomes 1, 2 … in the order of v. */
MUST_USE bool official_fact_replace(struct db *db, int64_t county, int64_t official_no, const struct official_fact *v, size_t n,
        struct err *e);

/* By person and number; texts live in a. */
MUST_USE bool official_fact_load_all(
        struct arena *a, struct db *db, int64_t county, struct official_fact_list *list, struct err *e);

#endif
