/* What a correction of a set's registration changes. What it does not say stays as it is; what it says otherwise is listed, so that
 * somebody agrees to it. How many of a few abstained (cadre/tabulate.h, set_blank_is_secret) is not compared: whoever tries all
 * numbers would be told which it was. */
#ifndef APP_BALLOT_SET_CHANGE_H
#define APP_BALLOT_SET_CHANGE_H

#include "app/intake.h"
#include "model/ballot_set.h"

/* For a set of which nobody is told how many abstained (cadre/tabulate.h): takes from given what may not be put over old. With results
 * in, that figure is as it was, and counts as untried; to put another in its place, the results are taken back first. A table does not
 * replace it either, unless another number of valid ballots comes with it: whoever wants to correct it says so by itself. Another
 * number of valid ballots would make it known, or tell whether it is smaller: then it must be said anew, too.
 * Errors  ERR_STATE: without results, valid ballots without those who abstained */
MUST_USE bool ballot_set_keep_secret(struct intake *in, const struct ballot_set *old, struct ballot_set *given, bool is_table, struct err *e);

/* What is recorded, with what was given put over it; "无" as level or whole takes back what was said. */
struct ballot_set ballot_set_merge(const struct ballot_set *old, const struct ballot_set *given);

/* Notes what changes. given: what was said now; s: with what was said before; is_secret: nobody is told how many abstained. Returns whether
 * anything does. */
bool ballot_set_compare(struct intake *in, const struct ballot_set *old, const struct ballot_set *given, const struct ballot_set *s, bool is_secret);

#endif
