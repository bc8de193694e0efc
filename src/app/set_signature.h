/* Who signed what (署名推荐, 任职意向): the signatures of rows that are a set's result. While an entry waits they are part of it
 * (app/set_draft.h), and nothing of them is here. Who marked nothing recommends nobody: such rows are left out. */
#ifndef APP_SET_SIGNATURE_H
#define APP_SET_SIGNATURE_H

#include "app/set_sheet.h"

/* Puts them in over earlier ones, in the open transaction: by signer, of one signer as his rows stand, and not as the
 * ballots lay. */
MUST_USE bool set_signatures_keep(struct workspace *ws, const struct set_pile *p, struct err *e);

/* Are the signatures of the pile, in whatever order, those that are kept? */
MUST_USE bool set_signatures_are_kept(struct workspace *ws, const struct set_pile *p, bool *same, struct err *e);

#endif
