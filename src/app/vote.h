/* One vote on paper (一次投票), a district's or a session's on one post: what its ballots say, how they are read, and by
 * which law they are counted. Printing, reading and counting ballots know votes, not where they come from. */
#ifndef APP_VOTE_H
#define APP_VOTE_H

#include "app/session.h"
#include "app/workspace.h"
#include "ballot/payload.h"
#include "model/contest.h"
#include "store/contest.h"

struct vote_key {
    int64_t session_no; /* 0: a district's vote */
    int64_t no;         /* of the district, or of the session's post */
    int64_t round;      /* from 1; where a vote is looked for, 0 is the latest */
};

struct vote {
    struct vote_key key;
    enum contest_kind kind;
    enum round_kind round_kind;
    struct date held_on;     /* of a session's coming vote: not said */
    struct date prepared_on; /* for files: when it is held or, of a coming vote, the day of the record's last entry */
    int64_t seats;
    const char *const *names; /* as they stand on the ballot */
    size_t name_count;
    const int64_t *stations; /* counting places; a session has one, 1 */
    size_t station_count;
    bool is_open;                /* ballots may be cast. A session's coming vote is there to be printed only */
    const struct law_basis *law; /* by which its ballots are judged */
    const char *marking;         /* code of the way of marking (data/ballot.tsv) */
    const char *congress;        /* 清溪镇第六届人民代表大会; of a session the session's title */
    const char *label;           /* 第12选区; of a session the post: 副镇长 */
    bool is_secondment;
};

struct vote_list {
    struct vote *v; /* districts by number and round, then sessions by number, post and round */
    size_t n;
    struct session_view *sessions;
    size_t session_count;
};

/* How many lines for another person its ballots have: as many as seats, none in a re-vote among the tied
 * (选举法 2020 arts 41, 45(3)). */
size_t vote_line_count(const struct vote *v);

/* The votes of all districts, without those of sessions. */
MUST_USE bool vote_load_districts(struct workspace *ws, struct vote_list *list, struct err *e);

/* All votes of the workspace, in its arena. */
MUST_USE bool vote_load_all(struct workspace *ws, struct vote_list *list, struct err *e);

/* round 0: the latest. NULL when there is none. */
const struct vote *vote_lookup(const struct vote_list *list, struct vote_key key);

/* The post's vote, or the reason why there is none: no such session or post, no formal list, nothing left to vote on.
 * Errors  ERR_INPUT, ERR_STATE */
MUST_USE bool vote_find_on_post(
        struct workspace *ws, const struct vote_list *list, struct vote_key key, const struct vote **v, struct err *e);

/* ERR_STATE when nothing that the vote's result rests on may change: certified; in a session also when its sheet was
 * entered from the ballots that were read. */
MUST_USE bool vote_must_be_open(struct workspace *ws, struct vote_key key, struct err *e);

/* "选区 3 第 1 次投票", "第 1 次会议 职务 2 第 1 次投票" */
const char *vote_subject(struct arena *a, struct vote_key key);

/* The number by which the vote's ballots are called in their code: the district's, or 1000 for each session and the
 * post's. False when the code has no room for it. */
bool vote_contest_no(struct vote_key key, int32_t *no);

/* The vote that a ballot's code speaks of. */
struct vote_key vote_key_of_code(const struct ballot_payload *p);

#endif
