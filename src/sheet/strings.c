#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "sheet/book.h"

/* One pool and the places where each text ends in it. They grow by realloc, not in an arena, because an arena
 * would keep every smaller copy, and these are the bulk of a large workbook. */
struct strings {
    char *pool;
    size_t bytes, capacity;
    uint32_t *ends;
    size_t n, ends_capacity;
    size_t bytes_max;
    int depth;       /* of elements inside <si> */
    int skip_from;   /* depth at which a phonetic run began; 0 outside */
    bool is_in_text; /* inside <t> */
    bool is_in_item; /* inside <si> */
    struct part *part;
};

size_t strings_count(const struct strings *s)
{
    return s->n;
}

struct str strings_at(const struct strings *s, size_t i)
{
    size_t from = i ? s->ends[i - 1] : 0;
    return (struct str){s->pool + from, s->ends[i] - from};
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/* The character of "_xHHHH_" at p; 0 when it is none. */
static uint32_t escaped_at(const char *p, size_t n)
{
    if (n < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_') return 0;
    int c = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hex_digit(p[i]);
        if (digit < 0) return 0;
        c = c * 16 + digit;
    }
    return c >= 0xD800 && c <= 0xDFFF ? 0 : (uint32_t)c;
}

size_t strings_unescape(char *p, size_t n)
{
    if (n < 7 || !memmem(p, n, "_x", 2)) return n;
    size_t out = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c = escaped_at(p + i, n - i);
        if (c) {
            out += utf8_encode(p + out, c);
            i += 7;
        } else {
            p[out++] = p[i++];
        }
    }
    return out;
}

static void refuse_size(struct strings *s)
{
    part_fail(s->part, "工作簿里的文字超过 %zu MiB，没有读取，请把表拆成几个文件", s->bytes_max >> 20);
}

/* Doubles *capacity until it holds n elements; false when memory is short. */
static bool grow(void **array, size_t *capacity, size_t n, size_t size)
{
    size_t wider = *capacity ? *capacity : 4096;
    while (wider < n) wider *= 2;
    if (wider == *capacity) return true;
    void *fresh = realloc(*array, wider * size);
    if (!fresh) return false;
    *array = fresh;
    *capacity = wider;
    return true;
}

static bool has_room(struct strings *s, size_t bytes, size_t items)
{
    size_t held = (s->n + items) * sizeof *s->ends;
    if (held > s->bytes_max || s->bytes + bytes > s->bytes_max - held) return false;
    void *pool = s->pool, *ends = s->ends;
    bool ok = grow(&pool, &s->capacity, s->bytes + bytes + 1, 1) &&
              grow(&ends, &s->ends_capacity, s->n + items, sizeof *s->ends);
    s->pool = pool;
    s->ends = ends;
    return ok;
}

/* Under <si> texts stand in <t> and in <r><t>; a <t> under <rPh> tells how to pronounce them. */
static void begin_string(void *reader, const char *name, const char *const *attributes)
{
    (void)attributes;
    struct strings *s = reader;
    if (!s->is_in_item) {
        s->is_in_item = text_eq(name, "si");
        s->depth = 0;
        return;
    }
    s->depth++;
    if (!s->skip_from && text_eq(name, "rPh")) s->skip_from = s->depth;
    s->is_in_text = !s->skip_from && text_eq(name, "t");
}

static void end_string(void *reader, const char *name)
{
    (void)name;
    struct strings *s = reader;
    if (!s->is_in_item) return;
    s->is_in_text = false;
    if (s->depth > 0) {
        if (s->skip_from == s->depth) s->skip_from = 0;
        s->depth--;
        return;
    }
    s->is_in_item = false;
    if (!has_room(s, 0, 1)) {
        refuse_size(s);
        return;
    }
    size_t from = s->n ? s->ends[s->n - 1] : 0;
    s->bytes = from + strings_unescape(s->pool + from, s->bytes - from);
    s->ends[s->n++] = (uint32_t)s->bytes;
}

static void add_string(void *reader, const char *p, size_t n)
{
    struct strings *s = reader;
    if (!s->is_in_text) return;
    if (!has_room(s, n, 1)) {
        refuse_size(s);
        return;
    }
    memcpy(s->pool + s->bytes, p, n);
    s->bytes += n;
}

static void release(void *thing)
{
    struct strings *s = thing;
    free(s->pool);
    free(s->ends);
}

bool strings_load(struct arena *a, struct package *package, const char *part, size_t bytes_max,
        struct strings **strings, struct err *e)
{
    static const struct part_handlers handlers = {.begin = begin_string, .end = end_string, .text = add_string};
    struct strings *s = arena_alloc(a, sizeof *s);
    s->bytes_max = bytes_max < UINT32_MAX ? bytes_max : UINT32_MAX;
    arena_defer(a, release, s);
    if (!part_parse(package, part, &handlers, s, &s->part, e)) return false;
    *strings = s;
    return true;
}
