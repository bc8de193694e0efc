#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/work.h"

enum { ENTRIES_A_PAGE = 500 };

/* The figures of a single entry stay unseen until both entries of the sheet are in: they are entered blind. */
static bool is_blind(const struct journal_entry *x)
{
    bool is_session = text_eq(x->action, "session") || text_eq(x->action, "session-part");
    return text_eq(x->action, "tally-enter") || (is_session && strstr(x->detail, "\"kind\":\"tally\""));
}

static void print_entry(const struct journal_record *r, bool with_detail)
{
    const struct journal_entry *x = &r->entry;
    printf("%6" PRId64 "  %s  %s  %s  %s\n", r->mark.seq, x->at, x->actor, x->action, x->subject);
    if (with_detail && *x->detail) printf("        %s\n", is_blind(x) ? "（两次录入互不可见，此处不显示数字）" : x->detail);
}

static void put_entry(struct json *list, const struct journal_record *r)
{
    struct json *j = json_add_object(list);
    json_put_int(j, "seq", r->mark.seq);
    json_put_text(j, "at", r->entry.at);
    json_put_text(j, "actor", r->entry.actor);
    json_put_text(j, "action", r->entry.action);
    json_put_text(j, "subject", r->entry.subject);
    json_put_text(j, "detail", is_blind(&r->entry) ? NULL : r->entry.detail);
    json_put_text(j, "hash", r->mark.hash);
}

static enum exit_status run(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct journal_page page;
    int64_t after, most;
    if (!cli_int(c, "after", 0, &after) || !cli_int(c, "most", ENTRIES_A_PAGE, &most) || !cli_open_read_only(c, &ws) ||
            !journal_load(c->arena, ws.db, ws.election.county, after, most, &page, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "entries");
    for (size_t i = 0; i < page.n; i++) {
        if (c->wants_json)
            put_entry(list, &page.v[i]);
        else
            print_entry(&page.v[i], cli_has(c, "detail"));
    }
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

const struct command command_journal_list = {
        .path = "journal list",
        .operands = "",
        .summary = "工作日志: 谁在何时做了什么",
        .options = (const struct option[]){{OPTION_VALUE, false, "after", "N", "从第 N 条之后开始"},
                {OPTION_VALUE, false, "most", "N", "至多列出几条，默认 500"},
                {OPTION_FLAG, false, "detail", NULL, "连同内容"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run,
};
