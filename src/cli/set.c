/* Ballot sets: declaring, listing, checking them. */
#include <inttypes.h>
#include <stdio.h>

#include "app/appraisal.h"
#include "app/ballot_set.h"
#include "app/ballot_set_text.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/intake.h"
#include "cli/set.h"
#include "cli/work.h"

static bool read_text(struct cli *c, const char *name, const char **text)
{
    const char *raw;
    if (!cli_text(c, name, "", &raw)) return false;
    return utf8_accept(c->arena, str_of(raw), text, &c->e);
}

bool cli_set_name(struct cli *c, const char **name)
{
    return utf8_accept(c->arena, str_of(c->operands[0]), name, &c->e);
}

void cli_check_sets(struct cli *c, struct workspace *ws, const char *const *names, size_t n, bool in_hand, struct finding_list *found)
{
    struct appraisal all;
    struct err ignored;
    if (n == 0 || !appraisal_load(ws, &all, &ignored)) return;
    for (size_t i = 0; i < n; i++) {
        struct finding_list of_set = {.arena = c->arena};
        size_t at;
        if (!appraisal_find(&all, names[i], &at, &ignored)) continue;
        all.records[at].is_in_hand = in_hand;
        if (!appraisal_check(&all, names[i], DATE_NONE, &of_set, &ignored)) continue;
        for (size_t k = 0; k < of_set.n; k++) finding_add(found, of_set.v[k]);
    }
}

static bool read_codes(struct cli *c, const struct ballot_set *old, struct ballot_set *s)
{
    const char *kind, *side, *asks;
    if (!cli_text(c, "kind", old ? set_kind_code(old->kind) : "assessment", &kind) ||
            !cli_text(c, "side", old ? set_side_code(old->side) : "", &side) ||
            !cli_text(c, "asks", old ? set_asks_code(old->asks) : "grades", &asks))
        return false;
    if (!set_kind_from(kind, &s->kind))
        return err_set(&c->e, ERR_USAGE, "--kind “%s”应为 meeting、talk、survey 或 assessment", kind);
    if (!set_side_from(side, &s->side))
        return err_set(&c->e, ERR_USAGE, "--side “%s”应为 superior、peer、subordinate、mass、society 或 self", side);
    return set_asks_from(asks, &s->asks) ||
           err_set(&c->e, ERR_USAGE, "--asks “%s”应为 recommendation、grades、team、willingness 或 awareness", asks);
}

/* -1 on the command line is no way to say nothing. */
static bool read_count(struct cli *c, const char *name, int64_t *n)
{
    if (!cli_int(c, name, SET_NOT_SAID, n)) return false;
    return !cli_has(c, name) || *n >= 0 || err_set(&c->e, ERR_USAGE, "--%s “%" PRId64 "”不应是负数", name, *n);
}

/* What a set that is recorded is stays as it is where nothing is said of it: to mend a figure, its name is enough. */
static bool read_set(struct cli *c, struct workspace *ws, struct ballot_set *s)
{
    const char *name;
    struct ballot_set_list all;
    struct ballot_set *old;
    struct err ignored;
    if (!read_text(c, "name", &name)) return false;
    if (!*name) return err_set(&c->e, ERR_USAGE, "请用 --name 写明票组名称，或者给出票组说明的表格");
    *s = ballot_set_blank(name);
    if (!ballot_set_find(ws, &all, name, &old, &ignored)) old = NULL;
    s->is_signed = cli_has(c, "signed") || (old && old->is_signed);
    if (!read_codes(c, old, s) || !read_text(c, "raters", &s->rater_group) || !read_text(c, "level", &s->level) ||
            !read_text(c, "profile", &s->profile) || !read_text(c, "organisation", &s->organisation) ||
            !read_text(c, "codes", &s->codes) || !read_text(c, "part-of", &s->part_of) || !read_text(c, "order", &s->name_order) ||
            !read_text(c, "attended", &s->attended) || !read_count(c, "names-least", &s->names_least) ||
            !cli_date(c, "on", DATE_NONE, &s->held_on) || !read_count(c, "posts", &s->posts) ||
            !read_count(c, "list-names", &s->list_names))
        return false;
    s->name_order = ballot_set_order_text(c->arena, s->name_order);
    s->attended = ballot_set_attended_text(c->arena, s->attended);
    for (int f = 0; f < SET_FIGURE_COUNT; f++)
        if (!read_count(c, set_figure_code((enum set_figure)f), &s->figures[f])) return false;
    return true;
}

static void show_declared(struct cli *c, const struct ballot_set *s, const struct intake *in, const struct finding_list *found)
{
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "set", s->name);
        json_put_bool(o, "added", in->added > 0);
        json_put_int(o, "changes", (int64_t)in->n);
        json_put_bool(o, "taken", in->is_taken);
        cli_put_findings(o, "findings", found);
        cli_print_json(c, o);
        return;
    }
    printf("票组 %s: %s\n", s->name, !in->is_taken ? "没有写入" : in->added ? "已登记" : in->same ? "没有改动" : "已更新");
    for (size_t i = 0; i < in->n; i++) printf("  %s\n", in->changes[i].text);
    if (!in->is_taken) printf("已登记的内容会因此改动；确认无误后加 --yes\n");
    cli_print_findings(found);
}

static void add_untried(struct cli *c, const struct intake *in, const char *subject, struct finding_list *found)
{
    if (in->untried)
        finding_add(found, (struct finding){FINDING_N842, "测评的保密: 不足五人不显示", subject,
                arena_text(c->arena, "%zu 个票组弃权几张不显示，写的没有与登记的核对，也没有改；登记错了的，用 huanjie set add --name 票组 --blank 张数 "
                                     "改，已有结果的先用 huanjie set withdraw 写明理由撤回", in->untried)});
}

static enum exit_status run_add(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in = {.arena = c->arena, .yes = cli_has(c, "yes")};
    struct ballot_set s;
    bool is_table = c->operand_count > 0;
    if (is_table && cli_has(c, "name")) {
        err_set(&c->e, ERR_USAGE, "给了表格就不用 --name");
        return cli_fail(c);
    }
    if (!cli_open(c, &ws) || (!is_table && !read_set(c, &ws, &s))) return cli_fail(c);
    struct finding_list found = {.arena = c->arena};
    const char *const *names = &s.name;
    size_t n = 1;
    if (is_table ? !ballot_set_import(&ws, c->operands[0], &in, &names, &n, &c->e) : !ballot_set_declare(&ws, &s, &in, &c->e))
        return cli_fail(c);
    add_untried(c, &in, is_table ? c->operands[0] : arena_text(c->arena, "票组 %s", s.name), &found);
    if (in.is_taken) cli_check_sets(c, &ws, names, n, false, &found);
    if (is_table) return cli_show_intake(c, &in, &found);
    show_declared(c, &s, &in, &found);
    return in.is_taken ? EXIT_DONE : EXIT_FINDINGS;
}

/* ---- showing ---- */

static void put_figure(struct json *o, const char *name, int64_t n)
{
    if (n == SET_NOT_SAID)
        json_put_null(o, name);
    else
        json_put_int(o, name, n);
}

static void put_set(struct cli *c, struct json *o, const struct ballot_set *s, const struct set_table *t)
{
    json_put_text(o, "set", s->name);
    json_put_text(o, "kind", set_kind_code(s->kind));
    json_put_text(o, "side", set_side_code(s->side));
    json_put_text(o, "asks", set_asks_code(s->asks));
    json_put_text(o, "raters", s->rater_group);
    json_put_text(o, "level", s->level);
    json_put_bool(o, "signed", s->is_signed);
    json_put_text(o, "profile", s->profile);
    json_put_text(o, "organisation", s->organisation);
    json_put_text(o, "part_of", s->part_of);
    json_put_text(o, "order", s->name_order);
    json_put_text(o, "attended", s->attended);
    json_put_text(o, "held_on", date_text(c->arena, s->held_on));
    for (int f = 0; f < SET_FIGURE_COUNT; f++)
        put_figure(o, set_figure_code((enum set_figure)f), set_table_figure(t, (enum set_figure)f));
    put_figure(o, "posts", s->posts);
    put_figure(o, "list_names", s->list_names);
    json_put_int(o, "names_least", s->names_least);
    json_put_text(o, "shape", set_shape_code(s->shape));
    put_figure(o, "questions", set_lists_rows(t) ? (int64_t)t->n : SET_NOT_SAID);
    put_figure(o, "ballots", t->n == 0 ? 0 : set_table_raters(t)); /* else those declared, which nobody entered */
    json_put_bool(o, "hidden", t->is_hidden);
}

static const char *figure_text(struct arena *a, int64_t n)
{
    return n == SET_NOT_SAID ? "—" : arena_text(a, "%" PRId64, n);
}

static void print_set(struct cli *c, const struct set_table *t)
{
    const struct ballot_set *s = t->set;
    printf("%s: %s %s %s，%s，%s%s%s，%s，%s\n", s->name, set_kind_title(s->kind), set_side_title(s->side),
            set_asks_title(s->asks), s->is_signed ? "记名" : "不记名", *s->rater_group ? s->rater_group : "（评价主体没有写）",
            *s->level ? " " : "", s->level, date_text(c->arena, s->held_on), set_shape_title(s->shape));
    printf("  ");
    for (int f = 0; f < SET_FIGURE_COUNT; f++)
        printf("%s%s %s", f ? "，" : "", set_figure_title((enum set_figure)f),
                figure_text(c->arena, set_table_figure(t, (enum set_figure)f)));
    printf("\n");
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    if (!cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e)) return cli_fail(c);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "sets");
    for (size_t i = 0; i < x.sets.n; i++) {
        if (c->wants_json)
            put_set(c, json_add_object(list), &x.sets.v[i], &x.tables[i]);
        else
            print_set(c, &x.tables[i]);
    }
    if (c->wants_json)
        cli_print_json(c, o);
    else
        printf("票组 %zu 个。各组分别统计，不相加\n", x.sets.n);
    return EXIT_DONE;
}

static void put_form(struct json *o, const struct set_record *r)
{
    struct json *list = json_put_array(o, "form"), *labels = json_put_array(o, "labels");
    for (size_t i = 0; set_lists_rows(r->table) && i < r->form->n; i++) {
        struct json *q = json_add_object(list);
        json_put_text(q, "subject", r->form->questions[i].subject);
        json_put_text(q, "item", r->form->questions[i].item);
    }
    for (size_t i = 0; i < r->form->label_count; i++)
        if (set_label_is_listed(r->table, i)) json_add_text(labels, r->form->labels[i]);
}

static enum exit_status run_show(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    const char *name;
    size_t at;
    struct finding_list found = {.arena = c->arena};
    if (!cli_set_name(c, &name) || !cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e) ||
            !appraisal_find(&x, name, &at, &c->e) || !appraisal_check(&x, name, DATE_NONE, &found, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        put_set(c, o, &x.sets.v[at], &x.tables[at]);
        put_form(o, &x.records[at]);
        cli_put_findings(o, "findings", &found);
        cli_print_json(c, o);
    } else {
        print_set(c, &x.tables[at]);
        const struct set_table *t = &x.tables[at];
        if (t->n > 0)
            printf("  问题 %s 个，票 %s 张%s\n", figure_text(c->arena, set_lists_rows(t) ? (int64_t)t->n : SET_NOT_SAID),
                    figure_text(c->arena, set_table_raters(t)), t->is_hidden ? "；结果不显示" : "");
        cli_print_findings(&found);
    }
    return EXIT_DONE;
}

static enum exit_status run_check(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct date on;
    const char *name = NULL;
    struct finding_list found = {.arena = c->arena};
    if ((c->operand_count > 0 && !cli_set_name(c, &name)) || !cli_date(c, "on", DATE_NONE, &on) ||
            !cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e) || !appraisal_check(&x, name, on, &found, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "sets", name ? 1 : (int64_t)x.sets.n);
        cli_put_findings(o, "findings", &found);
        cli_print_json(c, o);
    } else {
        cli_print_findings(&found);
        printf("问题 %zu 个，须说明 %zu 个\n", finding_count(&found, SEVERITY_STOP), finding_count(&found, SEVERITY_EXPLAIN));
    }
    return cli_status_of(&found);
}

static enum exit_status run_profile(struct cli *c)
{
    size_t n;
    const char *const *codes = profile_codes(c->arena, &n);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "profiles");
    for (size_t i = 0; i < n; i++) {
        struct profile p;
        if (c->operand_count > 0 && !text_eq(codes[i], c->operands[0])) continue;
        if (!profile_load(c->arena, codes[i], &p, &c->e)) return cli_fail(c);
        struct json *j = json_add_object(list), *steps = json_put_array(j, "steps"), *voters = json_put_array(j, "voters");
        json_put_text(j, "code", p.code);
        json_put_text(j, "title", p.title);
        json_put_text(j, "source", p.source);
        json_put_int(j, "valid_months", p.valid_months);
        json_put_text(j, "reference_list", profile_list_code(p.list));
        json_put_text(j, "quorum", p.quorum.whole ? arena_text(c->arena, "%" PRId64 "/%" PRId64, p.quorum.part, p.quorum.whole) : NULL);
        if (!c->wants_json) printf("%s %s（%s）\n", p.code, p.title, p.source);
        for (size_t k = 0; k < p.step_count; k++) {
            json_add_text(steps, p.steps[k].title);
            if (!c->wants_json) printf("  %zu. %s\n", k + 1, p.steps[k].title);
        }
        for (size_t k = 0; k < p.voter_count; k++) {
            struct json *v = json_add_object(voters);
            json_put_text(v, "name", p.voters[k].name);
            json_put_text(v, "title", p.voters[k].title);
            json_put_text(v, "scope", p.voters[k].scope);
        }
        if (!c->wants_json)
            printf("  到会: %s；有效 %" PRId64 " 个月；参考名单: %s\n", p.quorum_source, p.valid_months, p.list_source);
    }
    if (c->operand_count > 0 && json_length(json_array_at(o, "profiles")) == 0) {
        struct profile p;
        if (!profile_load(c->arena, c->operands[0], &p, &c->e)) return cli_fail(c);
    }
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

static enum exit_status run_profile_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct profile p;
    struct str text;
    if (!cli_read_text(c, c->operands[0], &text) || !cli_open(c, &ws)) return cli_fail(c);
    if (!ballot_set_take_profile(&ws, text, &p, &c->e)) {
        err_in(&c->e, "%s", cli_input_name(c->operands[0]));
        return cli_fail(c);
    }
    cli_say(c, arena_text(c->arena, "程序 %s %s: 已收，%zu 步", p.code, p.title, p.step_count));
    return EXIT_DONE;
}

const struct command command_set_profile_import = {
        .path = "set profile import",
        .operands = "FILE|-",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "收本地自己的民主推荐程序，写法照 data/profiles/local.tsv",
        .needs_workspace = true,
        .run = run_profile_import,
};

const struct command command_set_add = {
        .path = "set add",
        .operands = "[FILE]",
        .operands_max = 1,
        .summary = "登记票组：一次会议、一轮谈话、一次问卷或测评；FILE 是票组说明的表格",
        .more = "列: 票组*、类别*、方面*、评价主体*、层次、记名、内容、程序、单位、日期*、应到、实到、发出、收回、有效、弃权、废票、\n"
                "职数、参考人选、代码、属于、参加人员、最少推荐。没有表格时用下面的选项登记一个。再登记一次的补上没有写过的，没有写的选项照旧；改动写过的要加 --yes。",
        .options =
                (const struct option[]){{OPTION_VALUE, false, "name", "TEXT", "票组名称，工作区里不重复"},
                        {OPTION_VALUE, false, "kind", "KIND", "meeting、talk、survey、assessment（默认）"},
                        {OPTION_VALUE, false, "side", "SIDE", "superior、peer、subordinate、mass、society、self"},
                        {OPTION_VALUE, false, "asks", "WHAT", "recommendation、grades（默认）、team、willingness、awareness（换届纪律知晓）"},
                        {OPTION_VALUE, false, "raters", "TEXT", "评价主体"},
                        {OPTION_VALUE, false, "level", "TEXT", "层次；写 无 是去掉"},
                        {OPTION_FLAG, false, "signed", NULL, "记名"},
                        {OPTION_VALUE, false, "profile", "CODE", "程序: 2002、2014、2019、local（huanjie set profile）"},
                        {OPTION_VALUE, false, "organisation", "NAME", "对象所在的单位"},
                        {OPTION_VALUE, false, "attended", "TEXT", "各类人员参加人数，如 党委=9,纪委=3；简称见 set profile"},
                        {OPTION_VALUE, false, "names-least", "N", "一票一个职位至少推荐几名，默认没有规定"},
                        {OPTION_VALUE, false, "on", "DATE", "日期"},
                        {OPTION_VALUE, false, "expected", "N", "应到人数"},
                        {OPTION_VALUE, false, "present", "N", "实到人数"},
                        {OPTION_VALUE, false, "issued", "N", "发出票数"},
                        {OPTION_VALUE, false, "returned", "N", "收回票数"},
                        {OPTION_VALUE, false, "valid", "N", "有效票数"},
                        {OPTION_VALUE, false, "blank", "N", "其中弃权票数"},
                        {OPTION_VALUE, false, "void", "N", "废票数"},
                        {OPTION_VALUE, false, "posts", "N", "一票一个职位至多推荐几名"},
                        {OPTION_VALUE, false, "list-names", "N", "会议推荐参考人选的人数"},
                        {OPTION_VALUE, false, "codes", "TEXT", "选项的代码表，如 1=优秀,2=称职"},
                        {OPTION_VALUE, false, "part-of", "SET", "分层次统计的，属于哪个整体票组；写 无 是去掉"},
                        {OPTION_VALUE, false, "order", "NAMES", "表上名单的次序，如 甲、乙、丙；检验名单次序要用"}, YES_OPTION,
                        {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_add,
};

const struct command command_set_list = {
        .path = "set list",
        .operands = "",
        .summary = "全部票组",
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_set_show = {
        .path = "set show",
        .operands = "SET",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一个票组的登记、表样和问题（结果用 appraise shares 看）",
        .needs_workspace = true,
        .run = run_show,
};

const struct command command_set_check = {
        .path = "set check",
        .operands = "[SET]",
        .operands_max = 1,
        .summary = "核对票组的票数、程序和有效期",
        .options = (const struct option[]){{OPTION_VALUE, false, "on", "DATE", "以推荐结果为依据作决定的日期，核对有效期"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_check,
};

const struct command command_set_profile = {
        .path = "set profile",
        .operands = "[CODE]",
        .operands_max = 1,
        .summary = "民主推荐的程序: 步骤、到会、有效期、参考名单和出处",
        .run = run_profile,
};
