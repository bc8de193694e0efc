/* What a line-up does with people (人员去向): where each one comes from and goes to, against the teams as they are now or against
 * another line-up. */
#ifndef TEAM_LINEUP_H
#define TEAM_LINEUP_H

#include "team/case.h"

/* NAME, code, title */
#define TEAM_MOVES(X)                                                                                                  \
    X(STAYS, "stays", "留任")                                                                                          \
    X(SHIFTS, "shifts", "本单位转任")                                                                                  \
    X(EXCHANGED, "exchanged", "交流")                                                                                  \
    X(ENTERS, "enters", "新进班子")                                                                                        \
    X(LEAVES, "leaves", "退出班子")

enum team_move_kind {
#define X(name, code, title) TEAM_MOVE_##name,
    TEAM_MOVES(X)
#undef X
            TEAM_MOVE_COUNT
};

/* from, to  seats; TEAM_NONE: in none. Who had no seat ENTERS, also one who serves in the unit beside its seats; one from a unit that the case
 *           does not compose is EXCHANGED
 * is_rise   to a higher grade */
struct team_move {
    int32_t person;
    int32_t from, to;
    enum team_move_kind kind;
    bool is_rise;
};

struct team_moves {
    struct team_move *v;
    size_t n;
};

/* Everybody who sits in `before` or in `after`, in the order of the people. */
struct team_moves team_moves_between(
        struct arena *a, const struct team_case *c, struct team_lineup before, struct team_lineup after);

size_t team_moves_count(const struct team_moves *m, enum team_move_kind kind);

const char *team_move_code(enum team_move_kind k);
const char *team_move_title(enum team_move_kind k);

#endif
