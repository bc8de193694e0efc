#include "ballots.h"

#include "app/ballot_print.h"
#include "app/round.h"
#include "town.h"

/* A district with a formal list and an open vote. */
static struct ballot_source source_of(struct town *t)
{
    struct err e;
    struct date day = town_day("2012-01-04");
    struct district d = {1, "东山选区", 1};
    struct station s = {1, 1, STATION_STATION, "投票站", "", true};
    struct finding_list findings = {.arena = t->arena};
    struct ballot_source source;
    size_t opened;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(district_insert(t->ws.db, t->ws.election.county, &d, &e), &e);
    assert_ok(station_insert(t->ws.db, t->ws.election.county, &s, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
    town_add_voter(t, 1, 1, 0, "王一");
    town_add_candidate(t, 1, 1, "王一", 1);
    town_add_candidate(t, 2, 1, "张建国", 0);
    assert_ok(round_open_first(&t->ws, 0, day, &findings, &opened, &e), &e);
    assert_int_equal(opened, 1);
    assert_ok(ballot_source_load(&t->ws, &source, &e), &e);
    return source;
}

static void a_code_leads_back_to_its_layout(void **state)
{
    struct town *t = *state;
    struct ballot_source s = source_of(t);
    struct err e;
    for (int sheet = 0; sheet < BALLOT_SHEET_COUNT; sheet++) {
        struct ballot_contest printed, found;
        assert_ok(ballot_contest_make(&s, (struct vote_key){0, 1, 0}, sheet, 1, &printed, &e), &e);
        assert_ok(ballot_contest_find(&s, &printed.layout.payload, &found, &e), &e);
        assert_string_equal(found.layout.code_text, printed.layout.code_text);
        assert_int_equal(found.layout.box_count, printed.layout.box_count);
        assert_memory_equal(&found.layout.boxes[0].at, &printed.layout.boxes[0].at, sizeof(struct ballot_rect));
    }
}

static void a_code_of_another_ballot_leads_nowhere(void **state)
{
    struct town *t = *state;
    struct ballot_source s = source_of(t);
    struct ballot_contest c, found;
    struct err e;
    assert_ok(ballot_contest_make(&s, (struct vote_key){0, 1, 0}, BALLOT_SHEET_AUTO, 1, &c, &e), &e);
    const struct ballot_payload good = c.layout.payload;
    struct ballot_payload p = good;
    p.election ^= 1;
    assert_refused(ballot_contest_find(&s, &p, &found, &e), &e, "另一次选举");
    p = good;
    p.contest_no = 2;
    assert_refused(ballot_contest_find(&s, &p, &found, &e), &e, "没有选区 2");
    p = good;
    p.round = 2;
    assert_refused(ballot_contest_find(&s, &p, &found, &e), &e, "第 2 次投票");
    p = good;
    p.layout ^= 1;
    assert_refused(ballot_contest_find(&s, &p, &found, &e), &e, "不是按现在的候选人名单");
    p = good;
    p.kind = BALLOT_COUNTY;
    assert_refused(ballot_contest_find(&s, &p, &found, &e), &e, "不是按现在的候选人名单");
    s.votes.v[0].marking = "tick-cross";
    assert_refused(ballot_contest_find(&s, &good, &found, &e), &e, "填写方法");
}

static void the_words_follow_election_and_marking(void **state)
{
    struct town *t = *state;
    struct ballot_source s = source_of(t);
    struct ballot_contest c;
    struct err e;
    assert_ok(ballot_contest_make(&s, (struct vote_key){0, 1, 1}, BALLOT_SHEET_AUTO, 1, &c, &e), &e);
    assert_string_equal(c.design.title, "清溪镇第六届人民代表大会代表选票");
    assert_string_equal(c.design.subtitle, "第1选区　应选代表1名");
    assert_string_equal(c.design.dated, "2012年1月4日");
    assert_int_equal(c.design.kind, BALLOT_TOWNSHIP);
    assert_int_equal(c.design.write_in_lines, 1);
    assert_has(c.design.prompt, "最多画 1 个○");
    assert_has(c.design.instruction, "4．用黑色或蓝色的笔");
    assert_has(c.design.instruction, "代写");
}

/* Nobody but the tied stands for election in a re-vote, art. 45(3). */
static void a_revote_has_no_line_for_others(void **state)
{
    struct town *t = *state;
    struct ballot_source s = source_of(t);
    struct ballot_contest c;
    struct err e;
    s.votes.v[0].round_kind = ROUND_REVOTE;
    assert_ok(ballot_contest_make(&s, (struct vote_key){0, 1, 1}, BALLOT_SHEET_AUTO, 1, &c, &e), &e);
    assert_int_equal(c.design.write_in_lines, 0);
    assert_has(c.design.subtitle, "再次投票");
    assert_null(strstr(c.design.instruction, "要选票上没有的人"));
}

static void layout_numbers_are_exact(void **state)
{
    struct town *t = *state;
    struct ballot_source s = source_of(t);
    struct ballot_contest c;
    struct err e;
    assert_ok(ballot_contest_make(&s, (struct vote_key){0, 1, 1}, BALLOT_A5, 1, &c, &e), &e);
    c.layout.boxes[0].at = (struct ballot_rect){1, 100, 123456, 296999};
    const char *text = json_text(t->arena, ballot_layout_to_json(t->arena, &c.layout));
    assert_has(text,
            "{\"page\":{\"width_mm\":148.0,\"height_mm\":210.0},\"contest\":\"1-1\",\"style\":\"signs\",\"boxes\":[");
    assert_has(text, "{\"candidate\":1,\"name\":\"王一\",\"option\":\"sign\",\"x_mm\":0.001,\"y_mm\":0.1,"
                     "\"w_mm\":123.456,\"h_mm\":296.999}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(a_code_leads_back_to_its_layout),
            town_test(a_code_of_another_ballot_leads_nowhere),
            town_test(the_words_follow_election_and_marking),
            town_test(a_revote_has_no_line_for_others),
            town_test(layout_numbers_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
