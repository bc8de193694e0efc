/* The rules for cadres, and the check of their records. */
#include <inttypes.h>
#include <stdio.h>

#include "app/official_check.h"
#include "app/official_find.h"
#include "app/selection.h"
#include "cli/commands.h"
#include "cli/official.h"
#include "cli/work.h"
#include "print/pdf.h"
#include "sheet/write.h"

static enum exit_status show(struct cli *c, struct date on, const struct finding_list *findings)
{
    size_t stops = finding_count(findings, SEVERITY_STOP), asks = finding_count(findings, SEVERITY_EXPLAIN);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "on", date_text(c->arena, on));
        json_put_int(o, "stop", (int64_t)stops);
        json_put_int(o, "explain", (int64_t)asks);
        cli_put_findings(o, "findings", findings);
        cli_print_json(c, o);
    } else {
        cli_print_findings(findings);
        printf("须改正 %zu 项，须说明 %zu 项，提示 %zu 项\n", stops, asks, findings->n - stops - asks);
    }
    return cli_status_of(findings);
}

static bool check_one(struct cli *c, struct workspace *ws, const char *who, const char *words, struct date on,
        struct finding_list *findings)
{
    struct people p;
    const struct official *o;
    const struct post *post;
    if (!who || !words) return err_set(&c->e, ERR_USAGE, "--official 和 --post 要一起写");
    return people_load(ws, &p, &c->e) && official_named(c->arena, &p, who, &o, &c->e) &&
           selection_post_named(c->arena, &p, words, &post, &c->e) &&
           official_check_post(ws, &p, o, post, on, findings, &c->e);
}

static enum exit_status run_check(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    struct date on;
    int64_t organisation_no;
    const char *who, *post;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_text(c, "official", NULL, &who) || !cli_text(c, "post", NULL, &post) || !cli_open_read_only(c, &ws) ||
            !cli_date(c, "on", ws.election.day, &on))
        return cli_fail(c);
    if (who || post) {
        if (!check_one(c, &ws, who, post, on, &findings)) return cli_fail(c);
        return show(c, on, &findings);
    }
    if (!people_load(&ws, &p, &c->e) || !cli_organisation(c, &p, &organisation_no) ||
            !official_check_all(&ws, organisation_no, on, &findings, &c->e))
        return cli_fail(c);
    return show(c, on, &findings);
}

static enum exit_status run_records(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    struct official_records r = {0};
    const char *pdf, *xlsx;
    if (!cli_text(c, "pdf", NULL, &pdf) || !cli_text(c, "xlsx", NULL, &xlsx) || !cli_open_read_only(c, &ws) ||
            !cli_date(c, "on", ws.election.day, &r.on) || !people_load(&ws, &p, &c->e) ||
            !cli_organisation(c, &p, &r.organisation_no) || !official_records_check(&ws, &r, &c->e))
        return cli_fail(c);
    if (pdf || xlsx) {
        const struct paper *paper = official_records_paper(c->arena, &r);
        if ((pdf && !pdf_write(paper, pdf, &c->e)) || (xlsx && !sheet_write_paper(xlsx, paper, &c->e))) return cli_fail(c);
    }
    return show(c, r.on, &r.findings);
}

const struct command command_official_check = {
        .path = "official check",
        .operands = "",
        .summary = "回避、任期交流；或者一个人对照一个职位: 资格、回避",
        .more = "不写 --official 和 --post 的，查全部在任的人。每一条写明依据；没有公开文本的规定要先用 setting set 确认才查。",
        .options = (const struct option[]){{OPTION_VALUE, false, "official", "WHO", "编号或者姓名，与 --post 一起写"},
                {OPTION_VALUE, false, "post", "UNIT/POST", "拟任职位，如 东溪镇/镇长"}, OFFICIAL_ORGANISATION_OPTION,
                {OPTION_VALUE, false, "on", "DATE", "年限算到这一天；默认选举日"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_check,
};

const struct command command_official_records = {
        .path = "official records",
        .operands = "",
        .summary = "核对全部干部的信息，列成清单，印出来退给单位改正、说明",
        .more = "审批表的各项核对，加上只有对照登记才查得出的: 号码重复、年度考核、任职时间和职级、职数。",
        .options = (const struct option[]){OFFICIAL_ORGANISATION_OPTION,
                {OPTION_VALUE, false, "on", "DATE", "年龄和最近年度计算到这一天；默认选举日"},
                {OPTION_VALUE, false, "pdf", "FILE.pdf", "另写成 PDF"},
                {OPTION_VALUE, false, "xlsx", "FILE.xlsx", "另写成 XLSX"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_records,
};
