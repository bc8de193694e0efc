/* Shares of a counted row, each with its base and interval, or the reason why it is not shown. */
#ifndef CADRE_SET_SHARE_H
#define CADRE_SET_SHARE_H

#include "cadre/measure.h"
#include "cadre/tabulate.h"

/* Why a hidden row has no figure: one sentence for all reasons, because which of them it is may give the small group away. */
extern const char set_hidden_why[];

/* One measure for each label, of that base; labels that leave the base (不了解) only have a share of the other bases.
 * Undefined when the row is hidden, the base is not said or is 0, or the votes are more than it. */
void set_row_shares(const struct set_table *t, const struct set_row *r, enum set_base base, struct measure *out);

/* The share of the roles up to and with `worst`: GRADE_EXCELLENT is 优秀率, GRADE_GOOD 满意率. Of the answered. */
struct measure set_row_rate(const struct set_table *t, const struct set_row *r, enum grade_role worst);

/* What a recommendation, or a grade, says for the subject: x of n. Recommended of the valid ballots; excellent of the
 * answered. false when the row is hidden or has none. */
bool set_row_support(const struct set_table *t, const struct set_row *r, int64_t *x, int64_t *n);

#endif
