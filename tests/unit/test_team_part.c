/* Programs of two units, small enough to go through all their line-ups: what is said of the cheapest team of a unit, and of both
 * together, must be what going through finds. */
#include "unit.h"

#include "draw.h"
#include "team/master.h"
#include "team/part_inside.h"

enum { UNITS = 2, GROUPS = 2, PEOPLE = 5, COLUMNS_MAX = UNITS * GROUPS * PEOPLE, UNIT_PROGRAMS = 400, PROGRAMS = 120 };

struct program {
    struct mip *m;
    struct parts parts;
    size_t pairs;
    int32_t unit[COLUMNS_MAX], group[COLUMNS_MAX];
    int64_t seats[UNITS * GROUPS];
};

static void add_slack(struct mip *m, int32_t row, int64_t value, int64_t high)
{
    mip_add(m, row, mip_add_column(m, draw_between(0, 12), high), value);
}

/* A unit wants some of a kind, and not too many of another; its people's ages add up to a number between two, or nearly. */
static void add_unit_rows(struct program *p, int32_t unit)
{
    struct mip *m = p->m;
    int32_t least = mip_add_row(m, draw_between(0, 2), MIP_FREE), most = mip_add_row(m, -MIP_FREE, draw_between(0, 2));
    int32_t not_old = mip_add_row(m, -MIP_FREE, 0), not_young = mip_add_row(m, -MIP_FREE, 0);
    for (size_t i = 0; i < p->pairs; i++) {
        int32_t age = draw_between(-9, 9);
        if (p->unit[i] != unit) continue;
        if (draw_chance(40)) mip_add(m, least, (int32_t)i, draw_between(1, 2));
        if (draw_chance(50)) mip_add(m, most, (int32_t)i, 1);
        mip_add(m, not_old, (int32_t)i, age);
        mip_add(m, not_young, (int32_t)i, -age - 3);
    }
    if (draw_chance(60)) add_slack(m, least, draw_between(1, 2), 3);
    if (draw_chance(60)) add_slack(m, most, -1, 4);
    if (draw_chance(90)) {
        int32_t slack = mip_add_column(m, draw_between(1, 4), 60);
        mip_add(m, not_old, slack, -1);
        mip_add(m, not_young, slack, -1);
    }
}

static struct program draw_program(struct arena *a)
{
    struct program p = {.m = mip_new(a)};
    int32_t person_row[PEOPLE], group_row[UNITS * GROUPS];
    for (int32_t k = 0; k < PEOPLE; k++) person_row[k] = mip_add_row(p.m, -MIP_FREE, 1);
    for (int32_t g = 0; g < UNITS * GROUPS; g++) {
        p.seats[g] = g % GROUPS == 0 ? 2 : 1;
        group_row[g] = mip_add_row(p.m, p.seats[g], p.seats[g]);
        for (int32_t k = 0; k < PEOPLE; k++) {
            if (draw_chance(35)) continue;
            int32_t column = mip_add_column(p.m, draw_between(-20, 20), 1);
            mip_add(p.m, person_row[k], column, 1);
            mip_add(p.m, group_row[g], column, 1);
            p.unit[p.pairs] = g / GROUPS;
            p.group[p.pairs++] = g;
        }
    }
    for (int32_t g = 0; g < UNITS * GROUPS; g++)
        if (draw_chance(30)) add_slack(p.m, group_row[g], 1, p.seats[g]);
    for (int32_t u = 0; u < UNITS; u++) add_unit_rows(&p, u);
    for (int i = 0; i < 2; i++) { /* of both */
        int32_t row = i == 0 ? mip_add_row(p.m, draw_between(1, 3), MIP_FREE) : mip_add_row(p.m, -MIP_FREE, draw_between(1, 3));
        for (size_t k = 0; k < p.pairs; k++)
            if (draw_chance(50)) mip_add(p.m, row, (int32_t)k, 1);
        if (draw_chance(70)) add_slack(p.m, row, i == 0 ? 1 : -1, 6);
    }
    p.parts = parts_of(a, p.m, p.unit, p.pairs, UNITS);
    return p;
}

/* ---- going through ---- */

/* unit     whose line-ups are gone through, without what units share; -1: both, with everything
 * cost     of the columns
 * best     of each column: the least cost with it above 0; best[columns]: of all */
struct walk {
    const struct program *p;
    int32_t unit;
    const int64_t *cost;
    int64_t *x, *best;
};

static bool counts(const struct walk *w, int32_t row)
{
    return w->unit < 0 || w->p->parts.row[row] == w->unit;
}

/* Nobody serves twice in a unit, either: what only adds up in a row of both binds each of them. */
static bool rows_hold(const struct walk *w, struct arena *a)
{
    const struct mip *m = w->p->m;
    int64_t *sum = arena_alloc_array(a, m->rows + 1, sizeof *sum);
    bool *takes_away = arena_alloc_array(a, m->rows + 1, sizeof *takes_away);
    for (size_t i = 0; i < m->entry_count; i++) takes_away[m->entries[i].row] |= m->entries[i].value < 0;
    for (size_t i = 0; i < m->entry_count; i++) sum[m->entries[i].row] += m->entries[i].value * w->x[m->entries[i].column];
    for (size_t i = 0; i < m->rows; i++) {
        bool is_whole = counts(w, (int32_t)i);
        if (is_whole && m->row_low[i] != -MIP_FREE && sum[i] < m->row_low[i]) return false;
        if ((is_whole || (w->p->parts.row[i] == -1 && !takes_away[i])) && m->row_high[i] != MIP_FREE && sum[i] > m->row_high[i]) return false;
    }
    return true;
}

/* Each slack by itself as small as its rows allow. */
static void note(struct walk *w)
{
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    const struct mip *m = w->p->m;
    int64_t sum = 0;
    for (size_t i = w->p->pairs; i < m->columns; i++) w->x[i] = 0;
    for (size_t i = 0; i < m->entry_count; i++) {
        size_t slack = (size_t)m->entries[i].column;
        int32_t row = m->entries[i].row;
        if (slack < w->p->pairs || !counts(w, row)) continue;
        int64_t act = 0;
        for (size_t k = 0; k < m->entry_count; k++)
            if (m->entries[k].row == row && m->entries[k].column != (int32_t)slack) act += m->entries[k].value * w->x[m->entries[k].column];
        int64_t v = m->entries[i].value;
        while (w->x[slack] < m->high[slack] &&
                ((m->row_low[row] != -MIP_FREE && act + v * w->x[slack] < m->row_low[row] && v > 0) ||
                        (m->row_high[row] != MIP_FREE && act + v * w->x[slack] > m->row_high[row] && v < 0)))
            w->x[slack]++;
    }
    if (!rows_hold(w, a)) return;
    for (size_t i = 0; i < m->columns; i++) sum += w->cost[i] * w->x[i];
    for (size_t i = 0; i <= m->columns; i++)
        if ((i == m->columns || w->x[i] > 0) && sum < w->best[i]) w->best[i] = sum;
}

static void go_through(struct walk *w, size_t from)
{
    const struct program *p = w->p;
    while (from < p->pairs && w->unit >= 0 && p->unit[from] != w->unit) from++;
    if (from >= p->pairs) {
        note(w);
        return;
    }
    int64_t placed = 0;
    for (size_t i = 0; i < from; i++) placed += w->x[i] > 0 && p->group[i] == p->group[from];
    go_through(w, from + 1);
    if (placed == p->seats[p->group[from]]) return;
    w->x[from] = 1;
    go_through(w, from + 1);
    w->x[from] = 0;
}

static struct walk walked(struct arena *a, const struct program *p, int32_t unit, const int64_t *cost)
{
    struct walk w = {.p = p, .unit = unit, .cost = cost, .x = arena_alloc_array(a, p->m->columns + 1, sizeof *w.x),
            .best = arena_alloc_array(a, p->m->columns + 1, sizeof *w.best)};
    for (size_t i = 0; i <= p->m->columns; i++) w.best[i] = PART_NEVER;
    go_through(&w, 0);
    return w;
}

/* ---- what is said ---- */

static void expect_cheapest(struct arena *a, struct part *part, const int64_t *cost, const struct walk *w, int64_t known)
{
    int64_t least = w->best[w->p->m->columns];
    struct part_wish wish = {.known = known, .most = 3};
    struct part_cheapest found = part_find_cheapest(a, part, cost, &wish);
    assert_int_equal(found.least, least < known ? least : known < PART_NEVER ? known : PART_NEVER);
    if (least >= known || least >= PART_NEVER) {
        assert_int_equal(found.n, 0);
        return;
    }
    assert_int_equal(found.teams[0].cost, least);
    for (size_t i = 0; i < found.n; i++) {
        int64_t sum = 0;
        for (size_t k = 0; k < found.teams[i].n; k++) sum += cost[found.teams[i].v[k].column] * found.teams[i].v[k].value;
        assert_int_equal(sum, found.teams[i].cost);
        assert_true(sum < known && (i == 0 || sum >= found.teams[i - 1].cost));
    }
}

/* Whatever is counted, and whatever price the other rows have. */
static void a_unit_has_no_cheaper_team(void **state)
{
    (void)state;
    size_t without = 0, bounded = 0, exact = 0;
    draw_seed = 20261127;
    for (int n = 0; n < UNIT_PROGRAMS; n++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 26);
        struct program p = draw_program(a);
        int64_t *price = arena_alloc_array(a, p.m->rows + 1, sizeof *price), *cost = arena_alloc_array(a, p.m->columns + 1, sizeof *cost);
        int64_t *least = arena_alloc_array(a, p.m->columns + 1, sizeof *least);
        for (size_t i = 0; i < p.m->rows; i++) price[i] = draw_chance(50) ? 0 : draw_between(-3000, 3000) * ((int64_t)1 << 22);
        for (size_t i = 0; i < p.m->columns; i++) cost[i] = p.m->cost[i] * ((int64_t)1 << PART_BITS) + draw_below(1 << 26);
        struct part *part = part_new(a, p.m, &p.parts, n % UNITS, price);
        bool counts_all = n % 4 < 2;
        part->state_limit = counts_all ? PART_STATES_MAX : (size_t)1 << draw_below(11);
        for (size_t i = 0; i < part->row_count; i++) part->rows[i].urgency = counts_all;
        part_count(part);
        struct walk w = walked(a, &p, n % UNITS, cost);
        expect_cheapest(a, part, cost, &w, INT64_MAX);
        without += w.best[p.m->columns] >= PART_NEVER;
        if (w.best[p.m->columns] >= PART_NEVER) continue;
        expect_cheapest(a, part, cost, &w, w.best[p.m->columns] + draw_below(1 << 26));
        part_bound(part, cost, least);
        for (size_t i = 0; i < p.m->columns; i++) {
            if (p.parts.column[i] != n % UNITS) continue;
            assert_true(least[i] <= w.best[i]);
            if (!counts_all || i >= p.pairs || w.best[i] >= PART_NEVER) continue;
            bounded++;
            exact += least[i] == w.best[i];
        }
    }
    assert_true(without > UNIT_PROGRAMS / 50 && without < UNIT_PROGRAMS / 2);
    assert_true(exact > bounded / 3);
}

/* Rows that say what teams cost at least take no solution away, and their relaxation knows what whole teams proved. True: as much. */
static bool is_tightened(struct arena *a, const struct program *p, const struct master_answer *answer, int64_t best)
{
    struct mip *m = master_tighten(a, p->m, &p->parts, &answer->floors);
    struct solver_answer found;
    struct solver_relaxed r;
    struct err e;
    int64_t cost;
    assert_true(m->rows > p->m->rows);
    assert_ok(solver_solve(a, &(struct solver_task){.mip = m, .most = MIP_FREE, .gap = 1}, &found, &e), &e);
    assert_int_equal(found.state, SOLVER_OPTIMAL);
    assert_true(mip_is_solution(p->m, found.value, &cost));
    assert_int_equal(cost, best);
    assert_ok(solver_relax(a, &(struct solver_relaxing){.mip = m}, &r, &e), &e);
    return bound_prove(a, m, r.price).floor >= answer->bound.floor;
}

static void whole_teams_prove_the_floor(void **state)
{
    (void)state;
    size_t tight = 0, found = 0, all = 0, tightened = 0;
    struct err e;
    draw_seed = 20261128;
    for (int n = 0; n < PROGRAMS; n++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 26);
        struct program p = draw_program(a);
        struct solver_relaxed r;
        struct master_answer answer;
        int64_t cost;
        assert_ok(solver_relax(a, &(struct solver_relaxing){.mip = p.m}, &r, &e), &e);
        if (r.state != SOLVER_OPTIMAL) continue;
        struct walk w = walked(a, &p, -1, p.m->cost);
        int64_t best = w.best[p.m->columns];
        struct master_task t = {.mip = p.m, .parts = &p.parts, .start = r.price};
        assert_ok(master_bound(a, &t, &answer, &e), &e);
        if (answer.is_empty) assert_int_equal(best, PART_NEVER);
        if (answer.is_empty || best >= PART_NEVER) continue;
        all++;
        assert_true(answer.bound.floor <= best);
        for (size_t i = 0; i < p.m->columns; i++) assert_true(answer.bound.least[i] <= w.best[i]);
        tight += answer.bound.floor == best;
        tightened += is_tightened(a, &p, &answer, best);
        if (!answer.value) continue;
        assert_true(mip_is_solution(p.m, answer.value, &cost));
        assert_in_range(cost - answer.bound.floor, 0, 1);
        if (cost > answer.bound.floor) continue;
        found++;
        assert_int_equal(cost, best);
    }
    assert_true(all > PROGRAMS / 3 && tight > all / 2 && found > all / 3 && tightened > all * 9 / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_unit_has_no_cheaper_team),
            cmocka_unit_test(whole_teams_prove_the_floor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
