/* One ballot on a cairo surface. Only for the files of this room. */
#ifndef PRINT_BALLOT_DRAW_H
#define PRINT_BALLOT_DRAW_H

#include "print/ballot.h"
#include "print/easel.h"

/* Every word of the ballot, for easel_open and print_check. */
struct paper *ballot_words(struct arena *a, const struct ballot_sheaf *s);

/* What all pages of the sheaf have in common. */
MUST_USE bool ballot_draw(struct easel *easel, const struct ballot_sheaf *s, struct err *e);

/* A mark as a hand would make it, only tidier. */
MUST_USE bool ballot_draw_ink(
        struct easel *easel, const struct ballot_layout *l, const struct ballot_ink *ink, struct err *e);

#endif
