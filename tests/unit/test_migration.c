#include "workspace.h"

#include "base/attr.h"
#include "base/resource.h"
#include "store/dialect.h"
#include "store/migration.h"

enum { ARENA = 1 << 20 };

/* ---- the words of SQLite ---- */

#define TAIL " STRICT, WITHOUT ROWID"

static void types_are_translated_where_columns_are_declared_and_nowhere_else(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const struct {
        const char *portable, *sqlite;
    } table[] = {
            {"", ""},
            {"SELECT 1;", "SELECT 1;"},
            {"CREATE TABLE t (a BIGINT, b INTEGER, c VARCHAR(20), d BYTES, PRIMARY KEY (a));",
                    "CREATE TABLE t (a INTEGER, b INTEGER, c TEXT, d BLOB, PRIMARY KEY (a))" TAIL ";"},
            {"create table t(a bigint not null,c VarChar (20) NOT NULL,d\n\tBytes)",
                    "create table t(a INTEGER not null,c TEXT NOT NULL,d\n\tBLOB)" TAIL},
            /* names */
            {"CREATE TABLE bigint (bytes BYTES, bigint BIGINT, bytes_read BIGINT, varchar VARCHAR(1))",
                    "CREATE TABLE bigint (bytes BLOB, bigint INTEGER, bytes_read INTEGER, varchar TEXT)" TAIL},
            {"CREATE TABLE t (\"a BIGINT, b\" BIGINT, 村 VARCHAR(9))",
                    "CREATE TABLE t (\"a BIGINT, b\" INTEGER, 村 TEXT)" TAIL},
            {"CREATE TABLE t (a BIGINT, PRIMARY KEY (bytes, bigint), UNIQUE (a, bytes))",
                    "CREATE TABLE t (a INTEGER, PRIMARY KEY (bytes, bigint), UNIQUE (a, bytes))" TAIL},
            {"CREATE TABLE t (a BIGINT CHECK (a IN (1, bytes, bigint)), b BYTES)",
                    "CREATE TABLE t (a INTEGER CHECK (a IN (1, bytes, bigint)), b BLOB)" TAIL},
            {"CREATE INDEX bigint ON t (a, bytes, bigint);", "CREATE INDEX bigint ON t (a, bytes, bigint);"},
            {"UPDATE t SET bytes = bigint WHERE varchar (20) = 1;",
                    "UPDATE t SET bytes = bigint WHERE varchar (20) = 1;"},
            {"INSERT INTO t (a, bytes, bigint) SELECT a, bytes, bigint FROM u;",
                    "INSERT INTO t (a, bytes, bigint) SELECT a, bytes, bigint FROM u;"},
            /* comments and texts */
            {"-- a BIGINT (\nCREATE TABLE t (a /* b BYTES, */ BIGINT, -- c BYTES, )\n d BYTES)",
                    "-- a BIGINT (\nCREATE TABLE t (a /* b BYTES, */ INTEGER, -- c BYTES, )\n d BLOB)" TAIL},
            {"CREATE TABLE t (a VARCHAR(9) DEFAULT 'x, b BIGINT) ''; c BYTES', d BYTES);",
                    "CREATE TABLE t (a TEXT DEFAULT 'x, b BIGINT) ''; c BYTES', d BLOB)" TAIL ";"},
            {"INSERT INTO t (a) VALUES ('CREATE TABLE t (a BIGINT)');",
                    "INSERT INTO t (a) VALUES ('CREATE TABLE t (a BIGINT)');"},
            /* several statements */
            {"CREATE TABLE t (a BIGINT); CREATE TABLE u (b BYTES); SELECT bytes, bigint;",
                    "CREATE TABLE t (a INTEGER)" TAIL "; CREATE TABLE u (b BLOB)" TAIL "; SELECT bytes, bigint;"},
            {"ALTER TABLE bigint ADD COLUMN bytes BYTES; ALTER TABLE t RENAME COLUMN bytes TO bigint;",
                    "ALTER TABLE bigint ADD COLUMN bytes BLOB; ALTER TABLE t RENAME COLUMN bytes TO bigint;"},
            /* what is cut off in the middle stays as it is */
            {"CREATE TABLE t (a 'open", "CREATE TABLE t (a 'open"},
            {"CREATE TABLE t (a /* open", "CREATE TABLE t (a /* open"},
            {"CREATE TABLE t (a VARCHAR(", "CREATE TABLE t (a TEXT"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_string_equal(dialect_sqlite(a, table[i].portable), table[i].sqlite);
}

static void any_bytes_are_translated_without_harm(void **state)
{
    (void)state;
    static const char *const pieces[] = {"CREATE", "TABLE", "t", "(", ")", ",", ";", "'", "\"", "--", "/*", "*/", "\n",
            "BIGINT", "VARCHAR", "BYTES", "ALTER", "COLUMN", "1", " ", "\xE6"};
    uint64_t seed = 1;
    for (int round = 0; round < 5000; round++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        char sql[400] = "";
        for (int i = 0; i < 30; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            strcat(strcat(sql, pieces[(seed >> 33) % ARRAY_COUNT(pieces)]), seed >> 63 ? " " : "");
        }
        assert_true(strlen(dialect_sqlite(a, sql)) < 4000);
    }
}

/* ---- the row of migrations ---- */

static struct migration_list list_with(struct arena *a, const char *name, const char *sql)
{
    struct err e;
    struct migration_list own;
    assert_ok(migration_load(a, &own, &e), &e);
    struct migration *v = arena_alloc_array(a, own.n + 1, sizeof *v);
    memcpy(v, own.v, own.n * sizeof *v);
    v[own.n] = (struct migration){.name = name, .sql = sql};
    assert_ok(sm3_hex(str_of(sql), v[own.n].hash, &e), &e);
    return (struct migration_list){v, own.n + 1};
}

static void every_migration_is_recorded_with_its_hash(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct err e;
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct migration_list own;
    assert_ok(migration_load(a, &own, &e), &e);
    assert_true(own.n >= 1);
    AUTO_STATEMENT struct db_statement *s = NULL;
    assert_ok(db_prepare(db, "SELECT no, name, hash FROM migration ORDER BY no", &s, &e), &e);
    for (size_t i = 0; i < own.n; i++) {
        assert_int_equal(db_step(s, &e), DB_ROW);
        assert_int_equal(db_column_int(s, 0), i + 1);
        assert_string_equal(db_column_text(s, 1), own.v[i].name);
        char hash[SM3_HEX];
        assert_ok(sm3_hex(resource_find(arena_text(a, "src/store/migration/%s", own.v[i].name)), hash, &e), &e);
        assert_string_equal(db_column_text(s, 2), hash);
    }
    assert_int_equal(db_step(s, &e), DB_DONE);
}

static void tables_of_an_older_program_are_brought_up_to_date(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    struct err e;
    struct db *db = workspace_make(path);
    struct migration_list list =
            list_with(a, "9999_x.sql", "CREATE TABLE x (county BIGINT NOT NULL, b BYTES, PRIMARY KEY (county));");
    assert_ok(migration_bring_up(db, list, &e), &e);
    assert_int_equal(ask_int(db, "SELECT count(*) FROM x"), 0);
    assert_ok(migration_bring_up(db, list, &e), &e); /* nothing to do */
    assert_int_equal(ask_int(db, "SELECT count(*) FROM migration"), (int)list.n);
    db_close(db);
    /* and now it is newer than what the program carries */
    for (int read_only = 0; read_only < 2; read_only++) {
        assert_refused(db_open(path, (struct db_options){.read_only = read_only}, &db, &e), &e, "更新版本");
        assert_int_equal(e.kind, ERR_STATE);
        assert_non_null(strstr(e.text, path));
    }
}

static void put_set(struct db *db, int64_t county, int64_t set_no, const char *shape, bool is_signed)
{
    struct err e;
    const struct db_value at[] = {db_int(county), db_int(set_no)};
    assert_ok(db_run(db,
                      "INSERT INTO ballot_set (county, set_no, name, kind, side, asks, shape, is_signed, held_on, posts, list_names,"
                      " expected, present, issued, returned, valid, blank, void)"
                      " VALUES (?, ?, 'a', 'talk', 'superior', 'recommendation', ?, ?, 20111102, 1, -1, 6, 6, 6, 6, 6, 0, 0)",
                      &e, at[0], at[1], db_text(shape), db_int(is_signed)), &e);
    assert_ok(db_run(db, "INSERT INTO set_entry (county, set_no, entry, clerk, entered_at, journal_seq) VALUES (?, ?, 1, 'c', 't', 1)", &e, at[0], at[1]), &e);
    assert_ok(db_run(db, "INSERT INTO set_entry_line (county, set_no, entry, line, subject, subject_no, answer, votes)"
                         " VALUES (?, ?, 1, 1, 'x', 0, 'y', 6)", &e, at[0], at[1]), &e);
    assert_ok(db_run(db, "INSERT INTO set_draft (county, set_no, entry, clerk, source) VALUES (?, ?, 1, 'c', ?)", &e, at[0], at[1], db_blob(STR("x"))), &e);
    assert_ok(db_run(db, "INSERT INTO set_signature (county, set_no, line, signer, subject, answer) VALUES (?, ?, 1, 's', 'x', 'y')", &e, at[0], at[1]), &e);
}

/* Signatures stay where there is a result; what waits of a signed set is typed again. The other sets are not touched. */
static void who_signed_what_waits_is_forgotten(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    struct db *db = workspace_make(path);
    struct err e;
    static const char *const tables[] = {"set_signature", "set_entry", "set_entry_line", "set_draft"};
    static const int left[] = {2, 3, 3, 3}; /* of four */
    struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    put_set(db, 1, 1, "empty", true);
    put_set(db, 1, 2, "sums", true);
    put_set(db, 1, 3, "empty", false);
    put_set(db, 2, 1, "ballots", true);
    assert_ok(db_commit(&txn, &e), &e);
    db_close(db);
    struct str sql = resource_find("src/store/migration/0029_set_signed.sql");
    run_raw(path, arena_copy(a, sql.p, sql.n));
    db = workspace_open(path);
    for (size_t i = 0; i < ARRAY_COUNT(tables); i++) {
        assert_int_equal(ask_int(db, arena_text(a, "SELECT count(*) FROM %s", tables[i])), left[i]);
        assert_int_equal(ask_int(db, arena_text(a, "SELECT count(*) FROM %s WHERE county = 1 AND set_no = 1", tables[i])), 0);
        assert_int_equal(ask_int(db, arena_text(a, "SELECT count(*) FROM %s WHERE county = 2 OR set_no = 2", tables[i])), 2);
    }
    db_close(db);
}

static void a_migration_that_fails_leaves_nothing(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    struct err e;
    struct db *db = workspace_make(path);
    struct migration_list list = list_with(a, "9999_x.sql",
            "CREATE TABLE x (county BIGINT NOT NULL, PRIMARY KEY (county)); INSERT INTO no_such_table (a) VALUES (1);");
    assert_refused(migration_bring_up(db, list, &e), &e, "9999_x.sql");
    AUTO_STATEMENT struct db_statement *s = NULL;
    assert_false(db_prepare(db, "SELECT county FROM x", &s, &e));
    assert_int_equal(ask_int(db, "SELECT count(*) FROM migration"), (int)list.n - 1);
    db_close(db);
    db_close(workspace_open(path));
}

static void a_reader_does_not_bring_up_to_date(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    struct err e;
    db_close(workspace_make(path));
    AUTO_DB struct db *db = NULL;
    assert_ok(db_open(path, (struct db_options){.read_only = true}, &db, &e), &e);
    struct migration_list list = list_with(a, "9999_x.sql", "");
    assert_refused(migration_bring_up(db, list, &e), &e, "huanjie upgrade");
    assert_int_equal(e.kind, ERR_STATE);
}

static void a_migration_that_was_changed_is_named(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const char *const changes[] = {
            "UPDATE migration SET hash = '00' WHERE no = 1",
            "UPDATE migration SET name = '0001_election.sql.bak' WHERE no = 1",
            "UPDATE migration SET no = 7000 WHERE no = 1",
            "DELETE FROM migration WHERE no = 1",
    };
    for (size_t i = 0; i < ARRAY_COUNT(changes); i++) {
        const char *path = in_folder(a, state, arena_text(a, "%zu.hj", i));
        db_close(workspace_make(path));
        run_raw(path, changes[i]);
        struct err e;
        struct db *db = NULL;
        assert_refused(db_open(path, (struct db_options){0}, &db, &e), &e, "0001_election.sql");
        assert_int_equal(e.kind, ERR_INPUT);
        assert_null(db);
    }
}

static void a_column_takes_no_value_of_another_type_and_a_key_no_null(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    const char *sql = "INSERT INTO counter (county, name, next) VALUES (?, ?, ?)";
    assert_refused(db_run(db, sql, &e, db_int(1), db_text("a"), db_text("many")), &e, "counter.next");
    assert_refused(db_run(db, sql, &e, db_null(), db_text("a"), db_int(1)), &e, "counter.county");
    assert_refused(db_run(db, sql, &e, db_int(1), db_text(""), db_int(1)), &e, "counter.name");
    assert_refused(db_run(db, sql, &e, db_int(1), db_blob(STR("a")), db_int(1)), &e, "counter.name");
    assert_ok(db_run(db, sql, &e, db_int(1), db_text("a"), db_int(1)), &e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(types_are_translated_where_columns_are_declared_and_nowhere_else),
            cmocka_unit_test(any_bytes_are_translated_without_harm),
            folder_test(every_migration_is_recorded_with_its_hash),
            folder_test(tables_of_an_older_program_are_brought_up_to_date),
            folder_test(who_signed_what_waits_is_forgotten),
            folder_test(a_migration_that_fails_leaves_nothing),
            folder_test(a_reader_does_not_bring_up_to_date),
            folder_test(a_migration_that_was_changed_is_named),
            folder_test(a_column_takes_no_value_of_another_type_and_a_key_no_null),
    };
    return cmocka_run_group_tests_name("migration", tests, NULL, NULL);
}
