#include "cadre/tabbed.h"

#include "base/resource.h"
#include "base/utf8.h"

static bool split(struct arena *a, struct str raw, struct tabbed_line *line, struct err *e)
{
    line->n = 0;
    for (size_t at = 0; at <= raw.n;) {
        const char *tab = memchr(raw.p + at, '\t', raw.n - at);
        size_t n = tab ? (size_t)(tab - raw.p) - at : raw.n - at;
        if (line->n == TABBED_FIELDS_MAX) return err_set(e, ERR_INPUT, "超过 %d 栏", TABBED_FIELDS_MAX);
        if (!utf8_accept(a, (struct str){raw.p + at, n}, &line->fields[line->n++], e)) return false;
        at += n + 1;
    }
    return true;
}

bool tabbed_next(struct arena *a, struct tabbed *t, struct tabbed_line *line, bool *found, struct err *e)
{
    *found = false;
    while (!*found && t->at < t->text.n) {
        const char *p = t->text.p + t->at, *end = memchr(p, '\n', t->text.n - t->at);
        struct str raw = {p, end ? (size_t)(end - p) : t->text.n - t->at};
        t->line_no++;
        t->at += raw.n + 1;
        if (raw.n == 0 || raw.p[0] == '#') continue;
        if (!split(a, raw, line, e)) return false;
        *found = true;
    }
    return true;
}

bool tabbed_has(const struct tabbed_line *l, size_t n, struct err *e)
{
    return l->n == n || err_set(e, ERR_INPUT, "“%s” 一行有 %zu 栏，应为 %zu 栏", l->fields[0], l->n, n);
}

bool tabbed_read(struct arena *a, struct str text, size_t max, tabbed_taker *take, void *into, struct err *e)
{
    struct tabbed reader = {.text = text};
    struct tabbed_line l;
    bool found = true;
    for (size_t taken = 0; found;) {
        bool done = tabbed_next(a, &reader, &l, &found, e);
        if (done && found && ++taken > max) return err_set(e, ERR_INPUT, "超过 %zu 行", max);
        if (!done || (found && !take(into, &l, e))) return err_in(e, "第 %zu 行", reader.line_no);
    }
    return true;
}

const char *const *tabbed_codes(struct arena *a, const char *folder, size_t *n)
{
    const char **codes = arena_alloc_array(a, resource_count + 1, sizeof *codes);
    size_t length = strlen(folder);
    *n = 0;
    for (size_t i = 0; i < resource_count; i++) {
        const char *name = resource_table[i].name;
        if (strncmp(name, folder, length) != 0) continue;
        codes[(*n)++] = arena_copy(a, name + length, strcspn(name + length, "."));
    }
    return codes;
}
