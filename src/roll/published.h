/* The list of voters as it was published (选民名单, R30), what changed since, and what was said against it (R31 ..=
 * R34). */
#ifndef ROLL_PUBLISHED_H
#define ROLL_PUBLISHED_H

#include "law/basis.h"
#include "model/finding.h"
#include "model/notice.h"
#include "model/objection.h"
#include "model/place.h"
#include "model/voter_change.h"

/* A round of voting, with the voters that its district had when it was opened. */
struct roll_round {
    int64_t district_no;
    int64_t round;
    struct date held_on;
    int64_t registered;
};

struct roll_publication {
    const struct district *districts;
    size_t district_count;
    const struct notice *notices;
    size_t notice_count;
    const struct roll_round *rounds;
    size_t round_count;
    struct date today;
};

/* When the list of that district (0: the last of all lists) was published; DATE_NONE: not yet. */
struct date roll_list_day(const struct roll_publication *p, int64_t district_no);

/* What has to be said when such a change is entered: it must be published (N121), is late (W126), or comes after the
 * vote was opened with a number of voters that stands (W127). */
void roll_check_change(struct arena *a, const struct law_basis *b, const struct roll_publication *p,
        const struct voter_change *c, struct finding_list *findings);

/* Lists that are overdue or came late (F124), changes since that no notice made known (W125), late ones (W126). */
void roll_check_published(struct arena *a, const struct law_basis *b, const struct roll_publication *p,
        const struct voter_change *changes, size_t change_count, struct finding_list *findings);

/* F125, W121 ..= W124, N122. */
void roll_check_objection(struct arena *a, const struct law_basis *b, const struct roll_publication *p,
        const struct objection *o, struct finding_list *findings);

/* "申诉 3" */
const char *roll_objection_subject(struct arena *a, const struct objection *o);

#endif
