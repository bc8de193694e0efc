/* Objections to the list of voters (申诉): filed, decided, taken to court, judged. What the decision or the judgment
 * asks for is done with the other commands of the roll, which name it as their document. */
#ifndef APP_OBJECTION_H
#define APP_OBJECTION_H

#include "app/workspace.h"
#include "law/objection.h"
#include "store/objection.h"

/* One objection with where it stands: terms as law/objection.h gives them, the last being what is due next. */
struct objection_state {
    struct objection objection;
    struct objection_term terms[OBJECTION_STEP_COUNT];
    size_t term_count;
};

struct objection_states {
    struct objection_state *v;
    size_t n;
};

/* As of today. */
MUST_USE bool objection_load_states(struct workspace *ws, struct objection_states *states, struct err *e);

/* The next four record a step; late ones are recorded, too, and findings says so. state: as it stands then.
 * Errors of all  ERR_INPUT: something is missing, a day before the step before it or still to come; ERR_STATE: it is
 * not the time for that step, the result is certified */

/* A new one: applicant, about, claim, filed_on; voter_no where it is about somebody on the roll, whose name and
 * district follow; else district_no where it is about one list. */
MUST_USE bool objection_file(struct workspace *ws, const struct objection *o, struct objection_state *state,
        struct finding_list *findings, struct err *e);

struct objection_step_taken {
    int64_t objection_no;
    struct date on;
    enum objection_outcome outcome; /* deciding, judging */
    const char *text;               /* deciding, judging: in words; suing: which court */
    const char *document;           /* deciding, judging */
};

MUST_USE bool objection_decide(struct workspace *ws, const struct objection_step_taken *step,
        struct objection_state *state, struct finding_list *findings, struct err *e);
MUST_USE bool objection_sue(struct workspace *ws, const struct objection_step_taken *step,
        struct objection_state *state, struct finding_list *findings, struct err *e);
MUST_USE bool objection_judge(struct workspace *ws, const struct objection_step_taken *step,
        struct objection_state *state, struct finding_list *findings, struct err *e);

#endif
