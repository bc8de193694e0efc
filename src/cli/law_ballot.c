#include "cli/commands.h"
#include "cli/law_common.h"
#include "law/ballot.h"

static bool read_mark(struct cli *c, const struct json *j, struct ballot_mark *m)
{
    static const char *const known[] = {"name", "vote", NULL};
    const char *raw, *vote;
    if (!law_refuse_unknown(c, j, known)) return false;
    if (!json_read_text(j, "name", NULL, &raw, &c->e) || !law_accept_name(c, raw, &m->name)) return false;
    if (!json_read_text(j, "vote", "", &vote, &c->e)) return false;
    return ballot_vote_from(vote, &m->vote) ||
           err_set(&c->e, ERR_INPUT, "“%s”的 vote “%s” 应为 for、against、abstain 之一", m->name, vote);
}

static bool read_marks(struct cli *c, const struct json *request, struct ballot_paper *p)
{
    const struct json *list;
    if (!law_take_list(c, request, "marks", &list)) return false;
    size_t n = list ? json_length(list) : 0;
    struct ballot_mark *marks = arena_alloc_array(c->arena, n + 1, sizeof *marks);
    for (size_t i = 0; i < n; i++) {
        const struct json *m = json_element(list, i);
        if (!read_mark(c, m, &marks[i])) return err_in(&c->e, "marks 第 %zu 项", i + 1);
    }
    p->marks = marks;
    p->mark_count = n;
    return true;
}

static bool read_write_ins(struct cli *c, const struct json *request, struct ballot_paper *p)
{
    const struct json *list;
    if (!law_take_list(c, request, "write_ins", &list)) return false;
    size_t n = list ? json_length(list) : 0;
    const char **names = arena_alloc_array(c->arena, n + 1, sizeof *names);
    for (size_t i = 0; i < n; i++)
        if (!law_accept_name(c, json_element_text(list, i), &names[i])) return err_in(&c->e, "write_ins 第 %zu 项", i + 1);
    p->write_ins = names;
    p->write_in_count = n;
    return true;
}

static bool read_paper(struct cli *c, const struct json *request, struct ballot_paper *p)
{
    static const char *const known[] = {"seats", "on", "kind", "marks", "write_ins", "settings", NULL};
    const char *kind;
    if (!law_refuse_unknown(c, request, known) || !json_read_text(request, "kind", "direct", &kind, &c->e)) return false;
    if (!contest_kind_from(kind, &p->kind))
        return err_set(&c->e, ERR_INPUT, "kind “%s” 应为 direct、indirect、congress、by-election 之一", kind);
    return law_take_count(c, request, "seats", &p->seats) && read_marks(c, request, p) &&
           read_write_ins(c, request, p);
}

static void put_names(struct json *o, const char *name, const char *const *names, size_t n)
{
    struct json *list = json_put_array(o, name);
    for (size_t i = 0; i < n; i++) json_add_text(list, names[i]);
}

static enum exit_status run(struct cli *c)
{
    struct json *request;
    struct date on;
    struct law_basis b;
    struct ballot_paper p = {0};
    struct ballot_verdict v;
    if (!cli_read_json(c, c->operands[0], &request) || !law_take_day(c, request, &on)) return cli_fail(c);
    if (!law_basis_from(c, on, LEVEL_TOWNSHIP, &b) || !law_take_settings(c, request, &b)) return cli_fail(c);
    if (!read_paper(c, request, &p) || !law_ballot(c->arena, &b, &p, &v, &c->e)) return cli_fail(c);
    struct json *o = json_new_object(c->arena);
    json_put_bool(o, "valid", v.is_valid);
    put_names(o, "chosen", v.chosen, v.chosen_count);
    put_names(o, "ignored", v.ignored, v.ignored_count);
    json_put_bool(o, "needs_decision", v.needs_decision);
    law_put_rules(o, &v.reasons);
    json_put_text(o, "text", law_sentences(c->arena, &v.reasons));
    law_put_warning(c, o, &b);
    cli_print_json(c, o);
    return EXIT_DONE;
}

const struct command command_law_ballot = {
        .path = "law ballot",
        .operands = "FILE|-",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一张选票是否有效、选了谁",
        .more = "输入: {\"seats\":2,\"on\":\"2026-12-20\",\"kind\":\"direct\",\n"
                "       \"marks\":[{\"name\":\"甲\",\"vote\":\"for\"}],\"write_ins\":[\"乙\"]}",
        .options = (const struct option[]){LAW_PROVINCE_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .run = run,
};
