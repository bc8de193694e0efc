#include "cadre/set_whole.h"

#include <stdlib.h>
#include <string.h>

#include "cadre/chance.h"
#include "cadre/share.h"

struct whole_ballot {
    const uint8_t *grades;
    size_t n, ballot;
};

int set_ballot_grade(const struct set_record *r, size_t ballot, size_t row)
{
    uint8_t answer = r->ballots->answers[ballot * r->form->n + row];
    return answer ? grade_rank(r->table->words[answer - 1]) : -1;
}

static int by_grades(const void *x, const void *y)
{
    const struct whole_ballot *a = x, *b = y;
    return memcmp(a->grades, b->grades, a->n);
}

/* Ballots that grade some of the rows but not all: how many, and how many of them grade each. */
struct rest {
    size_t ballots;
    size_t *of_row;
};

/* The whole ones in an order that rests on nothing but their grades, and the rest. */
static size_t gather(struct arena *a, const struct set_record *r, const size_t *rows, size_t n, struct whole_ballot *v, struct rest *rest)
{
    size_t whole = 0;
    for (size_t b = 0; b < r->ballots->n; b++) {
        uint8_t *grades = arena_alloc_array(a, n + 1, 1);
        size_t given = 0;
        for (size_t i = 0; i < n; i++) {
            grades[i] = (uint8_t)(set_ballot_grade(r, b, rows[i]) + 1);
            given += grades[i] > 0;
        }
        if (given == n) v[whole++] = (struct whole_ballot){grades, n, b};
        for (size_t i = 0; i < n && given < n; i++) rest->of_row[i] += grades[i] > 0;
        rest->ballots += given > 0 && given < n;
    }
    qsort(v, whole, sizeof *v, by_grades);
    struct chance chance = chance_from(whole);
    for (size_t i = whole; i > 1; i--) {
        size_t k = chance_below(&chance, (uint32_t)i);
        struct whole_ballot swapped = v[i - 1];
        v[i - 1] = v[k];
        v[k] = swapped;
    }
    return whole;
}

/* How many of the whole ballots must be left out with the rest; SIZE_MAX: all. */
static size_t company(const struct rest *rest, size_t n, bool has_parts)
{
    size_t least = CADRE_RATERS_MIN;
    bool lacks = false;
    if (rest->ballots == 0) return 0;
    for (size_t i = 0; i < n; i++) {
        lacks |= rest->of_row[i] > 0 && rest->of_row[i] < CADRE_RATERS_MIN;
        if (rest->of_row[i] < least) least = rest->of_row[i];
    }
    if (has_parts || (lacks && (n < SET_WHOLE_ROWS_MIN || rest->ballots < CADRE_RATERS_MIN))) return SIZE_MAX;
    return lacks ? CADRE_RATERS_MIN - least : 0;
}

static bool is_few(size_t n)
{
    return n > 0 && n < CADRE_RATERS_MIN;
}

/* Is it one to four of a group that are used, or that are left out of a row? */
static bool tells_of_few(struct arena *a, const struct set_record *r, const struct set_groups *g, const size_t *rows, size_t n,
        const struct whole_ballot *used, size_t count)
{
    bool *is_used = arena_alloc_array(a, r->ballots->n + 1, sizeof *is_used), tells = false;
    size_t *in = arena_alloc_array(a, g->together + 1, sizeof *in), *out = arena_alloc_array(a, g->together * n + 1, sizeof *out);
    for (size_t i = 0; i < count; i++) {
        is_used[used[i].ballot] = true;
        if (g->of_ballot[used[i].ballot] != SIZE_MAX) in[g->of_ballot[used[i].ballot]]++;
    }
    for (size_t b = 0; b < r->ballots->n; b++)
        for (size_t i = 0; i < n && !is_used[b] && g->of_ballot[b] != SIZE_MAX; i++)
            out[g->of_ballot[b] * n + i] += set_ballot_grade(r, b, rows[i]) >= 0;
    for (size_t k = 0; k < g->together; k++) tells |= is_few(in[k]);
    for (size_t k = 0; k < g->together * n; k++) tells |= is_few(out[k]);
    return tells;
}

size_t set_whole_ballots(const struct set_record *r, const struct set_groups *groups, const size_t *rows, size_t n, size_t *kept)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 30);
    struct whole_ballot *v = arena_alloc_array(scratch, r->ballots->n + 1, sizeof *v);
    struct rest rest = {.of_row = arena_alloc_array(scratch, n + 1, sizeof *rest.of_row)};
    size_t whole = n > 0 ? gather(scratch, r, rows, n, v, &rest) : 0, out = company(&rest, n, r->has_parts);
    if (out > whole || whole - out < CADRE_RATERS_MIN || tells_of_few(scratch, r, groups, rows, n, v + out, whole - out)) return 0;
    for (size_t i = out; i < whole; i++) kept[i - out] = v[i].ballot;
    return whole - out;
}
