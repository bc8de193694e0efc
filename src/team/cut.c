#include "team/cut.h"

#include "team/case.h"

__extension__ typedef __int128 wide;

/* A cut counts in 2^-CUT_BITS of a unit of cost. A part is asked what it costs up to FIRST_CAP units above its relaxation, then up to
 * CAP_GROWTH times as much, at most LAST_CAP; a gain below LEAST_GAIN of the small units is not worth a row. */
enum { CUT_BITS = 10, FIRST_CAP = 3, CAP_GROWTH = 3, LAST_CAP = 243, LEAST_GAIN = 1 << 6, GAP = 1 << 5 };

struct cut_parts cut_parts_of(struct arena *a, const struct mip *m, const int32_t *part_of, size_t n, int32_t parts)
{
    enum { UNSEEN = -2 };
    struct cut_parts p = {.n = parts, .rows = m->rows, .column = arena_alloc_array(a, m->columns + 1, sizeof *p.column),
            .row = arena_alloc_array(a, m->rows + 1, sizeof *p.row)};
    for (size_t i = 0; i < m->rows; i++) p.row[i] = UNSEEN;
    for (size_t i = 0; i < m->columns; i++) p.column[i] = i < n ? part_of[i] : UNSEEN;
    for (int is_slack = 0; is_slack < 2; is_slack++) {
        for (size_t i = 0; i < m->entry_count; i++) {
            int32_t row = m->entries[i].row, column = m->entries[i].column;
            if (((size_t)column >= n) != is_slack) continue;
            int32_t *of = is_slack ? &p.column[column] : &p.row[row], part = is_slack ? p.row[row] : p.column[column];
            *of = *of == UNSEEN || *of == part ? part : TEAM_NONE;
        }
    }
    for (size_t i = 0; i < m->rows; i++)
        if (p.row[i] == UNSEEN) p.row[i] = TEAM_NONE;
    for (size_t i = 0; i < m->columns; i++)
        if (p.column[i] == UNSEEN) p.column[i] = TEAM_NONE;
    return p;
}

/* One part by itself. cost: a column's, less the prices of the rows that parts share; rest: less all prices. */
struct part {
    const struct mip *m;
    const struct cut_parts *parts;
    int32_t no;
    int64_t *cost;
    wide *rest;
    wide low; /* what the part costs at least by its prices */
};

/* is_known   false: the time was up
 * is_capped  it costs more, nobody asked how much */
struct part_least {
    bool is_known, is_capped;
    int64_t cost;
};

static bool is_own_row(const struct part *p, int32_t row)
{
    return (size_t)row < p->parts->rows && p->parts->row[row] == p->no;
}

/* Prices on sides of rows that have no bound count as 0. */
static int64_t price_of(const struct mip *m, const int64_t *price, int32_t row)
{
    int64_t p = price[row];
    return (p > 0 && m->row_low[row] == -MIP_FREE) || (p < 0 && m->row_high[row] == MIP_FREE) ? 0 : p;
}

static void weigh(struct part *p, struct arena *a, const int64_t *price)
{
    const struct mip *m = p->m;
    wide *own = arena_alloc_array(a, m->columns + 1, sizeof *own);
    p->rest = arena_alloc_array(a, m->columns + 1, sizeof *p->rest);
    p->cost = arena_alloc_array(a, m->columns + 1, sizeof *p->cost);
    for (size_t i = 0; i < m->columns; i++) own[i] = p->rest[i] = (wide)m->cost[i] * ((wide)1 << SOLVER_PRICE_BITS);
    for (size_t i = 0; i < m->entry_count; i++) {
        const struct mip_entry *x = &m->entries[i];
        if (p->parts->column[x->column] != p->no) continue;
        wide priced = (wide)price_of(m, price, x->row) * x->value;
        p->rest[x->column] -= priced;
        if (!is_own_row(p, x->row)) own[x->column] -= priced;
    }
    p->low = 0;
    for (size_t i = 0; i < p->parts->rows; i++) {
        int64_t own_price = is_own_row(p, (int32_t)i) ? price_of(m, price, (int32_t)i) : 0;
        if (own_price != 0) p->low += (wide)own_price * (own_price > 0 ? m->row_low[i] : m->row_high[i]);
    }
    for (size_t i = 0; i < m->columns; i++) {
        if (p->parts->column[i] != p->no) continue;
        if (p->rest[i] < 0) p->low += p->rest[i] * m->high[i];
        p->cost[i] = (int64_t)(own[i] >> (SOLVER_PRICE_BITS - CUT_BITS)); /* down: what is proven of it holds */
    }
}

/* What the part keeps of row i. A row that parts share and that only adds up binds each of them alone: nobody can serve twice
 * in one unit either. */
static int32_t row_of_part(const struct part *p, struct mip *own, const int32_t *inside, const bool *takes_away, size_t i)
{
    const struct mip *m = p->m;
    if (is_own_row(p, (int32_t)i)) return mip_add_row(own, m->row_low[i], m->row_high[i]);
    if (m->row_high[i] == MIP_FREE || takes_away[i] || inside[i] < 2) return TEAM_NONE;
    return mip_add_row(own, -MIP_FREE, m->row_high[i]);
}

/* The part as a program of its own: its rows, and those of its columns that matter below the cap. */
static struct mip *program_of(const struct part *p, struct arena *a, int64_t cap)
{
    const struct mip *m = p->m;
    struct mip *own = mip_new(a);
    int32_t *column = arena_alloc_array(a, m->columns + 1, sizeof *column), *row = arena_alloc_array(a, m->rows + 1, sizeof *row);
    int32_t *inside = arena_alloc_array(a, m->rows + 1, sizeof *inside);
    bool *takes_away = arena_alloc_array(a, m->rows + 1, sizeof *takes_away);
    wide most = (wide)cap << SOLVER_PRICE_BITS;
    for (size_t i = 0; i < m->columns; i++) {
        bool is_in = p->parts->column[i] == p->no && m->high[i] > 0 && p->rest[i] <= most;
        column[i] = is_in ? mip_add_column(own, p->cost[i], m->high[i]) : TEAM_NONE;
    }
    for (size_t i = 0; i < m->entry_count; i++) {
        inside[m->entries[i].row] += column[m->entries[i].column] != TEAM_NONE;
        takes_away[m->entries[i].row] |= m->entries[i].value < 0;
    }
    for (size_t i = 0; i < p->parts->rows; i++) row[i] = row_of_part(p, own, inside, takes_away, i);
    for (size_t i = 0; i < m->entry_count; i++) {
        const struct mip_entry *x = &m->entries[i];
        if ((size_t)x->row < p->parts->rows && row[x->row] != TEAM_NONE && column[x->column] != TEAM_NONE)
            mip_add(own, row[x->row], column[x->column], x->value);
    }
    return own;
}

/* What the part costs at least, in small units, if that is less than cap units above its relaxation; else that much. */
static bool least_below(const struct part *p, struct arena *a, const struct solver_clock *clock, int64_t cap, struct part_least *least, struct err *e)
{
    struct mip *own = program_of(p, a, cap);
    int64_t most = (int64_t)((p->low + ((wide)cap << SOLVER_PRICE_BITS)) >> (SOLVER_PRICE_BITS - CUT_BITS));
    struct solver_task task = {.mip = own, .most = most - 1, .gap = GAP, .clock = clock};
    struct solver_answer answer;
    if (!solver_solve(a, &task, &answer, e)) return false;
    if (answer.state == SOLVER_UNFINISHED) return true;
    *least = (struct part_least){.is_known = true, .is_capped = answer.state == SOLVER_INFEASIBLE, .cost = most - GAP};
    if (least->is_capped) return true;
    int64_t cost = 0;
    for (size_t i = 0; i < own->columns; i++) cost += own->cost[i] * answer.value[i];
    if (cost - GAP < most) least->cost = cost - GAP;
    return true;
}

static bool least_of(const struct part *p, struct arena *a, const struct solver_clock *clock, struct part_least *least, struct err *e)
{
    *least = (struct part_least){.is_capped = true};
    for (int64_t cap = FIRST_CAP; least->is_capped && cap <= LAST_CAP; cap *= CAP_GROWTH) {
        struct part_least x = {0};
        if (!least_below(p, a, clock, cap, &x, e)) return false;
        if (!x.is_known) break;
        *least = x;
    }
    return true;
}

bool cut_add(struct mip *m, const struct cut_task *t, size_t *added, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 31);
    *added = 0;
    for (int32_t k = 0; k < t->parts->n; k++) {
        if (!t->wanted[k]) continue;
        struct part p = {.m = m, .parts = t->parts, .no = k};
        struct part_least least;
        weigh(&p, a, t->price);
        if (!least_of(&p, a, t->clock, &least, e)) return false;
        if (!least.is_known || least.cost - (int64_t)(p.low >> (SOLVER_PRICE_BITS - CUT_BITS)) < LEAST_GAIN) continue;
        int32_t row = mip_add_row(m, least.cost, MIP_FREE);
        for (size_t i = 0; i < m->columns; i++)
            if (t->parts->column[i] == k) mip_add(m, row, (int32_t)i, p.cost[i]);
        ++*added;
    }
    return true;
}
