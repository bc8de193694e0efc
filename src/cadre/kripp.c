#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "cadre/jackknife.h"

enum { VALUES_MAX = 2000 };

/* The different values in ascending order, how often each stands in a pairable place, and how often before it. */
struct scale {
    enum cadre_method method;
    double *values;
    size_t n;
    double *count;
    double *before;
};

static int ascending(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static size_t place_of(const struct scale *s, double value)
{
    size_t low = 0, high = s->n;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (s->values[middle] <= value)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* How far two values lie apart on the scale, squared; c <= k. */
static double distance(const struct scale *s, size_t c, size_t k)
{
    double d;
    switch ((int)s->method) {
    case CADRE_KRIPP_ORDINAL:
        d = s->before[k] + s->count[k] - s->before[c] - (s->count[c] + s->count[k]) / 2;
        return d * d;
    case CADRE_KRIPP_INTERVAL: d = s->values[k] - s->values[c]; return d * d;
    case CADRE_KRIPP_RATIO: d = (s->values[k] - s->values[c]) / (s->values[k] + s->values[c]); return d * d;
    default: return 1;
    }
}

static size_t ratings_of_unit(const struct ratings *r, size_t unit)
{
    size_t n = 0;
    for (size_t i = 0; i < r->rows; i++) n += isnan(rating_at(r, i, unit)) ? 0 : 1;
    return n;
}

static bool scale_of(struct arena *a, const struct ratings *r, struct scale *s, struct err *e)
{
    double *all = arena_alloc_array(a, r->rows * r->columns + 1, sizeof *all);
    size_t n = 0;
    for (size_t u = 0; u < r->columns; u++) {
        if (ratings_of_unit(r, u) < 2) continue;
        for (size_t i = 0; i < r->rows; i++)
            if (!isnan(rating_at(r, i, u))) all[n++] = rating_at(r, i, u);
    }
    if (n == 0) return err_set(e, ERR_INPUT, "没有一个被评单位（列）有两个以上评价人的评分，无从比较");
    qsort(all, n, sizeof *all, ascending);
    s->values = all;
    for (size_t i = 0; i < n; i++)
        if (s->n == 0 || all[i] != s->values[s->n - 1]) s->values[s->n++] = all[i];
    if (s->n > VALUES_MAX)
        return err_set(e, ERR_INPUT, "不同的评分有 %zu 种，至多 %d 种；请先归成等次", s->n, VALUES_MAX);
    if (s->method == CADRE_KRIPP_RATIO && s->values[0] < 0)
        return err_set(e, ERR_INPUT, "等比尺度（ratio）的评分不能是负数，请改用 --level interval");
    s->count = arena_alloc_array(a, s->n, sizeof *s->count);
    s->before = arena_alloc_array(a, s->n, sizeof *s->before);
    for (size_t u = 0; u < r->columns; u++) {
        if (ratings_of_unit(r, u) < 2) continue;
        for (size_t i = 0; i < r->rows; i++)
            if (!isnan(rating_at(r, i, u))) s->count[place_of(s, rating_at(r, i, u))]++;
    }
    for (size_t v = 1; v < s->n; v++) s->before[v] = s->before[v - 1] + s->count[v - 1];
    return true;
}

/* Differences between the ratings of one unit, over all pairs, each weighted by 1 / (ratings - 1). */
static double unit_difference(const struct scale *s, const struct ratings *r, size_t unit, double *own, size_t *used)
{
    size_t m = ratings_of_unit(r, unit), n = 0;
    if (m < 2) return 0;
    for (size_t i = 0; i < r->rows; i++) {
        if (isnan(rating_at(r, i, unit))) continue;
        size_t v = place_of(s, rating_at(r, i, unit));
        if (own[v]++ == 0) used[n++] = v;
    }
    double sum = 0;
    for (size_t x = 0; x < n; x++)
        for (size_t y = x + 1; y < n; y++) {
            size_t c = used[x] < used[y] ? used[x] : used[y], k = used[x] + used[y] - c;
            sum += own[c] * own[k] * distance(s, c, k);
        }
    for (size_t x = 0; x < n; x++) own[used[x]] = 0;
    return sum / (double)(m - 1);
}

static bool kripp_of(struct arena *a, enum cadre_method method, const struct ratings *r, struct measure *out, struct err *e)
{
    if (r->rows < 2) return err_set(e, ERR_INPUT, "只有 %zu 行（评价人），至少要 2 行", r->rows);
    struct scale s = {.method = method};
    if (!scale_of(a, r, &s, e)) return false;
    double *own = arena_alloc_array(a, s.n, sizeof *own);
    size_t *used = arena_alloc_array(a, s.n, sizeof *used);
    double observed = 0, expected = 0, n = s.before[s.n - 1] + s.count[s.n - 1];
    for (size_t u = 0; u < r->columns; u++) observed += unit_difference(&s, r, u, own, used);
    for (size_t c = 0; c < s.n; c++)
        for (size_t k = c + 1; k < s.n; k++) expected += s.count[c] * s.count[k] * distance(&s, c, k);
    *out = s.n == 1 ? measure_undefined(method, (int64_t)n, "所有评分都相同，克里彭多夫系数没有定义")
                    : measure_of(method, (int64_t)n, 1 - (n - 1) * observed / expected);
    return true;
}

bool cadre_kripp(struct arena *a, enum cadre_method method, const struct ratings *r, struct measure *out, struct err *e)
{
    if (!kripp_of(a, method, r, out, e)) return false;
    *out = jackknife_within(kripp_of, r, JACKKNIFE_COLUMNS, -1, *out);
    return true;
}
