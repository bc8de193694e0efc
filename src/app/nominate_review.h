/* From the first list to the formal one: the joint review, rounds of talk and primaries, taken in from tables. Known
 * again by candidate and item, by district and round, by district; what in->yes means is said in app/intake.h. Errors
 * ERR_INPUT with all faults of a table; ERR_STATE: the result is certified */
#ifndef APP_NOMINATE_REVIEW_H
#define APP_NOMINATE_REVIEW_H

#include "app/intake.h"

/* One line for each nominee and item (docs/files.md: 联合审查表). */
MUST_USE bool nominate_take_reviews(struct workspace *ws, const char *path, struct intake *in, struct err *e);

/* opinion: of the larger number of voters; 形成一致 says whether there was a reasonably agreed one. */
MUST_USE bool nominate_take_consultations(struct workspace *ws, const char *path, struct intake *in, struct err *e);

/* One line for each nominee who stands; day, voters and participants the same in all lines of a district. */
MUST_USE bool nominate_take_primaries(struct workspace *ws, const char *path, struct intake *in, struct err *e);

#endif
