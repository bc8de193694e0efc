#include "cadre/score.h"

#include <math.h>

#include "cadre/distribution.h"
#include "cadre/set_share.h"
#include "cadre/share.h"

static const char *const nothing = "没有有效的评价";

/* What is computed for one group before anything is hidden. */
struct part {
    double points;
    int64_t raters; /* 0 for what no rater gave: results, extra points */
    bool is_present;
    bool has_error;
    double below, above; /* how far the interval reaches from points */
    int64_t silent;      /* of the base, beyond the raters: who was given a paper or was there, and did not answer */
};

struct tally {
    int64_t of_role[GRADE_ROLE_COUNT];
    int64_t valid;
};

static struct tally tally_of(const struct scheme *s, const int64_t *counts)
{
    struct tally t = {.valid = 0};
    for (size_t i = 0; counts && i < s->grade_count; i++) {
        t.of_role[s->grades[i].role] += counts[i];
        if (s->grades[i].role != GRADE_UNKNOWN) t.valid += counts[i];
    }
    return t;
}

static double best_grade(const struct scheme *s)
{
    double best = 0;
    for (size_t i = 0; i < s->grade_count; i++)
        if (s->grades[i].role != GRADE_UNKNOWN && s->grades[i].value > best) best = s->grades[i].value;
    return best;
}

static double band_points(const struct scheme *s, size_t group, const struct tally *t)
{
    int64_t low = t->of_role[GRADE_FAIR] + t->of_role[GRADE_POOR];
    for (size_t i = 0; i < s->band_count; i++) {
        const struct scheme_band *b = &s->bands[i];
        if (b->group != group || t->of_role[GRADE_EXCELLENT] * 100 < b->excellent_min * t->valid) continue;
        if (b->poor_below < 300 && low * 300 >= b->poor_below * t->valid) continue;
        return b->points;
    }
    return 0;
}

/* What one answer of a grade is worth under a formula that averages answers. */
static double worth(const struct scheme *s, const struct scheme_group *x, const struct scheme_grade *grade)
{
    double full = x->full > 0 ? x->full : 100;
    switch ((int)x->formula) {
    case FORMULA_TRIMMED:
    case FORMULA_MEAN: return x->full > 0 ? grade->value / best_grade(s) * x->full : grade->value;
    case FORMULA_EXCELLENT: return grade->role == GRADE_EXCELLENT ? full : 0;
    case FORMULA_SATISFIED: return grade->role == GRADE_EXCELLENT || grade->role == GRADE_GOOD ? full : 0;
    default: return grade->role == GRADE_EXCELLENT ? full : grade->role == GRADE_POOR ? -full : 0;
    }
}

/* Standard error of an average of answers. Where all are alike the answers' own spread is zero, which says too much: as
 * in the interval of Agresti and Coull, z^2 answers are added, here evenly over the grades. One answer alone is no
 * sample. */
static double error_of(const struct scheme *s, const struct scheme_group *x, const int64_t *counts, int64_t valid)
{
    double kinds = 0, n = 0, sum = 0, squares = 0;
    if (valid < 2) return 0;
    for (size_t i = 0; i < s->grade_count; i++) kinds += s->grades[i].role != GRADE_UNKNOWN;
    for (size_t i = 0; i < s->grade_count; i++) {
        if (s->grades[i].role == GRADE_UNKNOWN) continue;
        double count = (double)counts[i] + CADRE_Z95 * CADRE_Z95 / kinds, value = worth(s, x, &s->grades[i]);
        n += count;
        sum += count * value;
        squares += count * value * value;
    }
    return sqrt(fmax(0, squares / n - sum / n * (sum / n)) / n);
}

/* Shares have Wilson's interval, other averages of answers a normal one. `scale`: of the answers' average to points. */
static void add_reach(const struct scheme *s, const struct scheme_group *x, const int64_t *counts, int64_t valid,
        double scale, struct part *p)
{
    int64_t wins = 0;
    struct measure share;
    struct err ignored;
    double full = x->full > 0 ? x->full : 100;
    bool is_share = x->formula == FORMULA_EXCELLENT || x->formula == FORMULA_SATISFIED;
    p->has_error = true;
    p->below = p->above = CADRE_Z95 * error_of(s, x, counts, valid) * scale;
    if (!is_share || valid < 2) return;
    for (size_t i = 0; i < s->grade_count; i++)
        if (worth(s, x, &s->grades[i]) > 0 && s->grades[i].role != GRADE_UNKNOWN) wins += counts[i];
    if (!cadre_wilson(wins, valid, &share, &ignored)) return;
    p->below = (share.value - share.low) * full * scale;
    p->above = (share.high - share.value) * full * scale;
}

/* One of the answers worth most and one of those worth least are left out. */
static struct part trimmed_counts(const struct scheme *s, const struct scheme_group *x, const int64_t *counts)
{
    double sum = 0, low = INFINITY, high = -INFINITY;
    int64_t n = 0;
    for (size_t i = 0; i < s->grade_count; i++) {
        if (s->grades[i].role == GRADE_UNKNOWN || counts[i] == 0) continue;
        double v = worth(s, x, &s->grades[i]);
        n += counts[i];
        sum += (double)counts[i] * v;
        low = fmin(low, v);
        high = fmax(high, v);
    }
    if (n < 3) return (struct part){0};
    return (struct part){.points = (sum - low - high) / (double)(n - 2), .raters = n, .is_present = true};
}

/* Those who took part in the test of probation (参加测评的人数): who was present, or as many as answered when nobody wrote that
 * down. */
static int64_t attendance(const struct score_given *g, const struct tally *t)
{
    return g->present > t->valid ? g->present : t->valid;
}

/* Points from counts of grades. Bands and tests go in steps and have no interval. */
static struct part from_counts(const struct scheme *s, size_t group, const struct score_given *g)
{
    const struct scheme_group *x = &s->groups[group];
    struct tally t = tally_of(s, g->counts);
    double base = (double)(s->is_of_issued ? g->issued : t.valid);
    struct part p = {.raters = t.valid, .is_present = t.valid > 0 && base > 0};
    if (!p.is_present) return (struct part){0};
    p.silent = s->is_of_issued && g->issued > t.valid ? g->issued - t.valid : 0;
    if (x->formula == FORMULA_BAND) {
        p.points = band_points(s, group, &t);
    } else if (x->formula == FORMULA_PROBATION) {
        int64_t all = attendance(g, &t);
        bool fails = t.of_role[GRADE_POOR] * 3 >= all || (t.of_role[GRADE_EXCELLENT] + t.of_role[GRADE_GOOD]) * 2 < all;
        p.points = fails ? 0 : x->full > 0 ? x->full : 100;
        p.silent = all - t.valid;
    } else {
        for (size_t i = 0; i < s->grade_count; i++)
            if (s->grades[i].role != GRADE_UNKNOWN) p.points += (double)g->counts[i] * worth(s, x, &s->grades[i]);
        p.points /= base;
        add_reach(s, x, g->counts, t.valid, (double)t.valid / base, &p);
    }
    return p;
}

/* Points for one score or place. */
static double points_for(const struct scheme_group *x, double given)
{
    return x->formula == FORMULA_RANK ? fmax(0, x->full * (1 - x->step * (given - 1) / 100)) : given;
}

/* Points from the scores or places that single raters gave. */
static struct part from_scores(const struct scheme_group *x, const struct score_given *g)
{
    double sum = 0, low = INFINITY, high = -INFINITY, squares = 0, n = (double)g->score_count;
    if (g->score_count == 0) return (struct part){0};
    for (size_t i = 0; i < g->score_count; i++) {
        double v = points_for(x, g->scores[i]);
        sum += v;
        low = fmin(low, v);
        high = fmax(high, v);
    }
    if (x->formula == FORMULA_TRIMMED) {
        if (g->score_count < 3) return (struct part){0};
        return (struct part){
                .points = (sum - low - high) / (n - 2), .raters = g->is_on_record ? 0 : (int64_t)g->score_count, .is_present = true};
    }
    if (g->is_on_record) return (struct part){.points = sum / n, .is_present = true, .has_error = true};
    for (size_t i = 0; i < g->score_count; i++) {
        double off = points_for(x, g->scores[i]) - sum / n;
        squares += off * off;
    }
    double reach = n > 1 ? CADRE_Z95 * sqrt(squares / (n - 1) / n) : 0;
    return (struct part){.points = sum / n, .raters = (int64_t)g->score_count, .is_present = true, .has_error = true,
            .below = reach, .above = reach};
}

static struct part part_of(const struct scheme *s, size_t group, const struct score_given *g)
{
    const struct scheme_group *x = &s->groups[group];
    switch (x->formula) {
    case FORMULA_RANK:
    case FORMULA_SCORES: return from_scores(x, g);
    case FORMULA_TRIMMED: return g->counts ? trimmed_counts(s, x, g->counts) : from_scores(x, g);
    case FORMULA_BEST:
        return g->best > 0 ? (struct part){.points = g->own / g->best * x->full, .is_present = true, .has_error = true}
                           : (struct part){0};
    case FORMULA_EXTRA: return (struct part){.points = fmin(g->own, x->full), .is_present = true, .has_error = true};
    case FORMULA_GROUP:
    case FORMULA_COUNT: return (struct part){0};
    case FORMULA_MEAN:
    case FORMULA_EXCELLENT:
    case FORMULA_SATISFIED:
    case FORMULA_NET:
    case FORMULA_BAND:
    case FORMULA_PROBATION: break;
    }
    return from_counts(s, group, g);
}

static bool find(const struct scheme *s, const struct score_given *g, size_t *group, size_t *item, struct err *e)
{
    for (*group = 0; *group < s->group_count && !text_eq(s->groups[*group].name, g->group);) ++*group;
    if (*group == s->group_count || s->groups[*group].formula == FORMULA_GROUP)
        return err_set(e, ERR_INPUT, "计分办法“%s”没有名为“%s”的评价组", s->code, g->group);
    *item = 0;
    bool takes_items = s->item_count > 0 && g->counts;
    if (!takes_items) return !g->item || err_set(e, ERR_INPUT, "“%s”不分项目", g->group);
    if (!g->item) return err_set(e, ERR_INPUT, "“%s”要分项目写", g->group);
    while (*item < s->item_count && !text_eq(s->items[*item].name, g->item)) ++*item;
    return *item < s->item_count || err_set(e, ERR_INPUT, "计分办法“%s”没有名为“%s”的项目", s->code, g->item);
}

static bool is_sound(const struct scheme *s, const struct score_given *g, struct err *e)
{
    for (size_t i = 0; g->counts && i < s->grade_count; i++)
        if (g->counts[i] < 0 || g->counts[i] > 1000000000)
            return err_set(e, ERR_INPUT, "“%s”的“%s”票数应为 0 至 10 亿", g->group, s->grades[i].label);
    for (size_t i = 0; i < g->score_count; i++)
        if (!isfinite(g->scores[i])) return err_set(e, ERR_INPUT, "“%s”的第 %zu 个评分不是数字", g->group, i + 1);
    return (isfinite(g->own) && isfinite(g->best)) || err_set(e, ERR_INPUT, "“%s”的数值不是数字", g->group);
}

/* Each group's points: the mean of its items by their weights, over the items that have answers. The same raters answer
 * all items, so errors add up as they are, not by their squares. */
static bool gather(struct arena *a, const struct scheme *s, const struct score_given *given, size_t n,
        struct part *parts, struct err *e)
{
    size_t items = s->item_count ? s->item_count : 1;
    struct part *cells = arena_alloc_array(a, s->group_count * items, sizeof *cells);
    bool *seen = arena_alloc_array(a, s->group_count * items, sizeof *seen);
    for (size_t i = 0; i < n; i++) {
        size_t group, item;
        if (!find(s, &given[i], &group, &item, e) || !is_sound(s, &given[i], e)) return false;
        if (seen[group * items + item]) return err_set(e, ERR_INPUT, "“%s”写了两次", given[i].group);
        seen[group * items + item] = true;
        cells[group * items + item] = part_of(s, group, &given[i]);
    }
    for (size_t g = 0; g < s->group_count; g++) {
        double weights = 0;
        for (size_t i = 0; i < items; i++) {
            const struct part *c = &cells[g * items + i];
            double weight = s->item_count ? s->items[i].weight : 1;
            if (!c->is_present) continue;
            weights += weight;
            parts[g].points += weight * c->points;
            parts[g].below += weight * c->below;
            parts[g].above += weight * c->above;
            parts[g].has_error = c->has_error && (parts[g].has_error || !parts[g].is_present);
            /* an item with few answers is a small cell as well */
            if (!parts[g].is_present || c->raters < parts[g].raters) {
                parts[g].raters = c->raters;
                parts[g].silent = c->silent;
            }
            parts[g].is_present = true;
        }
        if (parts[g].is_present && weights > 0) {
            parts[g].points /= weights;
            parts[g].below /= weights;
            parts[g].above /= weights;
        }
    }
    return true;
}

/* From the last group up: a parent stands before its parts. Extra points are added to what their brothers give. */
static void combine(const struct scheme *s, struct part *parts, size_t parent, double *weights)
{
    double sum = 0, whole = 0, extra = 0, below = 0, above = 0;
    bool is_sum = parent == SIZE_MAX && s->is_sum, any = false, has_error = true;
    for (size_t i = 0; i < s->group_count; i++) {
        const struct scheme_group *g = &s->groups[i];
        if (g->parent != parent || !parts[i].is_present) continue;
        if (g->formula == FORMULA_EXTRA) {
            extra += parts[i].points;
            continue;
        }
        double weight = is_sum ? 1 : g->weight;
        any = true;
        whole += g->weight;
        sum += weight * parts[i].points;
        below += weight * parts[i].below * weight * parts[i].below;
        above += weight * parts[i].above * weight * parts[i].above;
        has_error &= parts[i].has_error;
    }
    for (size_t i = 0; i < s->group_count; i++) {
        bool counts = s->groups[i].parent == parent && parts[i].is_present && s->groups[i].formula != FORMULA_EXTRA;
        if (counts && whole > 0) weights[i] = s->groups[i].weight / whole;
    }
    struct part *up = &parts[parent == SIZE_MAX ? s->group_count : parent];
    up->is_present = any && (is_sum || whole > 0);
    if (!up->is_present) return;
    up->points = (is_sum ? sum : sum / whole) + extra;
    up->below = sqrt(below) / (is_sum ? 1 : whole);
    up->above = sqrt(above) / (is_sum ? 1 : whole);
    up->has_error = has_error;
}

/* In a sum of points an absent group would cost its points: the rest is scaled up to the full sum. */
static void scale_to_full(const struct scheme *s, const struct part *parts, struct part *total)
{
    double all = 0, present = 0, extra = 0;
    for (size_t i = 0; i < s->group_count; i++) {
        const struct scheme_group *g = &s->groups[i];
        if (g->parent != SIZE_MAX) continue;
        if (g->formula == FORMULA_EXTRA) {
            extra += parts[i].is_present ? parts[i].points : 0;
            continue;
        }
        all += g->full;
        if (parts[i].is_present) present += g->full;
    }
    if (present <= 0) return;
    total->points = (total->points - extra) * all / present + extra;
    total->below *= all / present;
    total->above *= all / present;
}

/* The parts of the group and the whole, which stands behind them. */
static void combine_all(const struct scheme *s, struct part *parts, double *weights)
{
    for (size_t i = s->group_count; i-- > 0;)
        if (s->groups[i].formula == FORMULA_GROUP) combine(s, parts, i, weights);
    combine(s, parts, SIZE_MAX, weights);
    struct part *total = &parts[s->group_count];
    if (total->is_present && s->is_sum) scale_to_full(s, parts, total);
}

/* The parts as they were if every answer were the best, or the worst: what no interval passes. Raters' own scores have no such
 * ends. */
static struct part *parts_at_the_end(struct arena *a, const struct scheme *s, const struct part *parts, bool is_best)
{
    static const double endless = 1e300;
    struct part *ends = arena_alloc_array(a, s->group_count + 1, sizeof *ends);
    double *weights = arena_alloc_array(a, s->group_count, sizeof *weights);
    for (size_t g = 0; g < s->group_count; g++) {
        const struct scheme_group *x = &s->groups[g];
        bool is_average = x->formula == FORMULA_MEAN || x->formula == FORMULA_EXCELLENT || x->formula == FORMULA_SATISFIED ||
                          x->formula == FORMULA_NET;
        ends[g] = parts[g];
        if (!is_average && parts[g].above > 0) ends[g].points = is_best ? endless : -endless;
        if (!is_average) continue;
        ends[g].points = s->is_of_issued ? 0 : is_best ? -endless : endless; /* who hands nothing in adds nothing */
        for (size_t i = 0; i < s->grade_count; i++) {
            if (s->grades[i].role == GRADE_UNKNOWN) continue;
            double v = worth(s, x, &s->grades[i]);
            ends[g].points = is_best ? fmax(ends[g].points, v) : fmin(ends[g].points, v);
        }
    }
    combine_all(s, ends, weights);
    return ends;
}

struct ends {
    const struct part *worst, *best;
};

static struct measure measure_from(const struct part *p, const struct ends *ends, size_t part, int64_t base)
{
    if (!p->has_error) return measure_of(CADRE_SCORE, base, p->points);
    return measure_within(CADRE_SCORE, base, p->points, fmax(p->points - p->below, fmin(p->points, ends->worst[part].points)),
            fmin(p->points + p->above, fmax(p->points, ends->best[part].points)));
}

static void show(struct arena *a, const struct scheme *s, const struct part *parts, const struct ends *ends,
        const double *weights, struct score *out)
{
    int64_t *raters = arena_alloc_array(a, s->group_count, sizeof *raters);
    bool *hidden = arena_alloc_array(a, s->group_count, sizeof *hidden);
    for (size_t i = 0; i < s->group_count; i++) raters[i] = parts[i].is_present ? parts[i].raters : 0;
    cadre_hide_small(raters, raters, s->group_count, hidden);
    /* the sum of parts that are partly hidden would give them away */
    for (size_t i = s->group_count; i-- > 0;)
        if (hidden[i] && s->groups[i].parent != SIZE_MAX) hidden[s->groups[i].parent] = true;
    for (size_t i = 0; i < s->group_count; i++) {
        struct score_part *p = &out->parts[i];
        *p = (struct score_part){.group = &s->groups[i], .weight = weights[i], .is_present = parts[i].is_present};
        p->is_hidden = hidden[i];
        p->points = !parts[i].is_present ? measure_undefined(CADRE_SCORE, 0, nothing)
                    : hidden[i]          ? measure_undefined(CADRE_SCORE, 0, set_hidden_why)
                                         : measure_from(&parts[i], ends, i, parts[i].raters + parts[i].silent);
    }
}

bool cadre_score(struct arena *a, const struct scheme *s, const struct score_given *given, size_t n, bool is_confirmed,
        struct score *out, struct err *e)
{
    if (s->is_from_memory && !is_confirmed)
        return err_set(e, ERR_INPUT, "计分办法“%s”没有文件依据，须有人确认后才能用；确认的加 --confirm", s->title);
    struct part *parts = arena_alloc_array(a, s->group_count + 1, sizeof *parts);
    double *weights = arena_alloc_array(a, s->group_count, sizeof *weights);
    if (!gather(a, s, given, n, parts, e)) return false;
    int64_t raters = 0, silent = 0;
    for (size_t i = 0; i < s->group_count; i++) {
        raters += parts[i].is_present ? parts[i].raters : 0;
        silent += parts[i].is_present ? parts[i].silent : 0;
    }
    struct ends ends = {parts_at_the_end(a, s, parts, false), parts_at_the_end(a, s, parts, true)};
    combine_all(s, parts, weights);
    const struct part *total = &parts[s->group_count];
    *out = (struct score){.scheme = s, .parts = arena_alloc_array(a, s->group_count, sizeof *out->parts)};
    out->total = !total->is_present                    ? measure_undefined(CADRE_SCORE, 0, nothing)
                 : raters > 0 && raters < CADRE_RATERS_MIN ? measure_undefined(CADRE_SCORE, 0, set_hidden_why)
                                                       : measure_from(total, &ends, s->group_count, raters + silent);
    show(a, s, parts, &ends, weights, out);
    return true;
}
