#include <inttypes.h>

#include "congress/checker.h"

/* Is anything voted on at the sitting? Then a quorum must have been there. */
static bool decides(const struct session *s, size_t sitting)
{
    for (size_t i = 0; i < s->resolution_count; i++)
        if (s->resolutions[i].sitting == sitting) return true;
    for (size_t i = 0; i < s->round_count; i++)
        if (s->rounds[i].sitting == sitting) return true;
    return s->sittings[sitting].kind == SITTING_PLENARY || s->sittings[sitting].kind == SITTING_PREPARATORY;
}

static const char *subject_of(struct checker *k, const struct sitting *x)
{
    return arena_text(k->a, "会议 %" PRId64 " %s", x->no, x->title);
}

static void check_presence(struct checker *k, size_t i)
{
    const struct session *s = k->s;
    const struct sitting *x = &s->sittings[i];
    int64_t not_said = 0, unapproved = 0;
    for (size_t d = 0; d < s->deputy_count; d++) {
        enum deputy_state state = session_state_at(&s->deputies[d], x->at);
        if (state == DEPUTY_ENDED) continue;
        bool suspended = state == DEPUTY_SUSPENDED;
        if (suspended && x->presence[d] == PRESENCE_PRESENT)
            checker_say(k, FINDING_F709, subject_of(k, x), "“%s”暂时停止执行代表职务，不能出席，没有计入出席人数",
                    s->deputies[d].name);
        if (suspended) continue;
        not_said += x->presence[d] == PRESENCE_NOT_SAID;
        unapproved += x->presence[d] == PRESENCE_ABSENT || (x->presence[d] == PRESENCE_LEAVE && !x->has_leave[d]);
    }
    if (not_said)
        checker_say(k, FINDING_W701, subject_of(k, x), "有 %" PRId64 " 名代表没有登记出席、请假或者缺席", not_said);
    if (unapproved)
        checker_say(k, FINDING_W702, subject_of(k, x),
                "有 %" PRId64 " 名代表没有批准的请假而没有出席；两次未经批准不出席的，代表资格终止", unapproved);
    for (size_t r = 0; r < x->repeated_count; r++)
        checker_say(k, FINDING_F706, subject_of(k, x), "“%s”在出席名单上出现两次，只计一人，请核对名单",
                s->deputies[x->repeated[r]].name);
}

/* A sitting whose attendance is still to be taken says nothing yet. */
static bool is_taken(const struct session *s, const struct sitting *x)
{
    for (size_t i = 0; i < s->deputy_count; i++)
        if (x->presence[i] != PRESENCE_NOT_SAID) return true;
    return false;
}

static void check_quorum(struct checker *k, size_t i)
{
    const struct sitting *x = &k->s->sittings[i];
    struct reason_list reasons = {.arena = k->a};
    if (!law_quorum(k->law, checker_deputies(k, x->at), session_present(k->s, x), &reasons))
        checker_quote(k, FINDING_F705, subject_of(k, x), &reasons);
}

static void check_convening(struct checker *k)
{
    const struct session *s = k->s;
    if (s->session_no != 1) return;
    struct reason_list reasons = {.arena = k->a};
    if (!law_convening(k->law, s->level, s->convener, &reasons)) checker_quote(k, FINDING_F719, s->title, &reasons);
    if (law_first_session(k->law, s->completed_on, s->opens_on, &reasons) == VERDICT_NO)
        checker_quote(k, FINDING_F718, s->title, &reasons);
}

/* Other resolutions than those that a step asks for. */
static void check_resolutions(struct checker *k)
{
    const struct session *s = k->s;
    for (size_t i = 0; i < s->resolution_count; i++) {
        const struct resolution *r = &s->resolutions[i];
        const struct sitting *x = &s->sittings[r->sitting];
        int64_t votes = r->votes_for + r->votes_against + r->abstentions, present = session_present(s, x);
        if (votes > present)
            checker_say(k, FINDING_F715, r->title, "赞成、反对、弃权合计 %" PRId64 "，多于出席代表 %" PRId64 " 人",
                    votes, present);
        struct reason_list reasons = {.arena = k->a};
        bool is_other = r->kind == RESOLUTION_OTHER || r->kind == RESOLUTION_CREDENTIALS_COMMITTEE;
        if (is_other && !law_resolution(k->law, r->title, r->votes_for, checker_deputies(k, r->at), &reasons))
            checker_quote(k, FINDING_F708, r->title, &reasons);
    }
}

static void check_certificates(struct checker *k)
{
    const struct session *s = k->s;
    int64_t issued = 0;
    for (size_t i = 0; i < s->deputy_count; i++)
        issued += s->deputies[i].state != DEPUTY_ENDED && s->deputies[i].has_certificate;
    struct reason_list reasons = {.arena = k->a};
    if (!law_certificates(k->law, session_count_deputies(s).in_office, issued, &reasons))
        checker_quote(k, FINDING_W704, s->title, &reasons);
}

/* Requests and approvals go their own way: a report does not stand for them (case: none replaced by another form). */
static void check_filings(struct checker *k)
{
    bool has[FILING_COUNT] = {false};
    for (size_t i = 0; i < k->s->filing_count; i++) has[k->s->filings[i].kind] = true;
    if (!k->is_final) return;
    if (!has[FILING_REQUEST] || !has[FILING_APPROVAL])
        checker_say(k, FINDING_W706, k->s->title, "没有登记%s%s%s：请示、批复、备案报告应当分别办理，不能互相代替",
                has[FILING_REQUEST] ? "" : "请示", !has[FILING_REQUEST] && !has[FILING_APPROVAL] ? "、" : "",
                has[FILING_APPROVAL] ? "" : "批复");
    if (!has[FILING_REPORT]) checker_say(k, FINDING_W706, k->s->title, "没有登记选举结果的备案报告");
}

void check_meetings(struct checker *k)
{
    if (!k->s->is_open) return;
    check_convening(k);
    for (size_t i = 0; i < k->s->sitting_count; i++) {
        if (!decides(k->s, i) || (!k->is_final && !is_taken(k->s, &k->s->sittings[i]))) continue;
        check_presence(k, i);
        check_quorum(k, i);
    }
    check_resolutions(k);
    if (k->is_final) check_certificates(k);
    check_filings(k);
}
