/* Persons who were put up for deputy (代表候选人). */
#ifndef MODEL_CANDIDATE_H
#define MODEL_CANDIDATE_H

#include <stdbool.h>

#include "base/date.h"

/* What became of them: NAME, code, title */
#define CANDIDATE_STATES(X)                                                                                            \
    X(NOMINATED, "nominated", "已提名")                                                                                \
    X(FORMAL, "formal", "正式代表候选人")                                                                              \
    X(DROPPED, "dropped", "协商或预选后未列入")                                                                        \
    X(WITHDRAWN, "withdrawn", "退出")                                                                                  \
    X(DEAD, "dead", "死亡")                                                                                            \
    X(STRUCK, "struck", "除名")                                                                                        \
    X(WRITTEN_IN, "written-in", "选票上另选") /* never put up: voters wrote the name (R51) */

enum candidate_state {
#define X(name, code, title) CANDIDATE_##name,
    CANDIDATE_STATES(X)
#undef X
};

/* Composition of a congress as statistics ask for it (代表构成): NAME, code, title */
#define DEPUTY_CATEGORIES(X)                                                                                           \
    X(WORKER, "worker", "工人")                                                                                        \
    X(FARMER, "farmer", "农民")                                                                                        \
    X(PROFESSIONAL, "professional", "专业技术人员")                                                                    \
    X(OFFICIAL, "official", "干部")                                                                                    \
    X(SOLDIER, "soldier", "军人")                                                                                      \
    X(RETURNED, "returned", "归侨")                                                                                    \
    X(OTHER, "other", "其他")

enum deputy_category {
#define X(name, code, title) CATEGORY_##name,
    DEPUTY_CATEGORIES(X)
#undef X
            CATEGORY_COUNT
};

struct candidate {
    int64_t candidate_no;
    int64_t district_no;
    const char *name;
    int64_t voter_no; /* on this township's roll; 0: not found there */
    int64_t sex;      /* GB/T 2261.1: 1 man, 2 woman, 9 not said */
    int64_t ethnic;   /* GB 3304; 0 not said */
    struct date born_on;
    const char *party;
    const char *education;
    const char *degree;
    const char *post;
    enum deputy_category category;
    bool is_incumbent;         /* 连任 */
    const char *other_mandate; /* deputy elsewhere; "" for none */
    bool foreign_funding;
    enum candidate_state state;
    const char *state_why;
    struct date listed_on; /* of the first list that had the person; DATE_NONE: not published with it */
    int64_t list_place;    /* on the formal list and the ballot, from 1; 0: none */
    int64_t primary_votes; /* -1: no primary */
};

const char *candidate_state_code(enum candidate_state s);
const char *candidate_state_title(enum candidate_state s);
bool candidate_state_from(const char *code, enum candidate_state *s);
const char *deputy_category_code(enum deputy_category c);
const char *deputy_category_title(enum deputy_category c);
bool deputy_category_from(const char *code, enum deputy_category *c);
bool deputy_category_from_title(const char *title, enum deputy_category *c);

#endif
