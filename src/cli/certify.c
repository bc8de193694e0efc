#include <inttypes.h>
#include <stdio.h>

#include "app/certify.h"
#include "app/verify.h"
#include "cli/commands.h"
#include "cli/work.h"

static void put_certificate(struct cli *c, struct json *o, const struct certificate *x)
{
    json_put_int(o, "version", x->version);
    json_put_text(o, "issued_on", date_text(c->arena, x->issued_on));
    json_put_text(o, "by", x->actor);
    json_put_text(o, "reason", x->reason);
    json_put_text(o, "hash", x->hash);
    json_put_int(o, "journal", x->journal_seq);
}

static enum exit_status run_certify(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct finding_list findings = {.arena = c->arena};
    struct certificate certificate = {0};
    struct date on;
    bool made;
    if (!cli_open(c, &ws) || !cli_date(c, "on", workspace_today(&ws), &on)) return cli_fail(c);
    if (!certify(&ws, on, &findings, &made, &certificate, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_bool(o, "certified", made);
        if (made) put_certificate(c, o, &certificate);
        cli_put_findings(o, "findings", &findings);
        cli_print_json(c, o);
    } else if (made) {
        printf("选举结果已认证: 第 %" PRId64 " 版，SM3 %s，日志第 %" PRId64 " 条\n", certificate.version, certificate.hash,
                certificate.journal_seq);
    } else {
        printf("还不能认证，须先解决 %zu 条（F 改正，W 用 huanjie finding explain 说明）:\n", findings.n);
        cli_print_findings(&findings);
    }
    return made ? EXIT_DONE : EXIT_FINDINGS;
}

static enum exit_status run_correct(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *reason;
    if (!cli_text(c, "reason", "", &reason) || !cli_open(c, &ws) || !certify_open_correction(&ws, reason, &c->e))
        return cli_fail(c);
    cli_say(c, "已打开更正，改完后用 huanjie certify 认证为新的一版；原来各版保留不变");
    return EXIT_DONE;
}

static enum exit_status run_result(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct certificate certificate;
    int64_t version;
    if (!cli_int(c, "version", 0, &version) || !cli_open_read_only(c, &ws) ||
            !certify_load(&ws, version, &certificate, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *content;
    put_certificate(c, o, &certificate);
    if (!json_parse(c->arena, certificate.content, &content, &c->e)) return cli_fail(c);
    json_put_tree(o, "result", content);
    cli_print_json(c, o);
    return EXIT_DONE;
}

static enum exit_status run_verify(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct verify_report report;
    if (!cli_open_read_only(c, &ws) || !verify_workspace(&ws, &report, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_bool(o, "good", report.bad == 0);
        struct json *list = json_put_array(o, "checks");
        for (size_t i = 0; i < report.n; i++) {
            struct json *j = json_add_object(list);
            json_put_text(j, "what", report.v[i].what);
            json_put_bool(j, "good", report.v[i].is_good);
            json_put_text(j, "text", report.v[i].text);
        }
        cli_print_json(c, o);
    } else {
        for (size_t i = 0; i < report.n; i++)
            printf("%s %s: %s\n", report.v[i].is_good ? "✓" : "✗", report.v[i].what, report.v[i].text);
        printf(report.bad ? "有 %zu 处不符，请停止使用并保存现状备查\n" : "全部相符%.0zu\n", report.bad);
    }
    return report.bad ? EXIT_FINDINGS : EXIT_DONE;
}

const struct command command_certify = {
        .path = "certify",
        .operands = "",
        .summary = "认证选举结果：各项检查通过后写成不可改动的一版",
        .options = (const struct option[]){{OPTION_VALUE, false, "on", "DATE", "认证日期；默认今天"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_certify,
};

const struct command command_correct = {
        .path = "correct",
        .operands = "",
        .summary = "为更正打开已认证的结果",
        .options = (const struct option[]){{OPTION_VALUE, true, "reason", "TEXT", "更正的理由"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_correct,
};

const struct command command_result_show = {
        .path = "result show",
        .operands = "",
        .summary = "已认证的结果（JSON）",
        .options = (const struct option[]){{OPTION_VALUE, false, "version", "N", "第几版；默认最后一版"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_result,
};

const struct command command_verify = {
        .path = "verify",
        .operands = "",
        .summary = "由记录重新计算日志链、计票和结果，说明不符之处",
        .needs_workspace = true,
        .run = run_verify,
};
