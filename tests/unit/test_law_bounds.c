/* The days that depend on other days, and the figures that no rule looks at. */
#include "law.h"
#include "table.h"

#include "law/ballot.h"
#include "law/calendar.h"
#include "law/candidates.h"
#include "law/leader.h"
#include "law/outcome.h"
#include "law/seats.h"
#include "law/session.h"
#include "law/voting.h"

/* ---- the calendar's other facts ---- */

static struct date latest_of(const struct law_basis *b, const struct calendar_facts *facts, enum calendar_step step)
{
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    size_t n = law_calendar(a, b, facts, entries);
    const struct calendar_entry *entry = law_calendar_entry(entries, n, step);
    return entry ? entry->latest : DATE_NONE;
}

static void known_days_move_those_that_follow(void **state)
{
    (void)state;
    struct law_basis b = basis_on("2026-12-20");
    struct calendar_facts facts = {.voter_list_on = {20261125}};
    assert_int_equal(latest_of(&b, &facts, STEP_OBJECTION).ymd, 20261130);          /* R31 */
    assert_int_equal(latest_of(&b, &facts, STEP_OBJECTION_DECISION).ymd, 20261203); /* R32 */
    facts.objection_on = (struct date){20261126};
    assert_int_equal(latest_of(&b, &facts, STEP_OBJECTION_DECISION).ymd, 20261129); /* R32 */
    assert_int_equal(latest_of(&b, &facts, STEP_VOTER_LIST).ymd, 20261130);         /* R30 */
    b.settings[SETTING_OBJECTION_DAY_COUNTS].value = 1;
    assert_int_equal(latest_of(&b, &facts, STEP_OBJECTION).ymd, 20261129); /* R31 */
    facts = (struct calendar_facts){.completed_on = {20261231}, .session_on = {20270110}};
    assert_int_equal(latest_of(&b, &facts, STEP_FIRST_SESSION).ymd, 20270228); /* R82 */
    assert_int_equal(latest_of(&b, &facts, STEP_CREDENTIALS).ymd, 20270109);   /* R68 */
}

static void the_day_before_setting_moves_every_day_counted_back(void **state)
{
    (void)state;
    struct law_basis b = basis_on("2026-12-20");
    b.settings[SETTING_DEADLINE_DAY].value = DEADLINE_DAY_BEFORE;
    const struct calendar_facts none = {0};
    assert_int_equal(latest_of(&b, &none, STEP_VOTER_LIST).ymd, 20261129); /* R30 */
    assert_int_equal(latest_of(&b, &none, STEP_FIRST_LIST).ymd, 20261204); /* R40 */
    assert_int_equal(latest_of(&b, &none, STEP_FINAL_LIST).ymd, 20261212); /* R42 */
    assert_int_equal(latest_of(&b, &none, STEP_LAWSUIT).ymd, 20261214);    /* R33 */
    assert_int_equal(latest_of(&b, &none, STEP_JUDGMENT).ymd, 20261219); /* R34: before the day, whatever is counted */
}

static void by_elections_have_the_days_of_their_province(void **state)
{
    (void)state;
    static const struct {
        const char *province;
        int list, first, final;
    } table[] = {{NULL, 20261130, 20261205, 20261213}, {"beijing", 20261205, 20261215, 20261217},
            {"zhejiang", 20261208, 20261205, 20261213}};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    const struct calendar_facts facts = {.is_by_election = true};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) { /* R77 */
        struct law_basis b = basis_on("2026-12-20");
        struct law_province p;
        if (table[i].province) {
            p = province(a, table[i].province);
            law_apply_province(&b, &p, LEVEL_TOWNSHIP);
        }
        assert_int_equal(latest_of(&b, &facts, STEP_VOTER_LIST).ymd, table[i].list);
        assert_int_equal(latest_of(&b, &facts, STEP_FIRST_LIST).ymd, table[i].first);
        assert_int_equal(latest_of(&b, &facts, STEP_FINAL_LIST).ymd, table[i].final);
        assert_false(date_is_set(latest_of(&b, &facts, STEP_FIRST_SESSION)));
    }
}

static void too_early_is_told_from_too_late(void **state)
{
    (void)state;
    struct calendar_entry day = {.earliest = {20261220}, .latest = {20261220}}, open = {.latest = {20261130}};
    assert_int_equal(law_calendar_lateness(&day, (struct date){20261219}), -1);
    assert_int_equal(law_calendar_lateness(&day, (struct date){20261220}), 0);
    assert_int_equal(law_calendar_lateness(&day, (struct date){20270101}), 12);
    assert_int_equal(law_calendar_lateness(&open, (struct date){20200101}), 0);
    assert_int_equal(law_calendar_lateness(&open, (struct date){20261201}), 1);
}

/* ---- figures that no law looks at ---- */

static void seats_and_candidates_out_of_range_are_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct law_basis b = basis_on("2026-12-20");
    struct law_seats s = {.seats = -7};
    struct law_range range = {-7, -7};
    struct reason_list reasons = {.arena = a};
    struct err e;
    assert_refused(law_seats(a, &b, LEVEL_TOWNSHIP, -1, false, &s, &e), &e, "-1");
    assert_refused(law_seats(a, &b, LEVEL_TOWNSHIP, INT64_MAX, false, &s, &e), &e, "20 亿");
    assert_refused(law_seats(a, &b, LEVEL_CITY, 1000, true, &s, &e), &e, "百分之五");         /* R17 */
    assert_refused(law_seats(a, &b, LEVEL_MUNICIPALITY, 1000, true, &s, &e), &e, "百分之五"); /* R17 */
    assert_int_equal(s.seats, -7);
    static const int64_t seats[] = {0, -1, 1001, INT64_MIN, INT64_MAX};
    for (size_t i = 0; i < ARRAY_COUNT(seats); i++)
        assert_refused(law_candidate_range(&b, CONTEST_DIRECT, seats[i], &range, &reasons, &e), &e, "1000");
    assert_refused(law_candidate_range(&b, CONTEST_CONGRESS, 1, &range, &reasons, &e), &e, "direct");
    assert_int_equal(range.min, -7);
    assert_int_equal(reasons.n, 0);
}

static void another_election_takes_the_ratio_of_the_first_and_two_for_one(void **state)
{
    (void)state;
    static const struct {
        enum contest_kind kind;
        enum post_kind post;
        int64_t short_by, min, max;
    } table[] = {
            {CONTEST_DIRECT, POST_OTHER, 1, 2, 2},      /* R64 */
            {CONTEST_DIRECT, POST_OTHER, 2, 3, 4},      /* R63 */
            {CONTEST_DIRECT, POST_OTHER, 3, 4, 6},      /* R63 */
            {CONTEST_INDIRECT, POST_OTHER, 1, 2, 2},    /* R64 */
            {CONTEST_INDIRECT, POST_OTHER, 10, 12, 15}, /* R63 */
            {CONTEST_BY_ELECTION, POST_OTHER, 1, 2, 2}, /* R64 */
            {CONTEST_CONGRESS, POST_CHIEF, 1, 1, 2},    /* R88 */
            {CONTEST_CONGRESS, POST_DEPUTY, 1, 2, 4},   /* R89 */
            {CONTEST_CONGRESS, POST_DEPUTY, 4, 5, 7},   /* R89 */
    };
    struct law_basis b = basis_on("2026-12-20");
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct contest c = {.kind = table[i].kind, .post = table[i].post};
        struct law_range range = law_another_election_range(&b, &c, table[i].short_by);
        assert_int_equal(range.min, table[i].min);
        assert_int_equal(range.max, table[i].max);
    }
}

static void impossible_figures_are_refused_and_nothing_is_touched(void **state)
{
    (void)state;
    struct contest_option people[] = {{"甲", 600, -1, -1, false}, {"乙", 400, -1, -1, false}};
    const struct contest direct = {.seats = 1,
            .registered = 1200,
            .participants = 1000,
            .ballots = 998,
            .void_ballots = 8,
            .options = people,
            .option_count = 2};
    const struct contest indirect = {.kind = CONTEST_INDIRECT,
            .seats = 1,
            .deputies = 61,
            .present = 45,
            .ballots = 45,
            .options = people,
            .option_count = 0};
    static const struct {
        size_t at;
        bool is_indirect;
        int64_t values[4];
    } table[] = {
            {offsetof(struct contest, seats), false, {0, -1, 1001, INT64_MAX}},
            {offsetof(struct contest, registered), false, {0, 999, INT64_MIN, INT64_MAX}},
            {offsetof(struct contest, participants), false, {1201, -1, INT64_MIN, INT64_MAX}},
            {offsetof(struct contest, ballots), false, {7, -1, 1000000001, INT64_MAX}},
            {offsetof(struct contest, void_ballots), false, {999, -1, INT64_MIN, INT64_MAX}},
            {offsetof(struct contest, deputies), true, {0, 44, 1000000001, INT64_MAX}},
            {offsetof(struct contest, present), true, {62, -1, INT64_MIN, INT64_MAX}},
            {offsetof(struct contest, participants), true, {46, -1, INT64_MIN, INT64_MAX}},
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis_on("2026-12-20");
    struct outcome o = {.elected_count = 77};
    struct err e;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        for (size_t k = 0; k < 4; k++) {
            struct contest c = table[i].is_indirect ? indirect : direct;
            memcpy((char *)&c + table[i].at, &table[i].values[k], sizeof(int64_t));
            assert_refused(law_outcome(a, &b, &c, &o, &e), &e, "");
            assert_int_equal(e.kind, ERR_INPUT);
        }
    }
    static const int64_t votes[] = {-1, 1000000001, INT64_MIN, INT64_MAX};
    for (size_t i = 0; i < ARRAY_COUNT(votes); i++) {
        people[1].votes_for = votes[i];
        assert_refused(law_outcome(a, &b, &direct, &o, &e), &e, "乙");
    }
    struct contest crowded = direct;
    crowded.option_count = 10001;
    assert_refused(law_outcome(a, &b, &crowded, &o, &e), &e, "10000");
    assert_int_equal(o.elected_count, 77);
}

static struct outcome outcome_of(struct arena *a, const struct contest *c)
{
    struct law_basis b = basis_on("2026-12-20");
    struct outcome o;
    struct err e;
    assert_ok(law_outcome(a, &b, c, &o, &e), &e);
    return o;
}

static void the_largest_figures_are_judged(void **state)
{
    (void)state;
    enum { BILLION = 1000000000, CROWD = 10000 };
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct contest c = {.seats = 1000, .registered = BILLION, .participants = BILLION, .ballots = BILLION};
    c.option_count = CROWD;
    c.options = arena_alloc_array(a, CROWD, sizeof *c.options);
    for (size_t i = 0; i < CROWD; i++)
        c.options[i] = (struct contest_option){"甲", i < 1000 ? BILLION : 0, -1, -1, false};
    struct outcome o = outcome_of(a, &c);
    assert_int_equal(o.state, OUTCOME_COMPLETE);
    assert_int_equal(o.elected_count, 1000);
    assert_int_equal(o.notes.n, 0); /* every ballot full: R55, R57 have nothing to note */
    struct law_basis b = basis_on("2026-12-20");
    struct law_range range;
    struct law_seats s;
    struct reason_list reasons = {.arena = a};
    struct err e;
    assert_ok(law_candidate_range(&b, CONTEST_DIRECT, 1000, &range, &reasons, &e), &e);
    assert_ok(law_seats(a, &b, LEVEL_TOWNSHIP, 2000000000, false, &s, &e), &e);
    assert_int_equal(s.seats, 160); /* R15 */
}

static void a_choice_by_most_votes_is_cited_from_its_own_law(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct contest_option tied[] = {{"甲", 40, -1, -1, false}, {"乙", 40, -1, -1, false}};
    struct contest c = {.seats = 1, .registered = 60, .participants = 60, .deputies = 60, .present = 60, .ballots = 60};
    c.options = tied;
    c.option_count = 2;
    static const struct {
        enum contest_kind kind;
        const char *threshold, *choice;
    } table[] = {
            {CONTEST_DIRECT, "选举法2020 第45条第1款", "选举法2020 第45条第3款"},   /* R59 R61 R62 */
            {CONTEST_INDIRECT, "选举法2020 第45条第2款", "选举法2020 第45条第3款"}, /* R60 R61 R62 */
            {CONTEST_CONGRESS, "组织法2022 第25条", "组织法2022 第29条"},           /* R81 R61 R62 */
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        c.kind = table[i].kind;
        struct outcome o = outcome_of(a, &c);
        assert_int_equal(o.reasons.n, 5);
        assert_string_equal(o.reasons.v[2].article, table[i].threshold);
        assert_string_equal(o.reasons.v[3].article, table[i].choice);
        assert_string_equal(o.reasons.v[4].article, table[i].choice);
    }
}

/* "" when there is no reason of that rule. */
static const char *article_of(const struct reason_list *list, enum rule r)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].rule == r) return list->v[i].article;
    return "";
}

/* Leaders stand under the Organic Law; where it is silent the Electoral Law is followed, and the citation says so. */
static void leaders_are_counted_under_their_own_law(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct contest_option people[] = {{"甲", 30, -1, -1, false}, {"乙", 29, -1, -1, true}};
    struct contest c = {.kind = CONTEST_CONGRESS, .round = ROUND_REVOTE, .seats = 1, .deputies = 60, .present = 60, .ballots = 59};
    c.options = people;
    c.option_count = 2;
    static const struct {
        struct date on;
        const char *more_ballots, *revote, *majority, *write_in, *too_many;
    } table[] = {
            {{20120117}, "组织法没有规定，参照选举法2010 第42条", "组织法2004 第24条", "组织法2004 第20条", "组织法2004 第23条",
                    "组织法没有规定，参照选举法2010 第42条"},
            {{20260117}, "组织法没有规定，参照选举法2020 第44条", "组织法2022 第29条", "组织法2022 第25条", "组织法2022 第28条",
                    "组织法没有规定，参照选举法2020 第44条"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct law_basis b;
        struct outcome o;
        struct err e;
        assert_ok(law_basis_on(table[i].on, &b, &e), &e);
        assert_ok(law_outcome(a, &b, &c, &o, &e), &e);
        assert_non_null(strstr(article_of(&o.reasons, RULE_R56), table[i].more_ballots));
        assert_string_equal(article_of(&o.reasons, RULE_R62), table[i].revote);
        assert_string_equal(article_of(&o.reasons, RULE_R81), table[i].majority);
        assert_string_equal(article_of(&o.notes, RULE_R62), table[i].revote);
        assert_int_equal(o.decision_count, 1); /* both answers are shown and one is asked for */
        assert_string_equal(o.decisions[0].question, "congress-revote-majority");
        assert_non_null(strstr(o.decisions[0].because.text, table[i].revote));
        assert_non_null(strstr(o.decisions[0].because.text, table[i].majority));
        struct ballot_mark marks[] = {{"甲", VOTE_FOR}, {"丙", VOTE_AGAINST}};
        const char *others[] = {"丁"};
        struct ballot_paper p = {.kind = CONTEST_CONGRESS, .seats = 1, .marks = marks, .mark_count = 2, .write_ins = others};
        p.write_in_count = 1;
        struct ballot_verdict v;
        assert_ok(law_ballot(a, &b, &p, &v, &e), &e);
        assert_false(v.is_valid);
        assert_string_equal(article_of(&v.reasons, RULE_R51), table[i].write_in);
        assert_non_null(strstr(article_of(&v.reasons, RULE_R57), table[i].too_many));
    }
}

static void a_decision_names_who_decides(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct contest_option people[] = {{"甲", 1, -1, -1, false}};
    struct contest c = {.seats = 1, .registered = 60, .participants = 60, .deputies = 60, .present = 60, .ballots = 60};
    c.options = people;
    c.option_count = 1;
    static const struct {
        enum contest_kind kind;
        const char *body;
    } table[] = {
            {CONTEST_DIRECT, "选举委员会"}, {CONTEST_BY_ELECTION, "主持补选的机构"}, {CONTEST_INDIRECT, "大会主席团"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) { /* one candidate is too few for another election, R64 */
        c.kind = table[i].kind;
        struct outcome o = outcome_of(a, &c);
        assert_int_equal(o.decision_count, 1);
        assert_string_equal(o.decisions[0].body, table[i].body);
        assert_string_equal(o.decisions[0].question, "too-few-for-another-election");
    }
}

static void ballots_are_compared_with_those_who_voted_where_that_is_known(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct contest c = {.kind = CONTEST_INDIRECT, .seats = 1, .deputies = 60, .present = 50, .ballots = 45};
    assert_int_not_equal(outcome_of(a, &c).state, OUTCOME_INVALID_COUNT); /* R56 */
    c.participants = 44;
    assert_int_equal(outcome_of(a, &c).state, OUTCOME_INVALID_COUNT); /* R56 */
    c.participants = 45;
    assert_int_not_equal(outcome_of(a, &c).state, OUTCOME_INVALID_COUNT); /* R56 */
}

static bool is_noted(const struct outcome *o, const char *word)
{
    for (size_t i = 0; i < o->notes.n; i++)
        if (strstr(o->notes.v[i].text, word)) return true;
    return false;
}

static void where_the_statute_is_silent_a_note_says_so(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct contest_option people[] = {{"甲", 20, -1, -1, false}, {"乙", 19, -1, -1, false}, {"丙", 18, -1, -1, false},
            {"丁", 5, -1, -1, false}, {"戊", 5, -1, -1, false}};
    struct contest c = {.seats = 2, .registered = 60, .participants = 60, .ballots = 60};
    c.options = people;
    c.option_count = 5;
    struct outcome o = outcome_of(a, &c); /* 3 to 4 candidates; the fourth and fifth are equal, R63 */
    assert_int_equal(o.order_count, 3);
    assert_true(is_noted(&o, "第 4 名起几人票数相等，名单取到第 3 名"));
    people[3].votes_for = 6;
    o = outcome_of(a, &c);
    assert_int_equal(o.order_count, 4);
    assert_int_equal(o.notes.n, 0);
    c.option_count = 3;
    o = outcome_of(a, &c);
    assert_int_equal(o.order_count, 3);
    assert_int_equal(o.notes.n, 0);

    people[0].votes_for = people[1].votes_for = 20; /* a tie in another election, R62 by analogy */
    c.seats = 1;
    c.round = ROUND_ANOTHER;
    o = outcome_of(a, &c);
    assert_int_equal(o.state, OUTCOME_REVOTE);
    assert_true(is_noted(&o, "法律没有专门规定另行选举中的票数相等"));
    c.round = ROUND_REVOTE;
    o = outcome_of(a, &c);
    assert_false(is_noted(&o, "另行选举"));
}

static void odd_figures_are_noted_and_change_nothing(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis_on("2026-12-20");
    struct contest_option people[] = {{"甲", 999, -1, -1, false}, {"乙", 400, -1, -1, false}};
    struct contest c = {
            .seats = 1, .registered = 1200, .participants = 1000, .ballots = 998, .options = people, .option_count = 2};
    struct outcome o;
    struct err e;
    assert_ok(law_outcome(a, &b, &c, &o, &e), &e);
    assert_int_equal(o.state, OUTCOME_COMPLETE);
    assert_int_equal(o.notes.n, 2);
    assert_int_equal(o.notes.v[0].rule, RULE_R55);
    assert_int_equal(o.notes.v[1].rule, RULE_R57);
}

static void unusable_ballots_are_refused_and_nothing_is_touched(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    struct law_basis b = basis_on("2026-12-20");
    struct ballot_verdict v = {.chosen_count = 77};
    struct err e;
    struct ballot_mark marks[] = {{"甲", VOTE_FOR}, {"甲", VOTE_AGAINST}, {"", VOTE_FOR}};
    const char *none[] = {""};
    struct ballot_paper p = {.seats = 0, .marks = marks, .mark_count = 1};
    assert_refused(law_ballot(a, &b, &p, &v, &e), &e, "seats");
    p.seats = 1001;
    assert_refused(law_ballot(a, &b, &p, &v, &e), &e, "seats");
    p = (struct ballot_paper){.seats = 2, .marks = marks, .mark_count = 2};
    assert_refused(law_ballot(a, &b, &p, &v, &e), &e, "甲");
    p = (struct ballot_paper){.seats = 2, .marks = marks + 2, .mark_count = 1};
    assert_refused(law_ballot(a, &b, &p, &v, &e), &e, "没有姓名");
    p = (struct ballot_paper){.seats = 2, .write_ins = none, .write_in_count = 1};
    assert_refused(law_ballot(a, &b, &p, &v, &e), &e, "没有写姓名");
    p = (struct ballot_paper){.seats = 2, .mark_count = BALLOT_NAMES_MAX, .write_in_count = 1};
    assert_refused(law_ballot(a, &b, &p, &v, &e), &e, "10000");
    assert_int_equal(v.chosen_count, 77);
}

static void a_margin_of_the_method_is_said_with_its_number_of_candidates(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct law_basis b = basis_on("2026-12-20");
    struct leader_election x = {.office = OFFICE_DEPUTY_HEAD, .posts = 4, .nominees = -1, .margin = 1};
    struct reason_list reasons = {.arena = a};
    struct law_range range;
    struct err e;
    bool wants_method;
    assert_ok(law_leader_range(&b, &x, &range, &wants_method, &reasons, &e), &e);
    assert_int_equal(range.min, 5);
    assert_non_null(strstr(reasons.v[reasons.n - 1].text, "差额数为 1 人，候选人 5 人"));
}

/* R17: 选举法2020 第12条第3款 gives the add-on to other places at each level, and to each another body that decides. */
static void the_add_on_of_five_per_cent_says_who_decides(void **state)
{
    (void)state;
    static const struct {
        enum area_level level;
        const char *scope;
    } table[] = {{LEVEL_TOWNSHIP, "乡、民族乡（镇不适用），由省级人大常委会决定"}, {LEVEL_COUNTY, "县、自治县（不设区的市、市辖区不适用），由省级人大常委会决定"},
            {LEVEL_PROVINCE, "自治区和聚居的少数民族多的省，由全国人大常委会决定"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 16);
        struct law_basis b = basis_on("2026-12-20");
        struct law_seats s;
        struct err e;
        assert_ok(law_seats(a, &b, table[i].level, 100000, true, &s, &e), &e);
        assert_int_equal(s.extra, (s.base + s.added) * 5 / 100);
        assert_non_null(strstr(s.reasons.v[s.reasons.n - 1].text, table[i].scope));
    }
}

/* The sentences that name a number of their own: people hold the paper against the count. */
static void sentences_name_how_many_are_needed(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis_on("2026-12-20");
    struct reason_list reasons = {.arena = a};
    struct contest_option person = {"甲", 100, -1, -1, false};
    struct contest c = {.seats = 1, .registered = 400, .participants = 200, .ballots = 200, .options = &person, .option_count = 1};
    struct outcome o = outcome_of(a, &c);
    assert_int_equal(o.state, OUTCOME_INVALID_TURNOUT);
    assert_non_null(strstr(o.reasons.v[o.reasons.n - 1].text, "须 201 人以上"));
    assert_false(law_resolution(&b, "通过议程", 36, 73, &reasons));
    assert_non_null(strstr(reasons.v[0].text, "未过半数（37 票以上）"));
    assert_true(law_resolution(&b, "通过议程", 37, 73, &reasons));
    struct entrustment third = {.is_away = true, .is_written = true, .is_approved = true, .trustee_is_voter = true,
            .trustee_is_of_district = true, .already_accepted = 2};
    assert_int_equal(law_may_entrust(&b, &third, &reasons), VERDICT_YES);
    assert_non_null(strstr(reasons.v[reasons.n - 1].text, "共接受 3 人的委托"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(known_days_move_those_that_follow),
            cmocka_unit_test(the_day_before_setting_moves_every_day_counted_back),
            cmocka_unit_test(by_elections_have_the_days_of_their_province),
            cmocka_unit_test(too_early_is_told_from_too_late),
            cmocka_unit_test(seats_and_candidates_out_of_range_are_refused),
            cmocka_unit_test(another_election_takes_the_ratio_of_the_first_and_two_for_one),
            cmocka_unit_test(impossible_figures_are_refused_and_nothing_is_touched),
            cmocka_unit_test(the_largest_figures_are_judged),
            cmocka_unit_test(a_choice_by_most_votes_is_cited_from_its_own_law),
            cmocka_unit_test(leaders_are_counted_under_their_own_law),
            cmocka_unit_test(a_decision_names_who_decides),
            cmocka_unit_test(ballots_are_compared_with_those_who_voted_where_that_is_known),
            cmocka_unit_test(where_the_statute_is_silent_a_note_says_so),
            cmocka_unit_test(odd_figures_are_noted_and_change_nothing),
            cmocka_unit_test(unusable_ballots_are_refused_and_nothing_is_touched),
            cmocka_unit_test(the_add_on_of_five_per_cent_says_who_decides),
            cmocka_unit_test(sentences_name_how_many_are_needed),
            cmocka_unit_test(a_margin_of_the_method_is_said_with_its_number_of_candidates),
    };
    return cmocka_run_group_tests_name("law_bounds", tests, NULL, NULL);
}
