#include "law/calendar.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/str.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(calendar_step, enum calendar_step, CALENDAR_STEPS)
DEFINE_TITLE_FUNCTION(calendar_step, enum calendar_step, CALENDAR_STEPS)
DEFINE_FROM_FUNCTION(calendar_step, enum calendar_step, CALENDAR_STEPS)

struct almanac {
    struct arena *a;
    const struct law_basis *b;
    const struct calendar_facts *facts;
    struct calendar_entry *entries;
    size_t n;
};

static int days_of(const struct almanac *m, enum setting s)
{
    return (int)m->b->settings[s].value;
}

/* Where the province gave the number of days, its article is the source. */
static const char *source_of(const struct almanac *m, enum setting s, enum rule r)
{
    return law_cite_setting(m->a, m->b, s, r);
}

static struct calendar_entry *enter(struct almanac *m, enum calendar_step step, struct date latest, struct reason because)
{
    struct calendar_entry *entry = &m->entries[m->n++];
    *entry = (struct calendar_entry){step, DATE_NONE, latest, because};
    return entry;
}

static void enter_days_before(struct almanac *m, enum calendar_step step, int days, struct reason because)
{
    if (!because.text) because.text = arena_text(m->a, "选举日的%d日以前", days);
    if (!because.article) because.article = law_cite(m->a, m->b, because.rule);
    enter(m, step, law_days_before(m->b, days), because);
}

static void enter_if_set(struct almanac *m, enum calendar_step step, enum setting s, enum rule r)
{
    int days = days_of(m, s);
    if (days > 0) enter_days_before(m, step, days, (struct reason){r, source_of(m, s, r), NULL});
}

static void enter_list_days(struct almanac *m)
{
    if (m->facts->is_by_election) {
        enter_days_before(m, STEP_VOTER_LIST, days_of(m, SETTING_BY_ELECTION_LIST_DAYS),
                (struct reason){RULE_R77, source_of(m, SETTING_BY_ELECTION_LIST_DAYS, RULE_R30), NULL});
        enter_days_before(m, STEP_FIRST_LIST, days_of(m, SETTING_BY_ELECTION_FIRST_DAYS),
                (struct reason){RULE_R77, source_of(m, SETTING_BY_ELECTION_FIRST_DAYS, RULE_R40), NULL});
        enter_days_before(m, STEP_FINAL_LIST, days_of(m, SETTING_BY_ELECTION_FINAL_DAYS),
                (struct reason){RULE_R77, source_of(m, SETTING_BY_ELECTION_FINAL_DAYS, RULE_R42), NULL});
        return;
    }
    enter_days_before(m, STEP_VOTER_LIST, 20, (struct reason){.rule = RULE_R30});
    enter_days_before(m, STEP_FIRST_LIST, 15, (struct reason){.rule = RULE_R40});
    enter_days_before(m, STEP_FINAL_LIST, 7, (struct reason){.rule = RULE_R42});
    enter_days_before(m, STEP_PRIMARY, 7,
            (struct reason){.rule = RULE_R41, .text = "代表候选人名单公布后、正式代表候选人名单公布以前"});
}

/* 自公布之日起五日内; the day of publication is not counted unless the setting says so. */
static void enter_objection_days(struct almanac *m)
{
    struct date list = m->facts->voter_list_on;
    if (!date_is_set(list)) list = law_calendar_entry(m->entries, m->n, STEP_VOTER_LIST)->latest;
    int days = m->b->settings[SETTING_OBJECTION_DAY_COUNTS].value ? 4 : 5;
    struct date last = date_add_days(list, days);
    enter(m, STEP_OBJECTION, last,
            (struct reason){RULE_R31, law_cite(m->a, m->b, RULE_R31),
                    arena_text(m->a, "选民名单 %s 公布之日起五日内", date_text(m->a, list))})
            ->earliest = m->facts->voter_list_on;
    struct date filed = date_is_set(m->facts->objection_on) ? m->facts->objection_on : last;
    enter(m, STEP_OBJECTION_DECISION, date_add_days(filed, 3),
            (struct reason){RULE_R32, law_cite(m->a, m->b, RULE_R32),
                    arena_text(m->a, "收到 %s 的申诉后三日内", date_text(m->a, filed))});
}

static void enter_last_days(struct almanac *m)
{
    enter_days_before(m, STEP_LAWSUIT, 5, (struct reason){.rule = RULE_R33});
    struct date eve = date_add_days(m->b->on, -1);
    enter(m, STEP_JUDGMENT, eve,
            (struct reason){RULE_R34, law_cite(m->a, m->b, RULE_R34), "选举日以前判决，判决为最后决定"});
    enter(m, STEP_INTRODUCTION, eve,
            (struct reason){RULE_R44, law_cite(m->a, m->b, RULE_R44), "选举日必须停止代表候选人的介绍"});
    enter(m, STEP_ENTRUSTMENT, eve,
            (struct reason){RULE_R52, law_cite(m->a, m->b, RULE_R52), "委托投票在投票以前经选举委员会同意"});
    int days = days_of(m, SETTING_VOTING_DAYS);
    enter(m, STEP_ELECTION_DAY, m->b->on,
            (struct reason){RULE_R03, law_cite(m->a, m->b, RULE_R03), "选举日；选民年龄计算到这一天"})
            ->earliest = m->b->on;
    if (days > 1)
        enter(m, STEP_VOTING_END, date_add_days(m->b->on, days - 1),
                (struct reason){RULE_R58, source_of(m, SETTING_VOTING_DAYS, RULE_R58),
                        arena_text(m->a, "投票从选举日起至多%d天", days)});
}

static void enter_session_days(struct almanac *m)
{
    if (m->facts->is_by_election) return;
    struct date completed = date_is_set(m->facts->completed_on) ? m->facts->completed_on : m->b->on;
    struct date session = m->facts->session_on, latest = date_add_months(completed, 2);
    enter(m, STEP_FIRST_SESSION, latest,
            (struct reason){RULE_R82, law_cite(m->a, m->b, RULE_R82),
                    arena_text(m->a, "代表选举完成（%s）后的两个月内", date_text(m->a, completed))});
    struct date meets = date_is_set(session) ? session : latest;
    if (law_has_rule(m->b, RULE_R68))
        enter(m, STEP_CREDENTIALS, date_add_days(meets, -1),
                (struct reason){RULE_R68, law_cite(m->a, m->b, RULE_R68), "第一次会议前公布代表名单"});
    int notice = days_of(m, SETTING_SESSION_NOTICE_DAYS);
    if (notice > 0)
        enter(m, STEP_SESSION_NOTICE, date_add_days(meets, -notice),
                (struct reason){RULE_R82, source_of(m, SETTING_SESSION_NOTICE_DAYS, RULE_R82),
                        arena_text(m->a, "会议举行的%d日以前", notice)});
}

static int by_day(const void *left, const void *right)
{
    const struct calendar_entry *l = left, *r = right;
    if (l->latest.ymd != r->latest.ymd) return l->latest.ymd < r->latest.ymd ? -1 : 1;
    return (l->step > r->step) - (l->step < r->step);
}

size_t law_calendar(struct arena *a, const struct law_basis *b, const struct calendar_facts *facts,
        struct calendar_entry entries[CALENDAR_STEP_COUNT])
{
    struct almanac m = {a, b, facts, entries, 0};
    enter_list_days(&m);
    enter_objection_days(&m);
    enter_if_set(&m, STEP_LATE_REGISTRATION, SETTING_LATE_REGISTRATION_DAYS, RULE_R30);
    enter_if_set(&m, STEP_SUSPENSION_NOTICE, SETTING_SUSPENSION_NOTICE_DAYS, RULE_R06);
    enter_if_set(&m, STEP_LIST_CORRECTION, SETTING_LIST_CORRECTION_DAYS, RULE_R30);
    enter_last_days(&m);
    enter_session_days(&m);
    qsort(entries, m.n, sizeof *entries, by_day);
    return m.n;
}

const struct calendar_entry *law_calendar_entry(const struct calendar_entry *entries, size_t n, enum calendar_step s)
{
    for (size_t i = 0; i < n; i++)
        if (entries[i].step == s) return &entries[i];
    return NULL;
}

int law_calendar_lateness(const struct calendar_entry *entry, struct date on)
{
    if (on.ymd > entry->latest.ymd) return date_days_between(entry->latest, on);
    if (date_is_set(entry->earliest) && on.ymd < entry->earliest.ymd) return date_days_between(entry->earliest, on);
    return 0;
}
