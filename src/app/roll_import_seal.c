/* The costly part: keyed hashes and sealed values, a chunk of rows at a time, by as many threads as there are processors.
 * What comes out does not depend on who computed it, but for the random nonces. */
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "app/roll_import_state.h"
#include "app/voter_secret.h"
#include "base/hash.h"

enum {
    THREADS_MAX = 4,
    SEAL_ARENA = 1 << 30, /* of each thread: 80 bytes a row */
};

typedef bool work_on_row(struct arena *a, struct vault *vault, int64_t county, struct roll_entry *x, struct err *e);

struct worker {
    struct roll_import *m;
    work_on_row *work;
    atomic_size_t *next; /* chunk */
    struct vault *vault;
    struct arena *arena;
    bool is_done;
    struct err e;
    pthread_t thread;
};

static bool work_on_chunk(struct worker *w, size_t chunk)
{
    size_t end = (chunk + 1) * ROLL_CHUNK;
    if (end > w->m->rows.n) end = w->m->rows.n;
    for (size_t i = chunk * ROLL_CHUNK; i < end; i++)
        if (!w->work(w->arena, w->vault, w->m->ws->election.county, roll_rows_at(&w->m->rows, i), &w->e)) return false;
    return true;
}

static void *run(void *context)
{
    struct worker *w = context;
    size_t chunks = (w->m->rows.n + ROLL_CHUNK - 1) / ROLL_CHUNK;
    w->is_done = true;
    for (size_t chunk; w->is_done && (chunk = atomic_fetch_add(w->next, 1)) < chunks;)
        w->is_done = work_on_chunk(w, chunk);
    return NULL;
}

static size_t thread_count(const struct roll_import *m)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t chunks = (m->rows.n + ROLL_CHUNK - 1) / ROLL_CHUNK, n = processors < 1 ? 1 : (size_t)processors;
    if (n > THREADS_MAX) n = THREADS_MAX;
    return n < chunks ? n : chunks ? chunks : 1;
}

static void free_arena(void *arena)
{
    arena_free(arena);
}

/* Worker 0 is this thread, with the vault of the workspace. A thread that cannot be had is done without. */
static bool over_all_rows(struct roll_import *m, work_on_row *work, struct err *e)
{
    struct worker workers[THREADS_MAX];
    atomic_size_t next = 0;
    size_t n = thread_count(m), started = 0;
    bool is_done = true;
    for (size_t i = 0; i < n && is_done; i++) {
        struct worker *w = &workers[i];
        *w = (struct worker){.m = m, .work = work, .next = &next, .vault = m->ws->vault};
        w->arena = arena_new(SEAL_ARENA);
        arena_defer(m->arena, free_arena, w->arena);
        if (i == 0) continue;
        is_done = workspace_open_vault(m->ws, &w->vault, e);
        if (!is_done) break;
        if (pthread_create(&w->thread, NULL, run, w) != 0) {
            vault_close(w->vault);
            break;
        }
        started = i;
    }
    if (is_done) run(&workers[0]);
    for (size_t i = 1; i <= started; i++) {
        pthread_join(workers[i].thread, NULL);
        vault_close(workers[i].vault);
    }
    for (size_t i = 0; i <= started && is_done; i++) {
        is_done = workers[i].is_done;
        if (!is_done) *e = workers[i].e;
    }
    return is_done;
}

static uint64_t mark_text(uint64_t mark, const char *text)
{
    return hash_bytes(str_of(text), mark).high;
}

/* A stored number: when hash_bytes changes, every row looks changed once, is compared, and is found to be the same. */
static int64_t mark_of(const struct roll_entry *x)
{
    const int64_t numbers[] = {x->id_search.high, x->id_search.low, x->phone_search.high, x->phone_search.low,
            x->born_on.ymd, (int64_t)x->sex, x->ethnic, x->unit_no, x->district_no};
    uint64_t mark = hash_bytes((struct str){(const char *)numbers, sizeof numbers}, 1).high;
    mark = mark_text(mark_text(mark_text(mark_text(mark, x->name), x->address), x->household), x->note);
    return mark ? (int64_t)mark : 1;
}

static bool key_row(struct arena *a, struct vault *vault, int64_t county, struct roll_entry *x, struct err *e)
{
    (void)a, (void)county, (void)e;
    char id[ROLL_ID_BYTES + 1] = "";
    if (x->id_key) roll_id_write(x->id_key, id);
    x->id_search = voter_secret_id_key(vault, id);
    x->phone_search = voter_secret_phone_key(vault, x->phone);
    x->mark = mark_of(x);
    return true;
}

bool roll_import_key(struct roll_import *m, struct err *e)
{
    return over_all_rows(m, key_row, e);
}

static bool seal_row(struct arena *a, struct vault *vault, int64_t county, struct roll_entry *x, struct err *e)
{
    if (x->fate != ROLL_ADDED && x->fate != ROLL_CHANGED) return true;
    char id[ROLL_ID_BYTES + 1] = "";
    if (x->id_key) roll_id_write(x->id_key, id);
    return voter_secret_seal_value(
            a, vault, (struct voter_secret_place){county, x->voter_no}, &(struct voter_secret){id, x->phone}, &x->sealed, e);
}

bool roll_import_seal(struct roll_import *m, struct err *e)
{
    return over_all_rows(m, seal_row, e);
}
