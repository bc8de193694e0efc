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

bool notice_add(struct workspace *ws, struct notice *given, struct finding_list *findings, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct notice x = *given;
    struct plan_list plan;
    struct notice_list notices;
    if (!db_begin(ws->db, &txn, e) || !is_sound(ws, &x, e) || !store_notice(ws, &x, e) ||
            !plan_load(ws, &plan, &notices, e) || !db_commit(&txn, e))
        return false;
    struct calendar_facts facts = org_calendar_facts(notices.v, notices.n, plan.v, plan.n);
    org_check_notices(ws->arena, &ws->law, &facts, &x, 1, findings);
    *given = x;
    return true;
}
