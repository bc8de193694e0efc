/* Units, districts, stations and minorities from the office's tables. */
#include "town.h"

#include "app/check_org.h"
#include "app/minority.h"
#include "app/place.h"
#include "app/station.h"
#include "store/certificate.h"
#include "store/contest.h"

static const char UNITS[] = "单位名称,类别,人口,选区号\n东山村,村,300,1\n西山村,村,310,1\n南湖村,村,250,2\n北湖社区,居,340,3\n";
static const char DISTRICTS[] = "选区号,选区名称\n1,东西山选区\n2,南湖选区\n3,北湖选区\n";
static const char STATIONS[] = "选区号,站号,类别,名称,事由,秘密写票处\n1,1,投票站,东山村部,,是\n1,2,流动票箱,东山流动箱,行动不便,\n2,1,选举大会,南湖小学,,是\n";

typedef bool import(struct workspace *, const char *, bool, struct change_list *, struct err *);

static struct change_list take(struct town *t, import *f, const char *text, bool is_consented)
{
    struct err e;
    struct change_list changes;
    assert_ok(f(&t->ws, town_file(t, "table.csv", text), is_consented, &changes, &e), &e);
    return changes;
}

static void refuse(struct town *t, import *f, const char *text, const char *const *words)
{
    struct err e;
    struct change_list changes;
    for (; *words; words++) assert_refused(f(&t->ws, town_file(t, "table.csv", text), true, &changes, &e), &e, *words);
}

static void assert_counts(const struct change_list *x, size_t added, size_t changed, size_t removed, size_t kept)
{
    assert_int_equal(change_count(x, CHANGE_ADDED), added);
    assert_int_equal(change_count(x, CHANGE_CHANGED), changed);
    assert_int_equal(change_count(x, CHANGE_REMOVED), removed);
    assert_int_equal(x->kept, kept);
}

static void open_round(struct town *t, int64_t district_no, int64_t station_no)
{
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    struct stored_round r = {.district_no = district_no, .round = 1, .held_on = town_day("2012-01-04"), .seats = 1,
            .registered = 10, .stations = &station_no, .station_count = 1};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(round_insert(t->ws.db, t->ws.election.county, &r, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
}

/* ---- the way of every table ---- */

static void the_first_goes_in_the_same_changes_nothing_another_is_asked_about(void **state)
{
    struct town *t = *state;
    struct change_list x = take(t, unit_import, UNITS, false);
    assert_counts(&x, 4, 0, 0, 0);
    assert_true(x.is_written);
    x = take(t, unit_import, UNITS, false);
    assert_counts(&x, 0, 0, 0, 4);
    assert_int_equal(town_journal(t, "unit-import"), 1);

    static const char later[] = "单位名称,人口\n东山村,305\n西山村,310\n南湖村,250\n县属农场,12\n";
    x = take(t, unit_import, later, false);
    assert_counts(&x, 1, 1, 1, 2);
    assert_false(x.is_written);
    assert_int_equal(town_count(t, "SELECT count(*) FROM unit WHERE population = 305"), 0);
    assert_int_equal(town_journal(t, "unit-import"), 1);
    x = take(t, unit_import, later, true);
    assert_true(x.is_written);
    assert_has(x.v[0].text, "人口 300 → 305");
    assert_int_equal(town_count(t, "SELECT sum(population) FROM unit"), 877);
    /* a column that a file does not have leaves what is stored */
    assert_int_equal(town_count(t, "SELECT district_no FROM unit WHERE name = '东山村'"), 1);
    assert_int_equal(town_count(t, "SELECT district_no FROM unit WHERE name = '县属农场'"), 0);
    assert_int_equal(town_journal(t, "unit-import"), 2);
}

static void every_fault_is_named_and_nothing_goes_in(void **state)
{
    struct town *t = *state;
    refuse(t, unit_import,
            "单位名称,类别,人口,选区号\n东山村,村庄,300,1\n,村,310,1\n南湖村,村,很多,2\n东山村,村,5,-1\n西山村,村,,2\n北湖村,村,-5,2\n",
            (const char *const[]){"7 处须改正", "第 2 行“类别”", "村庄", "第 3 行“单位名称”", "第 4 行“人口”", "很多", "与第 2 行重复",
                    "第 5 行“选区号”", "第 6 行“人口”: 为空", "第 7 行“人口”", NULL});
    refuse(t, unit_import, "单位名称,类别\n东山村,村\n", (const char *const[]){"人口", NULL});
    refuse(t, unit_import, "单位名称,人口\n", (const char *const[]){"没有一行内容", NULL});
    refuse(t, district_import, "选区号,选区名称,应选名额\n0,甲,1\n2,,1\n2,乙,一\n3,丙,100\n",
            (const char *const[]){"第 2 行“选区号”", "第 3 行“选区名称”", "第 4 行“选区号”: 2 与第 3 行重复", "第 4 行“应选名额”",
                    "第 5 行“应选名额”", NULL});
    refuse(t, minority_import, "民族,人口,名额,类别\n畲族,0,1,聚居\n畲族,5,-1,散\n",
            (const char *const[]){"第 2 行“人口”", "第 3 行“名额”", "第 3 行“类别”", "与第 2 行重复", NULL});
    assert_int_equal(town_count(t, "SELECT count(*) FROM unit"), 0);
    assert_int_equal(town_count(t, "SELECT count(*) FROM district"), 0);
    assert_int_equal(town_count(t, "SELECT count(*) FROM minority"), 0);
    assert_int_equal(town_count(t, "SELECT count(*) FROM journal"), 1); /* init */
}

static void a_table_of_a_hundred_thousand_rows_is_the_wrong_file(void **state)
{
    struct town *t = *state;
    struct buf b = {.arena = t->arena};
    buf_add_text(&b, "选区号,选区名称\n");
    for (int i = 1; i <= 10001; i++) buf_addf(&b, "%d,区\n", i);
    refuse(t, district_import, buf_text(&b), (const char *const[]){"最多 10000 行", NULL});
}

/* Long cells neither burst the journal nor break a character. */
static void long_cells_are_refused_or_cut(void **state)
{
    struct town *t = *state;
    struct buf longest = {.arena = t->arena}, units = {.arena = t->arena};
    for (int i = 0; i < 200; i++) buf_add_text(&longest, "村");
    refuse(t, unit_import, arena_text(t->arena, "单位名称,人口\n%s村,1\n", buf_text(&longest)), (const char *const[]){"有 201 个字", NULL});
    buf_add_text(&units, "单位名称,人口\n");
    for (int i = 0; i < 60; i++) buf_addf(&units, "%.*s%d,1\n", 190 * 3, buf_text(&longest), i);
    struct change_list x = take(t, unit_import, buf_text(&units), false);
    assert_counts(&x, 60, 0, 0, 0);
    assert_int_equal(town_journal(t, "unit-import"), 1);
}

static void nothing_is_taken_in_while_the_result_is_locked(void **state)
{
    struct town *t = *state;
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    struct certificate c = {.version = 1, .issued_on = town_day("2012-01-05"), .issued_at = TOWN_NOW, .actor = "张三",
            .reason = "", .content = STR("{}"), .hash = "x", .journal_seq = 1};
    assert_ok(certificate_insert(t->ws.db, t->ws.election.county, &c, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
    static import *const all[] = {unit_import, district_import, minority_import};
    static const char *const texts[] = {UNITS, DISTRICTS, "民族,人口,名额\n畲族,5,1\n"};
    for (size_t i = 0; i < ARRAY_COUNT(all); i++) refuse(t, all[i], texts[i], (const char *const[]){"已认证", NULL});
}

/* ---- what is in use stays ---- */

static void a_district_in_use_is_not_taken_away(void **state)
{
    struct town *t = *state;
    static const char without_2[] = "选区号,选区名称\n1,东西山选区\n3,北湖选区\n";
    take(t, district_import, DISTRICTS, false);
    town_add_voter(t, 1, 2, 0, "赵一");
    refuse(t, district_import, without_2, (const char *const[]){"选区 2 南湖选区", "选民 1 人", NULL});
    town_add_candidate(t, 1, 2, "钱二", 0);
    take(t, station_import, STATIONS, false);
    open_round(t, 2, 1);
    refuse(t, district_import, without_2,
            (const char *const[]){"选民 1 人、代表候选人 1 人、投票站和票箱 1 个、投票 1 次", NULL});
    assert_int_equal(town_count(t, "SELECT count(*) FROM district"), 3);
    struct change_list x = take(t, district_import, "选区号,选区名称\n1,东西山选区\n2,南湖选区\n", false);
    assert_counts(&x, 0, 0, 1, 2);
    assert_false(x.is_written);
    x = take(t, district_import, "选区号,选区名称\n1,东山选区\n2,南湖选区\n", true);
    assert_counts(&x, 0, 1, 1, 1);
    assert_int_equal(town_count(t, "SELECT count(*) FROM district"), 2);
}

static void seats_stay_when_the_table_is_silent_and_once_people_voted(void **state)
{
    struct town *t = *state;
    take(t, district_import, "选区号,选区名称,应选名额\n1,东西山选区,3\n2,南湖选区,1\n", false);
    struct change_list x = take(t, district_import, "选区号,选区名称\n1,东西山选区\n2,南湖选区\n", false);
    assert_counts(&x, 0, 0, 0, 2);
    open_round(t, 2, 1);
    refuse(t, district_import, "选区号,选区名称,应选名额\n1,东西山选区,3\n2,南湖选区,2\n",
            (const char *const[]){"选区 2 南湖选区已经投票", NULL});
    x = take(t, district_import, "选区号,选区名称,应选名额\n1,东西山选区,2\n2,南湖选区,1\n", true);
    assert_counts(&x, 0, 1, 0, 1);
}

static void a_unit_with_voters_is_not_taken_away(void **state)
{
    struct town *t = *state;
    take(t, unit_import, UNITS, false);
    town_add_voter(t, 1, 1, town_count(t, "SELECT unit_no FROM unit WHERE name = '西山村'"), "赵一");
    refuse(t, unit_import, "单位名称,人口\n东山村,300\n", (const char *const[]){"“西山村”有选民 1 人", NULL});
    struct unit_overview o;
    struct err e;
    assert_ok(unit_load_overview(&t->ws, &o, &e), &e);
    assert_int_equal(o.units.n, 4);
    for (size_t i = 0; i < o.units.n; i++) assert_int_equal(o.voters[i], text_eq(o.units.v[i].name, "西山村"));
}

static void a_counting_place_stays_one(void **state)
{
    struct town *t = *state;
    take(t, district_import, DISTRICTS, false);
    struct change_list x = take(t, station_import, STATIONS, false);
    assert_counts(&x, 3, 0, 0, 0);
    x = take(t, station_import, STATIONS, false);
    assert_counts(&x, 0, 0, 0, 3);
    open_round(t, 2, 1);
    refuse(t, station_import, "选区号,站号,类别,名称\n1,1,投票站,东山村部\n", (const char *const[]){"选区 2 站 1 南湖小学", "计票点", NULL});
    refuse(t, station_import, "选区号,站号,类别,名称,事由\n2,1,流动票箱,南湖小学,行动不便\n",
            (const char *const[]){"不能去掉，也不能改成流动票箱", NULL});
    x = take(t, station_import, "选区号,站号,类别,名称,秘密写票处\n2,1,投票站,南湖中学,是\n", true);
    assert_counts(&x, 0, 1, 2, 0);
    assert_has(x.v[0].text, "类别 选举大会 → 投票站，名称 南湖小学 → 南湖中学");
}

static void stations_are_read_as_offices_write_them(void **state)
{
    struct town *t = *state;
    take(t, district_import, DISTRICTS, false);
    refuse(t, station_import,
            "选区号,站号,类别,名称,事由,秘密写票处\n9,1,投票站,甲,,是\n1,1,投票点,乙,,是\n1,2,流动票箱,丙,,是\n1,3,流动票箱,丁,没空,是\n1,3,投票站,,,也许\n",
            (const char *const[]){"没有选区 9", "“投票点”应为", "第 4 行“事由”", "“没空”不明", "选区 1 站 3与第 5 行重复", "第 6 行“名称”",
                    "“也许”应写", NULL});
    struct change_list x = take(t, station_import,
            "选区号,站号,类别,名称,事由,秘密写票处\n1,1,流动票箱,甲,病残,\n1,2,流动票箱,乙,居住分散并且交通不便,\n1,3,流动票箱,丙,其他,\n1,4,投票站,丁,无关,√\n",
            false);
    assert_counts(&x, 4, 0, 0, 0);
    assert_int_equal(town_count(t, "SELECT count(*) FROM station WHERE ground = 'ill'"), 1);
    assert_int_equal(town_count(t, "SELECT count(*) FROM station WHERE ground = 'remote'"), 1);
    assert_int_equal(town_count(t, "SELECT count(*) FROM station WHERE ground IS NULL AND has_booth = 1"), 1);
    struct finding_list findings = {.arena = t->arena};
    struct err e;
    assert_ok(check_stations(&t->ws, &findings, NULL, &e), &e);
    assert_string_equal(codes_of(t->arena, &findings), "W205 F209 F209 F210 F209");
}

static void minorities_are_compared_by_name(void **state)
{
    struct town *t = *state;
    struct change_list x = take(t, minority_import, "民族,人口,名额,类别\n畲族,60,0,聚居\n回族,3,0,散居\n", false);
    assert_counts(&x, 2, 0, 0, 0);
    x = take(t, minority_import, "民族,人口,名额,类别\n畲族,60,1,人口特少\n", true);
    assert_counts(&x, 0, 1, 1, 0);
    assert_has(x.v[0].text, "名额 0 → 1，类别 聚居 → 人口特少");
    assert_int_equal(town_count(t, "SELECT count(*) FROM minority"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(the_first_goes_in_the_same_changes_nothing_another_is_asked_about),
            town_test(every_fault_is_named_and_nothing_goes_in),
            town_test(a_table_of_a_hundred_thousand_rows_is_the_wrong_file),
            town_test(long_cells_are_refused_or_cut),
            town_test(nothing_is_taken_in_while_the_result_is_locked),
            town_test(a_district_in_use_is_not_taken_away),
            town_test(seats_stay_when_the_table_is_silent_and_once_people_voted),
            town_test(a_unit_with_voters_is_not_taken_away),
            town_test(a_counting_place_stays_one),
            town_test(stations_are_read_as_offices_write_them),
            town_test(minorities_are_compared_by_name),
    };
    return cmocka_run_group_tests_name("app_place", tests, NULL, NULL);
}
