/* The election row: one in every workspace. */
#ifndef STORE_ELECTION_H
#define STORE_ELECTION_H

#include "model/election.h"
#include "store/db.h"

MUST_USE bool election_insert(struct db *db, const struct election *election, struct err *e);

/* Texts live in a. ERR_STATE when the workspace has none. */
MUST_USE bool election_load(struct arena *a, struct db *db, struct election *election, struct err *e);

/* The registered population may become known, or corrected, later. */
MUST_USE bool election_set_population(struct db *db, int64_t county, int64_t population, struct err *e);

#endif
