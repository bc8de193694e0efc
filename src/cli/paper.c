/* Papers as files, one command for each kind, and all at once. */
#include <inttypes.h>
#include <stdio.h>

#include "app/paper_set.h"
#include "cli/commands.h"
#include "cli/work.h"

static int formats_wanted(const struct cli *c)
{
    int formats = (cli_has(c, "pdf") ? PAPER_PDF : 0) | (cli_has(c, "docx") ? PAPER_DOCX : 0) |
                  (cli_has(c, "xlsx") ? PAPER_XLSX : 0);
    return formats ? formats : PAPER_ANY;
}

static void show(struct cli *c, const struct paper_order *order, const struct paper_files *files,
        const struct finding_list *findings)
{
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "files");
    json_put_text(o, "folder", order->folder);
    for (size_t i = 0; i < files->n; i++) {
        const struct paper_file *f = &files->v[i];
        struct json *j = json_add_object(list);
        json_put_text(j, "file", f->name);
        json_put_text(j, "title", f->title);
        json_put_int(j, "bytes", f->bytes);
        json_put_text(j, "sm3", f->hash);
        if (!c->wants_json) printf("%s/%s\n", order->folder, f->name);
    }
    cli_put_findings(o, "findings", findings);
    if (c->wants_json)
        cli_print_json(c, o);
    else
        cli_print_findings(findings);
}

static enum exit_status run_kind(struct cli *c, int kind)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct paper_order order = {.kind = kind, .formats = formats_wanted(c)};
    struct paper_files files = {0};
    struct finding_list findings = {.arena = c->arena};
    if (!cli_text(c, "to", "", &order.folder) || !cli_int(c, "district", 0, &order.district_no)) return cli_fail(c);
    if (kind < PAPER_KIND_COUNT && !(paper_kind_formats((enum paper_kind)kind) & order.formats)) {
        err_set(&c->e, ERR_USAGE, "%s没有这种格式", paper_kind_title((enum paper_kind)kind));
        return cli_fail(c);
    }
    if (!cli_open_read_only(c, &ws) || !paper_set_write(&ws, &order, &files, &findings, &c->e)) return cli_fail(c);
    show(c, &order, &files, &findings);
    return EXIT_DONE;
}

static enum exit_status run_result_form(struct cli *c)
{
    if (cli_has(c, "all") == cli_has(c, "district")) {
        err_set(&c->e, ERR_USAGE, "请用 --district 指明一个选区，或用 --all 出全部选区的报告单");
        return cli_fail(c);
    }
    return run_kind(c, PAPER_RESULT_FORM);
}

static enum exit_status run_notices(struct cli *c)
{
    return run_kind(c, PAPER_NOTICES);
}

static enum exit_status run_notice_result(struct cli *c)
{
    return run_kind(c, PAPER_NOTICE_RESULT);
}

static enum exit_status run_elected(struct cli *c)
{
    return run_kind(c, PAPER_ELECTED);
}

static enum exit_status run_deputy_notice(struct cli *c)
{
    return run_kind(c, PAPER_DEPUTY_NOTICE);
}

static enum exit_status run_candidates(struct cli *c)
{
    return run_kind(c, PAPER_CANDIDATES);
}

static enum exit_status run_statistics(struct cli *c)
{
    return run_kind(c, PAPER_STATISTICS);
}

static enum exit_status run_turnout(struct cli *c)
{
    return run_kind(c, PAPER_TURNOUT);
}

static enum exit_status run_report(struct cli *c)
{
    return run_kind(c, PAPER_REPORT);
}

static enum exit_status run_all(struct cli *c)
{
    return run_kind(c, PAPER_KIND_COUNT);
}

// clang-format off
#define TO {OPTION_VALUE, true, "to", "FOLDER", "写到哪个文件夹；没有就建立"}
#define PDF {OPTION_FLAG, false, "pdf", NULL, "只要 PDF；可与其他格式同用"}
#define DOCX {OPTION_FLAG, false, "docx", NULL, "只要 DOCX"}
#define XLSX {OPTION_FLAG, false, "xlsx", NULL, "只要 XLSX"}
#define END {OPTION_END, false, NULL, NULL, NULL}

const struct command command_paper_all = {
        .path = "paper all",
        .operands = "",
        .summary = "全部文书和文书目录；同样的记录写出同样的文件",
        .more = "结果认证以前，每页注明“未认证”；认证以后，注明第几版、SM3 和日志条号。",
        .options = (const struct option[]){TO, PDF, DOCX, XLSX, END},
        .needs_workspace = true,
        .run = run_all,
};

const struct command command_paper_result_form = {
        .path = "paper result-form",
        .operands = "",
        .summary = "选举结果报告单: 每个选区一份，每次投票一页",
        .options = (const struct option[]){TO, {OPTION_VALUE, false, "district", "N", "一个选区"},
                {OPTION_FLAG, false, "all", NULL, "全部选区"}, END},
        .needs_workspace = true,
        .run = run_result_form,
};

const struct command command_paper_notices = {
        .path = "paper notices",
        .operands = "",
        .summary = "选举委员会的公告: 选区和名额、选民名单、两次候选人名单、投票、再次投票、代表资格",
        .more = "有记录的各件都写；公告的日期取自 notice add，没有登记的留空待填。",
        .options = (const struct option[]){TO, {OPTION_VALUE, false, "district", "N", "只要一个选区的名单和投票公告"}, PDF, DOCX, END},
        .needs_workspace = true,
        .run = run_notices,
};

const struct command command_paper_notice_result = {
        .path = "paper notice-result",
        .operands = "",
        .summary = "当选代表公告",
        .options = (const struct option[]){TO, PDF, DOCX, END},
        .needs_workspace = true,
        .run = run_notice_result,
};

const struct command command_paper_elected = {
        .path = "paper elected",
        .operands = "",
        .summary = "当选代表名单",
        .options = (const struct option[]){TO, PDF, DOCX, XLSX, END},
        .needs_workspace = true,
        .run = run_elected,
};

const struct command command_paper_deputy_notice = {
        .path = "paper deputy-notice",
        .operands = "",
        .summary = "当选通知书: 每位代表一页",
        .options = (const struct option[]){TO, {OPTION_VALUE, false, "district", "N", "一个选区；默认全部"}, PDF, DOCX, END},
        .needs_workspace = true,
        .run = run_deputy_notice,
};

const struct command command_paper_candidates = {
        .path = "paper candidates",
        .operands = "",
        .summary = "代表候选人名册: 谁推荐、什么状态",
        .options = (const struct option[]){TO, PDF, XLSX, END},
        .needs_workspace = true,
        .run = run_candidates,
};

const struct command command_paper_statistics = {
        .path = "paper statistics",
        .operands = "",
        .summary = "代表构成统计表，与上届比较",
        .options = (const struct option[]){TO, PDF, XLSX, END},
        .needs_workspace = true,
        .run = run_statistics,
};

const struct command command_paper_turnout = {
        .path = "paper turnout",
        .operands = "",
        .summary = "各选区投票情况表",
        .options = (const struct option[]){TO, PDF, XLSX, END},
        .needs_workspace = true,
        .run = run_turnout,
};

const struct command command_paper_report = {
        .path = "paper report",
        .operands = "",
        .summary = "换届选举工作汇报: 每个数字在附表里都有出处",
        .options = (const struct option[]){TO, PDF, DOCX, END},
        .needs_workspace = true,
        .run = run_report,
};
// clang-format on
