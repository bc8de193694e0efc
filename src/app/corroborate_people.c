#include "app/corroborate_people.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cadre/stratum.h"

/* The subject's own result of the year, or that of its organisation. */
static const struct performance *result_of(const struct appraisal *x, const struct official *o, int64_t year)
{
    const struct performance *found = NULL;
    for (size_t i = 0; o && i < x->performance.n; i++) {
        const struct performance *p = &x->performance.v[i];
        if (p->year > year || *p->field || !(p->has_score || p->rank > 0)) continue;
        bool is_own = p->official_no == o->official_no;
        bool is_of_place = p->official_no == 0 && p->organisation_no != 0 && p->organisation_no == o->organisation_no;
        if (!is_own && !is_of_place) continue;
        bool replaces = !found || p->year > found->year || (p->year == found->year && is_own);
        if (replaces) found = p;
    }
    return found;
}

/* With whose results the person's may be compared: those of his stratum that are of the same year and kind, his own or his
 * place's, scores or ranks. */
static const char *result_stratum(struct arena *a, const struct performance *p, const char *stratum)
{
    return arena_text(a, "%s／%" PRId64 "／%s／%s", stratum, p->year, p->official_no ? "本人" : "单位", p->has_score ? "得分" : "名次");
}

/* Higher is better: the score, or the share of units behind the rank. */
static double value_of(const struct performance *p)
{
    if (p->has_score) return (double)p->score_micro;
    return p->of > 1 ? 1 - (double)(p->rank - 1) / (double)(p->of - 1) : 0;
}

static void fill_performance(const struct appraisal *x, struct flag_person *v, size_t n, int64_t year)
{
    struct arena *a = x->ws->arena;
    double *values = arena_alloc_array(a, n + 1, sizeof *values);
    const char **texts = arena_alloc_array(a, n + 1, sizeof *texts);
    uint32_t *strata = arena_alloc_array(a, n + 1, sizeof *strata);
    struct measure *out = arena_alloc_array(a, n + 1, sizeof *out);
    size_t *who = arena_alloc_array(a, n + 1, sizeof *who), count = 0;
    for (size_t i = 0; i < n; i++) {
        const struct official *o = v[i].subject.no ? official_lookup(&x->directory.people.officials, v[i].subject.no) : NULL;
        const struct performance *p = result_of(x, o, year);
        v[i].performance = measure_undefined(CADRE_PERCENTILE, 0, "没有实绩");
        if (!p || !*v[i].stratum) continue;
        texts[count] = result_stratum(a, p, v[i].stratum);
        values[count] = value_of(p);
        who[count++] = i;
    }
    cadre_number_strata(a, texts, count, strata);
    cadre_percentile(strata, values, count, out);
    for (size_t i = 0; i < count; i++) v[who[i]].performance = out[i];
}

const char *corroborate_wish(const struct appraisal *x, const struct set_subject *s, const struct official *o, int64_t year)
{
    struct buf b = {.arena = x->ws->arena};
    for (size_t i = 0; i < x->sets.n; i++) {
        const struct set_signature_list *all = x->records[i].signatures;
        const struct ballot_set *set = &x->sets.v[i];
        if (set->asks != SET_WILLINGNESS || !all || date_year(set->held_on) != year) continue;
        for (size_t k = 0; k < all->n; k++) {
            const struct set_signature *v = &all->v[k];
            bool is_own = text_eq(v->subject, s->name) && text_eq(v->signer, v->subject);
            if (is_own && *v->item && strncmp(v->answer, "愿意", strlen("愿意")) == 0)
                buf_addf(&b, "%s%s", b.n ? "、" : "", v->item);
        }
    }
    return b.n ? buf_text(&b) : o ? o->wish : "";
}

size_t corroborate_people(const struct appraisal *x, const struct set_choice *c, struct flag_person **out)
{
    struct arena *a = x->ws->arena;
    struct set_subject *subjects;
    size_t n = set_subjects(a, x->tables, x->sets.n, c, false, &subjects);
    struct flag_person *v = arena_alloc_array(a, n + 1, sizeof *v);
    for (size_t i = 0; i < n; i++) {
        const struct official *o = subjects[i].no ? official_lookup(&x->directory.people.officials, subjects[i].no) : NULL;
        v[i] = (struct flag_person){.subject = subjects[i], .stratum = appraisal_stratum(x, &subjects[i]), .wish = corroborate_wish(x, &subjects[i], o, c->year)};
        v[i].votes = cadre_votes(x->tables, x->sets.n, c, &subjects[i]);
    }
    fill_performance(x, v, n, c->year);
    *out = v;
    return n;
}

struct set_choice corroborate_choice(const struct appraisal *x, const struct corroborate_request *q)
{
    struct set_choice c = {.year = q->year, .item = ""};
    for (size_t i = 0; q->year == 0 && i < x->sets.n; i++) /* recommendations alone make a year, too */
        if (x->tables[i].n > 0 && date_year(x->sets.v[i].held_on) > c.year) c.year = date_year(x->sets.v[i].held_on);
    return c;
}
