#include "unit.h"

#include <errno.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/file.h"
#include "scratch.h"

static void a_file_appears_whole(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    const char *path = scratch_path(a, "whole.txt");
    struct file_draft *d;
    assert_ok(file_write_atomic(path, STR("old"), &e), &e);
    assert_ok(file_begin(a, path, &d, &e), &e);
    assert_ok(file_append(d, STR("new and "), &e), &e);
    assert_true(str_eq_text(scratch_read(a, path), "old"));
    assert_ok(file_append(d, STR("longer"), &e), &e);
    assert_ok(file_commit(d, &e), &e);
    assert_true(str_eq_text(scratch_read(a, path), "new and longer"));
    assert_null(scratch_read(a, file_draft_path(d)).p);
}

static void a_draft_without_commit_leaves_nothing(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *outer = arena_new(1 << 20);
    struct err e;
    const char *path = scratch_path(outer, "kept.txt");
    assert_ok(file_write_atomic(path, STR("kept"), &e), &e);
    size_t files = scratch_count();
    struct arena *a = arena_new(1 << 16);
    struct file_draft *d;
    assert_ok(file_begin(a, path, &d, &e), &e);
    assert_ok(file_append(d, STR("half"), &e), &e);
    assert_int_equal(scratch_count(), files + 1);
    arena_free(a);
    assert_int_equal(scratch_count(), files);
    assert_true(str_eq_text(scratch_read(outer, path), "kept"));
}

static void the_draft_of_a_killed_run_is_taken_over(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    const char *path = scratch_path(a, "killed.txt");
    pid_t child = fork();
    if (child == 0) {
        struct file_draft *d;
        if (file_begin(a, path, &d, &e) && file_append(d, STR("a long text that was never finished"), &e))
            raise(SIGKILL);
        _exit(1);
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    assert_null(scratch_read(a, path).p);
    assert_ok(file_write_atomic(path, STR("whole"), &e), &e);
    assert_true(str_eq_text(scratch_read(a, path), "whole"));
    assert_null(scratch_read(a, arena_text(a, "%s.hj-part", path)).p);
}

static void two_writers_do_not_mix(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    const char *path = scratch_path(a, "both.txt");
    struct file_draft *first;
    assert_ok(file_begin(a, path, &first, &e), &e);
    assert_ok(file_append(first, STR("first"), &e), &e);
    assert_refused(file_write_atomic(path, STR("second"), &e), &e, "另一个程序正在写");
    assert_int_equal(e.kind, ERR_ENVIRONMENT);
    assert_ok(file_commit(first, &e), &e);
    assert_true(str_eq_text(scratch_read(a, path), "first"));
}

static void a_library_may_replace_the_draft(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    const char *path = scratch_path(a, "library.bin");
    struct file_draft *d;
    assert_ok(file_begin(a, path, &d, &e), &e);
    const char *other = scratch_file(a, "other.bin", STR("written elsewhere"));
    assert_int_equal(rename(other, file_draft_path(d)), 0);
    assert_ok(file_commit(d, &e), &e);
    assert_true(str_eq_text(scratch_read(a, path), "written elsewhere"));
}

static void what_cannot_be_written_is_said_with_its_name(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    char long_name[400];
    memset(long_name, 'x', sizeof long_name);
    long_name[sizeof long_name - 1] = '\0';
    const struct {
        const char *path, *word;
    } table[] = {
            {scratch_path(a, "no/such/folder.txt"), "文件夹不存在"},
            {scratch_path(a, ""), "这是一个文件夹"},
            {scratch_path(a, long_name), "文件名太长"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        assert_refused(file_write_atomic(table[i].path, STR("x"), &e), &e, table[i].word);
        if (i < 2) assert_non_null(strstr(e.text, table[i].path));
        assert_int_equal(e.kind, ERR_ENVIRONMENT);
    }
    assert_false(file_refused("名单.xlsx", ENOSPC, &e));
    assert_string_equal(e.text, "写不了 名单.xlsx: 磁盘已满，请腾出空间后再试");
}

static void what_cannot_be_read_is_explained(void **state)
{
    (void)state;
    static const struct {
        int error;
        enum err_kind kind;
        const char *text;
    } table[] = {
            {ENOENT, ERR_INPUT, "没有这个文件，请核对文件名和所在的文件夹"},
            {EISDIR, ERR_INPUT, "这是一个文件夹，请给出其中的文件"},
            {EACCES, ERR_ENVIRONMENT, "没有读取的权限，请换一个能读的文件"},
            {ENOSPC, ERR_ENVIRONMENT, "磁盘已满，请腾出空间后再试"},
            {EIO, ERR_ENVIRONMENT, "磁盘读写出错，请把文件复制到别的磁盘再试，并检查这个磁盘"},
            {ENOTTY, ERR_ENVIRONMENT, "系统拒绝读取（第 25 号错误），请把文件复制到本机硬盘后再试"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct err e = {0};
        assert_refused(file_unreadable(table[i].error, &e), &e, "");
        assert_int_equal(e.kind, table[i].kind);
        assert_string_equal(e.text, table[i].text);
    }
}

/* A limit on the size of files stands in for a full disk: the write fails half-way. */
static void a_full_disk_leaves_the_old_file(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    const char *path = scratch_path(a, "full.txt");
    assert_ok(file_write_atomic(path, STR("old"), &e), &e);
    size_t files = scratch_count();
    struct rlimit before, small = {.rlim_cur = 8192};
    getrlimit(RLIMIT_FSIZE, &before);
    small.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    char *big = arena_alloc(a, 100000);
    setrlimit(RLIMIT_FSIZE, &small);
    bool ok = file_write_atomic(path, (struct str){big, 100000}, &e);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_refused(ok, &e, path);
    assert_true(str_eq_text(scratch_read(a, path), "old"));
    assert_int_equal(scratch_count(), files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_cannot_be_read_is_explained),
            cmocka_unit_test(a_file_appears_whole),
            cmocka_unit_test(a_draft_without_commit_leaves_nothing),
            cmocka_unit_test(the_draft_of_a_killed_run_is_taken_over),
            cmocka_unit_test(two_writers_do_not_mix),
            cmocka_unit_test(a_library_may_replace_the_draft),
            cmocka_unit_test(what_cannot_be_written_is_said_with_its_name),
            cmocka_unit_test(a_full_disk_leaves_the_old_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
