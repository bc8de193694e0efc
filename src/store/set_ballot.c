/* Whole ballots, their forms, one-time codes, signatures. */
#include <stdlib.h>

#include "store/ballot_set.h"

bool set_form_save(struct db *db, int64_t county, int64_t set_no, const struct set_form *f, struct err *e)
{
    if (!db_run(db, "DELETE FROM set_question WHERE county = ? AND set_no = ?", e, db_int(county), db_int(set_no)) ||
            !db_run(db, "DELETE FROM set_label WHERE county = ? AND set_no = ?", e, db_int(county), db_int(set_no)))
        return false;
    for (size_t i = 0; i < f->n; i++)
        if (!db_run(db,
                    "INSERT INTO set_question (county, set_no, question_no, subject, subject_no, item)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    e, db_int(county), db_int(set_no), db_int((int64_t)i + 1), db_text(f->questions[i].subject),
                    db_int(f->questions[i].subject_no), db_text(f->questions[i].item)))
            return false;
    for (size_t i = 0; i < f->label_count; i++)
        if (!db_run(db, "INSERT INTO set_label (county, set_no, label_no, label) VALUES (?, ?, ?, ?)", e, db_int(county),
                    db_int(set_no), db_int((int64_t)i + 1), db_text(f->labels[i])))
            return false;
    return true;
}

static bool load_labels(
        struct arena *a, struct db *db, int64_t county, int64_t set_no, struct set_form *f, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db, "SELECT label FROM set_label WHERE county = ? AND set_no = ? ORDER BY label_no", &row, e,
                db_int(county), db_int(set_no)))
        return false;
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        if (f->label_count == capacity) f->labels = arena_grow_array(a, f->labels, &capacity, sizeof *f->labels);
        f->labels[f->label_count++] = db_load_text(a, row, 0);
    }
    return answer == DB_DONE;
}

bool set_form_load(struct arena *a, struct db *db, int64_t county, int64_t set_no, struct set_form *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db,
                "SELECT subject, subject_no, item FROM set_question WHERE county = ? AND set_no = ? ORDER BY question_no",
                &row, e, db_int(county), db_int(set_no)))
        return false;
    struct set_form f = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        if (f.n == capacity) f.questions = arena_grow_array(a, f.questions, &capacity, sizeof *f.questions);
        f.questions[f.n++] =
                (struct set_question){db_load_text(a, row, 0), db_column_int(row, 1), db_load_text(a, row, 2)};
    }
    if (answer == DB_ERROR || !load_labels(a, db, county, set_no, &f, e)) return false;
    *out = f;
    return true;
}

/* ---- ballots ---- */

enum { PLACE_EMPTY, PLACE_FILLED };

bool set_ballots_insert(struct db *db, int64_t county, int64_t set_no, size_t questions, const uint8_t *answers,
        size_t n, struct err *e)
{
    char place[1 + SET_QUESTIONS_MAX] = {answers ? PLACE_FILLED : PLACE_EMPTY};
    for (size_t i = 0; i < n; i++) {
        if (answers) memcpy(place + 1, answers + i * questions, questions);
        if (!db_run(db, "INSERT INTO set_ballot (county, set_no, ballot_no, answers) VALUES (?, ?, ?, ?)", e,
                    db_int(county), db_int(set_no), db_int((int64_t)i + 1),
                    db_blob((struct str){place, 1 + questions})))
            return false;
    }
    return true;
}

bool set_ballots_delete(struct db *db, int64_t county, int64_t set_no, struct err *e)
{
    return db_run(db, "DELETE FROM set_ballot WHERE county = ? AND set_no = ?", e, db_int(county), db_int(set_no));
}

bool set_ballots_load(struct arena *a, struct db *db, int64_t county, int64_t set_no, size_t questions,
        struct set_ballots *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db, "SELECT answers FROM set_ballot WHERE county = ? AND set_no = ? ORDER BY ballot_no", &row, e,
                db_int(county), db_int(set_no)))
        return false;
    uint8_t *all = NULL;
    size_t n = 0, capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        struct str place = db_column_blob(row, 0);
        if (place.n != 1 + questions) return err_set(e, ERR_STATE, "整票的长度与问题数不符");
        if (place.p[0] == PLACE_EMPTY) continue;
        while ((n + 1) * questions > capacity) all = arena_grow_array(a, all, &capacity, 1);
        memcpy(all + n++ * questions, place.p + 1, questions);
    }
    if (answer == DB_ERROR) return false;
    *out = (struct set_ballots){all, n};
    return true;
}

/* ---- typed twice ---- */

bool set_draft_insert(struct db *db, int64_t county, const struct set_draft *d, struct err *e)
{
    return db_run(db, "INSERT INTO set_draft (county, set_no, entry, clerk, source) VALUES (?, ?, ?, ?, ?)", e,
            db_int(county), db_int(d->set_no), db_int(d->entry), db_text(d->clerk), db_blob(d->source));
}

bool set_draft_delete(struct db *db, int64_t county, int64_t set_no, enum set_entry_no entry, struct err *e)
{
    return db_run(db, "DELETE FROM set_draft WHERE county = ? AND set_no = ? AND entry = ?", e, db_int(county),
            db_int(set_no), db_int(entry));
}

bool set_draft_load(struct arena *a, struct db *db, int64_t county, int64_t set_no, enum set_entry_no entry,
        struct set_draft *d, bool *found, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db, "SELECT clerk, source FROM set_draft WHERE county = ? AND set_no = ? AND entry = ?", &row, e,
                db_int(county), db_int(set_no), db_int(entry)))
        return false;
    enum db_answer answer = db_step(row, e);
    if (answer == DB_ERROR) return false;
    *found = answer == DB_ROW;
    if (!*found) return true;
    *d = (struct set_draft){set_no, entry, db_load_text(a, row, 0), {0}};
    struct str bytes = db_column_blob(row, 1);
    d->source = (struct str){arena_copy(a, bytes.p, bytes.n), bytes.n};
    return true;
}

/* ---- codes ---- */

static int compare_codes(const void *a, const void *b)
{
    const struct set_code *x = a, *y = b;
    if (x->high != y->high) return x->high < y->high ? -1 : 1;
    return (x->low > y->low) - (x->low < y->low);
}

bool set_codes_insert(struct arena *a, struct db *db, int64_t county, int64_t set_no, const struct set_code *codes,
        size_t n, struct err *e)
{
    struct set_code *sorted = arena_alloc_array(a, n + 1, sizeof *sorted);
    memcpy(sorted, codes, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare_codes);
    for (size_t i = 0; i < n; i++)
        if (!db_run(db, "INSERT INTO set_code (county, set_no, code_high, code_low, is_used) VALUES (?, ?, ?, ?, 0)", e,
                    db_int(county), db_int(set_no), db_int(sorted[i].high), db_int(sorted[i].low)))
            return false;
    return true;
}

bool set_code_load_state(
        struct db *db, int64_t county, int64_t set_no, struct set_code code, enum set_code_state *state, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db, "SELECT is_used FROM set_code WHERE county = ? AND set_no = ? AND code_high = ? AND code_low = ?",
                &row, e, db_int(county), db_int(set_no), db_int(code.high), db_int(code.low)))
        return false;
    enum db_answer answer = db_step(row, e);
    if (answer == DB_ERROR) return false;
    *state = answer == DB_DONE ? SET_CODE_UNKNOWN : db_column_int(row, 0) ? SET_CODE_USED : SET_CODE_FRESH;
    return true;
}

bool set_code_spend(struct db *db, int64_t county, int64_t set_no, struct set_code code, struct err *e)
{
    return db_run(db, "UPDATE set_code SET is_used = 1 WHERE county = ? AND set_no = ? AND code_high = ? AND code_low = ?",
            e, db_int(county), db_int(set_no), db_int(code.high), db_int(code.low));
}

bool set_places_load_empty(
        struct arena *a, struct db *db, int64_t county, int64_t set_no, int64_t **places, size_t *n, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db, "SELECT ballot_no, answers FROM set_ballot WHERE county = ? AND set_no = ? ORDER BY ballot_no", &row,
                e, db_int(county), db_int(set_no)))
        return false;
    int64_t *empty = NULL;
    size_t count = 0, capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        int64_t no = db_column_int(row, 0);
        struct str place = db_column_blob(row, 1);
        if (place.n == 0 || place.p[0] != PLACE_EMPTY) continue;
        if (count == capacity) empty = arena_grow_array(a, empty, &capacity, sizeof *empty);
        empty[count++] = no;
    }
    if (answer == DB_ERROR) return false;
    *places = empty;
    *n = count;
    return true;
}

bool set_place_fill(struct db *db, int64_t county, int64_t set_no, int64_t place, const uint8_t *answers,
        size_t questions, struct err *e)
{
    char bytes[1 + SET_QUESTIONS_MAX] = {PLACE_FILLED};
    memcpy(bytes + 1, answers, questions);
    return db_run(db, "UPDATE set_ballot SET answers = ? WHERE county = ? AND set_no = ? AND ballot_no = ?", e,
            db_blob((struct str){bytes, 1 + questions}), db_int(county), db_int(set_no), db_int(place));
}

/* ---- signatures ---- */

bool set_signatures_save(
        struct db *db, int64_t county, int64_t set_no, const struct set_signature_list *list, struct err *e)
{
    if (!db_run(db, "DELETE FROM set_signature WHERE county = ? AND set_no = ?", e, db_int(county), db_int(set_no)))
        return false;
    for (size_t i = 0; i < list->n; i++) {
        const struct set_signature *x = &list->v[i];
        if (!db_run(db,
                    "INSERT INTO set_signature (county, set_no, line, signer, subject, item, answer, relation, reason)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    e, db_int(county), db_int(set_no), db_int((int64_t)i + 1), db_text(x->signer), db_text(x->subject),
                    db_text(x->item), db_text(x->answer), db_text(x->relation), db_text(x->reason)))
            return false;
    }
    return true;
}

bool set_signatures_load(struct arena *a, struct db *db, int64_t county, int64_t set_no, struct set_signature_list *out,
        struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db,
                "SELECT signer, subject, item, answer, relation, reason FROM set_signature WHERE county = ? AND set_no = ?"
                " ORDER BY line",
                &row, e, db_int(county), db_int(set_no)))
        return false;
    struct set_signature_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct set_signature){db_load_text(a, row, 0), db_load_text(a, row, 1),
                db_load_text(a, row, 2), db_load_text(a, row, 3), db_load_text(a, row, 4), db_load_text(a, row, 5)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
