/* What is the same for every engine. */
#include "store/db.h"

#include <assert.h>

#include "base/attr.h"
#include "store/engine.h"
#include "store/file.h"
#include "store/migration.h"

enum { LIST_ARENA = 256 << 10 };

void db_close_at(struct db **db)
{
    db_close(*db);
}

void db_finish_at(struct db_statement **s)
{
    db_finish(*s);
}

/* All tables and the first rows in one transaction. */
static bool fill_draft(struct db *db, db_fill *fill, void *context, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(LIST_ARENA);
    struct migration_list list;
    AUTO_TXN struct db_txn txn = {0};
    if (!migration_load(a, &list, e) || !db_begin(db, &txn, e)) return false;
    if (!engine_format(db, e) || !migration_apply(db, list, 0, e)) return false;
    if (!fill(db, context, e)) return false;
    return db_commit(&txn, e);
}

static bool write_draft(const char *file, const char *where, db_fill *fill, void *context, struct err *e)
{
    AUTO_DB struct db *db = NULL;
    return engine_open(file, where, (struct db_options){0}, &db, e) && fill_draft(db, fill, context, e) &&
           engine_share(db, e);
}

bool db_create(const char *where, db_fill *fill, void *context, struct db **db, struct err *e)
{
    assert(fill);
    AUTO_DRAFT struct draft draft = DRAFT_NONE;
    if (!file_open_draft(where, NULL, &draft, e)) return false;
    if (!write_draft(draft.path, where, fill, context, e)) return false;
    if (!file_publish(&draft, where, e)) return false;
    if (db_open(where, (struct db_options){0}, db, e)) return true;
    file_unpublish(where); /* its key is thrown away by who made it: nobody could use it */
    return false;
}

static bool bring_up(struct db *db, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(LIST_ARENA);
    struct migration_list list;
    int64_t version;
    if (!engine_version(db, &version, e)) return false; /* before anything is written to a file that is not ours */
    if (!engine_is_read_only(db) && !engine_share(db, e)) return false;
    return migration_load(a, &list, e) && migration_bring_up(db, list, e);
}

bool db_open(const char *where, struct db_options options, struct db **out, struct err *e)
{
    struct db *db;
    if (!file_check_place(where, e) || !engine_open(where, where, options, &db, e)) return false;
    if (!bring_up(db, e)) {
        db_close(db);
        return false;
    }
    *out = db;
    return true;
}

bool db_query_values(struct db *db, const char *sql, const struct db_value *values, size_t n, struct db_statement **out,
        struct err *e)
{
    struct db_statement *s;
    if (!db_prepare(db, sql, &s, e)) return false;
    for (size_t i = 0; i < n; i++) db_bind(s, (int)i + 1, values[i]);
    *out = s;
    return true;
}

bool db_execute(struct db_statement *s, struct err *e)
{
    enum db_answer answer = db_step(s, e);
    assert(answer != DB_ROW);
    return answer == DB_DONE;
}

bool db_run_values(struct db *db, const char *sql, const struct db_value *values, size_t n, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    return db_query_values(db, sql, values, n, &s, e) && db_execute(s, e);
}

static bool check_copy(const char *file, const char *name, struct err *e)
{
    AUTO_DB struct db *copy = NULL;
    int64_t version;
    return engine_open(file, name, (struct db_options){.read_only = true}, &copy, e) &&
           engine_version(copy, &version, e) && engine_check_all(copy, e);
}

bool db_backup(struct db *db, const char *to, struct err *e)
{
    /* Not called after its own name, which has the time in it: nobody would take that draft over. */
    AUTO_ARENA struct arena *a = arena_new(LIST_ARENA);
    AUTO_DRAFT struct draft draft = DRAFT_NONE;
    const char *like = arena_text(a, "%s.backup", db_name(db));
    if (!file_open_draft(to, like, &draft, e) || !engine_copy(db, draft.path, to, e)) return false;
    if (!check_copy(draft.path, to, e)) return err_in(e, "备份没有成功");
    return file_publish(&draft, to, e);
}

const char *db_load_text(struct arena *a, struct db_statement *s, int at)
{
    const char *text = db_column_text(s, at);
    return arena_copy(a, text, strlen(text));
}
