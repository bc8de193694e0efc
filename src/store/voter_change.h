/* The change log of the roll (补正、变动). Texts live in the caller's arena. */
#ifndef STORE_VOTER_CHANGE_H
#define STORE_VOTER_CHANGE_H

#include "model/voter_change.h"
#include "store/db.h"

struct voter_change_list {
    struct voter_change *v;
    size_t n;
};

MUST_USE bool voter_change_insert(struct db *db, int64_t county, const struct voter_change *c, struct err *e);

/* Changes of that day and later in the order in which they were entered; DATE_NONE: all. */
MUST_USE bool voter_change_load_since(struct arena *a, struct db *db, int64_t county, struct date since,
        struct voter_change_list *list, struct err *e);

/* The whole history of one voter, oldest first. */
MUST_USE bool voter_change_load_of(struct arena *a, struct db *db, int64_t county, int64_t voter_no,
        struct voter_change_list *list, struct err *e);

/* All exclusions by voter and number: the last of a voter says which paper keeps the person off the list. */
MUST_USE bool voter_change_load_exclusions(
        struct arena *a, struct db *db, int64_t county, struct voter_change_list *list, struct err *e);

#endif
