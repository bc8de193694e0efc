/* Nominations and the signatures under them. Texts live in the caller's arena. */
#ifndef STORE_NOMINATION_H
#define STORE_NOMINATION_H

#include "model/nomination.h"
#include "store/db.h"

struct nomination_list {
    struct nomination *v;
    size_t n;
};

struct signer_list {
    struct signer *v;
    size_t n;
};

MUST_USE bool nomination_insert(struct db *db, int64_t county, const struct nomination *n, struct err *e);
MUST_USE bool nomination_update(struct db *db, int64_t county, const struct nomination *n, struct err *e);

/* In the order in which they were received: by day, then by number. */
MUST_USE bool nomination_load_all(
        struct arena *a, struct db *db, int64_t county, struct nomination_list *list, struct err *e);

MUST_USE bool signer_insert(struct db *db, int64_t county, const struct signer *s, struct err *e);
MUST_USE bool signer_update(struct db *db, int64_t county, const struct signer *s, struct err *e);

/* By nomination, then in the order of signing. */
MUST_USE bool signer_load_all(struct arena *a, struct db *db, int64_t county, struct signer_list *list, struct err *e);

/* NULL when there is none of that number. */
const struct nomination *nomination_lookup(const struct nomination_list *list, int64_t nomination_no);

/* The run of signers of one nomination, *n long. */
const struct signer *signer_lookup_all(const struct signer_list *list, int64_t nomination_no, size_t *n);

#endif
