/* Lists: the first one, the formal one, and in which order their names stand. */
#include <inttypes.h>
#include <stdio.h>

#include "app/nominate_finalize.h"
#include "app/nominate_publish.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/work.h"

/* ---- publishing ---- */

static struct json *put_names(struct json *o, const struct nominate_order *order)
{
    struct json *names = json_put_array(o, "names");
    for (size_t i = 0; i < order->n; i++) json_add_text(names, order->nominees[i]->candidate->name);
    return names;
}

static void put_list(struct cli *c, struct json *o, const struct published_list *list)
{
    json_put_text(o, "latest", date_text(c->arena, list->latest));
    json_put_text(o, "article", list->article);
    struct json *districts = json_put_array(o, "districts");
    for (size_t i = 0; i < list->n; i++) {
        struct json *j = json_add_object(districts);
        json_put_int(j, "district", list->v[i].district->district->district_no);
        json_put_int(j, "seats", list->v[i].district->district->seats);
        put_names(j, &list->v[i].order);
    }
}

static void print_list(struct cli *c, const struct published_list *list, struct date on)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct published_district *x = &list->v[i];
        printf("选区 %" PRId64 " %s（应选 %" PRId64 " 名）:", x->district->district->district_no,
                x->district->district->name, x->district->district->seats);
        for (size_t k = 0; k < x->order.n; k++) printf("%s%s", k ? "、" : " ", x->order.nominees[k]->candidate->name);
        printf("%s\n", x->order.n ? "" : " （无）");
    }
    if (date_is_set(on))
        printf("已登记 %s 公布；最迟应在 %s（%s）\n", date_text(c->arena, on), date_text(c->arena, list->latest),
                list->article);
    else
        printf("最迟应在 %s 公布（%s）；公布后用 --on 登记日期\n", date_text(c->arena, list->latest), list->article);
}

typedef bool publish_list(struct workspace *ws, int64_t district_no, struct date on, const char *place,
        struct published_list *list, struct finding_list *findings, struct err *e);

static enum exit_status publish(struct cli *c, publish_list *use_case)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct published_list list;
    struct finding_list findings = {.arena = c->arena};
    int64_t district_no;
    struct date on;
    const char *place;
    if (!cli_int(c, "district", 0, &district_no) || !cli_date(c, "on", DATE_NONE, &on) ||
            !cli_text(c, "place", "", &place))
        return cli_fail(c);
    if (!(date_is_set(on) ? cli_open(c, &ws) : cli_open_read_only(c, &ws))) return cli_fail(c);
    if (!use_case(&ws, district_no, on, place, &list, &findings, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_bool(o, "published", date_is_set(on));
        put_list(c, o, &list);
        cli_put_findings(o, "findings", &findings);
        cli_print_json(c, o);
    } else {
        print_list(c, &list, on);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

static enum exit_status run_first_list(struct cli *c)
{
    return publish(c, nominate_first_list);
}

static enum exit_status run_final_list(struct cli *c)
{
    return publish(c, nominate_final_list);
}

/* ---- fixing the formal list ---- */

/* "甲,乙", with commas of any width or "、" between. */
static bool read_names(struct cli *c, struct nominate_choice *choice)
{
    const char *text;
    if (!cli_text(c, "names", "", &text)) return false;
    const char **names = arena_alloc_array(c->arena, strlen(text) + 1, sizeof *names);
    static const char *const commas[] = {",", "，", "、"};
    for (const char *p = text; *p;) {
        size_t n = 0, step = 0;
        for (; p[n] && !step; n += !step)
            for (size_t i = 0; i < sizeof commas / sizeof commas[0] && !step; i++)
                if (strncmp(p + n, commas[i], strlen(commas[i])) == 0) step = strlen(commas[i]);
        const char *name = utf8_drop_blanks(c->arena, arena_copy(c->arena, p, n));
        if (*name) names[choice->n++] = name;
        p += n + step;
    }
    choice->names = names;
    if (cli_has(c, "names") && choice->n == 0) return err_set(&c->e, ERR_USAGE, "--names 应写姓名，以逗号分隔");
    return true;
}

static bool read_choice(struct cli *c, struct nominate_choice *choice)
{
    const char *after = cli_value(c, "after");
    if (cli_has(c, "all") == cli_has(c, "district"))
        return err_set(&c->e, ERR_USAGE, "用 --district 指明一个选区，或者用 --all");
    if (cli_has(c, "all") && cli_has(c, "names")) return err_set(&c->e, ERR_USAGE, "--names 须同 --district 一起用");
    if (after && (!list_ground_from(after, &choice->after) || choice->after == GROUND_RECORDED))
        return err_set(&c->e, ERR_USAGE, "--after “%s” 应为 consultation 或 primary", after);
    if (!cli_int(c, "district", 0, &choice->district_no) || !read_names(c, choice)) return false;
    if (cli_has(c, "district") && choice->district_no < 1) return err_set(&c->e, ERR_USAGE, "--district 应为选区号");
    return true;
}

static void put_finals(struct json *o, const struct nominate_finals *finals)
{
    json_put_int(o, "finalized", (int64_t)finals->n);
    struct json *list = json_put_array(o, "districts");
    for (size_t i = 0; i < finals->n; i++) {
        struct json *j = json_add_object(list);
        json_put_int(j, "district", finals->v[i].district_no);
        json_put_text(j, "order", finals->v[i].order);
        struct json *names = json_put_array(j, "names");
        for (size_t k = 0; k < finals->v[i].n; k++) json_add_text(names, finals->v[i].candidates[k]->name);
    }
}

static enum exit_status run_finalize(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct nominate_choice choice = {0};
    struct nominate_finals finals;
    struct finding_list findings = {.arena = c->arena};
    if (!read_choice(c, &choice) || !cli_open(c, &ws) || !nominate_finalize(&ws, &choice, &findings, &finals, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        put_finals(o, &finals);
        cli_put_findings(o, "findings", &findings);
        cli_print_json(c, o);
        return cli_status_of(&findings);
    }
    for (size_t i = 0; i < finals.n; i++) {
        const struct nominate_final *x = &finals.v[i];
        printf("选区 %" PRId64 " 正式代表候选人 %zu 名:", x->district_no, x->n);
        for (size_t k = 0; k < x->n; k++) printf("%s%s", k ? "、" : " ", x->candidates[k]->name);
        printf("（%s）\n", x->order);
    }
    printf("%zu 个选区的正式代表候选人名单已确定%s\n", finals.n, findings.n ? "；没有确定的:" : "");
    cli_print_findings(&findings);
    return cli_status_of(&findings);
}

/* ---- order ---- */

static void show_order(struct cli *c, struct json *districts, const struct published_district *x)
{
    const struct nominate_order *order = &x->order;
    int64_t no = x->district->district->district_no;
    const char *subject = nominate_order_subject(c->arena, no);
    if (districts) {
        struct json *j = json_add_object(districts);
        json_put_int(j, "district", no);
        json_put_text(j, "order", order->is_by_votes ? "primary-votes" : "strokes");
        json_put_text(j, "text", order->why.text);
        put_names(j, order);
        struct json *why = json_put_array(j, "why");
        for (size_t i = 0; i + 1 < order->n; i++) json_add_text(why, order->before[i]);
        struct json *questions = json_put_array(j, "questions");
        for (size_t i = 0; i < order->question_count; i++) {
            struct json *q = json_add_object(questions);
            json_put_text(q, "subject", subject);
            json_put_text(q, "question", order->questions[i].question);
            json_put_text(q, "answers", order->questions[i].answers);
            json_put_text(q, "text", order->questions[i].text);
        }
        return;
    }
    printf("选区 %" PRId64 " %s: %s（%s）\n", no, x->district->district->name, order->why.text, order->why.article);
    for (size_t i = 0; i < order->n; i++)
        printf("  %zu. %s%s%s\n", i + 1, order->nominees[i]->candidate->name, i + 1 < order->n ? "　" : "",
                i + 1 < order->n ? order->before[i] : "");
    for (size_t i = 0; i < order->question_count; i++)
        printf("  待决定 %s %s（%s）: %s\n", subject, order->questions[i].question, order->questions[i].answers,
                order->questions[i].text);
}

static enum exit_status run_order(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    int64_t district_no;
    struct published_list list;
    if (!cli_int(c, "district", 0, &district_no) || !cli_open_read_only(c, &ws) ||
            !nominate_list_order(&ws, district_no, &list, &c->e))
        return cli_fail(c);
    struct json *o = c->wants_json ? json_new_object(c->arena) : NULL;
    struct json *districts = o ? json_put_array(o, "districts") : NULL;
    size_t open = 0;
    for (size_t i = 0; i < list.n; i++) {
        show_order(c, districts, &list.v[i]);
        open += list.v[i].order.question_count;
    }
    if (o) cli_print_json(c, o);
    return open ? EXIT_FINDINGS : EXIT_DONE;
}

#define LIST_OPTIONS                                                                                                   \
    {OPTION_VALUE, false, "district", "N", "只一个选区；默认全部"},                                                    \
            {OPTION_VALUE, false, "on", "DATE", "登记在这一天公布；不写只显示"},                                       \
            {OPTION_VALUE, false, "place", "TEXT", "公布的地点"},                                                      \
    {                                                                                                                  \
        OPTION_END, false, NULL, NULL, NULL                                                                            \
    }

const struct command command_nominate_first_list = {
        .path = "nominate first-list",
        .operands = "",
        .summary = "代表候选人名单：合法提名的全部列入，登记公布日期",
        .options = (const struct option[]){LIST_OPTIONS},
        .needs_workspace = true,
        .run = run_first_list,
};

const struct command command_nominate_final_list = {
        .path = "nominate final-list",
        .operands = "",
        .summary = "正式代表候选人名单，登记公布日期",
        .options = (const struct option[]){LIST_OPTIONS},
        .needs_workspace = true,
        .run = run_final_list,
};

const struct command command_nominate_finalize = {
        .path = "nominate finalize",
        .operands = "",
        .summary = "确定正式代表候选人名单",
        .more = "不写 --names 时列入全部合法提名的人；有人不列入的，须有形成一致的协商或预选的记录。\n"
                "同名的写候选人编号。",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "选区号"},
                {OPTION_FLAG, false, "all", NULL, "全部还没有确定而人数合法、不必减少的选区"},
                {OPTION_VALUE, false, "names", "甲,乙", "列入的姓名"},
                {OPTION_VALUE, false, "after", "consultation|primary", "依据协商还是预选；默认有预选的按预选"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_finalize,
};

const struct command command_nominate_order = {
        .path = "nominate order",
        .operands = "",
        .summary = "名单上的次序，逐对说明谁在前",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "只一个选区；默认全部"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_order,
};
