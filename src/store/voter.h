/* The roll. Lists come by voter number; texts and sealed bytes live in the caller's arena. */
#ifndef STORE_VOTER_H
#define STORE_VOTER_H

#include "model/voter.h"
#include "store/db.h"

struct voter_list {
    struct voter *v;
    size_t n;
};

/* Writes voters one after the other with one statement: struct voter_writer w; voter_writer_open; voter_write …;
 * voter_writer_close, all in one transaction. A voter with an ID key claims it (R02): *claimed_by is the voter who
 * has it already, and nothing is written; 0 when the row was written. */
struct voter_writer {
    struct db *db;
    int64_t county;
    struct db_statement *row;
    struct db_statement *claim;
    struct db_statement *holder;
};

MUST_USE bool voter_writer_open(struct db *db, int64_t county, struct voter_writer *w, struct err *e);
MUST_USE bool voter_write(struct voter_writer *w, const struct voter *v, int64_t *claimed_by, struct err *e);
void voter_writer_close(struct voter_writer *w);

/* The same for many voters of whom the caller, holding the transaction, knows that nobody has their numbers: first the rows
 * alone, then all their claims at once, in the order of the keys. Several times as fast for a million rows, whose numbers
 * would otherwise be looked for all over the file. ERR_STATE when a number is taken all the same. */
struct voter_claim {
    int64_t id_high;
    int64_t id_low;
    int64_t voter_no;
};
MUST_USE bool voter_write_unclaimed(struct voter_writer *w, const struct voter *v, struct err *e);
MUST_USE bool voter_write_claims(struct voter_writer *w, struct voter_claim *claims, size_t n, struct err *e);

/* Changes all but the number and the ID keys. */
MUST_USE bool voter_update(struct db *db, int64_t county, const struct voter *v, struct err *e);

/* Everybody, in any state, every column. */
MUST_USE bool voter_load_all(struct arena *a, struct db *db, int64_t county, struct voter_list *list, struct err *e);

/* Everybody with that name, in any state and district. */
MUST_USE bool voter_load_named(struct arena *a, struct db *db, int64_t county, const char *name,
        struct voter_list *list, struct err *e);

/* One voter by number or by the search key of the ID number; *found says whether there is one. */
MUST_USE bool voter_load(struct arena *a, struct db *db, int64_t county, int64_t voter_no, struct voter *v, bool *found,
        struct err *e);
MUST_USE bool voter_load_by_id(struct arena *a, struct db *db, int64_t county, int64_t id_high, int64_t id_low,
        struct voter *v, bool *found, struct err *e);

/* Everybody with that telephone, by its search key. */
MUST_USE bool voter_load_by_phone(struct arena *a, struct db *db, int64_t county, int64_t phone_high, int64_t phone_low,
        struct voter_list *list, struct err *e);

/* Gives a voter another ID number: sealed bytes and keys are those of v (keys 0 and 0: none). The claim goes with it;
 * *claimed_by is the voter who has the new one already, and the transaction must be rolled back; else 0. */
MUST_USE bool voter_rekey(struct db *db, int64_t county, const struct voter *v, int64_t *claimed_by, struct err *e);

#endif
