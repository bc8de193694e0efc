/* Objections to the list of voters (申诉, R31 ..= R34): what is late, and what is due next and when. */
#ifndef LAW_OBJECTION_H
#define LAW_OBJECTION_H

#include "law/basis.h"
#include "model/objection.h"

/* NAME, code, title */
#define OBJECTION_STEPS(X)                                                                                             \
    X(FILE, "file", "提出申诉")                                                                                        \
    X(DECIDE, "decide", "选举委员会处理")                                                                              \
    X(SUE, "sue", "向人民法院起诉")                                                                                    \
    X(JUDGE, "judge", "人民法院判决")                                                                                  \
    X(CLOSED, "closed", "已了结")

enum objection_step {
#define X(name, code, title) OBJECTION_STEP_##name,
    OBJECTION_STEPS(X)
#undef X
            OBJECTION_STEP_COUNT
};

/* One step of one objection.
 * last     its last lawful day; DATE_NONE for CLOSED, and for FILE while no list was published
 * taken    on which it was done; DATE_NONE: not yet
 * because  rule, article and a sentence with the days */
struct objection_term {
    enum objection_step step;
    struct date last;
    struct date taken;
    struct reason because;
};

/* Every step of the objection so far and the one that is due next, in their order. Deciding is due three days after
 * filing; suing, which only who is not content does, by the fifth day before the election day; judging before the
 * election day. A judgment, a decision that nobody sues against until that day passed, closes it.
 * list_on  when the list that it is about was published; DATE_NONE: not yet
 * today    decides whether somebody may still sue
 * Returns the number of terms, the last being what is due next (SUE: what may still be done); texts live in a.
 * Source   选举法 2020 art. 29; 民事诉讼法 arts 185, 188, 189 */
size_t law_objection_terms(struct arena *a, const struct law_basis *b, const struct objection *o, struct date list_on,
        struct date today, struct objection_term terms[OBJECTION_STEP_COUNT]);

/* So many days late, on the day that it was taken or, not taken yet, today; 0: in time. */
int law_objection_lateness(const struct objection_term *t, struct date today);

const char *objection_step_code(enum objection_step s);
const char *objection_step_title(enum objection_step s);

#endif
