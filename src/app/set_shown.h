/* What a registration or a withdrawal may not do to answers of a small group that are kept back.
 *
 * They must not show because somebody writes another number of valid ballots, another whole or another level beside results, or
 * entries, that are there already. Nor may guesses be tried against them: whether several parts make up their whole shows
 * (W852, and which of them are shown), so that a made-up whole and a made-up part beside a hidden one would say whether a guess
 * is right, and a larger whole would uncover a part whose rest is small. Hence a hidden set with results stays in the wholes that it
 * is in, what stands beside it in a whole is taken back only together with it, and of what is registered of it only that is
 * corrected by which no answer shows. Source  A10; the secrecy of small groups (docs/appraisal.md) */
#ifndef APP_SET_SHOWN_H
#define APP_SET_SHOWN_H

#include "app/appraisal.h"

/* Before and after changes in one transaction. Sets of one-time codes, which are kept back until all are in, may be closed.
 * Errors  ERR_STATE: a hidden set of a whole would be of another one, or its votes be counted against other figures, or where what was
 *         typed differs would show, or levels that make up a whole would do so no longer: names the set; a row that was hidden before would show: names none */
MUST_USE bool set_shown_stays(struct workspace *ws, const struct appraisal *before, struct err *e);

/* May the results of these sets be taken back, and the others stay? ERR_STATE when a hidden one of the same whole stays, or a
 * self-assessment of the same year that asks one of the same people; names all that go together. Sets of one-time codes, which cannot be taken back, do not count. */
MUST_USE bool set_may_be_withdrawn(struct workspace *ws, const char *const *names, size_t n, struct err *e);

#endif
