/* Everything that a workspace knows of people and posts, read at one moment. */
#ifndef APP_PEOPLE_H
#define APP_PEOPLE_H

#include "app/workspace.h"
#include "store/official.h"
#include "store/organisation.h"
#include "store/performance.h"

struct people {
    struct organisation_list organisations;
    struct post_list posts;
    struct official_list officials;       /* those who left, too */
    struct appointment_list appointments; /* ended ones, too */
    struct year_result_list results;
    struct performance_list performances;
    struct condition_list conditions;
};

/* Inside a transaction, or alone where a moment's difference does not matter. In ws->arena. */
MUST_USE bool people_load(struct workspace *ws, struct people *p, struct err *e);

#endif
