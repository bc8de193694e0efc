/* The recommendation: that there was one, by meeting and by talks, within the year, recorded as it must be. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cadre/procedure_state.h"

/* ---- recommendation (A01, A02, A06, A09) ---- */

/* Both ways belong to a recommendation: the regulation of 2002 says so, that of 2014 orders them, that of 2019 turns them round.
 * Only for a single promotion in a small unit may one suffice (2019, art. 20): then the record says why. Where no set is named
 * at all, nothing is known of either. */
static void check_sets(const struct procedure_checking *k, const struct selection_event *x, struct date *held_on)
{
    bool has_meeting = false, has_talk = false;
    for (size_t i = 0; i < k->c->set_count; i++) {
        const struct recommended_set *s = &k->c->sets[i];
        if (s->selection_no != k->c->selection->selection_no) continue;
        has_meeting |= s->kind == SET_MEETING;
        has_talk |= s->kind == SET_TALK;
        if (s->held_on.ymd < held_on->ymd) *held_on = s->held_on;
    }
    const char *article = procedure_cite(k, CADRE_RULE_A09);
    if (!has_meeting && !has_talk)
        cadre_note(k->findings, FINDING_W839, article, k->subject, "民主推荐没有写明会议、谈话的票组");
    else if ((!has_meeting || !has_talk) && *x->why)
        cadre_note(k->findings, FINDING_W839, article, k->subject, "民主推荐只有%s推荐，写明的理由: %s", has_meeting ? "会议" : "谈话", x->why);
    else if (!has_meeting || !has_talk)
        cadre_note(k->findings, FINDING_F871, article, k->subject, "民主推荐只有%s推荐，没有%s推荐的票组，也没有写明理由",
                has_meeting ? "会议" : "谈话", has_meeting ? "谈话" : "会议");
}

/* ---- what was recorded beside the sets (A04, A08) ---- */

static bool has_item(const struct selection_event *x, const char *name)
{
    for (size_t i = 0; x && i < x->item_count; i++)
        if (text_eq(x->items[i].name, name)) return true;
    return false;
}

static void check_announced(const struct procedure_checking *k)
{
    const struct selection_event *x = procedure_event(k, SELECTION_REC_MEETING);
    struct buf missing = {.arena = k->findings->arena};
    for (size_t i = 0; i < MEETING_ITEM_COUNT; i++)
        if (!has_item(x, meeting_items[i])) buf_addf(&missing, "、%s", meeting_items[i]);
    if (missing.n)
        cadre_note(k->findings, FINDING_W876, procedure_cite(k, CADRE_RULE_A04), k->subject, "推荐会议没有登记: %s", buf_text(&missing) + strlen("、"));
}

/* The days of the sets of that kind: the first and the last; DATE_NONE without any. */
static void days_of_sets(const struct procedure_checking *k, struct date *first, struct date *last)
{
    *first = *last = DATE_NONE;
    for (size_t i = 0; i < k->c->set_count; i++) {
        const struct recommended_set *s = &k->c->sets[i];
        if (s->selection_no != k->c->selection->selection_no) continue;
        if (!date_is_set(*first) || s->held_on.ymd < first->ymd) *first = s->held_on;
        if (s->held_on.ymd > last->ymd) *last = s->held_on;
    }
}

/* Plan, communication, the sets themselves, analysis, report, in that order; of the sets' own order the profile speaks (F845). */
static void check_sequence(const struct procedure_checking *k)
{
    static const enum selection_kind records[] = {SELECTION_REC_PLAN, SELECTION_REC_COMMUNICATE, SELECTION_REC_ANALYSE, SELECTION_REC_REPORT};
    const char *article = cadre_cite_local(k->findings->arena, k->c->law, SETTING_RECOMMENDATION_RECORDS, CADRE_RULE_A08);
    struct buf missing = {.arena = k->findings->arena};
    struct date first, last, before = DATE_NONE;
    days_of_sets(k, &first, &last);
    for (size_t i = 0; i < ARRAY_COUNT(records); i++) {
        const struct selection_event *x = procedure_event(k, records[i]);
        bool is_before_sets = i < 2;
        if (!x) {
            buf_addf(&missing, "、%s", selection_kind_title(records[i]));
            continue;
        }
        bool is_late = is_before_sets && date_is_set(first) && x->happened_on.ymd > first.ymd;
        bool is_early = !is_before_sets && x->happened_on.ymd < last.ymd;
        if (x->happened_on.ymd < before.ymd || is_late || is_early)
            cadre_note(k->findings, FINDING_F877, article, k->subject, "%s %s，次序不对（会议、谈话在 %s 至 %s）", selection_kind_title(records[i]),
                    procedure_day(k, x->happened_on), procedure_day(k, first), procedure_day(k, last));
        before = x->happened_on;
    }
    if (missing.n) cadre_note(k->findings, FINDING_F877, article, k->subject, "民主推荐没有登记: %s", buf_text(&missing) + strlen("、"));
}

static void check_records(const struct procedure_checking *k)
{
    bool has_meeting = false;
    if (!procedure_event(k, SELECTION_APPRAISE) && !procedure_event(k, SELECTION_DECIDE)) return;
    for (size_t i = 0; i < k->c->set_count; i++)
        has_meeting |= k->c->sets[i].selection_no == k->c->selection->selection_no && k->c->sets[i].kind == SET_MEETING;
    if (has_meeting) check_announced(k);
    if (k->c->law->settings[SETTING_RECOMMENDATION_RECORDS].value) check_sequence(k);
}

static void check_present(const struct procedure_checking *k, const struct selection_event *x)
{
    for (size_t i = 0; i < k->c->quorum_count; i++) {
        const struct recommended_quorum *q = &k->c->quorums[i];
        if (q->selection_no != k->c->selection->selection_no || x->due <= 0 || x->present < 0) continue;
        if (x->present * q->whole >= x->due * q->part) continue;
        cadre_note(k->findings, FINDING_F834, q->source, k->subject, "民主推荐应到 %" PRId64 " 人，参加 %" PRId64 " 人，不到 %" PRId64 "/%" PRId64,
                x->due, x->present, q->part, q->whole);
    }
}

void procedure_check_recommendation(const struct procedure_checking *k)
{
    const struct selection_event *x = procedure_event(k, SELECTION_RECOMMEND), *appraise = procedure_event(k, SELECTION_APPRAISE);
    const struct selection_event *decide = procedure_event(k, SELECTION_DECIDE);
    if (!x) {
        if (appraise || decide)
            cadre_note(k->findings, FINDING_F834, procedure_cite(k, CADRE_RULE_A01), k->subject, "没有民主推荐的记录，不得列为考察对象");
        return;
    }
    check_records(k);
    struct date held_on = x->happened_on;
    check_sets(k, x, &held_on);
    if (decide && decide->happened_on.ymd > date_add_months(held_on, 12).ymd)
        cadre_note(k->findings, FINDING_F834, procedure_cite(k, CADRE_RULE_A02), k->subject, "%s 的民主推荐到 %s 讨论决定时已超过一年",
                procedure_day(k, held_on), procedure_day(k, decide->happened_on));
    check_present(k, x);
}
