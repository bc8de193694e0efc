#include "store/place.h"

#include <assert.h>

/* A stored code is always one of the table: nothing else was ever written. */
static void must_know(bool known)
{
    assert(known);
    (void)known;
}

bool unit_insert(struct db *db, int64_t county, const struct unit *u, struct err *e)
{
    return db_run(db,
            "INSERT INTO unit (county, unit_no, name, kind, population, district_no) VALUES (?, ?, ?, ?, ?, ?)", e,
            db_int(county), db_int(u->unit_no), db_text(u->name), db_text(unit_kind_code(u->kind)),
            db_int(u->population), db_int(u->district_no));
}

bool unit_update(struct db *db, int64_t county, const struct unit *u, struct err *e)
{
    return db_run(db,
            "UPDATE unit SET name = ?, kind = ?, population = ?, district_no = ? WHERE county = ? AND unit_no = ?", e,
            db_text(u->name), db_text(unit_kind_code(u->kind)), db_int(u->population), db_int(u->district_no),
            db_int(county), db_int(u->unit_no));
}

bool unit_delete(struct db *db, int64_t county, int64_t unit_no, struct err *e)
{
    return db_run(db, "DELETE FROM unit WHERE county = ? AND unit_no = ?", e, db_int(county), db_int(unit_no));
}

bool unit_load_all(struct arena *a, struct db *db, int64_t county, struct unit_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT unit_no, name, kind, population, district_no FROM unit WHERE county = ? ORDER BY unit_no",
                &s, e, db_int(county)))
        return false;
    struct unit_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct unit *u = &list.v[list.n++];
        u->unit_no = db_column_int(s, 0);
        u->name = db_load_text(a, s, 1);
        must_know(unit_kind_from(db_column_text(s, 2), &u->kind));
        u->population = db_column_int(s, 3);
        u->district_no = db_column_int(s, 4);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool district_insert(struct db *db, int64_t county, const struct district *d, struct err *e)
{
    return db_run(db, "INSERT INTO district (county, district_no, name, seats) VALUES (?, ?, ?, ?)", e, db_int(county),
            db_int(d->district_no), db_text(d->name), db_int(d->seats));
}

bool district_update(struct db *db, int64_t county, const struct district *d, struct err *e)
{
    return db_run(db, "UPDATE district SET name = ?, seats = ? WHERE county = ? AND district_no = ?", e,
            db_text(d->name), db_int(d->seats), db_int(county), db_int(d->district_no));
}

bool district_delete(struct db *db, int64_t county, int64_t district_no, struct err *e)
{
    return db_run(
            db, "DELETE FROM district WHERE county = ? AND district_no = ?", e, db_int(county), db_int(district_no));
}

bool district_load_all(struct arena *a, struct db *db, int64_t county, struct district_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT district_no, name, seats FROM district WHERE county = ? ORDER BY district_no", &s, e,
                db_int(county)))
        return false;
    struct district_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct district){db_column_int(s, 0), db_load_text(a, s, 1), db_column_int(s, 2)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool station_insert(struct db *db, int64_t county, const struct station *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO station (county, district_no, station_no, kind, name, ground, has_booth) VALUES (?, ?, ?, ?, "
            "?, ?, ?)",
            e, db_int(county), db_int(x->district_no), db_int(x->station_no), db_text(station_kind_code(x->kind)),
            db_text(x->name), db_text(x->ground), db_int(x->has_booth));
}

bool station_update(struct db *db, int64_t county, const struct station *x, struct err *e)
{
    return db_run(db,
            "UPDATE station SET kind = ?, name = ?, ground = ?, has_booth = ? WHERE county = ? AND district_no = ? AND "
            "station_no = ?",
            e, db_text(station_kind_code(x->kind)), db_text(x->name), db_text(x->ground), db_int(x->has_booth),
            db_int(county), db_int(x->district_no), db_int(x->station_no));
}

bool station_delete(struct db *db, int64_t county, int64_t district_no, int64_t station_no, struct err *e)
{
    return db_run(db, "DELETE FROM station WHERE county = ? AND district_no = ? AND station_no = ?", e, db_int(county),
            db_int(district_no), db_int(station_no));
}

bool station_load_all(struct arena *a, struct db *db, int64_t county, struct station_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT district_no, station_no, kind, name, ground, has_booth FROM station WHERE county = ?"
                " ORDER BY district_no, station_no",
                &s, e, db_int(county)))
        return false;
    struct station_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct station *x = &list.v[list.n++];
        x->district_no = db_column_int(s, 0);
        x->station_no = db_column_int(s, 1);
        must_know(station_kind_from(db_column_text(s, 2), &x->kind));
        x->name = db_load_text(a, s, 3);
        x->ground = db_load_text(a, s, 4);
        x->has_booth = db_column_int(s, 5) != 0;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

static bool count_of(struct db *db, const char *sql, int64_t county, int64_t no, int64_t *count, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, sql, &s, e, db_int(county), db_int(no)) || db_step(s, e) != DB_ROW) return false;
    *count = db_column_int(s, 0);
    return true;
}

bool unit_count_voters(struct db *db, int64_t county, int64_t unit_no, int64_t *voters, struct err *e)
{
    return count_of(db, "SELECT count(*) FROM voter WHERE county = ? AND unit_no = ?", county, unit_no, voters, e);
}

bool unit_load_voters(
        struct arena *a, struct db *db, int64_t county, const struct unit_list *units, int64_t **out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT unit_no, count(*) FROM voter WHERE county = ? AND state = 'active' GROUP BY unit_no", &s,
                e, db_int(county)))
        return false;
    int64_t *voters = arena_alloc_array(a, units->n + 1, sizeof *voters);
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        int64_t unit_no = db_column_int(s, 0), count = db_column_int(s, 1);
        const struct unit *u = unit_lookup(units, unit_no);
        if (u) voters[u - units->v] = count;
    }
    if (answer == DB_ERROR) return false;
    *out = voters;
    return true;
}

bool district_load_uses(struct db *db, int64_t county, int64_t district_no, struct district_uses *uses, struct err *e)
{
    struct district_uses u;
    bool ok = count_of(db, "SELECT count(*) FROM voter WHERE county = ? AND district_no = ?", county, district_no,
                      &u.voters, e) &&
              count_of(db, "SELECT count(*) FROM candidate WHERE county = ? AND district_no = ?", county, district_no,
                      &u.candidates, e) &&
              count_of(db, "SELECT count(*) FROM contest WHERE county = ? AND district_no = ?", county, district_no,
                      &u.rounds, e) &&
              count_of(db, "SELECT count(*) FROM station WHERE county = ? AND district_no = ?", county, district_no,
                      &u.stations, e);
    if (ok) *uses = u;
    return ok;
}

bool station_count_rounds(
        struct db *db, int64_t county, int64_t district_no, int64_t station_no, int64_t *rounds, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT count(*) FROM contest_station WHERE county = ? AND district_no = ? AND station_no = ?",
                &s, e, db_int(county), db_int(district_no), db_int(station_no)) ||
            db_step(s, e) != DB_ROW)
        return false;
    *rounds = db_column_int(s, 0);
    return true;
}

const struct unit *unit_lookup(const struct unit_list *list, int64_t unit_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].unit_no == unit_no) return &list->v[i];
    return NULL;
}

const struct district *district_lookup(const struct district_list *list, int64_t district_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].district_no == district_no) return &list->v[i];
    return NULL;
}

const struct station *station_lookup(const struct station_list *list, int64_t district_no, int64_t station_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].district_no == district_no && list->v[i].station_no == station_no) return &list->v[i];
    return NULL;
}
