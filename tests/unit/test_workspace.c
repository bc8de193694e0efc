#include "workspace.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "base/attr.h"
#include "store/disk.h"

enum { ARENA = 1 << 20 };

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

static void two_who_make_the_same_workspace_do_not_mix(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    int other = open(in_folder(a, state, "town.hj.draft"), O_RDWR | O_CREAT, 0600);
    assert_int_equal(flock(other, LOCK_EX), 0);
    struct err e;
    struct db *db = NULL;
    assert_refused(db_create(path, insert_election, NULL, &db, &e), &e, "另一台电脑或另一个窗口正在写入");
    assert_true(file_exists(in_folder(a, state, "town.hj.draft")));
    close(other);
    db_close(workspace_make(path));
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

/* ---- what happens to machines ---- */

/* The library calls this one instead of the C library's. */
static int syncs;

int fdatasync(int fd)
{
    syncs++;
    return (int)syscall(SYS_fdatasync, fd);
}

static void a_commit_reaches_the_disk_before_it_is_told(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    for (int i = 0; i < 20; i++) {
        int before = syncs;
        assert_ok(save_setting(db, arena_text(a, "%d", i), "v", &e), &e);
        assert_true(syncs > before);
    }
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

/* ---- backup and speed ---- */

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
            folder_test(two_who_make_the_same_workspace_do_not_mix),
            folder_test(what_is_no_workspace_is_refused_by_name),
            folder_test(a_damaged_workspace_names_the_backup_to_use),
            folder_test(a_read_only_workspace_is_read_and_not_written),
            folder_test(missing_rights_are_named),
            folder_test(a_backup_is_read_where_nothing_can_be_written),
            folder_test(a_commit_reaches_the_disk_before_it_is_told),
            folder_test(a_process_killed_in_a_transaction_leaves_the_state_before_it),
            folder_test(a_full_disk_is_said_and_does_no_harm),
            folder_test(a_backup_is_a_checked_copy_in_one_file),
            folder_test(the_disk_is_measured_without_a_trace),
    };
    return cmocka_run_group_tests_name("workspace", tests, NULL, NULL);
}
