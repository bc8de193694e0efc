#include <stdio.h>

#include "base/resource.h"
#include "cli/commands.h"
#include "model/finding.h"

static enum exit_status run(struct cli *c)
{
    enum finding_code code;
    if (!finding_code_from(c->operands[0], &code)) {
        err_set(&c->e, ERR_USAGE, "没有编号“%s”；编号如 F501、W502", c->operands[0]);
        return cli_fail(c);
    }
    struct str page = resource_find(arena_text(c->arena, "docs/codes/%s.md", finding_code_text(code)));
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "code", finding_code_text(code));
        json_put_text(o, "title", finding_title(code));
        json_put_text(o, "rule", rule_code(finding_rule(code)));
        json_put_text(o, "page", page.p);
        cli_print_json(c, o);
        return EXIT_DONE;
    }
    if (page.p)
        fwrite(page.p, 1, page.n, stdout);
    else
        printf("# %s %s\n", finding_code_text(code), finding_title(code));
    return EXIT_DONE;
}

const struct command command_explain = {
        .path = "explain",
        .operands = "CODE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一个问题编号（F… W… N…）是什么意思、怎么办",
        .run = run,
};
