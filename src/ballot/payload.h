/* What the QR code of a ballot says. The same on every ballot of a contest: nothing on a ballot counts it or points to
 * a voter, and anybody with a telephone can see so. Capitals and digits only: short in a QR code, and no reader mangles
 * them.
 *
 *   HJ1 EEEEEEEE K NNNNN RR S P G LLLLLLLL CCCC        (without the blanks: 34 characters)
 *   HJ1       what it is, and the version of this form
 *   EEEEEEEE  the election, short hash          hexadecimal, as are L and C
 *   K         kind: T township, C county, M congress, A appraisal
 *   NNNNN RR  contest and round
 *   S P G     style C columns, S signs; paper 4 or 5; page
 *   LLLLLLLL  check of the layout: printed from another list of candidates, it differs
 *   CCCC      CRC-16 of all before it */
#ifndef BALLOT_PAYLOAD_H
#define BALLOT_PAYLOAD_H

#include "ballot/design.h"

enum {
    BALLOT_CODE_CHARACTERS = 34,
    BALLOT_PAGE_TEST = 9, /* page of a sheet of a test deck: read like page 1, never taken into a count */
};

struct ballot_payload {
    uint32_t election;
    enum ballot_kind kind;
    int32_t contest_no; /* 1 ..= BALLOT_CONTEST_MAX */
    int32_t round;      /* 1 ..= BALLOT_ROUND_MAX */
    enum ballot_style style;
    enum ballot_sheet sheet;
    int32_t page;    /* 1 ..= BALLOT_PAGE_MAX */
    uint32_t layout; /* of everything that reading depends on */
};

/* p within its ranges. */
void ballot_encode_payload(const struct ballot_payload *p, char text[BALLOT_CODE_CHARACTERS + 1]);

/* Errors  ERR_INPUT  not a ballot of this program, of another version of the form, damaged, out of range: the message
 *                    says which. What is accepted encodes to the same bytes again. */
MUST_USE bool ballot_decode_payload(struct str bytes, struct ballot_payload *p, struct err *e);

/* The contest by which people and JSON call the ballot: "12-1", district and round. */
const char *ballot_contest_name(struct arena *a, const struct ballot_payload *p);

/* The same in every field. */
bool ballot_payload_eq(const struct ballot_payload *a, const struct ballot_payload *b);

#endif
