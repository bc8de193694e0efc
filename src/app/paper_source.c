#include "app/paper_source.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>

#include "app/plan.h"

static bool load_mark(struct paper_source *s, struct err *e)
{
    struct workspace *ws = s->ws;
    if (!paper_is_certified(s)) return journal_head(ws->db, ws->election.county, &s->mark, e);
    struct journal_page page;
    int64_t seq = s->certificate.journal_seq;
    if (!journal_load(s->arena, ws->db, ws->election.county, seq - 1, 1, &page, e)) return false;
    if (page.n != 1 || page.v[0].mark.seq != seq)
        return err_set(e, ERR_STATE, "日志缺少认证的一条（第 %" PRId64 " 条），请用 huanjie verify 核对", seq);
    s->mark = page.v[0].mark;
    return true;
}

/* Papers of a certified result never say anything else than the certificate. */
static bool check_certificate(struct paper_source *s, struct err *e)
{
    char hash[SM3_HEX];
    struct json *certified;
    if (!json_parse(s->arena, s->certificate.content, &certified, e))
        return err_in(e, "认证结果第 %" PRId64 " 版", s->certificate.version);
    const char *content =
            json_text_canonical(s->arena, result_to_json(s->arena, s->ws, &s->records, &s->result, certified));
    if (!sm3_hex(str_of(content), hash, e)) return false;
    return text_eq(hash, s->certificate.hash) ||
           err_set(e, ERR_STATE,
                   "由记录算出的结果与已认证的第 %" PRId64 " 版不符，不能出具文书；请用 huanjie verify 查明不符之处",
                   s->certificate.version);
}

static bool load_certificate(struct paper_source *s, struct err *e)
{
    struct workspace *ws = s->ws;
    struct certificate_state state;
    if (!certificate_load_state(ws->db, ws->election.county, &state, e)) return false;
    if (state.correction_no) s->corrected_version = state.version;
    if (state.version == 0 || state.correction_no) return load_mark(s, e);
    return certificate_load(s->arena, ws->db, ws->election.county, state.version, &s->certificate, e) &&
           check_certificate(s, e) && load_mark(s, e);
}

static bool load_records(struct paper_source *s, struct err *e)
{
    struct workspace *ws = s->ws;
    struct arena *a = s->arena;
    int64_t county = ws->election.county;
    struct notice_list notices;
    return records_load(a, ws, &s->records, e) && result_compute(a, &ws->law, &s->records, &s->result, e) &&
           slate_load(ws, &s->slate, e) && seats_load(ws, &s->seats, e) &&
           voter_count_by_district(a, ws->db, county, &s->voters, e) &&
           voter_change_load_since(a, ws->db, county, DATE_NONE, &s->changes, e) &&
           objection_load_all(a, ws->db, county, &s->objections, e) &&
           member_load_all(a, ws->db, county, &s->members, e) && plan_load(ws, &s->plan, &notices, e) &&
           credential_load_all(a, ws->db, county, &s->credentials, e) &&
           last_term_load(ws->db, county, &s->last_term, e);
}

static bool load_session(struct paper_source *s, struct err *e)
{
    int64_t *numbers;
    size_t n;
    if (!session_event_load_sessions(s->arena, s->ws->db, s->ws->election.county, &numbers, &n, e)) return false;
    if (n == 0) return true;
    struct session_view *v = arena_alloc(s->arena, sizeof *v);
    s->session = v;
    return session_load(s->ws, numbers[0], false, v, e);
}

static struct date find_last_vote(const struct paper_source *s)
{
    struct date last = s->ws->election.day;
    for (size_t i = 0; i < s->records.rounds.n; i++)
        if (s->records.rounds.v[i].held_on.ymd > last.ymd) last = s->records.rounds.v[i].held_on;
    return last;
}

bool paper_source_load(struct workspace *ws, struct paper_source *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct paper_source s = {.arena = ws->arena, .ws = ws};
    if (!db_begin_read(ws->db, &txn, e) || !load_records(&s, e) || !load_certificate(&s, e) || !load_session(&s, e))
        return false;
    s.last_vote = find_last_vote(&s);
    s.dated = paper_is_certified(&s) ? s.certificate.issued_on : s.last_vote;
    s.congress = election_congress_name(s.arena, &ws->election);
    s.committee = election_committee_name(s.arena, &ws->election);
    s.law = arena_text(s.arena, "《中华人民共和国全国人民代表大会和地方各级人民代表大会选举法》（%s年修正）",
            law_el_name(&ws->law) + strlen("选举法"));
    *out = s;
    out->deputies = deputy_load_elected(s.arena, &out->records, &out->result, &out->credentials);
    return true;
}

/* ---- heads and feet ---- */

static const char *state_text(const struct paper_source *s)
{
    if (paper_is_certified(s)) return arena_text(s->arena, "认证第%" PRId64 "版", s->certificate.version);
    if (s->corrected_version) return arena_text(s->arena, "未认证（第%" PRId64 "版正在更正）", s->corrected_version);
    return "未认证";
}

struct paper *paper_begin(const struct paper_source *s, const char *title)
{
    enum { SHOWN = 16 }; /* digits of a hash at the foot; paper_add_pin has them all */
    struct paper *p = paper_new(s->arena, title, s->dated);
    const char *hash = paper_is_certified(s) ? s->certificate.hash : s->mark.hash;
    p->footer = arena_text(s->arena, "%s　日志第%" PRId64 "条　SM3 %.*s", state_text(s), s->mark.seq, SHOWN, hash);
    return p;
}

struct paper *paper_begin_result(const struct paper_source *s, const char *title)
{
    struct paper *p = paper_begin(s, title);
    if (!paper_is_certified(s)) p->subtitle = arena_text(s->arena, "（%s）", state_text(s));
    return p;
}

void paper_add_pin(const struct paper_source *s, struct paper *p)
{
    if (paper_is_certified(s))
        paper_addf(p, BLOCK_NOTE,
                "结果认证：第%" PRId64 "版，%s，工作日志第%" PRId64 "条\n认证内容 SM3 %s\n日志 SM3 %s",
                s->certificate.version, date_text_cn(s->arena, s->certificate.issued_on), s->mark.seq,
                s->certificate.hash, s->mark.hash);
    else
        paper_addf(p, BLOCK_NOTE, "%s。所据记录到工作日志第%" PRId64 "条为止\n日志 SM3 %s", state_text(s), s->mark.seq,
                s->mark.hash);
}

void paper_add_signature(const struct paper_source *s, struct paper *p, struct date on)
{
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_add_text(p, BLOCK_RIGHT, s->committee);
    paper_add_text(p, BLOCK_RIGHT, date_is_set(on) ? date_text_cn(s->arena, on) : "　　　　年　　月　　日");
}

/* ---- words ---- */

struct date paper_notice_day(const struct paper_source *s, enum notice_kind kind, int64_t district_no)
{
    const struct notice *n = notice_lookup(&s->slate.notices, kind, district_no);
    return n ? n->published_on : DATE_NONE;
}

const char *paper_cite(const struct paper_source *s, int article_2020)
{
    return arena_text(s->arena, "%s第%d条", s->law, law_el_article(s->ws->law.el, article_2020));
}

const char *paper_district(const struct paper_source *s, const struct district *d)
{
    const char *ordinal = arena_text(s->arena, "第%" PRId64 "选区", d->district_no);
    return text_eq(d->name, ordinal) ? d->name : arena_text(s->arena, "%s　%s", ordinal, d->name);
}

const char *paper_district_in_sentence(const struct paper_source *s, const struct district *d)
{
    const char *ordinal = arena_text(s->arena, "第%" PRId64 "选区", d->district_no);
    return text_eq(d->name, ordinal) ? d->name : arena_text(s->arena, "%s（%s）", ordinal, d->name);
}

const char *paper_count(struct arena *a, int64_t n)
{
    return n < 0 ? "未登记" : arena_text(a, "%" PRId64, n);
}

/* ---- tables ---- */

void rows_add(struct paper_rows *r, const char *text)
{
    if (r->n == r->capacity) r->cells = arena_grow_array(r->arena, r->cells, &r->capacity, sizeof *r->cells);
    r->cells[r->n++] = text;
}

void rows_addf(struct paper_rows *r, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vtext(r->arena, format, args);
    va_end(args);
    rows_add(r, text);
}

void rows_add_count(struct paper_rows *r, int64_t n)
{
    rows_add(r, paper_count(r->arena, n));
}

void rows_add_person(struct paper_rows *r, const struct candidate *c)
{
    rows_add(r, deputy_sex(c));
    rows_add(r, deputy_ethnic(c));
    rows_add(r, deputy_born(r->arena, c));
    rows_add(r, deputy_text(c ? c->party : ""));
    rows_add(r, deputy_text(c ? c->education : ""));
    rows_add(r, deputy_text(c ? c->post : ""));
}

void paper_add_rows(struct paper *p, const struct paper_rows *r)
{
    assert(r->n % r->column_count == 0);
    struct paper_table *t = arena_alloc(p->arena, sizeof *t);
    *t = (struct paper_table){.columns = r->columns,
            .column_count = r->column_count,
            .cells = r->cells,
            .row_count = r->n / r->column_count};
    paper_add_table(p, t);
}
