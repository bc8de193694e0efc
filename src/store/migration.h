/* The tables as a row of numbered files, each applied once, none ever changed. Inside store/ only. */
#ifndef STORE_MIGRATION_H
#define STORE_MIGRATION_H

#include "seal/sm3.h"
#include "store/db.h"

struct migration {
    const char *name; /* "0001_election.sql" */
    const char *sql;
    char hash[SM3_HEX];
};

/* v[i] has number i + 1. */
struct migration_list {
    const struct migration *v;
    size_t n;
};

/* Those that the program carries. */
MUST_USE bool migration_load(struct arena *a, struct migration_list *list, struct err *e);

/* Applies number `version` + 1 and all after it, inside the open transaction. */
MUST_USE bool migration_apply(struct db *db, struct migration_list list, size_t version, struct err *e);

/* Compares those applied with the list and applies what is missing, each in a transaction of its own.
 * ERR_INPUT  an applied one differs
 * ERR_STATE  the database knows more than the list, or is read-only and lacks some */
MUST_USE bool migration_bring_up(struct db *db, struct migration_list list, struct err *e);

#endif
