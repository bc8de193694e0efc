#include "app/objection.h"

#include <inttypes.h>

#include "app/roll_write.h"
#include "store/counter.h"
#include "store/place.h"

/* ---- where they stand ---- */

static void take_state(
        struct workspace *ws, const struct roll_publication *p, const struct objection *o, struct objection_state *out)
{
    out->objection = *o;
    out->term_count =
            law_objection_terms(ws->arena, &ws->law, o, roll_list_day(p, o->district_no), p->today, out->terms);
}

bool objection_load_states(struct workspace *ws, struct objection_states *out, struct err *e)
{
    struct objection_list list;
    struct roll_publication p;
    if (!objection_load_all(ws->arena, ws->db, ws->election.county, &list, e) || !roll_load_publication(ws, &p, e))
        return false;
    struct objection_state *v = arena_alloc_array(ws->arena, list.n + 1, sizeof *v);
    for (size_t i = 0; i < list.n; i++) take_state(ws, &p, &list.v[i], &v[i]);
    *out = (struct objection_states){v, list.n};
    return true;
}

/* ---- recording ---- */

static struct json *to_json(struct arena *a, const struct objection *o)
{
    struct json *j = json_new_object(a);
    json_put_text(j, "applicant", o->applicant);
    json_put_text(j, "about", o->about);
    json_put_int(j, "voter", o->voter_no);
    json_put_int(j, "district", o->district_no);
    json_put_text(j, "claim", o->claim);
    json_put_text(j, "filed_on", date_text(a, o->filed_on));
    if (date_is_set(o->decided_on)) {
        json_put_text(j, "decided_on", date_text(a, o->decided_on));
        json_put_text(j, "outcome", objection_outcome_code(o->outcome));
        json_put_text(j, "decision", o->decision);
        json_put_text(j, "document", o->document);
    }
    if (date_is_set(o->sued_on)) {
        json_put_text(j, "sued_on", date_text(a, o->sued_on));
        json_put_text(j, "court", o->court);
    }
    if (date_is_set(o->judged_on)) {
        json_put_text(j, "judged_on", date_text(a, o->judged_on));
        json_put_text(j, "judged", objection_outcome_code(o->judged));
        json_put_text(j, "judgment", o->judgment);
    }
    return j;
}

static bool is_free_of_ids(const struct workspace *ws, const struct objection *o, struct err *e)
{
    const struct voter_change texts = {.document = o->document,
            .authority = o->decision,
            .consent = o->judgment,
            .note = arena_text(ws->arena, "%s %s %s", o->claim, o->applicant, o->about)};
    return roll_change_is_sound(ws, &texts, e);
}

static bool record(struct workspace *ws, const char *action, const struct objection *o, bool is_new,
        struct objection_state *state, struct finding_list *findings, struct err *e)
{
    int64_t county = ws->election.county;
    struct roll_publication p;
    const char *subject = roll_objection_subject(ws->arena, o);
    if (!is_free_of_ids(ws, o, e) || !workspace_record(ws, action, subject, to_json(ws->arena, o), NULL, e))
        return false;
    if (is_new ? !objection_insert(ws->db, county, o, e) : !objection_update(ws->db, county, o, e)) return false;
    if (!roll_load_publication(ws, &p, e)) return false;
    roll_check_objection(ws->arena, &ws->law, &p, o, findings);
    take_state(ws, &p, o, state);
    return true;
}

static bool is_past_day(const struct workspace *ws, struct date on, struct date before, const char *what, struct err *e)
{
    if (!date_is_set(on)) return err_set(e, ERR_INPUT, "须写明%s的日期", what);
    if (on.ymd > workspace_today(ws).ymd)
        return err_set(e, ERR_INPUT, "%s的日期 %s 还没有到", what, date_text(ws->arena, on));
    if (on.ymd < before.ymd)
        return err_set(e, ERR_INPUT, "%s的日期 %s 早于上一步的 %s", what, date_text(ws->arena, on),
                date_text(ws->arena, before));
    return true;
}

/* ---- filing ---- */

static bool take_voter(struct workspace *ws, struct objection *o, struct err *e)
{
    struct voter v;
    if (o->voter_no == 0) return true;
    if (!roll_load_voter(ws, o->voter_no, &v, e)) return false;
    o->about = v.name;
    o->district_no = v.district_no;
    return true;
}

static bool is_complete(struct workspace *ws, const struct objection *o, struct err *e)
{
    struct district_list districts;
    if (!*o->applicant) return err_set(e, ERR_INPUT, "须写明申诉人");
    if (!*o->about) return err_set(e, ERR_INPUT, "须写明申诉涉及的人：选民证号（--voter）或者姓名（--about）");
    if (!*o->claim) return err_set(e, ERR_INPUT, "须写明申诉的内容");
    if (!district_load_all(ws->arena, ws->db, ws->election.county, &districts, e)) return false;
    if (o->district_no && !district_lookup(&districts, o->district_no))
        return err_set(e, ERR_INPUT, "没有选区 %" PRId64 "；用 huanjie district list 查看", o->district_no);
    return is_past_day(ws, o->filed_on, DATE_NONE, "提出申诉", e);
}

bool objection_file(struct workspace *ws, const struct objection *given, struct objection_state *state,
        struct finding_list *findings, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct objection o = *given;
    struct finding_list found = {.arena = ws->arena};
    o.decision = o.document = o.court = o.judgment = "";
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !take_voter(ws, &o, e) ||
            !is_complete(ws, &o, e) ||
            !counter_issue(ws->db, ws->election.county, "objection", 1, &o.objection_no, e) ||
            !record(ws, "objection-file", &o, true, state, &found, e) || !db_commit(&txn, e))
        return false;
    for (size_t i = 0; i < found.n; i++) finding_add(findings, found.v[i]);
    return true;
}

/* ---- the steps that follow ---- */

/* Fills in what the step brings; false where it is not its time. */
typedef bool take_step(
        struct workspace *ws, const struct objection_step_taken *step, struct objection *o, struct err *e);

static bool has_outcome(const struct objection_step_taken *step, struct err *e)
{
    if (step->outcome == OBJECTION_OPEN)
        return err_set(e, ERR_INPUT, "结论应为 upheld（申诉成立）或 rejected（申诉不成立）");
    return *step->text || *step->document || err_set(e, ERR_INPUT, "须写明内容或者文号");
}

static bool take_decision(
        struct workspace *ws, const struct objection_step_taken *step, struct objection *o, struct err *e)
{
    if (date_is_set(o->decided_on))
        return err_set(
                e, ERR_STATE, "申诉 %" PRId64 " 已于 %s 处理", o->objection_no, date_text(ws->arena, o->decided_on));
    if (!has_outcome(step, e) || !is_past_day(ws, step->on, o->filed_on, "处理申诉", e)) return false;
    o->decided_on = step->on;
    o->outcome = step->outcome;
    o->decision = step->text;
    o->document = step->document;
    return true;
}

static bool take_lawsuit(
        struct workspace *ws, const struct objection_step_taken *step, struct objection *o, struct err *e)
{
    if (!date_is_set(o->decided_on))
        return err_set(e, ERR_STATE, "申诉 %" PRId64 " 还没有处理；对处理意见不服的才起诉", o->objection_no);
    if (date_is_set(o->sued_on))
        return err_set(
                e, ERR_STATE, "申诉 %" PRId64 " 已于 %s 起诉", o->objection_no, date_text(ws->arena, o->sued_on));
    if (!*step->text) return err_set(e, ERR_INPUT, "须写明向哪个人民法院起诉");
    if (!is_past_day(ws, step->on, o->decided_on, "起诉", e)) return false;
    o->sued_on = step->on;
    o->court = step->text;
    return true;
}

static bool take_judgment(
        struct workspace *ws, const struct objection_step_taken *step, struct objection *o, struct err *e)
{
    if (!date_is_set(o->sued_on)) return err_set(e, ERR_STATE, "申诉 %" PRId64 " 没有起诉的登记", o->objection_no);
    if (date_is_set(o->judged_on))
        return err_set(e, ERR_STATE, "申诉 %" PRId64 " 已于 %s 判决，判决为最后决定", o->objection_no,
                date_text(ws->arena, o->judged_on));
    if (!has_outcome(step, e) || !is_past_day(ws, step->on, o->sued_on, "判决", e)) return false;
    o->judged_on = step->on;
    o->judged = step->outcome;
    const char *space = *step->text && *step->document ? " " : "";
    o->judgment = arena_text(ws->arena, "%s%s%s", step->document, space, step->text);
    return true;
}

static bool advance(struct workspace *ws, const struct objection_step_taken *step, take_step *take, const char *action,
        struct objection_state *state, struct finding_list *findings, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct objection_list list;
    struct finding_list found = {.arena = ws->arena};
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !objection_load_all(ws->arena, ws->db, ws->election.county, &list, e))
        return false;
    const struct objection *old = objection_lookup(&list, step->objection_no);
    if (!old)
        return err_set(e, ERR_INPUT, "没有申诉 %" PRId64 "；用 huanjie roll objection list 查看", step->objection_no);
    struct objection o = *old;
    if (!take(ws, step, &o, e) || !record(ws, action, &o, false, state, &found, e) || !db_commit(&txn, e)) return false;
    for (size_t i = 0; i < found.n; i++) finding_add(findings, found.v[i]);
    return true;
}

bool objection_decide(struct workspace *ws, const struct objection_step_taken *step, struct objection_state *state,
        struct finding_list *findings, struct err *e)
{
    return advance(ws, step, take_decision, "objection-decide", state, findings, e);
}

bool objection_sue(struct workspace *ws, const struct objection_step_taken *step, struct objection_state *state,
        struct finding_list *findings, struct err *e)
{
    return advance(ws, step, take_lawsuit, "objection-sue", state, findings, e);
}

bool objection_judge(struct workspace *ws, const struct objection_step_taken *step, struct objection_state *state,
        struct finding_list *findings, struct err *e)
{
    return advance(ws, step, take_judgment, "objection-judge", state, findings, e);
}
