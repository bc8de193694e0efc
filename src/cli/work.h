/* What the commands on a workspace share: opening it as the command line says, and showing findings. */
#ifndef CLI_WORK_H
#define CLI_WORK_H

#include "app/workspace.h"
#include "cli/command.h"

/* Opens c->workspace for writing (read-only: for reading alone). */
MUST_USE bool cli_open(struct cli *c, struct workspace *ws);
MUST_USE bool cli_open_read_only(struct cli *c, struct workspace *ws);

/* What a command without a result of its own says when it is done: the line, or {"done":true,"text":line}. */
void cli_say(struct cli *c, const char *line);

/* One line each: code, subject, sentence, article. To standard output. */
void cli_print_findings(const struct finding_list *list);

/* [{"code","severity","subject","text","rule","article"}…] */
void cli_put_findings(struct json *o, const char *name, const struct finding_list *list);

/* EXIT_FINDINGS when one of them stops, else EXIT_DONE. */
enum exit_status cli_status_of(const struct finding_list *list);

#endif
