#include "team/master.h"

#include <math.h>
#include <string.h>

#include "team/case.h"

__extension__ typedef __int128 wide;

/* ROUNDS      at most
 * FIRST_TEAMS, TEAMS  of a part that the first round and each later one may add
 * BRACE_BITS  the master's costs are in 2^-BRACE_BITS of a unit
 * FIRST_REACH how far from the best prices the master may go at first, in these; twice as far when they proved more and at least one
 *             GOOD-th of what it promised, a third less when they proved nothing more; LAST_REACH is as good as nothing
 * NEARER      a part's least is found so exactly that all of them together miss this part of what there is to gain
 * WHOLE_NODES of the search for whole teams that make up a solution; MORE_NODES with MORE_TEAMS of each part, also for one that costs one
 *             more: then the solver need only say that there is none at the floor
 * FLOOR_BITS  the costs in rows about floors are in 2^-FLOOR_BITS of a unit */
enum { ROUNDS = 60, FIRST_TEAMS = 20, TEAMS = 8, BRACE_BITS = 10, BRACE_UNIT = 1 << BRACE_BITS, FIRST_REACH = BRACE_UNIT, LAST_REACH = 2,
    GOOD = 4, NEARER = 4, WHOLE_NODES = 1, MORE_TEAMS = 60, MORE_NODES = 30, FLOOR_BITS = 10 };

/* What prices of the shared rows prove.
 * cost      of columns, less these prices, in 2^-PART_BITS
 * shared    what shared rows and columns come to
 * total     with the least of each part */
struct proof {
    const int64_t *price;
    int64_t *cost;
    int64_t shared, total;
    struct part_cheapest *cheapest;
    bool is_empty;
};

/* part        with all teams of it that were seen
 * start, of   entries of shared rows by column of the program
 * lp          over the teams seen so far; its columns: braces, then shared columns, then teams
 * row_of      of a shared row in it; part_row: the row that takes one team of each part; row_brace: of each row, two columns that hold
 *             its price near the best
 * reach       how near, in 2^-BRACE_BITS
 * near        how exact a part's least need be
 * best, other what proved most, and the last that is not it; its cost is NULL when there is none */
struct master {
    const struct master_task *t;
    struct arena *arena;
    struct seen {
        struct part *part;
        struct part_team *v;
        size_t n, capacity;
    } *seen;
    bool *is_shared;
    size_t *start;
    struct mip_entry *of;
    struct mip *lp;
    int32_t *row_of, *part_row, *brace;
    size_t first_shared, first_team;
    struct solver_relaxed relaxed;
    const struct part_team **team;
    size_t team_count, team_capacity;
    int64_t reach, near;
    struct proof best, other;
};

/* ---- what prices prove ---- */

static int64_t part_units(wide x)
{
    return (int64_t)(x >> (SOLVER_PRICE_BITS - PART_BITS));
}

/* Prices on sides of rows that have no bound count as 0. */
static int64_t price_of(const struct mip *m, const int64_t *price, size_t row)
{
    int64_t p = price[row];
    return (p > 0 && m->row_low[row] == -MIP_FREE) || (p < 0 && m->row_high[row] == MIP_FREE) ? 0 : p;
}

static void weigh(const struct master *s, struct proof *x)
{
    const struct mip *m = s->t->mip;
    wide shared = 0;
    x->cost = arena_alloc_array(s->arena, m->columns + 1, sizeof *x->cost);
    for (size_t i = 0; i < m->rows; i++) {
        int64_t p = s->is_shared[i] ? price_of(m, x->price, i) : 0;
        if (p != 0) shared += (wide)p * (p > 0 ? m->row_low[i] : m->row_high[i]);
    }
    for (size_t i = 0; i < m->columns; i++) {
        wide cost = (wide)m->cost[i] * ((wide)1 << SOLVER_PRICE_BITS);
        for (size_t k = s->start[i]; k < s->start[i + 1]; k++)
            cost -= (wide)price_of(m, x->price, (size_t)s->of[k].row) * s->of[k].value;
        if (s->t->parts->column[i] == TEAM_NONE && cost < 0) shared += cost * m->high[i];
        x->cost[i] = part_units(cost);
    }
    x->shared = part_units(shared);
}

static int64_t cost_of(const struct part_team *team, const int64_t *cost)
{
    int64_t sum = 0;
    for (size_t i = 0; i < team->n; i++) sum += cost[team->v[i].column] * team->v[i].value;
    return sum;
}

/* Each part is asked for teams that cost less than the cheapest one seen so far. */
static struct proof prove(struct master *s, const int64_t *price)
{
    struct proof x = {.price = price, .cheapest = arena_alloc_array(s->arena, (size_t)s->t->parts->n + 1, sizeof *x.cheapest)};
    weigh(s, &x);
    x.total = x.shared;
    for (int32_t k = 0; k < s->t->parts->n && !x.is_empty; k++) {
        struct part_wish w = {.known = INT64_MAX, .near = s->near, .most = s->seen[k].n > 0 ? TEAMS : FIRST_TEAMS};
        for (size_t i = 0; i < s->seen[k].n; i++) {
            int64_t cost = cost_of(&s->seen[k].v[i], x.cost);
            if (cost < w.known) w.known = cost;
        }
        x.cheapest[k] = part_find_cheapest(s->arena, s->seen[k].part, x.cost, &w);
        x.is_empty = x.cheapest[k].least >= PART_NEVER;
        x.total += x.cheapest[k].least;
    }
    return x;
}

static int64_t round_up(int64_t x)
{
    int64_t unit = (int64_t)1 << PART_BITS, q = x / unit;
    return q * unit < x ? q + 1 : q;
}

/* ---- the master ---- */

static void sort_shared(struct master *s)
{
    const struct mip *m = s->t->mip;
    size_t *at = arena_alloc_array(s->arena, m->columns + 2, sizeof *at);
    s->is_shared = arena_alloc_array(s->arena, m->rows + 1, sizeof *s->is_shared);
    for (size_t i = 0; i < m->rows; i++) s->is_shared[i] = i >= s->t->parts->rows || s->t->parts->row[i] == TEAM_NONE;
    s->start = arena_alloc_array(s->arena, m->columns + 2, sizeof *s->start);
    for (size_t i = 0; i < m->entry_count; i++) s->start[m->entries[i].column + 1] += s->is_shared[m->entries[i].row];
    for (size_t i = 0; i < m->columns; i++) s->start[i + 1] += s->start[i];
    memcpy(at, s->start, (m->columns + 1) * sizeof *at);
    s->of = arena_alloc_array(s->arena, s->start[m->columns] + 1, sizeof *s->of);
    for (size_t i = 0; i < m->entry_count; i++)
        if (s->is_shared[m->entries[i].row]) s->of[at[m->entries[i].column]++] = m->entries[i];
}

static void add_entries(const struct master *s, int32_t column, size_t of, int64_t times)
{
    for (size_t k = s->start[of]; k < s->start[of + 1]; k++) mip_add(s->lp, s->row_of[s->of[k].row], column, s->of[k].value * times);
}

static void lay_out(struct master *s)
{
    const struct mip *m = s->t->mip;
    enum { PLENTY = 1000000 };
    s->lp = mip_new(s->arena);
    s->row_of = arena_alloc_array(s->arena, m->rows + 1, sizeof *s->row_of);
    s->brace = arena_alloc_array(s->arena, m->rows + 1, sizeof *s->brace);
    s->part_row = arena_alloc_array(s->arena, (size_t)s->t->parts->n + 1, sizeof *s->part_row);
    for (size_t i = 0; i < m->rows; i++) {
        if (!s->is_shared[i]) continue;
        s->row_of[i] = mip_add_row(s->lp, m->row_low[i], m->row_high[i]);
        s->brace[i] = mip_add_column(s->lp, 0, PLENTY);
        mip_add(s->lp, s->row_of[i], s->brace[i], 1);
        mip_add(s->lp, s->row_of[i], mip_add_column(s->lp, 0, PLENTY), -1);
    }
    for (int32_t k = 0; k < s->t->parts->n; k++) s->part_row[k] = mip_add_row(s->lp, 1, 1);
    s->first_shared = s->lp->columns;
    for (size_t i = 0; i < m->columns; i++)
        if (s->t->parts->column[i] == TEAM_NONE) add_entries(s, mip_add_column(s->lp, m->cost[i] * BRACE_UNIT, m->high[i]), i, 1);
    s->first_team = s->lp->columns;
}

static struct master master_new(struct arena *a, const struct master_task *t)
{
    struct master s = {.t = t, .arena = a, .reach = FIRST_REACH};
    s.seen = arena_alloc_array(a, (size_t)t->parts->n + 1, sizeof *s.seen);
    for (int32_t k = 0; k < t->parts->n; k++) s.seen[k].part = part_new(a, t->mip, t->parts, k, t->start);
    sort_shared(&s);
    lay_out(&s);
    return s;
}

static void take_teams(struct master *s, const struct proof *x)
{
    for (int32_t k = 0; k < s->t->parts->n; k++) {
        struct seen *seen = &s->seen[k];
        for (size_t i = 0; i < x->cheapest[k].n; i++) {
            const struct part_team *team = &x->cheapest[k].teams[i];
            int32_t column = mip_add_column(s->lp, cost_of(team, s->t->mip->cost) * BRACE_UNIT, 1);
            mip_add(s->lp, s->part_row[k], column, 1);
            for (size_t j = 0; j < team->n; j++) add_entries(s, column, (size_t)team->v[j].column, team->v[j].value);
            if (seen->n == seen->capacity) seen->v = arena_grow_array(s->arena, seen->v, &seen->capacity, sizeof *seen->v);
            seen->v[seen->n++] = *team;
            if (s->team_count == s->team_capacity) s->team = arena_grow_array(s->arena, s->team, &s->team_capacity, sizeof *s->team);
            s->team[s->team_count++] = team;
        }
    }
}

/* promise  what the prices would prove if the teams seen so far were all, in units
 * is_free  no brace held them */
struct next {
    int64_t *price;
    double promise;
    bool is_free;
};

/* The best prices over the teams seen so far within reach of the best so far. */
static bool price_better(struct master *s, struct next *next, struct err *e)
{
    struct solver_relaxed from = s->relaxed;
    struct solver_relaxing task = {.mip = s->lp, .from = from.price ? &from : NULL};
    size_t rows = s->t->mip->rows;
    for (size_t i = 0; i < rows; i++) {
        int64_t best = s->best.price[i] >> (SOLVER_PRICE_BITS - BRACE_BITS);
        if (!s->is_shared[i]) continue;
        s->lp->cost[s->brace[i]] = s->reach + best;
        s->lp->cost[s->brace[i] + 1] = s->reach - best;
    }
    if (!solver_relax(s->arena, &task, &s->relaxed, e)) return false;
    *next = (struct next){.price = arena_alloc_array(s->arena, rows + 1, sizeof *next->price), .is_free = true};
    for (size_t i = 0; i < rows; i++) {
        if (!s->is_shared[i]) continue;
        next->price[i] = s->relaxed.price[s->row_of[i]] >> BRACE_BITS;
        next->is_free = next->is_free && s->relaxed.value[s->brace[i]] == 0 && s->relaxed.value[s->brace[i] + 1] == 0;
    }
    for (size_t i = 0; i < s->lp->columns; i++)
        next->promise += ldexp((double)s->lp->cost[i], -BRACE_BITS) * ldexp((double)s->relaxed.value[i], -SOLVER_PRICE_BITS);
    return true;
}

/* Can no prices prove a higher floor? What the solver says to that only decides when to stop. */
static bool is_done(struct master *s, const struct next *next)
{
    const double near = 1e-4, nearly = 1e-3;
    double best = ldexp((double)s->best.total, -PART_BITS);
    if (next->is_free && (double)round_up(s->best.total) >= next->promise - near) return true;
    s->near = next->promise > best ? (int64_t)ldexp((next->promise - best) / (NEARER * s->t->parts->n), PART_BITS) : 0;
    if (next->promise - best >= nearly) return false;
    s->reach *= NEARER;
    return next->is_free;
}

/* The better what the last prices proved, beside what was promised of them, the farther the next may go. */
static void reach_out(struct master *s, double proven, double promised)
{
    if (proven <= 0) s->reach -= s->reach / 3;
    else if (proven * GOOD >= promised) s->reach *= 2;
}

static bool improve(struct master *s, struct err *e)
{
    struct next next = {.price = NULL};
    const int64_t *price = s->t->start;
    for (int round = 0; round < ROUNDS; round++) {
        struct proof x = prove(s, price);
        double best = round == 0 ? 0 : ldexp((double)s->best.total, -PART_BITS);
        if (round > 0 && !x.is_empty) reach_out(s, ldexp((double)x.total, -PART_BITS) - best, next.promise - best);
        bool is_better = round == 0 || x.is_empty || x.total > s->best.total;
        s->other = is_better ? s->best : x;
        if (is_better) s->best = x;
        else if (s->reach <= LAST_REACH) return true;
        if (x.is_empty) return true;
        take_teams(s, &x);
        if (s->t->clock && s->t->clock->now() >= s->t->clock->until) return true;
        if (!price_better(s, &next, e)) return false;
        if (is_done(s, &next)) return true;
        price = next.price;
    }
    return true;
}

/* ---- what follows ---- */

static struct bound bound_columns(const struct master *s, struct arena *a)
{
    const struct mip *m = s->t->mip;
    int64_t *least = arena_alloc_array(s->arena, m->columns + 1, sizeof *least);
    struct bound b = {.floor = round_up(s->best.total), .least = arena_alloc_array(a, m->columns + 1, sizeof *b.least),
            .is_cheap = arena_alloc_array(a, m->columns + 1, sizeof *b.is_cheap)};
    for (int32_t k = 0; k < s->t->parts->n; k++) part_bound(s->seen[k].part, s->best.cost, least);
    for (size_t i = 0; i < m->columns; i++) {
        int32_t k = s->t->parts->column[i];
        int64_t more = k == TEAM_NONE ? s->best.cost[i] : m->high[i] > 0 ? least[i] - s->best.cheapest[k].least : 0;
        b.least[i] = more > 0 ? round_up(s->best.total + more) : b.floor;
    }
    return b;
}

static struct master_floors floors_of(const struct master *s, struct arena *a)
{
    size_t columns = s->t->mip->columns, n = (size_t)s->t->parts->n;
    const struct proof *proofs[MASTER_FLOORS] = {&s->best, &s->other};
    struct master_floors f = {0};
    for (size_t i = 0; i < MASTER_FLOORS && proofs[i]->cost; i++, f.n++) {
        f.cost[i] = arena_alloc_array(a, columns + 1, sizeof *f.cost[i]);
        f.least[i] = arena_alloc_array(a, n + 1, sizeof *f.least[i]);
        memcpy(f.cost[i], proofs[i]->cost, columns * sizeof *f.cost[i]);
        for (size_t k = 0; k < n; k++) f.least[i][k] = proofs[i]->cheapest[k].least;
    }
    return f;
}

/* Rounded so that the rows stay true: the columns up, the least down. */
struct mip *master_tighten(struct arena *a, const struct mip *m, const struct parts *parts, const struct master_floors *f)
{
    enum { SHIFT = PART_BITS - FLOOR_BITS };
    struct mip *tight = mip_copy(a, m);
    int32_t *row = arena_alloc_array(a, (size_t)parts->n + 1, sizeof *row);
    for (size_t i = 0; i < f->n; i++) {
        for (int32_t k = 0; k < parts->n; k++) row[k] = mip_add_row(tight, f->least[i][k] >> SHIFT, MIP_FREE);
        for (size_t c = 0; c < m->columns; c++)
            if (parts->column[c] != TEAM_NONE && m->high[c] > 0)
                mip_add(tight, row[parts->column[c]], (int32_t)c, (f->cost[i][c] >> SHIFT) + 1);
    }
    return tight;
}

/* Teams seen so far, one for each part, that together cost no more than the floor? */
static bool find_whole(struct master *s, int64_t floor, int64_t nodes, struct solver_answer *found, struct err *e)
{
    bool *kept = arena_alloc_array(s->arena, s->lp->columns + 1, sizeof *kept);
    struct mip *whole = mip_copy(s->arena, s->lp);
    for (size_t i = s->first_shared; i < whole->columns; i++) {
        kept[i] = true;
        whole->cost[i] /= BRACE_UNIT;
    }
    struct solver_task task = {.mip = whole, .kept = kept, .most = floor, .gap = 1, .nodes = nodes, .clock = s->t->clock};
    return solver_solve(s->arena, &task, found, e);
}

/* Teams that cost less than a unit more than the least. */
static void take_more(struct master *s)
{
    for (int32_t k = 0; k < s->t->parts->n; k++) {
        struct part_wish w = {.known = s->best.cheapest[k].least + ((int64_t)1 << PART_BITS), .most = MORE_TEAMS};
        struct part_cheapest more = part_find_cheapest(s->arena, s->seen[k].part, s->best.cost, &w);
        s->best.cheapest[k].teams = more.teams;
        s->best.cheapest[k].n = more.n;
    }
    take_teams(s, &s->best);
}

static int64_t *values_of(const struct master *s, struct arena *a, const int64_t *found)
{
    const struct mip *m = s->t->mip;
    int64_t *value = arena_alloc_array(a, m->columns + 1, sizeof *value);
    for (size_t i = 0, n = s->first_shared; i < m->columns; i++)
        if (s->t->parts->column[i] == TEAM_NONE) value[i] = found[n++];
    for (size_t i = 0; i < s->team_count; i++)
        for (size_t k = 0; found[s->first_team + i] > 0 && k < s->team[i]->n; k++) value[s->team[i]->v[k].column] += s->team[i]->v[k].value;
    return value;
}

static bool find_value(struct master *s, struct arena *a, struct master_answer *answer, struct err *e)
{
    struct solver_answer found;
    if (!find_whole(s, answer->bound.floor, WHOLE_NODES, &found, e)) return false;
    answer->nodes = found.nodes;
    if (!found.value) {
        take_more(s);
        if (!find_whole(s, answer->bound.floor + 1, MORE_NODES, &found, e)) return false;
        answer->nodes += found.nodes;
    }
    if (found.value) answer->value = values_of(s, a, found.value);
    return true;
}

bool master_bound(struct arena *a, const struct master_task *t, struct master_answer *answer, struct err *e)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 32);
    struct master s = master_new(scratch, t);
    struct master_answer r = {0};
    if (!improve(&s, e)) return false;
    r.is_empty = s.best.is_empty;
    if (!r.is_empty) {
        r.bound = bound_columns(&s, a);
        r.floors = floors_of(&s, a);
        if (!find_value(&s, a, &r, e)) return false;
    }
    *answer = r;
    return true;
}
