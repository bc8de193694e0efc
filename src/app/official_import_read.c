#include "app/official_import_state.h"

#include <stddef.h>
#include <string.h>

#include "app/roster_cell.h"
#include "base/utf8.h"
#include "cadre/check.h"
#include "cadre/form.h"
#include "cadre/note.h"
#include "cadre/politics.h"
#include "model/voter.h"
#include "roll/ethnic.h"
#include "roll/id.h"
#include "roll/name.h"
#include "sheet/lrm.h"

static const struct table_field fields[ROSTER_COLUMN_COUNT] = {
#define X(name, headings, required) [ROSTER_##name] = {headings, required},
        ROSTER_FIELDS(X) ROSTER_JOINED_FIELDS(X)
#undef X
};

const struct roster_text roster_texts[ROSTER_TEXT_COUNT] = {
        {offsetof(struct official, native_place), ROSTER_NATIVE}, {offsetof(struct official, upbringing), ROSTER_UPBRINGING},
        {offsetof(struct official, politics), ROSTER_POLITICS},
        {offsetof(struct official, full_time_record), ROSTER_FULL_RECORD},
        {offsetof(struct official, full_time_degree), ROSTER_FULL_DEGREE},
        {offsetof(struct official, in_service_record), ROSTER_SERVICE_RECORD},
        {offsetof(struct official, in_service_degree), ROSTER_SERVICE_DEGREE},
        {offsetof(struct official, highest_record), ROSTER_TOP_RECORD}, {offsetof(struct official, highest_degree), ROSTER_TOP_DEGREE},
        {offsetof(struct official, school), ROSTER_SCHOOL}, {offsetof(struct official, speciality), ROSTER_SPECIALITY},
        {offsetof(struct official, post_text), ROSTER_POST}, {offsetof(struct official, wish), ROSTER_WISH},
        {offsetof(struct official, note), ROSTER_NOTE},
};

const char **roster_text_of(struct official *o, const struct roster_text *x)
{
    return (const char **)((char *)o + x->at);
}

const char *roster_heading(struct arena *a, int field)
{
    return arena_copy(a, fields[field].headings, strcspn(fields[field].headings, "|"));
}

/* ---- one row ---- */

static const char *folded(struct roster_import *m, const struct table_row *r, int f)
{
    return utf8_drop_blanks(m->ws->arena, utf8_fold_width(m->ws->arena, r->cells[f]));
}

/* A row that slid by a column has its sex where something else belongs. */
static void read_sex(struct roster_import *m, const struct table_row *r, struct official *o)
{
    const char *sex = folded(m, r, ROSTER_SEX);
    o->sex = text_eq(sex, "男") ? SEX_MAN : text_eq(sex, "女") ? SEX_WOMAN : SEX_NOT_SAID;
    if (o->sex != SEX_NOT_SAID) return;
    for (int f = 0; f < ROSTER_COLUMN_COUNT; f++) {
        const char *cell = folded(m, r, f);
        if (!text_eq(cell, "男") && !text_eq(cell, "女")) continue;
        table_fault_alone(&m->faults, r->line, "性别",
                arena_text(m->ws->arena, "“%s”不是男、女，而“%s”一列写着“%s”：这一行的内容错位了，请与表头对齐", sex,
                        roster_heading(m->ws->arena, f), cell));
        return;
    }
    if (!*sex && roster_may_lack(&m->people, o->name, ROSTER_SEX)) return;
    if (*table_text(&m->table, r, ROSTER_SEX, &m->faults)) table_fault(&m->faults, r->line, "性别", "“%s”应为男或者女", sex);
}

/* As a form brought the name: `official records` asks about it, and the rest of the roster need not wait. */
static bool is_registered_so(const struct people *p, const char *name)
{
    for (size_t i = 0; i < p->officials.n; i++)
        if (text_eq(p->officials.v[i].name, name)) return true;
    return false;
}

static void read_name(struct roster_import *m, const struct table_row *r, struct official *o)
{
    o->name = utf8_drop_blanks(m->ws->arena, table_name(&m->table, r, ROSTER_NAME, &m->faults));
    const char *narrow = utf8_fold_width(m->ws->arena, o->name);
    if (lrm_has_lost(narrow)) {
        table_fault(&m->faults, r->line, "姓名", "“%s”中有丢失的字（写成 ? 或者方框），请对照本人档案补上", o->name);
        return;
    }
    for (const char *p = narrow; *p; p++) {
        if ((unsigned char)*p >= 0x80) continue;
        if (is_registered_so(&m->people, o->name)) return;
        table_fault(&m->faults, r->line, "姓名", "“%s”里有数字、字母或者符号", o->name);
        return;
    }
    uint32_t stray = roll_name_stray(o->name);
    if (stray && !is_registered_so(&m->people, o->name)) table_fault(&m->faults, r->line, "姓名", "“%s”里有一个不是汉字的字符（U+%04X），看着像汉字的也请重新输入", o->name, (unsigned)stray);
}

/* What was lost in a name stops the row; a character that only one machine has, and what was lost elsewhere, is said. */
static void note_lost(struct roster_import *m, const struct table_row *r, const struct official *o)
{
    const char *subject = arena_text(m->ws->arena, "第 %zu 行 %s", r->line, o->name), *said;
    if (utf8_private(o->name) && (said = lrm_lost_text(m->ws->arena, "姓名", o->name)))
        cadre_note(m->findings, FINDING_W802, "", subject, "%s", said);
    for (size_t i = 0; i < ROSTER_TEXT_COUNT; i++)
        if ((said = lrm_lost_text(m->ws->arena, roster_heading(m->ws->arena, roster_texts[i].field), r->cells[roster_texts[i].field])))
            cadre_note(m->findings, FINDING_W802, "", subject, "%s", said);
    for (int f = ROSTER_FIELD_COUNT; f < ROSTER_COLUMN_COUNT; f++)
        if ((said = lrm_lost_text(m->ws->arena, roster_heading(m->ws->arena, f), r->cells[f]))) cadre_note(m->findings, FINDING_W802, "", subject, "%s", said);
}

static void read_codes(struct roster_import *m, const struct table_row *r, struct roster_entry *w)
{
    static const char *const reserve[] = {"后备", "后备干部", "新提名", "拟提名", "后备人选"};
    const char *ethnic = folded(m, r, ROSTER_ETHNIC), *kind = folded(m, r, ROSTER_KIND);
    struct official *o = &w->official;
    o->ethnic = *ethnic ? roll_ethnic_from(str_of(ethnic)) : 0;
    if (*ethnic && !o->ethnic) table_fault(&m->faults, r->line, "民族", "“%s”不在民族代码表中", ethnic);
    w->has_kind = *kind;
    o->kind = OFFICIAL_INCUMBENT;
    if (!*kind || text_eq(kind, "现任") || text_eq(kind, "现职")) return;
    for (size_t i = 0; i < ARRAY_COUNT(reserve); i++)
        if (text_eq(kind, reserve[i])) o->kind = OFFICIAL_RESERVE;
    if (o->kind != OFFICIAL_RESERVE) table_fault(&m->faults, r->line, "类别", "“%s”应为现任或者后备", kind);
}

static void read_party(struct roster_import *m, const struct table_row *r, struct official *o)
{
    struct form_party party = form_party_read(m->ws->arena, r->cells[ROSTER_PARTY]);
    if (party.fault) {
        table_fault(&m->faults, r->line, "入党时间", "%s", party.fault);
        return;
    }
    if (form_month_is_set(party.joined)) /* a month alone may have lost its zero in a workbook; "200507；民盟" has not */
        o->party_since = *party.other ? party.joined.n / 12 * 100 + party.joined.n % 12 + 1 : people_month(&m->table, r, ROSTER_PARTY, &m->faults);
    if (!*o->politics) o->politics = people_politics(m->ws->arena, &party);
    if (politics_of(o) == POLITICS_UNCLEAR)
        cadre_note(m->findings, FINDING_W812, "", arena_text(m->ws->arena, "第 %zu 行 %s", r->line, o->name),
                "政治面貌是%s，又填了入党时间 %s；加入民主党派的时间不填在这里，同时是中共党员的写明中共党员", o->politics, people_month_text(m->ws->arena, o->party_since));
}

static void read_id(struct roster_import *m, const struct table_row *r, struct roster_entry *w)
{
    struct arena *a = m->ws->arena;
    const char *text = roll_id_fold(a, r->cells[ROSTER_ID]);
    w->id = "";
    if (!*text) return;
    struct roll_id id = roll_id_read(str_of(text), m->on);
    if (id.fault != ID_NONE) {
        table_fault(&m->faults, r->line, "公民身份号码", "%s", roll_id_why(a, str_of(text), m->on));
        return;
    }
    w->id = arena_copy(a, id.text, ROLL_ID_BYTES);
    const char *subject = arena_text(a, "第 %zu 行 %s", r->line, w->official.name);
    const char *mask = roll_id_mask(a, str_of(w->id));
    if (w->official.born && w->official.born != id.birth.ymd / 100)
        cadre_note(m->findings, FINDING_F803, "", subject, "身份证号 %s 的出生年月是 %s，名册上是 %s", mask,
                people_month_text(a, id.birth.ymd / 100), people_month_text(a, w->official.born));
    if ((id.sex == SEX_MALE) != (w->official.sex == SEX_MAN))
        cadre_note(m->findings, FINDING_F803, "", subject, "身份证号 %s 的性别与名册上的不符", mask);
}

static void read_times(struct roster_import *m, const struct table_row *r, struct roster_entry *w)
{
    struct official *o = &w->official;
    if (*r->cells[ROSTER_BORN] || !roster_may_lack(&m->people, o->name, ROSTER_BORN))
        (void)table_text(&m->table, r, ROSTER_BORN, &m->faults);
    o->born = people_month(&m->table, r, ROSTER_BORN, &m->faults);
    o->work_since = people_month(&m->table, r, ROSTER_WORK, &m->faults);
    w->posts.since = people_month(&m->table, r, ROSTER_SINCE, &m->faults);
    w->posts.grade_since = people_month(&m->table, r, ROSTER_GRADE_SINCE, &m->faults);
    const char *grade = folded(m, r, ROSTER_GRADE);
    if (!people_grade_from(grade, &w->posts.grade))
        table_fault(&m->faults, r->line, "职级", "“%s”应为科员级、副科、正科、副处、正处之一", grade);
    o->grade = w->posts.grade;
    o->grade_since = w->posts.grade_since;
    if (o->born > people_month_of(m->on))
        table_fault(&m->faults, r->line, "出生年月", "%s 晚于 %s", people_month_text(m->ws->arena, o->born),
                date_text(m->ws->arena, m->on));
}

/* People of ten or ninety years, who worked at five: questions, as on a form. */
static void check_ages(struct roster_import *m, const struct roster_entry *w)
{
    const struct official *o = &w->official;
    struct arena *a = m->ws->arena;
    if (!o->born || o->born > people_month_of(m->on)) return;
    const char *subject = arena_text(a, "第 %zu 行 %s", w->line, o->name);
    cadre_check_ages(subject, form_month_read(a, people_month_text(a, o->born)), form_month_read(a, people_month_text(a, o->party_since)),
            form_month_read(a, people_month_text(a, o->work_since)), m->on, m->findings);
    if (w->posts.since > people_month_of(m->on))
        cadre_note(m->findings, FINDING_W824, "", subject, "任现职时间 %s 晚于 %s", people_month_text(a, w->posts.since), date_text(a, m->on));
}

/* 合计 2人: the last row of many a roster, and nobody. */
static bool is_sum(struct roster_import *m, const struct table_row *r)
{
    static const char *const words[] = {"合计", "总计", "小计", "共计"};
    const int first[] = {ROSTER_UNIT, ROSTER_UNIT_AND_POST, ROSTER_NAME};
    for (size_t f = 0; f < ARRAY_COUNT(first); f++)
        for (size_t i = 0; i < ARRAY_COUNT(words); i++)
            if (strncmp(folded(m, r, first[f]), words[i], strlen(words[i])) == 0) return true;
    return false;
}

/* 2008.01 is no post: it slid there from the next column. */
static void check_post(struct roster_import *m, const struct table_row *r, const struct official *o)
{
    const char *post = utf8_drop_blanks(m->ws->arena, utf8_fold_width(m->ws->arena, o->post_text));
    if (*post >= '0' && *post <= '9' && form_month_is_set(form_month_read(m->ws->arena, post)))
        table_fault(&m->faults, r->line, "职务", "“%s”是年月，不是职务：这一行的内容错位了，请与表头对齐", o->post_text);
}

void roster_read_row(struct roster_import *m, const struct table_row *r)
{
    if (is_sum(m, r)) {
        table_fault(&m->faults, r->line, "", "是合计行，不是一个人；请删去这一行再导入");
        return;
    }
    struct roster_entry *w = &m->v[m->n++];
    struct official *o = &w->official;
    *w = (struct roster_entry){.line = r->line};
    *o = (struct official){.health = "", .source = m->table.name, .source_row = (int64_t)r->line, .left_why = ""};
    for (size_t i = 0; i < ROSTER_TEXT_COUNT; i++) *roster_text_of(o, &roster_texts[i]) = r->cells[roster_texts[i].field];
    read_name(m, r, o);
    read_sex(m, r, o);
    read_codes(m, r, w);
    read_times(m, r, w);
    read_party(m, r, o);
    check_ages(m, w);
    note_lost(m, r, o);
    read_id(m, r, w);
    roster_read_education(m->ws->arena, r, o, m->findings);
    roster_check_words(m->ws->arena, r, o, m->findings);
    roster_read_place(m->ws->arena, &m->people, &m->table, r, o, &m->faults);
    check_post(m, r, o);
}

/* ---- the sheet ---- */

bool roster_load_table(struct roster_import *m, const char *path, struct err *e)
{
    struct arena *a = m->ws->arena;
    struct table_field *joined = arena_alloc_array(a, ROSTER_COLUMN_COUNT, sizeof *joined);
    struct err ignored;
    memcpy(joined, fields, sizeof fields);
    joined[ROSTER_UNIT].is_required = joined[ROSTER_POST].is_required = false;
    joined[ROSTER_UNIT_AND_POST].is_required = true;
    return table_load(a, path, fields, ROSTER_COLUMN_COUNT, &m->table, &m->faults, e) ||
           table_load(a, path, joined, ROSTER_COLUMN_COUNT, &m->table, &m->faults, &ignored);
}
