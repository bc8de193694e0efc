#include "app/roster_cell.h"

#include <string.h>

#include "app/official_post.h"
#include "app/organisation_name.h"
#include "base/utf8.h"
#include "cadre/education.h"
#include "cadre/note.h"
#include "cadre/politics.h"
#include "model/voter.h"
#include "roll/name.h"
#include "team/case.h"

static const char *subject_of(struct arena *a, size_t line, const struct official *o)
{
    return arena_text(a, "第 %zu 行 %s", line, o->name);
}

/* ---- where ---- */

/* The organisation that the cell begins with, by its name or, where a post of it follows, by its name without 镇, 乡: 坂仔党委书记. */
static struct organisation_meant place_before(struct arena *a, const struct people *p, const char *cell, const char **rest)
{
    const char *behind;
    struct organisation_meant at = people_organisation_before(a, p, cell, rest);
    if (at.one || at.is_unclear) return at;
    struct organisation_meant named = people_organisation_short_before(a, p, cell, &behind);
    if (named.is_unclear) return named;
    if (!named.one) return at;
    size_t n;
    if (!official_post_first(a, p, named.one, behind, &n))
        return (struct organisation_meant){NULL, true, arena_text(a, "“%s”不是以登记的单位开头的，是不是%s看不出: “%.*s”不在它的职位表中", cell, named.one->name, (int)n, behind)};
    *rest = behind;
    return named;
}

/* 单位及职务 and no 单位. */
static int64_t cut_place(struct arena *a, const struct people *p, const struct table_row *r, struct official *o, struct table_faults *faults)
{
    const char *cell = r->cells[ROSTER_UNIT_AND_POST], *rest;
    struct organisation_meant at = place_before(a, p, cell, &rest);
    if (!at.one) {
        table_fault(faults, r->line, "单位及职务", "%s；请分成“单位”“职务”两列%s", at.why, at.is_unclear ? "" : "，没有登记的单位先用 organisation import 登记");
        return 0;
    }
    if (!*o->post_text) o->post_text = rest;
    return at.one->organisation_no;
}

bool roster_may_lack(const struct people *p, const char *name, enum roster_field field)
{
    for (size_t i = 0; i < p->officials.n; i++) {
        const struct official *o = &p->officials.v[i];
        bool has = field == ROSTER_UNIT ? o->organisation_no : field == ROSTER_SEX ? o->sex != SEX_NOT_SAID : o->born;
        if (!has && roll_name_is_same(o->name, name)) return true;
    }
    return false;
}

void roster_read_place(struct arena *a, const struct people *p, const struct table *t, const struct table_row *r, struct official *o,
        struct table_faults *faults)
{
    const char *both = r->cells[ROSTER_UNIT_AND_POST], *rest;
    if (*both && !*r->cells[ROSTER_UNIT]) {
        o->organisation_no = cut_place(a, p, r, o, faults);
        return;
    }
    if (!*both && !*r->cells[ROSTER_UNIT] && roster_may_lack(p, o->name, ROSTER_UNIT)) return;
    bool is_joined = !t->fields[ROSTER_UNIT].is_required; /* the table has no columns of their own */
    struct organisation_meant at = people_organisation_named(a, p, table_name(t, r, is_joined && !*r->cells[ROSTER_UNIT] ? ROSTER_UNIT_AND_POST : ROSTER_UNIT, faults));
    if (*at.why) table_fault(faults, r->line, "单位", "%s%s", at.why, at.is_unclear ? "" : "；先用 organisation import 登记");
    o->organisation_no = at.one ? at.one->organisation_no : 0;
    if (*both && !*o->post_text) o->post_text = at.one && place_before(a, p, both, &rest).one == at.one ? rest : both;
}

/* ---- education ---- */

static const struct joined {
    enum roster_column column;
    const char *title, *record_title;
    size_t record_at, degree_at; /* in the official */
} JOINED[] = {{ROSTER_FULL_BOTH, "全日制学历学位", "全日制学历", offsetof(struct official, full_time_record), offsetof(struct official, full_time_degree)},
        {ROSTER_SERVICE_BOTH, "在职学历学位", "在职学历", offsetof(struct official, in_service_record), offsetof(struct official, in_service_degree)},
        {ROSTER_TOP_BOTH, "学历学位", "最高学历", offsetof(struct official, highest_record), offsetof(struct official, highest_degree)}};

static const char **text_at(struct official *o, size_t at)
{
    return (const char **)((char *)o + at);
}

/* The same of many rows in one line, with all of them: a roster writes a column in one way. */
static void note_rows(struct finding_list *findings, const char *subject, const char *text)
{
    enum { SUBJECT_MAX = 1000 };
    for (size_t i = 0; i < findings->n; i++) {
        struct finding *f = &findings->v[i];
        if (f->code != FINDING_W805 || !text_eq(f->text, text) || strlen(f->subject) > SUBJECT_MAX) continue;
        f->subject = arena_text(findings->arena, "%s、%s", f->subject, subject);
        return;
    }
    cadre_note(findings, FINDING_W805, "", subject, "%s", text);
}

static void read_joined(struct arena *a, const struct joined *x, const struct table_row *r, struct official *o, struct finding_list *findings)
{
    const char *cell = r->cells[x->column], *record, *degree;
    const char **has_record = text_at(o, x->record_at), **has_degree = text_at(o, x->degree_at);
    if (!*cell) return;
    bool is_told = cadre_education_split(a, cell, &record, &degree);
    if (!is_told) {
        record = cell;
        degree = "";
        note_rows(findings, subject_of(a, r->line, o), arena_text(a, "“%s”一格“%s”分不出学历和学位%s；请分成两格", x->title, cell,
                **has_record ? "，没有收" : arena_text(a, "，照原文记在%s里", x->record_title)));
    }
    bool differs = (**has_record && *record && !text_eq(*has_record, record)) || (**has_degree && *degree && !text_eq(*has_degree, degree));
    if (differs && is_told)
        cadre_note(findings, FINDING_W805, "", subject_of(a, r->line, o), "“%s”一格“%s”与分列的“%s”“%s”不同，按分列的收", x->title, cell, *has_record, *has_degree);
    if (!**has_record) *has_record = record;
    if (!**has_degree) *has_degree = degree;
}

void roster_read_education(struct arena *a, const struct table_row *r, struct official *o, struct finding_list *findings)
{
    for (size_t i = 0; i < ARRAY_COUNT(JOINED); i++) read_joined(a, &JOINED[i], r, o, findings);
}

void roster_check_words(struct arena *a, const struct table_row *r, const struct official *o, struct finding_list *findings)
{
    static const struct {
        enum roster_field field;
        const char *title;
        bool is_degree;
    } table[] = {{ROSTER_FULL_RECORD, "全日制学历", false}, {ROSTER_FULL_DEGREE, "全日制学位", true},
            {ROSTER_SERVICE_RECORD, "在职学历", false}, {ROSTER_SERVICE_DEGREE, "在职学位", true},
            {ROSTER_TOP_RECORD, "最高学历", false}, {ROSTER_TOP_DEGREE, "最高学位", true}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *cell = r->cells[table[i].field];
        if (table[i].is_degree ? cadre_education_is_degree(a, cell) : cadre_education_is_record(a, cell)) continue;
        note_rows(findings, subject_of(a, r->line, o), arena_text(a, "“%s”一格“%s”看不出是%s，是不是填错了列", table[i].title, cell,
                table[i].is_degree ? "学位" : "学历"));
    }
    const char *said = r->cells[ROSTER_POLITICS];
    if (*said && !politics_is_known(utf8_drop_blanks(a, said)))
        cadre_note(findings, FINDING_W812, "", subject_of(a, r->line, o), "政治面貌“%s”不是党派，也不是群众、无党派，是不是填错了列", said);
}

void roster_check_education(struct arena *a, size_t line, const struct official *o, struct finding_list *findings)
{
    enum team_education full = team_education_of(o->full_time_record), later = team_education_of(o->in_service_record);
    enum team_education top = team_education_of(o->highest_record), known = full > later ? full : later;
    bool is_lower = top < known || (full && later); /* with one of them unsaid the highest may be the other */
    if (top && known && top != known && is_lower)
        cadre_note(findings, FINDING_W805, "", subject_of(a, line, o), "最高学历“%s”与全日制学历“%s”、在职学历“%s”不符", o->highest_record,
                o->full_time_record, o->in_service_record);
}
