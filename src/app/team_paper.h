/* Papers about teams: the structure of one or several line-ups side by side, and who sits where in one of them with
 * where each comes from. Numbers and their bases; proposals, nothing that appoints anybody. */
#ifndef APP_TEAM_PAPER_H
#define APP_TEAM_PAPER_H

#include "model/paper.h"
#include "team/case.h"

enum { TEAM_PAPER_LINEUPS_MAX = 3 };

/* A line-up in its own case, whose month its ages are counted to. */
struct team_paper_lineup {
    const char *title; /* "现任" */
    const struct team_case *c;
    struct team_lineup lineup;
};

/* v       1 ..= TEAM_PAPER_LINEUPS_MAX; what the others are compared with is the first
 * footer  what the paper rests on
 * Everything lives in a. */
struct paper *team_structure_paper(
        struct arena *a, const char *footer, struct date dated, const struct team_paper_lineup *v, size_t n);

/* Both in one case. */
struct paper *team_lineup_paper(struct arena *a, const char *footer, struct date dated,
        const struct team_paper_lineup *before, const struct team_paper_lineup *after);

#endif
