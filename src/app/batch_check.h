/* What the stacks of a counting place say against the count: read to the end, settled, the same figures as the sheet
 * that two people entered, and what the second look found. */
#ifndef APP_BATCH_CHECK_H
#define APP_BATCH_CHECK_H

#include "app/scan_batch.h"
#include "model/finding.h"

/* All stacks of one counting place together; withdrawn ones do not count. */
struct batch_place {
    size_t stacks, sheets;
    struct tally_sheet sum;
    const char *why_not; /* "" when sum is what the place has; else what is still missing */
};

/* The stacks of that vote counted at that place; sum and why_not live in a. */
struct batch_place batch_add_up(
        struct arena *a, const struct batch_view_list *stacks, struct vote_key key, int64_t station_no);

/* Does that stack count there? */
bool batch_is_of(const struct scan_batch *b, struct vote_key key, int64_t station_no);

/* F528 to F531, W509, W510, W513, N502, N503 of one place of a district; nothing where no stack was read. agreed: the sheet, NULL when there is none
 * yet. list->arena is a. */
void batch_check_place(struct arena *a, const struct law_basis *law, const struct batch_view_list *stacks,
        struct tally_place place, const struct tally_sheet *agreed, struct finding_list *list);

/* Is the place counted by machine? */
bool batch_is_at(const struct batch_view_list *stacks, struct vote_key key, int64_t station_no);

/* The same of any vote. */
struct batch_at {
    struct vote_key key;
    int64_t station_no;
    const char *subject; /* of its findings */
};
void batch_check_vote(struct arena *a, const struct law_basis *law, const struct batch_view_list *stacks,
        const struct batch_at *at, const struct tally_sheet *agreed, struct finding_list *list);

/* F530, F531, W509, W510, N502, N503: what the second look at one stack says. */
void batch_check_look(struct arena *a, const struct law_basis *law, const char *subject, const struct look_report *r,
        struct finding_list *list);

/* A way of marking that takes silence for consent, where there are more candidates than seats (W511). */
void batch_check_marking(struct arena *a, const struct law_basis *law, const struct stored_round *round,
        struct finding_list *list);

#endif
