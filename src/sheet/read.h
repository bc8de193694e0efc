/* Spreadsheets in: CSV and XLSX through one interface, a row at a time, in bounded memory whatever the file's
 * size. What a file is is decided by its first bytes, never by its name.
 *
 *     struct sheet *s;
 *     struct row row;
 *     bool more;
 *     if (!sheet_open(a, path, &(struct sheet_options){0}, &s, e)) return err_in(e, "%s", path);
 *     while ((ok = sheet_next(s, &row, &more, e)) && more) …
 *     sheet_close(s);
 *
 * Rows in which every cell is empty are passed over; row.line tells. Messages name line, column or cell, not the
 * file: the caller leads them in. */
#ifndef SHEET_READ_H
#define SHEET_READ_H

#include <stdint.h>

#include "base/arena.h"
#include "base/cell.h"
#include "base/err.h"

struct sheet;

enum sheet_encoding {
    SHEET_ENCODING_AUTO, /* by byte order mark, else a guess: show sheet_encoding_text with the first rows */
    SHEET_ENCODING_UTF8,
    SHEET_ENCODING_GB18030,
};

/* All zero is the usual case; a limit of 0 stands for the figure given. Past a limit the file is refused. */
struct sheet_options {
    enum sheet_encoding encoding; /* of a CSV file; a byte order mark in the file overrides it */
    const char *sheet_name;       /* XLSX: which worksheet; NULL for the first that is visible */
    size_t record_bytes_max;      /* bytes of text in one row: 1 MiB */
    size_t columns_max;           /* columns with something in them: 1024 */
    size_t strings_bytes_max;     /* XLSX: shared strings in memory: 256 MiB */
    uint64_t part_bytes_max;      /* XLSX: one part of the file when unpacked: 2 GiB */
    size_t chunk_bytes;           /* CSV: read at a time: 256 KiB */
};

/* The sheet lives in a, and closes with it at the latest.
 * Errors  ERR_ENVIRONMENT: no such file, not readable; ERR_INPUT: empty, a folder, none of the two formats,
 *         damaged, encrypted, no such worksheet */
MUST_USE bool sheet_open(
        struct arena *a, const char *path, const struct sheet_options *options, struct sheet **sheet, struct err *e);

/* *more is false, and *row untouched, after the last row. A row whose fault is set is to be reported and left out;
 * an error ends the reading. *row is valid until the next call. */
MUST_USE bool sheet_next(struct sheet *s, struct row *row, bool *more, struct err *e);

/* "B12" in a workbook, "第 12 行第 2 列" in a CSV file. column counts from 0, as row.cells does. */
const char *sheet_address(struct arena *a, const struct sheet *s, size_t line, size_t column);

/* What the file was taken for: "UTF-8", "GB18030（推测）", "XLSX". */
const char *sheet_encoding_text(const struct sheet *s);

/* The worksheet that is read, and all visible ones in their order, so that a clerk is told what was passed over.
 * NULL and none for CSV. */
const char *sheet_name(const struct sheet *s);
const char *const *sheet_visible_names(const struct sheet *s, size_t *n);

/* Cells that were merged (合并单元格) downwards: only the first of them holds something, the others are empty. lines as row.line
 * says, columns from 0. Known when the last row was read; the first SHEET_MERGES_MAX, none for CSV. */
struct sheet_merge {
    size_t first_line, last_line, first_column, last_column;
};
enum { SHEET_MERGES_MAX = 4096 };
const struct sheet_merge *sheet_merges(const struct sheet *s, size_t *n);

/* May be called more than once. */
void sheet_close(struct sheet *s);

#endif
