#include <stdlib.h>
#include <string.h>

#include "team/part_inside.h"

static int by_rest(const void *a, const void *b)
{
    const struct part_offer *x = a, *y = b;
    if (x->rest != y->rest) return x->rest < y->rest ? -1 : 1;
    return (x->pick > y->pick) - (x->pick < y->pick);
}

/* A cost less the prices of the uncounted rows. */
static int64_t rest_of(const struct part *p, int64_t cost, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct part_row *r = &p->rows[p->entries[i].row];
        if (!r->is_counted) cost -= r->price * p->entries[i].value;
    }
    return cost;
}

static void add_to_sums(struct part_stall *s, const struct part_offer *x, size_t *seen)
{
    size_t kind = (size_t)x->pick->kind, n = seen[kind]++;
    if (n == 0) s->kinds[s->kind_count++] = x->pick->kind;
    if (n < s->seats) s->sums[kind * s->seats + n] = x->rest + (n > 0 ? s->sums[kind * s->seats + n - 1] : 0);
}

static void lay_out(struct part_table *t, struct arena *a, size_t at)
{
    const struct part *p = t->p;
    const struct part_seat *seat = &p->seats[at];
    struct part_stall *s = &t->stalls[at];
    if (at > 0 && p->seats[at - 1].first == seat->first) {
        *s = t->stalls[at - 1];
        return;
    }
    s->seats = (size_t)seat->left;
    s->v = arena_alloc_array(a, seat->end - seat->first + 1, sizeof *s->v);
    s->sums = arena_alloc_array(a, p->kind_count * s->seats + 1, sizeof *s->sums);
    s->kinds = arena_alloc_array(a, p->kind_count + 1, sizeof *s->kinds);
    s->later = arena_alloc_array(a, s->seats + 1, sizeof *s->later);
    s->least = arena_alloc_array(a, s->seats + 1, sizeof *s->least);
    for (size_t k = 0; k < p->kind_count * s->seats; k++) s->sums[k] = PART_NEVER;
    for (size_t i = seat->first; i < seat->end; i++) {
        const struct part_pick *x = &p->picks[i];
        s->v[s->count++] = (struct part_offer){rest_of(p, t->cost[x->column], x->first, x->end), t->cost[x->column], x};
    }
    if (s->count > 0) qsort(s->v, s->count, sizeof *s->v, by_rest);
    size_t *seen = arena_alloc_array(a, p->kind_count + 1, sizeof *seen);
    for (size_t i = 0; i < s->count; i++) add_to_sums(s, &s->v[i], seen);
}

/* What the slacks of counted rows cost in a final state. */
static int64_t end_cost(const struct part_table *t, size_t state, int64_t *act)
{
    const struct part *p = t->p;
    int64_t sum = 0;
    for (size_t c = 0; c < p->count_count; c++) {
        const struct part_count *x = &p->counts[c];
        const struct part_row *r = &p->rows[x->row];
        act[x->row] = (int64_t)(state / x->stride % ((size_t)x->top + 1)) - x->shift * (int64_t)p->seat_count;
        if ((act[x->row] < r->low && !r->may_rise) || (r->high != MIP_FREE && act[x->row] > r->high && !r->may_fall)) return PART_NEVER;
    }
    for (size_t i = 0; i < p->slack_count; i++) {
        int64_t low, high, rest = t->slack_rest[i];
        if (!p->slacks[i].is_counted) continue;
        if (!part_slack_range(p, &p->slacks[i], act, true, &low, &high)) return PART_NEVER;
        sum += rest * (rest < 0 ? high : low);
    }
    return sum;
}

/* States after 1, 2 … picks of a kind, by the state before. */
static void find_jumps(const struct part *p, int32_t kind, size_t most, uint16_t *const *jump)
{
    const uint16_t *next = part_next(p, kind);
    memcpy(jump[1], next, (p->state_count + 1) * sizeof *next);
    for (size_t times = 2; times <= most; times++)
        for (size_t i = 0; i <= p->state_count; i++) jump[times][i] = next[jump[times - 1][i]];
}

static uint16_t **jumps_new(const struct part *p, struct arena *a, size_t most)
{
    uint16_t **jump = arena_alloc_array(a, most + 1, sizeof *jump);
    for (size_t times = 1; times <= most; times++) jump[times] = arena_alloc_array(a, p->state_count + 1, sizeof **jump);
    return jump;
}

/* now from then by so many picks of a kind, together at that rest. Without a branch: the most often run line of a composition. */
static void take_kind(const struct part *p, const uint16_t *jump, int64_t rest, const int64_t *restrict then, int64_t *restrict now)
{
    for (size_t i = 0; i < p->state_count; i++) {
        int64_t x = rest + then[jump[i]];
        now[i] = x < now[i] ? x : now[i];
    }
}

static void count_back(struct part_table *t, struct arena *a)
{
    const struct part *p = t->p;
    int64_t *later = arena_alloc_array(a, p->state_count + 1, sizeof *later);
    int64_t *act = arena_alloc_array(a, p->row_count + 1, sizeof *act);
    for (size_t i = 0; i < p->state_count; i++) later[i] = end_cost(t, i, act);
    later[p->state_count] = PART_NEVER;
    for (size_t at = p->seat_count; at-- > 0;) {
        struct part_stall *s = &t->stalls[at];
        if (s->later[0]) continue; /* another seat of the group */
        s->later[0] = later;
        for (size_t n = 1; n <= s->seats; n++) {
            s->later[n] = arena_alloc_array(a, p->state_count + 1, sizeof *later);
            for (size_t i = 0; i <= p->state_count; i++) s->later[n][i] = PART_NEVER;
        }
        uint16_t **jump = jumps_new(p, a, s->seats);
        for (size_t k = 0; k < s->kind_count; k++) {
            const int64_t *sums = s->sums + (size_t)s->kinds[k] * s->seats;
            find_jumps(p, s->kinds[k], s->seats, jump);
            for (size_t n = s->seats; n > 0; n--)
                for (size_t times = 1; times <= n && sums[times - 1] != PART_NEVER; times++)
                    take_kind(p, jump[times], sums[times - 1], s->later[n - times], s->later[n]);
        }
        for (size_t n = 0; n <= s->seats; n++) {
            s->least[n] = PART_NEVER;
            for (size_t i = 0; i < p->state_count; i++)
                if (s->later[n][i] < s->least[n]) s->least[n] = s->later[n][i];
        }
        later = s->later[s->seats];
    }
    t->root = later[0] >= PART_NEVER / 2 ? PART_NEVER : t->base + later[0];
}

struct part_table part_table_new(struct arena *a, const struct part *p, const int64_t *cost)
{
    struct part_table t = {.p = p, .cost = cost, .slack_rest = arena_alloc_array(a, p->slack_count + 1, sizeof *t.slack_rest),
            .stalls = arena_alloc_array(a, p->seat_count + 1, sizeof *t.stalls)};
    for (size_t i = 0; i < p->own_count; i++) {
        const struct part_row *r = &p->rows[i];
        if (!r->is_counted && r->price != 0) t.base += r->price * (r->price > 0 ? r->low : r->high);
    }
    for (size_t i = 0; i < p->slack_count; i++) {
        const struct part_slack *s = &p->slacks[i];
        t.slack_rest[i] = rest_of(p, cost[s->column], s->first, s->end);
        if (!s->is_counted && t.slack_rest[i] < 0) t.base += t.slack_rest[i] * s->high;
    }
    for (size_t i = 0; i < p->seat_count; i++) lay_out(&t, a, i);
    count_back(&t, a);
    return t;
}

/* ---- the same from the other end: what a pick and everything else cost ---- */

/* now from then by so many picks of a kind, together at that rest. */
static void take_kind_ahead(const struct part *p, const uint16_t *jump, int64_t rest, const int64_t *restrict then, int64_t *restrict now)
{
    for (size_t i = 0; i < p->state_count; i++)
        if (then[i] < PART_NEVER / 2 && then[i] + rest < now[jump[i]]) now[jump[i]] = then[i] + rest;
}

/* What a pick of each kind and everything else cost at least. */
static void bound_picks(const struct part *p, const struct part_stall *s, const int64_t *before, int64_t *least)
{
    for (size_t k = 0; k < s->kind_count; k++) {
        const uint16_t *next = part_next(p, s->kinds[k]);
        int64_t others = PART_NEVER;
        for (size_t i = 0; i < p->state_count; i++)
            if (before[i] < PART_NEVER / 2 && before[i] + s->later[s->seats - 1][next[i]] < others)
                others = before[i] + s->later[s->seats - 1][next[i]];
        for (size_t i = 0; others < PART_NEVER / 2 && i < s->count; i++)
            if (s->v[i].pick->kind == s->kinds[k]) least[s->v[i].pick->column] = others + s->v[i].rest;
    }
}

void part_bound(const struct part *p, const int64_t *cost, int64_t *least)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 31);
    struct part_table t = part_table_new(a, p, cost);
    int64_t *before = arena_alloc_array(a, p->state_count + 1, sizeof *before);
    for (size_t i = 0; i < p->state_count; i++) before[i] = i == 0 ? t.base : PART_NEVER;
    for (size_t i = 0; i < p->pick_count; i++) least[p->picks[i].column] = PART_NEVER;
    for (size_t i = 0; i < p->slack_count; i++) least[p->slacks[i].column] = t.root;
    for (size_t at = 0; at < p->seat_count; at += t.stalls[at].seats) {
        const struct part_stall *s = &t.stalls[at];
        int64_t **after = arena_alloc_array(a, s->seats + 1, sizeof *after);
        bound_picks(p, s, before, least);
        after[0] = before;
        for (size_t n = 1; n <= s->seats; n++) {
            after[n] = arena_alloc_array(a, p->state_count + 1, sizeof **after);
            for (size_t i = 0; i <= p->state_count; i++) after[n][i] = PART_NEVER;
        }
        uint16_t **jump = jumps_new(p, a, s->seats);
        for (size_t k = 0; k < s->kind_count; k++) {
            const int64_t *sums = s->sums + (size_t)s->kinds[k] * s->seats;
            find_jumps(p, s->kinds[k], s->seats, jump);
            for (size_t n = s->seats; n > 0; n--)
                for (size_t times = 1; times <= n && sums[times - 1] != PART_NEVER; times++)
                    take_kind_ahead(p, jump[times], sums[times - 1], after[n - times], after[n]);
        }
        before = after[s->seats];
    }
}
