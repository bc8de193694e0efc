#include "team/part_inside.h"

/* FIRST_CAP    cheapest teams are looked for up to so many units above the bound, then CAP_GROWTH times as far, behind LAST_CAP at any
 *              cost
 * FEW_STEPS    a search may take so many steps and one for COUNTED_PER_STEP combinations counted: about as long as counting took;
 *              MANY_STEPS when there is nothing to learn any more
 * LEARN_SHARE  a row is counted by which one step in so many failed
 * FIRST_STEP   of a price: a unit divided by it; PRICE_STEPS: how often it is changed */
enum {
    FIRST_CAP = 1,
    CAP_GROWTH = 3,
    LAST_CAP = 2187,
    FEW_STEPS = 2000,
    COUNTED_PER_STEP = 100,
    MANY_STEPS = 50000,
    TRIES = 6,
    LEARN_SHARE = 60,
    FIRST_STEP = 4,
    PRICE_STEPS = 5
};

/* below     only teams that cost less are wanted
 * priced    uncounted rows whose price says what goes beyond their side
 * act       sums of the rows, so far
 * failed    how often each row cut the search */
struct hunt {
    const struct part *p;
    const struct part_table *table;
    const struct part_wish *wish;
    struct arena *arena; /* of the teams */
    int64_t below, steps, patience;
    size_t *priced, priced_count;
    int64_t *act, *slack, *failed;
    const struct part_offer **chosen;
    size_t chosen_count;
    struct part_cheapest *found;
};

/* What uncounted rows cost at least above their prices: what goes beyond the side that is priced, and what slacks must make up.
 * *most_of: the row that costs most of it */
static int64_t extra(const struct hunt *h, size_t at, size_t *most_of)
{
    const struct part *p = h->p;
    const struct part_seat *s = &p->seats[at];
    int64_t x = 0, most = 0;
    for (size_t k = 0; k < h->priced_count; k++) {
        size_t i = h->priced[k];
        const struct part_row *r = &p->rows[i];
        int64_t price = r->price;
        int64_t over = price > 0 ? h->act[i] + s->later_low[i] - r->low : r->high - h->act[i] - s->later_high[i];
        int64_t cost = over > 0 ? (price > 0 ? price : -price) * over : 0;
        x += cost;
        if (cost > most) {
            most = cost;
            *most_of = i;
        }
    }
    for (size_t i = 0; i < p->slack_count; i++) {
        const struct part_slack *q = &p->slacks[i];
        int64_t rest = h->table->slack_rest[i], needed = 0;
        size_t by = 0;
        if (q->is_counted || rest <= 0) continue;
        for (size_t k = q->first; k < q->end; k++) {
            size_t n = (size_t)p->entries[k].row;
            const struct part_row *r = &p->rows[n];
            int64_t v = p->entries[k].value, need = 0;
            if (v > 0 && r->low != -MIP_FREE) need = (r->low - h->act[n] - s->later_high[n] + v - 1) / v;
            if (v < 0 && r->high != MIP_FREE) need = (h->act[n] + s->later_low[n] - r->high - v - 1) / -v;
            if (need > needed) {
                needed = need;
                by = n;
            }
        }
        x += rest * needed;
        if (rest * needed > most) {
            most = rest * needed;
            *most_of = by;
        }
    }
    return x;
}

static void keep_team(struct hunt *h, int64_t cost)
{
    struct part_cheapest *f = h->found;
    size_t at = f->n < h->wish->most ? f->n++ : f->n - 1;
    struct part_value *v = f->teams[at].v;
    if (!v) v = arena_alloc_array(h->arena, h->chosen_count + h->p->slack_count + 1, sizeof *v);
    for (; at > 0 && f->teams[at - 1].cost > cost; at--) f->teams[at] = f->teams[at - 1];
    struct part_team t = {.cost = cost, .v = v};
    for (size_t i = 0; i < h->chosen_count; i++) t.v[t.n++] = (struct part_value){h->chosen[i]->pick->column, 1};
    for (size_t i = 0; i < h->p->slack_count; i++)
        if (h->slack[i] > 0) t.v[t.n++] = (struct part_value){h->p->slacks[i].column, h->slack[i]};
    f->teams[at] = t;
    if (f->n == h->wish->most && f->teams[f->n - 1].cost < h->below) h->below = f->teams[f->n - 1].cost;
}

static void take_team(struct hunt *h)
{
    int64_t sum = 0;
    for (size_t i = 0; i < h->chosen_count; i++) sum += h->chosen[i]->cost;
    for (size_t i = 0; i < h->p->slack_count; i++) {
        int64_t low, high, cost = h->table->cost[h->p->slacks[i].column];
        if (!part_slack_range(h->p, &h->p->slacks[i], h->act, false, &low, &high)) return;
        h->slack[i] = cost < 0 ? high : low;
        sum += cost * h->slack[i];
    }
    if (sum < h->below) keep_team(h, sum);
}

/* Can the rows still hold, whatever comes later? Of shared ones only those that the pick is in. */
static bool enter(struct hunt *h, size_t at, const struct part_pick *x)
{
    const struct part *p = h->p;
    const struct part_seat *s = &p->seats[at];
    bool may_hold = true;
    for (size_t i = x->first; i < x->end; i++) {
        const struct part_row *r = &p->rows[p->entries[i].row];
        int64_t sum = h->act[p->entries[i].row] += p->entries[i].value;
        if (r->widest_high != MIP_FREE && sum + s->later_low[p->entries[i].row] > r->widest_high) {
            may_hold = false;
            h->failed[p->entries[i].row]++;
        }
    }
    for (size_t i = 0; may_hold && i < p->own_count; i++) {
        const struct part_row *r = &p->rows[i];
        may_hold = (r->widest_low == -MIP_FREE || h->act[i] + s->later_high[i] >= r->widest_low) &&
                   (r->widest_high == MIP_FREE || h->act[i] + s->later_low[i] <= r->widest_high);
        if (!may_hold) h->failed[i]++;
    }
    return may_hold;
}

static void leave(struct hunt *h, const struct part_pick *x)
{
    for (size_t i = x->first; i < x->end; i++) h->act[h->p->entries[i].row] -= h->p->entries[i].value;
}

static void choose(struct hunt *h, size_t at, size_t from, size_t state, int64_t sum)
{
    const struct part_stall *s = &h->table->stalls[at];
    size_t left = (size_t)h->p->seats[at].left - 1;
    for (size_t i = from; i < s->count; i++) {
        const struct part_offer *x = &s->v[i];
        int64_t so_far = sum + x->rest;
        if (so_far + s->least[left] >= h->below || h->steps >= h->patience) return;
        size_t next = part_next(h->p, x->pick->kind)[state];
        if (so_far + s->later[left][next] >= h->below) continue;
        size_t by = 0;
        h->steps++;
        if (enter(h, at, x->pick)) {
            if (so_far + s->later[left][next] + extra(h, at, &by) >= h->below) h->failed[by]++;
            else {
                h->chosen[h->chosen_count++] = x;
                if (at + 1 == h->p->seat_count) take_team(h);
                else choose(h, at + 1, left > 0 ? i + 1 : 0, next, so_far);
                h->chosen_count--;
            }
        }
        leave(h, x->pick);
    }
}

/* One search. False: it took too many steps. */
static bool search(struct hunt *h, struct arena *scratch)
{
    const struct part *p = h->p;
    const struct part_wish *w = h->wish;
    struct part_cheapest *f = h->found;
    h->act = arena_alloc_array(scratch, p->row_count + 1, sizeof *h->act);
    h->slack = arena_alloc_array(scratch, p->slack_count + 1, sizeof *h->slack);
    h->failed = arena_alloc_array(scratch, p->row_count + 1, sizeof *h->failed);
    h->chosen = arena_alloc_array(scratch, p->seat_count + 1, sizeof *h->chosen);
    h->priced = arena_alloc_array(scratch, p->own_count + 1, sizeof *h->priced);
    for (size_t i = 0; i < p->own_count; i++) {
        const struct part_row *r = &p->rows[i];
        if (!r->is_counted && r->price != 0 && !(r->price > 0 ? r->may_fall : r->may_rise)) h->priced[h->priced_count++] = i;
    }
    f->n = 0;
    if (h->table->root > f->least) f->least = h->table->root < w->known ? h->table->root : w->known;
    for (int64_t cap = FIRST_CAP; f->n == 0 && f->least < w->known - w->near && f->least < PART_NEVER; cap *= CAP_GROWTH) {
        int64_t top = cap > LAST_CAP ? PART_NEVER : h->table->root + (cap << PART_BITS), asked = top < w->known ? top : w->known;
        h->below = asked;
        if (p->seat_count > 0) choose(h, 0, 0, 0, h->table->base);
        else take_team(h);
        if (h->steps >= h->patience) return false;
        if (f->n > 0) f->least = f->teams[0].cost;
        else if (asked > f->least) f->least = asked;
    }
    return true;
}

/* ---- learning from a search that took too long ---- */

static int64_t root_at(struct part *p, const int64_t *cost, size_t row, int64_t price)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 31);
    p->rows[row].price = price;
    return part_table_new(scratch, p, cost).root;
}

/* Looks for a price of the row that proves more, in the direction of its bound first. */
static bool steer(struct part *p, const int64_t *cost, size_t row)
{
    struct part_row *r = &p->rows[row];
    int64_t first = r->price, best = first, root = root_at(p, cost, row, first);
    int64_t step = ((int64_t)1 << PART_BITS) / FIRST_STEP * (r->low != -MIP_FREE ? 1 : -1);
    for (int i = 0; i < PRICE_STEPS; i++) {
        int64_t price = best + step;
        if (price > 0 ? r->low == -MIP_FREE : r->high == MIP_FREE) price = 0;
        int64_t x = root_at(p, cost, row, price);
        if (x > root) {
            root = x;
            best = price;
            step *= 2;
        } else {
            step /= i == 0 ? -2 : -4;
        }
    }
    r->price = best;
    return best != first;
}

/* What a search failed by is counted from now on; where there is nothing more to count, the price of what it failed by most is
 * changed. False: nothing helps. */
static bool learn(struct part *p, const struct hunt *h)
{
    size_t most = p->own_count;
    if (part_learn(p, h->failed, h->steps / LEARN_SHARE)) return true;
    for (size_t i = 0; i < p->own_count; i++)
        if (!p->rows[i].is_counted && h->failed[i] > 0 && (most == p->own_count || h->failed[i] > h->failed[most])) most = i;
    return most < p->own_count && steer(p, h->table->cost, most);
}

struct part_cheapest part_find_cheapest(struct arena *a, struct part *p, const int64_t *cost, const struct part_wish *w)
{
    struct part_cheapest found = {.least = INT64_MIN, .teams = arena_alloc_array(a, w->most + 1, sizeof *found.teams)};
    bool is_last = false;
    for (int i = 1; i <= TRIES; i++) {
        AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 31);
        struct part_table table = part_table_new(scratch, p, cost);
        struct hunt h = {.p = p, .table = &table, .wish = w, .arena = a, .found = &found};
        h.patience = is_last ? MANY_STEPS : FEW_STEPS + (int64_t)(p->state_count * p->kind_count * p->seat_count) / COUNTED_PER_STEP;
        if (search(&h, scratch) || is_last || found.least >= w->known - w->near) break;
        is_last = !learn(p, &h) || i + 1 == TRIES;
    }
    return found;
}
