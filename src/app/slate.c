#include "app/slate.h"

#include <inttypes.h>
#include <stdlib.h>

#include "law/district.h"
#include "law/voter.h"

bool candidate_is_gone(const struct candidate *c)
{
    return c->state == CANDIDATE_WITHDRAWN || c->state == CANDIDATE_DEAD || c->state == CANDIDATE_STRUCK;
}

const char *subject_of_nominee(struct arena *a, const struct candidate *c)
{
    return arena_text(a, "选区 %" PRId64 " “%s”", c->district_no, c->name);
}

/* ---- loading ---- */

static bool load_records(struct workspace *ws, struct slate *s, struct err *e)
{
    struct arena *a = ws->arena;
    struct db *db = ws->db;
    int64_t county = ws->election.county;
    return district_load_all(a, db, county, &s->district_list, e) &&
           candidate_load_all(a, db, county, &s->candidates, e) &&
           nomination_load_all(a, db, county, &s->nominations, e) && signer_load_all(a, db, county, &s->signers, e) &&
           review_load_all(a, db, county, &s->reviews, e) &&
           consultation_load_all(a, db, county, &s->consultations, e) &&
           primary_load_all(a, db, county, &s->primaries, e) && notice_load_all(a, db, county, &s->notices, e) &&
           round_load_all(a, db, county, &s->rounds, e) && decision_load_all(a, db, county, &s->decisions, e) &&
           explanation_load_all(a, db, county, &s->explanations, e);
}

/* Who was only written in on ballots is nobody's nominee. */
static void drop_written_in(struct candidate_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].state != CANDIDATE_WRITTEN_IN) list->v[kept++] = list->v[i];
    list->n = kept;
}

static struct date notice_day(const struct slate *s, enum notice_kind kind, int64_t district_no)
{
    const struct notice *n = notice_lookup(&s->notices, kind, district_no);
    return n ? n->published_on : DATE_NONE;
}

/* ---- one district ---- */

static void take_nominations(struct workspace *ws, const struct slate *s, struct slate_district *d)
{
    struct arena *a = ws->arena;
    d->nominations = arena_alloc_array(a, s->nominations.n + 1, sizeof *d->nominations);
    struct nominate_case *cases = arena_alloc_array(a, s->nominations.n + 1, sizeof *cases);
    for (size_t i = 0; i < s->nominations.n; i++) {
        const struct nomination *n = &s->nominations.v[i];
        const struct candidate *c = candidate_lookup(&s->candidates, n->candidate_no);
        if (!c || c->district_no != d->district->district_no) continue;
        struct slate_nomination *x = &d->nominations[d->nomination_count];
        x->nomination = n;
        x->signers = signer_lookup_all(&s->signers, n->nomination_no, &x->signer_count);
        cases[d->nomination_count++] = (struct nominate_case){n, candidate_is_gone(c), x->signers, x->signer_count};
    }
    struct nominate_verdict *verdicts = arena_alloc_array(a, d->nomination_count + 1, sizeof *verdicts);
    struct date list_on = notice_day(s, NOTICE_VOTER_LIST, d->district->district_no);
    nominate_judge(a, &ws->law, d->district->seats, list_on, cases, d->nomination_count, verdicts);
    for (size_t i = 0; i < d->nomination_count; i++) d->nominations[i].verdict = verdicts[i];
}

static bool is_barred(const struct workspace *ws, const struct candidate *c)
{
    struct reason_list reasons = {.arena = ws->arena};
    if (c->foreign_funding && law_foreign_funding(&ws->law, FUNDING_NOMINATED, &reasons)) return true;
    return date_is_set(c->born_on) && law_is_of_age(&ws->law, c->born_on, &reasons) == VERDICT_NO;
}

static void take_nominee(
        struct workspace *ws, const struct slate *s, const struct candidate *c, struct slate_district *d)
{
    struct nominee *x = &d->nominees[d->nominee_count++];
    *x = (struct nominee){.candidate = c, .is_barred = is_barred(ws, c)};
    x->nominations = arena_alloc_array(ws->arena, d->nomination_count + 1, sizeof *x->nominations);
    for (size_t i = 0; i < d->nomination_count; i++) {
        if (d->nominations[i].nomination->candidate_no != c->candidate_no) continue;
        x->nominations[x->nomination_count++] = &d->nominations[i];
        x->is_nominated |= d->nominations[i].verdict.is_valid;
    }
    for (int i = 0; i < REVIEW_ITEM_COUNT; i++)
        x->reviews[i] = review_lookup(&s->reviews, c->candidate_no, (enum review_item)i);
    x->stands = x->is_nominated && !x->is_barred && !candidate_is_gone(c);
    d->standing += x->stands;
    d->formal += c->state == CANDIDATE_FORMAL;
    d->gone += candidate_is_gone(c);
    d->is_final |= c->state == CANDIDATE_FORMAL || c->state == CANDIDATE_DROPPED;
}

static void take_range(struct workspace *ws, struct slate_district *d)
{
    struct reason_list reasons = {.arena = ws->arena};
    struct err ignored;
    if (!law_district_seats(&ws->law, "", d->district->seats, &reasons)) return;
    struct law_range range;
    if (law_candidate_range(&ws->law, CONTEST_DIRECT, d->district->seats, &range, &reasons, &ignored)) d->range = range;
}

static void take_district(
        struct workspace *ws, const struct slate *s, const struct district *district, struct slate_district *d)
{
    int64_t no = district->district_no;
    const struct stored_round *round = round_lookup(&s->rounds, no, 1);
    *d = (struct slate_district){.district = district,
            .has_voted = round != NULL,
            .votes_on = round ? round->held_on : ws->election.day,
            .first_list_on = notice_day(s, NOTICE_FIRST_LIST, no),
            .final_list_on = notice_day(s, NOTICE_FINAL_LIST, no),
            .primary = primary_lookup(&s->primaries, no)};
    take_range(ws, d);
    for (size_t i = 0; i < s->consultations.n; i++)
        if (s->consultations.v[i].district_no == no) d->consultation = &s->consultations.v[i];
    take_nominations(ws, s, d);
    d->nominees = arena_alloc_array(ws->arena, s->candidates.n + 1, sizeof *d->nominees);
    for (size_t i = 0; i < s->candidates.n; i++)
        if (s->candidates.v[i].district_no == no) take_nominee(ws, s, &s->candidates.v[i], d);
}

bool slate_load(struct workspace *ws, struct slate *out, struct err *e)
{
    struct slate s = {0};
    if (!load_records(ws, &s, e)) return false;
    drop_written_in(&s.candidates);
    s.n = s.district_list.n;
    s.has_reviews = s.reviews.n > 0;
    s.districts = arena_alloc_array(ws->arena, s.n + 1, sizeof *s.districts);
    for (size_t i = 0; i < s.n; i++) {
        s.seats += s.district_list.v[i].seats;
        take_district(ws, &s, &s.district_list.v[i], &s.districts[i]);
    }
    *out = s;
    return true;
}

/* ---- writing verdicts down ---- */

static bool settle_nomination(struct workspace *ws, const struct slate_nomination *x, struct err *e)
{
    int64_t county = ws->election.county;
    for (size_t i = 0; i < x->signer_count; i++) {
        if (date_is_set(x->nomination->withdrawn_on) || x->signers[i].state == x->verdict.states[i]) continue;
        struct signer changed = x->signers[i];
        changed.state = x->verdict.states[i];
        if (!signer_update(ws->db, county, &changed, e)) return false;
    }
    struct nomination n = *x->nomination;
    if (date_is_set(n.withdrawn_on)) return true;
    const char *why = n.kind == NOMINATION_JOINT ? slate_nomination_text(ws->arena, x) : x->verdict.text;
    if (n.is_valid == x->verdict.is_valid && text_eq(n.why, why)) return true;
    n.is_valid = x->verdict.is_valid;
    n.why = why;
    return nomination_update(ws->db, county, &n, e);
}

bool slate_settle(struct workspace *ws, struct slate *slate, struct err *e)
{
    if (!slate_load(ws, slate, e)) return false;
    for (size_t i = 0; i < slate->n; i++)
        for (size_t k = 0; k < slate->districts[i].nomination_count; k++)
            if (!settle_nomination(ws, &slate->districts[i].nominations[k], e)) return false;
    return true;
}

/* ---- looking up ---- */

const struct slate_district *slate_district_lookup(const struct slate *slate, int64_t district_no)
{
    for (size_t i = 0; i < slate->n; i++)
        if (slate->districts[i].district->district_no == district_no) return &slate->districts[i];
    return NULL;
}

static const struct nominee *nominee_of(const struct slate_district *d, int64_t candidate_no)
{
    for (size_t i = 0; i < d->nominee_count; i++)
        if (d->nominees[i].candidate->candidate_no == candidate_no) return &d->nominees[i];
    return NULL;
}

bool nominee_named(const struct slate_district *d, const char *name, const struct nominee **nominee, struct err *e)
{
    int64_t district_no = d->district->district_no;
    char *end;
    long long number = strtoll(name, &end, 10);
    if (end != name && !*end) {
        *nominee = nominee_of(d, number);
        return *nominee || err_set(e, ERR_INPUT, "选区 %" PRId64 " 没有编号为 %s 的候选人", district_no, name);
    }
    const struct nominee *found = NULL;
    for (size_t i = 0; i < d->nominee_count; i++) {
        if (!text_eq(d->nominees[i].candidate->name, name)) continue;
        if (found)
            return err_set(e, ERR_INPUT,
                    "选区 %" PRId64 " 有不止一名叫“%s”的候选人，请改写候选人编号（如 %" PRId64 " 或 %" PRId64 "）",
                    district_no, name, found->candidate->candidate_no, d->nominees[i].candidate->candidate_no);
        found = &d->nominees[i];
    }
    if (!found) return err_set(e, ERR_INPUT, "选区 %" PRId64 " 没有被推荐人“%s”", district_no, name);
    *nominee = found;
    return true;
}

/* ---- words ---- */

const char *slate_nomination_text(struct arena *a, const struct slate_nomination *n)
{
    if (n->nomination->kind == NOMINATION_PARTY || date_is_set(n->nomination->withdrawn_on)) return n->verdict.text;
    const char *early = n->verdict.is_early ? "；" : "";
    bool is_enough = n->verdict.counted >= JOINT_SIGNERS_MIN;
    return arena_text(a, "签名 %zu 人，有效 %" PRId64 " 人，推荐%s%s%s", n->signer_count, n->verdict.counted,
            is_enough && !n->verdict.is_early ? "成立" : "不成立", early, n->verdict.is_early ? n->verdict.text : "");
}

const char *slate_nominator(struct arena *a, const struct slate_nomination *n)
{
    if (n->nomination->kind == NOMINATION_PARTY) return n->nomination->organisation;
    if (n->signer_count == 0) return "选民联名";
    return arena_text(a, "选民联名（%s等 %zu 人）", n->signers[0].name, n->signer_count);
}
