/* The people of an organisation, as the sets rank them, put together by several methods. */
#include "app/appraise.h"

/* Those of an organisation who were not yet taken, with the first of them all of his stratum; 0 when nobody is left. */
static size_t take_alike(const struct appraisal *x, int64_t organisation_no, const struct set_subject *all, size_t count, bool *is_taken,
        struct appraise_order *o)
{
    o->stratum = NULL;
    o->n = 0;
    for (size_t i = 0; i < count; i++) {
        const struct official *person = all[i].no ? official_lookup(&x->directory.people.officials, all[i].no) : NULL;
        if (is_taken[i] || !person || person->organisation_no != organisation_no) continue;
        const char *stratum = appraisal_stratum(x, &all[i]);
        if (!o->stratum) o->stratum = stratum;
        if (!text_eq(stratum, o->stratum)) continue;
        is_taken[i] = true;
        o->subjects[o->n++] = all[i];
    }
    return o->n;
}

bool appraise_aggregate(const struct appraisal *x, const struct set_choice *choice, struct appraise_order **out, size_t *n,
        struct err *e)
{
    struct arena *a = x->ws->arena;
    struct set_choice c = *choice;
    struct set_subject *all;
    if (c.year == 0) c.year = set_latest_year(x->tables, x->sets.n);
    size_t count = set_subjects(a, x->tables, x->sets.n, &c, false, &all);
    const struct organisation_list *places = &x->directory.people.organisations;
    struct appraise_order *v = arena_alloc_array(a, count / 2 + 1, sizeof *v); /* of two people and more each */
    bool *is_taken = arena_alloc_array(a, count + 1, sizeof *is_taken);
    *n = 0;
    for (size_t p = 0; p < places->n;) {
        struct appraise_order o = {.organisation = places->v[p].name, .subjects = arena_alloc_array(a, count + 1, sizeof *o.subjects)};
        if (take_alike(x, places->v[p].organisation_no, all, count, is_taken, &o) == 0) p++;
        if (o.n < 2) continue;
        struct set_order_question q = {x->records, x->sets.n, &c, o.subjects, o.n, RESAMPLE_DRAWS, RESAMPLE_SEED};
        if (!cadre_set_order(a, &q, &o.found, e)) return err_in(e, "%s的排序合成", o.organisation);
        v[(*n)++] = o;
    }
    *out = v;
    return true;
}
