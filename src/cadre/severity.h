/* How mild or severe raters are (评价人松严). Raters of one township know that township only: whether its team is
 * better or its raters are milder cannot be told from their answers. It can be told only where raters who judge several
 * townships tie all of them together; then, and only then, an additive model (mark = subject + rater) takes the raters'
 * own level out. */
#ifndef CADRE_SEVERITY_H
#define CADRE_SEVERITY_H

#include <stddef.h>

#include "base/err.h"
#include "cadre/measure.h"

struct mark {
    uint32_t rater, subject;
    double value;
};

/* components         parts that no rater ties together; 1: connected
 * component          of each subject, 0 ..= components - 1, in the order in which they first appear
 * links              raters who judged more than one subject
 * why                NULL, or why no severity can be given; then severity and adjusted are undefined with it
 * severity[rater]    how far above the others the rater marks; their mean over the marks is 0; base: the rater's marks
 * adjusted[subject]  the subject's mean with that taken out; base: the subject's marks. Withheld below five raters.
 * Intervals leave out a part of the raters (adjusted) or of the subjects (severity) in turn, see cadre/jackknife.h; nobody has
 * one when the rest is not tied together, nor who is missing from one of the rests. */
struct rater_severity {
    size_t raters, subjects;
    size_t components;
    size_t *component;
    size_t links;
    const char *why;
    struct measure *severity;
    struct measure *adjusted;
};

/* marks    n of them, at most one for a rater and a subject; raters 0 ..= raters - 1, subjects likewise, each with a
 * mark Errors  ERR_INPUT: no marks, a number out of range, no finite value, somebody without a mark */
MUST_USE bool cadre_severity(struct arena *a, const struct mark *marks, size_t n, size_t raters, size_t subjects,
        struct rater_severity *out, struct err *e);

#endif
