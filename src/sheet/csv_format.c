#include "sheet/csv.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Behind the sign: digits, perhaps a point and more digits, perhaps a per cent sign. */
static bool is_plain_number(struct str s)
{
    size_t i = 0;
    while (i < s.n && is_digit(s.p[i])) i++;
    if (i == 0) return false;
    if (i + 1 < s.n && s.p[i] == '.' && is_digit(s.p[i + 1])) {
        i++;
        while (i < s.n && is_digit(s.p[i])) i++;
    }
    if (i < s.n && s.p[i] == '%') i++;
    return i == s.n;
}

/* What spreadsheets take for a formula when they open a CSV file, the full-width forms (＝ ＋ － ＠) that Chinese
 * input methods type included. Signed numbers and the lone dash of an empty column are none. */
static bool is_formula(struct str s)
{
    enum { SIGNS_FROM = 6 };
    static const char *const leads[] = {"=", "@", "\t", "\r", "＝", "＠", "+", "-", "＋", "－"};
    for (size_t i = 0; i < ARRAY_COUNT(leads); i++) {
        size_t n = strlen(leads[i]);
        if (s.n < n || memcmp(s.p, leads[i], n) != 0) continue;
        struct str rest = {s.p + n, s.n - n};
        return i < SIGNS_FROM || (rest.n && !is_plain_number(rest));
    }
    return false;
}

static bool needs_quotes(struct str s)
{
    if (!s.n) return false;
    bool found = s.p[0] == ' ' || s.p[s.n - 1] == ' ';
    for (size_t i = 0; i < s.n && !found; i++) {
        char c = s.p[i];
        found = c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\t' || c == ';';
    }
    return found;
}

static void add_doubling_quotes(struct buf *b, struct str s)
{
    while (s.n) {
        const char *quote = memchr(s.p, '"', s.n);
        size_t n = quote ? (size_t)(quote - s.p) + 1 : s.n;
        buf_add(b, s.p, n);
        if (quote) buf_add_char(b, '"');
        s.p += n;
        s.n -= n;
    }
}

static void add_field(struct buf *b, struct str s)
{
    bool is_quoted = needs_quotes(s);
    if (is_quoted) buf_add_char(b, '"');
    if (is_formula(s)) buf_add_char(b, '\'');
    if (is_quoted)
        add_doubling_quotes(b, s);
    else
        buf_add(b, s.p, s.n);
    if (is_quoted) buf_add_char(b, '"');
}

void csv_format_record(struct buf *b, const struct str *fields, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i) buf_add_char(b, ',');
        add_field(b, fields[i]);
    }
    buf_add_text(b, "\r\n");
}
