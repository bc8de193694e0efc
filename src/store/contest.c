#include "store/contest.h"

#include <assert.h>

static bool insert_options(struct db *db, int64_t county, const struct stored_round *r, struct err *e)
{
    for (size_t i = 0; i < r->option_count; i++)
        if (!db_run(db,
                    "INSERT INTO contest_option (county, district_no, round, place, candidate_no, name) VALUES (?, ?, ?, ?, ?, ?)",
                    e, db_int(county), db_int(r->district_no), db_int(r->round), db_int((int64_t)i + 1),
                    db_int(r->options[i].candidate_no), db_text(r->options[i].name)))
            return false;
    return true;
}

static bool insert_stations(struct db *db, int64_t county, const struct stored_round *r, struct err *e)
{
    for (size_t i = 0; i < r->station_count; i++)
        if (!db_run(db, "INSERT INTO contest_station (county, district_no, round, station_no) VALUES (?, ?, ?, ?)", e,
                    db_int(county), db_int(r->district_no), db_int(r->round), db_int(r->stations[i])))
            return false;
    return true;
}

bool round_insert(struct db *db, int64_t county, const struct stored_round *r, struct err *e)
{
    return db_run(db,
                   "INSERT INTO contest (county, district_no, round, kind, held_on, seats, registered) VALUES (?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_int(r->district_no), db_int(r->round), db_text(round_kind_code(r->kind)),
                   db_int(r->held_on.ymd), db_int(r->seats), db_int(r->registered)) &&
           insert_options(db, county, r, e) && insert_stations(db, county, r, e);
}

static struct stored_round *find_round(struct round_list *list, int64_t district_no, int64_t round)
{
    for (size_t i = list->n; i-- > 0;)
        if (list->v[i].district_no == district_no && list->v[i].round == round) return &list->v[i];
    return NULL;
}

static bool load_options(struct arena *a, struct db *db, int64_t county, struct round_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT district_no, round, candidate_no, name FROM contest_option WHERE county = ?"
                " ORDER BY district_no, round, place",
                &s, e, db_int(county)))
        return false;
    enum db_answer answer;
    size_t capacity = 0;
    struct stored_round *current = NULL;
    while ((answer = db_step(s, e)) == DB_ROW) {
        struct stored_round *r = find_round(list, db_column_int(s, 0), db_column_int(s, 1));
        struct round_option o = {db_column_int(s, 2), db_load_text(a, s, 3)};
        assert(r); /* options are written in the transaction of their round */
        if (r != current) capacity = 0;
        current = r;
        if (r->option_count == capacity) r->options = arena_grow_array(a, r->options, &capacity, sizeof *r->options);
        r->options[r->option_count++] = o;
    }
    return answer == DB_DONE;
}

static bool load_stations(struct arena *a, struct db *db, int64_t county, struct round_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT district_no, round, station_no FROM contest_station WHERE county = ?"
                " ORDER BY district_no, round, station_no",
                &s, e, db_int(county)))
        return false;
    enum db_answer answer;
    size_t capacity = 0;
    struct stored_round *current = NULL;
    while ((answer = db_step(s, e)) == DB_ROW) {
        struct stored_round *r = find_round(list, db_column_int(s, 0), db_column_int(s, 1));
        assert(r);
        if (r != current) capacity = 0;
        current = r;
        if (r->station_count == capacity) r->stations = arena_grow_array(a, r->stations, &capacity, sizeof *r->stations);
        r->stations[r->station_count++] = db_column_int(s, 2);
    }
    return answer == DB_DONE;
}

bool round_load_all(struct arena *a, struct db *db, int64_t county, struct round_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT district_no, round, kind, held_on, seats, registered FROM contest WHERE county = ?"
                " ORDER BY district_no, round",
                &s, e, db_int(county)))
        return false;
    struct round_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct stored_round *r = &list.v[list.n++];
        r->district_no = db_column_int(s, 0);
        r->round = db_column_int(s, 1);
        bool known = round_kind_from(db_column_text(s, 2), &r->kind);
        assert(known);
        (void)known;
        r->held_on = (struct date){(int32_t)db_column_int(s, 3)};
        r->seats = db_column_int(s, 4);
        r->registered = db_column_int(s, 5);
    }
    if (answer == DB_ERROR) return false;
    if (!load_options(a, db, county, &list, e) || !load_stations(a, db, county, &list, e)) return false;
    *out = list;
    return true;
}

const struct stored_round *round_lookup(const struct round_list *list, int64_t district_no, int64_t round)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].district_no == district_no && list->v[i].round == round) return &list->v[i];
    return NULL;
}
