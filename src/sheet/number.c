#include "sheet/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"

enum { EXACT_DIGITS = 15 };

static size_t digits_at(struct str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.n && s.p[i + n] >= '0' && s.p[i + n] <= '9') n++;
    return n;
}

/* -12.5E+3; *is_integer when it is digits and nothing else but a sign. */
static bool is_number(struct str s, bool *is_integer)
{
    size_t i = s.n && s.p[0] == '-' ? 1 : 0;
    size_t whole = digits_at(s, i), fraction = 0;
    i += whole;
    *is_integer = whole && i == s.n;
    if (i < s.n && s.p[i] == '.') {
        fraction = digits_at(s, i + 1);
        i += 1 + fraction;
    }
    if (!whole && !fraction) return false;
    if (i < s.n && (s.p[i] == 'E' || s.p[i] == 'e')) {
        i++;
        if (i < s.n && (s.p[i] == '+' || s.p[i] == '-')) i++;
        size_t exponent = digits_at(s, i);
        if (!exponent) return false;
        i += exponent;
    }
    return i == s.n;
}

/* The program never leaves the "C" locale, so the point is a point. */
static double value_of(struct str s)
{
    char copy[NUMBER_BYTES_MAX + 1];
    memcpy(copy, s.p, s.n);
    copy[s.n] = '\0';
    return strtod(copy, NULL);
}

static size_t copy_raw(struct str raw, char *text)
{
    memcpy(text, raw.p, raw.n);
    return raw.n;
}

/* 0.1 is stored as 0.10000000000000001: the fewest digits that read back as the same fraction. */
static size_t write_shortest(struct str raw, char *text)
{
    double value = value_of(raw);
    if (!(fabs(value) < 1e15)) return copy_raw(raw, text);
    for (int digits = EXACT_DIGITS; digits <= 17; digits++) {
        char form[NUMBER_BYTES_MAX];
        int n = snprintf(form, sizeof form, "%.*g", digits, value);
        if (strtod(form, NULL) != value) continue;
        if (memchr(form, 'e', (size_t)n)) break; /* below 0.0001: no shorter than it stands */
        return copy_raw((struct str){form, (size_t)n}, text);
    }
    return copy_raw(raw, text);
}

/* Spreadsheets count 1900-02-29, which never was, as day 60; day 0 and below are no days. */
static struct date date_of(double value, bool is_1904)
{
    if (!(value >= 0 && value < 2958466)) return DATE_NONE;
    int days = (int)value;
    if (is_1904) return date_add_days(date_from(1904, 1, 1), days);
    if (days < 1 || days == 60) return DATE_NONE;
    return date_add_days(date_from(1899, 12, days < 60 ? 31 : 30), days);
}

enum cell_kind number_read(struct str raw, bool is_date, bool is_1904, char *text, size_t *n)
{
    bool is_integer;
    if (raw.n > NUMBER_BYTES_MAX || !is_number(raw, &is_integer)) return CELL_TEXT;
    struct date d = is_date ? date_of(value_of(raw), is_1904) : DATE_NONE;
    if (date_is_set(d)) {
        char form[NUMBER_BYTES_MAX];
        int length = snprintf(form, sizeof form, "%04d-%02d-%02d", date_year(d), date_month(d), date_day(d));
        *n = copy_raw((struct str){form, (size_t)length}, text);
        return CELL_DATE;
    }
    *n = is_integer ? copy_raw(raw, text) : write_shortest(raw, text);
    return CELL_NUMBER;
}
