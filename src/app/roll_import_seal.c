/* The costly part: keyed hashes and sealed values, computed beside the reading and the writing. */
#include "app/roll_import_crew.h"
#include "app/voter_secret.h"
#include "base/hash.h"

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

static bool seal_row(struct arena *a, struct vault *vault, int64_t county, struct roll_entry *x, struct err *e)
{
    if (x->fate != ROLL_ADDED && x->fate != ROLL_CHANGED) return true;
    char id[ROLL_ID_BYTES + 1] = "";
    if (x->id_key) roll_id_write(x->id_key, id);
    return voter_secret_seal_value(
            a, vault, (struct voter_secret_place){county, x->voter_no}, &(struct voter_secret){id, x->phone}, &x->sealed, e);
}

struct roll_crew *roll_import_key(struct roll_import *m)
{
    return roll_crew_new(m, key_row);
}

struct roll_crew *roll_import_seal(struct roll_import *m)
{
    struct roll_crew *crew = roll_crew_new(m, seal_row);
    for (size_t i = 0; i < m->rows.n; i += ROLL_CHUNK) {
        size_t left = m->rows.n - i;
        roll_crew_add(crew, roll_rows_at(&m->rows, i), left < ROLL_CHUNK ? left : ROLL_CHUNK);
    }
    return crew;
}
