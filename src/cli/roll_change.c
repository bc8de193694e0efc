/* What becomes of somebody on the roll: struck off, excluded, restored, transferred out, moved. */
#include "app/roll_change.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/commands.h"
#include "cli/roll.h"
#include "cli/work.h"

bool cli_voter_no(struct cli *c, const char *text, int64_t *voter_no)
{
    int64_t n = 0;
    const char *p = text;
    for (; *p >= '0' && *p <= '9' && n < 1000000000; p++) n = n * 10 + (*p - '0');
    if (*p || n == 0) return err_set(&c->e, ERR_USAGE, "“%s” 应为选民证号；用 huanjie roll list --find 查找", text);
    *voter_no = n;
    return true;
}

bool cli_voter_change(struct cli *c, const struct workspace *ws, struct voter_change *change)
{
    struct voter_change x = {0};
    if (!cli_date(c, "on", workspace_today(ws), &x.changed_on) || !cli_text(c, "ground", "", &x.ground) ||
            !cli_text(c, "document", "", &x.document) || !cli_text(c, "authority", "", &x.authority) ||
            !cli_date(c, "from", DATE_NONE, &x.valid_from) || !cli_date(c, "until", DATE_NONE, &x.valid_until) ||
            !cli_date(c, "delivered", DATE_NONE, &x.delivered_on) || !cli_text(c, "consent", "", &x.consent) ||
            !cli_text(c, "note", "", &x.note))
        return false;
    *change = x;
    return true;
}

enum exit_status cli_show_change(struct cli *c, const struct voter_change *change, const struct voter *after,
        const struct finding_list *findings)
{
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_bool(o, "written", true);
        json_put_int(o, "voter", after->voter_no);
        json_put_text(o, "name", after->name);
        json_put_text(o, "state", voter_state_code(after->state));
        json_put_int(o, "district", after->district_no);
        json_put_int(o, "change", change->change_no);
        json_put_text(o, "kind", voter_change_kind_code(change->kind));
        json_put_text(o, "on", date_text(c->arena, change->changed_on));
        cli_put_findings(o, "findings", findings);
        cli_print_json(c, o);
    } else {
        printf("已登记变动 %" PRId64 ": 选民 %" PRId64 " %s %s", change->change_no, after->voter_no, after->name,
                voter_change_kind_title(change->kind));
        if (after->state == VOTER_ACTIVE && after->district_no)
            printf("（在册，选区 %" PRId64 "）", after->district_no);
        if (after->state == VOTER_ACTIVE && !after->district_no) printf("（在册，没有划入选区）");
        printf("\n");
        cli_print_findings(findings);
    }
    return cli_status_of(findings);
}

/* What differs between the commands: the use case and what it takes beside the change. */
typedef bool change_voter(struct cli *c, struct workspace *ws, struct voter_change *change, struct voter *after,
        struct finding_list *findings);

static enum exit_status run(struct cli *c, change_voter *use_case)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct voter_change change;
    struct voter after;
    struct finding_list findings = {.arena = c->arena};
    int64_t voter_no;
    if (!cli_voter_no(c, c->operands[0], &voter_no) || !cli_open(c, &ws) || !cli_voter_change(c, &ws, &change))
        return cli_fail(c);
    change.voter_no = voter_no;
    if (!use_case(c, &ws, &change, &after, &findings)) return cli_fail(c);
    return cli_show_change(c, &change, &after, &findings);
}

static bool strike(struct cli *c, struct workspace *ws, struct voter_change *change, struct voter *after,
        struct finding_list *findings)
{
    int64_t twin;
    return cli_int(c, "twin", 0, &twin) && roll_strike(ws, change, twin, after, findings, &c->e);
}

static enum exit_status run_strike(struct cli *c)
{
    return run(c, strike);
}

static bool exclude(struct cli *c, struct workspace *ws, struct voter_change *change, struct voter *after,
        struct finding_list *findings)
{
    return roll_exclude(ws, change, after, findings, &c->e);
}

static enum exit_status run_exclude(struct cli *c)
{
    return run(c, exclude);
}

static bool restore(struct cli *c, struct workspace *ws, struct voter_change *change, struct voter *after,
        struct finding_list *findings)
{
    return roll_restore(ws, change, after, findings, &c->e);
}

static enum exit_status run_restore(struct cli *c)
{
    return run(c, restore);
}

static bool transfer_out(struct cli *c, struct workspace *ws, struct voter_change *change, struct voter *after,
        struct finding_list *findings)
{
    const char *to;
    if (!cli_text(c, "to", "", &to)) return false;
    if (*to) change->note = arena_text(c->arena, "转往%s%s%s", to, *change->note ? "；" : "", change->note);
    return roll_transfer_out(ws, change, after, findings, &c->e);
}

static enum exit_status run_transfer_out(struct cli *c)
{
    return run(c, transfer_out);
}

static bool move(struct cli *c, struct workspace *ws, struct voter_change *change, struct voter *after,
        struct finding_list *findings)
{
    const char *unit;
    return cli_int(c, "district", 0, &change->to_district) && cli_text(c, "unit", "", &unit) &&
           roll_move(ws, change, unit, after, findings, &c->e);
}

static enum exit_status run_move(struct cli *c)
{
    return run(c, move);
}

#define ON_OPTION                                                                                                      \
    {                                                                                                                  \
        OPTION_VALUE, false, "on", "DATE", "变动的日期；默认今天"                                            \
    }
#define NOTE_OPTION                                                                                                    \
    {                                                                                                                  \
        OPTION_VALUE, false, "note", "TEXT", "说明；不要写公民身份号码"                                    \
    }
#define LAST_OPTION                                                                                                    \
    {                                                                                                                  \
        OPTION_END, false, NULL, NULL, NULL                                                                            \
    }

const struct command command_roll_strike = {
        .path = "roll strike",
        .operands = "VOTER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "从选民名册上除名: 死亡、重复登记、未满十八周岁、误登",
        .more = "死亡须写凭据，重复须写保留的选民证号，误登须写说明；不列入名单的用 roll exclude，迁出的用 roll "
                "transfer-out。",
        .options = (const struct option[]){{OPTION_VALUE, true, "ground", "CODE",
                                                   "dead、duplicate、under-age、mistake"},
                {OPTION_VALUE, false, "twin", "N", "重复登记的，保留的选民证号"},
                {OPTION_VALUE, false, "document", "NO", "凭据，如死亡证明、户口注销证明的编号"},
                {OPTION_VALUE, false, "authority", "NAME", "出具凭据的单位"}, NOTE_OPTION, ON_OPTION, LAST_OPTION},
        .needs_workspace = true,
        .run = run_strike,
};

const struct command command_roll_exclude = {
        .path = "roll exclude",
        .operands = "VOTER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "依法不列入选民名单，凭判决、确认或者决定",
        .more = "deprived 剥夺政治权利: 人民法院判决书文号、法院、起止日期\n"
                "mental-illness 精神病患者不能行使选举权利: "
                "选举委员会的确认文书；有的省还要医院证明或监护人同意（--consent）\n"
                "suspended 被羁押期间停止行使选举权利: "
                "人民检察院或者人民法院的决定；有的省还要送达日期（--delivered）\n"
                "non-local-staff 不属县级以下人民政府领导的单位的职工: 设置 non_local_staff 为 county-only "
                "的，凭单位证明",
        .options = (const struct option[]){{OPTION_VALUE, true, "ground", "CODE",
                                                   "deprived、mental-illness、suspended、non-local-staff"},
                {OPTION_VALUE, false, "document", "NO", "判决书、决定书、确认文书的文号"},
                {OPTION_VALUE, false, "authority", "NAME", "作出的法院、检察院、选举委员会或单位"},
                {OPTION_VALUE, false, "from", "DATE", "效力的第一天"},
                {OPTION_VALUE, false, "until", "DATE", "效力的最后一天"},
                {OPTION_VALUE, false, "delivered", "DATE", "决定送达选举委员会的日期"},
                {OPTION_VALUE, false, "consent", "TEXT", "医院证明或者监护人同意书"}, NOTE_OPTION, ON_OPTION,
                LAST_OPTION},
        .needs_workspace = true,
        .run = run_exclude,
};

const struct command command_roll_restore = {
        .path = "roll restore",
        .operands = "VOTER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "恢复为在册选民: 期满、撤销、除错了名、转出后又回来",
        .options = (const struct option[]){{OPTION_VALUE, false, "document", "NO", "凭据的文号；理由仍然有效时必须有"},
                {OPTION_VALUE, false, "authority", "NAME", "出具凭据的单位"}, NOTE_OPTION, ON_OPTION, LAST_OPTION},
        .needs_workspace = true,
        .run = run_restore,
};

const struct command command_roll_transfer_out = {
        .path = "roll transfer-out",
        .operands = "VOTER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "转出: 迁往外地，或者持选民资格证明在外地参加选举",
        .options = (const struct option[]){{OPTION_VALUE, true, "document", "NO", "迁移证明或者选民资格证明的编号"},
                {OPTION_VALUE, false, "authority", "NAME", "出具的单位"},
                {OPTION_VALUE, false, "to", "TEXT", "转往何处"}, NOTE_OPTION, ON_OPTION, LAST_OPTION},
        .needs_workspace = true,
        .run = run_transfer_out,
};

const struct command command_roll_move = {
        .path = "roll move",
        .operands = "VOTER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "改到本名册的另一选区",
        .options = (const struct option[]){{OPTION_VALUE, true, "district", "N", "新的选区号"},
                {OPTION_VALUE, false, "unit", "NAME", "新的单位；不写的不改"},
                {OPTION_VALUE, false, "document", "NO", "凭据，如选民资格证明的编号"},
                {OPTION_VALUE, false, "authority", "NAME", "出具凭据的单位"}, NOTE_OPTION, ON_OPTION, LAST_OPTION},
        .needs_workspace = true,
        .run = run_move,
};
