/* The raters of a set by whom they grade, in groups of which a figure may be made. The sums of a row are shown; so a figure that is made
 * of some of its raters only tells, by subtraction, of the others. Therefore no group has one to four of the raters of any row: there is
 * none, or there are at least CADRE_RATERS_MIN. Who is with whom rests on which rows they grade, never on the grade. */
#ifndef CADRE_SET_GROUP_H
#define CADRE_SET_GROUP_H

#include "cadre/set_check.h"

enum { SET_GROUP_GRADES = 4, SET_GROUP_PATTERNS_MAX = 1000 };

/* counts     n x rows of the table x SET_GROUP_GRADES votes, worst first
 * of_ballot  before groups are parted: who is with whom, 0 ..= together - 1; SIZE_MAX: grades nobody */
struct set_groups {
    size_t n, rows, together;
    int64_t *counts;
    size_t *of_ballot;
};

/* Raters who grade the same rows are together. Where that leaves one to four of a row's raters, the smallest such group joins the one
 * that grades what it grades and least besides, until nothing is left over; of more than SET_GROUP_PATTERNS_MAX patterns those of fewer than five
 * raters are one group from the beginning. Then a group is parted again where fewer than five of its raters grade on both sides: its
 * level on the one side says nothing of the other.
 * A set that has parts, whose sums are shown as well, is of one group or of none: some of its raters, less those of a part, may be one
 * to four.
 * Rows that may not be shown, or that fewer than five grade, are in no group. The record has ballots. */
void cadre_group_raters(struct arena *a, const struct set_record *r, struct set_groups *out);

/* The votes of a group for a row; *n: how many. */
const int64_t *set_group_votes(const struct set_groups *g, size_t group, size_t row, int64_t *n);

#endif
