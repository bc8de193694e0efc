/* The number of deputies: its ceiling, the decision, the districts' shares, minorities. */
#include "app/seats.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/check_org.h"
#include "app/minority.h"
#include "base/utf8.h"
#include "cli/change.h"
#include "cli/commands.h"
#include "cli/work.h"

/* ---- show ---- */

static void put_ceiling(struct json *o, const struct seats_survey *s)
{
    if (!s->has_ceiling) {
        json_put_null(o, "ceiling");
        return;
    }
    struct json *j = json_put_object(o, "ceiling");
    json_put_int(j, "seats", s->ceiling.seats);
    json_put_int(j, "base", s->ceiling.base);
    json_put_int(j, "added", s->ceiling.added);
    json_put_int(j, "cap", s->ceiling.cap);
    json_put_int(j, "extra", s->ceiling.extra);
    json_put_bool(j, "may_be_fewer", s->ceiling.may_be_fewer);
    struct json *reasons = json_put_array(j, "reasons");
    for (size_t i = 0; i < s->ceiling.reasons.n; i++) {
        struct json *r = json_add_object(reasons);
        json_put_text(r, "rule", rule_code(s->ceiling.reasons.v[i].rule));
        json_put_text(r, "article", s->ceiling.reasons.v[i].article);
        json_put_text(r, "text", s->ceiling.reasons.v[i].text);
    }
}

static void put_quota(struct arena *a, struct json *o, const struct quota *q)
{
    if (!q) {
        json_put_null(o, "fixed");
        return;
    }
    struct json *j = json_put_object(o, "fixed");
    json_put_int(j, "total", q->total);
    json_put_int(j, "population", q->population);
    json_put_bool(j, "extra_five_percent", q->extra_five);
    json_put_text(j, "body", q->body);
    json_put_text(j, "document", q->document);
    json_put_text(j, "on", date_text(a, q->fixed_on));
    json_put_text(j, "ground", quota_ground_code(q->ground));
    json_put_text(j, "report_by", date_is_set(q->report_by) ? date_text(a, q->report_by) : NULL);
}

static void print_seats(struct arena *a, const struct workspace *ws, const struct seats_state *s)
{
    const struct quota *q = s->facts.quota;
    printf("%s第 %" PRId64 " 届，选举日 %s，总人口 %" PRId64 "\n", ws->election.name, ws->election.congress,
            date_text(a, ws->election.day), ws->election.population);
    if (s->survey.has_ceiling) printf("代表名额上限 %" PRId64 " 名:\n", s->survey.ceiling.seats);
    for (size_t i = 0; i < s->survey.ceiling.reasons.n; i++) {
        const struct reason *r = &s->survey.ceiling.reasons.v[i];
        printf("  %s %s: %s\n", rule_code(r->rule), r->article, r->text);
    }
    if (q)
        printf("确定的总名额 %" PRId64 " 名: %s %s %s（%s）\n", q->total, q->body, q->document,
                date_text(a, q->fixed_on), quota_ground_title(q->ground));
    printf("选区 %zu 个，名额合计 %" PRId64 " 名\n", s->survey.n, s->survey.seats);
}

static bool has(const struct finding_list *findings, enum finding_code code, const char *subject)
{
    for (size_t i = 0; i < findings->n; i++)
        if (findings->v[i].code == code && text_eq(findings->v[i].subject, subject)) return true;
    return false;
}

/* What `seats show` shows, also after a change: a change fails by what it broke itself (broken, about subject), not by
 * what is still to be done after it. FINDING_COUNT: whatever stops. */
static enum exit_status show(struct cli *c, struct workspace *ws, enum finding_code broken, const char *subject)
{
    struct seats_state s;
    struct finding_list findings = {.arena = c->arena};
    if (!seats_load(ws, &s, &c->e) || !check_seats(ws, &findings, NULL, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "population", ws->election.population);
        put_ceiling(o, &s.survey);
        put_quota(c->arena, o, s.facts.quota);
        json_put_int(o, "districts", (int64_t)s.survey.n);
        json_put_int(o, "district_seats", s.survey.seats);
        cli_put_findings(o, "findings", &findings);
        cli_print_json(c, o);
    } else {
        print_seats(c->arena, ws, &s);
        cli_print_findings(&findings);
    }
    if (broken == FINDING_COUNT) return cli_status_of(&findings);
    return has(&findings, broken, subject) ? EXIT_FINDINGS : EXIT_DONE;
}

static enum exit_status run_show(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    return cli_open_read_only(c, &ws) ? show(c, &ws, FINDING_COUNT, "") : cli_fail(c);
}

/* ---- fix, set ---- */

static enum exit_status run_fix(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct quota q = {.extra_five = cli_has(c, "extra-five-percent")};
    int64_t population;
    if (cli_has(c, "boundary-changed")) q.ground = QUOTA_BOUNDARY;
    if (cli_has(c, "population-shifted")) q.ground = QUOTA_POPULATION;
    if (!cli_int(c, "total", 0, &q.total) || !cli_text(c, "document", "", &q.document) ||
            !cli_text(c, "body", "", &q.body) || !cli_date(c, "on", DATE_NONE, &q.fixed_on) ||
            !cli_int(c, "population", 0, &population) || !cli_open(c, &ws) || !seats_fix(&ws, &q, population, &c->e))
        return cli_fail(c);
    return show(c, &ws, FINDING_F303, ws.election.name);
}

static enum exit_status run_set(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    int64_t district_no, seats, before;
    if (!cli_int(c, "district", 0, &district_no) || !cli_int(c, "seats", 0, &seats) || !cli_open(c, &ws) ||
            !seats_set(&ws, district_no, seats, &before, &c->e))
        return cli_fail(c);
    if (!c->wants_json)
        printf("选区 %" PRId64 " 的应选名额由 %" PRId64 " 名改为 %" PRId64 " 名\n", district_no, before, seats);
    return show(c, &ws, FINDING_F301, district_subject(c->arena, district_no));
}

/* ---- allocate ---- */

static void put_methods(struct cli *c, const struct seats_state *s, const struct allocation *x)
{
    struct json *o = json_new_object(c->arena);
    json_put_int(o, "total", s->facts.quota->total);
    struct json *list = json_put_array(o, "methods");
    for (int m = 0; m < SEAT_METHOD_COUNT; m++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "method", seat_method_code((enum seat_method)m));
        json_put_text(j, "title", seat_method_title((enum seat_method)m));
        json_put_int(j, "most_over", x[m].most_over);
        json_put_int(j, "most_under", x[m].most_under);
        json_put_int(j, "contested", (int64_t)x[m].contested);
        struct json *rows = json_put_array(j, "districts");
        for (size_t i = 0; i < s->districts.n; i++) {
            struct json *d = json_add_object(rows);
            json_put_int(d, "district", s->districts.v[i].district_no);
            json_put_int(d, "seats", x[m].seats[i]);
            json_put_bool(d, "tied", x[m].tied[i]);
        }
    }
    cli_print_json(c, o);
}

static void print_methods(struct arena *a, const struct seats_state *s, const struct allocation *x)
{
    printf("总名额 %" PRId64 " 名分配到 %zu 个选区；* 为最后名额理由相等、须由选举委员会决定的选区\n",
            s->facts.quota->total, s->districts.n);
    for (int m = 0; m < SEAT_METHOD_COUNT; m++)
        printf("  %-10s %s: 每一代表的人口数最多 %s%%，最少 %s%%%s\n", seat_method_code((enum seat_method)m),
                seat_method_title((enum seat_method)m), ratio_text_signed(a, x[m].most_over, 2),
                ratio_text_signed(a, x[m].most_under, 2),
                x[m].contested ? arena_text(a, "，%zu 个名额有 %zu 个选区相持", x[m].contested, x[m].tied_count) : "");
    printf("选区  人口  现有");
    for (int m = 0; m < SEAT_METHOD_COUNT; m++) printf("  %s", seat_method_code((enum seat_method)m));
    printf("\n");
    for (size_t i = 0; i < s->districts.n; i++) {
        printf("%4" PRId64 " %6" PRId64 " %4" PRId64 " ", s->districts.v[i].district_no, s->survey.lines[i].people,
                s->districts.v[i].seats);
        for (int m = 0; m < SEAT_METHOD_COUNT; m++)
            printf("%*" PRId64 "%s", (int)strlen(seat_method_code((enum seat_method)m)) + 1, x[m].seats[i],
                    x[m].tied[i] ? "*" : " ");
        printf("\n");
    }
    printf("选定一种后用 huanjie seats allocate --method 方法 --yes 写入；法律没有规定方法，也可以用 huanjie seats set "
           "逐个填写\n");
}

static enum exit_status compare(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct seats_state s;
    struct allocation x[SEAT_METHOD_COUNT];
    if (!cli_open_read_only(c, &ws) || !seats_load(&ws, &s, &c->e) || !seats_compare(&ws, &s, x, &c->e))
        return cli_fail(c);
    if (c->wants_json)
        put_methods(c, &s, x);
    else
        print_methods(c->arena, &s, x);
    return EXIT_DONE;
}

/* "选区3,选区7", "3、7": the numbers in it. */
static bool read_districts(struct cli *c, struct seats_choice *choice)
{
    const char *text = cli_value(c, "decide");
    if (!text) return true;
    const char *p = utf8_fold_width(c->arena, text);
    int64_t *numbers = arena_alloc_array(c->arena, strlen(p) + 1, sizeof *numbers);
    while (*p) {
        static const char *const between[] = {"选区", "、", ",", ";", " "};
        size_t skipped = 0;
        for (size_t i = 0; i < ARRAY_COUNT(between) && !skipped; i++)
            if (strncmp(p, between[i], strlen(between[i])) == 0) skipped = strlen(between[i]);
        char *end = NULL;
        if (!skipped && *p >= '0' && *p <= '9') {
            numbers[choice->n++] = strtoll(p, &end, 10);
            skipped = (size_t)(end - p);
        }
        if (!skipped) return err_set(&c->e, ERR_USAGE, "--decide “%s” 应写成 3,7 或 选区3,选区7", text);
        p += skipped;
    }
    choice->districts = numbers;
    return choice->n > 0 || err_set(&c->e, ERR_USAGE, "--decide 后面没有写选区");
}

static enum exit_status run_allocate(struct cli *c)
{
    const char *code = cli_value(c, "method");
    if (!code) return compare(c);
    AUTO_WORKSPACE struct workspace ws = {0};
    enum seat_method m;
    struct seats_choice choice = {0};
    struct change_list changes;
    if (!seat_method_from(code, &m)) {
        err_set(&c->e, ERR_USAGE, "--method “%s” 应为 hamilton、jefferson、webster、hill、dean、adams 之一", code);
        return cli_fail(c);
    }
    if (!read_districts(c, &choice) || !cli_text(c, "body", "", &choice.body) ||
            !cli_text(c, "document", "", &choice.document) || !cli_date(c, "on", DATE_NONE, &choice.decided_on) ||
            !cli_open(c, &ws) || !seats_allot(&ws, m, &choice, cli_has(c, "yes"), &changes, &c->e))
        return cli_fail(c);
    return cli_show_changes(c, arena_text(c->arena, "名额（%s）", seat_method_title(m)), &changes);
}

/* ---- minorities ---- */

static enum exit_status run_minority_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct change_list changes;
    if (!cli_open(c, &ws) || !minority_import(&ws, c->operands[0], cli_has(c, "yes"), &changes, &c->e))
        return cli_fail(c);
    return cli_show_changes(c, "少数民族", &changes);
}

static void put_group(struct json *j, const struct minority_group *g, const struct reason_list *reasons)
{
    json_put_text(j, "name", g->name);
    json_put_int(j, "population", g->people);
    json_put_int(j, "seats", g->seats);
    json_put_text(j, "kind", minority_kind_code(g->kind));
    struct json *list = json_put_array(j, "reasons");
    for (size_t i = 0; i < reasons->n; i++) json_add_text(list, reasons->v[i].text);
}

static void print_group(const struct minority_group *g, const struct reason_list *reasons)
{
    printf("%s（%s）: 人口 %" PRId64 "，名额 %" PRId64 "\n", g->name, minority_kind_title(g->kind), g->people,
            g->seats);
    for (size_t i = 0; i < reasons->n; i++)
        printf("  %s %s: %s\n", rule_code(reasons->v[i].rule), reasons->v[i].article, reasons->v[i].text);
}

static enum exit_status run_minority_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct seats_state s;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !seats_load(&ws, &s, &c->e)) return cli_fail(c);
    int64_t people = seats_people_of_area(&s.facts, &s.survey), seats = seats_of_area(&s.facts, &s.survey);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "minorities");
    for (size_t i = 0; i < s.minorities.n; i++) {
        const struct minority_group *g = &s.minorities.v[i];
        struct reason_list reasons = {.arena = c->arena};
        if (people > 0 && seats > 0) seats_check_minority(&ws.law, g, people, seats, &reasons, &findings);
        if (c->wants_json)
            put_group(json_add_object(list), g, &reasons);
        else
            print_group(g, &reasons);
    }
    if (c->wants_json) {
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        if (s.minorities.n == 0) printf("没有登记少数民族\n");
        if (s.minorities.n > 0 && (people == 0 || seats == 0)) printf("还没有总人口或代表总名额，不能核对\n");
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

const struct command command_seats_show = {
        .path = "seats show",
        .operands = "",
        .summary = "代表名额: 依人口的上限、确定的总名额、各选区合计",
        .needs_workspace = true,
        .run = run_show,
};

const struct command command_seats_fix = {
        .path = "seats fix",
        .operands = "",
        .summary = "登记县级人大常委会确定的代表总名额",
        .more = "确定后不再变动；行政区划变动或者重大工程引起人口较大变动的，可以重新确定。同一文号再登记一次是更正登记"
                "。",
        .options = (const struct option[]){{OPTION_VALUE, true, "total", "N", "总名额"},
                {OPTION_VALUE, true, "document", "NO", "决定的文号"},
                {OPTION_VALUE, true, "body", "NAME", "决定的机关"}, {OPTION_VALUE, true, "on", "DATE", "决定的日期"},
                {OPTION_VALUE, false, "population", "N", "总人口（户籍人口）"},
                {OPTION_FLAG, false, "extra-five-percent", NULL, "省级人大常委会决定另加百分之五"},
                {OPTION_FLAG, false, "boundary-changed", NULL, "因行政区划变动重新确定"},
                {OPTION_FLAG, false, "population-shifted", NULL, "因重大工程建设等引起人口较大变动重新确定"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_fix,
};

const struct command command_seats_allocate = {
        .path = "seats allocate",
        .operands = "",
        .summary = "按人口把总名额分到选区: 六种方法并列比较，选一种写入",
        .more = "不写 --method 时只比较。最后的名额有选区相持的，须由选举委员会决定，用 --decide 写明得到名额的选区。",
        .options = (const struct option[]){{OPTION_VALUE, false, "method", "M",
                                                   "hamilton、jefferson、webster、hill、dean、adams 之一"},
                {OPTION_VALUE, false, "decide", "N,N", "相持时得到名额的选区，如 3,7"},
                {OPTION_VALUE, false, "body", "NAME", "决定相持名额的机关"},
                {OPTION_VALUE, false, "document", "NO", "文号或会议记录"},
                {OPTION_VALUE, false, "on", "DATE", "决定的日期"}, CONSENT_OPTION,
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_allocate,
};

const struct command command_seats_set = {
        .path = "seats set",
        .operands = "",
        .summary = "填写一个选区的应选名额",
        .options = (const struct option[]){{OPTION_VALUE, true, "district", "N", "选区号"},
                {OPTION_VALUE, true, "seats", "N", "应选名额"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_set,
};

const struct command command_minority_import = {
        .path = "minority import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入少数民族表",
        .more = "列: 民族*、人口*、名额*、类别（聚居、人口特少、自治县、散居）\n有一处错误就一行也不导入。",
        .options = (const struct option[]){CONSENT_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_minority_import,
};

const struct command command_minority_list = {
        .path = "minority list",
        .operands = "",
        .summary = "少数民族的人口和名额，逐条核对",
        .needs_workspace = true,
        .run = run_minority_list,
};
