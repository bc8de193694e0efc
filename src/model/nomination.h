/* Who put a person up (提名推荐), who signed, and what was found about the nominees until the list was final. */
#ifndef MODEL_NOMINATION_H
#define MODEL_NOMINATION_H

#include <stdbool.h>

#include "base/date.h"

/* NAME, code, title */
#define NOMINATION_KINDS(X)                                                                                            \
    X(PARTY, "party", "政党团体")                                                                                      \
    X(JOINT, "joint", "选民联名")

enum nomination_kind {
#define X(name, code, title) NOMINATION_##name,
    NOMINATION_KINDS(X)
#undef X
};

struct nomination {
    int64_t nomination_no;
    int64_t candidate_no;
    enum nomination_kind kind;
    const char *organisation; /* "、" stands between those that act jointly; of voters: who signed first */
    struct date received_on;
    struct date withdrawn_on; /* taken back by those who made it; DATE_NONE: stands */
    bool is_valid;            /* as the law was asked last */
    const char *why;          /* of the withdrawal, else of the verdict */
};

/* What became of a signature under a joint nomination: NAME, code, title */
#define SIGNER_STATES(X)                                                                                               \
    X(COUNTS, "counts", "有效")                                                                                        \
    X(NO_VOTER, "no-voter", "不是本选区选民")                                                                          \
    X(REPEATED, "repeated", "重复签名")                                                                                \
    X(ABOVE_CAP, "above-cap", "超过可推荐人数")                                                                        \
    X(WITHDRAWN, "withdrawn", "已撤回签名")

enum signer_state {
#define X(name, code, title) SIGNER_##name,
    SIGNER_STATES(X)
#undef X
};

struct signer {
    int64_t nomination_no;
    int64_t signer_no; /* order of signing, from 1 */
    const char *name;
    int64_t voter_no; /* 0: not found on the district's roll */
    enum signer_state state;
    const char *why; /* of a withdrawal */
};

/* The joint qualification review (联合审查): NAME, code, title */
#define REVIEW_ITEMS(X)                                                                                                \
    X(CONDITIONS, "conditions", "基本条件")                                                                            \
    X(PROCEDURE, "procedure", "程序")                                                                                  \
    X(NOTICE, "notice", "公示")                                                                                        \
    X(COMPLAINTS, "complaints", "举报")

enum review_item {
#define X(name, code, title) REVIEW_##name,
    REVIEW_ITEMS(X)
#undef X
            REVIEW_ITEM_COUNT
};

#define REVIEW_CONCLUSIONS(X)                                                                                          \
    X(PASS, "pass", "合格")                                                                                            \
    X(FAIL, "fail", "不合格")                                                                                          \
    X(OPEN, "open", "待查")

enum review_conclusion {
#define X(name, code, title) CONCLUSION_##name,
    REVIEW_CONCLUSIONS(X)
#undef X
};

struct review {
    int64_t candidate_no;
    enum review_item item;
    enum review_conclusion conclusion;
    const char *reviewer;
    struct date reviewed_on;
    const char *note;
};

/* One round of talks in the voter groups (讨论、协商). */
struct consultation {
    int64_t consultation_no;
    int64_t district_no;
    int64_t round;
    struct date held_on;
    int64_t attended;
    const char *opinion; /* of the larger number of voters (较多数选民的意见) */
    bool agreed;         /* 形成较为一致意见 */
};

/* A primary (预选); the votes stand with the candidates. */
struct primary_election {
    int64_t district_no;
    struct date held_on;
    int64_t registered;
    int64_t participants;
};

const char *nomination_kind_code(enum nomination_kind k);
const char *nomination_kind_title(enum nomination_kind k);
bool nomination_kind_from(const char *code, enum nomination_kind *k);
bool nomination_kind_from_title(const char *title, enum nomination_kind *k);
const char *signer_state_code(enum signer_state s);
const char *signer_state_title(enum signer_state s);
bool signer_state_from(const char *code, enum signer_state *s);
const char *review_item_code(enum review_item i);
const char *review_item_title(enum review_item i);
bool review_item_from(const char *code, enum review_item *i);
bool review_item_from_title(const char *title, enum review_item *i);
const char *review_conclusion_code(enum review_conclusion c);
const char *review_conclusion_title(enum review_conclusion c);
bool review_conclusion_from(const char *code, enum review_conclusion *c);
bool review_conclusion_from_title(const char *title, enum review_conclusion *c);

#endif
