#include "store/setting.h"

bool setting_save(struct db *db, int64_t county, const struct stored_setting *s, struct err *e)
{
    if (!db_run(db, "DELETE FROM setting WHERE county = ? AND key = ?", e, db_int(county), db_text(s->key))) return false;
    return db_run(db,
            "INSERT INTO setting (county, key, value, source, decided_on, decided_by) VALUES (?, ?, ?, ?, ?, ?)", e,
            db_int(county), db_text(s->key), db_text(s->value), db_text(s->source), db_int(s->decided_on.ymd),
            db_text(s->decided_by));
}

bool setting_load(struct arena *a, struct db *db, int64_t county, struct stored_settings *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT key, value, source, decided_on, decided_by FROM setting WHERE county = ? ORDER BY key", &s,
                e, db_int(county)))
        return false;
    struct stored_settings list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct stored_setting){db_load_text(a, s, 0), db_load_text(a, s, 1), db_load_text(a, s, 2),
                {(int32_t)db_column_int(s, 3)}, db_load_text(a, s, 4)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
