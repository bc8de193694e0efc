/* Scores by a scheme from ballot sets: every group of the scheme takes the answers of the set that is its own. What may
 * not be shown does not count either, or the total would give it away; its weight goes to the groups that are there, and
 * the weights that came of it are part of the result. */
#ifndef CADRE_SET_SCORE_H
#define CADRE_SET_SCORE_H

#include "cadre/score.h"
#include "cadre/set_choice.h"

/* Of one group of the scheme: the sets whose answers it took, or why it has none: what the scheme would have, and what is
 * there instead.
 * choices   the sets of which somebody must say which answers for the group (set_use); none when that is not what is missing
 * what      then: why without the names and how it is said, for faces that say that once for all; else NULL */
struct set_score_source {
    const struct set_table **used;
    size_t n;
    const char *why, *what;
    const struct set_table **choices;
    size_t choice_count;
};

/* why   NULL, or why there is no score: several sets answer for the same group
 * what  NULL, or why there is no total, in short: it hangs on choices */
struct set_score {
    struct set_subject subject;
    const char *why, *what;
    struct score score;
    struct set_score_source *sources; /* one for each group of the scheme */
};

/* results  what is measured, not voted (performance), by the scheme's group; may be none */
struct set_score_question {
    const struct scheme *scheme;
    bool is_confirmed;
    const struct set_table *tables;
    size_t n;
    struct set_choice choice;
    const struct score_given *results;
    size_t result_count;
};

/* Errors  as cadre_score */
MUST_USE bool cadre_set_score(struct arena *a, const struct set_score_question *q, const struct set_subject *s,
        struct set_score *out, struct err *e);

#endif
