/* What is wrong with the cells of a table that was handed in, collected so that a clerk sees all of it at once. */
#ifndef APP_TABLE_FAULT_H
#define APP_TABLE_FAULT_H

#include "base/arena.h"
#include "base/err.h"

/* One fault of a cell or row. */
struct table_fault {
    size_t line;
    const char *heading; /* "" for the whole row */
    const char *text;
    bool is_alone; /* the row is no row of this table: nothing else is said of it */
};

enum { TABLE_MERGE_FAULTS_MAX = 1000 }; /* far more than are shown */

/* Those of a whole table; those of merged cells come first. */
struct table_faults {
    struct arena *arena;
    struct table_fault *v;
    size_t n;
    size_t capacity;
};

/* heading  as table_heading; it is kept, not copied. An ID number in the text is masked. */
void table_fault(struct table_faults *faults, size_t line, const char *heading, const char *format, ...)
        PRINTF_LIKE(4, 5);

/* The one fault of a row that cannot be read at all: what was said of its cells is taken back, and nothing is added. */
void table_fault_alone(struct table_faults *faults, size_t line, const char *heading, const char *text);

/* Of cells that were merged downwards (合并单元格) only the first holds what all of them show: the rows below would be taken without it. */
void table_fault_merged(struct table_faults *faults, size_t line, const char *heading, size_t first_line);

/* Is something said of that cell, as of one that was merged, already? Looks through the first TABLE_MERGE_FAULTS_MAX. */
bool table_is_said(const struct table_faults *faults, size_t line, const char *heading);

/* The faults as a message has them, each on a line of its own: all of up to twelve, and of more one in each of the first twelve rows,
 * with how many are left. */
const char *table_faults_text(const struct table_faults *faults);

#endif
