/* How every change of the roll is written: the voter, the change log and the journal in one transaction, and what has
 * to be said about a list that was published already. */
#ifndef APP_ROLL_WRITE_H
#define APP_ROLL_WRITE_H

#include "app/workspace.h"
#include "roll/published.h"
#include "store/voter.h"
#include "store/voter_change.h"

/* Districts, notices and rounds as they are recorded; arrays live in the workspace's arena. */
MUST_USE bool roll_load_publication(struct workspace *ws, struct roll_publication *p, struct err *e);

/* The voter of that number. ERR_INPUT when there is none. */
MUST_USE bool roll_load_voter(struct workspace *ws, int64_t voter_no, struct voter *v, struct err *e);

/* Are the texts of the change fit to be kept: no day to come, no ID number in them, terms that do not end before they
 * begin? ERR_INPUT. */
MUST_USE bool roll_change_is_sound(const struct workspace *ws, const struct voter_change *c, struct err *e);

/* Completes the change (number, voter, actor) and records it in the change log and the journal, in the open
 * transaction; findings takes what its day brings with it. The voter's row is the caller's to write. */
MUST_USE bool roll_record_change(
        struct workspace *ws, struct voter_change *c, struct finding_list *findings, struct err *e);

/* The district on whose list somebody stands: 0 unless active. */
int64_t roll_listed_in(const struct voter *v);

/* The last reason as a refusal: "须有判决书文号…（选举法2020 第4条第2款）". Returns false. */
bool roll_refuse(const struct reason_list *reasons, struct err *e);

#endif
