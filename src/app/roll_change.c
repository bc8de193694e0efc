#include "app/roll_change.h"

#include <inttypes.h>

#include "law/voter.h"
#include "roll/standing.h"
#include "store/place.h"

/* What all of them share: the transaction, the voter before and after. */
struct changing {
    struct workspace *ws;
    struct voter_change *c;
    struct voter before;
    struct voter after;
    struct reason_list reasons;
    struct finding_list *findings;
};

static bool start(struct changing *x, struct db_txn *txn, struct err *e)
{
    struct workspace *ws = x->ws;
    x->reasons.arena = ws->arena;
    if (!roll_change_is_sound(ws, x->c, e) || !db_begin(ws->db, txn, e) || !workspace_must_be_open(ws, e) ||
            !roll_load_voter(ws, x->c->voter_no, &x->before, e))
        return false;
    x->after = x->before;
    return true;
}

static bool end(struct changing *x, struct db_txn *txn, struct voter *after, struct err *e)
{
    struct workspace *ws = x->ws;
    struct finding_list found = {.arena = ws->arena};
    x->c->from_district = roll_listed_in(&x->before);
    x->c->to_district = roll_listed_in(&x->after);
    if (!voter_update(ws->db, ws->election.county, &x->after, e) || !roll_record_change(ws, x->c, &found, e) ||
            !db_commit(txn, e))
        return false;
    for (size_t i = 0; i < found.n; i++) finding_add(x->findings, found.v[i]);
    *after = x->after;
    return true;
}

static bool must_be_active(const struct changing *x, struct err *e)
{
    return x->before.state == VOTER_ACTIVE || err_set(e, ERR_STATE, "选民 %" PRId64 " %s现在是“%s”", x->before.voter_no,
                                                      x->before.name, voter_state_title(x->before.state));
}

/* ---- off the roll ---- */

static bool law_allows(struct changing *x, enum exclusion_ground ground, struct err *e)
{
    struct exclusion paper = roll_exclusion_read(x->c);
    paper.ground = ground;
    return law_may_exclude(&x->ws->law, &paper, &x->reasons) == VERDICT_YES || roll_refuse(&x->reasons, e);
}

static bool is_duplicate(struct changing *x, int64_t twin, struct err *e)
{
    struct voter stays;
    if (twin == 0 || twin == x->before.voter_no)
        return err_set(e, ERR_INPUT, "重复登记的须写明保留哪一个选民证号（--twin）");
    if (!roll_load_voter(x->ws, twin, &stays, e)) return false;
    if (stays.state != VOTER_ACTIVE)
        return err_set(e, ERR_INPUT, "保留的选民 %" PRId64 " 现在是“%s”，不能作为保留的一处", twin,
                voter_state_title(stays.state));
    const char *why = arena_text(x->ws->arena, "与选民 %" PRId64 " 重复", twin);
    x->c->note = *x->c->note ? arena_text(x->ws->arena, "%s；%s", why, x->c->note) : why;
    return true;
}

static bool may_strike(struct changing *x, int64_t twin, struct err *e)
{
    enum strike_ground ground;
    if (!strike_ground_from(x->c->ground, &ground))
        return err_set(e, ERR_INPUT,
                "除名的理由“%s”应为 dead（死亡）、duplicate（重复）、under-age（未满十八周岁）、mistake（误登）之一",
                x->c->ground);
    switch (ground) {
    case STRIKE_DEAD: return law_allows(x, EXCLUDED_DEAD, e);
    case STRIKE_DUPLICATE: return is_duplicate(x, twin, e);
    case STRIKE_UNDER_AGE:
        return law_is_of_age(&x->ws->law, x->before.born_on, &x->reasons) == VERDICT_NO || roll_refuse(&x->reasons, e);
    case STRIKE_MISTAKE: break;
    }
    return *x->c->note || err_set(e, ERR_INPUT, "误登的须写明怎样误登（--note）");
}

bool roll_strike(struct workspace *ws, struct voter_change *c, int64_t twin, struct voter *after,
        struct finding_list *findings, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct changing x = {.ws = ws, .c = c, .findings = findings};
    c->kind = CHANGE_OF_VOTER_STRIKE;
    if (!start(&x, &txn, e)) return false;
    if (x.before.state == VOTER_STRUCK)
        return err_set(e, ERR_STATE, "选民 %" PRId64 " %s已经除名", x.before.voter_no, x.before.name);
    x.after.state = VOTER_STRUCK;
    return may_strike(&x, twin, e) && end(&x, &txn, after, e);
}

/* ---- not on the list ---- */

static bool refuse_restraint(struct changing *x, struct err *e)
{
    enum restraint r;
    if (!restraint_from(x->c->ground, &r)) return false;
    law_keeps_vote(&x->ws->law, r, &x->reasons);
    (void)roll_refuse(&x->reasons, e);
    return true;
}

static bool may_exclude(struct changing *x, struct err *e)
{
    enum exclusion_ground ground;
    if (refuse_restraint(x, e)) return false;
    if (!exclusion_ground_from(x->c->ground, &ground))
        return err_set(e, ERR_INPUT,
                "不列入名单的理由“%s”应为 "
                "deprived（剥夺政治权利）、mental-illness（经确认不能行使选举权利的精神病患者）、"
                "suspended（停止行使选举权利）、non-local-staff（若干规定第7项的职工）之一",
                x->c->ground);
    if (ground == EXCLUDED_DEAD) return err_set(e, ERR_INPUT, "死亡的用 roll strike 除名");
    if (ground == EXCLUDED_MOVED_OUT) return err_set(e, ERR_INPUT, "迁出的用 roll transfer-out 转出");
    if (ground == EXCLUDED_NON_LOCAL_STAFF && x->ws->election.level != LEVEL_TOWNSHIP)
        return err_set(e, ERR_INPUT, "不属县级以下人民政府领导的单位的职工参加县级选举（直接选举若干规定1983 第7项）");
    return law_allows(x, ground, e);
}

bool roll_exclude(
        struct workspace *ws, struct voter_change *c, struct voter *after, struct finding_list *findings, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct changing x = {.ws = ws, .c = c, .findings = findings};
    c->kind = CHANGE_OF_VOTER_EXCLUDE;
    if (!start(&x, &txn, e) || (x.before.state != VOTER_EXCLUDED && !must_be_active(&x, e))) return false;
    x.after.state = VOTER_EXCLUDED;
    return may_exclude(&x, e) && end(&x, &txn, after, e);
}

/* ---- back on it ---- */

/* Does the exclusion that keeps the person off still hold? */
static bool is_still_excluded(struct changing *x, bool *holds, struct err *e)
{
    struct voter_change_list history;
    *holds = false;
    if (x->before.state != VOTER_EXCLUDED) return true;
    if (!voter_change_load_of(x->ws->arena, x->ws->db, x->ws->election.county, x->before.voter_no, &history, e))
        return false;
    for (size_t i = history.n; i-- > 0;) {
        if (history.v[i].kind != CHANGE_OF_VOTER_EXCLUDE) continue;
        struct exclusion paper = roll_exclusion_read(&history.v[i]);
        *holds = law_may_exclude(&x->ws->law, &paper, &x->reasons) == VERDICT_YES;
        return true;
    }
    return true;
}

static bool may_restore(struct changing *x, struct err *e)
{
    bool holds;
    if (x->before.state == VOTER_ACTIVE)
        return err_set(e, ERR_STATE, "选民 %" PRId64 " %s在册，不需要恢复", x->before.voter_no, x->before.name);
    if (!is_still_excluded(x, &holds, e)) return false;
    if (holds && !*x->c->document)
        return err_set(e, ERR_INPUT, "%s（%s）；恢复须有撤销或者改变它的文书（--document）",
                x->reasons.v[x->reasons.n - 1].text, x->reasons.v[x->reasons.n - 1].article);
    if (!*x->c->document && !*x->c->note)
        return err_set(e, ERR_INPUT, "恢复须写明凭据（--document）或者理由（--note）");
    return law_is_of_age(&x->ws->law, x->before.born_on, &x->reasons) != VERDICT_NO || roll_refuse(&x->reasons, e);
}

bool roll_restore(
        struct workspace *ws, struct voter_change *c, struct voter *after, struct finding_list *findings, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct changing x = {.ws = ws, .c = c, .findings = findings};
    c->kind = CHANGE_OF_VOTER_RESTORE;
    if (!start(&x, &txn, e)) return false;
    x.after.state = VOTER_ACTIVE;
    return may_restore(&x, e) && end(&x, &txn, after, e);
}

/* ---- elsewhere ---- */

bool roll_transfer_out(
        struct workspace *ws, struct voter_change *c, struct voter *after, struct finding_list *findings, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct changing x = {.ws = ws, .c = c, .findings = findings};
    c->kind = CHANGE_OF_VOTER_TRANSFER_OUT;
    if (!start(&x, &txn, e) || !must_be_active(&x, e)) return false;
    x.after.state = VOTER_MOVED_OUT;
    return law_allows(&x, EXCLUDED_MOVED_OUT, e) && end(&x, &txn, after, e);
}

bool roll_find_unit(struct workspace *ws, const char *name, int64_t *unit_no, int64_t *district_no, struct err *e)
{
    struct unit_list units;
    if (!unit_load_all(ws->arena, ws->db, ws->election.county, &units, e)) return false;
    for (size_t i = 0; i < units.n; i++) {
        if (!text_eq(units.v[i].name, name)) continue;
        *unit_no = units.v[i].unit_no;
        *district_no = units.v[i].district_no;
        return true;
    }
    return err_set(e, ERR_INPUT, "没有单位“%s”；用 huanjie unit list 查看", name);
}

bool roll_move(struct workspace *ws, struct voter_change *c, const char *unit, struct voter *after,
        struct finding_list *findings, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct changing x = {.ws = ws, .c = c, .findings = findings};
    struct district_list districts;
    int64_t to = c->to_district, own;
    c->kind = CHANGE_OF_VOTER_MOVE;
    if (!start(&x, &txn, e) || !must_be_active(&x, e) ||
            !district_load_all(ws->arena, ws->db, ws->election.county, &districts, e) ||
            (*unit && !roll_find_unit(ws, unit, &x.after.unit_no, &own, e)))
        return false;
    if (!district_lookup(&districts, to))
        return err_set(e, ERR_INPUT, "没有选区 %" PRId64 "；用 huanjie district list 查看", to);
    if (to == x.before.district_no && x.after.unit_no == x.before.unit_no)
        return err_set(e, ERR_STATE, "选民 %" PRId64 " %s已经在选区 %" PRId64, x.before.voter_no, x.before.name, to);
    x.after.district_no = to;
    return end(&x, &txn, after, e);
}
