#include <inttypes.h>
#include <math.h>

#include "cadre/flag_state.h"
#include "cadre/set_share.h"
#include "cadre/share.h"

bool cadre_are_counterparts(const struct ballot_set *x, const struct ballot_set *y)
{
    if (x->asks != SET_RECOMMENDATION || y->asks != SET_RECOMMENDATION || !text_eq(x->organisation, y->organisation) ||
            date_year(x->held_on) != date_year(y->held_on))
        return false;
    if (x->posts > 0 && y->posts > 0 && x->posts != y->posts) return false;
    if (*x->part_of || *y->part_of) return text_eq(x->part_of, y->part_of); /* levels of one whole */
    bool is_talk = (x->kind == SET_MEETING && y->kind == SET_TALK) || (x->kind == SET_TALK && y->kind == SET_MEETING);
    return is_talk || x->is_signed != y->is_signed;
}

bool cadre_support_of(const struct set_table *t, const struct set_subject *s, const char *item, int64_t *x, int64_t *n)
{
    const struct set_row *r = set_row_of(t, s, item);
    if (r) return set_row_support(t, r, x, n);
    for (size_t i = 0; i < t->n; i++) {
        if (!text_eq(t->rows[i].question->item, item)) continue;
        *x = 0;
        *n = t->raters;
        return !t->is_hidden && t->raters >= CADRE_RATERS_MIN;
    }
    return false;
}

/* The sets that are compared, and the family so far. */
struct gap_search {
    const struct flag_search *q;
    const struct set_table *x, *y;
    struct flag_candidates *family;
    struct flag_list *found;
};

static const char *question_text(struct arena *a, const struct gap_search *g, const char *item, const int64_t votes[4],
        const struct measure *d, double p)
{
    return arena_text(a,
            "%s: “%s”%" PRId64 " 票中 %" PRId64 " 票（%.1f%%），“%s”%" PRId64 " 票中 %" PRId64
            " 票（%.1f%%），相差 %.1f 个百分点（95%% 区间 %.1f 至 %.1f，p = %.2g）。什么原因？",
            *item ? item : "推荐", g->x->set->name, votes[1], votes[0], 100 * (double)votes[0] / (double)votes[1],
            g->y->set->name, votes[3], votes[2], 100 * (double)votes[2] / (double)votes[3], 100 * d->value, 100 * d->low,
            100 * d->high, p);
}

/* Twenty points are twenty, whatever a division leaves in the last digit. */
static bool is_as_large(const struct flag_search *q, double difference)
{
    return fabs(difference) > q->gap_min - 1e-9;
}

static bool names_post(const struct set_table *t, const char *item)
{
    for (size_t i = 0; i < t->n; i++)
        if (text_eq(t->rows[i].question->item, item)) return true;
    return false;
}

/* One set names him often enough to ask; the other names nobody for that post. Did it ask for it? Its form would say; without one
 * nobody can tell, and nought of so many would be a guess. */
static void leave_post(const struct gap_search *g, const struct set_table *named, const struct set_table *other, const struct set_question *about)
{
    struct set_subject s = {about->subject, about->subject_no, false};
    int64_t x, n;
    if (other->is_hidden || other->set->has_form || other->n == 0 || names_post(other, about->item)) return;
    if (!cadre_support_of(named, &s, about->item, &x, &n) || n < 1 || !is_as_large(g->q, (double)x / (double)n)) return;
    flag_leave_untested(g->found, (struct flag_untested){FLAG_GAP, other->set->name,
            arena_text(g->found->arena, "没有人被推荐%s，也没有登记表样，看不出是没有问还是没有人推荐，没有与“%s”比",
                    about->item, named->set->name)});
}

static void compare(const struct gap_search *g, const struct set_question *about)
{
    struct arena *a = g->found->arena;
    struct set_subject s = {about->subject, about->subject_no, false};
    int64_t v[4];
    struct measure d;
    struct err ignored;
    if (!cadre_support_of(g->x, &s, about->item, &v[0], &v[1]) || !cadre_support_of(g->y, &s, about->item, &v[2], &v[3])) {
        leave_post(g, g->x, g->y, about);
        leave_post(g, g->y, g->x, about);
        return;
    }
    if (v[1] < 1 || v[3] < 1 || !is_as_large(g->q, cadre_share_reach(v[0] + v[2], v[1], v[3]))) return;
    if (!cadre_share_difference(v[0], v[1], v[2], v[3], &d, &ignored)) return;
    struct flag_candidate x = {.flag = {.kind = FLAG_GAP, .subject = s.name, .figure = d}};
    x.flag.p = cadre_fisher(v[0], v[1], v[2], v[3]);
    x.is_beyond = (d.low > 0 || d.high < 0) && is_as_large(g->q, d.value);
    if (x.is_beyond) {
        x.flag.id = arena_text(a, "gap/%s/%s/%" PRId64 "-%" PRId64, s.name, set_item_title(about->item),
                g->x->set->set_no, g->y->set->set_no);
        x.flag.question = question_text(a, g, about->item, v, &d, x.flag.p);
    }
    flag_propose(g->found, g->family, x);
}

static void compare_sets(const struct gap_search *g)
{
    for (size_t i = 0; i < g->x->n; i++) compare(g, g->x->rows[i].question);
    for (size_t i = 0; i < g->y->n; i++) { /* whom the first set never names */
        const struct set_question *about = g->y->rows[i].question;
        struct set_subject s = {about->subject, about->subject_no, false};
        if (!set_row_of(g->x, &s, about->item)) compare(g, about);
    }
}

void flag_find_gaps(const struct flag_search *q, struct flag_list *found)
{
    for (size_t i = 0; i < q->n; i++) {
        const struct set_table *x = q->records[i].table;
        if (q->choice.year && date_year(x->set->held_on) != q->choice.year) continue;
        for (size_t k = i + 1; k < q->n; k++) {
            const struct set_table *y = q->records[k].table;
            struct flag_candidates family = {.n = 0};
            if (!cadre_are_counterparts(x->set, y->set)) continue;
            compare_sets(&(struct gap_search){q, x, y, &family, found});
            flag_settle(q, FLAG_GAP, &family, found);
        }
    }
}
