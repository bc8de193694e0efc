/* Papers of an appraisal: material of a person, recommendation side by side, notices, appointment forms. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/cadre_approval.h"
#include "app/county_corroborate.h"
#include "app/county_notice.h"
#include "app/county_person.h"
#include "app/county_ranking.h"
#include "app/county_recommend.h"
#include "app/official_find.h"
#include "app/official_form.h"
#include "app/organisation_name.h"
#include "base/utf8.h"
#include "cli/appraise.h"
#include "cli/commands.h"
#include "cli/paper_out.h"
#include "cli/work.h"

/* ---- what all of them take ---- */

static bool load(struct cli *c, struct workspace *ws, struct county_source *s)
{
    struct date on;
    return cli_open_read_only(c, ws) && cli_date(c, "on", ws->election.day, &on) &&
           county_source_load(ws, on, s, &c->e);
}

static bool find_organisation(
        struct cli *c, const struct county_source *s, const char *name, const struct organisation **found)
{
    const char *accepted;
    return utf8_accept(c->arena, str_of(name), &accepted, &c->e) &&
           people_organisation_find(c->arena, &s->people, accepted, found, &c->e);
}

static bool find_official(
        struct cli *c, const struct county_source *s, const char *words, const struct official **found)
{
    const char *accepted;
    return utf8_accept(c->arena, str_of(words), &accepted, &c->e) &&
           official_named(c->arena, &s->people, accepted, found, &c->e);
}

/* ---- a person ---- */

static bool read_request(struct cli *c, struct corroborate_request *q)
{
    *q = (struct corroborate_request){0};
    if (!cli_int(c, "year", 0, &q->year) || !cli_int(c, "gap", CORROBORATE_GAP_PERCENT, &q->gap_percent)) return false;
    return (q->gap_percent >= 1 && q->gap_percent <= 100) || err_set(&c->e, ERR_USAGE, "--gap 应为 1 至 100 个百分点");
}

static enum exit_status run_person(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct county_source s;
    struct corroborate_request q;
    const struct official *o;
    struct paper *p;
    if (!read_request(c, &q) || !load(c, &ws, &s) || !find_official(c, &s, c->operands[0], &o) ||
            !county_person_paper(&s, o, &q, &p, &c->e))
        return cli_fail(c);
    return cli_write_paper(c, p);
}

/* ---- corroboration ---- */

static enum exit_status run_corroboration(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct county_source s;
    struct corroborate_request q;
    struct paper *p;
    const char **names = arena_alloc_array(c->arena, (size_t)c->operand_count + 1, sizeof *names);
    for (int i = 0; i < c->operand_count; i++)
        if (!utf8_accept(c->arena, str_of(c->operands[i]), &names[i], &c->e)) return cli_fail(c);
    if (!read_request(c, &q) || !load(c, &ws, &s) ||
            !county_corroborate_paper(&s, names, (size_t)c->operand_count, &q, &p, &c->e))
        return cli_fail(c);
    return cli_write_paper(c, p);
}

/* ---- recommendation ---- */

static enum exit_status run_recommendation(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct county_source s;
    const struct organisation *o = NULL;
    struct paper *p;
    int64_t gap;
    if (!load(c, &ws, &s) || !cli_int(c, "gap", CORROBORATE_GAP_PERCENT, &gap)) return cli_fail(c);
    if (gap < 1 || gap > 100) {
        err_set(&c->e, ERR_USAGE, "--gap 应为 1 至 100 个百分点");
        return cli_fail(c);
    }
    if ((c->operand_count && !find_organisation(c, &s, c->operands[0], &o)) ||
            !county_recommend_paper(&s, o, gap, &p, &c->e))
        return cli_fail(c);
    return cli_write_paper(c, p);
}

/* ---- rankings ---- */

static enum exit_status run_ranking(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct county_source s;
    struct paper *p;
    int64_t year;
    const char *code = cli_value(c, "side");
    enum set_side side = SIDE_SUBORDINATE;
    if (code && !set_side_from(code, &side)) {
        err_set(&c->e, ERR_USAGE, "--side “%s”应为 superior、peer、subordinate、mass、society 或者 self", code);
        return cli_fail(c);
    }
    if (!cli_int(c, "year", 0, &year) || !load(c, &ws, &s)) return cli_fail(c);
    if (!county_ranking_paper(&s, year, side, &p, &c->e)) return cli_fail(c);
    return cli_write_paper(c, p);
}

/* ---- notices ---- */

static bool read_period(struct cli *c, struct date *from, struct date *until)
{
    if (!cli_date(c, "from", DATE_NONE, from) || !cli_date(c, "until", DATE_NONE, until)) return false;
    return until->ymd >= from->ymd || err_set(&c->e, ERR_USAGE, "--until 早于 --from");
}

static enum exit_status run_preview(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct county_source s;
    const struct organisation *o;
    struct date from, until;
    struct paper *p;
    if (!read_period(c, &from, &until) || !load(c, &ws, &s) || !find_organisation(c, &s, c->operands[0], &o) ||
            !county_preview_paper(&s, o, from, until, &p, &c->e))
        return cli_fail(c);
    const char *left_out = county_preview_left_out(&s, o);
    if (*left_out)
        fprintf(stderr, "没有列入预告（不在%s的职位上）: %s；是班子成员的，核对名册的职务与机构职数表\n", o->name, left_out);
    return cli_write_paper(c, p);
}

/* --propose 姓名=拟任职务 */
static bool read_proposals(struct cli *c, const struct county_source *s, struct county_proposal *v, size_t *n)
{
    const char *given;
    for (*n = 0; (given = cli_value_at(c, "propose", *n)); ++*n) {
        const char *equals = strchr(given, '='), *post;
        if (!equals || !equals[1]) return err_set(&c->e, ERR_USAGE, "--propose 应写成 姓名=拟任职务");
        const char *name = arena_copy(c->arena, given, (size_t)(equals - given));
        if (!find_official(c, s, name, &v[*n].official) || !utf8_accept(c->arena, str_of(equals + 1), &post, &c->e))
            return false;
        v[*n].post = post;
    }
    return true;
}

static enum exit_status run_publicity(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct county_source s;
    struct date from, until;
    struct paper *p;
    const char *unknown;
    size_t n;
    struct county_proposal *proposals = arena_alloc_array(c->arena, c->given_count + 1, sizeof *proposals);
    if (!read_period(c, &from, &until) || !load(c, &ws, &s) || !read_proposals(c, &s, proposals, &n) ||
            !county_publicity_paper(&s, proposals, n, from, until, &p, &c->e) ||
            !county_publicity_unknown(&s, from, until, &unknown, &c->e))
        return cli_fail(c);
    if (*unknown)
        fprintf(stderr, "没有登记 %s的节假日，工作日只除去了星期六、星期日；请用 huanjie process holiday 登记后核对天数\n", unknown);
    return cli_write_paper(c, p);
}

/* ---- appointment forms ---- */

static bool add_form(struct cli *c, struct workspace *ws, const struct official *o, struct cadre_set *set)
{
    struct cadre cadre;
    struct str bytes;
    bool found;
    if (!official_form_open(ws, o->official_no, &cadre, &bytes, &found, &c->e)) return false;
    if (!found) return err_set(&c->e, ERR_INPUT, "%s没有审批表；用 huanjie official form import 收进来", o->name);
    cadre_set_add(set, o->name, bytes, (struct str){0}, NULL);
    return true;
}

/* The named ones, or everybody whose organisation it is. */
static bool gather_forms(struct cli *c, struct workspace *ws, const struct county_source *s, struct cadre_set *set)
{
    const char *unit = cli_value(c, "organisation");
    const struct organisation *at = NULL;
    if (!workspace_unlock(ws, &c->e) || (unit && !find_organisation(c, s, unit, &at))) return false;
    for (int i = 0; i < c->operand_count; i++) {
        const struct official *o;
        if (!find_official(c, s, c->operands[i], &o) || !add_form(c, ws, o, set)) return false;
    }
    for (size_t i = 0; at && i < s->people.officials.n; i++) {
        const struct official *o = &s->people.officials.v[i];
        bool is_wanted =
                o->organisation_no == at->organisation_no && o->kind == OFFICIAL_INCUMBENT && official_serves(o);
        if (is_wanted && !add_form(c, ws, o, set)) return false;
    }
    return set->n > 0 || err_set(&c->e, ERR_USAGE, "请写明姓名，或者用 --organisation 指明单位");
}

static enum exit_status run_form(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct county_source s;
    struct finding_list faults = {.arena = c->arena};
    struct approval_sheet *sheets;
    size_t n;
    const char *pdf = cli_value(c, "pdf");
    if (!load(c, &ws, &s)) return cli_fail(c);
    struct cadre_set set = {.arena = c->arena, .on = s.on, .findings = {.arena = c->arena}};
    if (!gather_forms(c, &ws, &s, &set) || !cadre_approval_sheets(&set, &faults, &sheets, &n, &c->e) ||
            (n && !approval_write(sheets, n, "干部任免审批表", s.on, pdf, &c->e)))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "file", n ? pdf : NULL);
        json_put_int(o, "printed", (int64_t)n);
        cli_put_findings(o, "findings", &faults);
        cli_print_json(c, o);
    } else {
        cli_print_findings(&faults);
        printf("%s: %zu 份，%zu 页\n", pdf, n, 2 * n);
    }
    return cli_status_of(&faults);
}

/* ---- the tables ---- */

#define ON                                                                                                             \
    {                                                                                                                  \
        OPTION_VALUE, false, "on", "DATE", "年龄、任职算到这一天；默认选举日"                          \
    }
#define FROM                                                                                                           \
    {                                                                                                                  \
        OPTION_VALUE, true, "from", "DATE", "从哪一天"                                                             \
    }
#define UNTIL                                                                                                          \
    {                                                                                                                  \
        OPTION_VALUE, true, "until", "DATE", "到哪一天，当天在内"                                             \
    }
#define END                                                                                                            \
    {                                                                                                                  \
        OPTION_END, false, NULL, NULL, NULL                                                                            \
    }

#define QUESTION_OPTIONS                                                                                               \
    {OPTION_VALUE, false, "year", "Y", "哪一年的票组，默认最近一年"},                                                  \
    {                                                                                                                  \
        OPTION_VALUE, false, "gap", "N", "相差至少几个百分点才问，默认 20；还要超过区间、按检验次数校正"               \
    }

const struct command command_appraise_paper_person = {
        .path = "appraise paper person",
        .operands = "NAME",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "一个人的考察材料（数据部分）: 推荐、六方面测评、实绩、印证的问题和答复，附图",
        .options = (const struct option[]){ON, QUESTION_OPTIONS, PAPER_PDF_OPTION, PAPER_DOCX_OPTION, PAPER_XLSX_OPTION, END},
        .needs_workspace = true,
        .run = run_person,
};

const struct command command_appraise_paper_corroboration = {
        .path = "appraise paper corroboration",
        .operands = "NAME…",
        .operands_min = 1,
        .operands_max = 500,
        .summary = "交叉印证表: 各方面并列、两两对照、票与实绩、问题和核实，一人一份",
        .options = (const struct option[]){ON, QUESTION_OPTIONS, PAPER_PDF_OPTION, PAPER_DOCX_OPTION, PAPER_XLSX_OPTION, END},
        .needs_workspace = true,
        .run = run_corroboration,
};

const struct command command_appraise_paper_recommendation = {
        .path = "appraise paper recommendation",
        .operands = "[ORGANISATION]",
        .operands_max = 1,
        .summary = "会议推荐与谈话推荐对照，按职位，附散点图；须核实的标出",
        .more = "不写单位的，全部单位各一部分。相差的区间不含 0 而且够大的标 ◆，是问题，不是结论。",
        .options = (const struct option[]){ON, {OPTION_VALUE, false, "gap", "N", "相差几个百分点以上须核实，默认 20"},
                PAPER_PDF_OPTION, PAPER_DOCX_OPTION, PAPER_XLSX_OPTION, END},
        .needs_workspace = true,
        .run = run_recommendation,
};

const struct command command_appraise_paper_ranking = {
        .path = "appraise paper ranking",
        .operands = "",
        .summary = "实绩横向比、纵向比，和一方面测评在同类之内的分档",
        .more = "同片区、同类型、同层次的才比；区间重叠的在一档。实绩另给扣除条件后的差额。",
        .options = (const struct option[]){ON, {OPTION_VALUE, false, "year", "YYYY", "哪一年的实绩和测评，默认最近一年"},
                {OPTION_VALUE, false, "side", "SIDE", "哪方面的测评，默认 subordinate"}, PAPER_PDF_OPTION,
                PAPER_DOCX_OPTION, PAPER_XLSX_OPTION, END},
        .needs_workspace = true,
        .run = run_ranking,
};

const struct command command_appraise_paper_preview = {
        .path = "appraise paper preview",
        .operands = "ORGANISATION",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "考察预告",
        .options = (const struct option[]){ON, FROM, UNTIL, PAPER_PDF_OPTION, PAPER_DOCX_OPTION, END},
        .needs_workspace = true,
        .run = run_preview,
};

const struct command command_appraise_paper_publicity = {
        .path = "appraise paper publicity",
        .operands = "",
        .summary = "任前公示，工作日数按设置，默认不少于五个",
        .options = (const struct option[]){ON, {OPTION_LIST, true, "propose", "姓名=拟任职务", "公示对象，可以写几次"},
                FROM, UNTIL, PAPER_PDF_OPTION, PAPER_DOCX_OPTION, END},
        .needs_workspace = true,
        .run = run_publicity,
};

const struct command command_appraise_paper_form = {
        .path = "appraise paper form",
        .operands = "[NAME…]",
        .operands_max = 2000,
        .summary = "打印工作文件里的干部任免审批表",
        .options = (const struct option[]){ON, {OPTION_VALUE, false, "organisation", "NAME", "一个单位的全部现任"},
                {OPTION_VALUE, true, "pdf", "FILE.pdf", "写到哪里"}, END},
        .needs_workspace = true,
        .run = run_form,
};
