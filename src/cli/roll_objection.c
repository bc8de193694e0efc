/* Objections to the list of voters (申诉). */
#include <inttypes.h>
#include <stdio.h>

#include "app/objection.h"
#include "cli/commands.h"
#include "cli/roll.h"
#include "cli/work.h"

/* ---- showing ---- */

static void put_date(struct cli *c, struct json *o, const char *name, struct date d)
{
    if (date_is_set(d))
        json_put_text(o, name, date_text(c->arena, d));
    else
        json_put_null(o, name);
}

static void put_state(struct cli *c, struct json *j, const struct objection_state *s, struct date today)
{
    const struct objection *o = &s->objection;
    json_put_int(j, "objection", o->objection_no);
    json_put_text(j, "applicant", o->applicant);
    json_put_text(j, "about", o->about);
    json_put_int(j, "voter", o->voter_no);
    json_put_int(j, "district", o->district_no);
    json_put_text(j, "claim", o->claim);
    json_put_text(j, "outcome", objection_outcome_code(o->outcome));
    json_put_text(j, "judged", objection_outcome_code(o->judged));
    struct json *steps = json_put_array(j, "steps");
    for (size_t i = 0; i < s->term_count; i++) {
        const struct objection_term *t = &s->terms[i];
        struct json *step = json_add_object(steps);
        json_put_text(step, "step", objection_step_code(t->step));
        put_date(c, step, "last", t->last);
        put_date(c, step, "taken", t->taken);
        json_put_int(step, "days_late", law_objection_lateness(t, today));
        json_put_text(step, "rule", rule_code(t->because.rule));
        json_put_text(step, "article", t->because.article);
    }
    const struct objection_term *next = &s->terms[s->term_count - 1];
    json_put_text(j, "next", objection_step_code(next->step));
    put_date(c, j, "due", next->last);
}

static void print_next(struct cli *c, const struct objection_state *s, struct date today)
{
    const struct objection_term *next = &s->terms[s->term_count - 1];
    int late = law_objection_lateness(next, today);
    if (next->step == OBJECTION_STEP_CLOSED) {
        printf("  已了结: %s（%s）\n", next->because.text, next->because.article);
        return;
    }
    printf("  下一步: %s%s，最后期限 %s（%s）%s\n", next->step == OBJECTION_STEP_SUE ? "对处理意见不服的，可以" : "",
            objection_step_title(next->step), date_text(c->arena, next->last), next->because.article,
            late ? arena_text(c->arena, "，已迟 %d 天", late) : "");
}

static void print_state(struct cli *c, const struct objection_state *s, struct date today)
{
    const struct objection *o = &s->objection;
    printf("申诉 %" PRId64 "（%s 提出）: %s 关于 %s", o->objection_no, date_text(c->arena, o->filed_on), o->applicant,
            o->about);
    if (o->voter_no) printf("（选民 %" PRId64 "）", o->voter_no);
    printf("，%s\n", o->claim);
    if (date_is_set(o->decided_on))
        printf("  %s 处理: %s %s %s\n", date_text(c->arena, o->decided_on), objection_outcome_title(o->outcome),
                o->document, o->decision);
    if (date_is_set(o->sued_on)) printf("  %s 起诉: %s\n", date_text(c->arena, o->sued_on), o->court);
    if (date_is_set(o->judged_on))
        printf("  %s 判决: %s %s\n", date_text(c->arena, o->judged_on), objection_outcome_title(o->judged),
                o->judgment);
    print_next(c, s, today);
}

static enum exit_status show(
        struct cli *c, const struct workspace *ws, const struct objection_state *s, const struct finding_list *findings)
{
    struct date today = workspace_today(ws);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        put_state(c, o, s, today);
        cli_put_findings(o, "findings", findings);
        cli_print_json(c, o);
    } else {
        print_state(c, s, today);
        cli_print_findings(findings);
    }
    return cli_status_of(findings);
}

/* ---- commands ---- */

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct objection_states states;
    if (!cli_open_read_only(c, &ws) || !objection_load_states(&ws, &states, &c->e)) return cli_fail(c);
    struct date today = workspace_today(&ws);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "objections");
    bool only_open = cli_has(c, "open");
    size_t shown = 0;
    for (size_t i = 0; i < states.n; i++) {
        const struct objection_state *s = &states.v[i];
        if (only_open && s->terms[s->term_count - 1].step == OBJECTION_STEP_CLOSED) continue;
        shown++;
        if (c->wants_json)
            put_state(c, json_add_object(list), s, today);
        else
            print_state(c, s, today);
    }
    if (c->wants_json)
        cli_print_json(c, root);
    else
        printf("申诉 %zu 件\n", shown);
    return EXIT_DONE;
}

static enum exit_status run_add(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct objection o = {0};
    struct objection_state state;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_text(c, "applicant", "", &o.applicant) || !cli_text(c, "about", "", &o.about) ||
            !cli_text(c, "claim", "", &o.claim) || !cli_int(c, "voter", 0, &o.voter_no) ||
            !cli_int(c, "district", 0, &o.district_no) || !cli_open(c, &ws) ||
            !cli_date(c, "on", workspace_today(&ws), &o.filed_on) || !objection_file(&ws, &o, &state, &findings, &c->e))
        return cli_fail(c);
    return show(c, &ws, &state, &findings);
}

typedef bool take_step(struct workspace *ws, const struct objection_step_taken *step, struct objection_state *state,
        struct finding_list *findings, struct err *e);

static bool read_outcome(struct cli *c, enum objection_outcome *outcome)
{
    const char *text;
    *outcome = OBJECTION_OPEN;
    if (!cli_text(c, "outcome", "", &text)) return false;
    if (!*text || (objection_outcome_from(text, outcome) && *outcome != OBJECTION_OPEN)) return true;
    return err_set(&c->e, ERR_USAGE, "--outcome “%s” 应为 upheld（申诉成立）或 rejected（申诉不成立）", text);
}

static enum exit_status run_step(struct cli *c, take_step *use_case)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct objection_step_taken step = {0};
    struct objection_state state;
    struct finding_list findings = {.arena = c->arena};
    const char *court;
    if (!cli_int(c, "objection", 0, &step.objection_no) || !cli_text(c, "text", "", &step.text) ||
            !cli_text(c, "court", "", &court) || !cli_text(c, "document", "", &step.document) ||
            !read_outcome(c, &step.outcome) || !cli_open(c, &ws) || !cli_date(c, "on", workspace_today(&ws), &step.on))
        return cli_fail(c);
    if (*court) step.text = court;
    if (!use_case(&ws, &step, &state, &findings, &c->e)) return cli_fail(c);
    return show(c, &ws, &state, &findings);
}

static enum exit_status run_decide(struct cli *c)
{
    return run_step(c, objection_decide);
}

static enum exit_status run_sue(struct cli *c)
{
    return run_step(c, objection_sue);
}

static enum exit_status run_judge(struct cli *c)
{
    return run_step(c, objection_judge);
}

#define OBJECTION_OPTION                                                                                               \
    {                                                                                                                  \
        OPTION_VALUE, true, "objection", "N", "申诉号，见 huanjie roll objection list"                            \
    }
#define OUTCOME_OPTION                                                                                                 \
    {                                                                                                                  \
        OPTION_VALUE, true, "outcome", "CODE", "upheld 申诉成立，rejected 申诉不成立"                        \
    }
#define LAST_OPTION                                                                                                    \
    {                                                                                                                  \
        OPTION_END, false, NULL, NULL, NULL                                                                            \
    }

const struct command command_roll_objection_add = {
        .path = "roll objection add",
        .operands = "",
        .summary = "登记对选民名单的申诉（公布之日起五日内）",
        .options = (const struct option[]){{OPTION_VALUE, true, "applicant", "NAME", "申诉人"},
                {OPTION_VALUE, false, "voter", "N", "涉及名册上的人: 选民证号"},
                {OPTION_VALUE, false, "about", "NAME", "涉及名册上没有的人: 姓名"},
                {OPTION_VALUE, false, "district", "N", "涉及哪个选区的名单"},
                {OPTION_VALUE, true, "claim", "TEXT", "申诉的内容，如 应当列入名单"},
                {OPTION_VALUE, false, "on", "DATE", "提出的日期；默认今天"}, LAST_OPTION},
        .needs_workspace = true,
        .run = run_add,
};

const struct command command_roll_objection_decide = {
        .path = "roll objection decide",
        .operands = "",
        .summary = "登记选举委员会对申诉的处理（收到后三日内）",
        .more = "申诉成立、须改名册的，另用 roll add、roll strike、roll restore 等命令改，凭据写申诉的处理文书。",
        .options = (const struct option[]){OBJECTION_OPTION, OUTCOME_OPTION,
                {OPTION_VALUE, false, "text", "TEXT", "处理意见"},
                {OPTION_VALUE, false, "document", "NO", "文号或会议记录"},
                {OPTION_VALUE, false, "on", "DATE", "处理的日期；默认今天"}, LAST_OPTION},
        .needs_workspace = true,
        .run = run_decide,
};

const struct command command_roll_objection_sue = {
        .path = "roll objection sue",
        .operands = "",
        .summary = "登记申诉人对处理意见不服而起诉（选举日五日以前）",
        .options = (const struct option[]){OBJECTION_OPTION, {OPTION_VALUE, true, "court", "NAME", "人民法院"},
                {OPTION_VALUE, false, "on", "DATE", "起诉的日期；默认今天"}, LAST_OPTION},
        .needs_workspace = true,
        .run = run_sue,
};

const struct command command_roll_objection_judge = {
        .path = "roll objection judge",
        .operands = "",
        .summary = "登记人民法院的判决（选举日以前，为最后决定）",
        .options = (const struct option[]){OBJECTION_OPTION, OUTCOME_OPTION,
                {OPTION_VALUE, false, "text", "TEXT", "判决的内容"},
                {OPTION_VALUE, false, "document", "NO", "判决书文号"},
                {OPTION_VALUE, false, "on", "DATE", "判决的日期；默认今天"}, LAST_OPTION},
        .needs_workspace = true,
        .run = run_judge,
};

const struct command command_roll_objection_list = {
        .path = "roll objection list",
        .operands = "",
        .summary = "申诉办到哪一步，下一步是什么、到哪一天",
        .options = (const struct option[]){{OPTION_FLAG, false, "open", NULL, "只看没有了结的"}, LAST_OPTION},
        .needs_workspace = true,
        .run = run_list,
};
