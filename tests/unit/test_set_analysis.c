/* Scores, agreement and flags from ballot sets; and that no command makes a decision of them. */
#include "unit.h"

#include <math.h>

#include "cadre/chance.h"
#include "cadre/flag.h"
#include "cadre/set_agreement.h"
#include "cadre/set_severity.h"
#include "cadre/set_score.h"
#include "cadre/set_share.h"
#include "cli/commands.h"

enum { SETS_MAX = 8, PEOPLE = 8 };

struct county {
    struct arena *arena;
    struct grade_table grades;
    struct ballot_set sets[SETS_MAX];
    struct set_form forms[SETS_MAX];
    struct set_ballots ballots[SETS_MAX];
    struct set_table tables[SETS_MAX];
    struct set_record records[SETS_MAX];
    size_t n;
};

static int make(void **state)
{
    struct arena *a = arena_new(64 << 20);
    struct county *y = arena_alloc(a, sizeof *y);
    struct err e;
    y->arena = a;
    assert_ok(grade_table_load(a, &y->grades, &e), &e);
    *state = y;
    return 0;
}

static int drop(void **state)
{
    arena_free(((struct county *)*state)->arena);
    return 0;
}

static const char *labels[] = {"优秀", "称职", "基本称职", "不称职", "不了解", "推荐"};
static const char *const names[PEOPLE] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"};

/* A set of that side; answers: n x people, 1 优秀 … 0 none. Person i is official first + i. */
static struct ballot_set *add_set(struct county *y, const char *name, enum set_side side, size_t people, int64_t first,
        const uint8_t *answers, size_t n)
{
    size_t k = y->n++;
    y->sets[k] = (struct ballot_set){.set_no = (int64_t)k + 1, .name = name, .side = side, .asks = SET_GRADES,
            .kind = SET_ASSESSMENT, .rater_group = "", .level = "", .profile = "", .organisation = "东山镇", .codes = "",
            .part_of = "", .name_order = "甲、乙、丙、丁、戊、己、庚、辛", .held_on = date_from(2011, 11, 2), .figures = {-1, -1, -1, -1, -1, -1, -1}, .list_names = -1};
    struct set_question *q = arena_alloc_array(y->arena, people, sizeof *q);
    for (size_t i = 0; i < people; i++) q[i] = (struct set_question){names[(size_t)first + i - 1], first + (int64_t)i, ""};
    y->forms[k] = (struct set_form){q, people, labels, ARRAY_COUNT(labels)};
    y->ballots[k] = (struct set_ballots){answers, n};
    return &y->sets[k];
}

/* After the sets are as they should be. */
static void count(struct county *y)
{
    for (size_t k = 0; k < y->n; k++) {
        cadre_tabulate(y->arena, &y->grades, &y->sets[k], &y->forms[k], &y->ballots[k], NULL, &y->tables[k]);
        y->records[k] = (struct set_record){.table = &y->tables[k], .form = &y->forms[k], .ballots = &y->ballots[k]};
    }
    cadre_hide_rows(y->arena, y->tables, y->n);
}

static uint8_t *fill(struct county *y, size_t people, size_t n, uint8_t answer)
{
    uint8_t *v = arena_alloc_array(y->arena, people * n + 1, 1);
    memset(v, answer, people * n);
    return v;
}

/* ---- scores ---- */

static struct set_score score_of(struct county *y, const char *scheme, const struct set_use *uses, size_t use_count)
{
    struct err e;
    struct set_score out;
    struct scheme *s = arena_alloc(y->arena, sizeof *s);
    struct set_subject subject = {"甲", 1, false};
    assert_ok(scheme_load(y->arena, scheme, s, &e), &e);
    struct set_score_question q = {s, true, y->tables, y->n, {2011, "", uses, use_count}, NULL, 0};
    assert_ok(cadre_set_score(y->arena, &q, &subject, &out, &e), &e);
    return out;
}

static void groups_that_are_hidden_give_their_weight_away(void **state)
{
    struct county *y = *state;
    add_set(y, "上级", SIDE_SUPERIOR, 1, 1, fill(y, 1, 10, 1), 10);
    add_set(y, "同级", SIDE_PEER, 1, 1, fill(y, 1, 4, 4), 4); /* four raters who would pull it down */
    add_set(y, "下级", SIDE_SUBORDINATE, 1, 1, fill(y, 1, 20, 2), 20);
    count(y);
    struct set_score s = score_of(y, "s9-four", NULL, 0);
    /* 30 and 25 of 55: the total says nothing of the four */
    assert_true(fabs(s.score.total.value - (30 * 100 + 25 * 80) / 55.0) < 1e-9);
    assert_ptr_equal(s.sources[1].why, set_hidden_why);
    assert_true(fabs(s.score.parts[0].weight - 30 / 55.0) < 1e-9);
    assert_true(s.score.parts[1].weight == 0 && !s.score.parts[1].is_present);
    assert_string_equal(s.sources[0].used[0]->set->name, "上级");
}

static void sets_are_never_added_silently(void **state)
{
    struct county *y = *state;
    add_set(y, "县领导", SIDE_SUPERIOR, 1, 1, fill(y, 1, 10, 1), 10);
    add_set(y, "部门", SIDE_SUPERIOR, 1, 1, fill(y, 1, 30, 2), 30);
    count(y);
    struct set_score s = score_of(y, "s9-four", NULL, 0);
    assert_non_null(s.why);
    assert_non_null(strstr(s.why, "县领导、部门"));
    assert_false(measure_is_defined(&s.score.total));
    static const struct set_use one[] = {{"上级评", "部门"}}, both[] = {{"上级评", "县领导"}, {"上级评", "部门"}};
    s = score_of(y, "s9-four", one, 1);
    assert_true(fabs(s.score.total.value - 80) < 1e-9);
    s = score_of(y, "s9-four", both, 2);
    assert_true(fabs(s.score.total.value - 85) < 1e-9 && s.sources[0].n == 2);
}

static void parts_and_other_years_are_left_out(void **state)
{
    struct county *y = *state;
    add_set(y, "整体", SIDE_SUPERIOR, 1, 1, fill(y, 1, 10, 1), 10);
    add_set(y, "正科", SIDE_SUPERIOR, 1, 1, fill(y, 1, 5, 1), 5)->part_of = "整体";
    add_set(y, "去年", SIDE_SUPERIOR, 1, 1, fill(y, 1, 10, 4), 10)->held_on = date_from(2010, 11, 2);
    count(y);
    assert_int_equal(set_latest_year(y->tables, y->n), 2011);
    assert_true(fabs(score_of(y, "s9-four", NULL, 0).score.total.value - 100) < 1e-9);
}

/* ---- agreement ---- */

static void severity_needs_raters_who_tie_the_places_together(void **state)
{
    struct county *y = *state;
    struct err e;
    struct set_severity s;
    struct set_choice c = {.item = ""};
    add_set(y, "东山", SIDE_SUBORDINATE, 3, 1, fill(y, 3, 8, 1), 8);
    add_set(y, "西山", SIDE_SUBORDINATE, 3, 4, fill(y, 3, 8, 2), 8);
    count(y);
    assert_ok(cadre_set_severity(y->arena, y->records, y->n, &c, &s, &e), &e);
    assert_int_equal(s.severity.components, 2);
    assert_non_null(s.severity.why);
    uint8_t *all = fill(y, 6, 6, 2); /* six who judge both find them equal */
    add_set(y, "县领导", SIDE_SUPERIOR, 6, 1, all, 6);
    count(y);
    assert_ok(cadre_set_severity(y->arena, y->records, y->n, &c, &s, &e), &e);
    assert_int_equal(s.severity.components, 1);
    assert_null(s.severity.why);
    assert_int_equal(s.n, 6);
    assert_true(fabs(s.severity.adjusted[0].value - s.severity.adjusted[5].value) < 1e-6);
}

static void agreement_takes_whole_ballots_and_says_how_many(void **state)
{
    struct county *y = *state;
    enum { BALLOTS = 15, WHOLE = 10 };
    uint8_t answers[BALLOTS * 3];
    struct set_reliability *v;
    size_t n;
    struct err e;
    for (size_t i = 0; i < ARRAY_COUNT(answers); i++) answers[i] = (uint8_t)(i % 3 + 1);
    for (size_t b = WHOLE; b < BALLOTS; b++) answers[b * 3 + 1] = 0;
    add_set(y, "东山", SIDE_PEER, 3, 1, answers, BALLOTS);
    count(y);
    assert_ok(cadre_set_reliability(y->arena, &y->records[0], &v, &n, &e), &e);
    assert_int_equal(n, 1);
    assert_int_equal(v[0].whole, WHOLE);
    assert_int_equal(v[0].ballots, BALLOTS);
    assert_true(fabs(v[0].kripp.value - 1) < 1e-9 && fabs(v[0].kendall.w_ties.value - 1) < 1e-9);
    y->ballots[0].n = 4; /* a group of four shows nothing */
    count(y);
    assert_ok(cadre_set_reliability(y->arena, &y->records[0], &v, &n, &e), &e);
    assert_int_equal(n, 0);
}

/* ---- flags ---- */

static struct flag_list flags_of(struct county *y, const struct flag_person *people, size_t n)
{
    struct flag_list found = {.arena = y->arena};
    struct err e;
    struct flag_search q = {y->records, y->n, {2011, "", NULL, 0}, people, n, 0.1, 0.01, 0.05, 999, 1};
    assert_ok(cadre_find_flags(&q, &found, &e), &e);
    return found;
}

/* n ballots, the first x of which name the person. */
static struct ballot_set *recommend(struct county *y, const char *name, enum set_kind kind, size_t x, size_t n)
{
    uint8_t *v = fill(y, 1, n, 0);
    memset(v, 6, x);
    struct ballot_set *s = add_set(y, name, SIDE_SUPERIOR, 1, 1, v, n);
    s->kind = kind;
    s->asks = SET_RECOMMENDATION;
    return s;
}

static void a_gap_is_asked_about_beyond_its_interval(void **state)
{
    static const struct {
        size_t x1, n1, x2, n2;
        bool is_asked;
    } table[] = {
            {20, 40, 6, 40, true},
            {20, 40, 14, 40, false},   /* 15 points, within the interval */
            {520, 1000, 450, 1000, false}, /* beyond it, but seven points */
            {4, 4, 0, 40, false},      /* four talks are nobody's business */
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        void *fresh;
        make(&fresh);
        struct county *y = fresh;
        recommend(y, "会议", SET_MEETING, table[i].x1, table[i].n1);
        recommend(y, "谈话", SET_TALK, table[i].x2, table[i].n2);
        count(y);
        struct flag_list found = flags_of(y, NULL, 0);
        assert_int_equal(found.n, table[i].is_asked);
        if (found.n) {
            assert_string_equal(found.v[0].id, "gap/甲/总体/1-2");
            assert_non_null(strstr(found.v[0].question, "？"));
            assert_non_null(strstr(found.v[0].question, "区间"));
        }
        drop(&fresh);
    }
    (void)state;
}

/* What one comparison would raise, a hundred do not: the correction of Benjamini and Hochberg. */
static void many_comparisons_are_corrected(void **state)
{
    enum { OTHERS = 100, BALLOTS = 100 };
    struct county *y = *state;
    struct err e;
    static const char *labels_of[] = {"推荐"};
    uint8_t *meeting = fill(y, OTHERS + 1, BALLOTS, 0), *talk = fill(y, OTHERS + 1, BALLOTS, 0);
    struct set_question *q = arena_alloc_array(y->arena, OTHERS + 1, sizeof *q);
    for (size_t i = 0; i <= OTHERS; i++) {
        q[i] = (struct set_question){arena_text(y->arena, "候选%zu", i), (int64_t)i + 1, ""};
        for (size_t b = 0; b < 40; b++) meeting[b * (OTHERS + 1) + i] = talk[b * (OTHERS + 1) + i] = 1;
    }
    for (size_t b = 40; b < 60; b++) meeting[b * (OTHERS + 1)] = 1; /* 60 of 100 against 40: p = 0.007 */
    struct ballot_set *s = add_set(y, "会议", SIDE_SUPERIOR, 1, 1, meeting, BALLOTS);
    s->kind = SET_MEETING;
    s->asks = SET_RECOMMENDATION;
    s = add_set(y, "谈话", SIDE_SUPERIOR, 1, 1, talk, BALLOTS);
    s->kind = SET_TALK;
    s->asks = SET_RECOMMENDATION;
    for (size_t people = 1; people <= OTHERS + 1; people += OTHERS) {
        struct flag_list found = {.arena = y->arena};
        for (size_t k = 0; k < y->n; k++) {
            uint8_t *v = fill(y, people, BALLOTS, 0);
            for (size_t b = 0; b < BALLOTS; b++) memcpy(v + b * people, (k ? talk : meeting) + b * (OTHERS + 1), people);
            y->forms[k] = (struct set_form){q, people, labels_of, 1};
            y->ballots[k].answers = v;
        }
        count(y);
        struct flag_search search = {y->records, y->n, {2011, "", NULL, 0}, NULL, 0, 0.2, 0.01, 0.05, 99, 1};
        assert_ok(cadre_find_flags(&search, &found, &e), &e);
        assert_int_equal(found.families[FLAG_GAP].tested, people);
        assert_int_equal(found.families[FLAG_GAP].asked, people == 1);
        search.level = 1; /* not corrected */
        found = (struct flag_list){.arena = y->arena};
        assert_ok(cadre_find_flags(&search, &found, &e), &e);
        assert_int_equal(found.families[FLAG_GAP].asked, 1);
        assert_true(fabs(found.v[0].p - 0.0070595154950) < 1e-12);
        assert_true(fabs(found.v[0].adjusted - (people == 1 ? found.v[0].p : found.v[0].p * 101)) < 1e-9);
    }
}

/* Too few votes in all to differ by as much as is asked: nothing is compared, and nobody else pays for it. */
static void what_cannot_differ_is_not_compared(void **state)
{
    struct county *y = *state;
    struct err e;
    struct flag_list found = {.arena = y->arena};
    recommend(y, "会议", SET_MEETING, 2, 40);
    recommend(y, "谈话", SET_TALK, 1, 40);
    count(y);
    struct flag_search q = {y->records, y->n, {2011, "", NULL, 0}, NULL, 0, 0.2, 0.01, 0.05, 99, 1};
    assert_ok(cadre_find_flags(&q, &found, &e), &e);
    assert_int_equal(found.families[FLAG_GAP].tested, 0);
    q.gap_min = 0.05;
    assert_ok(cadre_find_flags(&q, &found, &e), &e);
    assert_int_equal(found.families[FLAG_GAP].tested, 1);
}

static void the_order_of_the_form_counts_not_that_of_the_roster(void **state)
{
    struct county *y = *state;
    enum { BALLOTS = 60 };
    uint8_t *order = fill(y, PEOPLE, BALLOTS, 1);
    struct chance c = chance_from(9);
    for (size_t b = 0; b < BALLOTS; b++) /* the roster's first is graded best */
        for (size_t i = 0; i < PEOPLE; i++) order[b * PEOPLE + i] = (uint8_t)(1 + (chance_below(&c, 16) < 2 * i + 1));
    static const struct {
        const char *order;
        bool is_asked;
        const char *why;
    } table[] = {
            {"甲、乙、丙、丁、戊、己、庚、辛", true, NULL},
            {"戊、己、庚、辛、甲、乙、丙、丁", false, NULL},
            {"辛、庚、己、戊、丁、丙、乙、甲", false, NULL}, /* who stands last is graded best: nobody fills a form like that */
            {"", false, "没有登记表上名单的次序"},
            {"甲、乙、丙、丁、戊、己、庚", false, "登记的名单次序里没有辛"},
    };
    struct ballot_set *s = add_set(y, "次序", SIDE_MASS, PEOPLE, 1, order, BALLOTS);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        s->name_order = table[i].order;
        count(y);
        struct flag_list found = flags_of(y, NULL, 0);
        assert_int_equal(found.families[FLAG_ORDER].asked, table[i].is_asked);
        assert_int_equal(found.families[FLAG_ORDER].tested, !table[i].why);
        assert_int_equal(found.untested_count, table[i].why ? 1 : 0);
        if (table[i].why) assert_string_equal(found.untested[0].why, table[i].why);
    }
}

static void signed_and_anonymous_and_levels_are_held_against_one_another(void **state)
{
    struct county *y = *state;
    recommend(y, "会议", SET_MEETING, 10, 40);
    recommend(y, "署名", SET_ASSESSMENT, 9, 10)->is_signed = true;
    recommend(y, "正科", SET_MEETING, 9, 12)->part_of = "会议";
    recommend(y, "副科", SET_MEETING, 1, 28)->part_of = "会议";
    count(y);
    struct flag_list found = flags_of(y, NULL, 0);
    assert_int_equal(found.n, 2);
    assert_string_equal(found.v[0].id, "gap/甲/总体/1-2");
    assert_string_equal(found.v[1].id, "gap/甲/总体/3-4");
}

static void votes_and_performance_are_compared_inside_a_stratum(void **state)
{
    struct county *y = *state;
    uint8_t *v = fill(y, PEOPLE, 40, 2);
    for (size_t b = 0; b < 40; b++) { /* excellent by 38, 34, 20 … 4 of 40 */
        static const size_t excellent[PEOPLE] = {38, 34, 20, 20, 20, 18, 10, 4};
        for (size_t i = 0; i < PEOPLE; i++)
            if (b < excellent[i]) v[b * PEOPLE + i] = 1;
    }
    add_set(y, "测评", SIDE_SUBORDINATE, PEOPLE, 1, v, 40);
    count(y);
    struct flag_person people[PEOPLE];
    struct set_choice c = {.year = 2011, .item = ""};
    for (size_t i = 0; i < PEOPLE; i++) {
        people[i] = (struct flag_person){{names[i], (int64_t)i + 1, false}, "山区", "", {0},
                measure_of(CADRE_PERCENTILE, PEOPLE, i == 0 ? 10 : i == 7 ? 90 : 50)};
        people[i].votes = cadre_votes(y->tables, y->n, &c, &people[i].subject);
    }
    struct flag_list found = flags_of(y, people, PEOPLE);
    size_t asked = 0;
    for (size_t i = 0; i < found.n; i++) {
        if (found.v[i].kind != FLAG_HIGH_LOW && found.v[i].kind != FLAG_LOW_HIGH) continue; /* the made-up ballots are odd */
        assert_string_equal(found.v[i].id, asked++ == 0 ? "high-low/甲/2011" : "low-high/辛/2011");
    }
    assert_int_equal(asked, 2);
    people[0].stratum = "沿海"; /* alone there: nobody to be compared with */
    found = flags_of(y, people, PEOPLE);
    for (size_t i = 0; i < found.n; i++) assert_true(found.v[i].kind != FLAG_HIGH_LOW);
}

static void equal_ballots_and_the_order_of_the_list_are_asked_about(void **state)
{
    struct county *y = *state;
    enum { BALLOTS = 60 };
    uint8_t *v = fill(y, PEOPLE, BALLOTS, 1);
    struct chance c = chance_from(9);
    for (size_t b = 0; b < BALLOTS; b++)
        for (size_t i = 0; i < PEOPLE; i++) v[b * PEOPLE + i] = (uint8_t)(1 + chance_below(&c, 3));
    add_set(y, "无事", SIDE_MASS, PEOPLE, 1, v, BALLOTS);
    uint8_t *bloc = fill(y, PEOPLE, BALLOTS, 1), *order = fill(y, PEOPLE, BALLOTS, 1);
    memcpy(bloc, v, PEOPLE * BALLOTS);
    for (size_t b = 1; b < 12; b++) memcpy(bloc + b * PEOPLE, bloc, PEOPLE);
    add_set(y, "雷同", SIDE_MASS, PEOPLE, 1, bloc, BALLOTS);
    for (size_t b = 0; b < BALLOTS; b++)
        for (size_t i = 0; i < PEOPLE; i++) order[b * PEOPLE + i] = (uint8_t)(1 + (chance_below(&c, 16) < 2 * i + 1));
    add_set(y, "次序", SIDE_MASS, PEOPLE, 1, order, BALLOTS);
    count(y);
    struct flag_list found = flags_of(y, NULL, 0);
    assert_int_equal(found.n, 2);
    assert_string_equal(found.v[0].id, "bloc/雷同");
    assert_string_equal(found.v[1].id, "order/次序");
}

static void a_wish_that_nobody_heard_is_asked_about(void **state)
{
    struct county *y = *state;
    uint8_t *v = fill(y, 1, 20, 6);
    add_set(y, "会议", SIDE_SUPERIOR, 1, 1, v, 20)->asks = SET_RECOMMENDATION;
    y->forms[0].questions[0].item = "镇长";
    count(y);
    struct flag_person p = {{"甲", 1, false}, "", "人大主席", measure_undefined(CADRE_VOTES, 0, "-"),
            measure_undefined(CADRE_PERCENTILE, 0, "-")};
    struct flag_list found = flags_of(y, &p, 1);
    assert_int_equal(found.n, 1);
    assert_string_equal(found.v[0].id, "wish/甲/1");
    p.wish = "镇长、人大主席";
    assert_int_equal(flags_of(y, &p, 1).n, 0);
    p.wish = "副镇长、常务副镇长"; /* names the post only as a part of another */
    assert_int_equal(flags_of(y, &p, 1).n, 1);
    p.wish = "副镇长，镇长";
    assert_int_equal(flags_of(y, &p, 1).n, 0);
}

/* Six for each of three posts: who wants one of them is named most for what he wants. */
static void as_many_for_what_is_wished_is_no_question(void **state)
{
    struct county *y = *state;
    static const char *const posts[] = {"党委书记", "副镇长", "人大副主席"};
    uint8_t *v = fill(y, 3, 20, 0);
    for (size_t b = 0; b < 18; b++) v[b * 3 + b % 3] = 6;
    add_set(y, "谈话", SIDE_SUPERIOR, 3, 1, v, 20)->asks = SET_RECOMMENDATION;
    for (size_t i = 0; i < 3; i++) y->forms[0].questions[i] = (struct set_question){"甲", 1, posts[i]};
    count(y);
    struct flag_person p = {{"甲", 1, false}, "", "", measure_undefined(CADRE_VOTES, 0, "-"), measure_undefined(CADRE_PERCENTILE, 0, "-")};
    for (size_t i = 0; i < 3; i++) {
        p.wish = posts[i];
        assert_int_equal(flags_of(y, &p, 1).n, 0);
    }
    p.wish = "纪委书记";
    struct flag_list found = flags_of(y, &p, 1);
    assert_int_equal(found.n, 1);
    assert_non_null(strstr(found.v[0].question, "6 票推荐党委书记、副镇长、人大副主席，"));
}

/* Ten of twenty sign for him as head; nobody is named as head by the others, and no form says whether they were asked. */
static void a_post_that_may_not_have_been_asked_about_is_said(void **state)
{
    struct county *y = *state;
    uint8_t *signed_for = fill(y, 1, 20, 6), *others = fill(y, 1, 40, 6);
    add_set(y, "署名", SIDE_SUPERIOR, 1, 1, signed_for, 20)->asks = SET_RECOMMENDATION;
    add_set(y, "不署名", SIDE_SUPERIOR, 1, 2, others, 40)->asks = SET_RECOMMENDATION;
    y->sets[0].is_signed = true;
    y->forms[0].questions[0].item = "主任";
    y->forms[1].questions[0].item = "镇长";
    for (int has_form = 0; has_form < 2; has_form++) {
        y->sets[0].has_form = y->sets[1].has_form = has_form;
        count(y);
        struct flag_list found = flags_of(y, NULL, 0);
        assert_int_equal(found.n, 0);
        assert_int_equal(found.untested_count, has_form ? 0 : 2);
        if (has_form) continue;
        assert_int_equal(found.untested[0].kind, FLAG_GAP);
        assert_string_equal(found.untested[0].set, "不署名");
        assert_non_null(strstr(found.untested[0].why, "没有人被推荐主任"));
    }
}

/* ---- what does not exist ---- */

/* 防止简单以票取人: figures are shown, questions are asked and answered; nothing that counts votes also decides. Whoever
 * adds a command to these groups has to say here what it does. */
static void no_command_turns_votes_into_a_decision(void **state)
{
    (void)state;
    static const char *const groups[] = {"appraise ", "corroborate ", "set "};
    static const char *const shows[] = {"appraise shares", "appraise scores", "appraise compare", "appraise sensitivity",
            "appraise trend", "appraise adjust", "appraise reliability", "appraise severity", "appraise aggregate",
            "corroborate show", "corroborate flags", "set list", "set doubts", "set picture", "set show", "set check", "set profile", "set compare"};
    static const char *const records[] = {"set add", "set import", "set enter", "set resolve", "set withdraw", "set form",
            "set codes", "set answer", "set settle", "set profile import", "set grid", "set scan", "corroborate answer", "corroborate withdraw"};
    static const char *const decides[] = {"decide", "appoint", "promote", "choose", "select", "elect", "nominate", "finalize",
            "certify", "dismiss"};
    for (size_t i = 0; cli_commands[i]; i++) {
        const char *path = cli_commands[i]->path;
        bool is_ours = false, is_known = strncmp(path, "appraise paper", 14) == 0; /* papers print what is shown */
        for (size_t g = 0; g < ARRAY_COUNT(groups); g++) is_ours |= strncmp(path, groups[g], strlen(groups[g])) == 0;
        if (!is_ours) continue;
        for (size_t k = 0; k < ARRAY_COUNT(shows); k++) is_known |= text_eq(path, shows[k]);
        for (size_t k = 0; k < ARRAY_COUNT(records); k++) is_known |= text_eq(path, records[k]);
        if (!is_known) fail_msg("what does “%s” do with the votes?", path);
        for (size_t k = 0; k < ARRAY_COUNT(decides); k++) assert_null(strstr(path, decides[k]));
    }
}

#define county_test(f) cmocka_unit_test_setup_teardown(f, make, drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
            county_test(groups_that_are_hidden_give_their_weight_away),
            county_test(sets_are_never_added_silently),
            county_test(parts_and_other_years_are_left_out),
            county_test(severity_needs_raters_who_tie_the_places_together),
            county_test(agreement_takes_whole_ballots_and_says_how_many),
            county_test(a_gap_is_asked_about_beyond_its_interval),
            county_test(many_comparisons_are_corrected),
            county_test(what_cannot_differ_is_not_compared),
            county_test(the_order_of_the_form_counts_not_that_of_the_roster),
            county_test(signed_and_anonymous_and_levels_are_held_against_one_another),
            county_test(votes_and_performance_are_compared_inside_a_stratum),
            county_test(equal_ballots_and_the_order_of_the_list_are_asked_about),
            county_test(a_wish_that_nobody_heard_is_asked_about),
            county_test(as_many_for_what_is_wished_is_no_question),
            county_test(a_post_that_may_not_have_been_asked_about_is_said),
            cmocka_unit_test(no_command_turns_votes_into_a_decision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
