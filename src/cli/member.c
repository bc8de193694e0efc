/* Who serves: taking in tables, one by one, looking at them. */
#include "app/member.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/check_org.h"
#include "cli/change.h"
#include "cli/commands.h"
#include "cli/work.h"

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct change_list changes;
    struct date on;
    if (!cli_open(c, &ws) || !cli_date(c, "on", workspace_today(&ws), &on) ||
            !member_import(&ws, c->operands[0], on, cli_has(c, "yes"), &changes, &c->e))
        return cli_fail(c);
    return cli_show_changes(c, "人员", &changes);
}

static enum exit_status run_kin(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct change_list changes;
    if (!cli_open(c, &ws) || !kin_import(&ws, c->operands[0], cli_has(c, "yes"), &changes, &c->e)) return cli_fail(c);
    return cli_show_changes(c, "近亲属申报", &changes);
}

/* A code or, as in the tables, a title. */
static bool read_body(struct cli *c, enum member_body *body)
{
    const char *text;
    if (!cli_text(c, "body", "", &text)) return false;
    if (member_body_from(text, body) || member_body_from_title(text, body)) return true;
    return err_set(&c->e, ERR_USAGE,
            "--body “%s” 应为选举委员会、领导小组、选举办公室、指导组、主持人、监票人、计票人、工作人员之一", text);
}

static bool read_member(struct cli *c, struct member *m)
{
    m->left_why = "";
    return read_body(c, &m->body) && cli_text(c, "name", "", &m->name) && cli_text(c, "post", "", &m->post) &&
           cli_text(c, "unit", "", &m->unit) && cli_int(c, "district", 0, &m->district_no) &&
           cli_int(c, "station", 0, &m->station_no) && cli_int(c, "voter", 0, &m->voter_no) &&
           cli_text(c, "appointed-by", "", &m->appointed_by) &&
           cli_date(c, "appointed-on", DATE_NONE, &m->appointed_on) && cli_text(c, "document", "", &m->document);
}

static enum exit_status run_add(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct member m = {0};
    int64_t member_no;
    if (!read_member(c, &m) || !cli_open(c, &ws) || !member_add(&ws, &m, &member_no, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "member", member_no);
        cli_print_json(c, o);
    } else {
        printf("已登记第 %" PRId64 " 号: %s %s\n", member_no, member_body_title(m.body), m.name);
    }
    return EXIT_DONE;
}

static enum exit_status run_leave(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct member left;
    int64_t member_no;
    struct date on;
    const char *why;
    if (!cli_int(c, "member", 0, &member_no) || !cli_text(c, "why", "", &why) || !cli_open(c, &ws) ||
            !cli_date(c, "on", workspace_today(&ws), &on) || !member_leave(&ws, member_no, on, why, &left, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%s %s 自 %s 起不再担任（%s）", member_body_title(left.body), left.name,
                       date_text(c->arena, on), why));
    return EXIT_DONE;
}

static void put_member(struct arena *a, struct json *j, const struct member *m)
{
    json_put_int(j, "member", m->member_no);
    json_put_text(j, "body", member_body_code(m->body));
    json_put_text(j, "name", m->name);
    json_put_text(j, "post", m->post);
    json_put_text(j, "unit", m->unit);
    json_put_int(j, "district", m->district_no);
    json_put_int(j, "station", m->station_no);
    json_put_int(j, "voter", m->voter_no);
    json_put_text(j, "appointed_by", m->appointed_by);
    json_put_text(j, "appointed_on", date_text(a, m->appointed_on));
    json_put_text(j, "document", m->document);
    json_put_text(j, "left_on", date_text(a, m->left_on));
    json_put_text(j, "left_why", m->left_why);
}

static void print_member(struct arena *a, const struct member *m)
{
    const char *place = m->station_no    ? station_subject(a, m->district_no, m->station_no)
                        : m->district_no ? district_subject(a, m->district_no)
                                         : "";
    printf("%4" PRId64 " %s %s%s%s%s%s%s%s", m->member_no, member_body_title(m->body), m->name, *m->post ? "，" : "",
            m->post, *m->unit ? "，" : "", m->unit, *place ? "，" : "", place);
    if (*m->appointed_by) printf("，%s%s任命 %s", m->appointed_by, date_text(a, m->appointed_on), m->document);
    if (!member_serves(m)) printf("，%s 离任: %s", date_text(a, m->left_on), m->left_why);
    printf("\n");
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct member_list members;
    struct finding_list findings = {.arena = c->arena};
    enum member_body body = BODY_COUNT;
    if ((cli_has(c, "body") && !read_body(c, &body)) || !cli_open_read_only(c, &ws) ||
            !member_load_all(c->arena, ws.db, ws.election.county, &members, &c->e) ||
            !check_members(&ws, &findings, NULL, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "members");
    size_t shown = 0;
    for (size_t i = 0; i < members.n; i++) {
        const struct member *m = &members.v[i];
        if (body != BODY_COUNT && m->body != body) continue;
        shown++;
        if (c->wants_json)
            put_member(c->arena, json_add_object(list), m);
        else
            print_member(c->arena, m);
    }
    if (c->wants_json) {
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        printf("%zu 人\n", shown);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

const struct command command_member_import = {
        .path = "member import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入人员表: 选举委员会、指导组、监票人、计票人等",
        .more = "列: 机构*、姓名*、职务、单位、选区号、站号、选民证号、任命机关、任命日期、文号\n"
                "一份表只管它写到的机构；这些机构中表里没有了的人，从 --on 之日起离任。",
        .options = (const struct option[]){CONSENT_OPTION,
                {OPTION_VALUE, false, "on", "DATE", "名单变动的日期；默认今天"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_member_kin = {
        .path = "member kin",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入近亲属申报表",
        .more = "列: 机构*、姓名*、候选人选区号*、候选人*、关系*（配偶、父亲、本人 …）",
        .options = (const struct option[]){CONSENT_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_kin,
};

const struct command command_member_add = {
        .path = "member add",
        .operands = "",
        .summary = "登记一个人员",
        .options = (const struct option[]){{OPTION_VALUE, true, "body", "NAME", "机构，如 选举委员会 或 committee"},
                {OPTION_VALUE, true, "name", "NAME", "姓名"}, {OPTION_VALUE, false, "post", "TEXT", "职务，如 主任"},
                {OPTION_VALUE, false, "unit", "TEXT", "单位"}, {OPTION_VALUE, false, "district", "N", "选区号"},
                {OPTION_VALUE, false, "station", "N", "站号"}, {OPTION_VALUE, false, "voter", "N", "本人的选民证号"},
                {OPTION_VALUE, false, "appointed-by", "NAME", "任命机关"},
                {OPTION_VALUE, false, "appointed-on", "DATE", "任命日期"},
                {OPTION_VALUE, false, "document", "NO", "任命文号"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_add,
};

const struct command command_member_leave = {
        .path = "member leave",
        .operands = "",
        .summary = "登记一个人员离任（选举委员会组成人员成为候选人的应当辞去）",
        .options = (const struct option[]){{OPTION_VALUE, true, "member", "N", "人员号，见 huanjie member list"},
                {OPTION_VALUE, false, "on", "DATE", "离任日期；默认今天"},
                {OPTION_VALUE, true, "why", "TEXT", "理由，如 成为代表候选人，辞去"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_leave,
};

const struct command command_member_list = {
        .path = "member list",
        .operands = "",
        .summary = "人员名单，以及任命、回避等问题",
        .options = (const struct option[]){{OPTION_VALUE, false, "body", "NAME", "只看一个机构"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};
