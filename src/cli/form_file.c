#include "cli/form_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

bool cli_ends_with(const char *path, const char *end)
{
    size_t n = strlen(path), m = strlen(end);
    return n >= m && strcasecmp(path + n - m, end) == 0;
}

const char *cli_photo_path(struct cli *c, const char *path)
{
    return arena_text(c->arena, "%.*s.pic", (int)(strlen(path) - strlen(".lrm")), path);
}

bool cli_read_form(struct cli *c, const char *path, struct str *bytes, struct str *photo)
{
    *photo = (struct str){0};
    if (!cli_read_text(c, path, bytes)) return false;
    if (!cli_ends_with(path, ".lrm")) return true;
    static const char *const endings[] = {".pic", ".PIC", ".Pic"}; /* other systems do not tell them apart */
    for (size_t i = 0; i < ARRAY_COUNT(endings); i++) {
        const char *beside = arena_text(c->arena, "%.*s%s", (int)(strlen(path) - strlen(".lrm")), path, endings[i]);
        if (access(beside, F_OK) == 0) return cli_read_text(c, beside, photo);
    }
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct found {
    const char **v;
    size_t n;
    size_t capacity;
};

static void add(struct cli *c, struct found *f, const char *path)
{
    if (f->n == f->capacity) f->v = arena_grow_array(c->arena, f->v, &f->capacity, sizeof *f->v);
    f->v[f->n++] = path;
}

static bool add_folder(struct cli *c, struct found *f, const char *path)
{
    size_t first = f->n;
    DIR *folder = opendir(path);
    if (!folder) return file_unreadable(errno, &c->e) || err_in(&c->e, "打不开文件夹 %s", path);
    for (struct dirent *d; (d = readdir(folder));) {
        bool is_form = cli_ends_with(d->d_name, ".lrmx") || cli_ends_with(d->d_name, ".lrm");
        if (is_form && d->d_name[0] != '.') add(c, f, arena_text(c->arena, "%s/%s", path, d->d_name));
    }
    closedir(folder);
    if (f->n == first) return err_set(&c->e, ERR_INPUT, "文件夹 %s 里没有 .lrmx、.lrm 文件", path);
    qsort(f->v + first, f->n - first, sizeof *f->v, by_name);
    return true;
}

bool cli_form_paths(struct cli *c, const char *const **paths, size_t *n)
{
    struct found f = {0};
    for (int i = 0; i < c->operand_count; i++) {
        struct stat status;
        bool is_folder = stat(c->operands[i], &status) == 0 && S_ISDIR(status.st_mode);
        if (!is_folder)
            add(c, &f, c->operands[i]);
        else if (!add_folder(c, &f, c->operands[i]))
            return false;
    }
    *paths = f.v;
    *n = f.n;
    return true;
}
