#include "cadre/bloc.h"

#include <stdlib.h>
#include <string.h>

#include "cadre/chance.h"
#include "cadre/share.h"

enum { CLASSES = 3, GRADES = 256, BALLOTS_MAX = 1000000, ENOUGH = 10 };

/* The ballots that are dealt, in the order of their class. An equal ballot has an equal key: a sum of random numbers,
 * one for each item and grade, so that a new answer changes it in one step. */
struct deck {
    size_t n, items;
    uint8_t *column; /* items x n: answers to an item lie together */
    size_t first[CLASSES + 1];
    uint64_t *key;
    const uint64_t *words; /* items x GRADES */
    uint64_t *slots;
    uint32_t *slot_counts;
    size_t mask;
};

struct ranked {
    uint64_t sum;
    size_t ballot;
};

static int mildest_last(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    if (a->sum != b->sum) return a->sum < b->sum ? -1 : 1;
    return (a->ballot > b->ballot) - (a->ballot < b->ballot);
}

static bool is_straight(const uint8_t *ballot, size_t items)
{
    for (size_t i = 1; i < items; i++)
        if (ballot[i] != ballot[0]) return false;
    return true;
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

static size_t fill_deck(struct arena *a, const struct bloc_question *q, struct deck *d)
{
    struct ranked *ranked = arena_alloc_array(a, q->ballots, sizeof *ranked);
    for (size_t b = 0; b < q->ballots; b++) {
        const uint8_t *ballot = q->grades + b * q->items;
        if (is_straight(ballot, q->items)) continue;
        uint64_t sum = 0;
        for (size_t i = 0; i < q->items; i++) sum += ballot[i];
        ranked[d->n++] = (struct ranked){sum, b};
    }
    qsort(ranked, d->n, sizeof *ranked, mildest_last);
    cut_classes(d, ranked);
    d->items = q->items;
    d->column = arena_alloc_array(a, d->n * q->items + 1, 1);
    d->key = arena_alloc_array(a, d->n + 1, sizeof *d->key);
    for (size_t k = 0; k < d->n; k++)
        for (size_t i = 0; i < q->items; i++) d->column[i * d->n + k] = q->grades[ranked[k].ballot * q->items + i];
    return q->ballots - d->n;
}

static void make_room(struct arena *a, struct deck *d, struct chance *chance)
{
    size_t room = 16;
    while (room < 2 * d->n) room *= 2;
    d->mask = room - 1;
    d->slots = arena_alloc_array(a, room, sizeof *d->slots);
    d->slot_counts = arena_alloc_array(a, room, sizeof *d->slot_counts);
    uint64_t *words = arena_alloc_array(a, d->items * GRADES, sizeof *words);
    for (size_t i = 0; i < d->items * GRADES; i++) words[i] = chance_bits(chance);
    d->words = words;
}

/* Pairs of equal keys; *largest: the most that are equal. */
static int64_t count_pairs(struct deck *d, size_t *largest)
{
    int64_t pairs = 0;
    uint32_t most = 0;
    memset(d->slot_counts, 0, (d->mask + 1) * sizeof *d->slot_counts);
    for (size_t k = 0; k < d->n; k++) {
        size_t at = d->key[k] & d->mask;
        while (d->slot_counts[at] && d->slots[at] != d->key[k]) at = (at + 1) & d->mask;
        d->slots[at] = d->key[k];
        pairs += d->slot_counts[at]++;
        if (d->slot_counts[at] > most) most = d->slot_counts[at];
    }
    *largest = most;
    return pairs;
}

static void add_keys(struct deck *d, size_t item)
{
    const uint64_t *words = d->words + item * GRADES;
    const uint8_t *column = d->column + item * d->n;
    for (size_t k = 0; k < d->n; k++) d->key[k] += words[column[k]];
}

/* One item's answers, dealt anew inside each class (Fisher and Yates 1938). */
static void shuffle(struct deck *d, size_t item, struct chance *chance)
{
    uint8_t *column = d->column + item * d->n;
    for (size_t c = 0; c < CLASSES; c++)
        for (size_t left = d->first[c + 1] - d->first[c]; left > 1; left--) {
            uint8_t *class = column + d->first[c];
            size_t at = chance_below(chance, (uint32_t)left);
            uint8_t swap = class[left - 1];
            class[left - 1] = class[at];
            class[at] = swap;
        }
}

static int64_t deal(struct deck *d, struct chance *chance)
{
    size_t largest;
    memset(d->key, 0, d->n * sizeof *d->key);
    for (size_t i = 0; i < d->items; i++) {
        shuffle(d, i, chance);
        add_keys(d, i);
    }
    return count_pairs(d, &largest);
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
    x.straight = fill_deck(a, q, &d);
    if (d.n < CADRE_RATERS_MIN || q->items < CADRE_BLOC_ITEMS_MIN) {
        x.p = measure_undefined(CADRE_BLOC, (int64_t)d.n,
                d.n < CADRE_RATERS_MIN ? "除去全票同一等次的，不足五张票" : "每张票不足四项，填得一样不足为奇");
        *out = x;
        return true;
    }
    make_room(a, &d, &chance);
    for (size_t i = 0; i < d.items; i++) add_keys(&d, i);
    x.pairs = count_pairs(&d, &x.largest);
    if (x.largest < CADRE_RATERS_MIN) x.largest = 0;
    test(&d, q, &chance, &x);
    *out = x;
    return true;
}
