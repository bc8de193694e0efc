#include "app/second_look.h"

#include <inttypes.h>
#include <stdlib.h>

#include "cadre/share.h"

struct measure second_look_rate(int64_t x, int64_t n)
{
    struct measure m;
    struct err e;
    if (n < 1 || !cadre_wilson(x, n, &m, &e)) return measure_undefined(CADRE_WILSON, n, "没有复看");
    return m;
}

int64_t second_look_sheets(const struct batch_view *v)
{
    int64_t n = 0;
    for (size_t i = 0; i < v->sheets.n; i++) n += v->sheets.v[i].state != SHEET_REFUSED;
    return n;
}

static bool is_operator(const struct batch_view *v, const char *clerk)
{
    return operator_is_among(&v->operators, clerk);
}

struct look_report second_look_report(struct arena *a, const struct batch_view *v)
{
    const struct look_count *n = &v->look.count;
    struct look_report r = {.batch = v->batch.name,
            .sheets = second_look_sheets(v),
            .drawn = (int64_t)v->look.n,
            .looked = (int64_t)v->look.looked,
            .seeds = "",
            .ballots = n->ballots,
            .positions = n->positions,
            .wrong = n->wrong,
            .open = n->open};
    for (size_t i = 0; i < v->samples.n; i++)
        r.seeds = arena_text(a, "%s%s%s", r.seeds, i ? "、" : "", v->samples.v[i].seed);
    for (size_t i = 0; i < v->answers.n; i++) r.operator_answers += is_operator(v, v->answers.v[i].clerk);
    for (size_t i = 0; i < v->look.n; i++) {
        const struct sheet_look *x = look_lookup(v->looks.v, v->looks.n, v->look.sheets[i]);
        r.operator_looks += x && is_operator(v, x->clerk);
    }
    return r;
}

const char *second_look_text(struct arena *a, const struct look_report *r)
{
    struct measure m = second_look_rate(r->wrong + r->open, r->positions);
    const char *text = arena_text(a, "机读选票 %s：%" PRId64 " 张，没有抽样复看。", r->batch, r->sheets);
    if (measure_is_defined(&m))
        text = arena_text(a,
                "机读选票 %s：%" PRId64 " 张，随机抽出 %" PRId64 " 张（公开的种子 %s）由没有看过机读结果的人复看，%" PRId64
                " 个位置中机器读错 %" PRId64 " 个%s，误差 %.2f%%（威尔逊 95%% 区间 %.2f%% 至 %.2f%%）。",
                r->batch, r->sheets, r->drawn, r->seeds, r->positions, r->wrong,
                r->open ? arena_text(a, "、还没有认定 %" PRId64 " 个", r->open) : "", m.value * 100, m.low * 100,
                m.high * 100);
    else if (r->drawn)
        text = arena_text(a, "机读选票 %s：%" PRId64 " 张，随机抽出 %" PRId64 " 张（公开的种子 %s），看过 %" PRId64
                             " 张，复看没有看完。",
                r->batch, r->sheets, r->drawn, r->seeds, r->looked);
    if (r->operator_answers + r->operator_looks == 0) return text;
    return arena_text(a, "%s读入这一批的人也认定了 %" PRId64 " 次、复看了 %" PRId64 " 张。", text, r->operator_answers,
            r->operator_looks);
}

static void put_rate(struct json *o, const char *name, int64_t x, int64_t n)
{
    struct measure m = second_look_rate(x, n);
    if (!measure_is_defined(&m)) {
        json_put_null(o, name);
        return;
    }
    struct json *rate = json_put_object(o, name);
    json_put_real(rate, "value", m.value);
    json_put_real(rate, "low", m.low);
    json_put_real(rate, "high", m.high);
}

struct json *second_look_to_json(struct arena *a, const struct batch_view *v)
{
    struct json *o = json_new_object(a), *draws = json_put_array(o, "draws");
    const struct look_count *n = &v->look.count;
    for (size_t i = 0; i < v->samples.n; i++) {
        struct json *j = json_add_object(draws);
        json_put_int(j, "draw", v->samples.v[i].draw_no);
        json_put_text(j, "seed", v->samples.v[i].seed);
        json_put_int(j, "size", v->samples.v[i].size);
        json_put_int(j, "of", v->samples.v[i].sheets);
    }
    json_put_int(o, "drawn", (int64_t)v->look.n);
    json_put_int(o, "looked", (int64_t)v->look.looked);
    json_put_int(o, "closed", (int64_t)v->look.closed);
    json_put_int(o, "positions", n->positions);
    json_put_int(o, "differ", n->differ);
    json_put_int(o, "open", n->open);
    json_put_int(o, "wrong", n->wrong);
    json_put_int(o, "ballots_differ", n->ballots_differ);
    json_put_int(o, "ballots_wrong", n->ballots_wrong);
    put_rate(o, "rate", n->wrong + n->open, n->positions);
    put_rate(o, "ballot_rate", n->ballots_wrong, n->ballots);
    return o;
}

/* ---- which sheets are drawn ---- */

struct ticket {
    const char *sheet;
    const char *rank; /* hash */
};

static int by_rank(const void *p, const void *q)
{
    const struct ticket *x = p, *y = q;
    return strcmp(x->rank, y->rank);
}

static bool is_drawn(const struct second_look *look, const char *sheet)
{
    for (size_t i = 0; i < look->n; i++)
        if (text_eq(look->sheets[i], sheet)) return true;
    return false;
}

/* Sheets of the stack that were not drawn, in the order of the seed. */
static bool rank_sheets(struct arena *a, const struct batch_view *v, const char *seed, struct ticket **out, size_t *n,
        struct err *e)
{
    struct ticket *tickets = arena_alloc_array(a, v->sheets.n + 1, sizeof *tickets);
    *n = 0;
    for (size_t i = 0; i < v->sheets.n; i++) {
        const char *sheet = v->sheets.v[i].sheet;
        char hex[SM3_HEX];
        if (v->sheets.v[i].state == SHEET_REFUSED || is_drawn(&v->look, sheet)) continue;
        if (!sm3_hex(str_of(arena_text(a, "%s %s %s", seed, v->batch.name, sheet)), hex, e)) return false;
        tickets[(*n)++] = (struct ticket){sheet, arena_text(a, "%s", hex)};
    }
    if (*n) qsort(tickets, *n, sizeof *tickets, by_rank);
    *out = tickets;
    return true;
}

static bool draw_once(struct arena *a, struct batch_view *v, const struct scan_sample *x, struct err *e)
{
    struct ticket *tickets;
    size_t n;
    if (!rank_sheets(a, v, x->seed, &tickets, &n, e)) return false;
    for (size_t i = 0; i < n && i < (size_t)x->size; i++) v->look.sheets[v->look.n++] = tickets[i].sheet;
    return true;
}

/* ---- what was seen ---- */

static const struct sheet_look *look_at(const struct batch_view *v, size_t drawn)
{
    return look_lookup(v->looks.v, v->looks.n, v->look.sheets[drawn]);
}

static bool count_drawn(struct arena *a, struct batch_view *v, struct err *e)
{
    struct second_look *look = &v->look;
    look->sheets = arena_alloc_array(a, v->sheets.n + 1, sizeof *look->sheets);
    for (size_t d = 0; d < v->samples.n; d++) {
        if (!draw_once(a, v, &v->samples.v[d], e)) return false;
        while (look->looked < look->n && look_at(v, look->looked)) look->looked++;
        if (look->looked == look->n) look->closed = look->n;
    }
    /* of a draw that is not looked through people take any sheet first */
    for (size_t i = look->looked + 1; i < look->n; i++) look->looked += look_at(v, i) != NULL;
    return true;
}

/* The last looks at sheets of draws that are looked through. */
static void take_closed(struct arena *a, struct batch_view *v, struct look_list *out)
{
    *out = (struct look_list){.v = arena_alloc_array(a, v->look.closed + 1, sizeof *out->v)};
    for (size_t i = 0; i < v->look.closed; i++) out->v[out->n++] = *look_at(v, i);
}

bool second_look_load(struct workspace *ws, struct batch_view *v, struct err *e)
{
    struct arena *a = ws->arena;
    struct look_list closed;
    if (!sample_load_batch(a, ws->db, ws->election.county, v->batch.batch_no, &v->samples, e)) return false;
    if (v->samples.n == 0) return true;
    if (!look_load_batch(a, ws->db, ws->election.county, v->batch.batch_no, &v->looks, e) || !count_drawn(a, v, e))
        return false;
    for (size_t i = 0; i < v->looks.n; i++)
        if (!look_is_complete(&v->looks.v[i], v->name_count, v->line_count, e))
            return err_in(e, "%s 选票 %.8s 的复看", v->batch.name, v->looks.v[i].sheet);
    take_closed(a, v, &closed);
    look_question(a, v->sheets.v, v->sheets.n, closed.v, closed.n);
    v->look.closed_looks = closed;
    return true;
}

void second_look_count(struct batch_view *v)
{
    const struct look_list *closed = &v->look.closed_looks;
    if (closed->n) look_count_all(v->sheets.v, v->sheets.n, closed->v, closed->n, &v->doubts, &v->look.count);
}

/* ---- drawing ---- */

static bool is_seed(const char *seed, struct err *e)
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";
    size_t n = strlen(seed);
    if (n >= SEED_BYTES_MIN && n <= SEED_BYTES_MAX && strspn(seed, letters) == n) return true;
    return err_set(e, ERR_INPUT, "随机种子应为 %d 至 %d 个数字、字母或连字符，当众掷骰子或抽签得出", SEED_BYTES_MIN,
            SEED_BYTES_MAX);
}

static bool may_draw(const struct batch_view *v, int64_t size, struct err *e)
{
    int64_t left = second_look_sheets(v) - (int64_t)v->look.n;
    if (v->batch.state != BATCH_CLOSED)
        return err_set(e, ERR_STATE, "%s %s；读完、关闭以后（huanjie batch close）才抽样", v->batch.name,
                batch_state_title(v->batch.state));
    if (v->look.closed < v->look.n)
        return err_set(e, ERR_STATE, "%s 上一次抽的 %zu 张还没有看完，看完才能再抽", v->batch.name, v->look.n);
    if (size < 1 || size > left)
        return err_set(
                e, ERR_INPUT, "%s 还能抽 %" PRId64 " 张，抽样张数应为 1 至 %" PRId64, v->batch.name, left, left);
    return true;
}

static bool record_draw(struct workspace *ws, const struct batch_view *v, struct scan_sample *x, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "batch", v->batch.name);
    json_put_int(detail, "draw", x->draw_no);
    json_put_text(detail, "seed", x->seed);
    json_put_int(detail, "size", x->size);
    json_put_int(detail, "of", x->sheets);
    return workspace_record(ws, "second-look-draw", vote_subject(ws->arena, v->key),
                   detail, &x->journal_seq, e) &&
           sample_insert(ws->db, ws->election.county, x, e);
}

bool second_look_draw(
        struct workspace *ws, const char *batch, int64_t size, const char *seed, struct batch_view *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct batch_view_list list;
    if (!is_seed(seed, e) || !db_begin(ws->db, &txn, e) || !batch_load(ws, batch, &list, e) ||
            !vote_must_be_open(ws, list.v[0].key, e) || !may_draw(&list.v[0], size, e))
        return false;
    const struct batch_view *v = &list.v[0];
    struct scan_sample x = {.batch_no = v->batch.batch_no,
            .draw_no = (int64_t)v->samples.n + 1,
            .seed = seed,
            .size = size,
            .sheets = second_look_sheets(v)};
    if (!record_draw(ws, v, &x, e) || !batch_load(ws, batch, &list, e) || !db_commit(&txn, e)) return false;
    *out = list.v[0];
    return true;
}

/* ---- looking ---- */

bool second_look_next(struct workspace *ws, const char *batch, const char **sheet, struct err *e)
{
    struct batch_view_list list;
    if (!batch_load(ws, batch, &list, e)) return false;
    const struct batch_view *v = &list.v[0];
    if (v->look.n == 0) return err_set(e, ERR_STATE, "%s 还没有抽样；用 huanjie look draw", batch);
    for (size_t i = v->look.closed; i < v->look.n; i++) {
        if (look_at(v, i)) continue;
        *sheet = v->look.sheets[i];
        return true;
    }
    return err_set(e, ERR_STATE, "%s 抽出的 %zu 张都已看完；结果用 huanjie batch show 查看", batch, v->look.n);
}

static bool may_look(const struct batch_view *v, const char *sheet, const char *clerk, struct err *e)
{
    const struct sheet_look *before = look_lookup(v->looks.v, v->looks.n, sheet);
    bool is_at_hand = false;
    for (size_t i = v->look.closed; i < v->look.n; i++) is_at_hand |= text_eq(v->look.sheets[i], sheet);
    if (!is_at_hand)
        return err_set(e, ERR_STATE, "选票 %.8s 不在正在复看的样本里；下一张用 huanjie look next", sheet);
    if (v->law->settings[SETTING_SCAN_OPERATOR].value != OPERATOR_ANY && operator_is_among(&v->operators, clerk))
        return err_set(e, ERR_STATE, "%s 读入过 %s，看得见机器读成什么；请换一人复看", clerk, v->batch.name);
    if (before && !text_eq(before->clerk, clerk))
        return err_set(e, ERR_STATE, "选票 %.8s 已由另一人看过；下一张用 huanjie look next", sheet);
    for (size_t i = 0; i < v->answers.n; i++)
        if (text_eq(v->answers.v[i].sheet, sheet) && text_eq(v->answers.v[i].clerk, clerk))
            return err_set(
                    e, ERR_STATE, "%s 认定过选票 %.8s，知道机器读成什么；请换一人复看", clerk, sheet);
    return true;
}

static bool record_look(struct workspace *ws, const struct batch_view *v, const struct sheet_look *x, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "batch", v->batch.name);
    json_put_text(detail, "sheet", x->sheet);
    json_put_int(detail, "entry", x->entry_no);
    json_put_text(detail, "votes", x->votes);
    json_put_text(detail, "written", x->written);
    return look_insert(ws->db, ws->election.county, x, e) &&
           workspace_record(ws, "second-look", vote_subject(ws->arena, v->key),
                   detail, NULL, e);
}

bool second_look_enter(struct workspace *ws, const char *batch, const char *digits, const char *votes,
        const char *written, size_t *left, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct batch_view_list list;
    const struct scanned_sheet *s;
    if (!db_begin(ws->db, &txn, e) || !batch_load(ws, batch, &list, e) || !vote_must_be_open(ws, list.v[0].key, e) ||
            !sheet_find(&list.v[0], digits, &s, e) || !may_look(&list.v[0], s->sheet, ws->actor, e))
        return false;
    const struct batch_view *v = &list.v[0];
    const struct sheet_look *before = look_lookup(v->looks.v, v->looks.n, s->sheet);
    struct sheet_look x = {.batch_no = v->batch.batch_no,
            .sheet = s->sheet,
            .entry_no = before ? before->entry_no + 1 : 1,
            .clerk = ws->actor,
            .votes = votes,
            .written = written};
    if (!look_is_complete(&x, v->name_count, v->line_count, e)) return err_in(e, "选票 %.8s", s->sheet);
    if (!record_look(ws, v, &x, e) || !db_commit(&txn, e)) return false;
    *left = v->look.n - v->look.looked - !before;
    return true;
}
