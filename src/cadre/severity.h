/* How mild or severe groups of raters are (评价人松严). Raters of one township know that township only: whether its team is
 * better or its raters are milder cannot be told from their answers. It can be told only where raters who judge several
 * townships tie all of them together; then, and only then, an additive model (mean grade = subject + group) takes the groups'
 * own level out.
 *
 * A rater has no figure of his own, nor is one ever used: what goes in are means of groups. So nothing that comes out can say more
 * than the groups do (cadre/set_group.h). Where all of a group judge the same people, the least squares of one level for each rater and
 * of one for the group give the same subjects. */
#ifndef CADRE_SEVERITY_H
#define CADRE_SEVERITY_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

enum { CADRE_GROUPS_MAX = 1000 };

/* What a group gives a subject on average.
 * raters  of the group who grade him, 1 ..= 10^9; the weight
 * error   standard error of the mean, 0 or more */
struct group_mean {
    uint32_t group, subject;
    int64_t raters;
    double mean, error;
};

/* components         parts that no group ties together; 1: connected
 * component          of each subject, 0 ..= components - 1, in the order in which they first appear
 * why                NULL, or why no severity can be given; then severity and adjusted are undefined with it
 * severity[group]    how far above the others the group marks; their mean, weighted by raters, is 0; base: its ratings
 * adjusted[subject]  the subject's mean with that taken out; base: who rated him. Withheld below five.
 * Intervals: from the errors of the means, as if each were of other raters. Raters who judge several people are mild or severe with all
 * of them, so that between subjects the intervals are rather too wide. */
struct group_severity {
    size_t groups, subjects;
    size_t components;
    size_t *component;
    const char *why;
    struct measure *severity;
    struct measure *adjusted;
};

/* v       n of them, at most one for a group and a subject; groups 0 ..= groups - 1, subjects likewise, each with a mean. All subjects
 *         of a group are tied together
 * Errors  ERR_INPUT: no means, a number out of range, no finite value, a group or subject without a mean */
MUST_USE bool cadre_severity(struct arena *a, const struct group_mean *v, size_t n, size_t groups, size_t subjects,
        struct group_severity *out, struct err *e);

#endif
