#include "app/nominate_change.h"

#include <inttypes.h>

#include "app/nominate_check.h"
#include "app/nominate_order.h"
#include "app/result.h"
#include "base/buf.h"

static bool begin(struct workspace *ws, struct db_txn *txn, const char *why, struct slate *slate, struct err *e)
{
    if (!*why) return err_set(e, ERR_INPUT, "须用 --why 写明理由");
    return db_begin(ws->db, txn, e) && workspace_must_be_open(ws, e) && slate_load(ws, slate, e);
}

/* ---- the effect ---- */

static const char *effect_text(struct workspace *ws, const struct slate_district *d)
{
    struct buf b = {.arena = ws->arena};
    int64_t have = (int64_t)(d->is_final ? d->formal : d->standing);
    const char *what = d->is_final ? "正式代表候选人" : "合法提名";
    buf_addf(&b, "%s: 应选 %" PRId64 " 名，%s %" PRId64 " 人", subject_of_district(ws->arena, d->district->district_no),
            d->district->seats, what, have);
    if (d->range.min == 0)
        buf_add_text(&b, "，名额还没有确定");
    else if (have < d->range.min)
        buf_addf(&b, "，少于法定的 %" PRId64 " 人", d->range.min);
    else if (have > d->range.max)
        buf_addf(&b, "，多于法定的 %" PRId64 " 人，须协商或者预选", d->range.max);
    else
        buf_addf(&b, "，在法定的 %" PRId64 " 至 %" PRId64 " 人之内", d->range.min, d->range.max);
    if (d->has_voted) buf_add_text(&b, "；本选区的投票已经建立，选票以建立时的名单为准");
    return buf_text(&b);
}

static bool show_effect(struct workspace *ws, int64_t district_no, struct nominate_effect *effect, struct err *e)
{
    struct slate slate;
    const struct stroke_table *table;
    if (!slate_settle(ws, &slate, e) || !nominate_strokes(ws, &table, e)) return false;
    const struct slate_district *d = slate_district_lookup(&slate, district_no);
    struct nominate_effect x = {.district_no = district_no, .findings = {.arena = ws->arena}};
    if (!d) return err_set(e, ERR_STATE, "选区 %" PRId64 " 已不存在", district_no);
    if (!nominate_check_district(ws, &slate, table, d, &x.findings, e)) return false;
    x.text = effect_text(ws, d);
    *effect = x;
    return true;
}

/* ---- signatures and nominations ---- */

static const struct candidate *nominated_by(const struct slate *slate, const struct nomination *n)
{
    return candidate_lookup(&slate->candidates, n->candidate_no);
}

bool nominate_strike_signer(struct workspace *ws, int64_t nomination_no, int64_t signer_no, const char *why,
        struct nominate_effect *effect, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct slate slate;
    if (!begin(ws, &txn, why, &slate, e)) return false;
    const struct nomination *n = nomination_lookup(&slate.nominations, nomination_no);
    if (!n || n->kind != NOMINATION_JOINT)
        return err_set(e, ERR_INPUT, "没有编号为 %" PRId64 " 的选民联名推荐", nomination_no);
    const struct candidate *c = nominated_by(&slate, n);
    size_t count;
    const struct signer *all = signer_lookup_all(&slate.signers, nomination_no, &count), *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (all[i].signer_no == signer_no) found = &all[i];
    const char *subject = subject_of_nominee(ws->arena, c);
    if (!found) return err_set(e, ERR_INPUT, "%s的联名推荐没有第 %" PRId64 " 号签名", subject, signer_no);
    if (found->state == SIGNER_WITHDRAWN) return err_set(e, ERR_STATE, "“%s”的签名已经撤回", found->name);
    struct signer s = *found;
    s.state = SIGNER_WITHDRAWN;
    s.why = why;
    struct json *o = json_new_object(ws->arena);
    json_put_int(o, "nomination", nomination_no);
    json_put_int(o, "signer", signer_no);
    json_put_text(o, "name", s.name);
    json_put_text(o, "why", why);
    return workspace_record(ws, "signer-strike", subject, o, NULL, e) &&
           signer_update(ws->db, ws->election.county, &s, e) && show_effect(ws, c->district_no, effect, e) &&
           db_commit(&txn, e);
}

bool nominate_withdraw_nomination(struct workspace *ws, int64_t nomination_no, const char *why, struct date on,
        struct nominate_effect *effect, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct slate slate;
    if (!begin(ws, &txn, why, &slate, e)) return false;
    const struct nomination *old = nomination_lookup(&slate.nominations, nomination_no);
    if (!old) return err_set(e, ERR_INPUT, "没有编号为 %" PRId64 " 的推荐", nomination_no);
    if (date_is_set(old->withdrawn_on)) return err_set(e, ERR_STATE, "第 %" PRId64 " 号推荐已经撤回", nomination_no);
    if (on.ymd < old->received_on.ymd)
        return err_set(e, ERR_INPUT, "撤回日期 %s 早于收到推荐的日期 %s", date_text(ws->arena, on),
                date_text(ws->arena, old->received_on));
    const struct candidate *c = nominated_by(&slate, old);
    struct nomination n = *old;
    n.withdrawn_on = on;
    n.is_valid = false;
    n.why = why;
    struct json *o = json_new_object(ws->arena);
    json_put_int(o, "nomination", nomination_no);
    json_put_text(o, "on", date_text(ws->arena, on));
    json_put_text(o, "why", why);
    return workspace_record(ws, "nomination-withdraw", subject_of_nominee(ws->arena, c), o, NULL, e) &&
           nomination_update(ws->db, ws->election.county, &n, e) && show_effect(ws, c->district_no, effect, e) &&
           db_commit(&txn, e);
}

/* ---- persons ---- */

/* The places behind the one that became free move up. */
static bool close_up(struct workspace *ws, const struct slate *slate, const struct candidate *gone, struct err *e)
{
    if (gone->list_place == 0) return true;
    for (size_t i = 0; i < slate->candidates.n; i++) {
        struct candidate c = slate->candidates.v[i];
        if (c.district_no != gone->district_no || c.state != CANDIDATE_FORMAL || c.list_place <= gone->list_place)
            continue;
        c.list_place--;
        if (!candidate_update(ws->db, ws->election.county, &c, e)) return false;
    }
    return true;
}

bool nominate_remove(struct workspace *ws, int64_t candidate_no, enum candidate_state state, const char *why,
        struct date on, struct nominate_effect *effect, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct slate slate;
    if (!begin(ws, &txn, why, &slate, e)) return false;
    const struct candidate *old = candidate_lookup(&slate.candidates, candidate_no);
    if (!old)
        return err_set(
                e, ERR_INPUT, "没有编号为 %" PRId64 " 的候选人；用 huanjie nominate list 查看编号", candidate_no);
    if (candidate_is_gone(old))
        return err_set(e, ERR_STATE, "“%s”已经%s: %s", old->name, candidate_state_title(old->state), old->state_why);
    struct candidate c = *old;
    c.state = state;
    c.state_why = arena_text(ws->arena, "%s %s", date_text(ws->arena, on), why);
    c.list_place = 0;
    struct json *o = json_new_object(ws->arena);
    json_put_int(o, "candidate", candidate_no);
    json_put_text(o, "was", candidate_state_code(old->state));
    json_put_text(o, "state", candidate_state_code(state));
    json_put_text(o, "on", date_text(ws->arena, on));
    json_put_text(o, "why", why);
    return workspace_record(ws, "candidate-remove", subject_of_nominee(ws->arena, old), o, NULL, e) &&
           candidate_update(ws->db, ws->election.county, &c, e) && close_up(ws, &slate, old, e) &&
           show_effect(ws, c.district_no, effect, e) && db_commit(&txn, e);
}
