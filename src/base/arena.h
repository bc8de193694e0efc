/* Memory that is given back all at once. One arena serves one request, job or file; whatever
 * allocates takes it as its first parameter, and nothing in it outlives it.
 *
 * Allocation never returns NULL. When an arena meets its ceiling, or the machine has no memory
 * left, the handler set by arena_on_full runs and must not return: ending the process is safe at
 * any moment, because everything accepted is already in a committed transaction. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stdarg.h>
#include <stddef.h>

#include "base/attr.h"

struct arena;

/* ceiling: bytes that the arena may hold in all, at least 1 KiB. */
struct arena *arena_new(size_t ceiling);

/* Runs what was deferred, newest first, and frees everything. NULL is allowed. */
void arena_free(struct arena *a);

/* Empties the arena for the next round and keeps its first block. Runs what was deferred. */
void arena_reset(struct arena *a);

/* size bytes, zeroed, aligned for any type. */
void *arena_alloc(struct arena *a, size_t size);

/* count elements of size bytes each, zeroed; the product may not overflow. */
void *arena_alloc_array(struct arena *a, size_t count, size_t size);

/* Grows an array by doubling: *capacity counts elements. The old array stays until the arena ends. */
void *arena_grow_array(struct arena *a, void *old, size_t *capacity, size_t size);

/* n bytes of text, NUL-terminated copy. */
char *arena_copy(struct arena *a, const char *p, size_t n);

char *arena_text(struct arena *a, const char *format, ...) PRINTF_LIKE(2, 3);
char *arena_vtext(struct arena *a, const char *format, va_list args) PRINTF_LIKE(2, 0); /* for functions that take a format themselves */

/* Bytes held from the system for this arena. */
size_t arena_held(const struct arena *a);

/* close(thing) runs when the arena is reset or freed: ties a foreign handle to the arena's life. */
void arena_defer(struct arena *a, void (*close)(void *), void *thing);

/* handler must not return; the default prints nothing and aborts. ceiling is that of the full arena. */
void arena_on_full(void (*handler)(size_t ceiling));

/* AUTO_ARENA struct arena *a = arena_new(…); is freed when its scope ends. */
void arena_free_at(struct arena **a);
#define AUTO_ARENA AUTO(arena_free_at)

#endif
