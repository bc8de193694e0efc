#include "cadre/adjust.h"

#include <math.h>

#include "cadre/jackknife.h"
#include "cadre/location.h"

enum { WIDE = CADRE_CONDITIONS_MAX + 1, ROUNDS_MAX = 500, UNITS_MAX = 100000 };

static const double BEND = 1.345;
static const double NORMAL_MAD = 0.6744897501960817; /* median of |x| for the standard normal distribution */

/* Conditions brought to mean 0 and spread 1, so that a population beside a share does no harm to the digits. */
struct problem {
    const double *y;
    double *x; /* n x width, the first column 1 */
    size_t n, width;
    double middle[WIDE], spread[WIDE];
};

static bool standardise(struct arena *a, const double *conditions, struct problem *p)
{
    p->x = arena_alloc_array(a, p->n * p->width, sizeof *p->x);
    for (size_t k = 1; k < p->width; k++) {
        double sum = 0, squares = 0;
        for (size_t i = 0; i < p->n; i++) sum += conditions[i * (p->width - 1) + k - 1];
        p->middle[k] = sum / (double)p->n;
        for (size_t i = 0; i < p->n; i++) {
            double off = conditions[i * (p->width - 1) + k - 1] - p->middle[k];
            squares += off * off;
        }
        p->spread[k] = sqrt(squares / (double)p->n);
        if (p->spread[k] <= fabs(p->middle[k]) * 1e-12) return false;
    }
    for (size_t i = 0; i < p->n; i++) {
        p->x[i * p->width] = 1;
        for (size_t k = 1; k < p->width; k++)
            p->x[i * p->width + k] = (conditions[i * (p->width - 1) + k - 1] - p->middle[k]) / p->spread[k];
    }
    return true;
}

/* Gauss with the largest pivot; false when the conditions say the same thing. */
static bool solve(double m[WIDE][WIDE + 1], size_t n, double *b)
{
    for (size_t c = 0; c < n; c++) {
        size_t best = c;
        for (size_t r = c + 1; r < n; r++)
            if (fabs(m[r][c]) > fabs(m[best][c])) best = r;
        for (size_t k = 0; k <= n; k++) {
            double swap = m[c][k];
            m[c][k] = m[best][k];
            m[best][k] = swap;
        }
        if (fabs(m[c][c]) < 1e-9) return false;
        for (size_t r = 0; r < n; r++) {
            if (r == c) continue;
            double factor = m[r][c] / m[c][c];
            for (size_t k = c; k <= n; k++) m[r][k] -= factor * m[c][k];
        }
    }
    for (size_t c = 0; c < n; c++) b[c] = m[c][n] / m[c][c];
    return true;
}

static bool weighted_fit(const struct problem *p, const double *weight, double *b)
{
    double m[WIDE][WIDE + 1] = {{0}};
    double all = 0;
    for (size_t i = 0; i < p->n; i++) {
        const double *x = p->x + i * p->width;
        all += weight[i];
        for (size_t r = 0; r < p->width; r++) {
            for (size_t c = 0; c < p->width; c++) m[r][c] += weight[i] * x[r] * x[c];
            m[r][p->width] += weight[i] * x[r] * p->y[i];
        }
    }
    for (size_t r = 0; r < p->width; r++)
        for (size_t c = 0; c <= p->width; c++) m[r][c] /= all;
    return solve(m, p->width, b);
}

static double rest(const struct problem *p, size_t i, const double *b)
{
    double fitted = 0;
    for (size_t k = 0; k < p->width; k++) fitted += p->x[i * p->width + k] * b[k];
    return p->y[i] - fitted;
}

static double scale_of(const struct problem *p, const double *b)
{
    AUTO_ARENA struct arena *own = arena_new((size_t)64 << 20);
    double *off = arena_alloc_array(own, p->n, sizeof *off);
    for (size_t i = 0; i < p->n; i++) off[i] = fabs(rest(p, i, b));
    return cadre_median_sorted(cadre_sorted(own, off, p->n), p->n) / NORMAL_MAD;
}

/* Reweighting until nothing moves. A scale of zero: more than half of the units lie exactly on the line. */
static const char *settle(const struct problem *p, double *b, double *weight, double *scale)
{
    for (size_t i = 0; i < p->n; i++) weight[i] = 1;
    if (!weighted_fit(p, weight, b)) return "各项条件说的是同一件事（共线），分不开";
    double size = 0;
    for (size_t i = 0; i < p->n; i++) size = fmax(size, fabs(p->y[i]));
    for (int round = 0; round < ROUNDS_MAX; round++) {
        double before[WIDE], moved = 0;
        *scale = scale_of(p, b);
        if (*scale <= size * 1e-12) return NULL;
        for (size_t i = 0; i < p->n; i++) {
            double off = fabs(rest(p, i, b)) / *scale;
            weight[i] = off <= BEND ? 1 : BEND / off;
        }
        for (size_t k = 0; k < p->width; k++) before[k] = b[k];
        if (!weighted_fit(p, weight, b)) return "各项条件说的是同一件事（共线），分不开";
        for (size_t k = 0; k < p->width; k++) moved = fmax(moved, fabs(b[k] - before[k]));
        if (moved <= size * 1e-12) return NULL;
    }
    return NULL; /* it swings in the last digits: what there is is as good */
}

static bool is_sound(const double *results, const double *conditions, size_t n, size_t count, struct err *e)
{
    if (count < 1 || count > CADRE_CONDITIONS_MAX)
        return err_set(e, ERR_INPUT, "条件有 %zu 项，应为 1 至 %d 项", count, CADRE_CONDITIONS_MAX);
    if (n > UNITS_MAX) return err_set(e, ERR_INPUT, "有 %zu 个单位，至多 %d 个", n, UNITS_MAX);
    for (size_t i = 0; i < n; i++) {
        bool is_finite = isfinite(results[i]);
        for (size_t k = 0; k < count; k++) is_finite &= isfinite(conditions[i * count + k]) != 0;
        if (!is_finite) return err_set(e, ERR_INPUT, "第 %zu 个单位的实绩或条件没有数据", i + 1);
    }
    return true;
}

/* What is left of every unit by the line through the units that are not in the part. false: there is no such line. */
static bool rests_without(
        const struct problem *whole, const double *conditions, size_t part, size_t parts, double *rests)
{
    AUTO_ARENA struct arena *own = arena_new((size_t)256 << 20);
    size_t count = whole->width - 1, n = 0;
    double *y = arena_alloc_array(own, whole->n, sizeof *y), *kept = arena_alloc_array(own, whole->n * count, sizeof *kept);
    for (size_t i = 0; i < whole->n; i++) {
        if (i % parts == part) continue;
        for (size_t k = 0; k < count; k++) kept[n * count + k] = conditions[i * count + k];
        y[n++] = whole->y[i];
    }
    struct problem p = {.y = y, .n = n, .width = whole->width};
    double b[WIDE] = {0}, scale, *weight = arena_alloc_array(own, n + 1, sizeof *weight);
    if (!standardise(own, kept, &p) || settle(&p, b, weight, &scale)) return false;
    for (size_t i = 0; i < whole->n; i++) {
        rests[i] = whole->y[i] - b[0];
        for (size_t k = 1; k < p.width; k++) rests[i] -= b[k] * (conditions[i * count + k - 1] - p.middle[k]) / p.spread[k];
    }
    return true;
}

/* How far the line itself is uncertain: what would be left without each unit, or part of the units, in turn. */
static void give_intervals(const struct problem *p, const double *conditions, struct adjusted *x)
{
    enum { PARTS_MAX = 100, PARTS_OF_MANY = 20, MANY = 1000 };
    AUTO_ARENA struct arena *own = arena_new((size_t)256 << 20);
    size_t parts = p->n > MANY ? PARTS_OF_MANY : p->n < PARTS_MAX ? p->n : PARTS_MAX;
    double *rests = arena_alloc_array(own, parts * p->n, sizeof *rests), *of_unit = arena_alloc_array(own, parts, sizeof *of_unit);
    for (size_t part = 0; part < parts; part++)
        if (!rests_without(p, conditions, part, parts, rests + part * p->n)) return;
    for (size_t i = 0; i < p->n; i++) {
        for (size_t part = 0; part < parts; part++) of_unit[part] = rests[part * p->n + i];
        x->residual[i] = jackknife_interval(&x->residual[i], of_unit, parts, -INFINITY, INFINITY);
    }
}

bool cadre_adjust(struct arena *a, const double *results, const double *conditions, size_t n, size_t count,
        struct adjusted *out, struct err *e)
{
    if (!is_sound(results, conditions, n, count, e)) return false;
    struct problem p = {.y = results, .n = n, .width = count + 1};
    struct adjusted x = {.conditions = count,
            .residual = arena_alloc_array(a, n + 1, sizeof *x.residual),
            .weight = arena_alloc_array(a, n + 1, sizeof *x.weight)};
    double b[WIDE] = {0};
    if (n < 3 * p.width)
        x.why = "单位太少：每项条件（连同常数）至少要三个单位";
    else if (!standardise(a, conditions, &p))
        x.why = "有一项条件各单位都相同，没有用处，请去掉";
    else
        x.why = settle(&p, b, x.weight, &x.scale);
    for (size_t i = 0; i < n; i++)
        x.residual[i] = x.why ? measure_undefined(CADRE_HUBER, (int64_t)n, x.why)
                              : measure_of(CADRE_HUBER, (int64_t)n, rest(&p, i, b));
    if (!x.why) give_intervals(&p, conditions, &x);
    x.coefficient[0] = b[0];
    for (size_t k = 1; !x.why && k < p.width; k++) {
        x.coefficient[k] = b[k] / p.spread[k];
        x.coefficient[0] -= b[k] * p.middle[k] / p.spread[k];
    }
    *out = x;
    return true;
}
