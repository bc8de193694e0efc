/* What the commands on ballot sets share. */
#ifndef CLI_SET_H
#define CLI_SET_H

#include "cli/command.h"

/* The first operand as the name of a set. */
MUST_USE bool cli_set_name(struct cli *c, const char **name);

#endif
