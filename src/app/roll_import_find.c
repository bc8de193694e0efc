#include "app/roll_import_find.h"

#include "base/hash.h"

/* Traces that are alike in one way, in chains. Numbers are places of traces, from 1; 0 is none.
 * first   by hash: the first of its chain
 * cursor  the same, but for those at its beginning that were seen to be taken
 * next    of each trace: the one after it in its chain */
struct chains {
    uint64_t (*hash)(const struct voter_trace *t);
    bool (*are_alike)(const struct voter_trace *a, const struct voter_trace *b);
    uint32_t *first;
    uint32_t *cursor;
    uint32_t *next;
};

struct voter_index {
    const struct voter_traces *traces;
    const bool *is_taken;
    size_t mask; /* slots less one */
    struct chains by_id;
    struct chains by_mark;
    struct chains by_name;
    struct chains namesakes;
};

static uint64_t id_hash(const struct voter_trace *t)
{
    return hash_mix((uint64_t)t->id_high, (uint64_t)t->id_low | 1);
}

static bool have_one_id(const struct voter_trace *a, const struct voter_trace *b)
{
    return a->id_high == b->id_high && a->id_low == b->id_low;
}

static uint64_t mark_hash(const struct voter_trace *t)
{
    return hash_mix((uint64_t)t->source_mark, (uint64_t)t->source_no * 2 + 1);
}

static bool have_one_mark(const struct voter_trace *a, const struct voter_trace *b)
{
    return a->source_mark == b->source_mark && a->source_no == b->source_no;
}

static uint64_t namesake_hash(const struct voter_trace *t)
{
    return hash_bytes(str_of(t->name), (uint64_t)t->born_on.ymd).low;
}

static bool are_namesakes(const struct voter_trace *a, const struct voter_trace *b)
{
    return a->born_on.ymd == b->born_on.ymd && text_eq(a->name, b->name);
}

static uint64_t name_hash(const struct voter_trace *t)
{
    return namesake_hash(t) + (uint64_t)t->source_no * 0x9E3779B97F4A7C15u;
}

static bool are_namesakes_of_one_file(const struct voter_trace *a, const struct voter_trace *b)
{
    return a->source_no == b->source_no && are_namesakes(a, b);
}

static const struct voter_trace *trace_at(const struct voter_index *x, uint32_t place)
{
    return place ? &x->traces->v[place - 1] : NULL;
}

/* The slot of the chain of those like t, or the empty one where it would be. */
static size_t slot_of(const struct voter_index *x, const struct chains *c, const struct voter_trace *t)
{
    size_t i = (size_t)c->hash(t) & x->mask;
    while (c->first[i] && !c->are_alike(trace_at(x, c->first[i]), t)) i = (i + 1) & x->mask;
    return i;
}

static void link_all(struct arena *a, struct voter_index *x, struct chains *c)
{
    c->first = arena_alloc_array(a, x->mask + 1, sizeof *c->first);
    c->cursor = arena_alloc_array(a, x->mask + 1, sizeof *c->cursor);
    c->next = arena_alloc_array(a, x->traces->n + 1, sizeof *c->next);
    for (size_t i = x->traces->n; i > 0; i--) { /* so that chains begin with the lowest number */
        size_t slot = slot_of(x, c, &x->traces->v[i - 1]);
        c->next[i - 1] = c->first[slot];
        c->first[slot] = c->cursor[slot] = (uint32_t)i;
    }
}

struct voter_index *voter_index_new(struct arena *a, const struct voter_traces *traces, const bool *is_taken)
{
    enum { SLOTS_MIN = 16 };
    size_t slots = SLOTS_MIN;
    while (slots < traces->n * 2) slots *= 2;
    struct voter_index *x = arena_alloc(a, sizeof *x);
    *x = (struct voter_index){
            .traces = traces,
            .is_taken = is_taken,
            .mask = slots - 1,
            .by_id = {.hash = id_hash, .are_alike = have_one_id},
            .by_mark = {.hash = mark_hash, .are_alike = have_one_mark},
            .by_name = {.hash = name_hash, .are_alike = are_namesakes_of_one_file},
            .namesakes = {.hash = namesake_hash, .are_alike = are_namesakes},
    };
    link_all(a, x, &x->by_id);
    link_all(a, x, &x->by_mark);
    link_all(a, x, &x->by_name);
    link_all(a, x, &x->namesakes);
    return x;
}

static const struct voter_trace *first_like(const struct voter_index *x, const struct chains *c, const struct voter_trace *t)
{
    return trace_at(x, c->first[slot_of(x, c, t)]);
}

static const struct voter_trace *untaken_like(
        const struct voter_index *x, const struct chains *c, const struct voter_trace *t)
{
    uint32_t *at = &c->cursor[slot_of(x, c, t)];
    while (*at && x->is_taken[*at - 1]) *at = c->next[*at - 1];
    return trace_at(x, *at);
}

const struct voter_trace *voter_index_by_id(const struct voter_index *x, int64_t id_high, int64_t id_low)
{
    if (!id_high && !id_low) return NULL;
    return first_like(x, &x->by_id, &(struct voter_trace){.id_high = id_high, .id_low = id_low});
}

const struct voter_trace *voter_index_by_mark(const struct voter_index *x, int64_t source_no, int64_t mark)
{
    return untaken_like(x, &x->by_mark, &(struct voter_trace){.source_no = source_no, .source_mark = mark});
}

const struct voter_trace *voter_index_by_name(
        const struct voter_index *x, int64_t source_no, const char *name, struct date born_on)
{
    return untaken_like(
            x, &x->by_name, &(struct voter_trace){.source_no = source_no, .name = name, .born_on = born_on});
}

const struct voter_trace *voter_index_namesake(const struct voter_index *x, const char *name, struct date born_on)
{
    return first_like(x, &x->namesakes, &(struct voter_trace){.name = name, .born_on = born_on});
}

const struct voter_trace *voter_index_next_namesake(const struct voter_index *x, const struct voter_trace *t)
{
    return trace_at(x, x->namesakes.next[t - x->traces->v]);
}
