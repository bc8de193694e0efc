#include "store/counter.h"

#include <assert.h>

/* The key that is next; 1 and *is_new for a name not seen before. */
static bool lookup_next(struct db *db, int64_t county, const char *name, int64_t *next, bool *is_new, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT next FROM counter WHERE county = ? AND name = ?", &s, e, db_int(county), db_text(name)))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    *is_new = answer == DB_DONE;
    *next = *is_new ? 1 : db_column_int(s, 0);
    return true;
}

bool counter_issue(struct db *db, int64_t county, const char *name, int64_t count, int64_t *first, struct err *e)
{
    assert(db_is_writing(db) && count >= 1 && *name);
    int64_t next, after;
    bool is_new;
    if (!lookup_next(db, county, name, &next, &is_new, e)) return false;
    if (__builtin_add_overflow(next, count, &after))
        return err_set(e, ERR_STATE, "%s 中 %s 的编号已经用完", db_name(db), name);
    const char *sql = is_new ? "INSERT INTO counter (next, county, name) VALUES (?, ?, ?)"
                             : "UPDATE counter SET next = ? WHERE county = ? AND name = ?";
    if (!db_run(db, sql, e, db_int(after), db_int(county), db_text(name))) return false;
    *first = next;
    return true;
}
