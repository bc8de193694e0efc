#include "team/compose.h"

#include <inttypes.h>
#include <string.h>

#include "team/bound.h"
#include "team/model.h"

enum { WINDOW_FIRST = 2, WINDOW_GROWTH = 4, START_PRICE = 100 };

/* One model and what has been proven of it. The bound stays true when rows are added. */
struct search {
    struct arena *arena;
    const struct team_request *q;
    struct team_composition *out;
    struct mip *mip;
    struct bound bound;
    bool *kept;
    int64_t window; /* pairs that may cost up to floor + window are asked about first */
    int64_t *start; /* a solution that keeps what is held so far; NULL for none */
};

struct found {
    enum solver_state state;
    int64_t *value;
    int64_t cost;
};

static size_t keep_up_to(struct search *s, int64_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < s->mip->columns; i++) {
        s->kept[i] = s->mip->high[i] > 0 && s->bound.least[i] <= most;
        n += s->kept[i];
    }
    return n;
}

/* Asks the solver and checks what it says. */
static bool ask(struct search *s, const bool *kept, const int64_t *start, struct found *found, struct err *e)
{
    struct solver_task task = {s->mip, kept, start, s->q->seconds, s->q->is_plain};
    struct solver_answer answer;
    if (!solver_solve(s->arena, &task, &answer, e)) return false;
    s->out->nodes += answer.nodes;
    found->state = answer.state;
    found->value = answer.value;
    if (answer.value && !mip_is_solution(s->mip, answer.value, &found->cost))
        return err_set(e, ERR_ENVIRONMENT, "求解器的答案没有通过整数核对，请改用较小的题目");
    return true;
}

static bool begin(struct search *s, enum solver_state *state, struct err *e)
{
    int64_t *price;
    s->kept = arena_alloc_array(s->arena, s->mip->columns + 1, sizeof *s->kept);
    s->window = WINDOW_FIRST;
    if (!solver_relax(s->arena, s->mip, state, &price, e)) return false;
    if (*state == SOLVER_OPTIMAL) s->bound = bound_prove(s->arena, s->mip, price);
    return true;
}

/* The least cost over all columns, asking about as few as will do. */
static bool search_least(struct search *s, struct found *found, struct err *e)
{
    if (s->q->is_plain) return ask(s, NULL, NULL, found, e);
    int64_t most = s->bound.floor + s->window;
    for (;;) {
        size_t all = keep_up_to(s, MIP_FREE), n = keep_up_to(s, most);
        s->out->kept = n;
        if (!ask(s, s->kept, NULL, found, e)) return false;
        if (found->state == SOLVER_UNFINISHED) return true;
        if (found->state == SOLVER_OPTIMAL) break;
        if (n == all) return true; /* infeasible */
        s->window *= WINDOW_GROWTH;
        most = s->bound.floor + s->window;
    }
    /* whatever was left out costs most + 1 or more */
    if (found->cost <= most + 1) return true;
    /* only what is cheaper than this still matters */
    struct found better;
    s->out->kept = keep_up_to(s, found->cost);
    if (!ask(s, s->kept, found->value, &better, e)) return false;
    if (better.value && better.cost < found->cost) *found = better;
    else found->state = better.state == SOLVER_UNFINISHED ? SOLVER_UNFINISHED : SOLVER_OPTIMAL;
    return true;
}

/* ---- proposals ---- */

static bool propose(struct search *s, const struct team_model *m, const struct found *found, struct err *e)
{
    struct team_proposal *p = &s->out->v[s->out->n];
    p->lineup = team_model_lineup(s->arena, m, found->value);
    p->check = team_verify(s->arena, m->c, p->lineup);
    p->is_proven = found->state == SOLVER_OPTIMAL;
    if (p->check.score != -found->cost || !p->check.is_lawful || (!m->gives_way && !team_check_is_clean(&p->check)))
        return err_set(e, ERR_ENVIRONMENT, "方案没有通过独立复核（得分 %" PRId64 "，复核 %" PRId64 "），不能采用",
                -found->cost, p->check.score);
    s->out->n++;
    return true;
}

/* The next line-up must place at least `differ` people otherwise. */
static void exclude(struct search *s, const struct team_model *m, const int64_t *value)
{
    int64_t placed = 0;
    for (size_t i = 0; i < m->pair_count; i++) placed += value[i];
    int32_t row = mip_add_row(s->mip, -MIP_FREE, placed - s->q->differ);
    for (size_t i = 0; i < m->pair_count; i++)
        if (value[i] > 0) mip_add(s->mip, row, (int32_t)i, 1);
}

/* Does the solution at hand cost no more than any must? */
static bool start_is_least(const struct search *s, struct found *found)
{
    if (!s->start || !mip_is_solution(s->mip, s->start, &found->cost) || found->cost > s->bound.floor) return false;
    found->state = SOLVER_OPTIMAL;
    found->value = s->start;
    return true;
}

/* The best line-up of the model as it stands, then the next best ones. *state of the first. */
static bool propose_best(struct search *s, const struct team_model *m, enum solver_state *state, struct err *e)
{
    for (s->out->n = 0; s->out->n < s->q->best;) {
        struct found found = {.state = SOLVER_INFEASIBLE};
        bool is_known = s->out->n == 0 && start_is_least(s, &found);
        if (!is_known && !search_least(s, &found, e)) return false;
        if (s->out->n == 0) *state = found.state;
        if (!found.value) return true;
        if (!propose(s, m, &found, e)) return false;
        if (found.state != SOLVER_OPTIMAL) return true;
        exclude(s, m, found.value);
        s->window = found.cost - s->bound.floor + WINDOW_FIRST;
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
static bool search_at_once(struct search *s, const struct team_model *m, enum solver_state *state, struct found *found, struct err *e)
{
    int64_t *cost = s->mip->cost, *all = arena_alloc_array(s->arena, s->mip->columns + 1, sizeof *all);
    *found = (struct found){.state = SOLVER_INFEASIBLE};
    for (size_t i = 0; i < s->mip->columns; i++) {
        all[i] = cost[i];
        for (int rank = 1; rank <= TEAM_RANKS_MAX; rank++)
            if (m->given[rank]) all[i] += START_PRICE * rank * m->given[rank][i];
    }
    s->mip->cost = all;
    bool is_done = begin(s, state, e) && (*state != SOLVER_OPTIMAL || search_least(s, found, e));
    s->mip->cost = cost;
    if (is_done) *state = found->state;
    return is_done;
}

/* A line-up to begin from. Most ranks are then settled by their bound alone. */
static bool find_start(struct search *s, const struct team_model *m, enum solver_state *state, struct err *e)
{
    struct found found;
    if (!search_at_once(s, m, state, &found, e)) return false;
    s->start = found.value;
    if (*state == SOLVER_UNFINISHED) *state = SOLVER_OPTIMAL;
    return true;
}

/* Does it give up nothing at all? Then nothing gives up less. */
static bool start_gives_nothing(const struct search *s, struct found *found)
{
    if (!s->start || !mip_is_solution(s->mip, s->start, &found->cost) || found->cost > 0) return false;
    found->state = SOLVER_OPTIMAL;
    found->value = s->start;
    return true;
}

/* Asks for any line-up that gives up no more of the rank than the bound, then one more, and so on up to the one at hand: the first
 * that is found gives up least, also when the time was up before it was the best of its kind. With everything at once in view
 * the solver has few pairs to look at; asked for the rank alone it would have nearly all. found->state UNFINISHED: not settled. */
static bool climb(struct search *s, const struct team_model *m, int rank, struct found *found, struct err *e)
{
    const int64_t *given = m->given[rank];
    int64_t at_hand = 0, least = s->bound.floor > 0 ? s->bound.floor : 0;
    found->state = SOLVER_UNFINISHED;
    if (!s->start) return true;
    for (size_t i = 0; i < s->mip->columns; i++) at_hand += given[i] * s->start[i];
    int32_t row = mip_add_row(s->mip, -MIP_FREE, MIP_FREE);
    for (size_t i = 0; i < s->mip->columns; i++) mip_add(s->mip, row, (int32_t)i, given[i]);
    for (; least < at_hand; least++) {
        enum solver_state state;
        s->mip->row_high[row] = least;
        if (!search_at_once(s, m, &state, found, e)) return false;
        if (state == SOLVER_INFEASIBLE) continue;
        s->mip->row_high[row] = MIP_FREE;
        found->state = found->value ? SOLVER_OPTIMAL : SOLVER_UNFINISHED;
        found->cost = least;
        return true;
    }
    s->mip->row_high[row] = MIP_FREE;
    *found = (struct found){SOLVER_OPTIMAL, s->start, at_hand};
    return true;
}

static bool give_least(struct search *s, struct team_model *m, int rank, enum solver_state *state, struct err *e)
{
    int64_t *cost = s->mip->cost;
    struct found found = {.state = SOLVER_INFEASIBLE};
    s->mip->cost = m->given[rank];
    bool is_settled = start_gives_nothing(s, &found), is_done = is_settled || begin(s, state, e);
    if (is_done && !is_settled && *state == SOLVER_OPTIMAL) is_settled = start_is_least(s, &found);
    s->mip->cost = cost;
    if (!is_done) return false;
    if (!is_settled && *state == SOLVER_OPTIMAL) {
        if (!climb(s, m, rank, &found, e)) return false;
        s->mip->cost = m->given[rank];
        is_done = found.state == SOLVER_OPTIMAL || (begin(s, state, e) && search_least(s, &found, e));
        s->mip->cost = cost;
        if (!is_done) return false;
    }
    *state = found.state;
    if (found.value) s->start = found.value;
    if (found.state == SOLVER_OPTIMAL) hold(m, m->given[rank], found.cost);
    return true;
}

static bool relax(struct search *s, const struct team_case *c, struct err *e)
{
    struct team_model *m = team_model_new(s->arena, c, true);
    enum solver_state state = SOLVER_OPTIMAL;
    s->mip = m->mip;
    if (!s->q->is_plain && !find_start(s, m, &state, e)) return false;
    for (int rank = TEAM_RANKS_MAX; rank >= 1 && state == SOLVER_OPTIMAL; rank--)
        if (m->given[rank] && !give_least(s, m, rank, &state, e)) return false;
    if (state == SOLVER_OPTIMAL && (!begin(s, &state, e) || !propose_best(s, m, &state, e))) return false;
    s->out->outcome = state == SOLVER_OPTIMAL      ? TEAM_RELAXED
                      : state == SOLVER_INFEASIBLE ? TEAM_IMPOSSIBLE
                                                   : TEAM_UNFINISHED;
    s->out->ceiling = -s->bound.floor;
    return true;
}

bool team_compose(struct arena *a, const struct team_case *c, const struct team_request *q, struct team_composition *out,
        struct err *e)
{
    struct team_composition r = {.v = arena_alloc_array(a, q->best, sizeof *r.v)};
    struct search s = {.arena = a, .q = q, .out = &r};
    enum solver_state state = SOLVER_OPTIMAL;
    if (!team_case_is_sound(c, e)) return false;
    struct team_model *m = team_model_new(a, c, false);
    s.mip = m->mip;
    r.pairs = m->pair_count;
    r.rows = m->mip->rows;
    if (!q->is_plain && !begin(&s, &state, e)) return false;
    if (state == SOLVER_OPTIMAL && !propose_best(&s, m, &state, e)) return false;
    r.outcome = state == SOLVER_OPTIMAL ? TEAM_COMPOSED : TEAM_UNFINISHED;
    r.ceiling = -s.bound.floor;
    if (state == SOLVER_INFEASIBLE && !relax(&s, c, e)) return false;
    *out = r;
    return true;
}
