/* What the tables of people share: months, decimals, posts by their words, persons by what is known of them; and tables at the
 * edges of what is taken. */
#include "town.h"

#include "app/official_check.h"
#include "app/official_find.h"
#include "app/official_import.h"
#include "app/official_post.h"
#include "app/official_secret.h"
#include "app/organisation.h"
#include "app/organisation_name.h"
#include "app/people.h"
#include "app/performance.h"
#include "app/post_name.h"
#include "model/voter.h"
#include "sheet/write.h"
#include "store/official.h"

static void months_as_they_are_typed(void **state)
{
    struct town *t = *state;
    static const struct table_field field[] = {{"出生年月|出生", true}};
    static const struct {
        const char *text;
        int32_t month;
        bool is_fault;
    } table[] = {{"198511", 198511, false}, {"1985.11", 198511, false}, {"1985-11", 198511, false}, {"1985/11/2", 198511, false},
            {"1985年11月", 198511, false}, {"１９８５１１", 198511, false}, {"19851102", 198511, false},
            {"1985-11-02", 198511, false}, {"1985.2", 198502, false}, {"1985-1", 198501, false}, {"", 0, false},
            {"1985.1", 0, true}, {"19851", 0, true}, {"1985111", 0, true}, {"19852", 198502, false}, {"1985.13", 0, true}, {"八五年", 0, true}, {"31000", 0, true}, {"25842", 0, true}, {"99999", 0, true}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct table_faults faults = {.arena = t->arena};
        struct table tab = {.fields = field, .field_count = 1};
        struct table_row row = {2, &table[i].text};
        int32_t month = people_month(&tab, &row, 0, &faults);
        if (month != table[i].month || (faults.n > 0) != table[i].is_fault) fail_msg("%s: %d, %zu", table[i].text, month, faults.n);
    }
}

/* A workbook in whose second worksheet the table stands, and one with a table in each: none is lost without a word. */
static void the_worksheet_that_has_the_table(void **state)
{
    struct town *t = *state;
    static const struct table_field field[] = {{"姓名", true}, {"出生年月|出生", true}};
    static const struct paper_column people[] = {{"姓名", 1, ALIGN_LEFT}, {"出生年月", 1, ALIGN_LEFT}}, remarks[] = {{"填表说明", 1, ALIGN_LEFT}};
    static const char *const cells[] = {"张三", "198511"}, *const words[] = {"按样表填写"};
    static const struct paper_table roster = {people, 2, cells, 1, 0}, remark = {remarks, 1, words, 1, 0};
    static const struct {
        struct sheet_table sheets[2];
        const char *why; /* NULL: taken */
    } table[] = {{{{"名册", &roster}, {"说明", &remark}}, NULL}, {{{"说明", &remark}, {"名册", &roster}}, NULL},
            {{{"东溪镇", &roster}, {"古塘镇", &roster}}, "工作表“东溪镇”和“古塘镇”都有这样的表"}, {{{"说明", &remark}, {"说明二", &remark}}, "缺少列"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *path = scratch_path(t->arena, "sheets.xlsx");
        struct table_faults faults = {.arena = t->arena};
        struct table got;
        struct err e;
        assert_ok(sheet_write_tables(path, table[i].sheets, 2, date_from(2012, 1, 4), &e), &e);
        if (table[i].why) {
            assert_refused(table_load(t->arena, path, field, 2, &got, &faults, &e), &e, table[i].why);
            continue;
        }
        assert_ok(table_load(t->arena, path, field, 2, &got, &faults, &e), &e);
        assert_int_equal(got.n, 1);
        assert_string_equal(got.rows[0].cells[0], "张三");
    }
}

static void decimals_as_they_are_typed(void **state)
{
    struct town *t = *state;
    static const struct {
        const char *text;
        int64_t micro;
        const char *written; /* NULL: refused */
    } table[] = {{"93.5", 93500000, "93.5"}, {"90", 90000000, "90"}, {"-0.25", -250000, "-0.25"}, {"49,800", 49800000000, "49800"},
            {"１２．５", 12500000, "12.5"}, {"0.000001", 1, "0.000001"}, {"0", 0, "0"}, {"1,234,567.89", 1234567890000, "1234567.89"},
            {"999999999999", 999999999999000000, "999999999999"}, {"", 0, NULL}, {"1.", 0, NULL}, {".5", 0, NULL},
            {"1.0000001", 0, NULL}, {"9999999999999", 0, NULL}, {"九十", 0, NULL}, {"1e3", 0, NULL}, {"12分", 0, NULL},
            {"--1", 0, NULL}, {",1", 0, NULL}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        int64_t micro = 7;
        bool ok = performance_decimal_from(t->arena, table[i].text, &micro);
        if (ok != (table[i].written != NULL)) fail_msg("“%s”", table[i].text);
        assert_true(micro == (ok ? table[i].micro : 7));
        if (ok) assert_string_equal(performance_decimal_text(t->arena, micro), table[i].written);
    }
}

static void posts_by_their_words(void **state)
{
    (void)state;
    static struct organisation organisations[] = {{1, "东溪镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""}};
    static struct post posts[] = {{1, 1, "镇党委书记", ROLE_SECRETARY, GRADE_SECTION, 1, true, true},
            {2, 1, "镇长", ROLE_HEAD, GRADE_SECTION, 1, true, true}, {3, 1, "副镇长", ROLE_DEPUTY_HEAD, GRADE_SECTION, 1, false, true}};
    struct people p = {.organisations = {organisations, 1}, .posts = {posts, 3}, .area = "平和县"};
    static const struct {
        const char *words;
        int64_t post_no; /* 0: none */
    } table[] = {{"镇党委书记", 1}, {"党委书记", 1}, {"东溪镇党委书记", 1}, {"中共东溪镇党委书记", 1}, {"镇长", 2}, {"东溪镇镇长", 2},
            {"副镇长", 3}, {"东溪镇副镇长", 3}, {"书记", 0}, {"长", 2}, {"县长", 0}, {"", 0}, {"平和县东溪镇党委书记", 1},
            {"中共平和县东溪镇党委书记", 1}, {"福建省漳州市平和县 东溪镇镇长", 2}, {"原平和县东溪镇镇长", 0}, {"原东溪镇镇长", 0}, {"南靖县东溪镇镇长", 0},
            {"平和县财政局驻东溪镇镇长", 0}, {"平和县东溪镇", 0}, {"平和县县长", 0}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const struct post *post = people_post_named(&p, &organisations[0], table[i].words);
        if ((post ? post->post_no : 0) != table[i].post_no) fail_msg("“%s”", table[i].words);
    }
}

/* The county's own name in the ways in which it is written, one of them of a county that begins like 原. */
static void the_area_in_front_of_an_organisation(void **state)
{
    struct town *t = *state;
    static const struct organisation town = {1, "东溪镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""};
    static const struct {
        const char *area, *words;
        bool is_within;
    } table[] = {{"平和县", "平和县东溪镇镇长", true}, {"福建省平和县", "平和县东溪镇镇长", true}, {"平和", "平和县东溪镇镇长", true},
            {"平和县2011年换届", "平和县东溪镇镇长", true}, {"原平市", "原平市东溪镇镇长", true}, {"原平市", "山西省原平市东溪镇镇长", true},
            {"津市市", "湖南省津市市东溪镇镇长", true}, {"平和县", "县东溪镇镇长", false}, {NULL, "平和县东溪镇镇长", false}, {"", "平和县东溪镇镇长", false},
            {"平和县", "平和县", false}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const struct people p = {.area = table[i].area};
        const char *words = people_words_within(t->arena, &p, &town, table[i].words);
        if (!text_eq(words, table[i].is_within ? "镇长" : table[i].words)) fail_msg("%s: %s", table[i].words, words);
    }
}

static void organisations_by_their_words(void **state)
{
    struct town *t = *state;
    static struct organisation v[] = {{1, "东溪镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""}, {2, "南河乡", ORGANISATION_TOWNSHIP, "", "", "", "", ""},
            {3, "南河镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""}};
    struct people p = {.organisations = {v, ARRAY_COUNT(v)}, .area = "平和县"};
    static const struct {
        const char *words;
        int64_t organisation_no; /* 0: none */
    } table[] = {{"东溪镇", 1}, {"东溪", 1}, {"平和县东溪镇", 1}, {"东溪镇人民政府", 1}, {"中共平和县东溪镇委员会", 1}, {"福建省平和县 东溪镇政府", 1},
            {"南河", 0}, {"南河镇", 3}, {"平和县南河乡", 2}, {"南靖县东溪镇", 0}, {"东溪镇中学", 0}, {"平和县", 0}, {"镇", 0}, {"", 0}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const struct organisation *o = people_organisation_named(t->arena, &p, table[i].words).one;
        if ((o ? o->organisation_no : 0) != table[i].organisation_no) fail_msg("“%s”", table[i].words);
    }
}

static struct official person(int64_t no, const char *name, int32_t born, int64_t organisation_no, int64_t id)
{
    return (struct official){.official_no = no, .name = name, .born = born, .organisation_no = organisation_no, .id_high = id};
}

static void persons_by_what_is_known(void **state)
{
    struct town *t = *state;
    struct official v[] = {person(1, "吴建国", 197003, 1, 11), person(2, "吴建国", 197510, 2, 0), person(3, "林佳怡", 198203, 1, 0),
            person(4, "吴建国", 0, 3, 0)};
    struct people p = {.officials = {v, ARRAY_COUNT(v)}};
    static const struct {
        const char *why;
        struct official_clue clue;
        enum official_match match;
        int64_t official_no;
    } table[] = {
            {"the number decides", {"吴建国", 11, 0, 0, 0}, OFFICIAL_FOUND, 1},
            {"the number of another name", {"林佳怡", 11, 0, 0, 0}, OFFICIAL_OTHER, 0},
            {"a name that is there once", {"林佳怡", 0, 0, 0, 0}, OFFICIAL_FOUND, 3},
            {"and has no number yet", {"林佳怡", 12, 0, 198203, 0}, OFFICIAL_FOUND, 3},
            {"but not in another month", {"林佳怡", 0, 0, 198204, 0}, OFFICIAL_NONE, 0},
            {"three of one name", {"吴建国", 0, 0, 0, 0}, OFFICIAL_SEVERAL, 0},
            {"the month leaves him and who has none", {"吴建国", 0, 0, 197510, 0}, OFFICIAL_SEVERAL, 0},
            {"the organisation tells", {"吴建国", 0, 0, 197510, 2}, OFFICIAL_FOUND, 2},
            {"another number is another man", {"吴建国", 12, 0, 197003, 1}, OFFICIAL_FOUND, 4},
            {"nobody", {"张三", 0, 0, 0, 0}, OFFICIAL_NONE, 0},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const struct official *found = NULL;
        const char *why;
        enum official_match match = official_find(t->arena, &p, &table[i].clue, &found, &why);
        if (match != table[i].match) fail_msg("%s: %d", table[i].why, match);
        if (match == OFFICIAL_FOUND && found->official_no != table[i].official_no) fail_msg("%s", table[i].why);
    }
}

/* ---- at the edges ---- */

static const char POSTS[] = "单位名称,类别,职位,职位类别,职级,职数\n东溪镇,乡镇,镇长,镇长,正科,1\n";
static const char HEAD[] = "单位,姓名,性别,出生年月,职务,公民身份号码\n";

static void settle_in(struct town *t)
{
    struct err e;
    struct intake in;
    assert_ok(organisation_import(&t->ws, town_file(t, "posts.csv", POSTS), false, &in, &(struct finding_list){.arena = t->arena}, &e), &e);
}

static struct intake take(struct town *t, const char *row, bool yes)
{
    struct err e;
    struct intake in;
    struct finding_list findings = {.arena = t->arena};
    const char *text = arena_text(t->arena, "%s%s", HEAD, row);
    assert_ok(official_import(&t->ws, town_file(t, "roster.csv", text), town_day("2011-12-01"), yes, &in, &findings, &e), &e);
    return in;
}

static void a_corrected_number_is_a_change_not_a_second_man(void **state)
{
    struct town *t = *state;
    settle_in(t);
    struct intake in = take(t, "东溪镇,吴建国,男,1985.11,镇长,110105198511020038\n", false);
    assert_true(in.is_taken && in.added == 1);
    in = take(t, "东溪镇,吴建国,男,1985.11,镇长,110105198511020011\n", false);
    assert_false(in.is_taken);
    assert_int_equal(in.n, 1);
    assert_has(in.changes[0].text, "公民身份号码改为 110105********0011");
    in = take(t, "东溪镇,吴建国,男,1985.11,镇长,110105198511020011\n", true);
    assert_true(in.is_taken);
    assert_int_equal(town_count(t, "SELECT count(*) FROM official"), 1);
    in = take(t, "东溪镇,吴建国,男,1985.11,镇长,110105198511020011\n", false);
    assert_true(in.same == 1 && in.n == 0);
}

/* Where nobody has a number, the month could not be corrected otherwise. */
static void a_corrected_birth_month_is_a_change_not_a_second_man(void **state)
{
    struct town *t = *state;
    settle_in(t);
    take(t, "东溪镇,吴建国,男,1985.10,镇长,\n", false);
    struct intake in = take(t, "东溪镇,吴建国,男,1985.11,镇长,\n", false);
    assert_false(in.is_taken);
    assert_int_equal(in.n, 1);
    assert_has(in.changes[0].text, "出生年月: 1985.10 → 1985.11");
    in = take(t, "东溪镇,吴建国,男,1985.11,镇长,110105198511020038\n", true);
    assert_true(in.is_taken);
    assert_int_equal(town_count(t, "SELECT count(*) FROM official WHERE born = 198511"), 1);
    assert_int_equal(town_count(t, "SELECT count(*) FROM official"), 1);
    in = take(t, "东溪镇,吴建国,男,1985.11,镇长,\n东溪镇,吴建国,男,1975.11,镇长,\n", true); /* two of them */
    assert_true(in.same == 1 && in.added == 1);
    in = take(t, "东溪镇,吴建国,男,1980.11,镇长,\n", true); /* which of the two? neither */
    assert_true(in.added == 1);
}

/* Whoever is given another title that is no post holds none any more; the same title as before changes nothing. */
static void a_title_that_is_no_post_ends_the_post(void **state)
{
    struct town *t = *state;
    settle_in(t);
    take(t, "东溪镇,吴建国,男,1985.11,镇长,\n", false);
    struct intake in = take(t, "东溪镇,吴建国,男,1985.11,四级调研员,\n", false);
    assert_false(in.is_taken);
    assert_has(in.changes[in.n - 1].text, "镇长 → 免");
    in = take(t, "东溪镇,吴建国,男,1985.11,四级调研员,\n", true);
    assert_int_equal(town_count(t, "SELECT count(*) FROM appointment WHERE ended = 0"), 0);
    in = take(t, "东溪镇,吴建国,男,1985.11,四级调研员,\n", false);
    assert_true(in.same == 1 && in.n == 0);
}

/* 挂职 is of the post that says so, or of whoever is said to be one now; what is long over takes nobody out of the numbers. */
static void who_is_seconded(void **state)
{
    struct town *t = *state;
    static const struct {
        const char *post, *note;
        int counted, seconded;
        bool is_noted;
    } table[] = {{"镇长", "", 1, 0, false}, {"镇长", "2015年曾在省厅挂职", 1, 0, true}, {"镇长", "挂职至2012年5月", 0, 1, false},
            {"镇长、副镇长（挂职）", "期满", 1, 1, false}, {"副镇长（挂职）", "期满", 0, 1, false}};
    static const char posts[] = "单位名称,类别,职位,职位类别,职级,职数\n东溪镇,乡镇,镇长,镇长,正科,1\n东溪镇,乡镇,副镇长,副镇长,副科,2\n";
    struct err e;
    struct intake in;
    struct finding_list findings = {.arena = t->arena};
    assert_ok(organisation_import(&t->ws, town_file(t, "posts.csv", posts), false, &in, &findings, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        findings.n = 0;
        const char *text = arena_text(t->arena, "单位,姓名,性别,出生年月,职务,备注\n东溪镇,吴建国,男,1985.11,%s,%s\n", table[i].post, table[i].note);
        assert_ok(official_import(&t->ws, town_file(t, "roster.csv", text), town_day("2011-12-01"), true, &in, &findings, &e), &e);
        bool is_noted = findings.n && findings.v[0].code == FINDING_N828;
        bool is_so = town_count(t, "SELECT count(*) FROM appointment WHERE ended = 0 AND counts = 1") == table[i].counted &&
                     town_count(t, "SELECT count(*) FROM appointment WHERE ended = 0 AND is_secondment = 1") == table[i].seconded;
        if (!is_so || is_noted != table[i].is_noted) fail_msg("“%s” “%s”", table[i].post, table[i].note);
    }
}

/* Counted in one of them; the other is held along and is not vacant. */
static void a_post_of_another_organisation_is_held_along(void **state)
{
    struct town *t = *state;
    static const char posts[] = "单位名称,类别,职位,职位类别,职级,职数\n东溪镇,乡镇,镇长,镇长,正科,1\n县农业局,部门,副局长,副镇长,副科,2\n";
    struct err e;
    struct intake in;
    struct finding_list findings = {.arena = t->arena};
    assert_ok(organisation_import(&t->ws, town_file(t, "posts.csv", posts), false, &in, &findings, &e), &e);
    in = take(t, "东溪镇,吴建国,男,1985.11,县农业局副局长、镇长,\n", false);
    assert_true(in.is_taken);
    assert_int_equal(town_count(t, "SELECT count(*) FROM appointment"), 2);
    assert_int_equal(town_count(t, "SELECT count(*) FROM appointment a, post p WHERE a.post_no = p.post_no AND a.county = p.county AND a.counts = 1 AND p.name = '镇长'"), 1);
    in = take(t, "东溪镇,吴建国,男,1985.11,县农业局副局长、镇长,\n", false);
    assert_true(in.same == 1 && in.n == 0);
    in = take(t, "东溪镇,吴建国,男,1985.11,镇长、原县农业局副局长,\n", false);
    assert_false(in.is_taken);
    assert_has(in.changes[in.n - 1].text, "县农业局 副局长 → 免");
}

static void another_dot_is_no_other_person(void **state)
{
    struct town *t = *state;
    settle_in(t);
    struct intake in = take(t, "东溪镇,古丽·买买提,男,1985.11,镇长,\n", false);
    assert_true(in.is_taken && in.added == 1);
    static const char *const rows[] = {"东溪镇,古丽•买买提,男,1985.11,镇长,\n", "东溪镇,古丽・买买提,男,1985.11,镇长,\n", "东溪镇,古丽 · 买买提,男,1985.11,镇长,\n"};
    for (size_t i = 0; i < ARRAY_COUNT(rows); i++) {
        in = take(t, rows[i], true);
        assert_true(in.is_taken && in.same == 1 && in.added == 0);
    }
    assert_int_equal(town_count(t, "SELECT count(*) FROM official"), 1);
    struct err e;
    struct finding_list findings = {.arena = t->arena};
    const char *radical = town_file(t, "roster.csv", arena_text(t->arena, "%s%s", HEAD, "东溪镇,高⽴,男,1985.11,镇长,\n"));
    assert_refused(official_import(&t->ws, radical, town_day("2011-12-01"), true, &in, &findings, &e), &e, "U+2F74");
}

/* Real rosters have the county and the organisation in front of each post, as the form does. */
static void a_post_with_the_county_in_front_is_held(void **state)
{
    struct town *t = *state;
    settle_in(t);
    t->ws.election.name = "平和县";
    assert_true(take(t, "东溪镇,吴建国,男,1985.11,南靖县东溪镇镇长,\n", false).is_taken);
    assert_int_equal(town_count(t, "SELECT count(*) FROM appointment"), 0);
    assert_true(take(t, "东溪镇,吴建国,男,1985.11,福建省平和县东溪镇镇长,\n", true).is_taken);
    assert_int_equal(town_count(t, "SELECT count(*) FROM appointment WHERE counts = 1"), 1);
}

/* An approved title may have within it the marks that stand between posts. */
static void a_title_with_marks_within_is_one_post(void **state)
{
    static const char posts[] = "单位名称,类别,职位,职位类别,职级,职数\n开发区,乡镇,党工委书记,书记,正科,1\n"
                                "开发区,,党工委副书记、管理委员会常务副主任兼财政局局长,副书记,副科,1\n开发区,,党工委副书记,副书记,副科,1\n";
    static const struct {
        const char *post;
        int count; /* of appointments */
        const char *unknown; /* NULL: every word names a post */
    } table[] = {{"党工委副书记、管理委员会常务副主任兼财政局局长", 1, NULL}, {"平和县开发区党工委副书记、管理委员会常务副主任兼财政局局长", 1, NULL},
            {"党工委书记、党工委副书记、管理委员会常务副主任兼财政局局长", 2, NULL}, {"党工委副书记、管理委员会常务副主任", 1, "“管理委员会常务副主任”"},
            {"党工委副书记（兼）、党工委书记", 2, NULL}, {"党工委副书记（挂职，两年）", 1, NULL}, {"工会主席、党工委副书记", 1, "“工会主席”"},
            {"甲、乙、丙、丁、戊、己、庚、辛", 0, "“辛”"}};
    struct town *t = *state;
    struct err e;
    struct intake in;
    assert_ok(organisation_import(&t->ws, town_file(t, "posts.csv", posts), false, &in, &(struct finding_list){.arena = t->arena}, &e), &e);
    t->ws.election.name = "平和县";
    struct people p;
    assert_ok(people_load(&t->ws, &p, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct finding_list findings = {.arena = t->arena};
        struct official o = {.name = "甲乙", .post_text = table[i].post, .note = "", .organisation_no = p.organisations.v[0].organisation_no,
                .kind = OFFICIAL_INCUMBENT};
        struct post_plan plan = {0};
        official_post_plan(t->arena, &p, &o, town_day("2011-12-01"), &plan, &in, &findings);
        if ((int)plan.n != table[i].count || (findings.n > 0) != (table[i].unknown != NULL)) fail_msg("%s: %zu, %zu", table[i].post, plan.n, findings.n);
        if (table[i].unknown) assert_has(findings.v[0].text, table[i].unknown);
    }
}

/* No table brings this about, since a number leads to the man who has it; a workspace of other hands may hold it. */
static void one_number_on_two_men_is_found_in_both_orders(void **state)
{
    struct town *t = *state;
    struct err e;
    struct people p;
    settle_in(t);
    take(t, "东溪镇,吴建国,男,1985.11,镇长,110105198511020038\n东溪镇,陈明,男,1980.02,镇长,110105198511020011\n东溪镇,李四,男,1980.03,镇长,\n"
            "东溪镇,王五,男,1980.04,镇长,\n", true);
    for (int same = 0; same < 2; same++) {
        struct official_records r = {.on = town_day("2011-12-01")};
        assert_ok(official_records_check(&t->ws, &r, &e), &e);
        size_t n = 0;
        for (size_t i = 0; i < r.findings.n; i++) {
            if (r.findings.v[i].code != FINDING_F823) continue;
            n++;
            assert_has(r.findings.v[i].subject, "陈明");
            assert_has(r.findings.v[i].text, "吴建国");
            assert_null(strstr(r.findings.v[i].text, "1101051985"));
        }
        assert_int_equal(n, same); /* two without a number are no pair */
        AUTO_TXN struct db_txn txn = {0};
        assert_ok(db_begin(t->ws.db, &txn, &e), &e);
        assert_ok(people_load(&t->ws, &p, &e), &e);
        p.officials.v[1].id_high = p.officials.v[0].id_high;
        p.officials.v[1].id_low = p.officials.v[0].id_low;
        assert_ok(official_update(t->ws.db, t->ws.election.county, &p.officials.v[1], &e), &e);
        assert_ok(db_commit(&txn, &e), &e);
    }
}

static void nothing_is_written_when_something_is_wrong(void **state)
{
    struct town *t = *state;
    struct err e;
    struct intake in;
    struct finding_list findings = {.arena = t->arena};
    static const struct {
        const char *text, *word;
    } table[] = {
            {"单位,姓名,性别,出生年月,职务\n", "有 0 行"},
            {"单位,姓名,性别\n东溪镇,甲,男\n", "缺少列"},
            {"", "空"},
            {"单位,姓名,性别,出生年月,职务\n东溪镇,甲乙,男,198511,镇长\n东溪镇,甲乙,男,198511,镇长\n", "是同一人"},
            {"单位,姓名,性别,出生年月,职务\n东溪镇,,男,198511,镇长\n", "“姓名”: 为空"},
            {"单位,姓名,性别,出生年月,职务\n东溪镇,甲乙,男,201301,镇长\n", "晚于"},
            {"单位,姓名,性别,出生年月,职务\n男,东溪镇,198511,甲乙,镇长\n", "错位"},
    };
    settle_in(t);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_refused(official_import(&t->ws, town_file(t, "roster.csv", table[i].text), town_day("2011-12-01"), true, &in,
                               &findings, &e),
                &e, table[i].word);
    assert_int_equal(town_count(t, "SELECT count(*) FROM official"), 0);
    assert_int_equal(town_journal(t, "official-import"), 0);
}

static void a_form_of_any_length_is_sealed_and_opens_only_where_it_stands(void **state)
{
    struct town *t = *state;
    struct err e;
    assert_ok(workspace_unlock(&t->ws, &e), &e);
    static const size_t lengths[] = {0, 1, VAULT_FIELD_BYTES_MAX, VAULT_FIELD_BYTES_MAX + 1, 200000};
    for (size_t i = 0; i < ARRAY_COUNT(lengths); i++) {
        char *bytes = arena_alloc(t->arena, lengths[i] + 1);
        for (size_t k = 0; k < lengths[i]; k++) bytes[k] = (char)(k * 7 + i);
        struct official_form f;
        struct str opened;
        assert_ok(official_secret_seal_form(t->arena, t->ws.vault, 331021, 5, (struct str){bytes, lengths[i]}, &f, &e), &e);
        assert_ok(official_secret_open_form(t->arena, t->ws.vault, 331021, &f, &opened, &e), &e);
        assert_int_equal(opened.n, lengths[i]);
        assert_memory_equal(opened.p, bytes, lengths[i]);
        f.official_no = 6;
        assert_refused(official_secret_open_form(t->arena, t->ws.vault, 331021, &f, &opened, &e), &e, "改动");
        f.official_no = 5;
        f.pieces = -1;
        assert_refused(official_secret_open_form(t->arena, t->ws.vault, 331021, &f, &opened, &e), &e, "改动");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(months_as_they_are_typed),
            town_test(the_worksheet_that_has_the_table),
            town_test(decimals_as_they_are_typed),
            town_test(posts_by_their_words),
            town_test(the_area_in_front_of_an_organisation),
            town_test(organisations_by_their_words),
            town_test(persons_by_what_is_known),
            town_test(a_corrected_number_is_a_change_not_a_second_man),
            town_test(a_corrected_birth_month_is_a_change_not_a_second_man),
            town_test(a_post_of_another_organisation_is_held_along),
            town_test(a_title_that_is_no_post_ends_the_post),
            town_test(who_is_seconded),
            town_test(another_dot_is_no_other_person),
            town_test(a_post_with_the_county_in_front_is_held),
            town_test(a_title_with_marks_within_is_one_post),
            town_test(one_number_on_two_men_is_found_in_both_orders),
            town_test(nothing_is_written_when_something_is_wrong),
            town_test(a_form_of_any_length_is_sealed_and_opens_only_where_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
