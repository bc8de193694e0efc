#include "app/verify.h"

#include <inttypes.h>
#include <stdarg.h>

#include "app/batch_verify.h"
#include "app/certify.h"
#include "app/credentials.h"
#include "app/last_term.h"
#include "app/session.h"
#include "app/tally.h"

struct verifier {
    struct workspace *ws;
    struct verify_report *report;
    size_t capacity;
};

static void PRINTF_LIKE(4, 5) say(struct verifier *v, bool is_good, const char *what, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vtext(v->ws->arena, format, args);
    va_end(args);
    struct verify_report *r = v->report;
    if (r->n == v->capacity) r->v = arena_grow_array(v->ws->arena, r->v, &v->capacity, sizeof *r->v);
    r->v[r->n++] = (struct verify_line){is_good, what, text};
    r->bad += !is_good;
}

static bool check_journal(struct verifier *v, struct err *e)
{
    struct journal_verdict verdict;
    if (!journal_verify(v->ws->arena, v->ws->db, v->ws->election.county, &verdict, e)) return false;
    say(v, verdict.is_intact, "日志", "%s", verdict.text);
    return true;
}

/* The journal entry with that number; NULL when there is none. */
static bool load_entry(struct verifier *v, int64_t seq, const struct journal_entry **entry, struct err *e)
{
    struct journal_page page;
    if (!journal_load(v->ws->arena, v->ws->db, v->ws->election.county, seq - 1, 1, &page, e)) return false;
    *entry = page.n == 1 && page.v[0].mark.seq == seq ? &page.v[0].entry : NULL;
    return true;
}

static bool check_tally(struct verifier *v, const struct stored_tally *t, size_t *bad, struct err *e)
{
    struct arena *a = v->ws->arena;
    const struct journal_entry *entry;
    if (!load_entry(v, t->journal_seq, &entry, e)) return false;
    struct json *now = tally_to_json(a, &t->sheet);
    json_put_int(now, "entry", t->entry);
    const char *subject = subject_of_tally(a, t->place);
    bool same = entry && text_eq(entry->subject, subject) && text_eq(entry->detail, json_text_canonical(a, now));
    if (same) return true;
    ++*bad;
    struct json *then = NULL;
    struct err ignored;
    struct json_difference d = {"", "", ""};
    bool readable = entry && json_parse(a, str_of(entry->detail), &then, &ignored);
    if (readable && json_compare(a, then, now, &d, 1) == 1)
        say(v, false, "计票单", "%s 第 %d 次录入与日志第 %" PRId64 " 条不符：%s 日志为 %s，现为 %s", subject, (int)t->entry, t->journal_seq,
                d.path, d.left, d.right);
    else
        say(v, false, "计票单", "%s 第 %d 次录入在日志中没有对应的记录", subject, (int)t->entry);
    return true;
}

static bool check_tallies(struct verifier *v, const struct records *r, struct err *e)
{
    size_t bad = 0;
    for (size_t i = 0; i < r->tallies.n; i++)
        if (!check_tally(v, &r->tallies.v[i], &bad, e)) return false;
    if (bad == 0) say(v, true, "计票单", "%zu 份录入与日志逐项相符", r->tallies.n);
    return true;
}

static bool check_decisions(struct verifier *v, const struct records *r, struct err *e)
{
    size_t bad = 0;
    for (size_t i = 0; i < r->decisions.n; i++) {
        const struct decision *d = &r->decisions.v[i];
        const struct journal_entry *entry;
        if (!load_entry(v, d->journal_seq, &entry, e)) return false;
        struct json *then = NULL;
        const char *answer = "", *question = "";
        struct err ignored;
        bool same = entry && json_parse(v->ws->arena, str_of(entry->detail), &then, &ignored) &&
                    json_read_text(then, "answer", "", &answer, &ignored) &&
                    json_read_text(then, "question", "", &question, &ignored) && text_eq(entry->subject, d->subject) &&
                    text_eq(answer, d->answer) && text_eq(question, d->question);
        if (same) continue;
        bad++;
        say(v, false, "决定", "第 %" PRId64 " 号决定（%s %s）与日志第 %" PRId64 " 条不符", d->decision_no, d->subject, d->question,
                d->journal_seq);
    }
    if (bad == 0) say(v, true, "决定", "%zu 项决定与日志相符", r->decisions.n);
    return true;
}

/* ---- what goes on after the result ---- */

/* The last word of the journal on the reviews and on the outgoing congress. */
struct last_words {
    const struct credential_list *stored;
    const char **credentials; /* detail of the last entry on each stored one; NULL: none */
    size_t lost;              /* reviews that the journal has and the table has not */
    const char *term;         /* the items of the last import, canonical; NULL: none */
};

static void hear_credential(const struct json *detail, const char *text, struct last_words *w)
{
    int64_t candidate_no = 0;
    struct err ignored;
    if (!json_read_int(detail, "candidate", 0, &candidate_no, &ignored)) return;
    for (size_t i = 0; i < w->stored->n; i++) {
        if (w->stored->v[i].candidate_no != candidate_no) continue;
        w->credentials[i] = text;
        return;
    }
    w->lost++;
}

static void hear(struct verifier *v, const struct journal_entry *entry, struct last_words *w)
{
    bool is_credential = text_eq(entry->action, "credential"), is_term = text_eq(entry->action, "last-term-import");
    struct json *detail;
    struct err ignored;
    if ((!is_credential && !is_term) || !json_parse(v->ws->arena, str_of(entry->detail), &detail, &ignored)) return;
    if (is_credential) hear_credential(detail, entry->detail, w);
    const struct json *items = is_term ? json_object_at(detail, "items") : NULL;
    if (items) w->term = json_text_canonical(v->ws->arena, items);
}

static bool hear_journal(struct verifier *v, struct last_words *w, struct err *e)
{
    enum { PAGE = 500 };
    struct journal_page page;
    for (int64_t after = 0;; after = page.v[page.n - 1].mark.seq) {
        if (!journal_load(v->ws->arena, v->ws->db, v->ws->election.county, after, PAGE, &page, e)) return false;
        if (page.n == 0) return true;
        for (size_t i = 0; i < page.n; i++) hear(v, &page.v[i].entry, w);
    }
}

static void check_credentials(struct verifier *v, const struct last_words *w)
{
    size_t bad = w->lost;
    if (w->lost) say(v, false, "代表资格审查", "日志中有 %zu 次审查，表中没有对应的代表", w->lost);
    for (size_t i = 0; i < w->stored->n; i++) {
        const struct credential *c = &w->stored->v[i];
        const char *now = json_text_canonical(v->ws->arena, credentials_to_json(v->ws->arena, c));
        if (w->credentials[i] && text_eq(w->credentials[i], now)) continue;
        bad++;
        say(v, false, "代表资格审查", "候选人编号 %" PRId64 " 的审查与日志不符", c->candidate_no);
    }
    if (bad == 0) say(v, true, "代表资格审查", "%zu 名代表的审查与日志相符", w->stored->n);
}

static void check_term(struct verifier *v, const struct last_term *term, const struct last_words *w)
{
    const struct json *items = json_object_at(last_term_to_json(v->ws->arena, term), "items");
    bool same = w->term ? text_eq(w->term, json_text_canonical(v->ws->arena, items)) : term->n == 0;
    say(v, same, "上届构成", same ? "%zu 项与日志相符" : "%zu 项与日志记录的导入不符", term->n);
}

static bool check_after_result(struct verifier *v, struct err *e)
{
    struct workspace *ws = v->ws;
    struct credential_list stored;
    struct last_term term;
    if (!credential_load_all(ws->arena, ws->db, ws->election.county, &stored, e) ||
            !last_term_load(ws->db, ws->election.county, &term, e))
        return false;
    struct last_words w = {&stored, arena_alloc_array(ws->arena, stored.n + 1, sizeof *w.credentials), 0, NULL};
    if (!hear_journal(v, &w, e)) return false;
    check_credentials(v, &w);
    check_term(v, &term, &w);
    return true;
}

/* The certified bytes still have their hash, and the journal recorded that hash. */
static bool check_seal(struct verifier *v, const struct certificate *c, struct err *e)
{
    char hash[SM3_HEX];
    const struct journal_entry *entry;
    if (!sm3_hex(c->content, hash, e) || !load_entry(v, c->journal_seq, &entry, e)) return false;
    bool same = text_eq(hash, c->hash) && entry && strstr(entry->detail, c->hash);
    say(v, same, "认证结果", same ? "第 %" PRId64 " 版的 SM3 与日志记录相符" : "第 %" PRId64 " 版的内容已被改动，与日志记录的 SM3 不符", c->version);
    return true;
}

enum { DIFFERENCES_SHOWN = 20 };

/* The certificate against the result computed anew. While a correction is open they may differ. */
static bool check_result(struct verifier *v, const struct records *r, const struct certificate *c, bool is_open,
        struct err *e)
{
    struct arena *a = v->ws->arena;
    struct result result;
    struct json *certified;
    if (!result_compute(a, &v->ws->law, r, &result, e)) return false;
    if (!json_parse(a, c->content, &certified, e)) {
        say(v, false, "重新计算", "第 %" PRId64 " 版的内容不能读出", c->version);
        return true;
    }
    struct json_difference d[DIFFERENCES_SHOWN];
    size_t n = json_compare(a, certified, result_to_json(a, v->ws, r, &result, certified), d, DIFFERENCES_SHOWN);
    for (size_t i = 0; i < n; i++)
        say(v, is_open, "重新计算", "%s：认证为 %s，由记录重算为 %s%s", d[i].path, d[i].left, d[i].right,
                is_open ? "（正在更正）" : "");
    if (n == 0) say(v, true, "重新计算", "由记录重算的 %zu 个选区与认证结果第 %" PRId64 " 版逐项相同", result.n, c->version);
    return true;
}

static bool check_certificates(struct verifier *v, const struct records *r, struct err *e)
{
    struct workspace *ws = v->ws;
    struct certificate_state state;
    if (!certificate_load_state(ws->db, ws->election.county, &state, e)) return false;
    if (state.version == 0) {
        say(v, true, "认证结果", "还没有认证");
        return true;
    }
    for (int64_t version = 1; version <= state.version; version++) {
        struct certificate c;
        if (!certificate_load(ws->arena, ws->db, ws->election.county, version, &c, e)) return false;
        if (!check_seal(v, &c, e)) return false;
        if (version == state.version && !check_result(v, r, &c, state.correction_no > 0, e)) return false;
    }
    return true;
}

static void say_of_others(void *context, bool is_good, const char *what, const char *text)
{
    say(context, is_good, what, "%s", text);
}

bool verify_workspace(struct workspace *ws, struct verify_report *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct verify_report report = {0};
    struct verifier v = {.ws = ws, .report = &report};
    struct records r;
    if (!db_check(ws->db, e) || !db_begin_read(ws->db, &txn, e)) return false;
    say(&v, true, "文件", "工作区文件结构完好");
    if (!check_journal(&v, e) || !records_load(ws->arena, ws, &r, e)) return false;
    if (!check_tallies(&v, &r, e) || !check_decisions(&v, &r, e) || !check_certificates(&v, &r, e) ||
            !check_after_result(&v, e))
        return false;
    struct session_verifier sessions = {&v, say_of_others};
    struct batch_verifier batches = {&v, say_of_others};
    if (!session_verify(ws, &sessions, e) || !batch_verify(ws, &batches, e)) return false;
    *out = report;
    return true;
}
