/* An objection to the list of voters (申诉), from the day it is filed to the judgment. */
#ifndef MODEL_OBJECTION_H
#define MODEL_OBJECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

/* How the committee decided, and the court. NAME, code, title */
#define OBJECTION_OUTCOMES(X)                                                                                          \
    X(OPEN, "", "未处理")                                                                                              \
    X(UPHELD, "upheld", "申诉成立")                                                                                    \
    X(REJECTED, "rejected", "申诉不成立")

enum objection_outcome {
#define X(name, code, title) OBJECTION_##name,
    OBJECTION_OUTCOMES(X)
#undef X
};

struct objection {
    int64_t objection_no;
    const char *applicant;
    const char *about;   /* whom it is about, by name */
    int64_t voter_no;    /* that person on the roll; 0: is not on it */
    int64_t district_no; /* whose list it is about; 0: not of one district */
    const char *claim;   /* what is asked for */
    struct date filed_on;
    struct date decided_on; /* DATE_NONE: not yet, and so below */
    enum objection_outcome outcome;
    const char *decision; /* in words */
    const char *document; /* its number */
    struct date sued_on;
    const char *court;
    struct date judged_on;
    enum objection_outcome judged;
    const char *judgment;
};

const char *objection_outcome_code(enum objection_outcome o);
const char *objection_outcome_title(enum objection_outcome o);
bool objection_outcome_from(const char *code, enum objection_outcome *o);

#endif
