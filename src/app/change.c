#include "app/change.h"

#include <inttypes.h>

#include "base/utf8.h"

/* The journal names the file by its hash, so it need not repeat a long one. */
enum { CHANGES_IN_JOURNAL = 40, BYTES_IN_JOURNAL = 300, ROWS_MAX = 10000 };

bool change_is_usable(const struct table *t, struct err *e)
{
    if (t->n == 0) return err_set(e, ERR_INPUT, "%s 只有表头，没有一行内容，没有导入", t->name);
    if (t->n > ROWS_MAX)
        return err_set(e, ERR_INPUT, "%s 有 %zu 行，这种表最多 %d 行；请核对是否拿错了文件", t->name, t->n, ROWS_MAX);
    return true;
}

void change_add(struct change_list *list, enum change_kind kind, const char *subject, const char *text)
{
    if (list->n == list->capacity) list->v = arena_grow_array(list->arena, list->v, &list->capacity, sizeof *list->v);
    list->v[list->n++] = (struct change){kind, subject, text};
}

size_t change_count(const struct change_list *list, enum change_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < list->n; i++) count += list->v[i].kind == kind;
    return count;
}

void change_note_int(struct buf *b, const char *what, int64_t before, int64_t after)
{
    if (before == after) return;
    buf_addf(b, "%s%s %" PRId64 " → %" PRId64, b->n ? "，" : "", what, before, after);
}

void change_note_text(struct buf *b, const char *what, const char *before, const char *after)
{
    if (text_eq(before, after)) return;
    buf_addf(b, "%s%s %s → %s", b->n ? "，" : "", what, *before ? before : "（空）", *after ? after : "（空）");
}

bool change_may_be_written(const struct change_list *list, size_t stored, bool is_consented)
{
    return stored == 0 || list->n == 0 || is_consented;
}

bool change_record(
        struct workspace *ws, const char *action, const struct table *t, const struct change_list *list, struct err *e)
{
    static const char *const kinds[] = {"added", "changed", "removed"};
    if (list->n == 0) return true;
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "file", t->name);
    json_put_text(detail, "hash", t->hash);
    for (int k = 0; k < 3; k++) json_put_int(detail, kinds[k], (int64_t)change_count(list, (enum change_kind)k));
    struct json *first = json_put_array(detail, "first");
    for (size_t i = 0; i < list->n && i < CHANGES_IN_JOURNAL; i++) {
        const struct change *c = &list->v[i];
        char *line = arena_text(ws->arena, "%s %s%s%s", kinds[c->kind], c->subject, *c->text ? ": " : "", c->text);
        if (strlen(line) > BYTES_IN_JOURNAL) line[utf8_cut(line, BYTES_IN_JOURNAL)] = '\0';
        json_add_text(first, line);
    }
    return workspace_record(ws, action, t->name, detail, NULL, e);
}
