#include "cadre/set_bloc.h"

#include <stdlib.h>

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

/* Below 0, 0, above 0: by what was answered, question by question. */
static int compare_answers(const struct set_record *r, const struct post_questions *p, size_t x, size_t y)
{
    const uint8_t *one = r->ballots->answers + x * r->form->n, *other = r->ballots->answers + y * r->form->n;
    for (size_t i = 0; i < p->n; i++) {
        uint8_t a = one[p->question[i]], b = other[p->question[i]];
        if (a != b) return a < b ? -1 : 1;
    }
    return 0;
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

/* One answer to a post: a ballot that gives it, and how many do. */
struct post_answer {
    const struct set_record *record;
    const struct post_questions *post;
    size_t ballot, times;
    uint8_t number;
};

static int by_content(const void *a, const void *b)
{
    const struct post_answer *x = a, *y = b;
    return compare_answers(x->record, x->post, x->ballot, y->ballot);
}

static int by_frequency(const void *a, const void *b)
{
    const struct post_answer *x = a, *y = b;
    if (x->times != y->times) return x->times > y->times ? -1 : 1;
    return by_content(a, b);
}

/* Numbers the different answers to one post from the most frequent to the rarest, from 1; 0 is who names nobody. So the numbers
 * are the same in whatever order the ballots are stored. False when there are too many answers.
 * v, own  room for an answer of each ballot */
static bool number_answers(
        const struct set_record *r, const struct post_questions *p, struct post_answer *v, struct post_answer *own, uint8_t *number)
{
    size_t n = 0, kinds = 0;
    for (size_t b = 0; b < r->ballots->n; b++) {
        number[b] = 0;
        if (answers_post(r, p, b)) own[n++] = (struct post_answer){.record = r, .post = p, .ballot = b};
    }
    if (n == 0) return true;
    qsort(own, n, sizeof *own, by_content);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || by_content(&own[i - 1], &own[i]) != 0) v[kinds++] = own[i];
        v[kinds - 1].times++;
    }
    if (kinds > ANSWERS_MAX) return false;
    qsort(v, kinds, sizeof *v, by_frequency);
    for (size_t k = 0; k < kinds; k++) v[k].number = (uint8_t)(k + 1);
    qsort(v, kinds, sizeof *v, by_content);
    for (size_t i = 0, k = 0; i < n; i++) {
        k += by_content(&v[k], &own[i]) != 0;
        number[own[i].ballot] = v[k].number;
    }
    return true;
}

static size_t take_names(struct arena *a, const struct set_record *r, uint8_t **grades)
{
    const struct set_table *t = r->table;
    size_t ballots = r->ballots->n, items = 0;
    struct post_questions *posts = arena_alloc_array(a, t->n + 1, sizeof *posts);
    size_t n = gather_posts(a, t, posts);
    bool fills = fill_enough(r, posts, n);
    uint8_t *columns = arena_alloc_array(a, ballots * n + 1, 1);
    struct post_answer *v = arena_alloc_array(a, ballots + 1, sizeof *v), *own = arena_alloc_array(a, ballots + 1, sizeof *own);
    for (size_t k = 0; k < n && fills; k++)
        if (posts[k].n && number_answers(r, &posts[k], v, own, columns + items * ballots)) items++;
    *grades = arena_alloc_array(a, ballots * items + 1, 1);
    for (size_t b = 0; b < ballots; b++)
        for (size_t i = 0; i < items; i++) (*grades)[b * items + i] = columns[i * ballots + b];
    return items;
}

void cadre_bloc_ballots(struct arena *a, const struct set_record *r, struct bloc_question *q)
{
    uint8_t *grades;
    q->are_names = r->table->set->asks == SET_RECOMMENDATION;
    q->ballots = r->ballots->n;
    q->items = q->are_names ? take_names(a, r, &grades) : take_grades(a, r, &grades);
    q->grades = grades;
}
