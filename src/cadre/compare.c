#include "cadre/compare.h"

#include <math.h>
#include <stdlib.h>

static const char *const alone = "同类中只有这一个，无从比较";

struct entry {
    uint32_t stratum;
    double value, low, high;
    size_t at;
};

/* By stratum, then from the best down; equals in their order. */
static int best_first(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    if (a->stratum != b->stratum) return a->stratum < b->stratum ? -1 : 1;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static void place_stratum(const struct entry *v, size_t n, struct placing *out)
{
    size_t band = 1, first = 0;
    for (size_t i = 0; i < n; i++) {
        struct placing *p = &out[v[i].at];
        *p = (struct placing){.place = i + 1, .place_low = 1, .place_high = n, .of = n};
        if (n == 1) {
            *p = (struct placing){.of = 1, .why = alone};
            return;
        }
        if (i > 0 && v[i].value == v[i - 1].value) p->place = out[v[i - 1].at].place;
        for (size_t k = 0; k < n; k++) {
            p->place_low += v[k].low > v[i].high;
            p->place_high -= v[k].high < v[i].low;
        }
        if (v[i].high < v[first].low) {
            band++;
            first = i;
        }
        p->band = band;
    }
}

void cadre_compare(struct arena *a, const struct compared *v, size_t n, struct placing *out)
{
    struct entry *sorted = arena_alloc_array(a, n + 1, sizeof *sorted);
    size_t defined = 0;
    for (size_t i = 0; i < n; i++) {
        const struct measure *m = &v[i].figure;
        out[i] = (struct placing){.why = m->why};
        if (m->why) continue;
        sorted[defined++] = (struct entry){
                v[i].stratum, m->value, m->has_interval ? m->low : m->value, m->has_interval ? m->high : m->value, i};
    }
    qsort(sorted, defined, sizeof *sorted, best_first);
    for (size_t i = 0, end; i < defined; i = end) {
        for (end = i + 1; end < defined && sorted[end].stratum == sorted[i].stratum; end++) continue;
        place_stratum(sorted + i, end - i, out);
    }
}

void cadre_percentile(const uint32_t *strata, const double *v, size_t n, struct measure *out)
{
    for (size_t i = 0; i < n; i++) {
        int64_t others = 0, halves = 0;
        for (size_t k = 0; k < n; k++) {
            if (k == i || strata[k] != strata[i] || !isfinite(v[k])) continue;
            others++;
            halves += v[k] < v[i] ? 2 : v[k] == v[i] ? 1 : 0;
        }
        out[i] = !isfinite(v[i]) ? measure_undefined(CADRE_PERCENTILE, others, "没有实绩数据")
                 : others == 0   ? measure_undefined(CADRE_PERCENTILE, 1, alone)
                                 : measure_of(CADRE_PERCENTILE, others + 1, 50 * (double)halves / (double)others);
    }
}

static struct measure votes_percentile(const uint32_t *strata, const struct measure *v, size_t n, size_t i)
{
    int64_t others = 0, halves = 0, below = 0, above = 0;
    for (size_t k = 0; k < n; k++) {
        if (k == i || strata[k] != strata[i] || !measure_is_defined(&v[k])) continue;
        others++;
        halves += v[k].value < v[i].value ? 2 : v[k].value == v[i].value ? 1 : 0;
        below += v[k].high < v[i].low;
        above += v[k].low > v[i].high;
    }
    if (others == 0) return measure_undefined(CADRE_VOTES_PERCENTILE, 1, alone);
    double all = (double)others;
    return measure_within(CADRE_VOTES_PERCENTILE, others + 1, 50 * (double)halves / all, 100 * (double)below / all,
            100 * (all - (double)above) / all);
}

void cadre_percentile_of_votes(const uint32_t *strata, const struct measure *v, size_t n, struct measure *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = measure_is_defined(&v[i]) ? votes_percentile(strata, v, n, i)
                                           : measure_undefined(CADRE_VOTES_PERCENTILE, 0, v[i].why);
}
