/* The commands that look at teams: lights, check, why; and what all commands on teams share. */
#include "cli/team.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buf.h"
#include "cli/commands.h"
#include "team/light.h"
#include "team/pair.h"
#include "team/wording.h"

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

/* What nobody can say is no breach: one for each rule, with what is to be registered. */
static void find_unsaid(struct arena *a, const struct team_case *c, const struct team_check *check, const char *name, struct finding_list *findings)
{
    for (size_t r = 0; r < c->rules->n; r++) {
        const char *text = team_unsaid_text(a, c, check, (int32_t)r);
        if (*text)
            finding_add(findings, (struct finding){FINDING_W864, c->rules->v[r].source, arena_text(a, "方案 %s", name),
                    arena_text(a, "%s，判断不了；登记后再看", text)});
    }
}

void cli_team_breaches(struct arena *a, const struct team_case *c, const struct team_check *check, const char *name,
        struct finding_list *findings)
{
    for (size_t i = 0; i < check->n; i++) {
        const struct team_breach *b = &check->v[i];
        if (team_breach_is_unsaid(b)) continue;
        bool is_law = b->rule == TEAM_NONE || c->rules->v[b->rule].force.kind == TEAM_FORCE_LAW;
        const char *source = b->rule == TEAM_NONE ? c->rules->source : c->rules->v[b->rule].source;
        finding_add(findings, (struct finding){is_law ? FINDING_F862 : FINDING_W861, source,
                arena_text(a, "方案 %s", name), team_breach_text(a, c, b)});
    }
    find_unsaid(a, c, check, name, findings);
}

void cli_team_unconfirmed(const struct team_pool *pool, struct finding_list *findings)
{
    if (!*pool->unconfirmed) return;
    finding_add(findings, (struct finding){FINDING_N823, "没有找到公开文本的规定", "调配规则",
            arena_text(findings->arena, "没有经人确认，没有用: %s；核对本地规定后用 huanjie setting set 确认", pool->unconfirmed)});
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
    if (seat != TEAM_NONE) return c->wants_json ? team_seat_code(c->arena, k, seat) : team_seat_text(c->arena, k, seat);
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

/* ---- lights ---- */

static void show_light(struct cli *c, struct json *o, const char *code, const char *title, const struct team_light *x)
{
    struct json *l = json_put_object(o, code);
    json_put_text(l, "colour", team_colour_code(x->colour));
    json_put_text(l, "why", x->why);
    if (!c->wants_json) printf(x->colour == TEAM_UNLIT ? "    %s灯%s: %s\n" : "    %s%s灯: %s\n", title, team_colour_title(x->colour), x->why);
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

/* Is it one of the units that the pool composes? */
static bool is_among(const struct team_pool *pool, int64_t no)
{
    for (size_t i = 0; i < pool->composed; i++)
        if (pool->c.units[i].no == no) return true;
    return false;
}

/* All teams, against whose mean age each is seen, and beside them those that --units asks for. */
static bool view_lights(struct cli *c, struct workspace *ws, const char *name, struct team_view *all, struct team_pool *asked)
{
    struct team_order order;
    *all = (struct team_view){.name = name};
    if (!cli_team_order(c, ws, name, &order) || !team_pool_load(ws, &order, asked, &c->e)) return false;
    order.units = "";
    all->pool = *asked;
    if (cli_has(c, "units") && !team_pool_load(ws, &order, &all->pool, &c->e)) return false;
    for (size_t i = 0; i < asked->composed; i++)
        if (!is_among(&all->pool, asked->c.units[i].no)) all->pool = *asked; /* a department has no place among the townships */
    return team_lineup_load(ws, &all->pool, name, &all->lineup, &all->lost, &c->e);
}

/* Of whom it is not known whether they are due. */
static void show_unsaid(struct cli *c, const struct team_view *v, const struct team_pool *asked, const struct team_dues *d, struct json *list)
{
    struct buf names = {.arena = c->arena};
    size_t n = 0;
    for (size_t i = 0; i < d->unsaid_count; i++) {
        const struct team_person *p = &v->pool.c.people[d->unsaid[i]];
        if (!is_among(asked, v->pool.c.units[p->unit].no)) continue;
        json_add_text(list, p->name);
        buf_addf(&names, "%s%s", n++ ? "、" : "", p->name);
    }
    if (n && !c->wants_json) printf("任现职时间、任现职级时间没有登记全，应不应当交流判断不了的 %zu 人: %s；在名册登记\n", n, buf_text(&names));
}

static enum exit_status run_light(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view v;
    struct team_pool asked;
    const char *name;
    size_t n = 0;
    if (!cli_text(c, "lineup", LINEUP_NOW, &name) || !cli_open_read_only(c, &ws) || !view_lights(c, &ws, name, &v, &asked))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena);
    json_put_text(root, "lineup", name);
    json_put_text(root, "on", cli_month_text(c->arena, v.pool.c.on));
    struct json *units = json_put_array(root, "units"), *due = json_put_array(root, "exchange");
    for (size_t i = 0; i < v.pool.composed; i++)
        if (is_among(&asked, v.pool.c.units[i].no)) show_lights(c, &v, (int32_t)i, json_add_object(units));
    struct team_dues d = team_dues_of(c->arena, &v.pool.c);
    for (size_t i = 0; i < d.n; i++) {
        const struct team_person *p = &v.pool.c.people[d.v[i].person];
        if (!is_among(&asked, v.pool.c.units[p->unit].no)) continue;
        n++;
        struct json *o = json_add_object(due);
        json_put_text(o, "official", p->name);
        json_put_text(o, "seat", team_seat_code(c->arena, &v.pool.c, p->serves));
        json_put_text(o, "why", d.v[i].why);
        if (!c->wants_json) printf("应当交流: %s %s: %s\n", team_seat_text(c->arena, &v.pool.c, p->serves), p->name, d.v[i].why);
    }
    if (!c->wants_json) printf("应当交流的 %zu 人\n", n);
    show_unsaid(c, &v, &asked, &d, json_put_array(root, "exchange_unsaid"));
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
    cli_team_unconfirmed(&v.pool, &findings);
    size_t unsaid_count = 0;
    for (size_t i = 0; i < findings.n; i++) unsaid_count += findings.v[i].code == FINDING_W864;
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
        printf("方案 %s: 得分 %" PRId64 "（各项合计 %" PRId64 "，没有达到的愿望扣 %" PRId64 "），违反法定规则 %zu 处，须要说明 %zu 处%s\n", v.name,
                check.score, check.worth, check.lost, finding_count(&findings, SEVERITY_STOP),
                finding_count(&findings, SEVERITY_EXPLAIN), unsaid_count ? arena_text(c->arena, "，其中资料没有登记、判断不了的规则 %zu 条", unsaid_count) : "");
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
    size_t n = team_pair_breaks(&pool.c, person, place.seat, broken), unsaid = 0;
    for (size_t i = 0; i < n; i++) unsaid += team_pair_unsaid(&pool.c, &pool.rules.v[broken[i]], person, place.seat) != TEAM_FIELD_COUNT;
    const char *who = pool.c.people[person].name;
    if (!c->wants_json)
        printf("%s 任 %s: %s\n", who, team_seat_text(c->arena, &pool.c, place.seat), n == 0 ? "各条规则都不排除" : unsaid == n ? "判断不了，因为" : "不能列入，因为");
    for (size_t i = 0; i < n; i++) {
        const struct team_rule *r = &pool.rules.v[broken[i]];
        const char *reason = team_pair_reason(c->arena, &pool.c, r, person, place.seat);
        struct json *o = json_add_object(list);
        json_put_text(o, "rule", r->name);
        json_put_text(o, "force", team_force_text(c->arena, r->force));
        json_put_text(o, "source", r->source);
        json_put_text(o, "reason", reason);
        json_put_bool(o, "is_unsaid", team_pair_unsaid(&pool.c, r, person, place.seat) != TEAM_FIELD_COUNT);
        if (!c->wants_json) printf("    %s（%s，%s）: %s\n", r->name, team_force_words(c->arena, r->force), r->source, reason);
    }
    json_put_text(root, "official", who);
    json_put_text(root, "seat", team_seat_code(c->arena, &pool.c, place.seat));
    json_put_bool(root, "is_eligible", n == 0);
    if (c->wants_json) cli_print_json(c, root);
    return EXIT_DONE;
}

const struct command command_team_light = {
        .path = "team light",
        .operands = "",
        .summary = "班子的红黄绿灯、需要关注的班子和应当交流的干部；都是提示，不是结论",
        .options = (const struct option[]){TEAM_LINEUP_OPTION, TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION, TEAM_AVOID_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
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
