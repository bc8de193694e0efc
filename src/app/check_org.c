#include "app/check_org.h"

#include "app/explained.h"
#include "app/plan.h"
#include "org/staff.h"
#include "store/candidate.h"
#include "store/member.h"

static bool load_staff(struct workspace *ws, struct staff_facts *out, struct err *e)
{
    struct arena *a = ws->arena;
    int64_t county = ws->election.county;
    struct member_list members;
    struct kin_list kin;
    struct candidate_list candidates;
    struct district_list districts;
    struct station_list stations;
    if (!member_load_all(a, ws->db, county, &members, e) || !kin_load_all(a, ws->db, county, &kin, e) ||
            !candidate_load_all(a, ws->db, county, &candidates, e) ||
            !district_load_all(a, ws->db, county, &districts, e) || !station_load_all(a, ws->db, county, &stations, e))
        return false;
    *out = (struct staff_facts){.area = ws->election.name,
            .members = members.v,
            .member_count = members.n,
            .kin = kin.v,
            .kin_count = kin.n,
            .candidates = candidates.v,
            .candidate_count = candidates.n,
            .districts = districts.v,
            .district_count = districts.n,
            .stations = stations.v,
            .station_count = stations.n};
    return true;
}

bool check_seats(struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    struct seats_state s;
    struct finding_list all = {.arena = ws->arena};
    if (!seats_load(ws, &s, e)) return false;
    seats_check(ws->arena, &ws->law, &s.facts, &s.survey, &all);
    return explained_sort_out(ws, &all, findings, explained, e);
}

bool check_members(struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    struct staff_facts f;
    struct finding_list all = {.arena = ws->arena};
    if (!load_staff(ws, &f, e)) return false;
    org_check_staff(ws->arena, &ws->law, &f, &all);
    return explained_sort_out(ws, &all, findings, explained, e);
}

bool check_stations(struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    struct staff_facts f;
    struct finding_list all = {.arena = ws->arena};
    if (!load_staff(ws, &f, e)) return false;
    org_check_stations(ws->arena, &ws->law, &f, &all);
    return explained_sort_out(ws, &all, findings, explained, e);
}

bool check_plan(struct workspace *ws, struct date on, struct finding_list *findings, struct finding_list *explained,
        struct err *e)
{
    struct plan_list plan;
    struct notice_list notices;
    struct finding_list all = {.arena = ws->arena};
    if (!plan_load(ws, &plan, &notices, e)) return false;
    org_check_plan(ws->arena, plan.v, plan.n, notices.v, notices.n, on, &all);
    return explained_sort_out(ws, &all, findings, explained, e);
}

bool check_notices(struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    struct plan_list plan;
    struct notice_list notices;
    struct finding_list all = {.arena = ws->arena};
    if (!plan_load(ws, &plan, &notices, e)) return false;
    struct calendar_facts facts = org_calendar_facts(notices.v, notices.n, plan.v, plan.n);
    org_check_notices(ws->arena, &ws->law, &facts, notices.v, notices.n, &all);
    return explained_sort_out(ws, &all, findings, explained, e);
}

bool check_org(struct workspace *ws, struct date on, struct finding_list *findings, struct finding_list *explained,
        struct err *e)
{
    return check_members(ws, findings, explained, e) && check_seats(ws, findings, explained, e) &&
           check_stations(ws, findings, explained, e) && check_plan(ws, on, findings, explained, e) &&
           check_notices(ws, findings, explained, e);
}
