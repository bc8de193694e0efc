#include "cli/commands.h"
#include "cli/work.h"

static enum exit_status run(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    if (!cli_open_read_only(c, &ws) || !db_backup(ws.db, c->operands[0], &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已备份到 %s，并通读检查过。密钥文件 %s.key 请另行备份。", c->operands[0], c->workspace));
    return EXIT_DONE;
}

const struct command command_backup = {
        .path = "backup",
        .operands = "TO",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "在使用中备份工作区，并检查备份",
        .needs_workspace = true,
        .run = run,
};
