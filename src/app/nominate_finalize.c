#include "app/nominate_finalize.h"

#include <inttypes.h>

#include "app/nominate_ask.h"
#include "app/nominate_check.h"
#include "app/nominate_order.h"
#include "app/result.h"
#include "model/code.h"
#include "nominate/shortlist.h"

DEFINE_CODE_FUNCTION(list_ground, enum list_ground, LIST_GROUNDS)
DEFINE_FROM_FUNCTION(list_ground, enum list_ground, LIST_GROUNDS)

struct making {
    struct workspace *ws;
    struct slate slate;
    const struct stroke_table *table;
    struct finding_list *findings;
    struct nominate_finals *finals;
};

/* One district's list in the making. */
struct draft {
    const struct slate_district *d;
    const struct nominee **chosen;
    size_t n;
    bool is_cut; /* somebody who stands is left out */
    enum list_ground rests_on;
};

static bool is_chosen(const struct draft *x, const struct nominee *y)
{
    for (size_t i = 0; i < x->n; i++)
        if (x->chosen[i] == y) return true;
    return false;
}

/* ---- choosing ---- */

static bool choose_named(struct draft *x, const struct nominate_choice *choice, struct err *e)
{
    for (size_t i = 0; i < choice->n; i++) {
        const struct nominee *y;
        if (!nominee_named(x->d, choice->names[i], &y, e)) return false;
        if (is_chosen(x, y)) return err_set(e, ERR_INPUT, "“%s”写了两次", choice->names[i]);
        if (candidate_is_gone(y->candidate))
            return err_set(e, ERR_INPUT, "“%s”已经%s（%s）", y->candidate->name,
                    candidate_state_title(y->candidate->state), y->candidate->state_why);
        x->chosen[x->n++] = y;
    }
    return true;
}

static bool choose(struct making *m, struct draft *x, const struct nominate_choice *choice, struct err *e)
{
    size_t capacity = x->d->nominee_count + choice->n + 1;
    x->chosen = arena_alloc_array(m->ws->arena, capacity, sizeof *x->chosen);
    if (choice->n > 0) {
        if (!choose_named(x, choice, e)) return false;
    } else {
        for (size_t i = 0; i < x->d->nominee_count; i++)
            if (x->d->nominees[i].stands) x->chosen[x->n++] = &x->d->nominees[i];
    }
    for (size_t i = 0; i < x->d->nominee_count; i++)
        x->is_cut |= x->d->nominees[i].stands && !is_chosen(x, &x->d->nominees[i]);
    return true;
}

/* ---- checks ---- */

static const char *subject_of(const struct making *m, const struct draft *x)
{
    return subject_of_district(m->ws->arena, x->d->district->district_no);
}

static void check_number(struct making *m, const struct draft *x)
{
    struct reason_list reasons = {.arena = m->ws->arena};
    int64_t n = (int64_t)x->n;
    if (x->d->range.min == 0) {
        nominate_find(m->ws, m->findings, FINDING_F301, subject_of(m, x), "应选名额 %" PRId64 " 名，应为一至三名",
                x->d->district->seats);
        return;
    }
    enum list_step step = law_list_step(&m->ws->law, n, x->d->district->seats, &reasons);
    if (step == LIST_MUST_SHRINK && !x->is_cut)
        nominate_find(m->ws, m->findings, FINDING_F411, subject_of(m, x), "%s", reasons.v[reasons.n - 1].text);
    else if (step != LIST_FITS)
        nominate_find(m->ws, m->findings, FINDING_F401, subject_of(m, x),
                "列入 %" PRId64 " 人，应选 %" PRId64 " 名，依法应为 %" PRId64 " 至 %" PRId64 " 人", n,
                x->d->district->seats, x->d->range.min, x->d->range.max);
}

static void check_persons(struct making *m, const struct draft *x)
{
    struct reason_list reasons = {.arena = m->ws->arena};
    for (size_t i = 0; i < x->n; i++) {
        const struct nominee *y = x->chosen[i];
        const struct candidate *c = y->candidate;
        const char *subject = subject_of_nominee(m->ws->arena, c);
        if (!y->is_nominated)
            nominate_find(m->ws, m->findings, FINDING_F411, subject, "没有有效的推荐，不能列入正式代表候选人名单");
        else if (c->foreign_funding && law_foreign_funding(&m->ws->law, FUNDING_LISTED, &reasons))
            nominate_find(m->ws, m->findings, FINDING_F406, subject, "%s", reasons.v[reasons.n - 1].text);
        else if (y->is_barred)
            nominate_find(m->ws, m->findings, FINDING_F407, subject, "选举日未满十八周岁，不能列入正式代表候选人名单");
        nominate_check_review(m->ws, &m->slate, y, m->findings);
    }
}

/* Those with most votes, with the committee's word where votes are equal at the cut. */
static void check_primary(struct making *m, const struct draft *x)
{
    struct arena *a = m->ws->arena;
    const struct slate_district *d = x->d;
    struct reason_list reasons = {.arena = a};
    if (!d->primary) {
        nominate_find(m->ws, m->findings, FINDING_F411, subject_of(m, x), "没有登记预选结果（nominate primary）");
        return;
    }
    if (!law_primary_turnout(&m->ws->law, d->primary->participants, d->primary->registered, &reasons))
        nominate_find(m->ws, m->findings, FINDING_F412, subject_of(m, x), "%s", reasons.v[reasons.n - 1].text);
    int64_t *votes = arena_alloc_array(a, d->nominee_count + 1, sizeof *votes);
    bool *chosen = arena_alloc_array(a, d->nominee_count + 1, sizeof *chosen);
    const char **names = arena_alloc_array(a, d->nominee_count + 1, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < d->nominee_count; i++) {
        if (!d->nominees[i].stands) continue;
        chosen[n] = is_chosen(x, &d->nominees[i]);
        votes[n] = d->nominees[i].candidate->primary_votes;
        names[n++] = d->nominees[i].candidate->name;
    }
    if (x->n > n) return;
    struct shortlist_cut cut = shortlist_cut(a, votes, n, x->n);
    if (!shortlist_is_cut(&cut, chosen, x->n)) {
        nominate_find(m->ws, m->findings, FINDING_F415, subject_of(m, x),
                "列入的 %zu 人不是预选得票最多的；得票第 %zu 的是“%s”（%" PRId64 " 票）", x->n, x->n,
                names[cut.order[x->n - 1]], votes[cut.order[x->n - 1]]);
        return;
    }
    if (cut.tied == 0) return;
    const struct decision *decided = nominate_cut_decision(a, &m->slate, d->district->district_no, x->n);
    const char *padded = decided ? arena_text(a, "、%s、", decided->answer) : "";
    for (size_t i = cut.sure; i < cut.sure + cut.tied; i++) {
        bool wanted = strstr(padded, arena_text(a, "、%s、", names[cut.order[i]])) != NULL;
        if (decided && wanted == chosen[cut.order[i]]) continue;
        nominate_find(m->ws, m->findings, FINDING_F414, subject_of(m, x),
                "列入 %zu 人时有 %zu 人预选得票相等（各 %" PRId64 " 票），取谁%s（决定项 primary/district/%" PRId64
                " tie-at-primary-cut/%zu）",
                x->n, cut.tied, votes[cut.order[i]], decided ? "与已记录的决定不符" : "须由选举委员会决定",
                d->district->district_no, x->n);
        return;
    }
}

static void check_ground(struct making *m, struct draft *x, enum list_ground after)
{
    const struct slate_district *d = x->d;
    x->rests_on = after != GROUND_RECORDED ? after : d->primary ? GROUND_PRIMARY : GROUND_CONSULTATION;
    if (!x->is_cut) return;
    if (x->rests_on == GROUND_PRIMARY) {
        check_primary(m, x);
        return;
    }
    if (d->consultation && d->consultation->agreed) return;
    if (d->consultation)
        nominate_find(m->ws, m->findings, FINDING_F411, subject_of(m, x),
                "第 %" PRId64 " 轮协商没有形成较为一致的意见，须进行预选，不能直接减少候选人", d->consultation->round);
    else
        nominate_find(m->ws, m->findings, FINDING_F411, subject_of(m, x),
                "有合法提名的人没有列入，却没有登记选民小组的协商（nominate consult）或预选（nominate primary）");
}

/* ---- making ---- */

static bool write_candidate(struct making *m, const struct candidate *old, enum candidate_state state, const char *why,
        size_t place, struct candidate **made, struct err *e)
{
    struct candidate *c = arena_alloc(m->ws->arena, sizeof *c);
    *c = *old;
    c->state = state;
    c->state_why = why;
    c->list_place = (int64_t)place;
    *made = c;
    return candidate_update(m->ws->db, m->ws->election.county, c, e);
}

static const char *why_dropped(struct making *m, const struct draft *x, const struct nominee *y)
{
    if (!y->is_nominated) return "推荐不成立，未列入正式代表候选人名单";
    if (y->is_barred) return "依法不能为代表候选人，未列入正式代表候选人名单";
    if (x->rests_on == GROUND_PRIMARY)
        return arena_text(m->ws->arena, "预选得 %" PRId64 " 票，未列入正式代表候选人名单", y->candidate->primary_votes);
    return "根据较多数选民的意见，未列入正式代表候选人名单";
}

static bool write_district(struct making *m, const struct draft *x, const struct nominate_order *order, struct err *e)
{
    struct arena *a = m->ws->arena;
    struct json *o = json_new_object(a), *formal = json_put_array(o, "formal"), *dropped = json_put_array(o, "dropped");
    const struct candidate **list = arena_alloc_array(a, order->n + 1, sizeof *list);
    struct candidate *made;
    for (size_t i = 0; i < order->n; i++) {
        if (!write_candidate(m, order->nominees[i]->candidate, CANDIDATE_FORMAL, "", i + 1, &made, e)) return false;
        json_add_text(formal, made->name);
        list[i] = made;
    }
    for (size_t i = 0; i < x->d->nominee_count; i++) {
        const struct nominee *y = &x->d->nominees[i];
        if (is_chosen(x, y) || candidate_is_gone(y->candidate)) continue;
        if (!write_candidate(m, y->candidate, CANDIDATE_DROPPED, why_dropped(m, x, y), 0, &made, e)) return false;
        json_add_text(dropped, made->name);
    }
    json_put_text(o, "after", x->is_cut ? list_ground_code(x->rests_on) : "all");
    json_put_text(o, "order", order->is_by_votes ? "primary-votes" : "strokes");
    m->finals->v[m->finals->n++] =
            (struct nominate_final){x->d->district->district_no, list, order->n, order->why.text};
    return workspace_record(m->ws, "finalize", subject_of(m, x), o, NULL, e);
}

static bool make_list(
        struct making *m, const struct slate_district *d, const struct nominate_choice *choice, struct err *e)
{
    struct draft x = {.d = d};
    size_t before = finding_count(m->findings, SEVERITY_STOP);
    if (!choose(m, &x, choice, e)) return false;
    check_number(m, &x);
    check_persons(m, &x);
    check_ground(m, &x, choice->after);
    if (finding_count(m->findings, SEVERITY_STOP) > before) return true;
    struct nominate_order order;
    if (!nominate_order(m->ws, &m->slate, m->table, d, x.chosen, x.n, true, &order, e)) return false;
    for (size_t i = 0; i < order.question_count; i++)
        nominate_find(m->ws, m->findings, FINDING_F414, subject_of(m, &x), "%s（决定项 %s %s）",
                order.questions[i].text, nominate_order_subject(m->ws->arena, d->district->district_no),
                order.questions[i].question);
    return order.question_count > 0 || write_district(m, &x, &order, e);
}

/* A list that is out may only be made anew because candidates were lost and the committee decided so. */
static bool may_be_made(struct making *m, const struct slate_district *d, struct err *e)
{
    const char *subject = subject_of_district(m->ws->arena, d->district->district_no);
    if (d->has_voted) return err_set(e, ERR_STATE, "%s的投票已经建立，名单不能再改", subject);
    if (!d->is_final || !date_is_set(d->final_list_on)) return true;
    const struct decision *decided = nominate_loss_decision(m->ws->arena, &m->slate, d);
    if (decided && !text_eq(decided->answer, "postpone")) return true;
    return err_set(e, ERR_STATE,
            "%s的正式代表候选人名单已于 %s 公布；只有候选人减少、选举委员会决定递补或重新提名后（decision "
            "list）才能重新确定",
            subject, date_text(m->ws->arena, d->final_list_on));
}

bool nominate_finalize(struct workspace *ws, const struct nominate_choice *choice, struct finding_list *findings,
        struct nominate_finals *finals, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct nominate_finals made = {0};
    struct making m = {.ws = ws, .findings = findings, .finals = &made};
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e)) return false;
    if (!slate_load(ws, &m.slate, e) || !nominate_strokes(ws, &m.table, e)) return false;
    if (m.slate.n == 0) return err_set(e, ERR_STATE, "还没有选区，请先用 huanjie district import 导入");
    if (choice->district_no && !slate_district_lookup(&m.slate, choice->district_no))
        return err_set(e, ERR_INPUT, "没有选区 %" PRId64, choice->district_no);
    made.v = arena_alloc_array(ws->arena, m.slate.n + 1, sizeof *made.v);
    for (size_t i = 0; i < m.slate.n; i++) {
        const struct slate_district *d = &m.slate.districts[i];
        if (choice->district_no ? d->district->district_no != choice->district_no : d->is_final) continue;
        if (choice->district_no && !may_be_made(&m, d, e)) return false;
        if (!make_list(&m, d, choice, e)) return false;
    }
    if (!db_commit(&txn, e)) return false;
    *finals = made;
    return true;
}
