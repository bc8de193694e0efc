/* Which column of a voter file holds what. Offices write the same thing under many headings, put title
 * lines above them, break headings over two lines and add remarks in brackets: all that is seen through.
 * What stays doubtful is not guessed but asked back, with the words to write in --map. */
#ifndef ROLL_COLUMN_H
#define ROLL_COLUMN_H

#include "base/arena.h"
#include "base/cell.h"
#include "base/err.h"

/* NAME, code, title: code and title both name the field on the left of --map, as does every usual heading */
#define ROLL_FIELDS(X)                                                                                                 \
    X(NAME, "name", "姓名")                                                                                            \
    X(SEX, "sex", "性别")                                                                                              \
    X(ETHNIC, "ethnic", "民族")                                                                                        \
    X(BIRTH, "birth", "出生日期")                                                                                      \
    X(ID, "id", "公民身份号码")                                                                                        \
    X(ADDRESS, "address", "住址")                                                                                      \
    X(UNIT, "unit", "村组")                                                                                            \
    X(DISTRICT, "district", "选区")                                                                                    \
    X(HOUSEHOLD, "household", "户籍地")                                                                                \
    X(PHONE, "phone", "手机")                                                                                          \
    X(NOTE, "note", "备注")                                                                                            \
    X(VOTER_NO, "voter-no", "选民证号")                                                                                \
    X(EDUCATION, "education", "文化程度")                                                                              \
    X(POLITICS, "politics", "政治面貌")

enum roll_field {
#define X(name, code, title) FIELD_##name,
    ROLL_FIELDS(X)
#undef X
            FIELD_COUNT
};

const char *roll_field_code(enum roll_field f);
const char *roll_field_title(enum roll_field f);

enum {
    ROLL_HEADING_ROWS = 20, /* the heading is looked for in so many rows that are not blank */
    ROLL_COLUMNS_MAX = 1000,
};

/* line    of the heading in its file, 0 when there is none
 * width   columns that have a heading; for a file without headings those of its first row
 * at      column of each field from 0, -1 where the file has none
 * heading as it stands in the file, "" where there is none; valid as long as the arena */
struct roll_columns {
    size_t line;
    size_t width;
    int at[FIELD_COUNT];
    const char *heading[FIELD_COUNT];
};

/* A search for the heading: offer it the rows of a file one by one until it says anything but TITLE. */
struct roll_heading;

/* map  NULL, or "姓名=xm,身份证号=sfz,手机=7,单位=": a field is a heading of the file, a column number from 1,
 *      or, left empty, not read at all. "表头=3" gives the heading's line; "表头=0" says that there is no
 *      heading and the first row is data already (then columns are numbers).
 * Errors  ERR_USAGE names the entry that is not understood */
MUST_USE bool roll_heading_new(struct arena *a, const char *map, struct roll_heading **h, struct err *e);

enum roll_row_place {
    ROW_TITLE,   /* above the heading: offer the next */
    ROW_HEADING, /* columns are known; the data begins with the next row */
    ROW_DATA,    /* columns are known; this row is data (表头=0) */
};

/* columns is filled unless *place is ROW_TITLE.
 * Errors  ERR_INPUT: two columns that claim one field, no column for the name, no heading in the first
 *         rows; says what was seen and what to write in --map */
MUST_USE bool roll_heading_offer(struct roll_heading *h, const struct row *r, enum roll_row_place *place,
        struct roll_columns *columns, struct err *e);

/* The error for a file that ended before its heading was found. Returns false. */
bool roll_heading_missing(const struct roll_heading *h, struct err *e);

#endif
