/* Files that rolls were imported from. Lists come by number; texts live in the caller's arena. */
#ifndef STORE_ROLL_SOURCE_H
#define STORE_ROLL_SOURCE_H

#include "store/db.h"

struct roll_source {
    int64_t source_no;
    const char *name; /* of the file, without its folder; a later file of this name updates the rows of this one */
    const char *hash; /* SM3 of the file last taken in */
    const char *imported_at;
    int64_t rows;
    int64_t accepted;
    int64_t rejected;
};

struct roll_source_list {
    struct roll_source *v;
    size_t n;
};

MUST_USE bool roll_source_insert(struct db *db, int64_t county, const struct roll_source *s, struct err *e);

/* Everything but the number. */
MUST_USE bool roll_source_update(struct db *db, int64_t county, const struct roll_source *s, struct err *e);

MUST_USE bool roll_source_load_all(
        struct arena *a, struct db *db, int64_t county, struct roll_source_list *list, struct err *e);

/* NULL when there is none of that number, or name. */
const struct roll_source *roll_source_lookup(const struct roll_source_list *list, int64_t source_no);
const struct roll_source *roll_source_named(const struct roll_source_list *list, const char *name);

#endif
