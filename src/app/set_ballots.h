/* Whole ballots of a set: rows of one number put together, and a stack laid down in an order that says nothing. */
#ifndef APP_SET_BALLOTS_H
#define APP_SET_BALLOTS_H

#include "app/set_sheet.h"
#include "base/json.h"

/* n ballots, ballot after ballot, as struct set_ballots. */
struct set_stack {
    struct set_form form;
    uint8_t *answers;
    size_t n;
};

/* Puts the answers together (and sorts them by number): on the form that was laid down, or on one made of what they ask.
 * What is wrong with a row becomes a fault. ERR_INPUT: more questions or labels than a set may have. */
MUST_USE bool set_ballots_gather(struct workspace *ws, const struct ballot_set *set, struct set_pile_row *v, size_t n,
        struct table_faults *faults, struct set_stack *out, struct err *e);

/* The same ballots as are stored, in whatever order? */
MUST_USE bool set_ballots_are_stored(
        struct workspace *ws, const struct ballot_set *set, const struct set_stack *x, bool *same, struct err *e);

/* Lays the stack down, shuffled, as the set's result in the open transaction; numbers and places in the stack are gone.
 * detail  of the journal's entry; the number of ballots is added
 * Errors  ERR_STATE: the set has a result */
MUST_USE bool set_ballots_store(struct workspace *ws, struct ballot_set *set, const struct set_stack *x, const char *action,
        struct json *detail, struct err *e);

#endif
