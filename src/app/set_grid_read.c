/* A stack of scanned forms, counted against what people counted and kept in an order that says nothing. */
#include <inttypes.h>
#include <stdlib.h>

#include "app/ballot_set.h"
#include "app/set_grid_stack.h"
#include "app/set_leaf.h"
#include "app/set_waiting.h"
#include "store/ballot_set.h"

/* ---- counted against what people counted ---- */

static void find(struct finding_list *found, enum finding_code code, const struct ballot_set *s, const char *text)
{
    finding_add(found, (struct finding){code, "", arena_text(found->arena, "票组 %s", s->name), text});
}

/* Pages of several people can be put together to one form where one page of each was lost: the number shows it, and nothing
 * else may, because nothing on a form points to a person. */
static void check_number(const struct grid_stack *s, const struct ballot_set *set, struct finding_list *found)
{
    struct arena *a = found->arena;
    const int64_t *f = set->figures;
    int64_t forms = (int64_t)s->n, spoiled = f[SET_VOID] > 0 ? f[SET_VOID] : 0;
    int64_t wanted = f[SET_VALID] >= 0 ? f[SET_VALID] : f[SET_RETURNED] - spoiled;
    const char *more = f[SET_ISSUED] >= 0 && forms > f[SET_ISSUED] ? arena_text(a, "，比发出的 %" PRId64 " 份还多", f[SET_ISSUED]) : "";
    if (f[SET_VALID] < 0 && f[SET_RETURNED] < 0)
        find(found, FINDING_F853, set, arena_text(a, "读出 %" PRId64 " 份%s；请数一数纸，用 --returned 写明收回几份再读，不符的不收", forms, more));
    else if (forms != wanted)
        find(found, FINDING_F852, set,
                arena_text(a, "读出 %" PRId64 " 份，登记%s应为 %" PRId64 " 份%s；%s", forms,
                        f[SET_VALID] >= 0 ? "的有效票" : spoiled ? "的收回数减去废票" : "的收回数", wanted, more,
                        forms < wanted ? "可能少扫了，几页的也可能各缺一页、拼成了一份，请逐份对照" : "可能有扫了两次的，或者废票没有取出"));
}

/* Forms whose pages come in another order than those of the first: the stack may have fallen apart. */
static void check_page_order(const struct grid_stack *s, const struct ballot_set *set, struct finding_list *found)
{
    enum { NAMED = 3 };
    const char *places = "";
    size_t others = 0;
    for (size_t i = 1; i < s->n; i++) {
        if (text_eq(s->forms[i].order, s->forms[0].order) || ++others > NAMED) continue;
        places = arena_text(found->arena, "%s%s%s", places, *places ? "、" : "", s->forms[i].pages[0].place);
    }
    if (others)
        find(found, FINDING_W851, set,
                arena_text(found->arena, "第一份的页序是 %s，另有 %zu 份不同（%s%s）；叠散过的，请看这几份里有没有别人的页", s->forms[0].order, others,
                        places, others > NAMED ? " …" : ""));
}

/* ---- keeping ---- */

static int by_leaf(const void *a, const void *b)
{
    return strcmp(((const struct grid_form *)a)->leaf, ((const struct grid_form *)b)->leaf);
}

static int by_question(const void *a, const void *b)
{
    const struct set_leaf_doubt *x = a, *y = b;
    int order = strcmp(x->leaf, y->leaf);
    return order ? order : (x->question_no > y->question_no) - (x->question_no < y->question_no);
}

/* Everything in the order of the leaves: nothing of the stack's order is written. */
static bool keep(struct workspace *ws, struct grid_stack *s, int64_t returned, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct arena *a = s->arena;
    struct ballot_set_list sets;
    struct ballot_set *set;
    struct set_leaf_list list = {.v = arena_alloc_array(a, s->n + 1, sizeof *list.v), .n = s->n,
            .doubts = arena_alloc_array(a, s->doubt_count + 1, sizeof *list.doubts), .doubt_count = s->doubt_count};
    struct set_leaf_pages *pages = arena_alloc_array(a, s->n + 1, sizeof *pages);
    for (size_t i = 0; i < s->doubt_count; i++)
        list.doubts[i] = (struct set_leaf_doubt){.leaf = s->forms[s->doubts[i].form].leaf, .question_no = (int64_t)s->doubts[i].question + 1, .why = s->doubts[i].why};
    if (list.doubt_count) qsort(list.doubts, list.doubt_count, sizeof *list.doubts, by_question);
    if (s->n) qsort(s->forms, s->n, sizeof *s->forms, by_leaf);
    for (size_t i = 0; i < s->n; i++) {
        list.v[i] = (struct set_leaf){s->forms[i].leaf, s->forms[i].answers};
        struct str *png = arena_alloc_array(a, s->g->n, sizeof *png);
        for (size_t k = 0; k < s->g->n; k++) png[k] = s->forms[i].pages[k].png;
        pages[i] = (struct set_leaf_pages){s->forms[i].leaf, png, s->g->n};
    }
    if (!db_begin(ws->db, &txn, e) || !ballot_set_find(ws, &sets, s->g->set->name, &set, e)) return false;
    set->figures[SET_RETURNED] = returned;
    return ballot_set_update(ws->db, ws->election.county, set, e) &&
           set_leaf_keep(ws, set, &s->g->form, &list, pages, e) && db_commit(&txn, e);
}

bool set_grid_take(struct workspace *ws, const struct set_grid *g, const struct set_grid_scan *scan,
        struct set_grid_result *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct grid_stack s = {.arena = a, .g = g};
    struct scan_ballot *known = arena_alloc_array(a, g->n, sizeof *known);
    struct scan_summary summary;
    struct ballot_set set = *g->set;
    int64_t *returned = &set.figures[SET_RETURNED];
    if (set.shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "票组 %s 已有结果；要重读，先用 huanjie set withdraw 写明理由撤回", set.name);
    if (!set_waiting_is_none(ws, &set, "读一叠", e)) return false;
    if (scan->returned >= 0 && *returned >= 0 && scan->returned != *returned)
        return err_set(e, ERR_INPUT, "登记的收回数是 %" PRId64 "，--returned 写的是 %" PRId64 "；先用 huanjie set add 改正登记", *returned, scan->returned);
    if (scan->returned >= 0) *returned = scan->returned;
    for (size_t i = 0; i < g->n; i++) known[i] = (struct scan_ballot){&g->pages[i], g->convention, true};
    struct scan_ballot_list list = {known, g->n};
    struct scan_order order = {.paths = scan->paths, .path_count = scan->path_count, .known = &list, .workers = 1, .wants_kept = true};
    if (!grid_stack_read_again(&s, scan, &list, e) || !scan_files(a, &order, grid_stack_take, &s, &summary, e) || !grid_stack_is_whole(&s, e)) return false;
    *out = (struct set_grid_result){.ballots = s.n, .pages = s.pages, .refused = s.refused, .refused_count = s.refused_count,
            .doubts = s.doubt_count, .found.arena = a};
    if (s.refused_count) return true;
    check_number(&s, &set, &out->found);
    check_page_order(&s, &set, &out->found);
    if (finding_count(&out->found, SEVERITY_STOP) > 0) return true;
    if (!keep(ws, &s, *returned, e)) return false;
    out->is_kept = true;
    out->is_taken = s.doubt_count == 0;
    return true;
}
