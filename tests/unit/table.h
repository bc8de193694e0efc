/* Golden cases: a tab-separated file under tests/case/ that a lawyer can read. Lines that begin with # are
 * prose; the first other line names the columns. Each line becomes one cmocka test named after its place. */
#ifndef UNIT_TABLE_H
#define UNIT_TABLE_H

#include "unit.h"

enum { TABLE_FIELDS_MAX = 16 };

struct table_row {
    const char *name; /* "outcome.tsv:12" */
    const char *fields[TABLE_FIELDS_MAX];
    size_t field_count;
};

/* Makes every line of the file a test. Exits when the file is missing, empty or a line has not as many fields
 * as the heading. */
void table_add(const char *file, void (*check)(void **state));

/* Adds one ordinary test to those of the tables. */
void table_add_test(const char *name, void (*check)(void **state));

/* Runs all that was added as one group; returns cmocka's number of failures. */
int table_run(const char *group);

/* The file's path below the project. */
const char *table_path(char out[4096], const char *below);

#endif
