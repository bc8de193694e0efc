/* A borrowed run of bytes: how rows and cells travel without being copied. Valid as long as what it
 * points into; not NUL-terminated. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

static inline struct str str_of(const char *text)
{
    return (struct str){text, strlen(text)};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_eq_text(struct str a, const char *text)
{
    return str_eq(a, str_of(text));
}

static inline bool text_eq(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

#endif
