#include "app/appraise.h"

#include <string.h>

#include "cadre/stratum.h"

enum { RESULTS_MAX = 64, DRAWS = 1000 };

static const double MICRO = 1e-6;

static const struct organisation *organisation_of(const struct appraisal *x, const struct set_subject *s)
{
    if (s->no == 0) return NULL;
    if (s->is_team) return organisation_lookup(&x->directory.people.organisations, s->no);
    const struct official *o = official_lookup(&x->directory.people.officials, s->no);
    return o ? organisation_lookup(&x->directory.people.organisations, o->organisation_no) : NULL;
}

/* ---- scores ---- */

/* "四套班子领导排序/县委": what one of several gave under that name. */
static bool is_field_of_group(const char *field, const char *group, bool *is_one_of_several)
{
    size_t n = strlen(group);
    *is_one_of_several = strncmp(field, group, n) == 0 && (field[n] == '/' || strncmp(field + n, "／", strlen("／")) == 0);
    return *is_one_of_several || text_eq(field, group);
}

/* How well a figure answers: 0 the subject's own of that name, 1 what several gave him, 2 and 3 those of his organisation; 4 not. */
static int answers(const struct performance *p, const struct set_subject *s, const struct organisation *o, const char *group)
{
    bool is_one_of_several;
    if (!is_field_of_group(p->field, group, &is_one_of_several)) return 4;
    if (!s->is_team && s->no != 0 && p->official_no == s->no) return is_one_of_several;
    return o && p->official_no == 0 && p->organisation_no == o->organisation_no ? 2 + is_one_of_several : 4;
}

/* The figures of the year that answer best. */
static size_t figures_of(const struct appraisal *x, const struct set_subject *s, const char *group, int64_t year,
        const struct performance **v)
{
    const struct organisation *o = organisation_of(x, s);
    int best = 3;
    size_t n = 0;
    for (size_t i = 0; i < x->performance.n; i++) {
        const struct performance *p = &x->performance.v[i];
        int kind = p->year == year ? answers(p, s, o, group) : 4;
        if (kind > best) continue;
        if (kind < best) n = 0;
        best = kind;
        v[n++] = p;
    }
    return n;
}

static double best_of(const struct appraisal *x, const char *field, int64_t year)
{
    int64_t best = 0;
    for (size_t i = 0; i < x->performance.n; i++) {
        const struct performance *p = &x->performance.v[i];
        if (p->year == year && text_eq(p->field, field) && p->has_score && p->score_micro > best) best = p->score_micro;
    }
    return (double)best * MICRO;
}

static bool result_of(const struct appraisal *x, const struct scheme_group *g, const struct set_subject *s, int64_t year,
        struct score_given *given)
{
    struct arena *a = x->ws->arena;
    const struct performance **v = arena_alloc_array(a, x->performance.n + 1, sizeof *v);
    size_t n = figures_of(x, s, g->name, year, v), count = 0;
    if (n == 0) return false;
    double *values = arena_alloc_array(a, n, sizeof *values);
    for (size_t i = 0; i < n; i++) {
        bool is_rank = g->formula == FORMULA_RANK;
        if (is_rank ? v[i]->rank > 0 : v[i]->has_score) values[count++] = is_rank ? (double)v[i]->rank : (double)v[i]->score_micro * MICRO;
    }
    if (count == 0) return false;
    *given = (struct score_given){.group = g->name, .scores = values, .score_count = count, .is_on_record = true};
    switch ((int)g->formula) {
    case FORMULA_RANK:
    case FORMULA_SCORES:
    case FORMULA_TRIMMED: return true;
    case FORMULA_BEST: given->best = best_of(x, g->name, year); break;
    case FORMULA_EXTRA: break;
    default: return false;
    }
    given->own = values[0];
    given->score_count = 0;
    return count == 1;
}

static bool is_field_of(const struct scheme *s, const char *field)
{
    bool ignored;
    for (size_t g = 0; g < s->group_count; g++)
        if (is_field_of_group(field, s->groups[g].name, &ignored)) return true;
    return false;
}

static int64_t latest_figure(const struct appraisal *x, const struct scheme *s)
{
    int64_t year = 0;
    for (size_t i = 0; i < x->performance.n; i++)
        if (is_field_of(s, x->performance.v[i].field) && x->performance.v[i].year > year) year = x->performance.v[i].year;
    return year;
}

/* Those whom no set asks about, but of whom the record has a figure that the scheme takes. */
static size_t add_recorded(const struct appraisal *x, const struct scheme *scheme, int64_t year, bool teams,
        struct set_subject **subjects, size_t n)
{
    struct set_subject *all = arena_alloc_array(x->ws->arena, n + x->performance.n + 1, sizeof *all);
    if (n) memcpy(all, *subjects, n * sizeof *all);
    for (size_t i = 0; i < x->performance.n; i++) {
        const struct performance *p = &x->performance.v[i];
        int64_t no = teams ? p->organisation_no : p->official_no;
        if ((p->official_no == 0) != teams || p->year != year || !is_field_of(scheme, p->field)) continue;
        const struct organisation *o = teams ? organisation_lookup(&x->directory.people.organisations, no) : NULL;
        const struct official *person = teams ? NULL : official_lookup(&x->directory.people.officials, no);
        size_t k = 0;
        while (k < n && all[k].no != no) k++;
        if (k == n && (o || person)) all[n++] = (struct set_subject){o ? o->name : person->name, no, teams};
    }
    *subjects = all;
    return n;
}

bool appraise_scores(const struct appraisal *x, const struct appraise_request *q, struct appraise_scores *out, struct err *e)
{
    struct arena *a = x->ws->arena;
    struct set_subject *subjects;
    struct set_choice choice = q->choice;
    size_t at;
    if (!scheme_load(a, q->scheme, &out->scheme, e)) return false;
    for (size_t i = 0; i < choice.use_count; i++)
        if (!appraisal_find(x, choice.uses[i].set, &at, e)) return false;
    if (choice.year == 0) choice.year = set_latest_year(x->tables, x->sets.n);
    if (choice.year == 0) choice.year = latest_figure(x, &out->scheme);
    out->year = choice.year;
    out->n = set_subjects(a, x->tables, x->sets.n, &choice, q->teams, &subjects);
    out->n = add_recorded(x, &out->scheme, choice.year, q->teams, &subjects, out->n);
    out->v = arena_alloc_array(a, out->n + 1, sizeof *out->v);
    for (size_t i = 0; i < out->n; i++) {
        struct score_given results[RESULTS_MAX];
        struct set_score_question question = {&out->scheme, q->is_confirmed, x->tables, x->sets.n, choice, results, 0};
        for (size_t g = 0; g < out->scheme.group_count && question.result_count < RESULTS_MAX; g++)
            question.result_count +=
                    result_of(x, &out->scheme.groups[g], &subjects[i], choice.year, &results[question.result_count]);
        if (!cadre_set_score(a, &question, &subjects[i], &out->v[i], e)) return false;
    }
    out->strata = arena_alloc_array(a, out->n + 1, sizeof *out->strata);
    for (size_t i = 0; i < out->n; i++) out->strata[i] = appraisal_stratum(x, &out->v[i].subject);
    return true;
}

/* ---- places ---- */

void appraise_compare(const struct appraisal *x, const struct appraise_scores *scores, struct placing **out)
{
    struct arena *a = x->ws->arena;
    struct compared *v = arena_alloc_array(a, scores->n + 1, sizeof *v);
    uint32_t *strata = arena_alloc_array(a, scores->n + 1, sizeof *strata);
    cadre_number_strata(a, scores->strata, scores->n, strata);
    *out = arena_alloc_array(a, scores->n + 1, sizeof **out);
    for (size_t i = 0; i < scores->n; i++) {
        v[i] = (struct compared){strata[i], scores->v[i].score.total};
        if (!*scores->strata[i]) v[i].figure = measure_undefined(CADRE_SCORE, 0, "没有登记单位，不知道与谁同类");
    }
    cadre_compare(a, v, scores->n, *out);
}

/* ---- sensitivity ---- */

static bool is_weighed(const struct scheme *s, size_t group)
{
    return s->groups[group].parent == SIZE_MAX && s->groups[group].formula != FORMULA_EXTRA;
}

static bool has_all(const struct set_score *s, const struct appraise_sensitivity *out)
{
    for (size_t g = 0; g < out->group_count; g++)
        if (!measure_is_defined(&s->score.parts[out->groups[g]].points)) return false;
    return !s->why;
}

/* The units: of the stratum, with all groups. */
static bool choose_units(struct arena *a, const struct appraise_scores *scores, const char *stratum,
        struct appraise_sensitivity *out, struct err *e)
{
    const char **own = arena_alloc_array(a, scores->n + 1, sizeof *own);
    out->numbers = arena_alloc_array(a, scores->n + 1, sizeof *out->numbers);
    size_t inside = 0;
    for (size_t i = 0; i < scores->n; i++) {
        const char *at = scores->strata[i];
        if (*stratum && !text_eq(at, stratum)) continue;
        inside++;
        if (!has_all(&scores->v[i], out)) continue;
        own[out->n] = at;
        out->units[out->n++] = i;
    }
    out->strata = cadre_number_strata(a, own, out->n, out->numbers);
    out->left_out = inside - out->n;
    return inside > 0 || !*stratum || err_set(e, ERR_INPUT, "没有一个对象属于“%s”一类；有哪些类用 huanjie appraise compare 查看", stratum);
}

bool appraise_sensitivity(const struct appraisal *x, const struct appraise_scores *scores, const char *stratum,
        double spread, struct appraise_sensitivity *out, struct err *e)
{
    struct arena *a = x->ws->arena;
    const struct scheme *s = &scores->scheme;
    *out = (struct appraise_sensitivity){.units = arena_alloc_array(a, scores->n + 1, sizeof *out->units),
            .groups = arena_alloc_array(a, s->group_count, sizeof *out->groups), .spread = spread, .draws = DRAWS};
    for (size_t g = 0; g < s->group_count; g++) {
        bool any = false;
        for (size_t i = 0; i < scores->n; i++) any |= measure_is_defined(&scores->v[i].score.parts[g].points);
        if (any && is_weighed(s, g)) out->groups[out->group_count++] = g;
    }
    if (!choose_units(a, scores, stratum, out, e)) return false;
    if (out->group_count < 2) out->why = "只有一组，次序与权重无关";
    if (out->n < 2) out->why = "各组都有得分的不到两个，排不出次序";
    else if (out->strata == out->n) out->why = "同类的各只有一个，排不出次序";
    if (out->why) return true;
    double *v = arena_alloc_array(a, out->n * out->group_count, sizeof *v);
    double *weights = arena_alloc_array(a, out->group_count, sizeof *weights);
    for (size_t g = 0; g < out->group_count; g++) weights[g] = s->is_sum ? 1 : s->groups[out->groups[g]].weight;
    for (size_t i = 0; i < out->n; i++)
        for (size_t g = 0; g < out->group_count; g++)
            v[i * out->group_count + g] = scores->v[out->units[i]].score.parts[out->groups[g]].points.value;
    struct sensitivity_question q = {v, out->n, out->group_count, weights, spread, DRAWS, APPRAISE_SEED, out->numbers};
    return cadre_sensitivity(a, &q, &out->result, e);
}
