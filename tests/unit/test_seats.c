#include "unit.h"

#include "seats/allocate.h"

static const struct seat_bounds one_to_three = {1, 3};

static struct allocation deal(struct arena *a, enum seat_method m, const int64_t *people, size_t n, int64_t total,
        struct seat_bounds bounds)
{
    struct allocation out;
    struct err e;
    assert_ok(seats_allocate(a, m, people, n, total, bounds, &out, &e), &e);
    return out;
}

/* The United States of 1790 for 105 seats: published results of each method (Balinski and Young, Fair Representation). */
static void the_census_of_1790_comes_out_as_published(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    static const int64_t people[] = {55540, 70835, 236841, 278514, 475327, 141822, 179570, 331589, 353523, 432879, 68446,
            206236, 85533, 630560, 68705};
    static const int64_t hamilton[] = {2, 2, 7, 8, 14, 4, 5, 10, 10, 13, 2, 6, 2, 18, 2};
    static const int64_t jefferson[] = {1, 2, 7, 8, 14, 4, 5, 10, 10, 13, 2, 6, 2, 19, 2};
    static const int64_t webster[] = {2, 2, 7, 8, 14, 4, 5, 10, 10, 13, 2, 6, 2, 18, 2};
    const struct seat_bounds any = {1, 105};
    const struct {
        enum seat_method method;
        const int64_t *seats;
    } table[] = {{SEAT_METHOD_HAMILTON, hamilton}, {SEAT_METHOD_JEFFERSON, jefferson}, {SEAT_METHOD_WEBSTER, webster}};
    for (size_t t = 0; t < ARRAY_COUNT(table); t++) {
        struct allocation out = deal(a, table[t].method, people, ARRAY_COUNT(people), 105, any);
        for (size_t i = 0; i < ARRAY_COUNT(people); i++) assert_int_equal(out.seats[i], table[t].seats[i]);
    }
}

static uint64_t seed = 7;

static int64_t random_below(int64_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((seed >> 33) % (uint64_t)n);
}

static void seats_always_sum_to_the_total_within_bounds(void **state)
{
    (void)state;
    for (int round = 0; round < 3000; round++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        size_t n = 1 + (size_t)random_below(40);
        int64_t people[40];
        for (size_t i = 0; i < n; i++) people[i] = 1 + random_below(round % 2 ? 30 : 4000);
        int64_t total = (int64_t)n + random_below((int64_t)n * 2 + 1);
        for (int m = 0; m < SEAT_METHOD_COUNT; m++) {
            struct allocation out = deal(a, (enum seat_method)m, people, n, total, one_to_three);
            int64_t sum = 0;
            for (size_t i = 0; i < n; i++) {
                assert_in_range(out.seats[i], 1, 3);
                sum += out.seats[i];
                /* more people never means fewer seats, unless they are exactly tied */
                for (size_t k = 0; k < n; k++)
                    if (people[i] > people[k]) assert_true(out.seats[i] >= out.seats[k]);
            }
            assert_int_equal(sum, total);
            assert_true(out.most_over >= 0 && out.most_under <= 0);
        }
    }
}

/* The defining property of Huntington-Hill: no transfer of a seat makes two districts relatively more equal. */
static void hill_leaves_no_transfer_that_would_help(void **state)
{
    (void)state;
    for (int round = 0; round < 500; round++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        int64_t people[12];
        for (size_t i = 0; i < 12; i++) people[i] = 200 + random_below(3000);
        struct allocation out = deal(a, SEAT_METHOD_HILL, people, 12, 24, one_to_three);
        for (size_t i = 0; i < 12; i++) {
            for (size_t k = 0; k < 12; k++) {
                if (i == k || out.seats[i] == 1 || out.seats[k] == 3) continue;
                /* i gave its last seat for p_i^2 / (s (s-1)); k asks with p_k^2 / (t (t+1)) */
                int64_t s = out.seats[i], t = out.seats[k];
                assert_true(people[i] * people[i] * t * (t + 1) >= people[k] * people[k] * s * (s - 1));
            }
        }
    }
}

static void equal_claims_are_marked_for_people_to_decide(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    static const int64_t people[] = {1000, 1000, 1000, 400};
    for (int m = 0; m < SEAT_METHOD_COUNT; m++) {
        struct allocation out = deal(a, (enum seat_method)m, people, 4, 6, one_to_three);
        assert_int_equal(out.tied_count, 3);
        assert_false(out.tied[3]);
        out = deal(a, (enum seat_method)m, people, 4, 7, one_to_three);
        assert_int_equal(out.tied_count, 0);
    }
}

static void what_cannot_be_dealt_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    static const int64_t people[] = {1000, 0, 1000}, fine[] = {10, 20, 30};
    struct allocation out = {.tied_count = 99};
    struct err e;
    assert_refused(seats_allocate(a, SEAT_METHOD_WEBSTER, people, 3, 5, one_to_three, &out, &e), &e, "人口数");
    assert_refused(seats_allocate(a, SEAT_METHOD_WEBSTER, fine, 3, 2, one_to_three, &out, &e), &e, "3 至 9");
    assert_refused(seats_allocate(a, SEAT_METHOD_WEBSTER, fine, 3, 10, one_to_three, &out, &e), &e, "3 至 9");
    assert_refused(seats_allocate(a, SEAT_METHOD_WEBSTER, fine, 0, 10, one_to_three, &out, &e), &e, "选区数");
    assert_int_equal(out.tied_count, 99);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_census_of_1790_comes_out_as_published),
            cmocka_unit_test(seats_always_sum_to_the_total_within_bounds),
            cmocka_unit_test(hill_leaves_no_transfer_that_would_help),
            cmocka_unit_test(equal_claims_are_marked_for_people_to_decide),
            cmocka_unit_test(what_cannot_be_dealt_is_refused),
    };
    return cmocka_run_group_tests_name("seats", tests, NULL, NULL);
}
