/* Scanned forms of grades in the hands of people: every doubtful line is read on the paper by two, each without seeing what
 * the other read; a third breaks a difference. When no line is open the forms become the set's whole ballots, shuffled;
 * pictures stay for look-up, by the hash of their pixels, which says nothing of the stack. */
#ifndef APP_SET_LEAF_H
#define APP_SET_LEAF_H

#include "app/workspace.h"
#include "model/ballot_set.h"
#include "store/set_leaf.h"

/* Pictures of a form; png[k] of page k + 1. */
struct set_leaf_pages {
    const char *leaf;
    const struct str *png;
    size_t n;
};

/* Puts a stack that was read into the open transaction, and takes it at once when there is no doubt (*is_taken).
 * Errors  ERR_STATE: the set has a result, or something waits (app/set_waiting.h) */
MUST_USE bool set_leaf_keep(struct workspace *ws, struct ballot_set *set, const struct set_form *f,
        const struct set_leaf_list *list, const struct set_leaf_pages *pages, struct err *e);

/* An open line. place "1a2b3c4d:2:4": form, page, line of the page. looked: people who read it; differs: two did, and not
 * the same. What they read is not told. */
struct set_leaf_open {
    const char *place;
    const char *what; /* "陈东山 德" */
    const char *why;
    size_t looked;
    bool differs;
};
MUST_USE bool set_leaf_list_open(
        struct workspace *ws, const char *set, struct set_leaf_open **open, size_t *n, struct err *e);

/* What ws->actor read, "1a2b3c4d:2:4=优秀" texts (空: nothing marked); all or none. *left: lines still open; 0: taken.
 * Errors  ERR_INPUT: no such line or label; ERR_STATE: that person read the line before */
MUST_USE bool set_leaf_settle(
        struct workspace *ws, const char *set, const char *const *settled, size_t n, size_t *left, struct err *e);

/* The picture of a page; digits: the first eight of the form, or more.
 * Errors  ERR_INPUT: fewer digits, no such page; ERR_STATE: while the stack waits a page without an open line; afterwards any page
 *         when something of the set's result is not shown, whether there is such a form or not */
MUST_USE bool set_leaf_picture(
        struct workspace *ws, const char *set, const char *digits, int64_t page_no, struct str *png, struct err *e);

#endif
