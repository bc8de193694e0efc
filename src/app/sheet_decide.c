/* People read what the machine was not sure of: what one of them says, and the picture they look at. */
#include <inttypes.h>
#include <stdlib.h>

#include "app/ballot_source.h"
#include "app/scan_batch.h"
#include "base/utf8.h"

enum { ENLARGED = 4, AROUND_UM = 3000, DIGITS_MIN = 4 };

bool sheet_find(const struct batch_view *v, const char *digits, const struct scanned_sheet **out, struct err *e)
{
    const struct scanned_sheet *found = NULL;
    size_t n = strlen(digits);
    if (n < DIGITS_MIN) return err_set(e, ERR_INPUT, "选票“%s”至少写 %d 位", digits, DIGITS_MIN);
    for (size_t i = 0; i < v->sheets.n; i++) {
        if (strncmp(v->sheets.v[i].sheet, digits, n) != 0) continue;
        if (found) return err_set(e, ERR_INPUT, "以 %s 开头的选票不止一张，请多写几位", digits);
        found = &v->sheets.v[i];
    }
    if (!found) return err_set(e, ERR_INPUT, "%s 里没有以 %s 开头的选票", v->batch.name, digits);
    *out = found;
    return true;
}

static bool refuse_item(const struct scanned_sheet *s, const char *item, struct err *e)
{
    return err_set(e, ERR_INPUT, "选票 %.8s 没有待认定的“%s”；用 huanjie decide list 查看", s->sheet, item);
}

/* The answers to one item stand together. */
static const struct sheet_answer *answers_to(
        const struct answer_list *list, const struct scanned_sheet *s, const char *item, size_t *n)
{
    const struct sheet_answer *first = NULL;
    *n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (!text_eq(list->v[i].sheet, s->sheet) || !text_eq(list->v[i].item, item)) continue;
        if (!first) first = &list->v[i];
        ++*n;
    }
    return first;
}

static bool record(struct workspace *ws, const struct batch_view *v, const struct sheet_answer *x, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "batch", v->batch.name);
    json_put_text(detail, "sheet", x->sheet);
    json_put_text(detail, "item", x->item);
    json_put_int(detail, "entry", x->entry_no);
    json_put_text(detail, "answer", x->answer);
    json_put_text(detail, "reason", doubt_reason_code(x->reason));
    return workspace_record(
            ws, "sheet-decide", vote_subject(ws->arena, v->key), detail, NULL, e);
}

static bool read_name(struct workspace *ws, const char **answer, struct err *e)
{
    const char *text;
    if (!utf8_accept(ws->arena, str_of(*answer), &text, e)) return false;
    *answer = utf8_drop_blanks(ws->arena, text);
    if (utf8_count(*answer) > 50) return err_set(e, ERR_INPUT, "姓名“%s”太长", *answer);
    return true;
}

/* again=DIGITS becomes again= and the name of the sheet that was taken. */
static bool find_taken(
        struct workspace *ws, const struct batch_view *v, const struct doubt *d, const char **answer, struct err *e)
{
    const char *digits = doubt_taken_as(*answer);
    const struct scanned_sheet *s;
    if (doubt_is_again(*answer) && !digits)
        return err_set(e, ERR_INPUT,
                "须写明重新扫描后收为哪一张，如 again=3f9a2c71（scan 收下那一张时写出的名字；huanjie batch show %s 列出）",
                v->batch.name);
    if (!digits) return true;
    if (!sheet_find(v, digits, &s, e)) return err_in(e, "%s", *answer);
    const struct doubt *same = doubt_lookup(&v->doubts, s->sheet, "same");
    if (s->state == SHEET_REFUSED || (same && same->answer && text_eq(same->answer, "same")))
        return err_set(e, ERR_INPUT, "选票 %.8s 本身%s，不能代替 %.8s", s->sheet,
                s->state == SHEET_REFUSED ? "也是拒读的" : "是重复的一张", d->sheet->sheet);
    *answer = arena_text(ws->arena, DOUBT_AGAIN "=%s", s->sheet);
    return true;
}

static bool operator_may_decide(const struct batch_view *v, const char *clerk, struct err *e)
{
    if (v->law->settings[SETTING_SCAN_OPERATOR].value != OPERATOR_APART || !operator_is_among(&v->operators, clerk))
        return true;
    return err_set(e, ERR_STATE, "%s 读入过 %s，本地规定（scan_operator）读入的人不认定；请换一人", clerk, v->batch.name);
}

/* One answer in the open transaction; v->answers and v->doubts are as before it. */
static bool decide_item(struct workspace *ws, const struct batch_view *v, const struct doubt *d, const char *answer,
        enum doubt_reason reason, struct err *e)
{
    size_t n;
    if (!operator_may_decide(v, ws->actor, e)) return false;
    if (d->item[0] == 'w' && !read_name(ws, &answer, e)) return false;
    if (d->item[0] == 'p' && !find_taken(ws, v, d, &answer, e)) return false;
    const struct sheet_answer *before = answers_to(&v->answers, d->sheet, d->item, &n);
    struct sheet_answer x = {.batch_no = v->batch.batch_no,
            .sheet = d->sheet->sheet,
            .item = d->item,
            .entry_no = (int64_t)n + 1,
            .clerk = ws->actor,
            .answer = answer,
            .reason = reason};
    if (!doubt_may_answer(d, before, n, &x, e)) return err_in(e, "选票 %.8s %s", d->sheet->sheet, d->item);
    return answer_insert(ws->db, ws->election.county, &x, e) && record(ws, v, &x, e);
}

static bool begin(struct workspace *ws, const char *batch, const char *sheet, struct batch_view *v,
        const struct scanned_sheet **s, struct err *e)
{
    struct batch_view_list list;
    if (!batch_load(ws, batch, &list, e) || !vote_must_be_open(ws, list.v[0].key, e)) return false;
    if (list.v[0].batch.state == BATCH_WITHDRAWN) return err_set(e, ERR_STATE, "%s 已经撤回", batch);
    *v = list.v[0];
    return sheet_find(v, sheet, s, e);
}

/* The doubts of the sheet, with the answers that are there now. */
static bool doubts_now(struct workspace *ws, struct batch_view *v, const struct scanned_sheet *s,
        struct doubt_list *doubts, struct err *e)
{
    if (!answer_load_batch(ws->arena, ws->db, ws->election.county, v->batch.batch_no, &v->answers, e)) return false;
    doubt_list_all(ws->arena, s, 1, v->answers.v, v->answers.n, doubts);
    return true;
}

bool sheet_decide(struct workspace *ws, const char *batch, const char *sheet, const char *item, const char *answer,
        enum doubt_reason reason, struct doubt *after, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct batch_view v;
    const struct scanned_sheet *s;
    struct doubt_list doubts;
    if (!db_begin(ws->db, &txn, e) || !begin(ws, batch, sheet, &v, &s, e)) return false;
    const struct doubt *d = doubt_lookup(&v.doubts, s->sheet, item);
    if (!d) return refuse_item(s, item, e);
    if (!decide_item(ws, &v, d, answer, reason, e) || !db_commit(&txn, e) || !doubts_now(ws, &v, s, &doubts, e))
        return false;
    *after = *doubt_lookup(&doubts, s->sheet, d->item);
    return true;
}

/* What the reading says of an item; NULL: nothing, it is not asked here. */
static const char *answer_of(const struct sheet_reading *r, const char *item)
{
    static const char *const answers[] = {['f'] = "for", ['a'] = "against", ['-'] = "abstain", ['?'] = "abstain"};
    size_t at = (size_t)strtol(item + 1, NULL, 10) - 1;
    if (item[0] == 'c' && at < strlen(r->votes)) return answers[(unsigned char)r->votes[at]];
    if (item[0] == 'w' && at < r->name_count) return *r->names[at] ? r->names[at] : "none";
    return NULL;
}

static bool decide_rest(struct workspace *ws, struct batch_view *v, const struct scanned_sheet *s,
        const struct sheet_reading *r, size_t *count, struct err *e)
{
    struct doubt_list doubts;
    *count = 0;
    if (!doubts_now(ws, v, s, &doubts, e)) return false;
    for (size_t i = 0; i < doubts.n; i++) {
        const char *answer = answer_of(r, doubts.v[i].item);
        if (!answer) continue;
        if (!decide_item(ws, v, &doubts.v[i], answer, r->reason, e)) return false;
        ++*count;
    }
    return *count > 0 || err_set(e, ERR_STATE, "选票 %.8s 没有待认定的地方", s->sheet);
}

bool sheet_decide_all(struct workspace *ws, const char *batch, const char *sheet, const struct sheet_reading *r,
        size_t *count, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct batch_view v;
    const struct scanned_sheet *s;
    if (!db_begin(ws->db, &txn, e) || !begin(ws, batch, sheet, &v, &s, e)) return false;
    const struct doubt *page = doubt_lookup(&v.doubts, s->sheet, "page");
    if (page && !decide_item(ws, &v, page, "ballot", r->reason, e)) return false;
    return decide_rest(ws, &v, s, r, count, e) && db_commit(&txn, e);
}

/* ---- the picture ---- */

/* Both papers have boxes for the item, and the picture's size tells which was printed. */
static bool find_layout(struct workspace *ws, const struct scan_batch *b, const struct scan_picture *p,
        struct ballot_contest *c, struct err *e)
{
    struct ballot_source source;
    if (!ballot_source_load(ws, &source, e)) return false;
    for (int sheet = 0; sheet < BALLOT_SHEET_COUNT; sheet++) {
        if (!ballot_contest_make(&source, batch_vote_key(b), sheet, 1, c, e)) continue;
        if (p->width == c->layout.width * SCAN_KEPT_PER_MM / 1000) return true;
    }
    return err_set(e, ERR_STATE, "选票的版面已经不是读入时的，不能截取");
}

/* All boxes of the candidate or line, as one rectangle. */
static bool find_boxes(const struct ballot_layout *l, const char *item, struct ballot_rect *at)
{
    bool is_line = item[0] == 'w', is_found = false;
    int32_t number = (int32_t)strtol(item + 1, NULL, 10);
    for (size_t i = 0; i < l->box_count; i++) {
        const struct ballot_box *b = &l->boxes[i];
        bool is_of_line = b->option == BALLOT_OPTION_WRITE_IN_NAME || b->option == BALLOT_OPTION_WRITE_IN_SIGN;
        if (b->candidate != number || is_of_line != is_line) continue;
        int32_t right = is_found ? at->x + at->w : b->at.x, end = b->at.x + b->at.w;
        if (!is_found) *at = b->at;
        if (right < end) at->w = end - at->x;
        is_found = true;
    }
    return is_found;
}

static int32_t kept_pixels(int32_t um)
{
    return um * SCAN_KEPT_PER_MM / 1000;
}

static bool cut_item(struct workspace *ws, const struct scan_batch *b, const char *item,
        const struct scan_picture *whole, struct scan_picture *part, struct err *e)
{
    struct ballot_contest *c = arena_alloc(ws->arena, sizeof *c);
    struct ballot_rect at = {0};
    if (!find_layout(ws, b, whole, c, e)) return false;
    if (!find_boxes(&c->layout, item, &at)) return err_set(e, ERR_INPUT, "选票上没有“%s”", item);
    *part = scan_picture_cut(ws->arena, whole, kept_pixels(at.x - AROUND_UM), kept_pixels(at.y - AROUND_UM),
            kept_pixels(at.w + 2 * AROUND_UM), kept_pixels(at.h + 2 * AROUND_UM), ENLARGED);
    return true;
}

bool sheet_picture(struct workspace *ws, const char *batch, const char *sheet, const char *item, struct str *png,
        const char **full, struct err *e)
{
    struct batch_view_list list;
    const struct scanned_sheet *s;
    struct scan_picture whole, part;
    struct str bytes;
    if (!batch_load(ws, batch, &list, e) || !sheet_find(&list.v[0], sheet, &s, e)) return false;
    if (!sheet_load_picture(ws->arena, ws->db, ws->election.county, s->batch_no, s->sheet, &bytes, e)) return false;
    if (bytes.n == 0) return err_set(e, ERR_INPUT, "%.8s 没有图像（%s），请看原件", s->sheet, s->refusal);
    if (item && !text_eq(item, "same") && s->state != SHEET_REFUSED) {
        if (!scan_picture_unpack(ws->arena, bytes, &whole, e) ||
                !cut_item(ws, &list.v[0].batch, item, &whole, &part, e) ||
                !scan_picture_pack(ws->arena, &part, &bytes, e))
            return err_in(e, "选票 %.8s", s->sheet);
    }
    *png = bytes;
    *full = s->sheet;
    return true;
}
