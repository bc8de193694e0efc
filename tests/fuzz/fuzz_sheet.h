/* What the targets of sheet/ share: a file in memory, and what holds for every row of every sheet. */
#ifndef FUZZ_SHEET_H
#define FUZZ_SHEET_H

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "sheet/csv.h"
#include "sheet/read.h"

/* A path under which sheet_open finds these bytes; which: one of two such files. */
static inline const char *fuzz_file(struct arena *a, int which, struct str bytes)
{
    static int fds[2] = {-1, -1};
    if (fds[which] < 0) fds[which] = memfd_create("sheet", MFD_CLOEXEC);
    CHECK(fds[which] >= 0);
    CHECK(ftruncate(fds[which], 0) == 0);
    CHECK(pwrite(fds[which], bytes.p, bytes.n, 0) == (ssize_t)bytes.n);
    return arena_text(a, "/proc/self/fd/%d", fds[which]);
}

/* Lines go up, limits hold, what is not reported as faulty is well-formed. */
static inline void fuzz_check_row(const struct row *row, size_t last_line, const struct sheet_options *o)
{
    CHECK(row->line > last_line);
    CHECK(row->n <= (o->columns_max ? o->columns_max : 1024));
    bool has_text = row->fault != NULL;
    for (size_t i = 0; i < row->n; i++) {
        const struct cell *c = &row->cells[i];
        CHECK(row->fault || utf8_is_valid(c->text));
        has_text = has_text || c->text.n || c->kind == CELL_FORMULA;
    }
    CHECK(has_text);
}

/* Reads the file through. The rows go to dump in a form that no two different sheets share, and the good ones to csv
 * unless that is NULL; an error ends the dump. */
static inline void fuzz_read(
        struct arena *a, const char *path, const struct sheet_options *o, struct buf *dump, struct buf *csv)
{
    struct sheet *s;
    struct row row;
    struct err e = {0};
    bool more = true;
    size_t line = 0;
    bool ok = sheet_open(a, path, o, &s, &e);
    while (ok && (ok = sheet_next(s, &row, &more, &e)) && more) {
        fuzz_check_row(&row, line, o);
        line = row.line;
        buf_addf(dump, "row %zu %zu %s\n", row.line, row.n, row.fault ? row.fault : "");
        struct str *fields = arena_alloc_array(a, row.n + 1, sizeof *fields);
        bool has_text = false; /* formulas without a value leave nothing in a CSV file */
        for (size_t i = 0; i < row.n; i++) {
            fields[i] = row.cells[i].text;
            has_text = has_text || fields[i].n;
            buf_addf(dump, "%d %zu ", row.cells[i].kind, fields[i].n);
            buf_add(dump, fields[i].p, fields[i].n);
        }
        if (csv && has_text && !row.fault) csv_format_record(csv, fields, row.n);
    }
    if (!ok) {
        CHECK(e.kind != ERR_NONE && e.text[0] && utf8_is_valid(str_of(e.text)));
        buf_addf(dump, "error %s\n", e.text);
    }
}

/* What was written from a sheet is read back, and written again is the same bytes: apostrophes before formulas are
 * added once. */
static inline void fuzz_check_csv(struct arena *a, struct str csv)
{
    static const struct sheet_options o = {
            .encoding = SHEET_ENCODING_UTF8, .record_bytes_max = 50000, .chunk_bytes = 5000};
    struct buf file = {.arena = a}, again = {.arena = a}, dump = {.arena = a};
    if (!csv.n || csv.p[0] == '<') return; /* begins like a web page, and is refused for one */
    buf_add_text(&file, "\xEF\xBB\xBF");
    buf_add(&file, csv.p, csv.n);
    fuzz_read(a, fuzz_file(a, 1, (struct str){file.text, file.n}), &o, &dump, &again);
    CHECK(again.n == csv.n && memcmp(again.text, csv.p, csv.n) == 0);
}

#endif
