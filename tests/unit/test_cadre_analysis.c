/* Comparison, adjustment, severity, sensitivity and bloc ballots, on data whose truth is known. */
#include "unit.h"

#include <math.h>

#include "cadre/adjust.h"
#include "cadre/bloc.h"
#include "cadre/chance.h"
#include "cadre/compare.h"
#include "cadre/discovery.h"
#include "cadre/sensitivity.h"
#include "cadre/severity.h"
#include "cadre/stratum.h"
#include "cadre/share.h"
#include "cadre/trend.h"

static void assert_near(double x, double wanted, double within)
{
    if (!(fabs(x - wanted) <= within)) fail_msg("%.9f is not %.9f", x, wanted);
}

/* Three townships of six raters and four cadres, each milder by five than the one before; six from the county see all of them. */
static size_t draw_means(struct group_mean *v, bool is_linked)
{
    static const double quality[] = {80, 82, 84, 86, 70, 72, 74, 76, 90, 88, 86, 84};
    size_t n = 0;
    for (uint32_t g = 0; g < (is_linked ? 4u : 3u); g++)
        for (uint32_t s = 0; s < 12; s++)
            if (g == 3 || g == s / 4) v[n++] = (struct group_mean){g, s, 6, quality[s] + g * 5, 0.5};
    return n;
}

static void severity_is_taken_out_where_raters_tie_townships_together(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct group_mean v[24];
    struct group_severity s;
    struct err e;
    size_t n = draw_means(v, true);
    assert_ok(cadre_severity(a, v, n, 4, 12, &s, &e), &e);
    assert_int_equal(s.components, 1);
    assert_null(s.why);
    assert_near(s.severity[1].value - s.severity[0].value, 5, 1e-9);
    assert_near(s.severity[3].value - s.severity[0].value, 15, 1e-9);
    assert_near(s.adjusted[4].value - s.adjusted[0].value, -10, 1e-9);
    assert_near(s.adjusted[8].value - s.adjusted[0].value, 10, 1e-9);
    assert_int_equal(s.adjusted[0].base, 12);
    assert_int_equal(s.severity[3].base, 72);
    assert_true(s.adjusted[0].has_interval && s.adjusted[0].low < s.adjusted[0].value && s.adjusted[0].value < s.adjusted[0].high);
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += (double)v[i].raters * s.severity[v[i].group].value;
    assert_near(sum, 0, 1e-9);
}

/* Two groups of which one grades both, by hand. */
static void severity_is_that_of_least_squares(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    const struct group_mean v[] = {{0, 0, 10, 3, 0.1}, {1, 0, 10, 2, 0.2}, {1, 1, 10, 1, 0.3}};
    struct group_severity s;
    struct err e;
    assert_ok(cadre_severity(a, v, 3, 2, 2, &s, &e), &e);
    /* level 0 - level 1 = 1, and 10 x level 0 + 20 x level 1 = 0 */
    assert_near(s.severity[0].value, 2 / 3.0, 1e-12);
    assert_near(s.severity[1].value, -1 / 3.0, 1e-12);
    assert_near(s.adjusted[0].value, 7 / 3.0, 1e-12);
    assert_near(s.adjusted[1].value, 4 / 3.0, 1e-12);
    /* adjusted 0 = x / 3 + 2y / 3; adjusted 1 = z + (x - y) / 3 */
    assert_near(s.adjusted[0].high - s.adjusted[0].value, 1.959963984540054 * sqrt(0.01 / 9 + 4 * 0.04 / 9), 1e-12);
    assert_near(s.adjusted[1].high - s.adjusted[1].value, 1.959963984540054 * sqrt(0.09 + 0.01 / 9 + 0.04 / 9), 1e-12);
}

static double normal(struct chance *c)
{
    double sum = -6;
    for (int i = 0; i < 12; i++) sum += chance_share(c);
    return sum;
}

/* A group of twelve raters, of their own level each, and what they give twelve of twenty subjects. */
static size_t draw_group(struct chance *c, uint32_t g, double level, const double *worth, struct group_mean *v)
{
    enum { RATERS = 12, GRADED = 12, SUBJECTS = 20 };
    double own[RATERS];
    for (size_t r = 0; r < RATERS; r++) own[r] = level + 0.5 * normal(c);
    for (uint32_t i = 0; i < GRADED; i++) {
        uint32_t s = (g * 5 + i) % SUBJECTS;
        double sum = 0, squares = 0;
        for (size_t r = 0; r < RATERS; r++) {
            double mark = worth[s] + own[r] + 0.5 * normal(c);
            sum += mark;
            squares += mark * mark;
        }
        v[i] = (struct group_mean){g, s, RATERS, sum / RATERS, sqrt((squares - sum * sum / RATERS) / (RATERS - 1) / RATERS)};
    }
    return GRADED;
}

static void adjusted_means_hold_their_truth_as_often_as_is_said(void **state)
{
    (void)state;
    enum { GROUPS = 8, SUBJECTS = 20, TIMES = 100 };
    struct chance c = chance_from(26112026);
    size_t held = 0, seen = 0;
    for (size_t t = 0; t < TIMES; t++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 22);
        double level[GROUPS], worth[SUBJECTS], mean = 0;
        struct group_mean v[GROUPS * SUBJECTS];
        struct group_severity s;
        struct err e;
        size_t n = 0;
        for (size_t i = 0; i < SUBJECTS; i++) worth[i] = normal(&c);
        for (uint32_t g = 0; g < GROUPS; g++) {
            level[g] = 0.5 * normal(&c);
            mean += level[g] / GROUPS;
            n += draw_group(&c, g, level[g], worth, v + n);
        }
        assert_ok(cadre_severity(a, v, n, GROUPS, SUBJECTS, &s, &e), &e);
        for (size_t i = 0; i < SUBJECTS; i++, seen++)
            held += s.adjusted[i].low <= worth[i] + mean && worth[i] + mean <= s.adjusted[i].high;
    }
    if (held < seen * 94 / 100) fail_msg("%zu of %zu", held, seen);
    print_message("# %zu of %zu intervals hold the truth\n", held, seen);
}

static void without_ties_no_severity_is_given(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct group_mean v[24];
    struct group_severity s;
    struct err e;
    size_t n = draw_means(v, false);
    assert_ok(cadre_severity(a, v, n, 3, 12, &s, &e), &e);
    assert_int_equal(s.components, 3);
    assert_non_null(strstr(s.why, "3 片"));
    for (size_t i = 0; i < 12; i++) {
        assert_int_equal(s.component[i], i / 4);
        assert_ptr_equal(s.adjusted[i].why, s.why);
    }
    for (size_t i = 0; i < 3; i++) assert_false(measure_is_defined(&s.severity[i]));
    assert_refused(cadre_severity(a, v, n, 4, 12, &s, &e), &e, "第 4 组评价人");
    assert_refused(cadre_severity(a, v, n, 3, 11, &s, &e), &e, "不对");
    assert_refused(cadre_severity(a, v, 0, 0, 0, &s, &e), &e, "没有一个评分");
    const struct group_mean few = {0, 0, 2, 3, 0.1}, wrong = {0, 0, 2, 3, NAN};
    assert_ok(cadre_severity(a, &few, 1, 1, 1, &s, &e), &e);
    assert_non_null(strstr(s.adjusted[0].why, "不足五人"));
    assert_refused(cadre_severity(a, &wrong, 1, 1, 1, &s, &e), &e, "第 1 个");
}

static void places_inside_each_others_intervals_are_one_band(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct compared v[] = {
            {1, measure_within(CADRE_WILSON, 30, 0.9, 0.8, 0.95)},
            {1, measure_within(CADRE_WILSON, 30, 0.85, 0.7, 0.9)},
            {1, measure_within(CADRE_WILSON, 30, 0.75, 0.6, 0.79)},
            {1, measure_within(CADRE_WILSON, 30, 0.3, 0.2, 0.4)},
            {2, measure_within(CADRE_WILSON, 30, 0.5, 0.4, 0.6)},
            {3, measure_of(CADRE_SCORE, 30, 80)},
            {3, measure_of(CADRE_SCORE, 30, 80)},
            {3, measure_of(CADRE_SCORE, 30, 70)},
            {3, measure_undefined(CADRE_SCORE, 3, "评价人不足五人，不显示")},
    };
    static const struct {
        size_t place, low, high, band, of;
    } wanted[] = {{1, 1, 2, 1, 4}, {2, 1, 3, 1, 4}, {3, 2, 3, 2, 4}, {4, 4, 4, 3, 4}, {0, 0, 0, 0, 1}, {1, 1, 2, 1, 3},
            {1, 1, 2, 1, 3}, {3, 3, 3, 2, 3}, {0, 0, 0, 0, 0}};
    struct placing out[ARRAY_COUNT(v)];
    cadre_compare(a, v, ARRAY_COUNT(v), out);
    for (size_t i = 0; i < ARRAY_COUNT(v); i++) {
        assert_int_equal(out[i].place, wanted[i].place);
        assert_int_equal(out[i].place_low, wanted[i].low);
        assert_int_equal(out[i].place_high, wanted[i].high);
        assert_int_equal(out[i].band, wanted[i].band);
        assert_int_equal(out[i].of, wanted[i].of);
        assert_int_equal(out[i].why != NULL, i == 4 || i == 8);
    }
}

static void percentiles_stay_inside_their_stratum(void **state)
{
    (void)state;
    static const uint32_t strata[] = {1, 1, 1, 1, 1, 2, 2, 3, 1};
    static const double v[] = {10, 20, 30, 40, 40, 1000, 1, 5, NAN};
    static const double wanted[] = {0, 25, 50, 87.5, 87.5, 100, 0};
    struct measure out[9];
    cadre_percentile(strata, v, 9, out);
    for (size_t i = 0; i < 7; i++) assert_near(out[i].value, wanted[i], 1e-12);
    assert_int_equal(out[0].base, 5);
    assert_non_null(strstr(out[7].why, "只有这一个"));
    assert_non_null(strstr(out[8].why, "没有"));
}

/* Of five alike: the estimates say where each stands, the intervals where it may stand. */
static void votes_have_percentiles_as_far_as_their_intervals_allow(void **state)
{
    (void)state;
    static const uint32_t strata[] = {1, 1, 1, 1, 1, 2, 1};
    static const double votes[][3] = {{0.9, 0.8, 0.95}, {0.5, 0.4, 0.6}, {0.55, 0.45, 0.65}, {0.5, 0.42, 0.58}, {0.1, 0.05, 0.2}, {0.7, 0.6, 0.8}};
    static const double wanted[][3] = {{100, 100, 100}, {37.5, 25, 75}, {75, 25, 75}, {37.5, 25, 75}, {0, 0, 0}};
    struct measure v[7], out[7];
    for (size_t i = 0; i < 6; i++) v[i] = measure_within(CADRE_VOTES, 4, votes[i][0], votes[i][1], votes[i][2]);
    v[6] = measure_undefined(CADRE_VOTES, 0, "没有可以显示的评价");
    cadre_percentile_of_votes(strata, v, 7, out);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(out[i].base, 5);
        assert_near(out[i].value, wanted[i][0], 1e-12);
        assert_near(out[i].low, wanted[i][1], 1e-12);
        assert_near(out[i].high, wanted[i][2], 1e-12);
    }
    assert_non_null(strstr(out[5].why, "只有这一个"));
    assert_string_equal(out[6].why, v[6].why);
}

static void who_is_alike_is_said_once(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct organisation town = {1, "甲镇", ORGANISATION_TOWNSHIP, "东片", "山区", "镇", "", ""}, farm = town, other = town;
    farm.kind = ORGANISATION_FARM;
    other.name = "乙镇", other.organisation_no = 2, other.level = "";
    const char *const texts[] = {cadre_stratum(a, &town, STRATUM_TEAM), cadre_stratum(a, &farm, STRATUM_TEAM),
            cadre_stratum(a, &town, STRATUM_CHIEF), cadre_stratum(a, &town, STRATUM_OTHER), cadre_stratum(a, &town, STRATUM_CHIEF),
            cadre_stratum(a, &other, STRATUM_TEAM), cadre_stratum(a, NULL, STRATUM_CHIEF)};
    static const char *const wanted[] = {"东片／山区／镇／乡镇", "东片／山区／镇／农场", "东片／山区／镇／乡镇／正职", "东片／山区／镇／乡镇／其他",
            "东片／山区／镇／乡镇／正职", "东片／山区／—／乡镇", ""};
    static const uint32_t numbers[] = {0, 1, 2, 3, 2, 4, 5};
    uint32_t found[ARRAY_COUNT(texts)];
    assert_int_equal(cadre_number_strata(a, texts, ARRAY_COUNT(texts), found), 6);
    for (size_t i = 0; i < ARRAY_COUNT(texts); i++) {
        assert_string_equal(texts[i], wanted[i]);
        assert_int_equal(found[i], numbers[i]);
    }
}

static void a_history_counts_thirds_and_last_places(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    static const struct trend_year years[] = {
            {2007, 5, 17}, {2008, 6, 17}, {2009, 12, 17}, {2010, 17, 17}, {2011, 16, 16}};
    struct trend_history h;
    struct err e;
    assert_ok(cadre_history(a, years, 5, &h, &e), &e);
    assert_int_equal(h.top_third, 1);
    assert_int_equal(h.bottom_third, 2); /* the twelfth of 17 is no more in it than the sixth is in the top third */
    assert_int_equal(h.last_run, 2);
    assert_near(h.best_share, 0.25, 1e-12);
    assert_near(h.worst_share, 1, 1e-12);
    assert_true(h.slope.value > 0 && h.slope.low <= h.slope.value && h.slope.value <= h.slope.high);
    assert_ok(cadre_history(a, years, 2, &h, &e), &e);
    assert_non_null(strstr(h.slope.why, "不足三年"));
    for (int place = 1; place <= 7; place++) {
        const struct trend_year one = {2011, place, 7}, mirrored = {2011, 8 - place, 7};
        struct trend_history back_to_front;
        assert_ok(cadre_history(a, &one, 1, &h, &e), &e);
        assert_ok(cadre_history(a, &mirrored, 1, &back_to_front, &e), &e);
        assert_int_equal(h.bottom_third, back_to_front.top_third);
        assert_int_equal(h.bottom_third, place >= 6);
    }
    static const struct trend_year back[] = {{2008, 1, 3}, {2008, 1, 3}}, outside[] = {{2008, 4, 3}};
    assert_refused(cadre_history(a, back, 2, &h, &e), &e, "2008");
    assert_refused(cadre_history(a, outside, 1, &h, &e), &e, "名次 4");
    assert_refused(cadre_history(a, outside, 0, &h, &e), &e, "没有一年");
}

/* Brownlee's stack loss data (1960), Huber's regression as statsmodels prints it. */
static void robust_regression_is_as_published(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const double rows[21][4] = {{42, 80, 27, 89}, {37, 80, 27, 88}, {37, 75, 25, 90}, {28, 62, 24, 87},
            {18, 62, 22, 87}, {18, 62, 23, 87}, {19, 62, 24, 93}, {20, 62, 24, 93}, {15, 58, 23, 87}, {14, 58, 18, 80},
            {14, 58, 18, 89}, {13, 58, 17, 88}, {11, 58, 18, 82}, {12, 58, 19, 93}, {8, 50, 18, 89}, {7, 50, 18, 86},
            {8, 50, 19, 72}, {8, 50, 19, 79}, {9, 50, 20, 80}, {15, 56, 20, 82}, {15, 70, 20, 91}};
    static const double wanted[] = {-41.026498, 0.829384, 0.926066, -0.127847};
    double y[21], x[63];
    for (size_t i = 0; i < 21; i++) {
        y[i] = rows[i][0];
        for (size_t k = 0; k < 3; k++) x[i * 3 + k] = rows[i][k + 1];
    }
    struct adjusted out;
    struct err e;
    assert_ok(cadre_adjust(a, y, x, 21, 3, &out, &e), &e);
    assert_null(out.why);
    for (size_t k = 0; k < 4; k++) assert_near(out.coefficient[k], wanted[k], 5e-6);
    assert_true(out.weight[20] < 0.5 && out.weight[9] == 1);
    for (size_t i = 0; i < 21; i++) {
        double fitted = out.coefficient[0];
        for (size_t k = 0; k < 3; k++) fitted += out.coefficient[k + 1] * x[i * 3 + k];
        assert_near(out.residual[i].value, y[i] - fitted, 1e-9);
    }
}

/* Seventeen townships, three conditions, a known line: what is left by it lies in the interval as often as is said. */
static void the_line_is_as_uncertain_as_is_said(void **state)
{
    enum { TOWNS = 17, CONDITIONS = 3, COUNTIES = 120 };
    (void)state;
    struct chance c = chance_from(29);
    size_t inside = 0;
    for (size_t county = 0; county < COUNTIES; county++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        double y[TOWNS], x[TOWNS * CONDITIONS], left[TOWNS];
        for (size_t i = 0; i < TOWNS; i++) {
            left[i] = 3 * (chance_share(&c) + chance_share(&c) + chance_share(&c) + chance_share(&c) - 2);
            y[i] = 80 + left[i];
            for (size_t k = 0; k < CONDITIONS; k++) {
                x[i * CONDITIONS + k] = chance_share(&c);
                y[i] += 4 * (double)k * x[i * CONDITIONS + k];
            }
        }
        struct adjusted out;
        struct err e;
        assert_ok(cadre_adjust(a, y, x, TOWNS, CONDITIONS, &out, &e), &e);
        for (size_t i = 0; i < TOWNS; i++) {
            assert_true(out.residual[i].has_interval);
            inside += out.residual[i].low <= left[i] && left[i] <= out.residual[i].high;
        }
    }
    double share = (double)inside / (TOWNS * COUNTIES);
    if (share < 0.91 || share > 0.99) fail_msg("%.3f of the intervals hold the truth", share);
}

static void where_there_is_no_line_it_says_why(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    double y[12], one[12], flat[12], twin[24];
    for (size_t i = 0; i < 12; i++) {
        y[i] = (double)(i * i);
        one[i] = (double)i;
        flat[i] = 3;
        twin[2 * i] = (double)i;
        twin[2 * i + 1] = 2 * (double)i + 1;
    }
    struct adjusted out;
    struct err e;
    const struct {
        const double *conditions;
        size_t n, count;
        const char *word;
    } table[] = {{one, 5, 1, "单位太少"}, {flat, 12, 1, "都相同"}, {twin, 12, 2, "共线"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        assert_ok(cadre_adjust(a, y, table[i].conditions, table[i].n, table[i].count, &out, &e), &e);
        assert_non_null(strstr(out.why, table[i].word));
        assert_ptr_equal(out.residual[0].why, out.why);
    }
    assert_ok(cadre_adjust(a, one, one, 12, 1, &out, &e), &e);
    for (size_t i = 0; i < 12; i++) assert_near(out.residual[i].value, 0, 1e-9);
    y[3] = NAN;
    assert_refused(cadre_adjust(a, y, one, 12, 1, &out, &e), &e, "第 4 个单位");
    assert_refused(cadre_adjust(a, one, one, 12, 9, &out, &e), &e, "9 项");
}

static void an_order_that_hangs_on_weights_is_seen(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    /* A and B trade places at equal weights; C is below whatever the weights are */
    static const double scores[] = {90, 80, 80, 90.2, 60, 50}, weights[] = {50, 50};
    struct sensitivity_question q = {scores, 3, 2, weights, 0.2, 4000, 7, NULL};
    struct sensitivity s, again;
    struct err e;
    assert_ok(cadre_sensitivity(a, &q, &s, &e), &e);
    assert_int_equal(s.order[0], 1);
    assert_int_equal(s.order[1], 0);
    assert_int_equal(s.order[2], 2);
    assert_true(s.same_order.value > 0.5 && s.same_order.value < 0.7);
    assert_near(s.pair[0].value, s.same_order.value, 0);
    assert_near(s.pair[1].value, 1, 0);
    assert_near(s.first[0].value + s.first[1].value, 1, 1e-12);
    assert_near(s.first[2].value, 0, 0);
    /* 0.1 apart at even weights; the second group tells them 10.2 apart: a little less weight on it, and they are equal */
    assert_near(s.flip[0].value, -0.1 / 10.2, 1e-9);
    assert_int_equal(s.flip_group[0], 1);
    assert_non_null(s.flip[1].why);
    assert_ok(cadre_sensitivity(a, &q, &again, &e), &e);
    assert_near(again.same_order.value, s.same_order.value, 0);
    /* C is of another kind than A and B: first of its own, and held against neither */
    static const uint32_t strata[] = {1, 1, 0};
    q.strata = strata;
    assert_ok(cadre_sensitivity(a, &q, &s, &e), &e);
    assert_int_equal(s.order[0], 2);
    assert_int_equal(s.order[1], 1);
    assert_non_null(strstr(s.pair[0].why, "不是一类"));
    assert_non_null(strstr(s.flip[0].why, "不是一类"));
    assert_near(s.pair[1].value, again.pair[0].value, 0);
    assert_near(s.same_order.value, again.same_order.value, 0);
    assert_near(s.first[2].value, 1, 0);
    assert_near(s.first[0].value, again.first[0].value, 0);
    q.strata = NULL;
    q.spread = 0;
    assert_refused(cadre_sensitivity(a, &q, &s, &e), &e, "浮动");
    q = (struct sensitivity_question){scores, 1, 2, weights, 0.2, 4000, 7, NULL};
    assert_refused(cadre_sensitivity(a, &q, &s, &e), &e, "1 个单位");
}

enum { VOTERS = 60, PEOPLE = 8 };

/* Voters of different mildness who judge eight people of different standing, each on his own. */
static void draw_ballots(struct chance *c, uint8_t *grades, size_t straight)
{
    for (size_t v = 0; v < VOTERS; v++) {
        double mild = chance_share(c) * 1.2 - 0.6;
        for (size_t p = 0; p < PEOPLE; p++) {
            double seen = 2.2 + mild + (double)p * 0.08 + (chance_share(c) + chance_share(c) - 1) * 1.6;
            grades[v * PEOPLE + p] = v < straight ? 4 : seen < 1 ? 1 : seen > 4 ? 4 : (uint8_t)(seen + 0.5);
        }
    }
}

static void chance_alone_is_seldom_taken_for_a_bloc(void **state)
{
    (void)state;
    struct chance c = chance_from(11);
    size_t alarms = 0;
    for (int round = 0; round < 400; round++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        uint8_t grades[VOTERS * PEOPLE];
        struct bloc x;
        struct err e;
        draw_ballots(&c, grades, round % 2 ? 20 : 0);
        assert_ok(cadre_bloc(a, &(struct bloc_question){grades, VOTERS, PEOPLE, 199, (uint64_t)round, false}, &x, &e), &e);
        assert_true(x.straight >= (round % 2 ? 20u : 0u));
        alarms += measure_is_defined(&x.p) && x.p.value <= 0.05;
    }
    print_message("# %zu of 400 groups without a bloc at p <= 0.05\n", alarms);
    assert_true(alarms <= 32);
}

static void a_planted_bloc_is_found(void **state)
{
    (void)state;
    struct chance c = chance_from(12);
    size_t found = 0;
    for (int round = 0; round < 50; round++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        uint8_t grades[VOTERS * PEOPLE];
        struct bloc x, again;
        struct err e;
        draw_ballots(&c, grades, 0);
        for (size_t v = 1; v < 9; v++) memcpy(grades + v * 7 * PEOPLE, grades, PEOPLE);
        struct bloc_question q = {grades, VOTERS, PEOPLE, 999, 3, false};
        assert_ok(cadre_bloc(a, &q, &x, &e), &e);
        assert_ok(cadre_bloc(a, &q, &again, &e), &e);
        assert_near(again.p.value, x.p.value, 0);
        assert_true(x.largest >= 9 && x.pairs >= 36);
        found += x.p.value <= 0.01;
    }
    assert_true(found >= 48);
}

static void few_ballots_or_items_show_nothing(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const uint8_t grades[40] = {1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4};
    struct bloc x;
    struct err e;
    assert_ok(cadre_bloc(a, &(struct bloc_question){grades, 4, 4, 99, 1, false}, &x, &e), &e);
    assert_non_null(strstr(x.p.why, "不足五张"));
    assert_int_equal(x.largest, 0);
    assert_ok(cadre_bloc(a, &(struct bloc_question){grades, 8, 2, 99, 1, false}, &x, &e), &e);
    assert_non_null(strstr(x.p.why, "四项"));
    assert_refused(cadre_bloc(a, &(struct bloc_question){grades, 0, 4, 99, 1, false}, &x, &e), &e, "0 张");
    assert_refused(cadre_bloc(a, &(struct bloc_question){grades, 4, 0, 99, 1, false}, &x, &e), &e, "0 项");
    assert_refused(cadre_bloc(a, &(struct bloc_question){grades, 4, 4, 9, 1, false}, &x, &e), &e, "置换");
}

/* ---- chance among many ---- */

/* Benjamini and Hochberg 1995, the fifteen endpoints of the myocardial infarction trial: at 0.05 four hypotheses fall. */
static void discoveries_of_the_published_trial(void **state)
{
    (void)state;
    static const double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0000};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    double adjusted[ARRAY_COUNT(p)];
    size_t fallen = 0;
    cadre_adjust_discoveries(a, p, ARRAY_COUNT(p), adjusted);
    for (size_t i = 0; i < ARRAY_COUNT(p); i++) fallen += adjusted[i] <= 0.05;
    assert_int_equal(fallen, 4);
    assert_true(fabs(adjusted[0] - 0.0015) < 1e-12 && fabs(adjusted[3] - 0.035625) < 1e-12);
    assert_true(fabs(adjusted[4] - 0.0603) < 1e-12 && fabs(adjusted[14] - 1) < 1e-12);
    double backwards[ARRAY_COUNT(p)], same[ARRAY_COUNT(p)];
    for (size_t i = 0; i < ARRAY_COUNT(p); i++) backwards[i] = p[ARRAY_COUNT(p) - 1 - i];
    cadre_adjust_discoveries(a, backwards, ARRAY_COUNT(p), same);
    for (size_t i = 0; i < ARRAY_COUNT(p); i++) assert_true(same[i] == adjusted[ARRAY_COUNT(p) - 1 - i]);
    cadre_adjust_discoveries(a, p, 0, adjusted);
}

/* Fisher 1935 (the lady tasting tea) and Fisher 1962 (convictions of like-sex twins: R's fisher.test has 0.0005367). */
static void exact_tests_as_published(void **state)
{
    (void)state;
    static const struct {
        int64_t x1, n1, x2, n2;
        double p;
    } table[] = {
            {3, 4, 1, 4, 0.485714285714},
            {2, 17, 10, 13, 0.000536724},
            {0, 10, 0, 20, 1},
            {10, 10, 20, 20, 1},
            {5, 5, 0, 5, 0.007936507937},
            {26, 88, 0, 31, 0.000215542235},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        double p = cadre_fisher(table[i].x1, table[i].n1, table[i].x2, table[i].n2);
        if (fabs(p - table[i].p) > 5e-7) fail_msg("row %zu: %.9f", i, p);
        assert_true(fabs(p - cadre_fisher(table[i].x2, table[i].n2, table[i].x1, table[i].n1)) < 1e-12);
        assert_true(fabs(p - cadre_fisher(table[i].n1 - table[i].x1, table[i].n1, table[i].n2 - table[i].x2, table[i].n2)) < 1e-12);
    }
    assert_true(cadre_fisher(400000, 500000, 100000, 500000) < 1e-300); /* no overflow, no time */
    assert_true(fabs(cadre_share_reach(7, 88, 31) - 7 / 31.0) < 1e-12);
    assert_true(fabs(cadre_share_reach(100, 88, 31) - 1 + 12 / 31.0) < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(discoveries_of_the_published_trial),
            cmocka_unit_test(exact_tests_as_published),
            cmocka_unit_test(severity_is_taken_out_where_raters_tie_townships_together),
            cmocka_unit_test(severity_is_that_of_least_squares),
            cmocka_unit_test(adjusted_means_hold_their_truth_as_often_as_is_said),
            cmocka_unit_test(without_ties_no_severity_is_given),
            cmocka_unit_test(places_inside_each_others_intervals_are_one_band),
            cmocka_unit_test(percentiles_stay_inside_their_stratum),
            cmocka_unit_test(votes_have_percentiles_as_far_as_their_intervals_allow),
            cmocka_unit_test(who_is_alike_is_said_once),
            cmocka_unit_test(a_history_counts_thirds_and_last_places),
            cmocka_unit_test(robust_regression_is_as_published),
            cmocka_unit_test(the_line_is_as_uncertain_as_is_said),
            cmocka_unit_test(where_there_is_no_line_it_says_why),
            cmocka_unit_test(an_order_that_hangs_on_weights_is_seen),
            cmocka_unit_test(chance_alone_is_seldom_taken_for_a_bloc),
            cmocka_unit_test(a_planted_bloc_is_found),
            cmocka_unit_test(few_ballots_or_items_show_nothing),
    };
    return cmocka_run_group_tests_name("cadre analysis", tests, NULL, NULL);
}
