/* Rounds of voting, their tally sheets, and what bodies decided about them. Texts live in the caller's arena. */
#ifndef STORE_CONTEST_H
#define STORE_CONTEST_H

#include "base/date.h"
#include "model/contest.h"
#include "model/tally.h"
#include "store/db.h"

/* One round of one district. */
struct stored_round {
    int64_t district_no;
    int64_t round; /* from 1 */
    enum round_kind kind;
    struct date held_on;
    int64_t seats;
    int64_t registered;
    struct round_option *options; /* as they stand on the ballot */
    size_t option_count;
    int64_t *stations; /* where it is counted: a tally from each makes the count whole */
    size_t station_count;
};

struct round_option {
    int64_t candidate_no; /* 0: came in by being written in an earlier round */
    const char *name;
};

struct round_list {
    struct stored_round *v;
    size_t n;
};

/* With its options and stations. */
MUST_USE bool round_insert(struct db *db, int64_t county, const struct stored_round *r, struct err *e);

/* All rounds by district and number. */
MUST_USE bool round_load_all(struct arena *a, struct db *db, int64_t county, struct round_list *list, struct err *e);

const struct stored_round *round_lookup(const struct round_list *list, int64_t district_no, int64_t round);

/* Where a tally belongs. */
struct tally_place {
    int64_t district_no;
    int64_t round;
    int64_t station_no;
};

enum tally_entry { TALLY_FIRST = 1, TALLY_SECOND = 2, TALLY_AGREED = 3 };

struct stored_tally {
    struct tally_place place;
    enum tally_entry entry;
    const char *clerk;
    const char *entered_at;
    int64_t journal_seq;
    struct tally_sheet sheet;
};

struct tally_list {
    struct stored_tally *v;
    size_t n;
};

MUST_USE bool tally_insert(struct db *db, int64_t county, const struct stored_tally *t, struct err *e);

/* Takes one entry back; the journal keeps what it was. */
MUST_USE bool tally_delete(struct db *db, int64_t county, struct tally_place place, enum tally_entry entry, struct err *e);

/* All entries by district, round, station, entry. */
MUST_USE bool tally_load_all(struct arena *a, struct db *db, int64_t county, struct tally_list *list, struct err *e);

/* NULL when it has not been entered. */
const struct stored_tally *tally_lookup(const struct tally_list *list, struct tally_place place, enum tally_entry entry);

#endif
