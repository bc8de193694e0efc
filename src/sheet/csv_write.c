#include "sheet/csv.h"

#include "base/file.h"
#include "sheet/write.h"

enum { FLUSH_BYTES = 64 << 10 };

struct sheet_csv {
    struct file_draft *draft;
    struct buf pending;
};

bool sheet_csv_begin(struct arena *a, const char *path, struct sheet_csv **csv, struct err *e)
{
    struct sheet_csv *c = arena_alloc(a, sizeof *c);
    c->pending.arena = a;
    if (!file_begin(a, path, &c->draft, e)) return false;
    buf_add_text(&c->pending, "\xEF\xBB\xBF");
    *csv = c;
    return true;
}

static bool flush(struct sheet_csv *c, struct err *e)
{
    if (!file_append(c->draft, (struct str){c->pending.text, c->pending.n}, e)) return false;
    c->pending.n = 0;
    return true;
}

bool sheet_csv_add(struct sheet_csv *c, const struct str *fields, size_t n, struct err *e)
{
    csv_format_record(&c->pending, fields, n);
    return c->pending.n < FLUSH_BYTES || flush(c, e);
}

bool sheet_csv_commit(struct sheet_csv *c, struct err *e)
{
    return flush(c, e) && file_commit(c->draft, e);
}

bool sheet_write_csv(const char *path, const struct paper_table *t, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct sheet_csv *c;
    if (!sheet_csv_begin(a, path, &c, e)) return false;
    struct str *fields = arena_alloc_array(a, t->column_count, sizeof *fields);
    for (size_t i = 0; i < t->column_count; i++) fields[i] = str_of(t->columns[i].heading);
    if (!sheet_csv_add(c, fields, t->column_count, e)) return false;
    for (size_t row = 0; row < t->row_count; row++) {
        for (size_t i = 0; i < t->column_count; i++) fields[i] = str_of(t->cells[row * t->column_count + i]);
        if (!sheet_csv_add(c, fields, t->column_count, e)) return false;
    }
    return sheet_csv_commit(c, e);
}
