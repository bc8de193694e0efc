/* Who serves in the bodies of the election, from the tables of the office (人员表、近亲属申报表) or one by one. */
#ifndef APP_MEMBER_H
#define APP_MEMBER_H

#include "app/change.h"
#include "store/member.h"

/* Takes in a table of people, known by body, name, district and station. The file speaks for the bodies that it
 * names: whoever of these it no longer has leaves on that day. Whoever has left is not taken back by a file that still
 * has the name; that is what member_add is for.
 * Errors  ERR_INPUT with every fault of the file */
MUST_USE bool member_import(struct workspace *ws, const char *path, struct date on, bool is_consented,
        struct change_list *changes, struct err *e);

/* One more; the number is filled in.
 * Errors  ERR_INPUT without a name or for a place or voter that there is not; ERR_STATE when the same serves already */
MUST_USE bool member_add(struct workspace *ws, const struct member *m, int64_t *member_no, struct err *e);

/* Leaves the body (辞去、调离 …). *left: who it was.
 * Errors  ERR_INPUT for an unknown number, no day or no reason; ERR_STATE when the person has left already */
MUST_USE bool member_leave(
        struct workspace *ws, int64_t member_no, struct date on, const char *why, struct member *left, struct err *e);

/* Takes in the declarations of kinship to candidates. Members and candidates are found by their names; the file speaks
 * for the bodies that it names. ERR_INPUT with every fault of the file. */
MUST_USE bool kin_import(
        struct workspace *ws, const char *path, bool is_consented, struct change_list *changes, struct err *e);

#endif
