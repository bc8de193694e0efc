#include "app/nominate_review.h"

#include <inttypes.h>

#include "app/person.h"
#include "app/result.h"
#include "app/slate.h"
#include "base/attr.h"
#include "store/counter.h"

/* A table on its way in. */
struct taking {
    struct workspace *ws;
    struct intake *in;
    struct slate slate;
    struct table table;
    struct table_faults faults;
};

static bool open_table(struct taking *t, struct db_txn *txn, const char *path, const struct table_field *fields,
        size_t n, struct err *e)
{
    t->faults.arena = t->ws->arena;
    if (!db_begin(t->ws->db, txn, e) || !workspace_must_be_open(t->ws, e) || !slate_load(t->ws, &t->slate, e))
        return false;
    if (!table_load(t->ws->arena, path, fields, n, &t->table, &t->faults, e)) return false;
    t->in->rows = t->table.n;
    return true;
}

static const struct slate_district *read_district(struct taking *t, const struct table_row *row, size_t field)
{
    int64_t no = table_int(&t->table, row, field, 0, &t->faults);
    const struct slate_district *d = slate_district_lookup(&t->slate, no);
    if (!d) table_fault(&t->faults, row->line, "选区号", "没有选区 %" PRId64, no);
    return d;
}

static const struct nominee *read_nominee(
        struct taking *t, const struct table_row *row, const struct slate_district *d, size_t field)
{
    struct err why;
    const struct nominee *x = NULL;
    const char *name = person_name(&t->table, row, field, &t->faults);
    if (d && *name && !nominee_named(d, name, &x, &why)) table_fault(&t->faults, row->line, "候选人", "%s", why.text);
    return x;
}

static struct date read_day(struct taking *t, const struct table_row *row, size_t field)
{
    if (!*row->cells[field]) table_fault(&t->faults, row->line, "日期", "为空");
    return table_date(&t->table, row, field, &t->faults);
}

static int64_t read_count(struct taking *t, const struct table_row *row, size_t field, const char *heading)
{
    int64_t n = table_int(&t->table, row, field, -1, &t->faults);
    if (n < 0 || n > 10000000) table_fault(&t->faults, row->line, heading, "应为 0 至 10000000 的整数");
    return n;
}

/* ---- reviews ---- */

enum { R_DISTRICT, R_CANDIDATE, R_ITEM, R_CONCLUSION, R_REVIEWER, R_DAY, R_NOTE };

// clang-format off
static const struct table_field review_fields[] = {
    [R_DISTRICT] = {"选区号|选区", true},
    [R_CANDIDATE] = {"候选人|被推荐人|姓名", true},
    [R_ITEM] = {"项目|审查项目", true},
    [R_CONCLUSION] = {"结论|审查结论", true},
    [R_REVIEWER] = {"审查人|审查单位", true},
    [R_DAY] = {"日期|审查日期", true},
    [R_NOTE] = {"说明|备注", false},
};
// clang-format on

static void read_review(struct taking *t, const struct table_row *row, struct review *r)
{
    const struct slate_district *d = read_district(t, row, R_DISTRICT);
    const struct nominee *x = read_nominee(t, row, d, R_CANDIDATE);
    *r = (struct review){.candidate_no = x ? x->candidate->candidate_no : 0,
            .reviewer = table_text(&t->table, row, R_REVIEWER, &t->faults),
            .reviewed_on = read_day(t, row, R_DAY),
            .note = row->cells[R_NOTE]};
    if (!review_item_from_title(row->cells[R_ITEM], &r->item))
        table_fault(&t->faults, row->line, "项目", "“%s”应写基本条件、程序、公示或举报", row->cells[R_ITEM]);
    if (!review_conclusion_from_title(row->cells[R_CONCLUSION], &r->conclusion))
        table_fault(&t->faults, row->line, "结论", "“%s”应写合格、不合格或待查", row->cells[R_CONCLUSION]);
}

/* Is it new, or does it change what is recorded? */
static bool differs_from_review(struct taking *t, const struct review *r)
{
    struct arena *a = t->ws->arena;
    const struct review *old = review_lookup(&t->slate.reviews, r->candidate_no, r->item);
    if (!old) {
        t->in->added++;
        return true;
    }
    const struct candidate *c = candidate_lookup(&t->slate.candidates, r->candidate_no);
    const char *subject = arena_text(a, "%s %s", subject_of_nominee(a, c), review_item_title(r->item));
    bool differs = intake_compare(
            t->in, subject, "结论", review_conclusion_title(old->conclusion), review_conclusion_title(r->conclusion));
    differs |= intake_compare(t->in, subject, "审查人", old->reviewer, r->reviewer);
    differs |= intake_compare(t->in, subject, "日期", date_text(a, old->reviewed_on), date_text(a, r->reviewed_on));
    differs |= intake_compare(t->in, subject, "说明", old->note, r->note);
    t->in->same += !differs;
    return differs;
}

static bool write_review(struct taking *t, const struct review *r, struct err *e)
{
    struct workspace *ws = t->ws;
    const struct candidate *c = candidate_lookup(&t->slate.candidates, r->candidate_no);
    struct json *o = json_new_object(ws->arena);
    json_put_text(o, "item", review_item_code(r->item));
    json_put_text(o, "conclusion", review_conclusion_code(r->conclusion));
    json_put_text(o, "reviewer", r->reviewer);
    json_put_text(o, "on", date_text(ws->arena, r->reviewed_on));
    json_put_text(o, "note", r->note);
    return workspace_record(ws, "review", subject_of_nominee(ws->arena, c), o, NULL, e) &&
           review_save(ws->db, ws->election.county, r, e);
}

bool nominate_take_reviews(struct workspace *ws, const char *path, struct intake *in, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct taking t = {.ws = ws, .in = in};
    if (!open_table(&t, &txn, path, review_fields, ARRAY_COUNT(review_fields), e)) return false;
    struct review *v = arena_alloc_array(ws->arena, t.table.n + 1, sizeof *v);
    for (size_t i = 0; i < t.table.n; i++) {
        read_review(&t, &t.table.rows[i], &v[i]);
        for (size_t k = 0; k < i; k++)
            if (v[i].candidate_no && v[k].candidate_no == v[i].candidate_no && v[k].item == v[i].item)
                table_fault(&t.faults, t.table.rows[i].line, "项目", "与第 %zu 行重复", t.table.rows[k].line);
    }
    if (!table_is_sound(&t.table, &t.faults, e)) return false;
    bool *differs = arena_alloc_array(ws->arena, t.table.n + 1, sizeof *differs);
    for (size_t i = 0; i < t.table.n; i++) differs[i] = differs_from_review(&t, &v[i]);
    if (!intake_may_write(in)) return true;
    for (size_t i = 0; i < t.table.n; i++)
        if (differs[i] && !write_review(&t, &v[i], e)) return false;
    in->is_taken = db_commit(&txn, e);
    return in->is_taken;
}

/* ---- talks ---- */

enum { C_DISTRICT, C_ROUND, C_DAY, C_ATTENDED, C_OPINION, C_AGREED };

// clang-format off
static const struct table_field consultation_fields[] = {
    [C_DISTRICT] = {"选区号|选区", true},
    [C_ROUND] = {"轮次|次数", true},
    [C_DAY] = {"日期|协商日期", true},
    [C_ATTENDED] = {"到会人数|参加人数", true},
    [C_OPINION] = {"意见|较多数选民的意见|协商意见", true},
    [C_AGREED] = {"形成一致|是否形成一致|形成较为一致意见", true},
};
// clang-format on

static void read_consultation(struct taking *t, const struct table_row *row, struct consultation *c)
{
    const struct slate_district *d = read_district(t, row, C_DISTRICT);
    *c = (struct consultation){.district_no = d ? d->district->district_no : 0,
            .round = table_int(&t->table, row, C_ROUND, 0, &t->faults),
            .held_on = read_day(t, row, C_DAY),
            .attended = read_count(t, row, C_ATTENDED, "到会人数"),
            .opinion = table_text(&t->table, row, C_OPINION, &t->faults),
            .agreed = table_flag(&t->table, row, C_AGREED, &t->faults)};
    if (c->round < 1) table_fault(&t->faults, row->line, "轮次", "应为 1 起的整数");
}

static bool differs_from_consultation(struct taking *t, struct consultation *c)
{
    struct arena *a = t->ws->arena;
    const struct consultation *old = consultation_lookup(&t->slate.consultations, c->district_no, c->round);
    if (!old) {
        t->in->added++;
        return true;
    }
    c->consultation_no = old->consultation_no;
    const char *subject = arena_text(a, "%s 第 %" PRId64 " 轮协商", subject_of_district(a, c->district_no), c->round);
    bool differs = intake_compare(t->in, subject, "日期", date_text(a, old->held_on), date_text(a, c->held_on));
    differs |= intake_compare_int(t->in, subject, "到会人数", old->attended, c->attended);
    differs |= intake_compare(t->in, subject, "意见", old->opinion, c->opinion);
    differs |= intake_compare(t->in, subject, "形成一致", old->agreed ? "是" : "否", c->agreed ? "是" : "否");
    t->in->same += !differs;
    return differs;
}

static bool write_consultation(struct taking *t, struct consultation *c, struct err *e)
{
    struct workspace *ws = t->ws;
    struct json *o = json_new_object(ws->arena);
    json_put_int(o, "round", c->round);
    json_put_text(o, "on", date_text(ws->arena, c->held_on));
    json_put_int(o, "attended", c->attended);
    json_put_text(o, "opinion", c->opinion);
    json_put_bool(o, "agreed", c->agreed);
    if (!workspace_record(ws, "consultation", subject_of_district(ws->arena, c->district_no), o, NULL, e)) return false;
    if (c->consultation_no) return consultation_update(ws->db, ws->election.county, c, e);
    return counter_issue(ws->db, ws->election.county, "consultation", 1, &c->consultation_no, e) &&
           consultation_insert(ws->db, ws->election.county, c, e);
}

bool nominate_take_consultations(struct workspace *ws, const char *path, struct intake *in, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct taking t = {.ws = ws, .in = in};
    if (!open_table(&t, &txn, path, consultation_fields, ARRAY_COUNT(consultation_fields), e)) return false;
    struct consultation *v = arena_alloc_array(ws->arena, t.table.n + 1, sizeof *v);
    for (size_t i = 0; i < t.table.n; i++) {
        read_consultation(&t, &t.table.rows[i], &v[i]);
        for (size_t k = 0; k < i; k++)
            if (v[i].district_no && v[k].district_no == v[i].district_no && v[k].round == v[i].round)
                table_fault(&t.faults, t.table.rows[i].line, "轮次", "与第 %zu 行重复", t.table.rows[k].line);
    }
    if (!table_is_sound(&t.table, &t.faults, e)) return false;
    bool *differs = arena_alloc_array(ws->arena, t.table.n + 1, sizeof *differs);
    for (size_t i = 0; i < t.table.n; i++) differs[i] = differs_from_consultation(&t, &v[i]);
    if (!intake_may_write(in)) return true;
    for (size_t i = 0; i < t.table.n; i++)
        if (differs[i] && !write_consultation(&t, &v[i], e)) return false;
    in->is_taken = db_commit(&txn, e);
    return in->is_taken;
}

/* ---- primaries ---- */

enum { P_DISTRICT, P_DAY, P_REGISTERED, P_PARTICIPANTS, P_CANDIDATE, P_VOTES };

// clang-format off
static const struct table_field primary_fields[] = {
    [P_DISTRICT] = {"选区号|选区", true},
    [P_DAY] = {"日期|预选日期", true},
    [P_REGISTERED] = {"选民数|选区选民数", true},
    [P_PARTICIPANTS] = {"参加人数|参加预选人数", true},
    [P_CANDIDATE] = {"候选人|被推荐人|姓名", true},
    [P_VOTES] = {"得票|得票数|预选得票", true},
};
// clang-format on

struct primary_row {
    size_t line;
    struct primary_election election;
    const struct nominee *nominee;
    int64_t votes;
};

static void read_primary(struct taking *t, const struct table_row *row, struct primary_row *p)
{
    const struct slate_district *d = read_district(t, row, P_DISTRICT);
    *p = (struct primary_row){.line = row->line, .nominee = read_nominee(t, row, d, P_CANDIDATE)};
    p->election = (struct primary_election){d ? d->district->district_no : 0, read_day(t, row, P_DAY),
            read_count(t, row, P_REGISTERED, "选民数"), read_count(t, row, P_PARTICIPANTS, "参加人数")};
    p->votes = read_count(t, row, P_VOTES, "得票");
    if (p->election.participants > p->election.registered)
        table_fault(&t->faults, row->line, "参加人数", "多于选民数 %" PRId64, p->election.registered);
    if (p->votes > p->election.participants)
        table_fault(&t->faults, row->line, "得票", "多于参加人数 %" PRId64, p->election.participants);
}

static void compare_primary(struct taking *t, const struct primary_row *p, const struct primary_row *earlier)
{
    if (!p->election.district_no || earlier->election.district_no != p->election.district_no) return;
    if (p->nominee && earlier->nominee == p->nominee)
        table_fault(&t->faults, p->line, "候选人", "与第 %zu 行重复", earlier->line);
    if (earlier->election.held_on.ymd != p->election.held_on.ymd ||
            earlier->election.registered != p->election.registered ||
            earlier->election.participants != p->election.participants)
        table_fault(&t->faults, p->line, "", "日期、选民数、参加人数应与第 %zu 行相同", earlier->line);
}

/* Nobody who stands may be left out of the primary. */
static void check_complete(struct taking *t, const struct primary_row *v, size_t n, const struct slate_district *d)
{
    const struct primary_row *first = NULL;
    for (size_t i = 0; i < n && !first; i++)
        if (v[i].election.district_no == d->district->district_no) first = &v[i];
    for (size_t k = 0; first && k < d->nominee_count; k++) {
        bool has_votes = !d->nominees[k].stands;
        for (size_t i = 0; i < n; i++) has_votes |= v[i].nominee == &d->nominees[k];
        if (!has_votes)
            table_fault(&t->faults, first->line, "候选人", "选区 %" PRId64 " 合法提名的“%s”没有得票数",
                    d->district->district_no, d->nominees[k].candidate->name);
    }
}

static bool differs_from_primary(struct taking *t, const struct primary_row *p)
{
    struct arena *a = t->ws->arena;
    const struct primary_election *old = primary_lookup(&t->slate.primaries, p->election.district_no);
    const struct candidate *c = p->nominee->candidate;
    if (!old || c->primary_votes < 0) {
        t->in->added++;
        return true;
    }
    const char *subject = arena_text(a, "%s预选", subject_of_nominee(a, c));
    bool differs =
            intake_compare(t->in, subject, "日期", date_text(a, old->held_on), date_text(a, p->election.held_on));
    differs |= intake_compare_int(t->in, subject, "选民数", old->registered, p->election.registered);
    differs |= intake_compare_int(t->in, subject, "参加人数", old->participants, p->election.participants);
    differs |= intake_compare_int(t->in, subject, "得票", c->primary_votes, p->votes);
    t->in->same += !differs;
    return differs;
}

static bool write_primary(struct taking *t, const struct primary_row *p, struct err *e)
{
    struct workspace *ws = t->ws;
    struct candidate c = *p->nominee->candidate;
    c.primary_votes = p->votes;
    struct json *o = json_new_object(ws->arena);
    json_put_text(o, "on", date_text(ws->arena, p->election.held_on));
    json_put_int(o, "registered", p->election.registered);
    json_put_int(o, "participants", p->election.participants);
    json_put_int(o, "votes", p->votes);
    return workspace_record(ws, "primary", subject_of_nominee(ws->arena, &c), o, NULL, e) &&
           primary_save(ws->db, ws->election.county, &p->election, e) &&
           candidate_update(ws->db, ws->election.county, &c, e);
}

bool nominate_take_primaries(struct workspace *ws, const char *path, struct intake *in, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct taking t = {.ws = ws, .in = in};
    if (!open_table(&t, &txn, path, primary_fields, ARRAY_COUNT(primary_fields), e)) return false;
    struct primary_row *v = arena_alloc_array(ws->arena, t.table.n + 1, sizeof *v);
    for (size_t i = 0; i < t.table.n; i++) {
        read_primary(&t, &t.table.rows[i], &v[i]);
        for (size_t k = 0; k < i; k++) compare_primary(&t, &v[i], &v[k]);
    }
    for (size_t i = 0; i < t.slate.n; i++) check_complete(&t, v, t.table.n, &t.slate.districts[i]);
    if (!table_is_sound(&t.table, &t.faults, e)) return false;
    bool *differs = arena_alloc_array(ws->arena, t.table.n + 1, sizeof *differs);
    for (size_t i = 0; i < t.table.n; i++) differs[i] = differs_from_primary(&t, &v[i]);
    if (!intake_may_write(in)) return true;
    for (size_t i = 0; i < t.table.n; i++)
        if (differs[i] && !write_primary(&t, &v[i], e)) return false;
    in->is_taken = db_commit(&txn, e);
    return in->is_taken;
}
