/* What two people entered blind, sums or whole ballots (app/set_draft.h): where they differ, settled with the paper in
 * hand, taken back. As app/tally.h. */
#ifndef APP_SET_ENTRY_H
#define APP_SET_ENTRY_H

#include "app/workspace.h"
#include "store/ballot_set.h"

/* first, second  -1: the entry does not have it
 * is_hidden      fewer than five raters stand behind it, as behind any single ballot: who settles it reads the paper, not
 *                the screen */
struct set_difference {
    const char *place; /* "陈东山/德/优秀" */
    int64_t first, second;
    bool is_hidden;
};

/* By subject, item and answer. */
int set_lines_compare(const struct set_line *x, const struct set_line *y);

/* Returns how many; *found lives in a, sorted as set_lines_sort does. */
size_t set_entry_differences(
        struct arena *a, const struct set_entry *first, const struct set_entry *second, struct set_difference **found);

/* Stores an entry in the open transaction and accepts it when the other one says the same (or entry is AGREED).
 * *differences: against the other entry. Errors as set_import. */
MUST_USE bool set_entry_take(struct workspace *ws, struct ballot_set *set, const struct set_entry_list *all,
        struct set_entry *entry, bool *is_agreed, size_t *differences, struct err *e);

/* The differences of a set's two entries. ERR_STATE when one is missing. */
MUST_USE bool set_entry_compare(
        struct workspace *ws, const char *set, struct set_difference **found, size_t *n, struct err *e);

/* Settles them: "陈东山/德/优秀=12" texts, one for each; of whole ballots as set_draft_resolve. */
MUST_USE bool set_entry_resolve(
        struct workspace *ws, const char *set, const char *const *settled, size_t n, struct err *e);

/* Takes back one blind entry (1, 2), or with 0 everything that was answered; the journal keeps who, when and why. Sets with
 * codes keep theirs: ERR_STATE once one was used. */
MUST_USE bool set_entry_withdraw(struct workspace *ws, const char *set, int64_t entry, const char *reason, struct err *e);

#endif
