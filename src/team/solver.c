#include "team/solver.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <coin/Cbc_C_Interface.h>
#include <coin/Clp_C_Interface.h>

#include "base/attr.h"

struct mip *mip_new(struct arena *a)
{
    struct mip *m = arena_alloc(a, sizeof *m);
    m->arena = a;
    return m;
}

/* With room to grow: the first n of as many as capacity. */
static void *copy_of(struct arena *a, const void *p, size_t n, size_t capacity, size_t size)
{
    void *x = arena_alloc_array(a, capacity + 1, size);
    return n == 0 ? x : memcpy(x, p, n * size);
}

struct mip *mip_copy(struct arena *a, const struct mip *m)
{
    struct mip *x = arena_alloc(a, sizeof *x);
    *x = *m;
    x->arena = a;
    x->cost = copy_of(a, m->cost, m->columns, m->column_capacity, sizeof *m->cost);
    x->high = copy_of(a, m->high, m->columns, m->column_capacity, sizeof *m->high);
    x->row_low = copy_of(a, m->row_low, m->rows, m->row_capacity, sizeof *m->row_low);
    x->row_high = copy_of(a, m->row_high, m->rows, m->row_capacity, sizeof *m->row_high);
    x->entries = copy_of(a, m->entries, m->entry_count, m->entry_capacity, sizeof *m->entries);
    return x;
}

int32_t mip_add_column(struct mip *m, int64_t cost, int64_t high)
{
    if (m->columns == m->column_capacity) {
        size_t capacity = m->column_capacity;
        m->cost = arena_grow_array(m->arena, m->cost, &capacity, sizeof *m->cost);
        m->high = arena_grow_array(m->arena, m->high, &m->column_capacity, sizeof *m->high);
    }
    m->cost[m->columns] = cost;
    m->high[m->columns] = high;
    return (int32_t)m->columns++;
}

int32_t mip_add_row(struct mip *m, int64_t low, int64_t high)
{
    if (m->rows == m->row_capacity) {
        size_t capacity = m->row_capacity;
        m->row_low = arena_grow_array(m->arena, m->row_low, &capacity, sizeof *m->row_low);
        m->row_high = arena_grow_array(m->arena, m->row_high, &m->row_capacity, sizeof *m->row_high);
    }
    m->row_low[m->rows] = low;
    m->row_high[m->rows] = high;
    return (int32_t)m->rows++;
}

void mip_add(struct mip *m, int32_t row, int32_t column, int64_t value)
{
    if (value == 0) return;
    if (m->entry_count == m->entry_capacity)
        m->entries = arena_grow_array(m->arena, m->entries, &m->entry_capacity, sizeof *m->entries);
    m->entries[m->entry_count++] = (struct mip_entry){row, column, value};
}

/* The columns that are kept and may be above 0, in the solver's arrays: by columns, as doubles. */
struct matrix {
    int columns, rows;
    int32_t *column_of; /* the mip's number of each kept column */
    CoinBigIndex *start;
    int *row;
    double *value, *low, *high, *cost, *row_low, *row_high;
};

static void load_entries(struct arena *a, const struct mip *m, const int32_t *place, struct matrix *x)
{
    CoinBigIndex *at = arena_alloc_array(a, (size_t)x->columns + 1, sizeof *at);
    x->start = arena_alloc_array(a, (size_t)x->columns + 1, sizeof *x->start);
    for (size_t i = 0; i < m->entry_count; i++)
        if (place[m->entries[i].column] >= 0) x->start[place[m->entries[i].column] + 1]++;
    for (int i = 0; i < x->columns; i++) x->start[i + 1] += x->start[i];
    memcpy(at, x->start, ((size_t)x->columns + 1) * sizeof *at);
    size_t n = (size_t)x->start[x->columns];
    x->row = arena_alloc_array(a, n + 1, sizeof *x->row);
    x->value = arena_alloc_array(a, n + 1, sizeof *x->value);
    for (size_t i = 0; i < m->entry_count; i++) {
        int32_t column = place[m->entries[i].column];
        if (column < 0) continue;
        x->row[at[column]] = m->entries[i].row;
        x->value[at[column]++] = (double)m->entries[i].value;
    }
}

static struct matrix load(struct arena *a, const struct mip *m, const bool *kept)
{
    struct matrix x = {.rows = (int)m->rows};
    int32_t *place = arena_alloc_array(a, m->columns + 1, sizeof *place);
    x.column_of = arena_alloc_array(a, m->columns + 1, sizeof *x.column_of);
    for (size_t i = 0; i < m->columns; i++) {
        place[i] = (kept && !kept[i]) || m->high[i] == 0 ? -1 : x.columns;
        if (place[i] >= 0) x.column_of[x.columns++] = (int32_t)i;
    }
    size_t n = (size_t)x.columns + 1;
    x.low = arena_alloc_array(a, n, sizeof *x.low);
    x.high = arena_alloc_array(a, n, sizeof *x.high);
    x.cost = arena_alloc_array(a, n, sizeof *x.cost);
    for (int i = 0; i < x.columns; i++) {
        x.high[i] = (double)m->high[x.column_of[i]];
        x.cost[i] = (double)m->cost[x.column_of[i]];
    }
    x.row_low = arena_alloc_array(a, m->rows + 1, sizeof *x.row_low);
    x.row_high = arena_alloc_array(a, m->rows + 1, sizeof *x.row_high);
    for (size_t i = 0; i < m->rows; i++) {
        x.row_low[i] = m->row_low[i] == -MIP_FREE ? -DBL_MAX : (double)m->row_low[i];
        x.row_high[i] = m->row_high[i] == MIP_FREE ? DBL_MAX : (double)m->row_high[i];
    }
    load_entries(a, m, place, &x);
    return x;
}

/* Rows that no kept column is in: CBC 2.10.8 may fail by an assertion of its own when there are many. False: one cannot hold. */
static bool drop_empty_rows(struct arena *a, struct matrix *x)
{
    int *place = arena_alloc_array(a, (size_t)x->rows + 1, sizeof *place), rows = 0;
    for (CoinBigIndex i = 0; i < x->start[x->columns]; i++) place[x->row[i]] = 1;
    for (int i = 0; i < x->rows; i++) {
        if (place[i] == 0 && (x->row_low[i] > 0 || x->row_high[i] < 0)) return false;
        if (place[i] == 0) continue;
        x->row_low[rows] = x->row_low[i];
        x->row_high[rows] = x->row_high[i];
        place[i] = rows++;
    }
    for (CoinBigIndex i = 0; i < x->start[x->columns]; i++) x->row[i] = place[x->row[i]];
    x->rows = rows;
    return true;
}

static void close_clp(Clp_Simplex **model)
{
    if (*model) Clp_deleteModel(*model);
}

static void close_cbc(Cbc_Model **model)
{
    if (*model) Cbc_deleteModel(*model);
}

/* Clp's own bytes: a column or row is at a bound or in the basis. */
enum { BASIC = 1, AT_LOW = 3, STATUS = 7 };

static void begin_basis(struct arena *a, const struct matrix *x, const struct solver_relaxed *from, Clp_Simplex *model)
{
    unsigned char *status = arena_alloc_array(a, (size_t)x->columns + (size_t)x->rows + 1, 1);
    for (int i = 0; i < x->columns; i++)
        status[i] = (size_t)x->column_of[i] < from->columns ? from->column_basis[x->column_of[i]] : AT_LOW;
    for (int i = 0; i < x->rows; i++) status[x->columns + i] = (size_t)i < from->rows ? from->row_basis[i] : BASIC;
    Clp_copyinStatus(model, status);
}

static int64_t scaled(double x)
{
    return (int64_t)llround(ldexp(x, SOLVER_PRICE_BITS));
}

static void take_relaxed(struct arena *a, const struct mip *m, const struct matrix *x, Clp_Simplex *model, struct solver_relaxed *out)
{
    const double *dual = Clp_dualRowSolution(model), *value = Clp_primalColumnSolution(model);
    const unsigned char *status = Clp_statusArray(model);
    out->price = arena_alloc_array(a, m->rows + 1, sizeof *out->price);
    out->value = arena_alloc_array(a, m->columns + 1, sizeof *out->value);
    out->column_basis = arena_alloc_array(a, m->columns + 1, 1);
    out->row_basis = arena_alloc_array(a, m->rows + 1, 1);
    out->columns = m->columns;
    out->rows = m->rows;
    for (size_t i = 0; i < m->rows; i++) {
        out->price[i] = scaled(dual[i]);
        out->row_basis[i] = status[(size_t)x->columns + i] & STATUS;
    }
    memset(out->column_basis, AT_LOW, m->columns);
    for (int i = 0; i < x->columns; i++) {
        out->value[x->column_of[i]] = scaled(value[i]);
        out->column_basis[x->column_of[i]] = status[i] & STATUS;
    }
}

/* Its presolve finds no solution without saying why. CLP's ray points away from the prices. */
static void take_ray(struct arena *a, const struct mip *m, Clp_Simplex *model, struct solver_relaxed *out)
{
    double *ray = Clp_infeasibilityRay(model), most = 0;
    if (!ray) {
        Clp_dual(model, 0);
        ray = Clp_infeasibilityRay(model);
    }
    for (size_t i = 0; ray && i < m->rows; i++) most = fmax(most, fabs(ray[i]));
    if (most > 0) {
        out->ray = arena_alloc_array(a, m->rows + 1, sizeof *out->ray);
        for (size_t i = 0; i < m->rows; i++) out->ray[i] = -scaled(ray[i] / most);
    }
    if (ray) Clp_freeRay(model, ray);
}

bool solver_relax(struct arena *a, const struct solver_relaxing *t, struct solver_relaxed *out, struct err *e)
{
    AUTO(arena_free_at) struct arena *scratch = arena_new((size_t)1 << 31);
    struct matrix x = load(scratch, t->mip, t->kept);
    AUTO(close_clp) Clp_Simplex *model = Clp_newModel();
    struct solver_relaxed r = {0};
    Clp_setLogLevel(model, 0);
    Clp_loadProblem(
            model, x.columns, x.rows, x.start, x.row, x.value, x.low, x.high, x.cost, x.row_low, x.row_high);
    if (t->from) begin_basis(scratch, &x, t->from, model);
    if (!t->from) Clp_initialDualSolve(model);
    else if (t->from->rows < t->mip->rows) Clp_dual(model, 0);
    else Clp_primal(model, 0);
    int status = Clp_status(model);
    if (status > 1) return err_set(e, ERR_ENVIRONMENT, "求解器没有算出线性松弛（状态 %d）", status);
    r.state = status == 1 ? SOLVER_INFEASIBLE : SOLVER_OPTIMAL;
    take_relaxed(a, t->mip, &x, model, &r);
    if (r.state == SOLVER_INFEASIBLE) take_ray(a, t->mip, model, &r);
    *out = r;
    return true;
}

static void begin_from(struct arena *a, const struct matrix *x, const int64_t *start, Cbc_Model *model)
{
    int *columns = arena_alloc_array(a, (size_t)x->columns + 1, sizeof *columns), n = 0;
    double *values = arena_alloc_array(a, (size_t)x->columns + 1, sizeof *values);
    for (int i = 0; i < x->columns; i++) {
        columns[n] = i;
        values[n++] = (double)start[x->column_of[i]];
    }
    Cbc_setMIPStartI(model, n, columns, values);
}

static void prepare(Cbc_Model *model, const struct solver_task *t, const struct matrix *x)
{
    Cbc_loadProblem(
            model, x->columns, x->rows, x->start, x->row, x->value, x->low, x->high, x->cost, x->row_low, x->row_high);
    for (int i = 0; i < x->columns; i++) Cbc_setInteger(model, i);
    Cbc_setLogLevel(model, 0);
    if (t->clock) Cbc_setMaximumSeconds(model, (double)(t->clock->until - t->clock->now()) / 1e3);
    if (t->most != MIP_FREE) Cbc_setCutoff(model, (double)t->most + 0.99);
    if (t->nodes > 0) Cbc_setMaximumNodes(model, (int)t->nodes);
    if (t->is_plain) return;
    /* What is left after team/master.h is small and nearly whole: pumping for a first solution and cuts that reckon with the fractions
     * of a tableau cost more than the search. Costs are whole: a better solution is better by one.
     * With its preprocessing and probing CBC 2.10.8 takes a wrong answer for proven in about 1 of 5,000 small programs that can be
     * counted out (tests/unit/test_team_solver.c). */
    static const char *const off[] = {"preprocess", "probingCuts", "feasibilityPump", "gomoryCuts", "flowCoverCuts", "mixedIntegerRoundingCuts"};
    char gap[32];
    snprintf(gap, sizeof gap, "%.3f", (double)t->gap - 0.001);
    for (size_t i = 0; i < ARRAY_COUNT(off); i++) Cbc_setParameter(model, off[i], "off");
    Cbc_setParameter(model, "increment", gap);
    Cbc_setAllowableGap(model, (double)t->gap - 0.001);
}

bool solver_solve(struct arena *a, const struct solver_task *t, struct solver_answer *answer, struct err *e)
{
    *answer = (struct solver_answer){.state = SOLVER_UNFINISHED};
    if (t->clock && t->clock->now() >= t->clock->until) return true;
    AUTO(arena_free_at) struct arena *scratch = arena_new((size_t)1 << 31);
    struct matrix x = load(scratch, t->mip, t->kept);
    if (!drop_empty_rows(scratch, &x)) {
        answer->state = SOLVER_INFEASIBLE;
        return true;
    }
    AUTO(close_cbc) Cbc_Model *model = Cbc_newModel();
    prepare(model, t, &x);
    if (t->start) begin_from(scratch, &x, t->start, model);
    Cbc_solve(model);
    if (Cbc_isAbandoned(model)) return err_set(e, ERR_ENVIRONMENT, "求解器因数值困难中止");
    const double *best = Cbc_bestSolution(model);
    struct solver_answer r = {.nodes = Cbc_getNodeCount(model)};
    if (Cbc_isProvenInfeasible(model)) r.state = SOLVER_INFEASIBLE;
    else r.state = Cbc_isProvenOptimal(model) && best ? SOLVER_OPTIMAL : SOLVER_UNFINISHED;
    if (best && r.state != SOLVER_INFEASIBLE) {
        r.value = arena_alloc_array(a, t->mip->columns + 1, sizeof *r.value);
        for (int i = 0; i < x.columns; i++) r.value[x.column_of[i]] = (int64_t)llround(best[i]);
    }
    *answer = r;
    return true;
}
