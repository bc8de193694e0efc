#include "cadre/resample.h"

#include <stdlib.h>
#include <string.h>

#include "cadre/chance.h"

static bool are_enough(size_t draws, struct err *e)
{
    return (draws >= 99 && draws <= 99999) || err_set(e, ERR_INPUT, "重抽次数 %zu 应为 99 至 99999", draws);
}

/* ---- what the drawn orders gave ---- */

/* How often an item's place began, or ended, at each place: items x items. */
struct spread {
    size_t items, draws;
    uint32_t *low, *high;
};

static struct spread spread_new(struct arena *a, size_t items)
{
    return (struct spread){items, 0, arena_alloc_array(a, items * items, sizeof(uint32_t)),
            arena_alloc_array(a, items * items, sizeof(uint32_t))};
}

static void spread_add(struct spread *s, const struct aggregate *x)
{
    for (size_t i = 0; i < s->items; i++) {
        s->low[i * s->items + x->low[i] - 1]++;
        s->high[i * s->items + x->high[i] - 1]++;
    }
    s->draws++;
}

/* The first place whose orders, counted from the first place on, are more than that many. */
static size_t place_beyond(const uint32_t *counts, size_t items, size_t many)
{
    size_t sum = 0, at = 0;
    for (; at + 1 < items; at++) {
        sum += counts[at];
        if (sum > many) break;
    }
    return at + 1;
}

/* A fortieth of the draws lies on either side; the place itself is always inside. */
static struct measure place_of(const struct spread *s, const struct aggregate *x, size_t i, int64_t base)
{
    size_t outside = s->draws / 40;
    size_t low = place_beyond(s->low + i * s->items, s->items, outside);
    size_t high = place_beyond(s->high + i * s->items, s->items, s->draws - 1 - outside);
    if (x->low[i] < low) low = x->low[i];
    if (x->high[i] > high) high = x->high[i];
    return measure_within(CADRE_PLACE, base, (double)x->low[i], (double)low, (double)high);
}

/* ---- sets that grade ---- */

struct pile {
    const struct rank_source *source;
    uint8_t *sorted; /* the ballots in an order that depends on nothing but what they say */
    int64_t *votes;  /* of each item, all grades */
    int64_t *sum, *n;
    uint16_t *place;
};

struct ballot {
    const uint8_t *grades;
    size_t items;
};

static int by_content(const void *x, const void *y)
{
    const struct ballot *a = x, *b = y;
    return memcmp(a->grades, b->grades, a->items);
}

static uint8_t *sort_ballots(struct arena *a, const struct rank_source *s, size_t items)
{
    struct ballot *v = arena_alloc_array(a, s->ballots + 1, sizeof *v);
    uint8_t *sorted = arena_alloc_array(a, s->ballots * items + 1, 1);
    for (size_t b = 0; b < s->ballots; b++) v[b] = (struct ballot){s->grades + b * items, items};
    if (s->ballots) qsort(v, s->ballots, sizeof *v, by_content);
    for (size_t b = 0; b < s->ballots; b++) memcpy(sorted + b * items, v[b].grades, items);
    return sorted;
}

static void add_ballot(struct pile *p, const uint8_t *ballot, size_t items)
{
    for (size_t i = 0; i < items; i++) {
        p->sum[i] += ballot[i] ? ballot[i] - 1 : 0;
        p->n[i] += ballot[i] != 0;
    }
}

static void clear(struct pile *p, size_t items)
{
    memset(p->sum, 0, items * sizeof *p->sum);
    memset(p->n, 0, items * sizeof *p->n);
}

static void take_pile(struct arena *a, const struct rank_source *s, size_t items, struct pile *p)
{
    *p = (struct pile){.source = s, .sum = arena_alloc_array(a, items, sizeof *p->sum), .n = arena_alloc_array(a, items, sizeof *p->n),
            .votes = arena_alloc_array(a, items, sizeof *p->votes), .place = arena_alloc_array(a, items, sizeof *p->place)};
    if (s->grades) p->sorted = sort_ballots(a, s, items);
    for (size_t b = 0; s->grades && b < s->ballots; b++) add_ballot(p, p->sorted + b * items, items);
    for (size_t i = 0; !s->grades && i < items; i++)
        for (size_t g = 0; g < RESAMPLE_GRADES; g++) {
            p->sum[i] += (int64_t)g * s->counts[i * RESAMPLE_GRADES + g];
            p->n[i] += s->counts[i * RESAMPLE_GRADES + g];
        }
    memcpy(p->votes, p->n, items * sizeof *p->votes);
}

static bool grades_all(const struct pile *p, size_t items)
{
    for (size_t i = 0; i < items; i++)
        if (p->n[i] == 0) return false;
    return true;
}

/* Whoever is not graded by any of the ballots drawn has no mean: then they are drawn once more. */
static void draw_ballots(struct pile *p, size_t items, struct chance *chance)
{
    enum { TRIES = 1000 };
    for (int t = 0; t < TRIES; t++) {
        clear(p, items);
        for (size_t b = 0; b < p->source->ballots; b++)
            add_ballot(p, p->sorted + chance_below(chance, (uint32_t)p->source->ballots) * items, items);
        if (grades_all(p, items)) return;
    }
    clear(p, items);
    for (size_t b = 0; b < p->source->ballots; b++) add_ballot(p, p->sorted + b * items, items);
}

static void draw_sums(struct pile *p, size_t items, struct chance *chance)
{
    clear(p, items);
    for (size_t i = 0; i < items; i++) {
        const int64_t *counts = p->source->counts + i * RESAMPLE_GRADES;
        int64_t left = p->votes[i], rest = p->votes[i];
        for (size_t g = 0; g < RESAMPLE_GRADES && rest > 0; g++) {
            int64_t drawn = chance_binomial(chance, left, (double)counts[g] / (double)rest);
            p->sum[i] += (int64_t)g * drawn;
            left -= drawn;
            rest -= counts[g];
        }
        p->n[i] = p->votes[i];
    }
}

/* By the means, compared as the fractions that they are. */
static void rank_pile(struct pile *p, size_t items)
{
    for (size_t i = 0; i < items; i++) {
        p->place[i] = 0;
        for (size_t k = 0; k < items; k++) p->place[i] = (uint16_t)(p->place[i] + (p->sum[k] * p->n[i] > p->sum[i] * p->n[k]));
    }
}

static int64_t ballots_behind(const struct pile *p, size_t items)
{
    int64_t most = (int64_t)p->source->ballots;
    for (size_t i = 0; !p->source->grades && i < items; i++) most = p->votes[i] > most ? p->votes[i] : most;
    return most;
}

struct sources {
    struct pile *v;
    struct ranking *rankings;
    size_t n, items;
};

static struct sources take_sources(struct arena *a, const struct rank_source *sources, size_t n, size_t items)
{
    struct sources s = {arena_alloc_array(a, n + 1, sizeof *s.v), arena_alloc_array(a, n + 1, sizeof *s.rankings), n, items};
    for (size_t k = 0; k < n; k++) {
        take_pile(a, &sources[k], items, &s.v[k]);
        s.rankings[k] = (struct ranking){1, s.v[k].place};
        rank_pile(&s.v[k], items);
    }
    return s;
}

static void draw_all(struct sources *s, struct chance *chance)
{
    for (size_t k = 0; k < s->n; k++) {
        if (s->v[k].source->grades)
            draw_ballots(&s->v[k], s->items, chance);
        else
            draw_sums(&s->v[k], s->items, chance);
        rank_pile(&s->v[k], s->items);
    }
}

/* One method: its order, and what the drawn ones gave. */
struct tried {
    bool is_drawn;
    struct aggregate own;
    const char *why;
    struct spread spread;
};

static const char too_many[] = "超过 12 个的，凯梅尼的排法不重抽，没有区间";

static void try_all(struct arena *a, const struct sources *s, struct tried *t)
{
    for (int m = 0; m < CADRE_ORDER_COUNT; m++) {
        struct err why;
        bool has_order = cadre_aggregate(a, (enum cadre_order)m, s->rankings, s->n, s->items, &t[m].own, &why);
        t[m].why = has_order ? NULL : arena_text(a, "%s", why.text);
        t[m].is_drawn = has_order && (m != CADRE_ORDER_KEMENY || s->items <= RESAMPLE_KEMENY_ITEMS);
        t[m].spread = spread_new(a, s->items);
    }
}

static bool draw_once(struct arena *a, struct sources *s, struct chance *chance, struct tried *t, struct err *e)
{
    draw_all(s, chance);
    for (int m = 0; m < CADRE_ORDER_COUNT; m++) {
        struct aggregate x;
        if (!t[m].is_drawn) continue;
        if (!cadre_aggregate(a, (enum cadre_order)m, s->rankings, s->n, s->items, &x, e)) return false;
        spread_add(&t[m].spread, &x);
    }
    return true;
}

static struct measure place_in(const struct tried *t, size_t i, int64_t base)
{
    if (t->why) return measure_undefined(CADRE_PLACE, base, t->why);
    if (!t->is_drawn) return measure_exact(CADRE_PLACE, base, (double)t->own.low[i], too_many);
    return place_of(&t->spread, &t->own, i, base);
}

bool cadre_resample_sources(struct arena *a, const struct rank_source *sources, size_t n, size_t items, size_t draws, uint64_t seed,
        struct rank_orders *out, struct err *e)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)256 << 20);
    struct tried tried[CADRE_ORDER_COUNT];
    struct chance chance = chance_from(seed);
    int64_t base = 0;
    if (n == 0) return err_set(e, ERR_INPUT, "没有一个票组");
    if (items < 2 || items > CADRE_ITEMS_MAX)
        return err_set(e, ERR_INPUT, "有 %zu 个被排序的，应为 2 至 %d 个", items, CADRE_ITEMS_MAX);
    struct sources s = take_sources(a, sources, n, items);
    for (size_t k = 0; k < n; k++) base += ballots_behind(&s.v[k], items);
    if (!are_enough(draws, e)) return false;
    try_all(a, &s, tried);
    for (size_t d = 0; d < draws; d++) {
        arena_reset(scratch);
        if (!draw_once(scratch, &s, &chance, tried, e)) return false;
    }
    for (int m = 0; m < CADRE_ORDER_COUNT; m++) {
        out->order[m] = tried[m].own;
        out->why[m] = tried[m].why;
        out->place[m] = arena_alloc_array(a, items, sizeof *out->place[m]);
        for (size_t i = 0; i < items; i++) out->place[m][i] = place_in(&tried[m], i, base);
    }
    out->base = base;
    return true;
}

/* ---- ballots that are orders themselves ---- */

struct line {
    struct ranking ranking;
    size_t items;
};

static int by_places(const void *x, const void *y)
{
    const struct line *a = x, *b = y;
    for (size_t i = 0; i < a->items; i++)
        if (a->ranking.place[i] != b->ranking.place[i]) return a->ranking.place[i] < b->ranking.place[i] ? -1 : 1;
    return 0;
}

/* Equal rankings become one, sorted by what they say. */
static size_t merge(struct arena *a, const struct ranking *rankings, size_t lines, size_t items, struct ranking **out)
{
    struct line *v = arena_alloc_array(a, lines, sizeof *v);
    struct ranking *merged = arena_alloc_array(a, lines, sizeof *merged);
    size_t n = 0;
    for (size_t l = 0; l < lines; l++) v[l] = (struct line){rankings[l], items};
    qsort(v, lines, sizeof *v, by_places);
    for (size_t l = 0; l < lines; l++) {
        if (l > 0 && by_places(&v[l - 1], &v[l]) == 0)
            merged[n - 1].count += v[l].ranking.count;
        else
            merged[n++] = v[l].ranking;
    }
    *out = merged;
    return n;
}

/* As many ballots as there were, each of the rankings as likely as it was given. */
static size_t draw_rankings(const struct ranking *from, size_t n, int64_t base, struct ranking *drawn, struct chance *chance)
{
    int64_t left = base, rest = base;
    size_t kept = 0;
    for (size_t l = 0; l < n && left > 0; l++) {
        int64_t count = chance_binomial(chance, left, (double)from[l].count / (double)rest);
        rest -= from[l].count;
        left -= count;
        if (count > 0) drawn[kept++] = (struct ranking){count, from[l].place};
    }
    return kept;
}

/* NULL, or why it is not drawn. */
static const char *why_not(enum cadre_order method, int64_t base, size_t lines, size_t items, size_t draws)
{
    static const double most = 1e9; /* comparisons: a second or two */
    double pairs = (double)items * (double)items, of_method = method == CADRE_ORDER_SCHULZE ? pairs * (double)items : pairs;
    if (method == CADRE_ORDER_KEMENY && items > RESAMPLE_KEMENY_ITEMS) return too_many;
    if (base > RESAMPLE_BALLOTS_MAX) return "超过一千万条排序的不重抽，没有区间";
    return (pairs * (double)lines + of_method) * (double)draws > most ? "排序和被排序的太多，重抽太久，没有区间" : NULL;
}

bool cadre_resample_rankings(struct arena *a, enum cadre_order method, const struct ranking *rankings, size_t lines, size_t items,
        size_t draws, uint64_t seed, struct measure *places, struct err *e)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)256 << 20);
    struct aggregate own, x;
    struct chance chance = chance_from(seed);
    struct ranking *merged;
    if (!are_enough(draws, e) || !cadre_aggregate(a, method, rankings, lines, items, &own, e)) return false;
    size_t n = merge(a, rankings, lines, items, &merged);
    const char *why = why_not(method, own.base, n, items, draws);
    for (size_t i = 0; why && i < items; i++) places[i] = measure_exact(CADRE_PLACE, own.base, (double)own.low[i], why);
    if (why) return true;
    struct spread spread = spread_new(a, items);
    struct ranking *drawn = arena_alloc_array(a, n, sizeof *drawn);
    for (size_t d = 0; d < draws; d++) {
        arena_reset(scratch);
        size_t kept = draw_rankings(merged, n, own.base, drawn, &chance);
        if (!cadre_aggregate(scratch, method, drawn, kept, items, &x, e)) return false;
        spread_add(&spread, &x);
    }
    for (size_t i = 0; i < items; i++) places[i] = place_of(&spread, &own, i, own.base);
    return true;
}
