/* Scanned forms of grades (测评表) that wait for people, and the pictures of those that were taken. Texts and bytes live in
 * the caller's arena. */
#ifndef STORE_SET_LEAF_H
#define STORE_SET_LEAF_H

#include "model/ballot_set.h"
#include "store/db.h"

/* One rater's form. answers: a label's number for each question. */
struct set_leaf {
    const char *leaf;
    uint8_t *answers;
};

/* What one person read on a line. who: a hash of the person, the line and the form, all 0 in a free place; label_no 0:
 * nothing is marked. */
enum { SET_LOOK_WHO = 16, SET_LOOKS_MAX = 8 };
struct set_look {
    uint8_t who[SET_LOOK_WHO];
    uint8_t label_no;
};

/* A line that people have to read, with the places for what they read. question_no from 1. */
struct set_leaf_doubt {
    const char *leaf;
    int64_t question_no;
    const char *why;
    struct set_look looks[SET_LOOKS_MAX];
};

struct set_leaf_list {
    struct set_leaf *v; /* by leaf */
    size_t n;
    struct set_leaf_doubt *doubts; /* by leaf and question */
    size_t doubt_count;
};

MUST_USE bool set_leaf_insert(
        struct db *db, int64_t county, int64_t set_no, const struct set_leaf *x, size_t questions, struct err *e);
MUST_USE bool set_leaf_insert_page(
        struct db *db, int64_t county, int64_t set_no, const char *leaf, int64_t page_no, struct str png, struct err *e);
MUST_USE bool set_leaf_insert_doubt(
        struct db *db, int64_t county, int64_t set_no, const struct set_leaf_doubt *x, struct err *e);
/* Over the places that are there; of the same length. */
MUST_USE bool set_leaf_update_looks(
        struct db *db, int64_t county, int64_t set_no, const struct set_leaf_doubt *x, struct err *e);

/* ERR_STATE when a leaf has not as many answers as there are questions. */
MUST_USE bool set_leaf_load_all(struct arena *a, struct db *db, int64_t county, int64_t set_no, size_t questions,
        struct set_leaf_list *list, struct err *e);

/* Does a stack wait? */
MUST_USE bool set_leaf_is_waiting(struct db *db, int64_t county, int64_t set_no, bool *is_waiting, struct err *e);

/* The page whose leaf begins with the digits. found: exactly one does. */
MUST_USE bool set_leaf_load_page(struct arena *a, struct db *db, int64_t county, int64_t set_no, const char *digits,
        int64_t page_no, struct str *png, bool *found, struct err *e);

/* What waits; the pictures stay. */
MUST_USE bool set_leaf_delete_all(struct db *db, int64_t county, int64_t set_no, struct err *e);
MUST_USE bool set_leaf_delete_pages(struct db *db, int64_t county, int64_t set_no, struct err *e);

#endif
