#include <stdlib.h>
#include <string.h>

#include "team/case.h"
#include "team/part_inside.h"

struct parts parts_of(struct arena *a, const struct mip *m, const int32_t *part_of, size_t n, int32_t parts)
{
    enum { UNSEEN = -2 };
    struct parts p = {.n = parts, .rows = m->rows, .column = arena_alloc_array(a, m->columns + 1, sizeof *p.column),
            .row = arena_alloc_array(a, m->rows + 1, sizeof *p.row)};
    for (size_t i = 0; i < m->rows; i++) p.row[i] = UNSEEN;
    for (size_t i = 0; i < m->columns; i++) p.column[i] = i < n ? part_of[i] : UNSEEN;
    for (int is_slack = 0; is_slack < 2; is_slack++) {
        for (size_t i = 0; i < m->entry_count; i++) {
            int32_t row = m->entries[i].row, column = m->entries[i].column;
            if (((size_t)column >= n) != is_slack) continue;
            int32_t *of = is_slack ? &p.column[column] : &p.row[row], part = is_slack ? p.row[row] : p.column[column];
            *of = *of == UNSEEN || *of == part ? part : TEAM_NONE;
        }
    }
    for (size_t i = 0; i < m->rows; i++)
        if (p.row[i] == UNSEEN) p.row[i] = TEAM_NONE;
    for (size_t i = 0; i < m->columns; i++)
        if (p.column[i] == UNSEEN) p.column[i] = TEAM_NONE;
    return p;
}

/* What is needed only to build a part.
 * place, group   of the program's rows in it; TEAM_NONE
 * start, of      entries of the part's columns, by column */
struct building {
    struct part *p;
    const struct mip *m;
    const struct parts *parts;
    struct arena *scratch;
    int32_t no;
    int32_t *place, *group;
    int64_t *size; /* of groups */
    int32_t group_count;
    size_t *start;
    struct part_entry *of;
};

static bool is_in(const struct building *b, size_t column)
{
    return b->parts->column[column] == b->no && b->m->high[column] > 0;
}

static bool is_own(const struct building *b, size_t row)
{
    return row < b->parts->rows && b->parts->row[row] == b->no;
}

static void sort_entries(struct building *b)
{
    const struct mip *m = b->m;
    size_t *at = arena_alloc_array(b->scratch, m->columns + 2, sizeof *at);
    b->start = arena_alloc_array(b->scratch, m->columns + 2, sizeof *b->start);
    for (size_t i = 0; i < m->entry_count; i++)
        if (is_in(b, (size_t)m->entries[i].column)) b->start[m->entries[i].column + 1]++;
    for (size_t i = 0; i < m->columns; i++) b->start[i + 1] += b->start[i];
    memcpy(at, b->start, (m->columns + 1) * sizeof *at);
    b->of = arena_alloc_array(b->scratch, b->start[m->columns] + 1, sizeof *b->of);
    for (size_t i = 0; i < m->entry_count; i++) {
        const struct mip_entry *x = &m->entries[i];
        if (is_in(b, (size_t)x->column)) b->of[at[x->column]++] = (struct part_entry){x->row, x->value};
    }
}

/* A row of the part that asks for an exact number, in which each column counts once, is a group. */
static void find_groups(struct building *b)
{
    const struct mip *m = b->m;
    bool *is_none = arena_alloc_array(b->scratch, m->rows + 1, sizeof *is_none);
    for (size_t i = 0; i < m->entry_count; i++) is_none[m->entries[i].row] |= m->entries[i].value != 1;
    b->group = arena_alloc_array(b->scratch, m->rows + 1, sizeof *b->group);
    b->size = arena_alloc_array(b->scratch, m->rows + 1, sizeof *b->size);
    for (size_t i = 0; i < m->rows; i++) {
        b->group[i] = TEAM_NONE;
        if (!is_own(b, i) || is_none[i] || m->row_low[i] != m->row_high[i]) continue;
        b->size[b->group_count] = m->row_low[i];
        b->group[i] = b->group_count++;
    }
}

static void find_rows(struct building *b, struct arena *a)
{
    const struct mip *m = b->m;
    int32_t *inside = arena_alloc_array(b->scratch, m->rows + 1, sizeof *inside);
    bool *takes_away = arena_alloc_array(b->scratch, m->rows + 1, sizeof *takes_away);
    for (size_t i = 0; i < m->entry_count; i++) {
        inside[m->entries[i].row] += is_in(b, (size_t)m->entries[i].column);
        takes_away[m->entries[i].row] |= m->entries[i].value < 0;
    }
    b->place = arena_alloc_array(b->scratch, m->rows + 1, sizeof *b->place);
    b->p->rows = arena_alloc_array(a, m->rows + 1, sizeof *b->p->rows);
    for (int own = 1; own >= 0; own--) {
        for (size_t i = 0; i < m->rows; i++) {
            if (is_own(b, i) != own) continue;
            b->place[i] = TEAM_NONE;
            if (b->group[i] != TEAM_NONE || inside[i] == 0) continue;
            if (!own && (m->row_high[i] == MIP_FREE || takes_away[i] || inside[i] < 2)) continue;
            b->place[i] = (int32_t)b->p->row_count;
            struct part_row *r = &b->p->rows[b->p->row_count++];
            *r = (struct part_row){.no = (int32_t)i, .low = own ? m->row_low[i] : -MIP_FREE, .high = m->row_high[i]};
            r->widest_low = r->low;
            r->widest_high = r->high;
        }
        if (own) b->p->own_count = b->p->row_count;
    }
}

static void take_entries(struct building *b, size_t column, size_t *first, size_t *end)
{
    struct part *p = b->p;
    *first = p->entry_count;
    for (size_t i = b->start[column]; i < b->start[column + 1]; i++)
        if (b->place[b->of[i].row] != TEAM_NONE)
            p->entries[p->entry_count++] = (struct part_entry){b->place[b->of[i].row], b->of[i].value};
    *end = p->entry_count;
}

static int32_t group_of(const struct building *b, size_t column)
{
    for (size_t i = b->start[column]; i < b->start[column + 1]; i++)
        if (b->group[b->of[i].row] != TEAM_NONE) return b->group[b->of[i].row];
    return TEAM_NONE;
}

static int64_t least_of(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int by_size(const void *a, const void *b)
{
    const struct part_seat *x = a, *y = b;
    size_t n = x->end - x->first, k = y->end - y->first;
    if (n != k) return n < k ? -1 : 1;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->left < y->left) - (x->left > y->left);
}

/* A slack that fills a group is there as often as it may be taken. Seats with few to choose from come first. */
static void find_picks(struct building *b, struct arena *a)
{
    struct part *p = b->p;
    const struct mip *m = b->m;
    size_t n = 0, seats = 0;
    int32_t *group = arena_alloc_array(b->scratch, m->columns + 1, sizeof *group);
    for (size_t i = 0; i < m->columns; i++) {
        group[i] = is_in(b, i) ? group_of(b, i) : TEAM_NONE;
        if (group[i] != TEAM_NONE) n += (size_t)least_of(m->high[i], b->size[group[i]]);
    }
    for (int32_t g = 0; g < b->group_count; g++) seats += (size_t)b->size[g];
    p->picks = arena_alloc_array(a, n + 1, sizeof *p->picks);
    p->entries = arena_alloc_array(a, b->start[m->columns] + 1, sizeof *p->entries);
    p->seats = arena_alloc_array(a, seats + 1, sizeof *p->seats);
    for (int32_t g = 0; g < b->group_count; g++) {
        struct part_seat seat = {.first = p->pick_count};
        for (size_t i = 0; i < m->columns; i++) {
            if (group[i] != g) continue;
            struct part_pick x = {.column = (int32_t)i};
            take_entries(b, i, &x.first, &x.end);
            for (int64_t k = least_of(m->high[i], b->size[g]); k > 0; k--) p->picks[p->pick_count++] = x;
        }
        seat.end = p->pick_count;
        for (seat.left = b->size[g]; seat.left > 0; seat.left--) p->seats[p->seat_count++] = seat;
    }
    if (p->seat_count > 0) qsort(p->seats, p->seat_count, sizeof *p->seats, by_size);
}

static void find_slacks(struct building *b, struct arena *a)
{
    struct part *p = b->p;
    p->slacks = arena_alloc_array(a, b->m->columns + 1, sizeof *p->slacks);
    for (size_t i = 0; i < b->m->columns; i++) {
        if (!is_in(b, i) || group_of(b, i) != TEAM_NONE) continue;
        struct part_slack s = {.column = (int32_t)i, .high = b->m->high[i]};
        take_entries(b, i, &s.first, &s.end);
        for (size_t k = s.first; k < s.end; k++) {
            struct part_row *r = &p->rows[p->entries[k].row];
            int64_t most = p->entries[k].value * s.high;
            r->may_rise |= most > 0;
            r->may_fall |= most < 0;
            if (most > 0 && r->low != -MIP_FREE) r->widest_low -= most;
            if (most < 0 && r->high != MIP_FREE) r->widest_high -= most;
        }
        p->slacks[p->slack_count++] = s;
    }
}

/* What all later seats can bring to each row, at least and at most. */
static void look_ahead(struct part *p, struct arena *a)
{
    for (size_t s = p->seat_count; s-- > 0;) {
        struct part_seat *seat = &p->seats[s];
        seat->later_low = arena_alloc_array(a, p->row_count + 1, sizeof *seat->later_low);
        seat->later_high = arena_alloc_array(a, p->row_count + 1, sizeof *seat->later_high);
        if (s + 1 == p->seat_count) continue;
        AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 26);
        const struct part_seat *next = &p->seats[s + 1];
        size_t *seen = arena_alloc_array(scratch, p->row_count + 1, sizeof *seen);
        int64_t *low = arena_alloc_array(scratch, p->row_count + 1, sizeof *low), *high = arena_alloc_array(scratch, p->row_count + 1, sizeof *high);
        for (size_t i = next->first; i < next->end; i++)
            for (size_t k = p->picks[i].first; k < p->picks[i].end; k++) {
                const struct part_entry *x = &p->entries[k];
                if (seen[x->row]++ == 0) low[x->row] = high[x->row] = x->value;
                low[x->row] = least_of(low[x->row], x->value);
                high[x->row] = -least_of(-high[x->row], -x->value);
            }
        for (size_t r = 0; r < p->row_count; r++) {
            bool is_in_all = seen[r] == next->end - next->first;
            seat->later_low[r] = next->later_low[r] + (is_in_all || low[r] < 0 ? low[r] : 0);
            seat->later_high[r] = next->later_high[r] + (is_in_all || high[r] > 0 ? high[r] : 0);
        }
    }
}

/* A price counts on a side that the row has. */
static int64_t price_of(const struct part_row *r, int64_t price)
{
    int64_t p = price / ((int64_t)1 << (SOLVER_PRICE_BITS - PART_BITS));
    return (p > 0 && r->low == -MIP_FREE) || (p < 0 && r->high == MIP_FREE) ? 0 : p;
}

struct part *part_new(struct arena *a, const struct mip *m, const struct parts *parts, int32_t no, const int64_t *price)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 31);
    struct part *p = arena_alloc(a, sizeof *p);
    p->arena = a;
    p->state_limit = PART_STATES_FIRST;
    struct building b = {.p = p, .m = m, .parts = parts, .scratch = scratch, .no = no};
    sort_entries(&b);
    find_groups(&b);
    find_rows(&b, a);
    find_picks(&b, a);
    find_slacks(&b, a);
    look_ahead(p, a);
    for (size_t i = 0; i < p->own_count; i++) p->rows[i].price = price_of(&p->rows[i], price[p->rows[i].no]);
    part_count(p);
    return p;
}
