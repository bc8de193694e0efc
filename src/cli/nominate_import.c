/* Tables on the way from nominations to the formal list. */
#include <inttypes.h>
#include <stdio.h>

#include "app/nominate_check.h"
#include "app/nominate_import.h"
#include "app/nominate_review.h"
#include "cli/commands.h"
#include "cli/intake.h"
#include "cli/work.h"

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in = {.arena = c->arena, .yes = cli_has(c, "yes")};
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open(c, &ws) || !nominate_import(&ws, c->operands[0], cli_value(c, "signers"), &in, &c->e))
        return cli_fail(c);
    if (in.is_taken && !nominate_check_all_nominations(&ws, &findings, &c->e)) return cli_fail(c);
    return cli_show_intake(c, &in, &findings);
}

typedef bool take_table(struct workspace *ws, const char *path, struct intake *in, struct err *e);

static enum exit_status take(struct cli *c, take_table *table)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in = {.arena = c->arena, .yes = cli_has(c, "yes")};
    if (!cli_open(c, &ws) || !table(&ws, c->operands[0], &in, &c->e)) return cli_fail(c);
    return cli_show_intake(c, &in, &(struct finding_list){.arena = c->arena});
}

static enum exit_status run_review(struct cli *c)
{
    return take(c, nominate_take_reviews);
}

static enum exit_status run_consult(struct cli *c)
{
    return take(c, nominate_take_consultations);
}

static enum exit_status run_primary(struct cli *c)
{
    return take(c, nominate_take_primaries);
}

const struct command command_nominate_import = {
        .path = "nominate import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入候选人推荐表和联名表",
        .more = "列见 docs/files.md。同一份表再导入一次不改变什么；改动已登记内容的，先列出改动，加 --yes 才写入；\n"
                "表中不再有的不会删除。身份证号只用来在选民名册上找到本人，不保存。",
        .options = (const struct option[]){{OPTION_VALUE, false, "signers", "FILE", "联名表"}, YES_OPTION,
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_nominate_review = {
        .path = "nominate review",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入联合审查表（基本条件、程序、公示、举报）",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_review,
};

const struct command command_nominate_consult = {
        .path = "nominate consult",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入选民小组讨论、协商的记录",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_consult,
};

const struct command command_nominate_primary = {
        .path = "nominate primary",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入预选结果",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_primary,
};
