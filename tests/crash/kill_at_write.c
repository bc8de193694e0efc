/* Kills a program at its N-th write. Preloaded (LD_PRELOAD), it counts the calls by which files below one folder change
 * and, at the one that was asked for, ends the process as a power switch would, or lets the disk be full.
 *
 *   CRASH_FOLDER  only what lies below it counts (absolute, without symbolic links)
 *   CRASH_AT      number of the call, from 1; 0 or missing: only count
 *   CRASH_HOW     kill   SIGKILL before the call (the default)
 *                 torn   SIGKILL after half of the bytes, where the call writes bytes
 *                 fail   this one call fails: no space left on the device
 *                 full   this call and all that write after it fail so
 *   CRASH_COUNT   file that takes the number of calls when the program ends by itself
 *
 * What stdio writes goes past this library, as its calls stay inside the C library; files that must survive are
 * written with write(2). */
#undef _FILE_OFFSET_BITS /* pwrite and pwrite64 are both defined here */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;

static bool is_below_folder(const char *path)
{
    const char *folder = getenv("CRASH_FOLDER");
    size_t n = folder ? strlen(folder) : 0;
    return n && strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

static bool is_watched_file(int fd)
{
    char link[32], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return false;
    path[n] = '\0';
    return is_below_folder(path);
}

/* The name itself may not exist, so its folder is resolved. */
static bool is_watched_name(int folder_fd, const char *name)
{
    if (name[0] != '/' && folder_fd != AT_FDCWD) return is_watched_file(folder_fd);
    char copy[PATH_MAX], folder[PATH_MAX];
    if (snprintf(copy, sizeof copy, "%s%s", strchr(name, '/') ? "" : "./", name) >= (int)sizeof copy) return false;
    *strrchr(copy, '/') = '\0';
    return realpath(copy[0] ? copy : "/", folder) && is_below_folder(folder);
}

static bool is_how(const char *word)
{
    const char *how = getenv("CRASH_HOW");
    return strcmp(how ? how : "kill", word) == 0;
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

enum fate {
    GO_ON,
    FAIL,
    TEAR,
};

/* Counts one call and says what becomes of it; does not return where the process ends here. */
static enum fate count_call(bool writes_bytes)
{
    const char *at_text = getenv("CRASH_AT");
    long call = atomic_fetch_add(&calls, 1) + 1, at = at_text ? atol(at_text) : 0;
    if (at == 0 || call < at) return GO_ON;
    if (call > at) return is_how("full") ? FAIL : GO_ON;
    if (is_how("fail") || is_how("full")) return FAIL;
    if (is_how("torn") && writes_bytes) return TEAR;
    die();
    return GO_ON;
}

static long no_space(void)
{
    errno = ENOSPC;
    return -1;
}

static ssize_t write_at(int fd, const void *bytes, size_t n, off_t at)
{
    return at < 0 ? syscall(SYS_write, fd, bytes, n) : syscall(SYS_pwrite64, fd, bytes, n, at);
}

/* at < 0: where the file stands. */
static ssize_t fateful_write(int fd, const void *bytes, size_t n, off_t at)
{
    switch (is_watched_file(fd) ? count_call(true) : GO_ON) {
    case FAIL: return no_space();
    case TEAR:
        write_at(fd, bytes, n / 2, at);
        die();
        break;
    case GO_ON: break;
    }
    return write_at(fd, bytes, n, at);
}

static bool fails(bool is_watched)
{
    return is_watched && count_call(false) == FAIL;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    return fateful_write(fd, bytes, n, -1);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
    return fateful_write(fd, bytes, n, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
    return fateful_write(fd, bytes, n, at);
}

int fsync(int fd)
{
    return (int)(fails(is_watched_file(fd)) ? no_space() : syscall(SYS_fsync, fd));
}

int fdatasync(int fd)
{
    return (int)(fails(is_watched_file(fd)) ? no_space() : syscall(SYS_fdatasync, fd));
}

int ftruncate(int fd, off_t n)
{
    return (int)(fails(is_watched_file(fd)) ? no_space() : syscall(SYS_ftruncate, fd, n));
}

int ftruncate64(int fd, off64_t n)
{
    return (int)(fails(is_watched_file(fd)) ? no_space() : syscall(SYS_ftruncate, fd, n));
}

int renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned flags)
{
    bool is_watched = is_watched_name(from_fd, from) || is_watched_name(to_fd, to);
    return (int)(fails(is_watched) ? no_space() : syscall(SYS_renameat2, from_fd, from, to_fd, to, flags));
}

int renameat(int from_fd, const char *from, int to_fd, const char *to)
{
    return renameat2(from_fd, from, to_fd, to, 0);
}

int rename(const char *from, const char *to)
{
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int link(const char *from, const char *to)
{
    return (int)(fails(is_watched_name(AT_FDCWD, to)) ? no_space()
                                                      : syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int unlinkat(int fd, const char *name, int flags)
{
    return (int)(fails(is_watched_name(fd, name)) ? no_space() : syscall(SYS_unlinkat, fd, name, flags));
}

int unlink(const char *name)
{
    return unlinkat(AT_FDCWD, name, 0);
}

__attribute__((destructor)) static void tell_count(void)
{
    const char *path = getenv("CRASH_COUNT");
    if (!path) return;
    char text[32];
    int n = snprintf(text, sizeof text, "%ld\n", atomic_load(&calls));
    long fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || syscall(SYS_write, fd, text, n) != n) abort();
    syscall(SYS_close, fd);
}
