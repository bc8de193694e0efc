/* The parts of cadre/flag.c to one another. */
#ifndef CADRE_FLAG_STATE_H
#define CADRE_FLAG_STATE_H

#include "cadre/flag.h"

/* One comparison of a family. is_beyond: a question if it survives the correction; then flag is filled in. */
struct flag_candidate {
    bool is_beyond;
    struct flag flag;
};

struct flag_candidates {
    struct flag_candidate *v;
    size_t n, capacity;
};

void flag_add(struct flag_list *found, struct flag f);
void flag_propose(struct flag_list *found, struct flag_candidates *c, struct flag_candidate x);

/* The family is whole: adds what is beyond and survives. */
void flag_settle(const struct flag_search *q, enum flag_kind kind, const struct flag_candidates *c, struct flag_list *found);

/* Notes what was not tested; the same is said once. */
void flag_leave_untested(struct flag_list *found, struct flag_untested x);

/* flag_gap.c: sets against sets. flag_ballot.c: inside one set. */
void flag_find_gaps(const struct flag_search *q, struct flag_list *found);
MUST_USE bool flag_find_blocs(const struct flag_search *q, struct flag_list *found, struct err *e);
void flag_find_orders(const struct flag_search *q, struct flag_list *found);

#endif
