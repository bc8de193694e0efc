/* Every ballot that counts for one candidate (选票查看): from the result as it stands or was certified, over the candidate's
 * votes, to the picture of each ballot that the machine read, with who said what of it — the machine, or two people and
 * why — and the article by which it is valid. Ballots come by stack and by the hash of their picture, which is no order of
 * casting; ballots that were counted by hand have no picture, and their number is said. */
#ifndef APP_BALLOT_LOOKUP_H
#define APP_BALLOT_LOOKUP_H

#include "app/scan_batch.h"

struct counting_ballot {
    const char *batch;
    int64_t batch_no;
    const char *sheet;
    const char *how;     /* "机器读作赞成（得分 0.93）", "两人认定为赞成：符号画在框外，意思清楚" */
    const char *why;     /* "所选 2 人，不多于应选 2 人，有效" */
    const char *article; /* of that */
};

struct ballot_lookup {
    struct vote_key key;
    const char *vote; /* "第 1 次会议副镇长第 1 次投票" */
    const char *name;
    int64_t votes;     /* as counted; -1: the count is not complete */
    int64_t hand;      /* of these, counted by hand: without a picture */
    const char *fate;  /* 当选, 未当选, 列入下一次投票; "" while it is not counted */
    const char *state; /* "认证第1版，SM3 …", "未认证" */
    const struct reason *reasons; /* of the outcome */
    size_t reason_count;
    struct counting_ballot *ballots;
    size_t n;
    size_t waiting; /* ballots of these stacks that wait for people, and may count or not */
    struct date dated;
};

/* Everything lives in the workspace's arena. key.round 0: the latest.
 * Errors  ERR_INPUT  no such vote, nobody of that name on its ballots or written in; ERR_STATE  no stack was read, the
 * records no longer give the certified result */
MUST_USE bool ballot_lookup(
        struct workspace *ws, struct vote_key key, const char *name, struct ballot_lookup *out, struct err *e);

/* The sentences that stand above the pictures, *n of them. */
const char *const *ballot_lookup_lines(struct arena *a, const struct ballot_lookup *x, size_t *n);

/* The pictures as one PDF. Errors as print/contact.h; a damaged picture is an empty frame that says so. */
MUST_USE bool ballot_lookup_write(struct workspace *ws, const struct ballot_lookup *x, const char *path, struct err *e);

#endif
