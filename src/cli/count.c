#include <inttypes.h>
#include <stdio.h>

#include "app/nominate_ask.h"
#include "base/buf.h"
#include "base/ratio.h"
#include "cli/commands.h"
#include "cli/work.h"

static bool is_elected(const struct round_result *x, size_t option)
{
    for (size_t i = 0; i < x->outcome.elected_count; i++)
        if (x->outcome.elected[i] == option) return true;
    return false;
}

/* One line: turnout, ballots, what came of it. */
static void print_turnout(struct arena *a, const struct round_result *x)
{
    printf("  第 %" PRId64 " 次投票（%s，%s）: ", x->round->round, round_kind_title(x->round->kind),
            date_text(a, x->round->held_on));
    if (!x->is_counted) {
        puts("计票未完");
        return;
    }
    const struct contest *c = &x->contest;
    printf("选民 %" PRId64 "，参加 %" PRId64 "（%s），收回 %" PRId64 "，废票 %" PRId64 "；%s\n", c->registered,
            c->participants, ratio_text_percent(a, (struct ratio){c->participants, c->registered}, 1), c->ballots,
            c->void_ballots, outcome_state_title(x->state));
}

static void print_votes(const struct round_result *x)
{
    printf("    ");
    for (size_t i = 0; i < x->contest.option_count; i++) {
        const struct contest_option *o = &x->contest.options[i];
        printf("%s%s%s %" PRId64 " 票%s", i ? "，" : "", o->name, o->is_write_in ? "（另选）" : "", o->votes_for,
                is_elected(x, i) ? " 当选" : "");
    }
    putchar('\n');
}

/* Nothing where no place was read by machine. */
static void print_sources(const struct round_result *x)
{
    if (x->sources[SOURCE_SCANNED].n == 0) return;
    for (int s = 0; s < SOURCE_COUNT; s++) {
        const struct source_sum *from = &x->sources[s];
        if (from->n == 0) continue;
        printf("    %s %zu 个计票点: 收回 %" PRId64 "，有效 %" PRId64 "，废票 %" PRId64,
                count_source_title((enum count_source)s), from->n, from->sum.figures[TALLY_COLLECTED],
                from->sum.figures[TALLY_VALID], from->sum.figures[TALLY_VOID]);
        for (size_t i = 0; i < from->sum.line_count; i++)
            printf("，%s %" PRId64, from->sum.lines[i].name, from->sum.lines[i].votes_for);
        putchar('\n');
    }
}

static void print_reasons(const struct round_result *x)
{
    for (size_t i = 0; i < x->outcome.reasons.n; i++)
        printf("    %s %s: %s\n", rule_code(x->outcome.reasons.v[i].rule), x->outcome.reasons.v[i].article,
                x->outcome.reasons.v[i].text);
}

/* "李建北、钱建北": who stands in the next vote. */
static const char *next_names(struct arena *a, const struct round_result *x)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < x->next_count; i++)
        buf_addf(&b, "%s%s", i ? "、" : "", x->contest.options[x->next_list[i]].name);
    return buf_text(&b);
}

/* What is to be done now in that district; "" when nothing is. */
static const char *next_step(struct arena *a, const struct district_result *d)
{
    int64_t no = d->district->district_no;
    const struct round_result *last = d->round_count ? &d->rounds[d->round_count - 1] : NULL;
    switch (d->state) {
    case DISTRICT_NOT_OPEN: return arena_text(a, "huanjie round open --district %" PRId64, no);
    case DISTRICT_COUNTING:
        return arena_text(a, "把第 %" PRId64 " 次投票的计票单录入、核定: huanjie tally import、huanjie tally resolve",
                last->round->round);
    case DISTRICT_UNDECIDED: return "由有权机关决定: huanjie decision list";
    case DISTRICT_NEXT_ROUND:
        if (last->next_count == 0)
            return arena_text(a, "重新投票: huanjie round open --district %" PRId64 " --next", no);
        return arena_text(a, "%s，选 %" PRId64 " 名，候选人 %s: huanjie round open --district %" PRId64 " --next",
                outcome_state_title(last->state), last->next_seats, next_names(a, last), no);
    case DISTRICT_SETTLED: break;
    }
    return "";
}

static void print_district(struct arena *a, const struct district_result *d, bool whole)
{
    printf("选区 %" PRId64 " %s: 应选 %" PRId64 " 名，当选 %zu 名，%s\n", d->district->district_no, d->district->name,
            d->district->seats, d->elected_count, district_state_title(d->state));
    for (size_t k = 0; k < d->round_count; k++) {
        const struct round_result *x = &d->rounds[k];
        print_turnout(a, x);
        if (x->is_counted) {
            print_votes(x);
            print_sources(x);
        }
        if (x->is_counted && whole) print_reasons(x);
    }
    const char *step = next_step(a, d);
    if (*step) printf("  下一步: %s\n", step);
}

static void put_steps(struct arena *a, struct json *o, const struct result *r)
{
    struct json *list = json_put_array(o, "next");
    for (size_t i = 0; i < r->n; i++) {
        const char *step = next_step(a, &r->districts[i]);
        if (!*step) continue;
        struct json *j = json_add_object(list);
        json_put_int(j, "district", r->districts[i].district->district_no);
        json_put_text(j, "step", step);
    }
}

static void print_summary(const struct result *r)
{
    int64_t seats = 0, elected = 0, vacant = 0;
    size_t settled = 0;
    for (size_t i = 0; i < r->n; i++) {
        seats += r->districts[i].district->seats;
        elected += (int64_t)r->districts[i].elected_count;
        vacant += r->districts[i].vacant;
        settled += r->districts[i].state == DISTRICT_SETTLED;
    }
    printf("选区 %zu 个，已有结果 %zu 个；应选 %" PRId64 " 名，当选 %" PRId64 " 名，缺额 %" PRId64 " 名\n", r->n,
            settled, seats, elected, vacant);
}

static bool compute(struct cli *c, struct workspace *ws, struct records *r, struct result *result)
{
    return cli_open_read_only(c, ws) && records_load(c->arena, ws, r, &c->e) &&
           result_compute(c->arena, &ws->law, r, result, &c->e);
}

static enum exit_status run_count(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct records r;
    struct result result;
    int64_t district_no;
    if (!cli_int(c, "district", 0, &district_no) || !compute(c, &ws, &r, &result)) return cli_fail(c);
    if (district_no && !result_lookup(&result, district_no)) {
        err_set(&c->e, ERR_INPUT, "没有选区 %" PRId64, district_no);
        return cli_fail(c);
    }
    if (c->wants_json) {
        struct json *o = result_to_json(c->arena, &ws, &r, &result, NULL);
        put_steps(c->arena, o, &result);
        cli_put_findings(o, "findings", &result.findings);
        cli_print_json(c, o);
        return cli_status_of(&result.findings);
    }
    for (size_t i = 0; i < result.n; i++) {
        const struct district_result *d = &result.districts[i];
        if (district_no && d->district->district_no != district_no) continue;
        print_district(c->arena, d, district_no != 0);
    }
    print_summary(&result);
    cli_print_findings(&result.findings);
    return cli_status_of(&result.findings);
}

static enum exit_status run_decisions(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct records r;
    struct result result;
    struct open_questions open;
    if (!compute(c, &ws, &r, &result)) return cli_fail(c);
    decide_open_questions(c->arena, &ws.law, &r, &result, &open);
    if (!nominate_ask(&ws, &open, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena), *list = json_put_array(o, "open");
        for (size_t i = 0; i < open.n; i++) {
            struct json *j = json_add_object(list);
            json_put_text(j, "subject", open.v[i].subject);
            json_put_text(j, "question", open.v[i].question);
            json_put_text(j, "body", open.v[i].body);
            json_put_text(j, "article", open.v[i].article);
            json_put_text(j, "text", open.v[i].text);
            json_put_text(j, "answers", open.v[i].answers);
        }
        cli_print_json(c, o);
        return EXIT_DONE;
    }
    for (size_t i = 0; i < open.n; i++)
        printf("%s %s: %s（%s，由%s决定；可答复: %s）\n", open.v[i].subject, open.v[i].question, open.v[i].text,
                open.v[i].article, open.v[i].body, open.v[i].answers);
    for (size_t i = 0; i < r.decisions.n; i++)
        printf("已决定 %s %s: %s（%s，%s，%s）\n", r.decisions.v[i].subject, r.decisions.v[i].question,
                r.decisions.v[i].answer, r.decisions.v[i].body, r.decisions.v[i].document,
                date_text(c->arena, r.decisions.v[i].decided_on));
    if (open.n + r.decisions.n == 0) printf("没有待决定的事项\n");
    return EXIT_DONE;
}

static bool read_decision(struct cli *c, struct decision *d)
{
    return cli_text(c, "subject", "", &d->subject) && cli_text(c, "question", "", &d->question) &&
           cli_text(c, "answer", "", &d->answer) && cli_text(c, "body", "", &d->body) &&
           cli_text(c, "document", "", &d->document) && cli_date(c, "on", DATE_NONE, &d->decided_on);
}

static enum exit_status run_decide(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct decision d = {0};
    if (!read_decision(c, &d) || !cli_open(c, &ws) || !decide_set(&ws, &d, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已记录 %s的决定: %s %s = %s", d.body, d.subject, d.question, d.answer));
    return EXIT_DONE;
}

static enum exit_status run_explain(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *code, *subject, *text;
    if (!cli_text(c, "code", "", &code) || !cli_text(c, "subject", "", &subject) || !cli_text(c, "text", "", &text) ||
            !cli_open(c, &ws) || !decide_explain(&ws, code, subject, text, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已记录对 %s %s 的说明", code, subject));
    return EXIT_DONE;
}

const struct command command_count = {
        .path = "count",
        .operands = "",
        .summary = "核对计票单并计算结果，列出每一条理由和问题",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "只看一个选区，列出全部理由"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_count,
};

const struct command command_decision_list = {
        .path = "decision list",
        .operands = "",
        .summary = "法律留给有权机关决定的事项",
        .needs_workspace = true,
        .run = run_decisions,
};

const struct command command_decision_set = {
        .path = "decision set",
        .operands = "",
        .summary = "记录有权机关的决定",
        .options = (const struct option[]){{OPTION_VALUE, true, "subject", "S", "事项，如 district/5/round/1"},
                {OPTION_VALUE, true, "question", "Q", "决定项，如 still-short"},
                {OPTION_VALUE, true, "answer", "A", "答复"}, {OPTION_VALUE, true, "body", "NAME", "决定的机关"},
                {OPTION_VALUE, true, "document", "NO", "文号或会议记录"},
                {OPTION_VALUE, true, "on", "DATE", "决定日期"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_decide,
};

const struct command command_finding_explain = {
        .path = "finding explain",
        .operands = "",
        .summary = "对一条 W 问题写明说明",
        .options = (const struct option[]){{OPTION_VALUE, true, "code", "W501", "问题编号"},
                {OPTION_VALUE, true, "subject", "S", "问题所指，如“选区 3 第 1 次投票 计票点 1”"},
                {OPTION_VALUE, true, "text", "TEXT", "说明"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_explain,
};
