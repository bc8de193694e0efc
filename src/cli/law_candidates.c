#include "cli/commands.h"
#include "cli/law_common.h"
#include "law/candidates.h"

static enum exit_status run(struct cli *c)
{
    enum contest_kind kind;
    int64_t seats;
    struct date on;
    struct law_basis b;
    struct law_range range;
    struct reason_list reasons = {.arena = c->arena};
    if (!contest_kind_from(cli_value(c, "kind"), &kind) || kind == CONTEST_CONGRESS) {
        err_set(&c->e, ERR_USAGE, "--kind “%s” 应为 direct、indirect、by-election 之一", cli_value(c, "kind"));
        return cli_fail(c);
    }
    if (!cli_int(c, "seats", 0, &seats) || !cli_date(c, "on", date_parse(STR("2026-12-20")), &on)) return cli_fail(c);
    if (!law_basis_on(on, &b, &c->e) || !law_candidate_range(&b, kind, seats, &range, &reasons, &c->e)) return cli_fail(c);
    struct json *o = json_new_object(c->arena);
    json_put_int(o, "min", range.min);
    if (range.max < 0)
        json_put_null(o, "max");
    else
        json_put_int(o, "max", range.max);
    law_put_rules(o, &reasons);
    json_put_text(o, "text", law_sentences(c->arena, &reasons));
    cli_print_json(c, o);
    return EXIT_DONE;
}

const struct command command_law_candidates = {
        .path = "law candidates",
        .operands = "",
        .summary = "候选人数的法定范围（差额比例）",
        .more = "max 为 null 表示法律没有规定上限。",
        .options = (const struct option[]){
                {OPTION_VALUE, true, "kind", "KIND", "direct 直接选举、indirect 间接选举、by-election 补选"},
                {OPTION_VALUE, true, "seats", "N", "应选名额"},
                {OPTION_VALUE, false, "on", "DATE", "选举日，决定引用的条文；默认现行文本"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .run = run,
};
