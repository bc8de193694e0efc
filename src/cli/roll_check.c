/* What is wrong with the roll as it stands, and what changed. */
#include <inttypes.h>
#include <stdio.h>

#include "app/check_roll.h"
#include "app/roll_find.h"
#include "cli/commands.h"
#include "cli/roll.h"
#include "cli/work.h"

static enum exit_status run_check(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct finding_list findings = {.arena = c->arena}, explained = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !check_roll(&ws, &findings, &explained, &c->e)) return cli_fail(c);
    size_t stops = finding_count(&findings, SEVERITY_STOP), asks = finding_count(&findings, SEVERITY_EXPLAIN);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "stop", (int64_t)stops);
        json_put_int(o, "explain", (int64_t)asks);
        cli_put_findings(o, "findings", &findings);
        cli_put_findings(o, "explained", &explained);
        cli_print_json(c, o);
    } else {
        cli_print_findings(&findings);
        printf("选民名册: 须改正 %zu 项，须说明 %zu 项，提示 %zu 项，已说明 %zu 项\n", stops, asks,
                findings.n - stops - asks, explained.n);
    }
    return cli_status_of(&findings);
}

/* ---- the change log ---- */

void cli_put_voter_change(struct cli *c, struct json *o, const struct voter_change *x)
{
    json_put_int(o, "change", x->change_no);
    json_put_int(o, "voter", x->voter_no);
    json_put_text(o, "kind", voter_change_kind_code(x->kind));
    json_put_text(o, "on", date_text(c->arena, x->changed_on));
    json_put_text(o, "ground", x->ground);
    json_put_text(o, "document", x->document);
    json_put_text(o, "authority", x->authority);
    json_put_text(o, "from", date_text(c->arena, x->valid_from));
    json_put_text(o, "until", date_text(c->arena, x->valid_until));
    json_put_text(o, "delivered", date_text(c->arena, x->delivered_on));
    json_put_text(o, "consent", x->consent);
    json_put_int(o, "from_district", x->from_district);
    json_put_int(o, "to_district", x->to_district);
    json_put_text(o, "note", x->note);
    json_put_text(o, "by", x->actor);
}

void cli_print_voter_change(struct cli *c, const struct voter_change *x)
{
    const char *ground = roll_ground_title(x->ground);
    printf("%s %s%s%s%s", date_text(c->arena, x->changed_on), voter_change_kind_title(x->kind), *ground ? "（" : "",
            ground, *ground ? "）" : "");
    if (x->from_district != x->to_district) printf(" 选区 %" PRId64 " → %" PRId64, x->from_district, x->to_district);
    if (*x->document || *x->authority) printf("，凭据 %s %s", x->document, x->authority);
    if (date_is_set(x->valid_from) || date_is_set(x->valid_until))
        printf("，%s 至 %s", date_text(c->arena, x->valid_from),
                date_is_set(x->valid_until) ? date_text(c->arena, x->valid_until) : "不定");
    if (*x->note) printf("，%s", x->note);
    printf("（变动 %" PRId64 "，%s 经办）\n", x->change_no, x->actor);
}

static enum exit_status run_changes(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct roll_change_line *lines;
    size_t n;
    struct date since;
    if (!cli_date(c, "since", DATE_NONE, &since) || !cli_open_read_only(c, &ws) ||
            !roll_load_changes(&ws, since, &lines, &n, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "changes");
    for (size_t i = 0; i < n; i++) {
        if (c->wants_json) {
            struct json *o = json_add_object(list);
            cli_put_voter_change(c, o, &lines[i].change);
            json_put_text(o, "name", lines[i].voter.name);
        } else {
            printf("选民 %" PRId64 " %s: ", lines[i].change.voter_no, lines[i].voter.name);
            cli_print_voter_change(c, &lines[i].change);
        }
    }
    if (c->wants_json)
        cli_print_json(c, root);
    else
        printf("变动 %zu 处\n", n);
    return EXIT_DONE;
}

const struct command command_roll_check = {
        .path = "roll check",
        .operands = "",
        .summary = "检查登记在册的名册: 选区、年龄、不列入的凭据和期限、同名同生日、公布和补正、申诉",
        .needs_workspace = true,
        .run = run_check,
};

const struct command command_roll_changes = {
        .path = "roll changes",
        .operands = "",
        .summary = "名册的变动: 补登、更正、除名、转移、恢复，按登记的先后",
        .options = (const struct option[]){{OPTION_VALUE, false, "since", "DATE", "只看这一天和以后的"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_changes,
};
