/* Inside of the room: equal keys found among many. Marks are spread over parts by their key as rows arrive;
 * at the end each part is gone through with a table that stays in the processor's cache. */
#ifndef ROLL_TWIN_H
#define ROLL_TWIN_H

#include <string.h>

#include "roll/pile.h"

enum { ROLL_PART_BITS = 10, ROLL_PARTS = 1 << ROLL_PART_BITS };

struct roll_spread {
    struct roll_pile parts[ROLL_PARTS];
};

/* The multiplier is odd and its digits are those of the golden ratio: neighbouring keys end up far apart. */
static inline uint64_t roll_spread_hash(uint64_t key)
{
    return key * 0x9E3779B97F4A7C15u;
}

static inline size_t roll_spread_part(uint64_t key)
{
    return roll_spread_hash(key) >> (64 - ROLL_PART_BITS);
}

static inline void roll_spread_add(struct roll_spread *s, struct roll_quarry *q, struct roll_mark m)
{
    roll_pile_add(&s->parts[roll_spread_part(m.key)], q, m);
}

/* All marks with one key (and one value of more, where that is part of the key).
 * count  0 is an empty slot */
struct roll_slot {
    uint64_t key;
    uint32_t more;
    uint32_t first; /* row of the first mark added */
    uint32_t count;
};

struct roll_slots {
    struct roll_slot *v;
    size_t capacity;
};

/* Two tables by turns: one is in use, the other is what it widens into. */
struct roll_twins {
    struct arena *arena;
    struct roll_slots now, other;
    int bits;    /* 2^bits slots are in use */
    size_t used; /* that are not empty */
};

/* Empties the table for a part of so many marks. Starts as {.arena = a}. */
void roll_twins_start(struct roll_twins *t, size_t marks);
void roll_twins_widen(struct roll_twins *t);

static inline struct roll_slot *roll_twins_slot(const struct roll_twins *t, uint64_t key, uint32_t more)
{
    const size_t mask = ((size_t)1 << t->bits) - 1;
    size_t i = roll_spread_hash(key) << ROLL_PART_BITS >> (64 - t->bits); /* the bits after those of the part */
    for (;; i++) {
        struct roll_slot *s = &t->now.v[i & mask];
        if (s->count == 0 || (s->key == key && s->more == more)) return s;
    }
}

/* Returns the slot with this mark counted in. */
static inline struct roll_slot *roll_twins_add(struct roll_twins *t, uint64_t key, uint32_t more, uint32_t row)
{
    struct roll_slot *s = roll_twins_slot(t, key, more);
    if (s->count == 0) {
        if (t->used >= (size_t)3 << t->bits >> 2) {
            roll_twins_widen(t);
            s = roll_twins_slot(t, key, more);
        }
        t->used++;
        s->key = key;
        s->more = more;
        s->first = row;
    }
    s->count++;
    return s;
}

#endif
