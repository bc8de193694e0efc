/* What a ballot says of one candidate. */
#ifndef MODEL_BALLOT_H
#define MODEL_BALLOT_H

#include <stdbool.h>

/* NAME, code, title */
#define BALLOT_VOTES(X)                                                                                                \
    X(FOR, "for", "赞成")                                                                                              \
    X(AGAINST, "against", "反对")                                                                                      \
    X(ABSTAIN, "abstain", "弃权")

enum ballot_vote {
#define X(name, code, title) VOTE_##name,
    BALLOT_VOTES(X)
#undef X
            VOTE_KIND_COUNT
};

const char *ballot_vote_code(enum ballot_vote v);
const char *ballot_vote_title(enum ballot_vote v);
bool ballot_vote_from(const char *code, enum ballot_vote *v);

#endif
