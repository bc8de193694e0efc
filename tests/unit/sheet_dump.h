/* A sheet as one text, so that tests compare what they expect at a glance:
 * "1:姓名|性别\n2:张三|男\n", a kind other than text in front of the cell (N: D: F: E:), a fault as "!". */
#ifndef SHEET_DUMP_H
#define SHEET_DUMP_H

#include "base/buf.h"
#include "sheet/read.h"

static inline void sheet_dump_row(struct buf *b, const struct row *row)
{
    static const char *const kinds[] = {
            [CELL_TEXT] = "", [CELL_NUMBER] = "N:", [CELL_DATE] = "D:", [CELL_FORMULA] = "F:", [CELL_ERROR] = "E:"};
    buf_addf(b, "%zu:", row->line);
    if (row->fault) buf_add_char(b, '!');
    for (size_t i = 0; i < row->n; i++) {
        buf_addf(b, "%s%s", i ? "|" : "", kinds[row->cells[i].kind]);
        buf_add(b, row->cells[i].text.p, row->cells[i].text.n);
    }
    buf_add_char(b, '\n');
}

/* An error ends the dump with "?" and its sentence. */
static inline const char *sheet_dump(struct arena *a, const char *path, const struct sheet_options *options)
{
    struct buf b = {.arena = a};
    struct sheet *s;
    struct row row;
    struct err e = {0};
    bool more = true;
    bool ok = sheet_open(a, path, options, &s, &e);
    while (ok && (ok = sheet_next(s, &row, &more, &e)) && more) sheet_dump_row(&b, &row);
    if (!ok) buf_addf(&b, "?%s", e.text);
    return buf_text(&b);
}

#endif
