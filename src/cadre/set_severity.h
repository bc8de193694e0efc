/* Which groups of raters are mild or severe, from the whole ballots of the sets. A ballot alone has no figure: groups are those of
 * cadre/set_group.h, and all that comes out rests on their means. */
#ifndef CADRE_SET_SEVERITY_H
#define CADRE_SET_SEVERITY_H

#include "cadre/set_check.h"
#include "cadre/set_choice.h"
#include "cadre/severity.h"

/* All chosen sets that have whole ballots, together. A group's mean of a subject is that of his items (3 best), each over those who
 * grade it.
 * sets     those that took part: of which a group may be made
 * ratings  raters of each group and subject, added up; raters: ballots of those sets
 * why      the reason when there is nothing at all; severity is then empty */
struct set_severity {
    struct set_subject *subjects;
    size_t n;
    const struct ballot_set **sets;
    size_t set_count;
    int64_t ratings, raters;
    struct group_severity severity;
    const char *why;
};

/* Errors  as cadre_severity */
MUST_USE bool cadre_set_severity(struct arena *a, const struct set_record *records, size_t n, const struct set_choice *c,
        struct set_severity *out, struct err *e);

#endif
