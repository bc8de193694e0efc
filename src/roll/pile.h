/* Inside of the room: append-only storage for many rows whose number nobody knows beforehand. Memory of
 * an arena is never given back, so nothing here grows by copying; chunks that are done with are used again. */
#ifndef ROLL_PILE_H
#define ROLL_PILE_H

#include <stdint.h>

#include "base/arena.h"

/* What is kept of a row for one question. */
struct roll_mark {
    uint64_t key;
    uint32_t row;
    uint32_t more;
};

struct roll_chunk {
    struct roll_chunk *next;
    size_t capacity;
    struct roll_mark marks[];
};

/* Where chunks come from and go to. */
struct roll_quarry {
    struct arena *arena;
    struct roll_chunk *spare;
};

/* Starts as zeros. Marks come back in the order in which they were added. */
struct roll_pile {
    struct roll_mark *at, *end; /* free room in the last chunk */
    struct roll_chunk *first, *last;
    size_t full; /* marks in the chunks before the last */
};

void roll_pile_widen(struct roll_pile *p, struct roll_quarry *q);

static inline void roll_pile_add(struct roll_pile *p, struct roll_quarry *q, struct roll_mark m)
{
    if (p->at == p->end) roll_pile_widen(p, q);
    __builtin_prefetch(p->at + 4, 1); /* there when its turn comes: a thousand piles are written by turns */
    *p->at++ = m;
}

static inline size_t roll_chunk_count(const struct roll_pile *p, const struct roll_chunk *c)
{
    return c == p->last ? (size_t)(p->at - c->marks) : c->capacity;
}

static inline size_t roll_pile_count(const struct roll_pile *p)
{
    return p->last ? p->full + roll_chunk_count(p, p->last) : 0;
}

/* Its chunks go to q; p is empty again. */
void roll_pile_clear(struct roll_pile *p, struct roll_quarry *q);

/* All marks side by side, in the order that compare (as for qsort) gives. */
struct roll_mark *roll_pile_sort(
        const struct roll_pile *p, struct arena *a, int (*compare)(const void *, const void *));

/* By key, then row; and by row, then key. */
int roll_mark_by_key(const void *a, const void *b);
int roll_mark_by_row(const void *a, const void *b);

/* Numbers by index, 0 where nothing was written yet. Starts as {.arena = a}. */
struct roll_shelf {
    struct arena *arena;
    uint64_t **blocks;
    size_t block_count;
    size_t capacity;
};

/* The place of number i; the shelf grows as needed. */
uint64_t *roll_shelf_place(struct roll_shelf *s, size_t i);

/* 0 past the end. */
uint64_t roll_shelf_read(const struct roll_shelf *s, size_t i);

#endif
