/* A folder of its own for a test program that writes files; it goes when the program ends. */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

static char scratch_folder[] = "/tmp/huanjie-test-XXXXXX";

static int scratch_remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st, (void)kind, (void)ftw;
    return remove(path);
}

static inline void scratch_remove(void)
{
    nftw(scratch_folder, scratch_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* A path in the folder, in the arena. */
static inline const char *scratch_path(struct arena *a, const char *name)
{
    static bool is_made;
    if (!is_made) {
        is_made = mkdtemp(scratch_folder) != NULL;
        if (!is_made) abort();
        atexit(scratch_remove);
    }
    return arena_text(a, "%s/%s", scratch_folder, name);
}

/* Writes the bytes under name and returns the path. */
static inline const char *scratch_file(struct arena *a, const char *name, struct str bytes)
{
    const char *path = scratch_path(a, name);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f) != 0) abort();
    return path;
}

/* The bytes of a file; p is NULL when there is none. */
static inline struct str scratch_read(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) return (struct str){0};
    struct buf b = {.arena = a};
    char chunk[4096];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;) buf_add(&b, chunk, n);
    fclose(f);
    return (struct str){buf_text(&b), b.n};
}

static size_t scratch_files;

static inline int scratch_count_one(const char *path, const struct stat *st, int kind)
{
    (void)path, (void)st;
    scratch_files += kind == FTW_F;
    return 0;
}

/* Files in the folder. */
static inline size_t scratch_count(void)
{
    scratch_files = 0;
    ftw(scratch_folder, scratch_count_one, 8);
    return scratch_files;
}

#endif
