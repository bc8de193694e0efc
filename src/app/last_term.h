/* The composition of the outgoing congress from its table (上届构成): what the statistics compare with. It is no ground
 * of the result, so it may be handed in at any time. */
#ifndef APP_LAST_TERM_H
#define APP_LAST_TERM_H

#include "app/change.h"
#include "store/last_term.h"

/* Takes in the whole table, rows known by their item.
 * Errors  ERR_INPUT with every fault of the file: an item that there is not or twice, a part above its total */
MUST_USE bool last_term_import(
        struct workspace *ws, const char *path, bool is_consented, struct change_list *changes, struct err *e);

/* Do the figures agree with each other: one total, age bands that add up to it, categories that stay within it? What
 * does not is a note (N622): it spoils comparisons, not the election. */
void last_term_find(struct arena *a, const struct last_term *term, struct finding_list *findings);

/* The figures as data: what the journal records, and what verify compares. */
struct json *last_term_to_json(struct arena *a, const struct last_term *term);

#endif
