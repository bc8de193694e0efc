/* Intervals of agreement by leaving subjects out: against values computed independently, and how often they hold the truth. */
#include "unit.h"

#include <math.h>

#include "base/arena.h"
#include "cadre/agreement.h"
#include "cadre/chance.h"

static void assert_interval(const struct measure *m, double low, double high)
{
    assert_true(m->has_interval);
    assert_true(fabs(m->low - low) < 1e-9);
    assert_true(fabs(m->high - high) < 1e-9);
}

/* Expected bounds: the definition written once more outside of this program, with other routines for ranks and for t. */
static void bounds_are_those_of_the_definition(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const double scores[] = {9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};
    static const double labels[] = {0, 0, 1, 1, 1, 1, 0, 2, 2, 0, 0, 0, 2, 2, 1, 1, 0, 1};
    static const double units[] = {1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN, 1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3,
            NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN, 1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN};
    struct kendall w;
    struct measure m;
    struct err e;
    assert_ok(cadre_kendall(a, &(struct ratings){scores, 6, 4}, &w, &e), &e);
    assert_interval(&w.w_ties, 0.7104341849682134, 1);
    assert_ok(cadre_fleiss(a, &(struct ratings){labels, 6, 3}, &m, &e), &e);
    assert_interval(&m, -0.2378451937888289, 0.8664166223602576);
    static const struct {
        enum cadre_method method;
        double low;
    } levels[] = {{CADRE_KRIPP_NOMINAL, 0.42000341666040136}, {CADRE_KRIPP_ORDINAL, 0.48819898144603835},
            {CADRE_KRIPP_INTERVAL, 0.5377489514083663}, {CADRE_KRIPP_RATIO, 0.48073427076093916}};
    for (size_t i = 0; i < ARRAY_COUNT(levels); i++) {
        assert_ok(cadre_kripp(a, levels[i].method, &(struct ratings){units, 4, 12}, &m, &e), &e);
        assert_interval(&m, levels[i].low, 1);
    }
}

static void where_there_is_none(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const double four[] = {0, 0, 1, 1, 0, 1, 1, 1}, alike[12] = {0}, one_apart[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
    struct measure m;
    struct err e;
    assert_ok(cadre_fleiss(a, &(struct ratings){four, 4, 2}, &m, &e), &e);
    assert_true(measure_is_defined(&m) && !m.has_interval); /* four subjects */
    assert_ok(cadre_fleiss(a, &(struct ratings){alike, 6, 2}, &m, &e), &e);
    assert_true(!measure_is_defined(&m) && !m.has_interval);
    assert_ok(cadre_fleiss(a, &(struct ratings){one_apart, 5, 2}, &m, &e), &e);
    assert_true(measure_is_defined(&m) && !m.has_interval); /* without the fifth all are alike */
}

/* Two labels; a rater says the subject's own with this chance and else any of the two: kappa is the square of it. */
static void the_truth_lies_inside_as_often_as_is_said(void **state)
{
    (void)state;
    enum { SUBJECTS = 40, RATERS = 4, TIMES = 400 };
    const double knows = 0.7, kappa = knows * knows;
    struct chance c = chance_from(20261126);
    size_t inside = 0;
    for (size_t t = 0; t < TIMES; t++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 22);
        double v[SUBJECTS * RATERS];
        for (size_t i = 0; i < SUBJECTS; i++) {
            uint32_t own = chance_below(&c, 2);
            for (size_t k = 0; k < RATERS; k++) v[i * RATERS + k] = chance_share(&c) < knows ? own : chance_below(&c, 2);
        }
        struct measure m;
        struct err e;
        assert_ok(cadre_fleiss(a, &(struct ratings){v, SUBJECTS, RATERS}, &m, &e), &e);
        inside += m.has_interval && m.low <= kappa && kappa <= m.high;
    }
    if (inside < TIMES * 91 / 100 || inside > TIMES * 98 / 100) fail_msg("%zu of %d", inside, TIMES);
}

/* More subjects than parts, in both sizes of table: the interval shrinks, and nothing is left out. */
static void many_subjects_are_left_out_in_parts(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 26);
    static const size_t subjects[] = {50, 1000, 8000};
    double width = 2;
    for (size_t s = 0; s < ARRAY_COUNT(subjects); s++) {
        struct chance c = chance_from(7);
        size_t n = subjects[s] * 3;
        double *v = arena_alloc_array(a, n, sizeof *v);
        for (size_t i = 0; i < n; i++) v[i] = chance_share(&c) < 0.6 ? (double)(i / 3 % 2) : chance_below(&c, 2);
        struct measure m;
        struct err e;
        assert_ok(cadre_fleiss(a, &(struct ratings){v, subjects[s], 3}, &m, &e), &e);
        assert_true(m.has_interval && m.low < m.value && m.value < m.high);
        assert_true(m.high - m.low < width / 2);
        width = m.high - m.low;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(bounds_are_those_of_the_definition),
            cmocka_unit_test(where_there_is_none),
            cmocka_unit_test(the_truth_lies_inside_as_often_as_is_said),
            cmocka_unit_test(many_subjects_are_left_out_in_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
