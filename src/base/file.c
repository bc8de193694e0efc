#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct file_draft {
    char *path;
    char *draft;
    int fd; /* holds the lock; -1 when the draft is committed or thrown away */
};

/* error, to the one who reads, to the one who writes */
static const struct reason {
    int error;
    const char *reading, *writing;
} reasons[] = {
        {ENOENT, "没有这个文件，请核对文件名和所在的文件夹", "文件夹不存在，请先建立文件夹"},
        {ENOTDIR, "没有这个文件，请核对文件名和所在的文件夹", "文件夹不存在，请先建立文件夹"},
        {EISDIR, "这是一个文件夹，请给出其中的文件", "这是一个文件夹，请给出文件名"},
        {EACCES, "没有读取的权限，请换一个能读的文件", "没有写入这个文件夹的权限，请换一个文件夹"},
        {EPERM, "没有读取的权限，请换一个能读的文件", "没有写入这个文件夹的权限，请换一个文件夹"},
        {ENAMETOOLONG, "文件名太长，请核对文件名", "文件名太长，请换一个短一些的名字"},
        {ELOOP, "链接绕成了圈，请给出文件本身", "链接绕成了圈，请换一个文件夹"},
        {ENOSPC, "磁盘已满，请腾出空间后再试", "磁盘已满，请腾出空间后再试"},
        {EDQUOT, "磁盘配额已用完，请腾出空间后再试", "磁盘配额已用完，请腾出空间后再试"},
        {EROFS, "磁盘是只读的，请换一个文件夹", "磁盘是只读的，请换一个文件夹"},
        {EFBIG, "文件太大，读不下", "文件超过了允许的大小，请换一个磁盘或文件夹再试"},
        {EIO, "磁盘读写出错，请把文件复制到别的磁盘再试，并检查这个磁盘", "磁盘读写出错，请换一个磁盘，并检查这个磁盘"},
        {ENXIO, "磁盘没有接好，请重新接好后再试", "磁盘没有接好，请重新接好后再试"},
        {ENODEV, "磁盘没有接好，请重新接好后再试", "磁盘没有接好，请重新接好后再试"},
        {ESTALE, "网络盘断开了，请把文件复制到本机硬盘后再试", "网络盘断开了，请写到本机硬盘"},
        {ETIMEDOUT, "网络盘断开了，请把文件复制到本机硬盘后再试", "网络盘断开了，请写到本机硬盘"},
        {EBUSY, "另一个程序正占用它，请稍后再试", "另一个程序正占用它，请稍后再试"},
        {EWOULDBLOCK, "系统正忙，请稍后再试", "另一个程序正在写这个文件，请稍后再试"},
        {EMFILE, "同时打开的文件太多，请关闭一些程序后再试", "同时打开的文件太多，请关闭一些程序后再试"},
        {ENFILE, "同时打开的文件太多，请关闭一些程序后再试", "同时打开的文件太多，请关闭一些程序后再试"},
        {ENOMEM, "内存不足，请关闭一些程序后再试", "内存不足，请关闭一些程序后再试"},
};

static const struct reason *reason_of(int error)
{
    for (size_t i = 0; i < ARRAY_COUNT(reasons); i++)
        if (reasons[i].error == error) return &reasons[i];
    return NULL;
}

bool file_refused(const char *path, int error, struct err *e)
{
    const struct reason *r = reason_of(error);
    if (r) return err_set(e, ERR_ENVIRONMENT, "写不了 %s: %s", path, r->writing);
    return err_set(e, ERR_ENVIRONMENT, "写不了 %s: 系统拒绝（第 %d 号错误），请换一个文件夹再试", path, error);
}

bool file_unreadable(int error, struct err *e)
{
    const struct reason *r = reason_of(error);
    bool is_misnamed = error == ENOENT || error == ENOTDIR || error == EISDIR || error == ENAMETOOLONG || error == ELOOP;
    if (r) return err_set(e, is_misnamed ? ERR_INPUT : ERR_ENVIRONMENT, "%s", r->reading);
    return err_set(e, ERR_ENVIRONMENT, "系统拒绝读取（第 %d 号错误），请把文件复制到本机硬盘后再试", error);
}

static void discard(void *thing)
{
    struct file_draft *d = thing;
    if (d->fd < 0) return;
    unlink(d->draft);
    close(d->fd);
    d->fd = -1;
}

static bool refuse_and_discard(struct file_draft *d, int error, struct err *e)
{
    discard(d);
    return file_refused(d->path, error, e);
}

/* The draft of a run that was killed is taken over, that of a living one is not. The name may have
 * changed hands between open and lock: then the file behind fd is no longer the draft. */
static int open_locked(const char *draft)
{
    for (;;) {
        int fd = open(draft, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (fd < 0) return -1;
        struct stat held, named;
        bool is_locked = flock(fd, LOCK_EX | LOCK_NB) == 0 || errno == ENOSYS || errno == EOPNOTSUPP || errno == ENOLCK;
        if (is_locked && fstat(fd, &held) == 0) {
            if (stat(draft, &named) == 0 && held.st_ino == named.st_ino && held.st_dev == named.st_dev) return fd;
            close(fd);
            continue;
        }
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
}

bool file_begin(struct arena *a, const char *path, struct file_draft **draft, struct err *e)
{
    struct stat there;
    bool is_there = stat(path, &there) == 0;
    if (is_there && S_ISDIR(there.st_mode)) return file_refused(path, EISDIR, e);
    if (is_there && !S_ISREG(there.st_mode)) return err_set(e, ERR_ENVIRONMENT, "写不了 %s: 它不是普通文件", path);
    struct file_draft *d = arena_alloc(a, sizeof *d);
    d->path = arena_copy(a, path, strlen(path));
    d->draft = arena_text(a, "%s.hj-part", path);
    d->fd = open_locked(d->draft);
    if (d->fd < 0) return file_refused(path, errno, e);
    arena_defer(a, discard, d);
    if (ftruncate(d->fd, 0) != 0) return refuse_and_discard(d, errno, e);
    *draft = d;
    return true;
}

const char *file_draft_path(const struct file_draft *d)
{
    return d->draft;
}

bool file_append(struct file_draft *d, struct str bytes, struct err *e)
{
    while (bytes.n) {
        ssize_t n = write(d->fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return file_refused(d->path, errno, e);
        bytes.p += n;
        bytes.n -= (size_t)n;
    }
    return true;
}

/* By its name, not by d->fd: a library may have put another file in the draft's place. */
static int sync_path(const char *path, int flags)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (fd < 0) return errno;
    int error = fsync(fd) == 0 ? 0 : errno;
    close(fd);
    return error;
}

static void sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
    if (folder) sync_path(folder, O_DIRECTORY); /* some file systems cannot; the file itself is safe */
    free(folder);
}

bool file_commit(struct file_draft *d, struct err *e)
{
    int error = sync_path(d->draft, 0);
    if (error) return refuse_and_discard(d, error, e);
    if (rename(d->draft, d->path) != 0) return refuse_and_discard(d, errno, e);
    sync_folder(d->path);
    close(d->fd);
    d->fd = -1;
    return true;
}

bool file_write_atomic(const char *path, struct str bytes, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(64 << 10);
    struct file_draft *d;
    return file_begin(a, path, &d, e) && file_append(d, bytes, e) && file_commit(d, e);
}

bool file_make_folder(const char *path, struct err *e)
{
    struct stat status;
    if (mkdir(path, 0777) == 0) return true;
    int error = errno;
    if (error == EEXIST && stat(path, &status) == 0)
        return S_ISDIR(status.st_mode) || err_set(e, ERR_ENVIRONMENT, "%s 是一个文件，不是文件夹，请换一个名字", path);
    return file_refused(path, error, e);
}
