/* Notices that carry the election out (公告). */
#ifndef MODEL_NOTICE_H
#define MODEL_NOTICE_H

#include <stdbool.h>

#include "base/date.h"

/* NAME, code, title */
#define NOTICE_KINDS(X)                                                                                                \
    X(REGISTRATION, "registration", "选举日和选民登记公告")                                                            \
    X(DISTRICTS, "districts", "选区划分和名额分配公告")                                                                \
    X(VOTER_LIST, "voter-list", "选民名单")                                                                            \
    X(VOTER_LIST_CORRECTION, "voter-list-correction", "选民名单补正公告")                                              \
    X(FIRST_LIST, "first-list", "代表候选人名单")                                                                      \
    X(PRIMARY, "primary", "预选公告")                                                                                  \
    X(FINAL_LIST, "final-list", "正式代表候选人名单")                                                                  \
    X(VOTING, "voting", "投票时间、地点和方法公告")                                                                    \
    X(ELECTED, "elected", "当选代表名单")                                                                              \
    X(CREDENTIALS, "credentials", "代表资格公告")                                                                      \
    X(OTHER_ROUND, "other-round", "再次投票、另行选举公告")

enum notice_kind {
#define X(name, code, title) NOTICE_##name,
    NOTICE_KINDS(X)
#undef X
};

struct notice {
    int64_t notice_no;
    enum notice_kind kind;
    int64_t district_no; /* 0: all */
    struct date published_on;
    const char *place;
    const char *note;
};

const char *notice_kind_code(enum notice_kind k);
const char *notice_kind_title(enum notice_kind k);
bool notice_kind_from(const char *code, enum notice_kind *k);

#endif
