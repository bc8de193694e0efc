#include "app/nominate_read.h"

#include <inttypes.h>

#include "app/person.h"
#include "base/attr.h"
#include "base/utf8.h"
#include "roll/ethnic.h"

enum field {
    DISTRICT,
    NAME,
    SEX,
    ETHNIC,
    BORN,
    ID,
    PARTY,
    EDUCATION,
    DEGREE,
    POST,
    CATEGORY,
    INCUMBENT,
    OTHER_MANDATE,
    FUNDING,
    KIND,
    ORGANISATION,
    RECEIVED,
};

// clang-format off
static const struct table_field nomination_fields[] = {
    [DISTRICT] = {"选区号|选区", true},
    [NAME] = {"被推荐人|候选人|姓名|被推荐人姓名|候选人姓名", true},
    [SEX] = {"性别", false},
    [ETHNIC] = {"民族", false},
    [BORN] = {"出生日期|出生年月日", false},
    [ID] = {"公民身份号码|身份证号|身份证号码", false},
    [PARTY] = {"政治面貌|党派", false},
    [EDUCATION] = {"学历|文化程度", false},
    [DEGREE] = {"学位", false},
    [POST] = {"工作单位及职务|单位及职务|单位职务|职务", false},
    [CATEGORY] = {"类别|代表构成", false},
    [INCUMBENT] = {"连任|是否连任", false},
    [OTHER_MANDATE] = {"其他代表职务|其他地方代表职务", false},
    [FUNDING] = {"境外资助|是否接受境外资助", false},
    [KIND] = {"推荐方式|提名方式", true},
    [ORGANISATION] = {"推荐单位|推荐政党团体|推荐者", false},
    [RECEIVED] = {"收到日期|推荐日期|接收日期", true},
};
// clang-format on

struct reading {
    struct workspace *ws;
    const struct slate *slate;
    struct table table;
    struct table_faults faults;
};

static bool is_district(struct reading *r, const struct table_row *row, size_t field, int64_t *district_no)
{
    *district_no = table_int(&r->table, row, field, 0, &r->faults);
    if (slate_district_lookup(r->slate, *district_no)) return true;
    table_fault(
            &r->faults, row->line, "选区号", "没有选区 %" PRId64 "，请先用 huanjie district import 导入", *district_no);
    return false;
}

/* ---- nominations ---- */

static int64_t read_sex(struct reading *r, const struct table_row *row)
{
    const char *text = row->cells[SEX];
    if (!*text) return SEX_NOT_SAID;
    if (text_eq(text, "男") || text_eq(text, "1")) return SEX_MAN;
    if (text_eq(text, "女") || text_eq(text, "2")) return SEX_WOMAN;
    table_fault(&r->faults, row->line, "性别", "“%s”应写“男”或“女”", text);
    return SEX_NOT_SAID;
}

static int64_t read_ethnic(struct reading *r, const struct table_row *row)
{
    if (!*row->cells[ETHNIC]) return ETHNIC_UNKNOWN;
    int ethnic = roll_ethnic_from(str_of(utf8_fold_width(r->ws->arena, row->cells[ETHNIC])));
    if (ethnic == ETHNIC_UNKNOWN) table_fault(&r->faults, row->line, "民族", "“%s”不是民族名称", row->cells[ETHNIC]);
    return ethnic;
}

static enum told read_told(struct reading *r, const struct table_row *row, size_t field)
{
    if (!*row->cells[field]) return TOLD_NOTHING;
    return table_flag(&r->table, row, field, &r->faults) ? TOLD_YES : TOLD_NO;
}

static void read_choices(struct reading *r, const struct table_row *row, struct nominate_row *x)
{
    const char *category = row->cells[CATEGORY], *kind = row->cells[KIND];
    x->person.category = CATEGORY_OTHER;
    x->has_category = *category != '\0';
    if (*category && !deputy_category_from_title(category, &x->person.category))
        table_fault(
                &r->faults, row->line, "类别", "“%s”应写工人、农民、专业技术人员、干部、军人、归侨或其他", category);
    if (!nomination_kind_from_title(kind, &x->kind))
        table_fault(&r->faults, row->line, "推荐方式", "“%s”应写“政党团体”或“选民联名”", kind);
    else if (x->kind == NOMINATION_PARTY && !*x->organisation)
        table_fault(&r->faults, row->line, "推荐单位", "为空：政党、团体推荐的须写明推荐单位");
}

static void read_person(struct reading *r, const struct table_row *row, struct nominate_row *x)
{
    struct candidate *c = &x->person;
    c->district_no = x->district_no;
    c->name = person_name(&r->table, row, NAME, &r->faults);
    c->sex = read_sex(r, row);
    c->ethnic = read_ethnic(r, row);
    c->born_on = table_date(&r->table, row, BORN, &r->faults);
    c->party = row->cells[PARTY];
    c->education = row->cells[EDUCATION];
    c->degree = row->cells[DEGREE];
    c->post = row->cells[POST];
    c->other_mandate = text_eq(row->cells[OTHER_MANDATE], "无") ? "" : row->cells[OTHER_MANDATE];
    x->incumbent = read_told(r, row, INCUMBENT);
    x->foreign_funding = read_told(r, row, FUNDING);
    x->organisation = row->cells[ORGANISATION];
    x->received_on = table_date(&r->table, row, RECEIVED, &r->faults);
    if (!*row->cells[RECEIVED]) table_fault(&r->faults, row->line, "收到日期", "为空：推荐的先后和期限以收到日期为准");
}

/* A nominee need not live in the district, nor be on this roll at all: then eligibility must be shown. */
static bool find_nominee(struct reading *r, const struct table_row *row, struct nominate_row *x, struct err *e)
{
    struct person_clue clue = {x->person.name, row->cells[ID], 0, x->district_no};
    enum person_match match;
    struct voter voter;
    const char *why;
    if (!*clue.name) return true;
    if (!person_find(r->ws, &clue, true, &match, &voter, &why, e)) return false;
    switch (match) {
    case PERSON_NONE: return true;
    case PERSON_SEVERAL:
    case PERSON_OTHER: table_fault(&r->faults, row->line, "被推荐人", "%s", why); return true;
    case PERSON_BAD_ID: table_fault(&r->faults, row->line, "公民身份号码", "%s", why); return true;
    case PERSON_FOUND: break;
    }
    struct candidate *c = &x->person;
    c->voter_no = voter.voter_no;
    if (c->sex == SEX_NOT_SAID) c->sex = voter.sex;
    if (c->ethnic == ETHNIC_UNKNOWN) c->ethnic = voter.ethnic;
    if (!date_is_set(c->born_on)) c->born_on = voter.born_on;
    return true;
}

bool nominate_read_nominations(struct workspace *ws, const struct slate *slate, const char *path, struct table *table,
        struct nominate_rows *out, struct err *e)
{
    struct reading r = {.ws = ws, .slate = slate, .faults = {.arena = ws->arena}};
    if (!table_load(ws->arena, path, nomination_fields, ARRAY_COUNT(nomination_fields), &r.table, &r.faults, e))
        return false;
    struct nominate_rows rows = {arena_alloc_array(ws->arena, r.table.n + 1, sizeof *rows.v), 0};
    for (size_t i = 0; i < r.table.n; i++) {
        const struct table_row *row = &r.table.rows[i];
        struct nominate_row *x = &rows.v[rows.n++];
        x->line = row->line;
        if (!is_district(&r, row, DISTRICT, &x->district_no)) continue;
        read_person(&r, row, x);
        read_choices(&r, row, x);
        if (!find_nominee(&r, row, x, e)) return err_in(e, "%s 第 %zu 行", r.table.name, row->line);
    }
    if (!table_is_sound(&r.table, &r.faults, e)) return false;
    *table = r.table;
    *out = rows;
    return true;
}

/* ---- signatures ---- */

enum signer_field { S_DISTRICT, S_NOMINEE, S_NUMBER, S_NAME, S_ID, S_VOTER };

// clang-format off
static const struct table_field signer_fields[] = {
    [S_DISTRICT] = {"选区号|选区", true},
    [S_NOMINEE] = {"被推荐人|候选人|被推荐人姓名|候选人姓名", true},
    [S_NUMBER] = {"序号|签名序号", true},
    [S_NAME] = {"联名人|推荐人|联名人姓名|签名人|联名选民", true},
    [S_ID] = {"公民身份号码|身份证号|身份证号码|联名人公民身份号码", false},
    [S_VOTER] = {"选民证号|选民证号码|选民号", false},
};
// clang-format on

/* A signer has to be a voter of the very district (R35). */
static bool find_signer(struct reading *r, const struct table_row *row, struct signer_row *x, struct err *e)
{
    struct person_clue clue = {
            x->name, row->cells[S_ID], table_int(&r->table, row, S_VOTER, 0, &r->faults), x->district_no};
    enum person_match match;
    struct voter voter;
    const char *why;
    if (!*clue.name) return true;
    if (!person_find(r->ws, &clue, false, &match, &voter, &why, e)) return false;
    switch (match) {
    case PERSON_NONE: return true;
    case PERSON_SEVERAL:
    case PERSON_OTHER: table_fault(&r->faults, row->line, "联名人", "%s", why); return true;
    case PERSON_BAD_ID: table_fault(&r->faults, row->line, "公民身份号码", "%s", why); return true;
    case PERSON_FOUND: break;
    }
    if (voter.state == VOTER_ACTIVE && voter.district_no == x->district_no) x->voter_no = voter.voter_no;
    return true;
}

static void check_number(struct reading *r, const struct signer_rows *rows, const struct signer_row *x)
{
    if (x->signer_no < 1) {
        table_fault(&r->faults, x->line, "序号", "应为 1 起的签名次序");
        return;
    }
    for (size_t i = 0; i + 1 < rows->n; i++) {
        const struct signer_row *y = &rows->v[i];
        if (y->district_no != x->district_no || y->signer_no != x->signer_no || !text_eq(y->nominee, x->nominee))
            continue;
        table_fault(&r->faults, x->line, "序号", "“%s”的第 %" PRId64 " 号与第 %zu 行重复", x->nominee, x->signer_no,
                y->line);
        return;
    }
}

bool nominate_read_signers(struct workspace *ws, const struct slate *slate, const char *path, struct table *table,
        struct signer_rows *out, struct err *e)
{
    struct reading r = {.ws = ws, .slate = slate, .faults = {.arena = ws->arena}};
    if (!table_load(ws->arena, path, signer_fields, ARRAY_COUNT(signer_fields), &r.table, &r.faults, e)) return false;
    struct signer_rows rows = {arena_alloc_array(ws->arena, r.table.n + 1, sizeof *rows.v), 0};
    for (size_t i = 0; i < r.table.n; i++) {
        const struct table_row *row = &r.table.rows[i];
        struct signer_row *x = &rows.v[rows.n++];
        x->line = row->line;
        if (!is_district(&r, row, S_DISTRICT, &x->district_no)) continue;
        x->nominee = person_name(&r.table, row, S_NOMINEE, &r.faults);
        x->name = person_name(&r.table, row, S_NAME, &r.faults);
        x->signer_no = table_int(&r.table, row, S_NUMBER, 0, &r.faults);
        check_number(&r, &rows, x);
        if (!find_signer(&r, row, x, e)) return err_in(e, "%s 第 %zu 行", r.table.name, row->line);
    }
    if (!table_is_sound(&r.table, &r.faults, e)) return false;
    *table = r.table;
    *out = rows;
    return true;
}
