/* The commands on the five steps of open selection (公推) and how many each leaves. */
#include <inttypes.h>
#include <stdio.h>

#include "app/selection.h"
#include "cadre/procedure.h"
#include "cli/commands.h"
#include "cli/work.h"

static enum exit_status run_step(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct open_step x = {0};
    const char *kind = c->operands[1], *line;
    x.name = c->operands[0];
    if (!open_step_kind_from(kind, &x.kind) && !open_step_kind_from_title(kind, &x.kind)) {
        (void)err_set(&c->e, ERR_USAGE, "“%s”应为 recommend、appraise、review、notice、decide 之一", kind);
        return cli_fail(c);
    }
    if (!cli_int(c, "seats", 0, &x.seats) || !cli_int(c, "entered", -1, &x.entered) || !cli_int(c, "left", -1, &x.left) ||
            !cli_text(c, "document", "", &x.document) || !cli_open(c, &ws) || !cli_date(c, "on", DATE_NONE, &x.happened_on) ||
            !selection_record_step(&ws, &x, &line, &c->e))
        return cli_fail(c);
    cli_say(c, line);
    return EXIT_DONE;
}

/* In the order of the five, not of the record. */
static void put_steps(struct cli *c, struct json *j, const struct open_step_list *steps, const char *name)
{
    struct json *list = json_put_array(j, "steps");
    for (int kind = 0; kind < OPEN_STEP_COUNT; kind++) {
        const struct open_step *x = procedure_step(steps, name, (enum open_step_kind)kind);
        if (!x) continue;
        struct json *o = json_add_object(list);
        json_put_text(o, "step", open_step_kind_code(x->kind));
        json_put_text(o, "on", date_text(c->arena, x->happened_on));
        json_put_int(o, "entered", x->entered);
        json_put_int(o, "left", x->left);
        json_put_text(o, "document", x->document);
        if (!c->wants_json)
            printf("     %s %s %" PRId64 " → %" PRId64 " %s\n", date_text(c->arena, x->happened_on), open_step_kind_title(x->kind),
                    x->entered, x->left, x->document);
    }
}

static enum exit_status run_steps(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct selection_state s;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !selection_load(&ws, &s, &c->e)) return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "open");
    for (size_t i = 0; i < s.steps.n; i++) {
        const char *name = s.steps.v[i].name;
        if (i && text_eq(s.steps.v[i - 1].name, name)) continue;
        struct json *j = json_add_object(list);
        json_put_text(j, "name", name);
        json_put_int(j, "seats", s.steps.v[i].seats);
        if (!c->wants_json) printf("%s: 职位 %" PRId64 " 个\n", name, s.steps.v[i].seats);
        put_steps(c, j, &s.steps, name);
        procedure_check_steps(&s.steps, name, workspace_today(&ws), &findings);
    }
    cli_put_findings(root, "findings", &findings);
    if (c->wants_json)
        cli_print_json(c, root);
    else
        cli_print_findings(&findings);
    if (!c->wants_json && s.steps.n == 0) printf("没有登记公推\n");
    return cli_status_of(&findings);
}

const struct command command_process_step = {
        .path = "process step",
        .operands = "NAME STEP",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "登记公推的一步和这一步前后的人数",
        .more = "STEP: recommend（公开推荐）、appraise（考察）、review（审查）、notice（公示）、decide（决定）。",
        .options = (const struct option[]){{OPTION_VALUE, true, "seats", "N", "公推的职位数"},
                {OPTION_VALUE, true, "on", "DATE", "日期"}, {OPTION_VALUE, true, "entered", "N", "进入这一步的人数"},
                {OPTION_VALUE, true, "left", "N", "这一步以后留下的人数"}, {OPTION_VALUE, false, "document", "NO", "文号"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_step,
};

const struct command command_process_steps = {
        .path = "process steps",
        .operands = "",
        .summary = "公推各步留下的人数，以及缺步、次序、差额的问题",
        .needs_workspace = true,
        .run = run_steps,
};
