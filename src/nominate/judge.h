/* All nominations of one district before the law, in the order in which they were received: what a voter or an
 * organisation may still put up depends on what came before (R35 ..= R37). */
#ifndef NOMINATE_JUDGE_H
#define NOMINATE_JUDGE_H

#include "law/nomination.h"

/* What is known about one nomination. */
struct nominate_case {
    const struct nomination *nomination;
    bool is_gone; /* the person has withdrawn, died or was struck: no longer counts for the organisation's cap */
    const struct signer *signers; /* of a joint nomination, in the order of signing */
    size_t signer_count;
};

/* What the law says to it. */
struct nominate_verdict {
    bool is_valid;
    bool is_early;             /* received before the voter list where the province forbids it (R30) */
    bool is_above_cap;         /* the organisation has put up more persons than there are seats (R36) */
    enum signer_state *states; /* one for each signer */
    int64_t counted;           /* signatures that count */
    struct reason_list reasons;
    const char *text; /* the reason that decides */
};

/* seats          of the district
 * voter_list_on  when the voter list was published; DATE_NONE: not yet
 * cases          of the district, by day of receipt, then by number
 * verdicts       one for each case; texts live in a
 *
 * A voter's signature that counts under one nomination uses up one of as many persons as the district has seats,
 * whatever becomes of that nomination; two nominations of the same person use up one. A nomination that was taken back
 * uses up nothing. */
void nominate_judge(struct arena *a, const struct law_basis *b, int64_t seats, struct date voter_list_on,
        const struct nominate_case *cases, size_t n, struct nominate_verdict *verdicts);

#endif
