/* Tables about people who are on record already (grades of years, performance, further facts): a row names a person, with the
 * organisation or the ID number where the name is not enough. */
#ifndef APP_PEOPLE_TABLE_H
#define APP_PEOPLE_TABLE_H

#include "app/people.h"

/* What the reading of such a table has at hand. */
struct people_table {
    struct workspace *ws;
    struct intake *in;
    struct people people;
    struct table table;
    struct table_faults faults;
};

/* ERR_INPUT for an empty table, or one of whose rows none could be read, and for one that is larger than any county's. */
MUST_USE bool people_table_is_usable(const struct table *t, const struct table_faults *faults, struct err *e);

/* NULL for an empty cell, and for words that mean none or several (app/organisation_name.h), which is a fault. */
const struct organisation *people_table_unit(struct people_table *m, const struct table_row *r, size_t field);

/* organisation_no  0: any
 * id               "" for none
 * The official_no; 0 when the row cannot be said to be anybody's, which is a fault. */
int64_t people_table_official(struct people_table *m, const struct table_row *r, size_t name_field, int64_t organisation_no,
        const char *id);

#endif
