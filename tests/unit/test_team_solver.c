/* The solver is believed where nobody can count: here everything can be counted, and it must say the same. */
#include "unit.h"

#include "team/bound.h"
#include "team/search.h"
#include "draw.h"

enum { COLUMNS = 10, PROGRAMS = 800 };

/* Rows of all kinds: bounded below, above, on both sides, equations. */
static struct mip *draw_program(struct arena *a)
{
    struct mip *m = mip_new(a);
    int64_t scale = draw_chance(50) ? 1 : 256;
    int32_t rows = draw_between(1, 5);
    for (int i = 0; i < COLUMNS; i++) mip_add_column(m, draw_between(-80, 80) * scale, 1);
    for (int32_t k = 0; k < rows; k++) {
        int64_t low = draw_between(-2, 3), high = low + draw_between(0, 4);
        int32_t kind = draw_between(0, 3), row = mip_add_row(m, kind == 0 ? -MIP_FREE : low, kind == 1 ? MIP_FREE : kind == 2 ? low : high);
        int32_t most = draw_between(1, 4);
        for (int32_t i = 0; i < COLUMNS; i++)
            if (draw_chance(67)) mip_add(m, row, i, draw_between(-most, most));
    }
    return m;
}

/* MIP_FREE: there is no solution. */
static int64_t count_out(const struct mip *m)
{
    int64_t best = MIP_FREE, x[COLUMNS], cost;
    for (int bits = 0; bits < 1 << COLUMNS; bits++) {
        for (int i = 0; i < COLUMNS; i++) x[i] = bits >> i & 1;
        if (mip_is_solution(m, x, &cost) && cost < best) best = cost;
    }
    return best;
}

static void expect(struct arena *a, const struct mip *m, int64_t most, int64_t best)
{
    struct solver_task t = {.mip = m, .most = most, .gap = 1};
    struct solver_answer answer;
    struct err e;
    int64_t cost;
    assert_ok(solver_solve(a, &t, &answer, &e), &e);
    assert_int_equal(answer.state, best <= most && best != MIP_FREE ? SOLVER_OPTIMAL : SOLVER_INFEASIBLE);
    if (answer.state == SOLVER_INFEASIBLE) return;
    assert_true(mip_is_solution(m, answer.value, &cost));
    assert_int_equal(cost, best);
}

static void the_least_is_the_least(void **state)
{
    (void)state;
    size_t without = 0;
    draw_seed = 20261126;
    for (int n = 0; n < PROGRAMS; n++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 24);
        struct mip *m = draw_program(a);
        int64_t best = count_out(m);
        without += best == MIP_FREE;
        expect(a, m, MIP_FREE, best);
        if (best == MIP_FREE) continue;
        expect(a, m, best + draw_between(0, 600), best);
        expect(a, m, best - 1, best);
    }
    assert_true(without > PROGRAMS / 20 && without < PROGRAMS / 2);
}

/* A program for which CBC named a dearer solution as the best, when it was told to preprocess and what may be spent. */
static void what_preprocessing_got_wrong(void **state)
{
    (void)state;
    static const int64_t cost[4] = {-6400, 6912, 17664, -14080}, value[4] = {3, -2, 1, 1};
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct mip *m = mip_new(a);
    int32_t row = mip_add_row(m, 0, 3);
    for (int32_t i = 0; i < 4; i++) mip_add(m, row, mip_add_column(m, cost[i], 1), value[i]);
    expect(a, m, MIP_FREE, -14080);
    for (int64_t most = -14080; most < -9000; most += 100) expect(a, m, most, -14080);
}

/* Where the kept columns have no solution even in real numbers, the ray proves it in whole numbers. CLP has none for one program
 * here and there. */
static void a_ray_proves_that_there_is_none(void **state)
{
    (void)state;
    size_t proven = 0, without = 0;
    draw_seed = 20261127;
    for (int n = 0; n < PROGRAMS; n++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 24);
        struct mip *m = draw_program(a);
        struct solver_relaxed r;
        struct err e;
        bool kept[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) kept[i] = draw_chance(60);
        assert_ok(solver_relax(a, &(struct solver_relaxing){.mip = m, .kept = kept}, &r, &e), &e);
        if (r.state != SOLVER_INFEASIBLE) continue;
        for (int i = 0; i < COLUMNS; i++) {
            m->cost[i] = 0;
            m->high[i] = kept[i];
        }
        without += r.ray == NULL;
        if (!r.ray) continue;
        assert_true(bound_prove(a, m, r.ray).floor > 0);
        proven++;
    }
    assert_true(proven > PROGRAMS / 10 && without * 100 < proven);
}

enum { MANY = 40 };

/* One of many, who cost the more the later they stand and stand in more rows than two; only the last is worth what is asked. */
static struct mip *one_of_many(struct arena *a, int64_t worth, int64_t asked)
{
    struct mip *m = mip_new(a);
    for (int i = 0; i < MANY; i++) mip_add_column(m, i, 1);
    int32_t one = mip_add_row(m, 1, 1), most = mip_add_row(m, -MIP_FREE, 2), least = mip_add_row(m, asked, MIP_FREE);
    for (int32_t i = 0; i < MANY; i++) {
        mip_add(m, one, i, 1);
        mip_add(m, most, i, 1);
        mip_add(m, least, i, i + 1 == MANY ? worth : 1);
    }
    return m;
}

static void what_the_cheapest_lack_is_found(void **state)
{
    (void)state;
    static const struct {
        int64_t worth, asked;
        bool exists;
    } cases[] = {{5, 5, true}, {5, 6, false}, {1, 1, true}, {0, 2, false}};
    for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 26);
        int32_t unit[MANY] = {0};
        struct mip *m = one_of_many(a, cases[i].worth, cases[i].asked);
        struct parts parts = parts_of(a, m, unit, MANY, 1);
        struct search s = {.arena = a, .mip = m, .parts = &parts};
        struct search_found found;
        enum solver_state end;
        struct err e;
        assert_ok(search_begin(&s, &end, &e), &e);
        assert_int_equal(end, cases[i].exists ? SOLVER_OPTIMAL : SOLVER_INFEASIBLE);
        assert_false(s.is_believed);
        if (!cases[i].exists) continue;
        assert_ok(search_least(&s, &found, &e), &e);
        assert_int_equal(found.cost, cases[i].asked == 1 ? 0 : MANY - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_least_is_the_least),
            cmocka_unit_test(what_preprocessing_got_wrong),
            cmocka_unit_test(a_ray_proves_that_there_is_none),
            cmocka_unit_test(what_the_cheapest_lack_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
