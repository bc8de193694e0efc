/* The second look: people read a random sample of the sheets of a stack without seeing what the machine read. Where they
 * see something else the position goes to the doubts like any other (count/doubt.h), and what is settled there says
 * whether the machine was wrong. Positions that the machine itself left to people are not compared: the question here is
 * what it gets wrong without saying so. */
#ifndef COUNT_LOOK_H
#define COUNT_LOOK_H

#include "base/arena.h"
#include "count/doubt.h"

struct look_count {
    int64_t ballots;   /* sheets that were looked at */
    int64_t positions; /* compared: candidates' boxes that the machine took for clear, lines that it took for empty */
    int64_t differ;    /* where the person saw something else */
    int64_t open;      /* of these, not settled yet */
    int64_t wrong;     /* settled: the machine was wrong */
    int64_t ballots_differ;
    int64_t ballots_wrong; /* with at least one position that is wrong or open */
};

/* The last look at that sheet; NULL when nobody looked. */
const struct sheet_look *look_lookup(const struct sheet_look *looks, size_t n, const char *sheet);

/* Marks in the sheets what somebody saw otherwise, so that doubt_list_all asks people about it. Lines on which the
 * machine saw nothing and the person something are added. Texts of the looks are as long as the ballot asks:
 * look_is_complete. */
void look_question(struct arena *a, struct scanned_sheet *sheets, size_t n, const struct sheet_look *looks,
        size_t look_count);

/* After look_question and doubt_list_all. */
void look_count_all(const struct scanned_sheet *sheets, size_t n, const struct sheet_look *looks, size_t look_count,
        const struct doubt_list *doubts, struct look_count *out);

/* Errors  ERR_INPUT  not a letter for each of the candidates and lines, a letter that is none */
MUST_USE bool look_is_complete(const struct sheet_look *x, size_t candidates, size_t lines, struct err *e);

#endif
