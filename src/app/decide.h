/* What only a body can decide, asked and recorded; and the words that explain a W finding. */
#ifndef APP_DECIDE_H
#define APP_DECIDE_H

#include "app/result.h"

/* A question that stands open now. */
struct open_question {
    const char *subject;  /* as decide_set takes it: "district/5/round/1" */
    const char *question; /* "tie-at-list-cut" */
    const char *body;
    const char *article;
    const char *text;
    const char *answers; /* what may be answered: "vacant|revote", or the form of it */
};

struct open_questions {
    struct open_question *v;
    size_t n;
};

/* Adds one; answers may be NULL where the question itself says what they are. */
void decide_ask(struct arena *a, struct open_questions *out, struct open_question q);

/* All open questions of the count. Texts live in a. */
void decide_open_questions(struct arena *a, const struct law_basis *law, const struct records *r,
        const struct result *result, struct open_questions *out);

/* The decision of a body; number and journal entry are filled in.
 * Errors  ERR_INPUT: an answer that the question does not allow, no body, no document or day;
 *         ERR_STATE: the question is not open, the result is certified */
MUST_USE bool decide_set(struct workspace *ws, const struct decision *d, struct err *e);

/* For use cases that record a decision of their own: body, document and day are there (ERR_INPUT); the decision with its
 * journal entry in the open transaction, number and entry filled in. */
MUST_USE bool decide_is_complete(const struct decision *d, struct err *e);
MUST_USE bool decide_record(struct workspace *ws, const struct decision *d, const char *action, struct err *e);

/* Explains a W finding of any area as it stands now. ERR_STATE when there is no such finding. */
MUST_USE bool decide_explain(struct workspace *ws, const char *code, const char *subject, const char *text,
        struct err *e);

/* Does that code speak of what comes after the result, the credentials (R68)? Its explanations are no part of the
 * certificate and may be written when the result is locked. */
bool decide_is_after_result(const char *code);

/* A setting that the law leaves open, chosen by a body. */
MUST_USE bool decide_setting(struct workspace *ws, enum setting s, const char *value, const struct decision *d,
        struct err *e);

#endif
