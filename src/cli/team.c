/* The commands that look at teams: structure, lights, check, why. */
#include "cli/team.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/ratio.h"
#include "cli/commands.h"
#include "team/light.h"
#include "team/pair.h"
#include "team/structure.h"

/* ---- what all share ---- */

const char *cli_month_text(struct arena *a, int32_t month)
{
    return arena_text(a, "%04d-%02d", month / 100, month % 100);
}

static bool month_of(struct cli *c, struct workspace *ws, const char *name, int32_t *month)
{
    struct lineup x;
    struct date on;
    if (!cli_date(c, "on", DATE_NONE, &on)) return false;
    *month = people_month_of(date_is_set(on) ? on : ws->election.day);
    if (date_is_set(on) || text_eq(name, LINEUP_NOW)) return true;
    if (!team_lineup_named(ws, name, &x, &c->e)) return false;
    *month = x.on;
    return true;
}

bool cli_team_order(struct cli *c, struct workspace *ws, const char *name, struct team_order *order)
{
    const char *rules = cli_value(c, "rules");
    bool with_kin = false;
    for (const struct option *o = c->command->options; o && o->kind != OPTION_END; o++) with_kin |= text_eq(o->name, "avoid");
    *order = (struct team_order){.rules_name = rules, .with_kin = with_kin, .avoid = cli_value(c, "avoid")};
    return cli_text(c, "units", "", &order->units) && month_of(c, ws, name, &order->on) &&
           (!rules || cli_read_text(c, rules, &order->rules_text));
}

bool cli_team_view(struct cli *c, struct workspace *ws, const char *name, struct team_view *view)
{
    struct team_order order;
    view->name = name;
    return cli_team_order(c, ws, name, &order) && team_pool_load(ws, &order, &view->pool, &c->e) &&
           team_lineup_load(ws, &view->pool, name, &view->lineup, &view->lost, &c->e);
}

void cli_team_breaches(struct arena *a, const struct team_case *c, const struct team_check *check, const char *name,
        struct finding_list *findings)
{
    for (size_t i = 0; i < check->n; i++) {
        const struct team_breach *b = &check->v[i];
        bool is_law = b->rule == TEAM_NONE || c->rules->v[b->rule].force.kind == TEAM_FORCE_LAW;
        finding_add(findings, (struct finding){is_law ? FINDING_F862 : FINDING_W861, "",
                arena_text(a, "方案 %s", name), team_breach_text(a, c, b)});
    }
}

void cli_team_findings(const struct team_view *view, const struct team_check *check, struct finding_list *findings)
{
    struct arena *a = findings->arena;
    cli_team_breaches(a, &view->pool.c, check, view->name, findings);
    for (size_t i = 0; i < view->lost.n; i++)
        finding_add(findings, (struct finding){FINDING_W863, "", arena_text(a, "方案 %s", view->name),
                arena_text(a, "%s: 人已调出或者职位已撤销，没有计入", view->lost.v[i])});
}

/* ---- where people go ---- */

static const char *place_text(struct cli *c, const struct team_case *k, int32_t seat, int32_t unit)
{
    if (seat != TEAM_NONE) return team_seat_text(c->arena, k, seat);
    return unit != TEAM_NONE ? k->units[unit].name : "";
}

static void put_move(struct cli *c, const struct team_case *k, const struct team_move *m, struct json *o)
{
    const struct team_person *p = &k->people[m->person];
    const char *from = place_text(c, k, m->from, p->unit), *to = place_text(c, k, m->to, TEAM_NONE);
    json_put_text(o, "official", p->name);
    json_put_int(o, "age", team_age(p->born, k->on));
    json_put_text(o, "from", from);
    json_put_text(o, "to", to);
    json_put_text(o, "move", team_move_code(m->kind));
    json_put_bool(o, "rises", m->is_rise);
    if (!c->wants_json)
        printf("    %s %s（%d 岁）: %s → %s%s\n", team_move_title(m->kind), p->name, team_age(p->born, k->on),
                *from ? from : "（不在班子）", *to ? to : "（退出）", m->is_rise ? "，提拔" : "");
}

/* Everybody who moves (all: who stays, too), with the counts of each kind. */
void cli_team_moves(struct cli *c, const struct team_case *k, const struct team_moves *m, bool all, struct json *root)
{
    struct json *counts = json_put_object(root, "counts"), *list = json_put_array(root, "moves");
    for (size_t i = 0; i < m->n; i++)
        if (all || m->v[i].kind != TEAM_MOVE_STAYS) put_move(c, k, &m->v[i], json_add_object(list));
    for (int i = 0; i < TEAM_MOVE_COUNT; i++) {
        size_t n = team_moves_count(m, (enum team_move_kind)i);
        json_put_int(counts, team_move_code((enum team_move_kind)i), (int64_t)n);
        if (!c->wants_json) printf("%s%s %zu 人", i ? "，" : "", team_move_title((enum team_move_kind)i), n);
    }
    if (!c->wants_json) printf("\n");
}

/* ---- structure ---- */

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
        const char *front = text_eq(figures[i].group, "highest")     ? "最高"
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
    for (size_t i = 0; i < v->pool.c.unit_count; i++)
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
    for (size_t i = 0; i < now.pool.c.unit_count; i++) show_scope(c, &x, (int32_t)i, json_add_object(list));
    show_tallies(c, &now, root);
    if (c->wants_json) cli_print_json(c, root);
    return EXIT_DONE;
}

/* ---- lights ---- */

static void show_light(struct cli *c, struct json *o, const char *code, const char *title, const struct team_light *x)
{
    struct json *l = json_put_object(o, code);
    json_put_text(l, "colour", team_colour_code(x->colour));
    json_put_text(l, "why", x->why);
    if (!c->wants_json) printf("    %s%s灯: %s\n", title, team_colour_title(x->colour), x->why);
}

static void show_lights(struct cli *c, const struct team_view *v, int32_t unit, struct json *o)
{
    struct team_lights l = team_lights_of(c->arena, &v->pool.c, v->lineup, unit);
    json_put_text(o, "unit", v->pool.c.units[unit].name);
    if (!c->wants_json) printf("%s\n", v->pool.c.units[unit].name);
    show_light(c, o, "age", "年龄", &l.age);
    show_light(c, o, "origin", "来源", &l.origin);
    show_light(c, o, "expertise", "专业", &l.expertise);
    struct json *flags = json_put_array(o, "flags");
    for (size_t i = 0; i < l.flag_count; i++) {
        struct json *f = json_add_object(flags);
        json_put_text(f, "flag", l.flags[i].is_urgent ? "urgent" : "watch");
        json_put_text(f, "why", l.flags[i].why);
        if (!c->wants_json) printf("    %s: %s\n", l.flags[i].is_urgent ? "亟需调配" : "需关注", l.flags[i].why);
    }
}

static enum exit_status run_light(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view v;
    const char *name;
    if (!cli_text(c, "lineup", LINEUP_NOW, &name) || !cli_open_read_only(c, &ws) || !cli_team_view(c, &ws, name, &v))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena);
    json_put_text(root, "lineup", name);
    json_put_text(root, "on", cli_month_text(c->arena, v.pool.c.on));
    struct json *units = json_put_array(root, "units"), *due = json_put_array(root, "exchange");
    for (size_t i = 0; i < v.pool.c.unit_count; i++) show_lights(c, &v, (int32_t)i, json_add_object(units));
    struct team_dues d = team_dues_of(c->arena, &v.pool.c);
    if (!c->wants_json) printf("应当交流的 %zu 人\n", d.n);
    for (size_t i = 0; i < d.n; i++) {
        const struct team_person *p = &v.pool.c.people[d.v[i].person];
        struct json *o = json_add_object(due);
        json_put_text(o, "official", p->name);
        json_put_text(o, "seat", team_seat_text(c->arena, &v.pool.c, p->serves));
        json_put_text(o, "why", d.v[i].why);
        if (!c->wants_json) printf("    %s %s: %s\n", team_seat_text(c->arena, &v.pool.c, p->serves), p->name, d.v[i].why);
    }
    if (c->wants_json) cli_print_json(c, root);
    return EXIT_DONE;
}

/* ---- check and why ---- */

static enum exit_status run_check(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view v;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !cli_team_view(c, &ws, c->operands[0], &v)) return cli_fail(c);
    struct team_check check = team_verify(c->arena, &v.pool.c, v.lineup);
    cli_team_findings(&v, &check, &findings);
    struct json *root = json_new_object(c->arena), *wishes = json_put_array(root, "wishes");
    for (size_t i = 0; i < check.wish_count; i++) json_add_text(wishes, team_breach_text(c->arena, &v.pool.c, &check.wishes[i]));
    json_put_int(root, "score", check.score);
    json_put_int(root, "worth", check.worth);
    json_put_int(root, "lost", check.lost);
    cli_put_findings(root, "findings", &findings);
    if (c->wants_json) {
        cli_print_json(c, root);
    } else {
        cli_print_findings(&findings);
        for (size_t i = 0; i < check.wish_count; i++)
            printf("没有全部达到: %s\n", team_breach_text(c->arena, &v.pool.c, &check.wishes[i]));
        printf("方案 %s: 得分 %" PRId64 "（%" PRId64 " 减 %" PRId64 "），违反法定规则 %zu 处，须要说明 %zu 处\n", v.name,
                check.score, check.worth, check.lost, finding_count(&findings, SEVERITY_STOP),
                finding_count(&findings, SEVERITY_EXPLAIN));
    }
    return cli_status_of(&findings);
}

static bool read_pair(struct cli *c, const struct team_pool *pool, int32_t *person, struct team_place *place)
{
    const char *words = c->operands[0];
    size_t n = 0;
    while (words[n] && words[n] != '=') n++;
    if (!words[n]) return err_set(&c->e, ERR_USAGE, "“%s”应写成 姓名=单位/职位", words);
    if (!team_pool_person(c->arena, pool, arena_copy(c->arena, words, n), person, &c->e) ||
            !team_pool_place(c->arena, pool, words + n + 1, place, &c->e))
        return false;
    return place->seat != TEAM_NONE || err_set(&c->e, ERR_USAGE, "“%s”应写成 姓名=单位/职位", words);
}

static enum exit_status run_why(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_order order;
    struct team_pool pool;
    struct team_place place;
    int32_t person, broken[TEAM_RULES_MAX];
    if (!cli_open_read_only(c, &ws) || !cli_team_order(c, &ws, LINEUP_NOW, &order) ||
            !team_pool_load(&ws, &order, &pool, &c->e) || !read_pair(c, &pool, &person, &place))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "rules");
    size_t n = team_pair_breaks(&pool.c, person, place.seat, broken);
    const char *who = pool.c.people[person].name, *seat = team_seat_text(c->arena, &pool.c, place.seat);
    if (!c->wants_json) printf("%s 任 %s: %s\n", who, seat, n == 0 ? "各条规则都不排除" : "不能列入，因为");
    for (size_t i = 0; i < n; i++) {
        const struct team_rule *r = &pool.rules.v[broken[i]];
        const char *reason = team_pair_reason(c->arena, &pool.c, r, person, place.seat);
        struct json *o = json_add_object(list);
        json_put_text(o, "rule", r->name);
        json_put_text(o, "force", team_force_text(c->arena, r->force));
        json_put_text(o, "source", r->source);
        json_put_text(o, "reason", reason);
        if (!c->wants_json) printf("    %s（%s）: %s\n", r->name, r->source, reason);
    }
    json_put_text(root, "official", who);
    json_put_text(root, "seat", seat);
    json_put_bool(root, "is_eligible", n == 0);
    if (c->wants_json) cli_print_json(c, root);
    return EXIT_DONE;
}

#define LINEUP_OPTION                                                                                                  \
    {                                                                                                                  \
        OPTION_VALUE, false, "lineup", "NAME", "看哪个方案；默认现任班子"                                              \
    }

const struct command command_team_structure = {
        .path = "team structure",
        .operands = "",
        .summary = "班子的年龄、性别、学历、党派、专长结构，应配、实配、缺配",
        .options = (const struct option[]){LINEUP_OPTION,
                {OPTION_VALUE, false, "against", "NAME", "与哪个方案对照，now 为现任班子"},
                {OPTION_VALUE, false, "against-on", "DATE", "与那一天在任的班子对照，如上届换届后"},
                {OPTION_VALUE, false, "posts", "POSTS", "只看这些职位: all、chief，或者职位类别、职级的代号，以逗号分开"},
                {OPTION_FLAG, false, "with-outside", NULL, "不占职数的人也计入"}, TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION,
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_structure,
};

const struct command command_team_light = {
        .path = "team light",
        .operands = "",
        .summary = "班子的红黄绿灯、需要关注的班子和应当交流的干部；都是提示，不是结论",
        .options = (const struct option[]){LINEUP_OPTION, TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION, TEAM_AVOID_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_light,
};

const struct command command_team_check = {
        .path = "team check",
        .operands = "LINEUP",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "按调配规则逐条复核一个方案，now 为现任班子",
        .options = (const struct option[]){TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION, TEAM_AVOID_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_check,
};

const struct command command_team_why = {
        .path = "team why",
        .operands = "NAME=UNIT/POST",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一个人为什么不能列入一个职位，是哪条规则",
        .options = (const struct option[]){TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION, TEAM_AVOID_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_why,
};
