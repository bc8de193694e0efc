/* Everything that a county's workspace knows of people and posts, as it stood at one moment. */
#ifndef MODEL_PEOPLE_H
#define MODEL_PEOPLE_H

#include "model/official.h"
#include "model/official_fact.h"

struct people {
    struct organisation_list organisations;
    struct post_list posts;
    struct official_list officials;       /* those who left, too */
    struct appointment_list appointments; /* ended ones, too */
    struct year_result_list results;
    struct performance_list performances;
    struct condition_list conditions;
    struct official_fact_list facts;
    const char *area; /* the county's name, as papers have it in front of its organisations; NULL: not known */
};

#endif
