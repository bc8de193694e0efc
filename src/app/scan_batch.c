#include "app/scan_batch.h"

#include <inttypes.h>
#include <math.h>

#include "store/counter.h"

/* A sheet that is known already, for telling whether one comes again. */
struct known {
    int64_t batch_no;
    const char *sheet;
    const char *paper; /* the sheet that was first read of the same paper, as far as is known */
    struct str trace;
    int32_t likeness; /* to the sheet at hand */
};

struct batch_reading {
    struct workspace *ws;
    struct scan_batch batch;
    struct known *known;
    size_t n, capacity;
    const char **refused; /* pages of this stack */
    size_t refused_count, refused_capacity;
};

struct vote_key batch_vote_key(const struct scan_batch *b)
{
    return (struct vote_key){b->session_no, b->district_no, b->round};
}

static bool is_same_vote(struct vote_key x, struct vote_key y)
{
    return x.session_no == y.session_no && x.no == y.no && x.round == y.round;
}

static void remember(struct batch_reading *b, int64_t batch_no, const char *sheet, const char *paper, struct str trace)
{
    if (b->n == b->capacity) b->known = arena_grow_array(b->ws->arena, b->known, &b->capacity, sizeof *b->known);
    b->known[b->n++] = (struct known){batch_no, sheet, *paper ? paper : sheet, trace, -1};
}

static void remember_refused(struct batch_reading *b, const char *sheet)
{
    if (b->refused_count == b->refused_capacity)
        b->refused = arena_grow_array(b->ws->arena, b->refused, &b->refused_capacity, sizeof *b->refused);
    b->refused[b->refused_count++] = sheet;
}

/* Sheets of all stacks of the same vote that count. */
static bool load_known(struct batch_reading *b, const struct batch_list *list, struct err *e)
{
    struct workspace *ws = b->ws;
    for (size_t i = 0; i < list->n; i++) {
        const struct scan_batch *x = &list->v[i];
        struct sheet_list sheets;
        if (x->state == BATCH_WITHDRAWN || !is_same_vote(batch_vote_key(x), batch_vote_key(&b->batch))) continue;
        if (!sheet_load_traces(ws->arena, ws->db, ws->election.county, x->batch_no, &sheets, e)) return false;
        for (size_t k = 0; k < sheets.n; k++) {
            const struct scanned_sheet *s = &sheets.v[k];
            if (s->state != SHEET_REFUSED)
                remember(b, x->batch_no, s->sheet, s->same_sheet, s->trace);
            else if (x->batch_no == b->batch.batch_no)
                remember_refused(b, s->sheet);
        }
    }
    return true;
}

/* ---- opening ---- */

static bool find_place(struct workspace *ws, struct batch_order *order, struct err *e)
{
    struct vote_list votes;
    if (!vote_load_all(ws, &votes, e)) return false;
    const struct vote *v = vote_lookup(&votes, order->key);
    if (order->key.session_no) {
        if (!vote_find_on_post(ws, &votes, order->key, &v, e)) return false;
        if (!v->is_open)
            return err_set(e, ERR_STATE, "%s还没有投票，请先用 huanjie session vote 记录", vote_subject(ws->arena, v->key));
    }
    if (!v)
        return err_set(e, ERR_INPUT, "选区 %" PRId64 " 没有这次投票，请先用 huanjie round open 建立", order->key.no);
    order->key = v->key;
    for (size_t i = 0; i < v->station_count; i++)
        if (v->stations[i] == order->station_no) return true;
    return err_set(e, ERR_INPUT, "%s没有编号为 %" PRId64 " 的计票点", vote_subject(ws->arena, v->key), order->station_no);
}

static bool record(
        struct workspace *ws, const char *action, const struct scan_batch *b, struct json *detail, struct err *e)
{
    json_put_text(detail, "batch", b->name);
    json_put_int(detail, "station", b->station_no);
    json_put_int(detail, "declared", b->declared);
    json_put_text(detail, "why", b->why);
    return workspace_record(ws, action, vote_subject(ws->arena, batch_vote_key(b)), detail, NULL, e);
}

static bool open_new(struct workspace *ws, const struct batch_order *order, struct scan_batch *b, struct err *e)
{
    *b = (struct scan_batch){.name = order->name,
            .session_no = order->key.session_no,
            .district_no = order->key.no,
            .round = order->key.round,
            .station_no = order->station_no,
            .declared = order->declared,
            .state = BATCH_OPEN,
            .why = ""};
    return counter_issue(ws->db, ws->election.county, "scan_batch", 1, &b->batch_no, e) &&
           batch_insert(ws->db, ws->election.county, b, e) &&
           record(ws, "batch-open", b, json_new_object(ws->arena), e);
}

static bool go_on(struct workspace *ws, const struct batch_order *order, struct scan_batch *b, struct err *e)
{
    if (b->state != BATCH_OPEN)
        return err_set(e, ERR_STATE, "%s %s，不能再读入；请用另一个批名", b->name, batch_state_title(b->state));
    if (!is_same_vote(batch_vote_key(b), order->key) || b->station_no != order->station_no)
        return err_set(e, ERR_STATE, "%s 是%s计票点 %" PRId64 " 的，不能读入别处的选票", b->name,
                vote_subject(ws->arena, batch_vote_key(b)), b->station_no);
    if (order->declared < 0 || order->declared == b->declared) return true;
    b->declared = order->declared;
    return batch_update(ws->db, ws->election.county, b, e) &&
           record(ws, "batch-declare", b, json_new_object(ws->arena), e);
}

/* Whoever feeds sheets sees what the machine reads; noted once. */
static bool note_operator(struct workspace *ws, const struct scan_batch *b, struct err *e)
{
    struct operator_list list;
    int64_t county = ws->election.county;
    if (!operator_load_batch(ws->arena, ws->db, county, b->batch_no, &list, e)) return false;
    if (operator_is_among(&list, ws->actor)) return true;
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "batch", b->name);
    return operator_insert(ws->db, county, b->batch_no, ws->actor, e) &&
           workspace_record(ws, "batch-operator", vote_subject(ws->arena, batch_vote_key(b)), detail, NULL, e);
}

bool batch_begin(struct workspace *ws, const struct batch_order *given, struct batch_reading **out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct batch_order order = *given;
    struct batch_list list;
    struct batch_reading *b = arena_alloc(ws->arena, sizeof *b);
    b->ws = ws;
    if (!*order.name || strlen(order.name) > 50) return err_set(e, ERR_INPUT, "批名应为 1 至 50 个字节");
    if (!db_begin(ws->db, &txn, e) || !find_place(ws, &order, e) || !vote_must_be_open(ws, order.key, e) ||
            !batch_load_all(ws->arena, ws->db, ws->election.county, &list, e))
        return false;
    const struct scan_batch *old = batch_lookup(&list, order.name);
    if (old) b->batch = *old;
    if (!(old ? go_on(ws, &order, &b->batch, e) : open_new(ws, &order, &b->batch, e))) return false;
    if (!note_operator(ws, &b->batch, e) || !load_known(b, &list, e) || !db_commit(&txn, e)) return false;
    *out = b;
    return true;
}

/* ---- taking ---- */

/* The sheet that is the same picture or, by its ink, the same paper; NULL when none is. */
static const struct known *find_like(const struct batch_reading *b, const struct scan_keepsake *kept)
{
    const struct known *best = NULL;
    int32_t next = -1;
    for (size_t i = 0; i < b->n; i++) {
        struct known *x = &b->known[i];
        if (text_eq(x->sheet, kept->key)) return x;
        x->likeness = scan_likeness(x->trace, kept->trace);
        if (!best || x->likeness > best->likeness) best = x;
    }
    for (size_t i = 0; i < b->n; i++) {
        const struct known *x = &b->known[i];
        if (x->likeness > next && !text_eq(x->paper, best->paper)) next = x->likeness;
    }
    return best && scan_is_same(best->likeness, next) ? best : NULL;
}

static int64_t thousandths(double x)
{
    return (int64_t)lround(x * 1000);
}

static void take_marks(struct arena *a, const struct scan_page *page, struct scanned_sheet *s)
{
    s->marks = arena_alloc_array(a, page->mark_count + 1, sizeof *s->marks);
    s->lines = arena_alloc_array(a, page->write_in_count + 1, sizeof *s->lines);
    for (size_t i = 0; i < page->mark_count; i++) {
        const struct scan_mark *m = &page->marks[i];
        s->marks[s->mark_count++] = (struct scanned_mark){
                .candidate = m->candidate,
                .vote = (enum scanned_vote)m->vote,
                .score = thousandths(m->score),
                .threshold = thousandths(m->threshold_mm2)};
    }
    for (size_t i = 0; i < page->write_in_count; i++) {
        const struct scan_write_in *w = &page->write_ins[i];
        if (w->is_inked) s->lines[s->line_count++] = 
                    (struct scanned_line){.line = w->line, .vote = (enum scanned_vote)w->vote, .is_inked = true};
    }
}

static bool store_sheet(struct batch_reading *b, const struct scanned_sheet *s, struct str png, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    return db_begin(b->ws->db, &txn, e) && sheet_insert(b->ws->db, b->ws->election.county, s, png, e) &&
           db_commit(&txn, e);
}

static bool is_test_sheet(const struct scan_page *page)
{
    return page->status != SCAN_REFUSED && page->ballot && page->ballot->layout->payload.page == BALLOT_PAGE_TEST;
}

static const char *refusal_of(const struct batch_reading *b, const struct scan_page *page)
{
    if (page->status == SCAN_REFUSED || !page->ballot) return *page->reason ? page->reason : "没有读出来";
    struct vote_key of = vote_key_of_code(&page->ballot->layout->payload), wanted = batch_vote_key(&b->batch);
    if (of.session_no != wanted.session_no) return "不是这一批的选票：不是同一次会议的，或者是另一种选举的";
    if (of.no != wanted.no || of.round != wanted.round)
        return of.session_no ? "不是这一批的选票：职务或次数不同" : "不是这一批的选票：选区或次数不同";
    return NULL;
}

/* Kept once, however often the same file is read. */
static bool refuse(struct batch_reading *b, const char *why, const struct scan_keepsake *kept, struct batch_receipt *r,
        struct err *e)
{
    struct arena *a = b->ws->arena;
    struct scanned_sheet s = {.batch_no = b->batch.batch_no,
            .sheet = arena_text(a, "%s", kept->key),
            .state = SHEET_REFUSED,
            .same_sheet = "",
            .refusal = arena_text(a, "%s", why),
            .trace = STR("-")}; /* of no box; the column is never empty */
    *r = (struct batch_receipt){BATCH_REFUSED, s.sheet, s.refusal};
    for (size_t i = 0; i < b->refused_count; i++)
        if (text_eq(b->refused[i], s.sheet)) return true;
    if (!store_sheet(b, &s, kept->png, e)) return false;
    remember_refused(b, s.sheet);
    return true;
}

static bool take(struct batch_reading *b, const struct scan_page *page, const struct scan_keepsake *kept,
        struct batch_receipt *out, struct err *e)
{
    struct arena *a = b->ws->arena;
    struct batch_receipt r = {BATCH_TAKEN, arena_text(a, "%s", kept->key), ""};
    struct scanned_sheet s = {.batch_no = b->batch.batch_no, .sheet = r.sheet, .same_sheet = "", .trace = kept->trace,
            .is_black_white = page->is_bilevel};
    const struct known *like = find_like(b, kept);
    if (like && like->batch_no == s.batch_no && text_eq(like->sheet, s.sheet)) {
        *out = (struct batch_receipt){BATCH_AGAIN, r.sheet, "这一张已在本批，没有再收"};
        return true;
    }
    if (like) {
        s.state = SHEET_HELD;
        s.same_batch = like->batch_no;
        s.same_sheet = like->sheet;
        r.fate = BATCH_HELD;
        r.reason = arena_text(a, "同读过的 %.8s 像是同一张，待认定", like->sheet);
    }
    take_marks(a, page, &s);
    if (!store_sheet(b, &s, kept->png, e)) return false;
    struct str trace = {arena_copy(a, kept->trace.p, kept->trace.n), kept->trace.n};
    remember(b, s.batch_no, r.sheet, like ? like->paper : "", trace);
    *out = r;
    return true;
}

bool batch_take(struct batch_reading *b, const struct scan_page *page, const struct scan_keepsake *kept,
        struct batch_receipt *out, struct err *e)
{
    const char *refusal = is_test_sheet(page) ? "是测试票，不计入" : refusal_of(b, page);
    if (is_test_sheet(page) || !kept) {
        *out = (struct batch_receipt){BATCH_REFUSED, "", arena_text(b->ws->arena, "%s", refusal ? refusal : "没有图像")};
        return true;
    }
    return refusal ? refuse(b, refusal, kept, out, e) : take(b, page, kept, out, e);
}

/* ---- closing and withdrawing ---- */

bool batch_close(struct workspace *ws, const char *name, const char *why, struct batch_view *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct batch_view_list list;
    char hex[SM3_HEX];
    if (!db_begin(ws->db, &txn, e) || !batch_load(ws, name, &list, e) || !vote_must_be_open(ws, list.v[0].key, e))
        return false;
    struct batch_view *v = &list.v[0];
    int64_t sheets = v->count.sum.figures[TALLY_COLLECTED];
    if (v->batch.state != BATCH_OPEN) return err_set(e, ERR_STATE, "%s %s", name, batch_state_title(v->batch.state));
    if (v->count.refused_open)
        return err_set(e, ERR_STATE,
                "%s 拒读的还有 %zu 张没有认定；huanjie decide list --batch %s 列出，重新扫描或者照原件认读", name,
                v->count.refused_open, name);
    if (v->batch.declared >= 0 && v->batch.declared != sheets && !*why)
        return err_set(e, ERR_STATE,
                "%s 申报 %" PRId64 " 张，读入 %" PRId64 " 张，不符；请查拒读和漏扫的选票，查明后用 --why 写明原因",
                name, v->batch.declared, sheets);
    v->batch.state = BATCH_CLOSED;
    v->batch.why = why;
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "sheets", (int64_t)v->sheets.n);
    json_put_int(detail, "held", (int64_t)v->held);
    json_put_int(detail, "by_hand", (int64_t)v->count.refused_ballots);
    if (!batch_hash(&v->sheets, hex, e)) return false;
    json_put_text(detail, "sm3", hex);
    if (!batch_update(ws->db, ws->election.county, &v->batch, e) || !record(ws, "batch-close", &v->batch, detail, e) ||
            !db_commit(&txn, e))
        return false;
    *out = *v;
    return true;
}

bool batch_withdraw(struct workspace *ws, const char *name, const char *why, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct batch_view_list list;
    if (!*why) return err_set(e, ERR_INPUT, "撤回一批选票须写明原因");
    if (!db_begin(ws->db, &txn, e) || !batch_load(ws, name, &list, e) || !vote_must_be_open(ws, list.v[0].key, e))
        return false;
    struct scan_batch *b = &list.v[0].batch;
    if (b->state == BATCH_WITHDRAWN) return err_set(e, ERR_STATE, "%s 已经撤回", name);
    b->state = BATCH_WITHDRAWN;
    b->why = why;
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "sheets", (int64_t)list.v[0].sheets.n);
    return batch_update(ws->db, ws->election.county, b, e) && record(ws, "batch-withdraw", b, detail, e) &&
           db_commit(&txn, e);
}
