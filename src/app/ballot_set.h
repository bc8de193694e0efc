/* Ballot sets (票组) in the workspace: declared first, with what they are and how many were expected, issued, returned;
 * then their answers come in (app/set_import.h, app/set_entry.h, app/set_code.h). */
#ifndef APP_BALLOT_SET_H
#define APP_BALLOT_SET_H

#include "app/intake.h"
#include "cadre/profile.h"
#include "model/ballot_set.h"

/* Declares a set, or says more about one: what `given` leaves open ("", SET_NOT_SAID, DATE_NONE) is kept, what differs is
 * noted in `in` and written only with its consent. The kind of what is asked stays once there are answers.
 * Errors  ERR_INPUT: no name, a profile that there is none of, a whole (part_of) that is none or a part itself, figures
 *         out of range, a code table that cannot be read */
MUST_USE bool ballot_set_declare(struct workspace *ws, const struct ballot_set *given, struct intake *in, struct err *e);

/* The table of sets (票组说明): 票组*、类别*、方面*、评价主体*、层次、记名、内容、程序、单位、日期*、应到、实到、发出、收回、有效、
 * 弃权、废票、职数、参考人选、代码、属于、参加人员、最少推荐、名单次序. All rows or none.
 * *names: the n sets of the table, in the workspace's arena. */
MUST_USE bool ballot_set_import(
        struct workspace *ws, const char *path, struct intake *in, const char *const **names, size_t *n, struct err *e);

/* The set of that name. ERR_INPUT when there is none. */
MUST_USE bool ballot_set_find(
        struct workspace *ws, struct ballot_set_list *list, const char *name, struct ballot_set **set, struct err *e);

/* The procedure of that code: one that the program carries, or the county's own. ERR_INPUT when there is none. */
MUST_USE bool ballot_set_profile(struct workspace *ws, const char *code, struct profile *p, struct err *e);

/* Takes in a county's own procedure, written as data/profiles/local.tsv is; over an earlier one of that code. The codes that
 * the program carries stay as they are. Errors  ERR_INPUT: the line that cannot be read, a code that is carried */
MUST_USE bool ballot_set_take_profile(struct workspace *ws, struct str text, struct profile *p, struct err *e);

/* A set that nothing is said of but its name. */
struct ballot_set ballot_set_blank(const char *name);

#endif
