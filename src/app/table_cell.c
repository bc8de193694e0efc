/* What stands in a cell: a number, a day, yes or no, a text, a name. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "app/table.h"
#include "base/str.h"
#include "base/utf8.h"

static const char *folded(const struct table_row *r, size_t field, struct table_faults *faults)
{
    return utf8_drop_blanks(faults->arena, utf8_fold_width(faults->arena, r->cells[field]));
}

static bool parse_int(const char *text, int64_t *value)
{
    char *end;
    errno = 0;
    long long n = strtoll(text, &end, 10);
    if (errno || end == text || *end) return false;
    *value = n;
    return true;
}

int64_t table_int(const struct table *t, const struct table_row *r, size_t field, int64_t fallback,
        struct table_faults *faults)
{
    const char *text = folded(r, field, faults);
    int64_t n;
    if (!*text) return fallback;
    if (parse_int(text, &n)) return n;
    table_fault(faults, r->line, table_heading(faults->arena, t, field), "“%s”应为整数", r->cells[field]);
    return fallback;
}

int64_t table_int_within(const struct table *t, const struct table_row *r, size_t field, int64_t min, int64_t max,
        int64_t fallback, struct table_faults *faults)
{
    const char *text = folded(r, field, faults);
    int64_t n;
    if (!*text) return fallback;
    if (parse_int(text, &n) && n >= min && n <= max) return n;
    table_fault(faults, r->line, table_heading(faults->arena, t, field), "“%s”应为 %" PRId64 " 至 %" PRId64 " 的整数", r->cells[field],
            min, max);
    return fallback;
}

struct date table_date(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    const char *text = folded(r, field, faults);
    if (!*text) return DATE_NONE;
    struct date d = date_parse(str_of(text));
    if (!date_is_set(d))
        table_fault(faults, r->line, table_heading(faults->arena, t, field), "“%s”不是日期，请写成 2012-01-04", r->cells[field]);
    return d;
}

bool table_flag(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    static const char yes[] = "|是|有|1|y|Y|√|", no[] = "||否|无|0|n|N|×|";
    const char *padded = arena_text(faults->arena, "|%s|", folded(r, field, faults));
    if (strstr(yes, padded)) return true;
    if (!strstr(no, padded))
        table_fault(faults, r->line, table_heading(faults->arena, t, field), "“%s”应写“是”或“否”", r->cells[field]);
    return false;
}

const char *table_text(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    const char *heading = table_heading(faults->arena, t, field);
    if (!*r->cells[field] && !table_is_said(faults, r->line, heading)) table_fault(faults, r->line, heading, "为空");
    return r->cells[field];
}

enum { NAME_MAX_CHARACTERS = 200 };

const char *table_name(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    const char *text = table_text(t, r, field, faults);
    if (utf8_count(text) > NAME_MAX_CHARACTERS)
        table_fault(faults, r->line, table_heading(faults->arena, t, field), "有 %zu 个字，最多 %d 个字", utf8_count(text), NAME_MAX_CHARACTERS);
    return text;
}
