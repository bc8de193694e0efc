/* Who serves, who is kin to whom, what is late: the judgments of org/, without a workspace. */
#include "town.h"

#include "org/plan.h"
#include "org/staff.h"

static struct law_basis basis(const char *day)
{
    struct law_basis b;
    struct err e;
    assert_ok(law_basis_on(town_day(day), &b, &e), &e);
    return b;
}

static struct law_basis local(struct arena *a, const char *province)
{
    struct law_basis b = basis("2026-12-20");
    struct law_province *p = arena_alloc(a, sizeof *p);
    struct err e;
    assert_ok(law_province_load(a, province, p, &e), &e);
    law_apply_province(&b, p, LEVEL_TOWNSHIP);
    return b;
}

static struct member person(enum member_body body, const char *name)
{
    return (struct member){.member_no = 1, .body = body, .name = name, .post = "", .unit = "",
            .appointed_by = "玉环县人大常委会", .document = "8号", .left_why = ""};
}

static const struct district one_district[] = {{3, "南湖选区", 1}};

static const char *staff_codes(struct arena *a, const struct law_basis *b, struct staff_facts *f,
        struct finding_list *findings)
{
    f->area = "清溪镇";
    *findings = (struct finding_list){.arena = a};
    org_check_staff(a, b, f, findings);
    return codes_of(a, findings);
}

/* ---- words ---- */

static void who_is_near_kin(void **state)
{
    (void)state;
    static const struct {
        const char *relation;
        enum kin_degree degree;
    } table[] = {
            {"配偶", KIN_DEGREE_NEAR}, {"妻子", KIN_DEGREE_NEAR}, {"父亲", KIN_DEGREE_NEAR}, {"儿子", KIN_DEGREE_NEAR},
            {"姐姐", KIN_DEGREE_NEAR}, {"祖父", KIN_DEGREE_NEAR}, {"外孙女", KIN_DEGREE_NEAR}, {"本人", KIN_DEGREE_SELF},
            {"岳父", KIN_DEGREE_UNKNOWN}, {"堂兄", KIN_DEGREE_UNKNOWN}, {"儿媳", KIN_DEGREE_UNKNOWN},
            {"同事", KIN_DEGREE_UNKNOWN}, {"", KIN_DEGREE_UNKNOWN}, {"|", KIN_DEGREE_UNKNOWN}, {"父|母", KIN_DEGREE_UNKNOWN},
            {"父亲的同学的妹妹的朋友的朋友的朋友的朋友的朋友", KIN_DEGREE_UNKNOWN},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        if (org_kin_degree(table[i].relation) != table[i].degree) fail_msg("“%s”", table[i].relation);
}

static void which_body_is_a_standing_committee(void **state)
{
    (void)state;
    static const char *const yes[] = {"玉环县人大常委会", "玉环县人民代表大会常务委员会", "台州市椒江区人大常务委员会"};
    static const char *const no[] = {"", "清溪镇人民政府", "清溪镇人大主席团", "中共玉环县委常委会", "县人大"};
    for (size_t i = 0; i < ARRAY_COUNT(yes); i++) assert_true(org_is_standing_committee(yes[i]));
    for (size_t i = 0; i < ARRAY_COUNT(no); i++) assert_false(org_is_standing_committee(no[i]));
}

/* ---- the committee ---- */

static void the_committee_is_appointed_and_of_the_right_size(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis national = basis("2026-12-20"), shandong = local(a, "shandong");
    struct member members[16];
    for (size_t i = 0; i < ARRAY_COUNT(members); i++) members[i] = person(BODY_COMMITTEE, "张三");
    struct finding_list findings;
    static const struct {
        size_t members;
        const char *national, *shandong;
    } sizes[] = {{0, "F201", "F201"}, {8, "", "F202"}, {9, "", ""}, {15, "", ""}, {16, "", "F202"}};
    for (size_t i = 0; i < ARRAY_COUNT(sizes); i++) {
        struct staff_facts f = {.members = members, .member_count = sizes[i].members};
        assert_string_equal(staff_codes(a, &national, &f, &findings), sizes[i].national);
        assert_string_equal(staff_codes(a, &shandong, &f, &findings), sizes[i].shandong);
    }
    assert_has(findings.v[0].article, "山东细则2021");

    struct staff_facts f = {.members = members, .member_count = 9};
    members[2].name = "李四";
    members[2].appointed_by = "清溪镇党委";
    members[5].name = "王五";
    members[5].document = "";
    assert_string_equal(staff_codes(a, &national, &f, &findings), "F201");
    assert_has(findings.v[0].text, "李四、王五");
    assert_has(findings.v[0].article, "选举法2020 第10条");
    members[2].left_on = members[5].left_on = town_day("2026-10-01"); /* who left is not asked about */
    assert_string_equal(staff_codes(a, &national, &f, &findings), "");
    assert_string_equal(staff_codes(a, &shandong, &f, &findings), "F202");
}

static void a_name_alone_is_asked_about_and_a_number_decides(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis("2026-12-20");
    struct finding_list findings;
    static const struct {
        int64_t member, candidate;
        const char *candidate_name, *codes;
    } table[] = {
            {0, 0, "张三", "W202"}, {7, 0, "张三", "W202"}, {0, 7, "张三", "W202"}, {7, 7, "张三", "F203"},
            {7, 8, "张三", ""}, {0, 0, "李四", ""}, {7, 7, "张叁", "F203"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct member m = person(BODY_COMMITTEE, "张三");
        struct candidate c = {.candidate_no = 1, .district_no = 3, .name = table[i].candidate_name,
                .voter_no = table[i].candidate, .state = CANDIDATE_FORMAL};
        m.voter_no = table[i].member;
        struct staff_facts f = {.members = &m, .member_count = 1, .candidates = &c, .candidate_count = 1};
        assert_string_equal(staff_codes(a, &b, &f, &findings), table[i].codes);
        c.state = CANDIDATE_WITHDRAWN;
        assert_string_equal(staff_codes(a, &b, &f, &findings), "");
    }
}

/* ---- kin ---- */

static void nobody_watches_over_the_votes_of_kin(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis national = basis("2026-12-20"), zhejiang = local(a, "zhejiang");
    struct candidate c = {.candidate_no = 5, .district_no = 3, .name = "王建国", .state = CANDIDATE_FORMAL};
    struct finding_list findings;
    static const struct {
        enum member_body body;
        int64_t district_no;
        const char *relation, *national, *zhejiang;
    } table[] = {
            {BODY_SUPERVISOR, 3, "儿子", "F201 F204", "F201 F204"},
            {BODY_TELLER, 0, "妻子", "F201 F204", "F201 F204"}, /* of the whole township: this district, too */
            {BODY_TELLER, 3, "本人", "F201 F205", "F201 F205"},
            {BODY_SUPERVISOR, 3, "岳父", "F201 W207", "F201 W207"},
            {BODY_SUPERVISOR, 4, "儿子", "F201 N201", "F201 N201"},
            {BODY_PRESIDING, 3, "儿子", "F201", "F201 F204"}, /* only some provinces say so */
            {BODY_STAFF, 3, "本人", "F201", "F201 F205"},
            {BODY_GUIDANCE, 3, "儿子", "F201", "F201"},
    };
    const struct district both[] = {{3, "南湖选区", 1}, {4, "北湖选区", 1}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct member m = person(table[i].body, "王小明"), group[3];
        m.district_no = table[i].district_no;
        group[0] = m;
        for (int k = 1; k < 3; k++) {
            group[k] = person(BODY_GUIDANCE, "赵六");
            group[k].member_no = 10 + k;
            group[k].district_no = 2 + k;
        }
        struct kin_declaration kin = {1, 5, table[i].relation};
        struct staff_facts f = {.members = group, .member_count = 3, .kin = &kin, .kin_count = 1, .candidates = &c,
                .candidate_count = 1, .districts = both, .district_count = 2};
        assert_string_equal(staff_codes(a, &national, &f, &findings), table[i].national);
        assert_string_equal(staff_codes(a, &zhejiang, &f, &findings), table[i].zhejiang);
        group[0].left_on = town_day("2026-12-01");
        assert_string_equal(staff_codes(a, &zhejiang, &f, &findings), "F201");
    }
}

static void a_teller_with_the_name_of_a_candidate(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis("2026-12-20");
    struct finding_list findings;
    struct member m = person(BODY_TELLER, "王建国");
    m.district_no = 3;
    struct candidate c = {.candidate_no = 5, .district_no = 3, .name = "王建国", .state = CANDIDATE_NOMINATED};
    struct staff_facts f = {.members = &m, .member_count = 1, .candidates = &c, .candidate_count = 1,
            .districts = one_district, .district_count = 1};
    assert_string_equal(staff_codes(a, &b, &f, &findings), "F201 W203 W204");
    m.voter_no = c.voter_no = 12;
    assert_string_equal(staff_codes(a, &b, &f, &findings), "F201 F205 W204");
    c.district_no = 4;
    assert_string_equal(staff_codes(a, &b, &f, &findings), "F201 W204");
}

/* ---- places ---- */

static void stations_need_booths_and_people(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis("2026-12-20");
    struct station s = {.district_no = 3, .station_no = 1, .kind = STATION_STATION, .name = "村部", .ground = "",
            .has_booth = true};
    struct member people[6] = {person(BODY_PRESIDING, "甲"), person(BODY_SUPERVISOR, "乙"), person(BODY_TELLER, "丙"),
            person(BODY_SUPERVISOR, "丁"), person(BODY_STAFF, "戊"), person(BODY_STAFF, "己")};
    for (size_t i = 0; i < 6; i++) people[i].district_no = 3;
    struct staff_facts f = {.area = "清溪镇", .members = people, .stations = &s, .station_count = 1};
    static const struct {
        enum station_kind kind;
        const char *ground;
        bool has_booth;
        size_t people;
        int64_t at, wanted;
        const char *codes;
    } table[] = {
            {STATION_STATION, "", true, 0, 0, 0, "W205"},
            {STATION_STATION, "", true, 2, 1, 0, "W205"},
            {STATION_STATION, "", true, 3, 1, 0, ""},
            {STATION_STATION, "", true, 3, 0, 0, ""}, /* the district's people serve at its stations */
            {STATION_STATION, "", true, 3, 2, 0, "W205"},
            {STATION_STATION, "", false, 3, 1, 0, "F211"},
            {STATION_MEETING, "", false, 3, 1, 0, "F211"},
            {STATION_STATION, "", true, 3, 1, 4, "F209"},
            {STATION_MOBILE, "ill", true, 4, 1, 0, ""},
            {STATION_MOBILE, "ill", true, 3, 1, 0, "F209"}, /* one supervisor */
            {STATION_MOBILE, "remote", true, 4, 0, 0, "F209"}, /* a mobile box needs people of its own */
            {STATION_MOBILE, "other", true, 4, 1, 0, "F210"},
            {STATION_MOBILE, "other", true, 1, 1, 0, "F210 F209"},
            {STATION_MOBILE, "held", true, 6, 1, 7, "F209"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct finding_list findings = {.arena = a};
        s.kind = table[i].kind;
        s.ground = table[i].ground;
        s.has_booth = table[i].has_booth;
        f.member_count = table[i].people;
        for (size_t k = 0; k < 6; k++) people[k].station_no = table[i].at;
        b.settings[SETTING_STATION_STAFF].value = table[i].wanted;
        org_check_stations(a, &b, &f, &findings);
        if (!text_eq(codes_of(a, &findings), table[i].codes))
            fail_msg("row %zu: %s, not %s", i, codes_of(a, &findings), table[i].codes);
    }
}

static void guidance_groups_are_missed_in_one_sentence_and_places_must_exist(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis("2026-12-20");
    struct finding_list findings;
    const struct district districts[] = {{1, "甲", 1}, {2, "乙", 1}, {3, "丙", 1}};
    struct member members[] = {person(BODY_GUIDANCE, "赵六"), person(BODY_TELLER, "钱七"), person(BODY_TELLER, "孙八")};
    members[0].district_no = 2;
    members[1].district_no = 9;
    members[2].district_no = 1;
    members[2].station_no = 4;
    struct staff_facts f = {.members = members, .member_count = 3, .districts = districts, .district_count = 3};
    assert_string_equal(staff_codes(a, &b, &f, &findings), "F201 W206 W206 W204");
    assert_has(findings.v[3].text, "1、3");
}

/* ---- the plan ---- */

static void the_plan_has_every_statutory_day_and_marks_practice(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis("2026-12-20");
    struct calendar_facts facts = {0};
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    size_t statutory = law_calendar(a, &b, &facts, entries), found = 0, usual = 0;
    struct plan_step *steps;
    size_t n = org_plan(a, &b, &facts, NULL, &steps);
    for (size_t i = 0; i < n; i++) {
        assert_true(i == 0 || steps[i - 1].due_on.ymd <= steps[i].due_on.ymd);
        enum calendar_step step;
        bool is_statutory = calendar_step_from(steps[i].code, &step);
        assert_int_equal(is_statutory, *steps[i].rule != '\0');
        assert_int_equal(is_statutory, *steps[i].article != '\0');
        for (size_t k = 0; k < i; k++) assert_string_not_equal(steps[i].code, steps[k].code);
        usual += !is_statutory;
        if (!is_statutory) continue;
        const struct calendar_entry *x = law_calendar_entry(entries, statutory, step);
        assert_non_null(x);
        assert_int_equal(x->latest.ymd, steps[i].due_on.ymd);
        found++;
    }
    assert_int_equal(found, statutory);
    assert_true(usual >= 10);

    struct quota q = {.report_by = town_day("2026-11-15")};
    assert_int_equal(org_plan(a, &b, &facts, &q, &steps), n + 1);
    bool has_report = false;
    for (size_t i = 0; i <= n; i++) has_report |= text_eq(steps[i].code, "quota-report") && text_eq(steps[i].rule, "R22");
    assert_true(has_report);
}

static void late_is_counted_from_the_last_lawful_day(void **state)
{
    (void)state;
    static const struct {
        const char *code, *due, *done, *on;
        enum plan_state state;
        int days;
    } table[] = {
            {"voter-list", "2026-11-30", NULL, "2026-11-30", PLAN_OPEN, 0},
            {"voter-list", "2026-11-30", NULL, "2026-12-01", PLAN_OVERDUE, 1},
            {"voter-list", "2026-11-30", "2026-11-30", "2027-01-01", PLAN_DONE, 0},
            {"voter-list", "2026-11-30", "2026-12-02", "2026-12-02", PLAN_DONE_LATE, 2},
            {"objection", "2026-12-05", NULL, "2026-12-09", PLAN_PASSED, 0}, /* nobody objected */
            {"objection-decision", "2026-12-08", "2026-12-09", "2026-12-20", PLAN_DONE_LATE, 1},
            {"own-3", "2026-12-08", NULL, "2026-12-20", PLAN_OVERDUE, 12},
            {"first-session", "2027-02-20", NULL, "2027-02-20", PLAN_OPEN, 0},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct plan_step x = {.code = table[i].code, .due_on = town_day(table[i].due)};
        if (table[i].done) x.done_on = town_day(table[i].done);
        int days = -1;
        assert_int_equal(org_plan_state(&x, town_day(table[i].on), &days), table[i].state);
        assert_int_equal(days, table[i].days);
    }
}

static void only_statutory_steps_become_findings_and_only_once(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct date due = town_day("2026-11-30"), late = town_day("2026-12-02");
    struct plan_step steps[] = {
            {.code = "voter-list", .title = "公布选民名单", .due_on = due, .rule = "R30", .article = "选举法2020 第28条", .done_on = late},
            {.code = "first-list", .title = "公布代表候选人名单", .due_on = due, .rule = "R40", .article = "选举法2020 第32条"},
            {.code = "registration", .title = "选民登记", .due_on = due, .rule = "", .article = ""},
            {.code = "lawsuit", .title = "向人民法院起诉", .due_on = due, .rule = "R33", .article = "选举法2020 第29条"},
    };
    struct finding_list findings = {.arena = a};
    org_check_plan(a, steps, 4, NULL, 0, town_day("2026-12-03"), &findings);
    assert_string_equal(codes_of(a, &findings), "F206 F207");
    assert_string_equal(findings.v[0].article, "选举法2020 第28条");
    assert_has(findings.v[0].text, "迟了 2 天");
    assert_has(findings.v[1].text, "逾期 3 天");

    struct notice notice = {1, NOTICE_VOTER_LIST, 0, late, "公告栏", ""}; /* which says so itself */
    findings = (struct finding_list){.arena = a};
    org_check_plan(a, steps, 4, &notice, 1, town_day("2026-12-03"), &findings);
    assert_string_equal(codes_of(a, &findings), "F207");
    findings = (struct finding_list){.arena = a};
    org_check_plan(a, NULL, 0, NULL, 0, town_day("2026-12-03"), &findings);
    assert_string_equal(codes_of(a, &findings), "N202");
}

/* Luonan 2021: D 10 November, lists by 21 October, 26 October and 3 November. */
static void notices_are_held_against_the_calendar(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis("2021-11-10");
    static const struct {
        enum notice_kind kind;
        const char *on, *words;
    } table[] = {
            {NOTICE_VOTER_LIST, "2021-10-21", NULL},       {NOTICE_VOTER_LIST, "2021-10-22", "迟了 1 天"},
            {NOTICE_FIRST_LIST, "2021-10-26", NULL},       {NOTICE_FIRST_LIST, "2021-10-29", NULL},
            {NOTICE_FINAL_LIST, "2021-11-03", NULL},       {NOTICE_FINAL_LIST, "2021-11-04", NULL},
            {NOTICE_REGISTRATION, "2021-11-09", NULL},     {NOTICE_ELECTED, "2021-11-10", NULL},
            {NOTICE_ELECTED, "2021-11-09", "早于选举日"},  {NOTICE_VOTER_LIST_CORRECTION, "2021-11-09", NULL},
            {NOTICE_CREDENTIALS, "2022-01-10", "迟了 1 天"}, {NOTICE_OTHER_ROUND, "2021-11-20", NULL},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct notice x = {(int64_t)i + 1, table[i].kind, 0, town_day(table[i].on), "公告栏", ""};
        struct calendar_facts facts = {0};
        struct finding_list findings = {.arena = a};
        org_check_notices(a, &b, &facts, &x, 1, &findings);
        assert_int_equal(findings.n, table[i].words != NULL);
        if (!findings.n) continue;
        assert_int_equal(findings.v[0].code, FINDING_F208);
        assert_has(findings.v[0].text, table[i].words);
        assert_has(findings.v[0].article, "第");
    }
    struct law_basis shanghai = local(a, "shanghai"); /* D 2026-12-20, corrections until two days before */
    struct notice x = {1, NOTICE_VOTER_LIST_CORRECTION, 0, town_day("2026-12-19"), "公告栏", ""};
    struct finding_list findings = {.arena = a};
    org_check_notices(a, &shanghai, &(struct calendar_facts){0}, &x, 1, &findings);
    assert_string_equal(codes_of(a, &findings), "F208");
    assert_has(findings.v[0].article, "上海细则2021 第25条");
}

static void the_last_voter_list_moves_the_days_after_it(void **state)
{
    (void)state;
    struct notice notices[] = {{1, NOTICE_VOTER_LIST, 1, town_day("2026-11-28"), "甲", ""},
            {2, NOTICE_VOTER_LIST, 2, town_day("2026-11-30"), "乙", ""},
            {3, NOTICE_FIRST_LIST, 0, town_day("2026-12-05"), "丙", ""}};
    struct plan_step step = {.code = "voter-list", .done_on = town_day("2026-11-29")};
    assert_int_equal(org_calendar_facts(notices, 3, &step, 1).voter_list_on.ymd, 20261130);
    assert_int_equal(org_calendar_facts(NULL, 0, &step, 1).voter_list_on.ymd, 20261129);
    assert_int_equal(org_calendar_facts(NULL, 0, NULL, 0).voter_list_on.ymd, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(who_is_near_kin),
            cmocka_unit_test(which_body_is_a_standing_committee),
            cmocka_unit_test(the_committee_is_appointed_and_of_the_right_size),
            cmocka_unit_test(a_name_alone_is_asked_about_and_a_number_decides),
            cmocka_unit_test(nobody_watches_over_the_votes_of_kin),
            cmocka_unit_test(a_teller_with_the_name_of_a_candidate),
            cmocka_unit_test(stations_need_booths_and_people),
            cmocka_unit_test(guidance_groups_are_missed_in_one_sentence_and_places_must_exist),
            cmocka_unit_test(the_plan_has_every_statutory_day_and_marks_practice),
            cmocka_unit_test(late_is_counted_from_the_last_lawful_day),
            cmocka_unit_test(only_statutory_steps_become_findings_and_only_once),
            cmocka_unit_test(notices_are_held_against_the_calendar),
            cmocka_unit_test(the_last_voter_list_moves_the_days_after_it),
    };
    return cmocka_run_group_tests_name("org", tests, NULL, NULL);
}
