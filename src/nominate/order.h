/* 姓名笔画: the order of names on a list, by strokes of the surname and then of each next character.
 *
 * Names are compared character by character from the left, the surname first; a compound surname (欧阳, 司徒, 上官)
 * is no exception, its two characters are simply the first two. The dot of 买买提·艾力 and blanks are skipped.
 * Where one name is the beginning of the other the shorter stands first.
 *
 * single_first decides about names with a given name of one character. True: it counts as having an empty
 * place before it, so that 高富 stands before 高大富 although 富 has more strokes (the Party's lists by 姓氏笔画).
 * False: its character is compared like any other, 高大富 stands before 高富 (said to be the practice of people's
 * congresses, 姓名笔画). No statute decides; the election committee does, and the notice should say which.
 *
 * What the table does not know is asked, never guessed: order_names returns questions; the answers go into
 * terms.decision, and the names are ordered again until no question is left. */
#ifndef NOMINATE_ORDER_H
#define NOMINATE_ORDER_H

#include "nominate/stroke.h"

/* A body's decision between two characters, each one character of text. */
struct order_decision {
    const char *first;
    const char *second;
};

struct order_terms {
    const struct stroke_table *table;
    bool single_first;
    const struct order_decision *decision;
    size_t decisions;
};

/* Two characters that only people can put in order; a decision names them the same way. */
struct order_question {
    const char *x;
    const char *y;
    const char *text; /* one sentence for the clerk */
};

/* Two names (their places in the input) with the same characters. They keep the order in which they were handed
 * in; once the committee has decided, hand them in that way. */
struct order_namesake {
    size_t first;
    size_t second;
    const char *text;
};

struct order_list {
    size_t *name; /* name[i] is the place in the input of the i-th name on the list */
    size_t n;
    struct order_question *question; /* while there is one, the list is provisional */
    size_t questions;
    struct order_namesake *namesake;
    size_t namesakes;
};

#define ORDER_NAMES_MAX 2000
#define ORDER_DECISIONS_MAX 200

/* names     n of them, NFC, 0 ..= ORDER_NAMES_MAX
 * *list     lives in a. Only questions about neighbours on the list are put, so few are asked; answers can
 *           bring up further ones. Answered one at a time they cannot contradict each other
 * Errors    ERR_INPUT: a name without characters, a decision that is not about two characters, or one that
 *           contradicts the table or the other decisions */
MUST_USE bool order_names(struct arena *a, const struct order_terms *terms, const char *const *names, size_t n,
        struct order_list *list, struct err *e);

/* Why one of two names stands before the other, in one sentence; or the question that is open.
 * Errors as above. */
MUST_USE bool order_explain(
        struct arena *a, const struct order_terms *terms, const char *const names[2], const char **text, struct err *e);

#endif
