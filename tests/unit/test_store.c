#include "workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "base/attr.h"
#include "store/counter.h"
#include "store/disk.h"

enum { ARENA = 1 << 20 };

/* Past the program's guard, as somebody with another tool would do it. */
static void run_raw(const char *path, const char *sql)
{
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    char *why = NULL;
    if (sqlite3_exec(raw, sql, NULL, NULL, &why) != SQLITE_OK) fail_msg("%s: %s", sql, why);
    sqlite3_close(raw);
}

static int64_t ask_int(struct db *db, const char *sql)
{
    struct err e;
    AUTO_STATEMENT struct db_statement *s = NULL;
    assert_ok(db_prepare(db, sql, &s, &e), &e);
    if (db_step(s, &e) != DB_ROW) fail_msg("%s", sql);
    return db_column_int(s, 0);
}

static bool put_setting(struct db *db, const char *key, const char *value, struct err *e)
{
    return db_run(db, "INSERT INTO setting (county, key, value) VALUES (?, ?, ?)", e, db_int(COUNTY), db_text(key),
            db_text(value));
}

static bool save_setting(struct db *db, const char *key, const char *value, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    return db_begin(db, &txn, e) && put_setting(db, key, value, e) && db_commit(&txn, e);
}

static int64_t count_settings(struct db *db)
{
    return ask_int(db, "SELECT count(*) FROM setting");
}

/* ---- creating and opening ---- */

static void a_workspace_is_private_and_never_overwritten(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    umask(0);
    AUTO_DB struct db *db = workspace_make(path);
    umask(022);
    struct err e;
    assert_ok(save_setting(db, "k", "v", &e), &e);
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < ARRAY_COUNT(suffixes); i++) {
        struct stat status;
        assert_int_equal(stat(arena_text(a, "%s%s", path, suffixes[i]), &status), 0);
        assert_int_equal(status.st_mode & 0777, 0600);
    }
    assert_false(file_exists(in_folder(a, state, "town.hj.draft")));

    struct db *second = NULL;
    assert_refused(db_create(path, insert_election, NULL, &second, &e), &e, "已经存在");
    assert_int_equal(e.kind, ERR_STATE);
    assert_null(second);
    assert_int_equal(count_settings(db), 1);
    assert_int_equal(ask_int(db, "SELECT election_day FROM election"), 20120104);
}

static bool fill_badly(struct db *db, void *context, struct err *e)
{
    return insert_election(db, context, e) && err_set(e, ERR_INPUT, "选举日不对");
}

static void a_workspace_that_cannot_be_filled_does_not_appear(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct err e;
    struct db *db = NULL;
    assert_refused(db_create(in_folder(a, state, "town.hj"), fill_badly, NULL, &db, &e), &e, "选举日不对");
    assert_false(file_exists(in_folder(a, state, "town.hj")));
    assert_false(file_exists(in_folder(a, state, "town.hj.draft")));
    assert_refused(db_create(in_folder(a, state, "no/town.hj"), insert_election, NULL, &db, &e), &e, "没有这个文件夹");
    assert_int_equal(e.kind, ERR_ENVIRONMENT);
}

static void a_draft_that_a_killed_process_left_is_taken_over(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj"), *draft = in_folder(a, state, "town.hj.draft");
    FILE *f = fopen(draft, "w");
    fputs("half", f);
    fclose(f);
    AUTO_DB struct db *db = workspace_make(path);
    assert_false(file_exists(draft));
    struct err e;
    assert_ok(db_check(db, &e), &e);
}

static void what_is_no_workspace_is_refused_by_name(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    run_raw(in_folder(a, state, "other.db"), "CREATE TABLE t (a)");
    FILE *text = fopen(in_folder(a, state, "roll.csv"), "w");
    for (int i = 0; i < 1000; i++) fputs("姓名,性别\n", text);
    fclose(text);
    fclose(fopen(in_folder(a, state, "empty"), "w"));
    static const struct {
        const char *name, *word;
        enum err_kind kind;
    } table[] = {
            {"other.db", "不是换届工作文件", ERR_INPUT},
            {"roll.csv", "不是换届工作文件", ERR_INPUT},
            {"empty", "不是换届工作文件", ERR_INPUT},
            {"missing.hj", "找不到文件", ERR_INPUT},
            {".", "是文件夹", ERR_INPUT},
            {":memory:", "找不到文件", ERR_INPUT},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        for (int read_only = 0; read_only < 2; read_only++) {
            struct err e;
            struct db *db = NULL;
            const char *path = in_folder(a, state, table[i].name);
            assert_refused(db_open(path, (struct db_options){.read_only = read_only}, &db, &e), &e, table[i].word);
            assert_non_null(strstr(e.text, path));
            assert_int_equal(e.kind, table[i].kind);
            assert_null(db);
        }
    }
    struct err e;
    struct db *db = NULL;
    assert_refused(db_open("", (struct db_options){0}, &db, &e), &e, "找不到文件");
}

static void a_damaged_workspace_names_the_backup_to_use(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    struct err e;
    struct db *db = workspace_make(path);
    for (int i = 0; i < 300; i++) assert_ok(save_setting(db, arena_text(a, "key %d", i), "value", &e), &e);
    assert_ok(db_backup(db, in_folder(a, state, "town.hj.backup-20120103T180000"), &e), &e);
    assert_ok(db_backup(db, in_folder(a, state, "town.hj.backup-20120104T080000"), &e), &e);
    db_close(db);

    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    int fd = open(path, O_RDWR);
    for (off_t at = 4096 + 100; at < status.st_size; at += 256)
        assert_int_equal(pwrite(fd, "\xFF\xFE\xFD\xFC", 4, at), 4);
    close(fd);
    bool is_open = db_open(path, (struct db_options){0}, &db, &e);
    if (is_open) {
        assert_refused(db_check(db, &e), &e, "town.hj.backup-20120104T080000");
        db_close(db);
    }
    assert_non_null(strstr(e.text, "改用备份 town.hj.backup-20120104T080000"));
    assert_non_null(strstr(e.text, path));
}

static void a_read_only_workspace_is_read_and_not_written(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    struct err e;
    db_close(workspace_make(path));
    struct db *alone;
    assert_ok(db_open(path, (struct db_options){.read_only = true}, &alone, &e), &e);
    assert_int_equal(count_settings(alone), 0);
    db_close(alone);
    assert_false(file_exists(in_folder(a, state, "town.hj-wal")));
    assert_false(file_exists(in_folder(a, state, "town.hj-shm")));
    AUTO_DB struct db *writer = workspace_open(path);
    assert_ok(save_setting(writer, "k", "v", &e), &e);
    AUTO_DB struct db *reader = NULL;
    assert_ok(db_open(path, (struct db_options){.read_only = true}, &reader, &e), &e);
    assert_int_equal(count_settings(reader), 1);
    AUTO_TXN struct db_txn txn = {0};
    assert_refused(db_begin(reader, &txn, &e), &e, "只读");
    assert_ok(save_setting(writer, "k2", "v", &e), &e);
    assert_int_equal(count_settings(reader), 2);
}

struct attempt {
    const char *path;
    const char *word;
};

/* Exit status 0 when opening for writing fails with the word. */
static void open_as_nobody(void *context)
{
    const struct attempt *t = context;
    if (geteuid() == 0 && seteuid(65534) != 0) _exit(3);
    struct err e;
    struct db *db;
    if (db_open(t->path, (struct db_options){0}, &db, &e)) _exit(1);
    if (!strstr(e.text, t->word) || !strstr(e.text, t->path)) {
        fprintf(stderr, "%s\n", e.text);
        _exit(2);
    }
}

static void missing_rights_are_named(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    db_close(workspace_make(path));
    chmod(*state, 0777);
    chmod(path, 0444);
    assert_int_equal(in_child(open_as_nobody, &(struct attempt){path, "只读"}), 0);
    chmod(path, 0);
    assert_int_equal(in_child(open_as_nobody, &(struct attempt){path, "权限"}), 0);
    chmod(path, 0666);
    chmod(*state, 0555);
    assert_int_equal(in_child(open_as_nobody, &(struct attempt){path, "权限"}), 0);
    chmod(*state, 0700);
}

static void read_as_nobody(void *context)
{
    if (geteuid() == 0 && seteuid(65534) != 0) _exit(3);
    struct err e;
    struct db *db;
    if (!db_open(context, (struct db_options){.read_only = true}, &db, &e)) {
        fprintf(stderr, "%s\n", e.text);
        _exit(1);
    }
    if (count_settings(db) != 1 || !db_check(db, &e)) _exit(2);
    db_close(db);
}

static void a_backup_is_read_where_nothing_can_be_written(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    char *copy = arena_text(a, "%s/town.hj.backup-1", (const char *)*state);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    assert_ok(save_setting(db, "k", "v", &e), &e);
    assert_ok(db_backup(db, copy, &e), &e);
    chmod(copy, 0444);
    chmod(*state, 0555);
    assert_int_equal(in_child(read_as_nobody, copy), 0);
    chmod(*state, 0700);
}

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

static void die_in_a_transaction(void *context)
{
    struct err e;
    struct db *db;
    struct db_txn txn = {0};
    if (!db_open(context, (struct db_options){0}, &db, &e) || !save_setting(db, "kept", "v", &e)) _exit(1);
    if (!db_begin(db, &txn, &e)) _exit(2);
    char key[16];
    for (int i = 0; i < 20000; i++) { /* more than the cache of small machines: some of it is in the file already */
        snprintf(key, sizeof key, "%d", i);
        if (!put_setting(db, key, "half", &e)) _exit(3);
    }
    kill(getpid(), SIGKILL);
}

static void a_process_killed_in_a_transaction_leaves_the_state_before_it(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    char *path = arena_text(a, "%s/town.hj", (const char *)*state);
    db_close(workspace_make(path));
    int status = in_child(die_in_a_transaction, path);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    AUTO_DB struct db *db = workspace_open(path);
    struct err e;
    assert_ok(db_check(db, &e), &e);
    assert_int_equal(count_settings(db), 1);
    assert_ok(save_setting(db, "next", "v", &e), &e);
}

/* Exit status 0 when the disk filled up, the sentence was right, and writing went on once there was room. */
static void fill_the_disk(void *context)
{
    struct err e;
    struct db *db;
    signal(SIGXFSZ, SIG_IGN);
    if (!db_open(context, (struct db_options){0}, &db, &e)) _exit(1);
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    rlim_t before = limit.rlim_cur;
    limit.rlim_cur = 200 << 10;
    setrlimit(RLIMIT_FSIZE, &limit);
    char value[900], key[16];
    memset(value, 'x', sizeof value - 1);
    value[sizeof value - 1] = '\0';
    int saved = 0;
    for (; saved < 10000; saved++) {
        snprintf(key, sizeof key, "%d", saved);
        if (!save_setting(db, key, value, &e)) break;
    }
    if (saved == 0 || saved == 10000) _exit(2);
    if (!strstr(e.text, "磁盘空间不足") || e.kind != ERR_ENVIRONMENT || db_is_writing(db)) {
        fprintf(stderr, "%s\n", e.text);
        _exit(3);
    }
    if (count_settings(db) != saved) _exit(4);
    /* One big transaction fails in the middle, and nothing slips past its end. */
    struct db_txn txn = {0};
    if (!db_begin(db, &txn, &e)) _exit(5);
    bool is_done = true;
    for (int i = 10000; i < 200000 && is_done; i++) {
        snprintf(key, sizeof key, "%d", i);
        is_done = put_setting(db, key, value, &e);
    }
    is_done = is_done && db_commit(&txn, &e);
    if (is_done || !strstr(e.text, "磁盘空间不足")) _exit(6);
    if (txn.db && put_setting(db, "after", "v", &e) && db_commit(&txn, &e)) _exit(7);
    db_rollback(&txn);
    limit.rlim_cur = before;
    setrlimit(RLIMIT_FSIZE, &limit);
    if (count_settings(db) != saved || !save_setting(db, "room again", "v", &e)) _exit(8);
    db_close(db);
}

static void a_full_disk_is_said_and_does_no_harm(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    char *path = arena_text(a, "%s/town.hj", (const char *)*state);
    db_close(workspace_make(path));
    assert_int_equal(in_child(fill_the_disk, path), 0);
    AUTO_DB struct db *db = workspace_open(path);
    struct err e;
    assert_ok(db_check(db, &e), &e);
    assert_int_equal(ask_int(db, "SELECT count(*) FROM setting WHERE key = 'room again'"), 1);
}

/* ---- keys, backup, speed ---- */

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

static void a_backup_is_a_checked_copy_in_one_file(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj"), *copy_path = in_folder(a, state, "copy.hj");
    AUTO_DB struct db *db = workspace_make(path);
    AUTO_DB struct db *writer = workspace_open(path);
    struct err e;
    assert_ok(save_setting(db, "k", "v", &e), &e);
    {
        AUTO_TXN struct db_txn txn = {0}; /* somebody is at work meanwhile */
        assert_ok(db_begin(writer, &txn, &e), &e);
        assert_ok(put_setting(writer, "unfinished", "v", &e), &e);
        assert_ok(db_backup(db, copy_path, &e), &e);
    }
    assert_refused(db_backup(db, copy_path, &e), &e, "已经存在");
    struct stat status;
    assert_int_equal(stat(copy_path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    static const char *const beside[] = {"copy.hj-wal", "copy.hj-shm", "copy.hj-journal", "copy.hj.draft"};
    for (size_t i = 0; i < ARRAY_COUNT(beside); i++) assert_false(file_exists(in_folder(a, state, beside[i])));

    AUTO_DB struct db *copy = NULL;
    assert_ok(db_open(copy_path, (struct db_options){.read_only = true}, &copy, &e), &e);
    assert_int_equal(count_settings(copy), 1);
    assert_ok(db_check(copy, &e), &e);
    AUTO_DB struct db *again = workspace_open(copy_path); /* a backup becomes the workspace by being used as one */
    assert_ok(save_setting(again, "k2", "v", &e), &e);
    assert_refused(db_backup(db, in_folder(a, state, "no/copy.hj"), &e), &e, "没有这个文件夹");
}

static void the_disk_is_measured_without_a_trace(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct err e;
    struct disk_speed speed = {0};
    assert_ok(disk_measure(in_folder(a, state, "town.hj"), 9, &speed, &e), &e);
    assert_true(speed.median_us > 0 && speed.slowest_us >= speed.median_us);
    assert_int_equal(rmdir(*state), 0);
    assert_refused(disk_measure(in_folder(a, state, "town.hj"), 9, &speed, &e), &e, "测速");
    assert_int_equal(mkdir(*state, 0700), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            folder_test(a_workspace_is_private_and_never_overwritten),
            folder_test(a_workspace_that_cannot_be_filled_does_not_appear),
            folder_test(a_draft_that_a_killed_process_left_is_taken_over),
            folder_test(what_is_no_workspace_is_refused_by_name),
            folder_test(a_damaged_workspace_names_the_backup_to_use),
            folder_test(a_read_only_workspace_is_read_and_not_written),
            folder_test(missing_rights_are_named),
            folder_test(a_backup_is_read_where_nothing_can_be_written),
            folder_test(values_come_back_as_they_were_stored),
            folder_test(a_statement_may_run_inside_its_own_loop),
            folder_test(many_statements_are_more_than_are_kept),
            folder_test(an_update_tells_how_many_rows_it_changed),
            folder_test(mistakes_of_the_programmer_abort),
            folder_test(only_migrations_change_tables_and_nobody_the_journal),
            folder_test(a_transaction_left_early_leaves_nothing),
            folder_test(two_writers_take_turns),
            folder_test(a_reading_transaction_sees_one_moment),
            folder_test(a_process_killed_in_a_transaction_leaves_the_state_before_it),
            folder_test(a_full_disk_is_said_and_does_no_harm),
            folder_test(keys_are_issued_once_and_in_a_row),
            folder_test(a_backup_is_a_checked_copy_in_one_file),
            folder_test(the_disk_is_measured_without_a_trace),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
