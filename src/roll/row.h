/* One voter as a file tells it: the cells of a row cleaned and understood, nothing judged. */
#ifndef ROLL_ROW_H
#define ROLL_ROW_H

#include "base/cell.h"
#include "roll/column.h"
#include "roll/ethnic.h"
#include "roll/id.h"

/* Texts are accepted text (base/utf8.h) in the arena, "" where the file says nothing.
 * name       blanks out where two to four Chinese characters were spaced out; the dot in it is "·"
 * sex        of a valid number, else of the column
 * ethnic     GB 3304 (roll/ethnic.h)
 * birth      of a valid number, else of the column where that names a day; or DATE_NONE
 * id         18 characters, "" when there is no valid number; a legacy number in its 18-character form
 * id_key     0 when there is none
 * unit       the column's, else the default that was given */
struct roll_row {
    const char *name;
    enum roll_sex sex;
    int ethnic;
    struct date birth;
    const char *id;
    int64_t id_key;
    bool is_legacy_id;
    const char *unit;
    const char *address;
    const char *district;
    const char *household;
    const char *phone;
    const char *note;
    const char *voter_no;
    const char *education;
    const char *politics;
};

/* Blank rows are no data rows: they are skipped and not counted. */
bool roll_row_is_blank(const struct row *r);

/* on            the election day
 * unit_default  used where the file has no unit column; "" for none
 * A cell that cannot be read (ill-formed text) yields "". */
void roll_row_read(struct arena *a, const struct roll_columns *columns, struct date on, const char *unit_default,
        const struct row *r, struct roll_row *out);

#endif
