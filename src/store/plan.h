/* The work plan, in the order of due days. Texts live in the caller's arena. */
#ifndef STORE_PLAN_H
#define STORE_PLAN_H

#include "model/plan.h"
#include "store/db.h"

struct plan_list {
    struct plan_step *v;
    size_t n;
};

MUST_USE bool plan_insert(struct db *db, int64_t county, const struct plan_step *x, struct err *e);
MUST_USE bool plan_update(struct db *db, int64_t county, const struct plan_step *x, struct err *e);
MUST_USE bool plan_delete(struct db *db, int64_t county, int64_t step_no, struct err *e);
MUST_USE bool plan_load_all(struct arena *a, struct db *db, int64_t county, struct plan_list *list, struct err *e);

/* NULL when there is no step of that code. */
struct plan_step *plan_lookup(const struct plan_list *list, const char *code);

#endif
