/* Everything that is to be said about the vote beside the sheets themselves: entrusted votes and the custody of
 * ballots. Certify asks it, and so does whoever explains a W finding. */
#ifndef APP_CHECK_VOTING_H
#define APP_CHECK_VOTING_H

#include "app/workspace.h"

/* findings takes what stands; W findings that somebody explained in writing go to explained, or nowhere when it is
 * NULL. */
MUST_USE bool check_voting(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);

#endif
