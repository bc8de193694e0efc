/* The survey of the discipline of a term change: below the local rate the congress may not be held, and no rate is assumed (A16). */
#include "cadre_county.h"

#include "cadre/awareness.h"

static const char *labels[] = {"知晓", "不知晓"};
static struct set_question question = {"换届纪律", 0, "十七个不准"};

static void below_the_local_rate(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int64_t percent, aware, unaware, valid; /* percent 0: nobody confirmed it */
        const char *wanted;
    } table[] = {
            {"A16: off", 0, 1, 99, 100, ""},
            {"A16: at the rate", 90, 90, 10, 100, ""},
            {"A16: one below", 90, 89, 11, 100, "F874"},
            {"A16: who left it blank does not know", 90, 90, 5, 101, "F874"},
            {"A16: everybody", 100, 40, 0, 40, ""},
            {"A16: too few to be shown", 90, 1, 3, 4, "W873"},
            {"A16: no answers", 90, 0, 0, 0, "W873"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111120);
        int64_t counts[] = {table[i].aware, table[i].unaware};
        struct set_row row = {&question, counts, counts[0] + counts[1], 0, counts[0] + counts[1], false};
        struct ballot_set set = {.name = "知晓率调查", .kind = SET_SURVEY, .asks = SET_AWARENESS};
        struct set_table t = {&set, labels, NULL, 2, &row, table[i].valid > 0, table[i].valid, false, false, false, PARTS_FIT};
        struct set_record r = {.table = &t};
        if (table[i].percent)
            law.settings[SETTING_AWARENESS_PERCENT] = (struct law_setting){table[i].percent, ORIGIN_DECISION, "平委〔2011〕6号"};
        cadre_check_awareness_all(&r, 1, &law, "清溪镇", &found);
        if (!text_eq(codes(a, &found), table[i].wanted)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
        for (size_t k = 0; k < found.n; k++) assert_string_equal(found.v[k].article, "平委〔2011〕6号（地方规定: 换届纪律知晓率）");
        if (table[i].valid == 4) assert_null(strpbrk(found.v[0].text + strlen("不足 5"), "0123456789"));
    }
}

static void other_sets_are_no_survey(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct finding_list found = {.arena = a};
    struct law_basis law = basis(20111120);
    int64_t counts[] = {0, 9};
    struct set_row row = {&question, counts, 9, 0, 9, false};
    struct ballot_set set = {.name = "测评", .asks = SET_GRADES};
    struct set_table t = {&set, labels, NULL, 2, &row, 1, 9, false, false, false, PARTS_FIT};
    struct set_record r = {.table = &t};
    law.settings[SETTING_AWARENESS_PERCENT] = (struct law_setting){90, ORIGIN_DECISION, "号"};
    cadre_check_awareness(&r, &law, &found);
    assert_int_equal(found.n, 0);
    cadre_check_awareness_all(&r, 1, &law, "清溪镇", &found); /* A16 */
    assert_string_equal(codes(a, &found), "W873");
}

static void asked_again(void **state)
{
    (void)state;
    static const struct {
        int first, second;
        const char *wanted;
    } table[] = {{20111201, 20111202, ""}, {20111202, 20111201, "F874"}, {20111201, 20111201, "F874"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111120);
        int64_t few[] = {10, 30}, all[] = {40, 0};
        struct set_row rows[] = {{&question, few, 40, 0, 40, false}, {&question, all, 40, 0, 40, false}};
        struct ballot_set sets[] = {{.name = "甲", .asks = SET_AWARENESS, .held_on = day(table[i].first)},
                {.name = "乙", .asks = SET_AWARENESS, .held_on = day(table[i].second)}};
        struct set_table tables[] = {{&sets[0], labels, NULL, 2, &rows[0], 1, 40, false, false, false, PARTS_FIT}, {&sets[1], labels, NULL, 2, &rows[1], 1, 40, false, false, false, PARTS_FIT}};
        struct set_record records[] = {{.table = &tables[0]}, {.table = &tables[1]}};
        law.settings[SETTING_AWARENESS_PERCENT] = (struct law_setting){90, ORIGIN_DECISION, "号"};
        cadre_check_awareness_all(records, 2, &law, "清溪镇", &found); /* A16 */
        assert_string_equal(codes(a, &found), table[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(below_the_local_rate),
            cmocka_unit_test(asked_again),
            cmocka_unit_test(other_sets_are_no_survey),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
