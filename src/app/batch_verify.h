/* Stacks of ballots against the journal: closed ones still have the sheets and marks that were pinned; every answer, draw
 * and second look stands in the journal as it stands in the tables, and none is missing on either side. */
#ifndef APP_BATCH_VERIFY_H
#define APP_BATCH_VERIFY_H

#include "app/workspace.h"

struct batch_verifier {
    void *context;
    void (*say)(void *context, bool is_good, const char *what, const char *text);
};

/* say is called once for each thing that was compared. */
MUST_USE bool batch_verify(struct workspace *ws, const struct batch_verifier *v, struct err *e);

#endif
