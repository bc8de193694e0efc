#include "cadre/set_score.h"

#include <inttypes.h>

#include "base/buf.h"
#include "cadre/set_share.h"

static const char SURVEYS[] = "民主测评"; /* whatever grades may answer for it */

static bool takes_counts(enum scheme_formula f)
{
    switch (f) {
    case FORMULA_MEAN:
    case FORMULA_EXCELLENT:
    case FORMULA_SATISFIED:
    case FORMULA_NET:
    case FORMULA_BAND:
    case FORMULA_TRIMMED:
    case FORMULA_PROBATION: return true;
    case FORMULA_GROUP:
    case FORMULA_RANK:
    case FORMULA_BEST:
    case FORMULA_SCORES:
    case FORMULA_EXTRA:
    case FORMULA_COUNT: break;
    }
    return false;
}

/* Does the set answer for the group? *named: somebody said so. */
static bool answers_for(const struct set_choice *c, const char *group, const struct set_table *t, bool *named)
{
    bool any = false;
    for (size_t i = 0; i < c->use_count; i++) {
        if (!text_eq(c->uses[i].group, group)) continue;
        any = true;
        if (text_eq(c->uses[i].set, t->set->name)) return *named = true;
    }
    if (any) return false; /* others were named */
    return text_eq(group, set_side_title(t->set->side)) || text_eq(group, t->set->rater_group) || text_eq(group, SURVEYS);
}

static size_t grade_at(const struct scheme *s, const char *label, const struct grade_word *w)
{
    for (size_t i = 0; i < s->grade_count; i++)
        if (text_eq(s->grades[i].label, label)) return i;
    for (size_t i = 0; w && w->is_grade && i < s->grade_count; i++)
        if (s->grades[i].role == w->role) return i;
    return SIZE_MAX;
}

/* Grades by their labels; what the scheme calls otherwise counts as what it means. */
static void add_counts(const struct scheme *s, const struct set_table *t, const struct set_row *r, int64_t *counts)
{
    for (size_t i = 0; i < t->label_count; i++) {
        size_t at = grade_at(s, t->labels[i], t->words[i]);
        if (at != SIZE_MAX) counts[at] += r->counts[i];
    }
}

struct scoring {
    struct arena *arena;
    const struct set_score_question *q;
    const struct set_subject *subject;
    struct set_score *out;
    struct score_given *given;
    size_t n;
};

static const struct set_row *row_for(const struct scoring *x, const struct set_table *t, const char *item)
{
    return item ? set_row_of(t, x->subject, item) : set_row_chosen(t, x->subject, &x->q->choice);
}

static void note_table(struct arena *a, const struct set_table ***list, size_t *n, const struct set_table *t)
{
    for (size_t i = 0; i < *n; i++)
        if ((*list)[i] == t) return;
    const struct set_table **longer = arena_alloc_array(a, *n + 1, sizeof *longer);
    if (*n) memcpy(longer, *list, *n * sizeof *longer);
    longer[(*n)++] = t;
    *list = longer;
}

/* Who took part (参加测评的人数): those present, or the ballots returned when that is not written down. */
static int64_t attendance(const struct ballot_set *set)
{
    if (set->figures[SET_PRESENT] > 0) return set->figures[SET_PRESENT];
    return set->figures[SET_RETURNED] > 0 ? set->figures[SET_RETURNED] : 0;
}

/* item: NULL where the scheme has none. */
static void gather(struct scoring *x, size_t group, const char *item)
{
    const struct scheme *s = x->q->scheme;
    struct set_score_source *source = &x->out->sources[group];
    int64_t *counts = arena_alloc_array(x->arena, s->grade_count, sizeof *counts), issued = 0, present = 0;
    size_t used = 0;
    bool named = false;
    for (size_t i = 0; i < x->q->n; i++) {
        const struct set_table *t = &x->q->tables[i];
        if (!set_is_chosen(t, &x->q->choice) || !answers_for(&x->q->choice, s->groups[group].name, t, &named)) continue;
        const struct set_row *r = row_for(x, t, item);
        if (!r || (r->base == 0 && !r->is_hidden)) continue;
        if (r->is_hidden) {
            source->why = set_hidden_why;
            continue;
        }
        if (used > 0 && !named && !x->out->why) {
            x->out->what = arena_text(x->arena, "“%s”有几个票组，没有指明用哪个", s->groups[group].name);
            x->out->why = arena_text(x->arena, "“%s”有几个票组（%s、%s …），请用 --use %s=票组 指明用哪个；要相加，几个都写",
                    s->groups[group].name, source->used[0]->set->name, t->set->name, s->groups[group].name);
        }
        note_table(x->arena, &source->used, &source->n, t);
        add_counts(s, t, r, counts);
        if (t->set->figures[SET_ISSUED] > 0) issued += t->set->figures[SET_ISSUED];
        present += attendance(t->set);
        used++;
    }
    if (used > 1 && !named) { /* nor is their sum shown beside the total that is refused */
        source->why = x->out->why;
        source->what = x->out->what;
        source->choices = source->used;
        source->choice_count = source->n;
        source->n = 0;
    }
    if (used == 0 || (used > 1 && !named)) return;
    source->why = NULL;
    x->given[x->n++] = (struct score_given){.group = s->groups[group].name, .item = item, .counts = counts, .issued = issued,
            .present = present};
}

/* ---- what is not there ---- */

enum { NAMED_MAX = 3 };

static void add_name(struct buf *b, size_t *n, const char *name)
{
    if ((*n)++ < NAMED_MAX)
        buf_addf(b, "%s%s", *n > 1 ? "、" : "", name);
    else if (*n == NAMED_MAX + 1)
        buf_addf(b, " …");
}

/* The sets that ask about him, as choices of the source; none: *n is 0. */
static const char *asked_in(const struct scoring *x, struct set_score_source *source, size_t *n)
{
    struct buf b = {.arena = x->arena};
    *n = 0;
    for (size_t i = 0; i < x->q->n; i++) {
        const struct set_table *t = &x->q->tables[i];
        bool asks = false;
        for (size_t k = 0; k < t->n; k++) asks |= set_subject_is(x->subject, t, t->rows[k].question);
        if (!asks || !set_is_chosen(t, &x->q->choice)) continue;
        add_name(&b, n, t->set->name);
        note_table(x->arena, &source->choices, &source->choice_count, t);
    }
    return buf_text(&b);
}

static const char *items_of(const struct scoring *x, const struct set_table *t)
{
    struct buf b = {.arena = x->arena};
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        const struct set_question *q = t->rows[i].question;
        if (set_subject_is(x->subject, t, q)) add_name(&b, &n, set_item_title(q->item));
    }
    return buf_text(&b);
}

static const char *year_text(const struct scoring *x)
{
    return x->q->choice.year ? arena_text(x->arena, "%" PRId64 "年的", x->q->choice.year) : "";
}

/* Which set the scheme would have, which item of it, and what there is instead. */
static const char *lacking(const struct scoring *x, size_t group)
{
    struct set_score_source *source = &x->out->sources[group];
    const struct scheme *s = x->q->scheme;
    const char *name = s->groups[group].name;
    bool named = false;
    size_t n;
    if (!takes_counts(s->groups[group].formula))
        return arena_text(x->arena, "没有登记%s“%s”", year_text(x), name);
    for (size_t i = 0; i < x->q->n; i++) {
        const struct set_table *t = &x->q->tables[i];
        const char *items = items_of(x, t);
        if (!*items || !set_is_chosen(t, &x->q->choice) || !answers_for(&x->q->choice, name, t, &named)) continue;
        const char *item = s->item_count ? s->items[0].name : set_item_title(x->q->choice.item);
        return row_for(x, t, s->item_count ? item : NULL)
                       ? arena_text(x->arena, "票组“%s”里没有人说得出“%s”的等次", t->set->name, item)
                       : arena_text(x->arena, "票组“%s”没有问“%s”，问的是%s", t->set->name, item, items);
    }
    const char *lack = arena_text(x->arena, "没有%s“%s”的票组", year_text(x), name), *sets = asked_in(x, source, &n);
    if (n) source->what = arena_text(x->arena, "%s，没有指明用哪个", lack);
    return n ? arena_text(x->arena, "%s，问到的有%s；是其中哪一个的，用 --use %s=票组 指明", lack, sets, name) : lack;
}

static bool has_result(const struct scoring *x, const char *group)
{
    for (size_t i = 0; i < x->q->result_count; i++)
        if (text_eq(x->q->results[i].group, group)) return true;
    return false;
}

/* Says of each group that has nothing why, and of a total that nothing is in, too. */
static void explain(struct scoring *x)
{
    struct set_score *out = x->out;
    const struct scheme *s = x->q->scheme;
    const char *first = NULL, *what = NULL;
    bool any = false;
    for (size_t g = 0; g < s->group_count; g++) {
        enum scheme_formula f = s->groups[g].formula;
        struct set_score_source *source = &out->sources[g];
        any |= out->score.parts[g].is_present;
        if (f == FORMULA_GROUP || f == FORMULA_EXTRA || out->score.parts[g].is_present) continue;
        if (!source->why && source->n == 0 && !has_result(x, s->groups[g].name)) source->why = lacking(x, g);
        if (first && source->why != set_hidden_why) continue;
        first = source->why;
        what = source->what;
    }
    if (!any && first) out->score.total = measure_undefined(CADRE_SCORE, 0, arena_text(x->arena, "一组也没有得分: %s", first));
    if (!any && what && !out->what) out->what = arena_text(x->arena, "一组也没有得分: %s", what);
}

bool cadre_set_score(struct arena *a, const struct set_score_question *q, const struct set_subject *subject,
        struct set_score *out, struct err *e)
{
    const struct scheme *s = q->scheme;
    size_t items = s->item_count ? s->item_count : 1;
    struct set_score result = {.subject = *subject,
            .sources = arena_alloc_array(a, s->group_count, sizeof *result.sources)};
    struct scoring x = {.arena = a, .q = q, .subject = subject, .out = &result,
            .given = arena_alloc_array(a, s->group_count * items + q->result_count + 1, sizeof *x.given)};
    for (size_t g = 0; g < s->group_count; g++) {
        if (!takes_counts(s->groups[g].formula)) continue;
        for (size_t i = 0; i < items; i++) gather(&x, g, s->item_count ? s->items[i].name : NULL);
    }
    size_t from_sets = x.n;
    for (size_t i = 0; i < q->result_count; i++) {
        bool is_answered = false;
        for (size_t k = 0; k < from_sets; k++) is_answered |= text_eq(x.given[k].group, q->results[i].group);
        if (!is_answered) x.given[x.n++] = q->results[i];
    }
    if (!cadre_score(a, s, x.given, x.n, q->is_confirmed, &result.score, e)) return false;
    explain(&x);
    if (result.why) result.score.total = measure_undefined(CADRE_SCORE, 0, result.why);
    *out = result;
    return true;
}
