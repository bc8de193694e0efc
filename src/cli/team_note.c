/* What was said of teams and cadres, with its document: the records behind colour flags. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/team_note.h"
#include "cli/commands.h"
#include "cli/work.h"

static enum exit_status run_add(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_note x = {.withdrawn = ""};
    if (!team_note_from(c->operands[0], &x.kind)) {
        (void)err_set(&c->e, ERR_USAGE, "“%s”应为 disunity（班子不团结）、negative（列入负面清单）、punished（受处分）之一", c->operands[0]);
        return cli_fail(c);
    }
    if (!cli_open(c, &ws) || !cli_date(c, "on", workspace_today(&ws), &x.on) || !cli_date(c, "until", DATE_NONE, &x.until) ||
            !cli_text(c, "source", "", &x.source) || !cli_text(c, "note", "", &x.words) ||
            !team_note_add(&ws, c->operands[1], &x, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "第 %" PRId64 " 号: %s %s（%s，%s）", x.note_no, c->operands[1], team_note_title(x.kind), x.source,
                       date_text(c->arena, x.on)));
    return EXIT_DONE;
}

static enum exit_status run_withdraw(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *why, *subject;
    char *end;
    long long no = strtoll(c->operands[0], &end, 10);
    if (*end || no < 1) {
        (void)err_set(&c->e, ERR_USAGE, "“%s”应为记录的号数", c->operands[0]);
        return cli_fail(c);
    }
    if (!cli_text(c, "why", "", &why) || !cli_open(c, &ws) || !team_note_take_back(&ws, no, why, &subject, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "第 %lld 号（%s）已经撤回: %s；记录保留", no, subject, why));
    return EXIT_DONE;
}

static void show(struct cli *c, const struct people *p, const struct team_note *x, struct json *o)
{
    const char *subject = team_note_subject(c->arena, p, x), *on = date_text(c->arena, x->on);
    const char *until = date_is_set(x->until) ? date_text(c->arena, x->until) : NULL;
    json_put_int(o, "note", x->note_no);
    json_put_text(o, "kind", team_note_code(x->kind));
    json_put_text(o, "subject", subject);
    json_put_text(o, "on", on);
    json_put_text(o, "until", until);
    json_put_text(o, "source", x->source);
    json_put_text(o, "words", x->words);
    json_put_text(o, "withdrawn", *x->withdrawn ? x->withdrawn : NULL);
    if (!c->wants_json)
        printf("%" PRId64 " %s %s（%s，%s%s%s）%s%s%s\n", x->note_no, subject, team_note_title(x->kind), x->source, on,
                until ? " 至 " : "", until ? until : "", x->words, *x->withdrawn ? "，已撤回: " : "", x->withdrawn);
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    struct team_note_list list;
    if (!cli_open_read_only(c, &ws) || !people_load(&ws, &p, &c->e) || !team_note_list(&ws, &list, &c->e)) return cli_fail(c);
    struct json *root = json_new_object(c->arena), *out = json_put_array(root, "notes");
    for (size_t i = 0; i < list.n; i++) show(c, &p, &list.v[i], json_add_object(out));
    if (c->wants_json) cli_print_json(c, root);
    else printf("共 %zu 条\n", list.n);
    return EXIT_DONE;
}

const struct command command_team_note_add = {
        .path = "team note add",
        .operands = "KIND SUBJECT",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "登记班子不团结、列入负面清单、受处分，各写明文件；灯据此提示",
        .options = (const struct option[]){{OPTION_VALUE, true, "source", "TEXT", "依据的文件"},
                {OPTION_VALUE, false, "on", "DATE", "文件日期；默认今天"},
                {OPTION_VALUE, false, "until", "DATE", "影响期的最后一天；默认到撤回为止"},
                {OPTION_VALUE, false, "note", "TEXT", "说明"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_add,
};

const struct command command_team_note_list = {
        .path = "team note list",
        .operands = "",
        .summary = "登记了哪些，撤回的也列出",
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_team_note_withdraw = {
        .path = "team note withdraw",
        .operands = "NUMBER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "撤回一条；记录和理由保留",
        .options = (const struct option[]){{OPTION_VALUE, true, "why", "TEXT", "理由"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_withdraw,
};
