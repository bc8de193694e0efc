#include "law/outcome.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/ratio.h"
#include "law/candidates.h"
#include "law/figures.h"
#include "law/session.h"

/* What the questions below share. */
struct work {
    struct arena *a;
    const struct law_basis *b;
    const struct contest *c;
    struct outcome *o;
    size_t *ranked; /* options by votes, most first; equal votes in the order given */
};

static int64_t setting(const struct work *w, enum setting s)
{
    return w->b->settings[s].value;
}

/* By-elections are held by whom the province says (选举法 第57条第4款). */
static const char *deciding_body(const struct contest *c)
{
    if (c->kind == CONTEST_BY_ELECTION) return "主持补选的机构";
    return figures_are_direct(c) ? "选举委员会" : "大会主席团";
}

static const char *name_of(const struct work *w, size_t option)
{
    return w->c->options[option].name;
}

static int64_t votes_of(const struct work *w, size_t option)
{
    return w->c->options[option].votes_for;
}

static void because_of_choice(struct work *w, enum rule r, const char *text)
{
    law_because(&w->o->reasons, w->b, r, "%s", text);
}

static void want_decision(struct work *w, const char *question, enum rule r, const char *text)
{
    struct outcome *o = w->o;
    struct decision_wanted *v = arena_alloc_array(w->a, o->decision_count + 1, sizeof *v);
    if (o->decision_count) memcpy(v, o->decisions, o->decision_count * sizeof *v);
    v[o->decision_count++] = (struct decision_wanted){question, deciding_body(w->c), {r, law_cite(w->a, w->b, r), text}};
    o->decisions = v;
    law_because(&o->reasons, w->b, r, "须由%s决定：%s", deciding_body(w->c), text);
    o->state = OUTCOME_NEEDS_DECISION;
}

/* ---- did enough take part? ---- */

static bool turnout_suffices(struct work *w)
{
    const struct contest *c = w->c;
    if (c->round != ROUND_FIRST && !setting(w, SETTING_TURNOUT_EVERY_ROUND)) return true;
    if (ratio_is_majority(c->participants, c->registered)) {
        law_because(&w->o->reasons, w->b, RULE_R58,
                "全体选民 %" PRId64 " 人，参加投票 %" PRId64 " 人，过半数，选举有效", c->registered, c->participants);
        return true;
    }
    w->o->state = OUTCOME_INVALID_TURNOUT;
    law_because(&w->o->reasons, w->b, RULE_R58,
            "全体选民 %" PRId64 " 人，参加投票 %" PRId64 " 人，未过半数（须 %" PRId64 " 人以上），选举无效，应重新选举",
            c->registered, c->participants, c->registered / 2 + 1);
    return false;
}

static bool quorum_is_present(struct work *w)
{
    if (law_quorum(w->b, w->c->deputies, w->c->present, &w->o->reasons)) return true;
    w->o->state = OUTCOME_NO_QUORUM;
    return false;
}

/* ---- are there more ballots than people? ---- */

static bool count_is_valid(struct work *w)
{
    const struct contest *c = w->c;
    if (c->ballots <= figures_voters(c)) {
        law_because(&w->o->reasons, w->b, RULE_R56,
                "参加投票 %" PRId64 " 人，收回选票 %" PRId64 " 张，不多于投票人数，有效", figures_voters(c), c->ballots);
        return true;
    }
    w->o->state = OUTCOME_INVALID_COUNT;
    law_because(&w->o->reasons, w->b, RULE_R56,
            "参加投票 %" PRId64 " 人，收回选票 %" PRId64 " 张，多于投票人数，本次选举无效，应重新投票", figures_voters(c), c->ballots);
    return false;
}

/* ---- who has enough votes? ---- */

/* Sorts w->ranked by votes without moving equals: a merge of runs, because the order given is the
 * ballot's own and must stay where votes are equal. */
static void rank_by_votes(struct work *w)
{
    size_t n = w->c->option_count;
    size_t *from = arena_alloc_array(w->a, n + 1, sizeof *from), *to = arena_alloc_array(w->a, n + 1, sizeof *to);
    for (size_t i = 0; i < n; i++) from[i] = i;
    for (size_t run = 1; run < n; run *= 2) {
        for (size_t start = 0; start < n; start += 2 * run) {
            size_t middle = start + run < n ? start + run : n, end = start + 2 * run < n ? start + 2 * run : n;
            size_t left = start, right = middle;
            for (size_t k = start; k < end; k++) {
                bool take_left =
                        left < middle && (right >= end || votes_of(w, from[left]) >= votes_of(w, from[right]));
                to[k] = take_left ? from[left++] : from[right++];
            }
        }
        size_t *swap = from;
        from = to;
        to = swap;
    }
    w->ranked = from;
}

struct threshold {
    enum rule rule;
    int64_t least;   /* votes that suffice */
    const char *why; /* "参加投票的选民 1000 人的过半数" */
};

static struct threshold threshold_of(const struct work *w)
{
    const struct contest *c = w->c;
    if (c->round == ROUND_REVOTE) return (struct threshold){RULE_R62, 1, "再次投票以得票多的当选，不要求过半数"};
    if (!figures_are_direct(c)) {
        enum rule r = c->kind == CONTEST_CONGRESS ? RULE_R81 : c->round == ROUND_ANOTHER ? RULE_R66 : RULE_R60;
        return (struct threshold){r, c->deputies / 2 + 1, arena_text(w->a, "全体代表 %" PRId64 " 人的过半数", c->deputies)};
    }
    if (c->round == ROUND_ANOTHER) {
        bool of_valid = setting(w, SETTING_THIRD_BASE) == THIRD_OF_VALID;
        int64_t base = of_valid ? c->ballots - c->void_ballots : c->ballots;
        int64_t third = (base + 2) / 3;
        const char *why = arena_text(w->a, "%s %" PRId64 " 张的三分之一", of_valid ? "有效票" : "选票", base);
        return (struct threshold){RULE_R65, third > 0 ? third : 1, why};
    }
    bool of_ballots = setting(w, SETTING_MAJORITY_BASE) == MAJORITY_OF_BALLOTS;
    int64_t base = of_ballots ? c->ballots : c->participants;
    const char *why = of_ballots ? arena_text(w->a, "收回的选票 %" PRId64 " 张的过半数", base)
                                 : arena_text(w->a, "参加投票的选民 %" PRId64 " 人的过半数", base);
    return (struct threshold){RULE_R59, base / 2 + 1, why};
}

/* A re-vote is among the tied only: who was not among them cannot come in by being written in. */
static bool may_be_elected(const struct work *w, size_t option)
{
    return w->c->round != ROUND_REVOTE || !w->c->options[option].is_write_in;
}

/* Those with enough votes, most first. */
static size_t *qualify(struct work *w, size_t *count)
{
    struct threshold t = threshold_of(w);
    size_t n = w->c->option_count;
    size_t *qualified = arena_alloc_array(w->a, n + 1, sizeof *qualified);
    *count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t option = w->ranked[i];
        if (votes_of(w, option) < t.least) break;
        if (may_be_elected(w, option))
            qualified[(*count)++] = option;
        else
            law_because(&w->o->notes, w->b, RULE_R62, "再次投票只在票数相等的候选人中进行，另选的“%s”不列入", name_of(w, option));
    }
    because_of_choice(w, t.rule,
            arena_text(w->a, "%s，即 %" PRId64 " 票以上；达到的有 %zu 人，应选 %" PRId64 " 人", t.why, t.least, *count,
                    w->c->seats));
    return qualified;
}

/* ---- more of them than seats? ---- */

static void elect(struct work *w, const size_t *options, size_t count)
{
    w->o->elected = arena_alloc_array(w->a, count + 1, sizeof *w->o->elected);
    memcpy(w->o->elected, options, count * sizeof *options);
    w->o->elected_count = count;
    for (size_t i = 0; i < count; i++)
        if (w->c->options[options[i]].is_write_in)
            law_because(&w->o->notes, w->b, RULE_R51, "“%s”是另选的其他选民，依法可以当选；须核对其选民资格", name_of(w, options[i]));
}

/* Tied in a re-vote again: the statute is silent. */
static void tied_again(struct work *w)
{
    int64_t then = setting(w, SETTING_TIE_AGAIN);
    if (then == TIE_AGAIN_REVOTE) return; /* stays a re-vote */
    if (then == TIE_AGAIN_VACANT) {
        w->o->state = OUTCOME_VACANT;
        w->o->vacant_seats = w->o->revote_seats;
        w->o->revote_seats = 0;
        w->o->revote_count = 0;
        because_of_choice(w, RULE_R62, "再次投票仍票数相等，按设置名额暂缺");
        return;
    }
    want_decision(w, "tie-again", RULE_R62, "再次投票仍票数相等，法律未规定，是再投一次还是暂缺");
}

static void vote_again(struct work *w, const size_t *tied, size_t count, int64_t seats)
{
    struct outcome *o = w->o;
    o->state = OUTCOME_REVOTE;
    o->revote_seats = seats;
    o->revote = arena_alloc_array(w->a, count, sizeof *o->revote);
    memcpy(o->revote, tied, count * sizeof *tied);
    o->revote_count = count;
    because_of_choice(w, RULE_R62,
            arena_text(w->a, "%zu 人同得 %" PRId64 " 票，余 %" PRId64 " 个名额不能确定，应就这 %zu 人再次投票", count,
                    votes_of(w, tied[0]), seats, count));
    if (w->c->round == ROUND_REVOTE) tied_again(w);
    if (w->c->round == ROUND_ANOTHER && figures_are_direct(w->c))
        law_because(&o->notes, w->b, RULE_R62, "法律没有专门规定另行选举中的票数相等，这里同样就票数相等的人再次投票");
}

static void choose_most_votes(struct work *w, const size_t *qualified, size_t count)
{
    size_t seats = (size_t)w->c->seats;
    int64_t cut = votes_of(w, qualified[seats - 1]);
    size_t above = 0, at_cut = 0;
    while (above < count && votes_of(w, qualified[above]) > cut) above++;
    while (above + at_cut < count && votes_of(w, qualified[above + at_cut]) == cut) at_cut++;
    because_of_choice(w, RULE_R61, arena_text(w->a, "达到的人数 %zu 多于应选 %zu，以得票多的当选", count, seats));
    if (above + at_cut == seats) {
        elect(w, qualified, seats);
        w->o->state = OUTCOME_COMPLETE;
        return;
    }
    elect(w, qualified, above);
    vote_again(w, qualified + above, at_cut, (int64_t)(seats - above));
}

/* ---- fewer than seats? ---- */

/* Everybody who was not elected, in the order of votes; written-in persons as the setting says. */
static size_t *remaining(struct work *w, size_t *count)
{
    size_t n = w->c->option_count;
    size_t *rest = arena_alloc_array(w->a, n + 1, sizeof *rest);
    *count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t option = w->ranked[i];
        bool is_elected = false;
        for (size_t k = 0; k < w->o->elected_count && !is_elected; k++) is_elected = w->o->elected[k] == option;
        if (is_elected) continue;
        if (w->c->options[option].is_write_in) {
            bool listed = setting(w, SETTING_WRITE_INS_IN_ORDER);
            law_because(&w->o->notes, w->b, RULE_R63, "另选的“%s”得 %" PRId64 " 票，按设置%s另行选举的候选人顺序",
                    name_of(w, option), votes_of(w, option), listed ? "列入" : "不列入");
            if (!listed) continue;
        }
        rest[(*count)++] = option;
    }
    return rest;
}

/* The number of candidates is the committee's within the range; a list that ends between equal votes would choose
 * among them. This is the longest lawful list that does not cut between equal votes; 0 when every lawful length does. */
static size_t list_length(const struct work *w, const size_t *rest, size_t count, struct law_range range)
{
    size_t longest = count < (size_t)range.max ? count : (size_t)range.max;
    for (size_t n = longest; n >= (size_t)range.min; n--)
        if (n == count || votes_of(w, rest[n - 1]) > votes_of(w, rest[n])) return n;
    return 0;
}

static const char *range_text(struct arena *a, struct law_range r)
{
    if (r.min == r.max) return arena_text(a, "%" PRId64, r.min);
    return arena_text(a, "%" PRId64 " 至 %" PRId64, r.min, r.max);
}

static void list_candidates(struct work *w, size_t *rest, size_t count, struct law_range range)
{
    struct outcome *o = w->o;
    if (count < (size_t)range.min) {
        o->order = rest;
        o->order_count = count;
        want_decision(w, "too-few-for-another-election", RULE_R63,
                arena_text(w->a, "可列入的候选人 %zu 人，少于法定的 %" PRId64 " 人", count, range.min));
        return;
    }
    size_t length = list_length(w, rest, count, range);
    bool is_cut_in_a_tie = length == 0;
    if (is_cut_in_a_tie) {
        length = (size_t)range.max < count ? (size_t)range.max : count;
        while (length < count && votes_of(w, rest[length]) == votes_of(w, rest[length - 1])) length++;
    }
    if (!is_cut_in_a_tie && length < count && length < (size_t)range.max)
        law_because(&o->notes, w->b, RULE_R63, "第 %zu 名起几人票数相等，名单取到第 %zu 名，可免在同票的人中取舍；人数也可以由%s在 %s 人内另定",
                length + 1, length, deciding_body(w->c), range_text(w->a, range));
    o->order = rest;
    o->order_count = length;
    o->order_rest = rest + length;
    o->order_rest_count = count - length;
    if (is_cut_in_a_tie)
        want_decision(w, "tie-at-list-cut", RULE_R63,
                arena_text(w->a, "候选人应为 %s 人，而第 %" PRId64 " 名前后票数相等，由谁列入名单", range_text(w->a, range),
                        range.max));
}

static void hold_another_election(struct work *w, int64_t short_by)
{
    struct outcome *o = w->o;
    const struct contest *c = w->c;
    struct law_range range = law_another_election_range(w->b, c, short_by);
    o->state = OUTCOME_ANOTHER_ELECTION;
    o->another_seats = short_by;
    o->another_min = range.min;
    o->another_max = range.max;
    enum rule r = c->kind == CONTEST_CONGRESS ? RULE_R92 : RULE_R63;
    law_because(&o->reasons, w->b, r,
            "当选 %zu 人，少于应选 %" PRId64 " 人，不足的 %" PRId64 " 个名额另行选举，按第一次投票得票多少的顺序确定候选人 %s 人",
            o->elected_count, c->seats, short_by, range_text(w->a, range));
    if (short_by == 1 && c->kind != CONTEST_CONGRESS)
        law_because(&o->reasons, w->b, RULE_R64, "只选一人，候选人应为二人");
    size_t count;
    size_t *rest = remaining(w, &count);
    list_candidates(w, rest, count, range);
    if (c->kind == CONTEST_CONGRESS)
        law_because(&o->notes, w->b, RULE_R92,
                "另行选举在本次或下次会议进行，候选人也可以重新提名，由大会决定");
}

/* Short after the last vote that the statute provides for. */
static void remain_short(struct work *w, int64_t short_by)
{
    struct outcome *o = w->o;
    o->vacant_seats = short_by;
    enum rule r = w->c->round == ROUND_REVOTE ? RULE_R62 : figures_are_direct(w->c) ? RULE_R65 : RULE_R66;
    const char *round = round_kind_title(w->c->round);
    bool is_settled = figures_are_direct(w->c) && w->c->round == ROUND_ANOTHER;
    if (is_settled && setting(w, SETTING_STILL_SHORT) == STILL_SHORT_VACANT) {
        const char *source = w->b->settings[SETTING_STILL_SHORT].source;
        o->state = OUTCOME_VACANT;
        law_because(&o->reasons, w->b, r, "%s后仍缺 %" PRId64 " 名，作缺额处理%s%s", round, short_by,
                source ? "，依据 " : "", source ? source : "");
        return;
    }
    want_decision(w, "still-short", r, arena_text(w->a, "%s后仍缺 %" PRId64 " 名，法律未规定，是否作缺额处理", round, short_by));
}

static void fall_short(struct work *w, const size_t *qualified, size_t count)
{
    int64_t short_by = w->c->seats - (int64_t)count;
    elect(w, qualified, count);
    if (short_by == 0) {
        w->o->state = OUTCOME_COMPLETE;
        return;
    }
    bool another_follows = w->c->round == ROUND_FIRST || w->c->kind == CONTEST_CONGRESS;
    if (w->c->round == ROUND_REVOTE || !another_follows)
        remain_short(w, short_by);
    else
        hold_another_election(w, short_by);
}

/* Two articles speak of a re-vote in a congress: most votes (第29条), majority of all deputies (第25条).
 * Where they agree nothing need be asked. */
static bool congress_revote_is_open(struct work *w, const size_t *qualified, size_t count)
{
    if (w->c->kind != CONTEST_CONGRESS || w->c->round != ROUND_REVOTE) return false;
    int64_t rule = setting(w, SETTING_CONGRESS_REVOTE), majority = w->c->deputies / 2 + 1;
    if (rule == CONGRESS_REVOTE_PLURALITY) return false;
    size_t seats = count < (size_t)w->c->seats ? count : (size_t)w->c->seats, with_majority = 0;
    while (with_majority < seats && votes_of(w, qualified[with_majority]) >= majority) with_majority++;
    if (with_majority == seats) return false;
    law_because(&w->o->reasons, w->b, RULE_R81, "过全体代表半数（%" PRId64 " 票以上）的只有 %zu 人", majority, with_majority);
    if (rule == CONGRESS_REVOTE_MAJORITY) {
        fall_short(w, qualified, with_majority);
        return true;
    }
    elect(w, qualified, with_majority);
    w->o->vacant_seats = w->c->seats - (int64_t)with_majority;
    want_decision(w, "congress-revote-majority", RULE_R92,
            arena_text(w->a, "按%s以得票多的当选，“%s”（%" PRId64 " 票）当选；按%s须过全体代表半数，则未当选；适用哪一条",
                    law_cite(w->a, w->b, RULE_R92), name_of(w, qualified[with_majority]),
                    votes_of(w, qualified[with_majority]), law_cite(w->a, w->b, RULE_R81)));
    return true;
}

bool law_outcome(struct arena *a, const struct law_basis *b, const struct contest *c, struct outcome *out, struct err *e)
{
    if (!figures_check(c, e)) return false;
    struct outcome o = {.state = OUTCOME_COMPLETE, .reasons = {.arena = a}, .notes = {.arena = a}};
    struct law_basis basis = *b;
    basis.is_leaders = c->kind == CONTEST_CONGRESS;
    struct work w = {a, &basis, c, &o, NULL};
    figures_note_odd(b, c, &o.notes);
    bool gathered = figures_are_direct(c) ? turnout_suffices(&w) : quorum_is_present(&w);
    if (gathered && count_is_valid(&w)) {
        rank_by_votes(&w);
        size_t count;
        size_t *qualified = qualify(&w, &count);
        if (congress_revote_is_open(&w, qualified, count))
            ;
        else if (count > (size_t)c->seats)
            choose_most_votes(&w, qualified, count);
        else
            fall_short(&w, qualified, count);
    }
    *out = o;
    return true;
}
