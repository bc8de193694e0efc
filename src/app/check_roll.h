/* Everything that is to be said about the roll as it stands: what `roll check` shows, and status asks. */
#ifndef APP_CHECK_ROLL_H
#define APP_CHECK_ROLL_H

#include "app/workspace.h"

/* As of the day of ws->now. findings takes what stands; W findings that somebody explained in writing go to explained,
 * or nowhere when it is NULL. */
MUST_USE bool check_roll(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);

#endif
