/* Entering tally sheets: twice, blind, by two people; equal entries are accepted at once, different ones wait for a
 * third step that settles only what differs. Each step is journalled with all its figures. */
#ifndef APP_TALLY_H
#define APP_TALLY_H

#include "app/workspace.h"
#include "count/compare.h"
#include "store/contest.h"

enum { TALLY_FIGURE_MAX = 10000000 };

enum tally_state {
    TALLY_WAITS,   /* for the second entry */
    TALLY_DIFFERS, /* to be settled */
    TALLY_ACCEPTED,
};

struct tally_outcome {
    enum tally_state state;
    struct tally_difference *differences; /* TALLY_DIFFERS: where; in the workspace's arena */
    size_t difference_count;
};

/* What is entered by now, for whoever enters several sheets in one transaction. */
struct tally_desk {
    struct workspace *ws;
    struct round_list rounds;
    struct tally_list tallies;
};

MUST_USE bool tally_open_desk(struct workspace *ws, struct tally_desk *desk, struct err *e);

/* The round that is counted at that place. ERR_INPUT: no such round, or not counted there. */
MUST_USE bool tally_find_round(
        const struct tally_desk *desk, struct tally_place place, const struct stored_round **round, struct err *e);

/* tally_enter inside the caller's transaction. Every place only once for one desk. */
MUST_USE bool tally_enter_at(const struct tally_desk *desk, struct tally_place place, enum tally_entry entry,
        const struct tally_sheet *sheet, struct tally_outcome *outcome, struct err *e);

/* Enters sheet as entry 1 or 2. The names of printed candidates must be those of the ballot, in its order.
 * Errors  ERR_INPUT: no such round or counting place, names that are not those of the ballot, figures out of
 *         range; ERR_STATE: that entry is there already, the same person enters both, the result is certified */
MUST_USE bool tally_enter(struct workspace *ws, struct tally_place place, enum tally_entry entry,
        const struct tally_sheet *sheet, struct tally_outcome *outcome, struct err *e);

/* How the two entries of a place compare now. ERR_STATE when one is missing. */
MUST_USE bool tally_check(struct workspace *ws, struct tally_place place, struct tally_outcome *outcome, struct err *e);

/* Settles the differences: "for:1=120" texts, one for each (count/compare.h). Should be a third person; when it is one
 * of the two who entered, finding W508 has to be explained. */
MUST_USE bool tally_resolve(struct workspace *ws, struct tally_place place, const char *const *settled, size_t count,
        struct err *e);

/* Takes back an entry (and what was agreed), so that it can be entered again; the journal keeps it. */
MUST_USE bool tally_withdraw(struct workspace *ws, struct tally_place place, enum tally_entry entry, const char *reason,
        struct err *e);

/* A sheet as data: what the journal records. The object lives in a. */
struct json *tally_to_json(struct arena *a, const struct tally_sheet *sheet);

/* Its lines alone, as the member "lines" of o. */
void tally_lines_to_json(const struct tally_sheet *sheet, struct json *o);

#endif
