/* Inside of app/team_case.h: the rules of composing, settled by what the workspace says. */
#ifndef APP_TEAM_SETTLE_H
#define APP_TEAM_SETTLE_H

#include "app/team_case.h"

/* A rule that takes its number from a setting gets it, with the decision behind it as source; while nobody confirmed the setting
 * it is off, and pool->unconfirmed names it: the same that official check and process check do. leap_limit is a reading and
 * always has one. A source that is a rule's number (A27) becomes the article in the version in force.
 * Errors  ERR_INPUT: no such setting */
MUST_USE bool team_settle_rules(const struct law_basis *law, struct arena *a, struct team_pool *pool, struct err *e);

#endif
