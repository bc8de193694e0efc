/* The voting day from the office's tables: entrusted votes, custody of ballots, tally sheets, the outgoing congress. */
#include "poll.h"

#include "app/ballots.h"
#include "app/certify.h"
#include "app/decide.h"
#include "app/entrust.h"
#include "app/last_term.h"
#include "app/tally_form.h"
#include "sheet/write.h"

/* ---- entrusted votes ---- */

#define ENTRUST_HEAD "选区号,委托人,委托人选民证号,受托人,受托人选民证号,事由,书面,同意日期,同意人\n"

static struct intake take_entrust(struct town *t, const char *text, bool yes)
{
    struct err e;
    struct intake in = {.arena = t->arena, .yes = yes};
    assert_ok(entrust_import(&t->ws, town_file(t, "entrust.csv", text), &in, &e), &e);
    return in;
}

static struct finding_list entrust_findings(struct town *t)
{
    struct err e;
    struct finding_list list = {.arena = t->arena};
    assert_ok(entrust_check(&t->ws, &list, NULL, &e), &e);
    return list;
}

static void each_entrustment_is_held_against_the_law(void **state)
{
    static const struct {
        const char *rows, *codes, *words;
    } table[] = {
            {"1,甲01,,甲02,,外出,是,2012-01-02,选举委员会\n", "", ""},
            {"1,甲01,,甲02,,病残,是,2012-01-02,\n", "F522", "不是在选举期间外出"},
            {"1,甲01,,甲02,,外出,否,2012-01-02,\n", "F522", "没有书面委托"},
            {"1,甲01,,甲02,,羁押服刑,是,2012-01-02,\n", "", ""},
            {"1,甲01,,乙02,,外出,是,2012-01-02,\n", "", ""},
            {"1,甲01,,甲02,,外出,是,2012-01-04,\n", "", ""},
            {"1,甲01,,甲02,,外出,是,2012-01-05,\n", "F523", "2012-01-05 才同意，投票日是 2012-01-04"},
            {"1,甲01,,甲02,,外出,是,,\n", "W521", "还没有经选举委员会同意"},
            {"1,甲01,,甲02,,外出,否,,\n", "W521", "没有书面委托"},
            {"1,甲01,,甲09,,外出,是,2012-01-02,\n1,甲02,,甲09,,外出,是,2012-01-02,\n1,甲03,,甲09,,外出,是,2012-01-02,"
             "\n",
                    "", ""},
            {"1,甲01,,甲09,,外出,是,2012-01-03,\n1,甲02,,甲09,,外出,是,2012-01-02,\n1,甲03,,甲09,,外出,是,2012-01-02,\n"
             "1,甲04,,甲09,,外出,是,2012-01-02,\n",
                    "F521", "“甲01”委托“甲09”是该受托人接受的第 4 件委托"},
            {"1,甲01,,甲02,,外出,是,2012-01-02,\n1,甲02,,甲03,,外出,是,2012-01-02,\n", "W522", "本人也委托“甲03”投票"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct town *t = prepare(town_new(NULL, 1200));
        take_entrust(t, arena_text(t->arena, ENTRUST_HEAD "%s", table[i].rows), false);
        struct finding_list list = entrust_findings(t);
        assert_string_equal(codes_of(t->arena, &list), table[i].codes);
        if (list.n) {
            assert_has(list.v[0].text, table[i].words);
            assert_string_equal(list.v[0].article, "选举法2010 第40条");
        }
        void *closing = t;
        town_tear_down(&closing);
    }
    (void)state;
}

/* What provinces may open is a setting (R52). */
static void settings_widen_and_narrow(void **state)
{
    struct town *t = *state;
    take_entrust(t, ENTRUST_HEAD "1,甲01,,甲02,,病残,是,2012-01-02,\n1,甲03,,乙02,,外出,是,2012-01-02,\n", false);
    struct finding_list list = entrust_findings(t);
    assert_string_equal(codes_of(t->arena, &list), "F522");
    set_setting(t, SETTING_ENTRUST_GROUNDS, "away-or-unable");
    list = entrust_findings(t);
    assert_int_equal(list.n, 0);
    set_setting(t, SETTING_ENTRUST_SCOPE, "district");
    list = entrust_findings(t);
    assert_string_equal(codes_of(t->arena, &list), "F522");
    assert_has(list.v[0].text, "受托人不是本选区选民");
}

static void a_table_of_entrustments_with_faults_is_not_taken(void **state)
{
    struct town *t = *state;
    struct err e;
    struct intake in = {.arena = t->arena};
    const char *text = ENTRUST_HEAD "1,甲01,,甲01,,外出,是,,\n"
                                    "1,外乡人,,甲02,,外出,是,,\n"
                                    "1,甲03,,外乡人,,外出,是,,\n"
                                    "1,乙03,,甲02,,外出,是,,\n"
                                    "1,王同名,,甲02,,外出,是,,\n"
                                    "1,甲05,101,甲02,,外出,是,,\n"
                                    "1,甲06,,甲02,,打工,是,,\n"
                                    "1,甲07,,甲02,,外出,是,2012-13-01,\n"
                                    "1,甲08,,甲02,,外出,是,,选举委员会\n"
                                    "1,甲09,,甲02,,外出,是,,\n"
                                    "1,甲09,,甲03,,外出,是,,\n"
                                    "x,,,,,,或许,,\n";
    static const char *const words[] = {"第 2 行: “甲01”不能委托自己",
            "第 3 行: 委托人“外乡人”不在本选区的选民名册上（选举法2010 第40条）",
            "第 4 行: 受托人“外乡人”不在选民名册上（选举法2010 第40条）", "第 5 行: 委托人“乙03”不在本选区的",
            "第 6 行: 委托人: 本选区的选民名册上有 2 名“王同名”", "第 7 行", "第 8 行“事由”: “打工”",
            "第 9 行“同意日期”", "第 10 行“同意日期”: 写了同意人", "第 12 行“委托人”: 与第 11 行是同一人", NULL};
    for (const char *const *w = words; *w; w++)
        assert_refused(entrust_import(&t->ws, town_file(t, "entrust.csv", text), &in, &e), &e, *w);
    assert_int_equal(town_count(t, "SELECT count(*) FROM entrustment"), 0);
    assert_int_equal(town_journal(t, "entrust-add"), 0);
}

static void the_same_table_again_changes_nothing_another_asks(void **state)
{
    struct town *t = *state;
    static const char rows[] =
            ENTRUST_HEAD "1,甲01,,甲02,,外出,是,2012-01-02,选举委员会\n1,王同名,302,甲02,,外出,是,,\n";
    struct intake in = take_entrust(t, rows, false);
    assert_int_equal(in.added, 2);
    assert_true(in.is_taken);
    in = take_entrust(t, rows, false);
    assert_int_equal(in.added, 0);
    assert_int_equal(in.same, 2);
    assert_int_equal(town_journal(t, "entrust-import"), 1);
    in = take_entrust(t, ENTRUST_HEAD "1,甲01,,甲03,,外出,是,,\n", false);
    assert_false(in.is_taken);
    assert_has(in.changes[0].text, "受托人: 甲02（102） → 甲03（103）");
    in = take_entrust(t, ENTRUST_HEAD "1,甲01,,甲03,,外出,是,,\n", true);
    assert_true(in.is_taken);
    assert_int_equal(town_count(t, "SELECT trustee_no FROM entrustment WHERE trustor_no = 101"), 103);
    assert_int_equal(town_count(t, "SELECT approved_on FROM entrustment WHERE trustor_no = 101"), 20120102);
    /* what was withdrawn does not come back with the old table */
    struct err e;
    const int64_t first = 1;
    assert_ok(entrust_take_step(
                      &t->ws, &first, 1, &(struct entrust_step){.to = ENTRUST_WITHDRAWN, .why = "本人回乡"}, &e),
            &e);
    in = take_entrust(t, ENTRUST_HEAD "1,甲01,,甲03,,外出,是,2012-01-02,\n", false);
    assert_int_equal(in.added, 0);
    assert_int_equal(town_count(t, "SELECT count(*) FROM entrustment WHERE state = 'withdrawn'"), 1);
}

static void an_approval_that_the_law_forbids_is_refused(void **state)
{
    struct town *t = *state;
    struct err e;
    int64_t numbers[5], no;
    struct entrust_step yes = {.to = ENTRUST_APPROVED, .on = town_day("2012-01-02"), .approver = "选举委员会"};
    for (int i = 0; i < 4; i++) {
        struct entrust_request q = {
                {arena_text(t->arena, "甲%02d", i + 1), "", 0, 1}, {"甲09", "", 0, 1}, GROUND_AWAY, true};
        assert_ok(entrust_add(&t->ws, &q, &numbers[i], &e), &e);
        assert_refused(entrust_add(&t->ws, &q, &no, &e), &e, "一人只有一个投票权");
    }
    /* all or none */
    assert_refused(entrust_take_step(&t->ws, numbers, 4, &yes, &e), &e, "R53 选举法2010 第40条");
    assert_int_equal(town_count(t, "SELECT count(*) FROM entrustment WHERE state = 'approved'"), 0);
    assert_ok(entrust_take_step(&t->ws, numbers, 3, &yes, &e), &e);
    assert_refused(entrust_take_step(&t->ws, &numbers[3], 1, &yes, &e), &e, "不得超过三人");
    assert_refused(entrust_take_step(&t->ws, &numbers[0], 1, &yes, &e), &e, "已同意，不能再改为已同意");
    struct entrust_step no_reason = {.to = ENTRUST_REFUSED, .why = ""};
    assert_refused(entrust_take_step(&t->ws, &numbers[3], 1, &no_reason, &e), &e, "理由");
    struct entrust_step no_more = {.to = ENTRUST_REFUSED, .why = "受托人已满三人"};
    assert_ok(entrust_take_step(&t->ws, &numbers[3], 1, &no_more, &e), &e);
    int64_t missing = 77;
    assert_refused(entrust_take_step(&t->ws, &missing, 1, &yes, &e), &e, "没有第 77 号委托");
    struct entrust_overview o;
    assert_ok(entrust_load(&t->ws, &o, &e), &e);
    assert_int_equal(o.n, 4);
    assert_int_equal(o.v[0].held, 3);
    struct finding_list list = entrust_findings(t);
    assert_int_equal(list.n, 0);
    /* who is struck from the roll afterwards has no vote to give */
    struct voter v;
    bool found;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(voter_load(t->arena, t->ws.db, t->ws.election.county, 101, &v, &found, &e), &e);
    v.state = VOTER_STRUCK;
    assert_ok(voter_update(t->ws.db, t->ws.election.county, &v, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
    list = entrust_findings(t);
    assert_string_equal(codes_of(t->arena, &list), "F522");
    assert_has(list.v[0].text, "委托人“甲01”现在不在选区 1 的选民名册上");
}

/* ---- custody ---- */

#define LEDGER_HEAD "选区号,次数,站号,类别,数量,日期,说明\n"

static struct intake take_ledger(struct town *t, const char *text, bool yes)
{
    struct err e;
    struct intake in = {.arena = t->arena, .yes = yes};
    assert_ok(ballots_import(&t->ws, town_file(t, "ledger.csv", text), &in, &e), &e);
    return in;
}

static void each_break_of_custody_is_found(void **state)
{
    static const struct {
        const char *rows, *codes, *words;
    } table[] = {
            {"1,1,,印制,60,2012-01-01,\n1,1,1,发给投票站,30,2012-01-03,\n1,1,1,退回,5,2012-01-04,\n2,1,,印制,50,2012-"
             "01-01,\n",
                    "", ""},
            {"1,1,,印制,60,2012-01-01,\n1,1,1,发给投票站,61,2012-01-03,\n2,1,,印制,50,2012-01-01,\n", "F524",
                    "发给投票站 61 张，多于印制的 60 张"},
            {"1,1,,印制,60,2012-01-01,\n1,1,1,发给投票站,30,2012-01-03,\n1,1,1,退回,31,2012-01-04,\n2,1,,印制,50,2012-"
             "01-01,\n",
                    "F525", "退回 31 张，多于发给的 30 张"},
            {"1,1,,印制,60,2012-01-01,\n1,1,1,发给投票站,55,2012-01-03,\n1,1,,销毁,6,2012-01-09,\n2,1,,印制,50,2012-01-"
             "01,\n",
                    "F526 W525", "销毁 6 张"},
            {"1,1,,印制,60,2012-01-01,\n1,1,,销毁,6,2012-01-02,印坏\n2,1,,印制,50,2012-01-01,\n", "W525", "请说明"},
            {"1,1,,印制,41,2012-01-01,\n2,1,,印制,50,2012-01-01,\n", "W523", "印制 41 张，选民 42 人，少 1 张"},
            {"1,1,,印制,60,2012-01-01,\n", "N501", "没有选票台账"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct town *t = prepare(town_new(NULL, 1200));
        open_rounds(t);
        struct err e;
        struct finding_list list = {.arena = t->arena};
        take_ledger(t, arena_text(t->arena, LEDGER_HEAD "%s", table[i].rows), false);
        assert_ok(ballots_check(&t->ws, &list, NULL, &e), &e);
        assert_string_equal(codes_of(t->arena, &list), table[i].codes);
        if (list.n) assert_has(list.v[0].text, table[i].words);
        void *closing = t;
        town_tear_down(&closing);
    }
    (void)state;
}

static void the_ledger_grows_and_is_put_right(void **state)
{
    struct town *t = *state;
    struct err e;
    static const char rows[] = LEDGER_HEAD "1,1,,印制,60,2012-01-01,\n1,1,1,发给投票站,30,2012-01-03,\n";
    assert_int_equal(take_ledger(t, rows, false).added, 2);
    struct intake in = take_ledger(t, rows, false);
    assert_int_equal(in.same, 2);
    assert_int_equal(in.added, 0);
    assert_int_equal(town_journal(t, "ballots-import"), 1);
    in = take_ledger(t, LEDGER_HEAD "1,1,,印制,65,2012-01-01,\n1,1,2,发给投票站,20,2012-01-03,\n", false);
    assert_false(in.is_taken);
    assert_has(in.changes[0].text, "数量: 60 → 65");
    assert_int_equal(town_count(t, "SELECT count(*) FROM ballot_ledger"), 2);
    in = take_ledger(t, LEDGER_HEAD "1,1,,印制,65,2012-01-01,\n1,1,2,发给投票站,20,2012-01-03,\n", true);
    assert_true(in.is_taken);
    struct ballots_overview o;
    assert_ok(ballots_load(&t->ws, &o, &e), &e);
    assert_int_equal(o.n, 1);
    assert_int_equal(o.v[0].facts.station_count, 2);
    assert_int_equal(count_custody_stock(&o.v[0].facts), 15);
    assert_refused(ballots_strike(&t->ws, 99, "记错", &e), &e, "没有第 99 笔");
    assert_refused(ballots_strike(&t->ws, 2, "", &e), &e, "理由");
    assert_ok(ballots_strike(&t->ws, 2, "记错", &e), &e);
    assert_ok(ballots_load(&t->ws, &o, &e), &e);
    assert_int_equal(count_custody_stock(&o.v[0].facts), 45);
    struct intake faults = {.arena = t->arena};
    const char *bad = LEDGER_HEAD "9,1,,印制,60,2012-01-01,\n1,1,9,退回,60,2012-01-01,\n1,1,,发给投票站,60,2012-01-01,"
                                  "\n1,1,1,印制,60,2012-01-01,\n"
                                  "1,1,,毁,0,,\n1,1,,印制,60,2012-01-02,\n1,1,,印制,61,2012-01-02,\n";
    static const char *const words[] = {"第 2 行“选区号”: 没有选区 9", "第 3 行“站号”: 没有选区 1 站 9",
            "第 4 行“站号”: 发给投票站的须写明站号", "第 5 行“站号”: 印制的选票归选区保管", "第 6 行“类别”",
            "第 6 行“数量”", "第 6 行“日期”: 为空", "第 8 行: 与第 7 行相同", NULL};
    for (const char *const *w = words; *w; w++)
        assert_refused(ballots_import(&t->ws, town_file(t, "bad.csv", bad), &faults, &e), &e, *w);
}

/* ---- tally sheets ---- */

static void a_file_of_sheets_goes_the_way_of_single_ones(void **state)
{
    struct town *t = *state;
    struct err e;
    struct arena *a = t->arena;
    open_rounds(t);
    const char *all = arena_text(a, TALLY_HEAD "%s%s选区号,次数,站号,栏目,姓名,数量,反对,弃权\n%s",
            sheet_rows(a, 1, 1, 12), sheet_rows(a, 1, 2, 12), sheet_rows(a, 2, 1, 12));
    struct tally_import x = take_tally(t, "甲", TALLY_FIRST, all);
    assert_int_equal(x.n, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(x.v[i].state, TALLY_IMPORT_ENTERED);
        assert_int_equal(x.v[i].outcome.state, TALLY_WAITS);
        assert_int_equal(x.v[i].outcome.difference_count, 0);
    }
    assert_int_equal(town_journal(t, "tally-enter"), 3);
    assert_int_equal(town_journal(t, "tally-import"), 1);
    /* the same again by the same person */
    x = take_tally(t, "甲", TALLY_FIRST, all);
    for (size_t i = 0; i < 3; i++) assert_int_equal(x.v[i].state, TALLY_IMPORT_KEPT);
    assert_int_equal(town_journal(t, "tally-import"), 1);
    /* other figures by the same person; the same figures by another: nobody learns what stands there */
    const char *other = arena_text(a, TALLY_HEAD "%s", sheet_rows(a, 1, 1, 11));
    t->ws.actor = "甲";
    assert_refused(tally_import(&t->ws, town_file(t, "t.csv", other), TALLY_FIRST, &x, &e), &e, "已由“甲”完成");
    t->ws.actor = "乙";
    assert_refused(tally_import(&t->ws, town_file(t, "t.csv", all), TALLY_FIRST, &x, &e), &e, "已由“甲”完成");
    t->ws.actor = "甲";
    assert_refused(
            tally_import(&t->ws, town_file(t, "t.csv", all), TALLY_SECOND, &x, &e), &e, "两次录入须由两个人进行");
    assert_int_equal(town_count(t, "SELECT count(*) FROM tally"), 3);
    /* the second entry: two agree, one differs in two places */
    const char *second = arena_text(
            a, TALLY_HEAD "%s%s%s", sheet_rows(a, 2, 1, 12), sheet_rows(a, 1, 2, 11), sheet_rows(a, 1, 1, 12));
    x = take_tally(t, "乙", TALLY_SECOND, second);
    assert_int_equal(x.v[0].outcome.state, TALLY_ACCEPTED);
    assert_int_equal(x.v[1].outcome.state, TALLY_DIFFERS);
    assert_int_equal(x.v[1].outcome.difference_count, 4);
    assert_int_equal(x.v[2].outcome.state, TALLY_ACCEPTED);
    assert_int_equal(town_count(t, "SELECT count(*) FROM tally WHERE entry = 3"), 2);
    /* who settled it was one of the two: W508 */
    static const char *const settled[] = {"for:1=12", "against:1=8", "for:2=7", "against:2=13"};
    assert_ok(tally_resolve(&t->ws, (struct tally_place){1, 1, 2}, settled, 4, &e), &e);
    struct records r;
    struct result result;
    assert_ok(records_load(a, &t->ws, &r, &e), &e);
    assert_ok(result_compute(a, &t->ws.law, &r, &result, &e), &e);
    const struct finding *f = finding_of(&result.findings, FINDING_W508);
    assert_has(f->text, "录入人“乙”自己核定");
    assert_int_equal(result_lookup(&result, 1)->elected_count, 1);
    assert_string_equal(result_lookup(&result, 1)->elected[0].name, "李一");
    assert_int_equal(result_lookup(&result, 1)->elected[0].votes, 24);
}

static void sheets_not_filled_in_are_passed_over(void **state)
{
    struct town *t = *state;
    struct arena *a = t->arena;
    open_rounds(t);
    const char *blank = "1,1,2,到站投票人数,,,,\n1,1,2,候选人,李一,,,\n1,1,2,候选人,张二,,,\n1,1,2,另选他人,,,,\n1,1,2,"
                        "监票人,,,,\n";
    struct tally_import x =
            take_tally(t, "甲", TALLY_FIRST, arena_text(a, TALLY_HEAD "%s%s", blank, sheet_rows(a, 1, 1, 12)));
    assert_int_equal(x.n, 2);
    assert_int_equal(x.v[0].state, TALLY_IMPORT_BLANK);
    assert_int_equal(x.v[1].state, TALLY_IMPORT_ENTERED);
    assert_int_equal(town_count(t, "SELECT count(*) FROM tally"), 1);
}

static void every_fault_of_a_file_of_sheets_is_named(void **state)
{
    struct town *t = *state;
    struct arena *a = t->arena;
    struct err e;
    struct tally_import x;
    static const struct {
        const char *rows, *words;
    } table[] = {
            {"1,1,1,到站投票人数,,二十,,\n", "第 19 行“数量”"},
            {"1,1,1,到站投票人数,,20,,\n", "第 19 行“栏目”: “到站投票人数”与第 2 行重复"},
            {"1,1,1,弃权票数,,20,,\n", "第 19 行“栏目”: “弃权票数”不是计票单的栏目"},
            {"1,1,1,候选人,孙六,1,1,1\n", "有 3 名候选人，选票上有 2 名"},
            {"1,1,1,另选他人,周五,1,,\n", "第 19 行“姓名”: 另选的“周五”与前面一行重复"},
            {"1,1,1,另选他人,李一,1,,\n", "第 19 行“姓名”: “李一”是候选人"},
            {"1,1,1,另选他人,钱七,1,3,\n", "另选他人只填数量"},
            {"1,1,1,另选他人,钱七,,,\n", "第 19 行“数量”: 为空"},
            {"1,1,1,另选他人,,1,,\n", "第 19 行“姓名”: 为空"},
            {"1,1,2,到站投票人数,,5,,\n", "计票点 2 的计票单到此为止，还缺: 委托投票人数、"},
            {"1,1,3,到站投票人数,,5,,\n", "不是这次投票的计票点"},
            {"1,2,1,到站投票人数,,5,,\n", "选区 1 第 2 次投票 还没有开始"},
            {"9,1,1,到站投票人数,,5,,\n", "选区 9 第 1 次投票 还没有开始"},
            {",1,1,到站投票人数,,5,,\n", "第 19 行“选区号”: 为空"},
            {"1,0,1,到站投票人数,,5,,\n", "第 19 行“次数”"},
            {"1,1,1,候选人,张二,-1,1,1\n", "第 19 行“数量”: “-1”应为 0 至 10000000"},
    };
    open_rounds(t);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *text = arena_text(a, TALLY_HEAD "%s\n%s", sheet_rows(a, 1, 1, 12), table[i].rows);
        assert_refused(tally_import(&t->ws, town_file(t, "bad.csv", text), TALLY_FIRST, &x, &e), &e, table[i].words);
    }
    /* names in another order than on the ballot */
    const char *turned = TALLY_HEAD "1,1,1,候选人,张二,1,1,1\n1,1,1,候选人,李一,1,1,1\n";
    assert_refused(tally_import(&t->ws, town_file(t, "bad.csv", turned), TALLY_FIRST, &x, &e), &e,
            "第 2 行“姓名”: 第 1 名候选人是“张二”，选票上是“李一”");
    assert_refused(tally_import(&t->ws, town_file(t, "bad.csv", TALLY_HEAD), TALLY_FIRST, &x, &e), &e, "没有一行内容");
    assert_int_equal(town_count(t, "SELECT count(*) FROM tally"), 0);
    assert_int_equal(town_journal(t, "tally-import"), 0);
}

/* Fills the form in as a clerk would: 20 people, 15 votes for the first candidate and 4 for the second. */
static void fill_in(struct arena *a, struct paper_table *t)
{
    static const char *const values[] = {
            "20", "0", "0", "25", "20", "0", "5", "20", "20", "0", "0", "15", "4", "1", "", "", ""};
    const char **cells = arena_alloc_array(a, t->row_count * t->column_count, sizeof *cells);
    memcpy(cells, t->cells, t->row_count * t->column_count * sizeof *cells);
    for (size_t row = 0; row < t->row_count; row++) {
        const char **r = cells + row * t->column_count;
        size_t line = row % ARRAY_COUNT(values);
        r[5] = values[line];
        if (strcmp(r[3], "候选人") == 0) {
            r[6] = line == 11 ? "5" : "16";
            r[7] = "0";
        }
        if (line == 13) r[4] = "周五";
        if (line == 16) r[4] = "陈监";
    }
    t->cells = cells;
}

static void a_form_that_was_filled_in_is_read_back(void **state)
{
    struct town *t = *state;
    struct arena *a = t->arena;
    struct err e;
    struct paper *form;
    struct tally_import x;
    assert_refused(tally_form(&t->ws, 1, 0, TALLY_FORM_SHEET, &form, &e), &e, "还没有投票");
    open_rounds(t);
    assert_refused(tally_form(&t->ws, 1, 2, TALLY_FORM_SHEET, &form, &e), &e, "选区 1 第 2 次投票 还没有开始");
    assert_ok(tally_form(&t->ws, 1, 0, TALLY_FORM_SHEET, &form, &e), &e);
    const char *path = scratch_path(a, "form.xlsx");
    assert_ok(sheet_write_paper(path, form, &e), &e);
    assert_ok(tally_import(&t->ws, path, TALLY_FIRST, &x, &e), &e);
    assert_int_equal(x.n, 2); /* two counting places; the mobile box is mixed into them */
    for (size_t i = 0; i < x.n; i++) assert_int_equal(x.v[i].state, TALLY_IMPORT_BLANK);
    struct paper_table table = *form->blocks[0].table;
    assert_int_equal(table.row_count, 2 * 17);
    fill_in(a, &table);
    form->blocks[0].table = &table;
    assert_ok(sheet_write_paper(path, form, &e), &e);
    assert_ok(tally_import(&t->ws, path, TALLY_FIRST, &x, &e), &e);
    for (size_t i = 0; i < x.n; i++) assert_int_equal(x.v[i].outcome.state, TALLY_WAITS);
    assert_int_equal(town_count(t, "SELECT sum(votes_for) FROM tally_line WHERE is_write_in = 0"), 38);
    assert_int_equal(town_count(t, "SELECT count(*) FROM tally WHERE supervisor = '陈监'"), 2);
    /* for printing: a page for each place */
    assert_ok(tally_form(&t->ws, 0, 1, TALLY_FORM_PAGES, &form, &e), &e);
    size_t breaks = 0;
    for (size_t i = 0; i < form->block_count; i++) breaks += form->blocks[i].kind == BLOCK_PAGE_BREAK;
    assert_int_equal(breaks, 2);
}

/* ---- certify asks for all of it ---- */

static void the_result_waits_for_entrustments_and_custody(void **state)
{
    struct town *t = *state;
    struct arena *a = t->arena;
    struct err e;
    open_rounds(t);
    const char *all = arena_text(
            a, TALLY_HEAD "%s%s%s", sheet_rows(a, 1, 1, 15), sheet_rows(a, 1, 2, 15), sheet_rows(a, 2, 1, 15));
    take_tally(t, "甲", TALLY_FIRST, all);
    take_tally(t, "乙", TALLY_SECOND, all);
    take_entrust(t, ENTRUST_HEAD "1,甲01,,甲02,,外出,是,,\n", false);
    take_ledger(t, LEDGER_HEAD "1,1,,印制,50,2012-01-01,\n1,1,1,发给投票站,26,2012-01-01,\n2,1,,印制,30,2012-01-01,\n",
            false);
    struct finding_list findings = {.arena = a};
    struct certificate certificate;
    bool made = true;
    assert_ok(certify(&t->ws, t->ws.election.day, &findings, &made, &certificate, &e), &e);
    assert_false(made);
    assert_string_equal(codes_of(a, &findings), "F508 W521 W523"); /* 25 on the sheet, 26 in the ledger */
    assert_ok(ballots_strike(&t->ws, 2, "记错", &e), &e);
    assert_ok(decide_explain(&t->ws, "W523", "选区 2 第 1 次投票", "有四十人外出", &e), &e);
    assert_ok(decide_explain(&t->ws, "W521", "选区 1 委托 1", "委托人未到场，没有投票", &e), &e);
    findings.n = 0;
    assert_ok(certify(&t->ws, t->ws.election.day, &findings, &made, &certificate, &e), &e);
    assert_string_equal(codes_of(a, &findings), "");
    assert_true(made);
    struct intake in = {.arena = a};
    assert_refused(entrust_import(&t->ws, town_file(t, "x.csv", ENTRUST_HEAD "1,甲05,,甲06,,外出,是,,\n"), &in, &e), &e,
            "认证");
}

/* ---- the outgoing congress ---- */

static void the_outgoing_congress_is_kept_and_checked(void **state)
{
    static const char HEAD[] = "项目,人数,总数\n";
    static const struct {
        const char *rows, *codes, *words;
    } table[] = {
            {"妇女,12,60\n三十五岁以下,10,60\n三十六至五十岁,30,60\n五十一岁以上,20,60\n工人,5,60\n农民,40,60\n", "",
                    ""},
            {"三十五岁以下,10,60\n三十六至五十岁,30,60\n五十一岁以上,19,60\n", "N622",
                    "三个年龄段合计 59 人，代表总数 60 人，相差 1 人"},
            {"三十五岁以下,40,60\n三十六至五十岁,30,60\n", "N622", "年龄段合计 70 人"},
            {"工人,30,60\n农民,31,60\n", "N622", "合计 61 人"},
            {"妇女,12,60\n农民,31,61\n", "N622", "“妇女”写的代表总数是 60，“农民”写的是 61"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct town *t = town_new(NULL, 1200);
        struct err e;
        struct change_list changes;
        struct finding_list list = {.arena = t->arena};
        assert_ok(last_term_import(&t->ws, town_file(t, "l.csv", arena_text(t->arena, "%s%s", HEAD, table[i].rows)),
                          false, &changes, &e),
                &e);
        assert_true(changes.is_written);
        struct last_term term;
        assert_ok(last_term_load(t->ws.db, t->ws.election.county, &term, &e), &e);
        last_term_find(t->arena, &term, &list);
        assert_string_equal(codes_of(t->arena, &list), table[i].codes);
        if (list.n) assert_has(list.v[0].text, table[i].words);
        void *closing = t;
        town_tear_down(&closing);
    }
    struct town *t = *state;
    struct err e;
    struct change_list x;
    const char *text = arena_text(t->arena, "%s妇女,12,60\n连任,20,60\n", HEAD);
    assert_ok(last_term_import(&t->ws, town_file(t, "l.csv", text), false, &x, &e), &e);
    assert_ok(last_term_import(&t->ws, town_file(t, "l.csv", text), false, &x, &e), &e);
    assert_int_equal(x.kept, 2);
    assert_int_equal(town_journal(t, "last-term-import"), 1);
    text = arena_text(t->arena, "%s妇女,13,60\n", HEAD);
    assert_ok(last_term_import(&t->ws, town_file(t, "l.csv", text), false, &x, &e), &e);
    assert_false(x.is_written);
    assert_int_equal(change_count(&x, CHANGE_REMOVED), 1);
    assert_ok(last_term_import(&t->ws, town_file(t, "l.csv", text), true, &x, &e), &e);
    assert_int_equal(town_count(t, "SELECT count(*) FROM last_term"), 1);
    static const char *const words[] = {"第 2 行“项目”: “女”应为妇女、中共党员、", "第 3 行“人数”: 61 多于总数 60",
            "第 4 行“项目”: “农民”与第 3 行重复", "第 5 行“总数”", NULL};
    const char *bad = arena_text(t->arena, "%s女,1,60\n农民,61,60\n农民,6,60\n干部,6,0\n", HEAD);
    for (const char *const *w = words; *w; w++)
        assert_refused(last_term_import(&t->ws, town_file(t, "bad.csv", bad), true, &x, &e), &e, *w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            voting_test(each_entrustment_is_held_against_the_law),
            voting_test(settings_widen_and_narrow),
            voting_test(a_table_of_entrustments_with_faults_is_not_taken),
            voting_test(the_same_table_again_changes_nothing_another_asks),
            voting_test(an_approval_that_the_law_forbids_is_refused),
            voting_test(each_break_of_custody_is_found),
            voting_test(the_ledger_grows_and_is_put_right),
            voting_test(a_file_of_sheets_goes_the_way_of_single_ones),
            voting_test(sheets_not_filled_in_are_passed_over),
            voting_test(every_fault_of_a_file_of_sheets_is_named),
            voting_test(a_form_that_was_filled_in_is_read_back),
            voting_test(the_result_waits_for_entrustments_and_custody),
            voting_test(the_outgoing_congress_is_kept_and_checked),
    };
    return cmocka_run_group_tests_name("app_voting", tests, NULL, NULL);
}
