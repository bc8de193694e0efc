/* What is killed, as steps upon a workspace of a township: each is one transaction and says its word when it is done for
 * good. And the judge of what is left: it verifies, holds exactly the steps that were said (or the one that was done and
 * could not be said any more), and can be carried on to the same end.
 *
 *   WRITER make FOLDER              the workspace alone
 *   WRITER write FOLDER             the steps, in the workspace that is there or in a new one
 *   WRITER judge FOLDER WORD...     the words that were said before the end */
#ifndef CRASH_PLAY_H
#define CRASH_PLAY_H

#include "app/workspace.h"

struct play {
    const char *const *words; /* one a step */
    int step_count;
    const char *now;    /* on the clock of whoever writes */
    const char *folder; /* given when it runs */
    bool (*carry_out)(struct workspace *ws, int step, struct err *e);
    /* how many of the steps the workspace holds; -1 when it holds half of one */
    bool (*count_done)(struct workspace *ws, int *done, struct err *e);
    /* more that is to be true wherever it ended; NULL when there is nothing */
    bool (*is_sound)(struct workspace *ws, int done, struct err *e);
    bool (*ends_well)(struct workspace *ws, struct err *e);
};

/* main() of a writer; the exit status. */
int play_run(struct play *p, int n, char **words);

/* The district 1 东山选区 with one seat, its station 1, the candidates 王建国 and 李秀英, and this many voters. */
bool play_seed(struct workspace *ws, int voters, struct err *e);

/* Its round of voting. */
bool play_open_round(struct workspace *ws, struct err *e);

#endif
