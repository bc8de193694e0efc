/* The work plan and the notices. */
#include "app/plan.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/check_org.h"
#include "base/buf.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/work.h"

static enum exit_status run_make(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct plan_made made;
    if (!cli_open(c, &ws) || !plan_make(&ws, &made, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "added", (int64_t)made.added);
        json_put_int(o, "changed", (int64_t)made.changed);
        json_put_int(o, "removed", (int64_t)made.removed);
        json_put_int(o, "kept", (int64_t)made.kept);
        cli_print_json(c, o);
    } else {
        printf("工作计划: 增加 %zu 步，改动 %zu 步，去掉 %zu 步，不变 %zu 步；已完成的和责任人都保留\n", made.added,
                made.changed, made.removed, made.kept);
    }
    return EXIT_DONE;
}

static const char *state_text(struct arena *a, const struct plan_step *x, enum plan_state state, int days)
{
    if (state == PLAN_DONE) return arena_text(a, "已于 %s 完成", date_text(a, x->done_on));
    if (state == PLAN_DONE_LATE) return arena_text(a, "%s 完成，迟了 %d 天", date_text(a, x->done_on), days);
    if (state == PLAN_OVERDUE) return arena_text(a, *x->rule ? "逾期 %d 天" : "还没有完成，比通行做法晚 %d 天", days);
    return plan_state_title(state);
}

static void print_step(struct arena *a, const struct plan_step *x, struct date on)
{
    int days;
    enum plan_state state = org_plan_state(x, on, &days);
    printf("%s %s %s: %s%s%s%s%s%s%s%s%s\n", date_text(a, x->due_on), x->code, x->title, state_text(a, x, state, days),
            *x->rule ? "（" : "（通行做法", x->rule, *x->rule ? " " : "", x->article, "）",
            *x->owner ? "，责任人 " : "", x->owner, *x->note ? arena_text(a, "；%s", x->note) : "");
    if (*x->evidence) printf("           凭据: %s\n", x->evidence);
}

static void put_step(struct arena *a, struct json *j, const struct plan_step *x, struct date on)
{
    int days;
    enum plan_state state = org_plan_state(x, on, &days);
    json_put_text(j, "step", x->code);
    json_put_text(j, "title", x->title);
    json_put_text(j, "due", date_text(a, x->due_on));
    json_put_text(j, "state", plan_state_code(state));
    json_put_int(j, "days_late", days);
    json_put_text(j, "done_on", date_text(a, x->done_on));
    json_put_text(j, "evidence", x->evidence);
    json_put_text(j, "owner", x->owner);
    json_put_text(j, "rule", x->rule);
    json_put_text(j, "article", x->article);
    json_put_bool(j, "statutory", *x->rule);
    json_put_text(j, "note", x->note);
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct plan_list plan;
    struct notice_list notices;
    struct finding_list findings = {.arena = c->arena};
    struct date on;
    if (!cli_open_read_only(c, &ws) || !cli_date(c, "on", workspace_today(&ws), &on) ||
            !plan_load(&ws, &plan, &notices, &c->e) || !check_plan(&ws, on, &findings, NULL, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "steps");
    size_t late = 0, breaches = 0;
    for (size_t i = 0; i < plan.n; i++) {
        int days;
        enum plan_state state = org_plan_state(&plan.v[i], on, &days);
        bool is_late = state == PLAN_OVERDUE || state == PLAN_DONE_LATE;
        late += is_late;
        breaches += is_late && *plan.v[i].rule;
        if (cli_has(c, "late") && !is_late) continue;
        if (c->wants_json)
            put_step(c->arena, json_add_object(list), &plan.v[i], on);
        else
            print_step(c->arena, &plan.v[i], on);
    }
    if (c->wants_json) {
        json_put_text(root, "on", date_text(c->arena, on));
        json_put_int(root, "late", (int64_t)late);
        json_put_int(root, "late_statutory", (int64_t)breaches);
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        printf("到 %s: 共 %zu 步，法定步骤逾期或迟误 %zu 步，比通行做法晚 %zu 步\n", date_text(c->arena, on), plan.n,
                breaches, late - breaches);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

static enum exit_status run_done(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *code, *evidence;
    struct date on;
    if (!cli_text(c, "step", "", &code) || !cli_text(c, "evidence", "", &evidence) || !cli_open(c, &ws) ||
            !cli_date(c, "on", workspace_today(&ws), &on) || !plan_mark_done(&ws, code, on, evidence, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "步骤 %s 已于 %s 完成: %s", code, date_text(c->arena, on), evidence));
    return EXIT_DONE;
}

static enum exit_status run_assign(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *code, *owner;
    if (!cli_text(c, "step", "", &code) || !cli_text(c, "owner", "", &owner) || !cli_open(c, &ws) ||
            !plan_assign(&ws, code, owner, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "步骤 %s 的责任人: %s", code, owner));
    return EXIT_DONE;
}

static enum exit_status run_note(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *code, *text;
    if (!cli_text(c, "step", "", &code) || !cli_text(c, "text", "", &text) || !cli_open(c, &ws) ||
            !plan_annotate(&ws, code, text, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "步骤 %s 的备注: %s", code, text));
    return EXIT_DONE;
}

static enum exit_status run_add(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *title, *owner, *code;
    struct date due;
    if (!cli_text(c, "title", "", &title) || !cli_text(c, "owner", "", &owner) ||
            !cli_date(c, "due", DATE_NONE, &due) || !cli_open(c, &ws) ||
            !plan_add(&ws, title, due, owner, &code, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "step", code);
        cli_print_json(c, o);
    } else {
        printf("已加入步骤 %s %s，%s\n", code, title, date_text(c->arena, due));
    }
    return EXIT_DONE;
}

static enum exit_status run_export(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct plan_list plan;
    struct notice_list notices;
    const char *path = cli_value(c, "ics");
    if (!cli_open_read_only(c, &ws) || !plan_load(&ws, &plan, &notices, &c->e)) return cli_fail(c);
    if (plan.n == 0) {
        err_set(&c->e, ERR_STATE, "还没有工作计划，请先用 huanjie plan make 生成");
        return cli_fail(c);
    }
    if (!file_write_atomic(path, str_of(plan_ics(c->arena, &ws, &plan)), &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已写出 %s: %zu 步", path, plan.n));
    return EXIT_DONE;
}

/* ---- notices ---- */

static bool read_kind(struct cli *c, enum notice_kind *kind)
{
    const char *text = cli_value(c, "kind");
    if (notice_kind_from(text, kind)) return true;
    struct buf b = {.arena = c->arena};
#define X(name, code, title) buf_addf(&b, "%s%s", b.n ? "、" : "", code);
    NOTICE_KINDS(X)
#undef X
    return err_set(&c->e, ERR_USAGE, "--kind “%s” 应为 %s 之一", text, buf_text(&b));
}

static enum exit_status run_notice_add(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct notice x = {0};
    struct finding_list findings = {.arena = c->arena};
    if (!read_kind(c, &x.kind) || !cli_int(c, "district", 0, &x.district_no) || !cli_text(c, "place", "", &x.place) ||
            !cli_text(c, "note", "", &x.note) || !cli_open(c, &ws) ||
            !cli_date(c, "on", workspace_today(&ws), &x.published_on) || !notice_add(&ws, &x, &findings, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "notice", x.notice_no);
        cli_put_findings(o, "findings", &findings);
        cli_print_json(c, o);
    } else {
        printf("已登记%s，%s，%s\n", org_notice_subject(c->arena, &x), date_text(c->arena, x.published_on), x.place);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

static enum exit_status run_notice_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct notice_list notices;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !notice_load_all(c->arena, ws.db, ws.election.county, &notices, &c->e) ||
            !check_notices(&ws, &findings, NULL, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "notices");
    for (size_t i = 0; i < notices.n; i++) {
        const struct notice *x = &notices.v[i];
        struct json *j = json_add_object(list);
        json_put_int(j, "notice", x->notice_no);
        json_put_text(j, "kind", notice_kind_code(x->kind));
        json_put_int(j, "district", x->district_no);
        json_put_text(j, "on", date_text(c->arena, x->published_on));
        json_put_text(j, "place", x->place);
        json_put_text(j, "note", x->note);
        if (!c->wants_json)
            printf("%s %s，%s%s%s\n", date_text(c->arena, x->published_on), org_notice_subject(c->arena, x), x->place,
                    *x->note ? "；" : "", x->note);
    }
    if (c->wants_json) {
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        printf("公告 %zu 件\n", notices.n);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

const struct command command_plan_make = {
        .path = "plan make",
        .operands = "",
        .summary = "由选举日生成工作计划: 法定步骤和通行做法；可以重新生成",
        .needs_workspace = true,
        .run = run_make,
};

const struct command command_plan_list = {
        .path = "plan list",
        .operands = "",
        .summary = "工作计划: 日期、责任人、进度，哪些迟了几天",
        .options = (const struct option[]){{OPTION_VALUE, false, "on", "DATE", "到哪一天为止；默认今天"},
                {OPTION_FLAG, false, "late", NULL, "只看逾期和迟误的"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};

#define STEP_OPTION                                                                                                    \
    {                                                                                                                  \
        OPTION_VALUE, true, "step", "CODE", "步骤代码，见 huanjie plan list"                                     \
    }

const struct command command_plan_done = {
        .path = "plan done",
        .operands = "",
        .summary = "登记一步已经完成",
        .options = (const struct option[]){STEP_OPTION, {OPTION_VALUE, false, "on", "DATE", "完成日期；默认今天"},
                {OPTION_VALUE, true, "evidence", "TEXT", "凭据: 公告、会议记录、文号"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_done,
};

const struct command command_plan_assign = {
        .path = "plan assign",
        .operands = "",
        .summary = "确定一步的责任人",
        .options = (const struct option[]){STEP_OPTION, {OPTION_VALUE, true, "owner", "NAME", "责任人"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_assign,
};

const struct command command_plan_add = {
        .path = "plan add",
        .operands = "",
        .summary = "加入自己的一步",
        .options = (const struct option[]){{OPTION_VALUE, true, "title", "TEXT", "做什么"},
                {OPTION_VALUE, true, "due", "DATE", "应完成的日期"}, {OPTION_VALUE, false, "owner", "NAME", "责任人"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_add,
};

const struct command command_plan_note = {
        .path = "plan note",
        .operands = "",
        .summary = "给一步写备注",
        .options = (const struct option[]){STEP_OPTION, {OPTION_VALUE, true, "text", "TEXT", "备注"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_note,
};

const struct command command_plan_export = {
        .path = "plan export",
        .operands = "",
        .summary = "把工作计划写成日历文件",
        .options = (const struct option[]){{OPTION_VALUE, true, "ics", "FILE", "日历文件"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_export,
};

const struct command command_notice_add = {
        .path = "notice add",
        .operands = "",
        .summary = "登记一件公告，当即核对法定期限",
        .more = "种类: registration 选举日和选民登记、districts 选区划分和名额、voter-list 选民名单、\n"
                "voter-list-correction 名单补正、first-list 代表候选人名单、primary 预选、final-list "
                "正式代表候选人名单、\n"
                "voting 投票时间地点、elected 当选代表、credentials 代表资格、other-round 再次投票或另行选举",
        .options = (const struct option[]){{OPTION_VALUE, true, "kind", "KIND", "公告的种类"},
                {OPTION_VALUE, false, "district", "N", "只为一个选区；默认全部"},
                {OPTION_VALUE, false, "on", "DATE", "公布日期；默认今天"},
                {OPTION_VALUE, true, "place", "TEXT", "公布地点"}, {OPTION_VALUE, false, "note", "TEXT", "备注"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_notice_add,
};

const struct command command_notice_list = {
        .path = "notice list",
        .operands = "",
        .summary = "已公布的公告，哪些迟了几天",
        .needs_workspace = true,
        .run = run_notice_list,
};
