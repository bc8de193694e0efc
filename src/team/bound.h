/* How cheap an integer program can get at most, proven in whole numbers. Any prices on the rows give such a proof (Lagrange);
 * those of the relaxation give a good one. The solver's floating point thus finds the proof and is not part of it.
 *
 * With prices p in units of 2^-SOLVER_PRICE_BITS: cost(x) = p·Ax + (cost − p·A)x; the first term is at least what the rows'
 * bounds say, the second at least what the columns' bounds say. */
#ifndef TEAM_BOUND_H
#define TEAM_BOUND_H

#include "team/solver.h"

/* floor     no solution costs less than this
 * least[i]  no solution with column i above 0 costs less than this
 * is_cheap[i]  the prices make column i worth having: it counted against the floor */
struct bound {
    int64_t floor;
    int64_t *least;
    bool *is_cheap;
};

/* price as solver_relax gives it; prices on sides of rows that have no bound count as 0. */
struct bound bound_prove(struct arena *a, const struct mip *m, const int64_t *price);

/* Does x satisfy every row and column of m, and what does it cost? */
bool mip_is_solution(const struct mip *m, const int64_t *x, int64_t *cost);

#endif
