/* A row of a table as it came out of a file, before anybody knows what it means. */
#ifndef BASE_CELL_H
#define BASE_CELL_H

#include "base/str.h"

enum cell_kind {
    CELL_TEXT,    /* text as typed; a CSV field is this unless it begins with "=" */
    CELL_NUMBER,  /* a number in the file; text is its shortest exact decimal form ("38353", "0.1"). A number of
                     10^15 and more is a text as it stands in the file ("3.31021989900112E+17", "331021198801010011"):
                     spreadsheets hold no more than 15 digits, so an ID number that comes as one has lost its end */
    CELL_DATE,    /* a number shown as a date; text is "2012-01-04" */
    CELL_FORMULA, /* computed by a formula; text is the formula's last value; in a CSV field the formula itself */
    CELL_ERROR,   /* "#REF!" and its like, a formula's too */
};

/* Bytes as they stand in the file, turned into UTF-8 but not yet accepted (base/utf8.h). Empty: n == 0. */
struct cell {
    struct str text;
    enum cell_kind kind;
};

/* line    row in the file, from 1, as the spreadsheet shows it; for CSV the line where the record starts
 * cells   n of them, valid until the next row is read
 * fault   NULL, or why this one row cannot be trusted, as a Chinese sentence without the line number: the
 *         caller reports it and leaves the row out; its cells may hold ill-formed bytes */
struct row {
    size_t line;
    size_t n;
    const struct cell *cells;
    const char *fault;
};

#endif
