/* From more nominees than a ballot may have to the formal list: who is on it by the votes of a primary (预选). */
#ifndef NOMINATE_SHORTLIST_H
#define NOMINATE_SHORTLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Where a list of the first `places` by votes is cut.
 * order    places in the input, most votes first; equal votes in the order of the input
 * sure     so many of order are on the list whatever happens
 * tied     so many after them have equal votes and do not all fit; 0: the list is clear */
struct shortlist_cut {
    size_t *order;
    size_t n;
    size_t sure;
    size_t tied;
};

/* votes of n nominees; 0 <= places <= n */
struct shortlist_cut shortlist_cut(struct arena *a, const int64_t *votes, size_t n, size_t places);

/* Are the chosen exactly those of the cut: all who are sure, and of the tied as many as are left? */
bool shortlist_is_cut(const struct shortlist_cut *cut, const bool *chosen, size_t places);

/* All ways to choose `take` of n names, "甲、乙|甲、丙|…", in the order of the names; NULL when they are more than
 * `most`. */
const char *shortlist_choices(struct arena *a, const char *const *names, size_t n, size_t take, size_t most);

#endif
