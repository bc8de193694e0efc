#include "store/roll_source.h"

bool roll_source_insert(struct db *db, int64_t county, const struct roll_source *s, struct err *e)
{
    return db_run(db,
            "INSERT INTO roll_source (county, source_no, name, hash, imported_at, rows, accepted, rejected)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(s->source_no), db_text(s->name), db_text(s->hash), db_text(s->imported_at),
            db_int(s->rows), db_int(s->accepted), db_int(s->rejected));
}

bool roll_source_update(struct db *db, int64_t county, const struct roll_source *s, struct err *e)
{
    return db_run(db,
            "UPDATE roll_source SET name = ?, hash = ?, imported_at = ?, rows = ?, accepted = ?, rejected = ?"
            " WHERE county = ? AND source_no = ?",
            e, db_text(s->name), db_text(s->hash), db_text(s->imported_at), db_int(s->rows), db_int(s->accepted),
            db_int(s->rejected), db_int(county), db_int(s->source_no));
}

bool roll_source_load_all(struct arena *a, struct db *db, int64_t county, struct roll_source_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    struct roll_source_list list = {0};
    size_t capacity = 0;
    if (!db_query(db,
                "SELECT source_no, name, hash, imported_at, rows, accepted, rejected FROM roll_source WHERE county = ?"
                " ORDER BY source_no",
                &s, e, db_int(county)))
        return false;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct roll_source){db_column_int(s, 0), db_load_text(a, s, 1), db_load_text(a, s, 2),
                db_load_text(a, s, 3), db_column_int(s, 4), db_column_int(s, 5), db_column_int(s, 6)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct roll_source *roll_source_lookup(const struct roll_source_list *list, int64_t source_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].source_no == source_no) return &list->v[i];
    return NULL;
}

const struct roll_source *roll_source_named(const struct roll_source_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i].name, name)) return &list->v[i];
    return NULL;
}
