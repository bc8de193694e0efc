#include "store/minority.h"

#include <assert.h>

bool minority_insert(struct db *db, int64_t county, const struct minority_group *m, struct err *e)
{
    return db_run(db, "INSERT INTO minority (county, name, people, seats, kind) VALUES (?, ?, ?, ?, ?)", e,
            db_int(county), db_text(m->name), db_int(m->people), db_int(m->seats),
            db_text(minority_kind_code(m->kind)));
}

bool minority_update(struct db *db, int64_t county, const struct minority_group *m, struct err *e)
{
    return db_run(db, "UPDATE minority SET people = ?, seats = ?, kind = ? WHERE county = ? AND name = ?", e,
            db_int(m->people), db_int(m->seats), db_text(minority_kind_code(m->kind)), db_int(county),
            db_text(m->name));
}

bool minority_delete(struct db *db, int64_t county, const char *name, struct err *e)
{
    return db_run(db, "DELETE FROM minority WHERE county = ? AND name = ?", e, db_int(county), db_text(name));
}

bool minority_load_all(struct arena *a, struct db *db, int64_t county, struct minority_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT name, people, seats, kind FROM minority WHERE county = ?", &s, e, db_int(county)))
        return false;
    struct minority_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct minority_group *m = &list.v[list.n++];
        m->name = db_load_text(a, s, 0);
        m->people = db_column_int(s, 1);
        m->seats = db_column_int(s, 2);
        bool known = minority_kind_from(db_column_text(s, 3), &m->kind);
        assert(known); /* nothing else was ever written */
        (void)known;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
