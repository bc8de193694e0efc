/* Selections, their events, open steps and days off. Lists come by number (events by selection and number, steps by name, days
 * by day); texts live in the caller's arena. */
#ifndef STORE_SELECTION_H
#define STORE_SELECTION_H

#include "model/selection.h"
#include "store/db.h"

MUST_USE bool selection_insert(struct db *db, int64_t county, const struct selection *s, struct err *e);
MUST_USE bool selection_update(struct db *db, int64_t county, const struct selection *s, struct err *e);
MUST_USE bool selection_load_all(
        struct arena *a, struct db *db, int64_t county, struct selection_list *list, struct err *e);

/* With its items. */
MUST_USE bool selection_event_insert(struct db *db, int64_t county, const struct selection_event *x, struct err *e);
MUST_USE bool selection_event_load_all(
        struct arena *a, struct db *db, int64_t county, struct selection_event_list *list, struct err *e);

/* Over an earlier one of the same name and kind. */
MUST_USE bool open_step_save(struct db *db, int64_t county, const struct open_step *s, struct err *e);
MUST_USE bool open_step_load_all(
        struct arena *a, struct db *db, int64_t county, struct open_step_list *list, struct err *e);

MUST_USE bool holiday_save(struct db *db, int64_t county, const struct holiday *h, struct err *e);
MUST_USE bool holiday_load_all(struct arena *a, struct db *db, int64_t county, struct holiday_list *list, struct err *e);

#endif
