#include "store/lineup.h"

bool lineup_insert(struct db *db, int64_t county, const struct lineup *x, struct err *e)
{
    return db_run(db, "INSERT INTO lineup (county, lineup_no, name, on_month, note) VALUES (?, ?, ?, ?, ?)", e,
            db_int(county), db_int(x->lineup_no), db_text(x->name), db_int(x->on), db_text(x->note));
}

bool lineup_withdraw(struct db *db, int64_t county, int64_t lineup_no, const char *why, struct err *e)
{
    return db_run(db, "UPDATE lineup SET withdrawn = ? WHERE county = ? AND lineup_no = ?", e, db_text(why), db_int(county),
            db_int(lineup_no));
}

bool lineup_load_all(struct arena *a, struct db *db, int64_t county, struct lineup_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT lineup_no, name, on_month, note, withdrawn FROM lineup WHERE county = ? ORDER BY lineup_no", &s, e,
                db_int(county)))
        return false;
    struct lineup_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct lineup){.lineup_no = db_column_int(s, 0),
                .name = db_load_text(a, s, 1),
                .on = (int32_t)db_column_int(s, 2),
                .note = db_load_text(a, s, 3),
                .withdrawn = db_load_text(a, s, 4)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool lineup_seat_insert(struct db *db, int64_t county, const struct lineup_seat *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO lineup_seat (county, lineup_no, post_no, seat_no, official_no) VALUES (?, ?, ?, ?, ?)", e,
            db_int(county), db_int(x->lineup_no), db_int(x->post_no), db_int(x->seat_no), db_int(x->official_no));
}

bool lineup_seat_delete(struct db *db, int64_t county, const struct lineup_seat *x, struct err *e)
{
    return db_run(db, "DELETE FROM lineup_seat WHERE county = ? AND lineup_no = ? AND post_no = ? AND seat_no = ?", e,
            db_int(county), db_int(x->lineup_no), db_int(x->post_no), db_int(x->seat_no));
}

bool lineup_seat_load(struct arena *a, struct db *db, int64_t county, int64_t lineup_no, struct lineup_seat_list *out,
        struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT post_no, seat_no, official_no FROM lineup_seat WHERE county = ? AND lineup_no = ?"
                " ORDER BY post_no, seat_no",
                &s, e, db_int(county), db_int(lineup_no)))
        return false;
    struct lineup_seat_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct lineup_seat){lineup_no, db_column_int(s, 0), db_column_int(s, 1), db_column_int(s, 2)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
