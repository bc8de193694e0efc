#include "workspace.h"

#include <signal.h>
#include <sys/resource.h>

#include "base/attr.h"
#include "store/counter.h"

enum { ARENA = 1 << 20 };

/* ---- values and statements ---- */

static void values_come_back_as_they_were_stored(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    db_close(workspace_make(path));
    run_raw(path, "CREATE TABLE t (n INTEGER, x TEXT, b BLOB) STRICT");
    AUTO_DB struct db *db = workspace_open(path);
    static const struct {
        int64_t n;
        const char *text;
        struct str blob;
    } table[] = {
            {0, "清溪镇", {"\0a\0b", 4}},
            {INT64_MAX, "'; DROP TABLE t; --", {"\xFF", 1}},
            {INT64_MIN, "𬸦", {NULL, 0}},
            {-1, "", {"", 0}},
            {3800000000, NULL, {"x", 1}},
    };
    struct err e;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_TXN struct db_txn txn = {0};
        assert_ok(db_begin(db, &txn, &e), &e);
        assert_ok(db_run(db, "DELETE FROM t WHERE n <> ?", &e, db_int(table[i].n)), &e);
        assert_ok(db_run(db, "INSERT INTO t (n, x, b) VALUES (?, ?, ?)", &e, db_int(table[i].n), db_text(table[i].text),
                          db_blob(table[i].blob)),
                &e);
        assert_ok(db_commit(&txn, &e), &e);
        AUTO_STATEMENT struct db_statement *s = NULL;
        assert_ok(db_query(db, "SELECT n, x, b, x FROM t WHERE n = ?", &s, &e, db_int(table[i].n)), &e);
        assert_int_equal(db_step(s, &e), DB_ROW);
        assert_true(db_column_int(s, 0) == table[i].n);
        assert_string_equal(db_column_text(s, 1), table[i].text ? table[i].text : "");
        assert_true(str_eq(db_column_blob(s, 2), table[i].blob));
        assert_int_equal(db_column_is_null(s, 3), !table[i].text || !*table[i].text);
        assert_int_equal(db_step(s, &e), DB_DONE);
    }
}

static void a_statement_may_run_inside_its_own_loop(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    for (int i = 0; i < 5; i++) assert_ok(save_setting(db, arena_text(a, "%d", i), "v", &e), &e);
    int pairs = 0;
    const char *sql = "SELECT key FROM setting WHERE county = ? ORDER BY key";
    AUTO_STATEMENT struct db_statement *outer = NULL;
    assert_ok(db_query(db, sql, &outer, &e, db_int(COUNTY)), &e);
    while (db_step(outer, &e) == DB_ROW) {
        int at = atoi(db_column_text(outer, 0));
        AUTO_STATEMENT struct db_statement *inner = NULL;
        assert_ok(db_query(db, sql, &inner, &e, db_int(COUNTY)), &e);
        while (db_step(inner, &e) == DB_ROW) pairs += atoi(db_column_text(inner, 0)) <= at;
    }
    assert_int_equal(pairs, 5 + 4 + 3 + 2 + 1);
}

static void many_statements_are_more_than_are_kept(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 1000; i++)
            assert_int_equal(ask_int(db, arena_text(a, "SELECT %d + count(*) FROM setting", i)), i);
}

static void an_update_tells_how_many_rows_it_changed(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    assert_ok(save_setting(db, "k", "old", &e), &e);
    AUTO_TXN struct db_txn txn = {0};
    AUTO_STATEMENT struct db_statement *s = NULL;
    assert_ok(db_begin(db, &txn, &e), &e);
    const char *sql = "UPDATE setting SET value = ? WHERE county = ? AND key = ? AND value = ?";
    assert_ok(db_prepare(db, sql, &s, &e), &e);
    for (int64_t round = 0; round < 2; round++) {
        const struct db_value values[] = {db_text("new"), db_int(COUNTY), db_text("k"), db_text("old")};
        for (size_t i = 0; i < ARRAY_COUNT(values); i++) db_bind(s, (int)i + 1, values[i]);
        assert_ok(db_execute(s, &e), &e);
        assert_int_equal(db_changed(s), 1 - round);
    }
    assert_refused(put_setting(db, "k", "v", &e), &e, "UNIQUE");
    assert_int_equal(e.kind, ERR_STATE);
}

/* What a mistake of the programmer does in a workspace that has one setting. */
struct mistake {
    const char *name;
    void (*make)(struct db *db, struct db_txn *txn, struct err *e);
};

static void write_outside_a_transaction(struct db *db, struct db_txn *txn, struct err *e)
{
    (void)txn;
    if (!put_setting(db, "x", "y", e)) _exit(1);
}

static void write_while_reading(struct db *db, struct db_txn *txn, struct err *e)
{
    if (!db_begin_read(db, txn, e) || !put_setting(db, "x", "y", e)) _exit(1);
}

static void begin_twice(struct db *db, struct db_txn *txn, struct err *e)
{
    struct db_txn inner = {0};
    if (!db_begin(db, txn, e) || !db_begin(db, &inner, e)) _exit(1);
}

static struct db_statement *on_a_row(struct db *db, struct err *e)
{
    struct db_statement *s;
    if (!db_query(db, "SELECT key, source FROM setting WHERE county = ?", &s, e, db_int(COUNTY))) _exit(1);
    if (db_step(s, e) != DB_ROW) _exit(1);
    return s;
}

static void commit_on_a_row(struct db *db, struct db_txn *txn, struct err *e)
{
    if (!db_begin(db, txn, e)) _exit(1);
    on_a_row(db, e);
    if (!db_commit(txn, e)) _exit(1);
}

static void leave_a_column_unread(struct db *db, struct db_txn *txn, struct err *e)
{
    (void)txn;
    struct db_statement *s = on_a_row(db, e);
    db_column_text(s, 0);
    if (db_step(s, e) != DB_DONE) _exit(1);
}

static void read_a_text_as_integer(struct db *db, struct db_txn *txn, struct err *e)
{
    (void)txn;
    db_column_int(on_a_row(db, e), 0);
}

static void read_null_as_integer(struct db *db, struct db_txn *txn, struct err *e)
{
    (void)txn;
    db_column_int(on_a_row(db, e), 1);
}

static void read_past_the_columns(struct db *db, struct db_txn *txn, struct err *e)
{
    (void)txn;
    db_column_text(on_a_row(db, e), 2);
}

static void leave_a_parameter_unbound(struct db *db, struct db_txn *txn, struct err *e)
{
    (void)txn;
    struct db_statement *s;
    if (!db_query(db, "SELECT 1 FROM setting WHERE county = ? AND key = ?", &s, e, db_int(1))) _exit(1);
    if (db_step(s, e) == DB_ERROR) _exit(1);
}

static void bind_past_the_parameters(struct db *db, struct db_txn *txn, struct err *e)
{
    (void)txn;
    struct db_statement *s;
    if (!db_query(db, "SELECT 1 FROM setting WHERE county = ?", &s, e, db_int(1), db_int(2))) _exit(1);
}

static void run_two_statements_at_once(struct db *db, struct db_txn *txn, struct err *e)
{
    (void)txn;
    struct db_statement *s;
    if (!db_prepare(db, "SELECT 1; SELECT 2", &s, e)) _exit(1);
}

static void close_with_a_statement_out(struct db *db, struct db_txn *txn, struct err *e)
{
    (void)txn;
    on_a_row(db, e);
    db_close(db);
}

static const char *mistake_path;

static void make_mistake(void *context)
{
    const struct mistake *m = context;
    struct err e;
    struct db *db;
    struct db_txn txn = {0};
    if (!freopen("/dev/null", "w", stderr)) _exit(1);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (!db_open(mistake_path, (struct db_options){0}, &db, &e)) _exit(1);
    m->make(db, &txn, &e);
}

static void mistakes_of_the_programmer_abort(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    mistake_path = in_folder(a, state, "town.hj");
    struct err e;
    struct db *db = workspace_make(mistake_path);
    assert_ok(save_setting(db, "k", "v", &e), &e);
    db_close(db);
    static struct mistake table[] = {
#define X(name) {#name, name}
            X(write_outside_a_transaction),
            X(write_while_reading),
            X(begin_twice),
            X(commit_on_a_row),
            X(leave_a_column_unread),
            X(read_a_text_as_integer),
            X(read_null_as_integer),
            X(read_past_the_columns),
            X(leave_a_parameter_unbound),
            X(bind_past_the_parameters),
            X(run_two_statements_at_once),
            X(close_with_a_statement_out),
#undef X
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        int status = in_child(make_mistake, &table[i]);
        if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT)
            fail_msg("%s passed unnoticed (status %x)", table[i].name, (unsigned)status);
    }
}

/* ---- the guard ---- */

static void only_migrations_change_tables_and_nobody_the_journal(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    AUTO_DB struct db *db = workspace_make(path);
    static const struct {
        const char *sql, *word;
    } table[] = {
            {"UPDATE journal SET detail = '{}'", "只能追加"},
            {"UPDATE journal SET hash = '0' WHERE seq = 1", "只能追加"},
            {"DELETE FROM journal", "只能追加"},
            {"DELETE FROM main.journal WHERE seq = 1", "只能追加"},
            {"INSERT INTO journal (county, seq) VALUES (1, 1)", "只能追加"},
            {"INSERT OR REPLACE INTO \"journal\" (county, seq) VALUES (1, 1)", "只能追加"},
            {"REPLACE INTO JOURNAL (county, seq) VALUES (1, 1)", "只能追加"},
            {"DROP TABLE journal", "不允许"},
            {"ALTER TABLE journal RENAME TO diary", "不允许"},
            {"CREATE TABLE t (a INTEGER)", "不允许"},
            {"CREATE TEMP TABLE journal (a INTEGER)", "不允许"},
            {"CREATE INDEX i ON setting (value)", "不允许"},
            {"CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM counter; END", "不允许"},
            {"CREATE VIEW v AS SELECT 1", "不允许"},
            {"ATTACH 'x' AS y", "不允许"},
            {"PRAGMA writable_schema = ON", "不允许"},
            {"PRAGMA user_version = 7", "不允许"},
            {"BEGIN", "不允许"},
            {"COMMIT", "不允许"},
            {"SAVEPOINT s", "不允许"},
            {"INSERT INTO migration (no, name, hash) VALUES (9, 'x', 'y')", "不允许"},
            {"DELETE FROM migration", "不允许"},
            {"DELETE FROM sqlite_schema", "拒绝"},
            {"SELECT no_such_column FROM setting", "拒绝"},
    };
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct db_statement *s = NULL;
        if (db_prepare(db, table[i].sql, &s, &e)) fail_msg("%s", table[i].sql);
        if (!strstr(e.text, table[i].word)) fail_msg("%s: %s", table[i].sql, e.text);
        assert_int_equal(e.kind, ERR_STATE);
        assert_non_null(strstr(e.text, path));
    }
    /* The door to the journal is open to additions alone, and to the journal alone. */
    struct db_statement *s = NULL;
    assert_refused(db_prepare_journal(db, "DELETE FROM journal", &s, &e), &e, "只能追加");
    assert_refused(db_prepare_journal(db, "UPDATE journal SET seq = 2", &s, &e), &e, "只能追加");
    assert_refused(db_prepare_journal(db, "DROP TABLE journal", &s, &e), &e, "不允许");
}

/* ---- transactions ---- */

static bool fail_after_writing(struct db *db, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(db, &txn, e) || !put_setting(db, "lost", "v", e)) return true;
    return err_set(e, ERR_INPUT, "第 3 行不对");
}

static void a_transaction_left_early_leaves_nothing(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    struct err e;
    struct db *db = workspace_make(path);
    assert_false(db_is_writing(db));
    assert_refused(fail_after_writing(db, &e), &e, "第 3 行");
    assert_false(db_is_writing(db));
    assert_int_equal(count_settings(db), 0);
    assert_ok(save_setting(db, "kept", "v", &e), &e);
    db_close(db);
    db = workspace_open(path);
    assert_int_equal(count_settings(db), 1);
    db_close(db);
    assert_false(file_exists(in_folder(a, state, "town.hj-wal")));
}

static void two_writers_take_turns(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    AUTO_DB struct db *first = workspace_make(path);
    AUTO_DB struct db *second = workspace_open(path);
    struct err e;
    {
        AUTO_TXN struct db_txn txn = {0};
        assert_ok(db_begin(first, &txn, &e), &e);
        assert_ok(put_setting(first, "a", "1", &e), &e);
        assert_refused(save_setting(second, "b", "2", &e), &e, "另一台电脑或另一个窗口正在写入");
        assert_int_equal(e.kind, ERR_ENVIRONMENT);
        assert_non_null(strstr(e.text, path));
        assert_int_equal(count_settings(second), 0); /* reading goes on */
        assert_ok(db_commit(&txn, &e), &e);
    }
    assert_ok(save_setting(second, "b", "2", &e), &e);
    assert_int_equal(count_settings(first), 2);
}

static void a_reading_transaction_sees_one_moment(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    AUTO_DB struct db *writer = workspace_make(path);
    AUTO_DB struct db *reader = workspace_open(path);
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin_read(reader, &txn, &e), &e);
    assert_false(db_is_writing(reader));
    assert_int_equal(count_settings(reader), 0);
    assert_ok(save_setting(writer, "a", "1", &e), &e);
    assert_int_equal(count_settings(reader), 0);
    assert_ok(db_commit(&txn, &e), &e);
    assert_int_equal(count_settings(reader), 1);
}

/* ---- keys ---- */

static void keys_are_issued_once_and_in_a_row(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    AUTO_DB struct db *db = workspace_make(path);
    struct err e;
    int64_t first = 0, other = 0;
    {
        AUTO_TXN struct db_txn txn = {0};
        assert_ok(db_begin(db, &txn, &e), &e);
        assert_ok(counter_issue(db, COUNTY, "voter", 1, &first, &e), &e);
        assert_int_equal(first, 1);
        assert_ok(counter_issue(db, COUNTY, "voter", 50000, &first, &e), &e);
        assert_int_equal(first, 2);
        assert_ok(counter_issue(db, COUNTY, "batch", 1, &other, &e), &e);
        assert_int_equal(other, 1);
        assert_ok(counter_issue(db, COUNTY + 1, "voter", 1, &other, &e), &e);
        assert_int_equal(other, 1);
        assert_ok(db_commit(&txn, &e), &e);
    }
    for (int round = 0; round < 2; round++) { /* rolled back, they are issued again */
        AUTO_TXN struct db_txn txn = {0};
        assert_ok(db_begin(db, &txn, &e), &e);
        assert_ok(counter_issue(db, COUNTY, "voter", 7, &first, &e), &e);
        assert_int_equal(first, 50002);
    }
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    first = 0;
    assert_refused(counter_issue(db, COUNTY, "voter", INT64_MAX, &first, &e), &e, "已经用完");
    assert_int_equal(first, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            folder_test(values_come_back_as_they_were_stored),
            folder_test(a_statement_may_run_inside_its_own_loop),
            folder_test(many_statements_are_more_than_are_kept),
            folder_test(an_update_tells_how_many_rows_it_changed),
            folder_test(mistakes_of_the_programmer_abort),
            folder_test(only_migrations_change_tables_and_nobody_the_journal),
            folder_test(a_transaction_left_early_leaves_nothing),
            folder_test(two_writers_take_turns),
            folder_test(a_reading_transaction_sees_one_moment),
            folder_test(keys_are_issued_once_and_in_a_row),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
