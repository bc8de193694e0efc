#include "count/compare.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/str.h"

static const int64_t ABSENT = -1;

struct differ {
    struct arena *a;
    struct tally_difference *v;
    size_t n, capacity;
};

static void note(struct differ *d, struct tally_difference x)
{
    if (d->n == d->capacity) d->v = arena_grow_array(d->a, d->v, &d->capacity, sizeof *d->v);
    d->v[d->n++] = x;
}

static void compare_number(struct differ *d, const char *field, const char *title, int64_t first, int64_t second)
{
    if (first != second) note(d, (struct tally_difference){.field = field, .title = title, .first = first, .second = second});
}

static size_t printed_count(const struct tally_sheet *s)
{
    size_t n = 0;
    while (n < s->line_count && !s->lines[n].is_write_in) n++;
    return n;
}

static const struct tally_line *write_in(const struct tally_sheet *s, const char *name)
{
    for (size_t i = printed_count(s); i < s->line_count; i++)
        if (text_eq(s->lines[i].name, name)) return &s->lines[i];
    return NULL;
}

static void compare_printed(struct differ *d, const struct tally_sheet *x, const struct tally_sheet *y)
{
    static const struct tally_line none = {.votes_for = -1, .votes_against = -1, .abstentions = -1};
    size_t nx = printed_count(x), ny = printed_count(y), n = nx > ny ? nx : ny;
    for (size_t i = 0; i < n; i++) {
        const struct tally_line *p = i < nx ? &x->lines[i] : &none, *q = i < ny ? &y->lines[i] : &none;
        const char *name = i < nx ? p->name : q->name;
        compare_number(d, arena_text(d->a, "for:%zu", i + 1), arena_text(d->a, "%zu %s 赞成票", i + 1, name), p->votes_for,
                q->votes_for);
        compare_number(d, arena_text(d->a, "against:%zu", i + 1), arena_text(d->a, "%zu %s 反对票", i + 1, name),
                p->votes_against, q->votes_against);
        compare_number(d, arena_text(d->a, "abstain:%zu", i + 1), arena_text(d->a, "%zu %s 弃权票", i + 1, name),
                p->abstentions, q->abstentions);
    }
}

static void compare_write_ins(struct differ *d, const struct tally_sheet *x, const struct tally_sheet *y)
{
    for (size_t i = printed_count(x); i < x->line_count; i++) {
        const struct tally_line *other = write_in(y, x->lines[i].name);
        compare_number(d, arena_text(d->a, "write-in:%s", x->lines[i].name),
                arena_text(d->a, "另选 %s 得票", x->lines[i].name), x->lines[i].votes_for, other ? other->votes_for : ABSENT);
    }
    for (size_t i = printed_count(y); i < y->line_count; i++)
        if (!write_in(x, y->lines[i].name))
            compare_number(d, arena_text(d->a, "write-in:%s", y->lines[i].name),
                    arena_text(d->a, "另选 %s 得票", y->lines[i].name), ABSENT, y->lines[i].votes_for);
}

size_t count_compare(struct arena *a, const struct tally_sheet *x, const struct tally_sheet *y,
        struct tally_difference **differences)
{
    struct differ d = {.a = a};
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++)
        compare_number(&d, tally_figure_code((enum tally_figure)f), tally_figure_title((enum tally_figure)f),
                x->figures[f], y->figures[f]);
    compare_printed(&d, x, y);
    compare_write_ins(&d, x, y);
    if (!text_eq(x->supervisor, y->supervisor))
        note(&d, (struct tally_difference){.field = "supervisor", .title = "签字的监票人", .first_text = x->supervisor,
                         .second_text = y->supervisor});
    *differences = d.v;
    return d.n;
}

/* The value of "field=value" when it settles that field. */
static const char *value_for(const char *settled, const char *field)
{
    size_t n = strlen(field);
    return strncmp(settled, field, n) == 0 && settled[n] == '=' ? settled + n + 1 : NULL;
}

static bool parse_count(const char *text, int64_t *value)
{
    char *end;
    if (text[0] < '0' || text[0] > '9') return false;
    *value = strtoll(text, &end, 10);
    return *end == '\0' && *value <= 10000000;
}

/* Puts one settled number where its field belongs; a written-in person settled to 0 goes. */
static void put(struct tally_sheet *s, const struct tally_difference *d, int64_t value)
{
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++)
        if (text_eq(d->field, tally_figure_code((enum tally_figure)f))) s->figures[f] = value;
    const char *colon = strchr(d->field, ':');
    if (!colon) return;
    if (strncmp(d->field, "write-in", strlen("write-in")) != 0) {
        struct tally_line *line = &s->lines[strtoul(colon + 1, NULL, 10) - 1];
        *(d->field[0] == 'f' ? &line->votes_for : d->field[1] == 'g' ? &line->votes_against : &line->abstentions) = value;
        return;
    }
    for (size_t i = printed_count(s); i < s->line_count; i++) {
        if (!text_eq(s->lines[i].name, colon + 1)) continue;
        s->lines[i].votes_for = value;
        return;
    }
    s->lines[s->line_count++] = (struct tally_line){.name = colon + 1, .is_write_in = true, .votes_for = value};
}

static void drop_empty_write_ins(struct tally_sheet *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->line_count; i++)
        if (!s->lines[i].is_write_in || s->lines[i].votes_for > 0) s->lines[kept++] = s->lines[i];
    s->line_count = kept;
}

static bool settle_one(const struct tally_difference *d, const char *const *settled, size_t n, struct tally_sheet *s,
        struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        const char *value = value_for(settled[i], d->field);
        if (!value) continue;
        int64_t number;
        if (d->first_text) {
            s->supervisor = value;
            return true;
        }
        if (!parse_count(value, &number)) return err_set(e, ERR_INPUT, "“%s”应为 0 至 10000000 的整数", settled[i]);
        put(s, d, number);
        return true;
    }
    return err_set(e, ERR_INPUT, "两次录入不同的“%s”还没有核定，请对照原件写成 %s=数字", d->title, d->field);
}

static bool is_among(const struct tally_difference *d, size_t n, const char *settled)
{
    for (size_t i = 0; i < n; i++)
        if (value_for(settled, d[i].field)) return true;
    return false;
}

bool count_settle(struct arena *a, const struct tally_sheet *first, const struct tally_sheet *second,
        const char *const *settled, size_t settled_count, struct tally_sheet *agreed, struct err *e)
{
    struct tally_difference *d;
    size_t n = count_compare(a, first, second, &d);
    if (printed_count(first) != printed_count(second))
        return err_set(e, ERR_INPUT, "两次录入的候选人人数不同，请重新录入其中一份");
    struct tally_sheet s = *first;
    s.lines = arena_alloc_array(a, first->line_count + second->line_count + 1, sizeof *s.lines);
    if (first->line_count) memcpy(s.lines, first->lines, first->line_count * sizeof *s.lines);
    for (size_t i = 0; i < settled_count; i++)
        if (!is_among(d, n, settled[i])) return err_set(e, ERR_INPUT, "“%s”不是两次录入不同之处，不能改动", settled[i]);
    for (size_t i = 0; i < n; i++)
        if (!settle_one(&d[i], settled, settled_count, &s, e)) return false;
    drop_empty_write_ins(&s);
    *agreed = s;
    return true;
}
