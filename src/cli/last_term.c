/* The composition of the outgoing congress. */
#include "app/last_term.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/ratio.h"
#include "cli/change.h"
#include "cli/commands.h"
#include "cli/work.h"

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct change_list changes;
    if (!cli_open(c, &ws) || !last_term_import(&ws, c->operands[0], cli_has(c, "yes"), &changes, &c->e))
        return cli_fail(c);
    return cli_show_changes(c, "上届构成", &changes);
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct last_term term;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !last_term_load(ws.db, ws.election.county, &term, &c->e)) return cli_fail(c);
    last_term_find(c->arena, &term, &findings);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "items");
    for (int i = 0; i < TERM_ITEM_COUNT; i++) {
        const struct term_figure *f = &term.figures[i];
        if (!term.has[i]) continue;
        struct json *j = json_add_object(list);
        json_put_text(j, "item", term_item_code(f->item));
        json_put_text(j, "title", term_item_title(f->item));
        json_put_int(j, "count", f->count);
        json_put_int(j, "total", f->total);
        if (!c->wants_json)
            printf("%s: %" PRId64 " 人，占 %" PRId64 " 人的 %s\n", term_item_title(f->item), f->count, f->total,
                    ratio_text_percent(c->arena, (struct ratio){f->count, f->total}, 2));
    }
    if (c->wants_json) {
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        if (term.n == 0) puts("还没有导入上届构成");
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

const struct command command_last_term_import = {
        .path = "last-term import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入上届构成",
        .more = "列: 项目*、人数*、总数*\n有一处错误就一行也不导入；与已有内容不同的，先列出改动，加 --yes 才写入。",
        .options = (const struct option[]){CONSENT_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_last_term_list = {
        .path = "last-term list",
        .operands = "",
        .summary = "上届构成，以及数字之间是否相符",
        .needs_workspace = true,
        .run = run_list,
};
