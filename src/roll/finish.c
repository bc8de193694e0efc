/* What concerns more than one row: said when all rows are known. */
#include <assert.h>
#include <stdlib.h>

#include "roll/check_state.h"
#include "roll/near.h"

/* The marks of the lowest rows, at most `max` of them: cut back whenever there are twice as many. */
struct shortlist {
    struct arena *arena;
    struct roll_mark *v;
    size_t n, capacity, max;
};

static void shortlist_cut(struct shortlist *s)
{
    if (s->n) qsort(s->v, s->n, sizeof *s->v, roll_mark_by_row);
    if (s->n > s->max) s->n = s->max;
}

static void shortlist_add(struct shortlist *s, struct roll_mark m)
{
    if (s->n == 2 * s->max) shortlist_cut(s);
    if (s->n == s->capacity) s->v = arena_grow_array(s->arena, s->v, &s->capacity, sizeof *s->v);
    s->v[s->n++] = m;
}

/* twins  the marks of all rows whose number another row has too; those of the first rows lack the kind
 * hits   a mark {repaired number, row, first row with that number} for each repair that is somebody's */
struct harvest {
    struct roll_pile twins;
    struct shortlist hits;
};

/* ---- rows of one number ------------------------------------------------------------------------- */

static void group_part(struct roll_check *c, struct roll_twins *t, size_t part, struct harvest *h)
{
    struct roll_pile *p = &c->ids->parts[part];
    roll_twins_start(t, roll_pile_count(p));
    for (const struct roll_chunk *chunk = p->first; chunk; chunk = chunk->next) {
        size_t count = roll_chunk_count(p, chunk);
        for (size_t i = 0; i < count; i++) {
            const struct roll_mark *m = &chunk->marks[i];
            const struct roll_slot *s = roll_twins_add(t, m->key, 0, m->row);
            if (s->count == 1) continue;
            if (s->count == 2) roll_pile_add(&h->twins, &c->quarry, (struct roll_mark){m->key, s->first, 0});
            roll_pile_add(&h->twins, &c->quarry, *m);
            c->sum.same_id_groups += s->count == 2;
        }
    }
}

static void probe_part(
        struct roll_check *c, const struct roll_twins *t, const struct roll_pile *repairs, struct harvest *h)
{
    for (const struct roll_chunk *chunk = repairs->first; chunk; chunk = chunk->next) {
        size_t count = roll_chunk_count(repairs, chunk);
        for (size_t i = 0; i < count; i++) {
            const struct roll_mark *m = &chunk->marks[i];
            const struct roll_slot *s = roll_twins_slot(t, m->key, 0);
            if (s->count == 0) continue;
            c->sum.near_id_total += s->count;
            shortlist_add(&h->hits, (struct roll_mark){m->key, m->row, s->first});
        }
    }
}

static void gather(struct roll_check *c, struct roll_twins *t, struct harvest *h)
{
    struct roll_spread *repairs = arena_alloc(c->arena, sizeof *repairs);
    size_t rounds = roll_near_rounds(roll_pile_count(&c->broken), (size_t)c->sum.rows);
    for (size_t round = 0; round < rounds; round++) {
        size_t from = ROLL_PARTS * round / rounds, end = ROLL_PARTS * (round + 1) / rounds;
        roll_near_spread(&c->broken, from, end, repairs, &c->quarry);
        for (size_t part = from; part < end; part++) {
            group_part(c, t, part, h);
            probe_part(c, t, &repairs->parts[part], h);
            roll_pile_clear(&repairs->parts[part], &c->quarry);
            roll_pile_clear(&c->ids->parts[part], &c->quarry);
        }
    }
}

/* "第 12 行", with the name of its file where that is another one. */
static const char *place_of(struct roll_check *c, uint32_t row, uint32_t seen_from)
{
    size_t file = roll_file_of(c, row);
    const char *name = file == roll_file_of(c, seen_from) ? "" : arena_text(c->scratch, " %s ", c->files[file].name);
    return arena_text(c->scratch, "%s第 %zu 行", name, roll_lines_read(c, row));
}

/* How many marks from the first on have its key. */
static size_t group_size(const struct roll_mark *twins, size_t n)
{
    size_t size = 0;
    while (size < n && twins[size].key == twins[0].key) size++;
    return size;
}

/* Of a group, the first row without another fault stays; where all have one, the first stands for them. */
static uint32_t staying_row(const struct roll_check *c, const struct roll_mark *group, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!roll_check_is_rejected(c, group[i].row)) return group[i].row;
    return group[0].row;
}

static void reject_twin(struct roll_check *c, const struct roll_mark *twin, uint32_t stays)
{
    char id[ROLL_ID_BYTES + 1];
    arena_reset(c->scratch);
    roll_id_write((int64_t)twin->key, id);
    /* A row that was good until now has been counted. The first of a group, whose kind is not known, is no such
     * row: were it good, it would stay. */
    if (!roll_check_is_rejected(c, twin->row)) roll_counter_add(c->counter, (struct roll_kind){twin->more}, -1);
    roll_check_report(c, twin->row, FINDING_F105, FIELD_ID, roll_id_mask(c->scratch, str_of(id)),
            arena_text(c->scratch, "与%s的公民身份号码相同，请查实是重复登记 (删去一行)还是录错号码",
                    place_of(c, stays, twin->row)));
}

/* twins: n of them, by key. Findings come in the order of rows: what to say is noted first, as marks
 * {index in twins, row, row that stays}. */
static void reject_twins(struct roll_check *c, const struct roll_mark *twins, size_t n)
{
    struct roll_pile notes = {0};
    for (size_t i = 0; i < n;) {
        size_t size = group_size(twins + i, n - i);
        uint32_t stays = staying_row(c, twins + i, size);
        for (size_t k = i; k < i + size; k++)
            if (twins[k].row != stays) roll_pile_add(&notes, &c->quarry, (struct roll_mark){k, twins[k].row, stays});
        i += size;
    }
    size_t count = roll_pile_count(&notes);
    const struct roll_mark *sorted = roll_pile_sort(&notes, c->arena, roll_mark_by_row);
    roll_pile_clear(&notes, &c->quarry);
    for (size_t i = 0; i < count; i++) reject_twin(c, &twins[sorted[i].key], sorted[i].more);
}

/* ---- numbers one character apart ------------------------------------------------------------------ */

/* How many of the twins, sorted by key, have a smaller one. */
static size_t count_below(const struct roll_mark *twins, size_t n, uint64_t key)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (twins[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The rows with the number of a hit: a group of twins from *at on, or (0) the one row that the hit itself names. */
static size_t count_owners(const struct roll_mark *twins, size_t n, const struct roll_mark *hit, size_t *at)
{
    *at = count_below(twins, n, hit->key);
    return count_below(twins, n, hit->key + 1) - *at;
}

static int by_row_and_of(const void *a, const void *b)
{
    const struct roll_near_pair *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return (x->of > y->of) - (x->of < y->of);
}

/* hits: n of them, by row */
static void list_near(
        struct roll_check *c, const struct roll_mark *hits, size_t n, const struct roll_mark *twins, size_t twin_count)
{
    size_t at, count = 0, room = (size_t)c->sum.near_id_total;
    if (room > c->options.near_listed_max) room = c->options.near_listed_max;
    struct roll_near_pair *pairs = arena_alloc_array(c->arena, room, sizeof *pairs);
    for (size_t i = 0; i < n && count < room; i++) {
        size_t size = count_owners(twins, twin_count, &hits[i], &at);
        if (size == 0) pairs[count++] = (struct roll_near_pair){hits[i].row, hits[i].more};
        for (size_t k = at; k < at + size && count < room; k++)
            pairs[count++] = (struct roll_near_pair){hits[i].row, twins[k].row};
    }
    if (count) qsort(pairs, count, sizeof *pairs, by_row_and_of);
    c->sum.near_id = pairs;
    c->sum.near_id_count = count;
}

static void report_near(struct roll_check *c, const struct roll_mark *hits, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        arena_reset(c->scratch);
        roll_check_report(c, hits[i].row, FINDING_W106, FIELD_ID, "",
                arena_text(c->scratch,
                        "号码改动一个字符或对调相邻两位，就与%s的号码相同，可能是同一人，请对照身份证核对",
                        place_of(c, hits[i].more, hits[i].row)));
    }
}

/* ---- one name, one birth ------------------------------------------------------------------------------ */

static void count_names(struct roll_check *c, struct roll_twins *t, struct shortlist *listed)
{
    for (size_t part = 0; part < ROLL_PARTS; part++) {
        const struct roll_pile *p = &c->names->parts[part];
        roll_twins_start(t, roll_pile_count(p));
        for (const struct roll_chunk *chunk = p->first; chunk; chunk = chunk->next) {
            size_t count = roll_chunk_count(p, chunk);
            for (size_t i = 0; i < count; i++) {
                const struct roll_mark *m = &chunk->marks[i];
                const struct roll_slot *s = roll_twins_add(t, m->key, m->more, m->row);
                if (s->count == 1) continue;
                c->sum.same_name_birth_groups += s->count == 2;
                c->sum.same_name_birth_pairs += s->count - 1;
                shortlist_add(listed, (struct roll_mark){0, m->row, s->first});
            }
        }
    }
}

static void report_names(struct roll_check *c, struct roll_twins *t)
{
    struct shortlist listed = {.arena = c->arena, .max = c->options.twins_listed_max};
    count_names(c, t, &listed);
    shortlist_cut(&listed);
    for (size_t i = 0; i < listed.n; i++) {
        uint32_t row = listed.v[i].row;
        arena_reset(c->scratch);
        roll_check_report(c, row, FINDING_W105, FIELD_NAME, "",
                arena_text(c->scratch, "与%s姓名和出生日期都相同，请查实是否同一人重复登记",
                        place_of(c, listed.v[i].more, row)));
    }
}

void roll_check_finish(struct roll_check *c)
{
    struct roll_twins t = {.arena = c->arena};
    struct harvest h = {.hits = {.arena = c->arena, .max = c->options.near_listed_max}};
    gather(c, &t, &h);
    const size_t twin_count = roll_pile_count(&h.twins);
    const struct roll_mark *twins = roll_pile_sort(&h.twins, c->arena, roll_mark_by_key);
    roll_pile_clear(&h.twins, &c->quarry);
    c->sum.same_id_rows = (int64_t)twin_count;

    reject_twins(c, twins, twin_count);
    shortlist_cut(&h.hits);
    list_near(c, h.hits.v, h.hits.n, twins, twin_count);
    report_near(c, h.hits.v, h.hits.n);
    report_names(c, &t);

    c->sum.accepted = c->sum.rows - c->sum.rejected;
}

const struct roll_summary *roll_check_summary(const struct roll_check *c)
{
    return &c->sum;
}

const struct roll_statistics *roll_check_statistics(struct roll_check *c)
{
    c->statistics = roll_counter_read(c->counter, c->arena);
    return &c->statistics;
}

void roll_check_judge(struct roll_check *c, size_t row, const struct roll_row *r, enum finding_code code,
        enum roll_field f, const char *value, const char *text)
{
    assert(row <= UINT32_MAX);
    if (finding_severity(code) == SEVERITY_STOP) {
        assert(!roll_check_is_rejected(c, row));
        int32_t unit = roll_counter_unit(c->counter, str_of(r->unit));
        int age = date_age(r->birth, c->options.on);
        roll_counter_add(c->counter, roll_kind_of(r->sex, r->ethnic, age, unit < 0 ? 0 : unit), -1);
        c->sum.accepted--;
    }
    roll_check_report(c, (uint32_t)row, code, f, value, text);
}
