#include "cli/commands.h"

#include <stddef.h>

/* In the order in which --help lists them: that of the work itself. */
const struct command *const cli_commands[] = {
        &command_init,
        &command_round_open,
        &command_tally_enter,
        &command_tally_compare,
        &command_tally_resolve,
        &command_tally_withdraw,
        &command_count,
        &command_finding_explain,
        &command_decision_list,
        &command_decision_set,
        &command_certify,
        &command_correct,
        &command_result_show,
        &command_verify,
        &command_journal_list,
        &command_backup,
        &command_explain,
        &command_law_seats,
        &command_law_candidates,
        &command_law_calendar,
        &command_law_ballot,
        &command_law_outcome,
        &command_law_rules,
        NULL,
};
