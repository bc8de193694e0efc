/* Ballots on paper: print, samples, test decks, the printer's proof sheet. */
#include <inttypes.h>
#include <stdio.h>

#include "app/ballot_print.h"
#include "cli/commands.h"
#include "cli/work.h"
#include "print/ballot.h"

static bool read_sheet(struct cli *c, int fallback, int *sheet)
{
    const char *text = cli_value(c, "paper");
    enum ballot_sheet s;
    *sheet = fallback;
    if (!text) return true;
    if (!ballot_sheet_from(text, &s)) return err_set(&c->e, ERR_USAGE, "--paper “%s”应为 a5 或 a4", text);
    *sheet = (int)s;
    return true;
}

/* --district N, or --post N of a session. */
static bool read_key(struct cli *c, struct vote_key *key)
{
    bool is_post = cli_has(c, "post");
    const char *option = is_post ? "post" : "district";
    if (is_post && cli_has(c, "district")) return err_set(&c->e, ERR_USAGE, "--district 和 --post 只用一个");
    if (!cli_int(c, option, 0, &key->no) || !cli_int(c, "session", is_post, &key->session_no) ||
            !cli_int(c, "round", 0, &key->round))
        return false;
    if (key->no < 1) return err_set(&c->e, ERR_USAGE, is_post ? "--post 应为职务号" : "--district 应为选区号");
    if (is_post && key->session_no < 1) return err_set(&c->e, ERR_USAGE, "--session 应为第几次会议");
    if (!is_post && key->session_no) return err_set(&c->e, ERR_USAGE, "--session 须同 --post 或者 --all 一起用");
    return key->round >= 0 || err_set(&c->e, ERR_USAGE, "--round 应为次数");
}

/* One vote with its file, or all with a folder. */
static bool read_order(struct cli *c, struct ballot_order *o)
{
    bool is_all = cli_has(c, "all");
    if (is_all == (cli_has(c, "district") || cli_has(c, "post")))
        return err_set(&c->e, ERR_USAGE, "用 --district 指明一个选区，--post 指明一项职务，或者用 --all");
    if (is_all != cli_has(c, "to") || is_all == cli_has(c, "pdf"))
        return err_set(&c->e, ERR_USAGE, "一个选区（职务）用 --pdf 写明文件，全部的用 --to 写明文件夹");
    if (is_all && cli_has(c, "layout"))
        return err_set(
                &c->e, ERR_USAGE, "--layout 须同 --district 或 --post 一起用；--all 时版面文件也写在文件夹里");
    bool ok = is_all ? cli_int(c, "session", 0, &o->key.session_no) && cli_int(c, "round", 0, &o->key.round)
                     : read_key(c, &o->key);
    if (!ok || !cli_int(c, "copies", 1, &o->copies) || !read_sheet(c, BALLOT_SHEET_AUTO, &o->sheet)) return false;
    if (o->key.round < 0 || o->key.session_no < 0) return err_set(&c->e, ERR_USAGE, "--round、--session 应为次数");
    if (o->copies < 1 || o->copies > BALLOT_COPIES_MAX)
        return err_set(&c->e, ERR_USAGE, "--copies 应为 1 至 %d", BALLOT_COPIES_MAX);
    o->pdf = cli_value(c, "pdf");
    o->layout = cli_value(c, "layout");
    o->folder = cli_value(c, "to");
    return true;
}

static void show_json(struct cli *c, const struct ballot_print_list *list)
{
    struct json *root = json_new_object(c->arena), *printed = json_put_array(root, "printed");
    for (size_t i = 0; i < list->n; i++) {
        const struct ballot_print *p = &list->v[i];
        struct json *o = json_add_object(printed);
        if (p->key.session_no) json_put_int(o, "session", p->key.session_no);
        json_put_int(o, p->key.session_no ? "post" : "district", p->key.no);
        json_put_int(o, "round", p->key.round);
        json_put_text(o, "contest", p->contest);
        json_put_text(o, "paper", ballot_sheet_code(p->sheet));
        json_put_text(o, "style", ballot_style_code(p->style));
        json_put_text(o, "code", p->code);
        json_put_int(o, "copies", p->copies);
        json_put_text(o, "pdf", p->pdf);
        json_put_text(o, "layout", p->layout);
    }
    struct json *skipped = json_put_array(root, "skipped");
    for (size_t i = 0; i < list->skipped_count; i++) json_add_text(skipped, list->skipped[i]);
    cli_print_json(c, root);
}

static void show_lines(const struct ballot_print_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct ballot_print *p = &list->v[i];
        printf("%s: %s 第 %" PRId64 " 次投票，%s，%s，%" PRId64 " 份\n", p->pdf, p->place, p->key.round,
                ballot_sheet_title(p->sheet), ballot_style_title(p->style), p->copies);
    }
    for (size_t i = 0; i < list->skipped_count; i++) printf("没有印 %s\n", list->skipped[i]);
}

static enum exit_status print(struct cli *c, bool is_sample)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct ballot_order order = {.is_sample = is_sample};
    struct ballot_print_list list;
    if (!read_order(c, &order)) return cli_fail(c);
    if (!(is_sample ? cli_open_read_only(c, &ws) : cli_open(c, &ws)) || !ballot_print(&ws, &order, &list, &c->e))
        return cli_fail(c);
    if (c->wants_json)
        show_json(c, &list);
    else
        show_lines(&list);
    return EXIT_DONE;
}

static enum exit_status run_print(struct cli *c)
{
    return print(c, false);
}

static enum exit_status run_sample(struct cli *c)
{
    return print(c, true);
}

static enum exit_status run_deck(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct ballot_deck_order order = {
            .pdf = cli_value(c, "pdf"), .expected = cli_value(c, "expected"), .csv = cli_value(c, "csv")};
    struct ballot_deck_summary s;
    if (!read_key(c, &order.key) ||
            !read_sheet(c, BALLOT_SHEET_AUTO, &order.sheet) || !cli_open_read_only(c, &ws) ||
            !ballot_print_deck(&ws, &order, &s, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "sheets", (int64_t)s.sheets);
        json_put_int(o, "valid", (int64_t)s.valid);
        json_put_int(o, "void", (int64_t)s.spoilt);
        json_put_int(o, "undecided", (int64_t)s.undecided);
        json_put_text(o, "pdf", order.pdf);
        cli_print_json(c, o);
    } else {
        printf("%s: 测试票 %zu 张，其中有效 %zu、作废 %zu、由人认定 %zu\n", order.pdf, s.sheets, s.valid, s.spoilt,
                s.undecided);
    }
    return EXIT_DONE;
}

static enum exit_status run_proof(struct cli *c)
{
    int sheet;
    const char *pdf = cli_value(c, "pdf");
    struct date today = date_parse((struct str){c->now, 10});
    if (!read_sheet(c, BALLOT_A5, &sheet) || !ballot_pdf_write_proof((enum ballot_sheet)sheet, today, pdf, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已写出 %s: 用 100%% 打印，按页上的说明量", pdf));
    return EXIT_DONE;
}

/* Which ballots, how many, on what paper. */
#define ORDER_OPTIONS                                                                                                  \
    {OPTION_VALUE, false, "district", "N", "一个选区"},                                                                \
    {OPTION_VALUE, false, "post", "N", "大会选举的一项职务，有正式候选人名单即可"},                                    \
    {OPTION_VALUE, false, "session", "N", "第几次会议；同 --post 用时默认 1，同 --all 用时印它的全部职务"},            \
    {OPTION_FLAG, false, "all", NULL, "全部已建立投票的选区"},                                                         \
    {OPTION_VALUE, false, "round", "N", "第几次投票；默认最近一次"},                                                   \
    {OPTION_VALUE, false, "copies", "K", "文件里的份数；默认 1"},                                                      \
    {OPTION_VALUE, false, "paper", "a5|a4", "纸张；默认放得下用 A5"}

const struct command command_ballot_print = {
        .path = "ballot print",
        .operands = "",
        .summary = "印选票（PDF）和版面文件（JSON）",
        .more = "份数记入工作日志；收到印好的选票另用台账登记。填写方法由设置 ballot_marking 定。",
        .options = (const struct option[]){ORDER_OPTIONS,
                {OPTION_VALUE, false, "pdf", "FILE", "一个选区（职务）的选票"},
                {OPTION_VALUE, false, "layout", "FILE", "一个选区（职务）的版面文件"},
                {OPTION_VALUE, false, "to", "FOLDER", "全部选区（职务）的文件夹"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_print,
};

const struct command command_ballot_sample = {
        .path = "ballot sample",
        .operands = "",
        .summary = "印样票：张贴用，没有二维码，读票机不认",
        .options = (const struct option[]){ORDER_OPTIONS,
                {OPTION_VALUE, false, "pdf", "FILE", "一个选区（职务）的样票"},
                {OPTION_VALUE, false, "to", "FOLDER", "全部选区（职务）的文件夹"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_sample,
};

const struct command command_ballot_deck = {
        .path = "ballot deck",
        .operands = "",
        .summary = "印测试票：符号已经画好，附正确的读票结果",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "选区"},
                {OPTION_VALUE, false, "post", "N", "大会选举的一项职务"},
                {OPTION_VALUE, false, "session", "N", "第几次会议；默认 1"},
                {OPTION_VALUE, false, "round", "N", "第几次投票；默认最近一次"},
                {OPTION_VALUE, false, "paper", "a5|a4", "纸张；默认放得下用 A5"},
                {OPTION_VALUE, true, "pdf", "FILE", "测试票"},
                {OPTION_VALUE, false, "expected", "FILE", "正确的结果（JSON）：逐张和合计"},
                {OPTION_VALUE, false, "csv", "FILE", "正确的结果（CSV）：逐张"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_deck,
};

const struct command command_ballot_proof = {
        .path = "ballot proof",
        .operands = "",
        .summary = "印打印校验页：量一量打印机有没有缩放",
        .options = (const struct option[]){{OPTION_VALUE, true, "pdf", "FILE", "校验页"},
                {OPTION_VALUE, false, "paper", "a5|a4", "纸张；默认 A5"}, {OPTION_END, false, NULL, NULL, NULL}},
        .run = run_proof,
};
