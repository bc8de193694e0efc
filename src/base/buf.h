/* A text that grows, NUL-terminated after every call, living in an arena.
 * struct buf b = {.arena = a}; is empty and ready; b.text is NULL until the first write. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

struct buf {
    struct arena *arena;
    char *text;
    size_t n;
    size_t capacity;
};

void buf_add(struct buf *b, const char *p, size_t n);
void buf_add_text(struct buf *b, const char *text);
void buf_add_char(struct buf *b, char c);
void buf_addf(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);

/* The text so far; "" when nothing was written. */
const char *buf_text(const struct buf *b);

#endif
