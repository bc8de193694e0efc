/* Inside of the room: what the checks share. */
#ifndef CONGRESS_CHECKER_H
#define CONGRESS_CHECKER_H

#include "congress/check.h"

struct checker {
    struct arena *a;
    const struct law_basis *law;
    const struct session *s;
    const struct session_result *r;
    bool is_final;
    struct finding_list *list;
};

/* Adds a finding with the article of its own rule. */
void checker_say(struct checker *k, enum finding_code code, const char *subject, const char *format, ...)
        PRINTF_LIKE(4, 5);

/* Adds a finding for the reason that the law gave last. */
void checker_quote(struct checker *k, enum finding_code code, const char *subject, const struct reason_list *reasons);

/* 全体代表 at that moment as the law counts them. */
int64_t checker_deputies(struct checker *k, struct moment at);

void check_steps(struct checker *k);    /* check_steps.c */
void check_meetings(struct checker *k); /* check_meetings.c */
void check_nominees(struct checker *k); /* check_leaders.c */
void check_votes(struct checker *k);    /* check_leaders.c */
void check_business(struct checker *k); /* check_business.c */

#endif
