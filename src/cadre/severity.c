#include "cadre/severity.h"

#include <inttypes.h>
#include <math.h>

#include "base/arena.h"
#include "cadre/distribution.h"
#include "cadre/share.h"

/* What goes in by subject, and its weights: raters by group, by subject, of all. */
struct model {
    const struct group_mean *v;
    size_t n, groups, subjects;
    size_t *first; /* the subject's means in by_subject: first[s] ..= first[s + 1] - 1 */
    const struct group_mean **by_subject;
    double *of_group, *of_subject, all;
};

static bool take(struct arena *a, struct model *m, struct err *e)
{
    m->of_group = arena_alloc_array(a, m->groups + 1, sizeof *m->of_group);
    m->of_subject = arena_alloc_array(a, m->subjects + 1, sizeof *m->of_subject);
    for (size_t i = 0; i < m->n; i++) {
        const struct group_mean *x = &m->v[i];
        if (x->group >= m->groups || x->subject >= m->subjects || x->raters < 1 || x->raters > 1000000000 || !isfinite(x->mean) ||
                !(x->error >= 0) || !isfinite(x->error))
            return err_set(e, ERR_INPUT, "第 %zu 个平均等次的评价人、被评人或数值不对", i + 1);
        m->of_group[x->group] += (double)x->raters;
        m->of_subject[x->subject] += (double)x->raters;
        m->all += (double)x->raters;
    }
    for (size_t i = 0; i < m->groups; i++)
        if (m->of_group[i] == 0) return err_set(e, ERR_INPUT, "第 %zu 组评价人没有评分", i + 1);
    for (size_t i = 0; i < m->subjects; i++)
        if (m->of_subject[i] == 0) return err_set(e, ERR_INPUT, "第 %zu 位被评人没有评分", i + 1);
    return m->n > 0 || err_set(e, ERR_INPUT, "没有一个评分");
}

static void sort_by_subject(struct arena *a, struct model *m)
{
    m->first = arena_alloc_array(a, m->subjects + 2, sizeof *m->first);
    m->by_subject = arena_alloc_array(a, m->n, sizeof *m->by_subject);
    for (size_t i = 0; i < m->n; i++) m->first[m->v[i].subject + 2]++;
    for (size_t s = 2; s <= m->subjects; s++) m->first[s] += m->first[s - 1];
    for (size_t i = 0; i < m->n; i++) m->by_subject[m->first[m->v[i].subject + 1]++] = &m->v[i];
}

/* ---- what is tied together ---- */

/* Groups and subjects are the nodes 0 ..= groups + subjects - 1; means join them. */
static size_t root_of(size_t *parent, size_t node)
{
    while (parent[node] != node) {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    return node;
}

static void find_components(struct arena *a, const struct model *m, struct group_severity *s)
{
    size_t nodes = m->groups + m->subjects;
    size_t *parent = arena_alloc_array(a, nodes, sizeof *parent), *number = arena_alloc_array(a, nodes, sizeof *number);
    for (size_t i = 0; i < nodes; i++) parent[i] = i;
    for (size_t i = 0; i < m->n; i++)
        parent[root_of(parent, m->v[i].group)] = root_of(parent, m->groups + m->v[i].subject);
    for (size_t i = 0; i < m->subjects; i++) {
        size_t root = root_of(parent, m->groups + i);
        if (number[root] == 0) number[root] = ++s->components;
        s->component[i] = number[root] - 1;
    }
}

/* ---- least squares ---- */

/* Solves Kx = I in place for a symmetric positive definite matrix of n rows (Gauss and Jordan, without pivots). */
static void invert(double *k, size_t n)
{
    for (size_t p = 0; p < n; p++) {
        double *row = k + p * n, pivot = row[p];
        row[p] = 1;
        for (size_t j = 0; j < n; j++) row[j] /= pivot;
        for (size_t i = 0; i < n; i++) {
            double *other = k + i * n, factor = other[p];
            if (i == p || factor == 0) continue;
            other[p] = 0;
            for (size_t j = 0; j < n; j++) other[j] -= factor * row[j];
        }
    }
}

/* K: what the groups' levels are of their surpluses, subjects taken out and the weighted mean level being 0. */
static double *levels_of_surplus(struct arena *a, const struct model *m)
{
    size_t g = m->groups;
    double *k = arena_alloc_array(a, g * g, sizeof *k);
    for (size_t h = 0; h < g; h++) {
        for (size_t i = 0; i < g; i++) k[h * g + i] = m->of_group[h] / m->all * m->of_group[i];
        k[h * g + h] += m->of_group[h];
    }
    for (size_t s = 0; s < m->subjects; s++)
        for (size_t x = m->first[s]; x < m->first[s + 1]; x++)
            for (size_t y = m->first[s]; y < m->first[s + 1]; y++)
                k[m->by_subject[x]->group * g + m->by_subject[y]->group] -=
                        (double)m->by_subject[x]->raters * (double)m->by_subject[y]->raters / m->of_subject[s];
    invert(k, g);
    return k;
}

/* How much each of the means moves what a row of K gives: a surplus is what a group gives more than all of the subject's raters.
 * moves  as many as the means by subject */
static void spread_level(const struct model *m, const double *level, double *moves)
{
    for (size_t s = 0; s < m->subjects; s++) {
        double mean = 0;
        for (size_t i = m->first[s]; i < m->first[s + 1]; i++)
            mean += level[m->by_subject[i]->group] * (double)m->by_subject[i]->raters / m->of_subject[s];
        for (size_t i = m->first[s]; i < m->first[s + 1]; i++)
            moves[i] = (double)m->by_subject[i]->raters * (level[m->by_subject[i]->group] - mean);
    }
}

static struct measure figure(const struct model *m, enum cadre_method method, double base, const double *moves)
{
    double value = 0, variance = 0;
    for (size_t i = 0; i < m->n; i++) {
        value += moves[i] * m->by_subject[i]->mean;
        variance += moves[i] * m->by_subject[i]->error * moves[i] * m->by_subject[i]->error;
    }
    return measure_within(method, (int64_t)base, value, value - CADRE_Z95 * sqrt(variance), value + CADRE_Z95 * sqrt(variance));
}

/* A subject is the mean of what he got, less the levels of who gave it. */
static struct measure adjusted_of(const struct model *m, size_t s, const double *k, double *level, double *moves)
{
    for (size_t g = 0; g < m->groups; g++) level[g] = 0;
    for (size_t i = m->first[s]; i < m->first[s + 1]; i++)
        for (size_t g = 0; g < m->groups; g++)
            level[g] -= (double)m->by_subject[i]->raters / m->of_subject[s] * k[m->by_subject[i]->group * m->groups + g];
    spread_level(m, level, moves);
    for (size_t i = m->first[s]; i < m->first[s + 1]; i++) moves[i] += (double)m->by_subject[i]->raters / m->of_subject[s];
    return figure(m, CADRE_ADJUSTED, m->of_subject[s], moves);
}

static void fit(const struct model *m, struct group_severity *s)
{
    AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 30);
    const double *k = levels_of_surplus(scratch, m);
    double *level = arena_alloc_array(scratch, m->groups, sizeof *level), *moves = arena_alloc_array(scratch, m->n, sizeof *moves);
    for (size_t g = 0; g < m->groups; g++) {
        spread_level(m, k + g * m->groups, moves);
        s->severity[g] = figure(m, CADRE_SEVERITY, m->of_group[g], moves);
    }
    for (size_t i = 0; i < m->subjects; i++)
        s->adjusted[i] = m->of_subject[i] < CADRE_RATERS_MIN
                                 ? measure_undefined(CADRE_ADJUSTED, (int64_t)m->of_subject[i], "评价人不足五人，不显示")
                                 : adjusted_of(m, i, k, level, moves);
}

static void withhold(const struct model *m, const struct group_severity *s)
{
    for (size_t g = 0; g < m->groups; g++) s->severity[g] = measure_undefined(CADRE_SEVERITY, (int64_t)m->of_group[g], s->why);
    for (size_t i = 0; i < m->subjects; i++) s->adjusted[i] = measure_undefined(CADRE_ADJUSTED, (int64_t)m->of_subject[i], s->why);
}

bool cadre_severity(struct arena *a, const struct group_mean *v, size_t n, size_t groups, size_t subjects,
        struct group_severity *out, struct err *e)
{
    struct model m = {.v = v, .n = n, .groups = groups, .subjects = subjects};
    struct group_severity s = {.groups = groups, .subjects = subjects};
    if (!take(a, &m, e)) return false;
    sort_by_subject(a, &m);
    s.component = arena_alloc_array(a, subjects, sizeof *s.component);
    s.severity = arena_alloc_array(a, groups, sizeof *s.severity);
    s.adjusted = arena_alloc_array(a, subjects, sizeof *s.adjusted);
    find_components(a, &m, &s);
    if (s.components > 1)
        s.why = arena_text(a, "评价人和被评人分成 %zu 片，分不清是人好还是评得松", s.components);
    else if (groups > CADRE_GROUPS_MAX)
        s.why = arena_text(a, "评价人有 %zu 组，超过 %d 组的不算", groups, CADRE_GROUPS_MAX);
    if (s.why)
        withhold(&m, &s);
    else
        fit(&m, &s);
    *out = s;
    return true;
}
