#include "cadre/severity.h"

#include <inttypes.h>
#include <math.h>

#include "base/arena.h"
#include "cadre/jackknife.h"
#include "cadre/share.h"

enum { SWEEPS_MAX = 20000, PARTS_MAX = 20 };

/* Raters and subjects are the nodes 0 ..= raters + subjects - 1; marks join them. */
static size_t root_of(size_t *parent, size_t node)
{
    while (parent[node] != node) {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    return node;
}

static bool all_have_marks(
        const struct rater_severity *s, size_t n, const double *rater_n, const double *subject_n, struct err *e)
{
    for (size_t i = 0; i < s->raters; i++)
        if (rater_n[i] == 0) return err_set(e, ERR_INPUT, "第 %zu 位评价人没有评分", i + 1);
    for (size_t i = 0; i < s->subjects; i++)
        if (subject_n[i] == 0) return err_set(e, ERR_INPUT, "第 %zu 位被评人没有评分", i + 1);
    return n > 0 || err_set(e, ERR_INPUT, "没有一个评分");
}

static bool count(
        const struct mark *marks, size_t n, const struct rater_severity *s, double *rater_n, double *subject_n, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        const struct mark *m = &marks[i];
        if (m->rater >= s->raters || m->subject >= s->subjects || !isfinite(m->value))
            return err_set(e, ERR_INPUT, "第 %zu 个评分的评价人、被评人或分值不对", i + 1);
        rater_n[m->rater]++;
        subject_n[m->subject]++;
    }
    return all_have_marks(s, n, rater_n, subject_n, e);
}

static void find_components(struct arena *a, const struct mark *marks, size_t n, struct rater_severity *s)
{
    size_t nodes = s->raters + s->subjects;
    size_t *parent = arena_alloc_array(a, nodes, sizeof *parent), *number = arena_alloc_array(a, nodes, sizeof *number);
    for (size_t i = 0; i < nodes; i++) parent[i] = i;
    for (size_t i = 0; i < n; i++)
        parent[root_of(parent, marks[i].rater)] = root_of(parent, s->raters + marks[i].subject);
    for (size_t i = 0; i < s->subjects; i++) {
        size_t root = root_of(parent, s->raters + i);
        if (number[root] == 0) number[root] = ++s->components;
        s->component[i] = number[root] - 1;
    }
}

/* Alternating means: each sweep lowers the sum of squares, and on a connected graph they settle on its only minimum. Who has no
 * mark stays as he is. near: how little may still move, as a share of the largest mark. */
static bool fit(struct arena *a, const struct mark *marks, size_t n, const struct rater_severity *s, double *rater,
        double *subject, const double *rater_n, const double *subject_n, double near)
{
    double *next = arena_alloc_array(a, s->raters > s->subjects ? s->raters : s->subjects, sizeof *next);
    double scale = 0;
    for (size_t i = 0; i < n; i++) scale = fmax(scale, fabs(marks[i].value));
    for (int sweep = 0; sweep < SWEEPS_MAX; sweep++) {
        double moved = 0, level = 0;
        for (size_t i = 0; i < s->subjects; i++) next[i] = 0;
        for (size_t i = 0; i < n; i++) next[marks[i].subject] += marks[i].value - rater[marks[i].rater];
        for (size_t i = 0; i < s->subjects; i++)
            if (subject_n[i] > 0) subject[i] = next[i] / subject_n[i];
        for (size_t i = 0; i < s->raters; i++) next[i] = 0;
        for (size_t i = 0; i < n; i++) next[marks[i].rater] += marks[i].value - subject[marks[i].subject];
        for (size_t i = 0; i < s->raters; i++) level += next[i];
        level /= (double)n;
        for (size_t i = 0; i < s->raters; i++) {
            if (rater_n[i] == 0) continue;
            double value = next[i] / rater_n[i] - level;
            moved = fmax(moved, fabs(value - rater[i]));
            rater[i] = value;
        }
        if (moved <= scale * near) return true;
    }
    return false;
}

/* Without severity, or with it; a subject of fewer than five raters is not shown. */
static void give(const struct rater_severity *s, const double *rater, const double *subject, const double *rater_n,
        const double *subject_n)
{
    for (size_t i = 0; i < s->raters; i++) {
        int64_t base = (int64_t)rater_n[i];
        s->severity[i] =
                s->why ? measure_undefined(CADRE_SEVERITY, base, s->why) : measure_of(CADRE_SEVERITY, base, rater[i]);
    }
    for (size_t i = 0; i < s->subjects; i++) {
        int64_t base = (int64_t)subject_n[i];
        s->adjusted[i] = s->why                    ? measure_undefined(CADRE_ADJUSTED, base, s->why)
                         : base < CADRE_RATERS_MIN ? measure_undefined(CADRE_ADJUSTED, base, "评价人不足五人，不显示")
                                                   : measure_of(CADRE_ADJUSTED, base, subject[i]);
    }
}

/* ---- intervals ---- */

enum leaving { LEAVE_RATERS, LEAVE_SUBJECTS };

/* Everything, and what came out of it. */
struct whole {
    const struct mark *marks;
    size_t n;
    const struct rater_severity *s;
    const double *rater, *subject;
};

struct rest {
    double *rater, *subject, *rater_n, *subject_n;
};

/* The model without one part of the raters or subjects. False when what is left is not tied together. */
static bool fit_rest(struct arena *a, const struct whole *w, enum leaving side, size_t part, size_t parts, struct rest *out)
{
    struct rater_severity s = {.raters = w->s->raters, .subjects = w->s->subjects};
    struct mark *kept = arena_alloc_array(a, w->n, sizeof *kept);
    struct rest r = {arena_alloc_array(a, s.raters, sizeof(double)), arena_alloc_array(a, s.subjects, sizeof(double)),
            arena_alloc_array(a, s.raters, sizeof(double)), arena_alloc_array(a, s.subjects, sizeof(double))};
    size_t n = 0, absent = 0;
    for (size_t i = 0; i < w->n; i++) {
        const struct mark *m = &w->marks[i];
        if ((side == LEAVE_RATERS ? m->rater : m->subject) % parts == part) continue;
        kept[n++] = *m;
        r.rater_n[m->rater]++;
        r.subject_n[m->subject]++;
    }
    for (size_t i = 0; i < s.raters; i++) r.rater[i] = w->rater[i];
    for (size_t i = 0; i < s.subjects; i++) r.subject[i] = w->subject[i], absent += r.subject_n[i] == 0;
    s.component = arena_alloc_array(a, s.subjects, sizeof *s.component);
    find_components(a, kept, n, &s);
    *out = r;
    return s.components - absent == 1 && fit(a, kept, n, &s, r.rater, r.subject, r.rater_n, r.subject_n, 1e-9);
}

/* Adjusted means vary with who was asked: raters are left out; a rater's level with whom he judged: subjects are. Whoever is not
 * in every rest has no interval, and nobody has one when a rest falls apart (cadre/jackknife.h). */
static void add_intervals(const struct whole *w, enum leaving side, struct measure *targets, size_t count)
{
    AUTO_ARENA struct arena *own = arena_new((size_t)1 << 30);
    size_t left_out = side == LEAVE_RATERS ? w->s->raters : w->s->subjects, parts = left_out < PARTS_MAX ? left_out : PARTS_MAX;
    if (left_out < JACKKNIFE_LEAST) return;
    double *values = arena_alloc_array(own, count * parts, sizeof *values);
    size_t *seen = arena_alloc_array(own, count, sizeof *seen);
    for (size_t p = 0; p < parts; p++) {
        AUTO_ARENA struct arena *scratch = arena_new((size_t)1 << 30);
        struct rest r;
        if (!fit_rest(scratch, w, side, p, parts, &r)) return;
        for (size_t i = 0; i < count; i++) {
            if ((side == LEAVE_RATERS ? r.subject_n : r.rater_n)[i] == 0) continue;
            values[i * parts + seen[i]++] = side == LEAVE_RATERS ? r.subject[i] : r.rater[i];
        }
    }
    for (size_t i = 0; i < count; i++)
        if (seen[i] == parts && measure_is_defined(&targets[i]))
            targets[i] = jackknife_interval(&targets[i], values + i * parts, parts, -INFINITY, INFINITY);
}

bool cadre_severity(struct arena *a, const struct mark *marks, size_t n, size_t raters, size_t subjects,
        struct rater_severity *out, struct err *e)
{
    struct rater_severity s = {.raters = raters, .subjects = subjects};
    double *rater_n = arena_alloc_array(a, raters + 1, sizeof *rater_n);
    double *subject_n = arena_alloc_array(a, subjects + 1, sizeof *subject_n);
    double *rater = arena_alloc_array(a, raters + 1, sizeof *rater);
    double *subject = arena_alloc_array(a, subjects + 1, sizeof *subject);
    if (!count(marks, n, &s, rater_n, subject_n, e)) return false;
    s.component = arena_alloc_array(a, subjects, sizeof *s.component);
    s.severity = arena_alloc_array(a, raters, sizeof *s.severity);
    s.adjusted = arena_alloc_array(a, subjects, sizeof *s.adjusted);
    find_components(a, marks, n, &s);
    for (size_t i = 0; i < raters; i++) s.links += rater_n[i] > 1;
    if (s.components > 1)
        s.why = arena_text(
                a, "评价人和被评人分成互不相连的 %zu 片，没有人同时评过其中两片，分不清是人好还是评得松", s.components);
    else if (!fit(a, marks, n, &s, rater, subject, rater_n, subject_n, 1e-13))
        s.why = "各片之间共同的评价人太少，松严算不稳";
    give(&s, rater, subject, rater_n, subject_n);
    if (!s.why) {
        struct whole whole = {marks, n, &s, rater, subject};
        add_intervals(&whole, LEAVE_RATERS, s.adjusted, subjects);
        add_intervals(&whole, LEAVE_SUBJECTS, s.severity, raters);
    }
    *out = s;
    return true;
}
