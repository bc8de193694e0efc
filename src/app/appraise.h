/* The analysis of an appraisal (立体考察) over the workspace. Each figure carries its method, base and interval, or the
 * reason why there is none; nothing here decides anything. Results live in the workspace's arena. */
#ifndef APP_APPRAISE_H
#define APP_APPRAISE_H

#include "app/appraisal.h"
#include "cadre/adjust.h"
#include "cadre/compare.h"
#include "cadre/sensitivity.h"
#include "cadre/set_order.h"
#include "cadre/set_score.h"
#include "cadre/trend.h"

/* teams   organisations instead of cadres
 * choice  year 0: the latest in which anything was graded; it is filled in */
struct appraise_request {
    const char *scheme;
    bool is_confirmed;
    bool teams;
    struct set_choice choice;
};

/* strata  of each score: with whom it may be compared (appraisal_stratum) */
struct appraise_scores {
    struct scheme scheme;
    int64_t year;
    struct set_score *v;
    const char **strata;
    size_t n;
};

/* Groups that are measured take the figures of performance of that name (field) and year. Errors  ERR_INPUT: no such
 * scheme, no such set, a scheme from memory that nobody confirmed */
MUST_USE bool appraise_scores(
        const struct appraisal *x, const struct appraise_request *q, struct appraise_scores *out, struct err *e);

/* Places of the scores inside their strata, by the scores' numbers. */
void appraise_compare(const struct appraisal *x, const struct appraise_scores *scores, struct placing **out);

enum { APPRAISE_SEED = 1 }; /* of the drawn weights */

/* Does the order hang on the weights? Of the subjects whose groups are all there.
 * units[i]  number of the score that unit i is
 * left_out  subjects of the stratum that have not all groups
 * strata    how many strata the units are of, numbers[i] that of unit i: each is ordered for itself
 * why       NULL, or why there is no answer */
struct appraise_sensitivity {
    size_t *units;
    uint32_t *numbers;
    size_t n, left_out, strata;
    size_t *groups; /* of the scheme, that took part */
    size_t group_count;
    double spread;
    size_t draws;
    struct sensitivity result;
    const char *why;
};

/* stratum  that of those who take part; "" for all. Errors  ERR_INPUT: nobody is in that stratum */
MUST_USE bool appraise_sensitivity(const struct appraisal *x, const struct appraise_scores *scores, const char *stratum,
        double spread, struct appraise_sensitivity *out, struct err *e);

/* ---- performance ---- */

/* One organisation, or cadre, over the years. field "" is the whole.
 * history   undefined where why says so; score_slope: Theil–Sen of the scores
 * left_out  the years whose place is of nobody knows how many, "2008、2009"; "" for none */
struct appraise_history {
    const char *name;
    bool is_team;
    struct trend_year *years;
    size_t n;
    struct trend_history history;
    const char *why;
    const char *left_out;
    struct measure score_slope;
};
MUST_USE bool appraise_trend(const struct appraisal *x, const char *field, struct appraise_history **out, size_t *n,
        struct err *e);

/* Scores of one year: the percentile inside the stratum, and what is left when the conditions are taken out. */
struct appraise_adjusted_unit {
    const char *name;
    const char *stratum;
    double score;
    struct measure percentile, residual;
};
struct appraise_adjusted {
    int64_t year;
    const char **conditions;
    size_t condition_count;
    const char *left_out; /* conditions that some of them lack, and whom; "" for none */
    struct appraise_adjusted_unit *v;
    size_t n;
    const char *why; /* of the regression */
};
/* year 0: the latest. Conditions are those that every organisation of the year has. */
MUST_USE bool appraise_adjust(
        const struct appraisal *x, const char *field, int64_t year, struct appraise_adjusted *out, struct err *e);

/* ---- orders ---- */

/* The people of one organisation and stratum (chiefs apart from the others) as the sets rank them, put together by four methods that
 * stand beside one another; their places with intervals from RESAMPLE_DRAWS draws of the ballots, from RESAMPLE_SEED. */
struct appraise_order {
    const char *organisation;
    const char *stratum;
    struct set_subject *subjects;
    size_t n;
    struct set_order found;
};
MUST_USE bool appraise_aggregate(const struct appraisal *x, const struct set_choice *c, struct appraise_order **out,
        size_t *n, struct err *e);

#endif
