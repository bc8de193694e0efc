/* A stack of sheets read by machine becomes a tally: each ballot with what people settled goes before the law, and the
 * votes of the valid ones are added up. Only sums leave this file. */
#ifndef COUNT_STACK_H
#define COUNT_STACK_H

#include "count/doubt.h"
#include "law/ballot.h"
#include "model/tally.h"

enum stack_fate {
    STACK_WAITING, /* something is not settled, or what was settled contradicts itself */
    STACK_TWICE,   /* the same sheet once more: does not count */
    STACK_VALID,
    STACK_BLANK, /* valid, everybody abstained */
    STACK_VOID,
    STACK_OUT, /* a refused page that is no ballot of the stack, or was scanned again */
};

/* A ballot that counts for somebody who was written in. */
struct stack_other {
    size_t sheet; /* index */
    const char *name;
};

struct stack_count {
    enum stack_fate *fates; /* of each sheet */
    const char **why;       /* of each sheet: the law's sentence; "" where something is not settled */
    const char **articles;  /* of that sentence; "" */
    bool *chosen;           /* sheet by sheet, candidate by candidate: does it count for that one? */
    struct stack_other *others; /* the same of those who were written in */
    size_t other_count;
    size_t sheets, waiting, twice;
    size_t refused_open;    /* refused pages: not settled what they are */
    size_t refused_ballots; /* read by people */
    size_t refused_again, refused_other;
    struct tally_sheet sum; /* COLLECTED, VALID, VOID, BLANK and the lines; the rest is left 0 */
};

/* The vote whose ballots they are. */
struct stack_contest {
    enum contest_kind kind;
    int64_t seats;
    const char *const *names; /* of the candidates, in the order of the ballot */
    size_t name_count;
};

/* sheets and answers as doubt_list_all takes them. Errors  ERR_INPUT: a name twice */
MUST_USE bool stack_add_up(struct arena *a, const struct law_basis *law, const struct stack_contest *contest,
        const struct scanned_sheet *sheets, size_t n, const struct doubt_list *doubts, struct stack_count *out,
        struct err *e);

#endif
