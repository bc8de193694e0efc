/* W findings that somebody explained in writing, told apart from those that still stand. */
#ifndef APP_EXPLAINED_H
#define APP_EXPLAINED_H

#include "app/workspace.h"

/* Adds what stands to findings; W findings of `all` that are explained as they now read go to explained, or nowhere
 * when it is NULL. */
MUST_USE bool explained_sort_out(struct workspace *ws, const struct finding_list *all, struct finding_list *findings,
        struct finding_list *explained, struct err *e);

#endif
