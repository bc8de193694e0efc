#include "cadre/set_order.h"

/* The subjects' rows in the set; false when one of them is not graded, or may not be shown. */
static bool find_rows(const struct set_table *t, const struct set_order_question *q, const struct set_row **rows)
{
    if (!set_is_chosen(t, q->choice)) return false;
    for (size_t i = 0; i < q->count; i++) {
        rows[i] = set_row_chosen(t, &q->subjects[i], q->choice);
        if (!rows[i] || rows[i]->is_hidden) return false;
        int64_t graded = 0;
        for (size_t l = 0; l < t->label_count; l++) graded += grade_rank(t->words[l]) >= 0 ? rows[i]->counts[l] : 0;
        if (graded == 0) return false;
    }
    return true;
}

static struct rank_source of_ballots(struct arena *a, const struct set_record *r, const struct set_row *const *rows, size_t count)
{
    const struct set_table *t = r->table;
    uint8_t *grades = arena_alloc_array(a, r->ballots->n * count + 1, 1);
    size_t kept = 0;
    for (size_t b = 0; b < r->ballots->n; b++) {
        bool any = false;
        for (size_t i = 0; i < count; i++) {
            uint8_t answer = r->ballots->answers[b * r->form->n + (size_t)(rows[i] - t->rows)];
            int rank = answer ? grade_rank(t->words[answer - 1]) : -1;
            grades[kept * count + i] = (uint8_t)(rank + 1);
            any |= rank >= 0;
        }
        kept += any;
    }
    return (struct rank_source){grades, kept, NULL};
}

static struct rank_source of_sums(struct arena *a, const struct set_table *t, const struct set_row *const *rows, size_t count)
{
    int64_t *counts = arena_alloc_array(a, count * RESAMPLE_GRADES, sizeof *counts);
    for (size_t i = 0; i < count; i++)
        for (size_t l = 0; l < t->label_count; l++) {
            int rank = grade_rank(t->words[l]);
            if (rank >= 0) counts[i * RESAMPLE_GRADES + (size_t)rank] += rows[i]->counts[l];
        }
    return (struct rank_source){NULL, 0, counts};
}

bool cadre_set_order(struct arena *a, const struct set_order_question *q, struct set_order *out, struct err *e)
{
    struct rank_source *sources = arena_alloc_array(a, q->n + 1, sizeof *sources);
    const struct set_row **rows = arena_alloc_array(a, q->count + 1, sizeof *rows);
    struct set_order x = {.sets = arena_alloc_array(a, q->n + 1, sizeof *x.sets)};
    for (size_t i = 0; i < q->n; i++) {
        const struct set_record *r = &q->records[i];
        if (!find_rows(r->table, q, rows)) continue;
        bool is_whole = r->ballots && r->ballots->n > 0;
        sources[x.set_count] = is_whole ? of_ballots(a, r, rows, q->count) : of_sums(a, r->table, rows, q->count);
        x.sets[x.set_count++] = r->table->set;
    }
    for (int m = 0; m < CADRE_ORDER_COUNT; m++) x.orders.why[m] = "没有一个票组对各人都有评价";
    if (x.set_count > 0 && !cadre_resample_sources(a, sources, x.set_count, q->count, q->draws, q->seed, &x.orders, e)) return false;
    *out = x;
    return true;
}
