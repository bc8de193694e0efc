/* Why: every verdict of the law is a list of reasons, each with the rule and the article in force. */
#ifndef MODEL_REASON_H
#define MODEL_REASON_H

#include "base/arena.h"
#include "model/rule.h"

struct reason {
    enum rule rule;
    const char *article; /* "选举法2020 第45条第1款" */
    const char *text;    /* one sentence with the figures of the case */
};

/* In the order in which the statute asks its questions. Texts live in the arena. */
struct reason_list {
    struct arena *arena;
    struct reason *v;
    size_t n;
    size_t capacity;
};

void reason_add(struct reason_list *list, struct reason r);

#endif
