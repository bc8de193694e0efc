#include <stdio.h>

#include "cli/commands.h"
#include "cli/work.h"

static bool read_plan(struct cli *c, struct workspace_plan *plan)
{
    struct election *x = &plan->election;
    if (!area_level_from(cli_value(c, "level"), &x->level))
        return err_set(&c->e, ERR_USAGE, "--level “%s” 应为 township 或 county", cli_value(c, "level"));
    plan->province_code = cli_value(c, "province");
    plan->is_rehearsal = cli_has(c, "rehearsal");
    return cli_int(c, "division", 0, &x->division) && cli_text(c, "name", "", &x->name) &&
           cli_int(c, "congress", 0, &x->congress) && cli_date(c, "election-day", DATE_NONE, &x->day) &&
           cli_int(c, "population", 0, &x->population);
}

static enum exit_status run(struct cli *c)
{
    struct workspace_plan plan = {0};
    if (!read_plan(c, &plan)) return cli_fail(c);
    plan.election.created_on = date_parse((struct str){c->now, 10});
    struct workspace_access access = {c->operands[0], c->actor, c->now, false};
    struct finding_list notes = {.arena = c->arena};
    struct workspace ws;
    if (!workspace_create(c->arena, &access, &plan, &notes, &c->e)) return cli_fail(c);
    if (!workspace_open(c->arena, &access, &ws, &c->e)) return cli_fail(c);
    const char *rules = ws.law.province ? ws.law.province->full_name : "国家法律";
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "workspace", c->operands[0]);
        json_put_text(o, "law", law_el_name(&ws.law));
        json_put_text(o, "rules", rules);
        cli_put_findings(o, "findings", &notes);
        cli_print_json(c, o);
    } else {
        printf("已建立 %s: %s第%d届人大换届选举，选举日 %s，适用%s、%s\n", c->operands[0], ws.election.name, (int)ws.election.congress,
                date_text_cn(c->arena, ws.election.day), law_el_name(&ws.law), rules);
        printf("密钥文件 %s.key 请与工作区分开保管并备份；没有它，身份证号和电话不能再读出。\n", c->operands[0]);
        cli_print_findings(&notes);
    }
    workspace_close(&ws);
    return EXIT_DONE;
}

const struct command command_init = {
        .path = "init",
        .operands = "FILE.hj",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "建立一次选举的工作区",
        .more = "适用的法律文本由选举日确定；省级细则由区划代码确定，晚于选举日的细则不自动沿用。",
        .options = (const struct option[]){
                {OPTION_VALUE, true, "division", "N", "9 位区划代码，如 331021104"},
                {OPTION_VALUE, true, "name", "NAME", "乡镇（县）名称"},
                {OPTION_VALUE, true, "level", "LEVEL", "township 乡级、county 县级"},
                {OPTION_VALUE, true, "congress", "N", "第几届"},
                {OPTION_VALUE, true, "election-day", "DATE", "选举日"},
                {OPTION_VALUE, false, "population", "N", "总人口（户籍人口），可以以后再填"},
                {OPTION_VALUE, false, "province", "CODE", "beijing、shandong、shanghai、zhejiang，或 none 只用国家法律"},
                {OPTION_FLAG, false, "rehearsal", NULL, "演练：工作区的公开编号由区划、届次和选举日定，同样的步骤得到同样的文书"},
                {OPTION_VALUE, false, "by", "NAME", "经办人"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .run = run,
};
