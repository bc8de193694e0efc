/* How far the raters of a set of whole ballots agree. Only rows that may be shown take part. */
#ifndef CADRE_SET_AGREEMENT_H
#define CADRE_SET_AGREEMENT_H

#include "cadre/agreement.h"
#include "cadre/set_check.h"

/* Of one item of a set. Krippendorff's alpha takes all ratings and rests on the sums of the rows; the others need ballots that grade
 * every subject (alpha: every item of a subject), and leave so many out that of no row one to four are (cadre/set_whole.h).
 * subjects, ballots, whole  subjects, ballots of the set, ballots that grade all subjects and are used; 0: too few
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

#endif
