#include "app/entrust.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

#include "app/explained.h"
#include "app/nominate_check.h"
#include "base/buf.h"
#include "law/voting.h"
#include "store/contest.h"
#include "store/counter.h"

const char *entrust_subject(struct arena *a, const struct stored_entrustment *x)
{
    return arena_text(a, "选区 %" PRId64 " 委托 %" PRId64, x->district_no, x->entrustment_no);
}

/* ---- all of them, with the people ---- */

bool entrust_load_voter(struct workspace *ws, int64_t voter_no, struct voter *v, struct err *e)
{
    bool found;
    if (!voter_load(ws->arena, ws->db, ws->election.county, voter_no, v, &found, e)) return false;
    if (!found) *v = (struct voter){.voter_no = voter_no, .name = "（名册上没有）", .state = VOTER_STRUCK};
    return true;
}

static int64_t count_held(const struct entrustment_list *list, int64_t trustee_no)
{
    int64_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        n += list->v[i].trustee_no == trustee_no && list->v[i].state == ENTRUST_APPROVED;
    return n;
}

bool entrust_load(struct workspace *ws, struct entrust_overview *out, struct err *e)
{
    struct entrustment_list list;
    if (!entrustment_load_all(ws->arena, ws->db, ws->election.county, &list, e)) return false;
    struct entrust_overview o = {arena_alloc_array(ws->arena, list.n + 1, sizeof *o.v), list.n};
    for (size_t i = 0; i < list.n; i++) {
        struct entrust_line *l = &o.v[i];
        l->x = &list.v[i];
        l->held = count_held(&list, l->x->trustee_no);
        if (!entrust_load_voter(ws, l->x->trustor_no, &l->trustor, e) ||
                !entrust_load_voter(ws, l->x->trustee_no, &l->trustee, e))
            return false;
    }
    *out = o;
    return true;
}

/* ---- the law ---- */

static enum verdict ask_law(
        struct workspace *ws, const struct entrust_line *l, int64_t already, struct reason_list *reasons)
{
    const struct stored_entrustment *x = l->x;
    struct entrustment t = {.is_away = x->ground == GROUND_AWAY,
            .is_unable = x->ground == GROUND_UNABLE,
            .is_held = x->ground == GROUND_HELD,
            .is_written = x->is_written,
            .is_approved = x->state == ENTRUST_APPROVED,
            .trustee_is_voter = l->trustee.state == VOTER_ACTIVE,
            .trustee_is_of_district = l->trustee.district_no == x->district_no,
            .already_accepted = already};
    return law_may_entrust(&ws->law, &t, reasons);
}

static const char *reasons_text(struct arena *a, const struct reason_list *reasons)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < reasons->n; i++) buf_addf(&b, "%s%s", i ? "；" : "", reasons->v[i].text);
    return buf_text(&b);
}

static int by_approval(const void *left, const void *right)
{
    const struct entrust_line *const *l = left, *const *r = right;
    if ((*l)->x->approved_on.ymd != (*r)->x->approved_on.ymd)
        return (*l)->x->approved_on.ymd < (*r)->x->approved_on.ymd ? -1 : 1;
    return (*l)->x->entrustment_no < (*r)->x->entrustment_no ? -1 : 1;
}

/* Approved ones in the order in which they were: the fourth of a trustee is the one too many. */
static const struct entrust_line **approved_lines(struct arena *a, const struct entrust_overview *o, size_t *n)
{
    const struct entrust_line **lines = arena_alloc_array(a, o->n + 1, sizeof *lines);
    *n = 0;
    for (size_t i = 0; i < o->n; i++)
        if (o->v[i].x->state == ENTRUST_APPROVED) lines[(*n)++] = &o->v[i];
    qsort(lines, *n, sizeof *lines, by_approval);
    return lines;
}

struct checking {
    struct workspace *ws;
    struct round_list rounds;
    struct finding_list all;
};

static struct date day_of_vote(const struct checking *k, int64_t district_no)
{
    const struct stored_round *r = round_lookup(&k->rounds, district_no, 1);
    return r ? r->held_on : k->ws->election.day;
}

static void check_approved(struct checking *k, const struct entrust_line *l, int64_t already)
{
    struct workspace *ws = k->ws;
    const char *subject = entrust_subject(ws->arena, l->x);
    struct reason_list reasons = {.arena = ws->arena};
    if (already >= ENTRUSTMENTS_MAX)
        nominate_find(ws, &k->all, FINDING_F521, subject,
                "“%s”委托“%s”是该受托人接受的第 %" PRId64
                " 件委托，每一选民接受的委托不得超过三人；请由选举委员会改为不同意，或由委托人另行委托",
                l->trustor.name, l->trustee.name, already + 1);
    if (ask_law(ws, l, 0, &reasons) == VERDICT_NO)
        nominate_find(ws, &k->all, FINDING_F522, subject, "“%s”委托“%s”: %s", l->trustor.name, l->trustee.name,
                reasons_text(ws->arena, &reasons));
    if (l->trustor.state != VOTER_ACTIVE || l->trustor.district_no != l->x->district_no)
        nominate_find(ws, &k->all, FINDING_F522, subject, "委托人“%s”现在不在选区 %" PRId64 " 的选民名册上",
                l->trustor.name, l->x->district_no);
    struct date day = day_of_vote(k, l->x->district_no);
    if (l->x->approved_on.ymd > day.ymd)
        nominate_find(ws, &k->all, FINDING_F523, subject, "“%s”委托“%s”于 %s 才同意，投票日是 %s", l->trustor.name,
                l->trustee.name, date_text(ws->arena, l->x->approved_on), date_text(ws->arena, day));
}

static void check_chains(struct checking *k, const struct entrust_line *const *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            if (lines[j]->x->trustor_no == lines[i]->x->trustee_no)
                nominate_find(k->ws, &k->all, FINDING_W522, entrust_subject(k->ws->arena, lines[i]->x),
                        "受托人“%s”本人也委托“%s”投票（委托 %" PRId64 "），请核对谁到场投票", lines[i]->trustee.name,
                        lines[j]->trustee.name, lines[j]->x->entrustment_no);
}

static void check_asked(struct checking *k, const struct entrust_line *l)
{
    struct reason_list reasons = {.arena = k->ws->arena};
    bool unlawful = ask_law(k->ws, l, l->held, &reasons) == VERDICT_NO;
    nominate_find(k->ws, &k->all, FINDING_W521, entrust_subject(k->ws->arena, l->x),
            "“%s”委托“%s”还没有经选举委员会同意，不能代为投票%s%s；请用 huanjie entrust approve 或 refuse 记录决定",
            l->trustor.name, l->trustee.name, unlawful ? "；并且" : "",
            unlawful ? reasons_text(k->ws->arena, &reasons) : "");
}

bool entrust_check(struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    struct checking k = {.ws = ws, .all = {.arena = ws->arena}};
    struct entrust_overview o;
    if (!entrust_load(ws, &o, e) || !round_load_all(ws->arena, ws->db, ws->election.county, &k.rounds, e)) return false;
    size_t n;
    const struct entrust_line **lines = approved_lines(ws->arena, &o, &n);
    for (size_t i = 0; i < n; i++) {
        int64_t already = 0;
        for (size_t j = 0; j < i; j++) already += lines[j]->x->trustee_no == lines[i]->x->trustee_no;
        check_approved(&k, lines[i], already);
    }
    check_chains(&k, lines, n);
    for (size_t i = 0; i < o.n; i++)
        if (o.v[i].x->state == ENTRUST_ASKED) check_asked(&k, &o.v[i]);
    return explained_sort_out(ws, &k.all, findings, explained, e);
}

/* ---- one by one ---- */

static struct json *to_json(struct workspace *ws, const struct stored_entrustment *x)
{
    struct json *o = json_new_object(ws->arena);
    json_put_int(o, "trustor", x->trustor_no);
    json_put_int(o, "trustee", x->trustee_no);
    json_put_text(o, "ground", entrust_ground_code(x->ground));
    json_put_bool(o, "written", x->is_written);
    json_put_text(o, "state", entrust_state_code(x->state));
    json_put_text(o, "approved_on", date_is_set(x->approved_on) ? date_text(ws->arena, x->approved_on) : "");
    json_put_text(o, "approved_by", x->approved_by);
    json_put_text(o, "why", x->why);
    return o;
}

bool entrust_write(struct workspace *ws, const char *action, struct stored_entrustment *x, struct err *e)
{
    int64_t county = ws->election.county;
    bool is_new = x->entrustment_no == 0;
    if (is_new && !counter_issue(ws->db, county, "entrustment", 1, &x->entrustment_no, e)) return false;
    return workspace_record(ws, action, entrust_subject(ws->arena, x), to_json(ws, x), NULL, e) &&
           (is_new ? entrustment_insert(ws->db, county, x, e) : entrustment_update(ws->db, county, x, e));
}

/* Who is meant, with the reason when nobody can be told. */
static bool find_voter(struct workspace *ws, const struct person_clue *clue, bool everywhere, const char *role,
        struct voter *v, struct err *e)
{
    enum person_match match;
    const char *why;
    if (!person_find(ws, clue, everywhere, &match, v, &why, e)) return false;
    if (match == PERSON_NONE || (match == PERSON_FOUND && v->state != VOTER_ACTIVE))
        return err_set(e, ERR_INPUT, "%s“%s”不在%s选民名册上（%s）", role, clue->name, everywhere ? "" : "本选区的",
                law_cite(ws->arena, &ws->law, RULE_R52));
    if (match != PERSON_FOUND) return err_set(e, ERR_INPUT, "%s: %s", role, why);
    if (!everywhere && v->district_no != clue->district_no)
        return err_set(e, ERR_INPUT, "%s“%s”是选区 %" PRId64 " 的选民，不是选区 %" PRId64 " 的", role, v->name,
                v->district_no, clue->district_no);
    return true;
}

bool entrust_find_pair(
        struct workspace *ws, const struct entrust_request *q, struct stored_entrustment *x, struct err *e)
{
    struct voter trustor, trustee;
    if (!find_voter(ws, &q->trustor, false, "委托人", &trustor, e) ||
            !find_voter(ws, &q->trustee, true, "受托人", &trustee, e))
        return false;
    if (trustor.voter_no == trustee.voter_no) return err_set(e, ERR_INPUT, "“%s”不能委托自己", trustor.name);
    *x = (struct stored_entrustment){.district_no = q->trustor.district_no,
            .trustor_no = trustor.voter_no,
            .trustee_no = trustee.voter_no,
            .ground = q->ground,
            .is_written = q->is_written,
            .approved_by = "",
            .state = ENTRUST_ASKED,
            .why = ""};
    return true;
}

const struct stored_entrustment *entrust_alive_of(const struct entrustment_list *list, int64_t trustor_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].trustor_no == trustor_no && entrustment_is_alive(&list->v[i])) return &list->v[i];
    return NULL;
}

bool entrust_add(struct workspace *ws, const struct entrust_request *request, int64_t *entrustment_no, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct stored_entrustment x;
    struct entrustment_list list;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !entrust_find_pair(ws, request, &x, e) ||
            !entrustment_load_all(ws->arena, ws->db, ws->election.county, &list, e))
        return false;
    const struct stored_entrustment *old = entrust_alive_of(&list, x.trustor_no);
    if (old)
        return err_set(e, ERR_STATE,
                "“%s”已有一件委托（第 %" PRId64 " 号，%s）；一人只有一个投票权，请先用 huanjie entrust withdraw 撤回",
                request->trustor.name, old->entrustment_no, entrust_state_title(old->state));
    if (!entrust_write(ws, "entrust-add", &x, e) || !db_commit(&txn, e)) return false;
    *entrustment_no = x.entrustment_no;
    return true;
}

static bool may_approve(struct workspace *ws, const struct stored_entrustment *x, struct err *e)
{
    struct entrustment_list list;
    struct reason_list reasons = {.arena = ws->arena};
    struct entrust_line l = {.x = x};
    if (!entrustment_load_all(ws->arena, ws->db, ws->election.county, &list, e) ||
            !entrust_load_voter(ws, x->trustor_no, &l.trustor, e) ||
            !entrust_load_voter(ws, x->trustee_no, &l.trustee, e))
        return false;
    if (ask_law(ws, &l, count_held(&list, x->trustee_no), &reasons) != VERDICT_NO) return true;
    const struct reason *why = &reasons.v[0];
    return err_set(e, ERR_STATE, "%s 依法不能同意: %s（%s %s）", entrust_subject(ws->arena, x),
            reasons_text(ws->arena, &reasons), rule_code(why->rule), why->article);
}

static bool is_open_to(struct workspace *ws, const struct stored_entrustment *x, enum entrust_state to, struct err *e)
{
    bool ok = to == ENTRUST_APPROVED ? x->state == ENTRUST_ASKED : entrustment_is_alive(x);
    return ok || err_set(e, ERR_STATE, "%s %s，不能再改为%s", entrust_subject(ws->arena, x),
                         entrust_state_title(x->state), entrust_state_title(to));
}

static bool take_step(struct workspace *ws, int64_t no, const struct entrust_step *step, struct err *e)
{
    static const char *const actions[] = {[ENTRUST_APPROVED] = "entrust-approve",
            [ENTRUST_REFUSED] = "entrust-refuse",
            [ENTRUST_WITHDRAWN] = "entrust-withdraw"};
    struct entrustment_list list;
    if (!entrustment_load_all(ws->arena, ws->db, ws->election.county, &list, e)) return false;
    const struct stored_entrustment *old = entrustment_lookup(&list, no);
    if (!old) return err_set(e, ERR_INPUT, "没有第 %" PRId64 " 号委托；用 huanjie entrust list 查看", no);
    if (!is_open_to(ws, old, step->to, e)) return false;
    struct stored_entrustment x = *old;
    if (step->to == ENTRUST_APPROVED) {
        if (!may_approve(ws, old, e)) return false;
        x.approved_on = step->on;
        x.approved_by = step->approver;
    } else {
        x.why = step->why;
    }
    x.state = step->to;
    return entrust_write(ws, actions[step->to], &x, e);
}

bool entrust_take_step(
        struct workspace *ws, const int64_t *numbers, size_t n, const struct entrust_step *step, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    assert(step->to != ENTRUST_ASKED);
    if (step->to != ENTRUST_APPROVED && !*step->why) return err_set(e, ERR_INPUT, "须写明理由");
    if (step->to == ENTRUST_APPROVED && !*step->approver) return err_set(e, ERR_INPUT, "须写明由谁同意");
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e)) return false;
    for (size_t i = 0; i < n; i++)
        if (!take_step(ws, numbers[i], step, e)) return false;
    return db_commit(&txn, e);
}
