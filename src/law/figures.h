/* The figures of a count before the law looks at them: whether they can be true at all, and what no careful
 * count yields. */
#ifndef LAW_FIGURES_H
#define LAW_FIGURES_H

#include "law/basis.h"
#include "model/contest.h"

/* Elected by voters, at a term change or in a by-election; else by deputies. */
bool figures_are_direct(const struct contest *c);

/* Those who could put in a ballot: voters who took part (参加投票的选民), or deputies present. */
int64_t figures_voters(const struct contest *c);

/* Errors   ERR_INPUT naming the figure: negative or past 10^9, more people than there are, more void ballots than
 *          ballots, seats outside 1 ..= 1000, more than 10 000 options */
MUST_USE bool figures_check(const struct contest *c, struct err *e);

/* Adds a note for each figure that should be recounted; reconciling them is count/'s duty. */
void figures_note_odd(const struct law_basis *b, const struct contest *c, struct reason_list *notes);

#endif
