/* What a registration may not uncover: answers of a small group that are kept back must not show because somebody writes
 * another number of valid ballots, another whole or another level beside results, or entries, that are there already. Source  A10;
 * the secrecy of small groups (docs/appraisal.md) */
#ifndef APP_SET_SHOWN_H
#define APP_SET_SHOWN_H

#include "app/appraisal.h"

/* Before and after changes in one transaction. Sets of one-time codes, which are kept back until all are in, may be closed.
 * Errors  ERR_STATE: a row that was hidden before would show, or where what was typed differs; names the set */
MUST_USE bool set_shown_stays(struct workspace *ws, const struct appraisal *before, struct err *e);

#endif
