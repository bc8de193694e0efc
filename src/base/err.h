/* Why something could not be done for a reason outside the program. A breach of the law is not an
 * error: it is a finding (model/finding.h).
 *
 * Functions that can fail return bool and take the struct err last; on failure every other output
 * is untouched. A lower message is never replaced, only led in: "导入 选民.xlsx: 第 3 行: …". */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/arena.h"

/* kind, what it means; the command line turns each into its exit status */
#define ERR_KINDS(X)                                                                                                   \
    X(NONE, "no error")                                                                                                \
    X(INPUT, "what was handed in cannot be used")                                                                      \
    X(USAGE, "the command was called in a way it does not know")                                                       \
    X(STATE, "the workspace is not in the state that this step needs")                                                 \
    X(ENVIRONMENT, "file, disk, lock or library refused")

enum err_kind {
#define X(name, meaning) ERR_##name,
    ERR_KINDS(X)
#undef X
};

struct err {
    enum err_kind kind;
    char text[2400]; /* UTF-8; cut on a character boundary when too long */
};

/* Both return false, so that a failing function ends with `return err_set(e, …);`. */
bool err_set(struct err *e, enum err_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);
bool err_in(struct err *e, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
