/* The decisions on the total number of deputies, oldest first; the last is in force. */
#ifndef STORE_QUOTA_H
#define STORE_QUOTA_H

#include "model/quota.h"
#include "store/db.h"

struct quota_list {
    struct quota *v;
    size_t n;
};

MUST_USE bool quota_insert(struct db *db, int64_t county, const struct quota *q, struct err *e);
MUST_USE bool quota_update(struct db *db, int64_t county, const struct quota *q, struct err *e);
MUST_USE bool quota_load_all(struct arena *a, struct db *db, int64_t county, struct quota_list *list, struct err *e);

/* NULL when none was fixed yet. */
const struct quota *quota_in_force(const struct quota_list *list);

#endif
