/* What came before the session beside the elections: motions, interpellations, recalls, resignations, rested mandates. */
#include <inttypes.h>

#include "base/buf.h"
#include "congress/checker.h"

/* One finding with every reason that the law gave. */
static void quote_all(struct checker *k, enum finding_code code, const char *subject, const struct reason_list *reasons)
{
    struct buf b = {.arena = k->a};
    for (size_t i = 0; i < reasons->n; i++) buf_addf(&b, "%s%s", i ? "；" : "", reasons->v[i].text);
    if (reasons->n) finding_add(k->list, (struct finding){code, reasons->v[0].article, subject, buf_text(&b)});
}

static void check_proposers(struct checker *k, const char *subject, const struct proposers *p)
{
    if (p->counted == p->signed_by) return;
    checker_say(k, FINDING_N703, subject, "提出人签名 %" PRId64 " 个，不计 %" PRId64 " 个：重复、不在代表名册上或者暂时停止执行代表职务",
            p->signed_by, p->signed_by - p->counted);
}

static void check_motion(struct checker *k, const struct session_motion *m)
{
    struct proposal p = {.motion = m->kind,
            .by_presidium = m->by.by_body,
            .proposers = m->by.counted,
            .is_written = m->is_written,
            .names_question = m->names_question};
    struct reason_list reasons = {.arena = k->a};
    check_proposers(k, m->title, &m->by);
    if (!law_motion(k->law, k->s->level, &p, &reasons)) checker_quote(k, FINDING_N705, m->title, &reasons);
}

enum verdict session_judge_departure(
        const struct law_basis *law, const struct session *s, const struct session_departure *d, struct reason_list *reasons)
{
    struct deputy_count n = session_count_deputies_at(s, d->at);
    struct reason_list ignored = {.arena = reasons->arena};
    int64_t deputies = law_all_deputies(law, &n, &ignored);
    if (!d->is_recall) {
        if (d->votes_for >= 0) return law_leader_resignation(law, true, d->votes_for, deputies, reasons);
        law_because(reasons, law, RULE_R81, "接受辞职还没有表决，须全体代表的过半数通过");
        return VERDICT_OPEN;
    }
    struct leader_recall r = {.level = s->level,
            .by_presidium = d->by.by_body,
            .proposers = d->by.counted,
            .deputies = deputies,
            .states_reasons = d->states_reasons,
            .could_defend = d->could_defend,
            .votes_for = d->votes_for};
    return law_leader_recall(law, &r, reasons);
}

/* A recall that was put to the vote without what the law asks for stops; one that fell is a note. */
static void check_departure(struct checker *k, const struct session_departure *d)
{
    const char *subject =
            arena_text(k->a, "%s“%s”%s", office_title(d->office), d->name, d->is_recall ? "的罢免案" : "的辞职");
    struct session_departure unvoted = *d;
    struct reason_list reasons = {.arena = k->a}, before = {.arena = k->a};
    unvoted.votes_for = -1;
    if (d->is_recall) check_proposers(k, subject, &d->by);
    enum verdict v = session_judge_departure(k->law, k->s, d, &reasons);
    bool was_put = session_judge_departure(k->law, k->s, &unvoted, &before) == VERDICT_OPEN;
    if (!was_put)
        quote_all(k, d->votes_for >= 0 ? FINDING_F728 : FINDING_N706, subject, &before);
    else if (v == VERDICT_NO)
        quote_all(k, FINDING_N706, subject, &reasons);
    else if (v == VERDICT_OPEN && k->is_final)
        quote_all(k, FINDING_W707, subject, &reasons);
    if (d->sitting == SIZE_MAX) return;
    int64_t present = session_present(k->s, &k->s->sittings[d->sitting]);
    if (d->votes_for > present)
        checker_say(k, FINDING_F715, subject, "赞成 %" PRId64 " 票，多于出席代表 %" PRId64 " 人", d->votes_for, present);
}

static void check_special(struct checker *k)
{
    const struct session *s = k->s;
    struct reason_list reasons = {.arena = k->a};
    if (!s->is_special) return;
    if (!law_special_session(k->law, s->special_by_body, s->special_proposers, checker_deputies(k, s->called_at), &reasons))
        checker_quote(k, FINDING_F729, s->title, &reasons);
}

void check_business(struct checker *k)
{
    const struct session *s = k->s;
    if (s->deputy_count) check_special(k);
    for (size_t i = 0; i < s->motion_count; i++) check_motion(k, &s->motions[i]);
    for (size_t i = 0; i < s->departure_count; i++) check_departure(k, &s->departures[i]);
    for (size_t i = 0; i < s->deputy_count; i++) {
        struct reason_list reasons = {.arena = k->a};
        if (s->deputies[i].state == DEPUTY_SUSPENDED &&
                law_is_suspended(k->law, s->deputies[i].name, s->deputies[i].cause, &reasons))
            checker_quote(k, FINDING_N708, s->deputies[i].name, &reasons);
    }
}
