/* From the first list to the formal one: reviews, rounds of talk, primaries. Texts live in the caller's arena. */
#ifndef STORE_REVIEW_H
#define STORE_REVIEW_H

#include "model/nomination.h"
#include "store/db.h"

struct review_list {
    struct review *v;
    size_t n;
};

struct consultation_list {
    struct consultation *v;
    size_t n;
};

struct primary_list {
    struct primary_election *v;
    size_t n;
};

/* Puts it in, over an earlier one for the same candidate and item. */
MUST_USE bool review_save(struct db *db, int64_t county, const struct review *r, struct err *e);
MUST_USE bool review_load_all(struct arena *a, struct db *db, int64_t county, struct review_list *list, struct err *e);

MUST_USE bool consultation_insert(struct db *db, int64_t county, const struct consultation *c, struct err *e);
MUST_USE bool consultation_update(struct db *db, int64_t county, const struct consultation *c, struct err *e);

/* By district and round. */
MUST_USE bool consultation_load_all(
        struct arena *a, struct db *db, int64_t county, struct consultation_list *list, struct err *e);

/* Over an earlier one of the same district. */
MUST_USE bool primary_save(struct db *db, int64_t county, const struct primary_election *p, struct err *e);
MUST_USE bool primary_load_all(
        struct arena *a, struct db *db, int64_t county, struct primary_list *list, struct err *e);

/* NULL when there is none. */
const struct review *review_lookup(const struct review_list *list, int64_t candidate_no, enum review_item item);
const struct consultation *consultation_lookup(
        const struct consultation_list *list, int64_t district_no, int64_t round);
const struct primary_election *primary_lookup(const struct primary_list *list, int64_t district_no);

#endif
