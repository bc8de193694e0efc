/* Whole files, or none: what is written appears under its name only when every byte is on the disk.
 * Until then it grows as a draft beside it ("名单.xlsx.hj-part"), which is locked, and is written over
 * when an earlier run was killed. Messages name the file. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct file_draft;

/* path  the file to appear; a file that is there stays as it is until file_commit
 * The draft belongs to a and is thrown away when a ends without file_commit.
 * Errors  ERR_ENVIRONMENT: no such folder, no permission, full disk, another program is writing it */
MUST_USE bool file_begin(struct arena *a, const char *path, struct file_draft **draft, struct err *e);

/* Adds bytes to the end; for writers of our own. */
MUST_USE bool file_append(struct file_draft *d, struct str bytes, struct err *e);

/* Where a library that writes to a path of its own is to write. It may put a new file there. */
const char *file_draft_path(const struct file_draft *d);

/* Syncs the draft, gives it its name, syncs the folder. After a failure the draft is gone. */
MUST_USE bool file_commit(struct file_draft *d, struct err *e);

/* The folder at path, made when it is not there; the one it stands in must exist. */
MUST_USE bool file_make_folder(const char *path, struct err *e);

/* All of it at once. */
MUST_USE bool file_write_atomic(const char *path, struct str bytes, struct err *e);

/* Fails with the sentence for errno value error at writing path: "写不了 名单.xlsx: 磁盘已满，…". */
bool file_refused(const char *path, int error, struct err *e);

/* Fails with the sentence for errno value error at reading: "没有这个文件，请核对…"; the caller leads in with the name.
 * ERR_INPUT when the file was named wrongly, ERR_ENVIRONMENT when the machine refuses. */
bool file_unreadable(int error, struct err *e);

#endif
