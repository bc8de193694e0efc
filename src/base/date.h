/* Calendar days of the Gregorian calendar, stored as yyyymmdd so that they sort, print and travel
 * through every database as they are read. No time of day, no time zone. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* ymd: 10101 ..= 99991231 for a real day, 0 for "no date". */
struct date {
    int32_t ymd;
};

#define DATE_NONE ((struct date){0})

/* DATE_NONE when the three do not name a real day. */
struct date date_from(int year, int month, int day);

/* The forms that offices type: 2012-01-04, 2012/1/4, 2012.1.4, 20120104, 2012年1月4日.
 * DATE_NONE when it is none of these, no real day, or before the year 1000. ASCII digits only: fold the width first. */
struct date date_parse(struct str s);

static inline bool date_is_set(struct date d)
{
    return d.ymd != 0;
}

static inline int date_year(struct date d)
{
    return d.ymd / 10000;
}

static inline int date_month(struct date d)
{
    return d.ymd / 100 % 100;
}

static inline int date_day(struct date d)
{
    return d.ymd % 100;
}

/* Days since 1970-01-01, negative before. */
int64_t date_to_days(struct date d);
struct date date_from_days(int64_t days);

struct date date_add_days(struct date d, int days);

/* The same day of a later month; the last day of that month where it has no such day. */
struct date date_add_months(struct date d, int months);

/* Whole days from a to b, negative when b is earlier. */
int date_days_between(struct date a, struct date b);

/* 1 Monday ..= 7 Sunday */
int date_weekday(struct date d);

/* Completed years: the birthday itself counts (选举法 "年满", counted to the election day).
 * Born on 29 February: the year is complete on 1 March of a common year. */
static inline int date_age(struct date born, struct date on)
{
    return (on.ymd - born.ymd) / 10000;
}

/* "2012-01-04" and "2012年1月4日", in the arena; "" for no date. */
const char *date_text(struct arena *a, struct date d);
const char *date_text_cn(struct arena *a, struct date d);

#endif
