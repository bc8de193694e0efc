#include "app/round.h"

#include <inttypes.h>

#include "law/candidates.h"
#include "law/district.h"

struct opening {
    struct workspace *ws;
    struct records records;
    struct district_counts voters;
    struct finding_list *findings;
};

static bool load(struct workspace *ws, struct opening *o, struct err *e)
{
    return records_load(ws->arena, ws, &o->records, e) &&
           voter_count_by_district(ws->arena, ws->db, ws->election.county, &o->voters, e);
}

/* All counting places of a district: mobile boxes are mixed into these. */
static void take_stations(struct opening *o, struct stored_round *r)
{
    const struct station_list *all = &o->records.stations;
    r->stations = arena_alloc_array(o->ws->arena, all->n + 1, sizeof *r->stations);
    for (size_t i = 0; i < all->n; i++)
        if (all->v[i].district_no == r->district_no && all->v[i].kind != STATION_MOBILE)
            r->stations[r->station_count++] = all->v[i].station_no;
}

static bool store_round(struct workspace *ws, const struct stored_round *r, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "kind", round_kind_code(r->kind));
    json_put_text(detail, "held_on", date_text(ws->arena, r->held_on));
    json_put_int(detail, "seats", r->seats);
    json_put_int(detail, "registered", r->registered);
    struct json *names = json_put_array(detail, "candidates");
    for (size_t i = 0; i < r->option_count; i++) json_add_text(names, r->options[i].name);
    struct json *stations = json_put_array(detail, "stations");
    for (size_t i = 0; i < r->station_count; i++) json_add_int(stations, r->stations[i]);
    return workspace_record(ws, "round-open", subject_of_round(ws->arena, r->district_no, r->round), detail, NULL, e) &&
           round_insert(ws->db, ws->election.county, r, e);
}

/* ---- the first vote ---- */

static void find(struct opening *o, enum finding_code code, int64_t district_no, const struct reason_list *reasons)
{
    const struct reason *why = &reasons->v[reasons->n - 1];
    finding_add(o->findings,
            (struct finding){code, why->article, subject_of_district(o->ws->arena, district_no), why->text});
}

static void take_formal_candidates(struct opening *o, struct stored_round *r)
{
    const struct candidate_list *all = &o->records.candidates;
    r->options = arena_alloc_array(o->ws->arena, all->n + 1, sizeof *r->options);
    for (size_t i = 0; i < all->n; i++) {
        const struct candidate *c = &all->v[i];
        if (c->district_no == r->district_no && c->state == CANDIDATE_FORMAL)
            r->options[r->option_count++] = (struct round_option){c->candidate_no, c->name};
    }
}

/* Can this district lawfully vote? Each reason against it is a finding. */
static bool may_vote(struct opening *o, const struct district *d, const struct stored_round *r)
{
    struct arena *a = o->ws->arena;
    struct reason_list reasons = {.arena = a};
    if (!law_district_seats(&o->ws->law, subject_of_district(a, d->district_no), d->seats, &reasons)) {
        find(o, FINDING_F301, d->district_no, &reasons);
        return false;
    }
    bool ok = true;
    struct law_range range = {0};
    struct err ignored;
    if (!law_candidate_range(&o->ws->law, CONTEST_DIRECT, d->seats, &range, &reasons, &ignored)) return false;
    int64_t candidates = (int64_t)r->option_count;
    if (candidates < range.min || candidates > range.max) {
        law_because(&reasons, &o->ws->law, RULE_R38, "正式代表候选人 %" PRId64 " 名，应选 %" PRId64 " 名，依法应为 %" PRId64 " 至 %" PRId64 " 名",
                candidates, d->seats, range.min, range.max);
        find(o, FINDING_F401, d->district_no, &reasons);
        ok = false;
    }
    if (r->registered == 0) {
        law_because(&reasons, &o->ws->law, RULE_R30, "选民名册上没有本选区的选民");
        find(o, FINDING_F302, d->district_no, &reasons);
        ok = false;
    }
    if (r->station_count == 0) {
        law_because(&reasons, &o->ws->law, RULE_R47, "没有设投票站或选举大会");
        find(o, FINDING_F516, d->district_no, &reasons);
        ok = false;
    }
    return ok;
}

static bool open_district(struct opening *o, const struct district *d, struct date held_on, size_t *opened, struct err *e)
{
    struct stored_round r = {.district_no = d->district_no,
            .round = 1,
            .kind = ROUND_FIRST,
            .held_on = held_on,
            .seats = d->seats,
            .registered = district_count(&o->voters, d->district_no)};
    take_formal_candidates(o, &r);
    take_stations(o, &r);
    if (!may_vote(o, d, &r)) return true;
    ++*opened;
    return store_round(o->ws, &r, e);
}

bool round_open_first(struct workspace *ws, int64_t district_no, struct date held_on, struct finding_list *findings,
        size_t *opened, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct opening o = {.ws = ws, .findings = findings};
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !load(ws, &o, e)) return false;
    size_t count = 0, seen = 0;
    for (size_t i = 0; i < o.records.districts.n; i++) {
        const struct district *d = &o.records.districts.v[i];
        if (district_no != 0 && d->district_no != district_no) continue;
        seen++;
        if (round_lookup(&o.records.rounds, d->district_no, 1)) continue;
        if (!open_district(&o, d, held_on, &count, e)) return false;
    }
    if (seen == 0) return err_set(e, ERR_STATE, "没有这样的选区，请先用 huanjie district import 导入");
    if (!db_commit(&txn, e)) return false;
    *opened = count;
    return true;
}

/* ---- votes that follow ---- */

static bool next_kind(const struct district_result *d, enum round_kind *kind, struct err *e)
{
    if (d->round_count == 0) return err_set(e, ERR_STATE, "还没有第一次投票");
    const struct round_result *last = &d->rounds[d->round_count - 1];
    if (d->state != DISTRICT_NEXT_ROUND)
        return err_set(e, ERR_STATE, "不需要或还不能再投票：%s", district_state_title(d->state));
    *kind = last->state == OUTCOME_REVOTE             ? ROUND_REVOTE
            : last->state == OUTCOME_ANOTHER_ELECTION ? ROUND_ANOTHER
                                                      : last->round->kind; /* invalid: the same again */
    return true;
}

static void take_options(struct opening *o, const struct round_result *last, struct stored_round *r)
{
    struct arena *a = o->ws->arena;
    bool again = last->next_count == 0; /* invalid: the same candidates for the same seats */
    size_t n = again ? last->round->option_count : last->next_count;
    r->seats = again ? last->round->seats : last->next_seats;
    r->options = arena_alloc_array(a, n + 1, sizeof *r->options);
    for (size_t i = 0; i < n; i++) {
        size_t option = again ? i : last->next_list[i];
        r->options[i] = again ? last->round->options[i]
                              : (struct round_option){last->candidates[option], last->contest.options[option].name};
    }
    r->option_count = n;
}

static bool take_given_stations(struct opening *o, const int64_t *stations, size_t n, struct stored_round *r, struct err *e)
{
    if (n == 0) {
        take_stations(o, r);
        return true;
    }
    r->stations = arena_alloc_array(o->ws->arena, n, sizeof *r->stations);
    for (size_t i = 0; i < n; i++) {
        const struct station *s = station_lookup(&o->records.stations, r->district_no, stations[i]);
        if (!s || s->kind == STATION_MOBILE)
            return err_set(e, ERR_INPUT, "选区 %" PRId64 " 没有编号为 %" PRId64 " 的投票站或选举大会", r->district_no, stations[i]);
        r->stations[r->station_count++] = stations[i];
    }
    return true;
}

bool round_open_next(struct workspace *ws, int64_t district_no, struct date held_on, const int64_t *stations,
        size_t station_count, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct opening o = {.ws = ws};
    struct result result;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !load(ws, &o, e)) return false;
    if (!result_compute(ws->arena, &ws->law, &o.records, &result, e)) return false;
    const struct district_result *d = result_lookup(&result, district_no);
    if (!d) return err_set(e, ERR_INPUT, "没有选区 %" PRId64, district_no);
    struct stored_round r = {.district_no = district_no,
            .round = (int64_t)d->round_count + 1,
            .held_on = held_on,
            .registered = district_count(&o.voters, district_no)};
    if (!next_kind(d, &r.kind, e)) return err_in(e, "%s", subject_of_district(ws->arena, district_no));
    take_options(&o, &d->rounds[d->round_count - 1], &r);
    return take_given_stations(&o, stations, station_count, &r, e) && store_round(ws, &r, e) && db_commit(&txn, e);
}
