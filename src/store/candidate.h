/* Candidates. Lists come by district, then place on the list, then number; texts live in the caller's arena. */
#ifndef STORE_CANDIDATE_H
#define STORE_CANDIDATE_H

#include "model/candidate.h"
#include "store/db.h"

struct candidate_list {
    struct candidate *v;
    size_t n;
};

MUST_USE bool candidate_insert(struct db *db, int64_t county, const struct candidate *c, struct err *e);
MUST_USE bool candidate_update(struct db *db, int64_t county, const struct candidate *c, struct err *e);
MUST_USE bool candidate_load_all(struct arena *a, struct db *db, int64_t county, struct candidate_list *list,
        struct err *e);

/* NULL when there is none of that number. */
const struct candidate *candidate_lookup(const struct candidate_list *list, int64_t candidate_no);

#endif
