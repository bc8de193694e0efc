/* Ballots that grade all of some rows, as far as a coefficient may be made of them. The sums of every row are shown: whoever knows
 * what a coefficient rests on can take it from them, and what is left over must not be one to four. */
#ifndef CADRE_SET_WHOLE_H
#define CADRE_SET_WHOLE_H

#include "cadre/set_group.h"

enum { SET_WHOLE_ROWS_MIN = 5 };

/* Which ballots: numbers of the record's ballots into kept (room for all), returns how many; 0 or at least CADRE_RATERS_MIN.
 * groups  of the record (cadre_group_raters): their sums come out of severity, so that neither what is used of a group nor what is
 *         left out of it may be one to four, of any row; else 0
 * rows    n of the table's rows that may be shown
 * Of no row one to four of those who grade it are left out. Where the ballots that do not grade all rows are themselves one to four,
 * or of a row, and there are fewer than SET_WHOLE_ROWS_MIN of these: 0. Coefficients of a small table nearly are the table: by trying
 * all tables that have the sums it is found which ballots were left out with the few, and what those said. Of more rows, where at least
 * five are not whole in all, so many of the others are left out, too, that of every row it is five. Those are drawn with a fixed seed
 * from the ballots in the order of what they say of these rows, so that it rests on nothing else: not on what the others say, nor on how
 * the ballots are stored.
 * Of a set that has parts, whose sums are shown as well, nobody who grades a row may be left out: what is used, less a part, may be
 * one to four. Then it is all of them, or 0. */
size_t set_whole_ballots(const struct set_record *r, const struct set_groups *groups, const size_t *rows, size_t n, size_t *kept);

/* The grade that a ballot gives, 3 best; -1 for none. */
int set_ballot_grade(const struct set_record *r, size_t ballot, size_t row);

#endif
