#include "team/bound.h"

__extension__ typedef __int128 wide;

static int64_t round_up(wide scaled)
{
    wide unit = (wide)1 << SOLVER_PRICE_BITS, q = scaled / unit;
    return (int64_t)(q * unit < scaled ? q + 1 : q);
}

struct bound bound_prove(struct arena *a, const struct mip *m, const int64_t *price)
{
    wide *rest = arena_alloc_array(a, m->columns + 1, sizeof *rest), sum = 0;
    int64_t *p = arena_alloc_array(a, m->rows + 1, sizeof *p);
    for (size_t i = 0; i < m->rows; i++) {
        p[i] = price[i];
        if (p[i] > 0 && m->row_low[i] == -MIP_FREE) p[i] = 0;
        if (p[i] < 0 && m->row_high[i] == MIP_FREE) p[i] = 0;
        sum += p[i] == 0 ? 0 : (wide)p[i] * (p[i] > 0 ? m->row_low[i] : m->row_high[i]);
    }
    for (size_t i = 0; i < m->columns; i++) rest[i] = (wide)m->cost[i] * ((wide)1 << SOLVER_PRICE_BITS);
    for (size_t i = 0; i < m->entry_count; i++)
        rest[m->entries[i].column] -= (wide)p[m->entries[i].row] * m->entries[i].value;
    for (size_t i = 0; i < m->columns; i++)
        if (rest[i] < 0) sum += rest[i] * m->high[i];
    struct bound b = {.floor = round_up(sum)};
    b.least = arena_alloc_array(a, m->columns + 1, sizeof *b.least);
    b.is_cheap = arena_alloc_array(a, m->columns + 1, sizeof *b.is_cheap);
    for (size_t i = 0; i < m->columns; i++) {
        b.least[i] = rest[i] > 0 ? round_up(sum + rest[i]) : b.floor;
        b.is_cheap[i] = rest[i] < 0;
    }
    return b;
}

bool mip_is_solution(const struct mip *m, const int64_t *x, int64_t *cost)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 31);
    int64_t *sum = arena_alloc_array(a, m->rows + 1, sizeof *sum);
    int64_t total = 0;
    for (size_t i = 0; i < m->columns; i++) {
        if (x[i] < 0 || x[i] > m->high[i]) return false;
        total += m->cost[i] * x[i];
    }
    for (size_t i = 0; i < m->entry_count; i++) sum[m->entries[i].row] += m->entries[i].value * x[m->entries[i].column];
    for (size_t i = 0; i < m->rows; i++) {
        if (m->row_low[i] != -MIP_FREE && sum[i] < m->row_low[i]) return false;
        if (m->row_high[i] != MIP_FREE && sum[i] > m->row_high[i]) return false;
    }
    *cost = total;
    return true;
}
