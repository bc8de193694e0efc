/* Committee, groups, tellers and their kin, from tables and one by one. */
#include "town.h"

#include "app/check_org.h"
#include "app/member.h"
#include "app/place.h"

static const char PEOPLE[] =
        "机构,姓名,职务,单位,选区号,站号,任命机关,任命日期,文号\n"
        "选举委员会,王一,主任,镇人大,,,玉环县人大常委会,2011-11-01,县人大〔2011〕7号\n"
        "选举委员会,李二,委员,镇政府,,,玉环县人大常委会,2011-11-01,县人大〔2011〕7号\n"
        "指导组,赵三,组长,镇政府,1,,,,\n"
        "监票人,钱四,,东山村,1,1,,,\n";

static struct change_list take(struct town *t, const char *text, bool is_consented)
{
    struct err e;
    struct change_list changes;
    assert_ok(member_import(&t->ws, town_file(t, "people.csv", text), town_day("2011-12-05"), is_consented, &changes, &e), &e);
    return changes;
}

static void refuse(struct town *t, const char *text, const char *const *words)
{
    struct err e;
    struct change_list changes;
    for (; *words; words++)
        assert_refused(member_import(&t->ws, town_file(t, "people.csv", text), town_day("2011-12-05"), true, &changes, &e),
                &e, *words);
}

static void settle_in(struct town *t)
{
    struct err e;
    struct change_list changes;
    assert_ok(district_import(&t->ws, town_file(t, "d.csv", "选区号,选区名称\n1,东山\n2,南湖\n"), false, &changes, &e), &e);
    changes = take(t, PEOPLE, false);
    assert_true(changes.is_written);
}

static const char *found(struct town *t)
{
    struct err e;
    struct finding_list findings = {.arena = t->arena};
    assert_ok(check_members(&t->ws, &findings, NULL, &e), &e);
    return codes_of(t->arena, &findings);
}

static void a_file_speaks_for_the_bodies_that_it_names(void **state)
{
    struct town *t = *state;
    settle_in(t);
    struct change_list x = take(t, PEOPLE, false);
    assert_int_equal(x.n, 0);
    assert_int_equal(x.kept, 4);
    /* a first list of tellers: nothing of the committee is touched, nothing is asked */
    x = take(t, "机构,姓名,选区号\n计票人,孙五,1\n计票人,周六,2\n", false);
    assert_true(x.is_written);
    assert_int_equal(change_count(&x, CHANGE_REMOVED), 0);
    assert_int_equal(town_count(t, "SELECT count(*) FROM member WHERE left_on = 0"), 6);

    static const char later[] = "机构,姓名,职务,任命机关,任命日期,文号\n"
                                "选举委员会,王一,主任,玉环县人大常委会,2011-11-01,县人大〔2011〕7号\n"
                                "选举委员会,吴七,委员,玉环县人大常委会,2011-12-05,县人大〔2011〕9号\n";
    x = take(t, later, false);
    assert_false(x.is_written);
    assert_int_equal(change_count(&x, CHANGE_ADDED), 1);
    assert_int_equal(change_count(&x, CHANGE_REMOVED), 1);
    x = take(t, later, true);
    assert_int_equal(town_count(t, "SELECT left_on FROM member WHERE name = '李二'"), 20111205);
    assert_int_equal(town_count(t, "SELECT count(*) FROM member"), 7); /* who left stays on record */
    x = take(t, PEOPLE, true); /* an old file takes nobody back */
    assert_int_equal(town_count(t, "SELECT count(*) FROM member WHERE name = '李二' AND left_on = 0"), 0);
    x = take(t, "机构,姓名,职务\n选举委员会,李二,秘书\n选举委员会,王一,主任\n", true); /* nor writes about them */
    assert_int_equal(change_count(&x, CHANGE_CHANGED), 0);
    assert_int_equal(town_count(t, "SELECT count(*) FROM member WHERE post = '秘书'"), 0);
}

static void every_fault_is_named(void **state)
{
    struct town *t = *state;
    settle_in(t);
    town_add_voter(t, 7, 1, 0, "郑八");
    refuse(t,
            "机构,姓名,选区号,站号,选民证号,任命日期\n选举组,甲,,,,\n监票人,,1,1,,\n监票人,乙,9,,,\n监票人,丙,,2,,\n计票人,丁,1,,,今天\n计票人,丁,1,,,\n"
            "计票人,戊,1,,8,\n计票人,己,1,,7,\n",
            (const char *const[]){"第 2 行“机构”", "第 3 行“姓名”", "没有选区 9", "第 5 行“选区号”: 写了站号", "第 6 行“任命日期”", "第 7 行“姓名”",
                    "没有 8 号", "7 号是“郑八”，不是“己”", NULL});
    assert_int_equal(town_count(t, "SELECT count(*) FROM member"), 4);
}

static void one_joins_and_one_leaves(void **state)
{
    struct town *t = *state;
    struct err e;
    int64_t no = 0;
    struct member left;
    settle_in(t);
    struct member m = {.body = BODY_COMMITTEE, .name = "冯九", .post = "委员", .unit = "", .appointed_by = "玉环县人大常委会",
            .appointed_on = town_day("2011-11-20"), .document = "9号", .left_why = ""};
    assert_ok(member_add(&t->ws, &m, &no, &e), &e);
    assert_refused(member_add(&t->ws, &m, &no, &e), &e, "已经登记");
    struct member bad = m;
    bad.name = "";
    assert_refused(member_add(&t->ws, &bad, &no, &e), &e, "姓名");
    bad = m;
    bad.district_no = 9;
    assert_refused(member_add(&t->ws, &bad, &no, &e), &e, "没有选区 9");
    bad = m;
    bad.district_no = 1;
    bad.station_no = -1;
    assert_refused(member_add(&t->ws, &bad, &no, &e), &e, "站号 -1");
    bad = m;
    bad.name = "陈十";
    bad.voter_no = 44;
    assert_refused(member_add(&t->ws, &bad, &no, &e), &e, "选民证号 44");

    assert_refused(member_leave(&t->ws, 99, town_day("2011-12-01"), "辞去", &left, &e), &e, "没有第 99 号");
    assert_refused(member_leave(&t->ws, no, town_day("2011-12-01"), "", &left, &e), &e, "理由");
    assert_refused(member_leave(&t->ws, no, town_day("2011-11-01"), "辞去", &left, &e), &e, "早于任命日期");
    assert_ok(member_leave(&t->ws, no, town_day("2011-12-01"), "辞去", &left, &e), &e);
    assert_string_equal(left.name, "冯九");
    assert_refused(member_leave(&t->ws, no, town_day("2011-12-02"), "辞去", &left, &e), &e, "已于 2011-12-01 离任");
    int64_t again = 0;
    assert_ok(member_add(&t->ws, &m, &again, &e), &e); /* and comes back */
    assert_int_not_equal(again, no);
    assert_int_equal(town_journal(t, "member-add"), 2);
    assert_int_equal(town_journal(t, "member-leave"), 1);
}

/* R07: a member who becomes a candidate is found until the resignation is on record. */
static void a_member_who_stands_must_resign(void **state)
{
    struct town *t = *state;
    struct err e;
    struct member left;
    settle_in(t);
    assert_string_equal(found(t), "W206 W204"); /* station 1 of district 1 is not set up, district 2 has no group */
    town_add_candidate(t, 1, 2, "李二", 0);
    assert_string_equal(found(t), "W202 W206 W204");
    int64_t no = town_count(t, "SELECT member_no FROM member WHERE name = '李二'");
    assert_ok(member_leave(&t->ws, no, town_day("2011-12-10"), "成为代表候选人，辞去", &left, &e), &e);
    assert_string_equal(found(t), "W206 W204");
}

static struct change_list take_kin(struct town *t, const char *text, bool is_consented)
{
    struct err e;
    struct change_list changes;
    assert_ok(kin_import(&t->ws, town_file(t, "kin.csv", text), is_consented, &changes, &e), &e);
    return changes;
}

static void declared_kin_of_a_candidate_do_not_watch(void **state)
{
    struct town *t = *state;
    struct err e;
    struct change_list x;
    settle_in(t);
    town_add_candidate(t, 1, 1, "钱大", 0);
    town_add_candidate(t, 2, 2, "孙大", 0);
    const char *path = town_file(t, "kin.csv",
            "机构,姓名,候选人选区号,候选人,关系\n监票人,钱四,1,钱二,儿子\n监票人,某某,1,钱大,儿子\n监票人,钱四,2,钱大,儿子\n"
            "唱票人,钱四,1,钱大,儿子\n监票人,钱四,1,钱大,\n监票人,钱四,1,钱大,儿子\n");
    static const char *const words[] = {"第 2 行“候选人”: 选区 1 没有候选人“钱二”", "人员表中没有监票人“某某”", "选区 2 没有候选人“钱大”",
            "第 5 行“机构”", "第 6 行“关系”", "第 7 行“姓名”"};
    for (size_t i = 0; i < ARRAY_COUNT(words); i++) assert_refused(kin_import(&t->ws, path, true, &x, &e), &e, words[i]);

    static const char declared[] = "机构,姓名,候选人选区号,候选人,关系\n监票人,钱四,1,钱大,父子\n";
    x = take_kin(t, declared, false);
    assert_true(x.is_written);
    assert_string_equal(found(t), "F204 W206 W204");
    x = take_kin(t, declared, false);
    assert_int_equal(x.n, 0);
    x = take_kin(t, "机构,姓名,候选人选区号,候选人,关系\n监票人,钱四,1,钱大,叔侄\n", false);
    assert_false(x.is_written);
    x = take_kin(t, "机构,姓名,候选人选区号,候选人,关系\n监票人,钱四,1,钱大,叔侄\n", true);
    assert_has(x.v[0].text, "父子 → 叔侄");
    assert_string_equal(found(t), "W207 W206 W204");
    x = take_kin(t, "机构,姓名,候选人选区号,候选人,关系\n监票人,钱四,2,孙大,母子\n", true);
    assert_int_equal(change_count(&x, CHANGE_REMOVED), 1);
    assert_string_equal(found(t), "N201 W206 W204");
    assert_int_equal(town_journal(t, "kin-import"), 3);
    take(t, "机构,姓名,选区号\n计票人,孙五,2\n", false);
    x = take_kin(t, "机构,姓名,候选人选区号,候选人,关系\n计票人,孙五,2,孙大,父亲\n", false); /* speaks for tellers alone */
    assert_true(x.is_written);
    assert_int_equal(town_count(t, "SELECT count(*) FROM kinship"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(a_file_speaks_for_the_bodies_that_it_names),
            town_test(every_fault_is_named),
            town_test(one_joins_and_one_leaves),
            town_test(a_member_who_stands_must_resign),
            town_test(declared_kin_of_a_candidate_do_not_watch),
    };
    return cmocka_run_group_tests_name("app_member", tests, NULL, NULL);
}
