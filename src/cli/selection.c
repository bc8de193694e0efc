/* The commands that record how it was decided who takes a post. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/selection_item.h"
#include "base/buf.h"
#include "base/ratio.h"
#include "cadre/procedure.h"
#include "cadre/set_share.h"
#include "cadre/share.h"
#include "cli/appraise.h"
#include "cli/commands.h"
#include "cli/intake.h"
#include "cli/work.h"

static bool read_number(struct cli *c, int64_t *selection_no)
{
    char *end;
    *selection_no = strtoll(c->operands[0], &end, 10);
    return (!*end && *selection_no > 0) || err_set(&c->e, ERR_USAGE, "“%s”应为件号，见 huanjie process list", c->operands[0]);
}

static enum exit_status run_open(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *post;
    struct date on;
    struct selection_opened x;
    if (!cli_text(c, "post", "", &post) || !cli_open(c, &ws) || !cli_date(c, "on", workspace_today(&ws), &on) ||
            !selection_start(&ws, c->operands[0], post, on, &x, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "selection", x.selection_no);
        json_put_text(o, "official", x.official);
        json_put_text(o, "post", x.post);
        cli_print_json(c, o);
    } else {
        printf("已登记第 %" PRId64 " 件: %s → %s\n", x.selection_no, x.official, x.post);
    }
    return EXIT_DONE;
}

static enum exit_status run_close(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *why, *line;
    struct date on;
    int64_t selection_no;
    if (!read_number(c, &selection_no) || !cli_text(c, "why", "", &why) || !cli_open(c, &ws) ||
            !cli_date(c, "on", workspace_today(&ws), &on) || !selection_give_up(&ws, selection_no, on, why, &line, &c->e))
        return cli_fail(c);
    cli_say(c, line);
    return EXIT_DONE;
}

/* ---- events ---- */

static bool read_counts(struct cli *c, struct selection_event *x)
{
    return cli_int(c, "due", -1, &x->due) && cli_int(c, "excused", -1, &x->excused) &&
           cli_int(c, "present", -1, &x->present) && cli_int(c, "agree", -1, &x->agree) &&
           cli_int(c, "against", -1, &x->against) && cli_int(c, "postponed", -1, &x->postponed);
}

static bool read_outcome(struct cli *c, enum selection_outcome *outcome)
{
    const char *text;
    if (!cli_text(c, "outcome", "passed", &text)) return false;
    return selection_outcome_from(text, outcome) || selection_outcome_from_title(text, outcome) ||
           err_set(&c->e, ERR_USAGE, "--outcome “%s”应为 passed（通过）、failed（不通过）、pending（待查）", text);
}

static bool read_meeting(struct cli *c, struct selection_event *x)
{
    const char *form, *meeting, *items, *disagreement;
    if (!cli_text(c, "head", "", &x->head) || !cli_text(c, "form", "", &form) ||
            !cli_text(c, "meeting", decision_meeting_code(MEETING_CADRE), &meeting) || !cli_text(c, "items", "", &items) ||
            !cli_text(c, "disagreement", "", &disagreement))
        return false;
    if (!disagreement_from(disagreement, &x->disagreement))
        return err_set(&c->e, ERR_USAGE, "--disagreement “%s”应为 small（分歧不大）、large（分歧较大）", disagreement);
    if (!decision_form_from(form, &x->form) && !decision_form_from_title(form, &x->form))
        return err_set(&c->e, ERR_USAGE, "--form “%s”应为 oral（口头表决）、hand（举手表决）、ballot（无记名投票）", form);
    if (!decision_meeting_from(meeting, &x->meeting))
        return err_set(&c->e, ERR_USAGE, "--meeting “%s”应为 cadre、plenary、base 之一", meeting);
    return selection_items_read(c->arena, items, &x->items, &x->item_count, &c->e);
}

static const char *kinds_text(struct arena *a)
{
    struct buf b = {.arena = a};
    for (int k = 0; k < SELECTION_KIND_COUNT; k++) buf_addf(&b, "%s%s", k ? "、" : "", selection_kind_code((enum selection_kind)k));
    return buf_text(&b);
}

static enum exit_status run_record(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct selection_event x = {0};
    const char *kind = c->operands[1], *line;
    if (!read_number(c, &x.selection_no)) return cli_fail(c);
    if (!selection_kind_from(kind, &x.kind) && !selection_kind_from_title(kind, &x.kind)) {
        (void)err_set(&c->e, ERR_USAGE, "“%s”应为 %s 之一", kind, kinds_text(c->arena));
        return cli_fail(c);
    }
    if (!read_counts(c, &x) || !read_meeting(c, &x) || !read_outcome(c, &x.outcome) || !cli_text(c, "body", "", &x.body) ||
            !cli_text(c, "document", "", &x.document) || !cli_text(c, "people", "", &x.people) ||
            !cli_text(c, "why", "", &x.why) || !cli_date(c, "until", DATE_NONE, &x.until) || !cli_open(c, &ws) ||
            !cli_date(c, "on", DATE_NONE, &x.happened_on) || !selection_record(&ws, &x, &line, &c->e))
        return cli_fail(c);
    cli_say(c, line);
    return EXIT_DONE;
}

static void put_event(struct cli *c, struct json *list, const struct selection_event *x)
{
    struct json *o = json_add_object(list);
    json_put_text(o, "kind", selection_kind_code(x->kind));
    json_put_text(o, "on", date_text(c->arena, x->happened_on));
    json_put_text(o, "until", date_text(c->arena, x->until));
    json_put_text(o, "outcome", selection_outcome_code(x->outcome));
    json_put_text(o, "body", x->body);
    json_put_text(o, "document", x->document);
    json_put_text(o, "people", x->people);
    json_put_text(o, "why", x->why);
    struct json *items = json_put_array(o, "items");
    for (size_t i = 0; i < x->item_count; i++) {
        struct json *item = json_add_object(items);
        json_put_text(item, "name", x->items[i].name);
        json_put_text(item, "value", x->items[i].value);
        json_put_text(item, "basis", x->items[i].basis);
    }
    if (x->kind == SELECTION_DECIDE) {
        struct procedure_decision d = procedure_decide(x);
        json_put_int(o, "due", d.base);
        json_put_int(o, "present", x->present);
        json_put_int(o, "present_needed", d.present_needed);
        json_put_int(o, "agree", x->agree);
        json_put_int(o, "agree_needed", d.agree_needed);
        json_put_bool(o, "carried", d.is_carried);
        json_put_text(o, "head", x->head);
        json_put_text(o, "form", decision_form_code(x->form));
        json_put_text(o, "meeting", decision_meeting_code(x->meeting));
        json_put_text(o, "disagreement", disagreement_code(x->disagreement));
        if (!c->wants_json)
            printf("     %s 讨论决定: 应到 %" PRId64 "，到会 %" PRId64 "（须 %" PRId64 "），同意 %" PRId64 "（须 %" PRId64 "）%s %s\n",
                    date_text(c->arena, x->happened_on), d.base, x->present, d.present_needed, x->agree, d.agree_needed,
                    selection_outcome_title(x->outcome), x->body);
    } else if (!c->wants_json) {
        printf("     %s %s%s%s %s %s %s\n", date_text(c->arena, x->happened_on), selection_kind_title(x->kind),
                date_is_set(x->until) ? " 到 " : "", date_text(c->arena, x->until), selection_outcome_title(x->outcome),
                x->body, x->document);
    }
    for (size_t i = 0; i < x->item_count && !c->wants_json; i++)
        printf("         %s%s%s%s%s\n", x->items[i].name, *x->items[i].value ? ": " : "", x->items[i].value,
                *x->items[i].basis ? "，依据 " : "", x->items[i].basis);
}

/* What the sets behind a recommendation say, each by itself and with its base. */
static void put_sets(struct cli *c, struct json *list, const struct selection_state *s, int64_t selection_no)
{
    for (size_t i = 0; i < s->set_count; i++) {
        const struct recommended_set *x = &s->sets[i];
        if (x->selection_no != selection_no) continue;
        struct json *o = json_add_object(list);
        json_put_text(o, "set", x->name);
        json_put_text(o, "kind", set_kind_code(x->kind));
        json_put_bool(o, "signed", x->is_signed);
        json_put_text(o, "on", date_text(c->arena, x->held_on));
        json_put_int(o, "expected", x->expected);
        json_put_int(o, "present", x->present);
        json_put_int(o, "votes", x->votes);
        json_put_int(o, "base", x->base);
        const char *lacking = x->is_hidden ? set_hidden_why : "票组还没有结果";
        struct measure share = measure_undefined(CADRE_WILSON, 0, lacking);
        struct err ignored;
        if (x->base && !cadre_wilson(x->votes, x->base, &share, &ignored)) share = measure_undefined(CADRE_WILSON, x->base, "算不出来");
        cli_put_measure(o, "share", &share);
        if (c->wants_json) continue;
        printf("     推荐 %s（%s%s，%s）: ", x->name, set_kind_title(x->kind), x->is_signed ? "，署名" : "", date_text(c->arena, x->held_on));
        if (x->base)
            printf("%" PRId64 " 票，有效票 %" PRId64 "，%s\n", x->votes, x->base, cli_share_text(c->arena, &share));
        else
            printf("%s\n", lacking);
    }
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct selection_state s;
    if (!cli_open_read_only(c, &ws) || !selection_load(&ws, &s, &c->e) || !selection_sets_load(&ws, &s, &c->e)) return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "selections");
    for (size_t i = 0; i < s.selections.n; i++) {
        const struct selection *x = &s.selections.v[i];
        const struct official *o = official_lookup(&s.people.officials, x->official_no);
        const struct post *post = post_lookup(&s.people.posts, x->post_no);
        struct json *j = json_add_object(list), *events;
        json_put_int(j, "selection", x->selection_no);
        json_put_text(j, "name", o ? o->name : "");
        json_put_text(j, "post", post ? people_post_subject(c->arena, &s.people, post) : "");
        json_put_text(j, "closed_on", date_text(c->arena, x->closed_on));
        json_put_text(j, "closed_why", x->closed_why);
        events = json_put_array(j, "events");
        struct json *sets = json_put_array(j, "sets");
        if (!c->wants_json)
            printf("%s%s%s\n", selection_subject(c->arena, &s.people, x), date_is_set(x->closed_on) ? "，停止: " : "", x->closed_why);
        for (size_t k = 0; k < s.events.n; k++)
            if (s.events.v[k].selection_no == x->selection_no) put_event(c, events, &s.events.v[k]);
        put_sets(c, sets, &s, x->selection_no);
    }
    if (c->wants_json)
        cli_print_json(c, root);
    else
        printf("%zu 件\n", s.selections.n);
    return EXIT_DONE;
}

/* ---- days off, checking ---- */

static enum exit_status run_holiday(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in;
    struct finding_list none = {.arena = c->arena};
    if (!cli_open(c, &ws) || !holiday_import(&ws, c->operands[0], cli_has(c, "yes"), &in, &c->e)) return cli_fail(c);
    return cli_show_intake(c, &in, &none);
}

/* What was looked at, so that no finding is not taken for nothing amiss: which selections, how many steps of each are on record. */
static void put_checked(struct cli *c, const struct selection_state *s, int64_t selection_no, size_t findings, struct json *list)
{
    size_t checked = 0, steps = 0;
    struct buf bare = {.arena = c->arena};
    for (size_t i = 0; i < s->selections.n; i++) {
        const struct selection *x = &s->selections.v[i];
        size_t own = 0;
        if (date_is_set(x->closed_on) || (selection_no && x->selection_no != selection_no)) continue;
        for (size_t k = 0; k < s->events.n; k++) own += s->events.v[k].selection_no == x->selection_no;
        struct json *o = json_add_object(list);
        json_put_int(o, "selection", x->selection_no);
        json_put_int(o, "steps", (int64_t)own);
        checked++;
        steps += own;
        if (!own)
            buf_addf(&bare, "  %s: 还没有登记一步，没有可查的；民主推荐做了以后用 huanjie process record %" PRId64 " recommend 登记\n",
                    selection_subject(c->arena, &s->people, x), x->selection_no);
    }
    if (c->wants_json) return;
    printf("%s", buf_text(&bare));
    if (!checked && !selection_no) printf("没有进行中的选拔任用；用 huanjie process open 登记一件\n");
    if (!checked && selection_no) printf("第 %" PRId64 " 件已经停止，不查\n", selection_no);
    printf("查了 %zu 件、登记了的 %zu 步，问题 %zu 项\n", checked, steps, findings);
}

static enum exit_status run_check(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct selection_state s;
    struct finding_list findings = {.arena = c->arena};
    int64_t selection_no = 0;
    if ((c->operand_count && !read_number(c, &selection_no)) || !cli_open_read_only(c, &ws) ||
            !selection_load(&ws, &s, &c->e) ||
            !selection_check(&ws, &s, selection_no, workspace_today(&ws), &findings, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *checked = json_put_array(o, "checked");
    if (!c->wants_json) cli_print_findings(&findings);
    put_checked(c, &s, selection_no, findings.n, checked);
    cli_put_findings(o, "findings", &findings);
    if (c->wants_json) cli_print_json(c, o);
    return cli_status_of(&findings);
}

const struct command command_process_open = {
        .path = "process open",
        .operands = "WHO",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "登记一件选拔任用: 谁，拟任什么职位",
        .options = (const struct option[]){{OPTION_VALUE, true, "post", "UNIT/POST", "拟任职位，如 东溪镇/镇长"},
                {OPTION_VALUE, false, "on", "DATE", "动议的日期；默认今天"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_open,
};

const struct command command_process_close = {
        .path = "process close",
        .operands = "N",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一件选拔任用停止，记录保留",
        .options = (const struct option[]){{OPTION_VALUE, true, "why", "TEXT", "理由"},
                {OPTION_VALUE, false, "on", "DATE", "停止的日期；默认今天"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_close,
};

const struct command command_process_record = {
        .path = "process record",
        .operands = "N KIND",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "登记第 N 件的一步: 民主推荐、考察七步、凡提四必、讨论决定、任前公示、任职",
        .more = "KIND: rec-plan、rec-communicate、rec-meeting、rec-analyse、rec-report（推荐的记录）、recommend；plan、communicate、preview、collect、analyse、feedback、proposal（考察七步）、appraise；\n"
                "archive、personal、discipline、letters、identity；exception（破格）、matter（须事前报告的事项）、report（事前报告）、submit（呈报）；\n"
                "reconsider（同意复议）、decide、notice、appoint、probation（试用期满考核），或者它们的中文名称。\n"
                "同一步再登记一次的，以后一次为准，前一次的记录保留。",
        .options = (const struct option[]){{OPTION_VALUE, true, "on", "DATE", "日期；公示写公布的日期"},
                {OPTION_VALUE, false, "until", "DATE", "公示的最后一日"},
                {OPTION_VALUE, false, "outcome", "OUTCOME", "passed（通过，默认）、failed（不通过）、pending（待查）"},
                {OPTION_VALUE, false, "body", "NAME", "作出的单位: 县委常委会、考察组、县纪委 …"},
                {OPTION_VALUE, false, "document", "NO", "文号"}, {OPTION_VALUE, false, "due", "N", "应到（应参加）人数"},
                {OPTION_VALUE, false, "excused", "N", "其中回避的人数"},
                {OPTION_VALUE, false, "present", "N", "到会（参加）人数，不含回避的"},
                {OPTION_VALUE, false, "agree", "N", "同意"}, {OPTION_VALUE, false, "against", "N", "不同意"},
                {OPTION_VALUE, false, "postponed", "N", "缓议"},
                {OPTION_VALUE, false, "people", "NAMES", "到会成员、考察组成员的姓名，用“、”分开；据此核对回避"},
                {OPTION_VALUE, false, "items", "LIST",
                        "推荐: 票组，程序=代号；rec-meeting: 公布和发放的；讨论决定: 姓名=意见，按发言的次序；identity: 项目=认定（依据）；matter、report: 事项；呈报: 材料=文号。用“、”分开"},
                {OPTION_VALUE, false, "head", "NAME", "讨论决定的主持人，应末位表态"},
                {OPTION_VALUE, false, "form", "FORM", "表决的方式: oral（口头表决）、hand（举手表决）、ballot（无记名投票）"},
                {OPTION_VALUE, false, "meeting", "KIND",
                        "人数要求: cadre（三分之二，默认）、plenary（三分之二）、base（五分之四）；不收 ordinary（讨论其他议题的过半数）"},
                {OPTION_VALUE, false, "disagreement", "HOW", "主持人认定的意见分歧: small（不大）、large（较大，应当暂缓表决）"},
                {OPTION_VALUE, false, "why", "TEXT", "说明；不公示的、不须呈报的、只有一种推荐的、破格的写理由"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_record,
};

const struct command command_process_list = {
        .path = "process list",
        .operands = "",
        .summary = "选拔任用各件和它们的各步，讨论决定须多少人到会、同意",
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_process_check = {
        .path = "process check",
        .operands = "[N]",
        .operands_min = 0,
        .operands_max = 1,
        .summary = "核对程序: 推荐、考察、凡提四必、会议人数、公示天数、先后次序、公推五步",
        .needs_workspace = true,
        .run = run_check,
};

const struct command command_process_holiday = {
        .path = "process holiday",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入节假日表: 放假的日子和调休上班的日子，计算工作日用",
        .more = "列: 日期*、名称、类别（休息、上班）",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_holiday,
};
