/* Numbers as a workbook stores them: text of a binary fraction, and days counted from 1900 or 1904. */
#ifndef SHEET_NUMBER_H
#define SHEET_NUMBER_H

#include "base/cell.h"

enum { NUMBER_BYTES_MAX = 40 };

/* raw      the text of <v>; at most NUMBER_BYTES_MAX bytes are a number
 * is_date  the cell is shown as a date
 * text     NUMBER_BYTES_MAX bytes for the cell's text, *n of them used
 * Gives CELL_NUMBER (see base/cell.h for its text), CELL_DATE, or CELL_TEXT with *n untouched when raw is no
 * number: then raw is the text. The time of day of a date is dropped. */
enum cell_kind number_read(struct str raw, bool is_date, bool is_1904, char *text, size_t *n);

#endif
