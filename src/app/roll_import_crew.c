#include "app/roll_import_crew.h"

#include <pthread.h>
#include <unistd.h>

enum {
    HELPERS_MAX = 3,
    HELPER_ARENA = 1 << 30, /* 80 bytes a row */
};

enum chunk_state { CHUNK_OPEN, CHUNK_TAKEN, CHUNK_DONE };

struct chunk {
    struct roll_entry *rows;
    size_t n;
    enum chunk_state state;
};

struct helper {
    struct roll_crew *crew;
    struct vault *vault;
    struct arena *arena;
    pthread_t thread;
};

/* Everything but work, county and arena is guarded by the lock; chunks grow by this thread alone. */
struct roll_crew {
    struct roll_import *m;
    roll_crew_work *work;
    struct arena *arena; /* of this thread's own results */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct chunk *chunks;
    size_t n, capacity;
    size_t next; /* none before it is open */
    bool is_over;
    bool has_failed;
    struct err failure;
    struct helper helpers[HELPERS_MAX];
    size_t helper_count;
    bool has_called;
};

static void free_arena(void *arena)
{
    arena_free(arena);
}

static struct arena *arena_of_import(struct roll_import *m)
{
    struct arena *a = arena_new(HELPER_ARENA);
    arena_defer(m->arena, free_arena, a);
    return a;
}

struct roll_crew *roll_crew_new(struct roll_import *m, roll_crew_work *work)
{
    struct roll_crew *c = arena_alloc(m->arena, sizeof *c);
    c->m = m;
    c->work = work;
    c->arena = arena_of_import(m);
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->changed, NULL);
    return c;
}

/* The rows of a chunk that was taken, without the lock. */
static void do_chunk(struct roll_crew *c, struct chunk what, struct arena *a, struct vault *vault, size_t i)
{
    struct err e;
    bool is_done = true;
    for (size_t k = 0; k < what.n && is_done; k++)
        is_done = c->work(a, vault, c->m->ws->election.county, &what.rows[k], &e);
    pthread_mutex_lock(&c->lock);
    c->chunks[i].state = CHUNK_DONE;
    if (!is_done && !c->has_failed) {
        c->has_failed = true;
        c->failure = e;
    }
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
}

/* With the lock: the next open chunk, or false. */
static bool take_next(struct roll_crew *c, size_t *i)
{
    while (c->next < c->n && c->chunks[c->next].state != CHUNK_OPEN) c->next++;
    if (c->next == c->n || c->has_failed) return false;
    *i = c->next++;
    c->chunks[*i].state = CHUNK_TAKEN;
    return true;
}

static void *help(void *context)
{
    struct helper *h = context;
    struct roll_crew *c = h->crew;
    size_t i;
    pthread_mutex_lock(&c->lock);
    while (!c->is_over) {
        if (!take_next(c, &i)) {
            pthread_cond_wait(&c->changed, &c->lock);
            continue;
        }
        struct chunk what = c->chunks[i];
        pthread_mutex_unlock(&c->lock);
        do_chunk(c, what, h->arena, h->vault, i);
        pthread_mutex_lock(&c->lock);
    }
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

/* A vault belongs to one thread: each helper opens its own. */
static void call_helpers(struct roll_crew *c)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    struct err e;
    c->has_called = true;
    for (long i = 1; i < processors && c->helper_count < HELPERS_MAX; i++) {
        struct helper *h = &c->helpers[c->helper_count];
        *h = (struct helper){.crew = c};
        if (!workspace_open_vault(c->m->ws, &h->vault, &e)) return; /* this thread does it all, and will say why not */
        h->arena = arena_of_import(c->m);
        if (pthread_create(&h->thread, NULL, help, h) != 0) {
            vault_close(h->vault);
            return;
        }
        c->helper_count++;
    }
}

void roll_crew_add(struct roll_crew *c, struct roll_entry *rows, size_t n)
{
    pthread_mutex_lock(&c->lock);
    if (c->n == c->capacity) c->chunks = arena_grow_array(c->m->arena, c->chunks, &c->capacity, sizeof *c->chunks);
    c->chunks[c->n++] = (struct chunk){rows, n, CHUNK_OPEN};
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
    if (!c->has_called && n == ROLL_CHUNK) call_helpers(c);
}

bool roll_crew_wait(struct roll_crew *c, size_t i, struct err *e)
{
    pthread_mutex_lock(&c->lock);
    while (c->chunks[i].state != CHUNK_DONE && !c->has_failed) {
        if (c->chunks[i].state == CHUNK_TAKEN) {
            pthread_cond_wait(&c->changed, &c->lock);
            continue;
        }
        c->chunks[i].state = CHUNK_TAKEN;
        struct chunk what = c->chunks[i];
        pthread_mutex_unlock(&c->lock);
        do_chunk(c, what, c->arena, c->m->ws->vault, i);
        pthread_mutex_lock(&c->lock);
    }
    bool has_failed = c->has_failed;
    if (has_failed) *e = c->failure;
    pthread_mutex_unlock(&c->lock);
    return !has_failed;
}

bool roll_crew_wait_all(struct roll_crew *c, struct err *e)
{
    for (size_t i = 0; i < c->n; i++)
        if (!roll_crew_wait(c, i, e)) return false;
    return true;
}

void roll_crew_end(struct roll_crew *c)
{
    if (!c) return;
    pthread_mutex_lock(&c->lock);
    c->is_over = true;
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
    for (size_t i = 0; i < c->helper_count; i++) {
        pthread_join(c->helpers[i].thread, NULL);
        vault_close(c->helpers[i].vault);
    }
    c->helper_count = 0;
}
