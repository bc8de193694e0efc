/* The roll after its import, by the law alone: objections step by step (R31 ..= R34), who must be on it and who not
 * (R03 ..= R06), the list and what comes after it (R30). */
#include "unit.h"

#include "base/buf.h"
#include "law/objection.h"
#include "law/province.h"
#include "roll/standing.h"

static struct arena *a;

static struct date day(const char *text)
{
    struct date d = *text ? date_parse(str_of(text)) : DATE_NONE;
    assert_true(!*text || date_is_set(d));
    return d;
}

static struct law_basis basis(const char *province)
{
    struct law_basis b;
    struct err e;
    assert_ok(law_basis_on(day("2026-12-20"), &b, &e), &e);
    if (!*province) return b;
    struct law_province *p = arena_alloc(a, sizeof *p);
    assert_ok(law_province_load(a, province, p, &e), &e);
    law_apply_province(&b, p, LEVEL_TOWNSHIP);
    return b;
}

/* "F121 选民 1|W128 单位 甲村" */
static const char *said(const struct finding_list *list)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < list->n; i++)
        buf_addf(&b, "%s%s %s", i ? "|" : "", finding_code_text(list->v[i].code), list->v[i].subject);
    return buf_text(&b);
}

static const struct finding *find(const struct finding_list *list, enum finding_code code)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].code == code) return &list->v[i];
    fail_msg("no %s in %s", finding_code_text(code), said(list));
    return NULL;
}

/* ---- objections ---- */

/* The election day is 2026-12-20: suing until 12-15, judging until 12-19. */
static const struct {
    const char *list, *filed, *decided, *sued, *judged, *today;
    const char *next, *due; /* what is due next, and its last day */
    const char *codes;
} courses[] = {
        /* R31: five days, the day of publication not counted */
        {"2026-11-28", "2026-12-03", "", "", "", "2026-12-03", "decide", "2026-12-06", "N122"},
        {"2026-11-28", "2026-12-04", "", "", "", "2026-12-04", "decide", "2026-12-07", "W121 N122"},
        {"", "2026-11-20", "", "", "", "2026-11-20", "decide", "2026-11-23", "N122"},
        /* R32: three days from the filing */
        {"2026-11-28", "2026-12-03", "", "", "", "2026-12-06", "decide", "2026-12-06", "N122"},
        {"2026-11-28", "2026-12-03", "", "", "", "2026-12-07", "decide", "2026-12-06", "F125"},
        {"2026-11-28", "2026-12-03", "2026-12-06", "", "", "2026-12-07", "sue", "2026-12-15", ""},
        {"2026-11-28", "2026-12-03", "2026-12-07", "", "", "2026-12-07", "sue", "2026-12-15", "W122"},
        /* R33: until the fifth day before; who does not sue is content */
        {"2026-11-28", "2026-12-03", "2026-12-06", "", "", "2026-12-15", "sue", "2026-12-15", ""},
        {"2026-11-28", "2026-12-03", "2026-12-06", "", "", "2026-12-16", "closed", "", ""},
        {"2026-11-28", "2026-12-03", "2026-12-06", "2026-12-15", "", "2026-12-15", "judge", "2026-12-19", ""},
        {"2026-11-28", "2026-12-03", "2026-12-06", "2026-12-16", "", "2026-12-16", "judge", "2026-12-19", "W123"},
        /* R34: before the election day, final */
        {"2026-11-28", "2026-12-03", "2026-12-06", "2026-12-15", "", "2026-12-20", "judge", "2026-12-19", "W124"},
        {"2026-11-28", "2026-12-03", "2026-12-06", "2026-12-15", "2026-12-19", "2026-12-25", "closed", "", ""},
        {"2026-11-28", "2026-12-03", "2026-12-06", "2026-12-15", "2026-12-20", "2026-12-25", "closed", "", "W124"},
};

static void objections_run_to_their_days(void **state)
{
    (void)state;
    struct law_basis b = basis("");
    for (size_t i = 0; i < ARRAY_COUNT(courses); i++) {
        struct notice list = {.kind = NOTICE_VOTER_LIST, .published_on = day(courses[i].list), .place = "", .note = ""};
        struct objection o = {.objection_no = 7,
                .district_no = 1,
                .filed_on = day(courses[i].filed),
                .decided_on = day(courses[i].decided),
                .sued_on = day(courses[i].sued),
                .judged_on = day(courses[i].judged)};
        struct roll_publication p = {
                .notices = &list, .notice_count = *courses[i].list != 0, .today = day(courses[i].today)};
        struct finding_list findings = {.arena = a};
        struct objection_term terms[OBJECTION_STEP_COUNT];
        size_t n = law_objection_terms(a, &b, &o, list.published_on, p.today, terms);
        const struct objection_term *next = &terms[n - 1];
        if (!text_eq(objection_step_code(next->step), courses[i].next) ||
                !text_eq(date_text(a, next->last), courses[i].due))
            fail_msg("course %zu: %s until %s", i, objection_step_code(next->step), date_text(a, next->last));
        roll_check_objection(a, &b, &p, &o, &findings);
        struct buf codes = {.arena = a};
        for (size_t k = 0; k < findings.n; k++) {
            buf_addf(&codes, "%s%s", k ? " " : "", finding_code_text(findings.v[k].code));
            assert_string_equal(findings.v[k].article, "选举法2020 第29条");
            assert_string_equal(findings.v[k].subject, "申诉 7");
        }
        if (!text_eq(buf_text(&codes), courses[i].codes)) fail_msg("course %zu: %s", i, buf_text(&codes));
    }
}

static void the_day_of_publication_may_count(void **state)
{
    (void)state;
    struct law_basis b = basis("");
    struct objection o = {.filed_on = day("2026-12-03")};
    struct objection_term terms[OBJECTION_STEP_COUNT];
    b.settings[SETTING_OBJECTION_DAY_COUNTS].value = 1;
    law_objection_terms(a, &b, &o, day("2026-11-28"), day("2026-12-03"), terms);
    assert_int_equal(law_objection_lateness(&terms[0], day("2026-12-03")), 1); /* R31 */
}

/* ---- who is on the roll ---- */

static const struct unit units[] = {{1, "甲村", UNIT_VILLAGE, 100, 1}, {2, "乙村", UNIT_VILLAGE, 100, 2}};
static const struct district districts[] = {{1, "甲选区", 1}, {2, "乙选区", 1}};

static struct voter_line voter(
        int64_t no, int64_t district, int64_t unit, const char *name, const char *born, enum voter_state state)
{
    return (struct voter_line){no, district, unit, name, SEX_MAN, 1, day(born), state};
}

static struct voter_change exclusion(
        int64_t voter_no, const char *ground, const char *document, const char *authority, const char *until)
{
    return (struct voter_change){.voter_no = voter_no,
            .kind = CHANGE_OF_VOTER_EXCLUDE,
            .ground = ground,
            .document = document,
            .authority = authority,
            .valid_until = day(until),
            .consent = "",
            .note = "",
            .actor = ""};
}

static struct roll_standing standing(const struct voter_line *v, size_t n, const struct voter_change *x, size_t count)
{
    return (struct roll_standing){.voters = v,
            .voter_count = n,
            .units = units,
            .unit_count = ARRAY_COUNT(units),
            .exclusions = x,
            .exclusion_count = count,
            .published = {
                    .districts = districts, .district_count = ARRAY_COUNT(districts), .today = day("2026-11-01")}};
}

static const struct {
    const char *name, *province, *ground, *document, *authority, *until, *said, *article;
} exclusions[] = {
        {"R04 to the day", "", "deprived", "刑初1号", "县人民法院", "2026-12-20", "", ""},
        {"R04 ended", "", "deprived", "刑初1号", "县人民法院", "2026-12-19", "F121 选民 9", "选举法2020 第4条第2款"},
        {"R04 no judgment", "", "deprived", "", "", "", "F122 选民 9", "选举法2020 第4条第2款"},
        {"R05 confirmed", "", "mental-illness", "选委2号", "镇选举委员会", "", "", ""},
        {"R05 a hospital's", "", "mental-illness", "医2号", "县医院", "", "F122 选民 9", "选举法2020 第27条第2款"},
        {"R05 Shanghai wants more", "shanghai", "mental-illness", "选委2号", "镇选举委员会", "", "F122 选民 9",
                "选举法2020 第27条第2款"},
        {"R06 decided", "", "suspended", "停1号", "县人民检察院", "", "", ""},
        {"R06 not decided", "", "suspended", "拘1号", "县公安局", "", "F121 选民 9", "直接选举若干规定1983 第4项"},
        {"item 7 votes", "", "non-local-staff", "花名册", "某铁路段", "", "F121 选民 9", "直接选举若干规定1983 第7项"},
        {"item 7 in Shandong", "shandong", "non-local-staff", "花名册", "某铁路段", "", "", ""},
        {"no ground", "", "", "", "", "", "F122 选民 9", "选举法2020 第4条第2款"},
};

static void who_is_left_off_has_a_ground_that_holds(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(exclusions); i++) {
        struct law_basis b = basis(exclusions[i].province);
        const struct voter_line v[] = {voter(1, 1, 1, "甲", "1970-01-01", VOTER_ACTIVE),
                voter(2, 2, 2, "乙", "1970-01-01", VOTER_ACTIVE), voter(9, 1, 1, "丙", "1970-01-01", VOTER_EXCLUDED)};
        const struct voter_change x[] = {exclusion(2, "deprived", "", "", ""),
                exclusion(9, "deprived", "刑初0号", "县人民法院", "2020-01-01"),
                exclusion(
                        9, exclusions[i].ground, exclusions[i].document, exclusions[i].authority, exclusions[i].until)};
        struct roll_standing r = standing(v, ARRAY_COUNT(v), x, ARRAY_COUNT(x));
        struct finding_list findings = {.arena = a};
        roll_check_standing(a, &b, &r, &findings);
        if (!text_eq(said(&findings), exclusions[i].said)) fail_msg("%s: %s", exclusions[i].name, said(&findings));
        if (!findings.n) continue;
        bool is_over = findings.v[0].code == FINDING_F121; /* then the way back is named */
        assert_string_equal(findings.v[0].article, exclusions[i].article);
        assert_int_equal(strstr(findings.v[0].text, "；用 roll restore 恢复") != NULL, is_over);
    }
}

static void persons_and_places_are_held_together(void **state)
{
    (void)state;
    struct law_basis b = basis("");
    const struct voter_line v[] = {voter(1, 1, 1, "甲", "1970-01-01", VOTER_ACTIVE),
            voter(2, 2, 1, "甲", "1970-01-01", VOTER_ACTIVE), voter(3, 0, 1, "乙", "2008-12-21", VOTER_ACTIVE),
            voter(4, 1, 1, "甲", "1970-01-01", VOTER_STRUCK), voter(5, 7, 1, "丙", "", VOTER_ACTIVE),
            voter(6, 1, 1, "丁", "2008-12-20", VOTER_ACTIVE), voter(8, 1, 0, "甲", "1970-01-02", VOTER_ACTIVE)};
    struct roll_standing r = standing(v, ARRAY_COUNT(v), NULL, 0);
    struct finding_list findings = {.arena = a};
    roll_check_standing(a, &b, &r, &findings);
    assert_string_equal(said(&findings), "F104 选民 3|W105 选民 1、2|F123 单位 甲村|W129 单位 甲村|W128 单位 乙村");
    assert_non_null(strstr(find(&findings, FINDING_F123)->text, "有 2 名选民没有划入选区（如选民 3）"));
    assert_string_equal(find(&findings, FINDING_F123)->article, "选举法2020 第27条第1款");
    assert_non_null(strstr(find(&findings, FINDING_W129)->text, "有 1 名选民"));
    struct finding_list none = {.arena = a};
    r.voter_count = 0;
    roll_check_standing(a, &b, &r, &none);
    assert_int_equal(none.n, 0); /* nothing was imported yet */
}

static void a_vote_keeps_its_number_of_voters(void **state)
{
    (void)state;
    struct law_basis b = basis("");
    const struct voter_line v[] = {
            voter(1, 1, 1, "甲", "1970-01-01", VOTER_ACTIVE), voter(2, 2, 2, "乙", "1970-01-01", VOTER_ACTIVE)};
    const struct roll_round rounds[] = {{1, 1, {20261220}, 1}, {2, 1, {20261220}, 5}};
    struct roll_standing r = standing(v, ARRAY_COUNT(v), NULL, 0);
    struct finding_list findings = {.arena = a};
    r.published.rounds = rounds;
    r.published.round_count = ARRAY_COUNT(rounds);
    roll_check_standing(a, &b, &r, &findings);
    assert_string_equal(said(&findings), "W127 选区 2");
    assert_string_equal(findings.v[0].article, "选举法2020 第45条第1款");
}

/* ---- the list ---- */

static struct notice notice(enum notice_kind kind, int64_t district_no, const char *on)
{
    return (struct notice){.kind = kind, .district_no = district_no, .published_on = day(on), .place = "", .note = ""};
}

static struct voter_change change(enum voter_change_kind kind, int64_t from, int64_t to, const char *on)
{
    return (struct voter_change){
            .voter_no = 1, .kind = kind, .changed_on = day(on), .from_district = from, .to_district = to};
}

/* R30: by 2026-11-30. */
static void an_overdue_list_is_said_for_each_district(void **state)
{
    (void)state;
    struct law_basis b = basis("");
    const struct notice n[] = {notice(NOTICE_VOTER_LIST, 2, "2026-11-29")};
    struct roll_publication p = {districts, 2, n, 1, NULL, 0, day("2026-11-30")};
    struct finding_list findings = {.arena = a};
    roll_check_published(a, &b, &p, NULL, 0, &findings);
    assert_int_equal(findings.n, 0);
    p.today = day("2026-12-01");
    roll_check_published(a, &b, &p, NULL, 0, &findings);
    assert_string_equal(said(&findings), "F124 选区 1");
    assert_string_equal(findings.v[0].article, "选举法2020 第28条");
    assert_int_equal(roll_list_day(&p, 1).ymd, 0);
    assert_int_equal(roll_list_day(&p, 2).ymd, 20261129);
    const struct notice all[] = {n[0], notice(NOTICE_VOTER_LIST, 0, "2026-11-30")};
    p.notices = all;
    p.notice_count = 2;
    assert_int_equal(roll_list_day(&p, 1).ymd, 20261130);
    assert_int_equal(roll_list_day(&p, 0).ymd, 20261130); /* the last one */
    const struct notice late[] = {n[0], notice(NOTICE_VOTER_LIST, 1, "2026-12-02")};
    p.notices = late;
    findings.n = 0;
    roll_check_published(a, &b, &p, NULL, 0, &findings);
    assert_string_equal(said(&findings), "F124 选区 1");
    assert_non_null(strstr(findings.v[0].text, "迟了 2 天"));
}

static const struct {
    const char *province;
    enum voter_change_kind kind;
    int64_t from, to;
    const char *on, *known_on;
    const char *at_once; /* what is said when it is entered */
    const char *later;   /* and by a check */
} changes[] = {
        {"", CHANGE_OF_VOTER_STRIKE, 1, 0, "2026-11-28", "", "", ""}, /* the day of publication */
        {"", CHANGE_OF_VOTER_STRIKE, 1, 0, "2026-11-29", "", "N121 选区 1", "W125 选区 1"},
        {"", CHANGE_OF_VOTER_STRIKE, 1, 0, "2026-11-29", "2026-11-29", "N121 选区 1", ""},
        {"", CHANGE_OF_VOTER_STRIKE, 1, 0, "2026-11-30", "2026-11-29", "N121 选区 1", "W125 选区 1"},
        {"", CHANGE_OF_VOTER_MOVE, 1, 2, "2026-11-29", "", "N121 选区 2", "W125 选区 1|W125 选区 2"},
        {"", CHANGE_OF_VOTER_EDIT, 0, 0, "2026-11-29", "", "", ""}, /* an address */
        /* Zhejiang 29: late registration until 12-08; Shanghai 25: corrections until 12-18 */
        {"zhejiang", CHANGE_OF_VOTER_ADD, 0, 1, "2026-12-08", "2026-12-08", "N121 选区 1", ""},
        {"zhejiang", CHANGE_OF_VOTER_ADD, 0, 1, "2026-12-09", "2026-12-09", "N121 选区 1|W126 选区 1", "W126 选区 1"},
        {"zhejiang", CHANGE_OF_VOTER_RESTORE, 0, 1, "2026-12-09", "2026-12-09", "N121 选区 1", ""},
        {"shanghai", CHANGE_OF_VOTER_STRIKE, 1, 0, "2026-12-18", "2026-12-18", "N121 选区 1", ""},
        {"shanghai", CHANGE_OF_VOTER_STRIKE, 1, 0, "2026-12-19", "2026-12-19", "N121 选区 1|W126 选区 1",
                "W126 选区 1"},
};

static void what_comes_after_the_list_is_made_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(changes); i++) {
        struct law_basis b = basis(changes[i].province);
        const struct notice n[] = {notice(NOTICE_VOTER_LIST, 0, "2026-11-28"),
                notice(NOTICE_VOTER_LIST_CORRECTION, 0, *changes[i].known_on ? changes[i].known_on : "2026-11-01")};
        struct roll_publication p = {districts, 2, n, 2, NULL, 0, day("2026-12-19")};
        const struct voter_change c = change(changes[i].kind, changes[i].from, changes[i].to, changes[i].on);
        struct finding_list once = {.arena = a}, later = {.arena = a};
        roll_check_change(a, &b, &p, &c, &once);
        roll_check_published(a, &b, &p, &c, 1, &later);
        if (!text_eq(said(&once), changes[i].at_once)) fail_msg("change %zu: %s", i, said(&once));
        if (!text_eq(said(&later), changes[i].later)) fail_msg("change %zu, later: %s", i, said(&later));
    }
}

static void a_change_after_the_vote_was_opened_is_said(void **state)
{
    (void)state;
    struct law_basis b = basis("");
    const struct roll_round rounds[] = {{1, 1, {20261220}, 40}};
    struct roll_publication p = {districts, 2, NULL, 0, rounds, 1, day("2026-12-19")};
    const struct voter_change gone = change(CHANGE_OF_VOTER_STRIKE, 1, 0, "2026-12-19"),
                              elsewhere = change(CHANGE_OF_VOTER_STRIKE, 2, 0, "2026-12-19"),
                              corrected = change(CHANGE_OF_VOTER_EDIT, 1, 1, "2026-12-19");
    struct finding_list findings = {.arena = a};
    roll_check_change(a, &b, &p, &elsewhere, &findings);
    roll_check_change(a, &b, &p, &corrected, &findings);
    assert_int_equal(findings.n, 0);
    roll_check_change(a, &b, &p, &gone, &findings);
    assert_string_equal(said(&findings), "W127 选区 1");
    assert_non_null(strstr(findings.v[0].text, "40 名选民"));
}

static int set_up(void **state)
{
    (void)state;
    a = arena_new(64 << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(objections_run_to_their_days),
            cmocka_unit_test(the_day_of_publication_may_count),
            cmocka_unit_test(who_is_left_off_has_a_ground_that_holds),
            cmocka_unit_test(persons_and_places_are_held_together),
            cmocka_unit_test(a_vote_keeps_its_number_of_voters),
            cmocka_unit_test(an_overdue_list_is_said_for_each_district),
            cmocka_unit_test(what_comes_after_the_list_is_made_known),
            cmocka_unit_test(a_change_after_the_vote_was_opened_is_said),
    };
    return cmocka_run_group_tests_name("roll_keep", tests, set_up, tear_down);
}
