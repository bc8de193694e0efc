/* What the machine was not sure of, and how people settle it (疑问票): two read it without seeing each other's reading;
 * when they differ, a third decides. A reading is never changed: who has another opinion says so in a new entry. */
#ifndef COUNT_DOUBT_H
#define COUNT_DOUBT_H

#include "base/err.h"
#include "model/scanned.h"

#define DOUBT_STATES(X)                                                                                                \
    X(OPEN, "open", "待认定")                                                                                          \
    X(SECOND, "second", "待第二人认定")                                                                                \
    X(THIRD, "third", "两人不同，待第三人认定")                                                                        \
    X(SETTLED, "settled", "已认定")

enum doubt_state {
#define X(name, code, title) DOUBT_STATE_##name,
    DOUBT_STATES(X)
#undef X
};

struct doubt {
    const struct scanned_sheet *sheet;
    const char *item;
    enum doubt_state state;
    size_t opinions;          /* persons who have said something */
    const char *answer;       /* settled; else NULL */
    enum doubt_reason reason; /* of the answer */
};

struct doubt_list {
    struct doubt *v;
    size_t n;
};

/* What a refused page is (item page): "ballot" a ballot of this stack that people read from the paper, "again=SHEET" one
 * that was scanned once more and taken as that sheet (its name in full), "other" none of this stack's. Its candidates and
 * lines are asked for when somebody says ballot. Records from before the sheet was named have "again" alone. */
#define DOUBT_AGAIN "again"

bool doubt_is_again(const char *answer);

/* The sheet that an answer names as the one taken instead of the page; NULL when it names none. */
const char *doubt_taken_as(const char *answer);

/* All items of the sheets: what the machine left unclear, what a second look questioned (count/look.h), and every line on
 * which something stands; in the order of sheets and, in each, "same" or "page", candidates, lines. answers are by sheet, item,
 * entry. What is found to be the same sheet again has no other items. */
void doubt_list_all(struct arena *a, const struct scanned_sheet *sheets, size_t n, const struct sheet_answer *answers,
        size_t answer_count, struct doubt_list *list);

/* NULL when the sheet has no such item. */
const struct doubt *doubt_lookup(const struct doubt_list *list, const char *sheet, const char *item);

/* May x be entered? before: the answers so far to the same item. x->answer must be in its final form.
 * Errors  ERR_INPUT  an answer that the item does not know, no clerk; ERR_STATE  it is settled and x's clerk is none of
 *         those who settled it, or says the same again */
MUST_USE bool doubt_may_answer(const struct doubt *d, const struct sheet_answer *before, size_t n,
        const struct sheet_answer *x, struct err *e);

const char *doubt_state_code(enum doubt_state s);
const char *doubt_state_title(enum doubt_state s);

#endif
