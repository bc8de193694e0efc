#include "app/roll_import_find.h"

#include "base/hash.h"

/* Slots and links hold the place of a trace, from 1; 0 is empty. */
struct voter_index {
    const struct voter_traces *traces;
    uint32_t *by_id;
    uint32_t *by_name;
    uint32_t *next; /* of one name and birth, for each trace */
    size_t mask;
};

static size_t id_hash(int64_t high)
{
    return (size_t)hash_mix((uint64_t)high, 0x9E3779B97F4A7C15u);
}

static size_t name_hash(const char *name, struct date born_on)
{
    return (size_t)hash_bytes(str_of(name), (uint64_t)born_on.ymd).low;
}

static bool is_namesake(const struct voter_trace *t, const char *name, struct date born_on)
{
    return t->born_on.ymd == born_on.ymd && text_eq(t->name, name);
}

static uint32_t *id_slot(const struct voter_index *x, int64_t high, int64_t low)
{
    for (size_t i = id_hash(high);; i++) {
        uint32_t *slot = &x->by_id[i & x->mask];
        const struct voter_trace *t = *slot ? &x->traces->v[*slot - 1] : NULL;
        if (!t || (t->id_high == high && t->id_low == low)) return slot;
    }
}

static uint32_t *name_slot(const struct voter_index *x, const char *name, struct date born_on)
{
    for (size_t i = name_hash(name, born_on);; i++) {
        uint32_t *slot = &x->by_name[i & x->mask];
        if (!*slot || is_namesake(&x->traces->v[*slot - 1], name, born_on)) return slot;
    }
}

struct voter_index *voter_index_new(struct arena *a, const struct voter_traces *traces)
{
    enum { SLOTS_MIN = 16 };
    size_t slots = SLOTS_MIN;
    while (slots < traces->n * 2) slots *= 2;
    struct voter_index *x = arena_alloc(a, sizeof *x);
    *x = (struct voter_index){traces, arena_alloc_array(a, slots, sizeof *x->by_id),
            arena_alloc_array(a, slots, sizeof *x->by_name), arena_alloc_array(a, traces->n + 1, sizeof *x->next), slots - 1};
    for (size_t i = traces->n; i > 0; i--) { /* so that chains begin with the lowest number */
        const struct voter_trace *t = &traces->v[i - 1];
        if (t->id_high || t->id_low) *id_slot(x, t->id_high, t->id_low) = (uint32_t)i;
        uint32_t *slot = name_slot(x, t->name, t->born_on);
        x->next[i - 1] = *slot;
        *slot = (uint32_t)i;
    }
    return x;
}

static const struct voter_trace *trace_at(const struct voter_index *x, uint32_t place)
{
    return place ? &x->traces->v[place - 1] : NULL;
}

const struct voter_trace *voter_index_by_id(const struct voter_index *x, int64_t id_high, int64_t id_low)
{
    return id_high || id_low ? trace_at(x, *id_slot(x, id_high, id_low)) : NULL;
}

const struct voter_trace *voter_index_by_name(const struct voter_index *x, const char *name, struct date born_on)
{
    return trace_at(x, *name_slot(x, name, born_on));
}

const struct voter_trace *voter_index_namesake(const struct voter_index *x, const struct voter_trace *t)
{
    return trace_at(x, x->next[t - x->traces->v]);
}
