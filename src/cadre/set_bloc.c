#include "cadre/set_bloc.h"

/* ---- grades ---- */

static size_t take_grades(struct arena *a, const struct set_record *r, uint8_t **grades)
{
    const struct set_table *t = r->table;
    size_t items = 0, *question = arena_alloc_array(a, t->n + 1, sizeof *question);
    for (size_t i = 0; i < t->n && items < CADRE_BLOC_ITEMS_MAX; i++)
        if (!t->rows[i].is_hidden && set_row_is_graded(t, &t->rows[i])) question[items++] = i;
    *grades = arena_alloc_array(a, r->ballots->n * items + 1, 1);
    for (size_t b = 0; b < r->ballots->n; b++)
        for (size_t i = 0; i < items; i++) {
            uint8_t answer = r->ballots->answers[b * r->form->n + question[i]];
            (*grades)[b * items + i] = (uint8_t)(answer ? grade_rank(t->words[answer - 1]) + 2 : 0);
        }
    return items;
}

/* ---- recommendation ---- */

enum { ANSWERS_MAX = 255 };

/* The questions that name people for one post. */
struct post_questions {
    const char *item;
    size_t *question;
    size_t n;
};

static size_t gather_posts(struct arena *a, const struct set_table *t, struct post_questions *posts)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        const char *item = t->rows[i].question->item;
        size_t k = 0;
        while (k < n && !text_eq(posts[k].item, item)) k++;
        if (k == CADRE_BLOC_ITEMS_MAX) continue;
        if (k == n)
            posts[n++] = (struct post_questions){.item = item, .question = arena_alloc_array(a, t->n, sizeof(size_t))};
        if (!t->rows[i].is_hidden) posts[k].question[posts[k].n++] = i;
    }
    return n;
}

static bool is_same_answer(const struct set_record *r, const struct post_questions *p, size_t x, size_t y)
{
    const uint8_t *one = r->ballots->answers + x * r->form->n, *other = r->ballots->answers + y * r->form->n;
    for (size_t i = 0; i < p->n; i++)
        if (one[p->question[i]] != other[p->question[i]]) return false;
    return true;
}

/* Numbers the different answers to one post in the order of their first ballot; false when there are too many. */
static bool number_answers(const struct set_record *r, const struct post_questions *p, size_t *first, uint8_t *number)
{
    size_t known = 0;
    for (size_t b = 0; b < r->ballots->n; b++) {
        size_t k = 0;
        while (k < known && !is_same_answer(r, p, first[k], b)) k++;
        if (k == ANSWERS_MAX) return false;
        if (k == known) first[known++] = b;
        number[b] = (uint8_t)k;
    }
    return true;
}

static bool answers_post(const struct set_record *r, const struct post_questions *p, size_t ballot)
{
    for (size_t i = 0; i < p->n; i++)
        if (r->ballots->answers[ballot * r->form->n + p->question[i]]) return true;
    return false;
}

/* Where a ballot names people for one post or two of many, ballots are equal for being empty alike. */
static bool fill_enough(const struct set_record *r, const struct post_questions *posts, size_t n)
{
    size_t filled = 0;
    for (size_t b = 0; b < r->ballots->n; b++)
        for (size_t k = 0; k < n; k++) filled += answers_post(r, &posts[k], b);
    return filled >= CADRE_BLOC_ITEMS_MIN * r->ballots->n;
}

/* The numbers of each column begin elsewhere: a ballot that is the first in every column must not look as if it gave
 * everybody the same grade. */
static size_t take_names(struct arena *a, const struct set_record *r, uint8_t **grades)
{
    const struct set_table *t = r->table;
    struct post_questions *posts = arena_alloc_array(a, t->n + 1, sizeof *posts);
    size_t n = gather_posts(a, t, posts), items = 0;
    bool fills = fill_enough(r, posts, n);
    uint8_t *columns = arena_alloc_array(a, r->ballots->n * n + 1, 1);
    size_t *first = arena_alloc_array(a, ANSWERS_MAX, sizeof *first);
    for (size_t k = 0; k < n && fills; k++)
        if (posts[k].n && number_answers(r, &posts[k], first, columns + items * r->ballots->n)) items++;
    *grades = arena_alloc_array(a, r->ballots->n * items + 1, 1);
    for (size_t b = 0; b < r->ballots->n; b++)
        for (size_t i = 0; i < items; i++)
            (*grades)[b * items + i] = (uint8_t)((columns[i * r->ballots->n + b] + i) % (ANSWERS_MAX + 1));
    return items;
}

void cadre_bloc_ballots(struct arena *a, const struct set_record *r, uint8_t **grades, size_t *items)
{
    *items = r->table->set->asks == SET_RECOMMENDATION ? take_names(a, r, grades) : take_grades(a, r, grades);
}
