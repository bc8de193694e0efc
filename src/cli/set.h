/* What the commands on ballot sets share. */
#ifndef CLI_SET_H
#define CLI_SET_H

#include "app/workspace.h"
#include "cli/command.h"
#include "model/finding.h"

/* The first operand as the name of a set. */
MUST_USE bool cli_set_name(struct cli *c, const char **name);

/* Adds what huanjie set check finds in these sets, as soon as something of them was taken: while the paper still lies there.
 * in_hand: the answers are what was taken, from whoever is told (struct set_record). That it cannot be looked at now undoes
 * nothing and is not said. */
void cli_check_sets(struct cli *c, struct workspace *ws, const char *const *names, size_t n, bool in_hand, struct finding_list *found);

#endif
