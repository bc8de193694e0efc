#include "app/plan.h"

#include <inttypes.h>

#include "base/ics.h"
#include "store/counter.h"
#include "store/place.h"
#include "store/quota.h"

/* ---- making ---- */

struct maker {
    struct plan_list stored;
    struct plan_list fresh;
    struct plan_made made;
};

static bool load(struct workspace *ws, struct maker *m, struct err *e)
{
    struct quota_list quotas;
    struct notice_list notices;
    int64_t county = ws->election.county;
    if (!plan_load_all(ws->arena, ws->db, county, &m->stored, e) ||
            !notice_load_all(ws->arena, ws->db, county, &notices, e) ||
            !quota_load_all(ws->arena, ws->db, county, &quotas, e))
        return false;
    struct calendar_facts facts = org_calendar_facts(notices.v, notices.n, m->stored.v, m->stored.n);
    m->fresh.n = org_plan(ws->arena, &ws->law, &facts, quota_in_force(&quotas), &m->fresh.v);
    return true;
}

static bool is_as_before(const struct plan_step *old, const struct plan_step *x)
{
    return old->due_on.ymd == x->due_on.ymd && text_eq(old->title, x->title) && text_eq(old->rule, x->rule) &&
           text_eq(old->article, x->article);
}

static bool put_step(struct workspace *ws, struct maker *m, struct plan_step x, struct err *e)
{
    int64_t county = ws->election.county;
    const struct plan_step *old = plan_lookup(&m->stored, x.code);
    if (!old) {
        m->made.added++;
        return counter_issue(ws->db, county, "plan_step", 1, &x.step_no, e) && plan_insert(ws->db, county, &x, e);
    }
    if (is_as_before(old, &x)) {
        m->made.kept++;
        return true;
    }
    struct plan_step changed = *old;
    changed.title = x.title;
    changed.due_on = x.due_on;
    changed.rule = x.rule;
    changed.article = x.article;
    m->made.changed++;
    return plan_update(ws->db, county, &changed, e);
}

/* Steps that somebody did something with are never taken away. */
static bool drop_stale(struct workspace *ws, struct maker *m, struct err *e)
{
    for (size_t i = 0; i < m->stored.n; i++) {
        const struct plan_step *old = &m->stored.v[i];
        bool is_own = strncmp(old->code, "own-", 4) == 0;
        if (is_own || plan_lookup(&m->fresh, old->code)) continue;
        if (date_is_set(old->done_on) || *old->owner || *old->note) {
            m->made.kept++;
            continue;
        }
        m->made.removed++;
        if (!plan_delete(ws->db, ws->election.county, old->step_no, e)) return false;
    }
    return true;
}

bool plan_make(struct workspace *ws, struct plan_made *made, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct maker m = {0};
    if (!db_begin(ws->db, &txn, e) || !load(ws, &m, e)) return false;
    for (size_t i = 0; i < m.fresh.n; i++)
        if (!put_step(ws, &m, m.fresh.v[i], e)) return false;
    if (!drop_stale(ws, &m, e)) return false;
    if (m.made.added + m.made.changed + m.made.removed > 0) {
        struct json *detail = json_new_object(ws->arena);
        json_put_int(detail, "added", (int64_t)m.made.added);
        json_put_int(detail, "changed", (int64_t)m.made.changed);
        json_put_int(detail, "removed", (int64_t)m.made.removed);
        if (!workspace_record(ws, "plan-make", ws->election.name, detail, NULL, e) || !db_commit(&txn, e)) return false;
    }
    *made = m.made;
    return true;
}

/* ---- following ---- */

bool plan_load(struct workspace *ws, struct plan_list *out, struct notice_list *out_notices, struct err *e)
{
    struct plan_list plan;
    struct notice_list notices;
    struct district_list districts;
    int64_t county = ws->election.county;
    if (!plan_load_all(ws->arena, ws->db, county, &plan, e) ||
            !notice_load_all(ws->arena, ws->db, county, &notices, e) ||
            !district_load_all(ws->arena, ws->db, county, &districts, e))
        return false;
    org_take_notices(ws->arena, plan.v, plan.n, notices.v, notices.n, districts.v, districts.n);
    *out = plan;
    *out_notices = notices;
    return true;
}

static const char *subject_of(struct arena *a, const struct plan_step *x)
{
    return arena_text(a, "步骤 %s %s", x->code, x->title);
}

static bool find_step(struct workspace *ws, const char *code, struct plan_step *out, struct err *e)
{
    struct plan_list plan;
    if (!plan_load_all(ws->arena, ws->db, ws->election.county, &plan, e)) return false;
    const struct plan_step *x = plan_lookup(&plan, code);
    if (!x)
        return err_set(e, ERR_INPUT,
                plan.n ? "工作计划中没有步骤“%s”；用 huanjie plan list 查看步骤代码"
                       : "没有步骤“%s”：还没有工作计划，请先用 huanjie plan make 生成",
                code);
    *out = *x;
    return true;
}

static bool store_step(struct workspace *ws, const struct plan_step *x, const char *action, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "owner", x->owner);
    json_put_text(detail, "due_on", date_text(ws->arena, x->due_on));
    json_put_text(detail, "done_on", date_text(ws->arena, x->done_on));
    json_put_text(detail, "evidence", x->evidence);
    json_put_text(detail, "note", x->note);
    return workspace_record(ws, action, subject_of(ws->arena, x), detail, NULL, e) &&
           plan_update(ws->db, ws->election.county, x, e);
}

bool plan_mark_done(struct workspace *ws, const char *code, struct date on, const char *evidence, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct plan_step x;
    if (!*evidence) return err_set(e, ERR_INPUT, "须写明凭据，如公告、会议记录或文号");
    if (!db_begin(ws->db, &txn, e) || !find_step(ws, code, &x, e)) return false;
    if (date_is_set(x.done_on) && x.done_on.ymd == on.ymd && text_eq(x.evidence, evidence))
        return err_set(e, ERR_STATE, "%s已登记为 %s 完成", subject_of(ws->arena, &x), date_text(ws->arena, on));
    x.done_on = on;
    x.evidence = evidence;
    return store_step(ws, &x, "plan-done", e) && db_commit(&txn, e);
}

bool plan_assign(struct workspace *ws, const char *code, const char *owner, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct plan_step x;
    if (!*owner) return err_set(e, ERR_INPUT, "须写明责任人");
    if (!db_begin(ws->db, &txn, e) || !find_step(ws, code, &x, e)) return false;
    x.owner = owner;
    return store_step(ws, &x, "plan-assign", e) && db_commit(&txn, e);
}

bool plan_annotate(struct workspace *ws, const char *code, const char *note, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct plan_step x;
    if (!*note) return err_set(e, ERR_INPUT, "须写明备注的内容");
    if (!db_begin(ws->db, &txn, e) || !find_step(ws, code, &x, e)) return false;
    x.note = note;
    return store_step(ws, &x, "plan-note", e) && db_commit(&txn, e);
}

bool plan_add(struct workspace *ws, const char *title, struct date due_on, const char *owner, const char **code,
        struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    int64_t county = ws->election.county, step_no;
    if (!*title) return err_set(e, ERR_INPUT, "须写明步骤的名称");
    if (!date_is_set(due_on)) return err_set(e, ERR_INPUT, "须写明应完成的日期");
    if (!db_begin(ws->db, &txn, e) || !counter_issue(ws->db, county, "plan_step", 1, &step_no, e)) return false;
    struct plan_step x = {.step_no = step_no,
            .code = arena_text(ws->arena, "own-%" PRId64, step_no),
            .title = title,
            .owner = owner,
            .due_on = due_on,
            .rule = "",
            .article = "",
            .evidence = "",
            .note = ""};
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "due_on", date_text(ws->arena, due_on));
    json_put_text(detail, "owner", owner);
    if (!workspace_record(ws, "plan-add", subject_of(ws->arena, &x), detail, NULL, e) ||
            !plan_insert(ws->db, county, &x, e) || !db_commit(&txn, e))
        return false;
    *code = x.code;
    return true;
}

const char *plan_ics(struct arena *a, const struct workspace *ws, const struct plan_list *plan)
{
    struct buf b = {.arena = a};
    ics_begin(&b, "-//huanjie//plan//ZH");
    for (size_t i = 0; i < plan->n; i++) {
        const struct plan_step *x = &plan->v[i];
        const char *state =
                date_is_set(x->done_on) ? arena_text(a, "已于 %s 完成", date_text(a, x->done_on)) : "未完成";
        const char *law = *x->rule ? arena_text(a, "%s %s\n", x->rule, x->article) : "";
        const char *owner = *x->owner ? arena_text(a, "责任人: %s\n", x->owner) : "";
        const char *note = *x->note ? arena_text(a, "\n%s", x->note) : "";
        struct ics_event event = {.uid = arena_text(a, "%s-%s@huanjie", x->code, ws->election.workspace),
                .made_on = ws->election.created_on,
                .on = x->due_on,
                .summary = arena_text(a, "%s%s", *x->rule ? "最迟: " : "", x->title),
                .description = arena_text(a, "%s%s%s%s", law, owner, state, note)};
        ics_event(&b, &event);
    }
    ics_end(&b);
    return buf_text(&b);
}
