/* How many voters of which kind: counted over the accepted rows. */
#ifndef ROLL_STATISTICS_H
#define ROLL_STATISTICS_H

#include "base/arena.h"
#include "roll/ethnic.h"
#include "roll/id.h"

/* NAME, youngest, oldest, title: completed years on the election day */
#define ROLL_BANDS(X)                                                                                                  \
    X(18_25, 18, 25, "18–25岁")                                                                                        \
    X(26_35, 26, 35, "26–35岁")                                                                                        \
    X(36_45, 36, 45, "36–45岁")                                                                                        \
    X(46_60, 46, 60, "46–60岁")                                                                                        \
    X(61_UP, 61, 999, "61岁以上")

enum roll_band {
#define X(name, youngest, oldest, title) BAND_##name,
    ROLL_BANDS(X)
#undef X
            BAND_COUNT
};

const char *roll_band_title(enum roll_band b);

/* BAND_COUNT for minors. */
enum roll_band roll_band_of(int age);

struct roll_ethnic_count {
    int ethnic; /* roll/ethnic.h */
    int64_t voters;
};

struct roll_unit_count {
    const char *unit; /* "" where no unit was given */
    int64_t voters;
    int64_t by_band[BAND_COUNT];
};

enum { ROLL_UNITS_MAX = 1 << 20 }; /* voters of further units are counted together */

/* ethnic  those that occur, by their number
 * units   those that occur, by the bytes of their names; past ROLL_UNITS_MAX one "其他单位" holds the rest */
struct roll_statistics {
    int64_t by_sex[SEX_COUNT];
    int64_t by_band[BAND_COUNT];
    const struct roll_ethnic_count *ethnic;
    size_t ethnic_count;
    const struct roll_unit_count *units;
    size_t unit_count;
};

/* ---- inside of the room: counting --------------------------------------------------------------- */

/* What is counted of one row, small enough to be kept with it until its twins are known. */
struct roll_kind {
    uint32_t bits;
};

struct roll_counter;

struct roll_counter *roll_counter_new(struct arena *a);

/* Whether units other than those named so far are strange (F108). */
void roll_counter_close_units(struct roll_counter *c);

/* The unit's number, or -1 for a unit that is not among the closed list. name is copied when it is new. */
int32_t roll_counter_unit(struct roll_counter *c, struct str name);

/* unit as above; age at least 18 */
struct roll_kind roll_kind_of(enum roll_sex sex, int ethnic, int age, int32_t unit);

/* step: 1 to count a row, -1 to take it back */
void roll_counter_add(struct roll_counter *c, struct roll_kind kind, int step);

struct roll_statistics roll_counter_read(const struct roll_counter *c, struct arena *a);

#endif
