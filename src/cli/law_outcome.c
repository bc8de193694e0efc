#include <stdlib.h>

#include "cli/commands.h"
#include "cli/law_common.h"
#include "law/outcome.h"

static bool read_option(struct cli *c, const struct json *j, struct contest_option *o)
{
    static const char *const known[] = {"name", "for", "against", "abstain", "write_in", NULL};
    const char *raw;
    if (!law_refuse_unknown(c, j, known)) return false;
    if (!json_read_text(j, "name", NULL, &raw, &c->e) || !law_accept_name(c, raw, &o->name)) return false;
    return law_take_count(c, j, "for", &o->votes_for) && json_read_int(j, "against", -1, &o->votes_against, &c->e) &&
           json_read_int(j, "abstain", -1, &o->abstentions, &c->e) &&
           json_read_bool(j, "write_in", false, &o->is_write_in, &c->e);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The answer names people; two of the same name could not be told apart in it. */
static bool names_differ(struct cli *c, const struct contest *x)
{
    const char **names = arena_alloc_array(c->arena, x->option_count + 1, sizeof *names);
    for (size_t i = 0; i < x->option_count; i++) names[i] = x->options[i].name;
    qsort(names, x->option_count, sizeof *names, by_name);
    for (size_t i = 1; i < x->option_count; i++)
        if (text_eq(names[i - 1], names[i]))
            return err_set(&c->e, ERR_INPUT, "候选人“%s”出现两次；同名的请加以区别", names[i]);
    return true;
}

static bool read_options(struct cli *c, const struct json *request, struct contest *x)
{
    const struct json *list;
    if (!law_take_list(c, request, "candidates", &list)) return false;
    if (!list) return err_set(&c->e, ERR_INPUT, "缺少候选人 “candidates”");
    x->option_count = json_length(list);
    x->options = arena_alloc_array(c->arena, x->option_count + 1, sizeof *x->options);
    for (size_t i = 0; i < x->option_count; i++)
        if (!read_option(c, json_element(list, i), &x->options[i])) return err_in(&c->e, "candidates 第 %zu 项", i + 1);
    return names_differ(c, x);
}

static bool read_kinds(struct cli *c, const struct json *request, struct contest *x)
{
    const char *kind, *round, *post;
    if (!json_read_text(request, "kind", "direct", &kind, &c->e) || !json_read_text(request, "round", "first", &round, &c->e) ||
            !json_read_text(request, "post", "other", &post, &c->e))
        return false;
    if (!contest_kind_from(kind, &x->kind))
        return err_set(&c->e, ERR_INPUT, "kind “%s” 应为 direct、indirect、congress、by-election 之一", kind);
    if (!round_kind_from(round, &x->round))
        return err_set(&c->e, ERR_INPUT, "round “%s” 应为 first、another、revote 之一", round);
    if (!post_kind_from(post, &x->post))
        return err_set(&c->e, ERR_INPUT, "post “%s” 应为 chief、deputy、member、other 之一", post);
    return true;
}

static bool read_people(struct cli *c, const struct json *request, struct contest *x)
{
    if (x->kind == CONTEST_DIRECT || x->kind == CONTEST_BY_ELECTION)
        return law_take_count(c, request, "registered", &x->registered) &&
               law_take_count(c, request, "participants", &x->participants);
    return law_take_count(c, request, "deputies", &x->deputies) && law_take_count(c, request, "present", &x->present) &&
           json_read_int(request, "participants", 0, &x->participants, &c->e);
}

static bool read_contest(struct cli *c, const struct json *request, struct contest *x)
{
    static const char *const known[] = {"kind", "round", "post", "on", "seats", "registered", "participants", "deputies",
            "present", "ballots", "void", "candidates", "settings", NULL};
    return law_refuse_unknown(c, request, known) && read_kinds(c, request, x) && law_take_day(c, request, &x->on) &&
           law_take_count(c, request, "seats", &x->seats) && read_people(c, request, x) &&
           law_take_count(c, request, "ballots", &x->ballots) &&
           json_read_int(request, "void", 0, &x->void_ballots, &c->e) && read_options(c, request, x);
}

static void put_names(struct json *o, const char *name, const struct contest *x, const size_t *options, size_t n)
{
    struct json *list = json_put_array(o, name);
    for (size_t i = 0; i < n; i++) json_add_text(list, x->options[options[i]].name);
}

static void put_revote(struct json *o, const struct contest *x, const struct outcome *r)
{
    if (r->revote_seats == 0) {
        json_put_null(o, "revote");
        return;
    }
    struct json *again = json_put_object(o, "revote");
    json_put_int(again, "seats", r->revote_seats);
    put_names(again, "candidates", x, r->revote, r->revote_count);
}

static void put_another(struct json *o, const struct contest *x, const struct outcome *r)
{
    if (r->another_seats == 0) {
        json_put_null(o, "another");
        return;
    }
    struct json *another = json_put_object(o, "another");
    json_put_int(another, "seats", r->another_seats);
    json_put_int(another, "min", r->another_min);
    json_put_int(another, "max", r->another_max);
    put_names(another, "order", x, r->order, r->order_count);
    put_names(another, "rest", x, r->order_rest, r->order_rest_count);
}

static void put_decisions(struct json *o, const struct outcome *r)
{
    struct json *list = json_put_array(o, "decisions");
    for (size_t i = 0; i < r->decision_count; i++) {
        const struct decision_wanted *d = &r->decisions[i];
        struct json *j = json_add_object(list);
        json_put_text(j, "question", d->question);
        json_put_text(j, "body", d->body);
        json_put_text(j, "rule", rule_code(d->because.rule));
        json_put_text(j, "article", d->because.article);
        json_put_text(j, "text", d->because.text);
    }
}

static enum exit_status run(struct cli *c)
{
    struct json *request;
    struct law_basis b;
    struct contest x = {0};
    struct outcome r;
    if (!cli_read_json(c, c->operands[0], &request) || !read_contest(c, request, &x)) return cli_fail(c);
    if (!law_basis_from(c, x.on, LEVEL_TOWNSHIP, &b) || !law_take_settings(c, request, &b)) return cli_fail(c);
    if (!law_outcome(c->arena, &b, &x, &r, &c->e)) return cli_fail(c);
    struct json *o = json_new_object(c->arena);
    json_put_text(o, "state", outcome_state_code(r.state));
    put_names(o, "elected", &x, r.elected, r.elected_count);
    put_revote(o, &x, &r);
    put_another(o, &x, &r);
    json_put_int(o, "vacant", r.vacant_seats);
    put_decisions(o, &r);
    law_put_reasons(o, "reasons", &r.reasons);
    law_put_reasons(o, "notes", &r.notes);
    law_put_warning(c, o, &b);
    cli_print_json(c, o);
    return EXIT_DONE;
}

const struct command command_law_outcome = {
        .path = "law outcome",
        .operands = "FILE|-",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "按计票数字判断谁当选、是否再次投票或另行选举",
        .more = "输入: {\"kind\":\"direct\",\"round\":\"first\",\"on\":\"2026-12-20\",\"seats\":2,\"registered\":1200,\n"
                "       \"participants\":1000,\"ballots\":998,\"void\":8,\"candidates\":[{\"name\":\"甲\",\"for\":620}]}\n"
                "kind 为 indirect、congress 时以 deputies、present 代替 registered、participants。",
        .options = (const struct option[]){LAW_PROVINCE_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .run = run,
};
