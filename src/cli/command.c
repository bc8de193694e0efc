#include "cli/command.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

static const size_t STDIN_BYTES_MAX = 64u << 20;

const char *cli_value_at(const struct cli *c, const char *name, size_t i)
{
    for (size_t k = 0; k < c->given_count; k++)
        if (text_eq(c->given[k].name, name) && i-- == 0) return c->given[k].value;
    return NULL;
}

const char *cli_value(const struct cli *c, const char *name)
{
    const char *value = NULL;
    for (size_t k = 0; k < c->given_count; k++)
        if (text_eq(c->given[k].name, name)) value = c->given[k].value;
    return value;
}

bool cli_has(const struct cli *c, const char *name)
{
    return cli_value(c, name) != NULL;
}

bool cli_int(struct cli *c, const char *name, int64_t fallback, int64_t *value)
{
    const char *text = cli_value(c, name);
    if (!text) {
        *value = fallback;
        return true;
    }
    const char *digits = utf8_fold_width(c->arena, text);
    char *end;
    errno = 0;
    long long number = strtoll(digits, &end, 10);
    if (errno || end == digits || *end) return err_set(&c->e, ERR_USAGE, "--%s “%s” 应为整数", name, text);
    *value = number;
    return true;
}

bool cli_date(struct cli *c, const char *name, struct date fallback, struct date *value)
{
    const char *text = cli_value(c, name);
    if (!text) {
        *value = fallback;
        return true;
    }
    struct date d = date_parse(str_of(utf8_fold_width(c->arena, text)));
    if (!date_is_set(d))
        return err_set(&c->e, ERR_USAGE, "--%s “%s” 不是日期，请写成 2012-01-04", name, text);
    *value = d;
    return true;
}

bool cli_text(struct cli *c, const char *name, const char *fallback, const char **value)
{
    const char *text = cli_value(c, name);
    if (!text) {
        *value = fallback;
        return true;
    }
    if (!utf8_accept(c->arena, str_of(text), value, &c->e)) {
        err_in(&c->e, "--%s", name);
        c->e.kind = ERR_USAGE;
        return false;
    }
    return true;
}

static bool open_failed(struct cli *c, const char *path, int why)
{
    return file_unreadable(why, &c->e) || err_in(&c->e, "%s", path);
}

static bool read_stream(struct cli *c, FILE *in, const char *path, struct buf *b)
{
    char piece[65536];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, in)) > 0) {
        if (b->n + n > STDIN_BYTES_MAX) return err_set(&c->e, ERR_INPUT, "%s 的内容超过 64 MiB", path);
        buf_add(b, piece, n);
    }
    return !ferror(in) || open_failed(c, path, errno);
}

bool cli_read_text(struct cli *c, const char *path, struct str *text)
{
    bool is_stdin = text_eq(path, "-");
    FILE *in = is_stdin ? stdin : fopen(path, "rb");
    if (!in) return open_failed(c, path, errno);
    struct buf b = {.arena = c->arena};
    bool ok = read_stream(c, in, cli_input_name(path), &b);
    if (!is_stdin) fclose(in);
    if (!ok) return false;
    *text = (struct str){buf_text(&b), b.n};
    return true;
}

const char *cli_input_name(const char *path)
{
    return text_eq(path, "-") ? "标准输入" : path;
}

bool cli_read_json(struct cli *c, const char *path, struct json **root)
{
    struct str text;
    return cli_read_text(c, path, &text) &&
           (json_parse(c->arena, text, root, &c->e) || err_in(&c->e, "%s", cli_input_name(path)));
}

void cli_print_json(struct cli *c, const struct json *j)
{
    puts(isatty(STDOUT_FILENO) ? json_text_pretty(c->arena, j) : json_text(c->arena, j));
}

enum exit_status cli_fail(struct cli *c)
{
    fprintf(stderr, "huanjie %s: %s\n", c->command ? c->command->path : "", c->e.text);
    switch (c->e.kind) {
    case ERR_USAGE: fprintf(stderr, "用法见: huanjie %s --help\n", c->command ? c->command->path : ""); return EXIT_USAGE;
    case ERR_ENVIRONMENT: return EXIT_ENVIRONMENT;
    case ERR_INPUT:
    case ERR_STATE: return EXIT_FINDINGS;
    case ERR_NONE: break;
    }
    return EXIT_ENVIRONMENT;
}
