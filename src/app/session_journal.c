#include "app/session_journal.h"

#include <inttypes.h>

#include "base/buf.h"
#include "seal/sm3.h"

/* Bytes of a body. In a part each may take two: a quotation mark or backslash is escaped. */
enum { WHOLE_MAX = 8000, PART_MAX = 7000, PAGE = 500 };

static const char *subject_of(struct arena *a, int64_t session_no, int64_t event_no)
{
    return arena_text(a, "第 %" PRId64 " 次会议 第 %" PRId64 " 条", session_no, event_no);
}

/* The length of the next part, which ends where a character does. */
static size_t cut(struct str rest)
{
    if (rest.n <= PART_MAX) return rest.n;
    size_t n = PART_MAX;
    while (((unsigned char)rest.p[n] & 0xC0) == 0x80) n--;
    return n;
}

static bool write_parts(
        struct workspace *ws, const char *subject, const struct stored_session_event *x, int64_t *parts, struct err *e)
{
    struct str rest = x->body;
    for (*parts = 0; rest.n; ++*parts) {
        size_t n = cut(rest);
        struct json *detail = json_new_object(ws->arena);
        json_put_int(detail, "event", x->event_no);
        json_put_text(detail, "kind", session_event_kind_code(x->kind));
        json_put_int(detail, "part", *parts + 1);
        json_put_text(detail, "text", arena_text(ws->arena, "%.*s", (int)n, rest.p));
        if (!workspace_record(ws, "session-part", subject, detail, NULL, e)) return false;
        rest = (struct str){rest.p + n, rest.n - n};
    }
    return true;
}

bool session_journal_write(struct workspace *ws, int64_t session_no, struct stored_session_event *x, struct err *e)
{
    char hash[SM3_HEX];
    struct json *detail = json_new_object(ws->arena), *body;
    const char *subject = subject_of(ws->arena, session_no, x->event_no);
    int64_t parts;
    if (!sm3_hex(x->body, hash, e)) return false;
    json_put_int(detail, "event", x->event_no);
    json_put_text(detail, "kind", session_event_kind_code(x->kind));
    json_put_text(detail, "at", moment_text(ws->arena, x->at));
    json_put_text(detail, "hash", hash);
    if (x->body.n <= WHOLE_MAX) {
        if (!json_parse(ws->arena, x->body, &body, e)) return false;
        json_put_tree(detail, "body", body);
    } else {
        if (!write_parts(ws, subject, x, &parts, e)) return false;
        json_put_int(detail, "parts", parts);
    }
    return workspace_record(ws, "session", subject, detail, &x->journal_seq, e);
}

/* ---- reading ---- */

struct reading {
    struct arena *arena;
    const char *subject; /* of the entry that comes next */
    struct buf parts;
    int64_t part_count;
    const struct str *known; /* stands for a body that an older program entered by its SM3 alone; NULL: none does */
};

static bool take_part(struct reading *r, const struct journal_entry *x, struct err *e)
{
    struct json *detail;
    int64_t part;
    const char *text;
    if (!json_parse(r->arena, str_of(x->detail), &detail, e) || !json_read_int(detail, "part", 0, &part, e) ||
            !json_read_text(detail, "text", "", &text, e))
        return false;
    if (part != r->part_count + 1) return err_set(e, ERR_STATE, "%s: 日志中缺少第 %" PRId64 " 段", x->subject, r->part_count + 1);
    r->part_count++;
    buf_add(&r->parts, text, strlen(text));
    return true;
}

static bool read_body(struct reading *r, const struct json *detail, struct str *body, struct err *e)
{
    int64_t parts;
    const struct json *whole = json_object_at(detail, "body");
    if (!json_read_int(detail, "parts", 0, &parts, e)) return false;
    if (parts != r->part_count) return err_set(e, ERR_STATE, "%s: 日志中有 %" PRId64 " 段，应为 %" PRId64 " 段", r->subject, r->part_count, parts);
    if (!whole && !parts) {
        if (r->known) *body = *r->known;
        return r->known || err_set(e, ERR_STATE, "%s: 由旧版本的程序记录，日志中只有它的 SM3，没有全文", r->subject);
    }
    *body = str_of(whole ? json_text_canonical(r->arena, whole) : buf_text(&r->parts));
    return true;
}

static bool take_entry(struct reading *r, const struct journal_record *record, struct stored_session_event *out, struct err *e)
{
    char hash[SM3_HEX];
    struct json *detail;
    const char *kind, *at, *expected;
    struct stored_session_event x = {.actor = record->entry.actor, .journal_seq = record->mark.seq};
    if (!json_parse(r->arena, str_of(record->entry.detail), &detail, e) ||
            !json_read_int(detail, "event", 0, &x.event_no, e) || !json_read_text(detail, "kind", "", &kind, e) ||
            !json_read_text(detail, "at", "", &at, e) || !json_read_text(detail, "hash", "", &expected, e) ||
            !read_body(r, detail, &x.body, e) || !sm3_hex(x.body, hash, e))
        return false;
    x.at = moment_parse(str_of(at));
    if (!text_eq(hash, expected)) return err_set(e, ERR_STATE, "%s: 日志中的全文与它的 SM3 不符", r->subject);
    if (!session_event_kind_from(kind, &x.kind) || !moment_is_set(x.at))
        return err_set(e, ERR_STATE, "%s: 日志中的记录读不懂", r->subject);
    *out = x;
    return true;
}

static void await(struct reading *r, int64_t session_no, size_t entries)
{
    r->subject = subject_of(r->arena, session_no, (int64_t)entries + 1);
    r->parts = (struct buf){.arena = r->arena};
    r->part_count = 0;
}

/* Entries after number `after`, from one page of the journal; those of other sessions and other things are passed by. */
static bool take_page(struct reading *r, const struct journal_page *page, int64_t session_no,
        struct session_event_list *list, size_t *capacity, struct err *e)
{
    for (size_t i = 0; i < page->n; i++) {
        const struct journal_entry *x = &page->v[i].entry;
        if (!text_eq(x->subject, r->subject)) continue;
        if (text_eq(x->action, "session-part") && !take_part(r, x, e)) return false;
        if (!text_eq(x->action, "session")) continue;
        if (list->n == *capacity) list->v = arena_grow_array(r->arena, list->v, capacity, sizeof *list->v);
        if (!take_entry(r, &page->v[i], &list->v[list->n], e)) return false;
        list->n++;
        await(r, session_no, list->n);
    }
    return true;
}

bool session_journal_load(struct workspace *ws, int64_t session_no, struct session_event_list *out, struct err *e)
{
    struct reading r = {.arena = ws->arena};
    struct session_event_list list = {0};
    struct journal_page page;
    size_t capacity = 0;
    int64_t after = 0;
    await(&r, session_no, 0);
    do {
        if (!journal_load(ws->arena, ws->db, ws->election.county, after, PAGE, &page, e) ||
                !take_page(&r, &page, session_no, &list, &capacity, e))
            return false;
        after += (int64_t)page.n;
    } while (page.n == PAGE);
    *out = list;
    return true;
}

static bool is_same(const struct stored_session_event *x, const struct stored_session_event *y)
{
    return x->event_no == y->event_no && x->kind == y->kind && x->at.ymdhm == y->at.ymdhm && text_eq(x->actor, y->actor) &&
           x->journal_seq == y->journal_seq && str_eq(x->body, y->body);
}

bool session_journal_compare(struct workspace *ws, int64_t session_no, const struct stored_session_event *x, bool *same,
        struct err *e)
{
    struct reading r = {.arena = ws->arena, .known = &x->body};
    struct journal_page page;
    struct stored_session_event said;
    struct err unread;
    await(&r, session_no, (size_t)x->event_no - 1);
    int64_t first = x->journal_seq - (x->body.n > WHOLE_MAX ? (int64_t)(x->body.n / (PART_MAX - 4)) + 1 : 0);
    if (first < 1) first = 1;
    if (!journal_load(ws->arena, ws->db, ws->election.county, first - 1, x->journal_seq - first + 1, &page, e)) return false;
    *same = false;
    for (size_t i = 0; i < page.n; i++) {
        const struct journal_entry *entry = &page.v[i].entry;
        if (!text_eq(entry->subject, r.subject)) continue;
        if (text_eq(entry->action, "session-part") && !take_part(&r, entry, &unread)) return true;
        if (text_eq(entry->action, "session") && page.v[i].mark.seq == x->journal_seq)
            *same = take_entry(&r, &page.v[i], &said, &unread) && is_same(x, &said);
    }
    return true;
}

/* ---- the session from the journal ---- */

static void compare_lists(struct workspace *ws, const struct session_event_list *table,
        const struct session_event_list *journal, struct session_replay *r)
{
    size_t most = table->n > journal->n ? table->n : journal->n;
    r->differences = arena_alloc_array(ws->arena, most + 1, sizeof *r->differences);
    for (size_t i = 0; i < most; i++) {
        if (i < table->n && i < journal->n && is_same(&table->v[i], &journal->v[i])) continue;
        r->differences[r->difference_count++] = arena_text(ws->arena, "第 %zu 条%s", i + 1,
                i >= table->n     ? "在日志中有，在会议记录中没有"
                : i >= journal->n ? "在会议记录中有，在日志中没有"
                                  : "与日志中的全文不同");
    }
}

bool session_replay(struct workspace *ws, int64_t session_no, struct session_replay *out, struct err *e)
{
    struct session_event_list table, journal;
    struct journal_verdict verdict;
    struct session_replay r = {0};
    if (!journal_verify(ws->arena, ws->db, ws->election.county, &verdict, e)) return false;
    if (!verdict.is_intact) return err_set(e, ERR_STATE, "日志链已断，不能由日志重现会议: %s", verdict.text);
    if (!session_event_load_all(ws->arena, ws->db, ws->election.county, session_no, &table, e) ||
            !session_journal_load(ws, session_no, &journal, e))
        return false;
    compare_lists(ws, &table, &journal, &r);
    if (!session_view_of(ws, session_no, &journal, false, &r.view, e)) return err_in(e, "由日志重现");
    *out = r;
    return true;
}
