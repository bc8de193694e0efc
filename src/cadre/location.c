#include "cadre/location.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cadre/chance.h"

static const double NORMAL_SCALE = 1.4826;

static int ascending(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

double *cadre_sorted(struct arena *a, const double *v, size_t n)
{
    double *sorted = arena_alloc_array(a, n + 1, sizeof *sorted);
    if (n) memcpy(sorted, v, n * sizeof *v);
    qsort(sorted, n, sizeof *sorted, ascending);
    return sorted;
}

double cadre_median_sorted(const double *v, size_t n)
{
    return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

/* Mean of a sorted array without the first and last `cut`. */
static double mean_within(const double *v, size_t n, size_t cut)
{
    double sum = 0;
    for (size_t i = cut; i < n - cut; i++) sum += v[i];
    return sum / (double)(n - 2 * cut);
}

/* The middle of the distances from the median, nearest first: to both sides of it they grow. */
static double mad_sorted(const double *v, size_t n, double median)
{
    size_t up = 0, taken = 0;
    double last = 0, before = 0;
    while (up < n && v[up] < median) up++;
    for (size_t down = up; taken <= n / 2; taken++) {
        bool takes_down = down > 0 && (up == n || median - v[down - 1] <= v[up] - median);
        before = last;
        last = takes_down ? median - v[--down] : v[up++] - median;
    }
    return n % 2 ? last : (before + last) / 2;
}

enum { MEAN, MEDIAN, MAD_PLAIN, TRIMMED20, DROP1, FIGURES, LEAST = 5, MOST = 20000 };

static void figures_of(const double *sorted, size_t n, double *out)
{
    out[MEAN] = mean_within(sorted, n, 0);
    out[MEDIAN] = cadre_median_sorted(sorted, n);
    out[MAD_PLAIN] = mad_sorted(sorted, n, out[MEDIAN]);
    out[TRIMMED20] = mean_within(sorted, n, n / 5);
    out[DROP1] = n < 3 ? 0 : mean_within(sorted, n, 1);
}

/* As many scores as there were, with repetition, sorted. */
static void draw_sorted(const double *sorted, size_t n, struct chance *chance, uint32_t *times, double *drawn)
{
    size_t k = 0;
    memset(times, 0, n * sizeof *times);
    for (size_t i = 0; i < n; i++) times[chance_below(chance, (uint32_t)n)]++;
    for (size_t i = 0; i < n; i++)
        for (uint32_t t = 0; t < times[i]; t++) drawn[k++] = sorted[i];
}

/* low, high: the places of the 95 of 100 figures in the middle, of each. */
static void draw_figures(struct arena *a, const double *sorted, size_t n, const double *own, double *low, double *high)
{
    struct chance chance = chance_from(ROBUST_SEED);
    double *values = arena_alloc_array(a, FIGURES * ROBUST_DRAWS, sizeof *values), *drawn = arena_alloc_array(a, n, sizeof *drawn);
    uint32_t *times = arena_alloc_array(a, n, sizeof *times);
    for (size_t d = 0; d < ROBUST_DRAWS; d++) {
        double figures[FIGURES];
        draw_sorted(sorted, n, &chance, times, drawn);
        figures_of(drawn, n, figures);
        for (size_t f = 0; f < FIGURES; f++) values[f * ROBUST_DRAWS + d] = figures[f];
    }
    for (size_t f = 0; f < FIGURES; f++) {
        const double *all = cadre_sorted(a, values + f * ROBUST_DRAWS, ROBUST_DRAWS);
        low[f] = fmin(own[f], all[ROBUST_DRAWS / 40]);
        high[f] = fmax(own[f], all[ROBUST_DRAWS - 1 - ROBUST_DRAWS / 40]);
    }
}

bool cadre_robust(struct arena *a, const double *v, size_t n, struct robust *out, struct err *e)
{
    if (n == 0) return err_set(e, ERR_INPUT, "没有一个分数");
    const char *why = n < LEAST ? "不足五个分数，不给区间" : n > MOST ? "超过两万个分数的不重抽，没有区间" : NULL;
    double *sorted = cadre_sorted(a, v, n), own[FIGURES], low[FIGURES], high[FIGURES];
    struct measure x[FIGURES];
    static const enum cadre_method methods[FIGURES] = {CADRE_MEAN, CADRE_MEDIAN, CADRE_MAD_PLAIN, CADRE_TRIMMED20, CADRE_DROP1};
    figures_of(sorted, n, own);
    if (!why) draw_figures(a, sorted, n, own, low, high);
    for (size_t f = 0; f < FIGURES; f++)
        x[f] = why ? measure_exact(methods[f], (int64_t)n, own[f], why)
                   : measure_within(methods[f], (int64_t)n, own[f], low[f], high[f]);
    *out = (struct robust){.mean = x[MEAN], .median = x[MEDIAN], .mad_plain = x[MAD_PLAIN], .trimmed20 = x[TRIMMED20],
            .drop1 = n < 3 ? measure_undefined(CADRE_DROP1, (int64_t)n, "不足 3 个分数，去掉最高、最低后没有剩余") : x[DROP1]};
    out->mad = x[MAD_PLAIN];
    out->mad.method = CADRE_MAD;
    out->mad.value *= NORMAL_SCALE;
    out->mad.low *= NORMAL_SCALE;
    out->mad.high *= NORMAL_SCALE;
    return true;
}
