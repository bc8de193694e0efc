#include "base/moment.h"

enum { DAY_CHARACTERS = 10, MINUTE_CHARACTERS = 16 };

static int two_digits(const char *p)
{
    if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9') return -1;
    return (p[0] - '0') * 10 + (p[1] - '0');
}

struct moment moment_parse(struct str s)
{
    if (s.n < DAY_CHARACTERS) return MOMENT_NONE;
    struct date day = date_parse((struct str){s.p, DAY_CHARACTERS});
    if (!date_is_set(day)) return MOMENT_NONE;
    int64_t start = (int64_t)day.ymd * 10000;
    if (s.n == DAY_CHARACTERS) return (struct moment){start};
    if (s.n < MINUTE_CHARACTERS || (s.p[10] != ' ' && s.p[10] != 'T') || s.p[13] != ':') return MOMENT_NONE;
    int hour = two_digits(s.p + 11), minute = two_digits(s.p + 14);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return MOMENT_NONE;
    return (struct moment){start + hour * 100 + minute};
}

struct date moment_date(struct moment m)
{
    return (struct date){(int32_t)(m.ymdhm / 10000)};
}

static int64_t minutes_of_day(struct moment m)
{
    return m.ymdhm / 100 % 100 * 60 + m.ymdhm % 100;
}

int64_t moment_minutes_between(struct moment a, struct moment b)
{
    int64_t days = date_days_between(moment_date(a), moment_date(b));
    return days * 24 * 60 + minutes_of_day(b) - minutes_of_day(a);
}

const char *moment_text(struct arena *a, struct moment m)
{
    if (!moment_is_set(m)) return "";
    return arena_text(
            a, "%s %02d:%02d", date_text(a, moment_date(m)), (int)(m.ymdhm / 100 % 100), (int)(m.ymdhm % 100));
}

const char *moment_text_cn(struct arena *a, struct moment m)
{
    if (!moment_is_set(m)) return "";
    int hour = (int)(m.ymdhm / 100 % 100), minute = (int)(m.ymdhm % 100);
    const char *day = date_text_cn(a, moment_date(m));
    return minute ? arena_text(a, "%s%d时%02d分", day, hour, minute) : arena_text(a, "%s%d时", day, hour);
}
