/* The work plan (工作方案) and the notices (公告) that carry it out. */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

struct plan_step {
    int64_t step_no;
    const char *code;  /* statutory steps carry that of the calendar, own ones "own-N" */
    const char *title;
    const char *owner; /* 责任人; "" for nobody yet */
    struct date due_on;
    const char *rule;    /* "R30"; "" for a step of practice */
    const char *article; /* "选举法2020 第28条"; "" for a step of practice */
    struct date done_on; /* DATE_NONE: open */
    const char *evidence;
    const char *note;
};

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
            NOTICE_KIND_COUNT
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
