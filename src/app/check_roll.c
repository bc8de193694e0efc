#include "app/check_roll.h"

#include "app/explained.h"
#include "app/roll_write.h"
#include "roll/standing.h"
#include "store/objection.h"
#include "store/place.h"
#include "store/voter_line.h"

static bool load_standing(struct workspace *ws, struct roll_standing *out, struct err *e)
{
    struct arena *a = ws->arena;
    int64_t county = ws->election.county;
    struct voter_lines voters;
    struct unit_list units;
    struct voter_change_list exclusions;
    struct roll_standing r = {0};
    if (!voter_line_load(a, ws->db, county, 0, &voters, e) || !unit_load_all(a, ws->db, county, &units, e) ||
            !voter_change_load_exclusions(a, ws->db, county, &exclusions, e) ||
            !roll_load_publication(ws, &r.published, e))
        return false;
    r.voters = voters.v;
    r.voter_count = voters.n;
    r.units = units.v;
    r.unit_count = units.n;
    r.exclusions = exclusions.v;
    r.exclusion_count = exclusions.n;
    *out = r;
    return true;
}

static bool find_all(struct workspace *ws, struct finding_list *all, struct err *e)
{
    struct roll_standing r;
    struct voter_change_list changes;
    struct objection_list objections;
    if (!load_standing(ws, &r, e) ||
            !voter_change_load_since(ws->arena, ws->db, ws->election.county, DATE_NONE, &changes, e) ||
            !objection_load_all(ws->arena, ws->db, ws->election.county, &objections, e))
        return false;
    roll_check_standing(ws->arena, &ws->law, &r, all);
    roll_check_published(ws->arena, &ws->law, &r.published, changes.v, changes.n, all);
    for (size_t i = 0; i < objections.n; i++)
        roll_check_objection(ws->arena, &ws->law, &r.published, &objections.v[i], all);
    return true;
}

bool check_roll(struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    struct finding_list all = {.arena = ws->arena};
    return find_all(ws, &all, e) && explained_sort_out(ws, &all, findings, explained, e);
}
