/* Tally sheets from JSON: one sheet entered by hand. Whole files come with `tally import`. */
#include "app/tally.h"

#include <stdio.h>

#include "app/result.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/work.h"

static bool read_place(struct cli *c, struct tally_place *p)
{
    return cli_int(c, "district", 0, &p->district_no) && cli_int(c, "round", 1, &p->round) &&
           cli_int(c, "station", 1, &p->station_no);
}

static bool read_entry(struct cli *c, enum tally_entry *entry)
{
    int64_t n;
    if (!cli_int(c, "entry", 0, &n)) return false;
    if (n != 1 && n != 2) return err_set(&c->e, ERR_USAGE, "--entry 应为 1 或 2");
    *entry = n == 1 ? TALLY_FIRST : TALLY_SECOND;
    return true;
}

static bool read_name(struct cli *c, const struct json *j, const char **name)
{
    const char *raw;
    if (!json_read_text(j, "name", NULL, &raw, &c->e)) return false;
    if (!raw) return err_set(&c->e, ERR_INPUT, "缺少 \"name\"");
    return utf8_accept(c->arena, str_of(raw), name, &c->e);
}

static bool read_lines(struct cli *c, const struct json *request, struct tally_sheet *s)
{
    const struct json *printed = json_array_at(request, "candidates"), *written = json_array_at(request, "write_ins");
    size_t n = printed ? json_length(printed) : 0, m = written ? json_length(written) : 0;
    s->lines = arena_alloc_array(c->arena, n + m + 1, sizeof *s->lines);
    for (size_t i = 0; i < n + m; i++) {
        const struct json *j = i < n ? json_element(printed, i) : json_element(written, i - n);
        struct tally_line *l = &s->lines[s->line_count++];
        l->is_write_in = i >= n;
        if (!read_name(c, j, &l->name) || !json_read_int(j, "for", -1, &l->votes_for, &c->e) ||
                !json_read_int(j, "against", l->is_write_in ? 0 : -1, &l->votes_against, &c->e) ||
                !json_read_int(j, "abstain", l->is_write_in ? 0 : -1, &l->abstentions, &c->e))
            return err_in(&c->e, "%s 第 %zu 项", i < n ? "candidates" : "write_ins", i < n ? i + 1 : i - n + 1);
    }
    return true;
}

static bool read_sheet(struct cli *c, struct tally_sheet *s)
{
    struct json *request;
    if (!cli_read_json(c, c->operands[0], &request)) return false;
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++) {
        const char *code = tally_figure_code((enum tally_figure)f);
        if (!json_has(request, code))
            return err_set(&c->e, ERR_INPUT, "缺少 \"%s\"（%s）", code, tally_figure_title((enum tally_figure)f));
        if (!json_read_int(request, code, 0, &s->figures[f], &c->e)) return false;
    }
    const char *supervisor;
    if (!json_read_text(request, "supervisor", "", &supervisor, &c->e)) return false;
    return utf8_accept(c->arena, str_of(supervisor), &s->supervisor, &c->e) && read_lines(c, request, s);
}

static const char *state_code(enum tally_state s)
{
    static const char *const codes[] = {"waits", "differs", "accepted"};
    return codes[s];
}

/* The entries stay blind until both are in: differences are only known then. */
static void show(struct cli *c, struct tally_place place, const struct tally_outcome *o)
{
    if (c->wants_json) {
        struct json *j = json_new_object(c->arena);
        json_put_text(j, "state", state_code(o->state));
        struct json *list = json_put_array(j, "differences");
        for (size_t i = 0; i < o->difference_count; i++) {
            struct json *d = json_add_object(list);
            json_put_text(d, "field", o->differences[i].field);
            json_put_text(d, "title", o->differences[i].title);
            if (o->differences[i].first_text) {
                json_put_text(d, "first", o->differences[i].first_text);
                json_put_text(d, "second", o->differences[i].second_text);
            } else {
                json_put_int(d, "first", o->differences[i].first);
                json_put_int(d, "second", o->differences[i].second);
            }
        }
        cli_print_json(c, j);
        return;
    }
    const char *subject = subject_of_tally(c->arena, place);
    switch (o->state) {
    case TALLY_WAITS: printf("%s: 已录入，等待另一人再录入一次\n", subject); return;
    case TALLY_ACCEPTED: printf("%s: 两次录入一致，已接受\n", subject); return;
    case TALLY_DIFFERS: break;
    }
    printf("%s: 两次录入有 %zu 处不同，请对照计票单原件，用 huanjie tally resolve 逐项核定\n", subject, o->difference_count);
    for (size_t i = 0; i < o->difference_count; i++) {
        const struct tally_difference *d = &o->differences[i];
        if (d->first_text)
            printf("  %-16s %s: 第一次 %s，第二次 %s\n", d->field, d->title, d->first_text, d->second_text);
        else
            printf("  %-16s %s: 第一次 %lld，第二次 %lld\n", d->field, d->title, (long long)d->first, (long long)d->second);
    }
}

static enum exit_status run_enter(struct cli *c)
{
    struct tally_place place;
    enum tally_entry entry;
    struct tally_sheet sheet = {0};
    struct tally_outcome outcome;
    AUTO_WORKSPACE struct workspace ws = {0};
    if (!read_place(c, &place) || !read_entry(c, &entry) || !read_sheet(c, &sheet) || !cli_open(c, &ws)) return cli_fail(c);
    if (!tally_enter(&ws, place, entry, &sheet, &outcome, &c->e)) return cli_fail(c);
    show(c, place, &outcome);
    return outcome.state == TALLY_DIFFERS ? EXIT_FINDINGS : EXIT_DONE;
}

static enum exit_status run_compare(struct cli *c)
{
    struct tally_place place;
    struct tally_outcome outcome;
    AUTO_WORKSPACE struct workspace ws = {0};
    if (!read_place(c, &place) || !cli_open_read_only(c, &ws)) return cli_fail(c);
    if (!tally_check(&ws, place, &outcome, &c->e)) return cli_fail(c);
    show(c, place, &outcome);
    return outcome.state == TALLY_DIFFERS ? EXIT_FINDINGS : EXIT_DONE;
}

static enum exit_status run_resolve(struct cli *c)
{
    struct tally_place place;
    AUTO_WORKSPACE struct workspace ws = {0};
    const char **settled = arena_alloc_array(c->arena, c->given_count + 1, sizeof *settled);
    size_t n = 0;
    for (const char *value; (value = cli_value_at(c, "set", n)); n++)
        if (!utf8_accept(c->arena, str_of(value), &settled[n], &c->e)) return cli_fail(c);
    if (!read_place(c, &place) || !cli_open(c, &ws)) return cli_fail(c);
    if (!tally_resolve(&ws, place, settled, n, &c->e)) return cli_fail(c);
    show(c, place, &(struct tally_outcome){.state = TALLY_ACCEPTED});
    return EXIT_DONE;
}

static enum exit_status run_withdraw(struct cli *c)
{
    struct tally_place place;
    enum tally_entry entry;
    const char *reason;
    AUTO_WORKSPACE struct workspace ws = {0};
    if (!read_place(c, &place) || !read_entry(c, &entry) || !cli_text(c, "reason", "", &reason) || !cli_open(c, &ws))
        return cli_fail(c);
    if (!tally_withdraw(&ws, place, entry, reason, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%s: 第 %d 次录入已撤回", subject_of_tally(c->arena, place), (int)entry));
    return EXIT_DONE;
}

#define PLACE_OPTIONS                                                                                                  \
    {OPTION_VALUE, true, "district", "N", "选区号"}, {OPTION_VALUE, false, "round", "N", "第几次投票，默认 1"},        \
    {                                                                                                                  \
        OPTION_VALUE, false, "station", "N", "计票点（投票站）号，默认 1"                                              \
    }

const struct command command_tally_enter = {
        .path = "tally enter",
        .operands = "FILE|-",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "录入一份计票单（两人各录一次，互不可见）",
        .more = "输入: {\"in_person\":380,\"entrusted\":20,\"mobile\":0,\"received\":450,\"issued\":402,\"spoiled\":2,\"unused\":48,\n"
                "       \"collected\":400,\"valid\":396,\"void\":4,\"blank\":3,\"supervisor\":\"陈监\",\n"
                "       \"candidates\":[{\"name\":\"王建国\",\"for\":250,\"against\":100,\"abstain\":46}],\n"
                "       \"write_ins\":[{\"name\":\"赵六\",\"for\":5}]}",
        .options = (const struct option[]){PLACE_OPTIONS, {OPTION_VALUE, true, "entry", "1|2", "第几次录入"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_enter,
};

const struct command command_tally_compare = {
        .path = "tally compare",
        .operands = "",
        .summary = "两次录入的不同之处",
        .options = (const struct option[]){PLACE_OPTIONS, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_compare,
};

const struct command command_tally_resolve = {
        .path = "tally resolve",
        .operands = "",
        .summary = "对照原件核定两次录入的不同之处",
        .more = "每一处不同写一个 --set，如 --set for:1=250 --set collected=400；相同之处不用也不能再录。",
        .options = (const struct option[]){PLACE_OPTIONS, {OPTION_LIST, true, "set", "FIELD=N", "核定的数字"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_resolve,
};

const struct command command_tally_withdraw = {
        .path = "tally withdraw",
        .operands = "",
        .summary = "撤回一次录入，以便重录（日志保留原数字）",
        .options = (const struct option[]){PLACE_OPTIONS, {OPTION_VALUE, true, "entry", "1|2", "第几次录入"},
                {OPTION_VALUE, true, "reason", "TEXT", "理由"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_withdraw,
};
