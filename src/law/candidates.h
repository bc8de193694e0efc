/* How many candidates a vote must have: more than seats, within a lawful range (差额选举). */
#ifndef LAW_CANDIDATES_H
#define LAW_CANDIDATES_H

#include "law/basis.h"
#include "model/contest.h"

/* min ..= max; max -1 where the law sets none. */
struct law_range {
    int64_t min;
    int64_t max;
};

/* The range of formal candidates (正式代表候选人) for seats 1 ..= 1000.
 * direct       seats + ceil(seats/3) ..= 2 * seats          R38  选举法 2020 art. 31(2)
 * indirect     seats + ceil(seats/5) ..= seats + floor(seats/2); one seat: exactly 2, where the two
 *              bounds cross                                  R39
 * by-election  seats ..= no upper bound                      R77  art. 57(4)
 * Reasons say which rule gave which bound.
 * Errors       ERR_INPUT for seats out of range or a kind without such a rule */
MUST_USE bool law_candidate_range(const struct law_basis *b, enum contest_kind kind, int64_t seats,
        struct law_range *range, struct reason_list *reasons, struct err *e);

/* Least and greatest lawful total of formal candidates for a whole area of so many districts and seats, whichever
 * way the seats fall to the districts, one to three each (R29, R38): the least is seats + districts, because a third
 * of one, two or three seats rounds up to one everywhere; the greatest is twice the seats.
 * Errors  ERR_INPUT: no district, or seats that do not make one to three for each */
MUST_USE bool law_candidate_total(const struct law_basis *b, int64_t districts, int64_t seats, struct law_range *range,
        struct reason_list *reasons, struct err *e);

/* Is a total of candidates within that range? The reason shows the arithmetic and by how many it is out. */
bool law_total_fits(const struct law_basis *b, struct law_range range, int64_t candidates, struct reason_list *reasons);

/* Members of a standing committee: a tenth rounded up to a fifth rounded down more than posts; below five posts the
 * bounds cross and the former holds (R90). */
struct law_range law_member_range(int64_t posts);

/* The range for another election (另行选举) of short_by seats: the same ratio, one seat takes two (R63, R64);
 * for leaders of a congress as their post has it (R88, R89, R90). */
struct law_range law_another_election_range(const struct law_basis *b, const struct contest *c, int64_t short_by);

#endif
