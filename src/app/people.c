#include "app/people.h"

bool people_load(struct workspace *ws, struct people *p, struct err *e)
{
    struct arena *a = ws->arena;
    int64_t county = ws->election.county;
    struct people all;
    if (!organisation_load_all(a, ws->db, county, &all.organisations, e) ||
            !post_load_all(a, ws->db, county, &all.posts, e) || !official_load_all(a, ws->db, county, &all.officials, e) ||
            !appointment_load_all(a, ws->db, county, &all.appointments, e) ||
            !year_result_load_all(a, ws->db, county, &all.results, e) ||
            !performance_load_all(a, ws->db, county, &all.performances, e) ||
            !condition_load_all(a, ws->db, county, &all.conditions, e))
        return false;
    *p = all;
    return true;
}
