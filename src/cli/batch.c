/* Stacks of ballots that were read by machine: how they stand, closing, withdrawing. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/batch_tally.h"
#include "app/second_look.h"
#include "app/tally.h"
#include "cli/commands.h"
#include "cli/look.h"
#include "cli/work.h"

static void put_count(struct json *o, const struct batch_view *v)
{
    const struct tally_sheet *sum = &v->count.sum;
    json_put_int(o, "collected", sum->figures[TALLY_COLLECTED]);
    json_put_int(o, "valid", sum->figures[TALLY_VALID]);
    json_put_int(o, "void", sum->figures[TALLY_VOID]);
    json_put_int(o, "blank", sum->figures[TALLY_BLANK]);
    json_put_int(o, "waiting", (int64_t)v->count.waiting);
    json_put_int(o, "twice", (int64_t)v->count.twice);
    struct json *refused = json_put_object(o, "refused");
    json_put_int(refused, "open", (int64_t)v->count.refused_open);
    json_put_int(refused, "ballot", (int64_t)v->count.refused_ballots);
    json_put_int(refused, "again", (int64_t)v->count.refused_again);
    json_put_int(refused, "other", (int64_t)v->count.refused_other);
    tally_lines_to_json(sum, o);
}

static void put_view(struct cli *c, struct json *o, const struct batch_view *v)
{
    const struct scan_batch *b = &v->batch;
    json_put_text(o, "batch", b->name);
    json_put_text(o, "state", batch_state_code(b->state));
    if (b->session_no) json_put_int(o, "session", b->session_no);
    json_put_int(o, b->session_no ? "post" : "district", b->district_no);
    json_put_int(o, "round", b->round);
    json_put_int(o, "station", b->station_no);
    if (b->declared < 0)
        json_put_null(o, "declared");
    else
        json_put_int(o, "declared", b->declared);
    json_put_int(o, "sheets", second_look_sheets(v));
    json_put_int(o, "held", (int64_t)v->held);
    json_put_text(o, "why", b->why);
    put_count(o, v);
    if (v->samples.n)
        json_put_tree(o, "second_look", second_look_to_json(c->arena, v));
    else
        json_put_null(o, "second_look");
}

static void print_view(struct arena *a, const struct batch_view *v)
{
    const struct scan_batch *b = &v->batch;
    const struct tally_sheet *sum = &v->count.sum;
    printf("%s %s: %s", b->name, batch_state_title(b->state), vote_subject(a, v->key));
    if (!b->session_no) printf(" 计票点 %" PRId64, b->station_no);
    printf("，读入 %" PRId64 " 张", second_look_sheets(v));
    if (b->declared >= 0) printf("（申报 %" PRId64 "）", b->declared);
    printf("，有效 %" PRId64 "、废票 %" PRId64 "、待认定 %zu、重复 %zu%s%s\n", sum->figures[TALLY_VALID],
            sum->figures[TALLY_VOID], v->count.waiting, v->count.twice, *b->why ? "；" : "", b->why);
    const struct stack_count *n = &v->count;
    if (n->refused_open + n->refused_ballots + n->refused_again + n->refused_other)
        printf("  拒读: 待认定 %zu，照原件认读 %zu，重新扫描过 %zu，不是这一批的 %zu\n", n->refused_open, n->refused_ballots,
                n->refused_again, n->refused_other);
    if (b->state == BATCH_WITHDRAWN) return;
    for (size_t i = 0; i < sum->line_count; i++) {
        const struct tally_line *l = &sum->lines[i];
        if (l->is_write_in)
            printf("  另选他人 %s: %" PRId64 "\n", l->name, l->votes_for);
        else
            printf("  %s: 赞成 %" PRId64 " 反对 %" PRId64 " 弃权 %" PRId64 "\n", l->name, l->votes_for,
                    l->votes_against, l->abstentions);
    }
    cli_print_look(a, v);
}

static void show_view(struct cli *c, const struct batch_view *v)
{
    if (!c->wants_json) {
        print_view(c->arena, v);
        return;
    }
    struct json *o = json_new_object(c->arena);
    put_view(c, o, v);
    cli_print_json(c, o);
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_view_list list;
    if (!cli_open_read_only(c, &ws) || !batch_load(&ws, NULL, &list, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena), *batches = json_put_array(o, "batches");
        for (size_t i = 0; i < list.n; i++) put_view(c, json_add_object(batches), &list.v[i]);
        cli_print_json(c, o);
    } else {
        for (size_t i = 0; i < list.n; i++) print_view(c->arena, &list.v[i]);
    }
    return EXIT_DONE;
}

static const char *fate_code(enum stack_fate f)
{
    static const char *const codes[] = {"waiting", "twice", "valid", "blank", "void", "out"};
    return codes[f];
}

/* Which sheet was taken instead of a refused page, and instead of which pages a sheet was taken. */
static void put_instead(struct json *o, const struct batch_view *v, const struct scanned_sheet *s)
{
    const struct scanned_sheet *taken = batch_taken_instead(v, s);
    if (taken) json_put_text(o, "taken_as", taken->sheet);
    struct json *pages = NULL;
    for (size_t i = 0; i < v->sheets.n; i++) {
        if (batch_taken_instead(v, &v->sheets.v[i]) != s) continue;
        if (!pages) pages = json_put_array(o, "instead_of");
        json_add_text(pages, v->sheets.v[i].sheet);
    }
}

static void print_sheet(const struct batch_view *v, size_t at)
{
    const struct scanned_sheet *s = &v->sheets.v[at], *taken = batch_taken_instead(v, s);
    printf("%s %s %s%s", s->sheet, fate_code(v->count.fates[at]), v->count.why[at], s->refusal);
    if (taken) printf("；重新扫描后收为 %.8s", taken->sheet);
    for (size_t i = 0; i < v->sheets.n; i++)
        if (batch_taken_instead(v, &v->sheets.v[i]) == s) printf("；代替拒读的 %.8s", v->sheets.v[i].sheet);
    putchar('\n');
}

/* Sheets of one stack; of those that count for a candidate when one is given. Their order is that of their names. */
static enum exit_status run_show(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_view_list list;
    int64_t candidate;
    if (!cli_int(c, "candidate", 0, &candidate) || !cli_open_read_only(c, &ws) ||
            !batch_load(&ws, c->operands[0], &list, &c->e))
        return cli_fail(c);
    const struct batch_view *v = &list.v[0];
    if (candidate < 0 || candidate > (int64_t)v->name_count) {
        err_set(&c->e, ERR_USAGE, "--candidate 应为选票上的次序，1 至 %zu", v->name_count);
        return cli_fail(c);
    }
    struct json *o = json_new_object(c->arena);
    put_view(c, o, v);
    if (!c->wants_json && !candidate) print_view(c->arena, v);
    struct json *ballots = json_put_array(o, "ballots");
    for (size_t i = 0; i < v->sheets.n; i++) {
        if (candidate && !v->count.chosen[i * v->name_count + (size_t)candidate - 1]) continue;
        struct json *j = json_add_object(ballots);
        json_put_text(j, "sheet", v->sheets.v[i].sheet);
        json_put_text(j, "fate", fate_code(v->count.fates[i]));
        json_put_text(j, "why", v->count.why[i]);
        put_instead(j, v, &v->sheets.v[i]);
        if (!c->wants_json) print_sheet(v, i);
    }
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

static enum exit_status run_close(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_view v;
    const char *why;
    if (!cli_text(c, "why", "", &why) || !cli_open(c, &ws) || !batch_close(&ws, c->operands[0], why, &v, &c->e))
        return cli_fail(c);
    show_view(c, &v);
    return EXIT_DONE;
}

static enum exit_status run_withdraw(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *why = cli_value(c, "why");
    if (!cli_open(c, &ws) || !batch_withdraw(&ws, c->operands[0], why, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%s 已撤回，不再计入", c->operands[0]));
    return EXIT_DONE;
}

static enum exit_status run_tally(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_tally_list list;
    int64_t district_no;
    const char *to = cli_value(c, "csv");
    if (!cli_int(c, "district", 0, &district_no) || !cli_open_read_only(c, &ws) ||
            !batch_tally_write(&ws, district_no, to, &list, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *places = json_put_array(o, "places");
    json_put_text(o, "csv", to);
    for (size_t i = 0; i < list.n; i++) {
        const struct batch_tally *t = &list.v[i];
        struct json *j = json_add_object(places);
        json_put_int(j, "district", t->district_no);
        json_put_int(j, "round", t->round);
        json_put_int(j, "station", t->station_no);
        json_put_int(j, "batches", (int64_t)t->stacks);
        json_put_int(j, "sheets", (int64_t)t->sheets);
        json_put_text(j, "missing", *t->why_not ? t->why_not : NULL);
        if (!c->wants_json)
            printf("选区 %" PRId64 " 第 %" PRId64 " 次投票 计票点 %" PRId64 ": %s\n", t->district_no, t->round,
                    t->station_no, *t->why_not ? t->why_not : "已写出");
    }
    if (c->wants_json) cli_print_json(c, o);
    return list.written == list.n ? EXIT_DONE : EXIT_FINDINGS;
}

const struct command command_batch_list = {
        .path = "batch list",
        .operands = "",
        .summary = "各批机读选票: 张数、申报数、待认定、票数",
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_batch_show = {
        .path = "batch show",
        .operands = "NAME",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一批里的选票，或者计给一位候选人的选票",
        .options =
                (const struct option[]){{OPTION_VALUE, false, "candidate", "N", "只列计给这位候选人（票上第几位）的"},
                        {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_show,
};

const struct command command_batch_close = {
        .path = "batch close",
        .operands = "NAME",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一批选票读完: 同申报数核对",
        .options = (const struct option[]){{OPTION_VALUE, false, "why", "TEXT", "张数与申报数不符的原因"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_close,
};

const struct command command_batch_withdraw = {
        .path = "batch withdraw",
        .operands = "NAME",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "撤回一批选票，整批不计",
        .options = (const struct option[]){{OPTION_VALUE, true, "why", "TEXT", "原因"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_withdraw,
};

const struct command command_batch_tally = {
        .path = "batch tally",
        .operands = "",
        .summary = "机读的结果写成计票单: 参加人数等由计票点填，再由两人录入",
        .options = (const struct option[]){{OPTION_VALUE, true, "csv", "FILE", "写到这个文件"},
                {OPTION_VALUE, false, "district", "N", "只写一个选区"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_tally,
};
