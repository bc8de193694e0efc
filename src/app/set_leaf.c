#include "app/set_leaf.h"

#include <inttypes.h>

#include "app/appraisal.h"
#include "app/ballot_set.h"
#include "app/set_ballots.h"
#include "app/set_grid.h"
#include "app/set_waiting.h"
#include "seal/sm3.h"
#include "store/ballot_set.h"

enum { DIGITS = 8 }; /* of a leaf, as people write it */

/* A set whose stack waits. */
struct pending {
    struct ballot_set_list sets;
    struct ballot_set *set;
    struct set_form form;
    struct set_leaf_list leaves;
};

static bool load(struct workspace *ws, const char *name, struct pending *p, struct err *e)
{
    int64_t county = ws->election.county;
    return ballot_set_find(ws, &p->sets, name, &p->set, e) &&
           set_form_load(ws->arena, ws->db, county, p->set->set_no, &p->form, e) &&
           set_leaf_load_all(ws->arena, ws->db, county, p->set->set_no, p->form.n, &p->leaves, e);
}

/* ---- what people read ---- */

static bool is_taken_place(const struct set_look *l)
{
    static const uint8_t nobody[SET_LOOK_WHO];
    return memcmp(l->who, nobody, sizeof nobody) != 0;
}

/* How often each label was read on the line; the label that two read is the answer. */
static size_t count_looks(const struct set_leaf_doubt *d, bool *is_settled, int64_t *label)
{
    size_t looked = 0, votes[SET_LABELS_MAX + 1] = {0};
    *is_settled = false;
    for (; looked < SET_LOOKS_MAX && is_taken_place(&d->looks[looked]); looked++) {
        uint8_t read = d->looks[looked].label_no;
        if (read > SET_LABELS_MAX || ++votes[read] < 2) continue;
        *is_settled = true;
        *label = read;
    }
    return looked;
}

static const char *place_of(struct arena *a, const struct set_leaf_doubt *d)
{
    size_t rows = set_grid_rows(), question = (size_t)d->question_no - 1;
    return arena_text(a, "%.*s:%zu:%zu", DIGITS, d->leaf, question / rows + 1, question % rows + 1);
}

bool set_leaf_list_open(struct workspace *ws, const char *set, struct set_leaf_open **open, size_t *n, struct err *e)
{
    struct pending p;
    if (!load(ws, set, &p, e)) return false;
    struct set_leaf_open *v = arena_alloc_array(ws->arena, p.leaves.doubt_count + 1, sizeof *v);
    *n = 0;
    for (size_t i = 0; i < p.leaves.doubt_count; i++) {
        const struct set_leaf_doubt *d = &p.leaves.doubts[i];
        const struct set_question *q = &p.form.questions[d->question_no - 1];
        bool is_settled;
        int64_t ignored;
        size_t looked = count_looks(d, &is_settled, &ignored);
        if (is_settled) continue;
        v[(*n)++] = (struct set_leaf_open){place_of(ws->arena, d),
                *q->item ? arena_text(ws->arena, "%s %s", q->subject, q->item) : q->subject, d->why, looked, looked > 1};
    }
    *open = v;
    return true;
}

/* ---- taking ---- */

/* The forms with what was settled, as whole ballots. */
static bool take(struct workspace *ws, struct pending *p, struct err *e)
{
    struct set_stack x = {.form = p->form, .n = p->leaves.n};
    struct json *detail = json_new_object(ws->arena);
    x.answers = arena_alloc_array(ws->arena, x.n * p->form.n + 1, 1);
    for (size_t i = 0; i < x.n; i++) memcpy(x.answers + i * p->form.n, p->leaves.v[i].answers, p->form.n);
    for (size_t i = 0; i < p->leaves.doubt_count; i++) {
        const struct set_leaf_doubt *d = &p->leaves.doubts[i];
        bool is_settled;
        int64_t label = 0;
        (void)count_looks(d, &is_settled, &label);
        for (size_t k = 0; k < x.n; k++)
            if (text_eq(p->leaves.v[k].leaf, d->leaf)) x.answers[k * p->form.n + (size_t)d->question_no - 1] = (uint8_t)label;
    }
    json_put_int(detail, "settled", (int64_t)p->leaves.doubt_count);
    return set_leaf_delete_all(ws->db, ws->election.county, p->set->set_no, e) &&
           set_ballots_store(ws, p->set, &x, "set-scan", detail, e);
}

static size_t count_open(const struct set_leaf_list *l)
{
    size_t open = 0;
    for (size_t i = 0; i < l->doubt_count; i++) {
        bool is_settled;
        int64_t ignored;
        (void)count_looks(&l->doubts[i], &is_settled, &ignored);
        open += !is_settled;
    }
    return open;
}

static bool record(struct workspace *ws, const char *action, const struct ballot_set *set, const char *what, size_t n, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, what, (int64_t)n);
    return workspace_record(ws, action, arena_text(ws->arena, "票组 %s", set->name), detail, NULL, e);
}

bool set_leaf_keep(struct workspace *ws, struct ballot_set *set, const struct set_form *f,
        const struct set_leaf_list *list, const struct set_leaf_pages *pages, struct err *e)
{
    int64_t county = ws->election.county;
    if (set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "票组 %s 已有结果；要重读，先用 huanjie set withdraw 写明理由撤回", set->name);
    if (!set_waiting_is_none(ws, set, "读一叠", e) || !set_leaf_delete_pages(ws->db, county, set->set_no, e)) return false;
    for (size_t i = 0; i < list->n; i++)
        for (size_t k = 0; k < pages[i].n; k++)
            if (!set_leaf_insert_page(ws->db, county, set->set_no, pages[i].leaf, (int64_t)k + 1, pages[i].png[k], e)) return false;
    if (list->doubt_count == 0) {
        struct pending p = {.set = set, .form = *f, .leaves = *list};
        return take(ws, &p, e);
    }
    for (size_t i = 0; i < list->n; i++)
        if (!set_leaf_insert(ws->db, county, set->set_no, &list->v[i], f->n, e)) return false;
    for (size_t i = 0; i < list->doubt_count; i++)
        if (!set_leaf_insert_doubt(ws->db, county, set->set_no, &list->doubts[i], e)) return false;
    return record(ws, "set-read", set, "doubts", list->doubt_count, e);
}

/* ---- settling ---- */

static bool label_from(const struct set_form *f, const char *text, int64_t *label)
{
    *label = 0;
    if (text_eq(text, SET_NO_ANSWER)) return true;
    for (size_t i = 0; i < f->label_count; i++)
        if (text_eq(text, f->labels[i])) *label = (int64_t)i + 1;
    return *label > 0;
}

/* The person as a line knows him: of another line, or another form, he has another hash. */
static bool hash_person(struct workspace *ws, const struct set_leaf_doubt *d, uint8_t who[SET_LOOK_WHO], struct err *e)
{
    char hex[SM3_HEX];
    if (!sm3_hex(str_of(arena_text(ws->arena, "%s\n%" PRId64 "\n%s", d->leaf, d->question_no, ws->actor)), hex, e)) return false;
    memcpy(who, hex, SET_LOOK_WHO);
    return true;
}

/* Looks fill their places in the order of their hashes, not in that of the readings. */
static bool add_look(struct workspace *ws, struct set_leaf_doubt *d, int64_t label, struct err *e)
{
    struct set_look x = {.label_no = (uint8_t)label};
    size_t at = 0;
    if (!hash_person(ws, d, x.who, e)) return false;
    while (at < SET_LOOKS_MAX && is_taken_place(&d->looks[at]))
        if (memcmp(d->looks[at++].who, x.who, sizeof x.who) == 0)
            return err_set(e, ERR_STATE, "“%s”已经认定过 %s；要由另一人再看（用 --by 写明）", ws->actor, place_of(ws->arena, d));
    if (at == SET_LOOKS_MAX) return err_set(e, ERR_STATE, "%s 已有 %d 人看过", place_of(ws->arena, d), SET_LOOKS_MAX);
    for (; at > 0 && memcmp(d->looks[at - 1].who, x.who, sizeof x.who) > 0; at--) d->looks[at] = d->looks[at - 1];
    d->looks[at] = x;
    return true;
}

static bool settle_one(struct workspace *ws, struct pending *p, const char *text, struct err *e)
{
    struct set_leaf_doubt *d = NULL;
    const char *equals = strchr(text, '=');
    int64_t label;
    for (size_t i = 0; equals && i < p->leaves.doubt_count && !d; i++) {
        const char *place = place_of(ws->arena, &p->leaves.doubts[i]);
        if (strlen(place) == (size_t)(equals - text) && strncmp(place, text, strlen(place)) == 0) d = &p->leaves.doubts[i];
    }
    if (!d) return err_set(e, ERR_INPUT, "没有“%s”说的待认定的一行；用 huanjie set doubts 查看", text);
    if (!label_from(&p->form, equals + 1, &label)) return err_set(e, ERR_INPUT, "“%s”等号后面应为表上的选项或者“%s”", text, SET_NO_ANSWER);
    return add_look(ws, d, label, e) && set_leaf_update_looks(ws->db, ws->election.county, p->set->set_no, d, e);
}

bool set_leaf_settle(
        struct workspace *ws, const char *set, const char *const *settled, size_t n, size_t *left, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct pending p;
    if (!db_begin(ws->db, &txn, e) || !load(ws, set, &p, e)) return false;
    if (p.leaves.n == 0) return err_set(e, ERR_STATE, "票组 %s 没有在等人认定的测评表", set);
    for (size_t i = 0; i < n; i++)
        if (!settle_one(ws, &p, settled[i], e)) return false;
    if (!record(ws, "set-settle", p.set, "lines", n, e)) return false;
    size_t open = count_open(&p.leaves);
    if (open == 0 && !take(ws, &p, e)) return false;
    if (!db_commit(&txn, e)) return false;
    *left = open;
    return true;
}

/* ---- pictures ---- */

/* Has the page of that form a line that is still to be read? */
static bool is_open_page(const struct pending *p, const char *digits, int64_t page_no)
{
    int64_t rows = (int64_t)set_grid_rows();
    bool is_open = false;
    for (size_t i = 0; i < p->leaves.doubt_count && !is_open; i++) {
        const struct set_leaf_doubt *d = &p->leaves.doubts[i];
        bool is_settled;
        int64_t ignored;
        if (strncmp(d->leaf, digits, strlen(digits)) != 0 || (d->question_no - 1) / rows + 1 != page_no) continue;
        (void)count_looks(d, &is_settled, &ignored);
        is_open = !is_settled;
    }
    return is_open;
}

/* While people settle the stack nobody knows yet which lines few will have answered: they see what they have to read, and no other
 * sheet. Afterwards a sheet says what the figures say, and more: where one of them is kept back, all sheets are. What is refused is
 * refused alike whether there is such a sheet or not. */
static bool may_be_seen(struct workspace *ws, const struct pending *p, const char *digits, int64_t page_no, struct err *e)
{
    struct appraisal x;
    size_t at;
    const char *name = p->set->name;
    if (strlen(digits) < DIGITS) return err_set(e, ERR_INPUT, "测评表的代号要写全 %d 位，如 huanjie set doubts 列出的", DIGITS);
    if (p->leaves.n)
        return is_open_page(p, digits, page_no) ||
               err_set(e, ERR_STATE, "票组 %s 还没有认定完，图像只看还有行待认定的那几页（huanjie set doubts %s）", name, name);
    if (!appraisal_load(ws, &x, e) || !appraisal_find(&x, name, &at, e)) return false;
    return !set_table_hides(&x.tables[at]) ||
           err_set(e, ERR_STATE, "票组 %s 的结果里有不足五人、不显示的，图像只在认定的时候看认不清的那几页；请看原件", name);
}

bool set_leaf_picture(
        struct workspace *ws, const char *set, const char *digits, int64_t page_no, struct str *png, struct err *e)
{
    struct pending p;
    bool found;
    if (!load(ws, set, &p, e) || !may_be_seen(ws, &p, digits, page_no, e) ||
            !set_leaf_load_page(ws->arena, ws->db, ws->election.county, p.set->set_no, digits, page_no, png, &found, e))
        return false;
    return found || err_set(e, ERR_INPUT, "没有“%s”第 %" PRId64 " 页的图像", digits, page_no);
}
