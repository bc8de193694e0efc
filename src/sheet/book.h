/* What stands around the worksheets of a workbook: their names and parts, date styles, shared strings. */
#ifndef SHEET_BOOK_H
#define SHEET_BOOK_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "sheet/package.h"

struct book_sheet {
    const char *name;
    const char *part; /* NULL when it is no worksheet: a chart, a macro sheet */
    bool is_visible;
};

struct book {
    struct book_sheet *sheets;
    size_t sheet_count;
    bool is_1904;        /* day 0 is 1904-01-01, as on old Macs */
    const bool *is_date; /* by cell style: whether a number in it is shown as a date */
    size_t style_count;
    const char *strings; /* part of the shared strings; NULL for none */
};

/* Everything lives in a. */
MUST_USE bool book_open(struct arena *a, struct package *package, struct book **book, struct err *e);

/* Whether a number under this built-in id, or under this format of the user's own, is shown as a date: it has
 * a day, a month or a year in it; a time of day alone is none. */
bool book_is_date_id(int64_t id);
bool book_is_date_format(const char *format);

/* The shared strings: text of cells, each kept once. */
struct strings;

/* bytes_max  what they may take in memory; past it ERR_INPUT */
MUST_USE bool strings_load(struct arena *a, struct package *package, const char *part, size_t bytes_max,
        struct strings **strings, struct err *e);
size_t strings_count(const struct strings *s);
struct str strings_at(const struct strings *s, size_t i);

/* "_x000D_" stands for U+000D in texts of a workbook, "_x005F_" for the "_" before such a form. Works in place;
 * returns the new length. */
size_t strings_unescape(char *p, size_t n);

#endif
