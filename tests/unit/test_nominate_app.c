/* The use cases from nominations to the formal list, over a workspace with a key file: persons found by ID number, what
 * provinces ask for, questions to the committee. The way through as a clerk goes it is tests/scenario/nominate.sh. */
#include "unit.h"

#include "app/decide.h"
#include "app/nominate_ask.h"
#include "app/nominate_change.h"
#include "app/nominate_check.h"
#include "app/nominate_finalize.h"
#include "app/nominate_import.h"
#include "app/nominate_publish.h"
#include "app/nominate_review.h"
#include "base/attr.h"
#include "base/file.h"
#include "scratch.h"
#include "seal/vault.h"
#include "store/voter.h"

enum { ARENA = 64 << 20, VOTERS = 40 };

/* Numbers with a right check character, of nobody. */
#define ID_OF_5 "331021198801010010"
#define ID_OF_6 "331021195512310021"
#define ID_OF_6_LEGACY "331021551231002"

static int towns;

static void insert_voter(struct workspace *ws, struct voter_writer *w, struct voter v, const char *id)
{
    struct err e;
    if (*id) {
        struct search_key key = vault_search_key(ws->vault, "id", str_of(id));
        v.id_high = key.high;
        v.id_low = key.low;
    }
    struct str fields[] = {str_of(id), STR("")};
    struct vault_place place = {ws->election.county, "voter", v.voter_no};
    assert_ok(vault_seal(ws->arena, ws->vault, place, (struct vault_fields){fields, 2}, &v.sealed, &e), &e);
    int64_t claimed_by;
    assert_ok(voter_write(w, &v, &claimed_by, &e), &e);
    assert_int_equal(claimed_by, 0);
}

/* 选民零五 is voter 5. */
static const char *voter_name(struct arena *a, int64_t no)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    return arena_text(a, "选民%s%s", digits[no / 10], digits[no % 10]);
}

/* Two districts of two seats and one, twenty voters each: 选民零一 ..= 选民四零; two 重名 in district 1. */
static void make_town(struct arena *a, struct workspace *ws, const char *day, const char *province)
{
    struct err e;
    const char *path = scratch_path(a, arena_text(a, "town%d.hj", ++towns));
    struct workspace_access access = {path, "李经办", arena_text(a, "%sT09:00:00+08:00", day), false};
    struct workspace_plan plan = {.election = {.division = 331021104,
                                          .name = "清溪镇",
                                          .level = LEVEL_TOWNSHIP,
                                          .congress = 9,
                                          .day = date_parse(str_of(day)),
                                          .population = 3000,
                                          .created_on = date_parse(str_of(day))},
            .province_code = province};
    struct finding_list notes = {.arena = a};
    assert_ok(workspace_create(a, &access, &plan, &notes, &e), &e);
    assert_ok(workspace_open(a, &access, ws, &e), &e);
    assert_ok(workspace_unlock(ws, &e), &e);
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(ws->db, &txn, &e), &e);
    for (int64_t no = 1; no <= 2; no++)
        assert_ok(
                district_insert(ws->db, 331021, &(struct district){no, arena_text(a, "第%d选区", (int)no), 3 - no}, &e),
                &e);
    struct voter_writer w;
    assert_ok(voter_writer_open(ws->db, 331021, &w, &e), &e);
    for (int64_t no = 1; no <= VOTERS + 2; no++) {
        struct voter v = {.voter_no = no,
                .district_no = no <= VOTERS / 2 || no > VOTERS ? 1 : 2,
                .name = no > VOTERS ? "重名" : voter_name(a, no),
                .sex = no % 2 ? SEX_MAN : SEX_WOMAN,
                .ethnic = 1,
                .born_on = date_from(1988, 1, 1),
                .address = "",
                .household = "",
                .note = "",
                .state = VOTER_ACTIVE};
        insert_voter(ws, &w, v, no == 5 ? ID_OF_5 : no == 6 ? ID_OF_6 : "");
    }
    voter_writer_close(&w);
    assert_ok(db_commit(&txn, &e), &e);
}

static const char *file_of(struct arena *a, const char *text)
{
    static int files;
    return scratch_file(a, arena_text(a, "table%d.csv", ++files), str_of(text));
}

#define HEADING "选区号,被推荐人,推荐方式,推荐单位,收到日期,公民身份号码,其他代表职务,境外资助,性别,出生日期\n"

static struct intake import(struct workspace *ws, const char *rows, const char *signers)
{
    struct err e;
    struct intake in = {.arena = ws->arena, .yes = true};
    const char *path = file_of(ws->arena, arena_text(ws->arena, HEADING "%s", rows));
    const char *signers_path =
            signers ? file_of(ws->arena,
                              arena_text(ws->arena, "选区号,被推荐人,序号,联名人,公民身份号码,选民证号\n%s", signers))
                    : NULL;
    assert_ok(nominate_import(ws, path, signers_path, &in, &e), &e);
    return in;
}

static void refuse(struct workspace *ws, const char *rows, const char *signers, const char *word)
{
    struct err e;
    struct intake in = {.arena = ws->arena};
    const char *path = file_of(ws->arena, arena_text(ws->arena, HEADING "%s", rows));
    const char *signers_path =
            signers ? file_of(ws->arena,
                              arena_text(ws->arena, "选区号,被推荐人,序号,联名人,公民身份号码,选民证号\n%s", signers))
                    : NULL;
    assert_refused(nominate_import(ws, path, signers_path, &in, &e), &e, word);
    assert_null(strstr(e.text, ID_OF_5));
    assert_null(strstr(e.text, ID_OF_6));
    assert_false(in.is_taken);
}

static struct slate slate_of(struct workspace *ws)
{
    struct err e;
    struct slate s;
    assert_ok(slate_load(ws, &s, &e), &e);
    return s;
}

static const struct candidate *person(struct workspace *ws, const char *name)
{
    struct slate s = slate_of(ws);
    for (size_t i = 0; i < s.candidates.n; i++)
        if (text_eq(s.candidates.v[i].name, name)) return &s.candidates.v[i];
    fail_msg("nobody is called %s", name);
    return NULL;
}

static size_t count_findings(struct workspace *ws, enum finding_code code)
{
    struct err e;
    struct finding_list found = {.arena = ws->arena};
    assert_ok(nominate_check(ws, &found, NULL, &e), &e);
    size_t n = 0;
    for (size_t i = 0; i < found.n; i++) n += found.v[i].code == code;
    return n;
}

/* ---- who is meant ---- */

static void persons_are_found_by_number_and_by_name(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    import(&ws,
            "1,选民零五,政党团体,镇委,2026-12-01," ID_OF_5 ",,,,\n"
            "1,选民零六,政党团体,镇工会,2026-12-01," ID_OF_6_LEGACY ",,,,\n"
            "1,选 民　零 一,政党团体,镇委,2026-12-01,,,,,\n"
            "2,选民零二,政党团体,镇委,2026-12-01,,,,,\n"
            "2,外来人,政党团体,镇工会,2026-12-01,,,,女,1990-02-03\n",
            NULL);
    static const struct {
        const char *name;
        int64_t voter_no, district_no, sex;
    } table[] = {{"选民零五", 5, 1, SEX_MAN}, {"选民零六", 6, 1, SEX_WOMAN}, {"选民零二", 2, 2, SEX_WOMAN},
            {"外来人", 0, 2, SEX_WOMAN}, {"选民零一", 1, 1, SEX_MAN}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const struct candidate *c = person(&ws, table[i].name);
        assert_int_equal(c->voter_no, table[i].voter_no);
        assert_int_equal(c->district_no, table[i].district_no);
        assert_int_equal(c->sex, table[i].sex);
    }
    assert_int_equal(person(&ws, "选民零五")->born_on.ymd, 19880101); /* from the roll */
    assert_int_equal(count_findings(&ws, FINDING_W404), 1);           /* the stranger */
}

static void who_cannot_be_told_apart_is_asked_about(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    refuse(&ws, "1,重名,政党团体,镇委,2026-12-01,,,,,\n", NULL, "有 2 名“重名”，请填公民身份号码");
    refuse(&ws, "1,选民零七,政党团体,镇委,2026-12-01," ID_OF_5 ",,,,\n", NULL, "在选民名册上是“选民零五”");
    refuse(&ws, "1,选民零五,政党团体,镇委,2026-12-01,331021198801010018,,,,\n", NULL, "公民身份号码");
    refuse(&ws, "1,选民零五,政党团体,镇委,2026-12-01,,,,,\n1,选民零五,政党团体,镇委,2026-12-02,,,,,\n", NULL,
            "与第 2 行重复");
    refuse(&ws, "1,选民零五,政党团体,镇委,2026-12-01,,,,男,\n1,选民零五,选民联名,,2026-12-02,,,,女,\n", NULL,
            "与第 2 行不同");
    refuse(&ws, "1,选民零五,选民联名,,2026-12-01,,,,,\n", "1,选民零五,1,重名,,\n", "有 2 名“重名”");
    refuse(&ws, "1,选民零五,选民联名,,2026-12-01,,,,,\n", "1,选民零五,1,选民零八,,9\n",
            "选民证号 9 在选民名册上是“选民零九”");
    refuse(&ws, "1,选民零五,选民联名,,2026-12-01,,,,,\n", "1,选民零五,1,选民零八,,\n1,选民零五,1,选民零九,,\n",
            "与第 2 行重复");
    refuse(&ws, "1,选民零五,选民联名,,2026-12-01,,,,,\n", "1,选民零六,1,选民零八,,\n", "推荐表上没有选区 1 “选民零六”");
    refuse(&ws, "1,选民零五,政党团体,镇委,2026-12-01,,,,,\n", "1,选民零五,1,选民零八,,\n", "选民联名推荐");
    assert_int_equal(slate_of(&ws).candidates.n, 0);
}

static void signers_are_voters_of_the_district(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    import(&ws, "1,选民零一,选民联名,,2026-12-01,,,,,\n",
            "1,选民零一,1,选民零五," ID_OF_5 ",\n" /* by ID number */
            "1,选民零一,2,选民零六," ID_OF_6_LEGACY ",\n"
            "1,选民零一,3,重名,,41\n" /* by voter number */
            "1,选民零一,4,重名,,42\n"
            "1,选民零一,5,选民零七,,\n" /* by name */
            "1,选民零一,6,选民三零,,\n" /* of the other district */
            "1,选民零一,7,选民三一,,31\n"
            "1,选民零一,8,外来人,,\n"
            "1,选民零一,9,选民零五,,\n"); /* once more */
    struct slate s = slate_of(&ws);
    const struct slate_nomination *n = &s.districts[0].nominations[0];
    static const enum signer_state expected[] = {SIGNER_COUNTS, SIGNER_COUNTS, SIGNER_COUNTS, SIGNER_COUNTS,
            SIGNER_COUNTS, SIGNER_NO_VOTER, SIGNER_NO_VOTER, SIGNER_NO_VOTER, SIGNER_REPEATED};
    assert_int_equal(n->signer_count, ARRAY_COUNT(expected));
    for (size_t i = 0; i < n->signer_count; i++) {
        assert_int_equal(n->verdict.states[i], expected[i]);
        assert_int_equal(n->signers[i].state, expected[i]); /* and so it was written down */
    }
    assert_string_equal(slate_nomination_text(a, n), "签名 9 人，有效 5 人，推荐不成立");
    assert_string_equal(n->nomination->organisation, "选民零五");
    assert_int_equal(count_findings(&ws, FINDING_W401), 1);
    struct intake in = import(&ws, "1,选民零一,选民联名,,2026-12-01,,,,,\n",
            "1,选民零一,10,选民零八,,\n1,选民零一,11,选民零九,,\n1,选民零一,12,选民一零,,\n1,选民零一,13,选民一一,,\n1,"
            "选民零一,14,"
            "选民一二,,\n");
    assert_int_equal(in.added, 5);
    assert_int_equal(count_findings(&ws, FINDING_W401), 0);
}

/* No file of the workspace holds an ID number that came with a nomination. */
static void id_numbers_leave_no_trace(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    import(&ws, "1,选民零五,选民联名,,2026-12-01," ID_OF_5 ",,,,\n", "1,选民零五,1,选民零六," ID_OF_6_LEGACY ",\n");
    static const char *const suffixes[] = {"", "-wal"};
    for (size_t i = 0; i < ARRAY_COUNT(suffixes); i++) {
        struct str bytes = scratch_read(a, arena_text(a, "%s%s", ws.path, suffixes[i]));
        static const char *const numbers[] = {ID_OF_5, ID_OF_6, ID_OF_6_LEGACY};
        for (size_t k = 0; k < ARRAY_COUNT(numbers); k++)
            assert_null(memmem(bytes.p, bytes.n, numbers[k], strlen(numbers[k])));
        if (i == 0) assert_true(bytes.n > 0);
    }
}

static void the_roll_and_the_form_are_compared(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    import(&ws,
            "1,选民零一,政党团体,镇委,2026-12-01,,,,女,1988-01-01\n" /* a man on the roll */
            "1,选民零二,政党团体,镇委,2026-12-01,,,,女,1978-01-01\n"
            "1,选民零三,政党团体,镇工会,2026-12-01,,松溪县人大代表,,,2008-12-21\n" /* eighteen the day after */
            "2,选民零二,政党团体,镇工会,2026-12-01,,,,女,1988-01-01\n",
            NULL);
    assert_int_equal(count_findings(&ws, FINDING_W405), 3);
    assert_int_equal(count_findings(&ws, FINDING_F407), 1);
    assert_int_equal(count_findings(&ws, FINDING_W403), 1);
    assert_int_equal(count_findings(&ws, FINDING_W407), 1);
    struct slate s = slate_of(&ws);
    assert_int_equal(s.districts[0].standing, 2); /* not who is too young */
}

/* ---- what the texts and provinces ask for ---- */

static void foreign_money_bars_since_2015(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const struct {
        const char *day;
        size_t found;
    } table[] = {{"2012-01-04", 0}, {"2016-12-20", 1}, {"2026-12-20", 1}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_WORKSPACE struct workspace ws = {0};
        make_town(a, &ws, table[i].day, "none");
        import(&ws,
                arena_text(a, "2,选民二一,政党团体,镇委,%s,,,是,,\n2,选民二二,政党团体,镇工会,%s,,,否,,\n",
                        table[i].day, table[i].day),
                NULL);
        assert_int_equal(count_findings(&ws, FINDING_F406), table[i].found);
        struct err e;
        struct finding_list findings = {.arena = a};
        struct nominate_finals finals;
        assert_ok(nominate_finalize(&ws, &(struct nominate_choice){.district_no = 2}, &findings, &finals, &e), &e);
        assert_int_equal(finals.n, !table[i].found);
        if (!table[i].found) continue;
        const char *names[] = {"选民二一", "选民二二"};
        findings.n = 0;
        assert_ok(
                nominate_finalize(&ws, &(struct nominate_choice){2, names, 2, GROUND_RECORDED}, &findings, &finals, &e),
                &e);
        assert_int_equal(finals.n, 0);
        assert_int_equal(findings.v[0].code, FINDING_F406);
    }
}

static void provinces_ask_for_more(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const struct {
        const char *province;
        size_t early, party, women;
    } table[] = {{"none", 0, 0, 0}, {"shanghai", 2, 1, 0}, {"zhejiang", 0, 0, 1}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_WORKSPACE struct workspace ws = {0};
        make_town(a, &ws, "2026-12-20", table[i].province);
        import(&ws, "2,选民二一,政党团体,镇委,2026-12-01,,,,,\n2,选民二三,政党团体,镇工会,2026-12-01,,,,,\n", NULL);
        assert_int_equal(count_findings(&ws, FINDING_F405), table[i].early);
        if (table[i].early) {
            struct err e;
            AUTO_TXN struct db_txn txn = {0};
            struct notice n = {1, NOTICE_VOTER_LIST, 0, date_parse(STR("2026-11-30")), "", ""};
            assert_ok(db_begin(ws.db, &txn, &e) && notice_insert(ws.db, 331021, &n, &e) && db_commit(&txn, &e), &e);
            assert_int_equal(count_findings(&ws, FINDING_F405), 0);
        }
        assert_int_equal(count_findings(&ws, FINDING_W402), table[i].party);
        assert_int_equal(count_findings(&ws, FINDING_W408), table[i].women);
    }
}

/* ---- primaries ---- */

static void take_primary(struct workspace *ws, const char *rows)
{
    struct err e;
    struct intake in = {.arena = ws->arena, .yes = true};
    const char *text = arena_text(ws->arena, "选区号,日期,选民数,参加人数,候选人,得票\n%s", rows);
    assert_ok(nominate_take_primaries(ws, file_of(ws->arena, text), &in, &e), &e);
    assert_true(in.is_taken);
}

static void put_up_three(struct workspace *ws)
{
    import(ws,
            "2,选民二一,政党团体,镇委,2026-12-01,,,,,\n2,选民二二,政党团体,镇工会,2026-12-01,,,,,\n"
            "2,选民二三,政党团体,镇妇联,2026-12-01,,,,,\n",
            NULL);
}

/* Beijing 41 and 43 */
static void a_primary_orders_the_list_and_needs_a_third(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "beijing");
    put_up_three(&ws);
    take_primary(&ws, "2,2026-12-08,20,6,选民二一,1\n2,2026-12-08,20,6,选民二二,2\n2,2026-12-08,20,6,选民二三,3\n");
    struct err e;
    struct finding_list findings = {.arena = a};
    struct nominate_finals finals;
    const char *names[] = {"选民二二", "选民二三"};
    struct nominate_choice choice = {2, names, 2, GROUND_PRIMARY};
    assert_ok(nominate_finalize(&ws, &choice, &findings, &finals, &e), &e);
    assert_int_equal(finals.n, 0);
    assert_int_equal(findings.v[0].code, FINDING_F412);
    assert_int_equal(finding_rule(findings.v[0].code), RULE_R105);
    take_primary(&ws, "2,2026-12-08,20,7,选民二一,1\n2,2026-12-08,20,7,选民二二,2\n2,2026-12-08,20,7,选民二三,3\n");
    findings.n = 0;
    assert_ok(nominate_finalize(&ws, &choice, &findings, &finals, &e), &e);
    assert_int_equal(finals.n, 1);
    assert_string_equal(finals.v[0].candidates[0]->name, "选民二三");
    assert_int_equal(finals.v[0].candidates[0]->list_place, 1);
    assert_string_equal(finals.v[0].candidates[1]->name, "选民二二");
    assert_int_equal(person(&ws, "选民二一")->state, CANDIDATE_DROPPED);
    assert_non_null(strstr(person(&ws, "选民二一")->state_why, "预选得 1 票"));
}

static void strokes_that_nobody_knows_are_asked(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    import(&ws, "2,余建国,政党团体,镇委,2026-12-01,,,,,\n2,佘建国,政党团体,镇工会,2026-12-01,,,,,\n", NULL);
    struct err e;
    struct finding_list findings = {.arena = a};
    struct nominate_finals finals;
    struct nominate_choice choice = {.district_no = 2};
    assert_ok(nominate_finalize(&ws, &choice, &findings, &finals, &e), &e);
    assert_int_equal(finals.n, 0);
    assert_int_equal(findings.v[0].code, FINDING_F414);
    struct open_questions open = {0};
    assert_ok(nominate_ask(&ws, &open, &e), &e);
    assert_int_equal(open.n, 1);
    assert_string_equal(open.v[0].subject, "order/district/2");
    struct decision d = {.subject = open.v[0].subject,
            .question = open.v[0].question,
            .answer = "佘",
            .body = "选举委员会",
            .document = "清选〔2026〕5号",
            .decided_on = date_from(2026, 12, 9)};
    struct decision other = d;
    other.answer = "王";
    assert_refused(decide_set(&ws, &other, &e), &e, "应为");
    assert_ok(decide_set(&ws, &d, &e), &e);
    findings.n = 0;
    assert_ok(nominate_finalize(&ws, &choice, &findings, &finals, &e), &e);
    assert_int_equal(finals.n, 1);
    assert_string_equal(finals.v[0].candidates[0]->name, "佘建国");
}

static void namesakes_stand_as_the_committee_says(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    struct err e;
    {
        AUTO_TXN struct db_txn txn = {0};
        assert_ok(db_begin(ws.db, &txn, &e), &e);
        for (int64_t no = 1; no <= 2; no++) { /* two persons of one name, told apart by the roll */
            struct candidate c = {.candidate_no = no,
                    .district_no = 2,
                    .name = "重名",
                    .voter_no = 40 + no,
                    .sex = 1,
                    .party = "",
                    .education = "",
                    .degree = "",
                    .post = "",
                    .other_mandate = "",
                    .state_why = "",
                    .primary_votes = -1};
            struct nomination n = {
                    no, no, NOMINATION_PARTY, no == 1 ? "镇委" : "镇工会", date_from(2026, 12, 1), DATE_NONE, true, ""};
            assert_ok(candidate_insert(ws.db, 331021, &c, &e) && nomination_insert(ws.db, 331021, &n, &e), &e);
        }
        assert_ok(db_commit(&txn, &e), &e);
    }
    struct finding_list findings = {.arena = a};
    struct nominate_finals finals;
    const char *same[] = {"重名", "2"};
    assert_refused(
            nominate_finalize(&ws, &(struct nominate_choice){2, same, 2, GROUND_RECORDED}, &findings, &finals, &e), &e,
            "请改写候选人编号");
    struct decision d = {.subject = "order/district/2",
            .question = "namesake/1/2",
            .answer = "2",
            .body = "选举委员会",
            .document = "清选〔2026〕5号",
            .decided_on = date_from(2026, 12, 9)};
    assert_ok(decide_set(&ws, &d, &e), &e);
    const char *numbers[] = {"1", "2"};
    assert_ok(nominate_finalize(&ws, &(struct nominate_choice){2, numbers, 2, GROUND_RECORDED}, &findings, &finals, &e),
            &e);
    assert_int_equal(finals.n, 1);
    assert_int_equal(finals.v[0].candidates[0]->candidate_no, 2);
}

/* ---- deadlines ---- */

static void lists_have_their_last_days(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const struct {
        const char *first, *final;
        size_t late_first, late_final;
    } table[] = {
            {"2026-12-05", "2026-12-13", 0, 0},
            {"2026-12-06", "2026-12-13", 1, 0},
            {"2026-12-05", "2026-12-14", 0, 1},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_WORKSPACE struct workspace ws = {0};
        make_town(a, &ws, "2026-12-20", "none");
        assert_int_equal(count_findings(&ws, FINDING_F408), 2); /* the day has passed and no list is recorded */
        import(&ws, "2,选民二一,政党团体,镇委,2026-12-01,,,,,\n2,选民二二,政党团体,镇工会,2026-12-01,,,,,\n", NULL);
        struct err e;
        struct finding_list findings = {.arena = a};
        struct published_list list;
        struct nominate_finals finals;
        assert_refused(nominate_first_list(&ws, 0, date_parse(str_of(table[i].first)), "", &list, &findings, &e), &e,
                "选区 1");
        assert_ok(nominate_first_list(&ws, 2, date_parse(str_of(table[i].first)), "", &list, &findings, &e), &e);
        assert_int_equal(person(&ws, "选民二一")->listed_on.ymd, date_parse(str_of(table[i].first)).ymd);
        assert_refused(nominate_final_list(&ws, 2, date_parse(str_of(table[i].final)), "", &list, &findings, &e), &e,
                "还没有确定");
        assert_ok(nominate_finalize(&ws, &(struct nominate_choice){.district_no = 2}, &findings, &finals, &e), &e);
        assert_ok(nominate_final_list(&ws, 2, date_parse(str_of(table[i].final)), "", &list, &findings, &e), &e);
        assert_int_equal(count_findings(&ws, FINDING_F408), 1 + table[i].late_first); /* district 1 has none at all */
        assert_int_equal(count_findings(&ws, FINDING_F410), 1 + table[i].late_final);
        assert_refused(nominate_finalize(&ws, &(struct nominate_choice){.district_no = 2}, &findings, &finals, &e), &e,
                "已于");
    }
}

static void a_signature_taken_back_after_the_list_is_out_must_be_explained(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    struct buf signers = {.arena = a};
    for (int64_t no = 21; no <= 30; no++) buf_addf(&signers, "2,选民三一,%d,%s,,\n", (int)no - 20, voter_name(a, no));
    import(&ws, "2,选民三一,选民联名,,2026-12-01,,,,,\n2,选民三二,政党团体,镇委,2026-12-01,,,,,\n", buf_text(&signers));
    struct err e;
    struct finding_list findings = {.arena = a};
    struct published_list list;
    struct nominate_effect effect;
    assert_ok(nominate_first_list(&ws, 2, date_from(2026, 12, 5), "", &list, &findings, &e), &e);
    assert_int_equal(list.v[0].order.n, 2);
    assert_refused(nominate_strike_signer(&ws, 1, 11, "撤回", &effect, &e), &e, "没有第 11 号签名");
    assert_refused(nominate_strike_signer(&ws, 2, 1, "撤回", &effect, &e), &e, "没有编号为 2 的选民联名推荐");
    assert_refused(nominate_strike_signer(&ws, 1, 1, "", &effect, &e), &e, "理由");
    assert_ok(nominate_strike_signer(&ws, 1, 1, "本人书面撤回", &effect, &e), &e);
    assert_non_null(strstr(effect.text, "合法提名 1 人，少于法定的 2 人"));
    assert_int_equal(count_findings(&ws, FINDING_W409), 1);
    assert_int_equal(count_findings(&ws, FINDING_F402), 2); /* nobody at all in district 1 */
}

/* A candidate who goes after the vote was opened is told of, and cannot go twice. */
static void nobody_goes_twice(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    import(&ws, "2,选民三一,政党团体,镇工会,2026-12-01,,,,,\n2,选民三二,政党团体,镇委,2026-12-01,,,,,\n", NULL);
    struct err e;
    struct nominate_effect effect;
    struct date on = date_from(2026, 12, 15);
    assert_refused(nominate_remove(&ws, 9, CANDIDATE_DEAD, "死亡证明", on, &effect, &e), &e, "没有编号为 9 的候选人");
    assert_ok(nominate_remove(&ws, 1, CANDIDATE_DEAD, "死亡证明", on, &effect, &e), &e);
    assert_string_equal(person(&ws, "选民三一")->state_why, "2026-12-15 死亡证明");
    assert_refused(nominate_remove(&ws, 1, CANDIDATE_WITHDRAWN, "退出", on, &effect, &e), &e, "已经死亡");
    struct finding_list findings = {.arena = a};
    struct nominate_finals finals;
    const char *names[] = {"选民三一", "选民三二"};
    assert_refused(nominate_finalize(&ws, &(struct nominate_choice){2, names, 2, GROUND_RECORDED}, &findings, &finals, &e), &e,
            "已经死亡");
    assert_refused(nominate_finalize(&ws, &(struct nominate_choice){.district_no = 7}, &findings, &finals, &e), &e, "没有选区 7");
}

static void an_explained_finding_is_left_out(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_WORKSPACE struct workspace ws = {0};
    make_town(a, &ws, "2026-12-20", "none");
    import(&ws, "2,外来人,政党团体,镇委,2026-12-01,,,,,\n", NULL);
    struct err e;
    assert_int_equal(count_findings(&ws, FINDING_W404), 1);
    assert_ok(decide_explain(&ws, "W404", "选区 2 “外来人”", "户籍在邻镇，已收选民资格证明", &e), &e);
    assert_int_equal(count_findings(&ws, FINDING_W404), 0);
    assert_refused(decide_explain(&ws, "F402", "选区 2", "无", &e), &e, "必须改正");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(persons_are_found_by_number_and_by_name),
            cmocka_unit_test(who_cannot_be_told_apart_is_asked_about),
            cmocka_unit_test(signers_are_voters_of_the_district),
            cmocka_unit_test(id_numbers_leave_no_trace),
            cmocka_unit_test(the_roll_and_the_form_are_compared),
            cmocka_unit_test(foreign_money_bars_since_2015),
            cmocka_unit_test(provinces_ask_for_more),
            cmocka_unit_test(a_primary_orders_the_list_and_needs_a_third),
            cmocka_unit_test(strokes_that_nobody_knows_are_asked),
            cmocka_unit_test(namesakes_stand_as_the_committee_says),
            cmocka_unit_test(lists_have_their_last_days),
            cmocka_unit_test(a_signature_taken_back_after_the_list_is_out_must_be_explained),
            cmocka_unit_test(nobody_goes_twice),
            cmocka_unit_test(an_explained_finding_is_left_out),
    };
    return cmocka_run_group_tests_name("nominate_app", tests, NULL, NULL);
}
