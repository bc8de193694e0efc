#include "roll/pile.h"

#include <stdlib.h>
#include <string.h>

/* A chunk is a quarter of what the pile holds already: little is wasted on small rolls, and large ones are
 * written in runs of two kilobytes. */
enum { CHUNK_MIN = 6, CHUNK_MAX = 127, BLOCK_NUMBERS = 512 };

void roll_pile_widen(struct roll_pile *p, struct roll_quarry *q)
{
    size_t count = roll_pile_count(p);
    struct roll_chunk *c = q->spare;
    if (c) {
        q->spare = c->next;
    } else {
        size_t capacity = count / 4 < CHUNK_MIN ? CHUNK_MIN : count / 4 > CHUNK_MAX ? CHUNK_MAX : count / 4;
        c = arena_alloc(q->arena, sizeof *c + capacity * sizeof *c->marks);
        c->capacity = capacity;
    }
    c->next = NULL;
    if (p->last)
        p->last->next = c;
    else
        p->first = c;
    p->full = count;
    p->last = c;
    p->at = c->marks;
    p->end = c->marks + c->capacity;
}

void roll_pile_clear(struct roll_pile *p, struct roll_quarry *q)
{
    if (p->last) {
        p->last->next = q->spare;
        q->spare = p->first;
    }
    *p = (struct roll_pile){0};
}

int roll_mark_by_key(const void *a, const void *b)
{
    const struct roll_mark *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

int roll_mark_by_row(const void *a, const void *b)
{
    const struct roll_mark *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

struct roll_mark *roll_pile_sort(const struct roll_pile *p, struct arena *a, int (*compare)(const void *, const void *))
{
    size_t n = 0;
    struct roll_mark *all = arena_alloc_array(a, roll_pile_count(p), sizeof *all);
    for (const struct roll_chunk *c = p->first; c; c = c->next) {
        size_t count = roll_chunk_count(p, c);
        memcpy(all + n, c->marks, count * sizeof *all);
        n += count;
    }
    if (n) qsort(all, n, sizeof *all, compare);
    return all;
}

uint64_t *roll_shelf_place(struct roll_shelf *s, size_t i)
{
    size_t block = i / BLOCK_NUMBERS;
    while (block >= s->block_count) {
        if (s->block_count == s->capacity)
            s->blocks = arena_grow_array(s->arena, s->blocks, &s->capacity, sizeof(uint64_t *));
        s->blocks[s->block_count++] = arena_alloc_array(s->arena, BLOCK_NUMBERS, sizeof(uint64_t));
    }
    return &s->blocks[block][i % BLOCK_NUMBERS];
}

uint64_t roll_shelf_read(const struct roll_shelf *s, size_t i)
{
    size_t block = i / BLOCK_NUMBERS;
    return block < s->block_count ? s->blocks[block][i % BLOCK_NUMBERS] : 0;
}
