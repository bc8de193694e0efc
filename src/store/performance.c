#include "store/performance.h"

/* Part of the key, where empty text cannot stand. */
static const char whole[] = "-";

static const char *field_key(const char *field)
{
    return *field ? field : whole;
}

bool performance_save(struct db *db, int64_t county, const struct performance *p, struct err *e)
{
    return db_run(db,
                   "DELETE FROM performance WHERE county = ? AND organisation_no = ? AND official_no = ? AND year = ?"
                   " AND field = ?",
                   e, db_int(county), db_int(p->organisation_no), db_int(p->official_no), db_int(p->year),
                   db_text(field_key(p->field))) &&
           db_run(db,
                   "INSERT INTO performance (county, organisation_no, official_no, year, field, has_score, score_micro,"
                   " place, places) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_int(p->organisation_no), db_int(p->official_no), db_int(p->year),
                   db_text(field_key(p->field)), db_int(p->has_score), db_int(p->score_micro), db_int(p->rank),
                   db_int(p->of));
}

bool performance_load_all(
        struct arena *a, struct db *db, int64_t county, struct performance_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT organisation_no, official_no, year, field, has_score, score_micro, place, places"
                " FROM performance WHERE county = ? ORDER BY organisation_no, official_no, year, field",
                &s, e, db_int(county)))
        return false;
    struct performance_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        const char *field = db_load_text(a, s, 3);
        list.v[list.n++] = (struct performance){.organisation_no = db_column_int(s, 0),
                .official_no = db_column_int(s, 1), .year = db_column_int(s, 2),
                .field = text_eq(field, whole) ? "" : field, .has_score = db_column_int(s, 4) != 0,
                .score_micro = db_column_int(s, 5), .rank = db_column_int(s, 6), .of = db_column_int(s, 7)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool condition_save(struct db *db, int64_t county, const struct condition *c, struct err *e)
{
    return db_run(db,
                   "DELETE FROM performance_condition WHERE county = ? AND organisation_no = ? AND official_no = ?"
                   " AND year = ? AND name = ?",
                   e, db_int(county), db_int(c->organisation_no), db_int(c->official_no), db_int(c->year),
                   db_text(c->name)) &&
           db_run(db,
                   "INSERT INTO performance_condition (county, organisation_no, official_no, year, name, value_micro)"
                   " VALUES (?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_int(c->organisation_no), db_int(c->official_no), db_int(c->year),
                   db_text(c->name), db_int(c->value_micro));
}

bool condition_load_all(
        struct arena *a, struct db *db, int64_t county, struct condition_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT organisation_no, official_no, year, name, value_micro FROM performance_condition"
                " WHERE county = ? ORDER BY organisation_no, official_no, year, name",
                &s, e, db_int(county)))
        return false;
    struct condition_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct condition){db_column_int(s, 0), db_column_int(s, 1), db_column_int(s, 2),
                db_load_text(a, s, 3), db_column_int(s, 4)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
