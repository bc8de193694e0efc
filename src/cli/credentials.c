/* The review of the deputies' credentials. */
#include "app/credentials.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/commands.h"
#include "cli/intake.h"
#include "cli/work.h"
#include "print/docx.h"
#include "print/pdf.h"

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in = {.arena = c->arena, .yes = cli_has(c, "yes")};
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open(c, &ws) || !credentials_import(&ws, c->operands[0], &in, &c->e)) return cli_fail(c);
    if (in.is_taken && !credentials_check(&ws, &findings, NULL, &c->e)) return cli_fail(c);
    return cli_show_intake(c, &in, &findings);
}

static bool read_items(struct cli *c, struct credentials_step *step)
{
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++) {
        const char *name = credential_item_code((enum credential_item)i), *text;
        if (!cli_text(c, name, NULL, &text)) return false;
        step->has[i] = text != NULL;
        if (text && !review_conclusion_from_title(text, &step->items[i]))
            return err_set(&c->e, ERR_USAGE, "--%s “%s”应写合格、不合格或待查", name, text);
    }
    return true;
}

static enum exit_status run_set(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct credentials_step step = {0};
    if (!cli_int(c, "district", 0, &step.district_no) || !cli_text(c, "deputy", "", &step.name) ||
            !read_items(c, &step) || !cli_text(c, "reviewer", NULL, &step.reviewer) ||
            !cli_date(c, "on", DATE_NONE, &step.reviewed_on) || !cli_text(c, "note", NULL, &step.note) ||
            !cli_open(c, &ws) || !credentials_set(&ws, &step, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已登记选区 %" PRId64 " “%s”的资格审查", step.district_no, step.name));
    return EXIT_DONE;
}

static enum exit_status run_confirm(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct date confirmed, published;
    size_t n;
    if (!cli_date(c, "confirmed", DATE_NONE, &confirmed) || !cli_date(c, "published", DATE_NONE, &published))
        return cli_fail(c);
    if (!date_is_set(confirmed) && !date_is_set(published)) {
        err_set(&c->e, ERR_USAGE, "请用 --confirmed 或 --published 写明日期");
        return cli_fail(c);
    }
    if (!cli_open(c, &ws) || !credentials_confirm(&ws, confirmed, published, &n, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "审查合格的代表中，改动 %zu 名", n));
    return EXIT_DONE;
}

static void put_day(struct arena *a, struct json *o, const char *name, struct date d)
{
    json_put_text(o, name, date_is_set(d) ? date_text(a, d) : NULL);
}

static void put_line(struct arena *a, struct json *o, const struct credentials_line *l)
{
    const struct credential *x = l->deputy->credential;
    json_put_int(o, "district", l->deputy->district->district_no);
    json_put_text(o, "name", l->deputy->elected->name);
    json_put_int(o, "candidate", l->deputy->elected->candidate_no);
    json_put_text(o, "verdict", verdict_code(l->verdict));
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++)
        json_put_text(o, credential_item_code((enum credential_item)i), x ? review_conclusion_code(x->items[i]) : NULL);
    json_put_text(o, "reviewer", x ? x->reviewer : NULL);
    put_day(a, o, "reviewed_on", x ? x->reviewed_on : DATE_NONE);
    put_day(a, o, "confirmed_on", x ? x->confirmed_on : DATE_NONE);
    put_day(a, o, "published_on", x ? x->published_on : DATE_NONE);
    json_put_text(o, "note", x ? x->note : NULL);
}

static void print_line(struct arena *a, const struct credentials_line *l)
{
    const struct credential *x = l->deputy->credential;
    printf("选区 %" PRId64 " %s: ", l->deputy->district->district_no, l->deputy->elected->name);
    if (!x) {
        puts("没有审查");
        return;
    }
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++)
        printf("%s%s%s", i ? "，" : "", credential_item_title((enum credential_item)i),
                review_conclusion_title(x->items[i]));
    printf("；%s，%s；%s%s\n", x->reviewer, date_text(a, x->reviewed_on),
            date_is_set(x->confirmed_on) ? arena_text(a, "%s 确认", date_text(a, x->confirmed_on)) : "没有确认",
            date_is_set(x->published_on) ? arena_text(a, "，%s 公布", date_text(a, x->published_on)) : "");
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct credentials_overview o;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !credentials_load(&ws, &o, &c->e) ||
            !credentials_check(&ws, &findings, NULL, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "deputies");
    for (size_t i = 0; i < o.deputies.n; i++) {
        if (c->wants_json)
            put_line(c->arena, json_add_object(list), &o.lines[i]);
        else
            print_line(c->arena, &o.lines[i]);
    }
    if (c->wants_json) {
        json_put_int(root, "elected", (int64_t)o.deputies.n);
        json_put_int(root, "reviewed", o.reviewed);
        json_put_int(root, "passed", o.passed);
        json_put_int(root, "confirmed", o.confirmed);
        json_put_int(root, "published", o.published);
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        printf("当选 %zu 名，已审查 %" PRId64 " 名，合格 %" PRId64 " 名，已确认 %" PRId64 " 名，已公布 %" PRId64
               " 名\n",
                o.deputies.n, o.reviewed, o.passed, o.confirmed, o.published);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

static enum exit_status run_report(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct paper *paper;
    const char *pdf, *docx;
    if (!cli_text(c, "pdf", NULL, &pdf) || !cli_text(c, "docx", NULL, &docx)) return cli_fail(c);
    if (!pdf && !docx) {
        err_set(&c->e, ERR_USAGE, "请用 --pdf 或 --docx 写明文件名");
        return cli_fail(c);
    }
    if (!cli_open_read_only(c, &ws) || !credentials_report(&ws, &paper, &c->e)) return cli_fail(c);
    if ((pdf && !pdf_write(paper, pdf, &c->e)) || (docx && !docx_write(paper, docx, &c->e))) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "代表资格审查报告: %s%s%s", pdf ? pdf : "", pdf && docx ? "、" : "",
                       docx ? docx : ""));
    return EXIT_DONE;
}

const struct command command_credentials_import = {
        .path = "credentials import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入代表资格审查表",
        .more = "列: 选区号*、代表*、基本条件*（合格、不合格、待查）、程序*、违法行为*、举报*、审查人*、日期*、说明\n"
                "同一份表再导入一次不改变什么；改动已登记内容的，先列出改动，加 --yes 才写入，原来的确认随之作废。",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_credentials_set = {
        .path = "credentials set",
        .operands = "",
        .summary = "登记或改动一名代表的资格审查；原来的确认随之作废",
        .options = (const struct option[]){{OPTION_VALUE, true, "district", "N", "选区号"},
                {OPTION_VALUE, true, "deputy", "NAME", "代表，同名的写候选人编号"},
                {OPTION_VALUE, false, "conditions", "合格|不合格|待查", "基本条件"},
                {OPTION_VALUE, false, "procedure", "合格|不合格|待查", "选举程序"},
                {OPTION_VALUE, false, "offence", "合格|不合格|待查", "没有破坏选举等违法行为"},
                {OPTION_VALUE, false, "complaints", "合格|不合格|待查", "举报都已查清"},
                {OPTION_VALUE, false, "reviewer", "NAME", "审查人"}, {OPTION_VALUE, false, "on", "DATE", "审查日期"},
                {OPTION_VALUE, false, "note", "TEXT", "说明"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_set,
};

const struct command command_credentials_confirm = {
        .path = "credentials confirm",
        .operands = "",
        .summary = "主席团确认审查合格的代表的资格，公布代表名单",
        .options = (const struct option[]){{OPTION_VALUE, false, "confirmed", "DATE", "主席团确认的日期"},
                {OPTION_VALUE, false, "published", "DATE", "公布代表名单的日期"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_confirm,
};

const struct command command_credentials_list = {
        .path = "credentials list",
        .operands = "",
        .summary = "每名当选代表的资格审查，以及缺什么",
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_credentials_report = {
        .path = "credentials report",
        .operands = "",
        .summary = "代表资格审查报告",
        .options = (const struct option[]){{OPTION_VALUE, false, "pdf", "FILE", "PDF 文件"},
                {OPTION_VALUE, false, "docx", "FILE", "DOCX 文件"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_report,
};
