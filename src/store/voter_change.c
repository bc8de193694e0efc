#include "store/voter_change.h"

#include <assert.h>

#define COLUMNS                                                                                                        \
    "change_no, voter_no, kind, changed_on, ground, document, authority, valid_from, valid_until, delivered_on, "      \
    "consent,"                                                                                                         \
    " from_district, to_district, note, actor"

bool voter_change_insert(struct db *db, int64_t county, const struct voter_change *c, struct err *e)
{
    return db_run(db,
            "INSERT INTO voter_change (" COLUMNS ", county) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", e,
            db_int(c->change_no), db_int(c->voter_no), db_text(voter_change_kind_code(c->kind)),
            db_int(c->changed_on.ymd), db_text(c->ground), db_text(c->document), db_text(c->authority),
            db_int(c->valid_from.ymd), db_int(c->valid_until.ymd), db_int(c->delivered_on.ymd), db_text(c->consent),
            db_int(c->from_district), db_int(c->to_district), db_text(c->note), db_text(c->actor), db_int(county));
}

static struct date read_date(struct db_statement *s, int at)
{
    return (struct date){(int32_t)db_column_int(s, at)};
}

static void read_row(struct arena *a, struct db_statement *s, struct voter_change *c)
{
    c->change_no = db_column_int(s, 0);
    c->voter_no = db_column_int(s, 1);
    bool known = voter_change_kind_from(db_column_text(s, 2), &c->kind);
    assert(known); /* nothing but codes of the table is ever written */
    (void)known;
    c->changed_on = read_date(s, 3);
    c->ground = db_load_text(a, s, 4);
    c->document = db_load_text(a, s, 5);
    c->authority = db_load_text(a, s, 6);
    c->valid_from = read_date(s, 7);
    c->valid_until = read_date(s, 8);
    c->delivered_on = read_date(s, 9);
    c->consent = db_load_text(a, s, 10);
    c->from_district = db_column_int(s, 11);
    c->to_district = db_column_int(s, 12);
    c->note = db_load_text(a, s, 13);
    c->actor = db_load_text(a, s, 14);
}

static bool read_list(struct arena *a, struct db_statement *s, struct voter_change_list *out, struct err *e)
{
    struct voter_change_list list = {0};
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

bool voter_change_load_since(struct arena *a, struct db *db, int64_t county, struct date since,
        struct voter_change_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    return db_query(db, "SELECT " COLUMNS " FROM voter_change WHERE county = ? AND changed_on >= ? ORDER BY change_no",
                   &s, e, db_int(county), db_int(since.ymd)) &&
           read_list(a, s, list, e);
}

bool voter_change_load_of(
        struct arena *a, struct db *db, int64_t county, int64_t voter_no, struct voter_change_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    return db_query(db, "SELECT " COLUMNS " FROM voter_change WHERE county = ? AND voter_no = ? ORDER BY change_no", &s,
                   e, db_int(county), db_int(voter_no)) &&
           read_list(a, s, list, e);
}

bool voter_change_load_exclusions(
        struct arena *a, struct db *db, int64_t county, struct voter_change_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    return db_query(db,
                   "SELECT " COLUMNS
                   " FROM voter_change WHERE county = ? AND kind = 'exclude' ORDER BY voter_no, change_no",
                   &s, e, db_int(county)) &&
           read_list(a, s, list, e);
}
