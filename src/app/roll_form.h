/* One person entered or corrected by hand: judged by the same checks as the row of a file (roll/check.h). */
#ifndef APP_ROLL_FORM_H
#define APP_ROLL_FORM_H

#include "app/roll_write.h"
#include "roll/column.h"

/* A form (选民登记表): what a clerk writes, as in the columns of a file; NULL: not said, "": to be emptied. Of the
 * fields NAME, SEX, ETHNIC, BIRTH, ID, ADDRESS, UNIT, HOUSEHOLD, PHONE and NOTE; the others stay NULL. */
struct roll_form {
    const char *text[FIELD_COUNT];
    int64_t district_no; /* 0: that of the unit */
};

/* A new voter, with the next number. c: changed_on, and what the entry rests on in document, authority, note. As
 * TRANSFER_IN the certificate of eligibility (选民资格证明) is asked for: number in document, issuer in authority, day
 * of issue in valid_from. kind is the caller's: ADD or TRANSFER_IN. findings    of the entry, of persons like this one
 * that are on the roll already, and of the day of the change *voter_no   0 when a finding stops it (among others F112:
 * the ID number is on the roll) and nothing was written Errors      ERR_INPUT: what a command line can get wrong (a
 * unit or district that there is not, a certificate that is incomplete), with the article; ERR_STATE: certified */
MUST_USE bool roll_add(struct workspace *ws, const struct roll_form *form, struct voter_change *c,
        struct finding_list *findings, int64_t *voter_no, struct err *e);

/* Corrects the fields that are said. c as above, with voter_no.
 * *is_written  false when a finding stops it or nothing differs; c->note is then "" in the latter case
 * The change says what differs, but of ID numbers and telephones only that they do. */
MUST_USE bool roll_edit(struct workspace *ws, const struct roll_form *form, struct voter_change *c,
        struct finding_list *findings, bool *is_written, struct err *e);

#endif
