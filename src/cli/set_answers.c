/* Answers of ballot sets: tables, blind entries, one-time codes. */
#include <inttypes.h>
#include <stdio.h>

#include "app/set_code.h"
#include "app/set_compare.h"
#include "app/set_entry.h"
#include "app/set_import.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/set.h"
#include "cli/work.h"
#include "print/pdf.h"

enum { WITHDRAWN_MAX = 100 };

static const char *const state_codes[] = {"taken", "waits", "differs", "kept", "untried"};

static void print_line(const struct set_import_line *l)
{
    switch (l->state) {
    case SET_IMPORT_TAKEN:
        printf("%s: 已接受，%zu %s\n", l->set, l->answers, l->shape == SHAPE_BALLOTS ? "张整票" : "行合计");
        return;
    case SET_IMPORT_WAITS: printf("%s: 已录入，等待另一人再录入一次\n", l->set); return;
    case SET_IMPORT_DIFFERS:
        printf("%s: 两次录入", l->set);
        if (l->differences) printf("有 %zu 处不同%s", l->differences, l->hidden_differ ? "，" : "");
        printf("%s，用 huanjie set compare 查看\n", !l->hidden_differ ? "" : l->differences
                        ? "不足五人、不能显示的部分也不同" : "不足五人、不能显示的部分不同");
        return;
    case SET_IMPORT_KEPT: printf("%s: 与已有的相同，没有改动\n", l->set); return;
    case SET_IMPORT_UNTRIED:
        printf("%s: 已有结果，没有改动；其中有不足五人、不能显示的，不核对与这一份是否相同，要换先用 huanjie set withdraw 写明理由撤回\n",
                l->set);
        return;
    }
}

static enum exit_status take(struct cli *c, int64_t entry)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct set_import x;
    if (!cli_open(c, &ws) || !set_import(&ws, c->operands[0], entry, &x, &c->e)) return cli_fail(c);
    bool differs = false;
    const char **taken = arena_alloc_array(c->arena, x.n + 1, sizeof *taken);
    size_t taken_count = 0;
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "sets");
    for (size_t i = 0; i < x.n; i++) {
        const struct set_import_line *l = &x.v[i];
        if (l->state == SET_IMPORT_TAKEN) taken[taken_count++] = l->set;
        differs |= l->state == SET_IMPORT_DIFFERS;
        struct json *j = json_add_object(list);
        json_put_text(j, "set", l->set);
        json_put_text(j, "state", state_codes[l->state]);
        json_put_text(j, "shape", set_shape_code(l->shape));
        json_put_int(j, "answers", (int64_t)l->answers);
        json_put_int(j, "differences", (int64_t)l->differences);
        json_put_bool(j, "hidden_differ", l->hidden_differ);
        if (!c->wants_json) print_line(l);
    }
    struct finding_list found = {.arena = c->arena};
    if (x.has_codes)
        finding_add(&found, (struct finding){FINDING_N841, "", c->operands[0], "有的选项是代码，已按各票组登记的代码表译成文字"});
    cli_check_sets(c, &ws, taken, taken_count, true, &found);
    cli_put_findings(o, "findings", &found);
    if (c->wants_json)
        cli_print_json(c, o);
    else
        cli_print_findings(&found);
    return differs ? EXIT_FINDINGS : EXIT_DONE;
}

static enum exit_status run_import(struct cli *c)
{
    return take(c, 0);
}

static enum exit_status run_enter(struct cli *c)
{
    int64_t entry;
    if (!cli_int(c, "entry", 0, &entry)) return cli_fail(c);
    if (entry != 1 && entry != 2) {
        err_set(&c->e, ERR_USAGE, "--entry 应为 1 或 2");
        return cli_fail(c);
    }
    return take(c, entry);
}

static void put_difference(struct json *list, const struct set_difference *d)
{
    struct json *j = json_add_object(list);
    json_put_text(j, "place", d->place);
    if (!d->is_of_ballot) {
        json_put_int(j, "first", d->first);
        json_put_int(j, "second", d->second);
    } else if (d->said[0]) {
        json_put_text(j, "first", d->said[0]);
        json_put_text(j, "second", d->said[1]);
    }
}

/* with: "次" of entries, "份" of files */
static void print_difference(const struct set_difference *d, const char *with)
{
    if (!d->is_of_ballot)
        printf("  %s: 第一%s %" PRId64 "，第二%s %" PRId64 "\n", d->place, with, d->first, with, d->second);
    else if (d->said[0])
        printf("  %s: 第一%s %s，第二%s %s\n", d->place, with, d->said[0], with, d->said[1]);
    else
        printf("  %s: 不同；一张票怎么答不显示，请看原件\n", d->place);
}

static void print_way_out(const char *set)
{
    printf("  不足五人、不能显示的部分不同，在哪里、有几处都不说，也不能逐处核定: 各自对照原件改好自己的文件（可用 huanjie set compare %s ONE.csv "
           "TWO.csv 比较两份文件），用 huanjie set withdraw %s --reason 理由 撤回两次录入，再各录一次\n", set, set);
}

static void print_compared(const char *set, const struct set_differences *found, bool is_of_files)
{
    const char *what = is_of_files ? "两份文件" : "两次录入", *why = found->n && !found->v[0].is_of_ballot ? "（-1 是没有这一行）" : "";
    for (size_t i = 0; i < found->n; i++) print_difference(&found->v[i], is_of_files ? "份" : "次");
    if (found->hidden_differ) print_way_out(set);
    if (!set_entries_differ(found))
        printf("%s: %s没有不同\n", set, what);
    else if (found->n == 0)
        printf("%s: 能显示的部分没有不同\n", set);
    else if (is_of_files || found->hidden_differ)
        printf("%s: %s有 %zu 处%s不同%s\n", set, what, found->n, is_of_files ? "" : "能显示的", why);
    else
        printf("%s: %s有 %zu 处不同%s；对照原件，每处写一个 --set 核定: huanjie set resolve %s --set %s=%s\n", set, what, found->n, why, set,
                found->v[0].place, found->v[0].is_of_ballot ? "纸上画的、写的（没有的写 空，整张写 有 或 无）" : "票数");
}

static bool compare(struct cli *c, struct workspace *ws, const char *name, struct set_differences *found)
{
    if (c->operand_count == 1) return set_entry_compare(ws, name, found, &c->e);
    return set_compare_files(ws, name, (const char *const[]){c->operands[1], c->operands[2]}, found, &c->e);
}

static enum exit_status run_compare(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *name;
    struct set_differences found;
    if (c->operand_count == 2) {
        err_set(&c->e, ERR_USAGE, "比较文件要写两份: huanjie set compare SET ONE TWO");
        return cli_fail(c);
    }
    if (!cli_set_name(c, &name) || !cli_open_read_only(c, &ws) || !compare(c, &ws, name, &found)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena), *list = json_put_array(o, "differences");
        for (size_t i = 0; i < found.n; i++) put_difference(list, &found.v[i]);
        json_put_bool(o, "hidden_differ", found.hidden_differ);
        cli_print_json(c, o);
    } else {
        print_compared(name, &found, c->operand_count > 1);
    }
    return set_entries_differ(&found) ? EXIT_FINDINGS : EXIT_DONE;
}

/* The values of an option that may be repeated, as accepted text. */
static bool read_list(struct cli *c, const char *option, const char *const **out, size_t *n)
{
    const char **v = arena_alloc_array(c->arena, c->given_count + 1, sizeof *v);
    *n = 0;
    for (const char *value; (value = cli_value_at(c, option, *n)); ++*n)
        if (!utf8_accept(c->arena, str_of(value), &v[*n], &c->e)) return false;
    *out = v;
    return true;
}

static enum exit_status run_resolve(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *name, *const *settled;
    size_t n;
    if (!cli_set_name(c, &name) || !read_list(c, "set", &settled, &n) || !cli_open(c, &ws) ||
            !set_entry_resolve(&ws, name, settled, n, &c->e))
        return cli_fail(c);
    struct finding_list found = {.arena = c->arena};
    cli_check_sets(c, &ws, &name, 1, false, &found);
    const char *said = arena_text(c->arena, "%s: 已核定 %zu 处", name, n);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_bool(o, "done", true);
        json_put_text(o, "text", said);
        cli_put_findings(o, "findings", &found);
        cli_print_json(c, o);
    } else {
        puts(said);
        cli_print_findings(&found);
    }
    return EXIT_DONE;
}

static bool read_names(struct cli *c, const char *const **out, const char **list)
{
    const char **names = arena_alloc_array(c->arena, (size_t)c->operand_count + 1, sizeof *names);
    *list = "";
    for (int i = 0; i < c->operand_count; i++) {
        if (!utf8_accept(c->arena, str_of(c->operands[i]), &names[i], &c->e)) return false;
        *list = arena_text(c->arena, "%s%s%s", *list, i ? "、" : "", names[i]);
    }
    *out = names;
    return true;
}

static enum exit_status run_withdraw(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *const *names, *list, *raw, *reason;
    int64_t entry;
    if (!read_names(c, &names, &list) || !cli_int(c, "entry", 0, &entry) || !cli_text(c, "reason", "", &raw) ||
            !utf8_accept(c->arena, str_of(raw), &reason, &c->e))
        return cli_fail(c);
    if (entry < 0 || entry > 2 || (entry && c->operand_count > 1)) {
        err_set(&c->e, ERR_USAGE, "--entry 应为 1 或 2，只写一个票组");
        return cli_fail(c);
    }
    if (!cli_open(c, &ws)) return cli_fail(c);
    bool done = entry ? set_entry_withdraw(&ws, names[0], entry, reason, &c->e)
                      : set_withdraw(&ws, names, (size_t)c->operand_count, reason, &c->e);
    if (!done) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%s: 已撤回", list));
    return EXIT_DONE;
}

/* ---- one-time codes ---- */

static enum exit_status run_form(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct set_form_request r;
    const char *name;
    if (!cli_set_name(c, &name) || !read_list(c, "subject", &r.subjects, &r.subject_count) ||
            !read_list(c, "item", &r.items, &r.item_count) || !read_list(c, "answer", &r.labels, &r.label_count) ||
            !cli_open(c, &ws) || !set_form_define(&ws, name, &r, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%s: 表样已登记，%zu 位对象，%zu 种选项", name, r.subject_count, r.label_count));
    return EXIT_DONE;
}

static bool write_slips(struct paper *slips, void *context, struct err *e)
{
    return pdf_write(slips, context, e);
}

static enum exit_status run_codes(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct set_codes_request r = {.print = write_slips};
    const char *pdf;
    int64_t count;
    if (!cli_set_name(c, &r.set) || !cli_int(c, "count", 0, &count) || !cli_text(c, "pdf", NULL, &pdf)) return cli_fail(c);
    if (count < 1 || count > SET_CODES_MAX) {
        err_set(&c->e, ERR_USAGE, "--count 应为 1 至 %d", SET_CODES_MAX);
        return cli_fail(c);
    }
    r.n = (size_t)count;
    r.context = arena_copy(c->arena, pdf, strlen(pdf));
    if (!cli_open(c, &ws) || !set_codes_issue(&ws, &r, NULL, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%s: 答题码 %" PRId64 " 个，已印在 %s；工作区不保存答题码，丢了不能补印", r.set, count, pdf));
    return EXIT_DONE;
}

static bool read_answers(struct cli *c, struct set_answer **out, size_t *n)
{
    struct json *request;
    if (!cli_read_json(c, c->operands[1], &request)) return false;
    const struct json *list = json_array_at(request, "answers");
    if (!list) return err_set(&c->e, ERR_INPUT, "缺少 \"answers\"");
    *n = json_length(list);
    struct set_answer *v = arena_alloc_array(c->arena, *n + 1, sizeof *v);
    for (size_t i = 0; i < *n; i++) {
        const struct json *j = json_element(list, i);
        const char *subject, *item, *label;
        if (!json_read_text(j, "subject", "", &subject, &c->e) || !json_read_text(j, "item", "", &item, &c->e) ||
                !json_read_text(j, "answer", "", &label, &c->e) ||
                !utf8_accept(c->arena, str_of(subject), &v[i].subject, &c->e) ||
                !utf8_accept(c->arena, str_of(item), &v[i].item, &c->e) ||
                !utf8_accept(c->arena, str_of(label), &v[i].label, &c->e))
            return err_in(&c->e, "answers 第 %zu 项", i + 1);
    }
    *out = v;
    return true;
}

static enum exit_status run_answer(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *name, *code;
    struct set_answer *answers = NULL;
    size_t n = 0;
    if (!cli_set_name(c, &name) || !cli_text(c, "code", "", &code) || !read_answers(c, &answers, &n) || !cli_open(c, &ws) ||
            !set_code_answer(&ws, name, code, answers, n, &c->e))
        return cli_fail(c);
    cli_say(c, "已收到，谢谢");
    return EXIT_DONE;
}

const struct command command_set_import = {
        .path = "set import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "收票组的结果: 合计、整票或署名推荐",
        .more = "列: 票组*、票号、对象*、项目、选项*、票数、推荐人、关系、理由\n"
                "写票数的是合计；写票号的是整票（同号的行是一张票，票号和次序不保存）；写推荐人的是署名推荐。\n"
                "有一处错误就一行也不收。同名的对象写成 姓名（单位）。",
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_set_enter = {
        .path = "set enter",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "录入合计或整票（两人各录一次，互不可见），一致的接受",
        .more = "列同 set import。整票先打乱，在纸上用铅笔编票号，两人按票号各录一次；没有画的选项写 空。\n"
                "一致或核定以后打乱保存，票号和两次录入都删去。署名的，推荐人、关系、理由也要录得一样。",
        .options = (const struct option[]){{OPTION_VALUE, true, "entry", "1|2", "第几次录入"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_enter,
};

const struct command command_set_compare = {
        .path = "set compare",
        .operands = "SET [ONE TWO]",
        .operands_min = 1,
        .operands_max = 3,
        .summary = "两次录入的不同之处；写两份文件的，比较文件",
        .more = "两次录入里不足五人、不能显示的部分只说是不是也不同，不说在哪里、有几处。\n"
                "写 ONE TWO 的只比较两份要录的文件，全部显示，不看工作区里的录入和结果；列同 set import。",
        .needs_workspace = true,
        .run = run_compare,
};

const struct command command_set_resolve = {
        .path = "set resolve",
        .operands = "SET",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "对照原件核定两次录入的不同之处",
        .options = (const struct option[]){{OPTION_LIST, true, "set", "PLACE=N", "核定的票数，如 陈东山/德/优秀=12；整票如 12/陈东山/德=优秀（没有画的写 空），12/整张=有 或 无；署名的如 12/陈东山/镇长/关系=叔侄"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_resolve,
};

const struct command command_set_withdraw = {
        .path = "set withdraw",
        .operands = "SET…",
        .operands_min = 1,
        .operands_max = WITHDRAWN_MAX,
        .summary = "撤回票组的结果，或者一次录入",
        .more = "另一次已经录入的，两次已经比较过，只能一起撤回（不写 --entry）。\n"
                "一个整体的各层次里有不足五人不显示的，一起撤回，再一起导入。",
        .options = (const struct option[]){{OPTION_VALUE, false, "entry", "1|2", "只撤回第几次录入，另一次还没有录入的；默认全部撤回"},
                {OPTION_VALUE, true, "reason", "TEXT", "理由"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_withdraw,
};

const struct command command_set_form = {
        .path = "set form",
        .operands = "SET",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "登记表样: 问哪些人的哪些项目，有哪些选项",
        .options = (const struct option[]){{OPTION_LIST, true, "subject", "NAME", "对象"},
                {OPTION_LIST, false, "item", "TEXT", "项目；没有的只问总体"},
                {OPTION_LIST, true, "answer", "TEXT", "选项，如 优秀"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_form,
};

const struct command command_set_codes = {
        .path = "set codes",
        .operands = "SET",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "印一次性答题码（二维码条），抽签领取，答题不记名",
        .options = (const struct option[]){{OPTION_VALUE, true, "count", "N", "几个，一组只印一次"},
                {OPTION_VALUE, true, "pdf", "FILE", "印到哪里"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_codes,
};

const struct command command_set_answer = {
        .path = "set answer",
        .operands = "SET FILE|-",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "凭答题码答题，一个码一次；答案与码不相连",
        .more = "输入: {\"answers\":[{\"subject\":\"陈东山\",\"item\":\"德\",\"answer\":\"优秀\"}]}，没有意见的不写",
        .options = (const struct option[]){{OPTION_VALUE, true, "code", "CODE", "答题码"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_answer,
};
