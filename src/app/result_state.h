/* What the files that compute a result share; nobody else includes it. */
#ifndef APP_RESULT_STATE_H
#define APP_RESULT_STATE_H

#include "app/result.h"

struct counter {
    struct arena *a;
    const struct law_basis *law;
    const struct records *r;
    struct finding_list found; /* before explanations are taken into account */
};

void result_find(struct counter *k, enum finding_code code, const char *subject, const char *text);

/* ---- written-in persons (result_write_in.c) ---- */

/* Spellings that the committee decided mean one person (same-as/NAME) become one, in the order of the decisions. */
void result_merge_spellings(struct counter *k, const struct stored_round *round, struct contest *c);

/* Those whom the committee found not to be voters do not count (R51). */
void result_drop_refused(struct counter *k, const struct stored_round *round, struct contest *c);

/* F601: who is elected, or goes on to the next round, must have been found on the roll. */
void result_ask_for_write_ins(struct counter *k, const struct round_result *x, const size_t *options, size_t n);

/* W512: two who may be one. ERR_ENVIRONMENT when ICU lacks a table */
MUST_USE bool result_ask_for_alike(struct counter *k, const struct round_result *x, struct err *e);

#endif
