/* Rows of a table written as one text: cells between bars. */
#ifndef ROLL_ROWS_H
#define ROLL_ROWS_H

#include "unit.h"

#include "base/cell.h"

/* "#n" before a cell makes it a number, "#d" a date, "#f" a formula's value, "#e" an error value. */
static inline struct row row_of(struct arena *a, size_t line, const char *text)
{
    size_t n = 1;
    for (const char *p = text; *p; p++) n += *p == '|';
    struct cell *cells = arena_alloc_array(a, n, sizeof *cells);
    for (size_t i = 0; i < n; i++) {
        size_t bytes = strcspn(text, "|");
        const char *mark = bytes >= 2 && text[0] == '#' ? strchr("ndfe", text[1]) : NULL;
        size_t from = mark ? 2 : 0;
        char *copy = arena_alloc(a, bytes + 1);
        memcpy(copy, text + from, bytes - from);
        enum cell_kind kind = !mark          ? CELL_TEXT
                              : *mark == 'n' ? CELL_NUMBER
                              : *mark == 'd' ? CELL_DATE
                              : *mark == 'f' ? CELL_FORMULA
                                             : CELL_ERROR;
        cells[i] = (struct cell){{copy, bytes - from}, kind};
        text += bytes + (text[bytes] == '|');
    }
    return (struct row){line, n, cells, NULL};
}

#endif
