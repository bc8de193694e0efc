/* Is the session lawful and whole? A step out of its order, merged with another or without its record, a vote without
 * quorum, a nomination that falls, a winner who may not hold the post: each is a finding with its article. F stops the
 * certificate unless a named body decided to accept it (entry "decide" with the finding's code as the question and
 * "accept" as the answer); W wants a word of explanation (entry "explain"). */
#ifndef CONGRESS_CHECK_H
#define CONGRESS_CHECK_H

#include "congress/result.h"

struct session_findings {
    struct finding_list open;    /* nobody has settled them */
    struct finding_list settled; /* accepted by a body, or explained */
};

/* is_final: everything must be there by now (before certifying); else only what was done is judged. Lists live in a. */
void session_check(struct arena *a, const struct law_basis *law, const struct session *s,
        const struct session_result *r, bool is_final, struct session_findings *out);

/* What a clerk may do next: the steps that are not done and whose predecessors are, in their order. Returns how many.
 */
size_t session_next_steps(const struct session *s, enum session_step next[SESSION_STEP_COUNT]);

/* Accepted by a body for a stop, explained in writing for what wants a word. */
bool session_is_settled(const struct session *s, const struct finding *f);

/* Is the recall or resignation lawfully put and passed; OPEN while it has not been voted on. */
enum verdict session_judge_departure(const struct law_basis *law, const struct session *s,
        const struct session_departure *d, struct reason_list *reasons);

#endif
