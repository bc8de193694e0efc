/* The people of an organisation, as every set ranks them, put together by several methods. */
#include <math.h>

#include "app/appraise.h"

static int64_t organisation_no_of(const struct appraisal *x, const struct set_subject *s)
{
    const struct official *o = s->no ? official_lookup(&x->directory.people.officials, s->no) : NULL;
    return o ? o->organisation_no : 0;
}

/* A set that grades all subjects, as places; false when it does not. */
static bool rank_by(const struct set_table *t, const struct set_choice *c, const struct set_subject *subjects, size_t n,
        double *means, uint16_t *places)
{
    if (!set_is_chosen(t, c)) return false;
    for (size_t i = 0; i < n; i++) {
        const struct set_row *r = set_row_chosen(t, &subjects[i], c);
        if (!r || isnan(means[i] = set_row_mean(t, r))) return false;
    }
    for (size_t i = 0; i < n; i++) {
        places[i] = 0;
        for (size_t k = 0; k < n; k++) places[i] = (uint16_t)(places[i] + (means[k] > means[i]));
    }
    return true;
}

static void put_together(const struct appraisal *x, const struct set_choice *c, struct appraise_order *o)
{
    struct arena *a = x->ws->arena;
    struct ranking *rankings = arena_alloc_array(a, x->sets.n + 1, sizeof *rankings);
    double *means = arena_alloc_array(a, o->n + 1, sizeof *means);
    o->sets = arena_alloc_array(a, x->sets.n + 1, sizeof *o->sets);
    for (size_t i = 0; i < x->sets.n; i++) {
        uint16_t *places = arena_alloc_array(a, o->n + 1, sizeof *places);
        if (!rank_by(&x->tables[i], c, o->subjects, o->n, means, places)) continue;
        rankings[o->set_count] = (struct ranking){1, places};
        o->sets[o->set_count++] = x->tables[i].set;
    }
    for (int m = 0; m < CADRE_ORDER_COUNT; m++) {
        struct err why;
        if (o->set_count == 0)
            o->why[m] = "没有一个票组对各人都有评价";
        else if (!cadre_aggregate(a, (enum cadre_order)m, rankings, o->set_count, o->n, &o->orders[m], &why))
            o->why[m] = arena_text(a, "%s", why.text);
    }
}

bool appraise_aggregate(const struct appraisal *x, const struct set_choice *choice, struct appraise_order **out, size_t *n,
        struct err *e)
{
    struct arena *a = x->ws->arena;
    struct set_choice c = *choice;
    struct set_subject *all;
    (void)e;
    if (c.year == 0) c.year = set_latest_year(x->tables, x->sets.n);
    size_t count = set_subjects(a, x->tables, x->sets.n, &c, false, &all);
    const struct organisation_list *places = &x->directory.people.organisations;
    struct appraise_order *v = arena_alloc_array(a, places->n + 1, sizeof *v);
    *n = 0;
    for (size_t p = 0; p < places->n; p++) {
        struct appraise_order *o = &v[*n];
        o->organisation = places->v[p].name;
        o->subjects = arena_alloc_array(a, count + 1, sizeof *o->subjects);
        for (size_t i = 0; i < count; i++)
            if (organisation_no_of(x, &all[i]) == places->v[p].organisation_no) o->subjects[o->n++] = all[i];
        if (o->n < 2) continue;
        put_together(x, &c, o);
        ++*n;
    }
    *out = v;
    return true;
}
