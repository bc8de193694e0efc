/* Who was written in, and the review of credentials of those elected. */
#include "poll.h"

#include "app/certify.h"
#include "app/credentials.h"
#include "app/decide.h"
#include "app/last_term.h"
#include "app/paper_source.h"
#include "app/verify.h"
#include "app/write_in.h"

static const struct decision paper = {.body = "选举委员会", .document = "第5次会议记录", .decided_on = {20120104}};

/* District 2 is decided by its one sheet: 36 voters, 20 took part, eleven are more than half. */
static struct town *vote(struct town *t, int first, int second, const char *write_ins)
{
    struct arena *a = t->arena;
    open_rounds(t);
    take_both(t, arena_text(a, TALLY_HEAD "%s%s%s", sheet_rows(a, 1, 1, 15), sheet_rows(a, 1, 2, 15),
                         poll_rows(a, 2, 1, first, second, write_ins)));
    return t;
}

static struct write_in_list load_write_ins(struct town *t)
{
    struct err e;
    struct write_in_list list;
    assert_ok(write_in_load(&t->ws, &list, &e), &e);
    return list;
}

static const struct write_in *write_in_of(const struct write_in_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->v[i].name, name) == 0) return &list->v[i];
    fail_msg("nobody wrote %s", name);
    return NULL;
}

static const struct district_result *second_district(struct town *t, struct result *result)
{
    *result = count_now(t);
    return result_lookup(result, 2);
}

static void assert_verifies(struct town *t)
{
    struct err e;
    struct verify_report report;
    assert_ok(verify_workspace(&t->ws, &report, &e), &e);
    for (size_t i = 0; i < report.n; i++)
        if (!report.v[i].is_good) fail_msg("%s: %s", report.v[i].what, report.v[i].text);
}

/* ---- written in ---- */

static void a_voter_who_was_written_in_is_identified_and_elected(void **state)
{
    struct town *t = vote(*state, 6, 2, "乙05,12");
    struct err e;
    struct result result;
    const struct district_result *d = second_district(t, &result);
    assert_int_equal(d->elected_count, 1);
    assert_int_equal(d->elected[0].candidate_no, 0);
    assert_has(finding_of(&result.findings, FINDING_F601)->text, "write-in check --district 2 --round 1 --name 乙05");
    struct write_in_list list = load_write_ins(t);
    const struct write_in *w = write_in_of(&list, "乙05");
    assert_int_equal(w->votes, 12);
    assert_true(w->matters);
    assert_int_equal(w->here, 1);
    assert_int_equal(w->elsewhere, 0);
    assert_int_equal(w->verdict, VERDICT_YES);
    w = write_in_of(&list, "周五"); /* one vote in district 1, on no roll, without effect */
    assert_int_equal(w->votes, 2);
    assert_false(w->matters);
    assert_int_equal(w->verdict, VERDICT_NO);
    struct write_in_answer answer = {.district_no = 2,
            .name = "乙05",
            .decision = paper,
            .person = {.party = "群众", .education = "高中", .post = "农民", .category = CATEGORY_FARMER}};
    assert_ok(write_in_decide(&t->ws, &answer, &e), &e);
    d = second_district(t, &result);
    assert_int_equal(result.findings.n, 0);
    assert_true(d->elected[0].candidate_no > 0);
    assert_int_equal(town_count(t, "SELECT voter_no FROM candidate WHERE state = 'written-in'"), 205);
    assert_int_equal(town_count(t, "SELECT sex FROM candidate WHERE state = 'written-in'"), 1);
    /* again: the same person, better described */
    answer.person.education = "大专";
    assert_ok(write_in_decide(&t->ws, &answer, &e), &e);
    assert_int_equal(
            town_count(t, "SELECT count(*) FROM candidate WHERE state = 'written-in' AND education = '大专'"), 1);
    struct finding_list findings = {.arena = t->arena};
    struct certificate certificate;
    bool made;
    assert_ok(certify(&t->ws, t->ws.election.day, &findings, &made, &certificate, &e), &e);
    assert_true(made);
    assert_verifies(t);
    assert_refused(write_in_decide(&t->ws, &answer, &e), &e, "认证");
}

/* Certifies as a program did that did not know some setting yet, or knew another value of one. */
static void certify_without(struct town *t, const char *setting, const char *instead)
{
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    struct records r;
    struct result result;
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(records_load(t->arena, &t->ws, &r, &e), &e);
    assert_ok(result_compute(t->arena, &t->ws.law, &r, &result, &e), &e);
    const char *now = json_text_canonical(t->arena, result_to_json(t->arena, &t->ws, &r, &result, NULL));
    const char *begin = strstr(now, arena_text(t->arena, "\"%s\":", setting)), *end = strchr(begin, ',') + 1;
    const char *content = arena_text(t->arena, "%.*s%s%s", (int)(begin - now), now, instead, end);
    char hash[SM3_HEX];
    assert_ok(sm3_hex(str_of(content), hash, &e), &e);
    struct certificate c = {.version = 1, .issued_on = t->ws.election.day, .issued_at = t->ws.now, .actor = "张三"};
    c.reason = "";
    c.content = str_of(content);
    c.hash = hash;
    struct json *detail = json_new_object(t->arena);
    json_put_text(detail, "hash", hash);
    assert_ok(workspace_record(&t->ws, "certify", t->ws.election.name, detail, &c.journal_seq, &e), &e);
    assert_ok(certificate_insert(t->ws.db, t->ws.election.county, &c, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
}

static void a_setting_that_came_later_leaves_the_certificate_as_it_is(void **state)
{
    static const struct {
        const char *setting, *instead;
        bool is_same;
    } table[] = {
            {"scan_operator", "", true},                           /* not known then */
            {"second_look_limit", "", true},
            {"second_look_limit", "\"second_look_limit\":\"7\",", false}, /* known, and another now */
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct town *t = vote(prepare(town_new(NULL, 1200)), 15, 4, "周五,1");
        struct err e;
        struct verify_report report;
        struct paper_source source;
        certify_without(t, table[i].setting, table[i].instead);
        assert_ok(verify_workspace(&t->ws, &report, &e), &e);
        assert_int_equal(report.bad == 0, table[i].is_same);
        if (table[i].is_same)
            assert_ok(paper_source_load(&t->ws, &source, &e), &e);
        else
            assert_refused(paper_source_load(&t->ws, &source, &e), &e, "不符");
        void *closing = t;
        town_tear_down(&closing);
    }
}

static void who_may_be_written_in_is_the_law_and_a_setting(void **state)
{
    static const struct {
        const char *name, *scope;
        int64_t voter_no;
        bool is_no_voter;
        enum verdict verdict;
        const char *refused; /* NULL: recorded */
        size_t elected;
    } table[] = {
            {"乙05", "any", 0, false, VERDICT_YES, NULL, 1},
            {"乙05", "district", 0, false, VERDICT_YES, NULL, 1},
            {"甲05", "any", 0, false, VERDICT_YES, NULL, 1},
            {"甲05", "district", 0, false, VERDICT_NO, "不是本选区选民", 1},
            {"外人", "any", 0, false, VERDICT_NO, "不在选民名单上；只能另选其他选民（R51 选举法2010 第39条）", 1},
            {"外人", "any", 0, true, VERDICT_NO, NULL, 0},
            {"王同名", "any", 0, false, VERDICT_OPEN, "请用 --voter 写明选民证号", 1},
            {"王同名", "any", 302, false, VERDICT_OPEN, NULL, 1},
            {"王同名", "any", 205, false, VERDICT_OPEN, "选民证号 205 在选民名册上是“乙05”", 1},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct town *t = prepare(town_new(NULL, 1200));
        struct err e;
        struct result result;
        vote(t, 6, 2, arena_text(t->arena, "%s,12", table[i].name));
        set_setting(t, SETTING_WRITE_IN_SCOPE, table[i].scope);
        struct write_in_list list = load_write_ins(t);
        assert_int_equal(write_in_of(&list, table[i].name)->verdict, table[i].verdict);
        struct write_in_answer answer = {.district_no = 2,
                .name = table[i].name,
                .voter_no = table[i].voter_no,
                .is_no_voter = table[i].is_no_voter,
                .decision = paper};
        if (table[i].refused)
            assert_refused(write_in_decide(&t->ws, &answer, &e), &e, table[i].refused);
        else
            assert_ok(write_in_decide(&t->ws, &answer, &e), &e);
        assert_int_equal(second_district(t, &result)->elected_count, table[i].elected);
        assert_int_equal(town_journal(t, "decide"), table[i].refused ? 0 : 1);
        void *closing = t;
        town_tear_down(&closing);
    }
    (void)state;
}

static void two_spellings_of_one_person_are_one_by_decision(void **state)
{
    struct town *t = vote(*state, 6, 2, "乙05,7;乙O5,5");
    struct err e;
    struct result result;
    const struct district_result *d = second_district(t, &result);
    assert_int_equal(d->elected_count, 0);
    assert_refused(write_in_merge(&t->ws, 2, 0, "乙O5", "乙06", &paper, &e), &e, "计票单上没有另选“乙06”");
    assert_refused(write_in_merge(&t->ws, 2, 0, "王三", "乙05", &paper, &e), &e, "计票单上没有另选“王三”");
    assert_refused(write_in_merge(&t->ws, 2, 2, "乙O5", "乙05", &paper, &e), &e, "选区 2 没有这次投票");
    struct decision no_paper = paper;
    no_paper.document = "";
    assert_refused(write_in_merge(&t->ws, 2, 0, "乙O5", "乙05", &no_paper, &e), &e, "文号");
    assert_ok(write_in_merge(&t->ws, 2, 0, "乙O5", "乙05", &paper, &e), &e);
    d = second_district(t, &result);
    assert_int_equal(d->elected_count, 1);
    assert_string_equal(d->elected[0].name, "乙05");
    assert_int_equal(d->elected[0].votes, 12);
    assert_int_equal(d->rounds[0].contest.option_count, 3);
    struct write_in_list list = load_write_ins(t);
    assert_int_equal(list.merge_count, 1);
    assert_verifies(t);
    /* decided otherwise later */
    assert_ok(write_in_merge(&t->ws, 2, 0, "乙O5", "乙O5", &paper, &e), &e);
    assert_int_equal(second_district(t, &result)->elected_count, 0);
    list = load_write_ins(t);
    assert_int_equal(list.merge_count, 0);
}

/* What the person is known as goes along when the vote is held again. */
static void a_written_in_person_on_the_next_list_keeps_the_number(void **state)
{
    struct town *t = vote(*state, 9, 2, "乙05,8");
    struct err e;
    struct result result;
    const struct district_result *d = second_district(t, &result);
    assert_int_equal(d->state, DISTRICT_NEXT_ROUND);
    struct write_in_answer answer = {.district_no = 2, .name = "乙05", .decision = paper};
    assert_ok(write_in_decide(&t->ws, &answer, &e), &e);
    assert_ok(round_open_next(&t->ws, 2, town_day("2012-01-05"), NULL, 0, &e), &e);
    assert_int_equal(town_count(t, "SELECT o.candidate_no - c.candidate_no FROM contest_option o JOIN candidate c ON"
                                   " c.name = o.name WHERE o.round = 2 AND o.name = '乙05'"),
            0);
}

/* ---- credentials ---- */

#define CREDENTIALS_HEAD "选区号,代表,基本条件,程序,违法行为,举报,审查人,日期,说明\n"

static struct intake take_credentials(struct town *t, const char *text, bool yes)
{
    struct err e;
    struct intake in = {.arena = t->arena, .yes = yes};
    assert_ok(credentials_import(&t->ws, town_file(t, "c.csv", text), &in, &e), &e);
    return in;
}

static struct finding_list credential_findings(struct town *t)
{
    struct err e;
    struct finding_list list = {.arena = t->arena};
    assert_ok(credentials_check(&t->ws, &list, NULL, &e), &e);
    return list;
}

static void certify_it(struct town *t)
{
    struct err e;
    struct finding_list findings = {.arena = t->arena};
    struct certificate certificate;
    bool made;
    assert_ok(certify(&t->ws, t->ws.election.day, &findings, &made, &certificate, &e), &e);
    assert_string_equal(codes_of(t->arena, &findings), "");
    assert_true(made);
}

static void every_deputy_is_reviewed_and_confirmed(void **state)
{
    static const struct {
        const char *rows, *codes, *words;
    } table[] = {
            {"1,李一,合格,合格,合格,合格,审查委员会,2012-01-03,\n", "F611 W612", "没有资格审查记录"},
            {"1,李一,合格,合格,合格,合格,审查委员会,2012-01-03,\n2,王三,合格,合格,合格,合格,审查委员会,2012-01-03,\n",
                    "W612", "审查合格的 2 名代表中，经主席团确认的 0 名"},
            {"1,李一,不合格,合格,合格,合格,审查委员会,2012-01-03,未满十八周岁\n2,3,合格,合格,合格,合格,审查委员会,2012-"
             "01-03,\n",
                    "F612 W612", "基本条件不合格（审查委员会，2012-01-03）：未满十八周岁"},
            {"1,李一,合格,待查,合格,待查,审查委员会,2012-01-03,\n2,王三,合格,合格,合格,合格,审查委员会,2012-01-03,\n",
                    "W611 W612", "程序、举报待查"},
            {"1,李一,合格,合格,合格,不合格,审查委员会,2012-01-03,\n2,王三,合格,合格,不合格,合格,审查委员会,2012-01-03,"
             "\n",
                    "F612 F612", "举报不合格"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct town *t = vote(prepare(town_new(NULL, 1200)), 15, 4, "周五,1");
        certify_it(t); /* the review follows the result */
        take_credentials(t, arena_text(t->arena, CREDENTIALS_HEAD "%s", table[i].rows), false);
        struct finding_list list = credential_findings(t);
        assert_string_equal(codes_of(t->arena, &list), table[i].codes);
        assert_has(list.v[0].text, table[i].words);
        assert_string_equal(list.v[0].article, "组织法2004"); /* the text of 2010 has no article */
        assert_verifies(t);
        void *closing = t;
        town_tear_down(&closing);
    }
    (void)state;
}

static void the_presidium_confirms_what_passed(void **state)
{
    struct town *t = vote(*state, 15, 4, "周五,1");
    struct err e;
    size_t n;
    struct credentials_overview o;
    struct date third = town_day("2012-01-03"), second = town_day("2012-01-02");
    certify_it(t);
    assert_refused(credentials_confirm(&t->ws, third, DATE_NONE, &n, &e), &e, "还没有审查合格的代表");
    take_credentials(t,
            CREDENTIALS_HEAD "1,李一,合格,合格,合格,合格,审查委员会,2012-01-03,\n"
                             "2,王三,合格,合格,合格,待查,审查委员会,2012-01-03,\n",
            false);
    assert_refused(credentials_confirm(&t->ws, DATE_NONE, third, &n, &e), &e, "还没有经主席团确认");
    assert_refused(credentials_confirm(&t->ws, third, second, &n, &e), &e, "早于确认");
    assert_ok(credentials_confirm(&t->ws, third, third, &n, &e), &e);
    assert_int_equal(n, 1);
    struct credentials_step step = {.district_no = 2,
            .name = "王三",
            .has = {[CREDENTIAL_COMPLAINTS] = true},
            .items = {[CREDENTIAL_COMPLAINTS] = CONCLUSION_PASS},
            .note = "举报不实"};
    assert_ok(credentials_set(&t->ws, &step, &e), &e);
    assert_ok(credentials_confirm(&t->ws, third, third, &n, &e), &e);
    assert_int_equal(n, 1);
    struct finding_list list = credential_findings(t);
    assert_int_equal(list.n, 0);
    assert_ok(credentials_load(&t->ws, &o, &e), &e);
    assert_int_equal(o.lines[0].verdict, VERDICT_YES);
    assert_int_equal(o.confirmed, 2);
    /* a changed review loses its confirmation */
    struct intake in =
            take_credentials(t, CREDENTIALS_HEAD "1,李一,合格,不合格,合格,合格,审查委员会,2012-01-03,\n", false);
    assert_false(in.is_taken);
    in = take_credentials(t, CREDENTIALS_HEAD "1,李一,合格,不合格,合格,合格,审查委员会,2012-01-03,\n", true);
    assert_true(in.is_taken);
    assert_ok(credentials_load(&t->ws, &o, &e), &e);
    assert_int_equal(o.lines[0].verdict, VERDICT_NO);
    assert_int_equal(o.confirmed, 1);
    assert_verifies(t);
    struct paper *report;
    assert_ok(credentials_report(&t->ws, &report, &e), &e);
    assert_has(report->title, "代表资格审查报告");
    /* an explanation after the certificate is no part of it */
    take_credentials(t, CREDENTIALS_HEAD "1,李一,合格,待查,合格,合格,审查委员会,2012-01-03,\n", true);
    assert_ok(decide_explain(&t->ws, "W611", "选区 1 “李一”", "正在核实", &e), &e);
    list = credential_findings(t);
    assert_int_equal(list.n, 0);
    assert_verifies(t);
}

static void tamper(struct town *t, const char *sql)
{
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(db_run(t->ws.db, sql, &e, db_int(t->ws.election.county)), &e);
    assert_ok(db_commit(&txn, &e), &e);
}

static void verify_finds_what_was_changed_behind_the_journal(void **state)
{
    static const struct {
        const char *sql, *what, *words;
    } table[] = {
            {"UPDATE credential SET complaint_open = 0 WHERE county = ?", "代表资格审查", "审查与日志不符"},
            {"UPDATE credential SET confirmed_on = 20120103 WHERE county = ?", "代表资格审查", "审查与日志不符"},
            {"DELETE FROM credential WHERE county = ?", "代表资格审查", "日志中有 1 次审查"},
            {"UPDATE last_term SET value = 13 WHERE county = ?", "上届构成", "1 项与日志记录的导入不符"},
            {"DELETE FROM last_term WHERE county = ?", "上届构成", "0 项与日志记录的导入不符"},
            {"UPDATE tally_line SET votes_for = 9 WHERE county = ? AND district_no = 2 AND line = 1 AND entry = 3", "计票单",
                    "日志为 15，现为 9"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct town *t = vote(prepare(town_new(NULL, 1200)), 15, 4, "周五,1");
        struct err e;
        struct change_list changes;
        struct verify_report report;
        take_credentials(t, CREDENTIALS_HEAD "1,李一,合格,合格,合格,待查,审查委员会,2012-01-03,\n", false);
        const char *last = town_file(t, "l.csv", "项目,人数,总数\n妇女,12,60\n");
        assert_ok(last_term_import(&t->ws, last, false, &changes, &e), &e);
        assert_verifies(t);
        tamper(t, table[i].sql);
        assert_ok(verify_workspace(&t->ws, &report, &e), &e);
        assert_true(report.bad > 0);
        bool is_said = false;
        for (size_t k = 0; k < report.n; k++)
            is_said |= !report.v[k].is_good && strcmp(report.v[k].what, table[i].what) == 0 &&
                       strstr(report.v[k].text, table[i].words) != NULL;
        if (!is_said) fail_msg("nothing about %s", table[i].words);
        void *closing = t;
        town_tear_down(&closing);
    }
    (void)state;
}

static void a_table_of_credentials_with_faults_is_not_taken(void **state)
{
    struct town *t = vote(*state, 6, 2, "乙05,12");
    struct err e;
    struct intake in = {.arena = t->arena};
    const char *text = CREDENTIALS_HEAD "1,张二,合格,合格,合格,合格,审查委员会,2012-01-03,\n"
                                        "1,李一,好,合格,,合格,,,\n"
                                        "2,乙05,合格,合格,合格,合格,审查委员会,2012-01-03,\n"
                                        "1,李一,合格,合格,合格,合格,审查委员会,2012-01-03,\n";
    static const char *const words[] = {"第 2 行“代表”: 选区 1 的当选代表中没有“张二”",
            "第 3 行“基本条件”: “好”应写合格、不合格或待查", "第 3 行“违法行为”: 为空", "第 3 行“审查人”: 为空",
            "第 3 行“日期”: 为空", "第 4 行“代表”: 选区 2 的“乙05”是选票上另选当选的", "第 5 行“代表”: 与第 3 行重复",
            NULL};
    for (const char *const *w = words; *w; w++)
        assert_refused(credentials_import(&t->ws, town_file(t, "c.csv", text), &in, &e), &e, *w);
    assert_int_equal(town_count(t, "SELECT count(*) FROM credential"), 0);
    struct credentials_step part = {.district_no = 1,
            .name = "李一",
            .has = {true},
            .reviewer = "审查委员会",
            .reviewed_on = town_day("2012-01-03")};
    assert_refused(credentials_set(&t->ws, &part, &e), &e, "还缺“程序”");
    struct finding_list list = credential_findings(t);
    assert_string_equal(codes_of(t->arena, &list), "F611 F611");
    assert_has(list.v[1].text, "write-in check");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            voting_test(a_voter_who_was_written_in_is_identified_and_elected),
            voting_test(a_setting_that_came_later_leaves_the_certificate_as_it_is),
            voting_test(who_may_be_written_in_is_the_law_and_a_setting),
            voting_test(two_spellings_of_one_person_are_one_by_decision),
            voting_test(a_written_in_person_on_the_next_list_keeps_the_number),
            voting_test(every_deputy_is_reviewed_and_confirmed),
            voting_test(the_presidium_confirms_what_passed),
            voting_test(verify_finds_what_was_changed_behind_the_journal),
            voting_test(a_table_of_credentials_with_faults_is_not_taken),
    };
    return cmocka_run_group_tests_name("app_deputies", tests, NULL, NULL);
}
