/* Stacks of ballots read by machine, their sheets with marks and pictures, and what people answered about them. Sheets
 * come in the order of their hashes, which is no order at all. Texts live in the caller's arena. */
#ifndef STORE_SCANNED_H
#define STORE_SCANNED_H

#include "model/scanned.h"
#include "store/db.h"

struct batch_list {
    struct scan_batch *v; /* by number */
    size_t n;
};

MUST_USE bool batch_insert(struct db *db, int64_t county, const struct scan_batch *b, struct err *e);

/* state, why and declared. */
MUST_USE bool batch_update(struct db *db, int64_t county, const struct scan_batch *b, struct err *e);
MUST_USE bool batch_load_all(struct arena *a, struct db *db, int64_t county, struct batch_list *list, struct err *e);

/* NULL when there is no such name. Names are not used twice, withdrawn ones neither. */
const struct scan_batch *batch_lookup(const struct batch_list *list, const char *name);

/* Those who put sheets into a stack, by name. None of a stack from before this was kept. */
struct operator_list {
    const char **v;
    size_t n;
};

MUST_USE bool operator_insert(struct db *db, int64_t county, int64_t batch_no, const char *clerk, struct err *e);
MUST_USE bool operator_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct operator_list *list, struct err *e);
bool operator_is_among(const struct operator_list *list, const char *clerk);

struct sheet_list {
    struct scanned_sheet *v;
    size_t n;
};

/* The sheet with marks, lines and picture (png may be empty: none), or with the reason why it was refused. */
MUST_USE bool sheet_insert(struct db *db, int64_t county, const struct scanned_sheet *s, struct str png, struct err *e);

/* Of one stack, without their traces. */
MUST_USE bool sheet_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct sheet_list *list, struct err *e);

/* The traces of one stack, with state and names alone: sheet, same_sheet, trace. */
MUST_USE bool sheet_load_traces(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct sheet_list *list, struct err *e);

/* *png is empty when there is none. */
MUST_USE bool sheet_load_picture(struct arena *a, struct db *db, int64_t county, int64_t batch_no, const char *sheet,
        struct str *png, struct err *e);

struct answer_list {
    struct sheet_answer *v; /* by sheet, item, entry */
    size_t n;
};

MUST_USE bool answer_insert(struct db *db, int64_t county, const struct sheet_answer *x, struct err *e);
MUST_USE bool answer_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct answer_list *list, struct err *e);

#endif
