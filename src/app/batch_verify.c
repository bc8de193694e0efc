#include "app/batch_verify.h"

#include <inttypes.h>

#include "app/scan_batch.h"

/* One stack with what the journal says of it. */
struct heard {
    const struct batch_view *view;
    const char *hash;  /* of the last closing; NULL: none */
    bool *answers;     /* of the view: found in the journal */
    bool *looks;
    bool *operators;
    size_t draws;
    size_t strange;    /* entries that the tables do not have, or have otherwise */
};

struct hearing {
    struct workspace *ws;
    struct heard *v;
    size_t n;
};

static const char *text_of(const struct json *detail, const char *name)
{
    const char *text = "";
    struct err ignored;
    return json_read_text(detail, name, "", &text, &ignored) ? text : "";
}

static int64_t number_of(const struct json *detail, const char *name)
{
    int64_t n = 0;
    struct err ignored;
    return json_read_int(detail, name, 0, &n, &ignored) ? n : 0;
}

static void hear_answer(struct heard *h, const struct journal_entry *entry, const struct json *detail)
{
    const struct answer_list *list = &h->view->answers;
    for (size_t i = 0; i < list->n; i++) {
        const struct sheet_answer *x = &list->v[i];
        if (x->entry_no != number_of(detail, "entry") || !text_eq(x->sheet, text_of(detail, "sheet")) ||
                !text_eq(x->item, text_of(detail, "item")))
            continue;
        h->answers[i] = text_eq(x->answer, text_of(detail, "answer")) && text_eq(x->clerk, entry->actor) &&
                        text_eq(doubt_reason_code(x->reason), text_of(detail, "reason"));
        return;
    }
    h->strange++;
}

static void hear_look(struct heard *h, const struct journal_entry *entry, const struct json *detail)
{
    const struct look_list *list = &h->view->looks;
    for (size_t i = 0; i < list->n; i++) {
        const struct sheet_look *x = &list->v[i];
        if (x->entry_no != number_of(detail, "entry") || !text_eq(x->sheet, text_of(detail, "sheet"))) continue;
        h->looks[i] = text_eq(x->votes, text_of(detail, "votes")) &&
                      text_eq(x->written, text_of(detail, "written")) && text_eq(x->clerk, entry->actor);
        return;
    }
    h->strange++;
}

static void hear_operator(struct heard *h, const struct journal_entry *entry)
{
    const struct operator_list *list = &h->view->operators;
    bool is_known = false;
    for (size_t i = 0; i < list->n; i++) {
        if (!text_eq(list->v[i], entry->actor)) continue;
        h->operators[i] = true;
        is_known = true;
    }
    h->strange += !is_known;
}

static void hear_draw(struct heard *h, int64_t seq, const struct json *detail)
{
    const struct sample_list *list = &h->view->samples;
    size_t at = (size_t)number_of(detail, "draw") - 1;
    const struct scan_sample *x = at < list->n ? &list->v[at] : NULL;
    if (x && x->journal_seq == seq && text_eq(x->seed, text_of(detail, "seed")) &&
            x->size == number_of(detail, "size") && x->sheets == number_of(detail, "of"))
        h->draws++;
    else
        h->strange++;
}

static void hear(struct hearing *all, const struct journal_record *r)
{
    const struct journal_entry *entry = &r->entry;
    bool is_close = text_eq(entry->action, "batch-close"), is_answer = text_eq(entry->action, "sheet-decide");
    bool is_draw = text_eq(entry->action, "second-look-draw"), is_look = text_eq(entry->action, "second-look");
    bool is_operator = text_eq(entry->action, "batch-operator");
    struct json *detail;
    struct err ignored;
    if (!(is_close || is_answer || is_draw || is_look || is_operator) ||
            !json_parse(all->ws->arena, str_of(entry->detail), &detail, &ignored))
        return;
    for (size_t i = 0; i < all->n; i++) {
        struct heard *h = &all->v[i];
        if (!text_eq(h->view->batch.name, text_of(detail, "batch"))) continue;
        if (is_close) h->hash = text_of(detail, "sm3");
        if (is_answer) hear_answer(h, entry, detail);
        if (is_draw) hear_draw(h, r->mark.seq, detail);
        if (is_look) hear_look(h, entry, detail);
        if (is_operator) hear_operator(h, entry);
    }
}

static bool hear_journal(struct hearing *all, struct err *e)
{
    enum { PAGE = 500 };
    struct journal_page page;
    for (int64_t after = 0;; after = page.v[page.n - 1].mark.seq) {
        if (!journal_load(all->ws->arena, all->ws->db, all->ws->election.county, after, PAGE, &page, e)) return false;
        if (page.n == 0) return true;
        for (size_t i = 0; i < page.n; i++) hear(all, &page.v[i]);
    }
}

static size_t count_missing(const bool *found, size_t n)
{
    size_t missing = 0;
    for (size_t i = 0; i < n; i++) missing += !found[i];
    return missing;
}

/* The sheets as they are stored, without what a second look added to them. */
static bool has_its_hash(struct workspace *ws, const struct heard *h, bool *same, struct err *e)
{
    struct sheet_list sheets;
    char hex[SM3_HEX];
    if (!sheet_load_batch(ws->arena, ws->db, ws->election.county, h->view->batch.batch_no, &sheets, e) ||
            !batch_hash(&sheets, hex, e))
        return false;
    *same = h->hash && text_eq(h->hash, hex);
    return true;
}

/* How somebody who has seen that all agrees comes to the ballots themselves. */
static const char *where_to_look(struct arena *a, const struct scan_batch *b)
{
    if (b->state != BATCH_CLOSED) return "";
    return arena_text(a, "；逐张查看用 huanjie batch ballots --%s %" PRId64 " --round %" PRId64 " --candidate 姓名",
            b->session_no ? "post" : "district", b->district_no, b->round);
}

static bool judge(struct workspace *ws, const struct heard *h, const struct batch_verifier *say, struct err *e)
{
    const struct batch_view *v = h->view;
    bool same = true;
    if (v->batch.state == BATCH_CLOSED && !has_its_hash(ws, h, &same, e)) return false;
    size_t missing = count_missing(h->answers, v->answers.n) + count_missing(h->looks, v->looks.n) +
                     count_missing(h->operators, v->operators.n) +
                     (v->samples.n - h->draws) + h->strange;
    const char *text = arena_text(ws->arena, "%s: %zu 张、%zu 次认定、%zu 次复看与日志相符%s", v->batch.name, v->sheets.n,
            v->answers.n, v->looks.n, where_to_look(ws->arena, &v->batch));
    if (!same) text = arena_text(ws->arena, "%s 的选票与关闭时的不同", v->batch.name);
    if (missing) text = arena_text(ws->arena, "%s 有 %zu 处读入的人、认定、抽样或复看与日志不符", v->batch.name, missing);
    say->say(say->context, same && !missing, "机读选票", text);
    return true;
}

bool batch_verify(struct workspace *ws, const struct batch_verifier *say, struct err *e)
{
    struct batch_view_list views;
    if (!batch_load(ws, NULL, &views, e)) return false;
    if (views.n == 0) return true;
    struct hearing all = {.ws = ws, .v = arena_alloc_array(ws->arena, views.n, sizeof *all.v), .n = views.n};
    for (size_t i = 0; i < views.n; i++) {
        const struct batch_view *v = &views.v[i];
        all.v[i] = (struct heard){.view = v,
                .answers = arena_alloc_array(ws->arena, v->answers.n + 1, sizeof(bool)),
                .looks = arena_alloc_array(ws->arena, v->looks.n + 1, sizeof(bool)),
                .operators = arena_alloc_array(ws->arena, v->operators.n + 1, sizeof(bool))};
    }
    if (!hear_journal(&all, e)) return false;
    for (size_t i = 0; i < all.n; i++)
        if (!judge(ws, &all.v[i], say, e)) return false;
    return true;
}
