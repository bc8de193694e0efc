/* What commands about stacks of ballots share: a whole ballot as a person reads it, the second look in words. */
#ifndef CLI_LOOK_H
#define CLI_LOOK_H

#include "app/scan_batch.h"
#include "cli/command.h"

/* --for 1,3 --against 2 --unclear 4, or --blank when nothing is written on a line either (written: a letter for each
 * line), as struct sheet_look has them. ERR_USAGE names the option. */
MUST_USE bool cli_read_marks(struct cli *c, size_t candidates, const char *written, char **votes);

/* Nothing without a draw. */
void cli_print_look(struct arena *a, const struct batch_view *v);

#endif
