#include "cadre/trend.h"

#include <inttypes.h>
#include <math.h>

#include "cadre/distribution.h"
#include "cadre/location.h"

enum { POINTS_MAX = 3000 };

/* Sum of t (t - 1) (2 t + 5) over groups of t equal values: what ties take from the variance of Kendall's S. */
static double tie_loss(struct arena *a, const double *v, size_t n)
{
    double *sorted = cadre_sorted(a, v, n), loss = 0;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && sorted[end] == sorted[i]; end++) continue;
        double t = (double)(end - i);
        loss += t * (t - 1) * (2 * t + 5);
    }
    return loss;
}

/* The place of a limit among the sorted slopes, half to even as IEEE rounds. */
static size_t place(double at, size_t count)
{
    double whole = rint(at);
    return whole < 0 ? 0 : whole > (double)(count - 1) ? count - 1 : (size_t)whole;
}

bool cadre_theil_sen(struct arena *a, const double *x, const double *y, size_t n, struct theil_sen *out, struct err *e)
{
    if (n < 2) return err_set(e, ERR_INPUT, "只有 %zu 个点，至少要 2 个", n);
    if (n > POINTS_MAX) return err_set(e, ERR_INPUT, "有 %zu 个点，至多 %d 个", n, POINTS_MAX);
    double *slopes = arena_alloc_array(a, n * (n - 1) / 2, sizeof *slopes);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            if (x[i] != x[k]) slopes[count++] = (y[k] - y[i]) / (x[k] - x[i]);
    int64_t base = (int64_t)n;
    if (count == 0) {
        static const char *const why = "各点的年份（x）都相同，没有斜率";
        *out = (struct theil_sen){
                measure_undefined(CADRE_THEIL_SEN, base, why), measure_undefined(CADRE_THEIL_SEN_INTERCEPT, base, why)};
        return true;
    }
    slopes = cadre_sorted(a, slopes, count);
    double slope = cadre_median_sorted(slopes, count), points = (double)n;
    double intercept =
            cadre_median_sorted(cadre_sorted(a, y, n), n) - slope * cadre_median_sorted(cadre_sorted(a, x, n), n);
    double variance = (points * (points - 1) * (2 * points + 5) - tie_loss(a, x, n) - tie_loss(a, y, n)) / 18;
    double reach = CADRE_Z95 * sqrt(variance > 0 ? variance : 0);
    size_t low = place(rint((double)count / 2 - reach / 2) - 1, count),
           high = place((double)count / 2 + reach / 2, count);
    *out = (struct theil_sen){measure_within(CADRE_THEIL_SEN, base, slope, slopes[low], slopes[high]),
            measure_of(CADRE_THEIL_SEN_INTERCEPT, base, intercept)};
    return true;
}

static bool years_are_sound(const struct trend_year *years, size_t n, struct err *e)
{
    if (n == 0) return err_set(e, ERR_INPUT, "没有一年的名次");
    for (size_t i = 0; i < n; i++) {
        const struct trend_year *y = &years[i];
        if (i > 0 && y->year <= years[i - 1].year)
            return err_set(e, ERR_INPUT, "%d 年之后又是 %d 年", years[i - 1].year, y->year);
        if (y->of < 2 || y->place < 1 || y->place > y->of)
            return err_set(e, ERR_INPUT, "%d 年的名次 %" PRId64 " 应为 1 至 %" PRId64 "（至少 2 个单位）", y->year,
                    y->place, y->of);
    }
    return true;
}

bool cadre_history(struct arena *a, const struct trend_year *years, size_t n, struct trend_history *out, struct err *e)
{
    if (!years_are_sound(years, n, e)) return false;
    struct trend_history h = {.years = n, .best_share = 1};
    double *x = arena_alloc_array(a, n, sizeof *x), *share = arena_alloc_array(a, n, sizeof *share);
    for (size_t i = 0; i < n; i++) {
        const struct trend_year *y = &years[i];
        x[i] = y->year;
        share[i] = (double)(y->place - 1) / (double)(y->of - 1);
        h.top_third += 3 * y->place <= y->of;
        h.bottom_third += 3 * (y->of - y->place + 1) <= y->of;
        h.last_run = y->place == y->of ? h.last_run + 1 : 0;
        h.best_share = fmin(h.best_share, share[i]);
        h.worst_share = fmax(h.worst_share, share[i]);
    }
    struct theil_sen line;
    if (n >= 3 && !cadre_theil_sen(a, x, share, n, &line, e)) return false;
    h.slope = n >= 3 ? line.slope : measure_undefined(CADRE_THEIL_SEN, (int64_t)n, "不足三年，不说升降");
    *out = h;
    return true;
}
