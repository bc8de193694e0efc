/* Appointment forms into the workspace and out, and the table of performance. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/official_find.h"
#include "app/official_form.h"
#include "app/performance.h"
#include "app/roster.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/form_file.h"
#include "cli/intake.h"
#include "cli/official.h"
#include "cli/work.h"

/* --as 陈东山.lrmx=12: whose a form is. */
static bool read_owner(struct cli *c, const char *path, int64_t *official_no)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *given;
    *official_no = 0;
    for (size_t i = 0; (given = cli_value_at(c, "as", i)); i++) {
        const char *mark = strrchr(given, '=');
        char *end;
        if (!mark) return err_set(&c->e, ERR_USAGE, "--as “%s”应写成 文件名=编号", given);
        int64_t n = strtoll(mark + 1, &end, 10);
        if (*end || n < 1) return err_set(&c->e, ERR_USAGE, "--as “%s”等号后应为干部的编号", given);
        size_t length = (size_t)(mark - given);
        if (strlen(name) == length && strncmp(name, given, length) == 0) *official_no = n;
    }
    return true;
}

static bool read_files(struct cli *c, struct form_file **files, size_t *n)
{
    const char *const *paths;
    if (!cli_form_paths(c, &paths, n)) return false;
    *files = arena_alloc_array(c->arena, *n + 1, sizeof **files);
    for (size_t i = 0; i < *n; i++) {
        struct form_file *f = &(*files)[i];
        f->name = cli_input_name(paths[i]);
        bool ok = cli_read_form(c, paths[i], &f->bytes, &f->photo);
        if (!ok && c->e.kind != ERR_INPUT) return false;
        if (!ok) f->why = arena_text(c->arena, "%s", c->e.text);
        if (!read_owner(c, paths[i], &f->official_no)) return false;
    }
    return true;
}

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct form_file *files;
    size_t n;
    struct form_intake options = {.yes = cli_has(c, "yes")};
    struct intake in;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_official_kind(c, &options.kind) || !read_files(c, &files, &n) || !cli_open(c, &ws) ||
            !cli_date(c, "on", workspace_today(&ws), &options.on))
        return cli_fail(c);
    if (options.kind == OFFICIAL_KIND_COUNT) options.kind = OFFICIAL_INCUMBENT;
    if (!official_form_import(&ws, files, n, &options, &in, &findings, &c->e)) return cli_fail(c);
    enum exit_status status = cli_show_intake(c, &in, &findings);
    for (size_t i = 0; i < findings.n; i++) /* a form that was not taken in */
        if (findings.v[i].code == FINDING_F812 || findings.v[i].code == FINDING_W830) status = EXIT_FINDINGS;
    return status;
}

/* 林佳怡.lrmx; of namesakes each with his number. */
static const char *file_name(struct cli *c, const struct people *p, const struct official *o, const char *folder)
{
    size_t namesakes = 0;
    const char *safe = *o->name && !strpbrk(o->name, "/\\") ? o->name : "干部";
    for (size_t i = 0; i < p->officials.n; i++) namesakes += text_eq(p->officials.v[i].name, o->name);
    return namesakes > 1 || safe != o->name ? arena_text(c->arena, "%s/%s%" PRId64 ".lrmx", folder, safe, o->official_no)
                                            : arena_text(c->arena, "%s/%s.lrmx", folder, safe);
}

static enum exit_status run_export(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    struct roster_choice choice = {.kind = OFFICIAL_KIND_COUNT};
    const char *folder = c->operands[0], *who;
    const struct official *one = NULL;
    size_t written = 0, missing = 0;
    if (!cli_open_read_only(c, &ws) || !people_load(&ws, &p, &c->e) || !cli_organisation(c, &p, &choice.organisation_no) ||
            !cli_text(c, "official", NULL, &who) || (who && !official_named(c->arena, &p, who, &one, &c->e)) ||
            !file_make_folder(folder, &c->e))
        return cli_fail(c);
    umask(S_IRWXG | S_IRWXO); /* the forms carry ID numbers: for the owner's eyes */
    for (size_t i = 0; i < p.officials.n; i++) {
        const struct official *o = &p.officials.v[i];
        struct cadre cadre;
        struct str bytes;
        bool found;
        if (one ? o != one : !roster_is_chosen(&choice, o, workspace_today(&ws))) continue;
        if (!official_form_open(&ws, o->official_no, &cadre, &bytes, &found, &c->e)) return cli_fail(c);
        missing += !found;
        written += found;
        if (found && !file_write_atomic(file_name(c, &p, o, folder), bytes, &c->e)) return cli_fail(c);
    }
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "folder", folder);
        json_put_int(o, "written", (int64_t)written);
        json_put_int(o, "missing", (int64_t)missing);
        cli_print_json(c, o);
    } else {
        printf("%s: 审批表 %zu 份；没有审批表的 %zu 人。表上有公民身份号码，请妥善保管\n", folder, written, missing);
    }
    return EXIT_DONE;
}

/* ---- performance ---- */

static enum exit_status run_performance_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open(c, &ws) || !performance_import(&ws, c->operands[0], cli_has(c, "yes"), &in, &findings, &c->e))
        return cli_fail(c);
    return cli_show_intake(c, &in, &findings);
}

static void put_conditions(struct cli *c, struct json *o, const struct people *p, const struct performance *x)
{
    struct json *list = json_put_array(o, "conditions");
    for (size_t i = 0; i < p->conditions.n; i++) {
        const struct condition *y = &p->conditions.v[i];
        if (y->organisation_no != x->organisation_no || y->official_no != x->official_no || y->year != x->year) continue;
        struct json *j = json_add_object(list);
        json_put_text(j, "name", y->name);
        json_put_text(j, "value", performance_decimal_text(c->arena, y->value_micro));
    }
}

static enum exit_status run_performance_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    int64_t organisation_no;
    if (!cli_open_read_only(c, &ws) || !people_load(&ws, &p, &c->e) || !cli_organisation(c, &p, &organisation_no))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "performance");
    size_t n = 0;
    for (size_t i = 0; i < p.performances.n; i++) {
        const struct performance *x = &p.performances.v[i];
        const struct official *o = official_lookup(&p.officials, x->official_no);
        const struct organisation *at =
                organisation_lookup(&p.organisations, o ? o->organisation_no : x->organisation_no);
        if (organisation_no && (!at || at->organisation_no != organisation_no)) continue;
        const char *score = x->has_score ? performance_decimal_text(c->arena, x->score_micro) : "";
        struct json *j = json_add_object(list);
        json_put_text(j, "organisation", at ? at->name : "");
        json_put_text(j, "name", o ? o->name : "");
        json_put_int(j, "year", x->year);
        json_put_text(j, "field", x->field);
        json_put_text(j, "score", score);
        json_put_int(j, "rank", x->rank);
        json_put_int(j, "of", x->of);
        put_conditions(c, j, &p, x);
        n++;
        if (!c->wants_json)
            printf("%s%s%s %" PRId64 " 年 %s 得分 %s 名次 %s\n", at ? at->name : "", o ? " " : "",
                    o ? o->name : "", x->year, *x->field ? x->field : "综合", *score ? score : "—", performance_place_text(c->arena, x));
    }
    if (c->wants_json)
        cli_print_json(c, root);
    else
        printf("%zu 条\n", n);
    return EXIT_DONE;
}

const struct command command_official_form_import = {
        .path = "official form import",
        .operands = "FILE…",
        .operands_min = 1,
        .operands_max = 2000,
        .summary = "干部任免审批表（.lrmx、.lrm，可以是文件夹）收进工作文件，加密保存",
        .more = "按身份证号认人，没有号码的按姓名和出生年月；认不定的不收，用 --as 文件名=编号 指明。\n"
                "登记中空着的由审批表补上，不一致的只指出（W829）。与已收的审批表不同的，核对后加 --yes。",
        .options = (const struct option[]){YES_OPTION,
                {OPTION_LIST, false, "as", "FILE=N", "这份审批表是第 N 号干部的；可以写几次"},
                {OPTION_VALUE, false, "kind", "KIND", "没有登记过的人算现任（incumbent，默认）还是后备（reserve）"},
                {OPTION_VALUE, false, "on", "DATE", "核对的日期；默认今天"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_official_form_export = {
        .path = "official form export",
        .operands = "FOLDER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "工作文件里的任免审批表写成 .lrmx，一人一份",
        .options = (const struct option[]){OFFICIAL_ORGANISATION_OPTION,
                {OPTION_VALUE, false, "official", "WHO", "只写一个人: 编号或者姓名"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_export,
};

const struct command command_performance_import = {
        .path = "performance import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入实绩表: 单位（或者个人）历年的得分、名次和条件",
        .more = "列: 单位*、姓名、项目、年度*、得分、名次、参评数；其余有数字的列都算条件，如 人口、财政收入。",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_performance_import,
};

const struct command command_performance_list = {
        .path = "performance list",
        .operands = "",
        .summary = "实绩和条件",
        .options = (const struct option[]){OFFICIAL_ORGANISATION_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_performance_list,
};
