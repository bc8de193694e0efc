/* Findings on rows: written to the file that was asked for as they come, and the first of each code kept for the screen. */
#include <stdio.h>

#include "app/roll_import_state.h"

/* "姓名为空，请补填": what is wrong, and what to do about it. */
static void split(struct str text, enum finding_code code, struct str *what, struct str *remedy)
{
    static const char comma[] = "，";
    const char *at = memmem(text.p, text.n, "，请", strlen("，请"));
    *what = at ? (struct str){text.p, (size_t)(at - text.p)} : text;
    if (at)
        *remedy = (struct str){at + strlen(comma), text.n - what->n - strlen(comma)};
    else
        *remedy = finding_severity(code) == SEVERITY_STOP ? STR("这一行没有导入；请查实，改正后再导入一次")
                                                          : STR("请查实，有错的改正后再导入一次");
}

static void write_csv(struct roll_findings *list, const struct roll_finding *f)
{
    char line[24], column[24];
    snprintf(line, sizeof line, "%zu", f->line);
    snprintf(column, sizeof column, "%.0zu", f->column); /* nothing for 0 */
    struct str what, remedy;
    split(str_of(f->text), f->code, &what, &remedy);
    const struct str fields[] = {str_of(list->files[f->file].name), str_of(line), str_of(column), str_of(f->heading),
            str_of(f->value), str_of(finding_code_text(f->code)), what, remedy};
    if (!list->has_failed && !sheet_csv_add(list->csv, fields, ARRAY_COUNT(fields), &list->failure))
        list->has_failed = true;
}

static const char *keep(struct roll_findings *list, const char *text)
{
    return arena_copy(list->arena, text, strlen(text));
}

void roll_findings_add(void *findings, const struct roll_finding *f)
{
    struct roll_findings *list = findings;
    if (list->csv) write_csv(list, f);
    if (list->kept[f->code] == list->kept_max) return;
    list->kept[f->code]++;
    if (list->n == list->capacity) list->v = arena_grow_array(list->arena, list->v, &list->capacity, sizeof *list->v);
    list->v[list->n] = *f;
    list->v[list->n].heading = keep(list, f->heading);
    list->v[list->n].value = keep(list, f->value);
    list->v[list->n].text = keep(list, f->text);
    list->n++;
}
