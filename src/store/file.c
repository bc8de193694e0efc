#include "store/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"

static bool refuse(const char *path, const char *doing, struct err *e)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR: return err_set(e, ERR_ENVIRONMENT, "%s %s：没有这个文件夹，请检查路径", doing, path);
    case EACCES:
    case EPERM:
    case EROFS: return err_set(e, ERR_ENVIRONMENT, "%s %s：所在的文件夹不能写入，请换一个有权限的文件夹", doing, path);
    case ENOSPC:
    case EDQUOT: return err_set(e, ERR_ENVIRONMENT, "%s %s：磁盘空间不足，请腾出空间后重做", doing, path);
    default: return file_refused(path, errno, e) || err_in(e, "%s", doing);
    }
}

static bool set_exists(const char *path, struct err *e)
{
    return err_set(e, ERR_STATE, "%s 已经存在，为免覆盖没有写入：请换一个文件名", path);
}

static void remove_beside(struct arena *a, const char *path, const char *suffix)
{
    (void)unlink(arena_text(a, "%s%s", path, suffix));
}

static bool is_at(int fd, const char *path)
{
    struct stat here, there;
    return fstat(fd, &here) == 0 && stat(path, &there) == 0 && here.st_ino == there.st_ino &&
           here.st_dev == there.st_dev;
}

/* A lock, because the draft may be another process's that is at work on it right now; and a second look after
 * the lock, because that process may have published it in between. */
static bool claim(struct arena *a, const char *path, const struct draft *draft, struct err *e)
{
    if (flock(draft->fd, LOCK_EX | LOCK_NB) != 0 || !is_at(draft->fd, draft->path))
        return err_set(e, ERR_ENVIRONMENT, "另一台电脑或另一个窗口正在写入 %s，请稍后再试", path);
    if (ftruncate(draft->fd, 0) != 0) return refuse(path, "不能新建", e);
    remove_beside(a, draft->path, "-journal");
    remove_beside(a, draft->path, "-wal");
    remove_beside(a, draft->path, "-shm");
    return true;
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* With the slash at its end; "" for the folder we are in. */
static const char *folder_of(struct arena *a, const char *path)
{
    return arena_copy(a, path, (size_t)(base_of(path) - path));
}

bool file_open_draft(const char *path, const char *like, struct draft *draft, struct err *e)
{
    struct stat status;
    if (lstat(path, &status) == 0) return set_exists(path, e);
    AUTO_ARENA struct arena *a = arena_new(64 << 10);
    const char *name = arena_text(a, "%s%s.draft", folder_of(a, path), base_of(like ? like : path));
    struct draft d = {.path = strdup(name), .fd = -1};
    if (!d.path) return err_set(e, ERR_ENVIRONMENT, "不能新建 %s：内存不足", path);
    d.fd = open(d.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    bool is_open = d.fd >= 0 ? claim(a, path, &d, e) : refuse(path, "不能新建", e);
    if (is_open) {
        *draft = d;
        return true;
    }
    if (d.fd >= 0) close(d.fd);
    free(d.path);
    return false;
}

/* The folder's own entry reaches the disk. */
static bool sync_folder(struct arena *a, const char *path)
{
    const char *folder = folder_of(a, path);
    int fd = open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    /* EINVAL: some file systems cannot and need not */
    bool is_done = fsync(fd) == 0 || errno == EINVAL;
    close(fd);
    return is_done;
}

void file_unpublish(const char *path)
{
    static const char *const beside[] = {"", "-wal", "-shm", "-journal"};
    AUTO_ARENA struct arena *a = arena_new(64 << 10);
    for (size_t i = 0; i < ARRAY_COUNT(beside); i++) (void)unlink(arena_text(a, "%s%s", path, beside[i]));
}

bool file_publish(struct draft *draft, const char *path, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(64 << 10);
    if (fsync(draft->fd) != 0) return refuse(path, "不能保存", e);
    if (renameat2(AT_FDCWD, draft->path, AT_FDCWD, path, RENAME_NOREPLACE) != 0) {
        if (errno == EEXIST) return set_exists(path, e);
        /* EINVAL: a file system without this kind of rename */
        if (errno != EINVAL || link(draft->path, path) != 0 || unlink(draft->path) != 0)
            return errno == EEXIST ? set_exists(path, e) : refuse(path, "不能保存", e);
    }
    if (!sync_folder(a, path)) {
        refuse(path, "不能保存", e);
        file_unpublish(path); /* whoever is told that it was not made finds nothing */
        return false;
    }
    close(draft->fd);
    free(draft->path);
    *draft = DRAFT_NONE;
    return true;
}

void file_drop_draft(struct draft *draft)
{
    if (!draft->path) return;
    AUTO_ARENA struct arena *a = arena_new(64 << 10);
    remove_beside(a, draft->path, "-journal");
    remove_beside(a, draft->path, "");
    close(draft->fd);
    free(draft->path);
    *draft = DRAFT_NONE;
}

const char *file_newest_backup(struct arena *a, const char *path)
{
    const char *folder = folder_of(a, path), *head = arena_text(a, "%s.backup-", base_of(path));
    DIR *dir = opendir(*folder ? folder : ".");
    if (!dir) return NULL;
    const char *newest = NULL;
    for (const struct dirent *entry; (entry = readdir(dir));) {
        const char *name = entry->d_name;
        if (strncmp(name, head, strlen(head)) != 0) continue;
        /* Dates and times written from the year down sort by age. */
        if (!newest || strcmp(name, newest) > 0) newest = arena_copy(a, name, strlen(name));
    }
    closedir(dir);
    return newest;
}

bool file_check_place(const char *path, struct err *e)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return err_set(e, ERR_INPUT, "找不到文件 %s，请检查文件名和文件夹", path);
        return err_set(
                e, ERR_ENVIRONMENT, "打不开 %s：没有读写这个文件或所在文件夹的权限，可复制到自己的文件夹再打开", path);
    }
    if (!S_ISREG(status.st_mode))
        return err_set(e, ERR_INPUT, "%s 是文件夹或设备，不是换届工作文件，请检查文件名", path);
    static const uint32_t shares[] = {0x6969 /* NFS */, 0x517B /* SMB */, 0xFE534D42 /* SMB2 */, 0xFF534D42 /* CIFS */};
    struct statfs fs;
    bool is_share = false;
    if (statfs(path, &fs) != 0) return true;
    for (size_t i = 0; i < ARRAY_COUNT(shares); i++) is_share = is_share || (uint32_t)fs.f_type == shares[i];
    if (!is_share) return true;
    return err_set(e, ERR_ENVIRONMENT, "%s 在网络共享盘上，几台电脑同时写入会损坏它：请复制到本机硬盘再打开", path);
}
