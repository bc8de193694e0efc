#include <stdio.h>

#include "app/check_org.h"
#include "cli/commands.h"
#include "cli/work.h"

static enum exit_status run(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct finding_list findings = {.arena = c->arena}, explained = {.arena = c->arena};
    struct date on;
    if (!cli_open_read_only(c, &ws) || !cli_date(c, "on", workspace_today(&ws), &on) ||
            !check_org(&ws, on, &findings, &explained, &c->e))
        return cli_fail(c);
    size_t stop = finding_count(&findings, SEVERITY_STOP), explain = finding_count(&findings, SEVERITY_EXPLAIN);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "on", date_text(c->arena, on));
        json_put_int(o, "stop", (int64_t)stop);
        json_put_int(o, "explain", (int64_t)explain);
        cli_put_findings(o, "findings", &findings);
        cli_put_findings(o, "explained", &explained);
        cli_print_json(c, o);
    } else {
        cli_print_findings(&findings);
        printf("到 %s: 必须改正 %zu 条，须要说明 %zu 条，已经说明 %zu 条\n", date_text(c->arena, on), stop, explain,
                explained.n);
    }
    return cli_status_of(&findings);
}

const struct command command_org_check = {
        .path = "org check",
        .operands = "",
        .summary = "组织、计划、选区和名额的全部问题",
        .options = (const struct option[]){{OPTION_VALUE, false, "on", "DATE", "到哪一天为止；默认今天"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run,
};
