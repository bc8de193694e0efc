/* Deputies who stay away from session after session (R99): a session is missed when a deputy came to none of its sittings
 * and had no leave. The second one ends the seat, whatever lies between. */
#ifndef APP_SESSION_ABSENCE_H
#define APP_SESSION_ABSENCE_H

#include "app/session.h"

struct session_absence {
    const char *name;
    int64_t no;       /* in the last session missed */
    int64_t missed;   /* sessions, this one included */
    int64_t *sessions; /* their numbers */
    bool has_ended;   /* the record says that the seat has ended */
    const char *article, *text; /* the law's sentence */
};

struct session_absence_list {
    struct session_absence *v;
    size_t n;
};

/* Over all sessions of the workspace, by the name and the number of the deputy in the roster; the list lives in its
 * arena. */
MUST_USE bool session_absences(struct workspace *ws, struct session_absence_list *list, struct err *e);

/* Adds to the findings of a session those whose seat ends by what they missed up to it (W708) and that the record does
 * not have as ended. Explained ones go to the settled. */
MUST_USE bool session_check_absences(struct workspace *ws, struct session_view *v, struct err *e);

#endif
