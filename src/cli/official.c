/* The commands on cadres: roster in and out, list, one person, leaving. */
#include "cli/official.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/official_fact.h"
#include "app/official_find.h"
#include "app/official_form.h"
#include "app/official_import.h"
#include "app/official_leave.h"
#include "app/official_secret.h"
#include "app/organisation_name.h"
#include "app/performance.h"
#include "app/roster.h"
#include "app/year_result.h"
#include "cli/commands.h"
#include "cli/form_file.h"
#include "cli/intake.h"
#include "cli/work.h"
#include "model/voter.h"
#include "roll/ethnic.h"
#include "roll/id.h"
#include "sheet/write.h"

bool cli_organisation(struct cli *c, const struct people *p, int64_t *organisation_no)
{
    const char *name;
    *organisation_no = 0;
    if (!cli_text(c, "organisation", NULL, &name)) return false;
    if (!name) return true;
    const struct organisation *o;
    if (!people_organisation_find(c->arena, p, name, &o, &c->e)) return false;
    *organisation_no = o->organisation_no;
    return true;
}

bool cli_official_kind(struct cli *c, enum official_kind *kind)
{
    const char *text;
    *kind = OFFICIAL_KIND_COUNT;
    if (!cli_text(c, "kind", NULL, &text)) return false;
    if (!text || official_kind_from(text, kind) || official_kind_from_title(text, kind)) return true;
    return err_set(&c->e, ERR_USAGE, "--kind “%s”应为现任（incumbent）或者后备（reserve）", text);
}

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in;
    struct date on;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open(c, &ws) || !cli_date(c, "on", workspace_today(&ws), &on) ||
            !official_import(&ws, c->operands[0], on, cli_has(c, "yes"), &in, &findings, &c->e))
        return cli_fail(c);
    return cli_show_intake(c, &in, &findings);
}

static enum exit_status run_result_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in;
    struct finding_list none = {.arena = c->arena};
    if (!cli_open(c, &ws) || !year_result_import(&ws, c->operands[0], cli_has(c, "yes"), &in, &c->e)) return cli_fail(c);
    return cli_show_intake(c, &in, &none);
}

static enum exit_status run_fact_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in;
    struct finding_list none = {.arena = c->arena};
    if (!cli_open(c, &ws) || !official_fact_import(&ws, c->operands[0], cli_has(c, "yes"), &in, &c->e)) return cli_fail(c);
    return cli_show_intake(c, &in, &none);
}

/* ---- list ---- */

static const char *sex_text(int64_t sex)
{
    return sex == SEX_MAN ? "男" : sex == SEX_WOMAN ? "女" : "";
}

static void put_official(struct cli *c, struct json *o, const struct people *p, const struct official *x, struct date on)
{
    const struct organisation *at = organisation_lookup(&p->organisations, x->organisation_no);
    int age = roster_age(x, on);
    json_put_int(o, "official", x->official_no);
    json_put_text(o, "organisation", at ? at->name : "");
    json_put_text(o, "name", x->name);
    json_put_text(o, "sex", sex_text(x->sex));
    json_put_text(o, "ethnic", x->ethnic ? roll_ethnic_title((int)x->ethnic) : "");
    json_put_text(o, "born", people_month_text(c->arena, x->born));
    if (age < 0)
        json_put_null(o, "age");
    else
        json_put_int(o, "age", age);
    json_put_text(o, "politics", x->politics);
    json_put_text(o, "full_time", x->full_time_record);
    json_put_text(o, "in_service", x->in_service_record);
    json_put_text(o, "highest", x->highest_record);
    json_put_text(o, "post", x->post_text);
    json_put_text(o, "kind", official_kind_code(x->kind));
    json_put_text(o, "left_on", date_text(c->arena, x->left_on));
}

static void print_official(struct cli *c, const struct people *p, const struct official *x, struct date on)
{
    int age = roster_age(x, on);
    printf("%4" PRId64 " %s %s %s", x->official_no, official_subject(c->arena, p, x), sex_text(x->sex),
            people_month_text(c->arena, x->born));
    if (age >= 0) printf(" %d岁", age);
    const char *record = *x->in_service_record ? x->in_service_record : *x->full_time_record ? x->full_time_record : x->highest_record;
    printf(" %s %s%s", x->politics, record,
            x->kind == OFFICIAL_RESERVE ? " 后备" : "");
    printf(" %s", x->post_text);
    if (!official_serves(x)) printf("，%s 离开: %s", date_text(c->arena, x->left_on), x->left_why);
    printf("\n");
}

static bool read_choice(struct cli *c, const struct people *p, struct roster_choice *choice)
{
    *choice = (struct roster_choice){.with_left = cli_has(c, "left"), .with_id = cli_has(c, "with-id")};
    return cli_organisation(c, p, &choice->organisation_no) && cli_official_kind(c, &choice->kind);
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    struct roster_choice choice;
    struct date on;
    if (!cli_open_read_only(c, &ws) || !people_load(&ws, &p, &c->e) || !read_choice(c, &p, &choice) ||
            !cli_date(c, "on", ws.election.day, &on))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "officials");
    json_put_text(root, "on", date_text(c->arena, on));
    size_t n = 0;
    for (size_t i = 0; i < p.officials.n; i++) {
        const struct official *x = &p.officials.v[i];
        if (!roster_is_chosen(&choice, x, on)) continue;
        n++;
        if (c->wants_json)
            put_official(c, json_add_object(list), &p, x, on);
        else
            print_official(c, &p, x, on);
    }
    if (c->wants_json)
        cli_print_json(c, root);
    else
        printf("%zu 人，年龄算到 %s\n", n, date_text(c->arena, on));
    return EXIT_DONE;
}

/* ---- one person ---- */

static void put_appointments(struct cli *c, struct json *o, const struct people *p, const struct official *x)
{
    struct json *list = json_put_array(o, "appointments");
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *y = &p->appointments.v[i];
        const struct post *post = y->official_no == x->official_no ? post_lookup(&p->posts, y->post_no) : NULL;
        if (!post) continue;
        struct json *j = json_add_object(list);
        json_put_text(j, "post", people_post_subject(c->arena, p, post));
        json_put_text(j, "grade", post_grade_code(y->grade));
        json_put_text(j, "since", people_month_text(c->arena, y->since));
        json_put_text(j, "grade_since", people_month_text(c->arena, y->grade_since));
        json_put_text(j, "until", people_month_text(c->arena, y->until));
        json_put_bool(j, "counts", y->counts);
        json_put_bool(j, "secondment", y->is_secondment);
        if (c->wants_json) continue;
        printf("  任职 %s %s %s—%s%s\n", people_post_subject(c->arena, p, post), post_grade_title(y->grade),
                people_month_text(c->arena, y->since), people_month_text(c->arena, y->until),
                y->is_secondment ? "（挂职）" : y->counts ? "" : "（不另占职数）");
    }
}

static void put_facts(struct cli *c, struct json *o, const struct people *p, const struct official *x)
{
    struct json *list = json_put_array(o, "facts");
    for (size_t i = 0; i < p->facts.n; i++) {
        const struct official_fact *f = &p->facts.v[i];
        if (f->official_no != x->official_no) continue;
        struct json *j = json_add_object(list);
        json_put_text(j, "kind", fact_kind_code(f->kind));
        json_put_text(j, "line", official_fact_text(c->arena, f));
        if (!c->wants_json) printf("  %s %s\n", fact_kind_title(f->kind), official_fact_text(c->arena, f));
    }
}

static void put_years(struct cli *c, struct json *o, const struct people *p, const struct official *x)
{
    struct json *years = json_put_array(o, "years"), *figures = json_put_array(o, "performance");
    for (size_t i = 0; i < p->results.n; i++) {
        const struct year_result *y = &p->results.v[i];
        if (y->official_no != x->official_no) continue;
        struct json *j = json_add_object(years);
        json_put_int(j, "year", y->year);
        json_put_text(j, "grade", annual_grade_code(y->grade));
        if (!c->wants_json) printf("  年度考核 %" PRId64 " 年 %s\n", y->year, annual_grade_title(y->grade));
    }
    for (size_t i = 0; i < p->performances.n; i++) {
        const struct performance *y = &p->performances.v[i];
        if (y->official_no != x->official_no) continue;
        struct json *j = json_add_object(figures);
        json_put_int(j, "year", y->year);
        json_put_text(j, "field", y->field);
        json_put_text(j, "score", y->has_score ? performance_decimal_text(c->arena, y->score_micro) : "");
        json_put_int(j, "rank", y->rank);
        json_put_int(j, "of", y->of);
        if (!c->wants_json)
            printf("  实绩 %" PRId64 " 年 %s 得分 %s 名次 %s\n", y->year, *y->field ? y->field : "综合",
                    y->has_score ? performance_decimal_text(c->arena, y->score_micro) : "—", performance_place_text(c->arena, y));
    }
}

static enum exit_status run_show(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    const struct official *x;
    struct date on;
    const char *id;
    struct cadre cadre = cadre_empty();
    struct str bytes;
    bool has_form;
    if (!cli_open_read_only(c, &ws) || !workspace_unlock(&ws, &c->e) || !people_load(&ws, &p, &c->e) ||
            !official_named(c->arena, &p, c->operands[0], &x, &c->e) || !cli_date(c, "on", ws.election.day, &on) ||
            !official_secret_open(c->arena, ws.vault, ws.election.county, x, &id, &c->e) ||
            !official_form_open(&ws, x->official_no, &cadre, &bytes, &has_form, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena);
    put_official(c, o, &p, x, on);
    json_put_text(o, "native_place", x->native_place);
    json_put_text(o, "upbringing", x->upbringing);
    json_put_text(o, "work_since", people_month_text(c->arena, x->work_since));
    json_put_text(o, "party_since", people_month_text(c->arena, x->party_since));
    json_put_text(o, "speciality", x->speciality);
    json_put_text(o, "wish", x->wish);
    json_put_text(o, "note", x->note);
    json_put_text(o, "id", roll_id_mask(c->arena, str_of(id)));
    json_put_bool(o, "form", has_form);
    json_put_int(o, "family", (int64_t)cadre.family_count);
    json_put_bool(o, "photo", cadre.photo.n > 0);
    json_put_text(o, "source", x->source);
    json_put_int(o, "source_row", x->source_row);
    if (!c->wants_json) {
        print_official(c, &p, x, on);
        printf("  年龄、任职算到 %s\n", date_text(c->arena, on));
        printf("  籍贯 %s，成长地 %s，参加工作 %s，入党 %s，专长 %s，身份证号 %s，%s，来自 %s", x->native_place, x->upbringing,
                people_month_text(c->arena, x->work_since), people_month_text(c->arena, x->party_since), x->speciality,
                roll_id_mask(c->arena, str_of(id)), has_form ? "有审批表" : "没有审批表", x->source);
        printf(x->source_row ? " 第 %" PRId64 " 行\n" : "\n", x->source_row);
    }
    put_appointments(c, o, &p, x);
    put_years(c, o, &p, x);
    put_facts(c, o, &p, x);
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

static enum exit_status run_leave(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct date on;
    const char *why, *line;
    if (!cli_open(c, &ws) || !cli_date(c, "on", workspace_today(&ws), &on) || !cli_text(c, "why", "", &why) ||
            !official_leave(&ws, c->operands[0], on, why, &line, &c->e))
        return cli_fail(c);
    cli_say(c, line);
    return EXIT_DONE;
}

static enum exit_status run_export(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    struct roster_choice choice;
    struct date on;
    struct paper_table table;
    const char *to = c->operands[0];
    bool is_xlsx = cli_ends_with(to, ".xlsx");
    if (!is_xlsx && !cli_ends_with(to, ".csv")) {
        (void)err_set(&c->e, ERR_USAGE, "要写的文件“%s”应以 .xlsx 或者 .csv 结尾", to);
        return cli_fail(c);
    }
    if (!cli_open_read_only(c, &ws) || !people_load(&ws, &p, &c->e) || !read_choice(c, &p, &choice) ||
            !cli_date(c, "on", ws.election.day, &on) || !roster_table(&ws, &p, &choice, on, &table, &c->e))
        return cli_fail(c);
    const struct sheet_table sheet = {"干部名册", &table};
    if (choice.with_id) umask(S_IRWXG | S_IRWXO); /* numbers in full: for the owner's eyes */
    if (is_xlsx ? !sheet_write_tables(to, &sheet, 1, on, &c->e) : !sheet_write_csv(to, &table, &c->e)) return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已写成 %s: %zu 人%s", to, table.row_count, choice.with_id ? "，含公民身份号码，请妥善保管" : ""));
    return EXIT_DONE;
}

#define KIND_OPTION                                                                                                    \
    {                                                                                                                  \
        OPTION_VALUE, false, "kind", "KIND", "现任（incumbent）或者后备（reserve）"                          \
    }
#define LEFT_OPTION                                                                                                    \
    {                                                                                                                  \
        OPTION_FLAG, false, "left", NULL, "也列已离开的"                                                         \
    }

const struct command command_official_import = {
        .path = "official import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入干部名册",
        .more = "列: 单位*、姓名*、性别*、民族、出生年月*、籍贯、成长地、政治面貌、入党时间、参加工作时间、\n"
                "全日制学历、全日制学位、在职学历、在职学位、最高学历、最高学位、毕业院校及专业、专长、职务*、\n"
                "任现职时间、任现职级时间、职级、公民身份号码、类别（现任、后备）、任职意向、备注。一人一行。\n"
                "可以合写: 单位及职务、全日制学历学位、在职学历学位、学历学位。",
        .options = (const struct option[]){YES_OPTION,
                {OPTION_VALUE, false, "on", "DATE", "免去不再写到的职务的日期；默认今天"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_official_list = {
        .path = "official list",
        .operands = "",
        .summary = "干部名单，年龄按月计算",
        .options = (const struct option[]){OFFICIAL_ORGANISATION_OPTION, KIND_OPTION, LEFT_OPTION, OFFICIAL_ON_OPTION,
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_official_show = {
        .path = "official show",
        .operands = "WHO",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一个干部: 基本情况、任职、年度考核、实绩",
        .more = "WHO 写编号，或者没有同名的姓名。",
        .options = (const struct option[]){OFFICIAL_ON_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_show,
};

const struct command command_official_leave = {
        .path = "official leave",
        .operands = "WHO",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "登记一个干部离开（退休、调出 …）；他的任职随之结束，记录保留",
        .options = (const struct option[]){{OPTION_VALUE, false, "on", "DATE", "离开的日期；默认今天"},
                {OPTION_VALUE, true, "why", "TEXT", "理由，如 退休"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_leave,
};

const struct command command_official_export = {
        .path = "official export",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "干部名册写成 .xlsx 或者 .csv，可以再导入",
        .options = (const struct option[]){OFFICIAL_ORGANISATION_OPTION, KIND_OPTION, LEFT_OPTION, OFFICIAL_ON_OPTION,
                {OPTION_FLAG, false, "with-id", NULL, "写出完整的公民身份号码；默认空着"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_export,
};

const struct command command_official_fact_import = {
        .path = "official fact import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入干部信息补充表: 学习、公务员登记、培训、奖惩、职务、职级的时间",
        .more = "列: 姓名*、单位、类别*（学习、进入公务员队伍、公务员登记、培训、奖惩、职务、职级、不得列为考察对象的情形、不得评优秀的情形）、内容、开始时间*、结束时间、\n"
                "学位授予时间、学时、主要职务、输出、班子成员、成员类别、文号、公民身份号码。一人的一类写全，代替原来登记的这一类。",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_fact_import,
};

const struct command command_official_result_import = {
        .path = "official result import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入年度考核表",
        .more = "列: 姓名*、单位、年度*、等次*、公民身份号码。等次按文字认，事业单位的“合格”算“称职”。",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_result_import,
};
