#include "cadre/set_group.h"

#include <stdlib.h>
#include <string.h>

#include "cadre/share.h"

/* Rows as bits of whole words. */
struct grading {
    struct arena *arena;
    const struct set_record *record;
    size_t rows, words;
    bool *takes_part; /* a row */
};

/* Raters who grade the same rows; then those who joined them, too.
 * leader   whom the pattern has joined; itself: nobody
 * rows, counts (rows x SET_GROUP_GRADES), raters  of a leader: with those who joined */
struct pattern {
    const uint64_t *own;
    uint64_t *rows;
    uint32_t *counts;
    size_t own_raters, raters, leader;
};

struct ballot_mask {
    const uint64_t *rows;
    size_t ballot, words;
};

static int by_rows(const void *x, const void *y)
{
    const struct ballot_mask *a = x, *b = y;
    return memcmp(a->rows, b->rows, a->words * sizeof *a->rows);
}

static int rank_at(const struct grading *g, size_t ballot, size_t row)
{
    uint8_t answer = g->record->ballots->answers[ballot * g->record->form->n + row];
    return answer && g->takes_part[row] ? grade_rank(g->record->table->words[answer - 1]) : -1;
}

static bool has_row(const uint64_t *rows, size_t row)
{
    return rows[row / 64] >> (row % 64) & 1;
}

static bool share_a_row(const struct grading *g, const uint64_t *x, const uint64_t *y)
{
    for (size_t w = 0; w < g->words; w++)
        if (x[w] & y[w]) return true;
    return false;
}

static size_t rows_beyond(const struct grading *g, const uint64_t *x, const uint64_t *y)
{
    size_t n = 0;
    for (size_t w = 0; w < g->words; w++) n += (size_t)__builtin_popcountll(x[w] & ~y[w]);
    return n;
}

static struct grading grading_of(struct arena *a, const struct set_record *r)
{
    const struct set_table *t = r->table;
    struct grading g = {.arena = a, .record = r, .rows = t->n, .words = t->n / 64 + 1,
            .takes_part = arena_alloc_array(a, t->n + 1, sizeof *g.takes_part)};
    for (size_t i = 0; i < t->n; i++) {
        int64_t graded = 0;
        for (size_t l = 0; l < t->label_count; l++) graded += grade_rank(t->words[l]) >= 0 ? t->rows[i].counts[l] : 0;
        g.takes_part[i] = !t->rows[i].is_hidden && graded >= CADRE_RATERS_MIN;
    }
    return g;
}

static uint32_t votes_at(const struct pattern *p, size_t row)
{
    uint32_t n = 0;
    for (size_t k = 0; k < SET_GROUP_GRADES; k++) n += p->counts[row * SET_GROUP_GRADES + k];
    return n;
}

static void add_ballot(const struct grading *g, struct pattern *own, struct pattern *p, size_t ballot)
{
    for (size_t row = 0; row < g->rows; row++) {
        int rank = rank_at(g, ballot, row);
        if (rank >= 0) p->counts[row * SET_GROUP_GRADES + (size_t)rank]++;
    }
    own->own_raters++;
    p->raters++;
}

/* Ballots by their rows; who grades nobody is left out. */
static size_t sort_ballots(const struct grading *g, struct ballot_mask **out)
{
    size_t ballots = g->record->ballots->n, n = 0;
    struct ballot_mask *v = arena_alloc_array(g->arena, ballots + 1, sizeof *v);
    for (size_t b = 0; b < ballots; b++) {
        uint64_t *rows = arena_alloc_array(g->arena, g->words, sizeof *rows), any = 0;
        for (size_t row = 0; row < g->rows; row++)
            if (rank_at(g, b, row) >= 0) any = rows[row / 64] |= UINT64_C(1) << (row % 64);
        if (any) v[n++] = (struct ballot_mask){rows, b, g->words};
    }
    qsort(v, n, sizeof *v, by_rows);
    *out = v;
    return n;
}

/* Ballots that are equal to the one at i, which is the first of them. */
static size_t count_equal(const struct ballot_mask *v, size_t n, size_t i)
{
    size_t k = i + 1;
    while (k < n && by_rows(&v[k], &v[i]) == 0) k++;
    return k - i;
}

/* Of too many patterns those of few raters are one group from the beginning. */
static struct pattern *find_patterns(const struct grading *g, size_t *of_ballot, size_t *count)
{
    struct ballot_mask *ballots;
    size_t n = sort_ballots(g, &ballots), kinds = 0, small = SIZE_MAX, next;
    for (size_t i = 0; i < n; i += count_equal(ballots, n, i)) kinds++;
    bool are_many = kinds > SET_GROUP_PATTERNS_MAX;
    struct pattern *v = arena_alloc_array(g->arena, kinds + 1, sizeof *v);
    kinds = 0;
    for (size_t i = 0; i < n; i = next, kinds++) {
        next = i + count_equal(ballots, n, i);
        bool is_small = are_many && next - i < CADRE_RATERS_MIN;
        v[kinds] = (struct pattern){.own = ballots[i].rows, .leader = is_small && small != SIZE_MAX ? small : kinds};
        struct pattern *p = &v[v[kinds].leader];
        if (p == &v[kinds]) {
            p->rows = arena_alloc_array(g->arena, g->words, sizeof *p->rows);
            p->counts = arena_alloc_array(g->arena, g->rows * SET_GROUP_GRADES, sizeof *p->counts);
            if (is_small) small = kinds;
        }
        for (size_t w = 0; w < g->words; w++) p->rows[w] |= ballots[i].rows[w];
        for (size_t k = i; k < next; k++) {
            add_ballot(g, &v[kinds], p, ballots[k].ballot);
            of_ballot[ballots[k].ballot] = kinds;
        }
    }
    *count = kinds;
    return v;
}

/* ---- joining ---- */

static void join(const struct grading *g, struct pattern *v, size_t n, size_t from, size_t to)
{
    for (size_t w = 0; w < g->words; w++) v[to].rows[w] |= v[from].rows[w];
    for (size_t k = 0; k < g->rows * SET_GROUP_GRADES; k++) v[to].counts[k] += v[from].counts[k];
    v[to].raters += v[from].raters;
    for (size_t i = 0; i < n; i++)
        if (v[i].leader == from) v[i].leader = to;
}

/* The rows of which it has one to four raters. False when there are none. */
static bool lacks(const struct grading *g, const struct pattern *p, uint64_t *rows)
{
    bool any = false;
    memset(rows, 0, g->words * sizeof *rows);
    for (size_t row = 0; row < g->rows; row++) {
        if (!has_row(p->rows, row) || votes_at(p, row) >= CADRE_RATERS_MIN) continue;
        rows[row / 64] |= UINT64_C(1) << (row % 64);
        any = true;
    }
    return any;
}

/* Of those who grade one of the rows: who grades most of what it grades, then least besides, then most raters. There is one: a row that
 * takes part has five raters. */
static size_t nearest(const struct grading *g, const struct pattern *v, size_t n, size_t at, const uint64_t *rows)
{
    size_t best = at, best_lacks = SIZE_MAX, best_besides = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        if (i == at || v[i].leader != i || !share_a_row(g, v[i].rows, rows)) continue;
        size_t lacking = rows_beyond(g, v[at].rows, v[i].rows), besides = rows_beyond(g, v[i].rows, v[at].rows);
        if (lacking != best_lacks ? lacking > best_lacks
                                  : besides > best_besides || (besides == best_besides && v[i].raters <= v[best].raters))
            continue;
        best = i;
        best_lacks = lacking;
        best_besides = besides;
    }
    return best;
}

static void join_small(const struct grading *g, struct pattern *v, size_t n)
{
    uint64_t *rows = arena_alloc_array(g->arena, g->words, sizeof *rows);
    bool *is_whole = arena_alloc_array(g->arena, n + 1, sizeof *is_whole);
    for (;;) {
        size_t least = n;
        for (size_t i = 0; i < n; i++) {
            if (v[i].leader != i || is_whole[i] || (least < n && v[i].raters >= v[least].raters)) continue;
            if (lacks(g, &v[i], rows))
                least = i;
            else
                is_whole[i] = true;
        }
        if (least == n) return;
        (void)lacks(g, &v[least], rows);
        size_t to = nearest(g, v, n, least, rows);
        join(g, v, n, least, to);
        is_whole[to] = false; /* it may have taken rows of which there are too few */
    }
}

/* From the pattern of a ballot to its group. Returns how many groups there are. */
static size_t number_groups(const struct grading *g, const struct pattern *v, size_t n, size_t *of_ballot)
{
    size_t groups = 0, *number = arena_alloc_array(g->arena, n + 1, sizeof *number);
    for (size_t i = 0; i < n; i++)
        if (v[i].leader == i) number[i] = groups++;
    for (size_t b = 0; b < g->record->ballots->n; b++)
        if (of_ballot[b] != SIZE_MAX) of_ballot[b] = number[v[of_ballot[b]].leader];
    return groups;
}

/* ---- parting ---- */

/* Parts of one group's rows; a part of no row has been joined. */
struct parts {
    uint64_t **v;
    size_t n;
};

/* How many of the group grade on both sides. */
static size_t raters_of_both(const struct grading *g, const struct pattern *v, size_t n, size_t group, const uint64_t *x, const uint64_t *y)
{
    size_t both = 0;
    for (size_t i = 0; i < n && both < CADRE_RATERS_MIN; i++)
        if (v[i].leader == group && share_a_row(g, v[i].own, x) && share_a_row(g, v[i].own, y)) both += v[i].own_raters;
    return both;
}

/* A subject's rows are one part from the beginning: his grade is their mean. */
static void part_by_subject(const struct grading *g, const uint64_t *rows, struct parts *p)
{
    const struct set_table *t = g->record->table;
    size_t *first = arena_alloc_array(g->arena, g->rows + 1, sizeof *first);
    p->v = arena_alloc_array(g->arena, g->rows + 1, sizeof(uint64_t *));
    for (size_t row = 0; row < g->rows; row++) {
        if (!has_row(rows, row)) continue;
        size_t k = p->n; /* questions of one subject stand near one another */
        while (k > 0 && !text_eq(t->rows[first[k - 1]].question->subject, t->rows[row].question->subject)) k--;
        if (k == 0) {
            p->v[p->n] = arena_alloc_array(g->arena, g->words, sizeof(uint64_t));
            first[p->n] = row;
            k = ++p->n;
        }
        p->v[k - 1][row / 64] |= UINT64_C(1) << (row % 64);
    }
}

static void join_parts(const struct grading *g, const struct pattern *v, size_t n, size_t group, struct parts *p)
{
    for (bool grew = true; grew;) {
        grew = false;
        for (size_t i = 0; i < p->n; i++)
            for (size_t k = i + 1; k < p->n; k++) {
                if (!p->v[i] || !p->v[k] || raters_of_both(g, v, n, group, p->v[i], p->v[k]) < CADRE_RATERS_MIN) continue;
                for (size_t w = 0; w < g->words; w++) p->v[i][w] |= p->v[k][w];
                p->v[k] = NULL;
                grew = true;
            }
    }
}

static void give_parts(const struct grading *g, const struct pattern *group, const struct parts *p, struct set_groups *out, size_t *capacity)
{
    size_t width = g->rows * SET_GROUP_GRADES;
    for (size_t i = 0; i < p->n; i++) {
        if (!p->v[i]) continue;
        while ((out->n + 1) * width > *capacity) out->counts = arena_grow_array(g->arena, out->counts, capacity, sizeof *out->counts);
        int64_t *counts = out->counts + out->n++ * width;
        memset(counts, 0, width * sizeof *counts);
        for (size_t k = 0; k < width; k++)
            if (has_row(p->v[i], k / SET_GROUP_GRADES)) counts[k] = group->counts[k];
    }
}

void cadre_group_raters(struct arena *a, const struct set_record *r, struct set_groups *out)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 30);
    struct grading g = grading_of(scratch, r);
    struct set_groups groups = {.rows = g.rows, .of_ballot = arena_alloc_array(a, r->ballots->n + 1, sizeof *groups.of_ballot)};
    size_t n, capacity = 0;
    for (size_t b = 0; b < r->ballots->n; b++) groups.of_ballot[b] = SIZE_MAX;
    struct pattern *v = find_patterns(&g, groups.of_ballot, &n);
    join_small(&g, v, n);
    groups.together = number_groups(&g, v, n, groups.of_ballot);
    size_t used = r->has_parts && groups.together > 1 ? 0 : n;
    for (size_t i = 0; i < used; i++) {
        struct parts p = {.n = 0};
        if (v[i].leader != i) continue;
        part_by_subject(&g, v[i].rows, &p);
        join_parts(&g, v, n, i, &p);
        give_parts(&g, &v[i], &p, &groups, &capacity);
    }
    size_t width = groups.n * g.rows * SET_GROUP_GRADES;
    int64_t *counts = arena_alloc_array(a, width + 1, sizeof *counts);
    if (width) memcpy(counts, groups.counts, width * sizeof *counts);
    groups.counts = counts;
    *out = groups;
}

const int64_t *set_group_votes(const struct set_groups *g, size_t group, size_t row, int64_t *n)
{
    const int64_t *counts = g->counts + (group * g->rows + row) * SET_GROUP_GRADES;
    *n = 0;
    for (size_t k = 0; k < SET_GROUP_GRADES; k++) *n += counts[k];
    return counts;
}
