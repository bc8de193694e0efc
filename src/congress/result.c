#include "congress/result.h"

#include <inttypes.h>

#include "count/sum.h"
#include "law/outcome.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(post_state, enum post_state, POST_STATES)
DEFINE_TITLE_FUNCTION(post_state, enum post_state, POST_STATES)

struct counting {
    struct arena *a;
    const struct law_basis *law;
    const struct session *s;
};

/* The sheet that counts: settled by a third hand, or two equal entries. */
static void agree(struct counting *k, struct leader_round_result *x)
{
    const struct leader_sheet *v = x->round->sheets;
    if (v[SLOT_AGREED].is_there) {
        x->sheet = &v[SLOT_AGREED].sheet;
    } else if (v[SLOT_FIRST].is_there && v[SLOT_SECOND].is_there) {
        x->difference_count = count_compare(k->a, &v[SLOT_FIRST].sheet, &v[SLOT_SECOND].sheet, &x->differences);
        if (x->difference_count == 0) x->sheet = &v[SLOT_FIRST].sheet;
    }
    x->is_counted = x->sheet != NULL;
}

static struct contest contest_of(struct counting *k, const struct leader_round_result *x)
{
    const struct session *s = k->s;
    struct contest c = count_contest(k->a, x->sheet);
    struct deputy_count n = session_count_deputies_at(s, x->round->at);
    struct reason_list ignored = {.arena = k->a};
    c.kind = CONTEST_CONGRESS;
    c.round = x->round->kind;
    c.post = office_post(s->posts[x->round->post].office);
    c.on = s->opens_on;
    c.seats = x->round->seats;
    c.deputies = law_all_deputies(k->law, &n, &ignored);
    c.present = session_present(s, &s->sittings[x->round->sitting]);
    return c;
}

/* Written-in persons whom the presidium found unfit for the post do not count. */
static void drop_refused(struct counting *k, const struct leader_round *r, struct contest *c)
{
    const char *subject = session_round_subject(k->a, k->s, r);
    size_t kept = 0;
    for (size_t i = 0; i < c->option_count; i++) {
        const struct session_decision *d = NULL;
        if (c->options[i].is_write_in)
            d = session_find_decision(k->s, subject, arena_text(k->a, "write-in/%s", c->options[i].name));
        if (!d || !text_eq(d->answer, "ineligible")) c->options[kept++] = c->options[i];
    }
    c->option_count = kept;
}

static void follow(
        struct leader_round_result *x, enum outcome_state state, const size_t *list, size_t count, int64_t seats)
{
    x->state = state;
    x->next_list = list;
    x->next_count = count;
    x->next_seats = seats;
}

/* The options named in an answer "甲、乙", in the order of votes. */
static void follow_names(struct counting *k, struct leader_round_result *x, const char *answer)
{
    const struct outcome *o = &x->outcome;
    size_t *chosen = arena_alloc_array(k->a, o->order_count + 1, sizeof *chosen), count = 0;
    const char *padded = arena_text(k->a, "、%s、", answer);
    for (size_t i = 0; i < o->order_count; i++)
        if (strstr(padded, arena_text(k->a, "、%s、", x->contest.options[o->order[i]].name)))
            chosen[count++] = o->order[i];
    follow(x, OUTCOME_ANOTHER_ELECTION, chosen, count, o->another_seats);
}

/* Two articles answer a re-vote differently; the body said which holds, so the law is asked again with that. */
static bool judge_with_revote_rule(struct counting *k, struct leader_round_result *x, const char *answer, struct err *e)
{
    struct law_basis law = *k->law;
    law.settings[SETTING_CONGRESS_REVOTE].value =
            text_eq(answer, "plurality") ? CONGRESS_REVOTE_PLURALITY : CONGRESS_REVOTE_MAJORITY;
    if (!law_outcome(k->a, &law, &x->contest, &x->outcome, e)) return false;
    x->state = x->outcome.state;
    return true;
}

static bool take_decision(
        struct counting *k, struct leader_round_result *x, const struct decision_wanted *want, struct err *e)
{
    const char *subject = session_round_subject(k->a, k->s, x->round);
    const struct session_decision *d = session_find_decision(k->s, subject, want->question);
    if (!d) {
        x->open = want;
        x->state = OUTCOME_NEEDS_DECISION;
        return true;
    }
    if (text_eq(d->answer, "plurality") || text_eq(d->answer, "majority"))
        return judge_with_revote_rule(k, x, d->answer, e);
    if (text_eq(d->answer, "vacant"))
        x->state = OUTCOME_VACANT;
    else if (text_eq(d->answer, "revote"))
        follow(x, OUTCOME_REVOTE, x->outcome.revote, x->outcome.revote_count, x->outcome.revote_seats);
    else
        follow_names(k, x, d->answer);
    return true;
}

/* Whether another election is held now or at the next session is the congress's to say (R92). */
static void take_shortfall(struct counting *k, struct leader_round_result *x)
{
    const char *subject = session_round_subject(k->a, k->s, x->round);
    const struct session_decision *d = session_find_decision(k->s, subject, "another-election");
    enum shortfall_choice choice = SHORTFALL_UNDECIDED;
    if (d) (void)shortfall_choice_from(d->answer, &choice);
    struct reason_list reasons = {.arena = k->a};
    (void)law_leader_shortfall(k->law, x->outcome.another_seats, choice, &reasons);
    if (choice == SHORTFALL_NEXT_SESSION) {
        x->state = OUTCOME_VACANT;
    } else if (choice == SHORTFALL_UNDECIDED) {
        struct decision_wanted *want = arena_alloc(k->a, sizeof *want);
        *want = (struct decision_wanted){"another-election", "大会", reasons.v[0]};
        x->open = want;
    }
}

static bool judge(struct counting *k, struct leader_round_result *x, struct err *e)
{
    x->contest = contest_of(k, x);
    drop_refused(k, x->round, &x->contest);
    if (!law_outcome(k->a, k->law, &x->contest, &x->outcome, e))
        return err_in(e, "%s第 %" PRId64 " 次投票", k->s->posts[x->round->post].title, x->round->round);
    x->state = x->outcome.state;
    for (size_t i = 0; i < x->outcome.decision_count && !x->open; i++)
        if (!take_decision(k, x, &x->outcome.decisions[i], e)) return false;
    const struct outcome *o = &x->outcome;
    if (x->state == OUTCOME_REVOTE && !x->next_list) follow(x, x->state, o->revote, o->revote_count, o->revote_seats);
    if (x->state == OUTCOME_ANOTHER_ELECTION) {
        if (!x->next_list) follow(x, x->state, o->order, o->order_count, o->another_seats);
        take_shortfall(k, x);
    }
    return true;
}

static void take_elected(struct post_result *p, const struct leader_round_result *x)
{
    const struct outcome *o = &x->outcome;
    for (size_t i = 0; i < o->elected_count; i++) {
        size_t option = o->elected[i];
        const struct contest_option *c = &x->contest.options[option];
        bool is_printed = !c->is_write_in && option < x->round->option_count;
        p->elected[p->elected_count++] = (struct leader_elected){is_printed ? x->round->nominees[option] : SIZE_MAX,
                c->name, c->votes_for, x->round->round, x->contest.deputies, c->votes_for == x->contest.deputies};
    }
}

static enum post_state state_of(const struct leader_round_result *last)
{
    if (!last->is_counted) return POST_IS_COUNTING;
    if (last->open) return POST_IS_UNDECIDED;
    switch (last->state) {
    case OUTCOME_COMPLETE:
    case OUTCOME_VACANT: return POST_IS_SETTLED;
    case OUTCOME_NEEDS_DECISION: return POST_IS_UNDECIDED;
    case OUTCOME_REVOTE:
    case OUTCOME_ANOTHER_ELECTION:
    case OUTCOME_INVALID_TURNOUT:
    case OUTCOME_INVALID_COUNT:
    case OUTCOME_NO_QUORUM:
    case OUTCOME_STATE_COUNT: break;
    }
    return POST_IS_NEXT_ROUND;
}

bool session_count_post(struct arena *a, const struct law_basis *law, const struct session *s, size_t post,
        struct post_result *out, struct err *e)
{
    struct counting k = {a, law, s};
    struct post_result p = {.post = &s->posts[post]};
    p.rounds = arena_alloc_array(a, s->round_count + 1, sizeof *p.rounds);
    p.elected = arena_alloc_array(a, (size_t)p.post->seats + 1, sizeof *p.elected);
    for (size_t i = 0; i < s->round_count; i++) {
        if (s->rounds[i].post != post) continue;
        struct leader_round_result *x = &p.rounds[p.round_count++];
        *x = (struct leader_round_result){.round = &s->rounds[i]};
        agree(&k, x);
        if (!x->is_counted) continue;
        if (!judge(&k, x, e)) return false;
        take_elected(&p, x);
    }
    if (p.round_count) p.state = state_of(&p.rounds[p.round_count - 1]);
    if (p.state == POST_IS_SETTLED) p.vacant = p.post->seats - (int64_t)p.elected_count;
    *out = p;
    return true;
}

bool session_count(struct arena *a, const struct law_basis *law, const struct session *s, struct session_result *out,
        struct err *e)
{
    struct session_result r = {.n = s->post_count};
    r.posts = arena_alloc_array(a, s->post_count + 1, sizeof *r.posts);
    for (size_t i = 0; i < s->post_count; i++)
        if (!session_count_post(a, law, s, i, &r.posts[i], e)) return false;
    *out = r;
    return true;
}
