#include "base/date.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

struct date date_from(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12) return DATE_NONE;
    if (day < 1 || day > days_in_month(year, month)) return DATE_NONE;
    return (struct date){year * 10000 + month * 100 + day};
}

/* Reads 1..max digits at *i. Returns how many. */
static size_t read_number(struct str s, size_t *i, size_t max, int *value)
{
    size_t start = *i;
    *value = 0;
    while (*i < s.n && *i - start < max && s.p[*i] >= '0' && s.p[*i] <= '9') *value = *value * 10 + (s.p[(*i)++] - '0');
    return *i - start;
}

static bool skip(struct str s, size_t *i, const char *token)
{
    size_t n = strlen(token);
    if (s.n - *i < n || memcmp(s.p + *i, token, n) != 0) return false;
    *i += n;
    return true;
}

static struct date typed(int year, int month, int day)
{
    return year < 1000 ? DATE_NONE : date_from(year, month, day);
}

struct date date_parse(struct str s)
{
    int year, month, day;
    size_t i = 0;
    if (read_number(s, &i, 8, &year) == 8)
        return i == s.n ? typed(year / 10000, year / 100 % 100, year % 100) : DATE_NONE;
    if (i != 4) return DATE_NONE;
    static const char *const forms[][3] = {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};
    for (size_t f = 0; f < ARRAY_COUNT(forms); f++) {
        size_t at = i;
        if (!skip(s, &at, forms[f][0]) || !read_number(s, &at, 2, &month)) continue;
        if (!skip(s, &at, forms[f][1]) || !read_number(s, &at, 2, &day)) continue;
        if (!skip(s, &at, forms[f][2]) || at != s.n) continue;
        return typed(year, month, day);
    }
    return DATE_NONE;
}

/* Days in the proleptic calendar, counted in 400-year cycles that begin on 1 March of year 0, so
 * that the leap day is the last of its year. */
enum { DAYS_400_YEARS = 146097, DAYS_0000_03_01_TO_1970 = 719468 };

int64_t date_to_days(struct date d)
{
    int64_t y = date_year(d) - (date_month(d) <= 2);
    int64_t month_from_march = (date_month(d) + 9) % 12;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + date_day(d) - 1;
    int64_t cycle = y / 400, year_of_cycle = y % 400;
    int64_t day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
    return cycle * DAYS_400_YEARS + day_of_cycle - DAYS_0000_03_01_TO_1970;
}

struct date date_from_days(int64_t days)
{
    int64_t z = days + DAYS_0000_03_01_TO_1970;
    if (z < 0) return DATE_NONE;
    int64_t cycle = z / DAYS_400_YEARS, day_of_cycle = z % DAYS_400_YEARS;
    int64_t year_of_cycle =
            (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524 - day_of_cycle / (DAYS_400_YEARS - 1)) / 365;
    int64_t day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    int64_t year = cycle * 400 + year_of_cycle + (month <= 2);
    if (year < 1 || year > 9999) return DATE_NONE;
    return date_from((int)year, (int)month, (int)day);
}

struct date date_add_days(struct date d, int days)
{
    return date_from_days(date_to_days(d) + days);
}

struct date date_add_months(struct date d, int months)
{
    int month = date_year(d) * 12 + date_month(d) - 1 + months;
    if (month < 12 || month / 12 > 9999) return DATE_NONE;
    int last = days_in_month(month / 12, month % 12 + 1);
    return date_from(month / 12, month % 12 + 1, date_day(d) < last ? date_day(d) : last);
}

int date_days_between(struct date a, struct date b)
{
    return (int)(date_to_days(b) - date_to_days(a));
}

int date_weekday(struct date d)
{
    int64_t from_monday = (date_to_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)((from_monday + 7) % 7) + 1;
}

const char *date_text(struct arena *a, struct date d)
{
    if (!date_is_set(d)) return "";
    return arena_text(a, "%04d-%02d-%02d", date_year(d), date_month(d), date_day(d));
}

const char *date_text_cn(struct arena *a, struct date d)
{
    if (!date_is_set(d)) return "";
    return arena_text(a, "%d年%d月%d日", date_year(d), date_month(d), date_day(d));
}
