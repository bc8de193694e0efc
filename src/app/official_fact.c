#include "app/official_fact.h"

#include <inttypes.h>

#include "app/official_find.h"
#include "app/people_table.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "store/official_fact.h"

enum { HOURS_MAX = 100000, TEXT_CHARACTERS_MAX = 300 };

enum { NAME, UNIT, KIND, TEXT, FROM, TO, GRANTED, HOURS, MAIN, PRINTED, MEMBER, MEMBER_TYPE, DOCUMENT, ID, FIELDS };

static const struct table_field fields[FIELDS] = {
        [NAME] = {"姓名", true},
        [UNIT] = {"单位|单位名称|工作单位", false},
        [KIND] = {"类别|信息类别|项目", true},
        [TEXT] = {"内容|名称|学历学位|职务名称", false},
        [FROM] = {"开始时间|入学时间|任职时间|批准时间|登记时间|时间", true},
        [TO] = {"结束时间|毕业时间|免职时间|撤销时间|终止时间", false},
        [GRANTED] = {"学位授予时间", false},
        [HOURS] = {"学时", false},
        [MAIN] = {"主要职务|主职务", false},
        [PRINTED] = {"输出|输出标识", false},
        [MEMBER] = {"班子成员|是否班子成员", false},
        [MEMBER_TYPE] = {"成员类别", false},
        [DOCUMENT] = {"文号|依据", false},
        [ID] = {"公民身份号码|身份证号|身份证号码", false},
};

const char *official_fact_text(struct arena *a, const struct official_fact *x)
{
    struct buf b = {.arena = a};
    buf_addf(&b, "%s%s%s", people_month_text(a, x->from), x->to ? "—" : "", people_month_text(a, x->to));
    if (*x->text) buf_addf(&b, " %s", x->text);
    if (x->granted) buf_addf(&b, "，%s 授予学位", people_month_text(a, x->granted));
    if (x->hours) buf_addf(&b, "，%" PRId64 " 学时", x->hours);
    if (x->is_main == 1) buf_addf(&b, "，主要职务");
    if (x->is_printed == 1) buf_addf(&b, "，输出");
    if (x->is_member == 1) buf_addf(&b, "，班子成员%s", x->member_type);
    if (*x->document) buf_addf(&b, "，%s", x->document);
    return buf_text(&b);
}

static int64_t read_flag(struct people_table *m, const struct table_row *r, size_t field)
{
    return *r->cells[field] ? table_flag(&m->table, r, field, &m->faults) : FACT_NOT_SAID;
}

static struct official_fact read_fact(struct people_table *m, const struct table_row *r)
{
    struct official_fact x = {.text = r->cells[TEXT], .member_type = r->cells[MEMBER_TYPE], .document = r->cells[DOCUMENT]};
    const struct organisation *at = people_table_unit(m, r, UNIT);
    const char *kind = table_text(&m->table, r, KIND, &m->faults);
    table_name(&m->table, r, NAME, &m->faults);
    if (*kind && !fact_kind_from_title(kind, &x.kind))
        table_fault(&m->faults, r->line, "类别", "“%s”应为学习、进入公务员队伍、公务员登记、培训、奖惩、职务、职级、不得列为考察对象的情形、不得评优秀的情形之一", kind);
    x.from = people_month(&m->table, r, FROM, &m->faults);
    x.to = people_month(&m->table, r, TO, &m->faults);
    x.granted = people_month(&m->table, r, GRANTED, &m->faults);
    x.hours = table_int_within(&m->table, r, HOURS, 0, HOURS_MAX, 0, &m->faults);
    x.is_main = read_flag(m, r, MAIN);
    x.is_printed = read_flag(m, r, PRINTED);
    x.is_member = read_flag(m, r, MEMBER);
    if (x.kind == FACT_NOT_EXCELLENT && (!*x.text || !*x.document))
        table_fault(&m->faults, r->line, *x.text ? "文号" : "内容", "不得评优秀的，须写明是什么情形、依据哪份文件");
    if (utf8_count(x.document) > TEXT_CHARACTERS_MAX) table_fault(&m->faults, r->line, "文号", "超过 %d 字", TEXT_CHARACTERS_MAX);
    if (utf8_count(x.text) > TEXT_CHARACTERS_MAX)
        table_fault(&m->faults, r->line, "内容", "超过 %d 字", TEXT_CHARACTERS_MAX);
    if (*r->cells[NAME])
        x.official_no = people_table_official(m, r, NAME, at ? at->organisation_no : 0, r->cells[ID]);
    return x;
}

/* ---- against the records ---- */

static bool is_same(const struct official_fact *x, const struct official_fact *y)
{
    return x->official_no == y->official_no && x->kind == y->kind && text_eq(x->text, y->text) && x->from == y->from &&
           x->to == y->to && x->granted == y->granted && x->hours == y->hours && x->is_main == y->is_main &&
           x->is_printed == y->is_printed && x->is_member == y->is_member && text_eq(x->member_type, y->member_type) &&
           text_eq(x->document, y->document);
}

static bool has_same(const struct official_fact_list *list, const struct official_fact *x)
{
    for (size_t i = 0; i < list->n; i++)
        if (is_same(&list->v[i], x)) return true;
    return false;
}

static bool has_kind(const struct official_fact_list *list, const struct official_fact *x)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].official_no == x->official_no && list->v[i].kind == x->kind) return true;
    return false;
}

/* The lines that go, and those that come where others were. */
static void compare(struct people_table *m, const struct official_fact_list *given)
{
    struct arena *a = m->ws->arena;
    const struct official_fact_list *old = &m->people.facts;
    for (size_t i = 0; i < old->n; i++) {
        const struct official_fact *x = &old->v[i];
        const struct official *o = official_lookup(&m->people.officials, x->official_no);
        if (has_kind(given, x) && !has_same(given, x))
            intake_change(m->in, official_subject(a, &m->people, o), "%s: 去掉“%s”", fact_kind_title(x->kind), official_fact_text(a, x));
    }
    for (size_t i = 0; i < given->n; i++) {
        const struct official_fact *x = &given->v[i];
        const struct official *o = official_lookup(&m->people.officials, x->official_no);
        if (has_same(old, x))
            m->in->same++;
        else if (!has_kind(old, x))
            m->in->added++;
        else
            intake_change(m->in, official_subject(a, &m->people, o), "%s: 加上“%s”", fact_kind_title(x->kind), official_fact_text(a, x));
    }
}

static bool write_person(struct people_table *m, const struct official_fact_list *given, int64_t official_no, struct err *e)
{
    const struct official_fact_list *old = &m->people.facts;
    struct official_fact *v = arena_alloc_array(m->ws->arena, old->n + given->n + 1, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < old->n; i++)
        if (old->v[i].official_no == official_no && !has_kind(given, &old->v[i])) v[n++] = old->v[i];
    for (size_t i = 0; i < given->n; i++)
        if (given->v[i].official_no == official_no) v[n++] = given->v[i];
    return official_fact_replace(m->ws->db, m->ws->election.county, official_no, v, n, e);
}

static bool write_all(struct people_table *m, const struct official_fact_list *given, struct err *e)
{
    for (size_t i = 0; i < given->n; i++) {
        bool is_first = true;
        for (size_t k = 0; k < i; k++) is_first &= given->v[k].official_no != given->v[i].official_no;
        if (is_first && !write_person(m, given, given->v[i].official_no, e)) return false;
    }
    return people_record_intake(m->ws, "official-fact-import", &m->table, m->in, e);
}

bool official_fact_import(struct workspace *ws, const char *path, bool yes, struct intake *in, struct err *e)
{
    struct arena *a = ws->arena;
    struct people_table m = {.ws = ws, .in = in, .faults = {.arena = a}};
    struct official_fact_list given = {0};
    *in = (struct intake){.arena = a, .yes = yes};
    AUTO_TXN struct db_txn txn = {0};
    if (!workspace_unlock(ws, e) || !table_load(a, path, fields, FIELDS, &m.table, &m.faults, e) ||
            !people_table_is_usable(&m.table, &m.faults, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !people_load(ws, &m.people, e))
        return false;
    given.v = arena_alloc_array(a, m.table.n, sizeof *given.v);
    for (size_t i = 0; i < m.table.n; i++) {
        struct official_fact x = read_fact(&m, &m.table.rows[i]);
        if (x.official_no && has_same(&given, &x)) table_fault(&m.faults, m.table.rows[i].line, "", "与前面的一行相同");
        given.v[given.n++] = x;
    }
    if (!table_is_sound(&m.table, &m.faults, e)) return false;
    in->rows = m.table.n;
    compare(&m, &given);
    in->is_taken = intake_may_write(in);
    return !in->is_taken || (write_all(&m, &given, e) && db_commit(&txn, e));
}
