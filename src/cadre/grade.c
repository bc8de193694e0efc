#include "cadre/grade.h"

#include "base/resource.h"
#include "cadre/tabbed.h"

static const char NAME[] = "data/grades.tsv";

static bool take(const struct tabbed_line *l, struct grade_word *w, struct err *e)
{
    if (!tabbed_has(l, 3, e)) return false;
    *w = (struct grade_word){.label = l->fields[1], .is_grade = text_eq(l->fields[0], "grade"), .role = GRADE_ROLE_COUNT};
    if (!w->is_grade && !text_eq(l->fields[0], "other")) return err_set(e, ERR_INPUT, "不认识“%s”", l->fields[0]);
    return !w->is_grade || grade_role_from(l->fields[2], &w->role) ||
           err_set(e, ERR_INPUT, "没有“%s”这种等次", l->fields[2]);
}

bool grade_table_load(struct arena *a, struct grade_table *out, struct err *e)
{
    struct tabbed reader = {.text = resource_find(NAME)};
    struct tabbed_line l;
    struct grade_table t = {0};
    size_t capacity = 0;
    for (bool found = true; found;) {
        if (!tabbed_next(a, &reader, &l, &found, e)) return err_in(e, "%s 第 %zu 行", NAME, reader.line_no);
        if (!found) break;
        if (t.n == capacity) t.v = arena_grow_array(a, t.v, &capacity, sizeof *t.v);
        if (!take(&l, &t.v[t.n++], e)) return err_in(e, "%s 第 %zu 行", NAME, reader.line_no);
    }
    *out = t;
    return true;
}

const struct grade_word *grade_lookup(const struct grade_table *t, const char *label)
{
    for (size_t i = 0; i < t->n; i++)
        if (text_eq(t->v[i].label, label)) return &t->v[i];
    return NULL;
}

int grade_rank(const struct grade_word *w)
{
    if (!w || !w->is_grade || w->role == GRADE_UNKNOWN) return -1;
    return GRADE_POOR - (int)w->role;
}
