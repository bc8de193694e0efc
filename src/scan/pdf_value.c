#include "scan/pdf_value.h"

#include <math.h>

enum { DEPTH_MAX = 40 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return c && strchr("()<>[]{}/%", c) != NULL;
}

static void advance(struct str *s, size_t n)
{
    s->p += n;
    s->n -= n;
}

static void skip_blanks(struct str *s)
{
    while (s->n) {
        if (is_blank(*s->p)) {
            advance(s, 1);
        } else if (*s->p == '%') {
            while (s->n && *s->p != '\n' && *s->p != '\r') advance(s, 1);
        } else {
            return;
        }
    }
}

static size_t text_bytes(struct str s)
{
    int depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\\') {
            i++;
        } else if (s.p[i] == '(') {
            depth++;
        } else if (s.p[i] == ')' && --depth == 0) {
            return i + 1;
        }
    }
    return s.n;
}

static size_t plain_bytes(struct str s)
{
    size_t n = 1;
    while (n < s.n && !is_blank(s.p[n]) && !is_delimiter(s.p[n])) n++;
    return n;
}

static bool starts(struct str s, const char *text)
{
    size_t n = strlen(text);
    return s.n >= n && memcmp(s.p, text, n) == 0;
}

/* One token: brackets are tokens of their own. */
static size_t token_bytes(struct str s)
{
    if (starts(s, "<<") || starts(s, ">>")) return 2;
    switch (*s.p) {
    case '(': return text_bytes(s);
    case '<': {
        const char *end = memchr(s.p, '>', s.n);
        return end ? (size_t)(end - s.p) + 1 : s.n;
    }
    case '[':
    case ']':
    case '{':
    case '}':
    case ')':
    case '>': return 1;
    default: return plain_bytes(s);
    }
}

static bool is_count(struct str s)
{
    if (s.n == 0 || s.n > 10) return false;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return true;
}

/* "12 0 R" after its first number: how many bytes the whole is, 0 when it is none. */
static size_t reference_bytes(struct str s, size_t first)
{
    struct str rest = {s.p + first, s.n - first};
    skip_blanks(&rest);
    if (!rest.n) return 0;
    size_t n = token_bytes(rest);
    if (!is_count((struct str){rest.p, n})) return 0;
    advance(&rest, n);
    skip_blanks(&rest);
    if (!rest.n || *rest.p != 'R' || token_bytes(rest) != 1) return 0;
    return (size_t)(rest.p + 1 - s.p);
}

struct str pdf_take(struct str *rest)
{
    skip_blanks(rest);
    if (!rest->n) return (struct str){0};
    struct str start = *rest;
    size_t n = token_bytes(start);
    if (is_count((struct str){start.p, n})) {
        size_t whole = reference_bytes(start, n);
        if (whole) n = whole;
    }
    advance(rest, n);
    int depth = starts(start, "<<") || *start.p == '[' ? 1 : 0;
    while (depth && rest->n) {
        skip_blanks(rest);
        if (!rest->n) break;
        size_t bytes = token_bytes(*rest);
        if (starts(*rest, "<<") || *rest->p == '[') depth++;
        if (starts(*rest, ">>") || *rest->p == ']') depth--;
        advance(rest, bytes);
        if (depth > DEPTH_MAX) break;
    }
    return (struct str){start.p, (size_t)(rest->p - start.p)};
}

bool pdf_is_dictionary(struct str value)
{
    return value.n >= 4 && starts(value, "<<");
}

bool pdf_is_array(struct str value)
{
    return value.n >= 2 && *value.p == '[';
}

struct str pdf_lookup(struct str dictionary, const char *name)
{
    if (!pdf_is_dictionary(dictionary)) return (struct str){0};
    struct str rest = {dictionary.p + 2, dictionary.n - 2};
    for (;;) {
        struct str key = pdf_take(&rest);
        if (!key.n || *key.p != '/') return (struct str){0};
        struct str value = pdf_take(&rest);
        if (pdf_is_name(key, name)) return value;
    }
}

struct str pdf_element(struct str array, size_t i)
{
    if (!pdf_is_array(array)) return (struct str){0};
    struct str rest = {array.p + 1, array.n - 1};
    for (;;) {
        struct str value = pdf_take(&rest);
        if (!value.n || *value.p == ']') return (struct str){0};
        if (i-- == 0) return value;
    }
}

bool pdf_is_name(struct str value, const char *name)
{
    return value.n >= 1 && *value.p == '/' && str_eq_text((struct str){value.p + 1, value.n - 1}, name);
}

double pdf_number(struct str value, double fallback)
{
    size_t i = 0;
    bool is_negative = false, has_digits = false;
    if (value.n && (*value.p == '-' || *value.p == '+')) is_negative = value.p[i++] == '-';
    double number = 0, unit = 0;
    for (; i < value.n; i++) {
        char c = value.p[i];
        if (c == '.' && unit == 0) {
            unit = 1;
        } else if (c >= '0' && c <= '9') {
            has_digits = true;
            number = number * 10 + (c - '0');
            unit *= 10;
        } else {
            return fallback;
        }
    }
    if (!has_digits) return fallback;
    if (unit > 0) number /= unit;
    return is_negative ? -number : number;
}

int64_t pdf_integer(struct str value, int64_t fallback)
{
    double number = pdf_number(value, NAN);
    if (!(fabs(number) <= 9e15) || number != floor(number)) return fallback;
    return (int64_t)number;
}

struct pdf_ref pdf_reference(struct str value)
{
    struct pdf_ref none = {0};
    if (value.n < 5 || value.p[value.n - 1] != 'R') return none;
    size_t n = 0;
    while (n < value.n && value.p[n] >= '0' && value.p[n] <= '9') n++;
    return (struct pdf_ref){pdf_integer((struct str){value.p, n}, 0)};
}
