/* What two people entered blind, sums or whole ballots (app/set_draft.h): where they differ, settled with the paper in
 * hand, taken back. As app/tally.h. */
#ifndef APP_SET_ENTRY_H
#define APP_SET_ENTRY_H

#include "app/set_import.h"
#include "app/set_secrecy.h"

/* A place that may be shown: "陈东山/德/优秀" of sums, "12/陈东山/德" or "12/整张" of whole ballots; where people signed
 * "甲/陈东山/镇长" or "甲/整张" (甲 signed; rows without a number), and behind a place "/推荐人", "/关系", "/理由".
 * first, second  votes; -1: the entry does not have the line
 * said           what the two ballots answer there ("空", "有", "无"); NULL of sums, and where it is not shown, because who
 *                settles reads the paper. What is written of the signer is shown */
struct set_difference {
    const char *place;
    int64_t first, second;
    const char *said[2];
    bool is_of_ballot;
};

/* hidden_differ  what fewer than five raters said differs, too. Where, how often and by what is kept back: whoever types a
 *                guess must not be told how near he came */
struct set_differences {
    struct set_difference *v;
    size_t n;
    bool hidden_differ;
};

/* secrecy  of the set; both entries are added. NULL: both are in one's hands, everything is shown
 * *found   lives in a, sorted as set_lines_sort does */
void set_entry_differences(struct arena *a, const struct set_entry *first, const struct set_entry *second,
        struct set_secrecy *secrecy, struct set_differences *found);

/* Do they say something else anywhere? */
bool set_entries_differ(const struct set_differences *found);

/* Stores an entry in the open transaction and accepts it when the other one says the same (or entry is AGREED).
 * out: its state and differences, against the other entry. Errors as set_import. */
MUST_USE bool set_entry_take(struct workspace *ws, struct ballot_set *set, const struct set_entry_list *all,
        struct set_entry *entry, struct set_secrecy *secrecy, struct set_import_line *out, struct err *e);

/* Stores the sums as the set's result in the open transaction. action: of the journal's entry. */
MUST_USE bool set_entry_accept(struct workspace *ws, struct ballot_set *set, const struct set_entry *x, const char *action, struct err *e);

/* The differences of a set's two entries. ERR_STATE when one is missing. */
MUST_USE bool set_entry_compare(struct workspace *ws, const char *set, struct set_differences *found, struct err *e);

/* Settles them: "陈东山/德/优秀=12" texts, one for each; of whole ballots, and where people signed, as set_draft_resolve. ERR_STATE before anything else is
 * looked at while what may not be shown differs: then both type anew. */
MUST_USE bool set_entry_resolve(
        struct workspace *ws, const char *set, const char *const *settled, size_t n, struct err *e);

/* Takes back everything that was answered, of all of these sets or of none; the journal keeps who, when and why. Sets with codes
 * keep theirs: ERR_STATE unless something else waits beside them, which goes. ERR_STATE, too, when a hidden set beside them stays (app/set_shown.h). */
MUST_USE bool set_withdraw(struct workspace *ws, const char *const *sets, size_t n, const char *reason, struct err *e);

/* Takes back one blind entry (1, 2), only while the other was not typed: what has been compared goes together (ERR_STATE), else
 * guesses could be tried against the one that stays. */
MUST_USE bool set_entry_withdraw(struct workspace *ws, const char *set, int64_t entry, const char *reason, struct err *e);

#endif
