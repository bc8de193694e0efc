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

/* A line that people have to read. question_no from 1. */
struct set_leaf_doubt {
    const char *leaf;
    int64_t question_no;
    const char *why;
};

/* label_no  0: nothing is marked */
struct set_leaf_answer {
    const char *leaf;
    int64_t question_no;
    const char *clerk;
    int64_t label_no;
};

struct set_leaf_list {
    struct set_leaf *v; /* by leaf */
    size_t n;
    struct set_leaf_doubt *doubts; /* by leaf and question */
    size_t doubt_count;
    struct set_leaf_answer *answers; /* by leaf, question and clerk */
    size_t answer_count;
};

MUST_USE bool set_leaf_insert(
        struct db *db, int64_t county, int64_t set_no, const struct set_leaf *x, size_t questions, struct err *e);
MUST_USE bool set_leaf_insert_page(
        struct db *db, int64_t county, int64_t set_no, const char *leaf, int64_t page_no, struct str png, struct err *e);
MUST_USE bool set_leaf_insert_doubt(
        struct db *db, int64_t county, int64_t set_no, const struct set_leaf_doubt *x, struct err *e);
MUST_USE bool set_leaf_insert_answer(
        struct db *db, int64_t county, int64_t set_no, const struct set_leaf_answer *x, struct err *e);

/* ERR_STATE when a leaf has not as many answers as there are questions. */
MUST_USE bool set_leaf_load_all(struct arena *a, struct db *db, int64_t county, int64_t set_no, size_t questions,
        struct set_leaf_list *list, struct err *e);

/* The page whose leaf begins with the digits. found: exactly one does. */
MUST_USE bool set_leaf_load_page(struct arena *a, struct db *db, int64_t county, int64_t set_no, const char *digits,
        int64_t page_no, struct str *png, bool *found, struct err *e);

/* What waits; the pictures stay. */
MUST_USE bool set_leaf_delete_all(struct db *db, int64_t county, int64_t set_no, struct err *e);
MUST_USE bool set_leaf_delete_pages(struct db *db, int64_t county, int64_t set_no, struct err *e);

#endif
