#include "cadre/set_severity.h"

#include <math.h>

#include "cadre/distribution.h"
#include "cadre/set_group.h"

struct gathering {
    struct arena *arena;
    struct set_subject *subjects;
    size_t subject_count;
    struct group_mean *v;
    size_t n, capacity;
    uint32_t groups;
    const struct ballot_set **sets;
    size_t set_count;
    int64_t raters;
};

/* The mean of grades, and its standard error: as for scores (cadre/score.c), z^2 grades are added, evenly, because where all are alike
 * their own spread says too much. */
static double mean_of(const int64_t *counts, double *error)
{
    double own = 0, own_sum = 0, n = 0, sum = 0, squares = 0;
    for (int k = 0; k < SET_GROUP_GRADES; k++) {
        double count = (double)counts[k] + CADRE_Z95 * CADRE_Z95 / SET_GROUP_GRADES;
        own += (double)counts[k];
        own_sum += (double)counts[k] * k;
        n += count;
        sum += count * k;
        squares += count * k * k;
    }
    *error = sqrt((squares / n - sum / n * (sum / n)) / n);
    return own_sum / own;
}

/* What one group gives each subject. The same people grade his items, so that the errors are simply averaged. */
static bool add_group(struct gathering *m, const struct set_groups *g, size_t group, const uint32_t *subject_of)
{
    struct group_mean *of = arena_alloc_array(m->arena, m->subject_count + 1, sizeof *of);
    double *items = arena_alloc_array(m->arena, m->subject_count + 1, sizeof *items);
    bool any = false;
    for (size_t row = 0; row < g->rows; row++) {
        int64_t n;
        double error;
        const int64_t *counts = set_group_votes(g, group, row, &n);
        struct group_mean *x = &of[subject_of[row]];
        if (n == 0) continue;
        x->mean += mean_of(counts, &error);
        x->error += error;
        if (n > x->raters) x->raters = n;
        items[subject_of[row]]++;
        any = true;
    }
    for (uint32_t s = 0; s < m->subject_count; s++) {
        if (of[s].raters == 0) continue;
        if (m->n == m->capacity) m->v = arena_grow_array(m->arena, m->v, &m->capacity, sizeof *m->v);
        m->v[m->n++] = (struct group_mean){m->groups, s, of[s].raters, of[s].mean / items[s], of[s].error / items[s]};
    }
    m->groups += any;
    return any;
}

static void add_set(struct gathering *m, const struct set_record *r)
{
    const struct set_table *t = r->table;
    uint32_t *subject_of = arena_alloc_array(m->arena, t->n + 1, sizeof *subject_of);
    struct set_groups g;
    bool any = false;
    for (size_t q = 0; q < t->n; q++)
        for (size_t s = 0; s < m->subject_count; s++)
            if (set_subject_is(&m->subjects[s], t, t->rows[q].question)) subject_of[q] = (uint32_t)s;
    cadre_group_raters(m->arena, r, &g);
    for (size_t i = 0; i < g.n; i++) any |= add_group(m, &g, i, subject_of);
    if (!any) return;
    m->sets[m->set_count++] = t->set;
    m->raters += (int64_t)r->ballots->n;
}

/* Subjects without a mean have no number in the model. */
static void close_gaps(struct gathering *m)
{
    uint32_t *number = arena_alloc_array(m->arena, m->subject_count + 1, sizeof *number), n = 0;
    for (size_t i = 0; i < m->n; i++) number[m->v[i].subject] = 1;
    for (size_t s = 0; s < m->subject_count; s++) {
        if (!number[s]) continue;
        m->subjects[n] = m->subjects[s];
        number[s] = n++;
    }
    for (size_t i = 0; i < m->n; i++) m->v[i].subject = number[m->v[i].subject];
    m->subject_count = n;
}

/* "第 1 片（甲等 3 人）": the part by its first subject. */
static const char *part_name(struct arena *a, const struct set_severity *s, size_t part)
{
    size_t n = 0, first = 0;
    for (size_t i = s->n; i-- > 0;) {
        if (s->severity.component[i] != part) continue;
        first = i;
        n++;
    }
    const char *name = s->subjects[first].name;
    return n > 1 ? arena_text(a, "第 %zu 片（%s等 %zu 人）", part + 1, name, n) : arena_text(a, "第 %zu 片（%s）", part + 1, name);
}

/* Says which parts are not tied together; not by how many of fewer than five. */
static void name_parts(struct arena *a, struct set_severity *out)
{
    struct group_severity *s = &out->severity;
    if (s->components < 2) return;
    s->why = arena_text(a, "评价人和被评人分成 %zu 片，%s%s和%s之间，两边都评过的评价人不足五人（一组一组地数），不算相连，分不清是人好还是评得松", s->components,
            s->components > 2 ? "如" : "", part_name(a, out, 0), part_name(a, out, 1));
    for (size_t i = 0; i < s->subjects; i++) s->adjusted[i].why = s->why;
    for (size_t i = 0; i < s->groups; i++) s->severity[i].why = s->why;
}

bool cadre_set_severity(struct arena *a, const struct set_record *records, size_t n, const struct set_choice *c,
        struct set_severity *out, struct err *e)
{
    struct gathering m = {.arena = a, .sets = arena_alloc_array(a, n + 1, sizeof *m.sets)};
    struct set_table *tables = arena_alloc_array(a, n + 1, sizeof *tables);
    struct set_severity x = {.why = "没有可以用的整票，分不出评价人的松严"};
    for (size_t i = 0; i < n; i++) tables[i] = *records[i].table;
    m.subject_count = set_subjects(a, tables, n, c, false, &m.subjects);
    for (size_t i = 0; i < n; i++)
        if (records[i].ballots && set_is_chosen(records[i].table, c) && records[i].table->set->asks == SET_GRADES)
            add_set(&m, &records[i]);
    if (m.n > 0) {
        close_gaps(&m);
        x = (struct set_severity){.subjects = m.subjects, .n = m.subject_count, .sets = m.sets, .set_count = m.set_count, .raters = m.raters};
        if (!cadre_severity(a, m.v, m.n, m.groups, m.subject_count, &x.severity, e)) return false;
        for (size_t i = 0; i < m.n; i++) x.ratings += m.v[i].raters;
        name_parts(a, &x);
    }
    *out = x;
    return true;
}
