/* A test deck (测试票): ballots with marks already made, and what reading must find on each. Every position once, then
 * the ballots that go wrong: too many names, a blank one, two answers for one person, names written in. */
#ifndef BALLOT_DECK_H
#define BALLOT_DECK_H

#include "ballot/layout.h"

/* A mark that is already made. */
struct ballot_ink {
    size_t box;              /* index into the layout's boxes */
    enum ballot_shape shape; /* BLANK: the text is written in */
    const char *text;
};

/* One sheet. All arrays live in the deck's arena. */
struct ballot_deck_sheet {
    const char *what; /* "王一 赞成", "多选" */
    const struct ballot_ink *ink;
    size_t ink_count;
    const int *votes;             /* of each candidate: enum ballot_vote, or BALLOT_UNCLEAR */
    const char *const *write_ins; /* names by line; NULL for an empty line */
};

struct ballot_deck {
    const struct ballot_deck_sheet *v;
    size_t n;
};

/* The deck of d, which laid out as l. */
struct ballot_deck ballot_make_deck(struct arena *a, const struct ballot_design *d, const struct ballot_layout *l);

#endif
