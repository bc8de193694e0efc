/* Inside of the roll import: threads that compute what rows need while this thread reads or writes. Work comes in chunks of
 * rows; whoever is free takes the next, this thread too when it would have to wait. What comes out does not depend on who
 * did it. */
#ifndef APP_ROLL_IMPORT_CREW_H
#define APP_ROLL_IMPORT_CREW_H

#include "app/roll_import_state.h"

/* What is done to a row. The arena is the thread's own and lives as long as the import's. */
typedef bool roll_crew_work(struct arena *a, struct vault *vault, int64_t county, struct roll_entry *x, struct err *e);

struct roll_crew;

/* The threads begin with the first full chunk; a machine that has none to spare does without. */
struct roll_crew *roll_crew_new(struct roll_import *m, roll_crew_work *work);

/* Hands in the next chunk; its rows stay where they are. */
void roll_crew_add(struct roll_crew *c, struct roll_entry *rows, size_t n);

/* Returns when chunk i, counted from 0, is done. */
MUST_USE bool roll_crew_wait(struct roll_crew *c, size_t i, struct err *e);

/* The same for all that were handed in. */
MUST_USE bool roll_crew_wait_all(struct roll_crew *c, struct err *e);

/* Sends the threads home; must be called before the import ends, whatever comes of it. May be called again. NULL is allowed. */
void roll_crew_end(struct roll_crew *c);

#endif
