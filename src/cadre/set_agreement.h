/* How far the raters of a set of whole ballots agree, and who of them is mild or severe. Only rows that may be shown take
 * part. */
#ifndef CADRE_SET_AGREEMENT_H
#define CADRE_SET_AGREEMENT_H

#include "cadre/agreement.h"
#include "cadre/set_check.h"
#include "cadre/set_choice.h"
#include "cadre/severity.h"

/* Of one item of a set. Krippendorff's alpha takes all ratings; the others need ballots that grade every subject.
 * subjects, ballots, whole  subjects, ballots of the set, ballots that grade all subjects
 * alpha       of the items of the form without the overall grade, over ballots and subjects, the same beside every item; its
 *             interval is the jackknife's over ballots, because what one ballot says of several subjects is not independent */
struct set_reliability {
    const char *item;
    size_t subjects, ballots, whole;
    struct icc icc;
    struct kendall kendall;
    struct measure kripp, fleiss, alpha;
};

/* One for each item that is graded; *n is 0 for sets without whole ballots. Figures that cannot be computed have their
 * reason. */
MUST_USE bool cadre_set_reliability(
        struct arena *a, const struct set_record *r, struct set_reliability **out, size_t *n, struct err *e);

/* Marks of all chosen sets together, a rater being a ballot of a set, a mark the mean grade of the ballot's items (3 best).
 * why: the reason when there are no marks at all; severity is then empty. */
struct set_severity {
    struct set_subject *subjects;
    size_t n;
    size_t marks;
    struct rater_severity severity;
    const char *why;
};
MUST_USE bool cadre_set_severity(struct arena *a, const struct set_record *records, size_t n, const struct set_choice *c,
        struct set_severity *out, struct err *e);

#endif
