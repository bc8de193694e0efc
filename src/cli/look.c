/* The blind second look: nothing here shows what the machine read before the draw is looked through. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/second_look.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/look.h"
#include "cli/work.h"

static const char *percent_of(struct arena *a, int64_t x, int64_t n)
{
    struct measure m = second_look_rate(x, n);
    if (!measure_is_defined(&m)) return m.why;
    return arena_text(a, "%" PRId64 "/%" PRId64 " = %.2f%%（95%% 区间 %.2f%% 至 %.2f%%）", x, n, m.value * 100,
            m.low * 100, m.high * 100);
}

void cli_print_look(struct arena *a, const struct batch_view *v)
{
    const struct second_look *look = &v->look;
    const struct look_count *n = &look->count;
    if (look->n == 0) return;
    printf("  复看: 抽 %zu 张，看过 %zu 张\n", look->n, look->looked);
    if (look->closed == 0) return;
    printf("    位置 %" PRId64 " 个，不同 %" PRId64 " 个，其中机器读错 %" PRId64 "、待认定 %" PRId64 "\n", n->positions,
            n->differ, n->wrong, n->open);
    printf("    位置误差 %s\n    选票误差 %s\n", percent_of(a, n->wrong + n->open, n->positions),
            percent_of(a, n->ballots_wrong, n->ballots));
}

static enum exit_status run_draw(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_view v;
    int64_t size;
    const char *seed = cli_value(c, "seed");
    if (!cli_int(c, "size", 0, &size) || !cli_open(c, &ws) ||
            !second_look_draw(&ws, c->operands[0], size, seed, &v, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "batch", v.batch.name);
        json_put_tree(o, "second_look", second_look_to_json(c->arena, &v));
        struct json *sheets = json_put_array(o, "sheets");
        for (size_t i = v.look.closed; i < v.look.n; i++) json_add_text(sheets, v.look.sheets[i]);
        cli_print_json(c, o);
        return EXIT_DONE;
    }
    printf("%s: 以种子 %s 抽出 %" PRId64 " 张，请没有看过机读结果的人复看（huanjie look next）\n", v.batch.name, seed,
            size);
    for (size_t i = v.look.closed; i < v.look.n; i++) printf("  %s\n", v.look.sheets[i]);
    return EXIT_DONE;
}

static enum exit_status run_next(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct str png;
    const char *sheet, *full, *to = cli_value(c, "png");
    if (!cli_open_read_only(c, &ws) || !second_look_next(&ws, c->operands[0], &sheet, &c->e) ||
            !sheet_picture(&ws, c->operands[0], sheet, NULL, &png, &full, &c->e) || !file_write_atomic(to, png, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "batch", c->operands[0]);
        json_put_text(o, "sheet", sheet);
        json_put_text(o, "png", to);
        cli_print_json(c, o);
        return EXIT_DONE;
    }
    printf("选票 %s 的图像已写到 %s；看完用 huanjie look set %s %.8s 录入\n", sheet, to, c->operands[0], sheet);
    return EXIT_DONE;
}

/* ---- what somebody sees on a ballot ---- */

/* "1,3": puts the letter at these places, each once. */
static bool put_letters(struct cli *c, const char *option, char letter, char *text, size_t n)
{
    const char *list = cli_value(c, option);
    for (const char *p = list; p && *p;) {
        char *end;
        long at = strtol(p, &end, 10);
        if (end == p || at < 1 || at > (long)n || (*end && *end != ','))
            return err_set(&c->e, ERR_USAGE, "--%s “%s”应为选票上的次序，1 至 %zu，用逗号分开", option, list, n);
        if (text[at - 1] != '-')
            return err_set(&c->e, ERR_USAGE, "第 %ld 位写了两次，请核对 --%s", at, option);
        text[at - 1] = letter;
        p = *end ? end + 1 : end;
    }
    return true;
}

bool cli_read_marks(struct cli *c, size_t candidates, const char *written, char **votes)
{
    *votes = arena_alloc(c->arena, candidates + 1);
    memset(*votes, '-', candidates);
    if (!put_letters(c, "for", 'f', *votes, candidates) ||
            !put_letters(c, "against", 'a', *votes, candidates) ||
            !put_letters(c, "unclear", '?', *votes, candidates))
        return false;
    bool is_blank = strspn(*votes, "-") == candidates && written[strspn(written, "-")] == '\0';
    if (is_blank == cli_has(c, "blank")) return true;
    return err_set(&c->e, ERR_USAGE,
            is_blank ? "什么也没有写；全部弃权的选票写 --blank" : "--blank 是全部弃权，不同其他各项一起写");
}

static enum exit_status run_set(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_view_list list;
    char *votes, *written;
    size_t left;
    const char *const *x = c->operands;
    if (!cli_open(c, &ws) || !batch_load(&ws, x[0], &list, &c->e)) return cli_fail(c);
    written = arena_alloc(c->arena, list.v[0].line_count + 1);
    memset(written, '-', list.v[0].line_count);
    if (!put_letters(c, "written", 'w', written, list.v[0].line_count) ||
            !cli_read_marks(c, list.v[0].name_count, written, &votes) ||
            !second_look_enter(&ws, x[0], x[1], votes, written, &left, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "batch", x[0]);
        json_put_int(o, "left", (int64_t)left);
        cli_print_json(c, o);
    } else if (left) {
        printf("已录入，还有 %zu 张\n", left);
    } else {
        printf("已录入，全部看完；结果: huanjie batch show %s，不同之处: huanjie decide list --batch %s\n", x[0], x[0]);
    }
    return EXIT_DONE;
}

const struct command command_look_draw = {
        .path = "look draw",
        .operands = "BATCH",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "从一批机读的选票里随机抽样，由没有看过机读结果的人复看",
        .more = "读完、关闭以后才抽。种子当众掷骰子或抽签得出，记入日志；抽出哪几张由种子算出，谁都可以复核。\n"
                "看完一次可以再抽，加在原来的样本上；抽过的不能取消。",
        .options = (const struct option[]){{OPTION_VALUE, true, "size", "N", "抽几张"},
                {OPTION_VALUE, true, "seed", "TEXT", "种子，6 至 64 个数字、字母或连字符，如骰子的点数 4-2-6-1-5-3"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_draw,
};

const struct command command_look_next = {
        .path = "look next",
        .operands = "BATCH",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "下一张要复看的选票的图像",
        .options = (const struct option[]){{OPTION_VALUE, true, "png", "FILE", "写到这个文件"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_next,
};

const struct command command_look_set = {
        .path = "look set",
        .operands = "BATCH SHEET",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "复看的人录入在图像上看到的",
        .more = "N,N 是选票上的次序；没有写到的候选人是弃权。看完全部样本以前，同一人可以重新录入。",
        .options = (const struct option[]){{OPTION_VALUE, false, "for", "N,N", "赞成的"},
                {OPTION_VALUE, false, "against", "N,N", "反对的"}, {OPTION_VALUE, false, "unclear", "N,N", "看不清的"},
                {OPTION_VALUE, false, "written", "N,N", "另选他人写了字的是第几行"},
                {OPTION_FLAG, false, "blank", NULL, "一张什么也没有选的票"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_set,
};
