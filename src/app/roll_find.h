/* Looking people up on the roll, and the change log. ID numbers and telephones leave here masked. */
#ifndef APP_ROLL_FIND_H
#define APP_ROLL_FIND_H

#include "app/workspace.h"
#include "store/voter.h"
#include "store/voter_change.h"

/* find      a voter number, an ID number (15 or 18), a telephone, or a part of a name; "" for everybody. Numbers are
 *           looked up whole, by their keyed hash; a number of up to eight digits is one on a voter card
 * district  0 for all
 * unit      name, "" for all
 * state     "" for every state, else its code */
struct roll_query {
    const char *find;
    int64_t district_no;
    const char *unit;
    const char *state;
};

/* A voter as it may be shown. */
struct roll_person {
    struct voter voter; /* sealed bytes and keys are not for showing */
    const char *unit;   /* name, "" for none */
    const char *id;     /* masked */
    const char *phone;  /* masked */
};

struct roll_people {
    struct roll_person *v;
    size_t n;
};

/* By voter number.
 * Errors  ERR_INPUT: no such unit, no such state; ERR_ENVIRONMENT: no key file */
MUST_USE bool roll_find(struct workspace *ws, const struct roll_query *q, struct roll_people *people, struct err *e);

/* One person with the whole history of changes. ERR_INPUT when there is no such voter. */
MUST_USE bool roll_show(struct workspace *ws, int64_t voter_no, struct roll_person *person,
        struct voter_change_list *history, struct err *e);

struct roll_change_line {
    struct voter_change change;
    struct voter_line voter; /* as it stands now */
};

/* Changes of that day and later (DATE_NONE: all) in the order in which they were entered. */
MUST_USE bool roll_load_changes(
        struct workspace *ws, struct date since, struct roll_change_line **lines, size_t *n, struct err *e);

/* Title of the ground of a strike or an exclusion; "" for "". */
const char *roll_ground_title(const char *code);

#endif
