#include "app/session.h"

#include <inttypes.h>

#include "app/appraisal.h"
#include "app/session_absence.h"
#include "app/session_journal.h"
#include "app/session_scan.h"
#include "ballot/convention.h"
#include "seal/sm3.h"

static bool parse_event(struct arena *a, const struct stored_session_event *s, struct session_event *x, struct err *e)
{
    struct json *body;
    if (!json_parse(a, s->body, &body, e)) return err_in(e, "会议记录第 %" PRId64 " 条", s->event_no);
    *x = (struct session_event){s->event_no, s->kind, s->at, s->actor, body};
    return true;
}

/* The day that decides which law holds: when the session opens. Before the call is recorded, the day of the entry. */
static struct date law_day(const struct session_event *events, size_t n)
{
    for (size_t i = n; i-- > 0;) {
        const char *text;
        struct err ignored;
        if (events[i].kind == EVENT_OPEN && json_read_text(events[i].body, "opens_on", "", &text, &ignored)) {
            struct date day = date_parse(str_of(text));
            if (date_is_set(day)) return day;
        }
    }
    return n ? moment_date(events[n - 1].at) : DATE_NONE;
}

static bool judge(struct workspace *ws, const struct session_event *events, size_t n, bool is_final,
        struct session_view *v, struct err *e)
{
    struct arena *a = ws->arena;
    if (!workspace_law_on(ws, law_day(events, n), &v->law, e)) return false;
    v->law.is_leaders = true;
    if (!session_fold(a, &v->law, events, n, &v->session, e) ||
            !session_count(a, &v->law, &v->session, &v->result, e))
        return false;
    session_check(a, &v->law, &v->session, &v->result, is_final, &v->findings);
    session_check_looks(a, v);
    return true;
}

static bool parse_events(struct workspace *ws, struct session_view *v, struct err *e)
{
    v->events = arena_alloc_array(ws->arena, v->stored.n + 1, sizeof *v->events);
    for (size_t i = 0; i < v->stored.n; i++)
        if (!parse_event(ws->arena, &v->stored.v[i], &v->events[i], e)) return false;
    return true;
}

static bool load_events(struct workspace *ws, int64_t session_no, struct session_view *v, struct err *e)
{
    *v = (struct session_view){.session_no = session_no};
    return session_event_load_all(ws->arena, ws->db, ws->election.county, session_no, &v->stored, e) &&
           parse_events(ws, v, e);
}

bool session_view_of(struct workspace *ws, int64_t session_no, const struct session_event_list *entries, bool is_final,
        struct session_view *out, struct err *e)
{
    struct session_view v = {.session_no = session_no, .stored = *entries};
    if (v.stored.n == 0)
        return err_set(e, ERR_STATE, "第 %" PRId64 " 次会议还没有记录，请先用 huanjie session open", session_no);
    if (!parse_events(ws, &v, e) || !judge(ws, v.events, v.stored.n, is_final, &v, e)) return false;
    *out = v;
    return true;
}

/* The congress of a new term is its first session. */
static bool check_awareness(struct workspace *ws, struct session_view *v, struct err *e)
{
    struct finding_list found = {.arena = ws->arena};
    if (v->session_no != 1) return true;
    if (!appraisal_check_awareness(ws, &found, e)) return false;
    for (size_t i = 0; i < found.n; i++)
        finding_add(session_is_settled(&v->session, &found.v[i]) ? &v->findings.settled : &v->findings.open, found.v[i]);
    return true;
}

bool session_load(struct workspace *ws, int64_t session_no, bool is_final, struct session_view *out, struct err *e)
{
    struct session_event_list entries;
    return session_event_load_all(ws->arena, ws->db, ws->election.county, session_no, &entries, e) &&
           session_view_of(ws, session_no, &entries, is_final, out, e) && session_check_absences(ws, out, e) &&
           check_awareness(ws, out, e);
}

bool session_must_be_open(struct workspace *ws, int64_t session_no, struct err *e)
{
    struct session_view v;
    if (!session_load(ws, session_no, false, &v, e)) return false;
    if (!v.session.is_locked) return true;
    return err_set(e, ERR_STATE,
            "第 %" PRId64 " 次会议的结果已认证（第 %" PRId64 " 版）并锁定；如需更正，请先用 huanjie session correct 写明理由",
            session_no, v.session.version);
}

/* ---- adding an entry ---- */

static bool is_among(const struct finding_list *list, const struct finding *f)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].code == f->code && text_eq(list->v[i].subject, f->subject) && text_eq(list->v[i].text, f->text))
            return true;
    return false;
}

static bool record(struct workspace *ws, int64_t session_no, struct stored_session_event *x, struct err *e)
{
    return session_journal_write(ws, session_no, x, e) &&
           session_event_insert(ws->db, ws->election.county, session_no, x, e);
}

/* A way of marking that ballots are printed and read by. */
static bool check_marking(struct workspace *ws, const struct json *body, struct err *e)
{
    const char *code;
    if (!json_read_text(body, "marking", "", &code, e)) return false;
    struct ballot_convention_list list = ballot_load_conventions(ws->arena);
    return !*code || ballot_lookup_convention(&list, code) ||
           err_set(e, ERR_INPUT, "没有名为“%s”的选票填写方法，应为 columns、circle-cross、tick-cross 或 blank-agrees", code);
}

bool session_add(struct workspace *ws, int64_t session_no, enum session_event_kind kind, struct moment at,
        const struct json *body, struct session_answer *answer, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct session_view before, after;
    if (session_no < 1 || session_no > SESSION_NO_MAX) return err_set(e, ERR_USAGE, "第几次会议应为 1 至 %d", SESSION_NO_MAX);
    if (kind == EVENT_METHOD && !check_marking(ws, body, e)) return false;
    if (!db_begin(ws->db, &txn, e) || !load_events(ws, session_no, &before, e)) return false;
    after = before;
    size_t n = before.stored.n;
    const char *text = json_text_canonical(ws->arena, body);
    struct stored_session_event x = {
            .event_no = (int64_t)n + 1, .kind = kind, .at = at, .actor = ws->actor, .body = str_of(text)};
    if (!parse_event(ws->arena, &x, &after.events[n], e)) return false;
    if (n && !judge(ws, before.events, n, false, &before, e)) return false;
    if (!judge(ws, after.events, n + 1, false, &after, e)) return false;
    if (!record(ws, session_no, &x, e) || !db_commit(&txn, e)) return false;
    *answer = (struct session_answer){.event_no = x.event_no, .new_findings = {.arena = ws->arena}};
    for (size_t i = 0; i < after.findings.open.n; i++)
        if (!is_among(&before.findings.open, &after.findings.open.v[i]))
            finding_add(&answer->new_findings, after.findings.open.v[i]);
    return true;
}

bool session_next_nominee(struct workspace *ws, int64_t session_no, int64_t *no, struct err *e)
{
    struct session_view v;
    if (!session_load(ws, session_no, false, &v, e)) return false;
    int64_t highest = 0;
    for (size_t i = 0; i < v.session.nominee_count; i++)
        if (v.session.nominees[i].no > highest) highest = v.session.nominees[i].no;
    *no = highest + 1;
    return true;
}

/* ---- certifying ---- */

bool session_certify(struct workspace *ws, int64_t session_no, struct moment at, struct finding_list *findings,
        bool *made, int64_t *version, const char **hash, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct session_view v;
    if (!db_begin(ws->db, &txn, e) || !session_load(ws, session_no, true, &v, e) || !session_check_stacks(ws, &v, e))
        return false;
    if (v.session.is_locked) return err_set(e, ERR_STATE, "会议结果已认证（第 %" PRId64 " 版）", v.session.version);
    for (size_t i = 0; i < v.findings.open.n; i++)
        if (finding_severity(v.findings.open.v[i].code) != SEVERITY_NOTE) finding_add(findings, v.findings.open.v[i]);
    *made = findings->n == 0;
    if (!*made) return true;
    char sm3[SM3_HEX];
    if (!sm3_hex(str_of(json_text_canonical(ws->arena, session_to_json(ws->arena, &v))), sm3, e)) return false;
    struct json *body = json_new_object(ws->arena);
    json_put_int(body, "version", v.session.version + 1);
    json_put_text(body, "hash", sm3);
    struct stored_session_event x = {.event_no = (int64_t)v.stored.n + 1,
            .kind = EVENT_CERTIFY,
            .at = at,
            .actor = ws->actor,
            .body = str_of(json_text_canonical(ws->arena, body))};
    if (!record(ws, session_no, &x, e) || !db_commit(&txn, e)) return false;
    *version = v.session.version + 1;
    *hash = arena_copy(ws->arena, sm3, strlen(sm3));
    return true;
}

/* ---- verifying ---- */

/* What was certified, computed anew from the entries before it. */
static bool check_certified(struct workspace *ws, struct session_view *v, size_t at, const struct session_verifier *say,
        struct err *e)
{
    struct session_view then = *v;
    char hash[SM3_HEX];
    const char *certified;
    if (!judge(ws, v->events, at, true, &then, e) || !json_read_text(v->events[at].body, "hash", "", &certified, e) ||
            !sm3_hex(str_of(json_text_canonical(ws->arena, session_to_json(ws->arena, &then))), hash, e))
        return false;
    bool same = text_eq(hash, certified);
    say->say(say->context, same, "会议结果",
            arena_text(ws->arena, "第 %" PRId64 " 次会议：由记录重算的结果与第 %zu 条记录认证的%s", v->session_no, at + 1,
                    same ? "相同" : "不同"));
    return true;
}

static bool verify_one(struct workspace *ws, int64_t session_no, const struct session_verifier *say, struct err *e)
{
    struct session_view v;
    if (!load_events(ws, session_no, &v, e)) return false;
    size_t bad = 0;
    for (size_t i = 0; i < v.stored.n; i++) {
        bool same;
        if (!session_journal_compare(ws, session_no, &v.stored.v[i], &same, e)) return false;
        if (same) continue;
        bad++;
        say->say(say->context, false, "会议记录",
                arena_text(ws->arena, "第 %" PRId64 " 次会议第 %" PRId64 " 条与日志第 %" PRId64 " 条不符", session_no,
                        v.stored.v[i].event_no, v.stored.v[i].journal_seq));
    }
    if (bad == 0)
        say->say(say->context, true, "会议记录",
                arena_text(ws->arena, "第 %" PRId64 " 次会议的 %zu 条记录与日志相符", session_no, v.stored.n));
    for (size_t i = 0; i < v.stored.n; i++)
        if (v.events[i].kind == EVENT_CERTIFY && !check_certified(ws, &v, i, say, e)) return false;
    return true;
}

bool session_verify(struct workspace *ws, const struct session_verifier *say, struct err *e)
{
    int64_t *sessions;
    size_t n;
    if (!session_event_load_sessions(ws->arena, ws->db, ws->election.county, &sessions, &n, e)) return false;
    for (size_t i = 0; i < n; i++)
        if (!verify_one(ws, sessions[i], say, e)) return false;
    return true;
}
