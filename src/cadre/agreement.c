#include "cadre/agreement.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cadre/distribution.h"
#include "cadre/jackknife.h"

static const char *const all_tied = "每位评价人给所有被评人的分都相同，排不出名次，没有和谐系数";

bool ratings_are_complete(const struct ratings *r, struct err *e)
{
    if (r->rows < 2) return err_set(e, ERR_INPUT, "只有 %zu 行（被评人），至少要 2 行", r->rows);
    if (r->columns < 2) return err_set(e, ERR_INPUT, "只有 %zu 列（评价人），至少要 2 列", r->columns);
    for (size_t i = 0; i < r->rows * r->columns; i++)
        if (!isfinite(r->v[i]))
            return err_set(e, ERR_INPUT, "第 %zu 行第 %zu 列没有评分；这个方法不容缺项，请补上或去掉这一行",
                    i / r->columns + 1, i % r->columns + 1);
    return true;
}

struct placed {
    double value;
    size_t at;
};

static int by_value(const void *x, const void *y)
{
    double a = ((const struct placed *)x)->value, b = ((const struct placed *)y)->value;
    return (a > b) - (a < b);
}

/* Mean ranks of n values, the smallest being 1; equal values share the mean of their ranks. *ties: sum of t^3 - t over
 * groups of t equal values; NULL when not wanted. */
static void rank_of(struct arena *a, const double *v, size_t n, double *ranks, double *ties)
{
    struct placed *sorted = arena_alloc_array(a, n, sizeof *sorted);
    double sum = 0;
    for (size_t i = 0; i < n; i++) sorted[i] = (struct placed){v[i], i};
    qsort(sorted, n, sizeof *sorted, by_value);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && sorted[end].value == sorted[i].value; end++) continue;
        double t = (double)(end - i), rank = (double)i + (t + 1) / 2;
        for (size_t k = i; k < end; k++) ranks[sorted[k].at] = rank;
        sum += t * t * t - t;
    }
    if (ties) *ties = sum;
}

static bool kendall_of(struct arena *a, const struct ratings *r, struct kendall *out, struct err *e)
{
    if (!ratings_are_complete(r, e)) return false;
    double n = (double)r->rows, m = (double)r->columns, ties = 0, s = 0;
    double *column = arena_alloc_array(a, r->rows, sizeof *column),
           *ranks = arena_alloc_array(a, r->rows, sizeof *ranks);
    double *sums = arena_alloc_array(a, r->rows, sizeof *sums);
    for (size_t k = 0; k < r->columns; k++) {
        double own;
        for (size_t i = 0; i < r->rows; i++) column[i] = rating_at(r, i, k);
        rank_of(a, column, r->rows, ranks, &own);
        for (size_t i = 0; i < r->rows; i++) sums[i] += ranks[i];
        ties += own;
    }
    for (size_t i = 0; i < r->rows; i++) s += (sums[i] - m * (n + 1) / 2) * (sums[i] - m * (n + 1) / 2);
    int64_t base = (int64_t)r->rows;
    double whole = m * m * (n * n * n - n), rest = whole - m * ties;
    if (rest <= 0) {
        *out = (struct kendall){measure_undefined(CADRE_KENDALL_W, base, all_tied),
                measure_undefined(CADRE_KENDALL_W_TIES, base, all_tied),
                measure_undefined(CADRE_KENDALL_CHI2, base, all_tied),
                measure_undefined(CADRE_KENDALL_P, base, all_tied)};
        return true;
    }
    double w = 12 * s / rest, chi2 = m * (n - 1) * w;
    *out = (struct kendall){measure_of(CADRE_KENDALL_W, base, 12 * s / whole),
            measure_of(CADRE_KENDALL_W_TIES, base, w), measure_of(CADRE_KENDALL_CHI2, base, chi2),
            measure_of(CADRE_KENDALL_P, base, cadre_chi_square_tail(chi2, n - 1))};
    return true;
}

static bool one_of_kendall(struct arena *a, enum cadre_method method, const struct ratings *r, struct measure *out, struct err *e)
{
    struct kendall x;
    if (!kendall_of(a, r, &x, e)) return false;
    *out = method == CADRE_KENDALL_W ? x.w : x.w_ties;
    return true;
}

bool cadre_kendall(struct arena *a, const struct ratings *r, struct kendall *out, struct err *e)
{
    if (!kendall_of(a, r, out, e)) return false;
    out->w = jackknife_within(one_of_kendall, r, JACKKNIFE_ROWS, 0, out->w);
    out->w_ties = jackknife_within(one_of_kendall, r, JACKKNIFE_ROWS, 0, out->w_ties);
    return true;
}

enum { LABELS_MAX = 10000 };

/* The number of labels in use, or 0 after a fault. */
static size_t label_count(const struct ratings *r, struct err *e)
{
    size_t labels = 0;
    for (size_t i = 0; i < r->rows * r->columns; i++) {
        if (!(r->v[i] >= 0 && r->v[i] < LABELS_MAX) || r->v[i] != floor(r->v[i])) {
            err_set(e, ERR_INPUT, "不同的等次超过 %d 种", LABELS_MAX);
            return 0;
        }
        if ((size_t)r->v[i] >= labels) labels = (size_t)r->v[i] + 1;
    }
    return labels;
}

static bool fleiss_of(struct arena *a, enum cadre_method method, const struct ratings *r, struct measure *out, struct err *e)
{
    if (!ratings_are_complete(r, e)) return false;
    size_t labels = label_count(r, e);
    if (!labels) return false;
    double m = (double)r->columns, n = (double)r->rows, agreed = 0, by_chance = 0;
    int64_t *own = arena_alloc_array(a, labels, sizeof *own), *all = arena_alloc_array(a, labels, sizeof *all);
    for (size_t i = 0; i < r->rows; i++) {
        int64_t pairs = 0;
        for (size_t k = 0; k < r->columns; k++) pairs += 2 * own[(size_t)rating_at(r, i, k)]++;
        for (size_t k = 0; k < r->columns; k++) {
            size_t label = (size_t)rating_at(r, i, k);
            all[label]++;
            own[label] = 0;
        }
        agreed += (double)pairs;
    }
    for (size_t l = 0; l < labels; l++) by_chance += ((double)all[l] / (n * m)) * ((double)all[l] / (n * m));
    agreed /= n * m * (m - 1);
    bool is_one = false;
    for (size_t l = 0; l < labels; l++) is_one |= all[l] == (int64_t)(r->rows * r->columns);
    *out = is_one ? measure_undefined(method, (int64_t)r->rows, "所有评价都是同一等次，一致性系数没有定义")
                  : measure_of(method, (int64_t)r->rows, (agreed - by_chance) / (1 - by_chance));
    return true;
}

bool cadre_fleiss(struct arena *a, const struct ratings *r, struct measure *out, struct err *e)
{
    if (!fleiss_of(a, CADRE_FLEISS, r, out, e)) return false;
    *out = jackknife_within(fleiss_of, r, JACKKNIFE_ROWS, -1, *out);
    return true;
}
