/* Organisations and their posts. Lists come by number; texts live in the caller's arena. */
#ifndef STORE_ORGANISATION_H
#define STORE_ORGANISATION_H

#include "model/organisation.h"
#include "store/db.h"

MUST_USE bool organisation_insert(struct db *db, int64_t county, const struct organisation *o, struct err *e);
MUST_USE bool organisation_update(struct db *db, int64_t county, const struct organisation *o, struct err *e);
MUST_USE bool organisation_load_all(
        struct arena *a, struct db *db, int64_t county, struct organisation_list *list, struct err *e);

MUST_USE bool post_insert(struct db *db, int64_t county, const struct post *p, struct err *e);
MUST_USE bool post_update(struct db *db, int64_t county, const struct post *p, struct err *e);
MUST_USE bool post_load_all(struct arena *a, struct db *db, int64_t county, struct post_list *list, struct err *e);

#endif
