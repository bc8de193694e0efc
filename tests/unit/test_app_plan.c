/* The work plan and the notices over a workspace. */
#include "town.h"

#include "app/check_org.h"
#include "app/decide.h"
#include "app/place.h"
#include "app/plan.h"
#include "app/seats.h"
#include "base/ics.h"

static struct plan_list plan_of(struct town *t)
{
    struct err e;
    struct plan_list plan;
    struct notice_list notices;
    assert_ok(plan_load(&t->ws, &plan, &notices, &e), &e);
    return plan;
}

static const struct plan_step *step_of(struct town *t, const char *code)
{
    struct plan_list plan = plan_of(t);
    size_t i = 0;
    while (i < plan.n && !text_eq(plan.v[i].code, code)) i++;
    if (i == plan.n) fail_msg("no step %s", code);
    return &plan.v[i];
}

static struct plan_made make(struct town *t)
{
    struct err e;
    struct plan_made made;
    assert_ok(plan_make(&t->ws, &made, &e), &e);
    return made;
}

static const char *publish(struct town *t, enum notice_kind kind, int64_t district_no, const char *on)
{
    struct err e;
    struct finding_list findings = {.arena = t->arena};
    struct notice x = {.kind = kind, .district_no = district_no, .published_on = town_day(on), .place = "公告栏", .note = ""};
    assert_ok(notice_add(&t->ws, &x, &findings, &e), &e);
    assert_true(x.notice_no > 0);
    return codes_of(t->arena, &findings);
}

static void making_it_again_keeps_what_people_did(void **state)
{
    struct town *t = *state;
    struct err e;
    const char *own;
    struct plan_made made = make(t);
    assert_true(made.added > 20);
    size_t steps = made.added;
    made = make(t);
    assert_int_equal(made.kept, steps);
    assert_int_equal(made.added + made.changed + made.removed, 0);
    assert_int_equal(town_journal(t, "plan-make"), 1); /* nothing happened the second time */

    assert_ok(plan_assign(&t->ws, "voter-list", "李二", &e), &e);
    assert_ok(plan_annotate(&t->ws, "objection", "收件人王一", &e), &e);
    assert_ok(plan_mark_done(&t->ws, "committee", town_day("2011-11-01"), "县人大〔2011〕7号", &e), &e);
    assert_ok(plan_add(&t->ws, "村民小组长会议", town_day("2011-12-10"), "王一", &own, &e), &e);
    const char *bare;
    assert_ok(plan_add(&t->ws, "碰头会", town_day("2011-12-11"), "", &bare, &e), &e);
    struct decision d = {.body = "选举委员会", .document = "纪要1", .decided_on = town_day("2011-12-01")};
    assert_ok(decide_setting(&t->ws, SETTING_DEADLINE_DAY, "day-before", &d, &e), &e);
    t->ws.law.settings[SETTING_DEADLINE_DAY].value = DEADLINE_DAY_BEFORE; /* as the next opening reads it */
    assert_int_equal(step_of(t, "voter-list")->due_on.ymd, 20111215);
    made = make(t);
    assert_true(made.changed > 0);
    assert_int_equal(made.removed, 0);
    assert_int_equal(step_of(t, "voter-list")->due_on.ymd, 20111214);
    assert_string_equal(step_of(t, "voter-list")->owner, "李二");
    assert_string_equal(step_of(t, "objection")->note, "收件人王一");
    assert_int_equal(step_of(t, "committee")->done_on.ymd, 20111101);
    assert_string_equal(step_of(t, own)->title, "村民小组长会议");
    assert_string_equal(step_of(t, bare)->title, "碰头会");
}

static void a_step_that_the_law_drops_goes_unless_somebody_worked_on_it(void **state)
{
    struct town *t = *state;
    struct err e;
    t->ws.law.settings[SETTING_LATE_REGISTRATION_DAYS].value = 12;
    t->ws.law.settings[SETTING_LIST_CORRECTION_DAYS].value = 2;
    make(t);
    assert_ok(plan_assign(&t->ws, "list-correction", "李二", &e), &e);
    t->ws.law.settings[SETTING_LATE_REGISTRATION_DAYS].value = 0;
    t->ws.law.settings[SETTING_LIST_CORRECTION_DAYS].value = 0;
    assert_int_equal(make(t).removed, 1);
    struct plan_list plan = plan_of(t);
    assert_null(plan_lookup(&plan, "late-registration"));
    assert_non_null(plan_lookup(&plan, "list-correction"));
}

static void what_is_missing_is_said(void **state)
{
    struct town *t = *state;
    struct err e;
    const char *code;
    struct date on = town_day("2011-12-01");
    assert_refused(plan_mark_done(&t->ws, "voter-list", on, "公告", &e), &e, "请先用 huanjie plan make");
    make(t);
    assert_refused(plan_mark_done(&t->ws, "voters", on, "公告", &e), &e, "没有步骤“voters”");
    assert_refused(plan_mark_done(&t->ws, "voter-list", on, "", &e), &e, "凭据");
    assert_refused(plan_assign(&t->ws, "voter-list", "", &e), &e, "责任人");
    assert_refused(plan_annotate(&t->ws, "voter-list", "", &e), &e, "备注");
    assert_refused(plan_add(&t->ws, "", on, "", &code, &e), &e, "名称");
    assert_refused(plan_add(&t->ws, "会议", DATE_NONE, "", &code, &e), &e, "日期");
    assert_ok(plan_mark_done(&t->ws, "voter-list", on, "公告 1", &e), &e);
    assert_refused(plan_mark_done(&t->ws, "voter-list", on, "公告 1", &e), &e, "已登记");
    assert_ok(plan_mark_done(&t->ws, "voter-list", town_day("2011-12-02"), "公告 1", &e), &e); /* put right */
    assert_int_equal(step_of(t, "voter-list")->done_on.ymd, 20111202);
}

/* D 2012-01-04: the list by 15 December, the first list of candidates by the 20th. */
static void a_notice_does_its_step_and_is_late_at_once(void **state)
{
    struct town *t = *state;
    struct err e;
    struct change_list changes;
    assert_ok(district_import(&t->ws, town_file(t, "d.csv", "选区号,选区名称\n1,东山\n2,南湖\n"), false, &changes, &e), &e);
    assert_string_equal(publish(t, NOTICE_REGISTRATION, 0, "2011-11-20"), "");
    make(t);
    assert_int_equal(step_of(t, "registration-notice")->done_on.ymd, 20111120); /* published before there was a plan */
    assert_string_equal(publish(t, NOTICE_VOTER_LIST, 1, "2011-12-14"), "");
    assert_int_equal(step_of(t, "voter-list")->done_on.ymd, 0); /* one district of two is not all */
    assert_string_equal(publish(t, NOTICE_VOTER_LIST, 0, "2011-12-16"), "F208");
    assert_int_equal(step_of(t, "voter-list")->done_on.ymd, 20111216);
    assert_has(step_of(t, "voter-list")->evidence, "选民名单");

    assert_string_equal(publish(t, NOTICE_FINAL_LIST, 1, "2011-12-26"), "");
    assert_string_equal(publish(t, NOTICE_FINAL_LIST, 2, "2011-12-27"), "");
    assert_int_equal(step_of(t, "final-list")->done_on.ymd, 20111227); /* the last of the districts */
    assert_has(step_of(t, "final-list")->evidence, "各选区分别公布");
    assert_ok(plan_mark_done(&t->ws, "final-list", town_day("2011-12-28"), "公告照片", &e), &e);
    assert_int_equal(step_of(t, "final-list")->done_on.ymd, 20111228); /* what a person says stands */

    struct finding_list findings = {.arena = t->arena};
    assert_ok(check_plan(&t->ws, town_day("2011-12-22"), &findings, NULL, &e), &e);
    assert_ok(check_notices(&t->ws, &findings, NULL, &e), &e);
    assert_string_equal(codes_of(t->arena, &findings), "F207 F208"); /* the first list is overdue; the late list is said once */
    assert_has(findings.v[0].subject, "first-list");
    assert_has(findings.v[1].article, "选举法2010 第27条");
    make(t); /* the objection days follow the day of publication */
    assert_int_equal(step_of(t, "objection")->due_on.ymd, 20111221);

    struct notice x = {.kind = NOTICE_VOTING, .published_on = DATE_NONE, .place = "公告栏", .note = ""};
    assert_refused(notice_add(&t->ws, &x, &findings, &e), &e, "日期");
    x.published_on = town_day("2011-12-30");
    x.place = "";
    assert_refused(notice_add(&t->ws, &x, &findings, &e), &e, "地点");
    x.place = "公告栏";
    x.district_no = 7;
    assert_refused(notice_add(&t->ws, &x, &findings, &e), &e, "没有选区 7");
    assert_int_equal(town_journal(t, "notice-add"), 5);
}

static void a_total_fixed_anew_is_reported_by_a_step(void **state)
{
    struct town *t = *state;
    struct err e;
    struct quota q = {.total = 40, .body = "玉环县人大常委会", .document = "8号", .fixed_on = town_day("2011-11-20")};
    assert_ok(law_basis_on(town_day("2026-12-20"), &t->ws.law, &e), &e); /* the duty is new in the text of 2020 */
    assert_ok(seats_fix(&t->ws, &q, 0, &e), &e);
    make(t);
    struct plan_list plan = plan_of(t);
    assert_null(plan_lookup(&plan, "quota-report"));
    q.document = "9号";
    q.ground = QUOTA_POPULATION;
    assert_ok(seats_fix(&t->ws, &q, 0, &e), &e);
    assert_int_equal(make(t).added, 1);
    assert_int_equal(step_of(t, "quota-report")->due_on.ymd, 20111220); /* 30 days */
    struct finding_list findings = {.arena = t->arena};
    assert_ok(check_seats(&t->ws, &findings, NULL, &e), &e);
    assert_has(finding_of(&findings, FINDING_N302)->text, "2011-12-20");
}

static void the_export_is_a_calendar_that_others_read(void **state)
{
    struct town *t = *state;
    struct err e;
    make(t);
    assert_ok(plan_assign(&t->ws, "voter-list", "王一,李二;赵三", &e), &e);
    struct plan_list plan = plan_of(t);
    const char *text = plan_ics(t->arena, &t->ws, &plan);
    size_t events = 0, lines = 0;
    for (const char *p = text; (p = strstr(p, "BEGIN:VEVENT\r\n")); p++) events++;
    assert_int_equal(events, plan.n);
    for (const char *p = text; *p; p += strcspn(p, "\r") + 2, lines++) {
        assert_true(strcspn(p, "\r") <= 75);
        assert_true(p[strcspn(p, "\r") + 1] == '\n');
        assert_true(((unsigned char)*p & 0xC0) != 0x80); /* no character is split */
    }
    assert_true(lines > 7 * plan.n);
    assert_has(text, "DTSTART;VALUE=DATE:20111215");
    assert_has(text, "王一\\,李二\\;赵三");
    assert_has(text, "R30 选举法2010 第27条\\n");
}

/* Unfolded, every line is what it was, whatever the width of its characters. */
static void long_lines_are_folded_at_75_bytes(void **state)
{
    struct town *t = *state;
    static const char *const pieces[] = {"a", "é", "村", "𠮷", "a村"};
    for (size_t i = 0; i < ARRAY_COUNT(pieces); i++) {
        for (int count = 0; count < 200; count += 7) {
            struct buf text = {.arena = t->arena}, folded = {.arena = t->arena}, back = {.arena = t->arena};
            for (int k = 0; k < count; k++) buf_add_text(&text, pieces[i]);
            ics_line(&folded, buf_text(&text));
            for (const char *p = buf_text(&folded); *p;) {
                size_t n = strcspn(p, "\r");
                assert_true(n <= 75);
                assert_true(((unsigned char)p[*p == ' '] & 0xC0) != 0x80);
                buf_add(&back, p + (*p == ' '), n - (*p == ' '));
                p += n + 2;
            }
            assert_string_equal(buf_text(&back), buf_text(&text));
        }
    }
}

static void everything_at_once(void **state)
{
    struct town *t = *state;
    struct err e;
    struct finding_list findings = {.arena = t->arena};
    assert_ok(check_org(&t->ws, town_day("2011-12-01"), &findings, NULL, &e), &e);
    assert_string_equal(codes_of(t->arena, &findings), "F201 W301 N202");
    make(t);
    findings = (struct finding_list){.arena = t->arena};
    assert_ok(check_org(&t->ws, town_day("2012-03-05"), &findings, NULL, &e), &e);
    assert_string_equal(codes_of(t->arena, &findings), "F201 W301 F207 F207 F207 F207");
}

static void a_w_finding_is_explained_in_writing_as_long_as_it_reads_the_same(void **state)
{
    struct town *t = *state;
    struct err e;
    struct finding_list findings = {.arena = t->arena}, explained = {.arena = t->arena};
    assert_ok(decide_explain(&t->ws, "W301", "清溪镇", "县人大常委会十二月八日开会决定", &e), &e);
    assert_refused(decide_explain(&t->ws, "F201", "清溪镇", "以后再说", &e), &e, "不能用说明代替");
    assert_refused(decide_explain(&t->ws, "W302", "清溪镇", "没有", &e), &e, "huanjie org check");
    assert_ok(check_org(&t->ws, town_day("2011-12-01"), &findings, &explained, &e), &e);
    assert_string_equal(codes_of(t->arena, &findings), "F201 N202");
    assert_string_equal(codes_of(t->arena, &explained), "W301");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(making_it_again_keeps_what_people_did),
            town_test(a_step_that_the_law_drops_goes_unless_somebody_worked_on_it),
            town_test(what_is_missing_is_said),
            town_test(a_notice_does_its_step_and_is_late_at_once),
            town_test(a_total_fixed_anew_is_reported_by_a_step),
            town_test(the_export_is_a_calendar_that_others_read),
            town_test(long_lines_are_folded_at_75_bytes),
            town_test(everything_at_once),
            town_test(a_w_finding_is_explained_in_writing_as_long_as_it_reads_the_same),
    };
    return cmocka_run_group_tests_name("app_plan", tests, NULL, NULL);
}
