#include "unit.h"

#include "cadre/chance.h"
#include "cadre/set_bloc.h"

enum { PEOPLE = 6, POSTS = 5, BALLOTS = 60, QUESTIONS = PEOPLE * POSTS };

struct town {
    struct ballot_set set;
    struct set_form form;
    struct set_ballots ballots;
    struct set_table table;
    struct set_record record;
    uint8_t answers[BALLOTS * QUESTIONS];
};

static const char *const people[PEOPLE] = {"甲", "乙", "丙", "丁", "戊", "己"};
static const char *const posts[POSTS] = {"书记", "镇长", "主席", "副书记", "纪委书记"};

/* Every ballot names one for each post, by turns that hardly ever agree; the first `same` ballots name the same. */
static struct town *town_new(struct arena *a, size_t same)
{
    struct town *t = arena_alloc(a, sizeof *t);
    static const char *labels[] = {"推荐"};
    t->set = (struct ballot_set){.set_no = 1,
            .name = "会议推荐",
            .kind = SET_MEETING,
            .asks = SET_RECOMMENDATION,
            .shape = SHAPE_BALLOTS,
            .rater_group = "",
            .level = "",
            .profile = "",
            .organisation = "",
            .codes = "",
            .part_of = "", .name_order = "", .attended = ""};
    for (int f = 0; f < SET_FIGURE_COUNT; f++) t->set.figures[f] = SET_NOT_SAID;
    t->form = (struct set_form){arena_alloc_array(a, QUESTIONS, sizeof *t->form.questions), QUESTIONS, labels, 1};
    for (size_t i = 0; i < QUESTIONS; i++)
        t->form.questions[i] = (struct set_question){people[i % PEOPLE], 0, posts[i / PEOPLE]};
    struct chance chance = chance_from(7);
    for (size_t b = 0; b < BALLOTS; b++)
        for (size_t post = 0; post < POSTS; post++) {
            uint32_t drawn = chance_below(&chance, PEOPLE);
            size_t who = b < same ? (post + 2) % PEOPLE : drawn;
            t->answers[b * QUESTIONS + post * PEOPLE + who] = 1;
        }
    t->ballots = (struct set_ballots){t->answers, BALLOTS};
    struct grade_table grades = {0};
    cadre_tabulate(a, &grades, &t->set, &t->form, &t->ballots, NULL, &t->table);
    t->record = (struct set_record){.table = &t->table, .form = &t->form, .ballots = &t->ballots};
    return t;
}

static struct bloc test_bloc(struct arena *a, const struct town *t)
{
    struct bloc x;
    struct err e;
    struct bloc_question q = {.deals = 999, .seed = 1};
    cadre_bloc_ballots(a, &t->record, &q);
    assert_int_equal(q.items, POSTS);
    assert_ok(cadre_bloc(a, &q, &x, &e), &e);
    return x;
}

static void the_same_names_are_found_and_chance_is_not(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct bloc honest = test_bloc(a, town_new(a, 0)), canvassed = test_bloc(a, town_new(a, 18));
    assert_true(honest.p.value > 0.05);
    assert_int_equal(honest.straight, 0);
    assert_true(canvassed.p.value < 0.01);
    assert_int_equal(canvassed.largest, 18);
    assert_true(canvassed.pairs >= 18 * 17 / 2);
}

static void a_ballot_that_comes_first_everywhere_is_not_set_aside(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct town *t = town_new(a, BALLOTS);
    struct bloc x = test_bloc(a, t);
    assert_int_equal(x.straight, 0);
    assert_int_equal(x.largest, BALLOTS);
    /* dealt anew, ballots that are all the same stay the same: no surprise */
    assert_true(x.p.value > 0.5);
}

/* One name on a ballot for one of eight posts: all the others are empty alike. */
static void ballots_of_one_name_are_not_tested(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct town *t = town_new(a, 0);
    uint8_t *answers = t->answers;
    struct bloc_question q = {.deals = 999};
    for (size_t b = 0; b < t->ballots.n; b++) {
        bool is_first = true;
        for (size_t i = 0; i < t->form.n; i++) {
            uint8_t *answer = &answers[b * t->form.n + i];
            if (*answer && !is_first) *answer = 0;
            if (*answer) is_first = false;
        }
    }
    cadre_bloc_ballots(a, &t->record, &q);
    assert_int_equal(q.items, 0);
}

/* Who names nobody at all agrees with everybody who names nobody: that is no bloc, and is set aside. */
static void ballots_that_name_nobody_are_set_aside(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct town *t = town_new(a, 0);
    struct bloc honest = test_bloc(a, t);
    memset(t->answers, 0, (size_t)9 * QUESTIONS);
    struct bloc x = test_bloc(a, t);
    assert_int_equal(x.straight, 9);
    assert_int_equal(x.largest, 0);
    assert_true(x.pairs <= honest.pairs);
    assert_true(x.p.value > 0.05);
}

static void the_order_of_the_ballots_makes_no_difference(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct town *t = town_new(a, 3);
    struct bloc first = test_bloc(a, t);
    struct chance chance = chance_from(5);
    assert_true(first.p.value > 0.001 && first.p.value < 0.5); /* a p that other deals would move */
    for (int round = 0; round < 20; round++) {
        for (size_t i = BALLOTS; i > 1; i--) {
            size_t k = chance_below(&chance, (uint32_t)i);
            uint8_t *one = t->answers + (i - 1) * QUESTIONS, *other = t->answers + k * QUESTIONS, kept[QUESTIONS];
            memcpy(kept, one, QUESTIONS);
            memmove(one, other, QUESTIONS);
            memcpy(other, kept, QUESTIONS);
        }
        struct bloc x = test_bloc(a, t);
        assert_true(x.p.value == first.p.value && x.expected == first.expected && x.pairs == first.pairs && x.deals == first.deals);
        struct set_ballots mixed = t->ballots;
        cadre_mix_ballots(a, QUESTIONS, &mixed);
        static uint8_t kept[BALLOTS * QUESTIONS];
        if (round == 0) memcpy(kept, mixed.answers, sizeof kept);
        assert_memory_equal(mixed.answers, kept, sizeof kept);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_same_names_are_found_and_chance_is_not),
            cmocka_unit_test(ballots_of_one_name_are_not_tested),
            cmocka_unit_test(ballots_that_name_nobody_are_set_aside),
            cmocka_unit_test(the_order_of_the_ballots_makes_no_difference),
            cmocka_unit_test(a_ballot_that_comes_first_everywhere_is_not_set_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
