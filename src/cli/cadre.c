/* The commands on appointment forms, which are files and need no workspace. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/cadre_approval.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/form_file.h"
#include "cli/work.h"
#include "print/pdf.h"
#include "sheet/lrm.h"
#include "sheet/lrmx.h"
#include "sheet/write.h"

/* What cannot be opened is a finding like what cannot be read: the other files are checked all the same. */
static bool add_file(struct cli *c, struct cadre_set *set, const char *path)
{
    struct str bytes = {0}, photo = {0};
    bool ok = cli_read_form(c, path, &bytes, &photo);
    if (!ok && c->e.kind != ERR_INPUT) return false;
    cadre_set_add(set, cli_input_name(path), bytes, photo, ok ? NULL : arena_text(c->arena, "%s", c->e.text));
    return true;
}

static bool load(struct cli *c, struct cadre_set *set)
{
    *set = (struct cadre_set){.arena = c->arena, .findings = {.arena = c->arena}};
    if (!cli_date(c, "on", DATE_NONE, &set->on)) return false;
    for (int i = 0; i < c->operand_count; i++) {
        if (!add_file(c, set, c->operands[i])) return false;
    }
    cadre_set_compare(set);
    return true;
}

static bool write_paper(struct cli *c, const struct cadre_set *set)
{
    const char *pdf, *xlsx;
    if (!cli_text(c, "pdf", NULL, &pdf) || !cli_text(c, "xlsx", NULL, &xlsx)) return false;
    if (!pdf && !xlsx) return true;
    const struct paper *paper = cadre_set_paper(set);
    return (!pdf || pdf_write(paper, pdf, &c->e)) && (!xlsx || sheet_write_paper(xlsx, paper, &c->e));
}

static void put_form(struct cadre_set *set, struct json *o, const struct cadre_form *f)
{
    int age = cadre_form_age(set, f);
    json_put_text(o, "file", f->file);
    json_put_bool(o, "read", f->is_read);
    json_put_text(o, "name", f->cadre.text[CADRE_NAME]);
    json_put_text(o, "sex", f->cadre.text[CADRE_SEX]);
    json_put_text(o, "ethnic", f->cadre.text[CADRE_ETHNIC]);
    json_put_text(o, "born", f->cadre.text[CADRE_BORN]);
    if (age < 0)
        json_put_null(o, "age");
    else
        json_put_int(o, "age", age);
    json_put_text(o, "post", f->cadre.text[CADRE_POST]);
}

static void print_forms(const struct cadre_set *set)
{
    for (size_t i = 0; i < set->n; i++) {
        const struct cadre_form *f = &set->v[i];
        int age = cadre_form_age(set, f);
        printf("%4zu %s %s %s %s", i + 1, f->subject, f->cadre.text[CADRE_SEX], f->cadre.text[CADRE_ETHNIC],
                f->cadre.text[CADRE_BORN]);
        if (age >= 0) printf(" %d岁", age);
        printf(" %s\n", f->cadre.text[CADRE_POST]);
    }
}

/* check and list answer alike; list also shows the people and writes the paper. */
static enum exit_status answer(struct cli *c, bool is_list)
{
    struct cadre_set set;
    if (!load(c, &set) || (is_list && !write_paper(c, &set))) return cli_fail(c);
    size_t stops = finding_count(&set.findings, SEVERITY_STOP), asks = finding_count(&set.findings, SEVERITY_EXPLAIN);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena), *forms = json_put_array(o, "forms");
        json_put_text(o, "on", date_text(c->arena, set.on));
        for (size_t i = 0; i < set.n; i++) put_form(&set, json_add_object(forms), &set.v[i]);
        json_put_int(o, "stop", (int64_t)stops);
        json_put_int(o, "explain", (int64_t)asks);
        cli_put_findings(o, "findings", &set.findings);
        cli_print_json(c, o);
    } else {
        if (is_list) print_forms(&set);
        cli_print_findings(&set.findings);
        printf("审批表 %zu 份: 须改正 %zu 项，须说明 %zu 项，提示 %zu 项\n", set.n, stops, asks,
                set.findings.n - stops - asks);
    }
    return cli_status_of(&set.findings);
}

static enum exit_status run_check(struct cli *c)
{
    return answer(c, false);
}

static enum exit_status run_list(struct cli *c)
{
    return answer(c, true);
}

/* ---- on paper ---- */

static void answer_print(
        struct cli *c, const struct cadre_set *set, const char *pdf, size_t n, struct finding_list *faults)
{
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "on", date_text(c->arena, set->on));
        json_put_text(o, "file", n ? pdf : NULL);
        json_put_int(o, "forms", (int64_t)set->n);
        json_put_int(o, "printed", (int64_t)n);
        cli_put_findings(o, "findings", faults);
        cli_print_json(c, o);
        return;
    }
    cli_print_findings(faults);
    if (n) printf("%s: %zu 份，%zu 页\n", pdf, n, 2 * n);
    if (n < set->n) printf("%zu 份没有打印\n", set->n - n);
}

static enum exit_status run_print(struct cli *c)
{
    struct cadre_set set;
    struct finding_list faults = {.arena = c->arena};
    struct approval_sheet *sheets;
    const char *pdf;
    size_t n;
    bool ok = cli_text(c, "pdf", NULL, &pdf) && load(c, &set) &&
              cadre_approval_sheets(&set, &faults, &sheets, &n, &c->e) &&
              (n == 0 || approval_write(sheets, n, "干部任免审批表", set.on, pdf, &c->e));
    if (!ok) return cli_fail(c);
    answer_print(c, &set, pdf, n, &faults);
    return cli_status_of(&faults);
}

/* ---- the other format ---- */

static bool write_lrm(struct cli *c, const char *to, const struct cadre *cadre, struct finding_list *notes)
{
    struct str bytes;
    /* whoever reads the form would take it for his */
    if (!cadre->photo.n && access(cli_photo_path(c, to), F_OK) == 0)
        return err_set(&c->e, ERR_INPUT, "这份表没有照片，旁边却已有 %s，请先移开或者换一个文件名", cli_photo_path(c, to));
    if (!lrm_write(c->arena, cadre, to, notes, &bytes, &c->e)) return false;
    return (!cadre->photo.n || file_write_atomic(cli_photo_path(c, to), cadre->photo, &c->e)) &&
           file_write_atomic(to, bytes, &c->e);
}

static bool convert(struct cli *c, const char *from, const char *to, struct cadre *cadre, struct finding_list *notes)
{
    bool is_lrm = cli_ends_with(to, ".lrm");
    struct str bytes, photo;
    enum cadre_format format;
    if (!is_lrm && !cli_ends_with(to, ".lrmx"))
        return err_set(&c->e, ERR_USAGE, "要写的文件“%s”应以 .lrmx 或者 .lrm 结尾", to);
    if (!cli_read_form(c, from, &bytes, &photo)) return false;
    if (!cadre_form_read(c->arena, cli_input_name(from), bytes, photo, cadre, &format, notes, &c->e))
        return err_in(&c->e, "%s", cli_input_name(from));
    if (is_lrm) return write_lrm(c, to, cadre, notes);
    return file_write_atomic(to, lrmx_write(c->arena, cadre), &c->e);
}

static enum exit_status run_convert(struct cli *c)
{
    const char *to = c->operands[1];
    struct cadre cadre;
    struct finding_list notes = {.arena = c->arena};
    if (!convert(c, c->operands[0], to, &cadre, &notes)) return cli_fail(c);
    const char *photo = !cadre.photo.n ? NULL : cli_ends_with(to, ".lrm") ? cli_photo_path(c, to) : to;
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "file", to);
        json_put_text(o, "name", cadre.text[CADRE_NAME]);
        json_put_text(o, "photo", photo);
        cli_put_findings(o, "findings", &notes);
        cli_print_json(c, o);
    } else {
        cli_print_findings(&notes);
        printf("%s: %s，%s\n", to, cadre.text[CADRE_NAME],
                photo ? arena_text(c->arena, "照片在 %s", photo) : "没有照片");
    }
    return cli_status_of(&notes);
}

#define ON_OPTION                                                                                                      \
    {                                                                                                                  \
        OPTION_VALUE, true, "on", "DATE", "年龄和最近年度计算到这一天；换届的写大会召开之日"   \
    }

const struct command command_cadre_check = {
        .path = "cadre check",
        .operands = "FILE…",
        .operands_min = 1,
        .operands_max = 2000,
        .summary = "核对干部任免审批表（.lrmx、.lrm）: 姓名、号码、日期、学历、简历、考核、家庭",
        .more = "读不了的文件也列出，其余的照查；几份表身份证号相同的指出。号码不会原样印出。一次至多 2000 份。",
        .options = (const struct option[]){ON_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .run = run_check,
};

const struct command command_cadre_list = {
        .path = "cadre list",
        .operands = "FILE…",
        .operands_min = 1,
        .operands_max = 2000,
        .summary = "名单和核对清单，印出来退给填报单位改正、说明",
        .options = (const struct option[]){ON_OPTION, {OPTION_VALUE, false, "pdf", "FILE.pdf", "另写成 PDF"},
                {OPTION_VALUE, false, "xlsx", "FILE.xlsx", "另写成 XLSX"}, {OPTION_END, false, NULL, NULL, NULL}},
        .run = run_list,
};

const struct command command_cadre_print = {
        .path = "cadre print",
        .operands = "FILE…",
        .operands_min = 1,
        .operands_max = 2000,
        .summary = "打印干部任免审批表，A4 两页一份，格子与任免表编辑器的相同",
        .more = "文字放不下的缩小，缩到最小还放不下的指出，那一份不打印；其余的照打。号码只印头尾。",
        .options = (const struct option[]){ON_OPTION, {OPTION_VALUE, true, "pdf", "FILE.pdf", "写到哪里"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .run = run_print,
};

const struct command command_cadre_convert = {
        .path = "cadre convert",
        .operands = "IN OUT",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "任免审批表在 .lrmx 和 .lrm 之间转换，丢失的逐项指出",
        .more = "IN 按内容认，OUT 按名称的结尾。.lrm 的照片是旁边同名的 .pic。",
        .run = run_convert,
};
