/* Reviews of credentials (代表资格审查), by candidate number. Texts live in the caller's arena. */
#ifndef STORE_CREDENTIAL_H
#define STORE_CREDENTIAL_H

#include "model/credential.h"
#include "store/db.h"

struct credential_list {
    struct credential *v;
    size_t n;
};

/* Over an earlier one of the same person. */
MUST_USE bool credential_save(struct db *db, int64_t county, const struct credential *c, struct err *e);
MUST_USE bool credential_load_all(
        struct arena *a, struct db *db, int64_t county, struct credential_list *list, struct err *e);

/* NULL when the person was not reviewed. */
const struct credential *credential_lookup(const struct credential_list *list, int64_t candidate_no);

#endif
