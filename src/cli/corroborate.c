/* The corroboration sheet, its questions, and their answers. */
#include <inttypes.h>
#include <stdio.h>

#include "app/corroborate.h"
#include "base/utf8.h"
#include "cadre/set_share.h"
#include "cli/appraise.h"
#include "cli/commands.h"
#include "cli/work.h"

static bool read_request(struct cli *c, struct corroborate_request *q)
{
    *q = (struct corroborate_request){0};
    if (!cli_int(c, "year", 0, &q->year) || !cli_int(c, "gap", CORROBORATE_GAP_PERCENT, &q->gap_percent)) return false;
    return (q->gap_percent >= 0 && q->gap_percent <= 100) || err_set(&c->e, ERR_USAGE, "--gap 应为 0 至 100（百分点）");
}

/* ---- flags ---- */

static void put_answer(struct arena *a, struct json *list, const struct flag_answer *x)
{
    struct json *o = json_add_object(list);
    json_put_int(o, "answer_no", x->answer_no);
    json_put_text(o, "answer", x->answer);
    json_put_text(o, "person", x->person);
    json_put_text(o, "on", date_text(a, x->answered_on));
    json_put_bool(o, "withdrawal", x->is_withdrawal);
    json_put_text(o, "question", x->question);
}

/* null for a kind of flag that is not tested */
static void put_chance(struct json *o, const char *name, double p)
{
    if (p < 0)
        json_put_null(o, name);
    else
        json_put_chance(o, name, p);
}

static void put_flag(struct cli *c, struct json *list, const struct corroborate_flag *f)
{
    struct json *o = json_add_object(list);
    json_put_text(o, "flag", f->flag.id);
    json_put_text(o, "kind", flag_kind_code(f->flag.kind));
    json_put_text(o, "title", flag_kind_title(f->flag.kind));
    json_put_text(o, "subject", f->flag.subject);
    json_put_text(o, "question", f->flag.question);
    cli_put_measure(o, "figure", &f->flag.figure);
    put_chance(o, "p", f->flag.p);
    put_chance(o, "p_adjusted", f->flag.adjusted);
    json_put_bool(o, "answered", f->is_answered);
    struct json *answers = json_put_array(o, "answers");
    for (size_t i = 0; i < f->answer_count; i++) put_answer(c->arena, answers, f->answers[i]);
}

static void print_flag(struct cli *c, const struct corroborate_flag *f)
{
    printf("  [%s] %s %s\n    %s\n", f->flag.id, flag_kind_title(f->flag.kind), f->flag.subject, f->flag.question);
    for (size_t i = 0; i < f->answer_count; i++) {
        const struct flag_answer *x = f->answers[i];
        printf("    %s（%s，%s）: %s\n", x->is_withdrawal ? "撤回" : "答复", x->person, date_text(c->arena, x->answered_on), x->answer);
    }
    if (f->answer_count && !f->is_answered) printf("    上面的答复已撤回，或者数字后来变了，须重新核实\n");
}

static void put_tests(struct json *o, const struct corroborate_flags *f)
{
    struct json *tests = json_put_object(o, "tests"), *families = json_put_array(tests, "families"),
                *untested = json_put_array(tests, "untested");
    json_put_text(tests, "correction", f->percent < 100 ? "benjamini-hochberg" : "none");
    json_put_int(tests, "percent", f->percent);
    for (int k = 0; k < FLAG_KIND_COUNT; k++) {
        if (k != FLAG_GAP && k != FLAG_BLOC && k != FLAG_ORDER) continue;
        struct json *x = json_add_object(families);
        json_put_text(x, "kind", flag_kind_code((enum flag_kind)k));
        json_put_int(x, "tested", (int64_t)f->families[k].tested);
        json_put_int(x, "families", (int64_t)f->families[k].families);
        json_put_int(x, "asked", (int64_t)f->families[k].asked);
    }
    for (size_t i = 0; i < f->untested_count; i++) {
        struct json *x = json_add_object(untested);
        json_put_text(x, "kind", flag_kind_code(f->untested[i].kind));
        json_put_text(x, "set", f->untested[i].set);
        json_put_text(x, "why", f->untested[i].why);
    }
}

static void print_tests(struct cli *c, const struct corroborate_flags *f)
{
    const char *untested = corroborate_untested_text(c->arena, f);
    printf("%s\n", corroborate_tests_text(c->arena, f));
    if (*untested) printf("%s\n", untested);
}

static enum exit_status run_flags(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct corroborate_request q;
    struct corroborate_flags flags;
    if (!read_request(c, &q) || !cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e) ||
            !corroborate_flags(&x, &q, &flags, &c->e))
        return cli_fail(c);
    size_t open = 0, shown = 0;
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "flags"), *kept = json_put_array(o, "answers");
    for (size_t i = 0; i < flags.n; i++) {
        open += !flags.v[i].is_answered;
        if (cli_has(c, "open") && flags.v[i].is_answered) continue;
        shown++;
        put_flag(c, list, &flags.v[i]);
        if (!c->wants_json) print_flag(c, &flags.v[i]);
    }
    for (size_t i = 0; i < flags.answers.n; i++) put_answer(c->arena, kept, &flags.answers.v[i]);
    json_put_int(o, "year", flags.year);
    json_put_int(o, "open", (int64_t)open);
    put_tests(o, &flags);
    if (c->wants_json)
        cli_print_json(c, o);
    else
        printf("%s: 疑点 %zu 个，等待核实 %zu 个。疑点是给考察组的问题，不是结论\n", cli_year_text(c->arena, flags.year), shown, open);
    if (!c->wants_json && flags.year) print_tests(c, &flags);
    return EXIT_DONE;
}

/* ---- the sheet ---- */

static void put_source(struct json *list, const struct corroborate_source *s)
{
    struct json *o = json_add_object(list);
    json_put_text(o, "side", set_side_code(s->table->set->side));
    json_put_text(o, "set", s->table->set->name);
    json_put_int(o, "year", date_year(s->table->set->held_on));
    json_put_text(o, "kind", set_kind_code(s->table->set->kind));
    json_put_text(o, "asks", set_asks_code(s->table->set->asks));
    json_put_bool(o, "signed", s->table->set->is_signed);
    json_put_text(o, "item", s->row->question->item);
    json_put_bool(o, "hidden", s->row->is_hidden);
    cli_put_measure(o, s->table->set->asks == SET_RECOMMENDATION ? "recommended" : "excellent", &s->support);
    if (s->table->set->asks != SET_RECOMMENDATION) cli_put_measure(o, "satisfied", &s->satisfied);
}

static void put_sheet(struct cli *c, const struct corroborate_sheet *s)
{
    struct json *o = json_new_object(c->arena);
    json_put_text(o, "person", s->name);
    json_put_text(o, "organisation", s->organisation);
    json_put_text(o, "stratum", s->stratum);
    json_put_text(o, "wish", s->official || *s->wish ? s->wish : NULL);
    json_put_int(o, "year", s->flags.year);
    struct json *sources = json_put_array(o, "sources"), *gaps = json_put_array(o, "gaps"), *flags = json_put_array(o, "flags");
    for (size_t i = 0; i < s->source_count; i++) put_source(sources, &s->sources[i]);
    for (size_t i = 0; i < s->gap_count; i++) {
        struct json *g = json_add_object(gaps);
        json_put_text(g, "first", s->gaps[i].first->name);
        json_put_text(g, "second", s->gaps[i].second->name);
        json_put_text(g, "item", s->gaps[i].item);
        cli_put_measure(g, "difference", &s->gaps[i].difference);
    }
    struct json *self = json_put_object(o, "self"), *team = json_put_array(self, "team");
    json_put_bool(self, "asked", s->self.was_asked);
    json_put_bool(self, "handed_in", s->self.is_handed_in);
    json_put_text(self, "set", s->self.set ? s->self.set->name : NULL);
    json_put_text(self, "held_on", s->self.set ? date_text(c->arena, s->self.set->held_on) : NULL);
    for (size_t i = 0; i < s->self.label_count; i++) {
        struct json *label = json_add_object(team);
        json_put_text(label, "answer", s->self.labels[i]);
        json_put_int(label, "persons", s->self.votes[i]);
    }
    cli_put_measure(o, "votes", &s->votes);
    cli_put_measure(o, "votes_percentile", &s->votes_percentile);
    cli_put_measure(o, "performance", &s->performance);
    for (size_t i = 0; i < s->flags.n; i++) put_flag(c, flags, &s->flags.v[i]);
    put_tests(o, &s->flags);
    cli_print_json(c, o);
}

static void print_sources(struct cli *c, const struct corroborate_sheet *s)
{
    for (int side = 0; side < SET_SIDE_COUNT; side++) {
        printf("  %s\n", set_side_title((enum set_side)side));
        if (side == SIDE_SELF) {
            printf("    %s\n", corroborate_self_text(c->arena, &s->self));
            continue;
        }
        size_t n = 0;
        for (size_t i = 0; i < s->source_count; i++) {
            const struct corroborate_source *x = &s->sources[i];
            if ((int)x->table->set->side != side) continue;
            n++;
            printf("    %s %s: %s %s\n", corroborate_set_title(c->arena, x->table->set, s->flags.year), set_item_title(x->row->question->item),
                    x->table->set->asks == SET_RECOMMENDATION ? "推荐率" : "优秀率", cli_share_text(c->arena, &x->support));
        }
        if (n == 0) printf("    没有\n");
    }
}

/* A difference of shares is said in points, not in per cent of anything. */
static const char *points_text(struct arena *a, const struct measure *m)
{
    if (!measure_is_defined(m)) return arena_text(a, "—（%s）", m->why);
    return arena_text(a, "%+.1f 个百分点（95%% 区间 %+.1f 至 %+.1f）", 100 * m->value, 100 * m->low, 100 * m->high);
}

static void print_sheet(struct cli *c, const struct corroborate_sheet *s)
{
    printf("%s %s（同类: %s）%s%s\n", s->name, s->organisation, *s->stratum ? s->stratum : "—",
            *s->wish ? "，任职意向 " : "", s->wish);
    print_sources(c, s);
    printf("  相互印证\n");
    for (size_t i = 0; i < s->gap_count; i++)
        printf("    %s 与 %s，%s: 相差 %s\n", corroborate_set_title(c->arena, s->gaps[i].first, s->flags.year),
                corroborate_set_title(c->arena, s->gaps[i].second, s->flags.year), set_item_title(s->gaps[i].item),
                points_text(c->arena, &s->gaps[i].difference));
    printf("    各方面优秀率平均 %s，在同类中的百分位（0 最低，100 最高）%s；实绩在同类中的百分位 %s\n", cli_share_text(c->arena, &s->votes),
            cli_number_text(c->arena, &s->votes_percentile), cli_number_text(c->arena, &s->performance));
    printf("  疑点 %zu 个（给考察组的问题，不是结论）\n", s->flags.n);
    for (size_t i = 0; i < s->flags.n; i++) print_flag(c, &s->flags.v[i]);
    printf("  ");
    print_tests(c, &s->flags);
}

static enum exit_status run_show(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct corroborate_request q;
    struct corroborate_sheet s;
    const char *person;
    if (!utf8_accept(c->arena, str_of(c->operands[0]), &person, &c->e) || !read_request(c, &q) ||
            !cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e) || !corroborate_show(&x, person, &q, &s, &c->e))
        return cli_fail(c);
    if (c->wants_json)
        put_sheet(c, &s);
    else
        print_sheet(c, &s);
    return EXIT_DONE;
}

/* ---- answers ---- */

static enum exit_status answer(struct cli *c, bool is_withdrawal)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct corroborate_request q;
    struct corroborate_answer a = {.is_withdrawal = is_withdrawal};
    if (!utf8_accept(c->arena, str_of(c->operands[0]), &a.flag, &c->e) || !read_request(c, &q) ||
            !cli_accept(c, is_withdrawal ? "reason" : "answer", &a.answer) || !cli_date(c, "on", DATE_NONE, &a.on) ||
            !cli_open(c, &ws) || !corroborate_answer(&ws, &q, &a, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%s: 已记录，%s，%s", a.flag, c->actor, date_text(c->arena, a.on)));
    return EXIT_DONE;
}

static enum exit_status run_answer(struct cli *c)
{
    return answer(c, false);
}

static enum exit_status run_withdraw(struct cli *c)
{
    return answer(c, true);
}

#define SEARCH_OPTIONS                                                                                                 \
    {OPTION_VALUE, false, "year", "Y", "哪一年的票组，默认最近一年"},                                                  \
    {                                                                                                                  \
        OPTION_VALUE, false, "gap", "N", "相差至少几个百分点才问，默认 20；还要超过区间、按检验次数校正"                               \
    }

const struct command command_corroborate_show = {
        .path = "corroborate show",
        .operands = "PERSON",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一个人的印证表: 六个方面、会议与谈话、署名与不记名、票与实绩，和疑点",
        .options = (const struct option[]){SEARCH_OPTIONS, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_show,
};

const struct command command_corroborate_flags = {
        .path = "corroborate flags",
        .operands = "",
        .summary = "全部疑点和答复；疑点是给考察组的问题，不是结论",
        .options = (const struct option[]){SEARCH_OPTIONS, {OPTION_FLAG, false, "open", NULL, "只看等待核实的"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_flags,
};

const struct command command_corroborate_answer = {
        .path = "corroborate answer",
        .operands = "FLAG",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "记录考察组对一个疑点的核实结论（永久保存）",
        .more = "核实人由 --by 写明。记错的用 corroborate withdraw 撤回，原来的仍然保留。",
        .options = (const struct option[]){{OPTION_VALUE, true, "answer", "TEXT", "核实的结论"},
                {OPTION_VALUE, true, "on", "DATE", "核实的日期"}, SEARCH_OPTIONS, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_answer,
};

const struct command command_corroborate_withdraw = {
        .path = "corroborate withdraw",
        .operands = "FLAG",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "撤回对一个疑点的答复（另记一笔，原来的保留）",
        .options = (const struct option[]){{OPTION_VALUE, true, "reason", "TEXT", "理由"},
                {OPTION_VALUE, true, "on", "DATE", "日期"}, SEARCH_OPTIONS, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_withdraw,
};
