#include "app/county_ranking.h"

#include <inttypes.h>
#include <string.h>

#include "app/performance.h"
#include "cadre/adjust.h"
#include "cadre/compare.h"
#include "cadre/set_share.h"
#include "cadre/stratum.h"
#include "cadre/trend.h"

enum { YEARS_MAX = 30, YEARS_SHOWN = 8 };

/* ---- strata ---- */

static const char *stratum_of_unit(const struct county_source *s, const struct organisation *o)
{
    return appraisal_stratum(&s->appraisal, &(struct set_subject){o->name, o->organisation_no, true});
}

static const char *stratum_of_person(const struct county_source *s, const struct official *o)
{
    return appraisal_stratum(&s->appraisal, &(struct set_subject){o->name, o->official_no, false});
}

/* ---- results of one year ---- */

struct unit_year {
    const struct organisation *organisation;
    const struct performance *result;
};

struct unit_years {
    struct unit_year *v;
    size_t n;
    int64_t year;
};

static bool is_whole(const struct performance *x)
{
    return !x->official_no && !*x->field;
}

static int64_t latest_year(const struct county_source *s)
{
    int64_t year = 0;
    for (size_t i = 0; i < s->people.performances.n; i++) {
        const struct performance *x = &s->people.performances.v[i];
        if (is_whole(x) && x->has_score && x->year > year) year = x->year;
    }
    return year;
}

static struct unit_years units_of(const struct county_source *s, int64_t year)
{
    struct unit_years u = {.year = year ? year : latest_year(s)};
    u.v = arena_alloc_array(s->arena, s->people.performances.n + 1, sizeof *u.v);
    for (size_t i = 0; i < s->people.performances.n; i++) {
        const struct performance *x = &s->people.performances.v[i];
        const struct organisation *o = organisation_lookup(&s->people.organisations, x->organisation_no);
        if (is_whole(x) && x->has_score && x->year == u.year && o) u.v[u.n++] = (struct unit_year){o, x};
    }
    return u;
}

static const struct condition *condition_of(
        const struct county_source *s, const struct unit_year *u, int64_t year, const char *name)
{
    for (size_t i = 0; i < s->people.conditions.n; i++) {
        const struct condition *x = &s->people.conditions.v[i];
        if (x->organisation_no == u->organisation->organisation_no && x->year == year && text_eq(x->name, name))
            return x;
    }
    return NULL;
}

/* Names of the conditions that every unit of the year has. */
static size_t shared_conditions(const struct county_source *s, const struct unit_years *u, const char **names)
{
    size_t n = 0;
    for (size_t i = 0; i < s->people.conditions.n && n < CADRE_CONDITIONS_MAX; i++) {
        const struct condition *x = &s->people.conditions.v[i];
        if (!u->n || x->organisation_no != u->v[0].organisation->organisation_no || x->year != u->year) continue;
        bool everywhere = true;
        for (size_t k = 0; k < u->n; k++) everywhere = everywhere && condition_of(s, &u->v[k], u->year, x->name);
        if (everywhere) names[n++] = x->name;
    }
    return n;
}

static bool adjust(const struct county_source *s, const struct unit_years *u, const char **names, size_t count,
        struct adjusted *out, struct err *e)
{
    double *results = arena_alloc_array(s->arena, u->n + 1, sizeof *results);
    double *conditions = arena_alloc_array(s->arena, u->n * count + 1, sizeof *conditions);
    for (size_t i = 0; i < u->n; i++) {
        results[i] = (double)u->v[i].result->score_micro / 1e6;
        for (size_t k = 0; k < count; k++)
            conditions[i * count + k] = (double)condition_of(s, &u->v[i], u->year, names[k])->value_micro / 1e6;
    }
    return cadre_adjust(s->arena, results, conditions, u->n, count, out, e);
}

static void add_across_row(const struct county_source *s, struct paper_rows *r, const struct unit_year *u,
        const struct measure *percentile, const struct measure *residual)
{
    rows_add(r, stratum_of_unit(s, u->organisation));
    rows_add(r, u->organisation->name);
    rows_addf(r, "%.2f", (double)u->result->score_micro / 1e6);
    rows_add(r, performance_place_text(s->arena, u->result));
    rows_add(r, measure_is_defined(percentile) ? arena_text(s->arena, "%.1f（%" PRId64 "）", percentile->value, percentile->base) : "—");
    rows_add(r, measure_is_defined(residual) ? arena_text(s->arena, "%+.2f", residual->value) : "—");
    rows_add(r, residual->has_interval ? arena_text(s->arena, "%+.1f 至 %+.1f", residual->low, residual->high) : "—");
}

static bool add_across(const struct county_source *s, const struct unit_years *u, struct paper *p, struct err *e)
{
    static const struct paper_column columns[] = {{"同类\n（片区、类型、\n层次、类别）", 27, ALIGN_LEFT},
            {"单位", 17, ALIGN_LEFT}, {"得分", 11, ALIGN_RIGHT}, {"全县名次", 12, ALIGN_CENTER},
            {"同类百分位\n（共几个）", 15, ALIGN_RIGHT}, {"扣除条件后\n（分）", 14, ALIGN_RIGHT}, {"95%区间", 18, ALIGN_CENTER}};
    struct paper_rows r = ROWS_OF(s->arena, columns);
    const char *names[CADRE_CONDITIONS_MAX];
    size_t count = shared_conditions(s, u, names);
    struct adjusted adjusted;
    uint32_t *strata = arena_alloc_array(s->arena, u->n + 1, sizeof *strata);
    const char **texts = arena_alloc_array(s->arena, u->n + 1, sizeof *texts);
    double *scores = arena_alloc_array(s->arena, u->n + 1, sizeof *scores);
    struct measure *percentiles = arena_alloc_array(s->arena, u->n + 1, sizeof *percentiles);
    struct buf conditions = {.arena = s->arena};
    for (size_t i = 0; i < u->n; i++) {
        texts[i] = stratum_of_unit(s, u->v[i].organisation);
        scores[i] = (double)u->v[i].result->score_micro / 1e6;
    }
    size_t stratum_count = cadre_number_strata(s->arena, texts, u->n, strata);
    cadre_percentile(strata, scores, u->n, percentiles);
    if (!adjust(s, u, names, count, &adjusted, e)) return false;
    for (uint32_t stratum = 0; stratum < stratum_count; stratum++)
        for (size_t i = 0; i < u->n; i++)
            if (strata[i] == stratum) add_across_row(s, &r, &u->v[i], &percentiles[i], &adjusted.residual[i]);
    for (size_t i = 0; i < count; i++) buf_addf(&conditions, "%s%s", i ? "、" : "", names[i]);
    paper_addf(p, BLOCK_HEADING1, "一、实绩横向比（%" PRId64 "年）", u->year);
    paper_add_rows(p, &r);
    paper_addf(p, BLOCK_NOTE,
            "同类百分位：同片区、同类型、同层次、同类别之内低于它的所占的百分比，0 最低，100 最高，并列的各算一半；同类只有一个的不算；没有区间：全部单位都在内，没有抽样误差。扣除条件后：得分减去按条件（%"
            "s）可望达到的得分，"
            "胡贝尔稳健回归（%zu 个单位）%s，区间是这条线的（依次去掉一个单位）。两种办法回答不同的问题，并列给出。",
            count ? buf_text(&conditions) : "没有各单位都有的条件",
            u->n, adjusted.why ? arena_text(s->arena, "；%s", adjusted.why) : "");
    return true;
}

/* ---- over the years ---- */

static size_t history_of(const struct county_source *s, const struct organisation *o, struct trend_year *years)
{
    size_t n = 0;
    for (size_t i = 0; i < s->people.performances.n && n < YEARS_MAX; i++) {
        const struct performance *x = &s->people.performances.v[i];
        if (!is_whole(x) || x->organisation_no != o->organisation_no || !x->rank || x->of < 2) continue;
        size_t k = n++;
        for (; k > 0 && years[k - 1].year > x->year; k--) years[k] = years[k - 1];
        years[k] = (struct trend_year){(int)x->year, x->rank, x->of};
    }
    return n;
}

/* The years in which a unit has a rank, from the first on, at most as many as stand beside one another. */
static size_t years_ranked(const struct county_source *s, int *years)
{
    size_t n = 0;
    for (size_t i = 0; i < s->people.performances.n; i++) {
        const struct performance *x = &s->people.performances.v[i];
        size_t k = 0;
        while (k < n && years[k] < (int)x->year) k++;
        if (!is_whole(x) || !x->rank || x->of < 2 || (k < n && years[k] == (int)x->year)) continue;
        if (n == YEARS_SHOWN) { /* the oldest makes room */
            if (k == 0) continue;
            k--;
            memmove(years, years + 1, k * sizeof *years);
        } else {
            memmove(years + k + 1, years + k, (n - k) * sizeof *years);
            n++;
        }
        years[k] = (int)x->year;
    }
    return n;
}

static void add_ranks(struct paper_rows *r, const struct trend_year *ranks, size_t n, const int *years, size_t year_count)
{
    for (size_t y = 0; y < year_count; y++) {
        size_t k = 0;
        while (k < n && ranks[k].year != years[y]) k++;
        rows_add(r, k < n ? arena_text(r->arena, "%" PRId64, ranks[k].place) : "—");
    }
}

/* "进 2.3": the place on the scale from the first, 0, to the last, 100, falls by 2.3 a year. */
static const char *points_text(struct arena *a, double slope)
{
    const char *points = arena_text(a, "%.1f", slope < 0 ? -100 * slope : 100 * slope);
    return text_eq(points, "0.0") ? "平" : arena_text(a, "%s %s", slope < 0 ? "进" : "退", points);
}

static void add_slope(struct paper_rows *r, const struct measure *slope)
{
    bool is_defined = measure_is_defined(slope);
    rows_add(r, is_defined ? points_text(r->arena, slope->value) : "—");
    rows_add(r, is_defined && slope->has_interval
                    ? arena_text(r->arena, "%s 至 %s", points_text(r->arena, slope->low), points_text(r->arena, slope->high))
                    : "—");
}

static bool add_history(const struct county_source *s, const struct unit_years *u, struct paper *p, struct err *e)
{
    static const struct paper_column behind[] = {{"前三分\n之一的\n年数", 12, ALIGN_CENTER},
            {"后三分\n之一的\n年数", 12, ALIGN_CENTER}, {"连续\n末位", 8, ALIGN_CENTER}, {"每年\n进退", 11, ALIGN_RIGHT},
            {"95%区间", 25, ALIGN_CENTER}};
    struct paper_column columns[1 + YEARS_SHOWN + ARRAY_COUNT(behind)] = {{"单位", 17, ALIGN_LEFT}};
    int years[YEARS_SHOWN];
    size_t year_count = years_ranked(s, years), column_count = 1;
    for (size_t y = 0; y < year_count; y++)
        columns[column_count++] = (struct paper_column){arena_text(s->arena, "%d\n名次", years[y]), 9, ALIGN_CENTER};
    for (size_t i = 0; i < ARRAY_COUNT(behind); i++) columns[column_count++] = behind[i];
    struct paper_rows r = {.arena = s->arena, .column_count = column_count};
    r.columns = memcpy(arena_alloc_array(s->arena, column_count, sizeof *columns), columns, column_count * sizeof *columns);
    for (size_t i = 0; i < u->n; i++) {
        struct trend_year ranks[YEARS_MAX];
        struct trend_history h;
        size_t n = history_of(s, u->v[i].organisation, ranks);
        if (n == 0) continue;
        if (!cadre_history(s->arena, ranks, n, &h, e)) return err_in(e, "%s的历年名次", u->v[i].organisation->name);
        rows_add(&r, u->v[i].organisation->name);
        add_ranks(&r, ranks, n, years, year_count);
        rows_addf(&r, "%zu", h.top_third);
        rows_addf(&r, "%zu", h.bottom_third);
        rows_add(&r, h.last_run ? arena_text(s->arena, "%zu年", h.last_run) : "—");
        add_slope(&r, &h.slope);
    }
    if (r.n == 0) return true;
    paper_add_text(p, BLOCK_HEADING1, "二、实绩纵向比");
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE,
            "名次是全部参评单位中的名次。每年进退：名次换成百分制（第一名 0，末位 100）以后每年的变化，进是名次上升、退是下降，"
            "取任两年之间变化的中位数（泰尔—森斜率）；不足三年的不算；95%区间按 Sen 1968，依据是列出的各年；区间由进到退的，说不上进退。年数是数出来的，没有抽样误差。");
    return true;
}

/* ---- people ---- */

struct ranked {
    const struct official *official;
    const struct organisation *organisation;
    const char *stratum;
    const char *where; /* "东山镇"; with the set where somebody is in several */
    const char *set;
    struct measure rate;
};

static bool is_ranked(const struct set_table *t, enum set_side side, int64_t year)
{
    bool is_of_side = t->set->asks == SET_GRADES && t->set->side == side && !*t->set->part_of && t->n > 0 && !t->is_hidden;
    return is_of_side && (year == 0 || date_year(t->set->held_on) == year);
}

/* The last year up to `most` (0: of all) in which the side was asked. */
static int64_t find_year(const struct county_source *s, enum set_side side, int64_t most)
{
    int64_t last = 0;
    for (size_t i = 0; i < s->appraisal.sets.n; i++) {
        int64_t year = date_year(s->appraisal.sets.v[i].held_on);
        if (year > last && (most == 0 || year <= most) && is_ranked(&s->appraisal.tables[i], side, year)) last = year;
    }
    return last;
}

static size_t gather(const struct county_source *s, enum set_side side, int64_t year, struct ranked *v, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < s->appraisal.sets.n; i++) {
        const struct set_table *t = &s->appraisal.tables[i];
        if (!is_ranked(t, side, year)) continue;
        for (size_t k = 0; k < t->n && n < most; k++) {
            const struct official *o = official_lookup(&s->people.officials, t->rows[k].question->subject_no);
            const struct organisation *at =
                    o ? organisation_lookup(&s->people.organisations, o->organisation_no) : NULL;
            if (!at || *t->rows[k].question->item || t->rows[k].is_hidden) continue;
            v[n++] = (struct ranked){o, at, stratum_of_person(s, o), at->name, t->set->name, set_row_rate(t, &t->rows[k], GRADE_EXCELLENT)};
        }
    }
    return n;
}

static void add_ranked(
        const struct county_source *s, struct paper_rows *r, const struct ranked *x, const struct placing *place)
{
    rows_add(r, x->stratum);
    rows_add(r, x->official->name);
    rows_add(r, x->where);
    rows_addf(r, "%" PRId64, x->rate.base);
    rows_add(r, county_share_text(s->arena, &x->rate));
    rows_add(r, county_interval_text(s->arena, &x->rate));
    rows_add(r, place->why ? "—" : arena_text(s->arena, "第%zu档", place->band));
    rows_add(r, place->why ? "—" : arena_text(s->arena, "%zu–%zu/%zu", place->place_low, place->place_high, place->of));
}

/* By stratum, in it by band, in a band in the order of the records. */
static void add_in_order(const struct county_source *s, struct paper_rows *r, const struct ranked *v,
        const struct compared *compared, const struct placing *places, size_t n)
{
    uint32_t last = 0;
    for (size_t i = 0; i < n; i++)
        if (compared[i].stratum > last) last = compared[i].stratum;
    for (uint32_t stratum = 0; stratum <= last; stratum++) {
        size_t bands = 0;
        for (size_t i = 0; i < n; i++)
            if (compared[i].stratum == stratum && places[i].band > bands) bands = places[i].band;
        for (size_t band = 0; band <= bands; band++)
            for (size_t i = 0; i < n; i++)
                if (compared[i].stratum == stratum && places[i].band == band) add_ranked(s, r, &v[i], &places[i]);
    }
}

static bool is_asked_twice(const struct ranked *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (v[i].official == v[k].official) return true;
    return false;
}

static size_t add_people(const struct county_source *s, enum set_side side, int64_t most, struct paper *p)
{
    static const struct paper_column columns[] = {{"同类", 31, ALIGN_LEFT}, {"姓名", 12, ALIGN_CENTER},
            {"单位", 18, ALIGN_LEFT}, {"有效\n回答", 8, ALIGN_RIGHT}, {"优秀率", 11, ALIGN_RIGHT},
            {"95%区间", 20, ALIGN_CENTER}, {"档", 9, ALIGN_CENTER}, {"可能的\n名次", 15, ALIGN_CENTER}};
    enum { MOST = 20000 };
    struct paper_rows r = ROWS_OF(s->arena, columns);
    struct ranked *v = arena_alloc_array(s->arena, MOST, sizeof *v);
    int64_t year = find_year(s, side, most);
    size_t n = gather(s, side, year, v, MOST);
    bool is_twice = is_asked_twice(v, n);
    for (size_t i = 0; i < n && is_twice; i++) v[i].where = arena_text(s->arena, "%s（%s）", v[i].where, v[i].set);
    struct compared *compared = arena_alloc_array(s->arena, n + 1, sizeof *compared);
    struct placing *places = arena_alloc_array(s->arena, n + 1, sizeof *places);
    const char **texts = arena_alloc_array(s->arena, n + 1, sizeof *texts);
    uint32_t *strata = arena_alloc_array(s->arena, n + 1, sizeof *strata);
    for (size_t i = 0; i < n; i++) texts[i] = v[i].stratum;
    cadre_number_strata(s->arena, texts, n, strata);
    for (size_t i = 0; i < n; i++) compared[i] = (struct compared){strata[i], v[i].rate};
    if (n == 0) return 0;
    cadre_compare(s->arena, compared, n, places);
    add_in_order(s, &r, v, compared, places, n);
    paper_addf(p, BLOCK_HEADING1, "三、%d年%s（同类之内分档）", (int)year, set_side_title(side));
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE,
            "优秀率以各票组的有效回答为基数，威尔逊区间。区间重叠的在一档，一档之内没有差别，按登记先后排；可能的名次是"
            "区间容许的范围。各单位的评价人不同，"
            "不在单位之间扣除松严。测评只是一方面，不单独决定去留。");
    return n;
}

bool county_ranking_paper(
        const struct county_source *s, int64_t year, enum set_side side, struct paper **paper, struct err *e)
{
    struct paper *p = county_paper_begin(s, "横向比、纵向比");
    struct unit_years units = units_of(s, year);
    p->is_compact = true;
    if (units.n > 0 && (!add_across(s, &units, p, e) || !add_history(s, &units, p, e))) return false;
    if (add_people(s, side, year, p) + units.n == 0)
        return err_set(e, ERR_INPUT,
                "既没有单位实绩，也没有%s的测评；用 huanjie performance list、huanjie set list 查看",
                set_side_title(side));
    *paper = p;
    return true;
}
