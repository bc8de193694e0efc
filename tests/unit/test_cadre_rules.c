/* Who may take which post, who has served long enough, who may not serve together, how posts are filled. The tables are the
 * rules. */
#include "cadre_county.h"

#include "cadre/avoid.h"
#include "cadre/politics.h"
#include "cadre/qualify.h"
#include "cadre/staffing.h"
#include "cadre/tenure.h"

/* ---- qualification ---- */

static void completed_months(void **state)
{
    (void)state;
    assert_int_equal(qualify_months(200910, 201110), 24);
    assert_int_equal(qualify_months(200911, 201110), 23);
    assert_int_equal(qualify_months(201110, 201110), 0);
}

/* One appointment (grade, since) against a post on 2011-10-08. */
static void grades_and_years(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        enum post_grade grade;
        int32_t since;
        int64_t post;
        enum setting setting; /* SETTING_COUNT: none */
        int64_t value;
        const char *found;
        const char *article;
    } table[] = {
            {"A25 is off until confirmed", GRADE_DEPUTY_SECTION, 201001, 2, SETTING_COUNT, 0, "", ""},
            {"A25 two years, not complete", GRADE_DEPUTY_SECTION, 200911, 2, SETTING_SECTION_YEARS, 2, "F824", ""},
            {"A25 two years to the month", GRADE_DEPUTY_SECTION, 200910, 2, SETTING_SECTION_YEARS, 2, "", ""},
            {"A24 less than a year", GRADE_DEPUTY_SECTION, 201011, 2, SETTING_COUNT, 0, "F824", "干部任用条例（2014年文本第9条）"},
            {"A24 a year to the month", GRADE_DEPUTY_SECTION, 201010, 2, SETTING_COUNT, 0, "", ""},
            {"A27 two grades at once; how A24 reads nobody said", GRADE_STAFF, 200001, 2, SETTING_COUNT, 0, "F824 N871", "干部任用条例（2014年文本第9条）"},
            {"A24 which does not forbid it", GRADE_STAFF, 200001, 2, SETTING_LEAP_LIMIT, LEAP_PASSED_TWO, "F824", "干部任用条例（2014年文本第9条）"},
            {"A24 which does", GRADE_STAFF, 200001, 2, SETTING_LEAP_LIMIT, LEAP_UP_TWO, "F824 F824", "干部任用条例（2014年文本第9条）"},
            {"A24 three grades by either reading", GRADE_STAFF, 200001, 6, SETTING_COUNT, 0, "F824 F824", "干部任用条例（2014年文本第9条）"},
            {"A24 two grades after less than a year", GRADE_STAFF, 201011, 2, SETTING_LEAP_LIMIT, LEAP_PASSED_TWO, "F824 F824", "干部任用条例（2014年文本第9条）"},
            {"A20 three years as chief of a section", GRADE_SECTION, 200811, 6, SETTING_COUNT, 0, "F824", "干部任用条例（2014年文本第8条第3项）"},
            {"A20 to the month", GRADE_SECTION, 200810, 6, SETTING_COUNT, 0, "", ""},
            {"the same grade asks nothing", GRADE_SECTION, 201109, 2, SETTING_COUNT, 0, "", ""},
            {"no time of grade", GRADE_DEPUTY_SECTION, 0, 2, SETTING_COUNT, 0, "W822", ""},
            {"A58 since when he is here nobody said", GRADE_SECTION, 0, 7, SETTING_CHIEF_EXCHANGE_YEARS, 3, "W822", ""},
            {"A58 chiefs' exchange is local", GRADE_SECTION, 201001, 7, SETTING_CHIEF_EXCHANGE_YEARS, 3, "W831", ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111008);
        struct appointment x = {1, 1, table[i].grade == GRADE_SECTION ? 1 : 3, table[i].grade, table[i].since, table[i].since, 0,
                true, false};
        build(&c, &x, 1);
        if (table[i].setting != SETTING_COUNT)
            law.settings[table[i].setting] = (struct law_setting){table[i].value, ORIGIN_DECISION, "平委发〔2011〕9号"};
        struct qualify_case q = {&c.people, &c.officials[0], &posts[table[i].post - 1], &law, day(20111008)};
        qualify_check(&q, "吴建国", &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
        if (*table[i].article && !text_eq(found.v[0].article, table[i].article))
            fail_msg("%s: “%s”", table[i].why, found.v[0].article);
        if (*table[i].found && table[i].setting != SETTING_COUNT && !*table[i].article)
            assert_string_equal(found.v[0].article, "平委发〔2011〕9号");
        if (table[i].setting == SETTING_LEAP_LIMIT && table[i].value == LEAP_UP_TWO) assert_string_equal(found.v[1].article, "平委发〔2011〕9号");
    }
}

/* Years at a grade follow one another: what was held before a time without it does not count to it. */
static void years_at_a_grade_follow_one_another(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int32_t until;
        int32_t since;
    } table[] = {{"on without a break", 200901, 200001}, {"a month between", 200812, 200001}, {"years between", 200301, 200901}, {"held along", 0, 200001}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct county c;
        struct appointment held[] = {{1, 1, 1, GRADE_SECTION, 200901, 0, 0, true, false}, {2, 1, 7, GRADE_SECTION, 200001, 0, table[i].until, true, false}};
        build(&c, held, 2);
        struct qualify_grade g = qualify_grade_of(&c.people, &c.officials[0], day(20111008));
        if (g.grade != GRADE_SECTION || g.since != table[i].since) fail_msg("%s: %d", table[i].why, (int)g.since);
    }
}

/* 挂职 gives no grade: who is 科员 and seconded as a deputy is promoted when he becomes one. */
static void a_secondment_gives_no_grade(void **state)
{
    (void)state;
    static const struct {
        enum post_grade own;
        int32_t since;
        const char *found;
    } table[] = {{GRADE_STAFF, 201101, "F824"}, {GRADE_STAFF, 200001, ""}, {GRADE_DEPUTY_SECTION, 200001, ""}, {GRADE_NONE, 0, "W822"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111008);
        struct appointment x = {1, 1, 5, GRADE_DEPUTY_SECTION, 200801, 200801, 0, false, true};
        build(&c, &x, 1);
        c.officials[0].grade = table[i].own;
        c.officials[0].grade_since = table[i].since;
        struct qualify_case q = {&c.people, &c.officials[0], &posts[2], &law, day(20111008)};
        qualify_check(&q, "", &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%zu: “%s”", i, codes(a, &found));
    }
}

/* Local conditions for a post of the division: years of work, years at the grass roots, posts of the grade below. */
static void division_posts_ask_more_where_somebody_confirmed_it(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        enum setting setting; /* SETTING_COUNT: none */
        int64_t value;
        int32_t work_since, since;
        size_t held;
        const char *found;
    } table[] = {
            {"off until confirmed", SETTING_COUNT, 0, 201001, 201101, 1, ""},
            {"five years of work to the month", SETTING_DIVISION_WORK_YEARS, 5, 200610, 200001, 1, ""},
            {"five years of work, not complete", SETTING_DIVISION_WORK_YEARS, 5, 200611, 200001, 1, "F824"},
            {"nobody knows since when he works", SETTING_DIVISION_WORK_YEARS, 5, 0, 200001, 1, "W822"},
            {"two years in a township to the month", SETTING_DIVISION_GRASSROOTS_YEARS, 2, 199608, 200910, 1, ""},
            {"two years in a township, not complete", SETTING_DIVISION_GRASSROOTS_YEARS, 2, 199608, 200911, 1, "W822"},
            {"two years long ago, and one now", SETTING_DIVISION_GRASSROOTS_YEARS, 3, 199608, 201010, 2, ""},
            {"less a month, and one now: what lies between is not counted", SETTING_DIVISION_GRASSROOTS_YEARS, 3, 199608, 201011, 2, "W822"},
            {"two posts of the grade below", SETTING_DIVISION_POSTS, 2, 199608, 200001, 2, ""},
            {"one post of the grade below", SETTING_DIVISION_POSTS, 2, 199608, 200001, 1, "W822"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111008);
        const struct appointment held[] = {{1, 1, 1, GRADE_SECTION, table[i].since, 200001, 0, true, false},
                {2, 1, 2, GRADE_SECTION, 199801, 199801, 200001, false, false}};
        build(&c, held, table[i].held);
        c.officials[0].work_since = table[i].work_since;
        if (table[i].setting != SETTING_COUNT)
            law.settings[table[i].setting] = (struct law_setting){table[i].value, ORIGIN_DECISION, "平委发〔2011〕9号"};
        struct qualify_case q = {&c.people, &c.officials[0], &posts[5], &law, day(20111008)};
        qualify_check(&q, "吴建国", &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
        if (found.n && !strstr(found.v[0].article, "平委发〔2011〕9号")) fail_msg("%s: “%s”", table[i].why, found.v[0].article);
    }
}

static void the_text_of_2014_is_cited_in_its_time(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    assert_string_equal(cadre_cite(a, day(20160101), CADRE_RULE_A20), "干部任用条例2014 第8条第3项");
    assert_string_equal(cadre_cite(a, day(20190303), CADRE_RULE_A20), "干部任用条例（2014年文本第8条第3项）");
    assert_string_equal(cadre_cite(a, day(20190601), CADRE_RULE_A60), "公务员法2018 第74条");
    assert_string_equal(cadre_cite(a, day(20111008), CADRE_RULE_A31), "干部任用条例2002 第22条");
    assert_string_equal(cadre_cite(a, day(20020708), CADRE_RULE_A31), "干部任用条例（2014年文本第28条）");
    assert_string_equal(cadre_cite(a, day(20190303), CADRE_RULE_A44), "干部任用条例2019 第53条");
    assert_string_equal(cadre_cite(a, day(20160101), CADRE_RULE_A44), "干部任用条例2014 第十章（回避）");
    assert_string_equal(cadre_cite(a, day(20160101), CADRE_RULE_A09), "干部任用条例2014 第16条至第18条");
    assert_string_equal(cadre_cite(a, day(20190601), CADRE_RULE_A09), "干部任用条例2019 第18条至第20条");
    assert_string_equal(cadre_cite(a, day(20111008), CADRE_RULE_A09), "干部任用条例（2014年文本第16条至第18条）");
    assert_string_equal(cadre_cite(a, day(20160101), CADRE_RULE_A43), "干部任用条例2014 第37条");
    assert_string_equal(cadre_cite(a, day(20160101), CADRE_RULE_A42), "干部任用条例2014 第37条");
    assert_string_equal(cadre_cite_last_word(day(20111008)), "主要负责人最后表态（2019年写入干部任用条例）");
    assert_string_equal(cadre_cite_last_word(day(20190303)), "干部任用条例2019（主要负责人最后表态）");
    assert_string_equal(cadre_cite(a, day(20111008), CADRE_RULE_A61), "公务员法2005（地域回避）");
}

/* "第37条", "第8条第3项", "第十章（回避）": a place in a document. */
static bool has_place(const char *text)
{
    const char *mark = strstr(text, "第");
    return mark && (strstr(mark, "条") || strstr(mark, "章"));
}

/* Each rule names a document and where in it; one that some places have says so; what has no articles names what it rests on. */
static void every_rule_names_its_source(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const struct {
        const char *name, *how;
    } rules[] = {
#define X(name, kind, what, title) {#name, #kind},
            CADRE_RULES(X)
#undef X
    };
    static const int32_t days[] = {20000101, 20111008, 20160101, 20200101};
    static const char local[] = "地方规定: ";
    for (size_t i = 0; i < ARRAY_COUNT(rules) * ARRAY_COUNT(days); i++) {
        size_t r = i / ARRAY_COUNT(days);
        const char *how = rules[r].how, *text = cadre_cite(a, day(days[i % ARRAY_COUNT(days)]), (enum cadre_rule)r);
        bool is_local = strncmp(text, local, strlen(local)) == 0, is_practice = text_eq(how, "PRACTICE");
        bool is_sound = is_local      ? text_eq(how, "LOCAL")
                        : is_practice ? strstr(text, ": ") != NULL && !has_place(text)
                                      : has_place(text) || (text_eq(how, "SERVICE") && strncmp(text, "公务员法2005（", strlen("公务员法2005（")) == 0);
        if (!is_sound) fail_msg("%s (%s): “%s”", rules[r].name, how, text);
    }
}

/* What else is asked of the person. */
static void education_party_and_years(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct county c;
    struct law_basis law = basis(20111008);
    struct appointment x = {1, 1, 3, GRADE_DEPUTY_SECTION, 200801, 200801, 0, true, false};
    build(&c, &x, 1);
    struct qualify_case to_secretary = {&c.people, &c.officials[0], &posts[0], &law, day(20111008)};
    struct finding_list found = {.arena = a};
    c.officials[0].full_time_record = "高中";
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "W831");
    assert_non_null(strstr(found.v[0].article, "第8条第4项")); /* A21 */
    c.officials[0].in_service_record = "省委党校大学";
    c.officials[0].politics = "民盟盟员";
    c.officials[0].party_since = 0;
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "F824");
    assert_non_null(strstr(found.v[0].text, "须由中共党员担任"));
    assert_string_equal(found.v[0].article, "中国共产党章程 第4条（党员有被选举权）"); /* A26 */
    c.officials[0].party_since = 200101; /* of the day he joined the other party, perhaps */
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "W822");
    c.officials[0].politics = "中共预备党员";
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "F824");
    c.officials[0].politics = "中共党员";
    c.officials[0].party_since = 200901;
    law.settings[SETTING_PARTY_SECRETARY_YEARS] = (struct law_setting){3, ORIGIN_DECISION, "号"};
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "F824");
    c.officials[0].party_since = 200810; /* three years from when he was taken in, two as a full member */
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "W822");
    c.officials[0].party_since = 200710;
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "");
    /* dates that contradict one another stop everything that would count with them (A29) */
    c.officials[0].party_since = 199001;
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "W822");
    assert_string_equal(found.v[0].article, "干部信息采集的校验: 时间的先后"); /* A29 */
    c.officials[0].party_since = 199806;
    c.results[0] = (struct year_result){1, 2009, ANNUAL_BASIC};
    c.people.results.n = 1;
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "");
    law.settings[SETTING_ANNUAL_BELOW_BARS] = (struct law_setting){1, ORIGIN_DECISION, "号"};
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "W822 F824");
    assert_non_null(strstr(found.v[0].text, "2008、2010")); /* years without a grade say nothing for him */
    c.results[1] = (struct year_result){1, 2008, ANNUAL_COMPETENT};
    c.results[2] = (struct year_result){1, 2010, ANNUAL_UNGRADED};
    c.people.results.n = 3;
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "F824");
    c.results[0].year = 2007; /* longer than three years ago */
    c.results[3] = (struct year_result){1, 2009, ANNUAL_EXCELLENT};
    c.people.results.n = 4;
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "");
}

static void what_nobody_confirmed_is_named(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct law_basis law = basis(20111008);
    struct finding_list found = {.arena = a};
    cadre_note_unconfirmed(&law, "", &found);
    assert_string_equal(codes(a, &found), "N823");
    assert_non_null(strstr(found.v[0].text, "section_years"));
    assert_non_null(strstr(found.v[0].text, "four_musts"));
    for (int s = 0; s < SETTING_COUNT; s++) law.settings[s].origin = ORIGIN_DECISION;
    found.n = 0;
    cadre_note_unconfirmed(&law, "", &found);
    assert_int_equal(found.n, 0);
}

/* A89 */
static void sides_of_politics(void **state)
{
    (void)state;
    static const struct {
        const char *said;
        int32_t since;
        enum politics side;
    } table[] = {{"中共党员", 200001, POLITICS_MEMBER}, {"中共党员", 0, POLITICS_MEMBER}, {"党员", 0, POLITICS_MEMBER}, {"", 200001, POLITICS_MEMBER},
            {"中共党员、民盟", 200001, POLITICS_MEMBER}, {"预备党员", 0, POLITICS_PROBATIONARY}, {"中共预备党员", 201101, POLITICS_PROBATIONARY},
            {"共青团员", 0, POLITICS_LEAGUE}, {"民盟", 0, POLITICS_OUTSIDE}, {"群众", 0, POLITICS_OUTSIDE}, {"无党派人士", 0, POLITICS_OUTSIDE},
            {"农工党党员", 0, POLITICS_OUTSIDE}, {"民盟盟员", 200001, POLITICS_UNCLEAR}, {"", 0, POLITICS_UNSAID}, {"非中共党员", 0, POLITICS_OUTSIDE}, {"非党", 0, POLITICS_OUTSIDE},
            {"非中共党员", 200001, POLITICS_UNCLEAR}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct official o = person(1, "吴建国");
        o.politics = table[i].said;
        o.party_since = table[i].since;
        if (politics_of(&o) != table[i].side) fail_msg("“%s” %d", table[i].said, (int)table[i].since);
    }
}

/* ---- tenure ---- */

static void years_after_which_to_move(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct appointment x;
        const char *found;
    } table[] = {
            {"A55: ten years in a post", {1, 1, 1, GRADE_SECTION, 200110, 200110, 0, true, false}, "W823"},
            {"a month less", {1, 1, 1, GRADE_SECTION, 200111, 200111, 0, true, false}, ""},
            {"since when nobody said", {1, 1, 1, GRADE_SECTION, 0, 0, 0, true, false}, "W822"},
            {"a discipline secretary's term", {1, 1, 4, GRADE_DEPUTY_SECTION, 200610, 200610, 0, true, false}, "W823"},
            {"a month less", {1, 1, 4, GRADE_DEPUTY_SECTION, 200611, 200611, 0, true, false}, ""},
            {"another post has no such term", {1, 1, 3, GRADE_DEPUTY_SECTION, 200610, 200610, 0, true, false}, ""},
            {"A54: fifteen years at a grade", {1, 1, 1, GRADE_SECTION, 200801, 199610, 0, true, false}, "W823"},
            {"A54 is about leading posts: fifteen years as staff", {1, 1, 1, GRADE_STAFF, 200801, 199610, 0, true, false}, ""},
            {"ended", {1, 1, 1, GRADE_SECTION, 199001, 199001, 201101, true, false}, ""},
            {"a secondment counts for nothing", {1, 1, 5, GRADE_DEPUTY_SECTION, 200001, 0, 0, false, true}, ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        build(&c, &table[i].x, 1);
        tenure_check(&c.people, &c.officials[0], day(20111008), "", &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

/* A55: at one grade in one place, from when he came there to stay. */
static void years_in_one_place(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct appointment earlier, later;
        const char *found;
    } table[] = {
            {"from post to post", {1, 1, 2, GRADE_SECTION, 200001, 200001, 200606, true, false}, {2, 1, 1, GRADE_SECTION, 200606, 200001, 0, true, false}, "W823"},
            {"a month between", {1, 1, 2, GRADE_SECTION, 200001, 200001, 200606, true, false}, {2, 1, 1, GRADE_SECTION, 200607, 200001, 0, true, false}, "W823"},
            {"away for years", {1, 1, 2, GRADE_SECTION, 200001, 200001, 200306, true, false}, {2, 1, 1, GRADE_SECTION, 200801, 200001, 0, true, false}, ""},
            {"elsewhere", {1, 1, 7, GRADE_SECTION, 200001, 200001, 200606, true, false}, {2, 1, 1, GRADE_SECTION, 200606, 200001, 0, true, false}, ""},
            {"A54: fifteen years at a grade with a break", {1, 1, 7, GRADE_SECTION, 199001, 0, 200001, true, false}, {2, 1, 1, GRADE_SECTION, 200610, 0, 0, true, false}, "W823"},
            {"A54: a month less", {1, 1, 7, GRADE_SECTION, 199002, 0, 200001, true, false}, {2, 1, 1, GRADE_SECTION, 200610, 0, 0, true, false}, ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct appointment held[] = {table[i].later, table[i].earlier};
        build(&c, held, 2);
        tenure_check(&c.people, &c.officials[0], day(20111008), "", &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

static void posts_changed_within_a_term(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int32_t since[3];
        bool is_second_shared;
        const char *found;
    } table[] = {
            {"A54: two begins, one change", {200101, 200801, 201001}, false, ""},
            {"A54: two changes", {200611, 200801, 201001}, false, "W823"},
            {"A54: the first one before the term", {200610, 200801, 201001}, false, ""},
            {"A54: a cross appointment is no change", {200701, 200801, 201001}, true, ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        const int32_t *s = table[i].since;
        struct appointment held[] = {{1, 1, 3, GRADE_DEPUTY_SECTION, s[0], s[0], s[1], true, false},
                {2, 1, 4, GRADE_DEPUTY_SECTION, s[1], s[0], s[2], !table[i].is_second_shared, false}, {3, 1, 2, GRADE_SECTION, s[2], s[2], 0, true, false}};
        build(&c, held, 3);
        tenure_check(&c.people, &c.officials[0], day(20111008), "", &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

/* ---- avoidance ---- */

static void relatives_in_one_team(void **state)
{
    (void)state;
    static const struct {
        const char *why, *relation, *name, *born;
        int64_t organisation_no; /* of the other's post */
        const char *found;
    } table[] = {
            {"A60: name and month", "妻子", "林佳怡", "197503", 1, "F825"},
            {"name alone", "妻子", "林佳怡", "", 1, "W828"},
            {"another month of the year: a slip, or somebody else", "妻子", "林佳怡", "197504", 1, "W828"},
            {"another year", "妻子", "林佳怡", "197603", 1, ""},
            {"in another team", "妻子", "林佳怡", "197503", 2, ""},
            {"no relation of the law's", "同学", "林佳怡", "197503", 1, "W828"},
            {"blanks in the name", "妹妹", "林 佳 怡", "1975.03", 1, "F825"},
            {"another dot in the name", "妻子", "古丽•买买提", "1975.03", 1, "F825"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct appointment held[] = {{1, 1, 1, GRADE_SECTION, 200801, 200801, 0, true, false},
                {2, 2, table[i].organisation_no == 1 ? 3 : 7, GRADE_SECTION, 200801, 200801, 0, true, false}};
        build(&c, held, 2);
        if (strstr(table[i].name, "古丽")) c.officials[1].name = "古丽·买买提";
        struct cadre_relative family = relative(table[i].relation, table[i].name, table[i].born);
        struct cadre form = cadre_empty();
        form.family = &family;
        form.family_count = 1;
        struct avoid_form forms[] = {{1, &form}};
        struct kin_tie_list ties = avoid_find_ties(a, &c.people, forms, 1);
        avoid_check_teams(&c.people, &ties, day(20111008), &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

/* A60: brothers leave one another out of their forms, and have one father. */
static void relatives_by_one_whom_both_name(void **state)
{
    (void)state;
    static const struct {
        const char *why, *one, *his, *born, *other, *hers, *hers_born;
        int64_t organisation_no;
        const char *found;
    } table[] = {
            {"one father", "父亲", "吴大海", "194501", "父亲", "吴 大海", "1945.01", 1, "W828"},
            {"her husband's father", "父亲", "吴大海", "194501", "公公", "吴大海", "194501", 1, "W828"},
            {"in another team", "父亲", "吴大海", "194501", "父亲", "吴大海", "194501", 2, ""},
            {"another month", "父亲", "吴大海", "194501", "父亲", "吴大海", "194502", 1, ""},
            {"no month", "父亲", "吴大海", "", "父亲", "吴大海", "", 1, ""},
            {"a friend of both", "朋友", "吴大海", "194501", "朋友", "吴大海", "194501", 1, ""},
            {"who name one another: said once, for certain", "妻子", "林佳怡", "197503", "丈夫", "吴建国", "197503", 1, "F825"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct appointment held[] = {{1, 1, 1, GRADE_SECTION, 200801, 200801, 0, true, false},
                {2, 2, table[i].organisation_no == 1 ? 3 : 7, GRADE_SECTION, 200801, 200801, 0, true, false}};
        build(&c, held, 2);
        struct cadre_relative his = relative(table[i].one, table[i].his, table[i].born);
        struct cadre_relative hers = relative(table[i].other, table[i].hers, table[i].hers_born);
        struct cadre forms_of[] = {cadre_empty(), cadre_empty()};
        forms_of[0].family = &his;
        forms_of[1].family = &hers;
        forms_of[0].family_count = forms_of[1].family_count = 1;
        struct avoid_form forms[] = {{1, &forms_of[0]}, {2, &forms_of[1]}};
        struct kin_tie_list ties = avoid_find_ties(a, &c.people, forms, 2), shared = avoid_find_shared(a, &c.people, &ties, forms, 2);
        avoid_check_teams(&c.people, &ties, day(20111008), &found);
        avoid_check_teams(&c.people, &shared, day(20111008), &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
        for (size_t k = 0; k < shared.n; k++) assert_false(shared.v[k].is_certain);
    }
}

/* A60: whoever works under a relative in no post of the table; not to do the organisation's staff, discipline or money work. */
static void relatives_below_the_posts(void **state)
{
    (void)state;
    static const struct {
        const char *why, *born, *post_text;
        int64_t leader_post, works_at;
        const char *found, *in_post; /* as they serve; when the leader is to take that post */
    } table[] = {
            {"the accounts", "197503", "财政所会计", 1, 1, "F825", "F825"},
            {"something else: who leads her is asked", "197503", "党政办主任", 1, 1, "W828", "W828"},
            {"the accounts, and perhaps somebody else", "", "财务科长", 1, 1, "W828", "W828"},
            {"elsewhere", "197503", "财政所会计", 1, 2, "", ""},
            {"with no work that is recorded", "197503", "", 1, 1, "", ""},
            {"nobody who leads", "197503", "财政所会计", 5, 1, "", ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct appointment held = {1, 1, table[i].leader_post, GRADE_SECTION, 200801, 200801, 0, true, false};
        build(&c, &held, 1);
        c.officials[1].organisation_no = table[i].works_at;
        c.officials[1].post_text = table[i].post_text;
        struct kin_tie tie = {.a = 1, .b = 2, .relation = "妻子", .is_certain = *table[i].born != 0};
        struct kin_tie_list ties = {&tie, 1};
        avoid_check_teams(&c.people, &ties, day(20111008), &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
        found.n = 0;
        c.people.appointments.n = 0;
        avoid_check_post(&c.people, &ties, &c.officials[0], &posts[table[i].leader_post - 1], day(20111008), "平和县", &found);
        if (!text_eq(codes(a, &found), table[i].in_post)) fail_msg("%s, to be: “%s”", table[i].why, codes(a, &found));
    }
}

/* A60: the chiefs of a superior, the post in charge of the line, and everybody who leads there over bound posts below. */
static void superiors_lead_those_below(void **state)
{
    (void)state;
    static const struct {
        const char *superior;
        size_t leader, led;
        bool leads;
    } table[] = {
            {"县政府", 6, 3, false},          /* one of four deputies, not in charge of this line */
            {"县委、县政府/副县长", 6, 3, true},
            {"县委、县政府/副县长", 3, 6, false}, /* never upwards */
            {"县政府", 6, 4, true},           /* the discipline secretary below */
            {"县政", 6, 4, false},
            {"县政府/副县", 6, 3, false},
            {"", 6, 4, false},
            {"南河乡", 7, 3, true},           /* a chief */
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        const struct post *leader = &posts[table[i].leader - 1], *led = &posts[table[i].led - 1];
        struct appointment held[] = {{1, 1, leader->post_no, GRADE_SECTION, 200801, 200801, 0, true, false},
                {2, 2, led->post_no, GRADE_SECTION, 200801, 200801, 0, true, false}};
        build(&c, held, 2);
        organisations[0].superior = table[i].superior;
        assert_int_equal(avoid_leads(&c.people, leader, led), table[i].leads);
        struct kin_tie tie = {.a = 2, .b = 1, .relation = "父亲", .is_certain = true};
        avoid_check_teams(&c.people, &(struct kin_tie_list){&tie, 1}, day(20111008), &found);
        bool is_either = table[i].leads || avoid_leads(&c.people, led, leader);
        assert_string_equal(codes(a, &found), is_either ? "F825" : "");
        organisations[0].superior = "";
    }
}

static void each_pair_once_and_the_home_of_chiefs(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct county c;
    struct finding_list found = {.arena = a};
    struct appointment held = {1, 2, 7, GRADE_SECTION, 200801, 200801, 0, true, false};
    build(&c, &held, 1);
    struct cadre_relative his = relative("妻子", "林佳怡", ""), hers = relative("丈夫", "吴建国", "197503");
    struct cadre one = cadre_empty(), two = cadre_empty();
    one.family = &his;
    two.family = &hers;
    one.family_count = two.family_count = 1;
    struct avoid_form forms[] = {{1, &one}, {2, &two}};
    struct kin_tie_list ties = avoid_find_ties(a, &c.people, forms, 2);
    assert_int_equal(ties.n, 1);
    assert_true(ties.v[0].is_certain); /* her form is sure where his is not */
    /* he is to go where she serves */
    avoid_check_post(&c.people, &ties, &c.officials[0], &posts[6], day(20111008), "平和县", &found);
    assert_string_equal(codes(a, &found), "F825");
    /* A61 */
    static const struct {
        const char *home;
        int64_t post;
        const char *found;
    } table[] = {{"平和县东溪镇", 2, "F826"}, {"平和县南河乡", 2, ""}, {"", 2, "W822"}, {"平和县东溪镇", 3, ""}, {"", 3, ""},
            {"福建平和东溪", 2, "W822"}, {"东溪", 2, "W822"}, {"平和县东溪乡", 2, "W822"}, {"福建平和", 2, "W822"}, {"漳州市平和县", 2, "W822"},
            {"东溪镇", 2, "F826"}, {"福建平和东溪镇", 2, "F826"}, {"南靖县东溪镇", 2, "W822"}, {"南靖县东溪", 2, ""}, {"平和县小溪镇东溪村", 2, ""},
            {"江西南昌", 2, ""}, {"平和县小溪镇", 8, "F826"}, {"福建平和", 8, "W822"}, {"福建南靖", 8, ""}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct kin_tie_list none = {0};
        found.n = 0;
        c.officials[0].upbringing = table[i].home;
        avoid_check_post(&c.people, &none, &c.officials[0], &posts[table[i].post - 1], day(20111008), "平和县", &found);
        assert_string_equal(codes(a, &found), table[i].found);
    }
}

/* For whoever looks for line-ups: what may be the home is no seat for a chief. */
static void homes_by_name(void **state)
{
    (void)state;
    static const struct {
        const char *place;
        bool is_home;
    } table[] = {{"平和县东溪镇", true}, {"福建平和东溪", true}, {"东溪乡", true}, {"南靖县东溪镇", false}, {"平和县", false}, {"平和县小溪镇", false}, {"", false}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        if (avoid_is_home(table[i].place, "东溪镇", "平和县") != table[i].is_home) fail_msg("“%s”", table[i].place);
    assert_true(avoid_is_home("平和县东溪镇", "东溪镇", "")); /* which county it is nobody said */
    assert_true(avoid_is_home("平和县东溪镇", "东溪镇", "2011年换届"));
}

static void a_bar_stands_until_it_ends(void **state)
{
    (void)state;
    static const struct {
        int32_t from, to;
        const char *wanted;
    } table[] = {{201001, 0, "F824"}, {201001, 201109, ""}, {201001, 201110, "F824"}, {201111, 0, ""}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111008);
        struct appointment x = {1, 1, 1, GRADE_SECTION, 200801, 200801, 0, true, false};
        build(&c, &x, 1);
        c.facts[1] = (struct official_fact){1, 2, FACT_BAR, "A28 处分影响期", table[i].from, table[i].to, 0, 0, -1, -1, -1, "", ""};
        c.people.facts.n = 2;
        struct qualify_case q = {&c.people, &c.officials[0], &posts[1], &law, day(20111008)};
        qualify_check(&q, "", &found);
        assert_string_equal(codes(a, &found), table[i].wanted);
    }
}

static void training_before(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int32_t ended;
        int64_t hours, asked;
        const char *wanted;
    } table[] = {{"A22: some", 201004, 40, 0, ""}, {"A22: more than five years ago", 200610, 400, 0, "W837"},
            {"A22: within five years", 200611, 400, 0, ""}, {"A22: too few hours, confirmed", 201004, 40, 110, "W837"},
            {"A22: enough", 201004, 110, 110, ""}, {"A22: still to come", 201111, 110, 0, "W837"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111008);
        struct appointment x = {1, 1, 3, GRADE_DEPUTY_SECTION, 200801, 200801, 0, true, false};
        build(&c, &x, 1);
        c.facts[0].from = c.facts[0].to = table[i].ended;
        c.facts[0].hours = table[i].hours;
        law.settings[SETTING_TRAINING_HOURS].value = table[i].asked;
        struct qualify_case q = {&c.people, &c.officials[0], &posts[1], &law, day(20111008)};
        qualify_check(&q, "", &found);
        if (!text_eq(codes(a, &found), table[i].wanted)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

/* ---- staffing ---- */

static void posts_against_people(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct county c;
    struct finding_list found = {.arena = a};
    struct appointment held[] = {{1, 1, 1, GRADE_SECTION, 200801, 200801, 0, true, false},
            {2, 1, 2, GRADE_SECTION, 200801, 200801, 0, false, false}, /* secretary and head: counted once */
            {3, 2, 3, GRADE_DEPUTY_SECTION, 201001, 201001, 0, true, false},
            {4, 2, 4, GRADE_DEPUTY_SECTION, 200001, 200001, 200912, true, false}, /* ended */
            {5, 2, 5, GRADE_DEPUTY_SECTION, 201001, 0, 0, false, true}};
    build(&c, held, ARRAY_COUNT(held));
    struct staffing s = staffing_count(a, &c.people, day(20111120));
    assert_int_equal(s.organisations[0].approved, 4); /* of five, one is held along */
    assert_int_equal(s.organisations[0].counted, 2);
    assert_int_equal(s.organisations[0].shared, 1);
    assert_int_equal(s.organisations[0].outside, 1);
    assert_int_equal(staffing_missing(&s.organisations[0]), 2);
    assert_int_equal(staffing_vacant(&s.posts[1]), 0);
    assert_int_equal(staffing_vacant(&s.posts[2]), 1);
    assert_int_equal(staffing_vacant(&s.posts[3]), 1);
    /* in 2009 the discipline secretary still was there */
    s = staffing_count(a, &c.people, day(20091130));
    assert_int_equal(s.posts[3].counted, 1);
    s = staffing_count(a, &c.people, day(20091201)); /* the month of whoever follows */
    assert_int_equal(s.posts[3].counted, 0);
    /* counted twice, and more than approved */
    c.appointments[1].counts = true;
    c.appointments[2].post_no = 1;
    s = staffing_count(a, &c.people, day(20111120));
    staffing_check(&c.people, &s, day(20111120), 0, &found);
    size_t over = 0, twice = 0;
    for (size_t i = 0; i < found.n; i++) {
        over += found.v[i].code == FINDING_F821;
        twice += found.v[i].code == FINDING_F822;
        if (found.v[i].code != FINDING_W824) assert_string_equal(found.v[i].article, "机构职数表: 核定的职数"); /* A85 */
    }
    assert_int_equal(over, 1);
    assert_int_equal(twice, 1);
    /* asked about one organisation: its own, and no other's */
    struct finding_list own = {.arena = a}, other = {.arena = a};
    staffing_check(&c.people, &s, day(20111120), c.people.posts.v[0].organisation_no, &own);
    staffing_check(&c.people, &s, day(20111120), 99, &other);
    assert_true(own.n > 0 && own.n <= found.n);
    assert_int_equal(other.n, 0);
    /* who left fills nothing */
    c.officials[0].left_on = day(20111001);
    s = staffing_count(a, &c.people, day(20111120));
    assert_int_equal(s.posts[1].holders, 0);
}

static void chiefs_that_are_approved(void **state)
{
    (void)state;
    static const struct {
        int64_t approved;
        size_t wanted; /* of the first organisation */
    } table[] = {{0, 1}, {1, 0}, {2, 0}, {3, 1}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct post one[] = {{1, 1, "镇长", ROLE_HEAD, GRADE_SECTION, table[i].approved, true, true}};
        build(&c, NULL, 0);
        c.people.posts = (struct post_list){one, 1};
        struct staffing s = staffing_count(a, &c.people, day(20111120));
        staffing_check(&c.people, &s, day(20111120), 0, &found);
        size_t n = 0;
        for (size_t k = 0; k < found.n; k++) n += found.v[k].code == FINDING_W821 && text_eq(found.v[k].subject, "东溪镇");
        assert_int_equal(n, table[i].wanted);
    }
}

static void times_that_contradict_one_another(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct appointment x;
        bool is_found;
    } table[] = {
            {"sound", {1, 1, 1, GRADE_SECTION, 200801, 200801, 0, true, false}, false},
            {"post before grade", {1, 1, 1, GRADE_SECTION, 200801, 200901, 0, true, false}, true},
            {"end before beginning", {1, 1, 1, GRADE_SECTION, 200801, 200801, 200701, true, false}, true},
            {"not yet", {1, 1, 1, GRADE_SECTION, 201112, 201101, 0, true, false}, true},
            {"before work", {1, 1, 1, GRADE_SECTION, 199001, 199001, 0, true, false}, true},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        build(&c, &table[i].x, 1);
        struct staffing s = staffing_count(a, &c.people, day(20111120));
        staffing_check(&c.people, &s, day(20111120), 0, &found);
        bool is_found = false;
        for (size_t k = 0; k < found.n; k++) is_found |= found.v[k].code == FINDING_W824;
        if (is_found != table[i].is_found) fail_msg("%s", table[i].why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(completed_months),
            cmocka_unit_test(grades_and_years),
            cmocka_unit_test(division_posts_ask_more_where_somebody_confirmed_it),
            cmocka_unit_test(the_text_of_2014_is_cited_in_its_time), cmocka_unit_test(every_rule_names_its_source),
            cmocka_unit_test(education_party_and_years),
            cmocka_unit_test(what_nobody_confirmed_is_named),
            cmocka_unit_test(sides_of_politics), cmocka_unit_test(years_after_which_to_move), cmocka_unit_test(years_in_one_place),
            cmocka_unit_test(posts_changed_within_a_term),
            cmocka_unit_test(a_secondment_gives_no_grade), cmocka_unit_test(years_at_a_grade_follow_one_another), cmocka_unit_test(relatives_in_one_team), cmocka_unit_test(relatives_below_the_posts),
            cmocka_unit_test(relatives_by_one_whom_both_name), cmocka_unit_test(homes_by_name),
            cmocka_unit_test(superiors_lead_those_below),
            cmocka_unit_test(each_pair_once_and_the_home_of_chiefs),
            cmocka_unit_test(a_bar_stands_until_it_ends),
            cmocka_unit_test(training_before),
            cmocka_unit_test(posts_against_people),
            cmocka_unit_test(chiefs_that_are_approved),
            cmocka_unit_test(times_that_contradict_one_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
