/* Two entries compared: what may be shown of where they differ, and what is one whole. */
#include "unit.h"

#include "app/set_entry.h"

static int make(void **state)
{
    *state = arena_new(64 << 20);
    return 0;
}

static int drop(void **state)
{
    arena_free(*state);
    return 0;
}

static const struct ballot_set plain = {.set_no = 1, .name = "甲", .asks = SET_GRADES, .rater_group = "", .level = "", .profile = "",
        .organisation = "", .codes = "", .part_of = "", .name_order = "", .attended = "", .figures = {-1, -1, -1, -1, -1, -1, -1}, .list_names = -1};

/* "陈东山 优秀 6": sums of the whole, in any order. */
static struct set_entry entry_of(struct arena *a, const char *const *lines)
{
    enum { LINES = 4, TEXT = 40 };
    struct set_entry x = {.lines = arena_alloc_array(a, LINES, sizeof *x.lines)};
    for (size_t i = 0; i < LINES && lines[i]; i++) {
        char subject[TEXT], answer[TEXT];
        long votes;
        assert_int_equal(sscanf(lines[i], "%39s %39s %ld", subject, answer, &votes), 3);
        x.lines[x.n++] = (struct set_line){arena_copy(a, subject, strlen(subject)), 0, "", arena_copy(a, answer, strlen(answer)), votes};
    }
    return x;
}

static const struct {
    const char *const first[4], *const second[4];
    const char *shown[2];
    bool hidden_differ;
} entries[] = {
        {{"陈 优秀 6", "林 称职 7"}, {"林 称职 7", "陈 优秀 6"}, {0}, false},
        {{"陈 优秀 6"}, {"陈 优秀 5"}, {"陈/总体/优秀"}, false},
        {{"陈 优秀 6"}, {"陈 称职 6"}, {"陈/总体/优秀", "陈/总体/称职"}, false},
        /* few by one of the two are few */
        {{"陈 优秀 2", "陈 称职 1"}, {"陈 优秀 3"}, {0}, true},
        {{"陈 优秀 6"}, {"陈 优秀 1"}, {0}, true},
        {{"陈 优秀 1"}, {"陈 优秀 6"}, {0}, true},
        {{"陈 优秀 3", "林 优秀 6"}, {"陈 称职 3", "林 优秀 7"}, {"林/总体/优秀"}, true},
        /* many answer, few of them know him */
        {{"陈 优秀 3", "陈 不了解 9"}, {"陈 优秀 2", "陈 不了解 9"}, {0}, true},
        {{"陈 不了解 9"}, {"陈 不了解 8"}, {"陈/总体/不了解"}, false},
        /* whom only one has */
        {{"陈 优秀 6"}, {"陈 优秀 6", "林 优秀 5"}, {"林/总体/优秀"}, false},
        {{"陈 优秀 6"}, {"陈 优秀 6", "林 优秀 4"}, {0}, true},
        {{"陈 优秀 6"}, {"陈 优秀 6", "林 优秀 0"}, {"林/总体/优秀"}, false},
        /* whom a small group does not name is not told to him who guesses everybody */
        {{"陈 推荐 2", "林 推荐 1"}, {"陈 推荐 9", "林 推荐 9", "黄 推荐 9"}, {0}, true},
        {{"陈 推荐 9", "林 推荐 9", "黄 推荐 9"}, {"陈 推荐 4"}, {0}, true},
        {{"陈 推荐 5", "林 推荐 1"}, {"陈 推荐 5", "林 推荐 1", "黄 推荐 9"}, {"黄/总体/推荐"}, false},
};

static void few_are_compared_as_one(void **state)
{
    struct arena *a = *state;
    struct grade_table grades;
    struct err e;
    struct ballot_set set = plain;
    struct ballot_set_list all = {&set, 1};
    assert_ok(grade_table_load(a, &grades, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(entries); i++) {
        struct set_entry first = entry_of(a, entries[i].first), second = entry_of(a, entries[i].second);
        struct set_secrecy secrecy = set_secrecy_of(a, &grades, &all, &set);
        struct set_differences found;
        set_entry_differences(a, &first, &second, &secrecy, &found);
        size_t n = 0;
        while (n < 2 && entries[i].shown[n]) n++;
        assert_int_equal(found.n, n);
        for (size_t k = 0; k < n; k++) assert_string_equal(found.v[k].place, entries[i].shown[k]);
        assert_int_equal(found.hidden_differ, entries[i].hidden_differ);
        set_entry_differences(a, &first, &second, NULL, &found); /* both in one's hands */
        assert_false(found.hidden_differ);
        assert_int_equal(found.n > 0, n > 0 || entries[i].hidden_differ);
    }
}

/* All raters stand behind each name of a recommendation, as in its result: names in the tail may be compared and settled. */
static void the_tail_of_a_recommendation_is_compared(void **state)
{
    struct arena *a = *state;
    static const struct {
        int64_t valid;
        const char *const first[4], *const second[4];
        size_t shown;
        bool hidden_differ;
    } table[] = {
            {54, {"陈 推荐 30", "林 推荐 2"}, {"陈 推荐 30", "林 推荐 3"}, 1, false},
            {54, {"陈 推荐 3", "林 推荐 2"}, {"陈 推荐 3", "黄 推荐 2"}, 2, false},
            {-1, {"陈 推荐 30", "林 推荐 2"}, {"陈 推荐 30", "林 推荐 3"}, 1, false},
            {-1, {"陈 推荐 3", "林 推荐 2"}, {"陈 推荐 3", "林 推荐 1"}, 0, true},
            {3, {"陈 推荐 30", "林 推荐 2"}, {"陈 推荐 30", "林 推荐 3"}, 0, true},
            {3, {"陈 推荐 2", "林 推荐 1"}, {"陈 推荐 9", "林 推荐 9"}, 0, true},
    };
    struct grade_table grades;
    struct err e;
    assert_ok(grade_table_load(a, &grades, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_set set = plain;
        struct ballot_set_list all = {&set, 1};
        set.asks = SET_RECOMMENDATION;
        set.figures[SET_VALID] = table[i].valid;
        struct set_entry first = entry_of(a, table[i].first), second = entry_of(a, table[i].second);
        struct set_secrecy secrecy = set_secrecy_of(a, &grades, &all, &set);
        struct set_differences found;
        set_entry_differences(a, &first, &second, &secrecy, &found);
        assert_int_equal(found.n, table[i].shown);
        assert_int_equal(found.hidden_differ, table[i].hidden_differ);
    }
}

static void some_sets_show_nothing(void **state)
{
    struct arena *a = *state;
    struct grade_table grades;
    struct err e;
    assert_ok(grade_table_load(a, &grades, &e), &e);
    static const struct {
        int64_t valid;
        const char *level, *other_level, *other_part_of;
        bool hides;
    } table[] = {
            {-1, "", "", "", false}, {5, "", "", "", false}, {4, "", "", "", true}, {0, "", "", "", true}, /* typed all the same */
            {9, "正科", "", "", true}, {9, "", "正科", "", true}, {9, "正科", "副科", "", false}, {9, "", "", "甲", true},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_set sets[] = {plain, plain};
        struct ballot_set_list all = {sets, 2};
        sets[1].set_no = 2;
        sets[1].name = "乙";
        sets[0].figures[SET_VALID] = table[i].valid;
        sets[0].level = table[i].level;
        sets[1].level = table[i].other_level;
        sets[1].part_of = table[i].other_part_of;
        struct set_secrecy secrecy = set_secrecy_of(a, &grades, &all, &sets[0]);
        struct set_entry first = entry_of(a, entries[1].first), second = entry_of(a, entries[1].second);
        struct set_differences found;
        set_entry_differences(a, &first, &second, &secrecy, &found);
        assert_int_equal(found.hidden_differ, table[i].hides);
        assert_int_equal(found.n, table[i].hides ? 0 : 1);
        assert_int_equal(set_hides_all(&all, &sets[0]), table[i].hides);
    }
}

/* Ballots: those who answer a question are counted, not the empty lines; fewer than five hide everything. */
static void of_ballots_the_empty_ones_do_not_count(void **state)
{
    enum { ROWS = 8 };
    struct arena *a = *state;
    struct grade_table grades;
    struct err e;
    struct ballot_set set = plain;
    struct ballot_set_list all = {&set, 1};
    assert_ok(grade_table_load(a, &grades, &e), &e);
    for (size_t ballots = 0; ballots <= ROWS; ballots++)
        for (size_t answered = 0; answered <= ballots; answered++) {
            struct set_pile_row rows[ROWS];
            struct set_pile p = {.set = &set, .v = rows, .n = ballots};
            struct set_secrecy s = set_secrecy_of(a, &grades, &all, &set);
            struct set_line line = {.subject = "陈", .item = ""}, other = {.subject = "林", .item = ""};
            for (size_t i = 0; i < ballots; i++)
                rows[i] = (struct set_pile_row){.ballot = arena_text(a, "%zu", i), .said = {"陈", 0, "", i < answered ? "优秀" : "", 1}};
            set_secrecy_add_pile(&s, &p);
            assert_int_equal(s.is_all, ballots > 0 && ballots < 5);
            assert_int_equal(set_secrecy_covers(&s, &line), s.is_all || (answered > 0 && answered < 5));
            assert_int_equal(set_secrecy_covers(&s, &other), s.is_all);
            assert_int_equal(set_secrecy_hides(&s), set_secrecy_covers(&s, &line));
        }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(few_are_compared_as_one, make, drop),
            cmocka_unit_test_setup_teardown(the_tail_of_a_recommendation_is_compared, make, drop),
            cmocka_unit_test_setup_teardown(some_sets_show_nothing, make, drop),
            cmocka_unit_test_setup_teardown(of_ballots_the_empty_ones_do_not_count, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
