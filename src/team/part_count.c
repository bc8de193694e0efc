#include <stdlib.h>

#include "team/case.h"
#include "team/part_inside.h"

/* BEYOND  how far beyond its bound a sum is counted that may go there at a cost */
enum { BEYOND = 6 };

static int64_t least_of(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

bool part_slack_range(const struct part *p, const struct part_slack *s, const int64_t *act, bool of_counted, int64_t *low, int64_t *high)
{
    *low = 0;
    *high = s->high;
    for (size_t k = s->first; k < s->end; k++) {
        const struct part_row *r = &p->rows[p->entries[k].row];
        if (of_counted && !r->is_counted) continue;
        int64_t v = p->entries[k].value, sum = act[p->entries[k].row];
        int64_t lacks = r->low == -MIP_FREE ? -MIP_FREE : r->low - sum, room = r->high == MIP_FREE ? MIP_FREE : r->high - sum;
        if (v < 0) {
            int64_t x = lacks;
            lacks = room == MIP_FREE ? -MIP_FREE : -room;
            room = x == -MIP_FREE ? MIP_FREE : -x;
            v = -v;
        }
        if (lacks > 0 && (lacks + v - 1) / v > *low) *low = (lacks + v - 1) / v;
        if (room < 0) return false;
        if (room != MIP_FREE && room / v < *high) *high = room / v;
    }
    return *low <= *high;
}

/* Of each row: how many picks are in it, the least and the most that one adds. */
struct shape {
    size_t picks;
    int64_t least, most;
};

/* With how many states can the row be counted? 0: it cannot. Where picks take away, only a sum that is bounded above is counted: far
 * above it is as dear as a few beyond, at least. */
static size_t states_of(const struct part *p, int32_t row, const struct shape *shape, struct part_count *count)
{
    const struct part_row *r = &p->rows[row];
    int64_t seats = (int64_t)p->seat_count, room = r->high == MIP_FREE ? 0 : r->widest_high - r->high;
    *count = (struct part_count){.row = row, .shift = -least_of(shape->least, 0)};
    if (r->high == MIP_FREE && count->shift > 0) return 0;
    count->is_open = r->high == MIP_FREE || room > BEYOND;
    count->top = r->high == MIP_FREE ? r->low : least_of(seats * (shape->most + count->shift), r->high + least_of(room, BEYOND) + seats * count->shift);
    return count->top >= 0 && count->top < PART_STATES_MAX ? (size_t)count->top + 1 : 0;
}

/* What searches failed by comes first, then rows that many picks are in, for as few states as may be. */
static int by_worth(const void *a, const void *b)
{
    const struct part_count *x = a, *y = b;
    if (x->urgency != y->urgency) return x->urgency > y->urgency ? -1 : 1;
    size_t n = x->picks * ((size_t)y->top + 1) * ((size_t)y->top + 1), k = y->picks * ((size_t)x->top + 1) * ((size_t)x->top + 1);
    if (n != k) return n > k ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static struct shape *shapes_of(const struct part *p, struct arena *a)
{
    struct shape *shape = arena_alloc_array(a, p->row_count + 1, sizeof *shape);
    for (size_t k = 0; k < p->pick_count; k++) {
        for (size_t j = p->picks[k].first; j < p->picks[k].end; j++) {
            struct shape *x = &shape[p->entries[j].row];
            x->picks++;
            x->least = least_of(x->least, p->entries[j].value);
            x->most = -least_of(-x->most, -p->entries[j].value);
        }
    }
    return shape;
}

/* As many as there is room for. Rows that parts share bind here, too, but only what searches failed by is worth counting. */
static void choose_counted(struct part *p)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 26);
    const struct shape *shape = shapes_of(p, scratch);
    struct part_count *all = arena_alloc_array(scratch, p->row_count + 1, sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < p->row_count; i++) {
        p->rows[i].is_counted = false;
        p->rows[i].may_count = states_of(p, (int32_t)i, &shape[i], &all[n]) > 0;
        if (!p->rows[i].may_count || ((i >= p->own_count || all[n].shift > 0) && p->rows[i].urgency == 0)) continue;
        all[n].urgency = p->rows[i].urgency;
        all[n++].picks = shape[i].picks;
    }
    if (n > 0) qsort(all, n, sizeof *all, by_worth);
    p->counts = arena_alloc_array(p->arena, n + 1, sizeof *p->counts);
    p->count_count = 0;
    p->state_count = 1;
    for (size_t i = 0; i < n; i++) {
        if (p->state_count * ((size_t)all[i].top + 1) > p->state_limit) continue;
        all[i].stride = p->state_count;
        p->state_count *= (size_t)all[i].top + 1;
        p->rows[all[i].row].is_counted = true;
        p->counts[p->count_count++] = all[i];
    }
    for (size_t i = 0; i < p->slack_count; i++) {
        struct part_slack *s = &p->slacks[i];
        s->is_counted = false;
        for (size_t k = s->first; k < s->end; k++) s->is_counted |= p->rows[p->entries[k].row].is_counted;
    }
}

/* What a pick adds to the counted rows, as one number. */
struct addition {
    uint64_t code;
    size_t pick;
};

static int by_code(const void *a, const void *b)
{
    const struct addition *x = a, *y = b;
    if (x->code != y->code) return x->code < y->code ? -1 : 1;
    return (x->pick > y->pick) - (x->pick < y->pick);
}

/* next: of each state, after adding so much to each count. digit[c * states + s]: what state s says of count c */
static void add_to_states(const struct part *p, const uint16_t *digit, const int64_t *add, uint16_t *next)
{
    for (size_t s = 0; s <= p->state_count; s++) next[s] = (uint16_t)s;
    for (size_t c = 0; c < p->count_count; c++) {
        const struct part_count *x = &p->counts[c];
        const uint16_t *of = digit + c * p->state_count;
        if (add[c] == 0) continue;
        for (size_t s = 0; s < p->state_count; s++) {
            int64_t sum = of[s] + add[c];
            if (sum > x->top && !x->is_open) next[s] = (uint16_t)p->state_count;
            else if (next[s] != p->state_count) next[s] = (uint16_t)(next[s] + (size_t)(least_of(sum, x->top) - of[s]) * x->stride);
        }
    }
}

static uint16_t *digits_of(const struct part *p, struct arena *a)
{
    uint16_t *digit = arena_alloc_array(a, p->count_count * p->state_count + 1, sizeof *digit);
    for (size_t c = 0; c < p->count_count; c++)
        for (size_t s = 0; s < p->state_count; s++)
            digit[c * p->state_count + s] = (uint16_t)(s / p->counts[c].stride % ((size_t)p->counts[c].top + 1));
    return digit;
}

static void find_kinds(struct part *p)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 28);
    struct addition *v = arena_alloc_array(scratch, p->pick_count + 1, sizeof *v);
    int64_t *add = arena_alloc_array(scratch, (p->pick_count + 1) * (p->count_count + 1), sizeof *add);
    int32_t *count_of = arena_alloc_array(scratch, p->row_count + 1, sizeof *count_of);
    for (size_t i = 0; i < p->row_count; i++) count_of[i] = TEAM_NONE;
    for (size_t c = 0; c < p->count_count; c++) count_of[p->counts[c].row] = (int32_t)c;
    for (size_t i = 0; i < p->pick_count; i++) {
        int64_t *of = add + i * (p->count_count + 1);
        for (size_t k = p->picks[i].first; k < p->picks[i].end; k++)
            if (count_of[p->entries[k].row] != TEAM_NONE) of[count_of[p->entries[k].row]] += p->entries[k].value;
        v[i].pick = i;
        for (size_t c = 0; c < p->count_count; c++) of[c] += p->counts[c].shift;
        for (size_t c = 0; c < p->count_count; c++)
            v[i].code = v[i].code * ((uint64_t)p->counts[c].top + 2) + (uint64_t)least_of(of[c], p->counts[c].top + 1);
    }
    p->kind_count = 0;
    if (p->pick_count > 0) qsort(v, p->pick_count, sizeof *v, by_code);
    for (size_t i = 0; i < p->pick_count; i++) {
        p->kind_count += i == 0 || v[i].code != v[i - 1].code;
        p->picks[v[i].pick].kind = (int32_t)p->kind_count - 1;
    }
    const uint16_t *digit = digits_of(p, scratch);
    p->next = arena_alloc_array(p->arena, p->kind_count * (p->state_count + 1) + 1, sizeof *p->next);
    for (size_t i = 0; i < p->pick_count; i++) {
        if (i > 0 && v[i].code == v[i - 1].code) continue;
        uint16_t *next = p->next + (size_t)p->picks[v[i].pick].kind * (p->state_count + 1);
        add_to_states(p, digit, add + v[i].pick * (p->count_count + 1), next);
    }
}

bool part_learn(struct part *p, const int64_t *failed, int64_t often)
{
    bool is_new = false;
    for (size_t i = 0; i < p->row_count; i++) {
        if (failed[i] <= often) continue;
        is_new |= !p->rows[i].is_counted && p->rows[i].may_count;
        p->rows[i].urgency += failed[i] / (often + 1) + 1;
    }
    if (!is_new) return false;
    if (p->state_limit < PART_STATES_MAX) p->state_limit *= 2;
    part_count(p);
    return true;
}

void part_count(struct part *p)
{
    choose_counted(p);
    find_kinds(p);
}
