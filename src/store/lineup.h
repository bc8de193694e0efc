/* Line-ups of teams. Lists come by number, seats by post and seat; texts live in the caller's arena. */
#ifndef STORE_LINEUP_H
#define STORE_LINEUP_H

#include "model/lineup.h"
#include "store/db.h"

MUST_USE bool lineup_insert(struct db *db, int64_t county, const struct lineup *x, struct err *e);
MUST_USE bool lineup_load_all(struct arena *a, struct db *db, int64_t county, struct lineup_list *list, struct err *e);

/* Writes why it is taken back. */
MUST_USE bool lineup_withdraw(struct db *db, int64_t county, int64_t lineup_no, const char *why, struct err *e);

MUST_USE bool lineup_seat_insert(struct db *db, int64_t county, const struct lineup_seat *x, struct err *e);
MUST_USE bool lineup_seat_delete(struct db *db, int64_t county, const struct lineup_seat *x, struct err *e);
MUST_USE bool lineup_seat_load(struct arena *a, struct db *db, int64_t county, int64_t lineup_no,
        struct lineup_seat_list *list, struct err *e);

#endif
