#include "app/result.h"

#include <inttypes.h>

#include "app/batch_check.h"
#include "app/result_state.h"
#include "count/compare.h"
#include "count/reconcile.h"
#include "count/sum.h"
#include "law/outcome.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(district_state, enum district_state, DISTRICT_STATES)
DEFINE_TITLE_FUNCTION(district_state, enum district_state, DISTRICT_STATES)
DEFINE_CODE_FUNCTION(count_source, enum count_source, COUNT_SOURCES)
DEFINE_TITLE_FUNCTION(count_source, enum count_source, COUNT_SOURCES)

const char *subject_of_district(struct arena *a, int64_t district_no)
{
    return district_subject(a, district_no);
}

const char *subject_of_round(struct arena *a, int64_t district_no, int64_t round)
{
    return arena_text(a, "选区 %" PRId64 " 第 %" PRId64 " 次投票", district_no, round);
}

const char *subject_of_tally(struct arena *a, struct tally_place p)
{
    return arena_text(a, "选区 %" PRId64 " 第 %" PRId64 " 次投票 计票点 %" PRId64, p.district_no, p.round, p.station_no);
}

const char *decision_subject_of_round(struct arena *a, int64_t district_no, int64_t round)
{
    return arena_text(a, "district/%" PRId64 "/round/%" PRId64, district_no, round);
}

bool records_load(struct arena *a, struct workspace *ws, struct records *out, struct err *e)
{
    struct db *db = ws->db;
    int64_t county = ws->election.county;
    struct records r;
    bool ok = district_load_all(a, db, county, &r.districts, e) && station_load_all(a, db, county, &r.stations, e) &&
              candidate_load_all(a, db, county, &r.candidates, e) && round_load_all(a, db, county, &r.rounds, e) &&
              tally_load_all(a, db, county, &r.tallies, e) && decision_load_all(a, db, county, &r.decisions, e) &&
              explanation_load_all(a, db, county, &r.explanations, e) && ledger_load_all(a, db, county, &r.ledger, e) &&
              entrustment_count_by_district(a, db, county, &r.entrusted, e) && batch_load_of_districts(ws, &r.stacks, e);
    if (ok) *out = r;
    return ok;
}

/* ---- one round ---- */

void result_find(struct counter *k, enum finding_code code, const char *subject, const char *text)
{
    enum rule r = finding_rule(code);
    const char *article = r == RULE_NONE ? "" : law_cite(k->a, k->law, r);
    finding_add(&k->found, (struct finding){code, article, subject, text});
}

/* Differences should be settled by a third person. */
static void check_settler(struct counter *k, const struct stored_tally *agreed, const struct stored_tally *first,
        const struct stored_tally *second)
{
    struct tally_difference *ignored;
    if (!first || !second || count_compare(k->a, &first->sheet, &second->sheet, &ignored) == 0) return;
    if (text_eq(agreed->clerk, first->clerk) || text_eq(agreed->clerk, second->clerk))
        result_find(k, FINDING_W508, subject_of_tally(k->a, agreed->place),
                arena_text(k->a, "两次录入的不同之处由录入人“%s”自己核定，请说明为什么没有第三人对照原件核定", agreed->clerk));
}

static const struct tally_sheet *agreed_sheet(struct counter *k, struct tally_place place)
{
    const struct stored_tally *agreed = tally_lookup(&k->r->tallies, place, TALLY_AGREED),
                              *first = tally_lookup(&k->r->tallies, place, TALLY_FIRST),
                              *second = tally_lookup(&k->r->tallies, place, TALLY_SECOND);
    const char *subject = subject_of_tally(k->a, place);
    if (agreed) {
        check_settler(k, agreed, first, second);
        return &agreed->sheet;
    }
    if (first && second)
        result_find(k, FINDING_F514, subject, "两次录入有不同之处，请对照计票单原件核定");
    else
        result_find(k, FINDING_F515, subject, first || second ? "只录入了一次，须由另一人再录入一次" : "还没有录入计票单");
    return NULL;
}

/* The agreed tallies of a round, each way of counting for itself. */
struct summing {
    struct tally_sheet *sheets[SOURCE_COUNT];
    size_t n;
};

static void take_sheet(struct counter *k, const struct stored_round *round, int64_t station, struct round_result *x,
        struct summing *s)
{
    struct tally_place place = {round->district_no, round->round, station};
    const struct tally_sheet *sheet = agreed_sheet(k, place);
    struct vote_key key = {0, place.district_no, place.round};
    enum count_source source = batch_is_at(&k->r->stacks, key, station) ? SOURCE_SCANNED : SOURCE_HAND;
    struct source_sum *to = &x->sources[source];
    batch_check_place(k->a, k->law, &k->r->stacks, place, sheet, &k->found);
    if (!sheet) return;
    struct station_facts facts = {.subject = subject_of_tally(k->a, place),
            .seats = round->seats,
            .received = ledger_sum(&k->r->ledger, round->district_no, round->round, station, LEDGER_HANDED_OUT)};
    count_reconcile_sheet(k->law, sheet, &facts, &k->found);
    s->sheets[source][to->n] = *sheet;
    to->stations[to->n++] = station;
    s->n++;
}

/* Adds up the agreed tallies; false when one is missing. */
static bool sum_up(struct counter *k, const struct stored_round *round, struct round_result *x)
{
    struct summing s = {.n = 0};
    for (int i = 0; i < SOURCE_COUNT; i++) {
        s.sheets[i] = arena_alloc_array(k->a, round->station_count + 1, sizeof *s.sheets[i]);
        x->sources[i].stations = arena_alloc_array(k->a, round->station_count + 1, sizeof *x->sources[i].stations);
    }
    for (size_t i = 0; i < round->station_count; i++) take_sheet(k, round, round->stations[i], x, &s);
    struct tally_sheet sums[SOURCE_COUNT];
    size_t n = 0;
    for (int i = 0; i < SOURCE_COUNT; i++) {
        x->sources[i].sum = count_sum(k->a, s.sheets[i], x->sources[i].n);
        if (x->sources[i].n) sums[n++] = x->sources[i].sum;
    }
    x->sum = count_sum(k->a, sums, n);
    return s.n == round->station_count && s.n > 0;
}

static int64_t count_mobile_boxes(const struct station_list *stations, int64_t district_no)
{
    int64_t n = 0;
    for (size_t i = 0; i < stations->n; i++)
        n += stations->v[i].district_no == district_no && stations->v[i].kind == STATION_MOBILE;
    return n;
}

static void reconcile_district(struct counter *k, const struct stored_round *round, const struct tally_sheet *sum)
{
    /* entrustments are given for the first vote; for later ones the law is silent and none are on record */
    bool is_first = round->round == 1;
    struct district_facts facts = {.subject = subject_of_round(k->a, round->district_no, round->round),
            .registered = round->registered,
            .entrusted = is_first ? district_count(&k->r->entrusted, round->district_no) : -1,
            .printed = ledger_sum(&k->r->ledger, round->district_no, round->round, 0, LEDGER_PRINTED),
            .mobile_boxes = count_mobile_boxes(&k->r->stations, round->district_no)};
    count_reconcile_district(k->law, sum, &facts, &k->found);
}

/* Whom the committee identified as the written-in person of that name (app/write_in.h); 0: nobody yet. */
static int64_t written_in_person(const struct records *r, int64_t district_no, const char *name)
{
    for (size_t i = 0; i < r->candidates.n; i++) {
        const struct candidate *c = &r->candidates.v[i];
        if (c->district_no == district_no && c->state == CANDIDATE_WRITTEN_IN && text_eq(c->name, name))
            return c->candidate_no;
    }
    return 0;
}

static const int64_t *candidates_of(struct counter *k, const struct stored_round *round, const struct contest *c)
{
    int64_t *numbers = arena_alloc_array(k->a, c->option_count + 1, sizeof *numbers);
    for (size_t i = 0; i < c->option_count; i++) {
        if (i < round->option_count && !c->options[i].is_write_in) numbers[i] = round->options[i].candidate_no;
        if (!numbers[i]) numbers[i] = written_in_person(k->r, round->district_no, c->options[i].name);
    }
    return numbers;
}

/* The options named in an answer "甲、乙", in the order of the list they are chosen from. */
static const size_t *options_named(struct arena *a, const struct round_result *x, const char *answer, size_t *count)
{
    const struct outcome *o = &x->outcome;
    size_t *chosen = arena_alloc_array(a, o->order_count + 1, sizeof *chosen);
    *count = 0;
    const char *padded = arena_text(a, "、%s、", answer);
    for (size_t i = 0; i < o->order_count; i++)
        if (strstr(padded, arena_text(a, "、%s、", x->contest.options[o->order[i]].name)))
            chosen[(*count)++] = o->order[i];
    return chosen;
}

static void follow(struct round_result *x, enum outcome_state state, const size_t *list, size_t count, int64_t seats)
{
    x->state = state;
    x->next_list = list;
    x->next_count = count;
    x->next_seats = seats;
}

/* Takes what the bodies decided; a question without an answer is a finding. */
static void take_decisions(struct counter *k, struct round_result *x)
{
    const struct outcome *o = &x->outcome;
    const char *subject = decision_subject_of_round(k->a, x->round->district_no, x->round->round);
    for (size_t i = 0; i < o->decision_count; i++) {
        const struct decision_wanted *want = &o->decisions[i];
        const struct decision *d = decision_lookup(&k->r->decisions, subject, want->question);
        if (!d) {
            finding_add(&k->found, (struct finding){FINDING_F603, want->because.article,
                                           subject_of_round(k->a, x->round->district_no, x->round->round),
                                           arena_text(k->a, "%s（决定项 %s，由%s决定）", want->because.text, want->question,
                                                   want->body)});
            x->state = OUTCOME_NEEDS_DECISION;
            return;
        }
        if (text_eq(d->answer, "vacant")) {
            x->state = OUTCOME_VACANT;
        } else if (text_eq(d->answer, "revote")) {
            follow(x, OUTCOME_REVOTE, o->revote, o->revote_count, o->revote_seats);
        } else {
            size_t count;
            const size_t *list = options_named(k->a, x, d->answer, &count);
            follow(x, OUTCOME_ANOTHER_ELECTION, list, count, o->another_seats);
        }
    }
}

static bool judge(struct counter *k, struct round_result *x, struct err *e)
{
    const struct stored_round *round = x->round;
    struct contest *c = &x->contest;
    *c = count_contest(k->a, &x->sum);
    c->kind = CONTEST_DIRECT;
    c->round = round->kind;
    c->on = round->held_on;
    c->seats = round->seats;
    c->registered = round->registered;
    result_merge_spellings(k, round, c);
    result_drop_refused(k, round, c);
    x->candidates = candidates_of(k, round, c);
    if (!law_outcome(k->a, k->law, c, &x->outcome, e)) {
        if (e->kind != ERR_INPUT) return err_in(e, "%s", subject_of_round(k->a, round->district_no, round->round));
        /* figures that no vote can have: to be put right in this district, while the others go on */
        result_find(k, FINDING_F527, subject_of_round(k->a, round->district_no, round->round),
                arena_text(k->a, "%s；请对照计票单原件，用 huanjie tally withdraw 撤回后重录", e->text));
        x->is_counted = false;
        return true;
    }
    const struct outcome *o = &x->outcome;
    x->state = o->state;
    if (o->state == OUTCOME_REVOTE) follow(x, o->state, o->revote, o->revote_count, o->revote_seats);
    if (o->state == OUTCOME_ANOTHER_ELECTION) follow(x, o->state, o->order, o->order_count, o->another_seats);
    take_decisions(k, x);
    result_ask_for_write_ins(k, x, o->elected, o->elected_count);
    result_ask_for_write_ins(k, x, x->next_list, x->next_count);
    return result_ask_for_alike(k, x, e);
}

static bool count_round(struct counter *k, const struct stored_round *round, struct round_result *x, struct err *e)
{
    *x = (struct round_result){.round = round};
    batch_check_marking(k->a, k->law, round, &k->found);
    x->is_counted = sum_up(k, round, x);
    if (!x->is_counted) return true;
    reconcile_district(k, round, &x->sum);
    return judge(k, x, e);
}

/* ---- one district ---- */

static void take_elected(struct arena *a, struct district_result *d, const struct round_result *x)
{
    const struct outcome *o = &x->outcome;
    struct elected *all = arena_alloc_array(a, d->elected_count + o->elected_count + 1, sizeof *all);
    if (d->elected_count) memcpy(all, d->elected, d->elected_count * sizeof *all);
    for (size_t i = 0; i < o->elected_count; i++) {
        const struct contest_option *option = &x->contest.options[o->elected[i]];
        all[d->elected_count++] =
                (struct elected){x->candidates[o->elected[i]], option->name, option->votes_for, x->round->round};
    }
    d->elected = all;
}

static enum district_state state_of(const struct round_result *last)
{
    if (!last->is_counted) return DISTRICT_COUNTING;
    switch (last->state) {
    case OUTCOME_COMPLETE:
    case OUTCOME_VACANT: return DISTRICT_SETTLED;
    case OUTCOME_NEEDS_DECISION: return DISTRICT_UNDECIDED;
    case OUTCOME_REVOTE:
    case OUTCOME_ANOTHER_ELECTION:
    case OUTCOME_INVALID_TURNOUT:
    case OUTCOME_INVALID_COUNT:
    case OUTCOME_NO_QUORUM:
    case OUTCOME_STATE_COUNT: break;
    }
    return DISTRICT_NEXT_ROUND;
}

static bool count_district(struct counter *k, const struct district *district, struct district_result *d, struct err *e)
{
    *d = (struct district_result){.district = district};
    for (size_t i = 0; i < k->r->rounds.n; i++) d->round_count += k->r->rounds.v[i].district_no == district->district_no;
    d->rounds = arena_alloc_array(k->a, d->round_count + 1, sizeof *d->rounds);
    size_t n = 0;
    for (size_t i = 0; i < k->r->rounds.n; i++) {
        if (k->r->rounds.v[i].district_no != district->district_no) continue;
        struct round_result *x = &d->rounds[n++];
        if (!count_round(k, &k->r->rounds.v[i], x, e)) return false;
        if (x->is_counted) take_elected(k->a, d, x);
    }
    const char *subject = subject_of_district(k->a, district->district_no);
    if (n == 0) {
        result_find(k, FINDING_F602, subject, "还没有投票");
        return true;
    }
    const struct round_result *last = &d->rounds[n - 1];
    d->state = state_of(last);
    if (d->state == DISTRICT_SETTLED) d->vacant = district->seats - (int64_t)d->elected_count;
    if (d->state == DISTRICT_NEXT_ROUND)
        result_find(k, FINDING_F602, subject, arena_text(k->a, "%s，还要再投一次票", outcome_state_title(last->state)));
    return true;
}

/* ---- all ---- */

static bool is_explained(const struct explanation_list *list, const struct finding *f)
{
    return explanation_covers(list, finding_code_text(f->code), f->subject, f->text);
}

bool result_compute(struct arena *a, const struct law_basis *law, const struct records *r, struct result *out,
        struct err *e)
{
    struct counter k = {a, law, r, {.arena = a}};
    struct result result = {.findings = {.arena = a}, .explained = {.arena = a}};
    result.districts = arena_alloc_array(a, r->districts.n + 1, sizeof *result.districts);
    for (size_t i = 0; i < r->districts.n; i++)
        if (!count_district(&k, &r->districts.v[i], &result.districts[result.n++], e)) return false;
    for (size_t i = 0; i < k.found.n; i++) {
        const struct finding *f = &k.found.v[i];
        bool explained = finding_severity(f->code) == SEVERITY_EXPLAIN && is_explained(&r->explanations, f);
        finding_add(explained ? &result.explained : &result.findings, *f);
    }
    *out = result;
    return true;
}

bool result_option_matters(const struct round_result *x, size_t option)
{
    bool matters = false;
    for (size_t i = 0; i < x->outcome.elected_count; i++) matters |= x->outcome.elected[i] == option;
    for (size_t i = 0; i < x->next_count; i++) matters |= x->next_list[i] == option;
    return matters;
}

const struct district_result *result_lookup(const struct result *r, int64_t district_no)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->districts[i].district->district_no == district_no) return &r->districts[i];
    return NULL;
}
