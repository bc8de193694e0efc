/* Entrusted votes. */
#include "app/entrust.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/intake.h"
#include "cli/work.h"
#include "law/voting.h"

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in = {.arena = c->arena, .yes = cli_has(c, "yes")};
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open(c, &ws) || !entrust_import(&ws, c->operands[0], &in, &c->e)) return cli_fail(c);
    if (in.is_taken && !entrust_check(&ws, &findings, NULL, &c->e)) return cli_fail(c);
    return cli_show_intake(c, &in, &findings);
}

static bool read_clue(struct cli *c, const char *name, const char *number, struct person_clue *clue)
{
    clue->id = "";
    return cli_text(c, name, "", &clue->name) && cli_int(c, number, 0, &clue->voter_no);
}

static enum exit_status run_add(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct entrust_request q = {.is_written = cli_has(c, "written")};
    const char *ground;
    int64_t no;
    if (!cli_int(c, "district", 0, &q.trustor.district_no) || !read_clue(c, "trustor", "trustor-no", &q.trustor) ||
            !read_clue(c, "trustee", "trustee-no", &q.trustee) || !cli_text(c, "ground", "外出", &ground))
        return cli_fail(c);
    q.trustee.district_no = q.trustor.district_no;
    if (!entrust_ground_from_title(ground, &q.ground)) {
        err_set(&c->e, ERR_USAGE, "--ground “%s”应为外出、病残或羁押服刑", ground);
        return cli_fail(c);
    }
    if (!cli_open(c, &ws) || !entrust_add(&ws, &q, &no, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已登记第 %" PRId64 " 号委托，待选举委员会同意", no));
    return EXIT_DONE;
}

static bool read_numbers(struct cli *c, int64_t **numbers, size_t *n)
{
    *numbers = arena_alloc_array(c->arena, (size_t)c->operand_count + 1, sizeof **numbers);
    for (*n = 0; *n < (size_t)c->operand_count; ++*n) {
        char *end;
        (*numbers)[*n] = strtoll(c->operands[*n], &end, 10);
        if (*end || end == c->operands[*n])
            return err_set(&c->e, ERR_USAGE, "“%s”应为委托的编号（见 huanjie entrust list）", c->operands[*n]);
    }
    return true;
}

static enum exit_status take_step(struct cli *c, enum entrust_state to)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct entrust_step step = {.to = to, .approver = "", .why = ""};
    int64_t *numbers;
    size_t n;
    if (!read_numbers(c, &numbers, &n) || !cli_open(c, &ws)) return cli_fail(c);
    bool ok = to == ENTRUST_APPROVED ? cli_date(c, "on", workspace_today(&ws), &step.on) &&
                                               cli_text(c, "approver", "选举委员会", &step.approver)
                                     : cli_text(c, "why", "", &step.why);
    if (!ok || !entrust_take_step(&ws, numbers, n, &step, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%zu 件委托: %s", n, entrust_state_title(to)));
    return EXIT_DONE;
}

static enum exit_status run_approve(struct cli *c)
{
    return take_step(c, ENTRUST_APPROVED);
}

static enum exit_status run_refuse(struct cli *c)
{
    return take_step(c, ENTRUST_REFUSED);
}

static enum exit_status run_withdraw(struct cli *c)
{
    return take_step(c, ENTRUST_WITHDRAWN);
}

static void put_line(struct arena *a, struct json *o, const struct entrust_line *l)
{
    json_put_int(o, "entrustment", l->x->entrustment_no);
    json_put_int(o, "district", l->x->district_no);
    json_put_text(o, "trustor", l->trustor.name);
    json_put_int(o, "trustor_no", l->x->trustor_no);
    json_put_text(o, "trustee", l->trustee.name);
    json_put_int(o, "trustee_no", l->x->trustee_no);
    json_put_int(o, "trustee_holds", l->held);
    json_put_text(o, "ground", entrust_ground_code(l->x->ground));
    json_put_bool(o, "written", l->x->is_written);
    json_put_text(o, "state", entrust_state_code(l->x->state));
    json_put_text(o, "approved_on", date_is_set(l->x->approved_on) ? date_text(a, l->x->approved_on) : "");
    json_put_text(o, "approved_by", l->x->approved_by);
    json_put_text(o, "why", l->x->why);
}

static void print_line(struct arena *a, const struct entrust_line *l)
{
    const struct stored_entrustment *x = l->x;
    printf("%4" PRId64 " 选区 %" PRId64 " %s（%" PRId64 "）→ %s（%" PRId64 "，已受托 %" PRId64
           "/%d）%s，%s，%s%s%s%s\n",
            x->entrustment_no, x->district_no, l->trustor.name, x->trustor_no, l->trustee.name, x->trustee_no, l->held,
            ENTRUSTMENTS_MAX, entrust_ground_title(x->ground), x->is_written ? "书面" : "没有书面",
            entrust_state_title(x->state),
            x->state == ENTRUST_APPROVED ? arena_text(a, "（%s，%s）", date_text(a, x->approved_on), x->approved_by)
                                         : "",
            *x->why ? "：" : "", x->why);
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct entrust_overview o;
    struct finding_list findings = {.arena = c->arena};
    int64_t district_no, approved = 0, asked = 0;
    if (!cli_int(c, "district", 0, &district_no) || !cli_open_read_only(c, &ws) || !entrust_load(&ws, &o, &c->e) ||
            !entrust_check(&ws, &findings, NULL, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "entrustments");
    for (size_t i = 0; i < o.n; i++) {
        if (district_no && o.v[i].x->district_no != district_no) continue;
        approved += o.v[i].x->state == ENTRUST_APPROVED;
        asked += o.v[i].x->state == ENTRUST_ASKED;
        if (c->wants_json)
            put_line(c->arena, json_add_object(list), &o.v[i]);
        else
            print_line(c->arena, &o.v[i]);
    }
    if (c->wants_json) {
        json_put_int(root, "approved", approved);
        json_put_int(root, "asked", asked);
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        printf("委托投票: 已同意 %" PRId64 " 件，待同意 %" PRId64 " 件\n", approved, asked);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

enum { NUMBERS_MAX = 1000 };

const struct command command_entrust_import = {
        .path = "entrust import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入委托投票登记",
        .more = "列: "
                "选区号*、委托人*、委托人选民证号、受托人*、受托人选民证号、事由*（外出、病残）、书面*"
                "、同意日期、同意人\n"
                "委托人须是本选区选民；同名的须填选民证号。有同意日期的即已同意，没写同意人的记为选举委员会。\n"
                "同一份表再导入一次不改变什么；已撤回、不同意的委托不因旧表而恢复。",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_entrust_add = {
        .path = "entrust add",
        .operands = "",
        .summary = "登记一件委托，待选举委员会同意",
        .options = (const struct option[]){{OPTION_VALUE, true, "district", "N", "委托人的选区号"},
                {OPTION_VALUE, true, "trustor", "NAME", "委托人"},
                {OPTION_VALUE, false, "trustor-no", "N", "委托人选民证号"},
                {OPTION_VALUE, true, "trustee", "NAME", "受托人"},
                {OPTION_VALUE, false, "trustee-no", "N", "受托人选民证号"},
                {OPTION_VALUE, false, "ground", "外出|病残|羁押服刑", "事由；默认外出"},
                {OPTION_FLAG, false, "written", NULL, "有书面委托"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_add,
};

const struct command command_entrust_approve = {
        .path = "entrust approve",
        .operands = "NUMBER…",
        .operands_min = 1,
        .operands_max = NUMBERS_MAX,
        .summary = "选举委员会同意委托；依法不能同意的不予登记并说明条文",
        .options = (const struct option[]){{OPTION_VALUE, false, "on", "DATE", "同意日期；默认今天"},
                {OPTION_VALUE, false, "approver", "NAME", "同意人；默认选举委员会"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_approve,
};

const struct command command_entrust_refuse = {
        .path = "entrust refuse",
        .operands = "NUMBER…",
        .operands_min = 1,
        .operands_max = NUMBERS_MAX,
        .summary = "选举委员会不同意委托",
        .options = (const struct option[]){{OPTION_VALUE, true, "why", "TEXT", "理由"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_refuse,
};

const struct command command_entrust_withdraw = {
        .path = "entrust withdraw",
        .operands = "NUMBER…",
        .operands_min = 1,
        .operands_max = NUMBERS_MAX,
        .summary = "委托人撤回委托",
        .options = (const struct option[]){{OPTION_VALUE, true, "why", "TEXT", "理由"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_withdraw,
};

const struct command command_entrust_list = {
        .path = "entrust list",
        .operands = "",
        .summary = "委托投票登记，每一受托人已受托几人（至多三人），以及问题",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "只看一个选区"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};
