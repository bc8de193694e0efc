/* The checks of a personal record (干部信息校核) that need more than the form has: what was handed in as further facts, the roster, and
 * the form where there is one. Together with cadre/check.h and cadre/staffing.h these are the forty checks; docs/records.md
 * lists all of them with their codes. */
#ifndef CADRE_RECORD_H
#define CADRE_RECORD_H

#include "model/cadre.h"
#include "model/finding.h"
#include "model/people.h"

/* form  NULL for none */
struct record_case {
    const struct people *people;
    const struct official *official;
    const struct cadre *form;
    struct date on;
};

/* F836 dates that contradict one another, W833 what is missing, or twice, or cannot be told. */
void record_check(const struct record_case *c, const char *subject, struct finding_list *findings);

/* Codes of organisations: F837 for one that another has, or that is not groups of three letters or digits parted by points. */
void record_check_codes(const struct organisation_list *list, struct finding_list *findings);

#endif
