/* The lines that belong to a step of a selection: written by a clerk in one go, checked against what they may be, and for a
 * recommendation bound to its ballot sets. */
#ifndef APP_SELECTION_ITEM_H
#define APP_SELECTION_ITEM_H

#include "app/selection.h"

/* "年龄=1980.05（出生证）、工龄=2002.08（转正表）": parts between 、 or ；, a name, "=" and a value, the basis in brackets; marks inside of
 * brackets part nothing.
 * Errors  ERR_INPUT a part without a name, a name twice, more than 200 parts */
MUST_USE bool selection_items_read(
        struct arena *a, const char *text, struct selection_item **items, size_t *n, struct err *e);

/* May these items stand with that step? Opinions are 同意、不同意、缓议; items of an identity are the six, each with its value; sets of a
 * recommendation exist, ask for recommendations and were held by then. A recommendation gets its numbers (due, present) from
 * its meeting; others than the set's are refused.
 * Errors  ERR_INPUT says which item and what it may be */
MUST_USE bool selection_items_check(struct workspace *ws, struct selection_event *x, struct err *e);

/* s->sets: what the sets of all recommendations say. Reads the ballot sets only where there are any. */
MUST_USE bool selection_sets_load(struct workspace *ws, struct selection_state *s, struct err *e);

/* s->grades: what the sets that grade say of the incumbents among the selections; whole sets only, nothing that is hidden. Nothing is
 * read while the rule that asks for it (A35) is off. */
MUST_USE bool selection_grades_load(struct workspace *ws, struct selection_state *s, struct err *e);

#endif
