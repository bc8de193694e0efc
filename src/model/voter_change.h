/* One change of the roll after a row first came in (补登、更正、除名、转移 …), with the paper that it rests on. Never
 * holds an ID number or a telephone. */
#ifndef MODEL_VOTER_CHANGE_H
#define MODEL_VOTER_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

/* NAME, code, title */
#define VOTER_CHANGES(X)                                                                                               \
    X(ADD, "add", "补登")                                                                                              \
    X(EDIT, "edit", "更正")                                                                                            \
    X(STRIKE, "strike", "除名")                                                                                        \
    X(EXCLUDE, "exclude", "不列入名单")                                                                                \
    X(TRANSFER_IN, "transfer-in", "转入")                                                                              \
    X(TRANSFER_OUT, "transfer-out", "转出")                                                                            \
    X(RESTORE, "restore", "恢复")                                                                                      \
    X(MOVE, "move", "改划选区")

enum voter_change_kind {
#define X(name, code, title) CHANGE_OF_VOTER_##name,
    VOTER_CHANGES(X)
#undef X
            VOTER_CHANGE_COUNT
};

/* Why somebody is struck off the roll. NAME, code, title */
#define STRIKE_GROUNDS(X)                                                                                              \
    X(DEAD, "dead", "死亡")                                                                                            \
    X(DUPLICATE, "duplicate", "重复登记")                                                                              \
    X(UNDER_AGE, "under-age", "选举日未满十八周岁")                                                                    \
    X(MISTAKE, "mistake", "误登")

enum strike_ground {
#define X(name, code, title) STRIKE_##name,
    STRIKE_GROUNDS(X)
#undef X
};

struct voter_change {
    int64_t change_no;
    int64_t voter_no;
    enum voter_change_kind kind;
    struct date changed_on;
    const char *ground;       /* code of strike_ground or of law/voter.h's exclusion_ground; "" for none */
    const char *document;     /* number of the paper that shows it */
    const char *authority;    /* who issued it */
    struct date valid_from;   /* exclusions: first day of the effect */
    struct date valid_until;  /* exclusions: last day; DATE_NONE: open */
    struct date delivered_on; /* R06: when the decision reached the committee */
    const char *consent;      /* R05: hospital certificate, or consent of the guardian */
    int64_t from_district;    /* on whose list the person stood before; 0: on none */
    int64_t to_district;      /* and after */
    const char *note;
    const char *actor;
};

const char *voter_change_kind_code(enum voter_change_kind k);
const char *voter_change_kind_title(enum voter_change_kind k);
bool voter_change_kind_from(const char *code, enum voter_change_kind *k);
const char *strike_ground_title(enum strike_ground g);
bool strike_ground_from(const char *code, enum strike_ground *g);

#endif
