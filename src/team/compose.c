#include "team/compose.h"

#include <inttypes.h>
#include <string.h>

#include "team/model.h"
#include "team/search.h"

enum { START_PRICE = 100 };

struct composing {
    struct search search;
    struct arena *arena;
    const struct team_request *q;
    struct team_composition *out;
};

/* ---- proposals ---- */

static bool propose(struct composing *s, const struct team_model *m, const struct search_found *found, struct err *e)
{
    struct team_proposal *p = &s->out->v[s->out->n];
    p->lineup = team_model_lineup(s->arena, m, found->value);
    p->check = team_verify(s->arena, m->c, p->lineup);
    p->is_proven = found->state == SOLVER_OPTIMAL;
    p->is_counted = p->is_proven && !s->search.is_believed;
    if (p->check.score != -found->cost || !p->check.is_lawful || (!m->gives_way && !team_check_is_clean(&p->check)))
        return err_set(e, ERR_ENVIRONMENT, "方案没有通过独立复核（得分 %" PRId64 "，复核 %" PRId64 "），不能采用",
                -found->cost, p->check.score);
    s->out->n++;
    return true;
}

/* The next line-up must place at least `differ` people otherwise. */
static void exclude(struct composing *s, const struct team_model *m, const int64_t *value)
{
    int64_t placed = 0;
    for (size_t i = 0; i < m->pair_count; i++) placed += value[i];
    int32_t row = mip_add_row(s->search.mip, -MIP_FREE, placed - s->q->differ);
    for (size_t i = 0; i < m->pair_count; i++)
        if (value[i] > 0) mip_add(s->search.mip, row, (int32_t)i, 1);
}

/* The best line-up of the model as it stands, then the next best ones. *state of the first. */
static bool propose_best(struct composing *s, const struct team_model *m, enum solver_state *state, struct err *e)
{
    for (s->out->n = 0; s->out->n < s->q->best;) {
        struct search_found found = {.state = SOLVER_INFEASIBLE};
        if (!search_least(&s->search, &found, e)) return false;
        if (s->out->n == 0) *state = found.state;
        if (!found.value) return true;
        if (!propose(s, m, &found, e)) return false;
        if (found.state != SOLVER_OPTIMAL) return true;
        exclude(s, m, found.value);
    }
    return true;
}

/* ---- the smallest relaxation ---- */

/* Holds what is given up of the rank at its least. */
static void hold(struct team_model *m, const int64_t *given, int64_t least)
{
    int32_t row = least > 0 ? mip_add_row(m->mip, -MIP_FREE, least) : 0;
    for (size_t i = 0; i < m->mip->columns; i++) {
        if (given[i] == 0) continue;
        if (least == 0) m->mip->high[i] = 0;
        else mip_add(m->mip, row, (int32_t)i, given[i]);
    }
}

/* The best line-up with everything at once: what is given up costs the more, the higher its rank. */
static bool search_at_once(struct composing *s, const struct team_model *m, enum solver_state *state, struct search_found *found, struct err *e)
{
    int64_t *cost = s->search.mip->cost, *all = arena_alloc_array(s->arena, s->search.mip->columns + 1, sizeof *all);
    *found = (struct search_found){.state = SOLVER_INFEASIBLE};
    for (size_t i = 0; i < s->search.mip->columns; i++) {
        all[i] = cost[i];
        for (int rank = 1; rank <= TEAM_RANKS_MAX; rank++)
            if (m->given[rank]) all[i] += START_PRICE * rank * m->given[rank][i];
    }
    s->search.mip->cost = all;
    bool is_done = search_begin(&s->search, state, e) && (*state != SOLVER_OPTIMAL || search_least(&s->search, found, e));
    s->search.mip->cost = cost;
    if (is_done) *state = found->state;
    return is_done;
}

/* A line-up to begin from. Most ranks are then settled by their bound alone. */
static bool find_start(struct composing *s, const struct team_model *m, enum solver_state *state, struct err *e)
{
    struct search_found found;
    if (!search_at_once(s, m, state, &found, e)) return false;
    s->search.at_hand = found.value;
    if (*state == SOLVER_UNFINISHED) *state = SOLVER_OPTIMAL;
    return true;
}

/* Does it give up nothing at all? Then nothing gives up less. */
static bool start_gives_nothing(const struct composing *s, struct search_found *found)
{
    if (!s->search.at_hand || !mip_is_solution(s->search.mip, s->search.at_hand, &found->cost) || found->cost > 0) return false;
    found->state = SOLVER_OPTIMAL;
    found->value = s->search.at_hand;
    return true;
}

/* Asks for any line-up that gives up no more of the rank than the bound, then one more, and so on up to the one at hand: the first
 * that is found gives up least, also when the time was up before it was the best of its kind. With everything at once in view
 * the solver has few pairs to look at; asked for the rank alone it would have nearly all. found->state UNFINISHED: not settled. */
static bool climb(struct composing *s, const struct team_model *m, int rank, struct search_found *found, struct err *e)
{
    const int64_t *given = m->given[rank];
    int64_t at_hand = 0, least = s->search.floor > 0 ? s->search.floor : 0;
    found->state = SOLVER_UNFINISHED;
    if (!s->search.at_hand) return true;
    for (size_t i = 0; i < s->search.mip->columns; i++) at_hand += given[i] * s->search.at_hand[i];
    int32_t row = mip_add_row(s->search.mip, -MIP_FREE, MIP_FREE);
    for (size_t i = 0; i < s->search.mip->columns; i++) mip_add(s->search.mip, row, (int32_t)i, given[i]);
    for (; least < at_hand; least++) {
        enum solver_state state;
        s->search.mip->row_high[row] = least;
        if (!search_at_once(s, m, &state, found, e)) return false;
        if (state == SOLVER_INFEASIBLE) continue;
        s->search.mip->row_high[row] = MIP_FREE;
        found->state = found->value ? SOLVER_OPTIMAL : SOLVER_UNFINISHED;
        found->cost = least;
        return true;
    }
    s->search.mip->row_high[row] = MIP_FREE;
    *found = (struct search_found){SOLVER_OPTIMAL, s->search.at_hand, at_hand};
    return true;
}

static bool give_least(struct composing *s, struct team_model *m, int rank, enum solver_state *state, struct err *e)
{
    int64_t *cost = s->search.mip->cost;
    struct search_found found = {.state = SOLVER_INFEASIBLE};
    s->search.mip->cost = m->given[rank];
    bool is_settled = start_gives_nothing(s, &found), is_done = is_settled || search_begin(&s->search, state, e);
    if (is_done && !is_settled && *state == SOLVER_OPTIMAL) is_settled = search_is_least(&s->search, s->search.at_hand, &found);
    s->search.mip->cost = cost;
    if (!is_done) return false;
    if (!is_settled && *state == SOLVER_OPTIMAL) {
        if (!climb(s, m, rank, &found, e)) return false;
        s->search.mip->cost = m->given[rank];
        is_done = found.state == SOLVER_OPTIMAL || (search_begin(&s->search, state, e) && search_least(&s->search, &found, e));
        s->search.mip->cost = cost;
        if (!is_done) return false;
    }
    *state = found.state;
    if (found.value) s->search.at_hand = found.value;
    if (found.state == SOLVER_OPTIMAL) hold(m, m->given[rank], found.cost);
    return true;
}

/* Makes the model of the case the one that is searched. */
static struct team_model *take_model(struct composing *s, const struct team_case *c, bool gives_way)
{
    struct team_model *m = team_model_new(s->arena, c, gives_way);
    struct parts *parts = arena_alloc(s->arena, sizeof *parts);
    int32_t *unit = arena_alloc_array(s->arena, m->pair_count + 1, sizeof *unit);
    for (size_t i = 0; i < m->pair_count; i++) unit[i] = m->nodes[m->pairs[i].node].unit;
    *parts = parts_of(s->arena, m->mip, unit, m->pair_count, (int32_t)c->unit_count);
    s->search.mip = m->mip;
    s->search.parts = parts;
    s->search.relaxed = (struct solver_relaxed){0};
    return m;
}

/* Better a line-up that nobody has proven best than none, when the time was up. */
static bool propose_at_hand(struct composing *s, const struct team_model *m, struct err *e)
{
    struct search_found found = {SOLVER_UNFINISHED, s->search.at_hand, 0};
    if (!s->search.at_hand || !mip_is_solution(s->search.mip, s->search.at_hand, &found.cost)) return true;
    return propose(s, m, &found, e);
}

static bool relax(struct composing *s, const struct team_case *c, struct err *e)
{
    struct team_model *m = take_model(s, c, true);
    enum solver_state state = SOLVER_OPTIMAL;
    s->search.is_believed = false; /* what must be given up is proven again */
    if (!s->q->is_plain && !find_start(s, m, &state, e)) return false;
    for (int rank = TEAM_RANKS_MAX; rank >= 1 && state == SOLVER_OPTIMAL; rank--)
        if (m->given[rank] && !give_least(s, m, rank, &state, e)) return false;
    if (state == SOLVER_OPTIMAL && (!search_begin(&s->search, &state, e) || !propose_best(s, m, &state, e))) return false;
    if (state == SOLVER_UNFINISHED && s->out->n == 0 && !propose_at_hand(s, m, e)) return false;
    s->out->outcome = state == SOLVER_OPTIMAL      ? TEAM_RELAXED
                      : state == SOLVER_INFEASIBLE ? TEAM_IMPOSSIBLE
                                                   : TEAM_UNFINISHED;
    return true;
}

bool team_compose(struct arena *a, const struct team_case *c, const struct team_request *q, struct team_composition *out,
        struct err *e)
{
    struct team_composition r = {.v = arena_alloc_array(a, q->best, sizeof *r.v)};
    struct composing s = {.arena = a, .q = q, .out = &r};
    struct solver_clock clock = {.now = q->now, .until = q->now ? q->now() + q->seconds * 1000 : 0};
    enum solver_state state = SOLVER_OPTIMAL;
    if (!team_case_is_sound(c, e)) return false;
    s.search = (struct search){.arena = a, .clock = q->now ? &clock : NULL, .is_plain = q->is_plain};
    struct team_model *m = take_model(&s, c, false);
    r.pairs = m->pair_count;
    r.rows = m->mip->rows;
    if (!q->is_plain && !search_begin(&s.search, &state, e)) return false;
    if (state == SOLVER_OPTIMAL && !propose_best(&s, m, &state, e)) return false;
    r.outcome = state == SOLVER_OPTIMAL ? TEAM_COMPOSED : TEAM_UNFINISHED;
    if (state == SOLVER_INFEASIBLE && !relax(&s, c, e)) return false;
    r.ceiling = -s.search.bound.floor;
    r.kept = s.search.kept;
    r.nodes = s.search.nodes;
    *out = r;
    return true;
}
