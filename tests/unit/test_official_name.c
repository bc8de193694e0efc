/* Organisations and posts in the words of rosters, forms, tables and commands: what is meant, and what cannot be told. */
#include "unit.h"

#include "app/organisation_name.h"
#include "app/post_name.h"

enum { NONE, UNCLEAR = -1 };

static struct organisation v[] = {{1, "坂仔镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""}, {2, "城关镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""},
        {3, "南河乡", ORGANISATION_TOWNSHIP, "", "", "", "", ""}, {4, "南河镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""},
        {5, "县教育局", ORGANISATION_BUREAU, "", "", "", "", ""}, {6, "县委组织部", ORGANISATION_BUREAU, "", "", "", "", ""},
        {7, "花山街道", ORGANISATION_SUBDISTRICT, "", "", "", "", ""}, {8, "县政府", ORGANISATION_COUNTY, "", "", "", "", ""},
        {9, "平和县工业园区管委会", ORGANISATION_ZONE, "", "", "", "", ""}, {10, "平和镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""}};
static struct people people = {.organisations = {v, ARRAY_COUNT(v)}, .area = "平和县"};

static int64_t number_of(struct organisation_meant m)
{
    return m.one ? m.one->organisation_no : m.is_unclear ? UNCLEAR : NONE;
}

static void by_what_it_is_called(void **state)
{
    static const struct {
        const char *words;
        int64_t organisation_no;
    } table[] = {{"坂仔镇", 1}, {"坂仔", 1}, {"坂 仔　镇", 1}, {"平和县坂仔镇", 1}, {"漳州市平和县坂仔镇", 1}, {"福建省漳州市平和县坂仔镇人民政府", 1}, {"平和坂仔镇", 1},
            {"中共坂仔镇委员会", 1}, {"中共平和县坂仔镇委员会", 1}, {"坂仔镇党委", 1}, {"坂仔镇党委、政府", 1}, {"坂仔镇领导班子", 1}, {"坂仔镇人大", 1},
            {"南河", UNCLEAR}, {"南河镇", 4}, {"平和县南河", UNCLEAR}, {"南靖县坂仔镇", NONE}, {"漳州市坂仔镇", NONE}, {"坂仔镇中心小学", NONE},
            {"教育局", 5}, {"平和县教育局", 5}, {"县教育局", 5}, {"市教育局", NONE}, {"组织部", NONE}, {"平和县委组织部", 6}, {"中共平和县委组织部", 6},
            {"花山", 7}, {"花山街道办事处", 7}, {"花山街道党工委", 7}, {"平和县人民政府", 8}, {"县人民政府", 8}, {"平和县政府", 8}, {"人民政府", 8}, {"工业园区管委会", 9},
            {"平和镇", 10}, {"平和县平和镇", 10}, {"平和", 10}, {"平和县", NONE}, {"镇", NONE}, {"", NONE}, {"委", NONE}, {"中共", NONE}};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        int64_t n = number_of(people_organisation_named(a, &people, table[i].words));
        if (n != table[i].organisation_no) fail_msg("“%s”: %d", table[i].words, (int)n);
    }
    struct organisation_meant m = people_organisation_named(a, &people, "南河");
    assert_string_equal(m.why, "“南河”可能是南河乡、南河镇，请写全称");
    struct err e;
    const struct organisation *o;
    assert_refused(people_organisation_find(a, &people, "西山镇", &o, &e), &e, "“西山镇”不在机构职数表中；用 huanjie organisation list 查看");
    assert_refused(people_organisation_find(a, &people, "", &o, &e), &e, "没有写单位");
}

/* Another county's of the same name is asked about, and so is whatever stands in front that nobody knows. */
static void within_the_words_of_a_form(void **state)
{
    static const struct {
        const char *words;
        int64_t organisation_no;
    } table[] = {{"坂仔镇党委书记", 1}, {"平和县城关镇镇长", 2}, {"福建省漳州市平和县城关镇镇长", 2}, {"平和城关镇镇长", 2}, {"中共平和县城关镇委员会书记", 2},
            {"共青团平和县城关镇委员会书记", 2}, {"县城关镇镇长", 2}, {"现任城关镇镇长", 2}, {"县委常委、城关镇党委书记", 2}, {"县妇联主席，兼任城关镇副镇长", 2}, {"平和县城关镇副镇长（挂职）", 2},
            {"平和县委办公室干部、坂仔镇挂职副镇长", 1}, {"平和县委组织部科员", 6}, {"平和县教育局科员", 5}, {"县教育局副局长", 5},
            {"南靖县城关镇镇长", UNCLEAR}, {"漳州市南靖县城关镇镇长", UNCLEAR}, {"漳州市城关镇镇长", UNCLEAR}, {"龙海市城关镇党委副书记、镇长", UNCLEAR}, {"南靖城关镇镇长", UNCLEAR},
            {"南靖县委常委、城关镇党委书记", UNCLEAR}, {"任县城关镇镇长", UNCLEAR}, {"原城关镇镇长", UNCLEAR}, {"原平和县城关镇镇长", UNCLEAR}, {"县财政局驻城关镇干部", UNCLEAR},
            {"市教育局科员", NONE}, {"漳州市委组织部科员", NONE}, {"漳州市委宣传部干部、平和县城关镇挂职副镇长", 2}, {"南靖县靖城镇副镇长，平和县坂仔镇挂职", 1},
            {"县财政局局长", NONE}, {"", NONE}, {"民盟盟员、城关镇副镇长", 2}, {"县城市管理局副局长、城关镇党委委员", 2}, {"正县级干部、城关镇党委书记", 2}, {"退休", NONE}, {"城关镇中心小学校长", 2}};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct organisation_meant m = people_organisation_in(a, &people, table[i].words);
        if (number_of(m) != table[i].organisation_no) fail_msg("“%s”: %d", table[i].words, (int)number_of(m));
    }
    struct organisation_meant m = people_organisation_in(a, &people, "南靖县城关镇镇长");
    assert_string_equal(m.why, "“南靖县城关镇镇长”里的城关镇前面写的是“南靖县”，看不出是不是平和县的城关镇");
}

static void in_front_of_a_post(void **state)
{
    static const struct {
        const char *words;
        int64_t organisation_no;
        const char *rest;
    } table[] = {{"坂仔镇党委书记", 1, "党委书记"}, {"平和县坂仔镇党委副书记、镇长", 1, "党委副书记、镇长"}, {"坂仔镇 党委书记 人大主席", 1, "党委书记 人大主席"},
            {"坂仔镇长", 1, "镇长"}, {"坂仔镇镇长", 1, "镇长"}, {"坂仔镇委书记", 1, "镇委书记"}, {"中共坂仔镇委员会书记", 1, "镇委员会书记"}, {"坂仔镇人民政府镇长", 1, "人民政府镇长"},
            {"坂仔镇／镇长", 1, "镇长"}, {"坂仔镇，、镇长、镇党委委员", 1, "镇长、镇党委委员"}, {"平和县教育局局长", 5, "局长"}, {"教育局长", 5, "局长"}, {"县委组织部副部长", 6, "副部长"}, {"坂仔镇", 1, ""},
            {"工业园区管委会副主任", 9, "副主任"}, {"平和县工业园区管委会副主任", 9, "副主任"}, {"坂仔党委书记", NONE, NULL}, {"党委书记", NONE, NULL}, {"财政局局长", NONE, NULL},
            {"南靖县城关镇镇长", UNCLEAR, NULL}, {"挂职城关镇副镇长", 2, "副镇长"}};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *rest = "";
        struct organisation_meant m = people_organisation_before(a, &people, table[i].words, &rest);
        if (number_of(m) != table[i].organisation_no) fail_msg("“%s”: %d", table[i].words, (int)number_of(m));
        if (m.one) assert_string_equal(rest, table[i].rest);
    }
}

/* 坂仔党委书记: the name without its kind. */
static void short_in_front_of_a_post(void **state)
{
    static const struct {
        const char *words;
        int64_t organisation_no;
        const char *rest;
    } table[] = {{"坂仔党委书记", 1, "党委书记"}, {"平和县坂仔党委副书记、镇长", 1, "党委副书记、镇长"}, {"平和县坂 仔 人大主席", 1, "人大主席"}, {"坂仔／镇长", 1, "镇长"},
            {"花山党工委书记", 7, "党工委书记"}, {"坂仔", 1, ""}, {"坂仔乡长", NONE, NULL}, {"坂仔街道党工委书记", NONE, NULL}, {"南河党委书记", UNCLEAR, NULL},
            {"平和县党委书记", NONE, NULL}, {"平和党委书记", 10, "党委书记"}, {"原坂仔党委书记", NONE, NULL}, {"南靖县坂仔党委书记", NONE, NULL}, {"教育局长", NONE, NULL}, {"党委书记", NONE, NULL}, {"", NONE, NULL}};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *rest = "";
        struct organisation_meant m = people_organisation_short_before(a, &people, table[i].words, &rest);
        if (number_of(m) != table[i].organisation_no) fail_msg("“%s”: %d", table[i].words, (int)number_of(m));
        if (m.one) assert_string_equal(rest, table[i].rest);
    }
    const char *rest;
    assert_string_equal(people_organisation_short_before(a, &people, "南河党委书记", &rest).why, "“南河党委书记”可能是南河乡、南河镇的，请写全称");
}

/* Names of counties that are hard to tell from other words. */
static void counties_of_every_name(void **state)
{
    static const struct {
        const char *area, *words;
        bool is_ours;
    } table[] = {{"和县", "和县坂仔镇", true}, {"和县", "平和县坂仔镇", false}, {"平和县", "和县坂仔镇", false}, {"津市市", "湖南省津市市坂仔镇", true}, {"福建省漳州市平和县", "漳州市坂仔镇", true},
            {"福建省漳州市平和县", "州市坂仔镇", false}, {"漳州市", "漳州市平和县坂仔镇", true}, {"龙海市", "漳州市龙海市坂仔镇", true}, {"芗城区", "漳州市芗城区坂仔镇", true},
            {"芗城区", "漳州市龙文区坂仔镇", false}, {"鄂温克族自治旗", "内蒙古自治区呼伦贝尔市鄂温克族自治旗坂仔镇", true}, {"原平市", "原平市坂仔镇", true}, {NULL, "平和县坂仔镇", false}, {"", "坂仔", true}};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct people p = {.organisations = {v, 1}, .area = table[i].area};
        bool is_ours = people_organisation_named(a, &p, table[i].words).one != NULL;
        if (is_ours != table[i].is_ours) fail_msg("%s: %s", table[i].area, table[i].words);
    }
}

static void one_post_in_many_spellings(void **state)
{
    static struct post posts[] = {{1, 1, "镇党委书记", ROLE_SECRETARY, GRADE_SECTION, 1, true, true}, {2, 1, "镇长", ROLE_HEAD, GRADE_SECTION, 1, true, true},
            {3, 1, "镇人大主席", ROLE_CHAIR, GRADE_SECTION, 1, false, true}, {4, 1, "镇党委副书记", ROLE_DEPUTY_SECRETARY, GRADE_DEPUTY_SECTION, 2, false, true},
            {5, 1, "镇纪委书记", ROLE_DISCIPLINE, GRADE_DEPUTY_SECTION, 1, false, true}, {6, 1, "副镇长", ROLE_DEPUTY_HEAD, GRADE_DEPUTY_SECTION, 3, false, true},
            {7, 1, "科技副镇长", ROLE_OTHER, GRADE_DEPUTY_SECTION, 1, false, false}, {8, 1, "武装部长", ROLE_MEMBER, GRADE_DEPUTY_SECTION, 1, false, true},
            {9, 1, "镇党委委员", ROLE_MEMBER, GRADE_DEPUTY_SECTION, 2, false, true}, {10, 2, "书记", ROLE_SECRETARY, GRADE_SECTION, 1, true, true},
            {11, 2, "党委副书记、镇长", ROLE_HEAD, GRADE_SECTION, 1, true, true}, {12, 2, "常务副镇长", ROLE_DEPUTY_HEAD, GRADE_DEPUTY_SECTION, 1, false, true},
            {13, 7, "街道党工委书记", ROLE_SECRETARY, GRADE_SECTION, 1, true, true}, {14, 7, "办事处主任", ROLE_HEAD, GRADE_SECTION, 1, true, true},
            {15, 3, "乡党委书记", ROLE_SECRETARY, GRADE_SECTION, 1, true, true}, {16, 3, "党委第一书记", ROLE_SECRETARY, GRADE_SECTION, 1, true, true}};
    static const struct {
        int64_t organisation_no, post_no; /* 0: none */
        const char *words;
    } table[] = {{1, 1, "镇委书记"}, {1, 1, "党委书记"}, {1, 1, "中共坂仔镇委员会书记"}, {1, 1, "中共平和县坂仔镇委员会书记"}, {1, 1, "坂仔镇委书记"}, {1, 1, "镇党委会书记"}, {1, 0, "书记"},
            {1, 2, "坂仔镇长"}, {1, 2, "坂仔镇人民政府镇长"}, {1, 2, "镇政府镇长"}, {1, 2, "人民政府镇长"}, {1, 2, "漳州市平和县坂仔镇人民政府镇长"}, {1, 0, "南靖县坂仔镇人民政府镇长"},
            {1, 3, "人大主席"}, {1, 3, "镇人大主席团主席"}, {1, 3, "坂仔镇人民代表大会主席"}, {1, 0, "工会主席"}, {1, 0, "主席"}, {1, 4, "镇委副书记"}, {1, 4, "坂仔镇委员会副书记"},
            {1, 5, "纪律检查委员会书记"}, {1, 5, "镇纪检委书记"}, {1, 5, "中共坂仔镇纪律检查委员会书记"}, {1, 0, "纪委副书记"}, {1, 6, "镇人民政府副镇长"}, {1, 6, "政府副镇长"}, {1, 0, "常务副镇长"},
            {1, 7, "坂仔镇人民政府科技副镇长"}, {1, 8, "人民武装部部长"}, {1, 8, "武装部部长"}, {1, 8, "人武部长"}, {1, 9, "镇委委员"}, {1, 0, "党政办主任"},
            {2, 10, "镇党委书记"}, {2, 10, "镇委书记"}, {2, 11, "镇长"}, {2, 11, "城关镇人民政府镇长"}, {2, 11, "党委副书记、镇长"}, {2, 0, "副镇长"}, {2, 0, "人大主席"},
            {7, 13, "党工委书记"}, {7, 13, "街道工委书记"}, {7, 13, "党委书记"}, {7, 14, "街道办事处主任"}, {7, 14, "主任"}, {3, 15, "乡党委书记"}, {3, 15, "乡委书记"}, {3, 0, "党工委书记"}};
    struct people p = people;
    p.posts = (struct post_list){posts, ARRAY_COUNT(posts)};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const struct post *post = people_post_named(&p, organisation_lookup(&p.organisations, table[i].organisation_no), table[i].words);
        if ((post ? post->post_no : 0) != table[i].post_no) fail_msg("%d “%s”: %d", (int)table[i].organisation_no, table[i].words, post ? (int)post->post_no : 0);
    }
    assert_true(people_post_is_called(a, &p, &v[0], &posts[0], "坂仔镇党委书记"));
    assert_false(people_post_is_called(a, &p, &v[0], &posts[0], "镇委书记"));
    static const char *const hints[][2] = {{"坂仔镇党委书记", "，应是“坂仔镇/镇党委书记”"}, {"坂仔党委书记", "，应是“坂仔镇/镇党委书记”"}, {"平和县坂仔镇 镇长", "，应是“坂仔镇/镇长”"},
            {"城关镇镇长", "，应是“城关镇/党委副书记、镇长”"}, {"坂仔镇工会主席", ""}, {"南河党委书记", ""}, {"南靖县坂仔镇镇长", ""}, {"坂仔镇", ""}, {"镇长", ""}, {"", ""}};
    for (size_t i = 0; i < ARRAY_COUNT(hints); i++) assert_string_equal(people_post_hint(a, &p, hints[i][0]), hints[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(by_what_it_is_called),
            cmocka_unit_test(within_the_words_of_a_form),
            cmocka_unit_test(in_front_of_a_post), cmocka_unit_test(short_in_front_of_a_post),
            cmocka_unit_test(counties_of_every_name),
            cmocka_unit_test(one_post_in_many_spellings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
