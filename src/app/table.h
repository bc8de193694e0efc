/* A small table that an office hands in (districts, nominations, tally sheets …), read whole: CSV in any of its
 * encodings or XLSX, columns found by their usual headings, title lines above them passed over; of several worksheets
 * the one that has the headings. Cells that are empty because they were merged with one above are faults. Voter rolls have their
 * own, faster way (app/roll_import.h). */
#ifndef APP_TABLE_H
#define APP_TABLE_H

#include "app/table_fault.h"
#include "base/date.h"
#include "base/err.h"

/* headings: what may stand over the column, separated by "|"; the first is how messages call it. */
struct table_field {
    const char *headings;
    bool is_required; /* the column must be there; single cells may still be empty */
};

struct table_row {
    size_t line; /* in the file, as the spreadsheet shows it */
    const char *const *cells; /* one accepted text for each field, "" where the file has nothing */
};

struct table {
    const char *name;  /* of the file, without its folder */
    const char *hash;  /* SM3 of the file */
    const char *taken; /* what it was taken for: "UTF-8", "GB18030（推测）", "XLSX" */
    const struct table_field *fields;
    size_t field_count;
    struct table_row *rows;
    size_t n;
    const char *unread; /* columns that are no field's: "“乙”、“丙”"; "" for none. 序号 is not counted */
};

/* Reads a file of at most 100 000 rows. A cell that is a formula, an error or ill-formed text is a fault.
 * Errors  what sheet/read.h says; ERR_INPUT for a required column that is missing (names those that were seen) */
MUST_USE bool table_load(struct arena *a, const char *path, const struct table_field *fields, size_t field_count,
        struct table *table, struct table_faults *faults, struct err *e);

/* How messages call the column of a field. */
const char *table_heading(struct arena *a, const struct table *t, size_t field);

/* The cell as a number, day, yes or no; what it is not becomes a fault and the fallback is returned. An empty cell is
 * the fallback. Yes: 是 有 1 y √; no: 否 无 0 n. */
int64_t table_int(const struct table *t, const struct table_row *r, size_t field, int64_t fallback,
        struct table_faults *faults);

/* The same for a number that has bounds: one fault for whatever is no number within them. */
int64_t table_int_within(const struct table *t, const struct table_row *r, size_t field, int64_t min, int64_t max,
        int64_t fallback, struct table_faults *faults);
struct date table_date(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults);
bool table_flag(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults);

/* The text, which may not be empty. */
const char *table_text(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults);

/* The same for a name: of at most 200 characters, as long as the workspace keeps. */
const char *table_name(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults);

/* false when there are faults: such a table is not taken in at all. */
MUST_USE bool table_is_sound(const struct table *t, const struct table_faults *faults, struct err *e);

#endif
