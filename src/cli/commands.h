/* Every command, one file each. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

extern const struct command command_init;
extern const struct command command_law_seats;
extern const struct command command_law_candidates;
extern const struct command command_law_calendar;
extern const struct command command_law_ballot;
extern const struct command command_law_outcome;
extern const struct command command_law_rules;

#endif
