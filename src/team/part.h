/* One unit of a program by itself, and its teams as whole people. Prices on the rows that units share give each team a cost; which
 * teams cost least is found in whole numbers: rows that count few people (women, those of thirty and less, those who arrive …) are
 * counted exactly, by dynamic programming over all their combinations, the others by prices of their own; what that leaves open is
 * gone through. No floating point and no solver takes part: what is found here is proven here.
 *
 * A part's columns are picks (a person in a post) and slacks (what a wish lacks). Picks stand in one group (a post with its seats)
 * each, and every group is filled exactly, by a slack if need be. */
#ifndef TEAM_PART_H
#define TEAM_PART_H

#include "team/solver.h"

/* What of a program belongs to one part (unit) alone: of columns and rows, TEAM_NONE for what parts share. Rows that are added
 * later are shared. */
struct parts {
    int32_t n;
    int32_t *column, *row;
    size_t rows;
};

/* part_of[i]  of the first n columns; the columns behind them (what is lacking) belong where all their rows do */
struct parts parts_of(struct arena *a, const struct mip *m, const int32_t *part_of, size_t n, int32_t parts);

/* Costs are counted in 2^-PART_BITS of a unit, rounded down: what is proven of them holds. */
enum { PART_BITS = 24 };

/* More than any cost; sums of two still fit. */
#define PART_NEVER (INT64_MAX / 4)

struct part;

/* Part number no of the program as it stands now; in the arena. price: of the rows, any, in units of 2^-SOLVER_PRICE_BITS; those of a
 * relaxation are good to begin with. */
struct part *part_new(struct arena *a, const struct mip *m, const struct parts *parts, int32_t no, const int64_t *price);

/* The columns above 0. */
struct part_team {
    int64_t cost;
    size_t n;
    struct part_value {
        int32_t column;
        int64_t value;
    } *v;
};

/* known  what a team is known to cost; INT64_MAX: none is known
 * near   how near to it is near enough
 * most   teams wanted, >= 1 */
struct part_wish {
    int64_t known, near;
    size_t most;
};

/* least  no team costs less; PART_NEVER: there is none
 * teams  the cheapest that cost less than what is known, the cheapest first; some of them when there were too many to go through */
struct part_cheapest {
    int64_t least;
    struct part_team *teams;
    size_t n;
};

/* cost: of each column of the program, less the prices of shared rows. The part learns from the search which rows to count and at
 * what price to take the others; the teams are in the arena. */
struct part_cheapest part_find_cheapest(struct arena *a, struct part *p, const int64_t *cost, const struct part_wish *w);

/* least[i] of the part's columns: no team with column i above 0 costs less. PART_NEVER: there is none. */
void part_bound(const struct part *p, const int64_t *cost, int64_t *least);

#endif
