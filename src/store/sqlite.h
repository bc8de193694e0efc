/* Between the two files of the SQLite engine: sqlite.c (the file, its guard, transactions) and sqlite_statement.c. */
#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include <sqlite3.h>

#include "store/db.h"

enum { SQLITE_BUCKETS = 64 };

/* Kept for the next use of the same text, in the bucket of its hash. */
struct db_statement {
    struct db *db;
    sqlite3_stmt *raw;
    struct db_statement *next; /* in its bucket */
    uint64_t hash;
    int64_t changed;
    int bind_failure;
    int parameters;
    int columns;
    bool is_kept;
    bool is_open; /* given out */
    bool has_row;
    bool is_journal;
    bool seen[]; /* the columns of this row that were read, then the parameters that were bound */
};

struct db {
    sqlite3 *raw;
    char *name;
    char *file;
    struct db_statement *buckets[SQLITE_BUCKETS];
    int kept;
    int open; /* statements given out */
    bool is_read_only;
    bool is_in_transaction;
    bool is_writing;
    bool is_trusted;         /* the engine's own words, and migrations */
    bool may_append;         /* to the journal */
    bool is_journal_refused; /* what the authorizer said no to was a change of the journal */
};

/* Turns the library's code into the clerk's sentence; returns false. */
bool sqlite_failed(const struct db *db, int code, struct err *e);

/* Does a statement stand on a row? */
bool sqlite_stands_on_a_row(const struct db *db);

void sqlite_drop_statements(struct db *db);

#endif
