#include "cadre/set_choice.h"

#include <math.h>

static bool grades(const struct set_table *t)
{
    return (t->set->asks == SET_GRADES || t->set->asks == SET_TEAM) && t->n > 0;
}

int64_t set_latest_year(const struct set_table *tables, size_t n)
{
    int64_t year = 0;
    for (size_t i = 0; i < n; i++)
        if (grades(&tables[i]) && date_year(tables[i].set->held_on) > year) year = date_year(tables[i].set->held_on);
    return year;
}

bool set_is_chosen(const struct set_table *t, const struct set_choice *c)
{
    return grades(t) && !*t->set->part_of && (c->year == 0 || date_year(t->set->held_on) == c->year);
}

bool set_subject_is(const struct set_subject *s, const struct set_table *t, const struct set_question *q)
{
    if (s->is_team != (t->set->asks == SET_TEAM)) return false;
    if (s->no != 0 && q->subject_no != 0) return s->no == q->subject_no;
    return text_eq(s->name, q->subject);
}

/* Those who were met so far. */
struct met {
    struct set_subject *v;
    size_t n, capacity;
};

static bool is_met(const struct met *m, const struct set_table *t, const struct set_question *q)
{
    for (size_t i = m->n; i-- > 0;)
        if (set_subject_is(&m->v[i], t, q)) return true;
    return false;
}

size_t set_subjects(struct arena *a, const struct set_table *tables, size_t n, const struct set_choice *c, bool teams,
        struct set_subject **out)
{
    struct met m = {0};
    for (size_t i = 0; i < n; i++) {
        const struct set_table *t = &tables[i];
        if (!set_is_chosen(t, c) || teams != (t->set->asks == SET_TEAM)) continue;
        for (size_t k = 0; k < t->n; k++) {
            const struct set_question *q = t->rows[k].question;
            if (is_met(&m, t, q)) continue;
            if (m.n == m.capacity) m.v = arena_grow_array(a, m.v, &m.capacity, sizeof *m.v);
            m.v[m.n++] = (struct set_subject){q->subject, q->subject_no, teams};
        }
    }
    *out = m.v;
    return m.n;
}

const struct set_row *set_row_of(const struct set_table *t, const struct set_subject *s, const char *item)
{
    for (size_t i = 0; i < t->n; i++)
        if (text_eq(t->rows[i].question->item, item) && set_subject_is(s, t, t->rows[i].question)) return &t->rows[i];
    return NULL;
}

const struct set_row *set_row_chosen(const struct set_table *t, const struct set_subject *s, const struct set_choice *c)
{
    const struct set_row *found = set_row_of(t, s, c->item);
    if (found || *c->item) return found;
    for (size_t i = 0; i < t->n; i++) {
        /* whether a hidden one has a grade is what few said */
        if (!set_subject_is(s, t, t->rows[i].question) || !(t->rows[i].is_hidden || set_row_is_graded(t, &t->rows[i]))) continue;
        if (found) return NULL; /* several items, and none is the whole */
        found = &t->rows[i];
    }
    return found;
}

double set_row_mean(const struct set_table *t, const struct set_row *r)
{
    double sum = 0, n = 0;
    for (size_t i = 0; i < t->label_count && !r->is_hidden; i++) {
        int rank = grade_rank(t->words[i]);
        if (rank < 0) continue;
        n += (double)r->counts[i];
        sum += (double)r->counts[i] * rank;
    }
    return n > 0 ? sum / n : NAN;
}
