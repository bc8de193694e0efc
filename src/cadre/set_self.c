#include "cadre/set_self.h"

#include "cadre/share.h"

static bool is_self(const struct set_table *t, int64_t year)
{
    return t->set->side == SIDE_SELF && t->set->asks == SET_GRADES && (year == 0 || date_year(t->set->held_on) == year);
}

/* As the members come, the first label would be what the first of them said. */
static void sort_labels(struct set_self *s)
{
    for (size_t i = 1; i < s->label_count; i++)
        for (size_t k = i; k > 0 && (s->votes[k] > s->votes[k - 1] ||
                                     (s->votes[k] == s->votes[k - 1] && strcmp(s->labels[k], s->labels[k - 1]) < 0)); k--) {
            const char *label = s->labels[k];
            int64_t votes = s->votes[k];
            s->labels[k] = s->labels[k - 1];
            s->votes[k] = s->votes[k - 1];
            s->labels[k - 1] = label;
            s->votes[k - 1] = votes;
        }
}

static void count_label(struct arena *a, struct set_self *s, size_t *capacity, const char *label)
{
    size_t i = 0;
    while (i < s->label_count && !text_eq(s->labels[i], label)) i++;
    if (i == s->label_count) {
        if (i == *capacity) {
            size_t same = *capacity;
            s->labels = arena_grow_array(a, s->labels, &same, sizeof *s->labels);
            s->votes = arena_grow_array(a, s->votes, capacity, sizeof *s->votes);
        }
        s->labels[i] = label;
        s->votes[i] = 0;
        s->label_count++;
    }
    s->votes[i]++;
}

/* The one answer that a member gave on the whole; NULL for none, and for what is no answer of one person. */
static const char *answer_of(const struct set_self_question *q, int64_t member)
{
    for (size_t i = 0; i < q->n; i++) {
        const struct set_table *t = &q->tables[i];
        for (size_t k = 0; is_self(t, q->year) && k < t->n; k++) {
            const struct set_row *r = &t->rows[k];
            if (r->question->subject_no != member || *r->question->item || r->answered != 1) continue;
            for (size_t l = 0; l < t->label_count; l++)
                if (r->counts[l] == 1) return t->labels[l];
        }
    }
    return NULL;
}

struct set_self cadre_self(struct arena *a, const struct set_self_question *q)
{
    struct set_self s = {0};
    size_t capacity = 0;
    for (size_t i = 0; i < q->n; i++) {
        const struct set_table *t = &q->tables[i];
        if (!is_self(t, q->year)) continue;
        s.was_asked |= t->n > 0;
        for (size_t k = 0; k < t->n; k++)
            s.is_handed_in |= t->rows[k].answered > 0 && set_subject_is(q->subject, t, t->rows[k].question);
    }
    for (size_t i = 0; i < q->member_count; i++) {
        const char *answer = answer_of(q, q->members[i]);
        if (!answer) continue;
        s.raters++;
        count_label(a, &s, &capacity, answer);
    }
    sort_labels(&s);
    if (s.raters < CADRE_RATERS_MIN) {
        s.labels = NULL;
        s.votes = NULL;
        s.label_count = 0;
    }
    return s;
}
