/* How far raters agree, and whether the items of a form measure one thing (信度). A table of ratings goes in, measures
 * come out. What cannot be computed at all (a single subject, a missing rating where none may be missing) is an error;
 * what the formula leaves undefined for sound ratings (everybody gave the same grade) is a measure with its reason. */
#ifndef CADRE_AGREEMENT_H
#define CADRE_AGREEMENT_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

/* v    rows x columns, row after row; NAN where there is no rating. Labels are numbered by the caller. */
struct ratings {
    const double *v;
    size_t rows;
    size_t columns;
};

static inline double rating_at(const struct ratings *r, size_t row, size_t column)
{
    return r->v[row * r->columns + column];
}

/* Intraclass correlations, rows = subjects (被评人), columns = raters (评价人). C: consistency, A: absolute agreement;
 * 1: of a single rating, k: of the mean of all raters. Intervals are those of McGraw and Wong. base: ratings. Source
 * Shrout and Fleiss 1979; McGraw and Wong 1996 */
struct icc {
    struct measure icc1, icc_c1, icc_a1, icc1k, icc_ck, icc_ak;
};

/* Errors  ERR_INPUT: fewer than two subjects or raters, a rating that is missing */
MUST_USE bool cadre_icc(const struct ratings *r, struct icc *out, struct err *e);

/* Cronbach's alpha, rows = subjects, columns = items; Feldt's interval. base: subjects. Errors as cadre_icc.
 * Source  Cronbach 1951; Feldt 1965 */
MUST_USE bool cadre_alpha(const struct ratings *r, struct measure *out, struct err *e);

/* Kendall's W, rows = subjects, columns = raters; equal ratings share their mean rank. chi2 and p are those of w_ties,
 * with rows - 1 degrees of freedom. base: subjects. Intervals of w and w_ties: cadre/jackknife.h, over the subjects.
 * Source  Kendall and Babington Smith 1939; Siegel and Castellan 1988 */
struct kendall {
    struct measure w, w_ties, chi2, p;
};

/* Errors as cadre_icc; ERR_ENVIRONMENT never. Scratch memory in a. */
MUST_USE bool cadre_kendall(struct arena *a, const struct ratings *r, struct kendall *out, struct err *e);

/* Krippendorff's alpha: rows = raters, columns = units; missing ratings allowed, units with one rating are passed over.
 * method  one of CADRE_KRIPP_…
 * base    pairable ratings; interval: cadre/jackknife.h, over the units
 * Errors  ERR_INPUT: fewer than two raters, no unit rated twice, negative values on the ratio scale, more than 2 000
 *         different values
 * Source  Krippendorff 2011 */
MUST_USE bool cadre_kripp(
        struct arena *a, enum cadre_method method, const struct ratings *r, struct measure *out, struct err *e);

/* Fleiss' kappa: rows = subjects, columns = raters; ratings are numbers of labels, 0 ..= 9 999. base: subjects.
 * Interval: cadre/jackknife.h, over the subjects.
 * Source  Fleiss 1971 */
MUST_USE bool cadre_fleiss(struct arena *a, const struct ratings *r, struct measure *out, struct err *e);

/* At least two rows and columns, nothing missing; the sentence names the place. */
MUST_USE bool ratings_are_complete(const struct ratings *r, struct err *e);

#endif
