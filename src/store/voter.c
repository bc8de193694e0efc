#include "store/voter.h"

#include <assert.h>
#include <stdlib.h>

#define COLUMNS                                                                                                        \
    "voter_no, district_no, unit_no, source_no, name, sex, ethnic, born_on, address, household, note, sealed, id_high,"    \
    " id_low, phone_high, phone_low, state, source_mark"

bool voter_writer_open(struct db *db, int64_t county, struct voter_writer *out, struct err *e)
{
    struct voter_writer w = {.db = db, .county = county};
    bool ok = db_prepare(db,
                      "INSERT INTO voter (" COLUMNS ", county) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      &w.row, e) &&
              db_prepare(db,
                      "INSERT INTO claim (id_high, id_low, county, voter_no) SELECT ?, ?, ?, ? WHERE NOT EXISTS"
                      " (SELECT 1 FROM claim WHERE id_high = ? AND id_low = ?)",
                      &w.claim, e) &&
              db_prepare(db, "SELECT voter_no FROM claim WHERE id_high = ? AND id_low = ?", &w.holder, e);
    if (!ok) {
        voter_writer_close(&w);
        return false;
    }
    *out = w;
    return true;
}

void voter_writer_close(struct voter_writer *w)
{
    db_finish(w->row);
    db_finish(w->claim);
    db_finish(w->holder);
    *w = (struct voter_writer){0};
}

/* The key of the claim table is the rule: one number, one voter. */
static bool claim(struct voter_writer *w, const struct voter *v, int64_t *claimed_by, struct err *e)
{
    db_bind(w->claim, 1, db_int(v->id_high));
    db_bind(w->claim, 2, db_int(v->id_low));
    db_bind(w->claim, 3, db_int(w->county));
    db_bind(w->claim, 4, db_int(v->voter_no));
    db_bind(w->claim, 5, db_int(v->id_high));
    db_bind(w->claim, 6, db_int(v->id_low));
    if (!db_execute(w->claim, e)) return false;
    *claimed_by = 0;
    if (db_changed(w->claim) == 1) return true;
    db_bind(w->holder, 1, db_int(v->id_high));
    db_bind(w->holder, 2, db_int(v->id_low));
    enum db_answer answer = db_step(w->holder, e);
    if (answer == DB_ROW) *claimed_by = db_column_int(w->holder, 0);
    db_reset(w->holder);
    return answer == DB_ROW;
}

bool voter_write(struct voter_writer *w, const struct voter *v, int64_t *claimed_by, struct err *e)
{
    int64_t holder = 0;
    if ((v->id_high || v->id_low) && !claim(w, v, &holder, e)) return false;
    *claimed_by = holder;
    return holder || voter_write_unclaimed(w, v, e);
}

bool voter_write_unclaimed(struct voter_writer *w, const struct voter *v, struct err *e)
{
    const struct db_value values[] = {db_int(v->voter_no), db_int(v->district_no), db_int(v->unit_no), db_int(v->source_no),
            db_text(v->name), db_int(v->sex), db_int(v->ethnic), db_int(v->born_on.ymd), db_text(v->address),
            db_text(v->household), db_text(v->note), db_blob(v->sealed), db_int(v->id_high), db_int(v->id_low),
            db_int(v->phone_high), db_int(v->phone_low), db_text(voter_state_code(v->state)), db_int(v->source_mark),
            db_int(w->county)};
    for (size_t i = 0; i < ARRAY_COUNT(values); i++) db_bind_borrowed(w->row, (int)i + 1, values[i]);
    return db_execute(w->row, e);
}

static int by_key(const void *a, const void *b)
{
    const struct voter_claim *x = a, *y = b;
    if (x->id_high != y->id_high) return x->id_high < y->id_high ? -1 : 1;
    return (x->id_low > y->id_low) - (x->id_low < y->id_low);
}

bool voter_write_claims(struct voter_writer *w, struct voter_claim *claims, size_t n, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_prepare(w->db, "INSERT INTO claim (id_high, id_low, county, voter_no) VALUES (?, ?, ?, ?)", &s, e)) return false;
    if (n) qsort(claims, n, sizeof *claims, by_key);
    for (size_t i = 0; i < n; i++) {
        db_bind(s, 1, db_int(claims[i].id_high));
        db_bind(s, 2, db_int(claims[i].id_low));
        db_bind(s, 3, db_int(w->county));
        db_bind(s, 4, db_int(claims[i].voter_no));
        if (!db_execute(s, e)) return false;
    }
    return true;
}

bool voter_update(struct db *db, int64_t county, const struct voter *v, struct err *e)
{
    return db_run(db,
            "UPDATE voter SET district_no = ?, unit_no = ?, source_no = ?, name = ?, sex = ?, ethnic = ?, born_on = ?,"
            " address = ?, household = ?, note = ?, sealed = ?, phone_high = ?, phone_low = ?, state = ?,"
            " source_mark = ?"
            " WHERE county = ? AND voter_no = ?",
            e, db_int(v->district_no), db_int(v->unit_no), db_int(v->source_no), db_text(v->name), db_int(v->sex),
            db_int(v->ethnic), db_int(v->born_on.ymd), db_text(v->address), db_text(v->household), db_text(v->note),
            db_blob(v->sealed), db_int(v->phone_high), db_int(v->phone_low), db_text(voter_state_code(v->state)),
            db_int(v->source_mark), db_int(county), db_int(v->voter_no));
}

/* By the key of the claim: nothing else finds it without reading all claims. */
static bool drop_claim(struct db *db, int64_t county, int64_t voter_no, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT id_high, id_low FROM voter WHERE county = ? AND voter_no = ?", &s, e, db_int(county),
                db_int(voter_no)))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer != DB_ROW) return answer == DB_DONE;
    int64_t high = db_column_int(s, 0), low = db_column_int(s, 1);
    db_reset(s);
    return db_run(db, "DELETE FROM claim WHERE id_high = ? AND id_low = ? AND county = ? AND voter_no = ?", e, db_int(high),
            db_int(low), db_int(county), db_int(voter_no));
}

bool voter_rekey(struct db *db, int64_t county, const struct voter *v, int64_t *claimed_by, struct err *e)
{
    struct voter_writer w;
    int64_t holder = 0;
    if (!drop_claim(db, county, v->voter_no, e) || !voter_writer_open(db, county, &w, e)) return false;
    bool ok = (v->id_high == 0 && v->id_low == 0) || claim(&w, v, &holder, e);
    voter_writer_close(&w);
    if (!ok) return false;
    *claimed_by = holder;
    return holder || db_run(db, "UPDATE voter SET sealed = ?, id_high = ?, id_low = ? WHERE county = ? AND voter_no = ?", e,
                             db_blob(v->sealed), db_int(v->id_high), db_int(v->id_low), db_int(county), db_int(v->voter_no));
}

static void read_row(struct arena *a, struct db_statement *s, struct voter *v)
{
    v->voter_no = db_column_int(s, 0);
    v->district_no = db_column_int(s, 1);
    v->unit_no = db_column_int(s, 2);
    v->source_no = db_column_int(s, 3);
    v->name = db_load_text(a, s, 4);
    v->sex = db_column_int(s, 5);
    v->ethnic = db_column_int(s, 6);
    v->born_on = (struct date){(int32_t)db_column_int(s, 7)};
    v->address = db_load_text(a, s, 8);
    v->household = db_load_text(a, s, 9);
    v->note = db_load_text(a, s, 10);
    struct str sealed = db_column_blob(s, 11);
    v->sealed = (struct str){arena_copy(a, sealed.p, sealed.n), sealed.n};
    v->id_high = db_column_int(s, 12);
    v->id_low = db_column_int(s, 13);
    v->phone_high = db_column_int(s, 14);
    v->phone_low = db_column_int(s, 15);
    bool known = voter_state_from(db_column_text(s, 16), &v->state);
    assert(known); /* nothing but codes of the table is ever written */
    (void)known;
    v->source_mark = db_column_int(s, 17);
}

static bool read_list(struct arena *a, struct db_statement *s, struct voter_list *out, struct err *e)
{
    struct voter_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        read_row(a, s, &list.v[list.n++]);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

static bool read_one(struct arena *a, struct db_statement *s, struct voter *v, bool *found, struct err *e)
{
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    *found = answer == DB_ROW;
    if (*found) read_row(a, s, v);
    return true;
}

bool voter_load_all(struct arena *a, struct db *db, int64_t county, struct voter_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    return db_query(db, "SELECT " COLUMNS " FROM voter WHERE county = ? ORDER BY voter_no", &s, e, db_int(county)) &&
           read_list(a, s, list, e);
}

bool voter_load_by_phone(struct arena *a, struct db *db, int64_t county, int64_t phone_high, int64_t phone_low,
        struct voter_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    return db_query(db,
                   "SELECT " COLUMNS
                   " FROM voter WHERE county = ? AND phone_high = ? AND phone_low = ? ORDER BY voter_no",
                   &s, e, db_int(county), db_int(phone_high), db_int(phone_low)) &&
           read_list(a, s, list, e);
}

bool voter_load_named(struct arena *a, struct db *db, int64_t county, const char *name, struct voter_list *list,
        struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    /* asked in one piece, SQLite goes through the whole county for the sake of the order */
    return db_query(db,
                   "SELECT " COLUMNS " FROM voter WHERE county = ? AND voter_no IN"
                   " (SELECT voter_no FROM voter WHERE county = ? AND name = ?) ORDER BY voter_no",
                   &s, e, db_int(county), db_int(county), db_text(name)) &&
           read_list(a, s, list, e);
}

bool voter_load(struct arena *a, struct db *db, int64_t county, int64_t voter_no, struct voter *v, bool *found,
        struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    return db_query(db, "SELECT " COLUMNS " FROM voter WHERE county = ? AND voter_no = ?", &s, e, db_int(county),
                   db_int(voter_no)) &&
           read_one(a, s, v, found, e);
}

/* Two steps: the claim is placed by the number, the voter by the county. */
bool voter_load_by_id(struct arena *a, struct db *db, int64_t county, int64_t id_high, int64_t id_low, struct voter *v,
        bool *found, struct err *e)
{
    int64_t voter_no = 0;
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT voter_no FROM claim WHERE id_high = ? AND id_low = ? AND county = ?", &s, e,
                db_int(id_high), db_int(id_low), db_int(county)))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    if (answer == DB_ROW) voter_no = db_column_int(s, 0);
    *found = false;
    return answer == DB_DONE || voter_load(a, db, county, voter_no, v, found, e);
}
