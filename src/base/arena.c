#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES_MIN = 4096, BLOCK_BYTES_MAX = 1 << 20, ALIGNMENT = 16 };

struct block {
    struct block *next;
    size_t size; /* bytes after the header */
    size_t used;
    size_t pad; /* keeps the payload aligned */
};

struct deferred {
    struct deferred *next;
    void (*close)(void *);
    void *thing;
};

struct arena {
    struct block *newest; /* the only one with free room */
    struct block *first;
    struct deferred *deferred;
    size_t ceiling;
    size_t held;
};

static void abort_when_full(size_t ceiling)
{
    (void)ceiling;
    abort();
}

static void (*full_handler)(size_t) = abort_when_full;

void arena_on_full(void (*handler)(size_t))
{
    full_handler = handler;
}

static struct block *block_new(struct arena *a, size_t size)
{
    size_t bytes = sizeof(struct block) + size;
    if (bytes > a->ceiling - a->held) {
        full_handler(a->ceiling);
        abort();
    }
    struct block *b = malloc(bytes);
    if (!b) {
        full_handler(a->ceiling);
        abort();
    }
    b->next = NULL;
    b->size = size;
    b->used = 0;
    a->held += bytes;
    return b;
}

struct arena *arena_new(size_t ceiling)
{
    assert(ceiling >= 1024);
    struct arena *a = calloc(1, sizeof *a);
    if (!a) {
        full_handler(ceiling);
        abort();
    }
    a->ceiling = ceiling;
    size_t first = BLOCK_BYTES_MIN - sizeof(struct block);
    if (first > ceiling - sizeof(struct block)) first = ceiling - sizeof(struct block);
    a->first = a->newest = block_new(a, first);
    return a;
}

static void run_deferred(struct arena *a)
{
    while (a->deferred) {
        struct deferred *d = a->deferred;
        a->deferred = d->next;
        d->close(d->thing);
    }
}

static void free_blocks_after_first(struct arena *a)
{
    struct block *b = a->first->next;
    while (b) {
        struct block *next = b->next;
        a->held -= sizeof(struct block) + b->size;
        free(b);
        b = next;
    }
    a->first->next = NULL;
    a->newest = a->first;
}

void arena_reset(struct arena *a)
{
    run_deferred(a);
    free_blocks_after_first(a);
    a->first->used = 0;
}

void arena_free(struct arena *a)
{
    if (!a) return;
    run_deferred(a);
    free_blocks_after_first(a);
    free(a->first);
    free(a);
}

void arena_free_at(struct arena **a)
{
    arena_free(*a);
}

static size_t round_up(size_t n)
{
    return (n + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > a->ceiling) {
        full_handler(a->ceiling);
        abort();
    }
    size = round_up(size ? size : 1);
    struct block *b = a->newest;
    if (size > b->size - b->used) {
        size_t room = b->size * 2 < BLOCK_BYTES_MAX ? b->size * 2 : BLOCK_BYTES_MAX;
        size_t left = a->ceiling - a->held;
        if (room > left && left > sizeof(struct block)) room = (left - sizeof(struct block)) / ALIGNMENT * ALIGNMENT;
        struct block *fresh = block_new(a, size > room ? size : room);
        b->next = fresh;
        a->newest = b = fresh;
    }
    char *p = (char *)(b + 1) + b->used;
    b->used += size;
    memset(p, 0, size);
    return p;
}

void *arena_alloc_array(struct arena *a, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) bytes = SIZE_MAX;
    return arena_alloc(a, bytes);
}

void *arena_grow_array(struct arena *a, void *old, size_t *capacity, size_t size)
{
    size_t wider = *capacity ? *capacity * 2 : 8;
    void *fresh = arena_alloc_array(a, wider, size);
    if (*capacity) memcpy(fresh, old, *capacity * size);
    *capacity = wider;
    return fresh;
}

char *arena_copy(struct arena *a, const char *p, size_t n)
{
    char *copy = arena_alloc(a, n + 1);
    if (n) memcpy(copy, p, n);
    return copy;
}

char *arena_vtext(struct arena *a, const char *format, va_list args)
{
    char small[256];
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(small, sizeof small, format, args);
    assert(n >= 0);
    char *text = arena_alloc(a, (size_t)n + 1);
    if ((size_t)n < sizeof small)
        memcpy(text, small, (size_t)n + 1);
    else
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

char *arena_text(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vtext(a, format, args);
    va_end(args);
    return text;
}

size_t arena_held(const struct arena *a)
{
    return a->held;
}

void arena_defer(struct arena *a, void (*close)(void *), void *thing)
{
    struct deferred *d = arena_alloc(a, sizeof *d);
    d->close = close;
    d->thing = thing;
    d->next = a->deferred;
    a->deferred = d;
}
