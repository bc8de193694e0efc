#include "seats/allocate.h"

#include <inttypes.h>

#include "model/code.h"

DEFINE_CODE_FUNCTION(seat_method, enum seat_method, SEAT_METHODS)
DEFINE_TITLE_FUNCTION(seat_method, enum seat_method, SEAT_METHODS)
DEFINE_FROM_FUNCTION(seat_method, enum seat_method, SEAT_METHODS)

enum { DISTRICTS_MAX = 10000 };

__extension__ typedef __int128 wide;

struct deal {
    enum seat_method method;
    const int64_t *people;
    size_t n;
    int64_t total;
    int64_t all_people;
    struct seat_bounds bounds;
    int64_t *seats;
};

/* A district's claim to one more seat, as a fraction: top / bottom. For Hamilton the remainder of its quota over
 * what it has; the bottom is the same for all. */
struct claim {
    wide top, bottom;
};

static struct claim claim_of(const struct deal *d, size_t i)
{
    wide p = d->people[i], n = d->seats[i];
    switch (d->method) {
    case SEAT_METHOD_HAMILTON: return (struct claim){p * d->total - n * d->all_people, 1};
    case SEAT_METHOD_JEFFERSON: return (struct claim){p, n + 1};
    case SEAT_METHOD_WEBSTER: return (struct claim){p, 2 * n + 1};
    case SEAT_METHOD_HILL: return (struct claim){p * p, n * (n + 1)};
    case SEAT_METHOD_DEAN: return (struct claim){p * (2 * n + 1), n * (n + 1)};
    case SEAT_METHOD_ADAMS: return (struct claim){p, n};
    case SEAT_METHOD_COUNT: break;
    }
    return (struct claim){0, 1};
}

/* A bottom of zero (no seat yet, with a lower bound of zero) outranks everything. */
static int compare(struct claim x, struct claim y)
{
    if (x.bottom == 0 || y.bottom == 0)
        return x.bottom != 0 ? -1 : y.bottom != 0 ? 1 : (x.top > y.top) - (x.top < y.top);
    wide left = x.top * y.bottom, right = y.top * x.bottom;
    return (left > right) - (left < right);
}

/* Everybody gets the least; Hamilton first the whole part of the quota, as far as the bounds let it. */
static int64_t deal_first(struct deal *d)
{
    int64_t dealt = 0;
    for (size_t i = 0; i < d->n; i++) {
        int64_t whole =
                d->method == SEAT_METHOD_HAMILTON ? (int64_t)((wide)d->people[i] * d->total / d->all_people) : 0;
        if (whole < d->bounds.min) whole = d->bounds.min;
        if (whole > d->bounds.max) whole = d->bounds.max;
        d->seats[i] = whole;
        dealt += whole;
    }
    return dealt;
}

static void give_one(struct deal *d)
{
    size_t best = d->n;
    for (size_t i = 0; i < d->n; i++) {
        if (d->seats[i] >= d->bounds.max) continue;
        if (best == d->n || compare(claim_of(d, i), claim_of(d, best)) > 0) best = i;
    }
    d->seats[best]++;
}

/* Hamilton's lower bounds may have dealt too many: the smallest claim gives back. */
static void take_one(struct deal *d)
{
    size_t least = d->n;
    for (size_t i = 0; i < d->n; i++) {
        if (d->seats[i] <= d->bounds.min) continue;
        if (least == d->n || compare(claim_of(d, i), claim_of(d, least)) <= 0) least = i;
    }
    d->seats[least]--;
}

/* Who could swap the last seat with somebody of exactly the same claim. A district's claim to the seat it got
 * last is its claim with one seat fewer. */
static void mark_ties(struct deal *d, struct allocation *out)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->seats[i] <= d->bounds.min) continue;
        d->seats[i]--;
        struct claim had = claim_of(d, i);
        d->seats[i]++;
        for (size_t k = 0; k < d->n; k++) {
            if (k == i || d->seats[k] >= d->bounds.max || compare(had, claim_of(d, k)) != 0) continue;
            out->tied[i] = out->tied[k] = out->favoured[i] = true;
        }
    }
    for (size_t i = 0; i < d->n; i++) {
        out->tied_count += out->tied[i];
        out->contested += out->favoured[i];
    }
}

static bool is_possible(struct deal *d, struct err *e)
{
    if (d->n == 0 || d->n > DISTRICTS_MAX) return err_set(e, ERR_INPUT, "选区数 %zu 应为 1 至 %d", d->n, DISTRICTS_MAX);
    for (size_t i = 0; i < d->n; i++) {
        if (d->people[i] < 1 || d->people[i] > 1000000000)
            return err_set(e, ERR_INPUT, "第 %zu 个选区的人口数 %" PRId64 " 应为 1 至 10 亿", i + 1, d->people[i]);
        d->all_people += d->people[i];
    }
    int64_t least = d->bounds.min * (int64_t)d->n, most = d->bounds.max * (int64_t)d->n;
    if (d->total < least || d->total > most)
        return err_set(e, ERR_INPUT,
                "%zu 个选区每区 %" PRId64 " 至 %" PRId64 " 名，只能分配 %" PRId64 " 至 %" PRId64
                " 名，不能分配 %" PRId64 " 名",
                d->n, d->bounds.min, d->bounds.max, least, most, d->total);
    return true;
}

bool seats_allocate(struct arena *a, enum seat_method method, const int64_t *people, size_t n, int64_t total,
        struct seat_bounds bounds, struct allocation *out, struct err *e)
{
    struct deal d = {method, people, n, total, 0, bounds, NULL};
    if (!is_possible(&d, e)) return false;
    struct allocation result = {.seats = arena_alloc_array(a, n, sizeof *result.seats),
            .tied = arena_alloc_array(a, n, sizeof *result.tied),
            .favoured = arena_alloc_array(a, n, sizeof *result.favoured)};
    d.seats = result.seats;
    int64_t dealt = deal_first(&d);
    for (; dealt < total; dealt++) give_one(&d);
    for (; dealt > total; dealt--) take_one(&d);
    mark_ties(&d, &result);
    seats_measure(people, n, &result);
    *out = result;
    return true;
}

bool seats_settle_ties(
        struct allocation *x, const int64_t *people, size_t n, const size_t *chosen, size_t count, struct err *e)
{
    if (count != x->contested)
        return err_set(e, ERR_INPUT, "有 %zu 个名额相持不下，须指定 %zu 个选区，这里写了 %zu 个", x->contested,
                x->contested, count);
    for (size_t i = 0; i < count; i++) {
        if (chosen[i] >= n || !x->tied[chosen[i]]) return err_set(e, ERR_INPUT, "指定的选区中有的并不相持，不能指定");
        for (size_t k = 0; k < i; k++)
            if (chosen[k] == chosen[i]) return err_set(e, ERR_INPUT, "同一个选区指定了两次");
    }
    for (size_t i = 0; i < n; i++) {
        x->seats[i] -= x->favoured[i];
        x->favoured[i] = false;
    }
    for (size_t i = 0; i < count; i++) {
        x->seats[chosen[i]]++;
        x->favoured[chosen[i]] = true;
    }
    seats_measure(people, n, x);
    return true;
}

void seats_measure(const int64_t *people, size_t n, struct allocation *out)
{
    struct ratio area = {0, 0};
    for (size_t i = 0; i < n; i++) {
        area.part += people[i];
        area.whole += out->seats[i];
    }
    out->most_over = out->most_under = 0;
    for (size_t i = 0; i < n; i++) {
        if (out->seats[i] == 0) continue;
        int64_t deviation = ratio_deviation((struct ratio){people[i], out->seats[i]}, area);
        if (deviation > out->most_over) out->most_over = deviation;
        if (deviation < out->most_under) out->most_under = deviation;
    }
}
