/* One ballot: is it valid, and whom does it choose? */
#ifndef LAW_BALLOT_H
#define LAW_BALLOT_H

#include "law/basis.h"
#include "model/ballot.h"
#include "model/contest.h"

struct ballot_mark {
    const char *name; /* a printed candidate */
    enum ballot_vote vote;
};

struct ballot_paper {
    enum contest_kind kind;
    int64_t seats; /* 1 ..= 1000 */
    const struct ballot_mark *marks;
    size_t mark_count;
    const char *const *write_ins; /* 另选他人: names as written */
    size_t write_in_count;
};

/* What the law says of it. chosen and ignored live in the arena.
 *
 * A blank ballot is valid: all abstain (弃权). More names than seats: void (作废). A printed candidate whose
 * name is also written in counts once. Ignored is a written-in name that the law does not let count (in a
 * congress since the Deputies Law of 2025 only who votes against may choose another person); the rest of
 * the ballot stands. needs_decision: the marks contradict each other; supervisors settle it together. */
struct ballot_verdict {
    bool is_valid;
    bool needs_decision;
    const char **chosen;
    size_t chosen_count;
    const char **ignored;
    size_t ignored_count;
    struct reason_list reasons;
};

enum { BALLOT_NAMES_MAX = 10000 };

/* Errors  ERR_INPUT for seats out of range, a candidate named twice, an empty name, more than BALLOT_NAMES_MAX names
 * Source  选举法 2020 arts 41, 44(2); 2015 arts 40, 43; 2010 arts 39, 42; 代表法 2025 art. 17(6) */
MUST_USE bool law_ballot(struct arena *a, const struct law_basis *b, const struct ballot_paper *p,
        struct ballot_verdict *v, struct err *e);

#endif
