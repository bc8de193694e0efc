/* What the credentials committee found about a deputy elected (代表资格审查, R68). */
#ifndef MODEL_CREDENTIAL_H
#define MODEL_CREDENTIAL_H

#include "model/nomination.h"

/* The questions of the review: NAME, code, title */
#define CREDENTIAL_ITEMS(X)                                                                                            \
    X(CONDITIONS, "conditions", "基本条件")                                                                            \
    X(PROCEDURE, "procedure", "程序")                                                                                  \
    X(OFFENCE, "offence", "违法行为")                                                                                  \
    X(COMPLAINTS, "complaints", "举报")

enum credential_item {
#define X(name, code, title) CREDENTIAL_##name,
    CREDENTIAL_ITEMS(X)
#undef X
            CREDENTIAL_ITEM_COUNT
};

struct credential {
    int64_t candidate_no;
    enum review_conclusion items[CREDENTIAL_ITEM_COUNT];
    struct date reviewed_on;
    const char *reviewer;
    struct date confirmed_on; /* by the presidium; DATE_NONE: not yet */
    struct date published_on; /* DATE_NONE: not yet */
    const char *note;
};

/* Every item passed. */
bool credential_has_passed(const struct credential *c);

const char *credential_item_code(enum credential_item i);
const char *credential_item_title(enum credential_item i);

#endif
