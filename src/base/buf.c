#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

static void make_room(struct buf *b, size_t more)
{
    if (b->capacity - b->n > more) return;
    size_t capacity = b->capacity ? b->capacity * 2 : 128;
    while (capacity - b->n <= more) capacity *= 2;
    char *wider = arena_alloc(b->arena, capacity);
    if (b->n) memcpy(wider, b->text, b->n);
    b->text = wider;
    b->capacity = capacity;
}

void buf_add(struct buf *b, const char *p, size_t n)
{
    make_room(b, n);
    if (n) memcpy(b->text + b->n, p, n);
    b->n += n;
    b->text[b->n] = '\0';
}

void buf_add_text(struct buf *b, const char *text)
{
    buf_add(b, text, strlen(text));
}

void buf_add_char(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_addf(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    make_room(b, 64);
    int n = vsnprintf(b->text + b->n, b->capacity - b->n, format, args);
    va_end(args);
    assert(n >= 0);
    if ((size_t)n >= b->capacity - b->n) {
        make_room(b, (size_t)n);
        vsnprintf(b->text + b->n, b->capacity - b->n, format, again);
    }
    va_end(again);
    b->n += (size_t)n;
}

const char *buf_text(const struct buf *b)
{
    return b->text ? b->text : "";
}
