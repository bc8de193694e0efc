/* Persons whom voters wrote in. */
#include "app/write_in.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/commands.h"
#include "cli/work.h"

static const char *roll_text(struct arena *a, const struct write_in *w)
{
    if (w->here + w->elsewhere == 0) return "名册上没有";
    if (w->elsewhere == 0) return arena_text(a, "本选区选民 %" PRId64 " 名", w->here);
    if (w->here == 0) return arena_text(a, "其他选区选民 %" PRId64 " 名", w->elsewhere);
    return arena_text(a, "本选区选民 %" PRId64 " 名，其他选区 %" PRId64 " 名", w->here, w->elsewhere);
}

static const char *answer_text(const struct write_in *w)
{
    if (w->decision) return text_eq(w->decision->answer, "voter") ? "已认定为选民" : "已认定不是选民";
    if (!w->matters) return "不影响结果";
    return w->verdict == VERDICT_OPEN ? "须用 --voter 写明是哪一名，由选举委员会认定" : "须由选举委员会认定";
}

static void print_write_in(struct arena *a, const struct write_in *w)
{
    printf("%s 另选 %s: %" PRId64 " 票，%s，%s（%s %s）\n",
            subject_of_round(a, w->round->round->district_no, w->round->round->round), w->name, w->votes,
            roll_text(a, w), answer_text(w), w->reasons.v[0].text, w->reasons.v[0].article);
    for (size_t i = 0; i < w->alike_count; i++)
        printf("  可能就是“%s”（%s）；由选举委员会认定: huanjie write-in same\n", w->alike[i].name,
                alike_title(w->alike[i].how));
}

static void put_write_in(struct json *o, const struct write_in *w)
{
    static const char *const verdicts[] = {[VERDICT_YES] = "yes", [VERDICT_NO] = "no", [VERDICT_OPEN] = "unclear"};
    json_put_int(o, "district", w->round->round->district_no);
    json_put_int(o, "round", w->round->round->round);
    json_put_text(o, "name", w->name);
    json_put_int(o, "votes", w->votes);
    json_put_bool(o, "matters", w->matters);
    json_put_int(o, "here", w->here);
    json_put_int(o, "elsewhere", w->elsewhere);
    json_put_text(o, "verdict", verdicts[w->verdict]);
    json_put_text(o, "text", w->reasons.v[0].text);
    json_put_text(o, "article", w->reasons.v[0].article);
    json_put_text(o, "decision", w->decision ? w->decision->answer : NULL);
    json_put_int(o, "candidate", w->candidate_no);
    struct json *alike = json_put_array(o, "alike");
    for (size_t i = 0; i < w->alike_count; i++) json_add_text(alike, w->alike[i].name);
}

static void show_merges(struct cli *c, const struct write_in_list *list, struct json *root)
{
    struct json *array = json_put_array(root, "same");
    for (size_t i = 0; i < list->merge_count; i++) {
        const struct stored_round *r = list->merges[i].round->round;
        const struct decision *d = list->merges[i].decision;
        const char *name = d->question + strlen("same-as/");
        struct json *j = json_add_object(array);
        json_put_int(j, "district", r->district_no);
        json_put_int(j, "round", r->round);
        json_put_text(j, "name", name);
        json_put_text(j, "as", d->answer);
        if (!c->wants_json)
            printf("%s 另选 %s: 票计入“%s”（%s，%s）\n", subject_of_round(c->arena, r->district_no, r->round), name,
                    d->answer, d->body, d->document);
    }
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct write_in_list list;
    int64_t district_no;
    size_t shown = 0;
    if (!cli_int(c, "district", 0, &district_no) || !cli_open_read_only(c, &ws) || !write_in_load(&ws, &list, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *array = json_put_array(root, "write_ins");
    for (size_t i = 0; i < list.n; i++) {
        if (district_no && list.v[i].round->round->district_no != district_no) continue;
        shown++;
        if (c->wants_json)
            put_write_in(json_add_object(array), &list.v[i]);
        else
            print_write_in(c->arena, &list.v[i]);
    }
    show_merges(c, &list, root);
    if (c->wants_json)
        cli_print_json(c, root);
    else if (shown == 0)
        puts("计票完毕的各次投票没有另选他人");
    return EXIT_DONE;
}

static bool read_decision(struct cli *c, struct decision *d)
{
    return cli_text(c, "body", "选举委员会", &d->body) && cli_text(c, "document", "", &d->document) &&
           cli_date(c, "on", DATE_NONE, &d->decided_on);
}

static bool read_person(struct cli *c, struct candidate *p)
{
    const char *category;
    p->is_incumbent = cli_has(c, "incumbent");
    if (!cli_text(c, "party", "", &p->party) || !cli_text(c, "education", "", &p->education) ||
            !cli_text(c, "post", "", &p->post) || !cli_text(c, "category", "其他", &category))
        return false;
    return deputy_category_from_title(category, &p->category) ||
           err_set(&c->e, ERR_USAGE, "--category “%s”应为工人、农民、专业技术人员、干部、军人、归侨、其他之一",
                   category);
}

static enum exit_status run_check(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct write_in_answer w = {.is_no_voter = cli_has(c, "not-voter")};
    if (!cli_int(c, "district", 0, &w.district_no) || !cli_int(c, "round", 0, &w.round) ||
            !cli_text(c, "name", "", &w.name) || !cli_int(c, "voter", 0, &w.voter_no) ||
            !read_decision(c, &w.decision) || !read_person(c, &w.person) || !cli_open(c, &ws) ||
            !write_in_decide(&ws, &w, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已记录%s的决定: 选区 %" PRId64 " 另选的“%s”%s", w.decision.body, w.district_no,
                       w.name, w.is_no_voter ? "不是选民，所得票不计" : "是选民，可以当选"));
    return EXIT_DONE;
}

static enum exit_status run_same(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct decision d = {0};
    int64_t district_no, round;
    const char *name, *as;
    if (!cli_int(c, "district", 0, &district_no) || !cli_int(c, "round", 0, &round) ||
            !cli_text(c, "name", "", &name) || !cli_text(c, "as", "", &as) || !read_decision(c, &d) ||
            !cli_open(c, &ws) || !write_in_merge(&ws, district_no, round, name, as, &d, &c->e))
        return cli_fail(c);
    cli_say(c, text_eq(name, as) ? arena_text(c->arena, "已记录%s的决定: “%s”单独计票", d.body, name)
                                 : arena_text(c->arena, "已记录%s的决定: 另选“%s”的票计入“%s”", d.body, name, as));
    return EXIT_DONE;
}

#define DECISION_OPTIONS                                                                                               \
    {OPTION_VALUE, false, "body", "NAME", "决定的机关；默认选举委员会"},                                               \
            {OPTION_VALUE, true, "document", "NO", "文号或会议记录"},                                                  \
    {                                                                                                                  \
        OPTION_VALUE, true, "on", "DATE", "决定日期"                                                               \
    }

const struct command command_write_in_list = {
        .path = "write-in list",
        .operands = "",
        .summary = "选票上另选的人: 票数、名册上有没有、能不能当选、认定了没有",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "只看一个选区"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_write_in_check = {
        .path = "write-in check",
        .operands = "",
        .summary = "核对另选的人是不是选民，记录选举委员会的认定",
        .options = (const struct option[]){{OPTION_VALUE, true, "district", "N", "选区号"},
                {OPTION_VALUE, false, "round", "N", "第几次投票；默认最后一次"},
                {OPTION_VALUE, true, "name", "NAME", "选票上写的姓名"},
                {OPTION_VALUE, false, "voter", "N", "选民证号，同名的须写"},
                {OPTION_FLAG, false, "not-voter", NULL, "认定不是选民，所得票不计"},
                {OPTION_VALUE, false, "party", "TEXT", "政治面貌"}, {OPTION_VALUE, false, "education", "TEXT", "学历"},
                {OPTION_VALUE, false, "post", "TEXT", "工作单位及职务"},
                {OPTION_VALUE, false, "category", "TEXT", "工人、农民、专业技术人员、干部、军人、归侨、其他"},
                {OPTION_FLAG, false, "incumbent", NULL, "连任"}, DECISION_OPTIONS,
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_check,
};

const struct command command_write_in_same = {
        .path = "write-in same",
        .operands = "",
        .summary = "认定两种写法是同一人，票合在一起",
        .options = (const struct option[]){{OPTION_VALUE, true, "district", "N", "选区号"},
                {OPTION_VALUE, false, "round", "N", "第几次投票；默认最后一次"},
                {OPTION_VALUE, true, "name", "NAME", "选票上的一种写法"},
                {OPTION_VALUE, true, "as", "NAME", "计入这一姓名；写同一姓名为撤销"}, DECISION_OPTIONS,
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_same,
};
