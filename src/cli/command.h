/* The command line. A command is one table: it drives parsing, --help and the list of commands, so that none
 * of the three can say something else. Exit status: 0 done, 1 findings that stop or input that cannot be
 * used, 2 called in a way the command does not know, 3 the machine refused (disk, lock, permission). */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/date.h"
#include "base/err.h"
#include "base/json.h"

enum exit_status { EXIT_DONE, EXIT_FINDINGS, EXIT_USAGE, EXIT_ENVIRONMENT };

enum option_kind {
    OPTION_END,
    OPTION_FLAG,  /* --extra-five-percent */
    OPTION_VALUE, /* --seats 2 */
    OPTION_LIST,  /* may be given again: --check a=… --check b=… */
};

struct option {
    enum option_kind kind;
    bool is_required;
    const char *name;  /* without the dashes */
    const char *value; /* how the value is named in the help: "DATE" */
    const char *help;
};

struct cli;

struct command {
    const char *path;             /* "law seats" */
    const char *operands;         /* "FILE…", "" for none, shown in the help */
    int operands_min, operands_max;
    const char *summary;          /* one line */
    const char *more;             /* further lines for --help; NULL for none */
    const struct option *options; /* ends with OPTION_END; NULL for none */
    bool needs_workspace;         /* opens the one that --workspace, an operand *.hj, HUANJIE_WORKSPACE or the folder names */
    const char *alone;            /* an option with which it needs no workspace after all; NULL for none */
    enum exit_status (*run)(struct cli *c);
};

/* What a command is run with. */
struct cli {
    struct arena *arena;
    const struct command *command;
    const char *const *operands;
    int operand_count;
    const struct cli_given *given;
    size_t given_count;
    struct err e;          /* for the command's own use; reported by cli_fail */
    const char *workspace; /* path of the workspace file, when the command needs one */
    const char *actor;     /* --by, HUANJIE_BY, or the account's name */
    const char *now;       /* "2012-01-04T08:00:00+08:00": the clock, or HUANJIE_NOW in rehearsals */
    bool wants_json;
};

struct cli_given {
    const char *name;
    const char *value; /* "" for a flag */
};

/* The value of an option, NULL when it was not given. The last one wins. */
const char *cli_value(const struct cli *c, const char *name);
bool cli_has(const struct cli *c, const char *name);
/* Value number i of an option that may be repeated, NULL past the last. */
const char *cli_value_at(const struct cli *c, const char *name, size_t i);

/* Typed values. Errors are ERR_USAGE and name the option. A missing option yields the fallback. */
MUST_USE bool cli_int(struct cli *c, const char *name, int64_t fallback, int64_t *value);
MUST_USE bool cli_date(struct cli *c, const char *name, struct date fallback, struct date *value);
MUST_USE bool cli_text(struct cli *c, const char *name, const char *fallback, const char **value);

/* Reads FILE or - (standard input) whole, at most 64 MiB. */
MUST_USE bool cli_read_text(struct cli *c, const char *path, struct str *text);

/* The same, as a JSON object. */
MUST_USE bool cli_read_json(struct cli *c, const char *path, struct json **root);

/* What messages call it: the path, or 标准输入. */
const char *cli_input_name(const char *path);

/* Prints a tree: indented for a terminal, on one line otherwise. */
void cli_print_json(struct cli *c, const struct json *j);

/* Says c->e on standard error and yields the exit status of its kind. */
enum exit_status cli_fail(struct cli *c);

/* All commands, ending with NULL. */
extern const struct command *const cli_commands[];

/* Finds the command, parses, runs. argv as main has it. */
enum exit_status cli_main(int argc, char **argv);

#endif
