/* The CSV half of sheet/read.h: RFC 4180 as offices bend it. Separators comma, tab or semicolon, told from the
 * first line; lines end with CRLF, LF or CR; a quote inside an unquoted field is a character like any other. */
#ifndef SHEET_CSV_H
#define SHEET_CSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/cell.h"
#include "base/err.h"
#include "sheet/read.h"

struct csv;

/* fd       stays the caller's
 * options  every limit set */
MUST_USE bool csv_open(struct arena *a, int fd, const struct sheet_options *options, struct csv **csv, struct err *e);
MUST_USE bool csv_next(struct csv *c, struct row *row, bool *more, struct err *e);
const char *csv_encoding_text(const struct csv *c);

/* One record with its CRLF. Text that a spreadsheet would take for a formula gets an apostrophe in front. */
void csv_format_record(struct buf *b, const struct str *fields, size_t n);

#endif
