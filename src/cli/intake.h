/* Showing what a table that only adds and changes would do, or has done. */
#ifndef CLI_INTAKE_H
#define CLI_INTAKE_H

#include "app/intake.h"
#include "cli/command.h"

#define YES_OPTION                                                                                                     \
    {                                                                                                                  \
        OPTION_FLAG, false, "yes", NULL, "确认改动已登记的内容"                                              \
    }

/* findings: what the taken table brought with it. EXIT_FINDINGS when nothing was written because it needs --yes. */
enum exit_status cli_show_intake(struct cli *c, const struct intake *in, const struct finding_list *findings);

#endif
