/* Intervals for measures of agreement that have no formula of their own (刀切法): the measure once more without each part of
 * the subjects in turn. Nothing is drawn, so the same table always gives the same interval. */
#ifndef CADRE_JACKKNIFE_H
#define CADRE_JACKKNIFE_H

#include "cadre/agreement.h"

enum { JACKKNIFE_LEAST = 5 }; /* fewer subjects say nothing about their spread */

typedef bool jackknife_measure(
        struct arena *a, enum cadre_method method, const struct ratings *r, struct measure *out, struct err *e);

enum jackknife_side { JACKKNIFE_ROWS, JACKKNIFE_COLUMNS };

/* whole with value -+ t times the jackknife's standard error as its interval, cut to low ..= 1. Up to 100 subjects are left
 * out one by one; more of them in 100 parts (20 for tables of more than 20 000 cells). side: where the subjects are. Unchanged
 * when whole is not defined, when there are fewer than five subjects, or when the rest is not defined without one of the parts.
 * Source  Tukey 1958; Efron and Stein 1981 */
struct measure jackknife_within(jackknife_measure *of, const struct ratings *r, enum jackknife_side side, double low,
        struct measure whole);

/* m with the interval that its values without each of the parts give, cut to low ..= high. */
struct measure jackknife_interval(const struct measure *m, const double *values, size_t parts, double low, double high);

#endif
