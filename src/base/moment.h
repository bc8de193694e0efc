/* A minute of the local clock, as minutes of meetings name it: "2012-01-05 08:00". Stored as yyyymmddhhmm so that it
 * sorts and prints as it is read. No seconds, no time zone. */
#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

#include "base/date.h"

/* ymdhm: 0 for "not known" */
struct moment {
    int64_t ymdhm;
};

#define MOMENT_NONE ((struct moment){0})

/* "2012-01-05 08:00" or "2012-01-05T08:00"; seconds and a zone behind it are passed over, and a bare day is its first
 * minute. MOMENT_NONE for anything else. */
struct moment moment_parse(struct str s);

static inline bool moment_is_set(struct moment m)
{
    return m.ymdhm != 0;
}

struct date moment_date(struct moment m);

/* From a to b, negative when b is earlier. Both are set. */
int64_t moment_minutes_between(struct moment a, struct moment b);

/* "2012-01-05 08:00" and "2012年1月5日8时30分" ("8时" on the hour), in the arena; "" for none. */
const char *moment_text(struct arena *a, struct moment m);
const char *moment_text_cn(struct arena *a, struct moment m);

#endif
