#include "roll/twin.h"

/* 2^14 slots of 24 bytes stay in the second cache of a small computer. A part may hold far more marks than
 * different keys, so larger tables are made only when they fill up. */
enum { BITS_MIN = 6, BITS_AT_START = 14 };

static void make_room(struct arena *a, struct roll_slots *slots, int bits)
{
    size_t n = (size_t)1 << bits;
    if (slots->capacity < n) {
        slots->v = arena_alloc_array(a, n, sizeof *slots->v);
        slots->capacity = n;
    } else {
        memset(slots->v, 0, n * sizeof *slots->v);
    }
}

void roll_twins_start(struct roll_twins *t, size_t marks)
{
    int bits = BITS_MIN;
    while ((size_t)1 << bits < marks + marks / 2 && (bits < BITS_AT_START || (size_t)1 << bits < t->now.capacity))
        bits++;
    make_room(t->arena, &t->now, bits);
    t->bits = bits;
    t->used = 0;
}

void roll_twins_widen(struct roll_twins *t)
{
    struct roll_slots old = t->now;
    size_t old_count = (size_t)1 << t->bits;
    make_room(t->arena, &t->other, ++t->bits);
    t->now = t->other;
    t->other = old;
    for (size_t i = 0; i < old_count; i++)
        if (old.v[i].count) *roll_twins_slot(t, old.v[i].key, old.v[i].more) = old.v[i];
}
