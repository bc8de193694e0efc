#include "cadre/set_self.h"

#include "cadre/share.h"

static bool is_self(const struct set_table *t, int64_t year)
{
    return t->set->side == SIDE_SELF && t->set->asks == SET_GRADES && (year == 0 || date_year(t->set->held_on) == year);
}

/* The best grade first, what is no grade last, alike ones by their words: in the order of the members, the first label would be
 * what the first of them said. */
static void count_label(struct arena *a, struct set_self *s, int **ranks, size_t *capacity, const char *label, int rank)
{
    size_t i = 0;
    while (i < s->label_count && !text_eq(s->labels[i], label)) i++;
    if (i < s->label_count) {
        s->votes[i]++;
        return;
    }
    if (i == *capacity) {
        size_t same = *capacity, again = *capacity;
        s->labels = arena_grow_array(a, s->labels, &same, sizeof *s->labels);
        *ranks = arena_grow_array(a, *ranks, &again, sizeof **ranks);
        s->votes = arena_grow_array(a, s->votes, capacity, sizeof *s->votes);
    }
    for (; i > 0 && ((*ranks)[i - 1] < rank || ((*ranks)[i - 1] == rank && strcmp(s->labels[i - 1], label) > 0)); i--) {
        s->labels[i] = s->labels[i - 1];
        s->votes[i] = s->votes[i - 1];
        (*ranks)[i] = (*ranks)[i - 1];
    }
    s->labels[i] = label;
    s->votes[i] = 1;
    (*ranks)[i] = rank;
    s->label_count++;
}

/* The one answer that somebody gave on the whole, and its rank; NULL for none, and for what is no answer of one person. */
static const char *answer_of(const struct set_table *t, const struct set_row *r, int *rank)
{
    if (*r->question->item || r->answered != 1) return NULL;
    for (size_t l = 0; l < t->label_count; l++) {
        if (r->counts[l] != 1) continue;
        *rank = t->words[l] ? grade_rank(t->words[l]) : -1;
        return t->labels[l];
    }
    return NULL;
}

static bool asks(const struct set_table *t, const struct set_subject *s)
{
    for (size_t i = 0; i < t->n; i++)
        if (set_subject_is(s, t, t->rows[i].question)) return true;
    return false;
}

static bool asks_a_stranger(const struct set_table *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->rows[i].question->subject_no == 0) return true;
    return false;
}

static bool answers(const struct set_table *t, const struct set_subject *s)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->rows[i].answered > 0 && set_subject_is(s, t, t->rows[i].question)) return true;
    return false;
}

/* Who handed something in in both; while codes are out, who may. Of those who are on no roster nobody knows who is meant by which name. */
static bool share_somebody(const struct set_table *x, const struct set_table *y)
{
    for (size_t i = 0; i < x->n; i++) {
        const struct set_question *q = x->rows[i].question;
        struct set_subject s = {.name = q->subject, .no = q->subject_no};
        if ((x->is_open || x->rows[i].answered > 0) && (y->is_open ? asks(y, &s) : answers(y, &s))) return true;
    }
    return asks_a_stranger(x) && asks_a_stranger(y);
}

bool set_selves_overlap(const struct set_table *x, const struct set_table *y)
{
    return x != y && is_self(x, date_year(y->set->held_on)) && is_self(y, 0) && share_somebody(x, y);
}

/* The set that the subject handed something in in, or was asked in, when nobody of it is in another one of that year. */
static const struct set_table *set_of(const struct set_self_question *q)
{
    const struct set_table *found = NULL;
    for (size_t i = 0; i < q->n && !found; i++)
        if (is_self(&q->tables[i], q->year) && answers(&q->tables[i], q->subject)) found = &q->tables[i];
    for (size_t i = 0; i < q->n && !found; i++)
        if (is_self(&q->tables[i], q->year) && asks(&q->tables[i], q->subject)) found = &q->tables[i];
    for (size_t i = 0; i < q->n && found; i++)
        if (&q->tables[i] != found && is_self(&q->tables[i], q->year) && share_somebody(found, &q->tables[i])) return NULL;
    return found;
}

static void count_set(struct arena *a, const struct set_table *t, struct set_self *s)
{
    size_t capacity = 0;
    int *ranks = NULL, rank;
    for (size_t i = 0; i < t->n; i++) {
        const char *answer = answer_of(t, &t->rows[i], &rank);
        if (!answer) continue;
        s->raters++;
        count_label(a, s, &ranks, &capacity, answer, rank);
    }
    s->set = t->set;
    if (s->raters >= CADRE_RATERS_MIN) return;
    *s = (struct set_self){.was_asked = s->was_asked, .is_handed_in = s->is_handed_in};
}

struct set_self cadre_self(struct arena *a, const struct set_self_question *q)
{
    struct set_self s = {0};
    for (size_t i = 0; i < q->n; i++) {
        const struct set_table *t = &q->tables[i];
        if (!is_self(t, q->year)) continue;
        s.was_asked |= t->n > 0;
        for (size_t k = 0; k < t->n; k++)
            s.is_handed_in |= !t->is_open && t->rows[k].answered > 0 && set_subject_is(q->subject, t, t->rows[k].question);
    }
    const struct set_table *t = set_of(q);
    if (t && !t->is_open) count_set(a, t, &s);
    return s;
}
