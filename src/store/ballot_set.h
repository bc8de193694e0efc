/* Ballot sets of an appraisal, their sums, whole ballots, one-time codes and signatures. Texts live in the caller's
 * arena. */
#ifndef STORE_BALLOT_SET_H
#define STORE_BALLOT_SET_H

#include "model/ballot_set.h"
#include "store/db.h"

MUST_USE bool ballot_set_insert(struct db *db, int64_t county, const struct ballot_set *s, struct err *e);
/* By number; all of it. */
MUST_USE bool ballot_set_update(struct db *db, int64_t county, const struct ballot_set *s, struct err *e);
/* By number. */
MUST_USE bool ballot_set_load_all(
        struct arena *a, struct db *db, int64_t county, struct ballot_set_list *list, struct err *e);

/* The text of a county's own procedure; save puts it over an earlier one. found: is there one of that code? */
MUST_USE bool set_profile_save(struct db *db, int64_t county, const char *code, struct str source, struct err *e);
MUST_USE bool set_profile_load(
        struct arena *a, struct db *db, int64_t county, const char *code, struct str *source, bool *found, struct err *e);

/* Sums of one question and label. */
struct set_line {
    const char *subject;
    int64_t subject_no;
    const char *item;
    const char *answer;
    int64_t votes;
};

/* 1 and 2: entered blind; AGREED: in force. */
enum set_entry_no { SET_ENTRY_FIRST = 1, SET_ENTRY_SECOND, SET_ENTRY_AGREED };

struct set_entry {
    int64_t set_no;
    enum set_entry_no entry;
    const char *clerk;
    const char *entered_at;
    int64_t journal_seq;
    struct set_line *lines;
    size_t n;
};

struct set_entry_list {
    struct set_entry *v;
    size_t n;
};

MUST_USE bool set_entry_insert(struct db *db, int64_t county, const struct set_entry *x, struct err *e);
MUST_USE bool set_entry_delete(struct db *db, int64_t county, int64_t set_no, enum set_entry_no entry, struct err *e);
/* All entries of all sets, with their lines. */
MUST_USE bool set_entry_load_all(
        struct arena *a, struct db *db, int64_t county, struct set_entry_list *list, struct err *e);
/* NULL when there is none. */
const struct set_entry *set_entry_lookup(const struct set_entry_list *list, int64_t set_no, enum set_entry_no entry);

/* ---- whole ballots ---- */

/* Puts the form in, over an earlier one. */
MUST_USE bool set_form_save(struct db *db, int64_t county, int64_t set_no, const struct set_form *f, struct err *e);
MUST_USE bool set_form_load(
        struct arena *a, struct db *db, int64_t county, int64_t set_no, struct set_form *f, struct err *e);

/* Numbers ballots from 1; they come shuffled. NULL answers: n empty places. */
MUST_USE bool set_ballots_insert(struct db *db, int64_t county, int64_t set_no, size_t questions, const uint8_t *answers,
        size_t n, struct err *e);
MUST_USE bool set_ballots_delete(struct db *db, int64_t county, int64_t set_no, struct err *e);
/* Without the empty places. questions: of the form. */
MUST_USE bool set_ballots_load(struct arena *a, struct db *db, int64_t county, int64_t set_no, size_t questions,
        struct set_ballots *b, struct err *e);

/* Whole ballots as one of two people typed them (entry 1, 2); source is app/set_draft.c's. */
struct set_draft {
    int64_t set_no;
    enum set_entry_no entry;
    const char *clerk;
    struct str source;
};
MUST_USE bool set_draft_insert(struct db *db, int64_t county, const struct set_draft *d, struct err *e);
MUST_USE bool set_draft_delete(struct db *db, int64_t county, int64_t set_no, enum set_entry_no entry, struct err *e);
MUST_USE bool set_draft_load(struct arena *a, struct db *db, int64_t county, int64_t set_no, enum set_entry_no entry,
        struct set_draft *d, bool *found, struct err *e);

/* ---- one-time codes ---- */

struct set_code {
    int64_t high, low;
};

/* In the order of their hashes, whatever order they come in. */
MUST_USE bool set_codes_insert(
        struct arena *a, struct db *db, int64_t county, int64_t set_no, const struct set_code *codes, size_t n,
        struct err *e);

enum set_code_state { SET_CODE_UNKNOWN, SET_CODE_FRESH, SET_CODE_USED };
MUST_USE bool set_code_load_state(
        struct db *db, int64_t county, int64_t set_no, struct set_code code, enum set_code_state *state, struct err *e);
MUST_USE bool set_code_spend(struct db *db, int64_t county, int64_t set_no, struct set_code code, struct err *e);

/* Numbers of the empty places. */
MUST_USE bool set_places_load_empty(
        struct arena *a, struct db *db, int64_t county, int64_t set_no, int64_t **places, size_t *n, struct err *e);
MUST_USE bool set_place_fill(struct db *db, int64_t county, int64_t set_no, int64_t place, const uint8_t *answers,
        size_t questions, struct err *e);

/* ---- signed recommendations ---- */

MUST_USE bool set_signatures_save(
        struct db *db, int64_t county, int64_t set_no, const struct set_signature_list *list, struct err *e);
MUST_USE bool set_signatures_load(
        struct arena *a, struct db *db, int64_t county, int64_t set_no, struct set_signature_list *list, struct err *e);

#endif
