/* Two files of answers beside each other, as two people would type them (set enter), when both are in one's hands: everything is
 * shown, so that two honest clerks find where they differ before they type anew. Nothing of what the workspace keeps is
 * looked at, entries, results or the form that a result made: trying files here tells nothing that is not in them. */
#ifndef APP_SET_COMPARE_H
#define APP_SET_COMPARE_H

#include "app/set_entry.h"

/* The rows of that set in both files; others are passed over. Errors  as set_sheet_load; ERR_INPUT: no such set, none of its rows in
 * a file, sums in one and whole ballots in the other, people who signed in one only */
MUST_USE bool set_compare_files(struct workspace *ws, const char *set, const char *const paths[2], struct set_differences *found,
        struct err *e);

#endif
