/* What becomes of somebody who is on the roll: struck off, left off the list with the evidence that the law asks for,
 * restored, gone elsewhere, moved to another district.
 *
 * All take a change of which voter_no, changed_on, document, authority, note and what is said below are filled in
 * (texts
 * "" where there is nothing to say); the rest is completed. findings takes what has to be done or explained because of
 * the day: a list that is published already, a vote that is open.
 * Errors of all  ERR_INPUT: no such voter, something is missing; the law does not allow it on this evidence, with the
 *                article; ERR_STATE: the voter's state does not allow it, the result is certified */
#ifndef APP_ROLL_CHANGE_H
#define APP_ROLL_CHANGE_H

#include "app/roll_write.h"

/* Off the roll. ground: code of a strike_ground. A death wants a document, a duplicate the number of the entry that
 * stays (twin, else 0), a mistake a note; who is said to be under age must be. */
MUST_USE bool roll_strike(struct workspace *ws, struct voter_change *c, int64_t twin, struct voter *after,
        struct finding_list *findings, struct err *e);

/* Not on the list although a citizen of age. ground: code of an exclusion_ground; of a restraint, it is refused and
 * the refusal says how such a person votes. valid_from, valid_until, delivered_on, consent as the ground wants them.
 * R04 a court's judgment; R05 the committee's own paper; R06 a decision of procuratorate or court; 若干规定 item 7
 * where the setting non_local_staff allows it. Again for somebody who is excluded already: puts the evidence right. */
MUST_USE bool roll_exclude(struct workspace *ws, struct voter_change *c, struct voter *after,
        struct finding_list *findings, struct err *e);

/* Back on the list. Wants a document while an exclusion still holds, otherwise a document or a note. */
MUST_USE bool roll_restore(struct workspace *ws, struct voter_change *c, struct voter *after,
        struct finding_list *findings, struct err *e);

/* To another township's roll, with the paper (迁移证明、选民资格证明). */
MUST_USE bool roll_transfer_out(struct workspace *ws, struct voter_change *c, struct voter *after,
        struct finding_list *findings, struct err *e);

/* To another district of this roll: to_district; unit "" leaves the unit. */
MUST_USE bool roll_move(struct workspace *ws, struct voter_change *c, const char *unit, struct voter *after,
        struct finding_list *findings, struct err *e);

/* The unit of that name. ERR_INPUT when there is none. */
MUST_USE bool roll_find_unit(
        struct workspace *ws, const char *name, int64_t *unit_no, int64_t *district_no, struct err *e);

#endif
