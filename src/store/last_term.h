/* The composition of the outgoing congress. */
#ifndef STORE_LAST_TERM_H
#define STORE_LAST_TERM_H

#include "model/last_term.h"
#include "store/db.h"

struct last_term {
    bool has[TERM_ITEM_COUNT];
    struct term_figure figures[TERM_ITEM_COUNT]; /* by item; valid where has says so */
    size_t n;                                    /* how many there are */
};

/* Over an earlier one for the same item. */
MUST_USE bool last_term_save(struct db *db, int64_t county, const struct term_figure *f, struct err *e);
MUST_USE bool last_term_delete(struct db *db, int64_t county, enum term_item item, struct err *e);
MUST_USE bool last_term_load(struct db *db, int64_t county, struct last_term *term, struct err *e);

#endif
