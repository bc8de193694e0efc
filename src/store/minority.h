/* Minorities of the area. Texts live in the caller's arena. */
#ifndef STORE_MINORITY_H
#define STORE_MINORITY_H

#include "model/minority.h"
#include "store/db.h"

struct minority_list {
    struct minority_group *v;
    size_t n;
};

MUST_USE bool minority_insert(struct db *db, int64_t county, const struct minority_group *m, struct err *e);
MUST_USE bool minority_update(struct db *db, int64_t county, const struct minority_group *m, struct err *e);
MUST_USE bool minority_delete(struct db *db, int64_t county, const char *name, struct err *e);
MUST_USE bool minority_load_all(
        struct arena *a, struct db *db, int64_t county, struct minority_list *list, struct err *e);

#endif
