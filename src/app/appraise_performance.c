/* Results of the years: ranks over time, and what is left when conditions are taken out. */
#include <inttypes.h>
#include <math.h>

#include "app/appraise.h"
#include "base/buf.h"
#include "cadre/stratum.h"

static const double MICRO = 1e-6;

static const char *name_of(const struct appraisal *x, const struct performance *p)
{
    const struct organisation *o = organisation_lookup(&x->directory.people.organisations, p->organisation_no);
    const struct official *person = p->official_no ? official_lookup(&x->directory.people.officials, p->official_no) : NULL;
    if (person) return person->name;
    return o ? o->name : "";
}

static bool is_same_unit(const struct performance *x, const struct performance *y)
{
    return x->organisation_no == y->organisation_no && x->official_no == y->official_no;
}

/* "" is the whole, and always known. */
static bool is_known(const struct appraisal *x, const char *field, struct err *e)
{
    struct buf fields = {.arena = x->ws->arena};
    for (size_t i = 0; i < x->performance.n; i++) {
        const char *own = x->performance.v[i].field;
        size_t k = 0;
        if (!*field || text_eq(own, field)) return true;
        while (k < i && !text_eq(x->performance.v[k].field, own)) k++;
        if (k == i && *own) buf_addf(&fields, "%s%s", fields.n ? "、" : "", own);
    }
    return !*field || err_set(e, ERR_INPUT, "实绩表里没有“%s”这个工作项目，%s%s", field, fields.n ? "有 " : "只有综合的得分、名次，不写 --field",
                              fields.n ? buf_text(&fields) : "");
}

/* ---- over the years ---- */

/* Figures of one unit, in the order of the years; the list comes sorted by unit and year. */
static bool follow(const struct appraisal *x, const struct performance *const *v, size_t n, struct appraise_history *out,
        struct err *e)
{
    struct arena *a = x->ws->arena;
    double *years = arena_alloc_array(a, n, sizeof *years), *scores = arena_alloc_array(a, n, sizeof *scores);
    size_t scored = 0;
    struct buf left_out = {.arena = a};
    *out = (struct appraise_history){.name = name_of(x, v[0]), .is_team = v[0]->official_no == 0,
            .years = arena_alloc_array(a, n, sizeof *out->years)};
    for (size_t i = 0; i < n; i++) {
        if (v[i]->rank > 0 && v[i]->of > 1)
            out->years[out->n++] = (struct trend_year){(int)v[i]->year, v[i]->rank, v[i]->of};
        else if (v[i]->rank > 0)
            buf_addf(&left_out, "%s%" PRId64, left_out.n ? "、" : "", v[i]->year);
        if (!v[i]->has_score) continue;
        years[scored] = (double)v[i]->year;
        scores[scored++] = (double)v[i]->score_micro * MICRO;
    }
    out->left_out = left_out.n ? buf_text(&left_out) : "";
    struct theil_sen line;
    struct err why;
    if (scored < 3)
        out->score_slope = measure_undefined(CADRE_THEIL_SEN, (int64_t)scored, "不足三年，不算斜率");
    else if (cadre_theil_sen(a, years, scores, scored, &line, &why))
        out->score_slope = line.slope;
    else
        out->score_slope = measure_undefined(CADRE_THEIL_SEN, (int64_t)scored, "算不出来");
    if (out->n == 0) {
        out->why = left_out.n ? "名次都没有写参评数" : "没有名次";
        return true;
    }
    return cadre_history(a, out->years, out->n, &out->history, e) || err_in(e, "%s 的历年名次", out->name);
}

bool appraise_trend(const struct appraisal *x, const char *field, struct appraise_history **out, size_t *n, struct err *e)
{
    struct arena *a = x->ws->arena;
    const struct performance **v = arena_alloc_array(a, x->performance.n + 1, sizeof *v);
    size_t count = 0;
    if (!is_known(x, field, e)) return false;
    for (size_t i = 0; i < x->performance.n; i++)
        if (text_eq(x->performance.v[i].field, field)) v[count++] = &x->performance.v[i];
    struct appraise_history *list = arena_alloc_array(a, count + 1, sizeof *list);
    *n = 0;
    for (size_t i = 0; i < count;) {
        size_t run = 1;
        while (i + run < count && is_same_unit(v[i], v[i + run])) run++;
        if (!follow(x, v + i, run, &list[(*n)++], e)) return false;
        i += run;
    }
    *out = list;
    return true;
}

/* ---- conditions ---- */

static bool condition_of(const struct appraisal *x, const struct performance *p, const char *name, double *value)
{
    for (size_t i = 0; i < x->conditions.n; i++) {
        const struct condition *c = &x->conditions.v[i];
        if (c->organisation_no != p->organisation_no || c->official_no != 0 || c->year != p->year ||
                !text_eq(c->name, name))
            continue;
        *value = (double)c->value_micro * MICRO;
        return true;
    }
    return false;
}

/* Names of the conditions that all of them have. */
static size_t shared_conditions(
        const struct appraisal *x, const struct performance *const *v, size_t n, const char **names)
{
    size_t count = 0;
    for (size_t i = 0; i < x->conditions.n && count < CADRE_CONDITIONS_MAX; i++) {
        const char *name = x->conditions.v[i].name;
        size_t k = 0, having = 0;
        double ignored;
        while (k < count && !text_eq(names[k], name)) k++;
        if (k < count) continue;
        for (k = 0; k < n; k++) having += condition_of(x, v[k], name, &ignored);
        if (n > 0 && having == n) names[count++] = name;
    }
    return count;
}

/* "人口（甲镇没有）、面积（3 个单位没有）": what some units of the year have, and not all. */
static const char *partial_conditions(const struct appraisal *x, const struct performance *const *v, size_t n)
{
    struct buf b = {.arena = x->ws->arena};
    const struct condition *all = x->conditions.v;
    for (size_t i = 0; i < x->conditions.n; i++) {
        size_t lacking = 0, k = 0;
        const char *who = "";
        double ignored;
        if (n == 0 || all[i].year != v[0]->year || all[i].official_no != 0) continue;
        while (k < i && (all[k].year != all[i].year || !text_eq(all[k].name, all[i].name))) k++;
        if (k < i) continue;
        for (k = 0; k < n; k++) {
            if (condition_of(x, v[k], all[i].name, &ignored)) continue;
            lacking++;
            who = name_of(x, v[k]);
        }
        if (lacking == 1) buf_addf(&b, "%s%s（%s没有）", b.n ? "、" : "", all[i].name, who);
        else if (lacking && lacking < n) buf_addf(&b, "%s%s（%zu 个单位没有）", b.n ? "、" : "", all[i].name, lacking);
    }
    return b.n ? buf_text(&b) : "";
}

static int64_t latest_year(const struct appraisal *x, const char *field)
{
    int64_t year = 0;
    for (size_t i = 0; i < x->performance.n; i++) {
        const struct performance *p = &x->performance.v[i];
        if (p->official_no == 0 && p->has_score && text_eq(p->field, field) && p->year > year) year = p->year;
    }
    return year;
}

static void fill_units(const struct appraisal *x, const struct performance *const *v, struct appraise_adjusted *out)
{
    struct arena *a = x->ws->arena;
    uint32_t *strata = arena_alloc_array(a, out->n + 1, sizeof *strata);
    const char **texts = arena_alloc_array(a, out->n + 1, sizeof *texts);
    double *scores = arena_alloc_array(a, out->n + 1, sizeof *scores);
    struct measure *percentiles = arena_alloc_array(a, out->n + 1, sizeof *percentiles);
    for (size_t i = 0; i < out->n; i++) {
        struct set_subject s = {name_of(x, v[i]), v[i]->organisation_no, true};
        struct appraise_adjusted_unit *u = &out->v[i];
        *u = (struct appraise_adjusted_unit){.name = s.name, .stratum = appraisal_stratum(x, &s)};
        u->score = scores[i] = (double)v[i]->score_micro * MICRO;
        texts[i] = u->stratum;
    }
    cadre_number_strata(a, texts, out->n, strata);
    cadre_percentile(strata, scores, out->n, percentiles);
    for (size_t i = 0; i < out->n; i++) out->v[i].percentile = percentiles[i];
}

bool appraise_adjust(
        const struct appraisal *x, const char *field, int64_t year, struct appraise_adjusted *out, struct err *e)
{
    struct arena *a = x->ws->arena;
    const struct performance **v = arena_alloc_array(a, x->performance.n + 1, sizeof *v);
    *out = (struct appraise_adjusted){.year = year ? year : latest_year(x, field),
            .conditions = arena_alloc_array(a, CADRE_CONDITIONS_MAX, sizeof *out->conditions)};
    if (!is_known(x, field, e)) return false;
    for (size_t i = 0; i < x->performance.n; i++) {
        const struct performance *p = &x->performance.v[i];
        if (p->official_no == 0 && p->has_score && p->year == out->year && text_eq(p->field, field)) v[out->n++] = p;
    }
    out->v = arena_alloc_array(a, out->n + 1, sizeof *out->v);
    fill_units(x, v, out);
    out->condition_count = shared_conditions(x, v, out->n, out->conditions);
    out->left_out = partial_conditions(x, v, out->n);
    if (out->n == 0) out->why = "没有这一年的得分";
    else if (out->condition_count == 0) out->why = "没有各单位都有的条件，只看同类百分位";
    double *scores = arena_alloc_array(a, out->n + 1, sizeof *scores);
    double *conditions = arena_alloc_array(a, out->n * CADRE_CONDITIONS_MAX + 1, sizeof *conditions);
    for (size_t i = 0; i < out->n; i++) {
        scores[i] = out->v[i].score;
        for (size_t k = 0; k < out->condition_count; k++)
            if (!condition_of(x, v[i], out->conditions[k], &conditions[i * out->condition_count + k])) return false;
    }
    struct adjusted line;
    if (!out->why && !cadre_adjust(a, scores, conditions, out->n, out->condition_count, &line, e)) return false;
    if (!out->why) out->why = line.why;
    for (size_t i = 0; i < out->n; i++)
        out->v[i].residual = out->why ? measure_undefined(CADRE_HUBER, 0, out->why) : line.residual[i];
    return true;
}
