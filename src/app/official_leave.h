/* A cadre who leaves the workspace's care: the person and everything recorded of him stays. */
#ifndef APP_OFFICIAL_LEAVE_H
#define APP_OFFICIAL_LEAVE_H

#include "app/people.h"

/* words  number or name. His appointments end in that month.
 * *line  what was done, one sentence
 * Errors ERR_INPUT nobody or several, no reason, a day to come; ERR_STATE left already */
MUST_USE bool official_leave(struct workspace *ws, const char *words, struct date on, const char *why, const char **line,
        struct err *e);

#endif
