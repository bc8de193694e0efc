/* Who serves in the election: committee, groups, and the people who preside, watch and count. */
#ifndef MODEL_MEMBER_H
#define MODEL_MEMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

/* NAME, code, title */
#define MEMBER_BODIES(X)                                                                                               \
    X(COMMITTEE, "committee", "选举委员会")                                                                            \
    X(LEADING_GROUP, "leading-group", "领导小组")                                                                      \
    X(OFFICE, "office", "选举办公室")                                                                                  \
    X(GUIDANCE, "guidance", "指导组")                                                                                  \
    X(PRESIDING, "presiding", "主持人")                                                                                \
    X(SUPERVISOR, "supervisor", "监票人")                                                                              \
    X(TELLER, "teller", "计票人")                                                                                      \
    X(STAFF, "staff", "工作人员")

enum member_body {
#define X(name, code, title) BODY_##name,
    MEMBER_BODIES(X)
#undef X
            BODY_COUNT
};

struct member {
    int64_t member_no;
    enum member_body body;
    const char *name;
    const char *post;         /* 主任、副主任、组长 …; "" for none */
    const char *unit;         /* where the person comes from */
    int64_t district_no;      /* 0: the whole township */
    int64_t station_no;       /* 0: the whole district */
    int64_t voter_no;         /* on this township's roll; 0: not known */
    const char *appointed_by; /* 任命机关 */
    struct date appointed_on;
    const char *document; /* 文号 */
    struct date left_on;  /* DATE_NONE: serves */
    const char *left_why;
};

/* What somebody declared about themselves and a candidate (近亲属申报). */
struct kin_declaration {
    int64_t member_no;
    int64_t candidate_no;
    const char *relation; /* 配偶、父亲、本人 …, as it was written */
};

static inline bool member_serves(const struct member *m)
{
    return !date_is_set(m->left_on);
}

const char *member_body_code(enum member_body b);
const char *member_body_title(enum member_body b);
bool member_body_from(const char *code, enum member_body *b);
bool member_body_from_title(const char *title, enum member_body *b);

#endif
