#include "store/scanned.h"

#include <assert.h>

/* A stored code is always one of the table: nothing else was ever written. */
static void must_know(bool known)
{
    assert(known);
    (void)known;
}

bool batch_insert(struct db *db, int64_t county, const struct scan_batch *b, struct err *e)
{
    return db_run(db,
            "INSERT INTO scan_batch (county, batch_no, name, session_no, district_no, round, station_no, declared, state, why)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(b->batch_no), db_text(b->name), db_int(b->session_no), db_int(b->district_no), db_int(b->round),
            db_int(b->station_no), db_int(b->declared), db_text(batch_state_code(b->state)), db_text(b->why));
}

bool batch_update(struct db *db, int64_t county, const struct scan_batch *b, struct err *e)
{
    return db_run(db, "UPDATE scan_batch SET declared = ?, state = ?, why = ? WHERE county = ? AND batch_no = ?", e,
            db_int(b->declared), db_text(batch_state_code(b->state)), db_text(b->why), db_int(county),
            db_int(b->batch_no));
}

bool batch_load_all(struct arena *a, struct db *db, int64_t county, struct batch_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT batch_no, name, district_no, round, station_no, declared, state, why, session_no FROM scan_batch"
                " WHERE county = ? ORDER BY batch_no",
                &s, e, db_int(county)))
        return false;
    struct batch_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct scan_batch *b = &list.v[list.n++];
        *b = (struct scan_batch){.batch_no = db_column_int(s, 0), .name = db_load_text(a, s, 1)};
        b->district_no = db_column_int(s, 2);
        b->round = db_column_int(s, 3);
        b->station_no = db_column_int(s, 4);
        b->declared = db_column_int(s, 5);
        must_know(batch_state_from(db_column_text(s, 6), &b->state));
        b->why = db_load_text(a, s, 7);
        b->session_no = db_column_int(s, 8);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct scan_batch *batch_lookup(const struct batch_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i].name, name)) return &list->v[i];
    return NULL;
}

/* ---- sheets ---- */

static bool insert_marks(struct db *db, int64_t county, const struct scanned_sheet *s, struct err *e)
{
    for (size_t i = 0; i < s->mark_count; i++) {
        const struct scanned_mark *m = &s->marks[i];
        if (!db_run(db,
                    "INSERT INTO scan_mark (county, batch_no, sheet, candidate, vote, score, threshold)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    e, db_int(county), db_int(s->batch_no), db_text(s->sheet), db_int(m->candidate),
                    db_text(scanned_vote_code(m->vote)), db_int(m->score), db_int(m->threshold)))
            return false;
    }
    for (size_t i = 0; i < s->line_count; i++) {
        const struct scanned_line *l = &s->lines[i];
        if (!db_run(db,
                    "INSERT INTO scan_write_in (county, batch_no, sheet, line, vote, is_inked)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    e, db_int(county), db_int(s->batch_no), db_text(s->sheet), db_int(l->line),
                    db_text(scanned_vote_code(l->vote)), db_int(l->is_inked)))
            return false;
    }
    return true;
}

static bool insert_picture(
        struct db *db, int64_t county, const struct scanned_sheet *s, struct str png, struct err *e)
{
    return png.n == 0 ||
           db_run(db, "INSERT INTO scan_picture (county, batch_no, sheet, png) VALUES (?, ?, ?, ?)", e, db_int(county),
                   db_int(s->batch_no), db_text(s->sheet), db_blob(png));
}

static bool insert_refusal(struct db *db, int64_t county, const struct scanned_sheet *s, struct err *e)
{
    return s->state != SHEET_REFUSED ||
           db_run(db, "INSERT INTO scan_refusal (county, batch_no, sheet, reason) VALUES (?, ?, ?, ?)", e,
                   db_int(county), db_int(s->batch_no), db_text(s->sheet), db_text(s->refusal));
}

bool sheet_insert(struct db *db, int64_t county, const struct scanned_sheet *s, struct str png, struct err *e)
{
    return db_run(db,
                   "INSERT INTO scan_sheet (county, batch_no, sheet, state, same_batch, same_sheet, trace,"
                   " is_black_white) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_int(s->batch_no), db_text(s->sheet), db_text(sheet_state_code(s->state)),
                   db_int(s->same_batch), db_text(s->same_sheet), db_blob(s->trace), db_int(s->is_black_white)) &&
           insert_marks(db, county, s, e) && insert_picture(db, county, s, png, e) && insert_refusal(db, county, s, e);
}

static struct str copy_bytes(struct arena *a, struct str bytes)
{
    return (struct str){arena_copy(a, bytes.p, bytes.n), bytes.n};
}

/* Reads the columns after the name of the sheet into one more mark or line of x. */
typedef void row_taker(struct arena *a, struct db_statement *s, struct scanned_sheet *x, size_t *capacity);

static void take_mark(struct arena *a, struct db_statement *s, struct scanned_sheet *x, size_t *capacity)
{
    if (x->mark_count == *capacity) x->marks = arena_grow_array(a, x->marks, capacity, sizeof *x->marks);
    struct scanned_mark *m = &x->marks[x->mark_count++];
    *m = (struct scanned_mark){.candidate = db_column_int(s, 1)};
    must_know(scanned_vote_from(db_column_text(s, 2), &m->vote));
    m->score = db_column_int(s, 3);
    m->threshold = db_column_int(s, 4);
}

static void take_line(struct arena *a, struct db_statement *s, struct scanned_sheet *x, size_t *capacity)
{
    if (x->line_count == *capacity) x->lines = arena_grow_array(a, x->lines, capacity, sizeof *x->lines);
    struct scanned_line *l = &x->lines[x->line_count++];
    *l = (struct scanned_line){.line = db_column_int(s, 1), .is_inked = db_column_int(s, 3) != 0};
    must_know(scanned_vote_from(db_column_text(s, 2), &l->vote));
}

/* Rows and sheets come in the same order: each sheet takes those that are its own. */
static bool load_rows(struct arena *a, struct db_statement *s, row_taker *take, struct sheet_list *list, struct err *e)
{
    enum db_answer answer;
    size_t at = 0, capacity = 0;
    while ((answer = db_step(s, e)) == DB_ROW) {
        for (; at < list->n && !text_eq(list->v[at].sheet, db_column_text(s, 0)); at++) capacity = 0;
        assert(at < list->n);
        take(a, s, &list->v[at], &capacity);
    }
    return answer == DB_DONE;
}

static bool load_marks(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct sheet_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    return db_query(db,
                   "SELECT sheet, candidate, vote, score, threshold FROM scan_mark WHERE county = ? AND batch_no = ?"
                   " ORDER BY sheet, candidate",
                   &s, e, db_int(county), db_int(batch_no)) &&
           load_rows(a, s, take_mark, list, e);
}

static bool load_lines(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct sheet_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    return db_query(db,
                   "SELECT sheet, line, vote, is_inked FROM scan_write_in WHERE county = ? AND batch_no = ?"
                   " ORDER BY sheet, line",
                   &s, e, db_int(county), db_int(batch_no)) &&
           load_rows(a, s, take_line, list, e);
}

static bool load_sheets(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct sheet_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT s.sheet, s.state, s.same_batch, s.same_sheet, r.reason, s.is_black_white FROM scan_sheet s"
                " LEFT JOIN scan_refusal r ON r.county = s.county AND r.batch_no = s.batch_no AND r.sheet = s.sheet"
                " WHERE s.county = ? AND s.batch_no = ? ORDER BY s.sheet",
                &s, e, db_int(county), db_int(batch_no)))
        return false;
    struct sheet_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct scanned_sheet *x = &list.v[list.n++];
        *x = (struct scanned_sheet){.batch_no = batch_no, .sheet = db_load_text(a, s, 0)};
        must_know(sheet_state_from(db_column_text(s, 1), &x->state));
        x->same_batch = db_column_int(s, 2);
        x->same_sheet = db_load_text(a, s, 3);
        x->refusal = db_load_text(a, s, 4);
        x->is_black_white = db_column_int(s, 5) != 0;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool sheet_load_traces(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct sheet_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT sheet, state, same_sheet, trace FROM scan_sheet WHERE county = ? AND batch_no = ? ORDER BY sheet",
                &s, e, db_int(county), db_int(batch_no)))
        return false;
    struct sheet_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct scanned_sheet *x = &list.v[list.n++];
        *x = (struct scanned_sheet){.batch_no = batch_no, .sheet = db_load_text(a, s, 0)};
        must_know(sheet_state_from(db_column_text(s, 1), &x->state));
        x->same_sheet = db_load_text(a, s, 2);
        x->trace = copy_bytes(a, db_column_blob(s, 3));
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool sheet_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct sheet_list *out, struct err *e)
{
    struct sheet_list list;
    if (!load_sheets(a, db, county, batch_no, &list, e) || !load_marks(a, db, county, batch_no, &list, e) ||
            !load_lines(a, db, county, batch_no, &list, e))
        return false;
    *out = list;
    return true;
}

bool sheet_load_picture(struct arena *a, struct db *db, int64_t county, int64_t batch_no, const char *sheet,
        struct str *png, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT png FROM scan_picture WHERE county = ? AND batch_no = ? AND sheet = ?", &s, e,
                db_int(county), db_int(batch_no), db_text(sheet)))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    *png = answer == DB_ROW ? copy_bytes(a, db_column_blob(s, 0)) : (struct str){0};
    return true;
}

/* ---- answers ---- */

bool answer_insert(struct db *db, int64_t county, const struct sheet_answer *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO sheet_answer (county, batch_no, sheet, item, entry_no, clerk, answer, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(x->batch_no), db_text(x->sheet), db_text(x->item), db_int(x->entry_no),
            db_text(x->clerk), db_text(x->answer), db_text(doubt_reason_code(x->reason)));
}

bool answer_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct answer_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT sheet, item, entry_no, clerk, answer, reason FROM sheet_answer"
                " WHERE county = ? AND batch_no = ? ORDER BY sheet, item, entry_no",
                &s, e, db_int(county), db_int(batch_no)))
        return false;
    struct answer_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct sheet_answer *x = &list.v[list.n++];
        *x = (struct sheet_answer){.batch_no = batch_no, .sheet = db_load_text(a, s, 0)};
        x->item = db_load_text(a, s, 1);
        x->entry_no = db_column_int(s, 2);
        x->clerk = db_load_text(a, s, 3);
        x->answer = db_load_text(a, s, 4);
        must_know(doubt_reason_from(db_column_text(s, 5), &x->reason));
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

/* ---- operators ---- */

bool operator_insert(struct db *db, int64_t county, int64_t batch_no, const char *clerk, struct err *e)
{
    return db_run(db, "INSERT INTO scan_operator (county, batch_no, clerk) VALUES (?, ?, ?)", e, db_int(county),
            db_int(batch_no), db_text(clerk));
}

bool operator_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct operator_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT clerk FROM scan_operator WHERE county = ? AND batch_no = ? ORDER BY clerk", &s, e,
                db_int(county), db_int(batch_no)))
        return false;
    struct operator_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = db_load_text(a, s, 0);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool operator_is_among(const struct operator_list *list, const char *clerk)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i], clerk)) return true;
    return false;
}
