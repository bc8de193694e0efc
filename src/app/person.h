/* Finding the voter that a table means: by voter number, by ID number, or by a name that only one voter has. */
#ifndef APP_PERSON_H
#define APP_PERSON_H

#include "app/table.h"
#include "app/workspace.h"
#include "store/voter.h"

/* What a row says. Empty texts and 0 where it says nothing. */
struct person_clue {
    const char *name;
    const char *id; /* as typed; never stored, never shown */
    int64_t voter_no;
    int64_t district_no;
};

enum person_match {
    PERSON_NONE, /* not on the roll */
    PERSON_FOUND,
    PERSON_SEVERAL, /* that name more than once: ask for the number */
    PERSON_OTHER,   /* the number is that of somebody with another name */
    PERSON_BAD_ID,  /* the ID number cannot be one */
};

/* The cell as a name of the roll, which may not be empty: "张　三" is 张三. */
const char *person_name(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults);

/* Numbers decide before names; a name is looked for in the district first, then in the whole area when `everywhere`.
 * *voter  who was found (also for PERSON_OTHER); by a number in any state, by a name only voters in force
 * *why    one sentence for PERSON_SEVERAL, PERSON_OTHER and PERSON_BAD_ID */
MUST_USE bool person_find(struct workspace *ws, const struct person_clue *clue, bool everywhere,
        enum person_match *match, struct voter *voter, const char **why, struct err *e);

#endif
