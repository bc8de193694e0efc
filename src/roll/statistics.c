#include "roll/statistics.h"

#include <assert.h>
#include <stdlib.h>

#include "base/attr.h"
#include "base/hash.h"
#include "roll/pile.h"
#include "roll/swar.h"

enum { AGES = 256, REST = 0, SLOTS_MIN = 256 };

/* Bits of a kind, from the lowest: sex 2, band 3, ethnic 6, unit 21. */
enum { BAND_SHIFT = 2, ETHNIC_SHIFT = 5, UNIT_SHIFT = 11, ETHNIC_SLOTS = 64 };

static const struct {
    int youngest, oldest;
    const char *title;
} bands[] = {
#define X(name, youngest, oldest, title) {youngest, oldest, title},
        ROLL_BANDS(X)
#undef X
};

struct unit {
    const char *name;
    uint64_t hash;
    size_t bytes;
    int64_t by_band[BAND_COUNT];
};

/* slots  hold a unit's number, 0 when empty: number 0, the rest, is never looked up
 * units  by their number, in blocks that never move */
struct roll_counter {
    struct arena *arena;
    struct roll_shelf units; /* addresses of struct unit */
    uint32_t unit_count;
    uint32_t *slots;
    size_t slot_count;
    uint32_t last; /* met last: nearly always met next */
    bool is_closed;
    int64_t by_sex[SEX_COUNT];
    int64_t by_band[BAND_COUNT];
    int64_t by_ethnic[ETHNIC_SLOTS];
};

const char *roll_band_title(enum roll_band b)
{
    assert(b < BAND_COUNT);
    return bands[b].title;
}

enum roll_band roll_band_of(int age)
{
    for (int b = 0; b < BAND_COUNT; b++)
        if (age >= bands[b].youngest && age <= bands[b].oldest) return (enum roll_band)b;
    return BAND_COUNT;
}

static struct unit *unit_at(const struct roll_counter *c, uint32_t number)
{
    return (struct unit *)(uintptr_t)roll_shelf_read(&c->units, number);
}

static void unit_new(struct roll_counter *c, struct str name, uint64_t hash)
{
    struct unit *u = arena_alloc(c->arena, sizeof *u);
    u->name = arena_copy(c->arena, name.p, name.n);
    u->bytes = name.n;
    u->hash = hash;
    *roll_shelf_place(&c->units, c->unit_count++) = (uintptr_t)u;
}

struct roll_counter *roll_counter_new(struct arena *a)
{
    struct roll_counter *c = arena_alloc(a, sizeof *c);
    c->arena = a;
    c->units.arena = a;
    c->slot_count = SLOTS_MIN;
    c->slots = arena_alloc_array(a, c->slot_count, sizeof *c->slots);
    unit_new(c, STR("其他单位"), 0);
    return c;
}

void roll_counter_close_units(struct roll_counter *c)
{
    c->is_closed = true;
}

static void widen(struct roll_counter *c)
{
    c->slot_count *= 2;
    c->slots = arena_alloc_array(c->arena, c->slot_count, sizeof *c->slots);
    for (uint32_t number = 1; number < c->unit_count; number++) {
        size_t i = unit_at(c, number)->hash;
        while (c->slots[i & (c->slot_count - 1)]) i++;
        c->slots[i & (c->slot_count - 1)] = number;
    }
}

static bool is_unit(const struct unit *u, struct str name)
{
    return u->bytes == name.n && swar_are_same(u->name, name.p, name.n);
}

int32_t roll_counter_unit(struct roll_counter *c, struct str name)
{
    if (c->last && is_unit(unit_at(c, c->last), name)) return (int32_t)c->last;
    uint64_t hash = hash_bytes(name, 0).low;
    size_t i = hash & (c->slot_count - 1);
    for (; c->slots[i]; i = (i + 1) & (c->slot_count - 1)) {
        const struct unit *u = unit_at(c, c->slots[i]);
        if (u->hash != hash || !is_unit(u, name)) continue;
        c->last = c->slots[i];
        return (int32_t)c->last;
    }
    if (c->is_closed) return -1;
    if (c->unit_count > ROLL_UNITS_MAX) return REST;
    c->slots[i] = c->last = c->unit_count;
    unit_new(c, name, hash);
    if (c->unit_count * 2 > c->slot_count) widen(c);
    return (int32_t)c->last;
}

/* GB 3304's last three numbers follow the groups. */
static uint32_t ethnic_slot(int ethnic)
{
    return (uint32_t)(ethnic <= ETHNIC_COUNT ? ethnic : ethnic - ETHNIC_OTHER + ETHNIC_COUNT + 1);
}

static int ethnic_number(int slot)
{
    return slot <= ETHNIC_COUNT ? slot : slot - ETHNIC_COUNT - 1 + ETHNIC_OTHER;
}

struct roll_kind roll_kind_of(enum roll_sex sex, int ethnic, int age, int32_t unit)
{
    return (struct roll_kind){(uint32_t)sex | (uint32_t)roll_band_of(age) << BAND_SHIFT |
                              ethnic_slot(ethnic) << ETHNIC_SHIFT | (uint32_t)unit << UNIT_SHIFT};
}

void roll_counter_add(struct roll_counter *c, struct roll_kind kind, int step)
{
    uint32_t sex = kind.bits & 3, band = kind.bits >> BAND_SHIFT & 7, ethnic = kind.bits >> ETHNIC_SHIFT & 63;
    c->by_sex[sex] += step;
    c->by_band[band] += step;
    c->by_ethnic[ethnic] += step;
    unit_at(c, kind.bits >> UNIT_SHIFT)->by_band[band] += step;
}

static int by_name(const void *a, const void *b)
{
    const struct roll_unit_count *x = a, *y = b;
    return strcmp(x->unit, y->unit);
}

struct roll_statistics roll_counter_read(const struct roll_counter *c, struct arena *a)
{
    struct roll_statistics s = {0};
    memcpy(s.by_sex, c->by_sex, sizeof s.by_sex);
    memcpy(s.by_band, c->by_band, sizeof s.by_band);

    struct roll_ethnic_count *ethnic = arena_alloc_array(a, ETHNIC_SLOTS, sizeof *ethnic);
    for (int slot = 0; slot < ETHNIC_SLOTS; slot++)
        if (c->by_ethnic[slot])
            ethnic[s.ethnic_count++] = (struct roll_ethnic_count){ethnic_number(slot), c->by_ethnic[slot]};
    s.ethnic = ethnic;

    struct roll_unit_count *units = arena_alloc_array(a, c->unit_count, sizeof *units);
    for (uint32_t number = 0; number < c->unit_count; number++) {
        const struct unit *u = unit_at(c, number);
        struct roll_unit_count count = {.unit = u->name};
        memcpy(count.by_band, u->by_band, sizeof count.by_band);
        for (int b = 0; b < BAND_COUNT; b++) count.voters += u->by_band[b];
        if (count.voters) units[s.unit_count++] = count;
    }
    if (s.unit_count) qsort(units, s.unit_count, sizeof *units, by_name);
    s.units = units;
    return s;
}
