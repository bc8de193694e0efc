/* Files that appear whole or not at all: written as a draft in the same folder and named when they are whole. A draft
 * that a killed process left is taken over by the next of the same name. Inside store/ only. */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include "base/arena.h"
#include "base/err.h"

struct draft {
    char *path; /* NULL when there is none */
    int fd;     /* holds the lock */
};

#define DRAFT_NONE ((struct draft){NULL, -1})

/* An empty file for what is to become `path`, readable by its owner alone. It is called "<like>.draft", like being a
 * name in the folder of path; NULL: path itself. ERR_STATE when `path` exists already. */
MUST_USE bool file_open_draft(const char *path, const char *like, struct draft *draft, struct err *e);

/* Gives the draft its name, durably; ERR_STATE when `path` has come into existence meanwhile. */
MUST_USE bool file_publish(struct draft *draft, const char *path, struct err *e);

/* Takes back what was published just now and could not be used: the file and what an engine put beside it. */
void file_unpublish(const char *path);

/* Removes the draft if it was not published. */
void file_drop_draft(struct draft *draft);
#define AUTO_DRAFT AUTO(file_drop_draft)

/* The name of the newest "<path>.backup-…" in the folder of path, without the folder; NULL when there is none. */
const char *file_newest_backup(struct arena *a, const char *path);

/* Fails when path is no regular file or lies on a network share, where locks do not hold. */
MUST_USE bool file_check_place(const char *path, struct err *e);

#endif
