/* What the commands on the roll share. */
#ifndef CLI_ROLL_H
#define CLI_ROLL_H

#include "app/workspace.h"
#include "cli/command.h"
#include "model/voter.h"
#include "model/voter_change.h"

/* The operand VOTER: a voter number. */
MUST_USE bool cli_voter_no(struct cli *c, const char *text, int64_t *voter_no);

/* The options --on, --ground, --document, --authority, --from, --until, --delivered, --consent, --note. */
MUST_USE bool cli_voter_change(struct cli *c, const struct workspace *ws, struct voter_change *change);

/* What was recorded, and what has to be done because of it. */
enum exit_status cli_show_change(struct cli *c, const struct voter_change *change, const struct voter *after,
        const struct finding_list *findings);

/* One entry of the change log. */
void cli_put_voter_change(struct cli *c, struct json *o, const struct voter_change *x);
void cli_print_voter_change(struct cli *c, const struct voter_change *x);

#endif
