/* A workbook being written through libxlsxwriter: worksheets for A4, their texts and tables from top to bottom.
 * What the library reports is kept, and fails xlsx_book_commit. */
#ifndef SHEET_XLSX_BOOK_H
#define SHEET_XLSX_BOOK_H

#include "base/arena.h"
#include "base/err.h"
#include "model/paper.h"

struct xlsx_book;

/* Lives in a; thrown away when a ends before the commit. */
MUST_USE bool xlsx_book_begin(
        struct arena *a, const char *path, struct date dated, struct xlsx_book **book, struct err *e);
MUST_USE bool xlsx_book_commit(struct xlsx_book *b, struct err *e);

/* A new worksheet, which everything below goes to; columns shares out the width, NULL for a single column.
 * name    what Excel does not allow is replaced, a name already taken gets a number
 * footer  beside the page number; NULL for none */
void xlsx_book_begin_sheet(struct xlsx_book *b, const char *name, bool is_landscape, const char *footer,
        const struct paper_table *columns);

void xlsx_book_add_title(struct xlsx_book *b, const char *title, const char *subtitle);
/* A block of any kind that has text, across all columns. */
void xlsx_book_add_text(struct xlsx_book *b, enum block_kind kind, const char *text);
/* is_heading_repeated: on every printed page; for one table of a worksheet at most. */
void xlsx_book_add_table(struct xlsx_book *b, const struct paper_table *table, bool is_heading_repeated);
void xlsx_book_add_space(struct xlsx_book *b);
void xlsx_book_add_page_break(struct xlsx_book *b);
/* Rows written so far stay in sight while the rest is scrolled. */
void xlsx_book_freeze(struct xlsx_book *b, size_t rows);

#endif
