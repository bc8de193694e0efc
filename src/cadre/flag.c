#include "cadre/flag.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "cadre/bloc.h"
#include "cadre/chance.h"
#include "cadre/distribution.h"
#include "cadre/location.h"
#include "cadre/set_bloc.h"
#include "cadre/set_share.h"
#include "cadre/share.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(flag_kind, enum flag_kind, FLAG_KINDS)
DEFINE_TITLE_FUNCTION(flag_kind, enum flag_kind, FLAG_KINDS)

enum { ORDER_SUBJECTS_MIN = 6, STRATUM_MIN = 6 };

static void add(struct flag_list *found, struct flag f)
{
    if (found->n == found->capacity)
        found->v = arena_grow_array(found->arena, found->v, &found->capacity, sizeof *found->v);
    found->v[found->n++] = f;
}

/* ---- votes against performance ---- */

/* The share of excellent that a set gives the subject: of the choice's item, or the mean of all items, whose errors add up
 * because the same raters answered. false when none may be shown. */
static bool share_of_set(const struct set_table *t, const struct set_choice *c, const struct set_subject *s, double *share,
        double *error)
{
    const struct set_row *chosen = set_row_chosen(t, s, c);
    double sum = 0, reach = 0, rows = 0, z2 = CADRE_Z95 * CADRE_Z95;
    for (size_t i = 0; i < t->n; i++) {
        const struct set_row *r = &t->rows[i];
        int64_t x, base;
        bool counts = chosen ? r == chosen : set_row_is_graded(t, r) && set_subject_is(s, t, r->question);
        if (!counts || !set_row_support(t, r, &x, &base)) continue;
        double p = ((double)x + z2 / 2) / ((double)base + z2); /* Agresti and Coull */
        sum += (double)x / (double)base;
        reach += sqrt(p * (1 - p) / ((double)base + z2));
        rows++;
    }
    if (rows == 0) return false;
    *share = sum / rows;
    *error = reach / rows;
    return true;
}

struct measure cadre_votes(
        const struct set_table *tables, size_t n, const struct set_choice *c, const struct set_subject *s)
{
    double sum = 0, variance = 0;
    int64_t sides = 0;
    for (int side = 0; side < SET_SIDE_COUNT; side++) {
        double of_side = 0, squares = 0, sets = 0, share, error;
        for (size_t i = 0; i < n; i++) {
            if ((int)tables[i].set->side != side || !set_is_chosen(&tables[i], c)) continue;
            if (!share_of_set(&tables[i], c, s, &share, &error)) continue;
            of_side += share;
            squares += error * error;
            sets++;
        }
        if (sets == 0) continue;
        sum += of_side / sets;
        variance += squares / (sets * sets);
        sides++;
    }
    if (sides == 0) return measure_undefined(CADRE_VOTES, 0, "没有可以显示的评价");
    double mean = sum / (double)sides, reach = CADRE_Z95 * sqrt(variance) / (double)sides;
    return measure_within(CADRE_VOTES, sides, mean, fmax(0, mean - reach), fmin(1, mean + reach));
}

/* The middle of the stratum's votes; false when too few are there to speak of thirds. */
static bool stratum_votes(const struct flag_search *q, const char *stratum, double *values, size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < q->people_count; i++)
        if (text_eq(q->people[i].stratum, stratum) && measure_is_defined(&q->people[i].votes))
            values[(*n)++] = q->people[i].votes.value;
    return *n >= STRATUM_MIN;
}

static int ascending(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double percentile_in(const double *values, size_t n, double own)
{
    double below = 0;
    for (size_t i = 0; i < n; i++) below += values[i] < own ? 1 : values[i] > own ? 0 : 0.5;
    return 100 * (below - 0.5) / (double)(n - 1); /* oneself is no other */
}

static void ask_performance(const struct flag_search *q, const struct flag_person *p, double *values, struct flag_list *found)
{
    struct arena *a = found->arena;
    size_t n;
    if (!*p->stratum || !measure_is_defined(&p->votes) || !measure_is_defined(&p->performance) ||
            !stratum_votes(q, p->stratum, values, &n))
        return;
    qsort(values, n, sizeof *values, ascending);
    double middle = cadre_median_sorted(values, n), votes = percentile_in(values, n, p->votes.value);
    bool high = votes >= 200.0 / 3 && p->votes.low > middle && p->performance.value <= 100.0 / 3;
    bool low = votes <= 100.0 / 3 && p->votes.high < middle && p->performance.value >= 200.0 / 3;
    if (!high && !low) return;
    enum flag_kind kind = high ? FLAG_HIGH_LOW : FLAG_LOW_HIGH;
    add(found, (struct flag){kind,
                       arena_text(a, "%s/%s/%" PRId64, flag_kind_code(kind), p->subject.name, q->choice.year),
                       p->subject.name,
                       arena_text(a,
                               "优秀率 %.1f%%（%" PRId64 " 个方面平均，95%% 区间 %.1f%%–%.1f%%），在同类 %zu 人中是第 %.0f 百分位；"
                               "实绩是同类的第 %.0f 百分位。什么原因？",
                               100 * p->votes.value, p->votes.base, 100 * p->votes.low, 100 * p->votes.high, n, votes,
                               p->performance.value),
                       p->votes});
}

/* ---- set against set ---- */

bool cadre_are_counterparts(const struct ballot_set *x, const struct ballot_set *y)
{
    if (x->asks != SET_RECOMMENDATION || y->asks != SET_RECOMMENDATION || !text_eq(x->organisation, y->organisation) ||
            date_year(x->held_on) != date_year(y->held_on))
        return false;
    if (*x->part_of || *y->part_of) return text_eq(x->part_of, y->part_of); /* levels of one whole */
    bool is_talk = (x->kind == SET_MEETING && y->kind == SET_TALK) || (x->kind == SET_TALK && y->kind == SET_MEETING);
    return is_talk || x->is_signed != y->is_signed;
}

/* How often a row that the set does not have was named: of all its ballots never. */
static bool support_of(const struct set_table *t, const struct set_subject *s, const char *item, int64_t *x, int64_t *n)
{
    const struct set_row *r = set_row_of(t, s, item);
    if (r) return set_row_support(t, r, x, n);
    for (size_t i = 0; i < t->n; i++) {
        if (!text_eq(t->rows[i].question->item, item)) continue;
        *x = 0;
        *n = t->raters;
        return !t->rows[i].is_hidden && t->raters >= CADRE_RATERS_MIN;
    }
    return false;
}

static void ask_gap(const struct flag_search *q, const struct set_table *x, const struct set_table *y,
        const struct set_question *about, struct flag_list *found)
{
    struct arena *a = found->arena;
    struct set_subject s = {about->subject, about->subject_no, false};
    int64_t x1, n1, x2, n2;
    struct measure d;
    struct err ignored;
    if (!support_of(x, &s, about->item, &x1, &n1) || !support_of(y, &s, about->item, &x2, &n2)) return;
    if (!cadre_share_difference(x1, n1, x2, n2, &d, &ignored)) return;
    if ((d.low <= 0 && d.high >= 0) || fabs(d.value) < q->gap_min) return;
    add(found,
            (struct flag){FLAG_GAP,
                    arena_text(a, "gap/%s/%s/%" PRId64 "-%" PRId64, s.name, *about->item ? about->item : "总体", x->set->set_no,
                            y->set->set_no),
                    s.name,
                    arena_text(a,
                            "%s: “%s”%" PRId64 " 票中 %" PRId64 " 票（%.1f%%），“%s”%" PRId64 " 票中 %" PRId64
                            " 票（%.1f%%），相差 %.1f 个百分点（95%% 区间 %.1f 至 %.1f）。什么原因？",
                            *about->item ? about->item : "推荐", x->set->name, n1, x1, 100 * (double)x1 / (double)n1,
                            y->set->name, n2, x2, 100 * (double)x2 / (double)n2, 100 * d.value, 100 * d.low, 100 * d.high),
                    d});
}

static void ask_pair(const struct flag_search *q, const struct set_table *x, const struct set_table *y, struct flag_list *found)
{
    for (size_t i = 0; i < x->n; i++) ask_gap(q, x, y, x->rows[i].question, found);
    for (size_t i = 0; i < y->n; i++) { /* whom the first set never names */
        const struct set_question *about = y->rows[i].question;
        struct set_subject s = {about->subject, about->subject_no, false};
        if (!set_row_of(x, &s, about->item)) ask_gap(q, x, y, about, found);
    }
}

/* The post that most recommend the person for is none that he wants. */
static void ask_wish(const struct flag_search *q, const struct flag_person *p, const struct set_table *t, struct flag_list *found)
{
    struct arena *a = found->arena;
    const struct set_row *most = NULL;
    if (!*p->wish || t->set->asks != SET_RECOMMENDATION || *t->set->part_of ||
            (q->choice.year && date_year(t->set->held_on) != q->choice.year))
        return;
    for (size_t i = 0; i < t->n; i++) {
        const struct set_row *r = &t->rows[i];
        if (!set_subject_is(&p->subject, t, r->question) || r->is_hidden) continue;
        if (!most || r->answered > most->answered) most = r;
    }
    if (!most || !*most->question->item || most->answered * 5 < most->base || strstr(p->wish, most->question->item)) return;
    struct measure share;
    struct err ignored;
    if (!cadre_wilson(most->answered, most->base, &share, &ignored)) return;
    add(found, (struct flag){FLAG_WISH, arena_text(a, "wish/%s/%" PRId64, p->subject.name, t->set->set_no), p->subject.name,
                       arena_text(a, "“%s”%" PRId64 " 票中 %" PRId64 " 票推荐%s，本人的任职意向是“%s”。是否谈过？", t->set->name,
                               most->base, most->answered, most->question->item, p->wish),
                       share});
}

/* ---- inside a set ---- */

static bool is_asked(const struct set_record *r, const struct set_choice *c)
{
    const struct ballot_set *s = r->table->set;
    return r->ballots && s->asks != SET_WILLINGNESS && s->side != SIDE_SELF &&
           (c->year == 0 || date_year(s->held_on) == c->year) && r->table->raters >= CADRE_RATERS_MIN;
}

static bool ask_bloc(const struct flag_search *q, const struct set_record *r, struct flag_list *found, struct err *e)
{
    struct arena *a = found->arena;
    AUTO_ARENA struct arena *scratch = arena_new((size_t)256 << 20);
    const struct set_table *t = r->table;
    bool is_recommendation = t->set->asks == SET_RECOMMENDATION;
    uint8_t *grades;
    size_t items;
    cadre_bloc_ballots(scratch, r, &grades, &items);
    if (items < CADRE_BLOC_ITEMS_MIN) return true;
    struct bloc_question bq = {grades, r->ballots->n, items, q->deals, q->seed + (uint64_t)t->set->set_no};
    struct bloc x;
    if (!cadre_bloc(scratch, &bq, &x, e)) return err_in(e, "票组 %s", t->set->name);
    if (!measure_is_defined(&x.p) || x.p.value > q->p_max) return true;
    /* Who wants those who serve names the same people post by post, which dealing the posts apart does not know: a few equal
     * recommendations are no bloc. */
    if (is_recommendation && x.largest == 0) return true;
    const char *largest = x.largest ? arena_text(a, "，最多的一批 %zu 张", x.largest) : "";
    add(found, (struct flag){FLAG_BLOC, arena_text(a, "bloc/%s", t->set->name), "",
                       arena_text(a, "“%s”有 %" PRId64 " 对票完全相同%s；把%s之间重新分发，平均只有 %.1f 对"
                                     "（p = %.4f，%" PRId64 " 张票，另有 %zu 张全票一个等次的不算）。是否商量过？",
                               t->set->name, x.pairs, largest, is_recommendation ? "各职位的推荐在票" : "答案在宽严相近的票",
                               x.expected, x.p.value, x.p.base, x.straight),
                       x.p});
    return true;
}

/* Pairs in which who stands before is graded higher, less those the other way round. */
static int64_t concordance(const double *v, size_t n)
{
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) sum += (v[i] > v[k]) - (v[i] < v[k]);
    return sum;
}

static double order_p(double *v, size_t n, size_t deals, uint64_t seed)
{
    struct chance c = chance_from(seed);
    int64_t seen = concordance(v, n);
    size_t as_much = 0;
    for (size_t d = 0; d < deals; d++) {
        for (size_t i = n; i > 1; i--) {
            size_t k = chance_below(&c, (uint32_t)i);
            double swapped = v[i - 1];
            v[i - 1] = v[k];
            v[k] = swapped;
        }
        as_much += concordance(v, n) >= seen;
    }
    return (double)(as_much + 1) / (double)(deals + 1);
}

/* One item after the other: of several, each is a list of its own. */
static void ask_order(const struct flag_search *q, const struct set_record *r, const char *item, struct flag_list *found)
{
    struct arena *a = found->arena;
    const struct set_table *t = r->table;
    double *v = arena_alloc_array(a, t->n + 1, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (!text_eq(t->rows[i].question->item, item) || t->rows[i].is_hidden) continue;
        double mean = set_row_mean(t, &t->rows[i]);
        if (!isnan(mean)) v[n++] = mean;
    }
    if (n < ORDER_SUBJECTS_MIN) return;
    int64_t pairs = (int64_t)(n * (n - 1) / 2), ahead = concordance(v, n);
    double p = order_p(v, n, q->deals, q->seed + (uint64_t)t->set->set_no);
    if (p > q->p_max) return;
    add(found, (struct flag){FLAG_ORDER, arena_text(a, "order/%s%s%s", t->set->name, *item ? "/" : "", item), "",
                       arena_text(a, "“%s”%s: 表上排在前面的评得高（%zu 人、%" PRId64 " 对中前面高的净多 %" PRId64
                                     " 对，p = %.4f）。是人本来有别，还是照着次序填的？",
                               t->set->name, *item ? item : "总体", n, pairs, ahead, p),
                       measure_of(CADRE_ORDER_EFFECT, (int64_t)n, p)});
}

static void ask_orders(const struct flag_search *q, const struct set_record *r, struct flag_list *found)
{
    const struct set_table *t = r->table;
    for (size_t i = 0; i < t->n; i++) {
        bool is_first = true;
        for (size_t k = 0; k < i; k++) is_first &= !text_eq(t->rows[k].question->item, t->rows[i].question->item);
        if (is_first) ask_order(q, r, t->rows[i].question->item, found);
    }
}

bool cadre_find_flags(const struct flag_search *q, struct flag_list *found, struct err *e)
{
    double *values = arena_alloc_array(found->arena, q->people_count + 1, sizeof *values);
    for (size_t i = 0; i < q->people_count; i++) {
        ask_performance(q, &q->people[i], values, found);
        for (size_t k = 0; k < q->n; k++) ask_wish(q, &q->people[i], q->records[k].table, found);
    }
    for (size_t i = 0; i < q->n; i++) {
        const struct ballot_set *s = q->records[i].table->set;
        if (q->choice.year && date_year(s->held_on) != q->choice.year) continue;
        for (size_t k = i + 1; k < q->n; k++)
            if (cadre_are_counterparts(s, q->records[k].table->set))
                ask_pair(q, q->records[i].table, q->records[k].table, found);
        if (!is_asked(&q->records[i], &q->choice)) continue;
        if (!ask_bloc(q, &q->records[i], found, e)) return false;
        if (q->records[i].table->set->asks != SET_RECOMMENDATION) ask_orders(q, &q->records[i], found);
    }
    return true;
}
