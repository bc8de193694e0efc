#include "cadre/bloc.h"

#include <stdlib.h>
#include <string.h>

#include "cadre/chance.h"
#include "cadre/share.h"

enum { CLASSES = 3, GRADES = 256, STRIDE = 16, BALLOTS_MAX = 1000000, ENOUGH = 10 };

/* Ballots that still have an equal, in the order of their class: which group of equals each belongs to. */
struct equals {
    uint32_t *group;
    size_t n[CLASSES];
    size_t groups;
};

/* The ballots that are dealt, in the order of their class. A deal goes item by item, and only ballots that agree with another in
 * all items so far are dealt an answer to the next: the answers of the others no longer matter. The items that part the ballots
 * best come first. What is dealt relative to the first item is all that counts: its own answers stay. */
struct deck {
    size_t n, items;
    uint8_t *column; /* items x n: answers to an item lie together, their numbers in 0 ..< width */
    size_t *width;
    size_t first[CLASSES + 1];
    struct equals start, now; /* by the first item; by the items dealt so far */
    uint8_t *value;           /* of the item at hand, for each of now */
    uint32_t *count, *name;   /* of a group and its answer */
};

struct ranked {
    uint64_t sum;
    const uint8_t *ballot;
    size_t items;
};

static int equals_together(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    return memcmp(a->ballot, b->ballot, a->items);
}

/* Ballots of one sum by what they say: what is dealt must not depend on the order in which they are stored. */
static int mildest_last(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    if (a->sum != b->sum) return a->sum < b->sum ? -1 : 1;
    return equals_together(x, y);
}

static bool is_straight(const struct bloc_question *q, const uint8_t *ballot)
{
    for (size_t i = 1; i < q->items; i++)
        if (ballot[i] != ballot[0]) return false;
    return !q->are_names || ballot[0] == 0;
}

/* Thirds by the sum of grades; equal sums stay in one class. */
static void cut_classes(struct deck *d, const struct ranked *ranked)
{
    d->first[CLASSES] = d->n;
    for (size_t c = 1; c < CLASSES; c++) {
        size_t at = d->n * c / CLASSES;
        if (at < d->first[c - 1]) at = d->first[c - 1];
        while (at > d->first[c - 1] && at < d->n && ranked[at].sum == ranked[at - 1].sum) at--;
        d->first[c] = at;
    }
}

/* ---- the ballots as they were handed in ---- */

/* Pairs of equal ballots; *largest: the most that are equal. */
static int64_t count_pairs(const struct ranked *ranked, size_t n, size_t *largest)
{
    int64_t pairs = 0;
    size_t same = 0;
    for (size_t k = 0; k < n; k++) { /* equal ballots have one sum: they stand together */
        same = k > 0 && equals_together(&ranked[k], &ranked[k - 1]) == 0 ? same + 1 : 1;
        pairs += (int64_t)same - 1;
        if (same > *largest) *largest = same;
    }
    return pairs;
}

static size_t rank_ballots(const struct bloc_question *q, struct ranked *ranked)
{
    size_t n = 0;
    for (size_t b = 0; b < q->ballots; b++) {
        const uint8_t *ballot = q->grades + b * q->items;
        if (is_straight(q, ballot)) continue;
        uint64_t sum = 0;
        for (size_t i = 0; i < q->items; i++) sum += ballot[i];
        ranked[n++] = (struct ranked){sum, ballot, q->items};
    }
    qsort(ranked, n, sizeof *ranked, mildest_last);
    return n;
}

/* ---- what can be dealt ---- */

/* agree  how many ordered pairs give the item the same answer */
struct sieve {
    uint64_t agree;
    size_t item;
};

static int finest_first(const void *x, const void *y)
{
    const struct sieve *a = x, *b = y;
    if (a->agree != b->agree) return a->agree < b->agree ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

static struct sieve *order_items(struct arena *a, const struct bloc_question *q, const struct ranked *ranked, size_t n)
{
    struct sieve *v = arena_alloc_array(a, q->items, sizeof *v);
    for (size_t i = 0; i < q->items; i++) {
        uint64_t has[GRADES] = {0};
        for (size_t k = 0; k < n; k++) has[ranked[k].ballot[i]]++;
        v[i].item = i;
        for (size_t g = 0; g < GRADES; g++) v[i].agree += has[g] * has[g];
    }
    qsort(v, q->items, sizeof *v, finest_first);
    return v;
}

static void fill_column(struct deck *d, const struct ranked *ranked, size_t at, size_t item)
{
    int number[GRADES];
    for (size_t g = 0; g < GRADES; g++) number[g] = -1;
    for (size_t k = 0; k < d->n; k++) {
        int *of = &number[ranked[k].ballot[item]];
        if (*of < 0) *of = (int)d->width[at]++;
        d->column[at * d->n + k] = (uint8_t)*of;
    }
}

/* Parts the groups by 4 bits of the value at hand, and drops whoever is left without an equal. Returns the pairs of equals. */
static int64_t part(struct deck *d, size_t stride, int shift)
{
    struct equals *now = &d->now;
    size_t keys = now->groups * stride, all = now->n[0] + now->n[1] + now->n[2], kept = 0, at = 0;
    int64_t pairs = 0;
    memset(d->count, 0, keys * sizeof *d->count);
    for (size_t k = 0; k < all; k++) d->count[now->group[k] * stride + (d->value[k] >> shift & (STRIDE - 1))]++;
    now->groups = 0;
    for (size_t k = 0; k < keys; k++) {
        if (d->count[k] < 2) continue;
        d->name[k] = (uint32_t)now->groups++;
        pairs += (int64_t)d->count[k] * (d->count[k] - 1) / 2;
    }
    for (size_t c = 0; c < CLASSES; c++) {
        size_t before = kept;
        for (size_t end = at + now->n[c]; at < end; at++) {
            size_t key = now->group[at] * stride + (d->value[at] >> shift & (STRIDE - 1));
            if (d->count[key] < 2) continue;
            d->value[kept] = d->value[at];
            now->group[kept++] = d->name[key];
        }
        now->n[c] = kept - before;
    }
    return pairs;
}

static int64_t part_by_item(struct deck *d, size_t item)
{
    if (d->width[item] <= STRIDE) return part(d, d->width[item], 0);
    return part(d, STRIDE, 0) > 0 ? part(d, STRIDE, 4) : 0;
}

static void copy_equals(struct equals *to, const struct equals *from)
{
    uint32_t *group = to->group;
    memcpy(group, from->group, (from->n[0] + from->n[1] + from->n[2]) * sizeof *group);
    *to = *from;
    to->group = group;
}

static void lay_deck(struct arena *a, const struct bloc_question *q, const struct ranked *ranked, struct deck *d)
{
    const struct sieve *order = order_items(a, q, ranked, d->n);
    cut_classes(d, ranked);
    d->items = q->items;
    d->column = arena_alloc_array(a, d->n * q->items + 1, 1);
    d->width = arena_alloc_array(a, q->items, sizeof *d->width);
    for (size_t i = 0; i < q->items; i++) fill_column(d, ranked, i, order[i].item);
    d->value = arena_alloc_array(a, d->n + 1, 1);
    d->count = arena_alloc_array(a, (d->n + 1) * STRIDE, sizeof *d->count);
    d->name = arena_alloc_array(a, (d->n + 1) * STRIDE, sizeof *d->name);
    d->now.group = arena_alloc_array(a, d->n + 1, sizeof *d->now.group);
    d->start.group = arena_alloc_array(a, d->n + 1, sizeof *d->start.group);
    for (size_t c = 0; c < CLASSES; c++) d->now.n[c] = d->first[c + 1] - d->first[c];
    d->now.groups = 1;
    memcpy(d->value, d->column, d->n);
    (void)part_by_item(d, 0);
    copy_equals(&d->start, &d->now);
}

/* One item's answers, dealt anew inside each class to those who still have an equal (Fisher and Yates 1938, as far as needed). */
static void deal_item(struct deck *d, size_t item, struct chance *chance)
{
    size_t k = 0;
    for (size_t c = 0; c < CLASSES; c++) {
        uint8_t *class = d->column + item * d->n + d->first[c];
        uint32_t left = (uint32_t)(d->first[c + 1] - d->first[c]);
        for (size_t i = 0; i < d->now.n[c]; i++, left--) {
            size_t at = i + chance_below(chance, left);
            uint8_t drawn = class[at];
            class[at] = class[i];
            class[i] = drawn;
            d->value[k++] = drawn;
        }
    }
}

/* The pairs of equal ballots of one deal. */
static int64_t deal(struct deck *d, struct chance *chance)
{
    int64_t pairs = 1;
    copy_equals(&d->now, &d->start);
    for (size_t i = 1; i < d->items && pairs > 0; i++) {
        deal_item(d, i, chance);
        pairs = part_by_item(d, i);
    }
    return pairs;
}

static void test(struct deck *d, const struct bloc_question *q, struct chance *chance, struct bloc *out)
{
    size_t as_many = 0;
    int64_t sum = 0, base = (int64_t)d->n;
    for (; out->deals < q->deals && as_many < ENOUGH; out->deals++) {
        int64_t pairs = deal(d, chance);
        sum += pairs;
        as_many += pairs >= out->pairs;
    }
    out->expected = (double)sum / (double)out->deals;
    double p =
            as_many == ENOUGH ? (double)ENOUGH / (double)out->deals : (double)(as_many + 1) / (double)(out->deals + 1);
    out->p = measure_of(CADRE_BLOC, base, p);
}

static bool is_sound(const struct bloc_question *q, struct err *e)
{
    if (q->ballots < 1 || q->ballots > BALLOTS_MAX)
        return err_set(e, ERR_INPUT, "有 %zu 张票，应为 1 至 %d 张", q->ballots, BALLOTS_MAX);
    if (q->items < 1 || q->items > CADRE_BLOC_ITEMS_MAX)
        return err_set(e, ERR_INPUT, "每张票有 %zu 项，应为 1 至 %d 项", q->items, CADRE_BLOC_ITEMS_MAX);
    return (q->deals >= 99 && q->deals <= 99999) || err_set(e, ERR_INPUT, "置换次数 %zu 应为 99 至 99999", q->deals);
}

bool cadre_bloc(struct arena *a, const struct bloc_question *q, struct bloc *out, struct err *e)
{
    if (!is_sound(q, e)) return false;
    struct bloc x = {.straight = 0};
    struct deck d = {.n = 0};
    struct chance chance = chance_from(q->seed);
    struct ranked *ranked = arena_alloc_array(a, q->ballots, sizeof *ranked);
    d.n = rank_ballots(q, ranked);
    x.straight = q->ballots - d.n;
    if (d.n < CADRE_RATERS_MIN || q->items < CADRE_BLOC_ITEMS_MIN) {
        x.p = measure_undefined(CADRE_BLOC, (int64_t)d.n,
                d.n < CADRE_RATERS_MIN ? "除去全票同一等次的，不足五张票" : "每张票不足四项，填得一样不足为奇");
        *out = x;
        return true;
    }
    lay_deck(a, q, ranked, &d);
    x.pairs = count_pairs(ranked, d.n, &x.largest);
    if (x.largest < CADRE_RATERS_MIN) x.largest = 0;
    test(&d, q, &chance, &x);
    *out = x;
    return true;
}
