/* Objections to the list of voters, by number. Texts live in the caller's arena. */
#ifndef STORE_OBJECTION_H
#define STORE_OBJECTION_H

#include "model/objection.h"
#include "store/db.h"

struct objection_list {
    struct objection *v;
    size_t n;
};

MUST_USE bool objection_insert(struct db *db, int64_t county, const struct objection *o, struct err *e);
MUST_USE bool objection_update(struct db *db, int64_t county, const struct objection *o, struct err *e);
MUST_USE bool objection_load_all(
        struct arena *a, struct db *db, int64_t county, struct objection_list *list, struct err *e);

/* NULL when there is none of that number. */
const struct objection *objection_lookup(const struct objection_list *list, int64_t objection_no);

#endif
