#include "app/seats.h"

#include <inttypes.h>

#include "law/district.h"
#include "org/staff.h"
#include "store/counter.h"
#include "store/custody.h"
#include "store/election.h"

enum { POPULATION_MAX = 100000000, TOTAL_MAX = 1000, SEATS_MAX = 99 };

bool seats_load(struct workspace *ws, struct seats_state *out, struct err *e)
{
    struct seats_state s;
    struct district_counts voters;
    struct db *db = ws->db;
    int64_t county = ws->election.county;
    if (!unit_load_all(ws->arena, db, county, &s.units, e) ||
            !district_load_all(ws->arena, db, county, &s.districts, e) ||
            !minority_load_all(ws->arena, db, county, &s.minorities, e) ||
            !quota_load_all(ws->arena, db, county, &s.quotas, e) ||
            !voter_count_by_district(ws->arena, db, county, &voters, e))
        return false;
    int64_t *counts = arena_alloc_array(ws->arena, s.districts.n + 1, sizeof *counts);
    for (size_t i = 0; i < s.districts.n; i++) counts[i] = district_count(&voters, s.districts.v[i].district_no);
    s.facts = (struct seats_facts){.level = ws->election.level,
            .area = ws->election.name,
            .population = ws->election.population,
            .units = s.units.v,
            .unit_count = s.units.n,
            .districts = s.districts.v,
            .district_count = s.districts.n,
            .voters = counts,
            .minorities = s.minorities.v,
            .minority_count = s.minorities.n,
            .quota = quota_in_force(&s.quotas)};
    if (!seats_survey(ws->arena, &ws->law, &s.facts, &s.survey, e)) return false;
    *out = s;
    return true;
}

/* ---- the total ---- */

static bool is_sound(struct workspace *ws, const struct quota *q, int64_t population, struct err *e)
{
    if (q->total < 1 || q->total > TOTAL_MAX)
        return err_set(e, ERR_INPUT, "代表总名额 %" PRId64 " 应为 1 至 %d", q->total, TOTAL_MAX);
    if (population < 0 || population > POPULATION_MAX)
        return err_set(e, ERR_INPUT, "总人口 %" PRId64 " 应为 1 至 %d", population, POPULATION_MAX);
    if (!*q->document) return err_set(e, ERR_INPUT, "须写明决定的文号");
    if (!date_is_set(q->fixed_on)) return err_set(e, ERR_INPUT, "须写明决定的日期");
    if (!org_is_standing_committee(q->body))
        return err_set(e, ERR_INPUT, "代表总名额由%s人大常委会确定（%s），“%s”不是人大常委会",
                ws->election.level == LEVEL_TOWNSHIP ? "县级" : "省级", law_cite(ws->arena, &ws->law, RULE_R20),
                q->body);
    return true;
}

static bool is_same_paper(const struct quota *old, const struct quota *q)
{
    return text_eq(old->document, q->document) && text_eq(old->body, q->body);
}

/* Once fixed it stands, unless borders changed or a large project moved many people (R21). */
static bool take_ground(struct workspace *ws, struct quota *q, struct err *e)
{
    struct reason_list reasons = {.arena = ws->arena};
    bool may = law_seats_reset(
            &ws->law, q->ground == QUOTA_BOUNDARY, q->ground == QUOTA_POPULATION, q->fixed_on, &q->report_by, &reasons);
    if (may) return true;
    return err_set(e, ERR_STATE, "%s（%s）；有这两种情形之一的，请写明 --boundary-changed 或 --population-shifted",
            reasons.v[0].text, reasons.v[0].article);
}

static bool store_quota(struct workspace *ws, struct quota *q, bool is_correction, struct err *e)
{
    int64_t county = ws->election.county;
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "total", q->total);
    json_put_int(detail, "population", ws->election.population);
    json_put_bool(detail, "extra_five_percent", q->extra_five);
    json_put_text(detail, "body", q->body);
    json_put_text(detail, "document", q->document);
    json_put_text(detail, "fixed_on", date_text(ws->arena, q->fixed_on));
    json_put_text(detail, "ground", quota_ground_code(q->ground));
    json_put_bool(detail, "corrects_record", is_correction);
    if (!is_correction && !counter_issue(ws->db, county, "quota", 1, &q->quota_no, e)) return false;
    return workspace_record(ws, "seats-fix", ws->election.name, detail, NULL, e) &&
           (is_correction ? quota_update(ws->db, county, q, e) : quota_insert(ws->db, county, q, e));
}

bool seats_fix(struct workspace *ws, const struct quota *given, int64_t population, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct quota_list list;
    struct quota q = *given;
    int64_t county = ws->election.county;
    if (!is_sound(ws, &q, population, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !quota_load_all(ws->arena, ws->db, county, &list, e))
        return false;
    const struct quota *old = quota_in_force(&list);
    bool is_correction = old && is_same_paper(old, &q);
    if (is_correction) {
        q.quota_no = old->quota_no;
        q.ground = old->ground;
        q.report_by = old->report_by;
    } else if (!old) {
        q.ground = QUOTA_FIRST;
    } else if (!take_ground(ws, &q, e)) {
        return false;
    }
    if (population && !election_set_population(ws->db, county, population, e)) return false;
    int64_t before = ws->election.population;
    if (population) ws->election.population = population;
    q.population = ws->election.population;
    if (store_quota(ws, &q, is_correction, e) && db_commit(&txn, e)) return true;
    ws->election.population = before;
    return false;
}

/* ---- to the districts ---- */

static bool take_people(struct workspace *ws, const struct seats_state *s, int64_t **people, struct err *e)
{
    if (!s->facts.quota) return err_set(e, ERR_STATE, "还没有登记代表总名额的决定；请先用 huanjie seats fix");
    if (s->districts.n == 0) return err_set(e, ERR_STATE, "还没有选区；请先用 huanjie district import");
    struct buf empty = {.arena = ws->arena};
    int64_t *counts = arena_alloc_array(ws->arena, s->districts.n, sizeof *counts);
    for (size_t i = 0; i < s->districts.n; i++) {
        counts[i] = s->survey.lines[i].people;
        if (counts[i] == 0) buf_addf(&empty, "%s%" PRId64, empty.n ? "、" : "", s->districts.v[i].district_no);
    }
    if (empty.n)
        return err_set(e, ERR_STATE, "选区 %s 没有人口，不能按人口分配；请在单位表中写明各单位的人口和选区号",
                buf_text(&empty));
    *people = counts;
    return true;
}

static bool deal(struct workspace *ws, const struct seats_state *s, const int64_t *people, enum seat_method m,
        struct allocation *out, struct err *e)
{
    struct seat_bounds bounds = {DISTRICT_SEATS_MIN, DISTRICT_SEATS_MAX};
    return seats_allocate(ws->arena, m, people, s->districts.n, s->facts.quota->total, bounds, out, e);
}

bool seats_compare(struct workspace *ws, const struct seats_state *s, struct allocation allocations[SEAT_METHOD_COUNT],
        struct err *e)
{
    int64_t *people;
    if (!take_people(ws, s, &people, e)) return false;
    for (int m = 0; m < SEAT_METHOD_COUNT; m++)
        if (!deal(ws, s, people, (enum seat_method)m, &allocations[m], e)) return false;
    return true;
}

static const char *tied_text(struct arena *a, const struct seats_state *s, const struct allocation *x)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < s->districts.n; i++)
        if (x->tied[i]) buf_addf(&b, "%s%" PRId64, b.n ? "、" : "", s->districts.v[i].district_no);
    return buf_text(&b);
}

static bool settle(struct workspace *ws, const struct seats_state *s, const struct seats_choice *choice,
        const int64_t *people, struct allocation *x, struct err *e)
{
    if (choice->n == 0)
        return err_set(e, ERR_STATE,
                "选区 %s 对最后 %zu 个名额的理由相等，这种方法不能决定给谁；须由选举委员会决定，用 --decide "
                "写明选区，并写明 --body、--document、--on",
                tied_text(ws->arena, s, x), x->contested);
    if (x->tied_count == 0) return err_set(e, ERR_INPUT, "这种方法没有相持的选区，不用 --decide");
    if (!*choice->body || !*choice->document || !date_is_set(choice->decided_on))
        return err_set(e, ERR_INPUT, "--decide 须写明决定的机关、文号和日期（--body、--document、--on）");
    size_t *chosen = arena_alloc_array(ws->arena, choice->n, sizeof *chosen);
    for (size_t i = 0; i < choice->n; i++) {
        const struct district *d = district_lookup(&s->districts, choice->districts[i]);
        if (!d) return err_set(e, ERR_INPUT, "--decide: 没有选区 %" PRId64, choice->districts[i]);
        chosen[i] = (size_t)(d - s->districts.v);
    }
    return seats_settle_ties(x, people, s->districts.n, chosen, choice->n, e) ||
           err_in(e, "--decide（相持的选区: %s）", tied_text(ws->arena, s, x));
}

/* Seats are not changed under the feet of voters. */
static bool has_not_voted(struct workspace *ws, const struct district *d, struct err *e)
{
    struct district_uses uses;
    if (!district_load_uses(ws->db, ws->election.county, d->district_no, &uses, e)) return false;
    if (uses.rounds == 0) return true;
    return err_set(e, ERR_STATE, "%s 已经投票，名额不能改动", district_subject(ws->arena, d->district_no));
}

static bool write_seats(struct workspace *ws, const struct seats_state *s, const int64_t *seats, struct err *e)
{
    for (size_t i = 0; i < s->districts.n; i++) {
        struct district d = s->districts.v[i];
        if (d.seats == seats[i]) continue;
        d.seats = seats[i];
        if (!has_not_voted(ws, &d, e) || !district_update(ws->db, ws->election.county, &d, e)) return false;
    }
    return true;
}

static bool record_choice(
        struct workspace *ws, enum seat_method m, const struct seats_choice *choice, const char *answer, struct err *e)
{
    struct decision d = {.subject = "seats/allocate",
            .question = arena_text(ws->arena, "tie/%s", seat_method_code(m)),
            .answer = answer,
            .body = choice->body,
            .article = law_cite(ws->arena, &ws->law, RULE_R24),
            .document = choice->document,
            .decided_on = choice->decided_on,
            .actor = ws->actor};
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "question", d.question);
    json_put_text(detail, "answer", d.answer);
    json_put_text(detail, "body", d.body);
    json_put_text(detail, "document", d.document);
    json_put_text(detail, "decided_on", date_text(ws->arena, d.decided_on));
    return counter_issue(ws->db, ws->election.county, "decision", 1, &d.decision_no, e) &&
           workspace_record(ws, "decide", d.subject, detail, &d.journal_seq, e) &&
           decision_insert(ws->db, ws->election.county, &d, e);
}

static bool record_allotment(struct workspace *ws, const struct seats_state *s, enum seat_method m,
        const struct allocation *x, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "method", seat_method_code(m));
    json_put_int(detail, "total", s->facts.quota->total);
    struct json *seats = json_put_object(detail, "seats");
    for (size_t i = 0; i < s->districts.n; i++)
        json_put_int(seats, arena_text(ws->arena, "%" PRId64, s->districts.v[i].district_no), x->seats[i]);
    return workspace_record(ws, "seats-allocate", ws->election.name, detail, NULL, e);
}

static const char *choice_text(struct arena *a, const struct seats_choice *choice)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < choice->n; i++) buf_addf(&b, "%s%" PRId64, i ? "、" : "", choice->districts[i]);
    return buf_text(&b);
}

bool seats_allot(struct workspace *ws, enum seat_method m, const struct seats_choice *choice, bool is_consented,
        struct change_list *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct seats_state s;
    struct allocation x;
    int64_t *people;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !seats_load(ws, &s, e) ||
            !take_people(ws, &s, &people, e) || !deal(ws, &s, people, m, &x, e))
        return false;
    if ((x.tied_count || choice->n) && !settle(ws, &s, choice, people, &x, e)) return false;
    struct change_list changes = {.arena = ws->arena};
    for (size_t i = 0; i < s.districts.n; i++) {
        const struct district *d = &s.districts.v[i];
        struct buf b = {.arena = ws->arena};
        change_note_int(&b, "应选名额", d->seats, x.seats[i]);
        if (b.n)
            change_add(&changes, CHANGE_CHANGED, district_subject(ws->arena, d->district_no), buf_text(&b));
        else
            changes.kept++;
    }
    changes.is_written = is_consented || changes.n == 0;
    if (changes.is_written && changes.n > 0) {
        bool ok = write_seats(ws, &s, x.seats, e) && record_allotment(ws, &s, m, &x, e) &&
                  (choice->n == 0 || record_choice(ws, m, choice, choice_text(ws->arena, choice), e)) &&
                  db_commit(&txn, e);
        if (!ok) return false;
    }
    *out = changes;
    return true;
}

bool seats_set(struct workspace *ws, int64_t district_no, int64_t seats, int64_t *before, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct district_list districts;
    if (seats < 0 || seats > SEATS_MAX) return err_set(e, ERR_INPUT, "名额 %" PRId64 " 应为 1 至 3", seats);
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !district_load_all(ws->arena, ws->db, ws->election.county, &districts, e))
        return false;
    const struct district *old = district_lookup(&districts, district_no);
    if (!old) return err_set(e, ERR_INPUT, "没有选区 %" PRId64 "；用 huanjie district list 查看", district_no);
    struct district d = *old;
    d.seats = seats;
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "before", old->seats);
    json_put_int(detail, "seats", seats);
    if (old->seats != seats &&
            !(has_not_voted(ws, &d, e) &&
                    workspace_record(ws, "seats-set", district_subject(ws->arena, district_no), detail, NULL, e) &&
                    district_update(ws->db, ws->election.county, &d, e) && db_commit(&txn, e)))
        return false;
    *before = old->seats;
    return true;
}
