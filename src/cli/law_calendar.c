#include <inttypes.h>
#include <stdio.h>

#include "base/ics.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/law_common.h"
#include "law/calendar.h"

static bool read_facts(struct cli *c, struct calendar_facts *f)
{
    f->is_by_election = cli_has(c, "by-election");
    return cli_date(c, "completed", DATE_NONE, &f->completed_on) && cli_date(c, "session", DATE_NONE, &f->session_on);
}

/* "voter-list=2026-12-01" */
static bool read_check(struct cli *c, const char *text, enum calendar_step *step, struct date *on)
{
    const char *equals = strchr(text, '=');
    if (!equals) return err_set(&c->e, ERR_USAGE, "--check “%s” 应写成 step=DATE", text);
    const char *code = arena_copy(c->arena, text, (size_t)(equals - text));
    if (!calendar_step_from(code, step)) return err_set(&c->e, ERR_USAGE, "--check: 没有名为“%s”的步骤", code);
    *on = date_parse(str_of(utf8_fold_width(c->arena, equals + 1)));
    if (!date_is_set(*on)) return err_set(&c->e, ERR_USAGE, "--check %s: “%s” 不是日期，请写成 2012-01-04", code, equals + 1);
    return true;
}

/* Days that were given shift those that follow from them. */
static bool take_checked_facts(struct cli *c, struct calendar_facts *f)
{
    const char *text;
    for (size_t i = 0; (text = cli_value_at(c, "check", i)); i++) {
        enum calendar_step step;
        struct date on;
        if (!read_check(c, text, &step, &on)) return false;
        if (step == STEP_VOTER_LIST) f->voter_list_on = on;
        if (step == STEP_OBJECTION) f->objection_on = on;
        if (step == STEP_FIRST_SESSION) f->session_on = on;
    }
    return true;
}

static void put_steps(struct cli *c, struct json *o, const struct calendar_entry *entries, size_t n)
{
    struct json *list = json_put_array(o, "steps");
    for (size_t i = 0; i < n; i++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "step", calendar_step_code(entries[i].step));
        json_put_text(j, "name", calendar_step_title(entries[i].step));
        if (date_is_set(entries[i].earliest)) json_put_text(j, "earliest", date_text(c->arena, entries[i].earliest));
        json_put_text(j, "latest", date_text(c->arena, entries[i].latest));
        json_put_text(j, "rule", rule_code(entries[i].because.rule));
        json_put_text(j, "article", entries[i].because.article);
        json_put_text(j, "text", entries[i].because.text);
    }
}

static const char *lateness_text(struct arena *a, int days)
{
    if (days == 0) return "在法定期限内";
    return days > 0 ? arena_text(a, "迟了 %d 天", days) : arena_text(a, "早了 %d 天", -days);
}

static bool put_checks(struct cli *c, struct json *o, const struct calendar_entry *entries, size_t n)
{
    if (!cli_has(c, "check")) return true;
    struct json *list = json_put_array(o, "checks");
    const char *text;
    for (size_t i = 0; (text = cli_value_at(c, "check", i)); i++) {
        enum calendar_step step;
        struct date on;
        if (!read_check(c, text, &step, &on)) return false;
        const struct calendar_entry *entry = law_calendar_entry(entries, n, step);
        if (!entry) return err_set(&c->e, ERR_USAGE, "--check %s: 所适用的法律没有规定这一步的日期", calendar_step_code(step));
        int days = law_calendar_lateness(entry, on);
        struct json *j = json_add_object(list);
        json_put_text(j, "step", calendar_step_code(step));
        json_put_text(j, "date", date_text(c->arena, on));
        json_put_text(j, "latest", date_text(c->arena, entry->latest));
        json_put_bool(j, "late", days > 0);
        json_put_bool(j, "early", days < 0);
        json_put_int(j, "days", days);
        json_put_text(j, "rule", rule_code(entry->because.rule));
        json_put_text(j, "article", entry->because.article);
        json_put_text(j, "text", lateness_text(c->arena, days));
    }
    return true;
}

static const char *ics_text(struct arena *a, const struct law_basis *law, const struct calendar_entry *entries, size_t n)
{
    struct buf b = {.arena = a};
    ics_begin(&b, "-//huanjie//law calendar//ZH");
    for (size_t i = 0; i < n; i++) {
        const struct calendar_entry *x = &entries[i];
        struct ics_event event = {.uid = arena_text(a, "%s-%d@huanjie", calendar_step_code(x->step), law->on.ymd),
                .made_on = law->on,
                .on = x->latest,
                .summary = arena_text(a, "最迟: %s", calendar_step_title(x->step)),
                .description = arena_text(a, "%s %s：%s", rule_code(x->because.rule), x->because.article, x->because.text)};
        ics_event(&b, &event);
    }
    ics_end(&b);
    return buf_text(&b);
}

/* Beside the file first: what was there stays whole until the new one is. */
static bool write_ics(struct cli *c, const char *path, const char *text)
{
    const char *part = arena_text(c->arena, "%s.part", path);
    FILE *out = fopen(part, "wb");
    if (!out) return err_set(&c->e, ERR_ENVIRONMENT, "写不了 %s，请核对文件夹和权限", path);
    bool ok = fputs(text, out) >= 0;
    ok = fclose(out) == 0 && ok;
    if (ok && rename(part, path) == 0) return true;
    remove(part);
    return err_set(&c->e, ERR_ENVIRONMENT, "写入 %s 没有成功，磁盘可能已满；原有的文件没有改动", path);
}

static enum exit_status run(struct cli *c)
{
    struct date on;
    struct law_basis b;
    struct calendar_facts facts = {0};
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    if (!cli_date(c, "election-day", DATE_NONE, &on) || !law_basis_from(c, on, LEVEL_TOWNSHIP, &b)) return cli_fail(c);
    if (!read_facts(c, &facts) || !take_checked_facts(c, &facts)) return cli_fail(c);
    size_t n = law_calendar(c->arena, &b, &facts, entries);
    struct json *o = json_new_object(c->arena);
    json_put_text(o, "election_day", date_text(c->arena, on));
    json_put_text(o, "law", law_el_name(&b));
    json_put_text(o, "province", b.province ? b.province->short_name : NULL);
    law_put_warning(c, o, &b);
    put_steps(c, o, entries, n);
    if (!put_checks(c, o, entries, n)) return cli_fail(c);
    const char *ics = cli_value(c, "ics");
    if (ics && !write_ics(c, ics, ics_text(c->arena, &b, entries, n))) return cli_fail(c);
    cli_print_json(c, o);
    return EXIT_DONE;
}

const struct command command_law_calendar = {
        .path = "law calendar",
        .operands = "",
        .summary = "由选举日推算各法定日期，并检查实际日期是否迟误",
        .more = "“若干日以前”的最后一日为倒数第若干日当日。",
        .options = (const struct option[]){
                {OPTION_VALUE, true, "election-day", "DATE", "选举日"},
                LAW_PROVINCE_OPTION,
                {OPTION_LIST, false, "check", "STEP=DATE", "检查某一步的实际日期，如 voter-list=2026-11-30"},
                {OPTION_VALUE, false, "completed", "DATE", "代表选举完成的日期，默认选举日"},
                {OPTION_VALUE, false, "session", "DATE", "第一次会议的日期"},
                {OPTION_FLAG, false, "by-election", NULL, "补选"},
                {OPTION_VALUE, false, "ics", "FILE", "同时写成日历文件"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .run = run,
};
