/* Statements of the SQLite engine: kept, bound, stepped, read. */
#include "store/sqlite.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#include "base/hash.h"

enum { KEPT_MAX = 512 }; /* statements; a text past these is prepared each time */

static struct db_statement *lookup_kept(struct db *db, uint64_t hash, const char *sql, bool is_journal)
{
    for (struct db_statement *s = db->buckets[hash % SQLITE_BUCKETS]; s; s = s->next)
        if (s->hash == hash && !s->is_open && s->is_journal == is_journal && text_eq(sqlite3_sql(s->raw), sql))
            return s;
    return NULL;
}

static void keep(struct db *db, struct db_statement *s)
{
    if (db->kept == KEPT_MAX) return;
    struct db_statement **bucket = &db->buckets[s->hash % SQLITE_BUCKETS];
    s->next = *bucket;
    *bucket = s;
    s->is_kept = true;
    db->kept++;
}

/* NULL with e set on failure. */
static struct db_statement *compile(struct db *db, const char *sql, bool is_journal, struct err *e)
{
    sqlite3_stmt *raw = NULL;
    const char *rest = NULL;
    db->may_append = is_journal;
    db->is_journal_refused = false;
    int code = sqlite3_prepare_v3(db->raw, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, &rest);
    db->may_append = false;
    struct db_statement *s = NULL;
    if (code == SQLITE_OK) {
        assert(raw && !*rest); /* one statement */
        int columns = sqlite3_column_count(raw), parameters = sqlite3_bind_parameter_count(raw);
        s = calloc(1, sizeof *s + (size_t)(columns + parameters));
        if (s) *s = (struct db_statement){.db = db, .raw = raw, .columns = columns, .parameters = parameters};
    }
    if (s) return s;
    sqlite_failed(db, code == SQLITE_OK ? SQLITE_NOMEM : code, e);
    sqlite3_finalize(raw);
    return NULL;
}

static bool prepare(struct db *db, const char *sql, bool is_journal, struct db_statement **out, struct err *e)
{
    uint64_t hash = hash_bytes(str_of(sql), 0).high;
    struct db_statement *s = lookup_kept(db, hash, sql, is_journal);
    if (!s) {
        s = compile(db, sql, is_journal, e);
        if (!s) return false;
        s->hash = hash;
        s->is_journal = is_journal;
        keep(db, s);
    }
    s->is_open = true;
    db->open++;
    *out = s;
    return true;
}

bool db_prepare(struct db *db, const char *sql, struct db_statement **s, struct err *e)
{
    return prepare(db, sql, false, s, e);
}

bool db_prepare_journal(struct db *db, const char *sql, struct db_statement **s, struct err *e)
{
    return prepare(db, sql, true, s, e);
}

static void bind(struct db_statement *s, int at, struct db_value value, sqlite3_destructor_type life)
{
    assert(at >= 1 && at <= s->parameters && !sqlite3_stmt_busy(s->raw));
    int code = SQLITE_OK;
    switch (value.kind) {
    case DB_NULL: code = sqlite3_bind_null(s->raw, at); break;
    case DB_INT: code = sqlite3_bind_int64(s->raw, at, value.n); break;
    case DB_TEXT:
        code = sqlite3_bind_text64(s->raw, at, value.bytes.p, value.bytes.n, life, SQLITE_UTF8);
        break;
    case DB_BLOB: code = sqlite3_bind_blob64(s->raw, at, value.bytes.p, value.bytes.n, life); break;
    }
    s->seen[s->columns + at - 1] = true;
    if (code != SQLITE_OK && s->bind_failure == SQLITE_OK) s->bind_failure = code; /* the step will tell */
}

void db_bind(struct db_statement *s, int at, struct db_value value)
{
    bind(s, at, value, SQLITE_TRANSIENT);
}

void db_bind_borrowed(struct db_statement *s, int at, struct db_value value)
{
    bind(s, at, value, SQLITE_STATIC);
}

void db_reset(struct db_statement *s)
{
    sqlite3_reset(s->raw); /* repeats the answer of the last step, which has been told */
    sqlite3_clear_bindings(s->raw);
    memset(s->seen, 0, (size_t)(s->columns + s->parameters));
    s->bind_failure = SQLITE_OK;
    s->has_row = false;
}

static bool all_seen(const struct db_statement *s, int from, int n)
{
    for (int i = from; i < from + n; i++)
        if (!s->seen[i]) return false;
    return true;
}

enum db_answer db_step(struct db_statement *s, struct err *e)
{
    struct db *db = s->db;
    assert(s->is_open);
    assert(all_seen(s, s->columns, s->parameters));    /* every parameter was bound */
    assert(!s->has_row || all_seen(s, 0, s->columns)); /* every column was read */
    bool is_read = sqlite3_stmt_readonly(s->raw);
    assert(is_read || db->is_writing);
    /* A full disk may have undone the transaction under us: nothing may slip past its end. */
    int code = !is_read && sqlite3_get_autocommit(db->raw) ? SQLITE_FULL : s->bind_failure;
    if (code == SQLITE_OK) {
        db->may_append = s->is_journal; /* a changed schema prepares the statement anew */
        errno = 0;
        code = sqlite3_step(s->raw);
        db->may_append = false;
    }
    s->has_row = code == SQLITE_ROW;
    if (s->has_row) {
        memset(s->seen, 0, (size_t)s->columns);
        return DB_ROW;
    }
    s->changed = sqlite3_changes64(db->raw);
    if (code != SQLITE_DONE) sqlite_failed(db, code, e);
    db_reset(s);
    return code == SQLITE_DONE ? DB_DONE : DB_ERROR;
}

int64_t db_changed(const struct db_statement *s)
{
    return s->changed;
}

void db_finish(struct db_statement *s)
{
    if (!s) return;
    assert(s->is_open);
    db_reset(s);
    s->is_open = false;
    s->db->open--;
    if (s->is_kept) return;
    sqlite3_finalize(s->raw);
    free(s);
}

static int column_type(struct db_statement *s, int at)
{
    assert(s->has_row && at >= 0 && at < s->columns);
    s->seen[at] = true;
    return sqlite3_column_type(s->raw, at);
}

bool db_column_is_null(struct db_statement *s, int at)
{
    return column_type(s, at) == SQLITE_NULL;
}

int64_t db_column_int(struct db_statement *s, int at)
{
    int type = column_type(s, at);
    assert(type == SQLITE_INTEGER);
    (void)type;
    return sqlite3_column_int64(s->raw, at);
}

const char *db_column_text(struct db_statement *s, int at)
{
    int type = column_type(s, at);
    if (type == SQLITE_NULL) return "";
    assert(type == SQLITE_TEXT);
    return (const char *)sqlite3_column_text(s->raw, at);
}

struct str db_column_blob(struct db_statement *s, int at)
{
    int type = column_type(s, at);
    if (type == SQLITE_NULL) return (struct str){NULL, 0};
    assert(type == SQLITE_BLOB);
    return (struct str){sqlite3_column_blob(s->raw, at), (size_t)sqlite3_column_bytes(s->raw, at)};
}

bool sqlite_stands_on_a_row(const struct db *db)
{
    for (size_t i = 0; i < SQLITE_BUCKETS; i++)
        for (const struct db_statement *s = db->buckets[i]; s; s = s->next)
            if (sqlite3_stmt_busy(s->raw)) return true;
    return false;
}

void sqlite_drop_statements(struct db *db)
{
    for (size_t i = 0; i < SQLITE_BUCKETS; i++) {
        for (struct db_statement *s = db->buckets[i]; s;) {
            struct db_statement *next = s->next;
            sqlite3_finalize(s->raw);
            free(s);
            s = next;
        }
        db->buckets[i] = NULL;
    }
}
