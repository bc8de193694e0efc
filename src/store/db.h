/* The workspace: one database that holds one election. Everything stored is read and written through
 * this header; which engine stands behind it nobody above needs to know.
 *
 * Writes happen inside a transaction, and nowhere else:
 *
 *     AUTO_TXN struct db_txn txn = {0};
 *     if (!db_begin(db, &txn, e)) return false;
 *     if (!db_run(db, "UPDATE setting SET value = ? WHERE county = ? AND key = ?", e, db_text(value), db_int(county),
 *                 db_text(key)))
 *         return false;                                    … rolled back
 *     return db_commit(&txn, e);
 *
 * and rows are read like this:
 *
 *     AUTO_STATEMENT struct db_statement *s = NULL;
 *     if (!db_query(db, "SELECT seq, hash FROM journal WHERE county = ? ORDER BY seq", &s, e, db_int(county)))
 *         return false;
 *     enum db_answer answer;
 *     while ((answer = db_step(s, e)) == DB_ROW) …         db_column_int(s, 0), db_column_text(s, 1)
 *     return answer == DB_DONE;
 *
 * The SQL is the subset that SQLite, PostgreSQL and their kin understand alike; tools/sql_subset.py says which and refuses
 * the rest. Parameters are always `?`. Integers have 64 bits. Empty text is stored as NULL and NULL text is
 * read as "", because some engines know no difference.
 *
 * A connection belongs to one thread, and a child of fork() must open its own. Nothing else in the process may open
 * and close the workspace's file (to copy it, say): that would drop its locks; db_backup is there for it. Errors are
 * ERR_ENVIRONMENT with the file's name unless something else is said. What was committed survives the death of the
 * process and of the machine; what was not leaves no trace. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct db;
struct db_statement;

enum { DB_WAIT_MS = 5000 };

struct db_options {
    bool read_only;
    int wait_ms; /* how long to wait for another writer; 0 means DB_WAIT_MS */
};

/* Fills a new workspace inside the transaction that creates it. */
typedef bool db_fill(struct db *db, void *context, struct err *e);

/* Makes the workspace `where` with all tables and what fill puts into them, and opens it. It appears whole
 * or not at all, readable by its owner alone. ERR_STATE when `where` exists already. */
MUST_USE bool db_create(const char *where, db_fill *fill, void *context, struct db **db, struct err *e);

/* Opens a workspace; for writing, tables of an older program are brought up to date first.
 * ERR_INPUT  no workspace of ours; one that another version's migrations made
 * ERR_STATE  made by a newer program, or read-only and in need of an update */
MUST_USE bool db_open(const char *where, struct db_options options, struct db **db, struct err *e);

/* All statements are finished and no transaction is open. NULL is allowed. */
void db_close(struct db *db);
void db_close_at(struct db **db);
#define AUTO_DB AUTO(db_close_at)

/* The name it was opened by, for messages. */
const char *db_name(const struct db *db);

/* ---- transactions; they do not nest ---- */

struct db_txn {
    struct db *db; /* NULL before it begins and once it has ended */
};

/* To write: waits for its turn, then nobody else writes until the end. Fails with "另一台电脑或另一个窗口正在写入…". */
MUST_USE bool db_begin(struct db *db, struct db_txn *txn, struct err *e);

/* To read several things as they stood at one moment. */
MUST_USE bool db_begin_read(struct db *db, struct db_txn *txn, struct err *e);

/* True once everything is on the disk. No statement may stand on a row. */
MUST_USE bool db_commit(struct db_txn *txn, struct err *e);

/* Undoes everything since the beginning; nothing when the transaction has ended. */
void db_rollback(struct db_txn *txn);
#define AUTO_TXN AUTO(db_rollback)

/* Is a transaction to write open? */
bool db_is_writing(const struct db *db);

/* ---- values ---- */

enum db_kind {
    DB_NULL,
    DB_INT,
    DB_TEXT,
    DB_BLOB,
};

struct db_value {
    enum db_kind kind;
    int64_t n;
    struct str bytes;
};

static inline struct db_value db_null(void)
{
    return (struct db_value){.kind = DB_NULL};
}

static inline struct db_value db_int(int64_t n)
{
    return (struct db_value){.kind = DB_INT, .n = n};
}

/* NULL and "" are both stored as NULL. */
static inline struct db_value db_text(const char *text)
{
    return text && *text ? (struct db_value){.kind = DB_TEXT, .bytes = str_of(text)} : db_null();
}

static inline struct db_value db_blob(struct str bytes)
{
    return bytes.n ? (struct db_value){.kind = DB_BLOB, .bytes = bytes} : db_null();
}

/* ---- statements ---- */

/* Statements are kept by their text and used again; text may live shorter than the statement. */
MUST_USE bool db_prepare(struct db *db, const char *sql, struct db_statement **s, struct err *e);

/* Binds parameter `at`, counted from 1; the value is copied. All must be bound before the first step. */
void db_bind(struct db_statement *s, int at, struct db_value value);

/* The same without a copy: text and bytes must live until the statement has been executed or reset. */
void db_bind_borrowed(struct db_statement *s, int at, struct db_value value);

enum db_answer {
    DB_ROW,
    DB_DONE,
    DB_ERROR,
};

/* After DB_DONE and DB_ERROR the statement is reset: its parameters are free to be bound again. Every column
 * of a row must have been read before the next step. */
MUST_USE enum db_answer db_step(struct db_statement *s, struct err *e);

/* One step of a statement that answers no rows. */
MUST_USE bool db_execute(struct db_statement *s, struct err *e);

/* How many rows the last execution inserted, updated or deleted: an update by key and old value that
 * changed none lost a race. */
int64_t db_changed(const struct db_statement *s);

/* Leaves the row it stands on and forgets its parameters. */
void db_reset(struct db_statement *s);

/* Gives the statement back. NULL is allowed. */
void db_finish(struct db_statement *s);
void db_finish_at(struct db_statement **s);
#define AUTO_STATEMENT AUTO(db_finish_at)

/* Columns of the present row, counted from 0. Text and blobs are borrowed until the next step, reset or finish.
 * A column of another type, and an integer that is NULL, are mistakes of the programmer. */
bool db_column_is_null(struct db_statement *s, int at);
int64_t db_column_int(struct db_statement *s, int at);
const char *db_column_text(struct db_statement *s, int at);
struct str db_column_blob(struct db_statement *s, int at);

/* A copy of a text column that lives in a. */
const char *db_load_text(struct arena *a, struct db_statement *s, int at);

/* Prepares and binds in one go; at least one value. */
#define db_query(db, sql, s, e, ...)                                                                                   \
    db_query_values(db, sql, (const struct db_value[]){__VA_ARGS__},                                                   \
            sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value), s, e)
MUST_USE bool db_query_values(struct db *db, const char *sql, const struct db_value *values, size_t n,
        struct db_statement **s, struct err *e);

/* Prepares, binds, executes; at least one value. */
#define db_run(db, sql, e, ...)                                                                                        \
    db_run_values(db, sql, (const struct db_value[]){__VA_ARGS__},                                                     \
            sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value), e)
MUST_USE bool db_run_values(struct db *db, const char *sql, const struct db_value *values, size_t n, struct err *e);

/* The one door to the journal, whose rows nobody can change or delete: prepares an INSERT INTO journal.
 * Only seal/journal.c calls this (tools/sql_subset.py). */
MUST_USE bool db_prepare_journal(struct db *db, const char *sql, struct db_statement **s, struct err *e);

/* ---- care ---- */

/* Reads the whole file and fails when its structure is damaged, naming the backup to use. */
MUST_USE bool db_check(struct db *db, struct err *e);

/* A consistent copy while others work, checked through before it appears under its name; ERR_STATE when that
 * exists. Copies that stand beside the workspace and are called "<workspace>.backup-<date and time>" are found
 * by the message that has to name one. */
MUST_USE bool db_backup(struct db *db, const char *to, struct err *e);

#endif
