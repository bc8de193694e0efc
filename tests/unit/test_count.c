#include "unit.h"

#include "base/buf.h"
#include "count/compare.h"
#include "count/reconcile.h"
#include "count/sum.h"

/* A sheet on which everything agrees: 400 voters, two candidates, one written-in person. */
static struct tally_sheet good_sheet(struct arena *a)
{
    struct tally_sheet s = {.supervisor = "陈监"};
    static const int64_t figures[TALLY_FIGURE_COUNT] = {380, 20, 0, 450, 402, 2, 48, 400, 396, 4, 3};
    memcpy(s.figures, figures, sizeof figures);
    static const struct tally_line lines[] = {
            {"王建国", false, 250, 100, 46}, {"李秀英", false, 120, 200, 76}, {"赵六", true, 5, 0, 0}};
    s.lines = arena_alloc_array(a, 8, sizeof *s.lines);
    memcpy(s.lines, lines, sizeof lines);
    s.line_count = 3;
    return s;
}

static struct law_basis basis(void)
{
    struct law_basis b;
    struct err e;
    assert_ok(law_basis_on(date_from(2026, 12, 20), &b, &e), &e);
    return b;
}

static void equal_entries_have_no_difference(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct tally_sheet x = good_sheet(a), y = good_sheet(a);
    struct tally_difference *d;
    assert_int_equal(count_compare(a, &x, &y, &d), 0);
    /* written-in persons may be typed in another order */
    x.lines[x.line_count++] = (struct tally_line){"钱七", true, 1, 0, 0};
    y.lines[3] = y.lines[2];
    y.lines[2] = (struct tally_line){"钱七", true, 1, 0, 0};
    y.line_count = 4;
    assert_int_equal(count_compare(a, &x, &y, &d), 0);
}

static void every_kind_of_difference_is_named_and_settled(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 18);
    struct tally_sheet x = good_sheet(a), y = good_sheet(a), agreed;
    y.figures[TALLY_COLLECTED] = 401;
    y.lines[0].votes_for = 205;
    y.lines[1].abstentions = 67;
    y.lines[2].name = "赵陆";
    y.supervisor = "陈坚";
    struct tally_difference *d;
    static const char *const fields[] = {"collected", "for:1", "abstain:2", "write-in:赵六", "write-in:赵陆", "supervisor"};
    assert_int_equal(count_compare(a, &x, &y, &d), ARRAY_COUNT(fields));
    static const char *const titles[] = {"收回选票数", "1 王建国 赞成票", "2 李秀英 弃权票", "另选 赵六 得票", "另选 赵陆 得票", "签字的监票人"};
    for (size_t i = 0; i < ARRAY_COUNT(fields); i++) assert_string_equal(d[i].field, fields[i]);
    for (size_t i = 0; i < ARRAY_COUNT(titles); i++) assert_string_equal(d[i].title, titles[i]);
    assert_int_equal(d[0].first, 400);
    assert_int_equal(d[0].second, 401);

    const char *settled[] = {"for:1=250", "collected=400", "abstain:2=76", "write-in:赵六=0", "write-in:赵陆=5", "supervisor=陈坚"};
    struct err e;
    assert_ok(count_settle(a, &x, &y, settled, 6, &agreed, &e), &e);
    assert_int_equal(agreed.figures[TALLY_COLLECTED], 400);
    assert_int_equal(agreed.lines[0].votes_for, 250);
    assert_int_equal(agreed.line_count, 3);
    assert_string_equal(agreed.lines[2].name, "赵陆");
    assert_int_equal(agreed.lines[2].votes_for, 5);
    assert_string_equal(agreed.supervisor, "陈坚");
    assert_int_equal(x.lines[0].votes_for, 250); /* the entries themselves stay */
    assert_int_equal(y.lines[0].votes_for, 205);

    assert_refused(count_settle(a, &x, &y, settled, 5, &agreed, &e), &e, "签字的监票人");
    const char *beside[] = {"for:1=250", "collected=400", "abstain:2=76", "write-in:赵六=0", "write-in:赵陆=5", "supervisor=陈坚", "void=9"};
    assert_refused(count_settle(a, &x, &y, beside, 7, &agreed, &e), &e, "不是两次录入不同之处");
    settled[0] = "for:1=二百五";
    assert_refused(count_settle(a, &x, &y, settled, 6, &agreed, &e), &e, "整数");
}

struct break_case {
    const char *code;
    enum tally_figure figure;
    int64_t value;
};

static bool has_code(const struct finding_list *list, const char *code)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(finding_code_text(list->v[i].code), code)) return true;
    return false;
}

static const struct station_facts station = {"选区 1 投票站 1", 1, 450};

static void each_broken_figure_is_found(void **state)
{
    (void)state;
    struct law_basis b = basis();
    static const struct break_case table[] = {
            {"F501", TALLY_VOID, 5},       {"F502", TALLY_BLANK, 397},    {"F503", TALLY_VALID, 395},
            {"F504", TALLY_BLANK, 30},     {"F505", TALLY_IN_PERSON, 379}, {"W501", TALLY_IN_PERSON, 381},
            {"F506", TALLY_ISSUED, 401},   {"W502", TALLY_ISSUED, 403},   {"W503", TALLY_UNUSED, 47},
            {"F507", TALLY_RECEIVED, 401}, {"F508", TALLY_RECEIVED, 451},
            {"W504", TALLY_VOID, 41},      {"W507", TALLY_COLLECTED, 9},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 16);
        struct finding_list list = {.arena = a};
        struct tally_sheet s = good_sheet(a);
        count_reconcile_sheet(&b, &s, &station, &list);
        if (list.n) fail_msg("a good sheet has %s: %s", finding_code_text(list.v[0].code), list.v[0].text);
        s.figures[table[i].figure] = table[i].value;
        count_reconcile_sheet(&b, &s, &station, &list);
        if (!has_code(&list, table[i].code)) fail_msg("%s was not found", table[i].code);
    }
}

static void votes_and_signature_are_checked(void **state)
{
    (void)state;
    struct law_basis b = basis();
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct finding_list list = {.arena = a};
    struct tally_sheet s = good_sheet(a);
    s.lines[0].votes_for = 249;
    s.lines[2].votes_for = 397;
    s.supervisor = "";
    count_reconcile_sheet(&b, &s, &station, &list);
    assert_true(has_code(&list, "F503"));
    assert_true(has_code(&list, "F504"));
    assert_true(has_code(&list, "F510"));
    for (size_t i = 0; i < list.n; i++) assert_true(*list.v[i].article); /* each cites its article */
}

/* A mobile box is mixed with others before its ballots are counted, and there must be one. */
static void mobile_boxes_are_mixed_and_registered(void **state)
{
    (void)state;
    struct law_basis b = basis();
    static const struct {
        int64_t in_person, entrusted, mobile, boxes;
        const char *sheet, *district;
    } table[] = {
            {370, 20, 10, 1, "", ""},
            {0, 20, 380, 1, "", ""},
            {0, 0, 400, 1, "F509", ""},
            {370, 20, 10, 0, "", "W526"},
            {370, 20, 10, -1, "", ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 16);
        struct finding_list of_sheet = {.arena = a}, of_district = {.arena = a};
        struct tally_sheet s = good_sheet(a);
        s.figures[TALLY_IN_PERSON] = table[i].in_person;
        s.figures[TALLY_ENTRUSTED] = table[i].entrusted;
        s.figures[TALLY_MOBILE] = table[i].mobile;
        count_reconcile_sheet(&b, &s, &station, &of_sheet);
        count_reconcile_district(
                &b, &s, &(struct district_facts){"选区 1", 500, table[i].entrusted, 450, table[i].boxes}, &of_district);
        assert_string_equal(of_sheet.n ? finding_code_text(of_sheet.v[0].code) : "", table[i].sheet);
        assert_string_equal(of_district.n ? finding_code_text(of_district.v[0].code) : "", table[i].district);
    }
}

/* The longest name there may be stands whole in its sentence. */
static void a_long_name_is_not_cut(void **state)
{
    (void)state;
    enum { CHARACTERS = 200 };
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct law_basis b = basis();
    struct finding_list list = {.arena = a};
    struct tally_sheet s = good_sheet(a);
    struct buf name = {.arena = a};
    for (int i = 0; i < CHARACTERS; i++) buf_add_text(&name, "长");
    s.lines[0].name = buf_text(&name);
    s.lines[0].votes_for++;
    count_reconcile_sheet(&b, &s, &station, &list);
    assert_int_equal(list.v[0].code, FINDING_F503);
    assert_non_null(strstr(list.v[0].text, buf_text(&name)));
    assert_non_null(strstr(list.v[0].text, "而有效票 396 张"));
}

static void the_district_is_held_against_roll_proxies_and_print_run(void **state)
{
    (void)state;
    struct law_basis b = basis();
    static const struct {
        struct district_facts facts;
        const char *code;
    } table[] = {
            {{"选区 1", 399, 20, 450, 1}, "F511"}, {{"选区 1", 500, 19, 450, 1}, "F512"},
            {{"选区 1", 500, 21, 450, 1}, "W505"}, {{"选区 1", 500, 20, 449, 1}, "F513"},
            {{"选区 1", 400, 20, 450, 1}, "W506"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 16);
        struct finding_list list = {.arena = a};
        struct tally_sheet s = good_sheet(a);
        count_reconcile_district(&b, &s, &table[i].facts, &list);
        assert_int_equal(list.n, 1);
        assert_string_equal(finding_code_text(list.v[0].code), table[i].code);
    }
}

static void sheets_add_up_whatever_their_order(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 18);
    struct tally_sheet sheets[3] = {good_sheet(a), good_sheet(a), good_sheet(a)};
    sheets[1].lines[2].name = "钱七";
    sheets[2].line_count = 2;
    struct tally_sheet sum = count_sum(a, sheets, 3);
    struct contest c = count_contest(a, &sum);
    assert_int_equal(c.participants, 1200);
    assert_int_equal(c.ballots, 1200);
    assert_int_equal(c.void_ballots, 12);
    assert_int_equal(c.option_count, 4);
    assert_int_equal(c.options[0].votes_for, 750);
    assert_int_equal(c.options[1].votes_against, 600);
    assert_string_equal(c.options[3].name, "钱七");
    assert_true(c.options[3].is_write_in);
    struct tally_sheet turned[3] = {sheets[2], sheets[0], sheets[1]};
    struct tally_sheet again = count_sum(a, turned, 3);
    assert_memory_equal(again.figures, sum.figures, sizeof sum.figures);
    for (size_t i = 0; i < 2; i++) assert_int_equal(again.lines[i].votes_for, sum.lines[i].votes_for);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(equal_entries_have_no_difference),
            cmocka_unit_test(every_kind_of_difference_is_named_and_settled),
            cmocka_unit_test(each_broken_figure_is_found),
            cmocka_unit_test(votes_and_signature_are_checked),
            cmocka_unit_test(mobile_boxes_are_mixed_and_registered),
            cmocka_unit_test(a_long_name_is_not_cut),
            cmocka_unit_test(the_district_is_held_against_roll_proxies_and_print_run),
            cmocka_unit_test(sheets_add_up_whatever_their_order),
    };
    return cmocka_run_group_tests_name("count", tests, NULL, NULL);
}
