/* Citizen identity numbers (公民身份号码, GB 11643): 17 digits and a check character, MOD 11-2. The digits
 * are region (6), birth date (8) and sequence (3, odd for men). Numbers of 15 digits, given out until
 * 1999, lack the century and the check character.
 *
 * The sum detects every single wrong character and every swap of neighbours: two valid numbers never
 * differ by one of these. Whoever looks for mistyped numbers need only start from those that fail. */
#ifndef ROLL_ID_H
#define ROLL_ID_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

enum {
    ROLL_ID_BYTES = 18,
    ROLL_ID_LEGACY_BYTES = 15,
    ROLL_ID_YEAR_MIN = 1850,
    ROLL_ID_YEAR_MAX = 2100,
    ROLL_ID_REPAIRS_MAX = 35, /* 17 digits, 1 check character, 17 swaps */
};

/* NAME, code, title; the codes are those of GB/T 2261.1 in words */
#define ROLL_SEXES(X)                                                                                                  \
    X(UNKNOWN, "unknown", "未知")                                                                                      \
    X(MALE, "male", "男")                                                                                              \
    X(FEMALE, "female", "女")

enum roll_sex {
#define X(name, code, title) SEX_##name,
    ROLL_SEXES(X)
#undef X
            SEX_COUNT
};

const char *roll_sex_code(enum roll_sex s);
const char *roll_sex_title(enum roll_sex s);

/* Why a number is not valid, in the order in which it is asked. */
#define ROLL_ID_FAULTS(X)                                                                                              \
    X(NONE, "valid", "有效")                                                                                           \
    X(EMPTY, "empty", "没有号码")                                                                                      \
    X(LENGTH, "length", "位数不对")                                                                                    \
    X(CHARACTER, "character", "含有不该有的字符")                                                                      \
    X(DATE, "date", "出生日期不存在")                                                                                  \
    X(FUTURE, "future", "出生日期晚于选举日")                                                                          \
    X(CHECK, "check", "校验码不符")

enum roll_id_fault {
#define X(name, code, title) ID_##name,
    ROLL_ID_FAULTS(X)
#undef X
            ID_FAULT_COUNT
};

const char *roll_id_fault_code(enum roll_id_fault f);

/* valid        fault == ID_NONE; otherwise birth, sex, key and text are empty
 * is_legacy    15 digits, whether valid or not; text and key are those of the 18-character form
 * key          the 17 digits as a number: the check character follows from them. 0 < key < 2^57
 * text         18 characters, X in upper case */
struct roll_id {
    enum roll_id_fault fault;
    bool is_legacy;
    enum roll_sex sex;
    struct date birth;
    int64_t key;
    char text[ROLL_ID_BYTES + 1];
};

/* What people type, made comparable: width folded, blanks and a leading apostrophe (the text mark of
 * spreadsheets) taken out, x made X. text is accepted text (utf8_accept). */
const char *roll_id_fold(struct arena *a, const char *text);

/* folded  as roll_id_fold leaves it
 * on      the election day, or DATE_NONE to allow any birth date of 1850 ..= 2100 */
struct roll_id roll_id_read(struct str folded, struct date on);

/* One Chinese sentence: why the folded text is not a valid number, and what to look at. No digit of it is
 * shown but the last. "" for a valid one. */
const char *roll_id_why(struct arena *a, struct str folded, struct date on);

/* The number (or whatever stands in its place) as it may be shown: the first 6 and the last 4 characters
 * of 15 and more, the first 2 of shorter texts. */
const char *roll_id_mask(struct arena *a, struct str text);

/* The 18-character form of a key; text needs 19 bytes. */
void roll_id_write(int64_t key, char *text);

/* The fast look at 18 bytes that the others are built on.
 * *key   17 digits as a number
 * *ymd   digits 7 to 14, whatever they say
 * *rest  0 when the check character is right
 * False, and outputs untouched, when the bytes are not 17 digits and a digit or X. */
bool roll_id_scan(const char *p, int64_t *key, int32_t *ymd, int *rest);

/* A number of 18 characters that fails its check and could be right but for one character or for one pair
 * of neighbours in the wrong order.
 * digits  17 digits as a number, 0 at the place of a character that is none
 * bad_at  0 ..= 17: place of the one character that is neither digit nor, in the last place, X; -1 none
 * last    0 ..= 10 value of the check character; 0 where bad_at is 17
 * bad_is_x  that character is an X */
struct roll_broken {
    int64_t digits;
    int8_t bad_at;
    int8_t last;
    bool bad_is_x;
};

/* False when folded is not of that kind: another length, a right sum, two or more foreign characters. */
bool roll_id_break(struct str folded, struct roll_broken *b);

/* Keys of all numbers with a right sum that differ from b in one character or by one swap of neighbours;
 * their dates need not be real. Returns how many; no key comes twice. */
size_t roll_id_repairs(const struct roll_broken *b, int64_t keys[ROLL_ID_REPAIRS_MAX]);

/* yyyymmdd is a real day of 1850 ..= 2100. */
static inline bool roll_is_birth_date(int32_t ymd)
{
    int year = ymd / 10000, month = ymd / 100 % 100, day = ymd % 100;
    if (year < ROLL_ID_YEAR_MIN || year > ROLL_ID_YEAR_MAX || month < 1 || month > 12 || day < 1) return false;
    return day <= 28 || date_is_set(date_from(year, month, day));
}

#endif
