#include "cadre/distribution.h"

#include <math.h>

enum { TERMS_MAX = 10000 };

static const double PRECISION = 1e-15;
static const double TINY = 1e-300;

/* lgamma keeps its sign in a global; lgamma_r does not. */
static double log_gamma(double x)
{
    int sign;
    return lgamma_r(x, &sign);
}

/* The lower incomplete gamma function by its series: quick where x < a + 1. */
static double gamma_series(double a, double x)
{
    double term = 1 / a, sum = term;
    for (int n = 1; n < TERMS_MAX && term > sum * PRECISION; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * exp(-x + a * log(x) - log_gamma(a));
}

/* A continued fraction b0 + a1 / (b1 + a2 / …) is summed from the front by Lentz's method; it never meets a zero. */
static double away_from_zero(double x)
{
    return fabs(x) < TINY ? TINY : x;
}

static double gamma_fraction(double a, double x)
{
    double b = x + 1 - a, c = 1 / TINY, d = 1 / away_from_zero(b), h = d;
    for (int n = 1; n < TERMS_MAX; n++) {
        double top = -n * (n - a);
        b += 2;
        d = 1 / away_from_zero(top * d + b);
        c = away_from_zero(b + top / c);
        h *= d * c;
        if (fabs(d * c - 1) < PRECISION) break;
    }
    return h * exp(-x + a * log(x) - log_gamma(a));
}

double cadre_chi_square_tail(double x, double df)
{
    double a = df / 2, half = x / 2;
    if (half <= 0) return 1;
    return half < a + 1 ? 1 - gamma_series(a, half) : gamma_fraction(a, half);
}

static double beta_fraction(double x, double a, double b)
{
    double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), h = d;
    for (int m = 1; m < TERMS_MAX; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away_from_zero(1 + even * d);
        c = away_from_zero(1 + even / c);
        h *= d * c;
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away_from_zero(1 + odd * d);
        c = away_from_zero(1 + odd / c);
        h *= d * c;
        if (fabs(d * c - 1) < PRECISION) break;
    }
    return h;
}

/* P(X <= x) for the beta distribution; 0 <= x <= 1, a, b > 0. */
static double beta_below(double x, double a, double b)
{
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    double front = exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log1p(-x));
    return x < (a + 1) / (a + b + 2) ? front * beta_fraction(x, a, b) / a : 1 - front * beta_fraction(1 - x, b, a) / b;
}

/* With x of a beta distribution, x / (1 - x) * df2 / df1 is of an F distribution. Halving always ends. */
double cadre_f_quantile(double p, double df1, double df2)
{
    double low = 0, high = 1;
    for (int i = 0; i < 200; i++) {
        double middle = (low + high) / 2;
        if (beta_below(middle, df1 / 2, df2 / 2) < p)
            low = middle;
        else
            high = middle;
    }
    double x = (low + high) / 2;
    return x / (1 - x) * df2 / df1;
}
