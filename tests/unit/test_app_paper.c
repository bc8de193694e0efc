/* Papers as they are composed: what stands in them for towns in every state. How they look and that they are the same
 * bytes every time is tests/scenario/paper.sh. */
#include "town.h"

#include <ctype.h>

#include "app/certify.h"
#include "app/figure.h"
#include "app/makeup.h"
#include "app/paper_set.h"
#include "base/attr.h"
#include "model/voter.h"
#include "store/contest.h"
#include "store/credential.h"
#include "store/custody.h"
#include "store/nomination.h"

/* ---- rows as other use cases write them ---- */

struct seat {
    int64_t district_no;
    int64_t seats;
    const char *name;
};

static void add_districts(struct town *t, const struct seat *v, size_t n)
{
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    for (size_t i = 0; i < n; i++) {
        struct district d = {v[i].district_no, v[i].name, v[i].seats};
        struct station s = {v[i].district_no, 1, STATION_STATION, "投票站", "", true};
        assert_ok(district_insert(t->ws.db, t->ws.election.county, &d, &e), &e);
        assert_ok(station_insert(t->ws.db, t->ws.election.county, &s, &e), &e);
    }
    assert_ok(db_commit(&txn, &e), &e);
}

static const struct candidate nobody = {.name = "",
        .sex = SEX_NOT_SAID,
        .party = "",
        .education = "",
        .degree = "",
        .post = "",
        .category = CATEGORY_OTHER,
        .other_mandate = "",
        .state = CANDIDATE_FORMAL,
        .state_why = "",
        .primary_votes = -1};

static void add_person(struct town *t, struct candidate c)
{
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(candidate_insert(t->ws.db, t->ws.election.county, &c, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
}

/* A vote of a district of 100 voters of whom 80 took part, with its agreed tally; votes 0 ends the list. Candidate
 * numbers follow one another from first on; 0: they were written in. */
struct vote_row {
    const char *name;
    int64_t votes;
};

static void add_vote(struct town *t, int64_t district_no, int64_t seats, int64_t first, const struct vote_row *v)
{
    struct err e;
    int64_t county = t->ws.election.county, station = 1;
    struct round_option options[20];
    struct tally_line lines[20];
    size_t n = 0;
    for (; v[n].votes; n++) {
        options[n] = (struct round_option){first + (int64_t)n, v[n].name};
        lines[n] = (struct tally_line){v[n].name, false, v[n].votes, 0, 78 - v[n].votes};
    }
    struct stored_round r = {district_no, 1, ROUND_FIRST, t->ws.election.day, seats, 100, options, n, &station, 1};
    struct stored_tally y = {.place = {district_no, 1, 1},
            .entry = TALLY_AGREED,
            .clerk = "核定",
            .entered_at = TOWN_NOW,
            .journal_seq = 1,
            .sheet = {.figures = {[TALLY_IN_PERSON] = 80,
                              [TALLY_RECEIVED] = 90,
                              [TALLY_ISSUED] = 80,
                              [TALLY_UNUSED] = 10,
                              [TALLY_COLLECTED] = 80,
                              [TALLY_VALID] = 78,
                              [TALLY_VOID] = 2},
                    .lines = lines,
                    .line_count = n,
                    .supervisor = "监票人甲"}};
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(round_insert(t->ws.db, county, &r, &e), &e);
    assert_ok(tally_insert(t->ws.db, county, &y, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
}

static struct paper_source source_of(struct town *t)
{
    struct err e;
    struct paper_source s;
    assert_ok(paper_source_load(&t->ws, &s, &e), &e);
    return s;
}

/* ---- a paper's texts ---- */

static void add_block(struct buf *b, const struct paper_block *x)
{
    if (x->text) buf_addf(b, "%s\n", x->text);
    for (size_t i = 0; x->table && i < x->table->row_count; i++) {
        for (size_t k = 0; k < x->table->column_count; k++)
            buf_addf(b, "%s|", x->table->cells[i * x->table->column_count + k]);
        buf_add_char(b, '\n');
    }
}

static const char *text_of(struct town *t, const struct paper *p)
{
    struct buf b = {.arena = t->arena};
    assert_non_null(p);
    buf_addf(&b, "%s\n%s\n%s\n", p->title, p->subtitle ? p->subtitle : "", p->footer);
    for (size_t i = 0; i < p->block_count; i++) add_block(&b, &p->blocks[i]);
    return buf_text(&b);
}

#define assert_lacks(text, word)                                                                                       \
    do {                                                                                                               \
        if (strstr(text, word)) fail_msg("“%s” has “%s”", text, word);                                                 \
    } while (0)

/* ---- names ---- */

static void a_congress_is_named_by_its_number(void **state)
{
    struct town *t = *state;
    static const struct {
        int64_t congress;
        const char *name;
    } table[] = {{1, "清溪镇第一届人民代表大会"}, {6, "清溪镇第六届人民代表大会"}, {10, "清溪镇第十届人民代表大会"},
            {11, "清溪镇第十一届人民代表大会"}, {19, "清溪镇第十九届人民代表大会"}, {20, "清溪镇第二十届人民代表大会"},
            {21, "清溪镇第二十一届人民代表大会"}, {99, "清溪镇第九十九届人民代表大会"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct election x = {.name = "清溪镇", .congress = table[i].congress};
        assert_string_equal(election_congress_name(t->arena, &x), table[i].name);
    }
}

static void a_district_is_named_once(void **state)
{
    struct town *t = *state;
    struct paper_source s = {.arena = t->arena};
    struct district plain = {3, "第3选区", 1}, named = {3, "东山选区", 1};
    assert_string_equal(paper_district(&s, &plain), "第3选区");
    assert_string_equal(paper_district(&s, &named), "第3选区　东山选区");
    assert_string_equal(paper_district_in_sentence(&s, &named), "第3选区（东山选区）");
}

/* ---- the make-up of the deputies ---- */

static void each_person_is_counted_once_in_each_group(void **state)
{
    struct town *t = *state;
    /* election day: 2012-01-04 */
    static const struct {
        const char *party, *education;
        int32_t born;
        int64_t sex, ethnic;
        enum makeup_line lines[5];
    } table[] = {
            {"中共党员", "大学本科", 19760105, 2, 1,
                    {MAKEUP_WOMEN, MAKEUP_PARTY, MAKEUP_HAN, MAKEUP_COLLEGE, MAKEUP_AGE_35}},
            {"中共预备党员", "大专", 19760104, 1, 11,
                    {MAKEUP_MEN, MAKEUP_PARTY, MAKEUP_MINORITY, MAKEUP_COLLEGE, MAKEUP_AGE_36_50}},
            {"党员", "中专", 19610105, 1, 1,
                    {MAKEUP_MEN, MAKEUP_PARTY, MAKEUP_HAN, MAKEUP_BELOW_COLLEGE, MAKEUP_AGE_36_50}},
            {"群众", "高中", 19610104, 2, 0,
                    {MAKEUP_WOMEN, MAKEUP_NON_PARTY, MAKEUP_ETHNIC_UNKNOWN, MAKEUP_BELOW_COLLEGE, MAKEUP_AGE_51}},
            {"非中共党员", "省委党校", 19600104, 9, 3,
                    {MAKEUP_SEX_UNKNOWN, MAKEUP_NON_PARTY, MAKEUP_MINORITY, MAKEUP_EDUCATION_UNKNOWN, MAKEUP_AGE_51}},
            {"", "", 0, 0, 0,
                    {MAKEUP_SEX_UNKNOWN, MAKEUP_PARTY_UNKNOWN, MAKEUP_ETHNIC_UNKNOWN, MAKEUP_EDUCATION_UNKNOWN,
                            MAKEUP_AGE_UNKNOWN}},
            {"民盟盟员", "中等专科学校", 19500101, 1, 1,
                    {MAKEUP_MEN, MAKEUP_NON_PARTY, MAKEUP_HAN, MAKEUP_BELOW_COLLEGE, MAKEUP_AGE_51}},
    };
    struct paper_source s = {.arena = t->arena, .ws = &t->ws};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct candidate c = nobody;
        c.party = table[i].party;
        c.education = table[i].education;
        c.born_on = (struct date){table[i].born};
        c.sex = table[i].sex;
        c.ethnic = table[i].ethnic;
        struct deputy d = {.candidate = &c};
        s.deputies = (struct deputy_list){&d, 1};
        struct makeup m;
        makeup_count(&s, &m);
        int64_t all = 0;
        for (int l = 0; l < MAKEUP_COUNT; l++) all += m.count[l];
        assert_int_equal(all, GROUP_COUNT);
        for (size_t k = 0; k < 5; k++)
            if (m.count[table[i].lines[k]] != 1)
                fail_msg("person %zu is not in “%s”", i, makeup_line_title(table[i].lines[k]));
    }
}

static void somebody_written_in_is_unknown_in_every_group(void **state)
{
    struct town *t = *state;
    struct deputy d = {.candidate = NULL};
    struct paper_source s = {.arena = t->arena, .ws = &t->ws, .deputies = {&d, 1}};
    struct makeup m;
    struct finding_list findings = {.arena = t->arena};
    makeup_count(&s, &m);
    for (int l = 0; l < MAKEUP_COUNT; l++) assert_int_equal(m.count[l], makeup_is_unknown((enum makeup_line)l));
    makeup_check(&s, &m, &findings);
    assert_string_equal(codes_of(t->arena, &findings), "N621");
}

static void figures_of_the_last_term_must_agree(void **state)
{
    struct town *t = *state;
    struct paper_source s = {.arena = t->arena, .ws = &t->ws};
    struct makeup m = {0};
    static const int64_t counts[] = {[TERM_AGE_35] = 10, [TERM_AGE_36_50] = 40, [TERM_AGE_51] = 20};
    for (int i = TERM_AGE_35; i <= TERM_AGE_51; i++) {
        s.last_term.has[i] = true;
        s.last_term.figures[i] = (struct term_figure){(enum term_item)i, counts[i], 70};
    }
    struct finding_list good = {.arena = t->arena}, sum = {.arena = t->arena}, base = {.arena = t->arena};
    makeup_check(&s, &m, &good);
    assert_int_equal(good.n, 0);
    s.last_term.figures[TERM_AGE_35].count = 11;
    makeup_check(&s, &m, &sum);
    assert_has(finding_of(&sum, FINDING_N622)->text, "71");
    s.last_term.has[TERM_WOMEN] = true;
    s.last_term.figures[TERM_WOMEN] = (struct term_figure){TERM_WOMEN, 20, 73};
    makeup_check(&s, &m, &base);
    assert_has(finding_of(&base, FINDING_N622)->text, "70");
}

/* ---- states of a district ---- */

static const struct seat seats[] = {{1, 2, "东山选区"}, {2, 1, "西山选区"}, {3, 1, "南湖选区"}, {4, 3, "北湖选区"}};

static void make_town(struct town *t)
{
    add_districts(t, seats, ARRAY_COUNT(seats));
    struct candidate c = nobody;
    c.candidate_no = 1;
    c.district_no = 1;
    c.name = "赵一";
    c.sex = SEX_WOMAN;
    c.ethnic = 11;
    c.list_place = 1;
    add_person(t, c);
    c.candidate_no = 2;
    c.name = "钱一";
    c.sex = SEX_MAN;
    c.ethnic = 1;
    c.list_place = 2;
    add_person(t, c);
    add_vote(t, 1, 2, 1, (const struct vote_row[]){{"赵一", 60}, {"钱一", 50}, {"孙一", 20}, {NULL, 0}});
    add_vote(t, 2, 1, 11, (const struct vote_row[]){{"李二", 41}, {"周二", 41}, {NULL, 0}});
    add_vote(t, 3, 1, 21, (const struct vote_row[]){{"吴三", 30}, {"郑三", 29}, {NULL, 0}});
}

static void a_form_says_what_follows(void **state)
{
    struct town *t = *state;
    make_town(t);
    struct paper_source s = source_of(t);
    static const struct {
        int64_t district_no;
        const char *words[4];
    } table[] = {
            {1, {"结果：全部当选。当选：赵一、钱一。", "1|赵一|60|0|18|当选|", "3|孙一|20|0|58|未当选|",
                        "印制选票|未登记|"}},
            {2, {"就李二、周二再次投票，选1名。", "当选：无。", "1|李二|41|0|37|列入下一次投票|",
                        "选举法2010 第43条第3款"}},
            {3, {"另行选举1名，候选人依次为吴三、郑三。", "参加投票的选民|80|", "参加投票的比例|80.00%|",
                        "有效票|78|"}},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *text = text_of(t, paper_result_form(&s, result_lookup(&s.result, table[i].district_no)));
        for (size_t k = 0; k < 4; k++) assert_has(text, table[i].words[k]);
        assert_has(text, "未认证");
        assert_has(text, s.mark.hash);
        assert_has(text, "监票人甲签字");
    }
}

static void papers_of_a_partial_result_say_so(void **state)
{
    struct town *t = *state;
    make_town(t);
    struct paper_source s = source_of(t);
    const char *notice = text_of(t, paper_notice_result(&s));
    assert_has(notice, "4个选区中已有1个选区有结果");
    assert_has(notice, "结果没有认证，本件只供核对");
    assert_lacks(notice, "确定选举结果有效");
    assert_lacks(text_of(t, paper_deputy_notice(&s, 0)), "确定选举结果有效");
    assert_has(notice, "赵一（女，满族）、钱一");
    assert_has(notice, "（须再举行一次投票）");
    assert_has(notice, "（尚未投票）");
    const char *list = text_of(t, paper_elected(&s));
    assert_has(list, "1|1|东山选区|赵一|女|满族|未填|未填|");
    assert_has(list, "第4选区　北湖选区：尚未投票。");
    assert_has(text_of(t, paper_turnout(&s)), "4|北湖选区|");
    assert_has(text_of(t, paper_turnout(&s)), "2|西山选区|1|2|周二|41|0|37|51.25%|列入下一次投票|");
    assert_has(text_of(t, paper_deputy_notice(&s, 0)), "赵一同志：");
    assert_lacks(text_of(t, paper_deputy_notice(&s, 1)), "李二");
    const char *report = text_of(t, paper_report(&s));
    assert_has(report, "还没有结果的选区3个，涉及名额5名。");
    assert_has(report, "以上结果没有认证");
    assert_lacks(report, "一次选举成功");
}

static void write_ins_that_nothing_follows_for_stand_in_one_line(void **state)
{
    struct town *t = *state;
    add_districts(t, seats, 1);
    add_vote(t, 1, 2, 1, (const struct vote_row[]){{"赵一", 60}, {"钱一", 50}, {NULL, 0}});
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    for (int line = 3; line <= 8; line++)
        assert_ok(db_run(t->ws.db,
                          "INSERT INTO tally_line (county, district_no, round, station_no, entry, line, name, "
                          "is_write_in,"
                          " votes_for, votes_against, abstentions) VALUES (?, 1, 1, 1, 3, ?, ?, 1, 1, 0, 0)",
                          &e, db_int(t->ws.election.county), db_int(line),
                          db_text(arena_text(t->arena, "另%c", 'A' + line))),
                &e);
    assert_ok(db_commit(&txn, &e), &e);
    struct paper_source s = source_of(t);
    const char *text = text_of(t, paper_result_form(&s, result_lookup(&s.result, 1)));
    assert_has(text, "另选他人而没有当选的：");
    assert_has(text, "另D（1票）、另E（1票）");
    assert_lacks(text, "另D（另选）|");
}

/* ---- the certificate ---- */

static void records_that_differ_from_the_certificate_give_no_papers(void **state)
{
    struct town *t = *state;
    struct err e;
    struct finding_list findings = {.arena = t->arena};
    struct certificate certificate;
    bool made;
    add_districts(t, seats, 1);
    add_vote(t, 1, 2, 1, (const struct vote_row[]){{"赵一", 60}, {"钱一", 50}, {"孙一", 20}, {NULL, 0}});
    assert_ok(certify(&t->ws, town_day("2012-01-06"), &findings, &made, &certificate, &e), &e);
    if (!made) fail_msg("%s", codes_of(t->arena, &findings));
    struct paper_source s = source_of(t);
    assert_true(paper_is_certified(&s));
    assert_int_equal(s.dated.ymd, 20120106);
    assert_int_equal(s.mark.seq, certificate.journal_seq);
    const char *text = text_of(t, paper_elected(&s));
    assert_has(text, "认证第1版");
    assert_has(text, certificate.hash);
    assert_has(text_of(t, paper_notice_result(&s)), "选举委员会确定选举结果有效");
    assert_has(text_of(t, paper_deputy_notice(&s, 0)), "确定选举结果有效");
    assert_lacks(text, "未认证");
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(db_run(t->ws.db, "UPDATE tally_line SET votes_for = 61 WHERE county = ? AND name = '赵一'", &e,
                      db_int(t->ws.election.county)),
            &e);
    assert_ok(db_commit(&txn, &e), &e);
    assert_refused(paper_source_load(&t->ws, &s, &e), &e, "huanjie verify");
}

/* ---- figures ---- */

static void a_sentence_turns_its_figures_into_digits(void **state)
{
    struct town *t = *state;
    struct paper_source s = {.arena = t->arena, .ws = &t->ws};
    struct figures f = {.arena = t->arena, .source = &s};
    f.used = arena_alloc_array(t->arena, FIG_COUNT, sizeof *f.used);
    figure_set(&f, FIG_WOMEN, 2);
    figure_set(&f, FIG_ELECTED, 3);
    figure_set(&f, FIG_WOMEN_LAST, 1);
    figure_set(&f, FIG_WOMEN_LAST_BASE, 2);
    figure_set(&f, FIG_PARTICIPANTS, 1869117);
    figure_set(&f, FIG_VOTED_REGISTERED, 2253399);
    figure_set(&f, FIG_AGE_SUM, 139);
    figure_set(&f, FIG_BORN_KNOWN, 3);
    figure_set_date(&f, FIG_DAY, town_day("2012-01-04"));
    figure_set_text(&f, FIG_QUOTA_BY, "");
    static const struct {
        const char *sentence, *said;
    } table[] = {{"妇女{WOMEN}，占{WOMEN_SHARE}，{WOMEN_POINTS}。", "妇女2人，占66.7%，比上届上升16.7个百分点。"},
            {"占{TURNOUT}", "占82.95%"}, {"于{DAY}投票", "于2012年1月4日投票"},
            {"由{QUOTA_BY}确定", "由（未登记）确定"}, {"平均{MEAN_AGE}", "平均46.3岁"},
            {"党员{PARTY}，{PARTY_POINTS}", "党员（未登记），（未登记）"}, {"没有数字。", "没有数字。"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_string_equal(figure_say(&f, table[i].sentence), table[i].said);
    assert_int_equal(f.used_count, 9);
    assert_string_equal(figure_base(&f, FIG_WOMEN_SHARE), "2人÷当选代表3名");
    assert_string_equal(figure_base(&f, FIG_WOMEN_POINTS), "2人÷3名；上届1人÷2人");
    figure_set(&f, FIG_WOMEN_LAST, 2);
    figure_set(&f, FIG_WOMEN_LAST_BASE, 3);
    assert_string_equal(figure_text(&f, FIG_WOMEN_POINTS), "与上届持平");
    figure_set(&f, FIG_WOMEN_LAST_BASE, 2);
    assert_string_equal(figure_text(&f, FIG_WOMEN_POINTS), "比上届下降33.3个百分点");
}

static void relations_that_do_not_hold_are_shown(void **state)
{
    struct town *t = *state;
    struct figures f = {.arena = t->arena};
    figure_set(&f, FIG_IN_PERSON, 70);
    figure_set(&f, FIG_ENTRUSTED, 6);
    figure_set(&f, FIG_MOBILE, 4);
    figure_set(&f, FIG_PARTICIPANTS, 81);
    figure_set(&f, FIG_VOTED_REGISTERED, 81);
    struct figure_checks checks;
    figure_check_all(&f, &checks);
    assert_int_equal(checks.n, 2);
    assert_int_equal(checks.broken, 1);
    assert_false(checks.v[0].holds);
    assert_string_equal(checks.v[0].left, "70＋6＋4＝80");
    assert_string_equal(checks.v[0].right, "81");
    assert_true(checks.v[1].holds);
}

/* Every run of digits in the text in front of the annexes, one of the annex's figures. */
static void assert_traced(struct town *t, const struct paper *p)
{
    struct buf text = {.arena = t->arena}, known = {.arena = t->arena};
    size_t i = 0;
    for (; p->blocks[i].kind != BLOCK_PAGE_BREAK; i++) add_block(&text, &p->blocks[i]);
    while (p->blocks[i].kind != BLOCK_TABLE) i++;
    const struct paper_table *annex = p->blocks[i].table;
    for (size_t k = 0; k < annex->row_count; k++) buf_addf(&known, " %s ", annex->cells[k * annex->column_count + 2]);
    size_t runs = 0;
    for (const char *c = buf_text(&text); *c; runs++) {
        size_t n = 0;
        while (*c && !isdigit((unsigned char)*c)) c++;
        while (isdigit((unsigned char)c[n]) || (c[n] == '.' && isdigit((unsigned char)c[n + 1]))) n++;
        if (n == 0) break;
        const char *run = arena_copy(t->arena, c, n);
        bool found = false;
        for (const char *at = buf_text(&known); (at = strstr(at, run)); at++)
            found |= !isdigit((unsigned char)at[-1]) && at[-1] != '.' && !isdigit((unsigned char)at[n]);
        if (!found) fail_msg("“%s” is not in the annex", run);
        c += n;
    }
    assert_true(runs > 5);
}

static void no_number_stands_in_the_report_that_the_annex_does_not_trace(void **state)
{
    struct town *t = *state;
    struct paper_source empty = source_of(t);
    assert_traced(t, paper_report(&empty));
    make_town(t);
    struct paper_source voted = source_of(t);
    assert_traced(t, paper_report(&voted));
    assert_has(text_of(t, paper_report(&voted)), "附表二　数字核对");
}

/* ---- towns with little in them ---- */

static void papers_of_an_empty_town_name_what_is_missing(void **state)
{
    struct town *t = *state;
    struct err e;
    struct paper_source s = source_of(t);
    const char *report = text_of(t, paper_report(&s));
    assert_has(report, "选举委员会由（未登记）于（未登记）任命");
    assert_has(report, "还没有选区完成计票");
    assert_has(report, "工作区没有登记、因而没有写出的数字");
    assert_null(paper_notice_districts(&s));
    assert_null(paper_notice_voters(&s));
    assert_null(paper_notice_final_list(&s, 0));
    assert_null(paper_notice_voting(&s, 0));
    assert_null(paper_notice_rounds(&s));
    assert_null(paper_notice_credentials(&s));
    struct paper *first;
    assert_ok(paper_notice_first_list(&s, 0, &first, &e), &e);
    assert_null(first);
    assert_has(text_of(t, paper_statistics(&s)), "当选代表：0名");
    assert_has(text_of(t, paper_candidates(&s)), "被提名：0人");
    assert_has(text_of(t, paper_deputy_notice(&s, 0)), "还没有人当选");
}

static void deputies_are_confirmed_by_the_outgoing_presidium(void **state)
{
    struct town *t = *state;
    struct err e;
    make_town(t);
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    struct credential c = {.candidate_no = 1,
            .reviewed_on = town_day("2012-01-06"),
            .reviewer = "代表资格审查委员会",
            .confirmed_on = town_day("2012-01-08"),
            .published_on = town_day("2012-01-09"),
            .note = ""};
    assert_ok(credential_save(t->ws.db, t->ws.election.county, &c, &e), &e);
    c.candidate_no = 2;
    c.items[CREDENTIAL_OFFENCE] = CONCLUSION_FAIL;
    assert_ok(credential_save(t->ws.db, t->ws.election.county, &c, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
    struct paper_source s = source_of(t);
    const char *text = text_of(t, paper_notice_credentials(&s));
    assert_has(text, "清溪镇第五届人民代表大会主席团");
    assert_has(text, "主席团确认1名代表的资格有效");
    assert_has(text, "第1选区　东山选区|赵一（女，满族）|有效|");
    assert_has(text, "第1选区　东山选区|钱一|当选无效|");
    assert_has(text, "2012年1月9日");
    const char *letters = text_of(t, paper_deputy_notice(&s, 1)), *second = strstr(letters, "钱一同志");
    assert_non_null(second);
    assert_has(letters, "已于2012年1月8日确认有效");
    assert_lacks(second, "确认有效"); /* the presidium did not confirm this one */
}

static void changes_of_the_roll_are_told_and_those_that_did_not_happen_are_not(void **state)
{
    struct town *t = *state;
    struct err e;
    int64_t county = t->ws.election.county;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    static const enum voter_change_kind kinds[] = {
            CHANGE_OF_VOTER_ADD, CHANGE_OF_VOTER_ADD, CHANGE_OF_VOTER_EXCLUDE, CHANGE_OF_VOTER_EDIT};
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) {
        struct voter_change c = {.change_no = (int64_t)i + 1,
                .voter_no = 1,
                .kind = kinds[i],
                .changed_on = town_day("2011-12-20"),
                .ground = "",
                .document = "",
                .authority = "",
                .consent = "",
                .note = "",
                .actor = "张三"};
        assert_ok(voter_change_insert(t->ws.db, county, &c, &e), &e);
    }
    struct objection o = {.objection_no = 1,
            .applicant = "甲",
            .about = "乙",
            .claim = "漏登",
            .filed_on = town_day("2011-12-16"),
            .decided_on = town_day("2011-12-18"),
            .outcome = OBJECTION_UPHELD,
            .decision = "补登",
            .document = "",
            .court = "",
            .judgment = ""};
    assert_ok(objection_insert(t->ws.db, county, &o, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
    struct paper_source s = source_of(t);
    const struct paper *report = paper_report(&s);
    assert_has(text_of(t, report), "名册形成后，补登2人次，依法不列入名单1人次。");
    assert_has(text_of(t, report), "收到对选民名单的申诉1件，其中成立的1件，还没有处理的0件。");
    assert_traced(t, report);
}

static void who_serves_at_several_stations_is_one_person(void **state)
{
    struct town *t = *state;
    struct err e;
    static const struct {
        const char *name;
        int64_t station_no, voter_no;
        int32_t left_on;
    } rows[] = {{"钱监票", 1, 0, 0}, {"钱监票", 2, 0, 0}, {"孙监票", 1, 7, 0}, {"孙监票", 1, 8, 0},
            {"李监票", 1, 0, 20111220}};
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(rows); i++) {
        struct member m = {.member_no = (int64_t)i + 1,
                .body = BODY_SUPERVISOR,
                .name = rows[i].name,
                .post = "",
                .unit = "",
                .district_no = 1,
                .station_no = rows[i].station_no,
                .voter_no = rows[i].voter_no,
                .appointed_by = "",
                .document = "",
                .left_on = {rows[i].left_on},
                .left_why = ""};
        assert_ok(member_insert(t->ws.db, t->ws.election.county, &m, &e), &e);
    }
    assert_ok(db_commit(&txn, &e), &e);
    struct paper_source s = source_of(t);
    struct figures f;
    figure_load_all(&s, &f);
    assert_string_equal(figure_text(&f, FIG_SUPERVISORS), "3人");
    assert_string_equal(figure_text(&f, FIG_TELLERS), "（未登记）");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(a_congress_is_named_by_its_number),
            town_test(a_district_is_named_once),
            town_test(each_person_is_counted_once_in_each_group),
            town_test(somebody_written_in_is_unknown_in_every_group),
            town_test(figures_of_the_last_term_must_agree),
            town_test(a_form_says_what_follows),
            town_test(papers_of_a_partial_result_say_so),
            town_test(write_ins_that_nothing_follows_for_stand_in_one_line),
            town_test(records_that_differ_from_the_certificate_give_no_papers),
            town_test(a_sentence_turns_its_figures_into_digits),
            town_test(relations_that_do_not_hold_are_shown),
            town_test(no_number_stands_in_the_report_that_the_annex_does_not_trace),
            town_test(papers_of_an_empty_town_name_what_is_missing),
            town_test(changes_of_the_roll_are_told_and_those_that_did_not_happen_are_not),
            town_test(who_serves_at_several_stations_is_one_person),
            town_test(deputies_are_confirmed_by_the_outgoing_presidium),
    };
    return cmocka_run_group_tests_name("app_paper", tests, NULL, NULL);
}
