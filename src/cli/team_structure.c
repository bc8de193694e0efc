/* The structure of teams, of one line-up and against another or an earlier month. */
#include <inttypes.h>
#include <stdio.h>

#include "base/ratio.h"
#include "cli/commands.h"
#include "cli/team.h"
#include "team/structure.h"

struct comparison {
    const struct team_view *now, *before; /* before NULL: nothing to compare with */
    struct team_posts posts;
    bool with_outside;
};

static struct team_structure structure_of(struct cli *c, const struct comparison *x, const struct team_view *v, int32_t unit)
{
    struct team_scope scope = {unit, &x->posts, x->with_outside};
    return team_structure_of(c->arena, &v->pool.c, v->lineup, scope);
}

static const char *mean_text(struct arena *a, const struct team_structure *s)
{
    if (s->people == 0) return "-";
    int64_t hundredths = (200 * s->age_years + s->people) / (2 * s->people);
    return arena_text(a, "%" PRId64 ".%02" PRId64, hundredths / 100, hundredths % 100);
}

static void put_counts(struct json *o, const struct team_structure *s)
{
    struct json *years = json_put_object(o, "birth_years"), *words = json_put_array(o, "specialities");
    for (size_t i = 0; i < s->year_count; i++) {
        char year[16];
        snprintf(year, sizeof year, "%d", s->years[i].year);
        json_put_int(years, year, s->years[i].n);
    }
    for (size_t i = 0; i < s->speciality_count; i++) {
        struct json *w = json_add_object(words);
        json_put_text(w, "speciality", s->specialities[i].word);
        json_put_int(w, "n", s->specialities[i].n);
    }
}

static void put_structure(struct json *o, const struct team_structure *s, const struct team_structure *before)
{
    struct team_figure figures[TEAM_FIGURES], old[TEAM_FIGURES];
    json_put_int(o, "approved", s->approved);
    json_put_int(o, "actual", s->filled);
    json_put_int(o, "missing", s->approved - s->filled);
    json_put_int(o, "outside", s->outside);
    json_put_int(o, "people", s->people);
    if (s->people > 0) json_put_thousandths(o, "mean_age", (2000 * s->age_years + s->people) / (2 * s->people));
    else json_put_null(o, "mean_age");
    team_structure_figures(s, figures);
    if (before) team_structure_figures(before, old);
    struct json *list = json_put_array(o, "figures");
    for (size_t i = 0; i < TEAM_FIGURES; i++) {
        struct json *f = json_add_object(list);
        json_put_text(f, "group", figures[i].group);
        json_put_text(f, "code", figures[i].code);
        json_put_text(f, "title", figures[i].title);
        json_put_int(f, "n", figures[i].n);
        if (s->people > 0)
            json_put_thousandths(f, "percent", ratio_percent((struct ratio){figures[i].n, s->people}, 1) * 100);
        if (!before || before->people == 0 || s->people == 0) continue;
        json_put_int(f, "before", old[i].n);
        json_put_thousandths(f, "points",
                ratio_points((struct ratio){figures[i].n, s->people}, (struct ratio){old[i].n, before->people}, 1) * 100);
    }
    put_counts(o, s);
}

static void print_structure(struct cli *c, const char *title, const struct team_structure *s, const struct team_structure *before)
{
    struct team_figure figures[TEAM_FIGURES], old[TEAM_FIGURES];
    printf("%s: 应配 %" PRId64 "，实配 %" PRId64 "，缺配 %" PRId64 "，不占职数 %" PRId64 "；%" PRId64 " 人平均 %s 岁%s\n",
            title, s->approved, s->filled, s->approved - s->filled, s->outside, s->people, mean_text(c->arena, s),
            before ? arena_text(c->arena, "（对照 %s 岁）", mean_text(c->arena, before)) : "");
    team_structure_figures(s, figures);
    if (before) team_structure_figures(before, old);
    for (size_t i = 0; i < TEAM_FIGURES && s->people > 0; i++) {
        if (figures[i].n == 0 && (!before || old[i].n == 0)) continue;
        struct ratio share = {figures[i].n, s->people};
        const char *front = text_eq(figures[i].group, "highest")     ? "最高学历"
                            : text_eq(figures[i].group, "full_time") ? "全日制"
                                                                     : "";
        printf("    %s%s %" PRId64 " 人，%s", front, figures[i].title, figures[i].n, ratio_text_percent(c->arena, share, 1));
        if (before && before->people > 0)
            printf("（对照 %" PRId64 " 人，%s 个百分点）", old[i].n,
                    ratio_text_signed(c->arena, ratio_points(share, (struct ratio){old[i].n, before->people}, 1), 1));
        printf("\n");
    }
}

/* The same unit in the other view, where units may be others. */
static int32_t unit_in(const struct team_view *v, int64_t no)
{
    for (size_t i = 0; i < v->pool.composed; i++)
        if (v->pool.c.units[i].no == no) return (int32_t)i;
    return -2;
}

static void show_scope(struct cli *c, const struct comparison *x, int32_t unit, struct json *o)
{
    const struct team_case *now = &x->now->pool.c;
    const char *title = unit == TEAM_NONE ? "全部" : now->units[unit].name;
    struct team_structure s = structure_of(c, x, x->now, unit), before = {0};
    bool has_before = x->before != NULL;
    if (has_before) {
        int32_t other = unit == TEAM_NONE ? TEAM_NONE : unit_in(x->before, now->units[unit].no);
        has_before = other != -2;
        if (has_before) before = structure_of(c, x, x->before, other);
    }
    if (!c->wants_json) {
        print_structure(c, title, &s, has_before ? &before : NULL);
        return;
    }
    json_put_text(o, "unit", unit == TEAM_NONE ? NULL : title);
    put_structure(o, &s, has_before ? &before : NULL);
}

/* 应配、实配、缺配 of the quotas that ask for a least number. */
static void show_tallies(struct cli *c, const struct team_view *v, struct json *root)
{
    const struct team_case *k = &v->pool.c;
    struct team_check check = team_verify(c->arena, k, v->lineup);
    struct json *list = json_put_array(root, "quotas");
    for (size_t i = 0; i < check.tally_count; i++) {
        const struct team_tally *t = &check.tallies[i];
        const struct team_rule *r = &k->rules->v[t->rule];
        if (!r->is_least) continue;
        int64_t lacks = t->has < t->needs ? t->needs - t->has : 0;
        struct json *o = json_add_object(list);
        json_put_text(o, "rule", r->name);
        json_put_text(o, "unit", t->unit == TEAM_NONE ? NULL : k->units[t->unit].name);
        json_put_int(o, "needs", t->needs);
        json_put_int(o, "has", t->has);
        json_put_int(o, "lacks", lacks);
        if (!c->wants_json && (lacks > 0 || t->unit == TEAM_NONE))
            printf("%s %s: 应配 %" PRId64 "，实配 %" PRId64 "，缺配 %" PRId64 "\n",
                    t->unit == TEAM_NONE ? "全部" : k->units[t->unit].name, r->name, t->needs, t->has, lacks);
    }
}

/* The other side: another line-up, or the teams as they were in another month. */
static bool load_before(struct cli *c, struct workspace *ws, struct team_view *before, bool *has)
{
    const char *name = cli_value(c, "against");
    struct date on;
    struct team_order order;
    *has = false;
    if (!cli_date(c, "against-on", DATE_NONE, &on)) return false;
    if (!name && !date_is_set(on)) return true;
    *has = true;
    before->name = name ? name : LINEUP_NOW;
    if (!cli_team_order(c, ws, before->name, &order)) return false;
    if (date_is_set(on)) order.on = people_month_of(on);
    return team_pool_load(ws, &order, &before->pool, &c->e) &&
           team_lineup_load(ws, &before->pool, before->name, &before->lineup, &before->lost, &c->e);
}

static enum exit_status run_structure(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view now, before;
    const char *name, *posts;
    bool has_before;
    struct comparison x = {.now = &now, .with_outside = cli_has(c, "with-outside")};
    if (!cli_text(c, "lineup", LINEUP_NOW, &name) || !cli_text(c, "posts", "all", &posts) ||
            !team_posts_parse(c->arena, posts, &x.posts, &c->e) || !cli_open_read_only(c, &ws) ||
            !cli_team_view(c, &ws, name, &now) || !load_before(c, &ws, &before, &has_before))
        return cli_fail(c);
    if (has_before) x.before = &before;
    struct json *root = json_new_object(c->arena);
    json_put_text(root, "lineup", name);
    json_put_text(root, "on", cli_month_text(c->arena, now.pool.c.on));
    json_put_text(root, "against", has_before ? before.name : NULL);
    if (has_before) json_put_text(root, "against_on", cli_month_text(c->arena, before.pool.c.on));
    show_scope(c, &x, TEAM_NONE, json_put_object(root, "all"));
    struct json *list = json_put_array(root, "units");
    for (size_t i = 0; i < now.pool.composed; i++) show_scope(c, &x, (int32_t)i, json_add_object(list));
    show_tallies(c, &now, root);
    if (c->wants_json) cli_print_json(c, root);
    return EXIT_DONE;
}

const struct command command_team_structure = {
        .path = "team structure",
        .operands = "",
        .summary = "班子的年龄、性别、学历、党派、专长结构，应配、实配、缺配",
        .options = (const struct option[]){TEAM_LINEUP_OPTION,
                {OPTION_VALUE, false, "against", "NAME", "与哪个方案对照，now 为现任班子"},
                {OPTION_VALUE, false, "against-on", "DATE", "与那一天在任的班子对照，如上届换届后"},
                {OPTION_VALUE, false, "posts", "POSTS", "只看这些职位: all、chief，或者职位类别、职级的代号，以逗号分开"},
                {OPTION_FLAG, false, "with-outside", NULL, "不占职数的人也计入"}, TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION,
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_structure,
};
