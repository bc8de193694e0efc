/* Looking at the roll: lists, and one person with the history. */
#include <inttypes.h>
#include <stdio.h>

#include "app/roll_find.h"
#include "cli/commands.h"
#include "cli/roll.h"
#include "cli/work.h"
#include "roll/ethnic.h"

static const char *sex_title(int64_t sex)
{
    return sex == SEX_MAN ? "男" : sex == SEX_WOMAN ? "女" : "未知";
}

static void put_person(struct cli *c, struct json *o, const struct roll_person *p)
{
    const struct voter *v = &p->voter;
    json_put_int(o, "voter", v->voter_no);
    json_put_text(o, "name", v->name);
    json_put_text(o, "sex", sex_title(v->sex));
    json_put_text(o, "ethnic", roll_ethnic_title((int)v->ethnic));
    json_put_text(o, "born", date_text(c->arena, v->born_on));
    json_put_text(o, "id", p->id);
    json_put_text(o, "phone", p->phone);
    json_put_int(o, "district", v->district_no);
    json_put_text(o, "unit", p->unit);
    json_put_text(o, "address", v->address);
    json_put_text(o, "household", v->household);
    json_put_text(o, "remark", v->note);
    json_put_text(o, "state", voter_state_code(v->state));
}

static void print_person(struct cli *c, const struct roll_person *p)
{
    const struct voter *v = &p->voter;
    printf("%" PRId64 " %s，%s，%s，%s 出生，", v->voter_no, v->name, sex_title(v->sex),
            roll_ethnic_title((int)v->ethnic), date_is_set(v->born_on) ? date_text(c->arena, v->born_on) : "日期不明");
    printf("%s，%s，", *p->id ? p->id : "没有号码", *p->unit ? p->unit : "没有单位");
    if (v->district_no)
        printf("选区 %" PRId64, v->district_no);
    else
        printf("没有选区");
    printf("，%s\n", voter_state_title(v->state));
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct roll_query q = {0};
    struct roll_people people;
    if (!cli_text(c, "find", "", &q.find) || !cli_int(c, "district", 0, &q.district_no) ||
            !cli_text(c, "unit", "", &q.unit) || !cli_text(c, "state", "", &q.state) || !cli_open_read_only(c, &ws) ||
            !roll_find(&ws, &q, &people, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "voters");
    for (size_t i = 0; i < people.n; i++) {
        if (c->wants_json)
            put_person(c, json_add_object(list), &people.v[i]);
        else
            print_person(c, &people.v[i]);
    }
    json_put_int(root, "count", (int64_t)people.n);
    if (c->wants_json)
        cli_print_json(c, root);
    else
        printf("%zu 人\n", people.n);
    return EXIT_DONE;
}

static void print_rest(const struct roll_person *p)
{
    const struct {
        const char *title, *text;
    } rest[] = {
            {"手机", p->phone}, {"住址", p->voter.address}, {"户籍地", p->voter.household}, {"备注", p->voter.note}};
    for (size_t i = 0; i < ARRAY_COUNT(rest); i++)
        if (*rest[i].text) printf("  %s: %s\n", rest[i].title, rest[i].text);
}

static enum exit_status run_show(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct roll_person person;
    struct voter_change_list history;
    int64_t voter_no;
    if (!cli_voter_no(c, c->operands[0], &voter_no) || !cli_open_read_only(c, &ws) ||
            !roll_show(&ws, voter_no, &person, &history, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *root = json_new_object(c->arena);
        put_person(c, root, &person);
        struct json *list = json_put_array(root, "history");
        for (size_t i = 0; i < history.n; i++) cli_put_voter_change(c, json_add_object(list), &history.v[i]);
        cli_print_json(c, root);
        return EXIT_DONE;
    }
    print_person(c, &person);
    print_rest(&person);
    for (size_t i = 0; i < history.n; i++) {
        printf("  ");
        cli_print_voter_change(c, &history.v[i]);
    }
    if (history.n == 0) printf("  登记以后没有变动\n");
    return EXIT_DONE;
}

const struct command command_roll_list = {
        .path = "roll list",
        .operands = "",
        .summary = "查找和列出选民；公民身份号码只显示头尾",
        .options = (const struct option[]){{OPTION_VALUE, false, "find", "TEXT",
                                                   "姓名的一部分、选民证号、公民身份号码或手机"},
                {OPTION_VALUE, false, "district", "N", "选区号"}, {OPTION_VALUE, false, "unit", "NAME", "单位"},
                {OPTION_VALUE, false, "state", "CODE", "active 在册、struck 除名、excluded 不列入名单、moved-out 转出"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_roll_show = {
        .path = "roll show",
        .operands = "VOTER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一名选民的登记和全部变动",
        .needs_workspace = true,
        .run = run_show,
};
