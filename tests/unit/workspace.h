/* A folder for a test's files, and a small workspace in it. */
#ifndef WORKSPACE_H
#define WORKSPACE_H

#include "unit.h"

#include <ftw.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/db.h"

enum { COUNTY = 331021 };
#define WORKSPACE_ID "00112233445566778899aabbccddeeff"

static inline int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    (void)status;
    (void)kind;
    (void)at;
    return remove(path);
}

/* Setup and teardown of a test: *state is the folder's path. */
static inline int folder_make(void **state)
{
    char path[] = "/tmp/huanjie-test-XXXXXX";
    if (!mkdtemp(path)) return -1;
    *state = strdup(path);
    return 0;
}

static inline int folder_remove(void **state)
{
    nftw(*state, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(*state);
    return 0;
}

#define folder_test(f) cmocka_unit_test_setup_teardown(f, folder_make, folder_remove)

/* "<folder>/<name>", in a. */
static inline const char *in_folder(struct arena *a, void **state, const char *name)
{
    return arena_text(a, "%s/%s", (const char *)*state, name);
}

static inline bool insert_election(struct db *db, void *context, struct err *e)
{
    (void)context;
    return db_run(db,
            "INSERT INTO election (county, workspace, division, name, level, congress, election_day, province, "
            "population, created_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(COUNTY), db_text(WORKSPACE_ID), db_int(331021104), db_text("清溪镇"), db_text("township"),
            db_int(6), db_int(20120104), db_int(33), db_int(49800), db_int(20111201));
}

static inline struct db *workspace_make(const char *path)
{
    struct err e;
    struct db *db;
    assert_ok(db_create(path, insert_election, NULL, &db, &e), &e);
    return db;
}

static inline struct db *workspace_open(const char *path)
{
    struct err e;
    struct db *db;
    assert_ok(db_open(path, (struct db_options){.wait_ms = 50}, &db, &e), &e);
    return db;
}

/* Past the program's guard, as somebody with another tool would do it. */
static inline void run_raw(const char *path, const char *sql)
{
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    char *why = NULL;
    if (sqlite3_exec(raw, sql, NULL, NULL, &why) != SQLITE_OK) fail_msg("%s: %s", sql, why);
    sqlite3_close(raw);
}

static inline int64_t ask_int(struct db *db, const char *sql)
{
    struct err e;
    AUTO_STATEMENT struct db_statement *s = NULL;
    assert_ok(db_prepare(db, sql, &s, &e), &e);
    if (db_step(s, &e) != DB_ROW) fail_msg("%s", sql);
    return db_column_int(s, 0);
}

static inline bool put_setting(struct db *db, const char *key, const char *value, struct err *e)
{
    return db_run(db, "INSERT INTO setting (county, key, value) VALUES (?, ?, ?)", e, db_int(COUNTY), db_text(key),
            db_text(value));
}

static inline bool save_setting(struct db *db, const char *key, const char *value, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    return db_begin(db, &txn, e) && put_setting(db, key, value, e) && db_commit(&txn, e);
}

static inline int64_t count_settings(struct db *db)
{
    return ask_int(db, "SELECT count(*) FROM setting");
}

static inline bool file_exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

/* Runs f(context) in a child and returns its wait status. */
static inline int in_child(void (*f)(void *), void *context)
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        f(context);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

#endif
