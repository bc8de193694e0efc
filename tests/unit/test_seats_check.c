/* Districts, seats and minorities against the law, without a workspace. */
#include "town.h"

#include "seats/allocate.h"
#include "seats/check.h"

static struct law_basis basis(void)
{
    struct law_basis b;
    struct err e;
    assert_ok(law_basis_on(town_day("2012-01-04"), &b, &e), &e);
    return b;
}

static const struct unit units[] = {
        {1, "东山村", UNIT_VILLAGE, 300, 1}, {2, "西山村", UNIT_VILLAGE, 310, 1}, {3, "南湖村", UNIT_VILLAGE, 250, 2},
        {4, "北湖社区", UNIT_NEIGHBOURHOOD, 340, 3},
};
static const struct district districts[] = {{1, "东西山选区", 3}, {2, "南湖选区", 1}, {3, "北湖选区", 2}};
static const struct quota quota = {.quota_no = 1, .total = 6, .body = "县人大常委会", .document = "8号"};

static struct seats_facts sound(void)
{
    return (struct seats_facts){.level = LEVEL_TOWNSHIP, .area = "清溪镇", .population = 1200, .units = units,
            .unit_count = 4, .districts = districts, .district_count = 3, .quota = &quota};
}

static const char *codes(struct arena *a, const struct law_basis *b, const struct seats_facts *f,
        struct finding_list *findings)
{
    struct seats_survey s;
    struct err e;
    *findings = (struct finding_list){.arena = a};
    assert_ok(seats_survey(a, b, f, &s, &e), &e);
    seats_check(a, b, f, &s, findings);
    return codes_of(a, findings);
}

static void figures_of_each_district_and_the_mean(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis();
    struct seats_facts f = sound();
    struct seats_survey s;
    struct err e;
    assert_ok(seats_survey(a, &b, &f, &s, &e), &e);
    static const int64_t people[] = {610, 250, 340}, deviation[] = {167, 2500, -1500}, villages[] = {2, 1, 0};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(s.lines[i].people, people[i]);
        assert_int_equal(s.lines[i].deviation, deviation[i]);
        assert_int_equal(s.lines[i].villages, villages[i]);
    }
    assert_int_equal(s.mean.part / s.mean.whole, 200);
    assert_int_equal(s.unit_people, 1200);
    assert_true(s.has_ceiling);
    assert_int_equal(s.ceiling.seats, 40);
}

static void a_sound_town_has_its_spread_reported_and_nothing_else(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis();
    struct seats_facts f = sound();
    struct finding_list findings;
    assert_string_equal(codes(a, &b, &f, &findings), "N301");
    assert_has(findings.v[0].text, "+25.00%");
    assert_has(findings.v[0].article, "第25条");
}

static void the_total(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis();
    struct finding_list findings;
    struct quota q = quota;
    static const struct {
        int64_t total, population;
        const char *codes;
    } table[] = {
            {6, 1200, "N301"},
            {41, 1200, "F303 F304 N301"}, /* 40 is the ceiling; under 2000 people it may be less */
            {5, 1200, "F304 N301"},
            {6, 0, "W302 N301"},
            {6, 1201, "W303 N301"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct seats_facts f = sound();
        q.total = table[i].total;
        f.quota = &q;
        f.population = table[i].population;
        assert_string_equal(codes(a, &b, &f, &findings), table[i].codes);
    }
    struct seats_facts f = sound();
    f.quota = NULL;
    assert_string_equal(codes(a, &b, &f, &findings), "W301 N301");
    q = quota;
    q.report_by = town_day("2012-01-31");
    f.quota = &q;
    assert_string_equal(codes(a, &b, &f, &findings), "N302 N301");
}

static void districts_out_of_bounds_empty_or_forgotten(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis();
    struct finding_list findings;
    const struct district four[] = {{1, "东西山选区", 4}, {2, "南湖选区", 0}, {3, "北湖选区", 2}};
    struct seats_facts f = sound();
    f.districts = four;
    assert_string_equal(codes(a, &b, &f, &findings), "F301 F301 N301");
    assert_string_equal(findings.v[0].subject, "选区 1");

    const struct district none[] = {{1, "东西山选区", 0}, {2, "南湖选区", 0}, {3, "北湖选区", 0}};
    f.districts = none;
    assert_string_equal(codes(a, &b, &f, &findings), "F304"); /* said once, not for each */

    struct unit moved[4];
    memcpy(moved, units, sizeof moved);
    moved[2].district_no = 0;
    moved[3].district_no = 9;
    f = sound();
    f.units = moved;
    assert_string_equal(codes(a, &b, &f, &findings), "W306 W306 F309 F309");
    assert_string_equal(findings.v[2].subject, "南湖村");
    assert_has(findings.v[3].text, "选区 9");

    static const int64_t voters[] = {4000, 0, 2000};
    f = sound();
    f.voters = voters;
    assert_string_equal(codes(a, &b, &f, &findings), "F302 N301");
    f.district_count = 0;
    assert_string_equal(codes(a, &b, &f, &findings), "");
}

static void a_band_and_small_villages_are_asked_where_they_are_set(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis();
    struct finding_list findings;
    struct seats_facts f = sound();
    b.settings[SETTING_DEVIATION_BAND].value = 15;
    assert_string_equal(codes(a, &b, &f, &findings), "W304 N301"); /* -15.00 % is not past 15 % */
    assert_string_equal(findings.v[0].subject, "选区 2");
    b.settings[SETTING_DEVIATION_BAND].value = 0;
    b.settings[SETTING_SMALL_VILLAGE_SEAT].value = 1;
    assert_string_equal(codes(a, &b, &f, &findings), "N301"); /* two villages, three seats */
    const struct district one[] = {{1, "东西山选区", 1}, {2, "南湖选区", 2}, {3, "北湖选区", 3}};
    f.districts = one;
    assert_string_equal(codes(a, &b, &f, &findings), "W305 N301");
    assert_has(findings.v[0].text, "东山村");
}

static void minorities_by_their_share(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis();
    struct finding_list findings;
    static const struct {
        int64_t people, seats;
        enum minority_kind kind;
        const char *codes;
    } table[] = {
            {60, 0, MINORITY_COMPACT, "F305"},   /* R28: each has deputies */
            {480, 0, MINORITY_COMPACT, "F305"},  /* the root is said, not its share too */
            {480, 2, MINORITY_COMPACT, ""},      /* 40 %: parity is 2.4 */
            {480, 4, MINORITY_COMPACT, "F306"},  /* R25 */
            {240, 2, MINORITY_COMPACT, "F307"},  /* R26: 20 % of the people, 33 % of 6 seats */
            {240, 1, MINORITY_COMPACT, ""},
            {60, 1, MINORITY_COMPACT, "F308"},   /* R27: 60 people against 200 */
            {100, 1, MINORITY_COMPACT, ""},
            {60, 1, MINORITY_TINY, ""},
            {60, 1, MINORITY_TITULAR_TINY, ""},
            {10, 3, MINORITY_SCATTERED, ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct minority_group m = {"畲族", table[i].people, table[i].seats, table[i].kind};
        struct reason_list reasons = {.arena = a};
        findings = (struct finding_list){.arena = a};
        seats_check_minority(&b, &m, 1200, 6, &reasons, &findings);
        assert_string_equal(codes_of(a, &findings), table[i].codes);
        assert_true(reasons.n > 0);
        if (findings.n) assert_string_equal(findings.v[0].subject, "畲族");
        if (table[i].seats == 0) assert_null(strstr(findings.v[0].text, "按比例"));
    }
}

static void each_minority_of_the_area_is_asked_about(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis();
    struct seats_facts f = sound();
    struct finding_list findings;
    const struct minority_group groups[] = {{"畲族", 60, 0, MINORITY_COMPACT}, {"回族", 480, 4, MINORITY_COMPACT}, {"满族", 10, 0, MINORITY_SCATTERED}};
    f.minorities = groups;
    f.minority_count = ARRAY_COUNT(groups);
    assert_has(codes(a, &b, &f, &findings), "F305 F306");
    f.minority_count = 0;
    assert_null(strstr(codes(a, &b, &f, &findings), "F30"));
}

/* ---- ties ---- */

static void a_tie_is_settled_as_people_chose(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const int64_t people[] = {1000, 1000, 1000, 3000};
    struct err e;
    for (int m = 0; m < SEAT_METHOD_COUNT; m++) {
        struct allocation x;
        assert_ok(seats_allocate(a, (enum seat_method)m, people, 4, 7, (struct seat_bounds){1, 3}, &x, &e), &e);
        assert_int_equal(x.contested, 1);
        assert_int_equal(x.tied_count, 3);
        assert_ok(seats_settle_ties(&x, people, 4, (const size_t[]){2}, 1, &e), &e);
        static const int64_t wanted[] = {1, 1, 2, 3};
        for (size_t i = 0; i < 4; i++) assert_int_equal(x.seats[i], wanted[i]);
        assert_refused(seats_settle_ties(&x, people, 4, (const size_t[]){3}, 1, &e), &e, "并不相持");
        assert_refused(seats_settle_ties(&x, people, 4, (const size_t[]){0, 1}, 2, &e), &e, "须指定 1 个");
        assert_refused(seats_settle_ties(&x, people, 4, (const size_t[]){7}, 1, &e), &e, "并不相持");
        assert_int_equal(x.seats[2], 2); /* a refusal changes nothing */
    }
}

/* Whatever is chosen, the seats still add up, and only tied districts differ. */
static void any_choice_keeps_the_total(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct err e;
    uint64_t seed = 7;
    for (int round = 0; round < 400; round++) {
        int64_t people[12], sum = 0;
        for (size_t i = 0; i < 12; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            people[i] = 1000 * (int64_t)(1 + (seed >> 60) % 3); /* few sizes make many ties */
        }
        struct allocation x;
        enum seat_method m = (enum seat_method)(round % SEAT_METHOD_COUNT);
        assert_ok(seats_allocate(a, m, people, 12, 12 + round % 25, (struct seat_bounds){1, 3}, &x, &e), &e);
        size_t chosen[12], n = 0;
        for (size_t i = 12; i-- > 0 && n < x.contested;)
            if (x.tied[i]) chosen[n++] = i;
        assert_int_equal(n, x.contested);
        assert_true(x.contested < x.tied_count || x.tied_count == 0);
        assert_ok(seats_settle_ties(&x, people, 12, chosen, n, &e), &e);
        for (size_t i = 0; i < 12; i++) {
            sum += x.seats[i];
            assert_true(x.seats[i] >= 1 && x.seats[i] <= 3);
        }
        assert_int_equal(sum, 12 + round % 25);
        arena_reset(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(figures_of_each_district_and_the_mean),
            cmocka_unit_test(a_sound_town_has_its_spread_reported_and_nothing_else),
            cmocka_unit_test(the_total),
            cmocka_unit_test(districts_out_of_bounds_empty_or_forgotten),
            cmocka_unit_test(a_band_and_small_villages_are_asked_where_they_are_set),
            cmocka_unit_test(each_minority_of_the_area_is_asked_about),
            cmocka_unit_test(minorities_by_their_share),
            cmocka_unit_test(a_tie_is_settled_as_people_chose),
            cmocka_unit_test(any_choice_keeps_the_total),
    };
    return cmocka_run_group_tests_name("seats_check", tests, NULL, NULL);
}
