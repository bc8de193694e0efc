/* The XLSX half of sheet/read.h: one worksheet of a workbook, streamed. */
#ifndef SHEET_XLSX_H
#define SHEET_XLSX_H

#include "base/arena.h"
#include "base/cell.h"
#include "base/err.h"
#include "sheet/read.h"

struct xlsx;

/* fd       stays the caller's
 * options  every limit set */
MUST_USE bool xlsx_open(
        struct arena *a, int fd, const struct sheet_options *options, struct xlsx **xlsx, struct err *e);
MUST_USE bool xlsx_next(struct xlsx *x, struct row *row, bool *more, struct err *e);
const char *xlsx_sheet_name(const struct xlsx *x);
const char *const *xlsx_visible_names(const struct xlsx *x, size_t *n);
const struct sheet_merge *xlsx_merges(const struct xlsx *x, size_t *n);

/* "B12" into text, 24 bytes; column from 0. */
void xlsx_address(char *text, size_t line, size_t column);

#endif
