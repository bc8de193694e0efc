/* From the nominees of a district to its formal list (正式代表候选人名单). */
#ifndef APP_NOMINATE_FINALIZE_H
#define APP_NOMINATE_FINALIZE_H

#include "app/slate.h"

/* NAME, code, title: on what a list that leaves somebody out rests (R41) */
#define LIST_GROUNDS(X)                                                                                                \
    X(RECORDED, "recorded", "按记录")                                                                                  \
    X(CONSULTATION, "consultation", "协商")                                                                            \
    X(PRIMARY, "primary", "预选")

enum list_ground {
#define X(name, code, title) GROUND_##name,
    LIST_GROUNDS(X)
#undef X
};

struct nominate_choice {
    int64_t district_no;      /* 0: every district that has no formal list yet */
    const char *const *names; /* or candidate numbers; none: all who stand */
    size_t n;
    enum list_ground after; /* GROUND_RECORDED: the primary if there was one, else the talks */
};

struct nominate_final {
    int64_t district_no;
    const struct candidate *const *candidates; /* in the order of the list */
    size_t n;
    const char *order; /* why in this order */
};

struct nominate_finals {
    struct nominate_final *v;
    size_t n;
};

/* Makes the chosen formal candidates with their places on the list and drops the rest with the reason. A district is
 * left alone, and findings say why, when the number is out of range (F401), somebody was left out without an agreed
 * talk or a valid primary (F411, F412), not those with most votes were chosen (F415), a review is open or failed
 * (F413), somebody may not stand (F406, F407), or the order waits for a decision (F414). The others are made. A list
 * that was published is made anew only after a decision about candidates that were lost. Errors  ERR_INPUT: no such
 * district, a name that is not nominated there; ERR_STATE: the list is fixed or voted on, the result is certified */
MUST_USE bool nominate_finalize(struct workspace *ws, const struct nominate_choice *choice,
        struct finding_list *findings, struct nominate_finals *finals, struct err *e);

const char *list_ground_code(enum list_ground g);
bool list_ground_from(const char *code, enum list_ground *g);

#endif
