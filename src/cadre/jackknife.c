#include "cadre/jackknife.h"

#include <math.h>

#include "base/arena.h"
#include "cadre/distribution.h"

enum { PARTS_MAX = 100, PARTS_OF_LARGE = 20, LARGE = 20000 };

/* The table without the subjects whose number leaves `part` when it is divided by `parts`. */
static struct ratings without(struct arena *a, const struct ratings *r, enum jackknife_side side, size_t part, size_t parts)
{
    double *v = arena_alloc_array(a, r->rows * r->columns, sizeof *v);
    size_t n = 0, kept = 0, subjects = side == JACKKNIFE_ROWS ? r->rows : r->columns;
    for (size_t i = 0; i < subjects; i++) kept += i % parts != part;
    for (size_t i = 0; i < r->rows; i++)
        for (size_t k = 0; k < r->columns; k++)
            if ((side == JACKKNIFE_ROWS ? i : k) % parts != part) v[n++] = rating_at(r, i, k);
    return side == JACKKNIFE_ROWS ? (struct ratings){v, kept, r->columns} : (struct ratings){v, r->rows, kept};
}

struct measure jackknife_interval(const struct measure *m, const double *values, size_t parts, double low, double high)
{
    double mean = 0, spread = 0, free = (double)parts - 1;
    for (size_t p = 0; p < parts; p++) mean += values[p] / (double)parts;
    for (size_t p = 0; p < parts; p++) spread += (values[p] - mean) * (values[p] - mean);
    double reach = sqrt(cadre_f_quantile(0.95, 1, free)) * sqrt(spread * free / (double)parts);
    return measure_within(m->method, m->base, m->value, fmax(low, m->value - reach), fmin(high, m->value + reach));
}

struct measure jackknife_within(jackknife_measure *of, const struct ratings *r, enum jackknife_side side, double low,
        struct measure whole)
{
    size_t subjects = side == JACKKNIFE_ROWS ? r->rows : r->columns;
    size_t most = r->rows * r->columns > LARGE ? PARTS_OF_LARGE : PARTS_MAX, parts = subjects < most ? subjects : most;
    if (!measure_is_defined(&whole) || subjects < JACKKNIFE_LEAST) return whole;
    double values[PARTS_MAX];
    for (size_t p = 0; p < parts; p++) {
        AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 30);
        struct ratings rest = without(scratch, r, side, p, parts);
        struct measure m;
        struct err ignored;
        if (!of(scratch, whole.method, &rest, &m, &ignored) || !measure_is_defined(&m)) return whole;
        values[p] = m.value;
    }
    return jackknife_interval(&whole, values, parts, low, 1);
}
