/* The second look at stacks of ballots: draws of the sample, and what people saw. Texts live in the caller's arena. */
#ifndef STORE_LOOK_H
#define STORE_LOOK_H

#include "model/scanned.h"
#include "store/db.h"

struct sample_list {
    struct scan_sample *v; /* by draw */
    size_t n;
};

MUST_USE bool sample_insert(struct db *db, int64_t county, const struct scan_sample *x, struct err *e);
MUST_USE bool sample_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct sample_list *list, struct err *e);

struct look_list {
    struct sheet_look *v; /* by sheet, entry */
    size_t n;
};

MUST_USE bool look_insert(struct db *db, int64_t county, const struct sheet_look *x, struct err *e);
MUST_USE bool look_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct look_list *list, struct err *e);

#endif
