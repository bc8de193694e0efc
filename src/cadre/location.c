#include "cadre/location.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

bool cadre_robust(struct arena *a, const double *v, size_t n, struct robust *out, struct err *e)
{
    if (n == 0) return err_set(e, ERR_INPUT, "没有一个分数");
    int64_t base = (int64_t)n;
    double *sorted = cadre_sorted(a, v, n), *off = arena_alloc_array(a, n, sizeof *off);
    double median = cadre_median_sorted(sorted, n);
    for (size_t i = 0; i < n; i++) off[i] = fabs(v[i] - median);
    double mad = cadre_median_sorted(cadre_sorted(a, off, n), n);
    *out = (struct robust){
            .mean = measure_of(CADRE_MEAN, base, mean_within(sorted, n, 0)),
            .median = measure_of(CADRE_MEDIAN, base, median),
            .mad = measure_of(CADRE_MAD, base, mad * 1.4826),
            .mad_plain = measure_of(CADRE_MAD_PLAIN, base, mad),
            .trimmed20 = measure_of(CADRE_TRIMMED20, base, mean_within(sorted, n, n / 5)),
            .drop1 = n < 3 ? measure_undefined(CADRE_DROP1, base, "不足 3 个分数，去掉最高、最低后没有剩余")
                           : measure_of(CADRE_DROP1, base, mean_within(sorted, n, 1)),
    };
    return true;
}
