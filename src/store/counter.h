/* Keys that the program issues itself, because sequences differ between engines. */
#ifndef STORE_COUNTER_H
#define STORE_COUNTER_H

#include "store/db.h"

/* count keys in a row, the first being *first: from 1 upward for each county and name ("voter"), never twice.
 * Inside the open transaction to write: rolled back, the same keys are issued again. */
MUST_USE bool counter_issue(
        struct db *db, int64_t county, const char *name, int64_t count, int64_t *first, struct err *e);

#endif
