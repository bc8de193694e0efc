#include "cli/commands.h"

#include <stddef.h>

/* In the order in which --help lists them: that of the work itself. */
const struct command *const cli_commands[] = {
        &command_init,
        &command_law_seats,
        &command_law_candidates,
        &command_law_calendar,
        &command_law_ballot,
        &command_law_outcome,
        &command_law_rules,
        NULL,
};
