#include <string.h>
#include <strings.h>

#include "sheet/book.h"

/* ECMA-376 part 1, 18.8.30: 14-17 and 22 everywhere; 27-36 and 50-58 in Chinese, where 32-35, 55 and 56 are times. */
bool book_is_date_id(int64_t id)
{
    if ((id >= 32 && id <= 35) || id == 55 || id == 56) return false;
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/* Past what is no placeholder: "text", [colour or locale], \x, and _x *x that pad. */
static const char *skip_literal(const char *p)
{
    if (*p == '"' || *p == '[') {
        const char *end = strchr(p + 1, *p == '"' ? '"' : ']');
        return end ? end + 1 : p + strlen(p);
    }
    if ((*p == '\\' || *p == '_' || *p == '*') && p[1]) return p + 2;
    return p + 1;
}

/* "[h]", "[mm]": a time that runs past a day. "[Magenta]" is a colour. */
static bool is_elapsed(const char *p)
{
    return *p == '[' && p[1] && strchr("hHmMsS", p[1]) && (p[2] == ']' || p[2] == p[1]);
}

/* "m" is a month unless the format has hours or seconds; "e" is a year but in "General" and "0.00E+00". Only the
 * first section, that of positive numbers, counts. */
bool book_is_date_format(const char *format)
{
    bool has_month = false, has_time = false;
    const char *p = format;
    while (*p && *p != ';') {
        if (strncasecmp(p, "general", 7) == 0) {
            p += 7;
            continue;
        }
        if ((*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-')) {
            p += 2;
            continue;
        }
        if (strchr("yYdDeE", *p)) return true;
        has_month = has_month || *p == 'm' || *p == 'M';
        has_time = has_time || strchr("hHsS", *p) || is_elapsed(p);
        p = skip_literal(p);
    }
    return has_month && !has_time;
}
