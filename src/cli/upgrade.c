/* Brings a workspace of an older program up to this one. Every command that writes does so by the way; this one does nothing else, for
 * those who only want to read. */
#include "cli/commands.h"
#include "cli/work.h"

static enum exit_status run(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    if (!cli_open(c, &ws)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%s 是这个版本的格式，可以只读打开", c->workspace));
    return EXIT_DONE;
}

const struct command command_upgrade = {
        .path = "upgrade",
        .operands = "",
        .summary = "把旧版本的程序建立的工作区升级到这个版本，内容不变",
        .needs_workspace = true,
        .run = run,
};
