/* What bodies decided where the law leaves it open, and what clerks wrote to explain W findings. */
#ifndef STORE_DECISION_H
#define STORE_DECISION_H

#include "base/date.h"
#include "store/db.h"

struct decision {
    int64_t decision_no;
    const char *subject;  /* "district/5/round/1" */
    const char *question; /* "still-short" */
    const char *answer;
    const char *body;     /* 选举委员会 */
    const char *article;
    const char *document; /* number of the paper */
    struct date decided_on;
    const char *actor;
    int64_t journal_seq;
};

struct decision_list {
    struct decision *v;
    size_t n;
};

MUST_USE bool decision_insert(struct db *db, int64_t county, const struct decision *d, struct err *e);

/* All, oldest first. */
MUST_USE bool decision_load_all(struct arena *a, struct db *db, int64_t county, struct decision_list *list,
        struct err *e);

/* The latest answer to a question about a subject; NULL when there is none. */
const struct decision *decision_lookup(const struct decision_list *list, const char *subject, const char *question);

struct explanation {
    const char *code;    /* "W501" */
    const char *subject; /* that of the finding */
    const char *finding; /* the sentence that is explained */
    const char *text;
    const char *actor;
    const char *explained_at;
};

struct explanation_list {
    struct explanation *v;
    size_t n;
};

/* Over an earlier one for the same code and subject. */
MUST_USE bool explanation_save(struct db *db, int64_t county, const struct explanation *x, struct err *e);
MUST_USE bool explanation_load_all(struct arena *a, struct db *db, int64_t county, struct explanation_list *list,
        struct err *e);

/* Was the finding of that code and subject explained as it now reads? When its figures change it is not. */
bool explanation_covers(
        const struct explanation_list *list, const char *code, const char *subject, const char *finding);

#endif
