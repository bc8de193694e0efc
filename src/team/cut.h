/* Rows that the whole numbers inside one unit allow (every team of the unit satisfies them, mixtures of teams that the relaxation
 * would have do not). The relaxation likes to hit a mean age or a share exactly with halves of people; asked about one unit
 * alone, with the prices of everything that units share, the solver says at once what whole people cost there at least. That
 * is the row. The bound then knows it, for each pair outside of the unit too. */
#ifndef TEAM_CUT_H
#define TEAM_CUT_H

#include "team/solver.h"

/* What of a program belongs to one part (unit) alone: of columns and rows, TEAM_NONE for what parts share. Rows that are added
 * later are shared. */
struct cut_parts {
    int32_t n;
    int32_t *column, *row;
    size_t rows;
};

/* part_of[i]  of the first n columns; the columns behind them (what is lacking) belong where all their rows do */
struct cut_parts cut_parts_of(struct arena *a, const struct mip *m, const int32_t *part_of, size_t n, int32_t parts);

/* Adds a row for each part that is asked about and in which whole numbers cost more than the prices say. *added: how many.
 * price    of the rows, any; those of a relaxation, or between several of them, give good rows
 * wanted   by part
 * clock    NULL: without end; a part that is asked about behind it gets no row */
struct cut_task {
    const struct cut_parts *parts;
    const int64_t *price;
    const bool *wanted;
    const struct solver_clock *clock;
};

MUST_USE bool cut_add(struct mip *m, const struct cut_task *t, size_t *added, struct err *e);

#endif
