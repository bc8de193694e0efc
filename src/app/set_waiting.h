/* What of a set waits: what somebody typed, for the second entry or for being settled; a stack of scanned forms, for the people
 * who read its doubtful lines. It rests on the form as it was, and on the way that was begun: nothing else is put beside
 * it. Every way in asks here. */
#ifndef APP_SET_WAITING_H
#define APP_SET_WAITING_H

#include "app/workspace.h"
#include "model/ballot_set.h"

/* clerk       who typed the first of what waits; NULL when nobody did
 * typed       what he typed: sums or ballots
 * is_signed   with who signed
 * is_scanned  a stack waits */
struct set_waiting {
    const char *clerk;
    enum set_shape typed;
    bool is_signed;
    bool is_scanned;
};

/* Of a set with agreed sums nobody's entry waits. Beside another result something may wait in a file that an older program wrote. */
MUST_USE bool set_waiting_load(struct workspace *ws, const struct ballot_set *set, struct set_waiting *w, struct err *e);

bool set_waits(const struct set_waiting *w);

/* The set is free. purpose: what was to be done, "换表样".
 * Errors  ERR_STATE: what waits, and how it is taken back */
MUST_USE bool set_waiting_is_none(struct workspace *ws, const struct ballot_set *set, const char *purpose, struct err *e);

/* The sentence about what waits, without the set; returns false. */
bool set_waiting_refuse(const struct set_waiting *w, const struct ballot_set *set, const char *purpose, struct err *e);

#endif
