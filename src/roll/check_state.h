/* Inside of the room: what a check holds between rows, shared by its two halves, feeding and finishing. */
#ifndef ROLL_CHECK_STATE_H
#define ROLL_CHECK_STATE_H

#include "roll/check.h"
#include "roll/field.h"
#include "roll/pile.h"
#include "roll/twin.h"

struct roll_file {
    const char *name;
    struct roll_columns columns;
    uint32_t rows_before;
};

/* ids      marks of valid numbers: key, row, kind
 * names    marks of name and birth: 96 bits of hash in key and more
 * broken   numbers of 18 characters that fail their check, packed (near.h)
 * rejected bit n % 64 of number n / 64 for row n
 * shifts   line less row where that changes: row << 32 | shift; the rows in between have the shift before */
struct roll_check {
    struct arena *arena;
    struct arena *scratch;
    struct roll_options options;
    roll_sink *sink;
    void *context;

    struct roll_file *files;
    size_t file_count;
    size_t file_capacity;
    struct roll_fields fields;
    struct roll_ethnic_memo ethnic_memo;
    struct roll_district_memo district_memo;
    bool row_is_rejected;

    struct roll_quarry quarry;
    struct roll_spread *ids;
    struct roll_spread *names;
    struct roll_pile broken;
    struct roll_shelf rejected;
    struct roll_shelf shifts;
    size_t shift_count;
    uint32_t last_shift;

    struct roll_counter *counter;
    struct roll_statistics statistics;
    struct roll_summary sum;
};

/* The line of a data row in its file. */
size_t roll_lines_read(const struct roll_check *c, uint32_t row);

size_t roll_file_of(const struct roll_check *c, uint32_t row);

/* Sinks a finding on a row; text is printed as given. */
void roll_check_report(struct roll_check *c, uint32_t row, enum finding_code code, enum roll_field f, const char *value,
        const char *text);

#endif
