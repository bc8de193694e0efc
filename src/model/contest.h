/* One vote for one thing: a district's seats, or a post in a congress. What goes into the rules of the
 * count, and what comes out. Votes are counts of ballots, never ballots of people. */
#ifndef MODEL_CONTEST_H
#define MODEL_CONTEST_H

#include "base/date.h"
#include "model/reason.h"

/* NAME, code, title */
#define CONTEST_KINDS(X)                                                                                               \
    X(DIRECT, "direct", "直接选举")                                                                                    \
    X(INDIRECT, "indirect", "间接选举")                                                                                \
    X(CONGRESS, "congress", "大会选举")                                                                                \
    X(BY_ELECTION, "by-election", "补选")

enum contest_kind {
#define X(name, code, title) CONTEST_##name,
    CONTEST_KINDS(X)
#undef X
            CONTEST_KIND_COUNT
};

#define ROUND_KINDS(X)                                                                                                 \
    X(FIRST, "first", "第一次投票")                                                                                    \
    X(ANOTHER, "another", "另行选举")                                                                                  \
    X(REVOTE, "revote", "再次投票")

enum round_kind {
#define X(name, code, title) ROUND_##name,
    ROUND_KINDS(X)
#undef X
            ROUND_KIND_COUNT
};

/* What a congress may elect; only the range of candidates depends on it. */
#define POSTS(X)                                                                                                       \
    X(OTHER, "other", "其他")                                                                                          \
    X(CHIEF, "chief", "正职")                                                                                          \
    X(DEPUTY, "deputy", "副职")                                                                                        \
    X(MEMBER, "member", "委员")

enum post_kind {
#define X(name, code, title) POST_##name,
    POSTS(X)
#undef X
            POST_KIND_COUNT
};

struct contest_option {
    const char *name;
    int64_t votes_for;     /* ballots, 0 ..= 10^9 */
    int64_t votes_against; /* -1 where it was not counted */
    int64_t abstentions;   /* -1 where it was not counted */
    bool is_write_in;      /* 另选他人 */
};

struct contest {
    enum contest_kind kind;
    enum round_kind round;
    enum post_kind post;  /* CONTEST_CONGRESS only */
    struct date on;
    int64_t seats;        /* to be filled in this round, 1 ..= 1000 */
    int64_t registered;   /* direct: all voters of the district (选区全体选民) */
    int64_t participants; /* direct: voters who took part, entrusted and mobile-box votes included */
    int64_t deputies;     /* otherwise: all deputies (全体代表) */
    int64_t present;      /* otherwise: deputies present */
    int64_t ballots;      /* ballots collected (收回), void and blank ones included */
    int64_t void_ballots; /* 废票 */
    struct contest_option *options;
    size_t option_count; /* candidates first, then written-in persons; 0 ..= 10 000 */
};

#define OUTCOME_STATES(X)                                                                                              \
    X(COMPLETE, "complete", "全部当选")                                                                                \
    X(REVOTE, "revote", "须再次投票")                                                                                  \
    X(ANOTHER_ELECTION, "another-election", "须另行选举")                                                              \
    X(INVALID_TURNOUT, "invalid-turnout", "参加投票未过半数，选举无效")                                                \
    X(INVALID_COUNT, "invalid-count", "票数多于投票人数，选举无效")                                                    \
    X(VACANT, "vacant", "名额空缺")                                                                                    \
    X(NEEDS_DECISION, "needs-decision", "须由有权机关决定")                                                            \
    X(NO_QUORUM, "no-quorum", "出席人数不足")

enum outcome_state {
#define X(name, code, title) OUTCOME_##name,
    OUTCOME_STATES(X)
#undef X
            OUTCOME_STATE_COUNT
};

/* A question that the law leaves to a body. */
struct decision_wanted {
    const char *question; /* stable code: "tie-at-list-cut" */
    const char *body;     /* who decides: 选举委员会 … */
    struct reason because;
};

/* Indexes point into contest.options; all arrays live in the arena. */
struct outcome {
    enum outcome_state state;
    size_t *elected; /* most votes first */
    size_t elected_count;

    int64_t revote_seats; /* 0: no re-vote */
    size_t *revote;       /* the tied */
    size_t revote_count;

    int64_t another_seats; /* 0: no other election */
    int64_t another_min;   /* candidates, the lawful range */
    int64_t another_max;
    size_t *order;        /* the list for the other election, in the order of votes */
    size_t order_count;   /* at most another_max, more only where a tie at the cut awaits a decision */
    size_t *order_rest;   /* who comes after the list, in the order of votes */
    size_t order_rest_count;

    int64_t vacant_seats;
    struct decision_wanted *decisions;
    size_t decision_count;
    struct reason_list reasons;
    struct reason_list notes; /* what a reader should know and that changes nothing */
};

const char *contest_kind_code(enum contest_kind k);
const char *round_kind_code(enum round_kind r);
const char *round_kind_title(enum round_kind r);
const char *outcome_state_code(enum outcome_state s);
const char *outcome_state_title(enum outcome_state s);

/* false when no member has that code; *value is then untouched. */
bool contest_kind_from(const char *code, enum contest_kind *value);
bool round_kind_from(const char *code, enum round_kind *value);
bool post_kind_from(const char *code, enum post_kind *value);

#endif
