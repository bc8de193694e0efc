/* Who is elected. The questions are asked in the statute's own order, and each answer is a reason:
 *
 *   did enough take part?                    选举法 第45条第1款 (大会: 组织法 第14条第4款)
 *   are there more ballots than people?      第44条第1款
 *   who has enough votes?                    第45条第1、2款; 另行选举 第5款; 大会 组织法 第25条
 *   more of them than seats?                 第3款: most votes; tied at the cut: vote again among the tied
 *   fewer than seats?                        第4款: another election, candidates in the order of votes
 *
 * Numbers are those of the text of 2020; the citation is always of the text in force. */
#ifndef LAW_OUTCOME_H
#define LAW_OUTCOME_H

#include "law/basis.h"
#include "model/contest.h"

/* The outcome of one round.
 * c        figures as counted, each 0 ..= 10^9; see model/contest.h for units. In a re-vote the tied are the
 *          candidates, however they came in: is_write_in there marks who was not among them
 * o        what follows; its arrays and texts live in a
 * Errors   ERR_INPUT for figures that no count can produce (negative, past 10^9, seats 0, more people than there
 *          are, more void ballots than ballots). Figures that a count should not produce are notes: reconciling them is count/'s duty.
 * Source   选举法 2020 arts 44, 45; 2015 arts 43, 44; 2010 arts 42, 43; 组织法 2022 arts 14, 25, 27, 29 */
MUST_USE bool law_outcome(struct arena *a, const struct law_basis *b, const struct contest *c, struct outcome *o,
        struct err *e);

#endif
