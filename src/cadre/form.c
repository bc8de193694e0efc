#include "cadre/form.h"

#include <string.h>

#include "base/utf8.h"

enum { YEAR_MIN = 1850, YEAR_MAX = 2200 };

struct form_month form_month_of(struct date d)
{
    if (!date_is_set(d)) return FORM_MONTH_NONE;
    return (struct form_month){date_year(d) * 12 + date_month(d) - 1};
}

static bool take_number(const char **p, int digits_max, int *value)
{
    int digits = 0;
    for (*value = 0; **p >= '0' && **p <= '9' && digits < digits_max; (*p)++, digits++) *value = *value * 10 + **p - '0';
    return digits > 0;
}

static bool take_text(const char **p, const char *text)
{
    size_t n = strlen(text);
    if (strncmp(*p, text, n) != 0) return false;
    *p += n;
    return true;
}

struct form_month form_month_read(struct arena *a, const char *text)
{
    const char *p = utf8_drop_blanks(a, utf8_fold_width(a, text));
    int year, month, day = 1;
    size_t digits = strspn(p, "0123456789");
    if (digits == 7 || (digits == 5 && p[4] == '1')) return FORM_MONTH_NONE; /* 1985111 is in January or November; 19851 lost something */
    if (!take_number(&p, 4, &year)) return FORM_MONTH_NONE;
    if (!take_text(&p, ".") && !take_text(&p, "-") && !take_text(&p, "/")) take_text(&p, "年");
    if (!take_number(&p, 2, &month)) return FORM_MONTH_NONE;
    if (!take_text(&p, ".") && !take_text(&p, "-") && !take_text(&p, "/")) take_text(&p, "月");
    if (*p && !take_number(&p, 2, &day)) return FORM_MONTH_NONE;
    take_text(&p, "日");
    if (*p || year < YEAR_MIN || year > YEAR_MAX) return FORM_MONTH_NONE;
    return form_month_of(date_from(year, month, day));
}

const char *form_month_text(struct arena *a, struct form_month m)
{
    return form_month_is_set(m) ? arena_text(a, "%d.%02d", m.n / 12, m.n % 12 + 1) : "";
}

/* GB/T 4762 by their short names. */
static bool is_party(const char *text)
{
    static const char *const names[] = {"民革", "民盟", "民建", "民进", "农工党", "致公党", "九三", "九三学社", "台盟", "无党派",
            "无党派人士"};
    for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
        if (text_eq(text, names[i])) return true;
    }
    return false;
}

/* One part of the text; parts stand between semicolons. */
static void read_part(struct arena *a, const char *part, struct form_party *party)
{
    struct form_month m = form_month_read(a, part);
    if (form_month_is_set(m) && !form_month_is_set(party->joined))
        party->joined = m;
    else if (is_party(part))
        party->other = *party->other ? arena_text(a, "%s、%s", party->other, part) : part;
    else if (text_eq(part, "群众"))
        party->fault = "群众这一项应当空着";
    else
        party->fault = arena_text(a, "“%s”不是年月，也不是民主党派的简称或者“无党派”", part);
}

struct form_party form_party_read(struct arena *a, const char *text)
{
    struct form_party party = {.other = ""};
    const char *p = utf8_drop_blanks(a, utf8_fold_width(a, text));
    if (*p == '(' && p[strlen(p) - 1] == ')') p = arena_copy(a, p + 1, strlen(p) - 2);
    while (*p) {
        size_t n = strcspn(p, ";");
        if (n) read_part(a, arena_copy(a, p, n), &party);
        p += n + (p[n] == ';');
    }
    return party;
}
