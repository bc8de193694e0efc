#include <inttypes.h>
#include <math.h>

#include "cadre/bloc.h"
#include "cadre/chance.h"
#include "cadre/flag_state.h"
#include "cadre/set_bloc.h"
#include "cadre/share.h"

enum { ORDER_SUBJECTS_MIN = 6, DEALS_MAX = 99999 };

static bool is_asked(const struct set_record *r, const struct set_choice *c)
{
    const struct ballot_set *s = r->table->set;
    return s->asks != SET_WILLINGNESS && s->asks != SET_AWARENESS && s->side != SIDE_SELF && (c->year == 0 || date_year(s->held_on) == c->year) &&
           r->table->raters >= CADRE_RATERS_MIN;
}

/* A p of one in so many deals must be able to survive among so many comparisons. */
static size_t deals_for(const struct flag_search *q, size_t family)
{
    double needed = 2 * (double)family / q->level;
    size_t deals = needed > DEALS_MAX ? DEALS_MAX : (size_t)needed;
    return deals > q->deals ? deals : q->deals;
}

/* ---- equal ballots ---- */

static const char *bloc_text(struct arena *a, const struct ballot_set *s, const struct bloc *x)
{
    const char *largest = x->largest ? arena_text(a, "，最多的一批 %zu 张", x->largest) : "";
    return arena_text(a,
            "“%s”有 %" PRId64 " 对票完全相同%s；把%s之间重新分发，平均只有 %.1f 对"
            "（p = %.4f，%" PRId64 " 张票，另有 %zu 张%s不算）。是否商量过？",
            s->name, x->pairs, largest, s->asks == SET_RECOMMENDATION ? "各职位的推荐在票" : "答案在宽严相近的票", x->expected,
            x->p.value, x->p.base, x->straight, s->asks == SET_RECOMMENDATION ? "谁也没有推荐的" : "全票一个等次的");
}

static bool test_bloc(const struct flag_search *q, const struct set_record *r, size_t deals, struct flag_candidates *family,
        struct flag_list *found, struct err *e)
{
    struct arena *a = found->arena;
    AUTO_ARENA struct arena *scratch = arena_new((size_t)256 << 20);
    const struct ballot_set *s = r->table->set;
    struct bloc x;
    struct bloc_question bq = {.deals = deals, .seed = q->seed + (uint64_t)s->set_no};
    cadre_bloc_ballots(scratch, r, &bq);
    if (bq.items < CADRE_BLOC_ITEMS_MIN) return true;
    if (!cadre_bloc(scratch, &bq, &x, e)) return err_in(e, "票组 %s", s->name);
    if (!measure_is_defined(&x.p)) return true;
    /* Who wants those who serve names the same people post by post, which dealing the posts apart does not know: a few equal
     * recommendations are no bloc. */
    bool is_few = s->asks == SET_RECOMMENDATION && x.largest == 0;
    struct flag_candidate c = {.is_beyond = x.p.value <= q->p_max && !is_few,
            .flag = {.kind = FLAG_BLOC, .subject = "", .figure = x.p, .p = x.p.value}};
    if (c.is_beyond) {
        c.flag.id = arena_text(a, "bloc/%s", s->name);
        c.flag.question = bloc_text(a, s, &x);
    }
    flag_propose(found, family, c);
    return true;
}

bool flag_find_blocs(const struct flag_search *q, struct flag_list *found, struct err *e)
{
    struct flag_candidates family = {.n = 0};
    size_t sets = 0;
    for (size_t i = 0; i < q->n; i++) sets += q->records[i].ballots && is_asked(&q->records[i], &q->choice);
    for (size_t i = 0; i < q->n; i++)
        if (q->records[i].ballots && is_asked(&q->records[i], &q->choice) &&
                !test_bloc(q, &q->records[i], deals_for(q, sets), &family, found, e))
            return false;
    flag_settle(q, FLAG_BLOC, &family, found);
    return true;
}

/* ---- the order on the form ---- */

/* Pairs in which who stands before is graded higher, less those the other way round. */
static int64_t concordance(const double *v, size_t n)
{
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) sum += (v[i] > v[k]) - (v[i] < v[k]);
    return sum;
}

static double order_p(double *v, size_t n, size_t deals, uint64_t seed)
{
    struct chance c = chance_from(seed);
    int64_t seen = concordance(v, n);
    size_t as_much = 0;
    for (size_t d = 0; d < deals; d++) {
        for (size_t i = n; i > 1; i--) {
            size_t k = chance_below(&c, (uint32_t)i);
            double swapped = v[i - 1];
            v[i - 1] = v[k];
            v[k] = swapped;
        }
        as_much += concordance(v, n) >= seen;
    }
    return (double)(as_much + 1) / (double)(deals + 1);
}

/* One item's list: of several items, each is a list of its own. means come in the order of the form. */
struct order_list {
    const struct set_table *table;
    const char *item;
    double *means;
    size_t n;
};

struct placed {
    size_t place;
    double mean;
};

/* The means of an item by place on the form. NULL, or why that cannot be said. */
static const char *line_up(struct arena *a, const struct set_table *t, const char *item, struct order_list *out)
{
    struct placed *v = arena_alloc_array(a, t->n + 1, sizeof *v);
    *out = (struct order_list){.table = t, .item = item, .means = arena_alloc_array(a, t->n + 1, sizeof(double))};
    for (size_t i = 0; i < t->n; i++) {
        const struct set_question *q = t->rows[i].question;
        if (!text_eq(q->item, item) || t->rows[i].is_hidden) continue;
        double mean = set_row_mean(t, &t->rows[i]);
        if (isnan(mean)) continue;
        struct placed x = {ballot_set_place(t->set->name_order, q->subject), mean};
        if (*t->set->name_order && x.place == 0)
            return arena_text(a, "登记的名单次序里没有%s", q->subject);
        size_t at = out->n++;
        for (; at > 0 && v[at - 1].place > x.place; at--) v[at] = v[at - 1];
        v[at] = x;
    }
    for (size_t i = 0; i < out->n; i++) out->means[i] = v[i].mean;
    if (out->n >= ORDER_SUBJECTS_MIN && !*t->set->name_order) return "没有登记表上名单的次序";
    return NULL;
}

static void test_order(const struct flag_search *q, struct order_list *l, size_t deals, struct flag_candidates *family,
        struct flag_list *found)
{
    struct arena *a = found->arena;
    const struct ballot_set *s = l->table->set;
    int64_t pairs = (int64_t)(l->n * (l->n - 1) / 2), ahead = concordance(l->means, l->n);
    double p = order_p(l->means, l->n, deals, q->seed + (uint64_t)s->set_no);
    struct flag_candidate c = {.is_beyond = p <= q->p_max,
            .flag = {.kind = FLAG_ORDER, .subject = "", .figure = measure_of(CADRE_ORDER_EFFECT, (int64_t)l->n, p), .p = p}};
    if (c.is_beyond) {
        c.flag.id = arena_text(a, "order/%s%s%s", s->name, *l->item ? "/" : "", l->item);
        c.flag.question = arena_text(a,
                "“%s”%s: 表上排在前面的评得高（%zu 人、%" PRId64 " 对中前面高的净多 %" PRId64
                " 对，p = %.4f）。是人本来有别，还是照着次序填的？",
                s->name, set_item_title(l->item), l->n, pairs, ahead, p);
    }
    flag_propose(found, family, c);
}

static bool is_first_of_item(const struct set_table *t, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (text_eq(t->rows[i].question->item, t->rows[row].question->item)) return false;
    return true;
}

void flag_find_orders(const struct flag_search *q, struct flag_list *found)
{
    struct flag_candidates family = {.n = 0};
    struct order_list *lists = NULL;
    size_t n = 0, capacity = 0;
    for (size_t i = 0; i < q->n; i++) {
        const struct set_table *t = q->records[i].table;
        if (t->set->asks == SET_RECOMMENDATION || !is_asked(&q->records[i], &q->choice)) continue;
        for (size_t k = 0; k < t->n; k++) {
            struct order_list l;
            if (!is_first_of_item(t, k)) continue;
            const char *why = line_up(found->arena, t, t->rows[k].question->item, &l);
            if (why) flag_leave_untested(found, (struct flag_untested){FLAG_ORDER, t->set->name, why});
            if (why || l.n < ORDER_SUBJECTS_MIN) continue;
            if (n == capacity) lists = arena_grow_array(found->arena, lists, &capacity, sizeof *lists);
            lists[n++] = l;
        }
    }
    for (size_t i = 0; i < n; i++) test_order(q, &lists[i], deals_for(q, n), &family, found);
    flag_settle(q, FLAG_ORDER, &family, found);
}
