#include "app/nominate_publish.h"

#include <inttypes.h>

#include "app/nominate_check.h"
#include "app/result.h"
#include "store/counter.h"

struct publishing {
    struct workspace *ws;
    struct slate slate;
    const struct stroke_table *table;
    enum notice_kind kind;
    struct date on;
    const char *place;
    bool only_order;
    struct published_list list;
};

static bool is_first(const struct publishing *p)
{
    return p->kind == NOTICE_FIRST_LIST;
}

/* As the list was fixed: by place. */
static size_t take_formal(const struct slate_district *d, const struct nominee **v)
{
    size_t n = 0;
    for (int64_t place = 1; place <= (int64_t)d->formal; place++)
        for (size_t i = 0; i < d->nominee_count; i++)
            if (d->nominees[i].candidate->state == CANDIDATE_FORMAL && d->nominees[i].candidate->list_place == place)
                v[n++] = &d->nominees[i];
    return n;
}

static size_t take_standing(const struct slate_district *d, const struct nominee **v)
{
    size_t n = 0;
    for (size_t i = 0; i < d->nominee_count; i++)
        if (d->nominees[i].stands) v[n++] = &d->nominees[i];
    return n;
}

static bool take_district(struct publishing *p, const struct slate_district *d, struct err *e)
{
    struct arena *a = p->ws->arena;
    const char *subject = subject_of_district(a, d->district->district_no);
    struct published_district *x = &p->list.v[p->list.n++];
    x->district = d;
    const struct nominee **v = arena_alloc_array(a, d->nominee_count + 1, sizeof *v);
    size_t n = 0;
    if (!is_first(p)) {
        if (date_is_set(p->on) && !d->is_final)
            return err_set(e, ERR_STATE, "%s的正式代表候选人名单还没有确定（nominate finalize）", subject);
        n = take_formal(d, v);
        if (!nominate_order(p->ws, &p->slate, p->table, d, v, n, true, &x->order, e)) return false;
        x->order.nominees = v; /* as it was fixed, whatever was decided since */
        return true;
    }
    n = take_standing(d, v);
    if (date_is_set(p->on) && n == 0) return err_set(e, ERR_STATE, "%s还没有合法提名的人，不能公布名单", subject);
    if (!nominate_order(p->ws, &p->slate, p->table, d, v, n, false, &x->order, e)) return false;
    if (date_is_set(p->on) && x->order.question_count)
        return err_set(e, ERR_STATE, "%s: %s（决定项 %s %s，见 decision list）", subject, x->order.questions[0].text,
                nominate_order_subject(a, d->district->district_no), x->order.questions[0].question);
    return true;
}

static bool take_order(struct publishing *p, const struct slate_district *d, struct err *e)
{
    struct published_district *x = &p->list.v[p->list.n++];
    x->district = d;
    const struct nominee **v = arena_alloc_array(p->ws->arena, d->nominee_count + 1, sizeof *v);
    size_t n = d->formal ? take_formal(d, v) : take_standing(d, v);
    return nominate_order(p->ws, &p->slate, p->table, d, v, n, d->is_final || d->primary, &x->order, e);
}

/* ---- recording ---- */

static bool mark_listed(struct publishing *p, const struct published_district *x, struct json *names, struct err *e)
{
    for (size_t i = 0; i < x->order.n; i++) {
        struct candidate c = *x->order.nominees[i]->candidate;
        json_add_text(names, c.name);
        if (!is_first(p) || date_is_set(c.listed_on)) continue;
        c.listed_on = p->on;
        if (!candidate_update(p->ws->db, p->ws->election.county, &c, e)) return false;
    }
    return true;
}

static bool has_notice(const struct publishing *p, int64_t district_no)
{
    for (size_t i = 0; i < p->slate.notices.n; i++) {
        const struct notice *n = &p->slate.notices.v[i];
        if (n->kind == p->kind && n->published_on.ymd == p->on.ymd &&
                (n->district_no == 0 || n->district_no == district_no))
            return true;
    }
    return false;
}

static bool record(struct publishing *p, int64_t district_no, struct err *e)
{
    struct workspace *ws = p->ws;
    for (size_t i = 0; i < p->list.n; i++) {
        struct json *o = json_new_object(ws->arena);
        json_put_text(o, "kind", notice_kind_code(p->kind));
        json_put_text(o, "on", date_text(ws->arena, p->on));
        if (!mark_listed(p, &p->list.v[i], json_put_array(o, "names"), e)) return false;
        const char *subject = subject_of_district(ws->arena, p->list.v[i].district->district->district_no);
        if (!workspace_record(ws, "publish", subject, o, NULL, e)) return false;
    }
    if (has_notice(p, district_no)) return true;
    struct notice n = {
            .kind = p->kind, .district_no = district_no, .published_on = p->on, .place = p->place, .note = ""};
    return counter_issue(ws->db, ws->election.county, "notice", 1, &n.notice_no, e) &&
           notice_insert(ws->db, ws->election.county, &n, e);
}

/* ---- all ---- */

static bool load(struct publishing *p, int64_t district_no, struct err *e)
{
    struct workspace *ws = p->ws;
    if (!slate_load(ws, &p->slate, e) || !nominate_strokes(ws, &p->table, e)) return false;
    p->list.v = arena_alloc_array(ws->arena, p->slate.n + 1, sizeof *p->list.v);
    p->list.latest = law_days_before(&ws->law, is_first(p) ? 15 : 7);
    p->list.article = law_cite(ws->arena, &ws->law, is_first(p) ? RULE_R40 : RULE_R42);
    for (size_t i = 0; i < p->slate.n; i++) {
        const struct slate_district *d = &p->slate.districts[i];
        if (district_no && d->district->district_no != district_no) continue;
        if (!(p->only_order ? take_order(p, d, e) : take_district(p, d, e))) return false;
    }
    if (p->list.n > 0) return true;
    return district_no ? err_set(e, ERR_INPUT, "没有选区 %" PRId64, district_no)
                       : err_set(e, ERR_STATE, "还没有选区，请先用 huanjie district import 导入");
}

static bool check(struct publishing *p, struct finding_list *findings, struct err *e)
{
    struct slate after;
    if (!slate_load(p->ws, &after, e)) return false;
    for (size_t i = 0; i < p->list.n; i++) {
        const struct slate_district *d = slate_district_lookup(&after, p->list.v[i].district->district->district_no);
        if (!nominate_check_district(p->ws, &after, p->table, d, findings, e)) return false;
    }
    return true;
}

static bool publish(struct publishing *p, int64_t district_no, struct published_list *list,
        struct finding_list *findings, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    bool writes = date_is_set(p->on);
    if (writes && (!db_begin(p->ws->db, &txn, e) || !workspace_must_be_open(p->ws, e))) return false;
    if (!load(p, district_no, e) || (writes && !record(p, district_no, e)) || !check(p, findings, e)) return false;
    if (writes && !db_commit(&txn, e)) return false;
    *list = p->list;
    return true;
}

bool nominate_first_list(struct workspace *ws, int64_t district_no, struct date on, const char *place,
        struct published_list *list, struct finding_list *findings, struct err *e)
{
    struct publishing p = {.ws = ws, .kind = NOTICE_FIRST_LIST, .on = on, .place = place};
    return publish(&p, district_no, list, findings, e);
}

bool nominate_final_list(struct workspace *ws, int64_t district_no, struct date on, const char *place,
        struct published_list *list, struct finding_list *findings, struct err *e)
{
    struct publishing p = {.ws = ws, .kind = NOTICE_FINAL_LIST, .on = on, .place = place};
    return publish(&p, district_no, list, findings, e);
}

bool nominate_list_order(struct workspace *ws, int64_t district_no, struct published_list *list, struct err *e)
{
    struct publishing p = {.ws = ws, .kind = NOTICE_FIRST_LIST, .only_order = true};
    if (!load(&p, district_no, e)) return false;
    *list = p.list;
    return true;
}
