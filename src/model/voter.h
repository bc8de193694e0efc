/* A voter on the roll (选民). ID number and telephone are sealed; the row carries only keys to find them by. */
#ifndef MODEL_VOTER_H
#define MODEL_VOTER_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"

/* NAME, code, title */
#define VOTER_STATES(X)                                                                                                \
    X(ACTIVE, "active", "在册")                                                                                        \
    X(STRUCK, "struck", "除名")                                                                                        \
    X(EXCLUDED, "excluded", "不列入名单")                                                                              \
    X(MOVED_OUT, "moved-out", "转出")

enum voter_state {
#define X(name, code, title) VOTER_##name,
    VOTER_STATES(X)
#undef X
            VOTER_STATE_COUNT
};

/* GB/T 2261.1 */
enum { SEX_MAN = 1, SEX_WOMAN = 2, SEX_NOT_SAID = 9 };

struct voter {
    int64_t voter_no;
    int64_t district_no;
    int64_t unit_no;
    int64_t source_no; /* file that the row came in with; 0: by hand */
    const char *name;
    int64_t sex;
    int64_t ethnic; /* GB 3304; 0 not said */
    struct date born_on;
    const char *address;
    const char *household;
    const char *note;
    struct str sealed; /* seal/vault.h: ID number, telephone */
    int64_t id_high;   /* search key of the ID number, 0 and 0 without one */
    int64_t id_low;
    int64_t phone_high;
    int64_t phone_low;
    enum voter_state state;
    int64_t source_mark; /* what its file says of the person, as a number; 0: nothing (any more), or entered by hand */
};

/* What lists, sums and checks need of a voter: nothing sealed, no addresses. */
struct voter_line {
    int64_t voter_no;
    int64_t district_no;
    int64_t unit_no;
    const char *name;
    int64_t sex;
    int64_t ethnic;
    struct date born_on;
    enum voter_state state;
};

const char *voter_state_code(enum voter_state s);
const char *voter_state_title(enum voter_state s);
bool voter_state_from(const char *code, enum voter_state *s);

#endif
