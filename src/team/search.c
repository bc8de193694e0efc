#include "team/search.h"

#include "team/case.h"

/* FIRST_OF_ROW  cheapest columns of each row that the relaxation begins with
 * NEAR          and when there was one before, those that cost less than so much more */
enum { FIRST_OF_ROW = 12, NEAR = 10, SIFT_ROUNDS = 30, WINDOW_GROWTH = 2 };

/* ---- the relaxation ---- */

struct cheap {
    int64_t cost;
    int32_t column;
};

/* What lacks something, and of each row the columns that cost least. */
static void choose_first(const struct mip *m, struct arena *a, bool *kept)
{
    struct cheap(*first)[FIRST_OF_ROW] = arena_alloc_array(a, m->rows + 1, sizeof *first);
    uint8_t *n = arena_alloc_array(a, m->rows + 1, sizeof *n);
    int32_t *rows = arena_alloc_array(a, m->columns + 1, sizeof *rows);
    for (size_t i = 0; i < m->entry_count; i++) {
        struct cheap x = {m->cost[m->entries[i].column], m->entries[i].column}, *v = first[m->entries[i].row];
        size_t k = n[m->entries[i].row];
        rows[x.column]++;
        if (k == FIRST_OF_ROW && v[k - 1].cost <= x.cost) continue;
        if (k < FIRST_OF_ROW) n[m->entries[i].row]++;
        else k--;
        for (; k > 0 && v[k - 1].cost > x.cost; k--) v[k] = v[k - 1];
        v[k] = x;
    }
    for (size_t i = 0; i < m->rows; i++)
        for (size_t k = 0; k < n[i]; k++) kept[first[i][k].column] = true;
    for (size_t i = 0; i < m->columns; i++) kept[i] = kept[i] || rows[i] <= 2;
}

/* How many more columns are kept because prices find them too cheap to be left out. */
static size_t keep_cheap(const struct mip *m, const struct bound *b, bool *kept)
{
    size_t more = 0;
    for (size_t i = 0; i < m->columns; i++) {
        more += b->is_cheap[i] && !kept[i];
        kept[i] = kept[i] || b->is_cheap[i];
    }
    return more;
}

/* The kept columns have no solution. Have all of them none? Prices that prove that a program that costs nothing costs something
 * prove it, in whole numbers; if these do not, what they lack is kept from now on. */
static bool is_refuted(const struct search *s, struct arena *a, bool *kept, size_t *more)
{
    struct mip free = *s->mip;
    free.cost = arena_alloc_array(a, free.columns + 1, sizeof *free.cost);
    struct bound b = bound_prove(a, &free, s->relaxed.ray);
    *more = keep_cheap(&free, &b, kept);
    return b.floor > 0;
}

/* Solves over few columns, adds those that its prices find too cheap to be left out, and again: there are many more columns than
 * rows. What the last prices prove is proven over all columns in any case. */
static bool relax(struct search *s, enum solver_state *state, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 31);
    bool *kept = arena_alloc_array(a, s->mip->columns + 1, sizeof *kept), is_again = s->relaxed.columns == s->mip->columns;
    if (!is_again) choose_first(s->mip, a, kept);
    else
        for (size_t i = 0; i < s->mip->columns; i++) kept[i] = s->bound.least[i] <= s->bound.floor + NEAR;
    for (int round = 0; round < SIFT_ROUNDS; round++) {
        struct solver_relaxed from = s->relaxed;
        struct solver_relaxing t = {.mip = s->mip, .kept = kept, .from = is_again || round > 0 ? &from : NULL};
        size_t more = 0; /* columns that its refutation lacks */
        if (!solver_relax(s->arena, &t, &s->relaxed, e)) return false;
        *state = s->relaxed.state;
        if (*state == SOLVER_INFEASIBLE) {
            if (s->relaxed.ray && is_refuted(s, a, kept, &more)) return true;
            if (more == 0) break;
        } else {
            s->bound = bound_prove(s->arena, s->mip, s->relaxed.price);
            if (keep_cheap(s->mip, &s->bound, kept) == 0) return true;
        }
    }
    if (!solver_relax(s->arena, &(struct solver_relaxing){.mip = s->mip}, &s->relaxed, e)) return false;
    *state = s->relaxed.state;
    s->is_believed |= *state == SOLVER_INFEASIBLE;
    if (*state == SOLVER_OPTIMAL) s->bound = bound_prove(s->arena, s->mip, s->relaxed.price);
    return true;
}

bool search_is_least(const struct search *s, int64_t *value, struct search_found *found)
{
    if (!value || !mip_is_solution(s->mip, value, &found->cost) || found->cost > s->floor) return false;
    found->state = SOLVER_OPTIMAL;
    found->value = value;
    return true;
}

bool search_begin(struct search *s, enum solver_state *state, struct err *e)
{
    struct search_found found;
    struct master_answer whole;
    s->value = NULL;
    s->floors = (struct master_floors){0}; /* a row may have been given up since */
    if (!relax(s, state, e)) return false;
    if (*state == SOLVER_INFEASIBLE) return true;
    s->floor = s->bound.floor;
    if (search_is_least(s, s->at_hand, &found)) return true;
    struct master_task t = {s->mip, s->parts, s->relaxed.price, s->clock};
    if (!master_bound(s->arena, &t, &whole, e)) return false;
    if (whole.is_empty) *state = SOLVER_INFEASIBLE;
    if (whole.is_empty) return true;
    s->bound = whole.bound;
    s->floors = whole.floors;
    s->floor = s->bound.floor;
    s->value = whole.value;
    s->nodes += whole.nodes;
    return true;
}

/* ---- whole numbers ---- */

static size_t keep_up_to(const struct search *s, int64_t most, bool *kept)
{
    size_t n = 0;
    for (size_t i = 0; i < s->mip->columns; i++) {
        kept[i] = s->mip->high[i] > 0 && s->bound.least[i] <= most;
        n += kept[i];
    }
    return n;
}

/* Asks the solver and checks what it says. */
static bool ask(struct search *s, const bool *kept, int64_t most, struct search_found *found, struct err *e)
{
    const struct mip *m = s->floors.n > 0 ? master_tighten(s->arena, s->mip, s->parts, &s->floors) : s->mip;
    struct solver_task task = {.mip = m, .kept = kept, .most = most, .gap = 1, .clock = s->clock, .is_plain = s->is_plain};
    struct solver_answer answer;
    if (!solver_solve(s->arena, &task, &answer, e)) return false;
    s->nodes += answer.nodes;
    *found = (struct search_found){answer.state, answer.value, 0};
    if (answer.value && !mip_is_solution(s->mip, answer.value, &found->cost))
        return err_set(e, ERR_ENVIRONMENT, "求解器的答案没有通过整数核对，请改用较小的题目");
    return true;
}

/* Is there a solution at the floor, or one above? Each question leaves out all columns that would cost more than it asks for, and
 * the solver gives up every branch that would: a few quick questions instead of one long one. */
bool search_least(struct search *s, struct search_found *found, struct err *e)
{
    s->is_believed |= s->is_plain;
    if (s->is_plain) return ask(s, NULL, MIP_FREE, found, e);
    if (search_is_least(s, s->at_hand, found) || search_is_least(s, s->value, found)) return true;
    bool *kept = arena_alloc_array(s->arena, s->mip->columns + 1, sizeof *kept);
    size_t all = keep_up_to(s, MIP_FREE, kept);
    for (int64_t window = 0;; window = window * WINDOW_GROWTH + 1) {
        int64_t most = s->floor + window / 4;
        s->kept = keep_up_to(s, most, kept);
        if (!ask(s, kept, s->kept == all ? MIP_FREE : most, found, e)) return false;
        s->is_believed |= found->state == SOLVER_INFEASIBLE || found->cost > s->floor;
        if (found->state == SOLVER_OPTIMAL) s->floor = found->cost;
        if (found->state != SOLVER_INFEASIBLE || s->kept == all) return true;
        s->floor = most + 1;
        if (search_is_least(s, s->value, found)) return true;
    }
}
