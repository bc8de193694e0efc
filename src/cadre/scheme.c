#include "cadre/scheme.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/resource.h"
#include "cadre/tabbed.h"
#include "model/code.h"

DEFINE_FROM_FUNCTION(scheme_formula, enum scheme_formula, SCHEME_FORMULAS)
DEFINE_FROM_FUNCTION(grade_role, enum grade_role, GRADE_ROLES)

enum { LINES_MAX = 200 };

static const char FOLDER[] = "data/schemes/";

static bool take_number(const char *text, double *value, struct err *e)
{
    char *end;
    bool is_plain = *text && strspn(text, "-.0123456789") == strlen(text);
    *value = is_plain ? strtod(text, &end) : 0;
    if (!is_plain || *end || *value < -1000000 || *value > 1000000) return err_set(e, ERR_INPUT, "“%s” 应为数字", text);
    return true;
}

static bool group_number(const struct scheme *s, const char *name, size_t *number, struct err *e)
{
    *number = SIZE_MAX;
    if (text_eq(name, "-")) return true;
    for (size_t i = 0; i < s->group_count; i++)
        if (text_eq(s->groups[i].name, name)) *number = i;
    return *number != SIZE_MAX || err_set(e, ERR_INPUT, "没有名为“%s”的组；上一级要写在前面", name);
}

/* scheme CODE TITLE SOURCE text|memory mean|sum valid|issued */
static bool take_head(struct scheme *s, const struct tabbed_line *l, struct err *e)
{
    if (!tabbed_has(l, 7, e)) return false;
    s->code = l->fields[1];
    s->title = l->fields[2];
    s->source = l->fields[3];
    s->is_from_memory = text_eq(l->fields[4], "memory");
    s->is_sum = text_eq(l->fields[5], "sum");
    s->is_of_issued = text_eq(l->fields[6], "issued");
    return true;
}

/* grade LABEL VALUE ROLE */
static bool take_grade(struct scheme *s, const struct tabbed_line *l, struct err *e)
{
    struct scheme_grade *g = &s->grades[s->grade_count];
    if (!tabbed_has(l, 4, e) || !take_number(l->fields[2], &g->value, e)) return false;
    g->label = l->fields[1];
    if (!grade_role_from(l->fields[3], &g->role)) return err_set(e, ERR_INPUT, "没有“%s”这种等次", l->fields[3]);
    for (size_t i = 0; i < s->grade_count; i++)
        if (text_eq(s->grades[i].label, g->label)) return err_set(e, ERR_INPUT, "等次“%s”写了两次", g->label);
    s->grade_count++;
    return true;
}

/* group NAME PARENT WEIGHT FORMULA FULL STEP */
static bool take_group(struct scheme *s, const struct tabbed_line *l, struct err *e)
{
    struct scheme_group g;
    if (!tabbed_has(l, 7, e) || !group_number(s, l->fields[2], &g.parent, e) ||
            !take_number(l->fields[3], &g.weight, e) || !take_number(l->fields[5], &g.full, e) ||
            !take_number(l->fields[6], &g.step, e))
        return false;
    g.name = l->fields[1];
    if (!scheme_formula_from(l->fields[4], &g.formula)) return err_set(e, ERR_INPUT, "没有“%s”这种算法", l->fields[4]);
    if (g.weight < 0 || g.full < 0) return err_set(e, ERR_INPUT, "组“%s”的权重或满分是负数", g.name);
    if (g.parent != SIZE_MAX && s->groups[g.parent].formula != FORMULA_GROUP)
        return err_set(e, ERR_INPUT, "组“%s”的上一级不是由各组合成的", g.name);
    for (size_t i = 0; i < s->group_count; i++)
        if (text_eq(s->groups[i].name, g.name)) return err_set(e, ERR_INPUT, "组“%s”写了两次", g.name);
    s->groups[s->group_count++] = g;
    return true;
}

/* band GROUP EXCELLENT_MIN POOR_BELOW_OF_300 POINTS */
static bool take_band(struct scheme *s, const struct tabbed_line *l, struct err *e)
{
    struct scheme_band *b = &s->bands[s->band_count];
    double excellent, poor;
    if (!tabbed_has(l, 5, e) || !group_number(s, l->fields[1], &b->group, e) ||
            !take_number(l->fields[2], &excellent, e) || !take_number(l->fields[3], &poor, e) ||
            !take_number(l->fields[4], &b->points, e))
        return false;
    if (b->group == SIZE_MAX) return err_set(e, ERR_INPUT, "分档要写明是哪一组的");
    b->excellent_min = (int64_t)excellent;
    b->poor_below = (int64_t)poor;
    s->band_count++;
    return true;
}

/* item NAME WEIGHT */
static bool take_item(struct scheme *s, const struct tabbed_line *l, struct err *e)
{
    struct scheme_item *i = &s->items[s->item_count];
    if (!tabbed_has(l, 3, e) || !take_number(l->fields[2], &i->weight, e)) return false;
    if (i->weight < 0) return err_set(e, ERR_INPUT, "项目“%s”的权重是负数", l->fields[1]);
    i->name = l->fields[1];
    s->item_count++;
    return true;
}

static bool take_line(void *into, const struct tabbed_line *l, struct err *e)
{
    struct scheme *s = into;
    static const struct {
        const char *kind;
        bool (*take)(struct scheme *s, const struct tabbed_line *l, struct err *e);
    } kinds[] = {{"scheme", take_head}, {"grade", take_grade}, {"group", take_group}, {"band", take_band},
            {"item", take_item}};
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++)
        if (text_eq(kinds[i].kind, l->fields[0])) return kinds[i].take(s, l, e);
    return err_set(e, ERR_INPUT, "不认识“%s”，可以是 scheme、grade、group、band、item", l->fields[0]);
}

/* Points out of `full` are taken by the best grade, which must be worth something. */
static bool is_whole(const struct scheme *s, struct err *e)
{
    double best = 0;
    for (size_t i = 0; i < s->grade_count; i++)
        if (s->grades[i].role != GRADE_UNKNOWN && s->grades[i].value > best) best = s->grades[i].value;
    if (!s->code) return err_set(e, ERR_INPUT, "缺少 scheme 一行");
    if (s->group_count == 0) return err_set(e, ERR_INPUT, "没有一个组");
    for (size_t i = 0; i < s->group_count; i++)
        if (s->groups[i].formula == FORMULA_MEAN && s->groups[i].full > 0 && best <= 0)
            return err_set(e, ERR_INPUT, "组“%s”按满分折算，却没有一个等次的分值大于 0", s->groups[i].name);
    return true;
}

bool scheme_parse(struct arena *a, struct str text, struct scheme *out, struct err *e)
{
    struct scheme s = {.grades = arena_alloc_array(a, LINES_MAX, sizeof *s.grades),
            .groups = arena_alloc_array(a, LINES_MAX, sizeof *s.groups),
            .bands = arena_alloc_array(a, LINES_MAX, sizeof *s.bands),
            .items = arena_alloc_array(a, LINES_MAX, sizeof *s.items)};
    if (!tabbed_read(a, text, LINES_MAX, take_line, &s, e)) return false;
    if (!is_whole(&s, e)) return false;
    *out = s;
    return true;
}

static const char *codes_text(struct arena *a)
{
    size_t n;
    struct buf b = {.arena = a};
    const char *const *codes = scheme_codes(a, &n);
    for (size_t i = 0; i < n; i++) buf_addf(&b, "%s%s", i ? "、" : "", codes[i]);
    return buf_text(&b);
}

bool scheme_load(struct arena *a, const char *code, struct scheme *s, struct err *e)
{
    const char *name = arena_text(a, "%s%s.tsv", FOLDER, code);
    struct str text = resource_find(name);
    if (!text.p) return err_set(e, ERR_INPUT, "没有名为“%s”的计分办法，有 %s", code, codes_text(a));
    return scheme_parse(a, text, s, e) || err_in(e, "%s", name);
}

const char *const *scheme_codes(struct arena *a, size_t *n)
{
    return tabbed_codes(a, FOLDER, n);
}
