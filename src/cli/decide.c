/* The queue of what the machine was not sure of. Nobody is shown what another person said before it is settled. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/written_name.h"
#include "base/buf.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/look.h"
#include "cli/work.h"

static bool read_reason(struct cli *c, enum doubt_reason *reason)
{
    const char *text = cli_value(c, "reason");
    if (doubt_reason_from(text, reason)) return true;
    struct buf b = {.arena = c->arena};
#define X(name, code, title) buf_addf(&b, "\n  %-12s %s", code, title);
    DOUBT_REASONS(X)
#undef X
    return err_set(&c->e, ERR_USAGE, "--reason “%s”应为下列之一:%s", text, buf_text(&b));
}

static void put_doubt(struct json *o, const char *batch, const struct doubt *d)
{
    json_put_text(o, "batch", batch);
    json_put_text(o, "sheet", d->sheet->sheet);
    json_put_text(o, "item", d->item);
    json_put_text(o, "state", doubt_state_code(d->state));
    json_put_int(o, "opinions", (int64_t)d->opinions);
    json_put_text(o, "answer", d->answer);
    json_put_text(o, "reason", d->answer ? doubt_reason_code(d->reason) : NULL);
    json_put_text(o, "refusal", text_eq(d->item, "page") ? d->sheet->refusal : NULL);
}

static void print_doubt(const char *batch, const struct doubt *d)
{
    printf("%s %.8s %s: %s", batch, d->sheet->sheet, d->item, doubt_state_title(d->state));
    if (d->answer) printf("为 %s（%s）", d->answer, doubt_reason_title(d->reason));
    if (text_eq(d->item, "page")) printf("，拒读: %s", d->sheet->refusal);
    putchar('\n');
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_view_list list;
    bool wants_all = cli_has(c, "all");
    if (!cli_open_read_only(c, &ws) || !batch_load(&ws, cli_value(c, "batch"), &list, &c->e)) return cli_fail(c);
    struct json *o = json_new_object(c->arena), *items = json_put_array(o, "items");
    size_t open = 0;
    for (size_t i = 0; i < list.n; i++) {
        const struct batch_view *v = &list.v[i];
        if (v->batch.state == BATCH_WITHDRAWN) continue;
        for (size_t k = 0; k < v->doubts.n; k++) {
            bool is_settled = v->doubts.v[k].state == DOUBT_STATE_SETTLED;
            open += !is_settled;
            if (is_settled && !wants_all) continue;
            put_doubt(json_add_object(items), v->batch.name, &v->doubts.v[k]);
            if (!c->wants_json) print_doubt(v->batch.name, &v->doubts.v[k]);
        }
    }
    json_put_int(o, "open", (int64_t)open);
    if (c->wants_json)
        cli_print_json(c, o);
    else
        printf("待认定 %zu 处\n", open);
    return EXIT_DONE;
}

static enum exit_status run_show(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct str png;
    const char *full, *to = cli_value(c, "png");
    if (!cli_open_read_only(c, &ws) ||
            !sheet_picture(&ws, c->operands[0], c->operands[1], c->operand_count > 2 ? c->operands[2] : NULL, &png,
                    &full, &c->e) ||
            !file_write_atomic(to, png, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已写出 %s: 选票 %s", to, full));
    return EXIT_DONE;
}

static enum exit_status run_set(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct doubt after;
    enum doubt_reason reason;
    const char *const *x = c->operands;
    if (!read_reason(c, &reason) || !cli_open(c, &ws) ||
            !sheet_decide(&ws, x[0], x[1], x[2], x[3], reason, &after, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        put_doubt(o, x[0], &after);
        cli_print_json(c, o);
    } else {
        print_doubt(x[0], &after);
    }
    return EXIT_DONE;
}

/* --write-in 1=NAME, once for each line. */
static bool read_names(struct cli *c, const char **names, char *written, size_t n)
{
    const char *text;
    for (size_t i = 0; (text = cli_value_at(c, "write-in", i)); i++) {
        char *end;
        long line = strtol(text, &end, 10);
        if (end == text || *end != '=' || !end[1] || line < 1 || line > (long)n || *names[line - 1])
            return err_set(&c->e, ERR_USAGE, "--write-in “%s”应为 行=姓名，如 1=钱多多，行为 1 至 %zu，各写一次", text, n);
        names[line - 1] = end + 1;
        written[line - 1] = 'w';
    }
    return true;
}

static enum exit_status run_ballot(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_view_list list;
    struct sheet_reading r = {0};
    char *votes, *written;
    size_t count;
    const char *const *x = c->operands;
    if (!read_reason(c, &r.reason) || !cli_open(c, &ws) || !batch_load(&ws, x[0], &list, &c->e)) return cli_fail(c);
    const struct batch_view *v = &list.v[0];
    const char **names = arena_alloc_array(c->arena, v->line_count + 1, sizeof *names);
    for (size_t i = 0; i < v->line_count; i++) names[i] = "";
    written = arena_alloc(c->arena, v->line_count + 1);
    memset(written, '-', v->line_count);
    if (!read_names(c, names, written, v->line_count) || !cli_read_marks(c, v->name_count, written, &votes))
        return cli_fail(c);
    r.votes = votes;
    r.names = names;
    r.name_count = v->line_count;
    if (!sheet_decide_all(&ws, x[0], x[1], &r, &count, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "batch", x[0]);
        json_put_int(o, "answers", (int64_t)count);
        cli_print_json(c, o);
    } else {
        printf("已录入 %zu 处\n", count);
    }
    return EXIT_DONE;
}

static enum exit_status run_names(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct written_name_list list;
    int64_t district_no;
    if (!cli_int(c, "district", 0, &district_no) || !cli_open_read_only(c, &ws) ||
            !written_name_list_all(&ws, district_no, &list, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *names = json_put_array(o, "names");
    for (size_t i = 0; i < list.n; i++) {
        const struct written_name *x = &list.v[i];
        struct json *j = json_add_object(names);
        if (x->session_no) json_put_int(j, "session", x->session_no);
        json_put_int(j, x->session_no ? "post" : "district", x->district_no);
        json_put_int(j, "round", x->round);
        json_put_text(j, "name", x->name);
        json_put_int(j, "votes", x->votes);
        json_put_bool(j, x->session_no ? "deputy" : "voter", x->match == PERSON_FOUND);
        json_put_text(j, "why", *x->why ? x->why : NULL);
        struct json *alike = json_put_array(j, "alike");
        for (size_t k = 0; k < x->alike_count; k++) json_add_text(alike, x->alike[k].name);
        if (c->wants_json) continue;
        struct vote_key key = {x->session_no, x->district_no, x->round};
        printf("%s %s: %" PRId64 " 票%s%s", vote_subject(c->arena, key), x->name, x->votes, *x->why ? "，" : "", x->why);
        for (size_t k = 0; k < x->alike_count; k++)
            printf("%s%s（%s）", k ? "、" : "；可能是 ", x->alike[k].name, alike_title(x->alike[k].how));
        putchar('\n');
    }
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

const struct command command_decide_list = {
        .path = "decide list",
        .operands = "",
        .summary = "机读选票中待认定的各处",
        .options = (const struct option[]){{OPTION_VALUE, false, "batch", "NAME", "只看一批"},
                {OPTION_FLAG, false, "all", NULL, "已认定的也列出"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_decide_show = {
        .path = "decide show",
        .operands = "BATCH SHEET [ITEM]",
        .operands_min = 2,
        .operands_max = 3,
        .summary = "一张选票的图像，或者截取放大一处",
        .options = (const struct option[]){{OPTION_VALUE, true, "png", "FILE", "写到这个文件"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_show,
};

const struct command command_decide_set = {
        .path = "decide set",
        .operands = "BATCH SHEET ITEM ANSWER",
        .operands_min = 4,
        .operands_max = 4,
        .summary = "认定一处: 两人各自认定，不同的由第三人认定",
        .more = "ITEM: c3 第三位候选人（答 for、against、abstain），w1 另选他人第一行（答姓名，没有写是 none），\n"
                "same 疑似重复的一张（答 same、distinct），page 拒读的一页（答 ballot 照原件认读、again=选票 重新扫描过、收为\n"
                "哪一张，如 again=3f9a2c71、other 不是这一批的）。SHEET 写开头几位即可。改变意见就再认定一次，原来的保留。",
        .options = (const struct option[]){{OPTION_VALUE, true, "reason", "CODE",
                                                   "理由，如 outside、corrected、unreadable"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_set,
};

const struct command command_decide_ballot = {
        .path = "decide ballot",
        .operands = "BATCH SHEET",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "一人认读整张选票: 其中待认定的各处一次录入",
        .more = "用于机器拒读、由人照原件认读的选票（认定为本批的选票，再认各处），也用于一张有几处待认定的选票。\n"
                "机器认准的地方不变。N,N 是选票上的次序；没有写到的候选人是弃权。同样须两人各录一次。",
        .options = (const struct option[]){{OPTION_VALUE, false, "for", "N,N", "赞成的"},
                {OPTION_VALUE, false, "against", "N,N", "反对的"},
                {OPTION_VALUE, false, "unclear", "N,N", "看不清的，这一部分按弃权"},
                {OPTION_LIST, false, "write-in", "N=NAME", "另选他人第几行写的姓名；可以写几次"},
                {OPTION_FLAG, false, "blank", NULL, "一张什么也没有选的票"},
                {OPTION_VALUE, true, "reason", "CODE", "理由，同 decide set"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_ballot,
};

const struct command command_decide_names = {
        .path = "decide names",
        .operands = "",
        .summary = "另选他人的姓名: 票数、是不是选民、可能是同一人的",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "只看一个选区"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_names,
};
