/* Inside of the room: the cells of a row as normalised text, then as values. A clean row, and nearly
 * every row is clean, is borrowed as it stands; only the others are copied. */
#ifndef ROLL_FIELD_H
#define ROLL_FIELD_H

#include "base/cell.h"
#include "roll/column.h"
#include "roll/id.h"

/* Bytes of any field, and characters of those that the roll keeps (VARCHAR of the table voter). */
enum {
    ROLL_FIELD_BYTES_MAX = 4000,
    ROLL_NAME_CHARACTERS_MAX = 200,
    ROLL_ADDRESS_CHARACTERS_MAX = 500,
    ROLL_NOTE_CHARACTERS_MAX = 1000,
};

/* The last text of a field with few values: it is nearly always the next one, too. */
struct roll_memo {
    size_t n;
    char bytes[64];
};

/* Bit f of a mask stands for field f.
 * ill      not UTF-8, or with control characters
 * too_long more than the above
 * broken   an error value such as #REF!
 * computed a formula; the text is its last value where the file tells it
 * unread   there is something, but the text is left empty for one of these reasons
 * numeric  held as a number */
struct roll_fields {
    struct str text[FIELD_COUNT];
    uint32_t ill;
    uint32_t too_long;
    uint32_t broken;
    uint32_t computed;
    uint32_t unread;
    uint32_t numeric;
    struct roll_memo last[FIELD_COUNT]; /* clean */
};

enum roll_birth_form {
    BIRTH_EMPTY,
    BIRTH_DAY,        /* ymd names a real day */
    BIRTH_MONTH,      /* ymd ends in 00: 1987.06 */
    BIRTH_SERIAL,     /* a day number of a spreadsheet: 31940 */
    BIRTH_UNREADABLE, /* none of these, or no real day of 1850 ..= 2100 */
};

/* What the texts mean. id_… as in struct roll_id; sex_written and birth_written are the columns'. */
struct roll_values {
    struct str name;
    struct str id;
    int64_t id_key;
    int32_t id_ymd;
    enum roll_id_fault id_fault;
    bool is_legacy_id;
    bool is_id_lost; /* held as a number, its last digits are gone */
    enum roll_birth_form birth_form;
    int32_t birth_written;
    enum roll_sex sex_written;
    int ethnic;
};

/* The last ethnic group met: it is nearly always the next one too. */
struct roll_ethnic_memo {
    struct str text;
    char bytes[32];
    int number;
};

/* Only the fields that columns has are written; start with zeros. */
void roll_fields_read(
        struct arena *scratch, const struct roll_columns *columns, const struct row *r, struct roll_fields *out);

void roll_values_read(struct arena *scratch, const struct roll_fields *fields, struct date on,
        struct roll_ethnic_memo *memo, struct roll_values *out);

/* 11 digits from 13… to 19…, or a fixed line with or without its area code. */
bool roll_is_phone(struct str folded);

/* The text of a field as findings may show it: numbers and phones masked, long texts cut. */
const char *roll_field_mask(struct arena *scratch, enum roll_field f, struct str text);

#endif
