#include "app/official_import.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "app/official_find.h"
#include "app/official_post.h"
#include "app/official_secret.h"
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
#include "store/counter.h"

enum { ROWS_MAX = 20000 };

static const struct table_field fields[ROSTER_COLUMN_COUNT] = {
#define X(name, headings, required) [ROSTER_##name] = {headings, required},
        ROSTER_FIELDS(X) ROSTER_JOINED_FIELDS(X)
#undef X
};

/* Cells that are kept as they are written. */
static const struct text_item {
    size_t at;
    int field; /* enum roster_field */
} items[] = {
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

static const char **text_at(struct official *o, size_t at)
{
    return (const char **)((char *)o + at);
}

/* id  "" for none; never leaves this file but sealed */
struct wanted {
    struct official official; /* official_no 0: new */
    const char *id;
    size_t line;
    bool has_kind;
    bool is_changed;
    struct post_plan posts;
};

struct importing {
    struct workspace *ws;
    struct intake *in;
    struct finding_list *findings;
    struct date on;
    struct people people;
    struct table table;
    struct table_faults faults;
    struct wanted *v;
    size_t n;
};

/* ---- one row ---- */

static const char *folded(struct importing *m, const struct table_row *r, int f)
{
    return utf8_drop_blanks(m->ws->arena, utf8_fold_width(m->ws->arena, r->cells[f]));
}

static const char *heading_of(struct importing *m, int f)
{
    return arena_copy(m->ws->arena, fields[f].headings, strcspn(fields[f].headings, "|"));
}

/* A row that slid by a column has its sex where something else belongs. */
static void read_sex(struct importing *m, const struct table_row *r, struct official *o)
{
    const char *sex = folded(m, r, ROSTER_SEX);
    o->sex = text_eq(sex, "男") ? SEX_MAN : text_eq(sex, "女") ? SEX_WOMAN : SEX_NOT_SAID;
    if (o->sex != SEX_NOT_SAID) return;
    for (int f = 0; f < ROSTER_COLUMN_COUNT; f++) {
        const char *cell = folded(m, r, f);
        if (!text_eq(cell, "男") && !text_eq(cell, "女")) continue;
        table_fault_alone(&m->faults, r->line, "性别",
                arena_text(m->ws->arena, "“%s”不是男、女，而“%s”一列写着“%s”：这一行的内容错位了，请与表头对齐", sex,
                        heading_of(m, f), cell));
        return;
    }
    if (*table_text(&m->table, r, ROSTER_SEX, &m->faults)) table_fault(&m->faults, r->line, "性别", "“%s”应为男或者女", sex);
}

static void read_name(struct importing *m, const struct table_row *r, struct official *o)
{
    o->name = utf8_drop_blanks(m->ws->arena, table_name(&m->table, r, ROSTER_NAME, &m->faults));
    const char *narrow = utf8_fold_width(m->ws->arena, o->name);
    if (lrm_has_lost(narrow)) {
        table_fault(&m->faults, r->line, "姓名", "“%s”中有丢失的字（写成 ? 或者方框），请对照本人档案补上", o->name);
        return;
    }
    for (const char *p = narrow; *p; p++) {
        if ((unsigned char)*p >= 0x80) continue;
        table_fault(&m->faults, r->line, "姓名", "“%s”里有数字、字母或者符号", o->name);
        return;
    }
}

/* What was lost in a name stops the row; a character that only one machine has, and what was lost elsewhere, is said. */
static void note_lost(struct importing *m, const struct table_row *r, const struct official *o)
{
    const char *subject = arena_text(m->ws->arena, "第 %zu 行 %s", r->line, o->name), *said;
    if (utf8_private(o->name) && (said = lrm_lost_text(m->ws->arena, "姓名", o->name)))
        cadre_note(m->findings, FINDING_W802, "", subject, "%s", said);
    for (size_t i = 0; i < ARRAY_COUNT(items); i++)
        if ((said = lrm_lost_text(m->ws->arena, heading_of(m, items[i].field), r->cells[items[i].field])))
            cadre_note(m->findings, FINDING_W802, "", subject, "%s", said);
    for (int f = ROSTER_FIELD_COUNT; f < ROSTER_COLUMN_COUNT; f++)
        if ((said = lrm_lost_text(m->ws->arena, heading_of(m, f), r->cells[f]))) cadre_note(m->findings, FINDING_W802, "", subject, "%s", said);
}

static void read_codes(struct importing *m, const struct table_row *r, struct wanted *w)
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

static void read_party(struct importing *m, const struct table_row *r, struct official *o)
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

static void read_id(struct importing *m, const struct table_row *r, struct wanted *w)
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

static void read_times(struct importing *m, const struct table_row *r, struct wanted *w)
{
    struct official *o = &w->official;
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
static void check_ages(struct importing *m, const struct wanted *w)
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
static bool is_sum(struct importing *m, const struct table_row *r)
{
    static const char *const words[] = {"合计", "总计", "小计", "共计"};
    const int first[] = {ROSTER_UNIT, ROSTER_UNIT_AND_POST, ROSTER_NAME};
    for (size_t f = 0; f < ARRAY_COUNT(first); f++)
        for (size_t i = 0; i < ARRAY_COUNT(words); i++)
            if (strncmp(folded(m, r, first[f]), words[i], strlen(words[i])) == 0) return true;
    return false;
}

static void read_row(struct importing *m, const struct table_row *r)
{
    if (is_sum(m, r)) {
        table_fault(&m->faults, r->line, "", "是合计行，不是一个人；请删去这一行再导入");
        return;
    }
    struct wanted *w = &m->v[m->n++];
    struct official *o = &w->official;
    *w = (struct wanted){.line = r->line};
    *o = (struct official){.health = "", .source = m->table.name, .source_row = (int64_t)r->line, .left_why = ""};
    for (size_t i = 0; i < ARRAY_COUNT(items); i++) *text_at(o, items[i].at) = r->cells[items[i].field];
    read_name(m, r, o);
    read_sex(m, r, o);
    read_codes(m, r, w);
    read_times(m, r, w);
    read_party(m, r, o);
    check_ages(m, w);
    note_lost(m, r, o);
    read_id(m, r, w);
    roster_read_education(m->ws->arena, r, o, m->findings);
    roster_read_place(m->ws->arena, &m->people, &m->table, r, o, &m->faults);
}

/* ---- against the records ---- */

/* Within the file: two rows about one person. */
static void find_twins(struct importing *m, const struct wanted *w)
{
    for (const struct wanted *x = m->v; x < w; x++) {
        bool same_id = *w->id && text_eq(w->id, x->id);
        bool same_name = roll_name_is_same(w->official.name, x->official.name) && w->official.born == x->official.born &&
                         !(*w->id && *x->id);
        bool same_place = w->official.organisation_no == x->official.organisation_no;
        if (same_name && !same_id && !same_place && w->official.born)
            cadre_note(m->findings, FINDING_W829, "", arena_text(m->ws->arena, "第 %zu 行 %s", w->line, w->official.name),
                    "与第 %zu 行同名、同出生年月，单位不同，没有号码可以分清，按两人登记；是同一人的请写在一行，不是的请填公民身份号码", x->line);
        if (same_id || (same_name && same_place))
            table_fault(&m->faults, w->line, "姓名", "“%s”与第 %zu 行是同一人；任几个职务的写在一行，用“、”分开", w->official.name, x->line);
    }
}

static void compare_texts(struct importing *m, struct wanted *w, const struct official *old, const char *subject)
{
    struct arena *a = m->ws->arena;
    for (size_t i = 0; i < ARRAY_COUNT(items); i++) {
        const char **given = text_at(&w->official, items[i].at);
        const char *recorded = *(const char *const *)((const char *)old + items[i].at);
        const char *headings = fields[items[i].field].headings;
        w->is_changed |= intake_compare(m->in, subject, arena_copy(a, headings, strcspn(headings, "|")), recorded, *given);
        if (!**given) *given = recorded;
    }
}

static int32_t compare_month(
        struct importing *m, struct wanted *w, const char *subject, const char *title, int32_t old, int32_t given)
{
    struct arena *a = m->ws->arena;
    w->is_changed |= intake_compare(m->in, subject, title, people_month_text(a, old), people_month_text(a, given));
    return given ? given : old;
}

static void compare_values(struct importing *m, struct wanted *w, const struct official *old, const char *subject)
{
    struct official *o = &w->official;
    w->is_changed |= intake_compare(m->in, subject, "性别", old->sex == SEX_MAN ? "男" : "女", o->sex == SEX_MAN ? "男" : "女");
    w->is_changed |= intake_compare(m->in, subject, "民族", old->ethnic ? roll_ethnic_title((int)old->ethnic) : "",
            o->ethnic ? roll_ethnic_title((int)o->ethnic) : "");
    if (!o->ethnic) o->ethnic = old->ethnic;
    o->born = compare_month(m, w, subject, "出生年月", old->born, o->born);
    o->party_since = compare_month(m, w, subject, "入党时间", old->party_since, o->party_since);
    o->work_since = compare_month(m, w, subject, "参加工作时间", old->work_since, o->work_since);
    if (!o->grade) o->grade = old->grade;
    else w->is_changed |= o->grade != old->grade;
    if (!o->grade_since) o->grade_since = old->grade_since;
    else w->is_changed |= o->grade_since != old->grade_since;
    if (!w->has_kind) o->kind = old->kind;
    w->is_changed |= intake_compare(m->in, subject, "类别", official_kind_title(old->kind), official_kind_title(o->kind));
    const struct organisation *from = organisation_lookup(&m->people.organisations, old->organisation_no);
    const struct organisation *to = organisation_lookup(&m->people.organisations, o->organisation_no);
    if (to) w->is_changed |= intake_compare(m->in, subject, "单位", from ? from->name : "", to->name);
    if (!official_serves(old)) {
        intake_change(m->in, subject, "已于 %s 离开，恢复登记", date_text(m->ws->arena, old->left_on));
        w->is_changed = true;
    }
}

/* Nobody has this number. The same name and birth month in the same organisation under another one: the number was
 * corrected, which is a change. Elsewhere: two people, which somebody should look at. */
static const struct official *find_corrected(struct importing *m, const struct wanted *w)
{
    struct arena *a = m->ws->arena;
    const struct official *old;
    const char *why;
    struct official_clue clue = {w->official.name, 0, 0, w->official.born, w->official.organisation_no};
    if (!*w->id || official_find(a, &m->people, &clue, &old, &why) == OFFICIAL_NONE || !old->born) return NULL;
    if (old->organisation_no == w->official.organisation_no) {
        intake_change(m->in, official_subject(a, &m->people, old), "公民身份号码改为 %s", roll_id_mask(a, str_of(w->id)));
        return old;
    }
    cadre_note(m->findings, FINDING_W829, "", arena_text(a, "第 %zu 行 %s", w->line, w->official.name),
            "与%s（第 %" PRId64 " 号）同名、同出生年月，号码不同，按两人登记；是同一人的请改正号码", official_subject(a, &m->people, old),
            old->official_no);
    return NULL;
}

/* The one of that name in the organisation, born in another month, whom no other row may mean: the month was corrected, which is a
 * change; where nobody has a number it could not be corrected otherwise. */
static const struct official *find_born_otherwise(struct importing *m, const struct wanted *w)
{
    const struct official *old = NULL;
    size_t n = 0, rows = 0;
    for (size_t i = 0; i < m->people.officials.n; i++) {
        const struct official *o = &m->people.officials.v[i];
        bool is_other = *w->id && (o->id_high || o->id_low);
        if (!official_serves(o) || o->organisation_no != w->official.organisation_no || !roll_name_is_same(o->name, w->official.name)) continue;
        n += 1 + is_other;
        old = o;
    }
    for (size_t i = 0; i < m->n; i++)
        rows += m->v[i].official.organisation_no == w->official.organisation_no && roll_name_is_same(m->v[i].official.name, w->official.name);
    return n == 1 && rows == 1 ? old : NULL;
}

static void match(struct importing *m, struct wanted *w)
{
    struct arena *a = m->ws->arena;
    struct search_key key = official_secret_key(m->ws->vault, w->id);
    struct official_clue clue = {w->official.name, key.high, key.low, w->official.born, w->official.organisation_no};
    const struct official *old;
    const char *why;
    switch (official_find(a, &m->people, &clue, &old, &why)) {
    case OFFICIAL_NONE:
        old = find_corrected(m, w);
        if (!old) old = find_born_otherwise(m, w);
        w->is_changed = true;
        if (old) break;
        m->in->added++;
        return;
    case OFFICIAL_SEVERAL:
    case OFFICIAL_OTHER: table_fault(&m->faults, w->line, "姓名", "%s", why); return;
    case OFFICIAL_FOUND: break;
    }
    const char *subject = official_subject(a, &m->people, old);
    struct official *o = &w->official;
    o->official_no = old->official_no;
    o->health = old->health;
    compare_texts(m, w, old, subject);
    compare_values(m, w, old, subject);
    if (*w->id && !old->sealed.n) intake_change(m->in, subject, "公民身份号码: （空）→ 已填");
    if (*w->id && !old->sealed.n) w->is_changed = true;
    o->id_high = old->id_high;
    o->id_low = old->id_low;
    o->sealed = old->sealed;
}

static void note_absent(struct importing *m)
{
    struct arena *a = m->ws->arena;
    bool *named = arena_alloc_array(a, m->people.organisations.n + 1, sizeof *named);
    for (size_t i = 0; i < m->n; i++) {
        const struct organisation *at = organisation_lookup(&m->people.organisations, m->v[i].official.organisation_no);
        if (at) named[at - m->people.organisations.v] = true;
    }
    for (size_t i = 0; i < m->people.officials.n; i++) {
        const struct official *o = &m->people.officials.v[i];
        const struct organisation *at = organisation_lookup(&m->people.organisations, o->organisation_no);
        bool is_in = !at || !named[at - m->people.organisations.v] || !official_serves(o);
        for (size_t k = 0; k < m->n && !is_in; k++) is_in = m->v[k].official.official_no == o->official_no;
        if (!is_in)
            cadre_note(m->findings, FINDING_N824, "", official_subject(a, &m->people, o),
                    "已登记（第 %" PRId64 " 号），不在 %s 中；照旧保留，离开的用 huanjie official leave", o->official_no, m->table.name);
    }
}

/* ---- the sheet ---- */

/* As columns of their own; where those are not there, with 单位及职务 instead of 单位 and 职务. The fault is of the first. */
static bool load_table(struct importing *m, const char *path, struct err *e)
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

/* ---- writing ---- */

static bool write_person(struct importing *m, struct wanted *w, struct err *e)
{
    int64_t county = m->ws->election.county;
    struct official *o = &w->official;
    bool is_new = o->official_no == 0;
    if (is_new && !counter_issue(m->ws->db, county, "official", 1, &o->official_no, e)) return false;
    if (*w->id && !official_secret_seal(m->ws->arena, m->ws->vault, county, w->id, o, e)) return false;
    if (is_new && !official_insert(m->ws->db, county, o, e)) return false;
    if (!is_new && w->is_changed && !official_update(m->ws->db, county, o, e)) return false;
    return official_post_write(m->ws, o->official_no, &w->posts, e);
}

static bool write_all(struct importing *m, struct err *e)
{
    for (size_t i = 0; i < m->n; i++)
        if (!write_person(m, &m->v[i], e)) return false;
    return people_record_intake(m->ws, "official-import", &m->table, m->in, e);
}

bool official_import(struct workspace *ws, const char *path, struct date on, bool yes, struct intake *in,
        struct finding_list *findings, struct err *e)
{
    struct arena *a = ws->arena;
    struct importing m = {.ws = ws, .in = in, .findings = findings, .on = on, .faults = {.arena = a}};
    *in = (struct intake){.arena = a, .yes = yes};
    AUTO_TXN struct db_txn txn = {0};
    if (!workspace_unlock(ws, e) || !load_table(&m, path, e)) return false;
    if (m.table.n == 0 && !table_is_sound(&m.table, &m.faults, e)) return false;
    if (m.table.n == 0 || m.table.n > ROWS_MAX)
        return err_set(e, ERR_INPUT, "%s 有 %zu 行；干部名册应有 1 至 %d 行，没有导入", m.table.name, m.table.n, ROWS_MAX);
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !people_load(ws, &m.people, e)) return false;
    m.v = arena_alloc_array(a, m.table.n, sizeof *m.v);
    for (size_t i = 0; i < m.table.n; i++) read_row(&m, &m.table.rows[i]);
    if (!table_is_sound(&m.table, &m.faults, e)) return false;
    in->rows = m.n;
    for (size_t i = 0; i < m.n; i++) {
        struct wanted *w = &m.v[i];
        size_t before = in->n;
        find_twins(&m, w);
        match(&m, w);
        roster_check_education(a, w->line, &w->official, findings);
        official_post_plan(a, &m.people, &w->official, on, &w->posts, in, findings);
        in->same += w->official.official_no && in->n == before;
    }
    if (!table_is_sound(&m.table, &m.faults, e)) return false;
    note_absent(&m);
    if (*m.table.unread)
        cadre_note(findings, FINDING_N825, "", m.table.name, "没有读的列: %s；列名写法不同的，改成名册的列名再导入", m.table.unread);
    in->is_taken = intake_may_write(in);
    return !in->is_taken || (write_all(&m, e) && db_commit(&txn, e));
}
