/* Showing what a table would change, or has changed. */
#ifndef CLI_CHANGE_H
#define CLI_CHANGE_H

#include "app/change.h"
#include "cli/command.h"

#define CONSENT_OPTION                                                                                                 \
    {                                                                                                                  \
        OPTION_FLAG, false, "yes", NULL, "已看过改动，确认写入"                                              \
    }

/* noun: what was taken in, "选区". EXIT_FINDINGS when nothing was written because it needs --yes. */
enum exit_status cli_show_changes(struct cli *c, const char *noun, const struct change_list *changes);

#endif
