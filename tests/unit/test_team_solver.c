/* The solver is believed where nobody can count: here everything can be counted, and it must say the same. */
#include "unit.h"

#include "team/bound.h"
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

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_least_is_the_least),
            cmocka_unit_test(what_preprocessing_got_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
