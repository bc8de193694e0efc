/* Names that voters wrote in (另选他人), as people read them: how often, whether such a voter exists (R51 and the
 * setting write_in_scope), and which of them may be one person spelt in several ways. Nothing is merged here: a
 * candidate's name spelt otherwise is read again on its sheets (sheet_decide), spellings of one written-in person are
 * put together by a decision of the committee (write_in_merge), and either is undone only by a new entry. */
#ifndef APP_WRITTEN_NAME_H
#define APP_WRITTEN_NAME_H

#include "app/person.h"
#include "app/scan_batch.h"
#include "base/alike.h"

struct alike_name {
    const char *name;
    enum alike how;
};

struct written_name {
    const char *name;
    int64_t session_no; /* 0: of a district's vote; else district_no is the session's post */
    int64_t district_no, round;
    int64_t votes; /* of valid ballots */
    enum person_match match;  /* on the roll; in a session among its deputies */
    const char *why;          /* a sentence when it is not simply a voter */
    struct alike_name *alike; /* other written names and candidates that may be the same person */
    size_t alike_count;
};

struct written_name_list {
    struct written_name *v; /* by district, round; most votes first */
    size_t n;
};

/* district_no 0: all. Stacks that were withdrawn do not count. */
MUST_USE bool written_name_list_all(
        struct workspace *ws, int64_t district_no, struct written_name_list *list, struct err *e);

#endif
