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

static bool is_of_team(const struct set_self_question *q, const struct set_table *t)
{
    return is_self(t, q->year) && (!*t->set->organisation || text_eq(t->set->organisation, q->organisation));
}

/* The one answer that a member gave on the whole, and its rank; NULL for none, and for what is no answer of one person. */
static const char *answer_of(const struct set_self_question *q, int64_t member, int *rank)
{
    for (size_t i = 0; i < q->n; i++) {
        const struct set_table *t = &q->tables[i];
        for (size_t k = 0; is_of_team(q, t) && k < t->n; k++) {
            const struct set_row *r = &t->rows[k];
            if (r->question->subject_no != member || *r->question->item || r->answered != 1) continue;
            for (size_t l = 0; l < t->label_count; l++) {
                if (r->counts[l] != 1) continue;
                *rank = t->words[l] ? grade_rank(t->words[l]) : -1;
                return t->labels[l];
            }
        }
    }
    return NULL;
}

static void add_member(int64_t *members, size_t *n, int64_t no)
{
    for (size_t i = 0; i < *n; i++)
        if (members[i] == no) return;
    members[(*n)++] = no;
}

/* Whom the sets of the team ask about, and of those that name no organisation its officials. */
static size_t members_of(struct arena *a, const struct set_self_question *q, int64_t **members)
{
    size_t n = 0, room = q->member_count;
    for (size_t i = 0; i < q->n; i++) room += q->tables[i].n;
    *members = arena_alloc_array(a, room + 1, sizeof **members);
    for (size_t i = 0; i < q->n; i++) {
        const struct set_table *t = &q->tables[i];
        for (size_t k = 0; *t->set->organisation && is_of_team(q, t) && k < t->n; k++)
            if (t->rows[k].question->subject_no) add_member(*members, &n, t->rows[k].question->subject_no);
    }
    for (size_t i = 0; i < q->member_count; i++) add_member(*members, &n, q->members[i]);
    return n;
}

struct set_self cadre_self(struct arena *a, const struct set_self_question *q)
{
    struct set_self s = {0};
    size_t capacity = 0;
    int *ranks = NULL, rank;
    int64_t *members;
    size_t member_count = members_of(a, q, &members);
    for (size_t i = 0; i < q->n; i++) {
        const struct set_table *t = &q->tables[i];
        if (!is_self(t, q->year)) continue;
        s.was_asked |= t->n > 0;
        for (size_t k = 0; k < t->n; k++)
            s.is_handed_in |= t->rows[k].answered > 0 && set_subject_is(q->subject, t, t->rows[k].question);
    }
    for (size_t i = 0; i < member_count; i++) {
        const char *answer = answer_of(q, members[i], &rank);
        if (!answer) continue;
        s.raters++;
        count_label(a, &s, &ranks, &capacity, answer, rank);
    }
    if (s.raters < CADRE_RATERS_MIN) {
        s.labels = NULL;
        s.votes = NULL;
        s.label_count = 0;
    }
    return s;
}
