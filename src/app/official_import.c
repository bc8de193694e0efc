#include "app/official_import_state.h"

#include <inttypes.h>
#include <string.h>

#include "app/official_find.h"
#include "app/official_secret.h"
#include "app/roster_cell.h"
#include "cadre/note.h"
#include "model/voter.h"
#include "roll/ethnic.h"
#include "roll/id.h"
#include "roll/name.h"
#include "store/counter.h"

enum { ROWS_MAX = 20000 };

/* ---- against the records ---- */

/* Within the file: two rows about one person. */
static void find_twins(struct roster_import *m, const struct roster_entry *w)
{
    for (const struct roster_entry *x = m->v; x < w; x++) {
        bool same_id = *w->id && text_eq(w->id, x->id);
        bool same_name = w->official.born == x->official.born && !(*w->id && *x->id) && roll_name_is_same(w->official.name, x->official.name);
        bool same_place = w->official.organisation_no == x->official.organisation_no;
        if (same_name && !same_id && !same_place && w->official.born)
            cadre_note(m->findings, FINDING_W829, "", arena_text(m->ws->arena, "第 %zu 行 %s", w->line, w->official.name),
                    "与第 %zu 行同名、同出生年月，单位不同，没有号码可以分清，按两人登记；是同一人的请写在一行，不是的请填公民身份号码", x->line);
        if (same_id || (same_name && same_place))
            table_fault(&m->faults, w->line, "姓名", "“%s”与第 %zu 行是同一人；任几个职务的写在一行，用“、”分开", w->official.name, x->line);
    }
}

static void compare_texts(struct roster_import *m, struct roster_entry *w, const struct official *old, const char *subject)
{
    struct arena *a = m->ws->arena;
    for (size_t i = 0; i < ROSTER_TEXT_COUNT; i++) {
        const char **given = roster_text_of(&w->official, &roster_texts[i]);
        const char *recorded = *(const char *const *)((const char *)old + roster_texts[i].at);
        w->is_changed |= intake_compare(m->in, subject, roster_heading(a, roster_texts[i].field), recorded, *given);
        if (!**given) *given = recorded;
    }
}

static int32_t compare_month(
        struct roster_import *m, struct roster_entry *w, const char *subject, const char *title, int32_t old, int32_t given)
{
    struct arena *a = m->ws->arena;
    w->is_changed |= intake_compare(m->in, subject, title, people_month_text(a, old), people_month_text(a, given));
    return given ? given : old;
}

static const char *sex_text(int64_t sex)
{
    return sex == SEX_MAN ? "男" : sex == SEX_WOMAN ? "女" : "";
}

static void compare_values(struct roster_import *m, struct roster_entry *w, const struct official *old, const char *subject)
{
    struct official *o = &w->official;
    w->is_changed |= intake_compare(m->in, subject, "性别", sex_text(old->sex), sex_text(o->sex));
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
static const struct official *find_corrected(struct roster_import *m, const struct roster_entry *w)
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
static const struct official *find_born_otherwise(struct roster_import *m, const struct roster_entry *w)
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

/* A blank cell stands for somebody who is registered so, and for nobody else. */
static void check_blanks(struct roster_import *m, const struct roster_entry *w, const struct official *old)
{
    const struct official *o = &w->official;
    if (!o->organisation_no && (!old || old->organisation_no)) table_fault(&m->faults, w->line, "单位", "为空");
    if (o->sex == SEX_NOT_SAID && (!old || old->sex != SEX_NOT_SAID)) table_fault(&m->faults, w->line, "性别", "为空");
    if (!o->born && (!old || old->born)) table_fault(&m->faults, w->line, "出生年月", "为空");
}

static void match(struct roster_import *m, struct roster_entry *w)
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
        check_blanks(m, w, NULL);
        m->in->added++;
        return;
    case OFFICIAL_SEVERAL:
    case OFFICIAL_OTHER: table_fault(&m->faults, w->line, "姓名", "%s", why); return;
    case OFFICIAL_FOUND: break;
    }
    check_blanks(m, w, old);
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

static void note_absent(struct roster_import *m)
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

/* ---- writing ---- */

static bool write_person(struct roster_import *m, struct roster_entry *w, struct err *e)
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

static bool write_all(struct roster_import *m, struct err *e)
{
    for (size_t i = 0; i < m->n; i++)
        if (!write_person(m, &m->v[i], e)) return false;
    return people_record_intake(m->ws, "official-import", &m->table, m->in, e);
}

bool official_import(struct workspace *ws, const char *path, struct date on, bool yes, struct intake *in,
        struct finding_list *findings, struct err *e)
{
    struct arena *a = ws->arena;
    struct roster_import m = {.ws = ws, .in = in, .findings = findings, .on = on, .faults = {.arena = a}};
    *in = (struct intake){.arena = a, .yes = yes};
    AUTO_TXN struct db_txn txn = {0};
    if (!workspace_unlock(ws, e) || !roster_load_table(&m, path, e)) return false;
    if (m.table.n == 0 && !table_is_sound(&m.table, &m.faults, e)) return false;
    if (m.table.n == 0 || m.table.n > ROWS_MAX)
        return err_set(e, ERR_INPUT, "%s 有 %zu 行；干部名册应有 1 至 %d 行，没有导入", m.table.name, m.table.n, ROWS_MAX);
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !people_load(ws, &m.people, e)) return false;
    m.v = arena_alloc_array(a, m.table.n, sizeof *m.v);
    for (size_t i = 0; i < m.table.n; i++) roster_read_row(&m, &m.table.rows[i]);
    if (!table_is_sound(&m.table, &m.faults, e)) return false;
    in->rows = m.n;
    for (size_t i = 0; i < m.n; i++) {
        struct roster_entry *w = &m.v[i];
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
