#include <inttypes.h>

#include "app/plan.h"
#include "store/counter.h"
#include "store/place.h"

static bool is_sound(struct workspace *ws, const struct notice *x, struct err *e)
{
    struct district_list districts;
    if (!date_is_set(x->published_on)) return err_set(e, ERR_INPUT, "须写明公布的日期");
    if (!*x->place) return err_set(e, ERR_INPUT, "须写明公布的地点");
    if (!district_load_all(ws->arena, ws->db, ws->election.county, &districts, e)) return false;
    if (x->district_no && !district_lookup(&districts, x->district_no))
        return err_set(e, ERR_INPUT, "没有选区 %" PRId64 "；用 huanjie district list 查看", x->district_no);
    return true;
}

static bool store_notice(struct workspace *ws, struct notice *x, struct err *e)
{
    int64_t county = ws->election.county;
    if (!counter_issue(ws->db, county, "notice", 1, &x->notice_no, e)) return false;
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "kind", notice_kind_code(x->kind));
    json_put_int(detail, "district", x->district_no);
    json_put_text(detail, "published_on", date_text(ws->arena, x->published_on));
    json_put_text(detail, "place", x->place);
    json_put_text(detail, "note", x->note);
    return workspace_record(ws, "notice-add", org_notice_subject(ws->arena, x), detail, NULL, e) &&
           notice_insert(ws->db, county, x, e);
}

/* One district's notice does not do the step for all. */
static bool do_step(struct workspace *ws, const struct plan_list *plan, const struct notice *x, const char **step_done,
        struct err *e)
{
    struct plan_step *step = x->district_no ? NULL : plan_lookup(plan, org_step_of_notice(x->kind));
    *step_done = NULL;
    if (!step || date_is_set(step->done_on)) return true;
    step->done_on = x->published_on;
    step->evidence = org_notice_subject(ws->arena, x);
    *step_done = step->title;
    return plan_update(ws->db, ws->election.county, step, e);
}

bool notice_add(struct workspace *ws, struct notice *given, struct finding_list *findings, const char **step_done,
        struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct notice x = *given;
    struct plan_list plan;
    struct notice_list notices;
    const char *done;
    int64_t county = ws->election.county;
    if (!db_begin(ws->db, &txn, e) || !is_sound(ws, &x, e) || !plan_load_all(ws->arena, ws->db, county, &plan, e) ||
            !notice_load_all(ws->arena, ws->db, county, &notices, e) || !store_notice(ws, &x, e) ||
            !do_step(ws, &plan, &x, &done, e) || !db_commit(&txn, e))
        return false;
    struct calendar_facts facts = org_calendar_facts(notices.v, notices.n, plan.v, plan.n);
    org_check_notices(ws->arena, &ws->law, &facts, &x, 1, findings);
    *given = x;
    *step_done = done;
    return true;
}
