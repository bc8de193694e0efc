#include "app/ballot_print.h"

#include <inttypes.h>

#include "base/file.h"
#include "print/ballot.h"

static void put_rect(struct json *o, struct ballot_rect r)
{
    json_put_thousandths(o, "x_mm", r.x);
    json_put_thousandths(o, "y_mm", r.y);
    json_put_thousandths(o, "w_mm", r.w);
    json_put_thousandths(o, "h_mm", r.h);
}

struct json *ballot_layout_to_json(struct arena *a, const struct ballot_layout *l)
{
    struct json *root = json_new_object(a), *page = json_put_object(root, "page");
    json_put_thousandths(page, "width_mm", l->width);
    json_put_thousandths(page, "height_mm", l->height);
    json_put_text(root, "contest", ballot_contest_name(a, &l->payload));
    json_put_text(root, "style", ballot_style_code(l->payload.style));
    struct json *boxes = json_put_array(root, "boxes");
    for (size_t i = 0; i < l->box_count; i++) {
        struct json *o = json_add_object(boxes);
        json_put_int(o, "candidate", l->boxes[i].candidate);
        json_put_text(o, "name", l->boxes[i].name);
        json_put_text(o, "option", ballot_option_code(l->boxes[i].option));
        put_rect(o, l->boxes[i].at);
    }
    return root;
}

static bool write_layout(struct arena *a, const struct ballot_layout *l, const char *path, struct err *e)
{
    const char *text = arena_text(a, "%s\n", json_text_pretty(a, ballot_layout_to_json(a, l)));
    return file_write_atomic(path, str_of(text), e);
}

static bool record(struct workspace *ws, const struct ballot_print *p, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "copies", p->copies);
    json_put_text(detail, "sheet", ballot_sheet_code(p->sheet));
    json_put_text(detail, "style", ballot_style_code(p->style));
    json_put_text(detail, "code", p->code);
    return workspace_record(ws, "ballot-print", vote_subject(ws->arena, p->key), detail, NULL, e);
}

struct printing {
    const struct ballot_source *source;
    const struct ballot_order *order;
    struct ballot_print_list list;
};

static bool print_contest(struct printing *p, const struct ballot_contest *c, struct err *e)
{
    const struct ballot_order *order = p->order;
    struct workspace *ws = p->source->ws;
    struct arena *a = ws->arena;
    const char *contest = ballot_contest_name(a, &c->layout.payload), *stem = order->is_sample ? "sample" : "ballot";
    struct ballot_print x = {.key = c->vote->key,
            .place = ballot_contest_place(a, c->vote),
            .contest = contest,
            .sheet = c->design.sheet,
            .style = c->layout.payload.style,
            .code = arena_text(a, "%s", c->layout.code_text),
            .copies = order->copies,
            .pdf = order->folder ? arena_text(a, "%s/%s-%s.pdf", order->folder, stem, contest) : order->pdf,
            .layout = order->layout};
    if (order->folder && !order->is_sample) x.layout = arena_text(a, "%s/%s-%s.json", order->folder, stem, contest);
    struct ballot_leaf leaf = {.copies = (size_t)order->copies};
    struct ballot_sheaf sheaf = {.layout = &c->layout,
            .kind = order->is_sample ? BALLOT_LEAF_SAMPLE : BALLOT_LEAF_REAL,
            .name = arena_text(a, "%s%s", c->vote->label, order->is_sample ? "样票" : "选票"),
            .dated = c->vote->prepared_on,
            .leaves = &leaf,
            .leaf_count = 1};
    if (!ballot_pdf_write(&sheaf, x.pdf, e)) return false;
    if (x.layout && !write_layout(a, &c->layout, x.layout, e)) return false;
    p->list.v[p->list.n++] = x;
    return order->is_sample || record(ws, &x, e);
}

static bool print_or_skip(struct printing *p, struct vote_key key, struct err *e)
{
    struct ballot_contest *c = arena_alloc(p->source->ws->arena, sizeof *c);
    if (ballot_contest_make(p->source, key, p->order->sheet, 1, c, e)) return print_contest(p, c, e);
    if (e->kind != ERR_STATE) return false;
    p->list.skipped[p->list.skipped_count++] = arena_text(p->source->ws->arena, "%s", e->text);
    return true;
}

static bool print_posts(struct printing *p, struct err *e)
{
    struct session_view v;
    struct vote_key key = p->order->key;
    if (!session_load(p->source->ws, key.session_no, false, &v, e)) return false;
    for (size_t i = 0; i < v.session.post_count; i++) {
        key.no = v.session.posts[i].no;
        if (!print_or_skip(p, key, e)) return false;
    }
    return p->list.n || p->list.skipped_count || err_set(e, ERR_STATE, "没有职务，请先用 huanjie session post 登记");
}

static bool print_districts(struct printing *p, struct err *e)
{
    const struct ballot_source *s = p->source;
    for (size_t i = 0; i < s->districts.n; i++) {
        struct vote_key key = {0, s->districts.v[i].district_no, p->order->key.round};
        if (!print_or_skip(p, key, e)) return false;
    }
    return s->districts.n || err_set(e, ERR_STATE, "没有选区，请先用 huanjie district import 导入");
}

static bool print_all(struct printing *p, struct err *e)
{
    if (!file_make_folder(p->order->folder, e) ||
            !(p->order->key.session_no ? print_posts(p, e) : print_districts(p, e)))
        return false;
    return p->list.n || err_set(e, ERR_STATE, "没有可以印的选票: %s", p->list.skipped[0]);
}

static bool print_one(struct printing *p, struct err *e)
{
    struct ballot_contest *c = arena_alloc(p->source->ws->arena, sizeof *c);
    return ballot_contest_make(p->source, p->order->key, p->order->sheet, 1, c, e) && print_contest(p, c, e);
}

/* Places that may come up when all are asked for. */
static size_t count_places(const struct ballot_source *s)
{
    size_t n = s->districts.n;
    for (size_t i = 0; i < s->votes.session_count; i++) n += s->votes.sessions[i].session.post_count;
    return n;
}

static bool print_ordered(
        struct workspace *ws, const struct ballot_order *order, struct ballot_print_list *list, struct err *e)
{
    struct ballot_source source;
    if (!ballot_source_load(ws, &source, e)) return false;
    struct printing p = {.source = &source, .order = order};
    p.list.v = arena_alloc_array(ws->arena, count_places(&source) + 1, sizeof *p.list.v);
    p.list.skipped = arena_alloc_array(ws->arena, count_places(&source) + 1, sizeof *p.list.skipped);
    if (!(order->key.no ? print_one(&p, e) : print_all(&p, e))) return false;
    *list = p.list;
    return true;
}

/* A session's ballots are printed after the deputies' result is certified. */
static bool may_print(struct workspace *ws, const struct ballot_order *order, struct err *e)
{
    return order->key.session_no ? session_must_be_open(ws, order->key.session_no, e) : workspace_must_be_open(ws, e);
}

bool ballot_print(struct workspace *ws, const struct ballot_order *order, struct ballot_print_list *list, struct err *e)
{
    if (order->copies < 1 || order->copies > BALLOT_COPIES_MAX)
        return err_set(e, ERR_INPUT, "份数应为 1 至 %d", BALLOT_COPIES_MAX);
    if (order->is_sample) return print_ordered(ws, order, list, e);
    AUTO_TXN struct db_txn txn = {0};
    struct ballot_print_list printed;
    if (!db_begin(ws->db, &txn, e) || !may_print(ws, order, e) || !print_ordered(ws, order, &printed, e) ||
            !db_commit(&txn, e))
        return false;
    *list = printed;
    return true;
}
