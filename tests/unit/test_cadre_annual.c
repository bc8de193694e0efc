/* Grades of the years: how many excellent, who may not be, who was incompetent, by which post the holder of two is scored. */
#include "cadre_county.h"

#include "cadre/annual.h"

/* Ten graded in 2010 (A70), so many of them excellent. */
static void excellent_has_its_share(void **state)
{
    (void)state;
    static const struct {
        size_t graded, excellent;
        int64_t percent;
        const char *wanted;
    } table[] = {{10, 2, 20, ""}, {10, 3, 20, "N827"}, {10, 3, 30, ""}, {4, 4, 20, ""}, {5, 1, 20, ""}, {5, 2, 20, "N827"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct finding_list found = {.arena = a};
        struct year_result v[12];
        struct law_basis law = basis(20111008);
        law.settings[SETTING_EXCELLENT_PERCENT].value = table[i].percent;
        for (size_t k = 0; k < table[i].graded; k++)
            v[k] = (struct year_result){(int64_t)k + 1, 2010, k < table[i].excellent ? ANNUAL_EXCELLENT : ANNUAL_COMPETENT};
        v[table[i].graded] = (struct year_result){99, 2010, ANNUAL_ABSENT};
        struct people p = {.results = {v, table[i].graded + 1}};
        annual_check_share(&p, &law, day(20111008), &found);
        assert_string_equal(codes(a, &found), table[i].wanted);
        if (found.n) assert_string_equal(found.v[0].article, "公务员考核规定: 优秀等次的比例"); /* A70 */
    }
}

static void incompetent_two_years_running(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct year_result v[2];
        const char *wanted;
    } table[] = {{"A73", {{1, 2009, ANNUAL_INCOMPETENT}, {1, 2010, ANNUAL_INCOMPETENT}}, "W826"},
            {"A73: one between", {{1, 2008, ANNUAL_INCOMPETENT}, {1, 2010, ANNUAL_INCOMPETENT}}, ""},
            {"A73: another's", {{1, 2009, ANNUAL_INCOMPETENT}, {2, 2010, ANNUAL_INCOMPETENT}}, ""},
            {"A73: basic", {{1, 2009, ANNUAL_BASIC}, {1, 2010, ANNUAL_INCOMPETENT}}, ""}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct finding_list found = {.arena = a};
        struct official o = person(1, "吴建国");
        struct year_result v[2] = {table[i].v[0], table[i].v[1]};
        struct people p = {.results = {v, 2}};
        annual_check_person(&p, &o, day(20111008), "x", &found);
        if (!text_eq(codes(a, &found), table[i].wanted)) fail_msg("%s: %s", table[i].why, codes(a, &found));
        if (found.n) assert_string_equal(found.v[0].article, "公务员法2005（辞退）");
    }
}

/* A71: 20 % of 12 are 2.4, of 13 are 2.6. */
static void a_part_of_a_person(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int64_t rounding;
        size_t graded, excellent;
        bool is_found, is_in_doubt;
    } table[] = {
            {"A71: nobody said how", ROUNDING_ASK, 12, 3, true, true},
            {"A71: beyond any rounding", ROUNDING_ASK, 12, 4, true, false},
            {"A71: dropped", ROUNDING_DOWN, 13, 3, true, false},
            {"A71: 2.4 are two", ROUNDING_NEAREST, 12, 3, true, false},
            {"A71: 2.6 are three", ROUNDING_NEAREST, 13, 3, false, false},
            {"A71: 2.6 are not four", ROUNDING_NEAREST, 13, 4, true, false},
            {"A71: 2.4 are three", ROUNDING_UP, 12, 3, false, false},
            {"A71: a whole number stays", ROUNDING_UP, 10, 3, true, false},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct finding_list found = {.arena = a};
        struct year_result v[13];
        struct law_basis law = basis(20111008);
        struct people p = {.results = {v, table[i].graded}};
        if (table[i].rounding != ROUNDING_ASK)
            law.settings[SETTING_EXCELLENT_ROUNDING] = (struct law_setting){table[i].rounding, ORIGIN_DECISION, "平委组〔2011〕4号"};
        for (size_t k = 0; k < table[i].graded; k++)
            v[k] = (struct year_result){(int64_t)k + 1, 2010, k < table[i].excellent ? ANNUAL_EXCELLENT : ANNUAL_COMPETENT};
        annual_check_share(&p, &law, day(20111008), &found);
        if (!text_eq(codes(a, &found), table[i].is_found ? "N827" : "")) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
        if (!found.n) continue;
        if ((strstr(found.v[0].text, "进位没有确认") != NULL) != table[i].is_in_doubt) fail_msg("%s: %s", table[i].why, found.v[0].text);
        assert_string_equal(found.v[0].article, table[i].rounding == ROUNDING_ASK ? "公务员考核规定: 优秀等次的比例"
                                                                                 : "平委组〔2011〕4号（地方规定: 优秀名额的进位）");
    }
}

/* A75: the department's own list. */
static void who_may_not_be_excellent(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int32_t from, to;
        int64_t official_no;
        enum annual_grade grade;
        const char *wanted;
    } table[] = {
            {"A75: in that year", 201005, 0, 1, ANNUAL_EXCELLENT, "F875"},
            {"A75: the year before", 200912, 0, 1, ANNUAL_EXCELLENT, ""},
            {"A75: until into that year", 200801, 201001, 1, ANNUAL_EXCELLENT, "F875"},
            {"A75: ended before", 200801, 200912, 1, ANNUAL_EXCELLENT, ""},
            {"A75: begins after", 201101, 0, 1, ANNUAL_EXCELLENT, ""},
            {"A75: was not", 201005, 0, 1, ANNUAL_COMPETENT, ""},
            {"A75: another", 201005, 0, 2, ANNUAL_EXCELLENT, ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct finding_list found = {.arena = a};
        struct official o = person(1, "吴建国");
        struct year_result r = {1, 2010, table[i].grade};
        struct official_fact x = {.official_no = table[i].official_no, .kind = FACT_NOT_EXCELLENT, .text = "重大事故负有责任", .from = table[i].from,
                .to = table[i].to, .member_type = "", .document = "平委组〔2011〕7号"};
        struct people p = {.results = {&r, 1}, .facts = {&x, 1}};
        annual_check_person(&p, &o, day(20111008), "x", &found);
        if (!text_eq(codes(a, &found), table[i].wanted)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
        if (found.n) assert_non_null(strstr(found.v[0].article, "平委组〔2011〕7号"));
    }
}

/* A72: posts of cadre_county.h: 1 secretary, 2 head, both chiefs of a section; 3 deputy head; 5 a secondment's. */
static void holders_of_two_posts(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct appointment v[2];
        bool is_on;
        const char *wanted; /* the post by which he is scored; NULL: nothing is said */
    } table[] = {
            {"A72: off", {{1, 1, 2, GRADE_SECTION, 200801, 0, 0, true, false}, {2, 1, 1, GRADE_SECTION, 200801, 0, 0, false, false}}, false, NULL},
            {"A72: secretary and head", {{1, 1, 2, GRADE_SECTION, 200801, 0, 0, true, false}, {2, 1, 1, GRADE_SECTION, 200801, 0, 0, false, false}}, true, "按镇党委书记计分"},
            {"A72: the grade goes first", {{1, 1, 4, GRADE_SECTION, 200801, 0, 0, true, false}, {2, 1, 2, GRADE_SECTION, 200801, 0, 0, false, false}}, true, "按镇长计分"},
            {"A72: one ended", {{1, 1, 2, GRADE_SECTION, 200801, 0, 0, true, false}, {2, 1, 1, GRADE_SECTION, 200801, 0, 201009, false, false}}, true, NULL},
            {"A72: a secondment is none", {{1, 1, 2, GRADE_SECTION, 200801, 0, 0, true, false}, {2, 1, 5, GRADE_SECTION, 200801, 0, 0, false, true}}, true, NULL},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111008);
        build(&c, table[i].v, 2);
        if (table[i].is_on) law.settings[SETTING_TWO_POSTS_HIGHER] = (struct law_setting){1, ORIGIN_DECISION, "平委组〔2011〕4号"};
        annual_check_posts(&c.people, &c.officials[0], &law, day(20111008), "x", &found);
        if (found.n != (table[i].wanted != NULL)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
        if (!found.n) continue;
        if (!strstr(found.v[0].text, table[i].wanted)) fail_msg("%s: %s", table[i].why, found.v[0].text);
        assert_string_equal(found.v[0].article, "平委组〔2011〕4号（地方规定: 兼职的计分）");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(excellent_has_its_share),
            cmocka_unit_test(a_part_of_a_person),
            cmocka_unit_test(incompetent_two_years_running),
            cmocka_unit_test(who_may_not_be_excellent),
            cmocka_unit_test(holders_of_two_posts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
