#include "cadre/avoid.h"

#include <string.h>

#include "cadre/form.h"
#include "cadre/note.h"
#include "roll/name.h"

/* Words of GB/T 4761 and of everyday use that name no near relative (A63). Every other word of the form's list does. */
bool avoid_is_near(const char *relation)
{
    static const char *const far[] = {"同学", "朋友", "同事", "老师", "战友", "其他", "远亲", "同乡", ""};
    for (size_t i = 0; i < ARRAY_COUNT(far); i++)
        if (text_eq(relation, far[i])) return false;
    return true;
}

static int32_t month_of(struct arena *a, const char *text)
{
    struct form_month m = form_month_read(a, text);
    return form_month_is_set(m) ? m.n / 12 * 100 + m.n % 12 + 1 : 0;
}

const struct kin_tie *avoid_tie_between(const struct kin_tie_list *ties, int64_t a, int64_t b)
{
    for (size_t i = 0; i < ties->n; i++)
        if ((ties->v[i].a == a && ties->v[i].b == b) || (ties->v[i].a == b && ties->v[i].b == a)) return &ties->v[i];
    return NULL;
}

struct tying {
    struct arena *a;
    const struct people *p;
    struct kin_tie_list list;
    size_t capacity;
};

static void add(struct tying *t, struct kin_tie tie)
{
    if (avoid_tie_between(&t->list, tie.a, tie.b)) return;
    if (t->list.n == t->capacity) t->list.v = arena_grow_array(t->a, t->list.v, &t->capacity, sizeof *t->list.v);
    t->list.v[t->list.n++] = tie;
}

static void tie_relative(struct tying *t, const struct official *self, const struct cadre_relative *r, bool is_certain)
{
    const char *name = r->text[RELATIVE_NAME];
    int32_t born = month_of(t->a, r->text[RELATIVE_BORN]);
    const char *relation = r->text[RELATIVE_RELATION];
    for (size_t i = 0; i < t->p->officials.n; i++) {
        const struct official *o = &t->p->officials.v[i];
        if (o == self || !official_serves(o) || !roll_name_is_same(o->name, name)) continue;
        if (born && o->born && born / 100 != o->born / 100) continue;
        bool is_sure = born && born == o->born && avoid_is_near(relation);
        if (is_sure == is_certain) add(t, (struct kin_tie){.a = self->official_no, .b = o->official_no, .relation = relation, .is_certain = is_sure});
    }
}

struct kin_tie_list avoid_find_ties(struct arena *a, const struct people *p, const struct avoid_form *forms, size_t n)
{
    struct tying t = {.a = a, .p = p};
    for (int certain = 1; certain >= 0; certain--) {
        for (size_t i = 0; i < n; i++) {
            const struct official *self = official_lookup(&p->officials, forms[i].official_no);
            if (!self || !official_serves(self)) continue;
            for (size_t k = 0; k < forms[i].cadre->family_count; k++)
                tie_relative(&t, self, &forms[i].cadre->family[k], certain);
        }
    }
    return t.list;
}

/* ---- where they serve ---- */

/* 组织、人事、纪检、监察、审计 or 财务 work, by what the post is called. */
static bool is_bound_work(const char *name)
{
    static const char *const work[] = {"组织", "人事", "纪检", "纪委", "监察", "监委", "审计", "财务", "会计", "出纳"};
    for (size_t i = 0; i < ARRAY_COUNT(work); i++)
        if (strstr(name, work[i])) return true;
    return false;
}

static bool is_bound_post(const struct post *p)
{
    return p->role == ROLE_DISCIPLINE || is_bound_work(p->name);
}

bool avoid_leads(const struct people *p, const struct post *leader, const struct post *led)
{
    const struct organisation *at = organisation_lookup(&p->organisations, leader->organisation_no);
    const struct organisation *below = organisation_lookup(&p->organisations, led->organisation_no);
    if (!at || !below || at == below) return false;
    for (const char *word = below->superior; *word;) {
        const char *comma = strstr(word, "、"), *slash = strchr(word, '/');
        size_t n = comma ? (size_t)(comma - word) : strlen(word), name = slash && slash < word + n ? (size_t)(slash - word) : n;
        bool is_it = strlen(at->name) == name && memcmp(word, at->name, name) == 0;
        bool is_in_charge = name < n && strlen(leader->name) == n - name - 1 && memcmp(word + name + 1, leader->name, n - name - 1) == 0;
        if (is_it && (leader->is_chief || is_in_charge || (leader->role != ROLE_OTHER && is_bound_post(led)))) return true;
        word += comma ? n + strlen("、") : n;
    }
    return false;
}

static bool serves_in(const struct people *p, int64_t official_no, int64_t organisation_no, struct date on)
{
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct post *post = x->official_no == official_no ? post_lookup(&p->posts, x->post_no) : NULL;
        if (post && post->organisation_no == organisation_no && appointment_holds(x, on.ymd / 100)) return true;
    }
    return false;
}

static void note_tie(const struct people *p, const struct kin_tie *t, const char *where, struct date on,
        struct finding_list *findings)
{
    struct arena *a = findings->arena;
    const struct official *x = official_lookup(&p->officials, t->a), *y = official_lookup(&p->officials, t->b);
    const char *subject = arena_text(a, "%s %s、%s", where, x->name, y->name);
    if (t->shared)
        cadre_note(findings, FINDING_W828, cadre_cite(a, on, CADRE_RULE_A60), subject, "%s的%s“%s”也是%s的%s（同名、同出生年月），两人是不是近亲属请核对", x->name,
                t->relation, t->shared, y->name, t->other_relation);
    else if (t->is_certain)
        cadre_note(findings, FINDING_F825, cadre_cite(a, on, CADRE_RULE_A60), subject, "%s的审批表写明%s是其%s，不得在同一班子或者有直接上下级领导关系", x->name,
                y->name, t->relation);
    else
        cadre_note(findings, FINDING_W828, cadre_cite(a, on, CADRE_RULE_A60), subject, "%s的审批表上有%s“%s”，与%s同名，是不是同一人请核对", x->name,
                *t->relation ? t->relation : "家庭成员", y->name, y->name);
}

/* The post that the appointment is to while it holds on the day; NULL. */
static const struct post *held(const struct people *p, const struct appointment *x, int64_t official_no, struct date on)
{
    return x->official_no == official_no && appointment_holds(x, on.ymd / 100) ? post_lookup(&p->posts, x->post_no) : NULL;
}

static void note_lead(const struct people *p, const struct kin_tie *t, const struct post *one, const struct post *other,
        struct date on, struct finding_list *findings)
{
    if (!avoid_leads(p, one, other)) return;
    const struct organisation *above = organisation_lookup(&p->organisations, one->organisation_no);
    const struct organisation *below = organisation_lookup(&p->organisations, other->organisation_no);
    note_tie(p, t, arena_text(findings->arena, "%s%s领导%s%s:", above->name, one->name, below->name, other->name), on, findings);
}

/* Every post of one against every post of the other, either way. */
static void check_leads(const struct people *p, const struct kin_tie *t, struct date on, struct finding_list *findings)
{
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct post *one = held(p, &p->appointments.v[i], t->a, on);
        for (size_t k = 0; one && k < p->appointments.n; k++) {
            const struct post *other = held(p, &p->appointments.v[k], t->b, on);
            if (!other) continue;
            note_lead(p, t, one, other, on, findings);
            note_lead(p, t, other, one, on, findings);
        }
    }
}

/* ---- who works there in no post of the table ---- */

/* In none of any: whoever holds one elsewhere works there. */
static bool works_in(const struct people *p, const struct official *o, int64_t organisation_no, struct date on)
{
    for (size_t i = 0; i < p->appointments.n; i++)
        if (held(p, &p->appointments.v[i], o->official_no, on)) return false;
    return o->organisation_no == organisation_no && *o->post_text && official_serves_on(o, on);
}

static bool leads_in(const struct people *p, int64_t official_no, int64_t organisation_no, struct date on)
{
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct post *post = held(p, &p->appointments.v[i], official_no, on);
        if (post && post->organisation_no == organisation_no && post->role != ROLE_OTHER) return true;
    }
    return false;
}

/* One leads in the organisation, the other works there below the posts of the table: certain where the work is bound (A60), else whom
 * he answers to has to be looked up. */
static void note_below(const struct people *p, const struct kin_tie *t, const struct organisation *at, const struct official *below,
        struct date on, struct finding_list *findings)
{
    struct arena *a = findings->arena;
    const struct official *x = official_lookup(&p->officials, t->a), *y = official_lookup(&p->officials, t->b);
    const struct official *leader = below == x ? y : x;
    const char *subject = arena_text(a, "%s %s、%s", at->name, leader->name, below->name);
    const char *tie = t->shared ? arena_text(a, "%s的%s“%s”也是%s的%s", x->name, t->relation, t->shared, y->name, t->other_relation)
                                : arena_text(a, "%s的审批表上有%s“%s”", x->name, *t->relation ? t->relation : "家庭成员", y->name);
    bool is_bound = is_bound_work(below->post_text);
    if (t->is_certain && is_bound)
        cadre_note(findings, FINDING_F825, cadre_cite(a, on, CADRE_RULE_A60), subject,
                "%s；%s在%s担任领导职务，%s不得在这里从事组织、人事、纪检、监察、审计和财务工作（%s）", tie, leader->name, at->name, below->name, below->post_text);
    else
        cadre_note(findings, FINDING_W828, cadre_cite(a, on, CADRE_RULE_A60), subject, "%s；%s也在%s工作（%s），%s请核对", tie, below->name, at->name,
                below->post_text, t->is_certain ? "是否由其直接领导" : "是不是同一人、是否由其直接领导");
}

/* a leads there, or is to; does b work there? */
static void check_below(const struct people *p, const struct kin_tie *t, const struct organisation *at, int64_t b, struct date on,
        struct finding_list *findings)
{
    const struct official *below = official_lookup(&p->officials, b);
    if (at && below && works_in(p, below, at->organisation_no, on)) note_below(p, t, at, below, on, findings);
}

void avoid_check_teams(const struct people *p, const struct kin_tie_list *ties, struct date on, struct finding_list *findings)
{
    for (size_t i = 0; i < ties->n; i++) {
        for (size_t k = 0; k < p->organisations.n; k++) {
            const struct organisation *at = &p->organisations.v[k];
            if (serves_in(p, ties->v[i].a, at->organisation_no, on) && serves_in(p, ties->v[i].b, at->organisation_no, on))
                note_tie(p, &ties->v[i], at->name, on, findings);
            if (leads_in(p, ties->v[i].a, at->organisation_no, on)) check_below(p, &ties->v[i], at, ties->v[i].b, on, findings);
            if (leads_in(p, ties->v[i].b, at->organisation_no, on)) check_below(p, &ties->v[i], at, ties->v[i].a, on, findings);
        }
        check_leads(p, &ties->v[i], on, findings);
    }
}

/* ---- where they grew up (A61) ---- */

/* Of "平和县" and "东溪镇" the part in front of the kind; the whole where that is a single character. */
static struct str short_of(const char *name)
{
    static const char *const kinds[] = {"民族乡", "自治县", "镇", "乡", "县", "区", "市", "旗"};
    size_t n = strlen(name);
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) {
        size_t m = strlen(kinds[i]);
        if (n >= m + 6 && text_eq(name + n - m, kinds[i])) return (struct str){name, n - m};
    }
    return (struct str){name, n};
}

static const char *find(const char *text, struct str words)
{
    for (; words.n && *text; text++)
        if (strncmp(text, words.p, words.n) == 0) return text;
    return NULL;
}

static bool begins_with_any(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0) return true;
    return false;
}

enum home { HOME_ELSEWHERE, HOME_HERE, HOME_PERHAPS, HOME_UNCLEAR };

/* A township of the name in another county is another one, and 城关镇 is in many. "平和县东溪" and "平和县东溪乡" may be it, and so may
 * "平和县". */
static enum home home_in_township(const char *text, const char *unit, const char *area)
{
    static const char *const kinds[] = {"镇", "乡", "街道", "民族乡"}, *const counties[] = {"县", "区", "市", "旗"};
    const char *name = strncmp(unit, area, strlen(area)) == 0 && unit[strlen(area)] ? unit + strlen(area) : unit;
    const char *county = find(text, short_of(area)), *here = strstr(text, name);
    struct str bare = short_of(name);
    bool names_county = false, is_known = false; /* is_known: the area is called 平和县, not 平和县2021年换届 */
    for (size_t i = 0; i < ARRAY_COUNT(counties); i++) {
        names_county |= strstr(text, counties[i]) != NULL;
        is_known |= strlen(area) > strlen("县") && text_eq(area + strlen(area) - strlen("县"), counties[i]);
    }
    bool is_elsewhere = names_county && is_known && !county;
    if (here) return is_elsewhere ? HOME_UNCLEAR : HOME_HERE;
    here = is_elsewhere ? NULL : find(text, bare);
    if (here && (!here[bare.n] || begins_with_any(here + bare.n, kinds, ARRAY_COUNT(kinds)))) return HOME_PERHAPS;
    const char *behind = county ? county + short_of(area).n : NULL;
    bool is_county_alone = behind && (!*behind || begins_with_any(behind, counties, ARRAY_COUNT(counties)));
    return is_county_alone && strlen(behind) <= strlen("县") ? HOME_UNCLEAR : HOME_ELSEWHERE;
}

bool avoid_is_home(const char *upbringing, const char *unit, const char *area)
{
    enum home home = home_in_township(upbringing, unit, area);
    return home == HOME_HERE || home == HOME_PERHAPS;
}

static enum home home_in_county(const char *text, const char *area)
{
    return strstr(text, area) ? HOME_HERE : find(text, short_of(area)) ? HOME_UNCLEAR : HOME_ELSEWHERE;
}

static void check_home(const struct people *p, const struct official *o, const struct post *post, struct date on,
        const char *area, struct finding_list *findings)
{
    struct arena *a = findings->arena;
    const struct organisation *at = organisation_lookup(&p->organisations, post->organisation_no);
    bool is_bound = at && post->is_chief && (at->kind == ORGANISATION_TOWNSHIP || at->kind == ORGANISATION_COUNTY);
    if (!is_bound) return;
    bool is_county = at->kind == ORGANISATION_COUNTY;
    enum home home = is_county ? home_in_county(o->upbringing, area) : home_in_township(o->upbringing, at->name, area);
    const char *subject = arena_text(a, "%s %s %s", at->name, post->name, o->name);
    if (!*o->upbringing)
        cadre_note(findings, FINDING_W822, cadre_cite(a, on, CADRE_RULE_A61), subject, "没有登记成长地，地域回避没有判断");
    else if (home == HOME_HERE)
        cadre_note(findings, FINDING_F826, cadre_cite(a, on, CADRE_RULE_A61), subject, "成长地是%s，党政正职不得在成长地任职", o->upbringing);
    else if (home != HOME_ELSEWHERE)
        cadre_note(findings, FINDING_W822, cadre_cite(a, on, CADRE_RULE_A61), subject, "成长地写的是“%s”，是不是%s看不出来，地域回避没有判断；请写明县和乡镇", o->upbringing,
                is_county ? area : at->name);
}

void avoid_check_relatives(const struct people *p, const struct kin_tie_list *ties, const struct official *o, const struct post *post,
        struct date on, struct finding_list *findings)
{
    const struct organisation *at = organisation_lookup(&p->organisations, post->organisation_no);
    for (size_t i = 0; i < ties->n; i++) {
        const struct kin_tie *t = &ties->v[i];
        int64_t other = t->a == o->official_no ? t->b : t->b == o->official_no ? t->a : 0;
        if (other && serves_in(p, other, post->organisation_no, on)) note_tie(p, t, at ? at->name : "", on, findings);
        if (other && post->role != ROLE_OTHER) check_below(p, t, at, other, on, findings);
        for (size_t k = 0; other && k < p->appointments.n; k++) {
            const struct post *theirs = held(p, &p->appointments.v[k], other, on);
            if (!theirs) continue;
            note_lead(p, t, theirs, post, on, findings);
            note_lead(p, t, post, theirs, on, findings);
        }
    }
}

void avoid_check_post(const struct people *p, const struct kin_tie_list *ties, const struct official *o,
        const struct post *post, struct date on, const char *area, struct finding_list *findings)
{
    avoid_check_relatives(p, ties, o, post, on, findings);
    check_home(p, o, post, on, area, findings);
}
