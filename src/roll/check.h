/* Everything that is to be said about a voter roll before anybody is registered: rows are fed one by one
 * as they are read, from one file or several, and what concerns more than one row is said at the end.
 *
 *   struct roll_check *c = roll_check_new(a, &options, sink, context);
 *   for each file: roll_check_start_file(c, name, &columns, &e); for each data row: roll_check_row(c, &row);
 *   roll_check_finish(c); roll_check_summary(c); roll_check_statistics(c); roll_check_is_rejected(c, n);
 *
 * A row is rejected when it has a finding whose code begins with F, and only then:
 *   F101 no name                       F102 number not valid            F103 number held as a number of a
 *   F104 not 18 on the election day    F105 number of an earlier row         spreadsheet, its last digits lost
 *   F106 neither a valid number nor a readable day of birth
 *   F107 a formula or an error value   F108 unit not of this township   F109 more cells than headings
 *   F110 text that cannot be read, or a record that is damaged (row.fault)
 *   F111 birth is a spreadsheet's day number; then F106 is not said for it
 *   F113 no such district              F112 registered already (roll_check_judge)
 * Of the rows with one valid number the first that has no other fault stays; all others get F105.
 * Where number and birth column disagree and one of them says under age, the row is rejected (F104).
 * W… codes ask for a look and reject nothing. */
#ifndef ROLL_CHECK_H
#define ROLL_CHECK_H

#include "base/cell.h"
#include "model/finding.h"
#include "roll/column.h"
#include "roll/district.h"
#include "roll/row.h"
#include "roll/statistics.h"

enum {
    ROLL_ADULT_YEARS = 18, /* R03 */
    ROLL_TWINS_LISTED_MAX = 10000,
    ROLL_NEAR_LISTED_MAX = 1000000,
};

/* on                 the election day (选举日)
 * units              names of the township's units; a row of another unit is F108. NULL: any unit will do
 * districts          of the township; a row of none of them is F113, an empty cell is not. NULL: any text will do
 * unit_default       unit of the files that have no such column; NULL for none
 * twins_listed_max   W105 findings at most; 0 for ROLL_TWINS_LISTED_MAX
 * near_listed_max    entries of near_id, and W106 findings, at most; 0 for ROLL_NEAR_LISTED_MAX
 * All must live as long as the check. */
struct roll_options {
    struct date on;
    const char *const *units;
    size_t unit_count;
    const struct roll_district *districts;
    size_t district_count;
    const char *unit_default;
    size_t twins_listed_max;
    size_t near_listed_max;
};

/* file     counted from 0 in the order of roll_check_start_file
 * row      data row from 1, counted through all files; blank rows are not counted. 0: the heading
 * line     in its file
 * column   from 1, 0 where the row as a whole is meant
 * heading  of the column, "" where there is none
 * value    what stands there, identity and phone numbers masked
 * text     one sentence: what is wrong and what to do
 * The texts are valid during the call only. */
struct roll_finding {
    enum finding_code code;
    size_t file;
    size_t row;
    size_t line;
    size_t column;
    const char *heading;
    const char *value;
    const char *text;
};

typedef void roll_sink(void *context, const struct roll_finding *f);

/* An identity number that fails its check and is one wrong character or one swap of neighbours away from
 * the valid number of row `of`. */
struct roll_near_pair {
    uint32_t row;
    uint32_t of;
};

/* rows             data rows; rows == accepted + rejected
 * invalid_id       a number is there, is not 15 digits, and is not 18 characters with the right check
 *                  character and a real date of birth (1850 to the election day)
 * legacy_id        15 digits
 * empty_id         no number; all rows of a file without such a column
 * under_age        not 18 on the election day; birth from a valid number, else from the column
 * birth_differs    birth column against a valid number; a column with year and month is compared as such
 * sex_differs      sex column against a valid number
 * same_id_groups   groups of two and more rows with one valid number, rejected rows included; legacy numbers
 * same_id_rows     join by their 18-character form; all rows in those groups
 * same_name_birth_groups, same_name_birth_pairs
 *                  groups of rows with one name and one day of birth, n(n-1)/2 pairs each, over all rows that
 *                  have both; birth from the column, else from a valid number; rows of one number included
 * near_id          near_id_count pairs in the order of row, then of; one for each row of a group of one
 *                  number. near_id_total is more when near_listed_max cut the list */
struct roll_summary {
    int64_t rows;
    int64_t accepted;
    int64_t rejected;
    int64_t invalid_id;
    int64_t legacy_id;
    int64_t empty_id;
    int64_t under_age;
    int64_t birth_differs;
    int64_t sex_differs;
    int64_t same_id_groups;
    int64_t same_id_rows;
    int64_t same_name_birth_groups;
    int64_t same_name_birth_pairs;
    int64_t near_id_total;
    const struct roll_near_pair *near_id;
    size_t near_id_count;
    int64_t by_code[FINDING_COUNT]; /* findings sunk */
};

struct roll_check;

/* Findings of single rows are sunk as the rows come; those that compare rows, at the end: F105, W106, then
 * W105, each in the order of rows. The arena needs about 40 bytes a row. At most 2^32 - 1 rows. */
struct roll_check *roll_check_new(struct arena *a, const struct roll_options *o, roll_sink *sink, void *context);

/* name is how findings of other files call this one.
 * Errors  ERR_INPUT: units are to be checked and the file has no such column */
MUST_USE bool roll_check_start_file(
        struct roll_check *c, const char *name, const struct roll_columns *columns, struct err *e);

/* A row below the heading. Blank ones are skipped. */
void roll_check_row(struct roll_check *c, const struct row *r);

/* Once, after the last row. */
void roll_check_finish(struct roll_check *c);

/* The rest is for after the finish. */
const struct roll_summary *roll_check_summary(const struct roll_check *c);
const struct roll_statistics *roll_check_statistics(struct roll_check *c);

/* row: data row from 1, as in findings */
bool roll_check_is_rejected(const struct roll_check *c, size_t row);

/* While rows are fed: how many there were so far, the last one's number. */
size_t roll_check_rows(const struct roll_check *c);

/* After the finish: says of a data row what only those can know who have the stored roll. A code that begins with F is said
 * of an accepted row alone, which r tells, and takes it out of the accepted rows and of the statistics; otherwise r may be
 * NULL. */
void roll_check_judge(struct roll_check *c, size_t row, const struct roll_row *r, enum finding_code code,
        enum roll_field f, const char *value, const char *text);

#endif
