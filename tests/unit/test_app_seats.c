/* The number of deputies: fixed, allotted, set by hand. */
#include "town.h"

#include "app/check_org.h"
#include "app/place.h"
#include "app/seats.h"
#include "store/contest.h"
#include "store/decision.h"

/* Three districts of one size and one of three times that: the last seats are tied. */
static void settle_in(struct town *t)
{
    struct err e;
    struct change_list changes;
    assert_ok(unit_import(&t->ws,
                      town_file(t, "units.csv", "单位名称,人口,选区号\n甲村,200,1\n乙村,200,2\n丙村,200,3\n丁村,600,4\n"), false,
                      &changes, &e),
            &e);
    assert_ok(district_import(&t->ws, town_file(t, "districts.csv", "选区号,选区名称\n1,甲\n2,乙\n3,丙\n4,丁\n"), false,
                      &changes, &e),
            &e);
}

static void fix(struct town *t, int64_t total, const char *document)
{
    struct err e;
    struct quota q = {.total = total, .body = "玉环县人大常委会", .document = document, .fixed_on = town_day("2011-11-20")};
    assert_ok(seats_fix(&t->ws, &q, 0, &e), &e);
}

static const char *seats_text(struct town *t)
{
    struct err e;
    struct district_list d;
    struct buf b = {.arena = t->arena};
    assert_ok(district_load_all(t->arena, t->ws.db, t->ws.election.county, &d, &e), &e);
    for (size_t i = 0; i < d.n; i++) buf_addf(&b, "%s%d", i ? " " : "", (int)d.v[i].seats);
    return buf_text(&b);
}

/* ---- the total ---- */

static void the_total_needs_the_standing_committee_and_its_paper(void **state)
{
    struct town *t = *state;
    const struct date on = town_day("2011-11-20");
    static const char SC[] = "玉环县人大常委会";
    const struct {
        struct quota q;
        int64_t population;
        const char *word;
    } table[] = {
            {{.total = 6, .body = "清溪镇人民政府", .document = "8号", .fixed_on = on}, 0, "不是人大常委会"},
            {{.total = 6, .body = "", .document = "8号", .fixed_on = on}, 0, "县级人大常委会"},
            {{.total = 6, .body = SC, .document = "", .fixed_on = on}, 0, "文号"},
            {{.total = 6, .body = SC, .document = "8号"}, 0, "日期"},
            {{.total = 0, .body = SC, .document = "8号", .fixed_on = on}, 0, "总名额 0"},
            {{.total = -6, .body = SC, .document = "8号", .fixed_on = on}, 0, "总名额 -6"},
            {{.total = 6, .body = SC, .document = "8号", .fixed_on = on}, -1, "总人口 -1"},
            {{.total = 6, .body = SC, .document = "8号", .fixed_on = on}, INT64_MAX, "总人口"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct err e;
        assert_refused(seats_fix(&t->ws, &table[i].q, table[i].population, &e), &e, table[i].word);
        assert_int_equal(e.kind, ERR_INPUT);
    }
    assert_int_equal(town_count(t, "SELECT count(*) FROM quota"), 0);
    assert_int_equal(t->ws.election.population, 1200);
}

static void once_fixed_it_stands_unless_there_is_a_ground(void **state)
{
    struct town *t = *state;
    struct err e;
    fix(t, 7, "8号");
    fix(t, 6, "8号"); /* the same paper: the record is put right */
    assert_int_equal(town_count(t, "SELECT count(*) FROM quota"), 1);
    assert_int_equal(town_count(t, "SELECT total FROM quota"), 6);

    struct quota again = {.total = 8, .body = "玉环县人大常委会", .document = "9号", .fixed_on = town_day("2011-12-01")};
    assert_refused(seats_fix(&t->ws, &again, 1300, &e), &e, "不再变动");
    assert_has(e.text, "选举法2010 第13条");
    assert_int_equal(e.kind, ERR_STATE);
    assert_int_equal(t->ws.election.population, 1200);
    assert_int_equal(town_count(t, "SELECT population FROM election"), 1200);
    again.ground = QUOTA_BOUNDARY;
    assert_ok(seats_fix(&t->ws, &again, 1300, &e), &e);
    assert_int_equal(t->ws.election.population, 1300);
    struct seats_state s;
    assert_ok(seats_load(&t->ws, &s, &e), &e);
    assert_int_equal(s.facts.quota->total, 8);
    assert_int_equal(s.facts.quota->ground, QUOTA_BOUNDARY);
    assert_int_equal(s.facts.quota->report_by.ymd, 0); /* the text of 2010 asks for no report */
    assert_int_equal(town_journal(t, "seats-fix"), 3);
    fix(t, 9, "9号"); /* put right without saying the ground again */
    assert_ok(seats_load(&t->ws, &s, &e), &e);
    assert_int_equal(s.facts.quota->total, 9);
    assert_int_equal(s.facts.quota->ground, QUOTA_BOUNDARY);
}

/* ---- to the districts ---- */

static void allotting_needs_a_total_districts_and_people(void **state)
{
    struct town *t = *state;
    struct err e;
    struct seats_state s;
    struct allocation x[SEAT_METHOD_COUNT];
    struct change_list changes;
    assert_ok(seats_load(&t->ws, &s, &e), &e);
    assert_refused(seats_compare(&t->ws, &s, x, &e), &e, "huanjie seats fix");
    fix(t, 6, "8号");
    assert_ok(seats_load(&t->ws, &s, &e), &e);
    assert_refused(seats_compare(&t->ws, &s, x, &e), &e, "还没有选区");
    assert_ok(district_import(&t->ws, town_file(t, "d.csv", "选区号,选区名称\n1,甲\n5,戊\n"), false, &changes, &e), &e);
    assert_ok(seats_load(&t->ws, &s, &e), &e);
    assert_refused(seats_compare(&t->ws, &s, x, &e), &e, "选区 1、5 没有人口");
}

static void six_methods_side_by_side_each_give_the_total(void **state)
{
    struct town *t = *state;
    struct err e;
    struct seats_state s;
    struct allocation x[SEAT_METHOD_COUNT];
    settle_in(t);
    fix(t, 6, "8号");
    assert_ok(seats_load(&t->ws, &s, &e), &e);
    assert_ok(seats_compare(&t->ws, &s, x, &e), &e);
    for (int m = 0; m < SEAT_METHOD_COUNT; m++) {
        int64_t sum = 0;
        for (size_t i = 0; i < s.districts.n; i++) sum += x[m].seats[i];
        assert_int_equal(sum, 6);
    }
    assert_string_equal(seats_text(t), "0 0 0 0"); /* comparing writes nothing */
    fix(t, 13, "8号");
    assert_ok(seats_load(&t->ws, &s, &e), &e);
    assert_refused(seats_compare(&t->ws, &s, x, &e), &e, "只能分配 4 至 12 名");
}

static void an_allotment_is_shown_first_and_written_once(void **state)
{
    struct town *t = *state;
    struct err e;
    struct change_list changes;
    const struct seats_choice none = {0};
    settle_in(t);
    fix(t, 6, "8号");
    assert_ok(seats_allot(&t->ws, SEAT_METHOD_WEBSTER, &none, false, &changes, &e), &e);
    assert_false(changes.is_written);
    assert_int_equal(changes.n, 4);
    assert_string_equal(seats_text(t), "0 0 0 0");
    assert_ok(seats_allot(&t->ws, SEAT_METHOD_WEBSTER, &none, true, &changes, &e), &e);
    assert_true(changes.is_written);
    assert_string_equal(seats_text(t), "1 1 1 3");
    assert_ok(seats_allot(&t->ws, SEAT_METHOD_WEBSTER, &none, true, &changes, &e), &e);
    assert_int_equal(changes.n, 0);
    assert_int_equal(town_journal(t, "seats-allocate"), 1);
    struct finding_list findings = {.arena = t->arena};
    assert_ok(check_seats(&t->ws, &findings, NULL, &e), &e);
    assert_string_equal(codes_of(t->arena, &findings), ""); /* all alike: no spread to report */
}

static void a_tie_waits_for_a_body_and_its_paper(void **state)
{
    struct town *t = *state;
    struct err e;
    struct change_list changes;
    const int64_t second[] = {2}, fourth[] = {4}, unknown[] = {9}, two[] = {1, 2};
    settle_in(t);
    fix(t, 7, "8号");
    struct seats_choice choice = {0};
    assert_refused(seats_allot(&t->ws, SEAT_METHOD_HILL, &choice, true, &changes, &e), &e, "选区 1、2、3 对最后 1 个名额的理由相等");
    assert_int_equal(e.kind, ERR_STATE);
    choice = (struct seats_choice){second, 1, "", "", DATE_NONE};
    assert_refused(seats_allot(&t->ws, SEAT_METHOD_HILL, &choice, true, &changes, &e), &e, "--body");
    choice = (struct seats_choice){fourth, 1, "选举委员会", "纪要3", town_day("2011-12-01")};
    assert_refused(seats_allot(&t->ws, SEAT_METHOD_HILL, &choice, true, &changes, &e), &e, "并不相持");
    choice.districts = unknown;
    assert_refused(seats_allot(&t->ws, SEAT_METHOD_HILL, &choice, true, &changes, &e), &e, "没有选区 9");
    choice = (struct seats_choice){two, 2, "选举委员会", "纪要3", town_day("2011-12-01")};
    assert_refused(seats_allot(&t->ws, SEAT_METHOD_HILL, &choice, true, &changes, &e), &e, "须指定 1 个选区");
    assert_string_equal(seats_text(t), "0 0 0 0");
    assert_int_equal(town_count(t, "SELECT count(*) FROM decision"), 0);

    choice = (struct seats_choice){second, 1, "选举委员会", "纪要3", town_day("2011-12-01")};
    assert_ok(seats_allot(&t->ws, SEAT_METHOD_HILL, &choice, true, &changes, &e), &e);
    assert_string_equal(seats_text(t), "1 2 1 3");
    struct decision_list decisions;
    assert_ok(decision_load_all(t->arena, t->ws.db, t->ws.election.county, &decisions, &e), &e);
    const struct decision *d = decision_lookup(&decisions, "seats/allocate", "tie/hill");
    assert_non_null(d);
    assert_string_equal(d->answer, "2");
    assert_string_equal(d->document, "纪要3");

    fix(t, 6, "8号"); /* no tie: a choice has nothing to choose */
    assert_refused(seats_allot(&t->ws, SEAT_METHOD_HILL, &choice, true, &changes, &e), &e, "不用 --decide");
}

static void by_hand_and_not_after_the_vote(void **state)
{
    struct town *t = *state;
    struct err e;
    int64_t before = -1, station = 1;
    settle_in(t);
    assert_ok(seats_set(&t->ws, 4, 3, &before, &e), &e);
    assert_int_equal(before, 0);
    assert_ok(seats_set(&t->ws, 4, 3, &before, &e), &e);
    assert_int_equal(before, 3);
    assert_int_equal(town_journal(t, "seats-set"), 1);
    assert_refused(seats_set(&t->ws, 9, 1, &before, &e), &e, "没有选区 9");
    assert_refused(seats_set(&t->ws, 4, -1, &before, &e), &e, "应为 1 至 3");
    assert_ok(seats_set(&t->ws, 4, 4, &before, &e), &e); /* recorded as it was decided, and found */
    struct finding_list findings = {.arena = t->arena};
    assert_ok(check_seats(&t->ws, &findings, NULL, &e), &e);
    assert_string_equal(finding_of(&findings, FINDING_F301)->subject, "选区 1");

    AUTO_TXN struct db_txn txn = {0};
    struct stored_round r = {.district_no = 4, .round = 1, .held_on = town_day("2012-01-04"), .seats = 3,
            .stations = &station, .station_count = 1};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(round_insert(t->ws.db, t->ws.election.county, &r, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
    assert_refused(seats_set(&t->ws, 4, 2, &before, &e), &e, "选区 4 已经投票");
    fix(t, 6, "8号");
    struct change_list changes;
    assert_refused(seats_allot(&t->ws, SEAT_METHOD_ADAMS, &(struct seats_choice){0}, true, &changes, &e), &e, "已经投票");
    assert_string_equal(seats_text(t), "0 0 0 4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(the_total_needs_the_standing_committee_and_its_paper),
            town_test(once_fixed_it_stands_unless_there_is_a_ground),
            town_test(allotting_needs_a_total_districts_and_people),
            town_test(six_methods_side_by_side_each_give_the_total),
            town_test(an_allotment_is_shown_first_and_written_once),
            town_test(a_tie_waits_for_a_body_and_its_paper),
            town_test(by_hand_and_not_after_the_vote),
    };
    return cmocka_run_group_tests_name("app_seats", tests, NULL, NULL);
}
