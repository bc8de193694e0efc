/* The commands on line-ups: made, changed, shown, compared. */
#include <inttypes.h>
#include <stdio.h>

#include "cli/commands.h"
#include "cli/team.h"
#include "team/lineup.h"
#include "team/wording.h"

/* ---- making and changing ---- */

/* A new line-up from `from`, or empty. */
static enum exit_status make(struct cli *c, const char *name, const char *from)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view v;
    const char *note;
    if (!cli_text(c, "note", "", &note) || !cli_open(c, &ws) || !cli_team_view(c, &ws, from ? from : LINEUP_NOW, &v))
        return cli_fail(c);
    if (!from)
        for (size_t i = 0; i < v.pool.c.post_count; i++) v.lineup.person[i] = TEAM_NONE;
    if (!team_lineup_save(&ws, &v.pool, name, note, v.lineup, &c->e)) return cli_fail(c);
    size_t seated = 0;
    for (size_t i = 0; i < v.pool.c.post_count; i++) seated += v.lineup.person[i] != TEAM_NONE;
    cli_say(c, arena_text(c->arena, "方案 %s: %zu 个职位，已安排 %zu 人%s", name, v.pool.c.post_count, seated,
                       v.lost.n ? arena_text(c->arena, "，有 %zu 人已调出或者职位已撤销，没有带来", v.lost.n) : ""));
    return EXIT_DONE;
}

static enum exit_status run_new(struct cli *c)
{
    return make(c, c->operands[0], cli_has(c, "empty") ? NULL : LINEUP_NOW);
}

static enum exit_status run_copy(struct cli *c)
{
    return make(c, c->operands[1], c->operands[0]);
}

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view v;
    const char *note;
    if (!cli_text(c, "note", "", &note) || !cli_open(c, &ws) || !cli_team_view(c, &ws, LINEUP_NOW, &v) ||
            !team_lineup_read(c->arena, &v.pool, c->operands[1], &v.lineup, &c->e) ||
            !team_lineup_save(&ws, &v.pool, c->operands[0], note, v.lineup, &c->e))
        return cli_fail(c);
    size_t seated = 0;
    for (size_t i = 0; i < v.pool.c.post_count; i++) seated += v.lineup.person[i] != TEAM_NONE;
    cli_say(c, arena_text(c->arena, "方案 %s（%s）: %zu 个职位，已安排 %zu 人", c->operands[0], cli_month_text(c->arena, v.pool.c.on),
                       v.pool.c.post_count, seated));
    return EXIT_DONE;
}

static enum exit_status run_withdraw(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *why;
    if (!cli_text(c, "why", "", &why) || !cli_open(c, &ws) || !team_lineup_withdraw(&ws, c->operands[0], why, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "方案 %s 已经撤回: %s；记录保留", c->operands[0], why));
    return EXIT_DONE;
}

static enum exit_status run_set(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view v;
    struct team_seating s;
    if (!cli_open(c, &ws) || !cli_team_view(c, &ws, c->operands[0], &v) ||
            !team_lineup_set(&ws, &v.pool, c->operands[0], c->operands[1], c->operands[2], &s, &c->e))
        return cli_fail(c);
    const struct team_case *k = &v.pool.c;
    struct json *o = json_new_object(c->arena);
    const char *replaced = s.replaced != TEAM_NONE && s.replaced != s.person ? k->people[s.replaced].name : NULL;
    const char *left = s.left == TEAM_NONE || s.left == s.seat ? NULL
                       : c->wants_json                         ? team_seat_code(c->arena, k, s.left)
                                                               : team_seat_text(c->arena, k, s.left);
    json_put_text(o, "seat", team_seat_code(c->arena, k, s.seat));
    json_put_text(o, "official", k->people[s.person].name);
    json_put_text(o, "replaced", replaced);
    json_put_text(o, "left", left);
    if (c->wants_json) {
        cli_print_json(c, o);
        return EXIT_DONE;
    }
    printf("方案 %s: %s 由%s担任%s%s%s%s\n", v.name, team_seat_text(c->arena, k, s.seat), k->people[s.person].name,
            replaced ? "，替下" : "", replaced ? replaced : "", left ? "，空出 " : "", left ? left : "");
    return EXIT_DONE;
}

static enum exit_status run_clear(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view v;
    size_t emptied;
    const char *place = c->operand_count > 1 ? c->operands[1] : NULL;
    if (!cli_open(c, &ws) || !cli_team_view(c, &ws, c->operands[0], &v) ||
            !team_lineup_clear(&ws, &v.pool, c->operands[0], place, &emptied, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "方案 %s: 空出 %zu 个职位", v.name, emptied));
    return EXIT_DONE;
}

/* ---- showing ---- */

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct lineup_list list;
    if (!cli_open_read_only(c, &ws) || !team_lineup_list(&ws, &list, &c->e)) return cli_fail(c);
    struct json *root = json_new_object(c->arena), *out = json_put_array(root, "lineups");
    for (size_t i = 0; i < list.n; i++) {
        const struct lineup *x = &list.v[i];
        struct json *o = json_add_object(out);
        json_put_text(o, "lineup", x->name);
        json_put_text(o, "on", cli_month_text(c->arena, x->on));
        json_put_text(o, "note", x->note);
        json_put_text(o, "withdrawn", *x->withdrawn ? x->withdrawn : NULL);
        if (!c->wants_json)
            printf("%s（%s）%s%s%s\n", x->name, cli_month_text(c->arena, x->on), x->note, *x->withdrawn ? "，已撤回: " : "", x->withdrawn);
    }
    if (c->wants_json) cli_print_json(c, root);
    else printf("共 %zu 个方案\n", list.n);
    return EXIT_DONE;
}

static enum exit_status run_show(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view v;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !cli_team_view(c, &ws, c->operands[0], &v)) return cli_fail(c);
    const struct team_case *k = &v.pool.c;
    struct json *root = json_new_object(c->arena), *seats = json_put_array(root, "seats");
    for (size_t i = 0; i < k->post_count; i++) {
        int32_t person = v.lineup.person[i];
        struct json *o = json_add_object(seats);
        const char *name = person == TEAM_NONE ? NULL : k->people[person].name;
        json_put_text(o, "seat", team_seat_code(c->arena, k, (int32_t)i));
        json_put_text(o, "official", name);
        if (!c->wants_json) printf("%s %s\n", team_seat_text(c->arena, k, (int32_t)i), name ? name : "（空缺）");
    }
    struct team_lineup now = team_lineup_now(c->arena, k);
    struct team_moves m = team_moves_between(c->arena, k, now, v.lineup);
    json_put_text(root, "lineup", v.name);
    json_put_text(root, "on", cli_month_text(c->arena, k->on));
    cli_team_moves(c, k, &m, true, root);
    struct team_check nothing = {0};
    cli_team_findings(&v, &nothing, &findings);
    cli_put_findings(root, "findings", &findings);
    if (c->wants_json) cli_print_json(c, root);
    else cli_print_findings(&findings);
    return EXIT_DONE;
}

static enum exit_status run_compare(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view a;
    struct team_lineup b;
    if (!cli_open_read_only(c, &ws) || !cli_team_view(c, &ws, c->operands[0], &a) ||
            !team_lineup_load(&ws, &a.pool, c->operands[1], &b, NULL, &c->e))
        return cli_fail(c);
    const struct team_case *k = &a.pool.c;
    struct json *root = json_new_object(c->arena), *seats = json_put_array(root, "seats");
    json_put_text(root, "left", c->operands[0]);
    json_put_text(root, "right", c->operands[1]);
    struct team_check left = team_verify(c->arena, k, a.lineup), right = team_verify(c->arena, k, b);
    size_t differing = 0;
    for (size_t i = 0; i < k->post_count; i++) {
        if (a.lineup.person[i] == b.person[i]) continue;
        const char *was = a.lineup.person[i] == TEAM_NONE ? NULL : k->people[a.lineup.person[i]].name;
        const char *is = b.person[i] == TEAM_NONE ? NULL : k->people[b.person[i]].name;
        struct json *o = json_add_object(seats);
        json_put_text(o, "seat", team_seat_code(c->arena, k, (int32_t)i));
        json_put_text(o, "left", was);
        json_put_text(o, "right", is);
        if (!c->wants_json)
            printf("%s: %s → %s\n", team_seat_text(c->arena, k, (int32_t)i), was ? was : "（空缺）", is ? is : "（空缺）");
        differing++;
    }
    struct team_moves m = team_moves_between(c->arena, k, a.lineup, b);
    cli_team_moves(c, k, &m, false, root);
    json_put_int(root, "score_left", left.score);
    json_put_int(root, "score_right", right.score);
    json_put_int(root, "breaches_left", (int64_t)left.n);
    json_put_int(root, "breaches_right", (int64_t)right.n);
    if (c->wants_json) cli_print_json(c, root);
    else
        printf("不同的职位 %zu 个。%s: 得分 %" PRId64 "，不符合规则 %zu 处；%s: 得分 %" PRId64 "，不符合规则 %zu 处\n", differing,
                c->operands[0], left.score, left.n, c->operands[1], right.score, right.n);
    return EXIT_DONE;
}

#define NOTE_OPTION                                                                                                    \
    {                                                                                                                  \
        OPTION_VALUE, false, "note", "TEXT", "备注"                                                                    \
    }

const struct command command_team_lineup_new = {
        .path = "team lineup new",
        .operands = "NAME",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "新建一个方案，从现任班子开始",
        .options = (const struct option[]){{OPTION_FLAG, false, "empty", NULL, "从空班子开始"}, NOTE_OPTION, TEAM_UNITS_OPTION, TEAM_ON_OPTION,
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_new,
};

const struct command command_team_lineup_copy = {
        .path = "team lineup copy",
        .operands = "FROM TO",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "照一个方案另存一个",
        .options = (const struct option[]){NOTE_OPTION, TEAM_UNITS_OPTION, TEAM_ON_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_copy,
};

const struct command command_team_lineup_import = {
        .path = "team lineup import",
        .operands = "NAME FILE",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "照一张表存成方案，如上届的班子: 单位、职位、姓名",
        .options = (const struct option[]){{OPTION_VALUE, true, "on", "DATE", "那时的日期，年龄、任职年限算到这一天"}, NOTE_OPTION, TEAM_UNITS_OPTION,
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_team_lineup_withdraw = {
        .path = "team lineup withdraw",
        .operands = "NAME",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "撤回一个方案；记录和理由保留，名字可以再用",
        .options = (const struct option[]){{OPTION_VALUE, true, "why", "TEXT", "理由"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_withdraw,
};

const struct command command_team_lineup_set = {
        .path = "team lineup set",
        .operands = "NAME UNIT/POST PERSON",
        .operands_min = 3,
        .operands_max = 3,
        .summary = "在方案里安排一个人；他原来的职位空出来，只是试排，不是任命",
        .needs_workspace = true,
        .run = run_set,
};

const struct command command_team_lineup_clear = {
        .path = "team lineup clear",
        .operands = "NAME [UNIT[/POST]]",
        .operands_min = 1,
        .operands_max = 2,
        .summary = "空出方案里的一个职位、一个单位或者全部",
        .needs_workspace = true,
        .run = run_clear,
};

const struct command command_team_lineup_list = {
        .path = "team lineup list",
        .operands = "",
        .summary = "有哪些方案",
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_team_lineup_show = {
        .path = "team lineup show",
        .operands = "NAME",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "方案里谁在哪个职位，每个人从哪里来、到哪里去；now 为现任班子",
        .options = (const struct option[]){TEAM_UNITS_OPTION, TEAM_ON_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_show,
};

const struct command command_team_lineup_compare = {
        .path = "team lineup compare",
        .operands = "NAME NAME",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "两个方案哪些职位不同，人怎样动，各得多少分",
        .options = (const struct option[]){TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION, TEAM_AVOID_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_compare,
};
