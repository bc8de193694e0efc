/* Spreadsheets out: CSV for lists that machines or Excel take up again, XLSX for what clerks print and work on.
 * A file appears whole or not at all (base/file.h); the same input gives the same bytes. Messages name the file. */
#ifndef SHEET_WRITE_H
#define SHEET_WRITE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/paper.h"

/* CSV, record by record: UTF-8 with BOM, commas, CRLF, RFC 4180. A field that a spreadsheet would take for a formula
 * (= + - @ tab in front) gets an apostrophe before it; signed numbers do not. Thrown away when a ends before
 * sheet_csv_commit. */
struct sheet_csv;
MUST_USE bool sheet_csv_begin(struct arena *a, const char *path, struct sheet_csv **csv, struct err *e);
MUST_USE bool sheet_csv_add(struct sheet_csv *csv, const struct str *fields, size_t n, struct err *e);
MUST_USE bool sheet_csv_commit(struct sheet_csv *csv, struct err *e);

/* A table's headings and rows at once. */
MUST_USE bool sheet_write_csv(const char *path, const struct paper_table *table, struct err *e);

/* A paper as a workbook for printing: A4, its title and texts above and below its tables, heading rows repeated on
 * every page, widths in proportion, borders, wrapped text. A table of other columns than the one before it begins a
 * worksheet of its own. Whole numbers in right-aligned columns are stored as numbers, all else as text.
 * Errors  ERR_STATE when the paper has cards, which exist as PDF only; ERR_ENVIRONMENT */
MUST_USE bool sheet_write_paper(const char *path, const struct paper *paper, struct err *e);

struct sheet_table {
    const char *name; /* of the worksheet; what Excel does not allow in a name is replaced */
    const struct paper_table *table;
};

/* Several tables, each a worksheet with its heading row frozen; dated is the creation date in the file. */
MUST_USE bool sheet_write_tables(
        const char *path, const struct sheet_table *tables, size_t n, struct date dated, struct err *e);

#endif
