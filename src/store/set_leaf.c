#include "store/set_leaf.h"

#include <string.h>

bool set_leaf_insert(
        struct db *db, int64_t county, int64_t set_no, const struct set_leaf *x, size_t questions, struct err *e)
{
    return db_run(db, "INSERT INTO set_leaf (county, set_no, leaf, answers) VALUES (?, ?, ?, ?)", e, db_int(county),
            db_int(set_no), db_text(x->leaf), db_blob((struct str){(const char *)x->answers, questions}));
}

bool set_leaf_insert_page(
        struct db *db, int64_t county, int64_t set_no, const char *leaf, int64_t page_no, struct str png, struct err *e)
{
    return db_run(db, "INSERT INTO set_leaf_page (county, set_no, leaf, page_no, picture) VALUES (?, ?, ?, ?, ?)", e,
            db_int(county), db_int(set_no), db_text(leaf), db_int(page_no), db_blob(png));
}

enum { LOOK_BYTES = SET_LOOK_WHO + 1, LOOKS_BYTES = LOOK_BYTES * SET_LOOKS_MAX };

static void write_looks(const struct set_look *looks, uint8_t bytes[LOOKS_BYTES])
{
    for (int i = 0; i < SET_LOOKS_MAX; i++) {
        memcpy(bytes + i * LOOK_BYTES, looks[i].who, SET_LOOK_WHO);
        bytes[i * LOOK_BYTES + SET_LOOK_WHO] = looks[i].label_no;
    }
}

/* A line of an older file has no places yet: nobody read it. */
static void read_looks(struct str bytes, struct set_look *looks)
{
    for (size_t i = 0; bytes.n == LOOKS_BYTES && i < SET_LOOKS_MAX; i++) {
        memcpy(looks[i].who, bytes.p + i * LOOK_BYTES, SET_LOOK_WHO);
        looks[i].label_no = (uint8_t)bytes.p[i * LOOK_BYTES + SET_LOOK_WHO];
    }
}

bool set_leaf_insert_doubt(
        struct db *db, int64_t county, int64_t set_no, const struct set_leaf_doubt *x, struct err *e)
{
    uint8_t looks[LOOKS_BYTES];
    write_looks(x->looks, looks);
    return db_run(db, "INSERT INTO set_leaf_doubt (county, set_no, leaf, question_no, why, looks) VALUES (?, ?, ?, ?, ?, ?)", e,
            db_int(county), db_int(set_no), db_text(x->leaf), db_int(x->question_no), db_text(x->why),
            db_blob((struct str){(const char *)looks, sizeof looks}));
}

bool set_leaf_update_looks(
        struct db *db, int64_t county, int64_t set_no, const struct set_leaf_doubt *x, struct err *e)
{
    uint8_t looks[LOOKS_BYTES];
    write_looks(x->looks, looks);
    return db_run(db, "UPDATE set_leaf_doubt SET looks = ? WHERE county = ? AND set_no = ? AND leaf = ? AND question_no = ?", e,
            db_blob((struct str){(const char *)looks, sizeof looks}), db_int(county), db_int(set_no), db_text(x->leaf),
            db_int(x->question_no));
}

static bool load_leaves(struct arena *a, struct db *db, int64_t county, int64_t set_no, size_t questions,
        struct set_leaf_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db, "SELECT leaf, answers FROM set_leaf WHERE county = ? AND set_no = ? ORDER BY leaf", &row, e,
                db_int(county), db_int(set_no)))
        return false;
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        struct str bytes = db_column_blob(row, 1);
        if (bytes.n != questions) return err_set(e, ERR_STATE, "扫描的测评表的长度与问题数不符");
        if (list->n == capacity) list->v = arena_grow_array(a, list->v, &capacity, sizeof *list->v);
        struct set_leaf x = {db_load_text(a, row, 0), arena_alloc_array(a, questions + 1, 1)};
        memcpy(x.answers, bytes.p, questions);
        list->v[list->n++] = x;
    }
    return answer == DB_DONE;
}

static bool load_doubts(
        struct arena *a, struct db *db, int64_t county, int64_t set_no, struct set_leaf_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db,
                "SELECT leaf, question_no, why, looks FROM set_leaf_doubt WHERE county = ? AND set_no = ? ORDER BY leaf, question_no",
                &row, e, db_int(county), db_int(set_no)))
        return false;
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        if (list->doubt_count == capacity) list->doubts = arena_grow_array(a, list->doubts, &capacity, sizeof *list->doubts);
        struct set_leaf_doubt *d = &list->doubts[list->doubt_count++];
        *d = (struct set_leaf_doubt){.leaf = db_load_text(a, row, 0), .question_no = db_column_int(row, 1), .why = db_load_text(a, row, 2)};
        read_looks(db_column_blob(row, 3), d->looks);
    }
    return answer == DB_DONE;
}

bool set_leaf_load_all(struct arena *a, struct db *db, int64_t county, int64_t set_no, size_t questions,
        struct set_leaf_list *out, struct err *e)
{
    struct set_leaf_list list = {0};
    if (!load_leaves(a, db, county, set_no, questions, &list, e) || !load_doubts(a, db, county, set_no, &list, e))
        return false;
    *out = list;
    return true;
}

bool set_leaf_is_waiting(struct db *db, int64_t county, int64_t set_no, bool *is_waiting, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db, "SELECT count(*) FROM set_leaf WHERE county = ? AND set_no = ?", &row, e, db_int(county), db_int(set_no)) ||
            db_step(row, e) != DB_ROW)
        return false;
    *is_waiting = db_column_int(row, 0) > 0;
    return true;
}

bool set_leaf_load_page(struct arena *a, struct db *db, int64_t county, int64_t set_no, const char *digits,
        int64_t page_no, struct str *png, bool *found, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    size_t hits = 0;
    if (!db_query(db, "SELECT leaf, picture FROM set_leaf_page WHERE county = ? AND set_no = ? AND page_no = ?", &row, e,
                db_int(county), db_int(set_no), db_int(page_no)))
        return false;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        bool is_it = strncmp(db_column_text(row, 0), digits, strlen(digits)) == 0;
        struct str bytes = db_column_blob(row, 1);
        if (is_it && hits++ == 0) *png = (struct str){arena_copy(a, bytes.p, bytes.n), bytes.n};
    }
    *found = hits == 1;
    return answer == DB_DONE;
}

bool set_leaf_delete_all(struct db *db, int64_t county, int64_t set_no, struct err *e)
{
    return db_run(db, "DELETE FROM set_leaf WHERE county = ? AND set_no = ?", e, db_int(county), db_int(set_no)) &&
           db_run(db, "DELETE FROM set_leaf_doubt WHERE county = ? AND set_no = ?", e, db_int(county), db_int(set_no));
}

bool set_leaf_delete_pages(struct db *db, int64_t county, int64_t set_no, struct err *e)
{
    return db_run(db, "DELETE FROM set_leaf_page WHERE county = ? AND set_no = ?", e, db_int(county), db_int(set_no));
}
