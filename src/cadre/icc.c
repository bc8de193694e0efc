#include <math.h>

#include "cadre/agreement.h"
#include "cadre/distribution.h"

/* Mean squares of the two-way table: between subjects, within subjects, between raters, the rest. */
struct squares {
    double n, k;
    double subjects, within, raters, rest;
    bool is_flat;         /* every rating is the same */
    bool has_equal_means; /* every subject has the same mean */
};

/* From the first rating on, so that nothing is lost where all are large and near one another. */
static double mean_of(const struct ratings *r, size_t first, size_t step, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += r->v[first + i * step] - r->v[0];
    return sum / (double)count;
}

static struct squares squares_of(const struct ratings *r)
{
    struct squares s = {.n = (double)r->rows, .k = (double)r->columns, .is_flat = true};
    double all = mean_of(r, 0, 1, r->rows * r->columns), within = 0;
    for (size_t i = 0; i < r->rows; i++) {
        double own = mean_of(r, i * r->columns, 1, r->columns);
        s.subjects += s.k * (own - all) * (own - all);
        for (size_t j = 0; j < r->columns; j++) {
            double off = rating_at(r, i, j) - r->v[0] - own;
            within += off * off;
            s.is_flat &= rating_at(r, i, j) == r->v[0];
        }
    }
    for (size_t j = 0; j < r->columns; j++) {
        double own = mean_of(r, j, r->columns, r->rows);
        s.raters += s.n * (own - all) * (own - all);
    }
    /* what rounding leaves of a zero is a zero */
    double total = s.subjects + within, rest = within - s.raters;
    if (s.subjects < total * 1e-13) s.subjects = 0;
    if (rest < total * 1e-13) rest = 0;
    s.has_equal_means = s.subjects == 0;
    s.subjects /= s.n - 1;
    s.within = within / (s.n * (s.k - 1));
    s.raters /= s.k - 1;
    s.rest = rest / ((s.n - 1) * (s.k - 1));
    return s;
}

static const char *const flat = "所有评分都相同，没有差别可比";
static const char *const equal_means = "各被评人的平均分都相同，没有差别可比";

/* A ratio of mean squares with the bounds that the ratio F = subjects / error has at 95 %. step: k for a single
 * rating's coefficient (F - 1) / (F + k - 1), 0 for the mean's (F - 1) / F. */
static struct measure ratio(enum cadre_method m, const struct squares *s, double error, double df2, bool is_mean)
{
    int64_t base = (int64_t)(s->n * s->k);
    double more = is_mean ? 0 : s->k - 1, bottom = s->subjects + more * error;
    if (s->is_flat) return measure_undefined(m, base, flat);
    if (bottom <= 0 || (is_mean && s->has_equal_means)) return measure_undefined(m, base, equal_means);
    double value = (s->subjects - error) / bottom;
    if (error <= 0) return measure_within(m, base, value, value, value);
    double f = s->subjects / error, low = f / cadre_f_quantile(0.975, s->n - 1, df2),
           high = f * cadre_f_quantile(0.975, df2, s->n - 1);
    return measure_within(m, base, value, (low - 1) / (low + more), (high - 1) / (high + more));
}

/* Absolute agreement: the raters' own differences count as error. Interval by Satterthwaite's degrees of freedom. */
static struct measure absolute(enum cadre_method m, const struct squares *s, bool is_mean)
{
    int64_t base = (int64_t)(s->n * s->k);
    double n = s->n, k = s->k, more = is_mean ? 0 : k - 1, share = is_mean ? 1 / n : k / n;
    double bottom = s->subjects + more * s->rest + share * (s->raters - s->rest);
    if (s->is_flat) return measure_undefined(m, base, flat);
    if (bottom <= 0) return measure_undefined(m, base, "各被评人之间的差别小于误差，这一系数没有定义");
    double value = (s->subjects - s->rest) / bottom;
    double single = (s->subjects - s->rest) / (s->subjects + (k - 1) * s->rest + k / n * (s->raters - s->rest));
    double a = k * single / (n * (1 - single)), b = 1 + k * single * (n - 1) / (n * (1 - single));
    double up = a * s->raters + b * s->rest;
    double down = a * s->raters * a * s->raters / (k - 1) + b * s->rest * b * s->rest / ((n - 1) * (k - 1));
    double df = up * up / down;
    if (!isfinite(df) || df <= 0) return measure_of(m, base, value);
    double f1 = cadre_f_quantile(0.975, n - 1, df), f2 = cadre_f_quantile(0.975, df, n - 1);
    double side = k * s->raters + (k * n - k - n) * s->rest;
    double low = n * (s->subjects - f1 * s->rest) / (f1 * side + n * s->subjects);
    double high = n * (f2 * s->subjects - s->rest) / (side + n * f2 * s->subjects);
    if (is_mean) {
        low = k * low / (1 + (k - 1) * low);
        high = k * high / (1 + (k - 1) * high);
    }
    return measure_within(m, base, value, low, high);
}

bool cadre_icc(const struct ratings *r, struct icc *out, struct err *e)
{
    if (!ratings_are_complete(r, e)) return false;
    struct squares s = squares_of(r);
    double df_within = s.n * (s.k - 1), df_rest = (s.n - 1) * (s.k - 1);
    *out = (struct icc){
            .icc1 = ratio(CADRE_ICC1, &s, s.within, df_within, false),
            .icc_c1 = ratio(CADRE_ICC_C1, &s, s.rest, df_rest, false),
            .icc_a1 = absolute(CADRE_ICC_A1, &s, false),
            .icc1k = ratio(CADRE_ICC1K, &s, s.within, df_within, true),
            .icc_ck = ratio(CADRE_ICC_CK, &s, s.rest, df_rest, true),
            .icc_ak = absolute(CADRE_ICC_AK, &s, true),
    };
    return true;
}

/* Alpha is the consistency of the mean, ICC(C,k). */
bool cadre_alpha(const struct ratings *r, struct measure *out, struct err *e)
{
    if (!ratings_are_complete(r, e)) return false;
    struct squares s = squares_of(r);
    *out = ratio(CADRE_ALPHA, &s, s.rest, (s.n - 1) * (s.k - 1), true);
    out->base = (int64_t)r->rows;
    return true;
}
