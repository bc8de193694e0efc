/* Who is elected to which post: the agreed sheets of each vote, the law's answer, and the decisions that bodies took.
 */
#ifndef CONGRESS_RESULT_H
#define CONGRESS_RESULT_H

#include "congress/session.h"
#include "count/compare.h"

struct leader_round_result {
    const struct leader_round *round;
    bool is_counted;                      /* both entries there and agreed */
    struct tally_difference *differences; /* between the two entries, while they are not settled */
    size_t difference_count;
    const struct tally_sheet *sheet;
    struct contest contest;
    struct outcome outcome;   /* valid when is_counted */
    enum outcome_state state; /* with the decisions taken */
    const size_t *next_list;  /* options of contest that stand in the next vote */
    size_t next_count;
    int64_t next_seats;
    const struct decision_wanted *open; /* a question without an answer; NULL for none */
};

struct leader_elected {
    size_t nominee; /* SIZE_MAX: written in and not put up */
    const char *name;
    int64_t votes;
    int64_t round;
    int64_t deputies; /* 全体代表 at that vote: the base */
    bool by_all;      /* 全票: as many votes as there are deputies */
};

/* NAME, code, title */
#define POST_STATES(X)                                                                                                 \
    X(NOT_OPEN, "not-open", "还没有投票")                                                                              \
    X(COUNTING, "counting", "计票未完")                                                                                \
    X(NEXT_ROUND, "next-round", "须再投一次票")                                                                        \
    X(UNDECIDED, "undecided", "等待决定")                                                                              \
    X(SETTLED, "settled", "已有结果")

enum post_state {
#define X(name, code, title) POST_IS_##name,
    POST_STATES(X)
#undef X
};

struct post_result {
    const struct session_post *post;
    enum post_state state;
    struct leader_round_result *rounds;
    size_t round_count;
    struct leader_elected *elected; /* by round, then votes */
    size_t elected_count;
    int64_t vacant; /* left to the next session */
};

struct session_result {
    struct post_result *posts;
    size_t n;
};

/* Errors  ERR_INPUT for figures that no count can produce, naming the post */
MUST_USE bool session_count(struct arena *a, const struct law_basis *law, const struct session *s,
        struct session_result *out, struct err *e);

/* One post alone: what fold needs before it takes a further vote. */
MUST_USE bool session_count_post(struct arena *a, const struct law_basis *law, const struct session *s, size_t post,
        struct post_result *out, struct err *e);

/* The vote that comes next on a post, as the record has it: the first from the formal list, then what the last outcome
 * asks for. sitting and at are not said.
 * Errors  ERR_STATE: no formal list, nothing more to vote on, a count or a decision is still missing */
MUST_USE bool session_next_vote(struct arena *a, const struct law_basis *law, const struct session *s, size_t post,
        struct leader_round *r, struct err *e);

const char *post_state_code(enum post_state s);
const char *post_state_title(enum post_state s);

#endif
