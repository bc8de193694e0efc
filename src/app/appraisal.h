/* Everything that an appraisal (立体考察) rests on, loaded at once: the ballot sets counted, who is asked about, results of
 * the years. What may not be shown is marked here, once, for every command and paper (cadre_hide_rows). */
#ifndef APP_APPRAISAL_H
#define APP_APPRAISAL_H

#include "app/people.h"
#include "app/set_subject.h"
#include "cadre/set_check.h"
#include "cadre/set_choice.h"

struct appraisal {
    struct workspace *ws;
    struct date on; /* who is chief is asked for that day; the day of the election, of a paper its own */
    struct set_directory directory; /* all of its people */
    struct grade_table grades;
    struct ballot_set_list sets;
    struct set_table *tables;   /* of each set; one without answers has no rows */
    struct set_record *records; /* of each set */
    struct performance_list performance;
    struct condition_list conditions;
};

/* Every set of the workspace counted, what must stay hidden marked; lives in its arena. */
MUST_USE bool appraisal_load(struct workspace *ws, struct appraisal *x, struct err *e);

/* Findings of one set (NULL: of all, and what shows between them). on: as cadre_check_set. */
MUST_USE bool appraisal_check(
        const struct appraisal *x, const char *set, struct date on, struct finding_list *found, struct err *e);

/* May the congress be held, as far as the survey of its discipline goes (A16)? Nothing while the setting is off. */
MUST_USE bool appraisal_check_awareness(struct workspace *ws, struct finding_list *found, struct err *e);

/* The stratum of a cadre or a team (cadre/stratum.h): who is compared with others anywhere is compared inside of it. "" for
 * somebody who is not recorded, or is of no organisation. */
const char *appraisal_stratum(const struct appraisal *x, const struct set_subject *s);

/* Number of the set of that name; ERR_INPUT when there is none. */
MUST_USE bool appraisal_find(const struct appraisal *x, const char *set, size_t *at, struct err *e);

#endif
