/* Intervals of places by drawing the ballots anew: against chances that are known, how often they hold the truth, and that nothing
 * but the ballots decides. */
#include "unit.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "cadre/chance.h"
#include "cadre/resample.h"

static void assert_place(const struct measure *m, double value, double low, double high, int64_t base)
{
    assert_true(measure_is_defined(m) && m->has_interval);
    assert_int_equal(m->method, CADRE_PLACE);
    assert_int_equal(m->base, base);
    assert_true(m->value == value && m->low == low && m->high == high);
}

/* Of n ballots with x for the first of two, the second is first, or equal, in so many of the draws: known of the binomial. */
static void two_items_follow_the_binomial(void **state)
{
    (void)state;
    static const struct {
        int64_t first, second;
        double high; /* the worst place of the first */
    } cases[] = {{65, 35, 1}, {63, 37, 1}, {55, 45, 2}, {51, 49, 2}, {5, 1, 1}, {4, 2, 2}, {650000, 350000, 1}};
    static const uint16_t up[] = {0, 1}, down[] = {1, 0};
    for (size_t i = 0; i < ARRAY_COUNT(cases); i++)
        for (int m = 0; m < CADRE_ORDER_COUNT; m++) {
            AUTO_ARENA struct arena *a = arena_new(1 << 22);
            struct ranking rankings[] = {{cases[i].first, up}, {cases[i].second, down}};
            struct measure places[2];
            struct err e;
            int64_t all = cases[i].first + cases[i].second;
            bool is_rare = i == 4; /* 5 of 6: half or less with a chance of 6.2 per cent */
            assert_ok(cadre_resample_rankings(a, (enum cadre_order)m, rankings, 2, 2, 999, 1, places, &e), &e);
            assert_place(&places[0], 1, 1, is_rare ? 2 : cases[i].high, all);
            assert_place(&places[1], 2, is_rare ? 1 : 3 - cases[i].high, 2, all);
        }
}

/* Rankings in another order, and split into single ones, give the same. */
static void the_order_of_the_ballots_changes_nothing(void **state)
{
    (void)state;
    enum { ITEMS = 4, LINES = 12, BALLOTS = 30 };
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct chance c = chance_from(11);
    uint16_t place[LINES][ITEMS];
    uint8_t grades[BALLOTS * ITEMS], mixed[BALLOTS * ITEMS];
    struct ranking one[LINES], other[2 * LINES];
    for (size_t l = 0; l < LINES; l++) {
        for (size_t i = 0; i < ITEMS; i++) place[l][i] = (uint16_t)chance_below(&c, ITEMS);
        one[l] = (struct ranking){2 + (int64_t)l % 3, place[l]};
        other[LINES - 1 - l] = (struct ranking){1, place[l]};
        other[LINES + l] = (struct ranking){1 + (int64_t)l % 3, place[l]};
    }
    for (int m = 0; m < CADRE_ORDER_COUNT; m++) {
        struct measure x[ITEMS], y[ITEMS];
        struct err e;
        assert_ok(cadre_resample_rankings(a, (enum cadre_order)m, one, LINES, ITEMS, 199, 1, x, &e), &e);
        assert_ok(cadre_resample_rankings(a, (enum cadre_order)m, other, 2 * LINES, ITEMS, 199, 1, y, &e), &e);
        for (size_t i = 0; i < ITEMS; i++) assert_place(&y[i], x[i].value, x[i].low, x[i].high, x[i].base);
    }
    for (size_t i = 0; i < BALLOTS * ITEMS; i++) grades[i] = (uint8_t)chance_below(&c, 5);
    for (size_t b = 0; b < BALLOTS; b++) memcpy(mixed + b * ITEMS, grades + (b * 7 + 3) % BALLOTS * ITEMS, ITEMS);
    struct rank_orders x, y;
    struct err e;
    assert_ok(cadre_resample_sources(a, &(struct rank_source){grades, BALLOTS, NULL}, 1, ITEMS, 199, 1, &x, &e), &e);
    assert_ok(cadre_resample_sources(a, &(struct rank_source){mixed, BALLOTS, NULL}, 1, ITEMS, 199, 1, &y, &e), &e);
    for (int m = 0; m < CADRE_ORDER_COUNT; m++)
        for (size_t i = 0; i < ITEMS; i++)
            assert_place(&y.place[m][i], x.place[m][i].value, x.place[m][i].low, x.place[m][i].high, BALLOTS);
}

/* Three sources of 25 raters each, a third of them milder than the others, and six people one better than the other: the places
 * that they truly have are inside of so many of the intervals. */
static void intervals_hold_the_true_places(void **state)
{
    enum { ITEMS = 6, SOURCES = 3, BALLOTS = 25, ROUNDS = 60 };
    const bool *are_sums = *state;
    size_t held = 0, wide = 0;
    struct chance c = chance_from(77);
    for (int round = 0; round < ROUNDS; round++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 24);
        static uint8_t grades[SOURCES][BALLOTS * ITEMS];
        static int64_t counts[SOURCES][ITEMS * RESAMPLE_GRADES];
        struct rank_source sources[SOURCES];
        memset(counts, 0, sizeof counts);
        for (size_t s = 0; s < SOURCES; s++) {
            for (size_t b = 0; b < BALLOTS; b++) {
                double mild = b % 3 == 0 ? 0.6 : 0;
                for (size_t i = 0; i < ITEMS; i++) {
                    double x = 2.6 - 0.18 * (double)i + mild + 2 * (chance_share(&c) + chance_share(&c) - 1);
                    int grade = x < 0 ? 0 : x > 3 ? 3 : (int)x;
                    grades[s][b * ITEMS + i] = (uint8_t)(1 + grade);
                    counts[s][i * RESAMPLE_GRADES + (size_t)grade]++;
                }
            }
            sources[s] = *are_sums ? (struct rank_source){NULL, 0, counts[s]} : (struct rank_source){grades[s], BALLOTS, NULL};
        }
        struct rank_orders out;
        struct err e;
        assert_ok(cadre_resample_sources(a, sources, SOURCES, ITEMS, 199, 1, &out, &e), &e);
        assert_int_equal(out.base, SOURCES * BALLOTS);
        for (size_t i = 0; i < ITEMS; i++) {
            const struct measure *m = &out.place[CADRE_ORDER_BORDA][i];
            assert_true(m->low <= m->value && m->value <= m->high && m->low >= 1 && m->high <= ITEMS);
            held += m->low <= (double)i + 1 && m->high >= (double)i + 1;
            wide += m->high - m->low >= ITEMS - 1;
        }
    }
    double share = (double)held / (ROUNDS * ITEMS);
    if (share < 0.93) fail_msg("%.3f hold the truth", share);
    assert_true(wide < ROUNDS * ITEMS / 4); /* and they say something */
}

static void binomials_have_their_mean_and_spread(void **state)
{
    (void)state;
    static const struct {
        int64_t n;
        double share;
    } cases[] = {{1, 0.5}, {7, 0.01}, {40, 0.3}, {40, 0.999}, {5000, 0.2}, {10000000, 0.5}, {10000000, 1e-7}};
    enum { DRAWS = 2000 };
    struct chance c = chance_from(3);
    for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
        double sum = 0, squares = 0, n = (double)cases[i].n, share = cases[i].share, spread = sqrt(n * share * (1 - share));
        for (int d = 0; d < DRAWS; d++) {
            int64_t x = chance_binomial(&c, cases[i].n, share);
            assert_true(x >= 0 && x <= cases[i].n);
            sum += (double)x - n * share;
            squares += ((double)x - n * share) * ((double)x - n * share);
        }
        assert_true(fabs(sum / DRAWS) <= 4 * spread / sqrt(DRAWS));
        assert_true(fabs(sqrt(squares / DRAWS) / spread - 1) < (spread < 1 ? 0.4 : 0.08));
    }
    assert_int_equal(chance_binomial(&c, 9, 0), 0);
    assert_int_equal(chance_binomial(&c, 9, 1), 9);
    assert_int_equal(chance_binomial(&c, 0, 0.5), 0);
}

/* Somebody whom one ballot in thirty grades is missing from a third of the draws: they are drawn again. */
static void who_is_graded_by_one_ballot_is_in_every_draw(void **state)
{
    (void)state;
    enum { BALLOTS = 30 };
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    uint8_t grades[BALLOTS * 2];
    struct rank_orders out;
    struct err e;
    for (size_t b = 0; b < BALLOTS; b++) grades[b * 2] = 3, grades[b * 2 + 1] = b == 0 ? 4 : 0;
    assert_ok(cadre_resample_sources(a, &(struct rank_source){grades, BALLOTS, NULL}, 1, 2, 99, 1, &out, &e), &e);
    assert_place(&out.place[CADRE_ORDER_BORDA][1], 1, 1, 1, BALLOTS);
}

static void what_is_not_drawn_says_why(void **state)
{
    (void)state;
    enum { ITEMS = 19 };
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    static uint16_t up[ITEMS];
    static uint8_t grades[5 * ITEMS];
    struct ranking one = {20000000, up}, few = {20, up};
    struct rank_source source = {grades, 5, NULL};
    struct rank_orders out;
    struct measure places[ITEMS];
    struct err e;
    for (size_t i = 0; i < ITEMS; i++) up[i] = (uint16_t)i;
    for (size_t i = 0; i < sizeof grades; i++) grades[i] = (uint8_t)(1 + i % 4);
    assert_ok(cadre_resample_rankings(a, CADRE_ORDER_BORDA, &one, 1, 3, 999, 1, places, &e), &e);
    assert_non_null(strstr(measure_interval_why(&places[2]), "一千万"));
    assert_true(places[2].value == 3);
    assert_ok(cadre_resample_rankings(a, CADRE_ORDER_KEMENY, &few, 1, 13, 999, 1, places, &e), &e);
    assert_non_null(strstr(measure_interval_why(&places[0]), "超过 12"));
    assert_refused(cadre_resample_rankings(a, CADRE_ORDER_KEMENY, &few, 1, ITEMS, 999, 1, places, &e), &e, "至多 18");
    assert_refused(cadre_resample_rankings(a, CADRE_ORDER_BORDA, &few, 1, 3, 98, 1, places, &e), &e, "98");
    assert_ok(cadre_resample_sources(a, &source, 1, ITEMS, 99, 1, &out, &e), &e);
    assert_non_null(strstr(out.why[CADRE_ORDER_KEMENY], "至多 18"));
    assert_null(out.why[CADRE_ORDER_BORDA]);
    assert_ok(cadre_resample_sources(a, &source, 1, 13, 99, 1, &out, &e), &e);
    assert_null(out.why[CADRE_ORDER_KEMENY]);
    assert_non_null(strstr(measure_interval_why(&out.place[CADRE_ORDER_KEMENY][0]), "超过 12"));
    assert_true(out.place[CADRE_ORDER_SCHULZE][0].has_interval);
    assert_refused(cadre_resample_sources(a, &source, 0, 3, 99, 1, &out, &e), &e, "没有一个票组");
}

int main(void)
{
    static bool ballots = false, sums = true;
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(two_items_follow_the_binomial),
            cmocka_unit_test(the_order_of_the_ballots_changes_nothing),
            cmocka_unit_test_prestate(intervals_hold_the_true_places, &ballots),
            cmocka_unit_test_prestate(intervals_hold_the_true_places, &sums),
            cmocka_unit_test(binomials_have_their_mean_and_spread),
            cmocka_unit_test(who_is_graded_by_one_ballot_is_in_every_draw),
            cmocka_unit_test(what_is_not_drawn_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
