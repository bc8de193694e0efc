#include "cadre/aggregate.h"

#include <inttypes.h>
#include <stdlib.h>

#include "model/code.h"

DEFINE_CODE_FUNCTION(cadre_order, enum cadre_order, CADRE_ORDERS)
DEFINE_TITLE_FUNCTION(cadre_order, enum cadre_order, CADRE_ORDERS)
DEFINE_FROM_FUNCTION(cadre_order, enum cadre_order, CADRE_ORDERS)

/* above[i * n + k]: rankings that put i above k. */
struct pairs {
    size_t n;
    int64_t *above;
};

static int64_t above(const struct pairs *p, size_t i, size_t k)
{
    return p->above[i * p->n + k];
}

static struct pairs count_pairs(struct arena *a, const struct ranking *rankings, size_t lines, size_t n)
{
    struct pairs p = {n, arena_alloc_array(a, n * n, sizeof *p.above)};
    for (size_t l = 0; l < lines; l++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < n; k++)
                if (rankings[l].place[i] < rankings[l].place[k]) p.above[i * n + k] += rankings[l].count;
    return p;
}

/* Two points for an item below, one for an equal: whole numbers of halves. */
static void score_borda(const struct pairs *p, int64_t base, int64_t *score)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->n; k++)
            if (i != k) score[i] += base + above(p, i, k) - above(p, k, i);
}

static void score_copeland(const struct pairs *p, int64_t *score)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->n; k++)
            if (i != k) score[i] += 1 + (above(p, i, k) > above(p, k, i)) - (above(p, i, k) < above(p, k, i));
}

static int64_t smaller(int64_t x, int64_t y)
{
    return x < y ? x : y;
}

/* Beaten items: the relation of strongest paths is transitive, so more beaten items never means a lower place. */
static void score_schulze(struct arena *a, const struct pairs *p, int64_t *score)
{
    size_t n = p->n;
    int64_t *path = arena_alloc_array(a, n * n, sizeof *path);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (above(p, i, k) > above(p, k, i)) path[i * n + k] = above(p, i, k);
    for (size_t m = 0; m < n; m++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < n; k++) {
                int64_t by_way = smaller(path[i * n + m], path[m * n + k]);
                if (i != k && by_way > path[i * n + k]) path[i * n + k] = by_way;
            }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (i != k && path[i * n + k] > path[k * n + i]) score[i]++;
}

static void order_by_score(struct aggregate *out)
{
    for (size_t i = 0; i < out->n; i++) {
        size_t at = i;
        for (; at > 0 && out->score[out->order[at - 1]] < out->score[i]; at--) out->order[at] = out->order[at - 1];
        out->order[at] = i;
    }
    for (size_t i = 1; i < out->n; i++) out->is_equal[i] = out->score[out->order[i]] == out->score[out->order[i - 1]];
}

/* The agreements that item i brings when it stands before all of `set`. */
static int64_t agreements_before(const struct pairs *p, size_t i, uint32_t set)
{
    int64_t sum = 0;
    for (; set; set &= set - 1) sum += above(p, i, (size_t)__builtin_ctz(set));
    return sum;
}

/* A run of the order whose items more rankings put above all that come behind the run, and below all before it: every optimal
 * order keeps them together in that place (extended Condorcet criterion, Truchon 1998), so only they are tried out.
 * best[S]: the most agreements among the items of S when they fill the last places of the run; ways[S]: orders that reach it
 * top[S]: the most when those that are not in S fill its first places */
struct block {
    struct pairs p;
    const size_t *items;
    size_t first;
    int64_t *best, *ways, *top;
};

static void fill_block(struct arena *a, struct block *b)
{
    uint32_t all = (UINT32_C(1) << b->p.n) - 1;
    b->best = arena_alloc_array(a, (size_t)all + 1, sizeof *b->best);
    b->ways = arena_alloc_array(a, (size_t)all + 1, sizeof *b->ways);
    b->top = arena_alloc_array(a, (size_t)all + 1, sizeof *b->top);
    b->ways[0] = 1;
    for (uint32_t set = 1; set <= all; set++) {
        b->best[set] = -1;
        for (uint32_t left = set; left; left &= left - 1) {
            size_t i = (size_t)__builtin_ctz(left);
            uint32_t rest = set & ~(UINT32_C(1) << i);
            int64_t sum = b->best[rest] + agreements_before(&b->p, i, rest);
            if (sum > b->best[set]) b->best[set] = sum, b->ways[set] = 0;
            if (sum == b->best[set]) b->ways[set] += b->ways[rest];
        }
    }
}

/* From the whole set down: which items may stand where in an optimal order, and the first of these orders by the numbers. */
static void place_block(struct block *b, struct aggregate *out)
{
    uint32_t all = (UINT32_C(1) << b->p.n) - 1, chosen = all;
    size_t at = 0;
    for (uint32_t set = 1; set < all; set++) b->top[set] = -1;
    for (uint32_t set = all; set > 0; set--) {
        size_t place = b->first + b->p.n - (size_t)__builtin_popcount(set);
        bool is_first = set == chosen, is_filled = false;
        if (b->top[set] < 0 || b->top[set] + b->best[set] != b->best[all]) continue;
        for (size_t i = 0; i < b->p.n; i++) {
            uint32_t rest = set & ~(UINT32_C(1) << i);
            if (rest == set) continue;
            int64_t gain = agreements_before(&b->p, i, rest), sum = b->top[set] + gain;
            if (b->best[rest] + gain != b->best[set]) continue;
            if (sum > b->top[rest]) b->top[rest] = sum;
            size_t item = b->items[i];
            if (!out->high[item] || place + 1 < out->low[item]) out->low[item] = place + 1;
            if (place + 1 > out->high[item]) out->high[item] = place + 1;
            if (is_first && !is_filled) {
                out->order[b->first + at++] = item;
                chosen = rest;
                is_filled = true;
            }
        }
    }
}

static int by_number(const void *x, const void *y)
{
    const size_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* Does every item of order[0 ..= at] win against every one behind it? */
static bool is_cut(const struct pairs *p, const size_t *order, size_t at)
{
    for (size_t i = 0; i <= at; i++)
        for (size_t k = at + 1; k < p->n; k++)
            if (above(p, order[i], order[k]) <= above(p, order[k], order[i])) return false;
    return true;
}

static void solve_block(struct arena *a, const struct pairs *p, const size_t *items, size_t n, size_t first, struct aggregate *out)
{
    struct block b = {.p = {n, arena_alloc_array(a, n * n, sizeof(int64_t))}, .items = items, .first = first};
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) b.p.above[i * n + k] = above(p, items[i], items[k]);
    fill_block(a, &b);
    place_block(&b, out);
    out->agreement += b.best[(UINT32_C(1) << n) - 1];
    out->optima *= b.ways[(UINT32_C(1) << n) - 1];
}

static void order_kemeny(struct arena *a, const struct pairs *p, struct aggregate *out)
{
    size_t *by_wins = arena_alloc_array(a, p->n, sizeof *by_wins), first = 0;
    struct aggregate wins = {.n = p->n, .order = by_wins, .is_equal = arena_alloc_array(a, p->n, sizeof(bool)),
            .score = arena_alloc_array(a, p->n, sizeof(int64_t))};
    score_copeland(p, wins.score);
    order_by_score(&wins);
    for (size_t at = 0; at < p->n; at++) {
        if (at + 1 < p->n && !is_cut(p, by_wins, at)) continue;
        qsort(by_wins + first, at + 1 - first, sizeof *by_wins, by_number);
        solve_block(a, p, by_wins + first, at + 1 - first, first, out);
        for (size_t i = first; i <= at; i++)
            for (size_t k = at + 1; k < p->n; k++) out->agreement += above(p, by_wins[i], by_wins[k]);
        first = at + 1;
    }
}

/* Equal scores share their places. */
static void place_by_score(struct aggregate *out)
{
    for (size_t i = 0, end; i < out->n; i = end) {
        for (end = i + 1; end < out->n && out->is_equal[end]; end++) continue;
        for (size_t k = i; k < end; k++) {
            out->low[out->order[k]] = i + 1;
            out->high[out->order[k]] = end;
        }
    }
}

bool cadre_aggregate(struct arena *a, enum cadre_order method, const struct ranking *rankings, size_t lines,
        size_t items, struct aggregate *out, struct err *e)
{
    size_t most = method == CADRE_ORDER_KEMENY ? CADRE_KEMENY_ITEMS_MAX : CADRE_ITEMS_MAX;
    if (lines == 0) return err_set(e, ERR_INPUT, "没有一条排序");
    if (lines > CADRE_LINES_MAX) return err_set(e, ERR_INPUT, "有 %zu 条排序，至多 %d 条", lines, CADRE_LINES_MAX);
    if (items < 2) return err_set(e, ERR_INPUT, "只有 %zu 个被排序的，至少要 2 个", items);
    if (items > most)
        return err_set(e, ERR_INPUT, "有 %zu 个被排序的，%s至多 %zu 个", items, cadre_order_title(method), most);
    *out = (struct aggregate){.method = method,
            .n = items,
            .order = arena_alloc_array(a, items, sizeof *out->order),
            .is_equal = arena_alloc_array(a, items, sizeof *out->is_equal),
            .low = arena_alloc_array(a, items, sizeof *out->low),
            .high = arena_alloc_array(a, items, sizeof *out->high),
            .score = arena_alloc_array(a, items, sizeof *out->score),
            .optima = 1};
    for (size_t l = 0; l < lines; l++) out->base += rankings[l].count;
    struct pairs p = count_pairs(a, rankings, lines, items);
    switch (method) {
    case CADRE_ORDER_BORDA: score_borda(&p, out->base, out->score); break;
    case CADRE_ORDER_COPELAND: score_copeland(&p, out->score); break;
    case CADRE_ORDER_SCHULZE: score_schulze(a, &p, out->score); break;
    case CADRE_ORDER_KEMENY: order_kemeny(a, &p, out); return true;
    case CADRE_ORDER_COUNT: break;
    }
    order_by_score(out);
    place_by_score(out);
    return true;
}
