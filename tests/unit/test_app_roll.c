/* The roll kept in a workspace: what is written, what is not, and what the journal says of it. */
#include "town.h"

#include "app/check_roll.h"
#include "app/decide.h"
#include "app/objection.h"
#include "app/plan.h"
#include "app/roll_census.h"
#include "app/roll_change.h"
#include "app/roll_find.h"
#include "app/roll_form.h"
#include "app/roll_paper.h"
#include "roll/id.h"

static void settle(struct town *t)
{
    static const struct unit units[] = {{1, "甲村", UNIT_VILLAGE, 100, 1}, {2, "乙村", UNIT_VILLAGE, 100, 2}};
    static const struct district districts[] = {{1, "甲选区", 1}, {2, "乙选区", 1}};
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    for (int i = 0; i < 2; i++) {
        assert_ok(unit_insert(t->ws.db, t->ws.election.county, &units[i], &e), &e);
        assert_ok(district_insert(t->ws.db, t->ws.election.county, &districts[i], &e), &e);
    }
    assert_ok(db_commit(&txn, &e), &e);
}

/* A valid number of somebody born on that day. */
static const char *id_of(struct town *t, const char *born, int sequence)
{
    char id[ROLL_ID_BYTES + 1];
    roll_id_write(atoll(arena_text(t->arena, "331021%s%03d", born, sequence)), id);
    return arena_text(t->arena, "%s", id);
}

static struct voter_change note_on(struct town *t, const char *on)
{
    (void)t;
    return (struct voter_change){
            .changed_on = town_day(on), .ground = "", .document = "", .authority = "", .consent = "", .note = ""};
}

static int64_t add(struct town *t, const char *name, const char *id, const char *unit, struct finding_list *findings)
{
    struct err e;
    int64_t voter_no;
    struct voter_change c = note_on(t, "2011-12-01");
    struct roll_form form = {.text = {[FIELD_NAME] = name, [FIELD_ID] = id, [FIELD_UNIT] = unit}};
    c.kind = CHANGE_OF_VOTER_ADD;
    assert_ok(roll_add(&t->ws, &form, &c, findings, &voter_no, &e), &e);
    return voter_no;
}

static int64_t count(struct town *t, const char *what)
{
    return town_count(t, arena_text(t->arena, "SELECT count(*) FROM %s", what));
}

static struct voter load(struct town *t, int64_t voter_no)
{
    struct err e;
    struct voter v;
    assert_ok(roll_load_voter(&t->ws, voter_no, &v, &e), &e);
    return v;
}

static void one_person_is_entered_once(void **state)
{
    struct town *t = *state;
    struct finding_list findings = {.arena = t->arena};
    settle(t);
    assert_int_equal(add(t, "张　三", id_of(t, "19700101", 1), "甲村", &findings), 1);
    assert_int_equal(findings.n, 0);
    struct voter v = load(t, 1);
    assert_string_equal(v.name, "张三");
    assert_true(v.sex == SEX_MAN && v.district_no == 1 && v.unit_no == 1 && v.born_on.ymd == 19700101);
    assert_int_equal(add(t, "张三丰", id_of(t, "19700101", 1), "乙村", &findings), 0);
    assert_string_equal(codes_of(t->arena, &findings), "F112");
    assert_has(findings.v[0].text, "选民 1 张三");
    assert_string_equal(findings.v[0].article, "选举法2010 第4条");
    assert_int_equal(count(t, "voter"), 1);
    assert_int_equal(count(t, "voter_change"), 1);
    assert_int_equal(town_journal(t, "roll-add"), 1);
    assert_int_equal(add(t, "李四", id_of(t, "19710101", 1), "乙村", &findings), 2); /* no number is lost */
}

static void what_a_form_must_not_say(void **state)
{
    static const struct {
        const char *name, *id, *born, *unit, *codes;
    } forms[] = {
            {"", "", "1970-01-01", "甲村", "F101 W102"},
            {"张三", "331021197001010011", "", "甲村", "F102 F106"},
            {"张三", "", "", "甲村", "F106"},
            {"张三", "", "1994-01-05", "甲村", "W102 F104"},
            {"张三", "", "1970-01-01", "丙村", "W102 F108"},
    };
    struct town *t = *state;
    settle(t);
    for (size_t i = 0; i < ARRAY_COUNT(forms); i++) {
        struct err e;
        int64_t voter_no = -1;
        struct voter_change c = note_on(t, "2011-12-01");
        struct finding_list findings = {.arena = t->arena};
        struct roll_form form = {.text = {[FIELD_NAME] = forms[i].name,
                                         [FIELD_ID] = forms[i].id,
                                         [FIELD_BIRTH] = forms[i].born,
                                         [FIELD_UNIT] = forms[i].unit}};
        assert_ok(roll_add(&t->ws, &form, &c, &findings, &voter_no, &e), &e);
        assert_int_equal(voter_no, 0);
        if (!text_eq(codes_of(t->arena, &findings), forms[i].codes))
            fail_msg("form %zu: %s", i, codes_of(t->arena, &findings));
    }
    assert_int_equal(count(t, "voter"), 0);
    assert_int_equal(count(t, "journal WHERE action = 'roll-add'"), 0);
}

static void a_correction_says_what_differs_and_no_number(void **state)
{
    struct town *t = *state;
    struct err e;
    bool is_written;
    struct finding_list findings = {.arena = t->arena};
    settle(t);
    const char *first = id_of(t, "19700101", 1), *second = id_of(t, "19720202", 2);
    add(t, "张三", first, "甲村", &findings);
    add(t, "李四", id_of(t, "19710101", 1), "乙村", &findings);
    struct voter_change c = note_on(t, "2011-12-01");
    c.voter_no = 1;
    struct roll_form form = {.text = {[FIELD_ID] = second, [FIELD_PHONE] = "13800138000", [FIELD_ADDRESS] = "一号"}};
    assert_ok(roll_edit(&t->ws, &form, &c, &findings, &is_written, &e), &e);
    assert_true(is_written);
    assert_string_equal(c.note,
            "性别 男 → 女，出生日期 1970-01-01 → 1972-02-02，住址 （空） → 一号，公民身份号码已更正，手机已更正");
    assert_true(c.from_district == 1 && c.to_district == 1);
    struct roll_people people;
    const struct roll_query old = {first, 0, "", ""}, new = {second, 0, "", ""};
    assert_ok(roll_find(&t->ws, &old, &people, &e), &e);
    assert_int_equal(people.n, 0);
    assert_ok(roll_find(&t->ws, &new, &people, &e), &e);
    assert_int_equal(people.n, 1);
    assert_null(strstr(people.v[0].id, "19720202"));
    assert_int_equal(count(t, "claim"), 2);

    c = note_on(t, "2011-12-01");
    c.voter_no = 2;
    struct roll_form taken = {.text = {[FIELD_ID] = second}};
    assert_ok(roll_edit(&t->ws, &taken, &c, &findings, &is_written, &e), &e);
    assert_false(is_written);
    assert_int_equal(findings.v[findings.n - 1].code, FINDING_F112);
    assert_int_equal(count(t, "claim"), 2); /* the old claim is still there */

    c = note_on(t, "2011-12-01");
    c.voter_no = 2;
    struct roll_form same = {.text = {[FIELD_NAME] = "李四"}};
    assert_ok(roll_edit(&t->ws, &same, &c, &findings, &is_written, &e), &e);
    assert_false(is_written);
    assert_int_equal(town_journal(t, "roll-edit"), 1);
    assert_int_equal(count(t, "journal WHERE detail LIKE '%1972%0202%' OR detail LIKE '%1380013%'"), 0);
}

static void a_refused_change_leaves_nothing(void **state)
{
    struct town *t = *state;
    struct err e;
    struct voter after;
    struct finding_list findings = {.arena = t->arena};
    settle(t);
    add(t, "张三", id_of(t, "19700101", 1), "甲村", &findings);
    struct voter_change c = note_on(t, "2011-12-01");
    c.voter_no = 1;
    c.ground = "deprived";
    assert_refused(roll_exclude(&t->ws, &c, &after, &findings, &e), &e, "选举法2010 第3条第2款");
    c.ground = "dead";
    assert_refused(roll_strike(&t->ws, &c, 0, &after, &findings, &e), &e, "除名须写明依据");
    c.document = "死1";
    c.note = "331021197001010012";
    assert_refused(roll_strike(&t->ws, &c, 0, &after, &findings, &e), &e, "不要写公民身份号码");
    c.note = "";
    c.changed_on = town_day("2011-12-02");
    assert_refused(roll_strike(&t->ws, &c, 0, &after, &findings, &e), &e, "还没有到");
    c.changed_on = town_day("2011-12-01");
    c.voter_no = 9;
    assert_refused(roll_strike(&t->ws, &c, 0, &after, &findings, &e), &e, "没有选民证号 9");
    assert_int_equal(load(t, 1).state, VOTER_ACTIVE);
    assert_int_equal(count(t, "voter_change"), 1);
    c.voter_no = 1;
    assert_ok(roll_strike(&t->ws, &c, 0, &after, &findings, &e), &e);
    assert_int_equal(load(t, 1).state, VOTER_STRUCK);
    assert_true(c.from_district == 1 && c.to_district == 0);
    assert_int_equal(town_journal(t, "roll-strike"), 1);
}

static void a_certified_result_locks_the_roll(void **state)
{
    struct town *t = *state;
    struct err e;
    struct voter after;
    struct finding_list findings = {.arena = t->arena};
    settle(t);
    add(t, "张三", id_of(t, "19700101", 1), "甲村", &findings);
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(
            db_run(t->ws.db,
                    "INSERT INTO certificate (county, version, issued_on, issued_at, actor, content, hash, journal_seq)"
                    " VALUES (?, 1, 20120105, 'x', 'x', ?, 'x', 1)",
                    &e, db_int(t->ws.election.county), db_blob(STR("x"))),
            &e);
    assert_ok(db_commit(&txn, &e), &e);
    struct voter_change c = note_on(t, "2011-12-01");
    c.voter_no = 1;
    c.to_district = 2;
    assert_refused(roll_move(&t->ws, &c, "", &after, &findings, &e), &e, "认证");
    const struct objection o = {.applicant = "甲", .about = "乙", .claim = "丙", .filed_on = town_day("2011-12-01")};
    struct objection_state s;
    assert_refused(objection_file(&t->ws, &o, &s, &findings, &e), &e, "认证");
}

static void what_the_check_asks_can_be_explained(void **state)
{
    struct town *t = *state;
    struct err e;
    struct finding_list findings = {.arena = t->arena}, explained = {.arena = t->arena};
    settle(t);
    add(t, "张三", id_of(t, "19700101", 1), "甲村", &findings);
    assert_ok(check_roll(&t->ws, &findings, NULL, &e), &e);
    assert_string_equal(codes_of(t->arena, &findings), "W128");
    assert_ok(decide_explain(&t->ws, "W128", "单位 乙村", "已迁并", &e), &e);
    findings.n = 0;
    assert_ok(check_roll(&t->ws, &findings, &explained, &e), &e);
    assert_int_equal(findings.n, 0);
    assert_int_equal(explained.n, 1);
}

static void figures_have_a_base_of_their_own(void **state)
{
    struct town *t = *state;
    struct err e;
    struct census c;
    struct voter after;
    struct finding_list findings = {.arena = t->arena};
    settle(t);
    assert_ok(roll_census(&t->ws, &c, &e), &e);
    assert_true(c.adds_up); /* of nobody */
    add(t, "张三", id_of(t, "19700101", 1), "甲村", &findings);
    add(t, "李四", id_of(t, "19850101", 2), "乙村", &findings);
    add(t, "王五", id_of(t, "19940104", 2), "", &findings);
    struct voter_change x = note_on(t, "2011-12-01");
    x.voter_no = 2;
    x.ground = "deprived";
    x.document = "刑1";
    x.authority = "县人民法院";
    assert_ok(roll_exclude(&t->ws, &x, &after, &findings, &e), &e);
    assert_ok(roll_census(&t->ws, &c, &e), &e);
    assert_true(c.adds_up);
    assert_int_equal(c.tables[CENSUS_STATE].base, 3);
    assert_int_equal(c.tables[CENSUS_SEX].base, 2);
    assert_int_equal(c.tables[CENSUS_AGE].rows[0].people, 1); /* eighteen on the day */
    assert_string_equal(c.tables[CENSUS_GROUND].rows[0].label, "依照法律被剥夺政治权利");
    assert_string_equal(c.tables[CENSUS_UNIT].rows[1].label, "没有单位");
    const char *xlsx = scratch_path(t->arena, "census.xlsx");
    assert_ok(roll_census_write(&t->ws, &c, "", xlsx, &e), &e);
}

static void papers_want_somebody_to_print(void **state)
{
    struct town *t = *state;
    struct err e;
    struct finding_list findings = {.arena = t->arena};
    struct roll_paper_files files = {0};
    struct roll_paper_order order = {
            .folder = scratch_path(t->arena, "lists"), .wants_xlsx = true, .hours = "", .place = ""};
    settle(t);
    assert_refused(roll_print_lists(&t->ws, &order, &files, &e), &e, "还没有选民");
    add(t, "张三", id_of(t, "19700101", 1), "甲村", &findings);
    assert_ok(roll_print_lists(&t->ws, &order, &files, &e), &e);
    assert_int_equal(files.n, 1); /* nobody is in the other district */
    assert_string_equal(files.v[0].name, "选民名单_选区01.xlsx");
    order.district_no = 2;
    assert_refused(roll_print_lists(&t->ws, &order, &files, &e), &e, "没有在册的选民");
    order.district_no = 3;
    assert_refused(roll_print_lists(&t->ws, &order, &files, &e), &e, "没有选区 3");
    order.district_no = 0;
    assert_refused(roll_print_corrections(&t->ws, &order, &files, &e), &e, "没有须补正的变动");
    assert_refused(roll_print_cards(&t->ws, &order, &files, &e), &e, "投票站");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(one_person_is_entered_once),
            town_test(what_a_form_must_not_say),
            town_test(a_correction_says_what_differs_and_no_number),
            town_test(a_refused_change_leaves_nothing),
            town_test(a_certified_result_locks_the_roll),
            town_test(what_the_check_asks_can_be_explained),
            town_test(figures_have_a_base_of_their_own),
            town_test(papers_want_somebody_to_print),
    };
    return cmocka_run_group_tests_name("app_roll", tests, NULL, NULL);
}
