#include "cadre/flag.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cadre/compare.h"
#include "cadre/discovery.h"
#include "cadre/distribution.h"
#include "cadre/flag_state.h"
#include "cadre/location.h"
#include "cadre/set_share.h"
#include "cadre/share.h"
#include "cadre/stratum.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(flag_kind, enum flag_kind, FLAG_KINDS)
DEFINE_TITLE_FUNCTION(flag_kind, enum flag_kind, FLAG_KINDS)

enum { STRATUM_MIN = 6 };

static const double NOT_TESTED = -1;

void flag_add(struct flag_list *found, struct flag f)
{
    if (found->n == found->capacity)
        found->v = arena_grow_array(found->arena, found->v, &found->capacity, sizeof *found->v);
    found->v[found->n++] = f;
}

void flag_leave_untested(struct flag_list *found, struct flag_untested x)
{
    for (size_t i = 0; i < found->untested_count; i++) {
        const struct flag_untested *u = &found->untested[i];
        if (u->kind == x.kind && text_eq(u->set, x.set) && text_eq(u->why, x.why)) return;
    }
    if (found->untested_count == found->untested_capacity)
        found->untested = arena_grow_array(found->arena, found->untested, &found->untested_capacity, sizeof *found->untested);
    found->untested[found->untested_count++] = x;
}

/* ---- families of comparisons ---- */

void flag_propose(struct flag_list *found, struct flag_candidates *c, struct flag_candidate x)
{
    if (c->n == c->capacity) c->v = arena_grow_array(found->arena, c->v, &c->capacity, sizeof *c->v);
    c->v[c->n++] = x;
}

void flag_settle(const struct flag_search *q, enum flag_kind kind, const struct flag_candidates *c, struct flag_list *found)
{
    double *p = arena_alloc_array(found->arena, c->n + 1, sizeof *p),
           *adjusted = arena_alloc_array(found->arena, c->n + 1, sizeof *adjusted);
    struct flag_family *family = &found->families[kind];
    for (size_t i = 0; i < c->n; i++) p[i] = c->v[i].flag.p;
    cadre_adjust_discoveries(found->arena, p, c->n, adjusted);
    for (size_t i = 0; i < c->n; i++) {
        if (!c->v[i].is_beyond || adjusted[i] > q->level) continue;
        c->v[i].flag.adjusted = adjusted[i];
        flag_add(found, c->v[i].flag);
        family->asked++;
    }
    family->tested += c->n;
    family->families += c->n > 0;
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

void cadre_votes_percentiles(struct arena *a, const struct flag_person *people, size_t n, struct measure *out)
{
    const char **texts = arena_alloc_array(a, n + 1, sizeof *texts);
    uint32_t *strata = arena_alloc_array(a, n + 1, sizeof *strata);
    struct measure *votes = arena_alloc_array(a, n + 1, sizeof *votes);
    for (size_t i = 0; i < n; i++) {
        texts[i] = people[i].stratum;
        votes[i] = *people[i].stratum ? people[i].votes : measure_undefined(CADRE_VOTES, 0, "没有登记单位，不知道与谁同类");
    }
    cadre_number_strata(a, texts, n, strata);
    cadre_percentile_of_votes(strata, votes, n, out);
}

static void ask_performance(const struct flag_search *q, const struct flag_person *p, const struct measure *votes, double *values,
        struct flag_list *found)
{
    struct arena *a = found->arena;
    size_t n;
    if (!*p->stratum || !measure_is_defined(&p->votes) || !measure_is_defined(&p->performance) ||
            !stratum_votes(q, p->stratum, values, &n))
        return;
    qsort(values, n, sizeof *values, ascending);
    double middle = cadre_median_sorted(values, n);
    bool high = votes->value >= 200.0 / 3 && p->votes.low > middle && p->performance.value <= 100.0 / 3;
    bool low = votes->value <= 100.0 / 3 && p->votes.high < middle && p->performance.value >= 200.0 / 3;
    if (!high && !low) return;
    enum flag_kind kind = high ? FLAG_HIGH_LOW : FLAG_LOW_HIGH;
    flag_add(found, (struct flag){kind,
                       arena_text(a, "%s/%s/%" PRId64, flag_kind_code(kind), p->subject.name, q->choice.year),
                       p->subject.name,
                       arena_text(a,
                               "优秀率 %.1f%%（%" PRId64 " 个方面平均，95%% 区间 %.1f%%–%.1f%%），高于同类其他 %zu 人的 %.0f%%（区间容许 "
                               "%.0f%%–%.0f%%）；实绩高于同类 %" PRId64 " 人的 %.0f%%（全部在内，没有抽样误差）。什么原因？",
                               100 * p->votes.value, p->votes.base, 100 * p->votes.low, 100 * p->votes.high, n - 1, votes->value,
                               votes->low, votes->high, p->performance.base, p->performance.value),
                       p->votes, NOT_TESTED, NOT_TESTED});
}

/* ---- wishes ---- */

/* Does the wish name the post? "镇长" is no part of "副镇长". */
static bool wishes(const char *wish, const char *post)
{
    static const char deputy[] = "副";
    size_t n = strlen(deputy);
    for (const char *at = strstr(wish, post); at; at = strstr(at + 1, post))
        if ((size_t)(at - wish) < n || memcmp(at - n, deputy, n) != 0) return true;
    return false;
}

/* The posts that the set recommends the person most for, "党委书记、副镇长" where as many name each, and the row of the first.
 * NULL when it names none, or one of them is what he wants. */
static const struct set_row *most_wanted(struct arena *a, const struct flag_person *p, const struct set_table *t, const char **posts)
{
    const struct set_row *most = NULL;
    for (size_t i = 0; i < t->n; i++) {
        const struct set_row *r = &t->rows[i];
        if (!set_subject_is(&p->subject, t, r->question) || r->is_hidden) continue;
        if (!most || r->answered > most->answered) most = r;
    }
    *posts = "";
    for (size_t i = 0; most && i < t->n; i++) {
        const struct set_row *r = &t->rows[i];
        if (!set_subject_is(&p->subject, t, r->question) || r->is_hidden || r->answered < most->answered) continue;
        if (!*r->question->item || wishes(p->wish, r->question->item)) return NULL;
        *posts = arena_text(a, "%s%s%s", *posts, **posts ? "、" : "", r->question->item);
    }
    return most;
}

/* The post that most recommend the person for is none that he wants. Who obeys whatever is arranged (服从组织安排) wants none. */
static void ask_wish(const struct flag_search *q, const struct flag_person *p, const struct set_table *t, struct flag_list *found)
{
    struct arena *a = found->arena;
    if (!*p->wish || strstr(p->wish, "服从") || t->set->asks != SET_RECOMMENDATION || *t->set->part_of ||
            (q->choice.year && date_year(t->set->held_on) != q->choice.year))
        return;
    const char *posts;
    const struct set_row *most = most_wanted(a, p, t, &posts);
    if (!most || most->answered * 5 < most->base) return;
    struct measure share;
    struct err ignored;
    if (!cadre_wilson(most->answered, most->base, &share, &ignored)) return;
    flag_add(found, (struct flag){FLAG_WISH, arena_text(a, "wish/%s/%" PRId64, p->subject.name, t->set->set_no), p->subject.name,
                       arena_text(a, "“%s”%" PRId64 " 票中 %" PRId64 " 票推荐%s，本人的任职意向是“%s”。是否谈过？", t->set->name,
                               most->base, most->answered, posts, p->wish),
                       share, NOT_TESTED, NOT_TESTED});
}

bool cadre_find_flags(const struct flag_search *q, struct flag_list *found, struct err *e)
{
    double *values = arena_alloc_array(found->arena, q->people_count + 1, sizeof *values);
    struct measure *votes = arena_alloc_array(found->arena, q->people_count + 1, sizeof *votes);
    cadre_votes_percentiles(found->arena, q->people, q->people_count, votes);
    for (size_t i = 0; i < q->people_count; i++) {
        ask_performance(q, &q->people[i], &votes[i], values, found);
        for (size_t k = 0; k < q->n; k++) ask_wish(q, &q->people[i], q->records[k].table, found);
    }
    flag_find_gaps(q, found);
    if (!flag_find_blocs(q, found, e)) return false;
    flag_find_orders(q, found);
    return true;
}
