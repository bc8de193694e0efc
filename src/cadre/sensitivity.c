#include "cadre/sensitivity.h"

#include <math.h>
#include <stdlib.h>

#include "cadre/chance.h"
#include "cadre/share.h"

enum { UNITS_MAX = 10000, GROUPS_MAX = 64 };

static const char not_alike[] = "不是一类的，不互相比";

static bool is_sound(const struct sensitivity_question *q, struct err *e)
{
    double sum = 0;
    if (q->units < 2 || q->units > UNITS_MAX)
        return err_set(e, ERR_INPUT, "有 %zu 个单位，应为 2 至 %d 个", q->units, UNITS_MAX);
    if (q->groups < 1 || q->groups > GROUPS_MAX)
        return err_set(e, ERR_INPUT, "有 %zu 个评价组，应为 1 至 %d 个", q->groups, GROUPS_MAX);
    if (!(q->spread > 0 && q->spread <= 1)) return err_set(e, ERR_INPUT, "权重浮动应大于 0、不超过 1");
    if (q->draws < 100 || q->draws > 1000000) return err_set(e, ERR_INPUT, "抽取次数 %zu 应为 100 至 100 万", q->draws);
    for (size_t g = 0; g < q->groups; g++) {
        if (!(q->weights[g] >= 0) || !isfinite(q->weights[g]))
            return err_set(e, ERR_INPUT, "第 %zu 组的权重不对", g + 1);
        sum += q->weights[g];
    }
    for (size_t i = 0; i < q->units * q->groups; i++)
        if (!isfinite(q->scores[i])) return err_set(e, ERR_INPUT, "第 %zu 个单位有一组没有得分", i / q->groups + 1);
    return sum > 0 || err_set(e, ERR_INPUT, "各组的权重都是 0");
}

static double weighted(const struct sensitivity_question *q, size_t unit, const double *weights)
{
    double sum = 0, whole = 0;
    for (size_t g = 0; g < q->groups; g++) {
        sum += weights[g] * q->scores[unit * q->groups + g];
        whole += weights[g];
    }
    return whole > 0 ? sum / whole : 0;
}

struct place {
    double score;
    size_t unit;
    uint32_t stratum;
};

static uint32_t stratum_of(const struct sensitivity_question *q, size_t unit)
{
    return q->strata ? q->strata[unit] : 0;
}

static int best_first(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    if (a->stratum != b->stratum) return a->stratum < b->stratum ? -1 : 1;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* Moving group g's weight by t (and the others' along, since they are shares) makes two units equal when
 * difference + t * (own difference in g) is zero, in shares of the sum of weights. */
static struct measure smallest_flip(const struct sensitivity_question *q, size_t up, size_t down, size_t *group)
{
    double sum = 0, apart = 0, best = INFINITY;
    for (size_t g = 0; g < q->groups; g++) {
        sum += q->weights[g];
        apart += q->weights[g] * (q->scores[up * q->groups + g] - q->scores[down * q->groups + g]);
    }
    for (size_t g = 0; g < q->groups; g++) {
        double own = q->scores[up * q->groups + g] - q->scores[down * q->groups + g], change = -apart / own;
        if (own == 0 || q->weights[g] + change < 0 || fabs(change) / sum >= fabs(best)) continue;
        best = change / sum;
        *group = g;
    }
    return isfinite(best) ? measure_of(CADRE_FLIP, (int64_t)q->groups, best)
                          : measure_undefined(CADRE_FLIP, (int64_t)q->groups, "改动任何一组的权重都不会颠倒");
}

static struct measure share(size_t x, size_t n)
{
    struct measure m;
    struct err e;
    if (!cadre_wilson((int64_t)x, (int64_t)n, &m, &e)) return measure_undefined(CADRE_SAME_ORDER, 0, "没有抽取");
    m.method = CADRE_SAME_ORDER;
    return m;
}

/* How often what held in the drawn orders. */
struct counts {
    size_t same;
    size_t *first, *top, *pair;
};

static void draw_all(struct arena *a, const struct sensitivity_question *q, const size_t *order, struct counts *n)
{
    struct chance chance = chance_from(q->seed);
    struct place *places = arena_alloc_array(a, q->units, sizeof *places);
    double *scores = arena_alloc_array(a, q->units, sizeof *scores), weights[GROUPS_MAX];
    for (size_t d = 0; d < q->draws; d++) {
        for (size_t g = 0; g < q->groups; g++)
            weights[g] = q->weights[g] * (1 - q->spread + 2 * q->spread * chance_share(&chance));
        for (size_t u = 0; u < q->units; u++) {
            scores[u] = weighted(q, u, weights);
            places[u] = (struct place){scores[u], u, stratum_of(q, u)};
        }
        bool same = true;
        for (size_t i = 0; i + 1 < q->units; i++) {
            if (stratum_of(q, order[i]) != stratum_of(q, order[i + 1])) continue;
            bool keeps = scores[order[i]] > scores[order[i + 1]] ||
                         (scores[order[i]] == scores[order[i + 1]] && order[i] < order[i + 1]);
            n->pair[i] += keeps;
            same &= keeps;
        }
        n->same += same;
        qsort(places, q->units, sizeof *places, best_first);
        for (size_t i = 0, end; i < q->units; i = end) {
            for (end = i + 1; end < q->units && places[end].stratum == places[i].stratum; end++) continue;
            n->first[places[i].unit]++;
            for (size_t k = i; k < i + (end - i + 2) / 3; k++) n->top[places[k].unit]++;
        }
    }
}

bool cadre_sensitivity(struct arena *a, const struct sensitivity_question *q, struct sensitivity *out, struct err *e)
{
    if (!is_sound(q, e)) return false;
    size_t n = q->units;
    struct sensitivity s = {.order = arena_alloc_array(a, n, sizeof *s.order),
            .first = arena_alloc_array(a, n, sizeof *s.first),
            .top_third = arena_alloc_array(a, n, sizeof *s.top_third),
            .pair = arena_alloc_array(a, n, sizeof *s.pair),
            .flip = arena_alloc_array(a, n, sizeof *s.flip),
            .flip_group = arena_alloc_array(a, n, sizeof *s.flip_group)};
    struct place *places = arena_alloc_array(a, n, sizeof *places);
    for (size_t u = 0; u < n; u++) places[u] = (struct place){weighted(q, u, q->weights), u, stratum_of(q, u)};
    qsort(places, n, sizeof *places, best_first);
    for (size_t i = 0; i < n; i++) s.order[i] = places[i].unit;
    struct counts c = {0, arena_alloc_array(a, n, sizeof *c.first), arena_alloc_array(a, n, sizeof *c.top),
            arena_alloc_array(a, n, sizeof *c.pair)};
    draw_all(a, q, s.order, &c);
    s.same_order = share(c.same, q->draws);
    for (size_t u = 0; u < n; u++) {
        s.first[u] = share(c.first[u], q->draws);
        s.top_third[u] = share(c.top[u], q->draws);
        if (u + 1 == n) break;
        bool are_alike = stratum_of(q, s.order[u]) == stratum_of(q, s.order[u + 1]);
        s.pair[u] = measure_undefined(CADRE_SAME_ORDER, 0, not_alike);
        s.flip[u] = measure_undefined(CADRE_FLIP, 0, not_alike);
        if (!are_alike) continue;
        s.pair[u] = share(c.pair[u], q->draws);
        s.flip[u] = smallest_flip(q, s.order[u], s.order[u + 1], &s.flip_group[u]);
    }
    *out = s;
    return true;
}
