/* A row of a table as it came out of a file, before anybody knows what it means. */
#ifndef BASE_CELL_H
#define BASE_CELL_H

#include "base/str.h"

enum cell_kind {
    CELL_TEXT,    /* text as typed; every CSV field is this */
    CELL_NUMBER,  /* a number in the file; text is its shortest exact decimal form ("38353", "3.310219899E+17") */
    CELL_DATE,    /* a number shown as a date; text is "2012-01-04" */
    CELL_FORMULA, /* computed by a formula; text is the formula's last value */
    CELL_ERROR,   /* "#REF!" and its like */
};

/* Bytes as they stand in the file, turned into UTF-8 but not yet accepted (base/utf8.h). Empty: n == 0. */
struct cell {
    struct str text;
    enum cell_kind kind;
};

/* line    row in the file, from 1, as the spreadsheet shows it; for CSV the line where the record starts
 * cells   n of them, valid until the next row is read */
struct row {
    size_t line;
    size_t n;
    const struct cell *cells;
};

#endif
