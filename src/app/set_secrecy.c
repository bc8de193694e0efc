#include "app/set_secrecy.h"

#include <stdlib.h>

#include "cadre/share.h"
#include "cadre/tabulate.h"

static bool is_few(int64_t raters)
{
    return raters > 0 && raters < CADRE_RATERS_MIN;
}

bool set_hides_all(const struct ballot_set_list *all, const struct ballot_set *set)
{
    bool hides = set->figures[SET_VALID] >= 0 && set->figures[SET_VALID] < CADRE_RATERS_MIN;
    for (size_t i = 0; i < all->n; i++) {
        const struct ballot_set *other = &all->v[i];
        hides |= other->set_no != set->set_no && (set_is_part(set, other) || set_is_part(other, set));
    }
    return hides;
}

struct set_secrecy set_secrecy_of(
        struct arena *a, const struct grade_table *grades, const struct ballot_set_list *all, const struct ballot_set *set)
{
    return (struct set_secrecy){.arena = a, .grades = grades, .is_all = set_hides_all(all, set),
            .is_named = set->asks == SET_RECOMMENDATION, .valid = set->figures[SET_VALID]};
}

static int compare_questions(const void *a, const void *b)
{
    const struct set_line *x = a, *y = b;
    int order = strcmp(x->subject, y->subject);
    return order ? order : strcmp(x->item, y->item);
}

/* Lines of one question. most: as many answered one, so far. */
static bool is_small(const struct grade_table *grades, const struct set_line *lines, size_t n, int64_t *most)
{
    int64_t answered = 0, unknown = 0;
    for (size_t i = 0; i < n; i++) {
        const struct grade_word *w = grade_lookup(grades, lines[i].answer);
        answered += *lines[i].answer ? lines[i].votes : 0;
        unknown += w && w->is_grade && w->role == GRADE_UNKNOWN ? lines[i].votes : 0;
    }
    if (answered > *most) *most = answered;
    return is_few(answered) || is_few(answered - unknown);
}

/* Returns how many answer the question that most answer. */
static int64_t add_lines(struct set_secrecy *s, const struct set_line *lines, size_t n)
{
    struct set_line *sorted = arena_alloc_array(s->arena, n + 1, sizeof *sorted);
    int64_t most = 0;
    if (n) memcpy(sorted, lines, n * sizeof *sorted);
    set_lines_sort(sorted, n);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && compare_questions(&sorted[i], &sorted[end]) == 0;) end++;
        if (!is_small(s->grades, &sorted[i], end - i, &most) || s->is_named) continue;
        if (s->n == s->capacity) s->questions = arena_grow_array(s->arena, s->questions, &s->capacity, sizeof *s->questions);
        s->questions[s->n++] = sorted[i];
    }
    if (s->n) qsort(s->questions, s->n, sizeof *s->questions, compare_questions);
    return most;
}

/* Of sums by their greatest: that nobody answers is an answer, too, where nobody said how many could. */
static bool are_few(const struct set_secrecy *s, int64_t most)
{
    return most < CADRE_RATERS_MIN && (most > 0 || s->valid < 0);
}

void set_secrecy_add_lines(struct set_secrecy *s, const struct set_line *lines, size_t n)
{
    int64_t most = add_lines(s, lines, n);
    s->is_all |= s->is_named && s->valid >= 0 ? s->valid < CADRE_RATERS_MIN : n > 0 && are_few(s, most);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int64_t count_ballots(struct arena *a, const struct set_pile *p)
{
    const char **ballots = arena_alloc_array(a, p->n + 1, sizeof *ballots);
    int64_t n = 0;
    for (size_t i = 0; i < p->n; i++) ballots[i] = p->v[i].ballot;
    if (p->n) qsort(ballots, p->n, sizeof *ballots, compare_texts);
    for (size_t i = 0; i < p->n; i++) n += *ballots[i] && (i == 0 || !text_eq(ballots[i], ballots[i - 1]));
    return n;
}

void set_secrecy_add_pile(struct set_secrecy *s, const struct set_pile *p)
{
    struct set_line *lines = arena_alloc_array(s->arena, p->n + 1, sizeof *lines);
    for (size_t i = 0; i < p->n; i++) lines[i] = p->v[i].said;
    int64_t most = add_lines(s, lines, p->n), ballots = count_ballots(s->arena, p);
    s->is_all |= ballots ? is_few(ballots) : p->n > 0 && are_few(s, most);
}

bool set_secrecy_covers(const struct set_secrecy *s, const struct set_line *l)
{
    return s->is_all || (s->n > 0 && bsearch(l, s->questions, s->n, sizeof *s->questions, compare_questions));
}

bool set_secrecy_hides(const struct set_secrecy *s)
{
    return s->is_all || s->n > 0;
}
