/* Ballot sets counted and checked; what must stay hidden, attacked. */
#include "unit.h"

#include "base/buf.h"
#include "cadre/chance.h"
#include "cadre/set_check.h"
#include "cadre/set_self.h"
#include "cadre/set_share.h"
#include "cadre/share.h"

static int make(void **state)
{
    *state = arena_new(64 << 20);
    return 0;
}

static int drop(void **state)
{
    arena_free(*state);
    return 0;
}

static struct grade_table grades(struct arena *a)
{
    struct grade_table t;
    struct err e;
    assert_ok(grade_table_load(a, &t, &e), &e);
    return t;
}

static const struct ballot_set plain = {.name = "甲", .asks = SET_GRADES, .rater_group = "", .level = "", .profile = "",
        .organisation = "", .codes = "", .part_of = "", .name_order = "", .attended = "", .figures = {-1, -1, -1, -1, -1, -1, -1}, .list_names = -1};

static struct set_form form(struct arena *a)
{
    static struct set_question questions[] = {{"陈东山", 0, ""}, {"林大海", 0, ""}};
    static const char *labels[] = {"优秀", "称职", "不了解", "留任"};
    (void)a;
    return (struct set_form){questions, 2, labels, 4};
}

/* ---- counting ---- */

static void who_does_not_know_leaves_the_base(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    struct set_form f = form(a);
    static const uint8_t answers[] = {1, 1, 1, 3, 2, 3, 1, 0, 2, 1, 1, 1};
    struct set_ballots b = {answers, 6};
    struct ballot_set s = plain;
    s.figures[SET_RETURNED] = 7;
    struct set_table t;
    cadre_tabulate(a, &g, &s, &f, &b, NULL, &t);
    assert_int_equal(t.raters, 6);
    assert_int_equal(t.rows[0].base, 6);
    assert_int_equal(t.rows[0].counts[0], 4);
    assert_int_equal(t.rows[1].answered, 5);
    assert_int_equal(t.rows[1].unknown, 2);
    assert_int_equal(t.rows[1].base, 3);
    assert_true(t.rows[1].is_hidden);
    assert_false(t.rows[0].is_hidden);
    assert_int_equal(set_row_base(&t, &t.rows[0], BASE_RETURNED), 7);
    assert_int_equal(set_row_base(&t, &t.rows[0], BASE_ISSUED), SET_NOT_SAID);
    assert_int_equal(set_row_role(&t, &t.rows[0], GRADE_EXCELLENT), 4);
    s.asks = SET_RECOMMENDATION; /* who does not name somebody says something */
    cadre_tabulate(a, &g, &s, &f, &b, NULL, &t);
    assert_int_equal(t.rows[1].base, 6);
}

/* Six answer, two of them that they do not know: of those who judge it is no share, of all valid ballots it is one. */
static void who_does_not_know_has_a_share_of_the_other_bases(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    struct set_form f = form(a);
    static const uint8_t answers[] = {1, 0, 1, 0, 1, 0, 3, 0, 2, 0, 3, 0, 1, 0};
    struct set_ballots b = {answers, 7};
    struct ballot_set s = plain;
    struct set_table t;
    struct measure answered[4], valid[4];
    cadre_tabulate(a, &g, &s, &f, &b, NULL, &t);
    set_row_shares(&t, &t.rows[0], BASE_ANSWERED, answered);
    set_row_shares(&t, &t.rows[0], BASE_VALID, valid);
    assert_false(measure_is_defined(&answered[2]));
    assert_string_equal(answered[2].why, "不进这个分母");
    assert_int_equal(answered[0].base, 5);
    assert_true(measure_is_defined(&valid[2]) && valid[2].value > 2 / 7.0 - 1e-9 && valid[2].value < 2 / 7.0 + 1e-9);
    assert_int_equal(valid[0].base, 7);
}

static void grades_of_different_years_mean_the_same_by_their_words(void **state)
{
    struct grade_table g = grades(*state);
    static const struct {
        const char *label;
        int rank;
    } table[] = {{"优秀", 3}, {"好", 3}, {"称职", 2}, {"较好", 2}, {"良好", 2}, {"基本称职", 1}, {"一般", 1}, {"不称职", 0},
            {"差", 0}, {"较差", 0}, {"不了解", -1}, {"留任", -1}, {"推荐", -1}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_int_equal(grade_rank(grade_lookup(&g, table[i].label)), table[i].rank);
    assert_null(grade_lookup(&g, "1"));
}

/* ---- hiding ---- */

static struct set_table counted(struct arena *a, struct ballot_set *s, int64_t raters)
{
    struct set_row *rows = arena_alloc_array(a, 1, sizeof *rows);
    static const struct set_question question = {"陈东山", 0, ""};
    int64_t *counts = arena_alloc_array(a, 1, sizeof *counts);
    counts[0] = raters;
    rows[0] = (struct set_row){&question, counts, raters, 0, raters, raters > 0 && raters < CADRE_RATERS_MIN};
    return (struct set_table){.set = s, .rows = rows, .n = 1, .raters = raters};
}

/* Somebody knows every figure that is shown, and subtracts. */
static void what_is_hidden_cannot_be_subtracted(void **state)
{
    (void)state;
    enum { PARTS = 5 };
    struct chance c = chance_from(5);
    for (int trial = 0; trial < 20000; trial++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        struct ballot_set sets[PARTS + 1];
        struct set_table tables[PARTS + 1];
        int64_t whole = 0;
        size_t n = 1 + chance_below(&c, PARTS), hidden = 0;
        bool whole_is_more = chance_below(&c, 2);
        for (size_t i = 0; i < n; i++) {
            int64_t raters = chance_below(&c, chance_below(&c, 2) ? 8 : 40);
            sets[i] = plain;
            sets[i].name = arena_text(a, "部分%zu", i);
            sets[i].part_of = "整体";
            tables[i] = counted(a, &sets[i], raters);
            whole += raters;
        }
        if (whole_is_more) whole += chance_below(&c, 9); /* raters of no part */
        sets[n] = plain;
        sets[n].name = "整体";
        tables[n] = counted(a, &sets[n], whole);
        cadre_hide_rows(a, tables, n + 1);
        int64_t left = whole;
        for (size_t i = 0; i < n; i++) {
            const struct set_row *r = &tables[i].rows[0];
            if (r->base > 0 && r->base < CADRE_RATERS_MIN) assert_true(r->is_hidden);
            if (!r->is_hidden) left -= r->base;
            hidden += r->is_hidden;
        }
        assert_true(tables[n].rows[0].is_hidden == (whole > 0 && whole < CADRE_RATERS_MIN));
        if (tables[n].rows[0].is_hidden) continue; /* then all its parts are small, too */
        if (left != 0 && left < CADRE_RATERS_MIN) fail_msg("%d raters can be had by subtraction", (int)left);
        if (hidden == 1 && whole > 0) { /* it is mixed with those of no part */
            int64_t parts = 0;
            for (size_t i = 0; i < n; i++) parts += tables[i].rows[0].base;
            assert_true(whole > parts);
        }
    }
}

static void parts_that_overlap_are_not_shown(void **state)
{
    struct arena *a = *state;
    struct ballot_set sets[] = {plain, plain, plain};
    sets[0].name = "整体";
    sets[1].name = "按层次";
    sets[2].name = "按单位";
    sets[1].part_of = sets[2].part_of = "整体";
    struct set_table tables[] = {counted(a, &sets[0], 20), counted(a, &sets[1], 18), counted(a, &sets[2], 4)};
    cadre_hide_rows(a, tables, 3);
    assert_false(tables[0].rows[0].is_hidden);
    assert_true(tables[1].rows[0].is_hidden && tables[2].rows[0].is_hidden);
}

/* Fifty of fifty-four: who is asked about, and for what, is known by his number on the roster; else the level asks what its whole
 * does not, under whatever name, and nothing of it is shown. */
static void a_part_that_asks_what_its_whole_does_not_is_hidden(void **state)
{
    static const struct {
        struct set_question whole, part;
        bool differs;
    } table[] = {
            {{"陈东山", 1, "德"}, {"陈东山（东山镇）", 1, "德"}, false},
            {{"陈东山", 1, "德"}, {"陈东山", 2, "德"}, true},
            {{"陈东山", 0, "德"}, {"陈东山（县直）", 0, "德"}, true},
            {{"陈东山", 1, "德（政治）"}, {"陈东山", 1, "德(政治)"}, true},
            {{"陈东山", 1, "镇长"}, {"陈东山", 1, "东山镇镇长"}, true},
    };
    for (size_t k = 0; k < ARRAY_COUNT(table); k++) {
        struct arena *a = *state;
        struct ballot_set sets[] = {plain, plain};
        sets[0].name = sets[1].part_of = "整体";
        struct set_table tables[] = {counted(a, &sets[0], 54), counted(a, &sets[1], 50)};
        tables[0].rows[0].question = &table[k].whole;
        tables[1].rows[0].question = &table[k].part;
        cadre_hide_rows(a, tables, 2);
        assert_true(tables[1].rows[0].is_hidden);
        assert_int_equal(tables[0].parts, table[k].differs ? PARTS_DIFFER : PARTS_FIT);
        assert_false(tables[0].rows[0].is_hidden);
    }
}

/* Several parts are shown only when they make up the whole, vote by vote: else one may lie in another. */
static void parts_are_shown_when_they_make_up_the_whole(void **state)
{
    enum { LEVELS = 4 };
    static const struct {
        int64_t raters[1 + LEVELS], excellent[1 + LEVELS]; /* of the whole first */
        bool differ, shown;
    } table[] = {
            {{100, 60, 36, 18, 18}, {50, 30, 16, 8, 8}, true, false}, /* 100 less 60 less 36; 18 and 18 are the 36 */
            {{100, 40, 37}, {50, 20, 20}, true, false},               /* 40 less 37, below the whole */
            {{100, 40, 40}, {50, 20, 21}, true, false},               /* two in the one, two in the other */
            {{100, 40, 37, 23}, {50, 20, 20, 9}, true, false},        /* as many as the whole, not the same */
            {{100, 40, 37, 23}, {50, 20, 20, 10}, false, true},
            {{100, 60, 40}, {50, 30, 20}, false, true},
            {{100, 60}, {50, 30}, false, true},
            {{100, 97}, {50, 48}, false, false},
            {{0, 60, 40}, {0, 30, 20}, false, false}, /* not counted yet: once it is, they would be taken from it */
    };
    static const char *const labels[] = {"优秀", "称职"};
    static const struct grade_word *words[] = {NULL, NULL};
    for (size_t k = 0; k < ARRAY_COUNT(table); k++) {
        struct arena *a = *state;
        struct ballot_set sets[1 + LEVELS];
        struct set_table tables[1 + LEVELS];
        size_t n = 0;
        for (; n <= LEVELS && (n == 0 || table[k].raters[n] > 0); n++) {
            sets[n] = plain;
            sets[n].name = n ? arena_text(a, "层次%zu", n) : "整体";
            if (n) sets[n].part_of = "整体";
            tables[n] = counted(a, &sets[n], table[k].raters[n]);
            int64_t *counts = arena_alloc_array(a, 2, sizeof *counts);
            counts[0] = table[k].excellent[n];
            counts[1] = table[k].raters[n] - counts[0];
            tables[n].rows[0].counts = counts;
            tables[n].labels = labels;
            tables[n].words = words;
            tables[n].label_count = 2;
            if (table[k].raters[n] == 0) tables[n].n = 0;
        }
        cadre_hide_rows(a, tables, n);
        assert_int_equal(tables[0].parts, table[k].raters[0] == 0 ? PARTS_WAITING : table[k].differ ? PARTS_DIFFER : PARTS_FIT);
        if (tables[0].n > 0) assert_false(tables[0].rows[0].is_hidden);
        for (size_t i = 1; i < n; i++) assert_int_equal(tables[i].rows[0].is_hidden, !table[k].shown);
    }
}

enum { LEVELS_MOST = 4, WORLDS_MAX = 20000 };

/* What the levels of a whole may have said of one subject, and which of them is hidden then. */
struct world {
    int64_t answered[LEVELS_MOST], base[LEVELS_MOST];
    int64_t all_answered, all_base;
    bool hidden[LEVELS_MOST];
};

struct worlds {
    int64_t raters[LEVELS_MOST];
    bool all_answer;
    struct world *v;
    size_t n;
};

static struct set_table counted_so(struct arena *a, struct ballot_set *s, int64_t raters, int64_t answered, int64_t base)
{
    struct set_table t = counted(a, s, raters);
    t.rows[0].answered = answered;
    t.rows[0].unknown = answered - base;
    t.rows[0].base = base;
    t.is_hidden = raters < CADRE_RATERS_MIN;
    t.rows[0].is_hidden = t.is_hidden || (base > 0 && base < CADRE_RATERS_MIN) || (answered > 0 && answered < CADRE_RATERS_MIN);
    return t;
}

static void see(const int64_t *raters, struct world *w)
{
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct ballot_set sets[1 + LEVELS_MOST];
    struct set_table tables[1 + LEVELS_MOST];
    int64_t all = 0;
    size_t n = 1;
    w->all_answered = w->all_base = 0;
    for (size_t i = 0; i < LEVELS_MOST && raters[i]; i++) {
        sets[n] = plain;
        sets[n].name = "层次";
        sets[n].part_of = "整体";
        sets[n].shape = SHAPE_SUMS;
        tables[n] = counted_so(a, &sets[n], raters[i], w->answered[i], w->base[i]);
        n++;
        all += raters[i];
        w->all_answered += w->answered[i];
        w->all_base += w->base[i];
    }
    sets[0] = plain;
    sets[0].name = "整体";
    sets[0].shape = SHAPE_SUMS;
    tables[0] = counted_so(a, &sets[0], all, w->all_answered, w->all_base);
    cadre_hide_rows(a, tables, n);
    for (size_t i = 1; i < n; i++) w->hidden[i - 1] = tables[i].rows[0].is_hidden;
}

/* Every way in which the levels from i on can answer. */
static void imagine(struct worlds *x, struct world *w, size_t i)
{
    if (i == LEVELS_MOST || !x->raters[i]) {
        assert_true(x->n < WORLDS_MAX);
        see(x->raters, w);
        x->v[x->n++] = *w;
        return;
    }
    for (int64_t answered = x->all_answer ? x->raters[i] : 0; answered <= x->raters[i]; answered++)
        for (int64_t base = 0; base <= answered; base++) {
            w->answered[i] = answered;
            w->base[i] = base;
            imagine(x, w, i + 1);
        }
}

static bool is_small_cell(int64_t n)
{
    return n > 0 && n < CADRE_RATERS_MIN;
}

/* What everybody knows to be hidden, by the ballots handed in, and the levels of which one to four say something: how many levels more,
 * the smallest first, make them five who do? */
static size_t count_taken_along(const int64_t *raters, const int64_t *counts)
{
    bool pooled[LEVELS_MOST] = {false};
    int64_t sum = 0;
    size_t taken = 0;
    cadre_hide_small(raters, raters, LEVELS_MOST, pooled);
    for (size_t i = 0; i < LEVELS_MOST; i++) {
        pooled[i] |= is_small_cell(counts[i]);
        sum += pooled[i] ? counts[i] : 0;
    }
    for (size_t i = 0; i < LEVELS_MOST && sum < CADRE_RATERS_MIN; i++) { /* as written, the levels come by size */
        if (pooled[i]) continue;
        sum += counts[i];
        taken++;
    }
    return taken;
}

/* Does whoever sees x know nothing by which w could not be it? What is shown is the same, the whole too; of five and more, a level or
 * those that are hidden together, it may be known that one to four of them answered or graded. */
static bool could_be(const int64_t *raters, const struct world *x, const struct world *w)
{
    bool could = x->all_answered == w->all_answered && x->all_base == w->all_base &&
                 count_taken_along(raters, x->answered) == count_taken_along(raters, w->answered) &&
                 count_taken_along(raters, x->base) == count_taken_along(raters, w->base);
    for (size_t i = 0; i < LEVELS_MOST; i++) {
        if (!x->hidden[i])
            could &= x->answered[i] == w->answered[i] && x->base[i] == w->base[i];
        else if (raters[i] >= CADRE_RATERS_MIN)
            could &= is_small_cell(x->answered[i]) == is_small_cell(w->answered[i]) && is_small_cell(x->base[i]) == is_small_cell(w->base[i]);
    }
    return could;
}

static int by_whole(const void *x, const void *y)
{
    const struct world *a = x, *b = y;
    if (a->all_answered != b->all_answered) return a->all_answered < b->all_answered ? -1 : 1;
    return (a->all_base > b->all_base) - (a->all_base < b->all_base);
}

/* Every way in which levels can answer, against every other of the same whole: which of them are hidden rests on nothing that a level of fewer than five
 * said. */
static void what_a_small_level_says_hides_no_other(void **state)
{
    (void)state;
    struct worlds table[] = {{{3, 6, 7}, false, NULL, 0}, {{2, 3, 8}, false, NULL, 0}, {{4, 5, 5}, false, NULL, 0}, {{1, 6, 6}, false, NULL, 0},
            {{2, 4, 8, 9}, true, NULL, 0}, {{1, 6, 10, 12}, true, NULL, 0}, {{6, 9, 9, 9}, true, NULL, 0}};
    struct world *v = calloc(WORLDS_MAX, sizeof *v);
    for (size_t r = 0; r < ARRAY_COUNT(table); r++) {
        struct worlds *x = &table[r];
        struct world w = {0};
        size_t pairs = 0;
        x->v = v;
        imagine(x, &w, 0);
        qsort(v, x->n, sizeof *v, by_whole);
        for (size_t i = 0, first = 0; i < x->n; i++) {
            if (by_whole(&v[first], &v[i]) != 0) first = i;
            for (size_t k = first; k < x->n && by_whole(&v[i], &v[k]) == 0; k++) {
                if (!could_be(x->raters, &v[i], &v[k])) continue;
                pairs += i != k;
                assert_memory_equal(v[i].hidden, v[k].hidden, sizeof v[i].hidden);
            }
        }
        assert_true(pairs > 1000);
    }
    free(v);
}

/* A level that is divided itself, or that two wholes claim: what they leave of one another may be few. */
static void levels_of_levels_are_not_shown(void **state)
{
    struct arena *a = *state;
    struct ballot_set sets[] = {plain, plain, plain, plain};
    sets[0].name = "整体";
    sets[1].name = "干部";
    sets[1].level = "干部";
    sets[2].name = "男";
    sets[3].name = "女";
    sets[2].part_of = sets[3].part_of = "干部";
    struct set_table tables[] = {counted(a, &sets[0], 54), counted(a, &sets[1], 50), counted(a, &sets[2], 30), counted(a, &sets[3], 20)};
    cadre_hide_rows(a, tables, 4);
    assert_false(tables[0].is_hidden);
    assert_true(tables[1].rows[0].is_hidden && tables[2].is_hidden && tables[3].is_hidden);
    assert_int_equal(tables[1].parts, PARTS_NESTED);
    sets[2].name = "又一整体";
    sets[2].part_of = sets[3].part_of = "";
    struct set_table twice[] = {counted(a, &sets[0], 54), counted(a, &sets[1], 40), counted(a, &sets[2], 60)};
    cadre_hide_rows(a, twice, 3);
    assert_true(twice[1].is_hidden && !twice[0].is_hidden && !twice[2].is_hidden);
}

/* Ten answer by codes, six of them of a level on paper: until all codes are in, whatever came, nothing of the level shows. */
static void a_whole_that_is_open_is_not_counted(void **state)
{
    struct arena *a = *state;
    for (int64_t answered = 0; answered <= 10; answered++) {
        struct ballot_set sets[] = {plain, plain};
        sets[0].name = sets[1].part_of = "整体";
        sets[0].shape = SHAPE_CODES;
        sets[1].shape = SHAPE_SUMS;
        sets[1].figures[SET_VALID] = 5;
        struct set_table tables[] = {counted(a, &sets[0], answered), counted(a, &sets[1], 5)};
        tables[0].is_open = answered < 10;
        if (tables[0].is_open) cadre_hide_table(&tables[0]);
        cadre_hide_rows(a, tables, 2);
        assert_int_equal(tables[1].rows[0].is_hidden, answered < 10);
        assert_int_equal(tables[0].parts, answered < 10 ? PARTS_WAITING : PARTS_FIT);
    }
}

/* Nobody's ballots, and three recommend: the figure is wrong, what they said is theirs. */
static void votes_of_no_valid_ballot_are_hidden(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    struct set_form f = form(a);
    static const int64_t votes[] = {0, 0, 0, 3, 0, 0, 0, 0}, none[8] = {0};
    for (int asks = 0; asks < 2; asks++) {
        struct ballot_set s = plain;
        struct set_table t;
        s.asks = asks ? SET_RECOMMENDATION : SET_GRADES;
        s.figures[SET_VALID] = 0;
        cadre_tabulate(a, &g, &s, &f, NULL, &(struct set_sums){votes}, &t);
        assert_true(t.is_hidden && t.rows[0].is_hidden);
        cadre_tabulate(a, &g, &s, &f, NULL, &(struct set_sums){none}, &t);
        assert_false(t.is_hidden); /* no results */
        s.shape = SHAPE_SUMS;
        cadre_tabulate(a, &g, &s, &f, NULL, &(struct set_sums){none}, &t);
        assert_true(t.is_hidden); /* none is one */
    }
}

/* ---- checking ---- */

static const char *codes_of(struct arena *a, const struct ballot_set *s, const struct set_ballots *b,
        const struct set_sums *sums, struct date on)
{
    struct grade_table g = grades(a);
    struct set_form f = form(a);
    static struct set_question for_a_post[] = {{"陈东山", 0, "党委书记"}, {"林大海", 0, "党委书记"}};
    if (s->asks == SET_RECOMMENDATION) f.questions = for_a_post;
    struct set_table t;
    struct profile p;
    struct err e;
    struct finding_list found = {.arena = a};
    cadre_tabulate(a, &g, s, &f, b, sums, &t);
    if (*s->profile) assert_ok(profile_load(a, s->profile, &p, &e), &e);
    cadre_check_set(&(struct set_record){.table = &t, .form = &f, .ballots = b, .profile = *s->profile ? &p : NULL, .is_in_hand = true}, on, &found);
    const char *codes = "";
    for (size_t i = 0; i < found.n; i++) {
        const char *code = finding_code_text(found.v[i].code);
        if (!*found.v[i].article) fail_msg("%s without a source", code);
        codes = arena_text(a, "%s%s%s", codes, *codes ? " " : "", code);
    }
    return codes;
}

/* Grades are compared by their words: a word that this year's form did not have is asked about. */
static void a_word_of_another_form_is_asked_about(void **state)
{
    static const int64_t votes[8] = {20, 3, 0, 0, 10, 8, 2, 0};
    static const struct {
        const char *codes, *found;
    } table[] = {
            {"", ""},
            {"1=优秀,2=称职,0=不了解,9=留任", ""},
            {"A=优秀, B= 称职 ,0=不了解,9=留任", ""},
            {"1=优秀,2=称职,0=不了解", "W850"},
            {"1=优秀的,2=称职,0=不了解,9=留任", "W850"},
            {"1=好,2=较好,3=一般,4=差", "W850 W850 W850 W850"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_set s = plain;
        s.codes = table[i].codes;
        static const int64_t figures[SET_FIGURE_COUNT] = {30, 28, 28, 28, 28, 0, 0};
        memcpy(s.figures, figures, sizeof figures);
        const char *found = codes_of(*state, &s, NULL, &(struct set_sums){votes}, DATE_NONE);
        if (!text_eq(found, table[i].found)) fail_msg("case %zu: “%s”, not “%s”", i, found, table[i].found);
    }
}

static void each_breach_is_a_finding(void **state)
{
    struct arena *a = *state;
    static const int64_t votes[8] = {20, 3, 0, 0, 10, 8, 2, 0};
    static const struct {
        int64_t figures[SET_FIGURE_COUNT]; /* 应到 实到 发出 收回 有效 弃权 废票 */
        const char *profile;
        int64_t posts, list_names;
        const char *on, *codes;
    } table[] = {
            {{30, 28, 28, 28, 27, 0, 1}, "", 0, -1, "", ""},
            {{30, 28, 28, 29, 28, 0, 1}, "", 0, -1, "", "F842"},          /* more back than given out */
            {{30, 28, 28, 27, 27, 0, 1}, "", 0, -1, "", "F841 W842"},     /* 27 + 1 are not 27 */
            {{30, 28, 28, 28, 26, 0, 1}, "", 0, -1, "", "F841"},          /* nor 26 + 1 28 */
            {{30, 28, 28, 28, 27, 28, 1}, "", 0, -1, "", "F841"},         /* more abstain than ballots are valid */
            {{30, 28, 22, 22, 22, 0, 0}, "", 0, -1, "", "F842"},          /* 23 answers to a question */
            {{30, 31, 28, 28, 28, 0, 0}, "", 0, -1, "", "F841"},          /* more came than belong there */
            {{30, 28, 30, 30, 30, 0, 0}, "", 0, -1, "", "W843"},
            {{30, 28, -1, -1, -1, -1, -1}, "", 0, -1, "", "W844"},
            {{30, 19, 28, 28, 28, 0, 0}, "local", 1, 2, "", "W843 F843"},
            {{30, 20, 20, 20, 20, 0, 0}, "local", 1, 2, "", "F842 F846"}, /* two thirds are enough */
            {{40, 28, 28, 28, 28, 0, 0}, "2019", 1, 1, "", "F844"},
            {{40, 28, 28, 28, 28, 0, 0}, "2019", 1, -1, "", "F844"},
            {{40, 28, 28, 28, 28, 0, 0}, "2014", 1, -1, "", ""},
            {{40, 28, 28, 28, 28, 0, 0}, "2002", 1, -1, "2012-11-02", ""}, /* a year to the day */
            {{40, 28, 28, 28, 28, 0, 0}, "2002", 1, -1, "2012-11-03", "F847"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_set s = plain;
        bool is_recommendation = *table[i].profile;
        s.asks = is_recommendation ? SET_RECOMMENDATION : SET_GRADES;
        s.kind = SET_MEETING;
        s.held_on = date_from(2011, 11, 2);
        s.profile = table[i].profile;
        s.attended = "党委=5,人大政府政协=4,纪委=1,部门=4,下级=4";
        s.posts = table[i].posts * 2;
        s.list_names = table[i].list_names < 0 ? -1 : table[i].list_names * 2;
        memcpy(s.figures, table[i].figures, sizeof s.figures);
        const char *codes = codes_of(a, &s, NULL, &(struct set_sums){votes}, date_parse(str_of(table[i].on)));
        if (!text_eq(codes, table[i].codes)) fail_msg("case %zu: “%s”, not “%s”", i, codes, table[i].codes);
    }
}

static void more_ballots_than_came_back_are_found_whatever_was_said(void **state)
{
    struct arena *a = *state;
    static const uint8_t answers[8 * 1] = {1, 0, 1, 0, 0, 0, 0, 0}; /* eight ballots, two answers */
    static const struct {
        int64_t issued, returned, valid;
        enum set_shape shape;
        const char *said; /* a word of it; "": nothing */
        const char *codes;
    } table[] = {
            {8, 8, 8, SHAPE_BALLOTS, "", ""},
            {7, 7, -1, SHAPE_BALLOTS, "多于发出 7", "W844 F842"},
            {9, 7, -1, SHAPE_BALLOTS, "多于收回 7", "W842 W844 F841"},
            {-1, 7, -1, SHAPE_BALLOTS, "没有写明发出、有效几票", "W844 F841"},
            {8, 8, -1, SHAPE_BALLOTS, "没有写明有效几票", "W844"},
            {8, 8, -1, SHAPE_CODES, "", ""},
            {9, 8, 7, SHAPE_BALLOTS, "登记的有效票是 7", "W842 F841"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct grade_table g = grades(a);
        struct set_table t;
        struct finding_list found = {.arena = a};
        struct set_question question = {"陈东山", 0, ""};
        const char *labels[] = {"优秀"};
        struct set_form f = {&question, 1, labels, 1};
        struct set_ballots b = {answers, 8};
        struct ballot_set s = plain;
        s.shape = table[i].shape;
        for (int k = 0; k < SET_FIGURE_COUNT; k++) s.figures[k] = SET_NOT_SAID;
        s.figures[SET_ISSUED] = table[i].issued;
        s.figures[SET_RETURNED] = table[i].returned;
        s.figures[SET_VALID] = table[i].valid;
        cadre_tabulate(a, &g, &s, &f, &b, NULL, &t);
        cadre_check_set(&(struct set_record){.table = &t, .form = &f, .ballots = &b}, DATE_NONE, &found);
        struct buf codes = {.arena = a}, said = {.arena = a};
        for (size_t k = 0; k < found.n; k++) {
            if (found.v[k].code == FINDING_W841) continue; /* two who answer are a small cell */
            buf_addf(&codes, "%s%s", codes.n ? " " : "", finding_code_text(found.v[k].code));
            buf_addf(&said, "%s\n", found.v[k].text);
        }
        const char *list = codes.n ? buf_text(&codes) : "";
        if (!text_eq(list, table[i].codes)) fail_msg("case %zu: “%s”, not “%s”", i, list, table[i].codes);
        assert_non_null(strstr(said.n ? buf_text(&said) : "", table[i].said));
    }
}

/* ---- who came (A05, A12), how many names (A14) ---- */

static const char *codes_by(struct arena *a, const char *attended, const char *item, const char *extra)
{
    struct grade_table g = grades(a);
    struct profile p;
    struct set_table t;
    struct err e;
    struct finding_list found = {.arena = a};
    struct set_question question = {"陈东山", 0, item};
    const char *labels[] = {"推荐"};
    static const int64_t votes[] = {20};
    struct set_form f = {&question, 1, labels, 1};
    struct ballot_set s = plain;
    const char *text = arena_text(a, "profile\tx\t甲\t乙\ttext\nstep\tmeeting\t会议\nvoter\t党委成员\tall\t第一条\t党委\nvoter\t其他人\tsome\t第一条\n"
                                     "voter\t民主党派代表\tstate\t第二条\t党外\nstate-post\t镇长\n%s", extra);
    s.asks = SET_RECOMMENDATION;
    s.kind = SET_MEETING;
    s.attended = attended;
    for (int i = 0; i < SET_FIGURE_COUNT; i++) s.figures[i] = 0;
    for (int i = SET_EXPECTED; i <= SET_VALID; i++) s.figures[i] = 20;
    assert_ok(profile_parse(a, str_of(text), &p, &e), &e);
    cadre_tabulate(a, &g, &s, &f, NULL, &(struct set_sums){votes}, &t);
    cadre_check_set(&(struct set_record){.table = &t, .form = &f, .profile = &p}, DATE_NONE, &found);
    const char *codes = "";
    for (size_t i = 0; i < found.n; i++)
        codes = arena_text(a, "%s%s%s", codes, *codes ? " " : "", finding_code_text(found.v[i].code));
    return codes;
}

static void who_must_come_and_how_many(void **state)
{
    static const char fifth[] = "share\t群众\t1\t5\t一推两考办法\n";
    static const struct {
        const char *attended, *item, *extra, *codes;
    } table[] = {
            {"", "党委书记", "", "W846"},
            {"党委=9", "党委书记", "", ""},
            {"党委=9", "镇长", "", "F850"},              /* nobody from outside the party */
            {"党委=9,党外=2", "镇长", "", ""},
            {"党委=0,党外=2", "党委书记", "", "F850"},   /* named, but nobody came */
            {"党外=2", "镇长", "", "F850"},
            {"党委=19,党外=2", "镇长", "", "F841"},      /* 21 of 20 present */
            {"党委=9", "党委书记", fifth, "F851"},
            {"党委=9,群众=3", "党委书记", fifth, "F851"},
            {"党委=9,群众=4", "党委书记", fifth, ""},    /* four of twenty */
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *codes = codes_by(*state, table[i].attended, table[i].item, table[i].extra);
        if (!text_eq(codes, table[i].codes)) fail_msg("case %zu: “%s”, not “%s”", i, codes, table[i].codes);
    }
}

/* Too many ballots are against the record of the count (A10), too many and too few names against the ballot (A13, A14), whatever the
 * day; who is missing against the procedure; a small group against no law. */
static void each_finding_of_a_set_has_its_source(void **state)
{
    struct arena *a = *state;
    static const uint8_t answers[] = {4, 4, 4, 0, 0, 0};
    static struct set_question questions[] = {{"陈东山", 0, "镇长"}, {"林大海", 0, "镇长"}};
    static const struct {
        int64_t posts, names_least, issued;
        enum finding_code code;
        const char *source;
    } table[] = {
            {2, 0, 2, FINDING_F842, "计票记录: 应到、实到、发出、收回、有效、弃权、废票"}, /* A10 */
            {1, 0, 3, FINDING_F846, "推荐票: 每个职位至多推荐几人"}, /* A13 */
            {2, 2, 3, FINDING_W847, "推荐票: 每个职位至少推荐几人"}, /* A14 */
            {2, 0, 3, FINDING_W841, "测评的保密: 不足五人不显示"},
            {2, 0, 3, FINDING_W846, "民主推荐的参加范围（新华社 2002-07-23）"},
    };
    struct grade_table g = grades(a);
    struct set_form f = form(a);
    f.questions = questions;
    struct profile p;
    struct err e;
    assert_ok(profile_load(a, "2002", &p, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_set s = plain;
        struct set_ballots b = {answers, 3};
        struct set_table t;
        s.kind = SET_MEETING;
        s.asks = SET_RECOMMENDATION;
        s.held_on = date_parse(str_of("2011-06-01"));
        s.posts = table[i].posts;
        s.names_least = table[i].names_least;
        s.figures[SET_ISSUED] = table[i].issued;
        s.figures[SET_RETURNED] = s.figures[SET_VALID] = 3;
        cadre_tabulate(a, &g, &s, &f, &b, NULL, &t);
        struct finding_list found = {.arena = a};
        cadre_check_set(&(struct set_record){.table = &t, .form = &f, .ballots = &b, .profile = &p, .is_in_hand = true}, DATE_NONE, &found);
        const char *source = NULL;
        for (size_t k = 0; k < found.n; k++)
            if (found.v[k].code == table[i].code) source = found.v[k].article;
        if (!source) fail_msg("case %zu: %s is not found", i, finding_code_text(table[i].code));
        assert_string_equal(source, table[i].source);
    }
}

/* Three ballots of two names, one and none, where two are asked for: one names too few, the blank one abstains. */
static void too_few_names_are_counted(void **state)
{
    struct arena *a = *state;
    static const uint8_t answers[] = {4, 4, 4, 0, 0, 0};
    struct ballot_set s = plain;
    struct set_ballots b = {answers, 3};
    s.asks = SET_RECOMMENDATION;
    s.posts = 2;
    s.figures[SET_ISSUED] = s.figures[SET_RETURNED] = s.figures[SET_VALID] = 3;
    assert_string_equal(codes_of(a, &s, &b, NULL, DATE_NONE), "W841");
    s.names_least = 2;
    assert_string_equal(codes_of(a, &s, &b, NULL, DATE_NONE), "W847 W841");
}

/* ---- the side of oneself ---- */

/* Nine people; a set asks those of a mask, the last of whom handed nothing in. */
enum { PEOPLE = 9 };

static struct set_table self_table(struct arena *a, const struct grade_table *g, struct ballot_set *s, unsigned asked, int64_t shift)
{
    static const char *labels[] = {"优秀", "称职"};
    struct set_question *questions = arena_alloc_array(a, PEOPLE, sizeof *questions);
    int64_t *votes = arena_alloc_array(a, PEOPLE * 2, sizeof *votes);
    struct set_form *f = arena_alloc(a, sizeof *f);
    struct set_table t;
    *f = (struct set_form){questions, 0, labels, 2};
    for (int i = 0; i < PEOPLE; i++) {
        if (!(asked >> i & 1)) continue;
        votes[f->n * 2 + (size_t)((i + shift) % 3 == 1)] = 1;
        questions[f->n++] = (struct set_question){arena_text(a, "干部%d", i), i + 1, ""};
    }
    votes[f->n * 2 - 2] = votes[f->n * 2 - 1] = 0;
    s->side = SIDE_SELF;
    cadre_tabulate(a, g, s, f, NULL, &(struct set_sums){votes}, &t);
    return t;
}

static void of_a_self_assessment_only_the_whole_set_shows(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    static const struct {
        unsigned asked[2];
        int days[2];
        int person; /* from 0 */
        bool is_handed_in;
        int set; /* that shows; -1: none */
        int64_t raters, excellent;
    } table[] = {
            {{0x3f, 0}, {20110601, 0}, 0, true, 0, 5, 3},
            {{0x3f, 0}, {20110601, 0}, 5, false, 0, 5, 3}, /* who handed nothing in was asked with them */
            {{0x3f, 0}, {20110601, 0}, 6, false, -1, 0, 0},
            {{0x1f, 0}, {20110601, 0}, 0, true, -1, 0, 0}, /* four */
            {{0x3f, 0xff}, {20110601, 20110601}, 0, true, -1, 0, 0}, /* one day, and later: with one more his answer is what differs */
            {{0x3f, 0x7f}, {20110601, 20110701}, 0, true, -1, 0, 0},
            {{0x7f, 0x3f}, {20110601, 20110701}, 5, true, -1, 0, 0},
            {{0x3f, 0x1f0}, {20110601, 20110701}, 0, true, -1, 0, 0}, /* another one of the set answered twice */
            {{0x3f, 0x1e0}, {20110601, 20110701}, 0, true, 0, 5, 3},  /* who handed nothing in was asked again */
            {{0x3f, 0x1c0}, {20110601, 20110601}, 0, true, 0, 5, 3}, /* another team */
            {{0x3f, 0x1c0}, {20110601, 20110601}, 6, true, -1, 0, 0},
            {{0x3f, 0x7f}, {20110601, 20090701}, 0, true, 0, 5, 3}, /* another year */
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_set sets[2] = {plain, plain};
        struct set_table tables[2];
        size_t n = table[i].asked[1] ? 2 : 1;
        for (size_t k = 0; k < n; k++) {
            sets[k].held_on.ymd = table[i].days[k];
            tables[k] = self_table(a, &g, &sets[k], table[i].asked[k], 0);
        }
        struct set_subject subject = {.name = arena_text(a, "干部%d", table[i].person), .no = table[i].person + 1};
        struct set_self self = cadre_self(a, &(struct set_self_question){tables, n, 2011, &subject});
        assert_true(self.was_asked);
        assert_int_equal(self.is_handed_in, table[i].is_handed_in);
        assert_ptr_equal(self.set, table[i].set < 0 ? NULL : &sets[table[i].set]);
        assert_int_equal(self.raters, table[i].raters);
        assert_int_equal(self.label_count, table[i].set < 0 ? 0 : 2);
        if (table[i].set >= 0) assert_int_equal(self.votes[0], table[i].excellent);
    }
}

/* While codes are out, who looks before and after an answer would see whose it was. Who handed nothing in in the one set is of the
 * other, where he did. */
static void of_open_codes_nothing_shows(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    struct ballot_set sets[2] = {plain, plain};
    sets[0].held_on.ymd = sets[1].held_on.ymd = 20110601;
    struct set_table tables[] = {self_table(a, &g, &sets[0], 0x3f, 0), self_table(a, &g, &sets[1], 0x1e0, 0)};
    struct set_subject first = {.name = "干部0", .no = 1}, late = {.name = "干部5", .no = 6};
    assert_ptr_equal(cadre_self(a, &(struct set_self_question){tables, 2, 2011, &first}).set, &sets[0]);
    assert_null(cadre_self(a, &(struct set_self_question){tables, 2, 2011, &late}).set); /* of the second, of four */
    tables[1] = self_table(a, &g, &sets[1], 0x1f0, 0);
    tables[1].rows[0].answered = 0;
    assert_ptr_equal(cadre_self(a, &(struct set_self_question){tables, 2, 2011, &first}).set, &sets[0]);
    tables[1].is_open = true; /* whom it asks may hand something in: the first must not vanish when he does */
    assert_null(cadre_self(a, &(struct set_self_question){tables, 2, 2011, &first}).set);
    tables[0].is_open = true;
    struct set_self self = cadre_self(a, &(struct set_self_question){tables, 2, 2011, &first});
    assert_true(self.was_asked && !self.is_handed_in && !self.set && self.label_count == 0);
}

/* Nobody knows whether somebody on no roster is asked in both under two names. */
static void of_two_sets_with_strangers_neither_shows(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    for (int strangers = 0; strangers < 4; strangers++) {
        struct ballot_set sets[2] = {plain, plain};
        struct set_table tables[2];
        for (int k = 0; k < 2; k++) {
            sets[k].held_on.ymd = 20110601;
            tables[k] = self_table(a, &g, &sets[k], k ? 0x1c0 : 0x3f, 0);
            struct set_question *last = (struct set_question *)(uintptr_t)tables[k].rows[tables[k].n - 1].question;
            if (strangers >> k & 1) *last = (struct set_question){k ? "外人（县直）" : "外人", 0, ""};
        }
        struct set_subject subject = {.name = "干部0", .no = 1};
        struct set_self self = cadre_self(a, &(struct set_self_question){tables, 2, 2011, &subject});
        assert_ptr_equal(self.set, strangers == 3 ? NULL : &sets[0]);
    }
}

/* In the order of the people the first label would be what the first of them said. */
static void the_labels_of_self_assessments_come_by_grade(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    for (int64_t shift = 0; shift < 3; shift++) {
        struct ballot_set set = plain;
        struct set_table t = self_table(a, &g, &set, 0x7f, shift);
        struct set_subject subject = {.name = "干部0", .no = 1};
        struct set_self self = cadre_self(a, &(struct set_self_question){&t, 1, 0, &subject});
        assert_int_equal(self.raters, 6);
        assert_string_equal(self.labels[0], "优秀");
    }
}

/* ---- who signed (A15) ---- */

static void who_signs_for_kin_is_found_by_the_forms(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    static struct cadre_relative family[1];
    for (size_t i = 0; i < ARRAY_COUNT(family[0].text); i++) family[0].text[i] = "";
    family[0].text[RELATIVE_RELATION] = "妹妹";
    family[0].text[RELATIVE_NAME] = "陈 晓";
    struct cadre form_of_chen = {.family = family, .family_count = 1};
    struct avoid_form forms[] = {{1, &form_of_chen}};
    struct kin_tie tie = {.a = 1, .b = 2, .relation = "妹妹", .is_certain = true};
    static const char *labels[] = {"推荐"};
    static const int64_t votes[] = {1};
    struct set_question question = {"陈东山", 1, "镇长"};
    struct set_form f = {&question, 1, labels, 1};
    struct ballot_set s = plain;
    struct set_table t;
    s.asks = SET_RECOMMENDATION;
    cadre_tabulate(a, &g, &s, &f, NULL, &(struct set_sums){votes}, &t);
    struct official officials[] = {{.official_no = 1, .name = "陈东山"}, {.official_no = 2, .name = "陈晓"}};
    static const struct {
        const char *signer, *relation;
        size_t officials, ties; /* that are known */
        enum set_asks asks;
        const char *codes;
    } table[] = {
            {"陈晓", "无", 2, 1, SET_RECOMMENDATION, "F848"}, /* both forms agree */
            {"陈晓", "", 2, 0, SET_RECOMMENDATION, "W849"},   /* a name alone */
            {"陈晓", "无", 1, 0, SET_RECOMMENDATION, "W849"}, /* of somebody who is no cadre */
            {"陈晓", "妹妹", 2, 1, SET_RECOMMENDATION, ""},   /* declared: said elsewhere */
            {"周一", "无", 2, 1, SET_RECOMMENDATION, ""},
            {"陈晓", "无", 2, 1, SET_GRADES, ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct people people = {.officials = {officials, table[i].officials}};
        s.asks = table[i].asks;
        struct kin_tie_list ties = {&tie, table[i].ties};
        struct set_signature signature = {table[i].signer, "陈东山", "镇长", "推荐", table[i].relation, "熟悉农业"};
        struct set_signature_list signatures = {&signature, 1};
        struct finding_list found = {.arena = a};
        cadre_check_signers(&(struct set_record){.table = &t, .form = &f, .signatures = &signatures},
                &(struct set_kinship){&people, forms, 1, &ties}, &found);
        const char *code = found.n ? finding_code_text(found.v[0].code) : "";
        if (found.n > 1 || !text_eq(code, table[i].codes)) fail_msg("case %zu: “%s”, not “%s”", i, code, table[i].codes);
        if (found.n) assert_string_equal(found.v[0].article, "地方规定: 署名推荐（近亲属的范围见公务员法2018 第74条）"); /* A15 */
    }
}

/* Who signs what he himself wants to become owes nobody a reason, nor a word on kin (A15). */
static void only_a_recommendation_wants_reasons(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    static const char *labels[] = {"推荐"};
    static const int64_t votes[] = {1};
    struct set_question question = {"陈东山", 1, "镇长"};
    struct set_form f = {&question, 1, labels, 1};
    static const struct {
        enum set_asks asks;
        const char *relation, *reason, *code;
    } table[] = {
            {SET_RECOMMENDATION, "", "", "W848"},
            {SET_RECOMMENDATION, "无", "", "W848"},
            {SET_RECOMMENDATION, "无", "熟悉农业", ""},
            {SET_RECOMMENDATION, "姐夫", "熟悉农业", "F848"},
            {SET_WILLINGNESS, "", "", ""},
            {SET_WILLINGNESS, "本人", "", ""},
            {SET_GRADES, "", "", ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_set s = plain;
        struct set_table t;
        s.asks = table[i].asks;
        s.is_signed = true;
        cadre_tabulate(a, &g, &s, &f, NULL, &(struct set_sums){votes}, &t);
        struct set_signature signature = {"陈东山", "陈东山", "镇长", "推荐", table[i].relation, table[i].reason};
        struct set_signature_list signatures = {&signature, 1};
        struct finding_list found = {.arena = a};
        cadre_check_set(&(struct set_record){.table = &t, .form = &f, .signatures = &signatures}, DATE_NONE, &found);
        const char *code = "";
        for (size_t k = 0; k < found.n; k++)
            if (found.v[k].code == FINDING_F848 || found.v[k].code == FINDING_W848) code = finding_code_text(found.v[k].code);
        assert_string_equal(code, table[i].code);
    }
}

/* Three ballots, two of them with a name too many: that is said to whoever hands them in, and no number that tells of anybody;
 * later nobody is told. */
static void a_finding_of_a_small_group_has_no_counts(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    struct set_form f = form(a);
    static const uint8_t answers[] = {4, 4, 4, 4, 4, 0};
    struct ballot_set s = plain;
    struct set_ballots b = {answers, 3};
    struct set_table t;
    struct finding_list found = {.arena = a};
    s.asks = SET_RECOMMENDATION;
    s.posts = 1;
    s.figures[SET_ISSUED] = s.figures[SET_RETURNED] = s.figures[SET_VALID] = 3;
    cadre_tabulate(a, &g, &s, &f, &b, NULL, &t);
    s.names_least = 2;
    s.codes = "1=同意";
    cadre_check_set(&(struct set_record){.table = &t, .form = &f, .ballots = &b, .is_in_hand = true}, DATE_NONE, &found);
    assert_int_equal(found.n, 4);
    assert_int_equal(found.v[0].code, FINDING_W850);
    assert_int_equal(found.v[1].code, FINDING_F846);
    assert_null(strchr(found.v[1].text, '2'));
    assert_int_equal(found.v[2].code, FINDING_W847);
    found.n = 0;
    cadre_check_set(&(struct set_record){.table = &t, .form = &f, .ballots = &b}, DATE_NONE, &found);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.v[0].code, FINDING_W841);
}

/* Five are no small group. */
static void a_finding_of_five_has_its_counts(void **state)
{
    struct arena *a = *state;
    struct grade_table g = grades(a);
    struct set_form f = form(a);
    static const uint8_t answers[] = {4, 4, 4, 4, 4, 0, 4, 0, 0, 4};
    struct ballot_set s = plain;
    struct set_ballots b = {answers, CADRE_RATERS_MIN};
    struct set_table t;
    struct finding_list found = {.arena = a};
    s.asks = SET_RECOMMENDATION;
    s.posts = 1;
    s.figures[SET_ISSUED] = s.figures[SET_RETURNED] = s.figures[SET_VALID] = CADRE_RATERS_MIN;
    cadre_tabulate(a, &g, &s, &f, &b, NULL, &t);
    cadre_check_set(&(struct set_record){.table = &t, .form = &f, .ballots = &b}, DATE_NONE, &found);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.v[0].code, FINDING_F846);
    assert_non_null(strstr(found.v[0].text, "有 2 张票"));
}

static void a_group_of_three_and_overfull_ballots_are_findings(void **state)
{
    struct arena *a = *state;
    static const uint8_t answers[] = {4, 4, 4, 0, 4, 4};
    struct ballot_set s = plain;
    struct set_ballots b = {answers, 3};
    s.asks = SET_RECOMMENDATION;
    s.posts = 1;
    s.figures[SET_ISSUED] = s.figures[SET_RETURNED] = s.figures[SET_VALID] = 3;
    assert_string_equal(codes_of(a, &s, &b, NULL, DATE_NONE), "F846 W841");
    s.posts = 2;
    s.figures[SET_VALID] = 2;
    s.figures[SET_RETURNED] = s.figures[SET_ISSUED] = 2;
    assert_string_equal(codes_of(a, &s, &b, NULL, DATE_NONE), "F842 F842 W841");
}

static struct set_record record_of(struct arena *a, struct ballot_set *s)
{
    struct set_table *t = arena_alloc(a, sizeof *t);
    struct profile *p = arena_alloc(a, sizeof *p);
    struct err e;
    *t = counted(a, s, 20);
    assert_ok(profile_load(a, s->profile, p, &e), &e);
    return (struct set_record){.table = t, .profile = p};
}

static void each_procedure_has_its_order(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *profile;
        bool talk_first, is_sound;
    } table[] = {{"2002", false, true}, {"2002", true, false}, {"2014", true, false}, {"2019", true, true},
            {"2019", false, false}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_set talk = plain, meeting = plain;
        talk.name = "谈话";
        talk.kind = SET_TALK;
        meeting.kind = SET_MEETING;
        talk.asks = meeting.asks = SET_RECOMMENDATION;
        talk.profile = meeting.profile = table[i].profile;
        talk.held_on = date_from(2021, 9, table[i].talk_first ? 1 : 9);
        meeting.held_on = date_from(2021, 9, 5);
        struct set_record records[] = {record_of(a, &talk), record_of(a, &meeting)};
        struct finding_list found = {.arena = a};
        cadre_check_sets(records, 2, &found);
        assert_int_equal(found.n, !table[i].is_sound);
        if (found.n) assert_int_equal(found.v[0].code, FINDING_F845);
    }
}

static void procedures_are_files(void **state)
{
    struct arena *a = *state;
    size_t n;
    struct err e;
    struct profile p;
    const char *const *codes = profile_codes(a, &n);
    assert_int_equal(n, 4);
    for (size_t i = 0; i < n; i++) {
        assert_ok(profile_load(a, codes[i], &p, &e), &e);
        assert_string_equal(p.code, codes[i]);
        assert_true(p.step_count >= 6 && p.voter_count == 7 && p.valid_months == 12 && !p.is_from_memory);
    }
    assert_refused(profile_load(a, "1995", &p, &e), &e, "1995");
    static const struct {
        const char *text, *word;
    } bad[] = {{"", "profile"}, {"profile\tx\tX\t-\ttext\n", "步骤"}, {"step\ta\n", "第 1 行"},
            {"profile\tx\tX\t-\ttext\nstep\ta\tA\nstep\ta\tB\n", "两次"}, {"quorum\t3\t2\t-\n", "大于一"},
            {"validity\tx\t-\n", "“x”"}, {"voter\tx\tfew\t-\n", "few"}, {"reference-list\tmaybe\t-\n", "maybe"},
            {"vote\t1\n", "vote"}, {"a\tb\tc\td\te\tf\tg\th\ti\n", "8 栏"}};
    for (size_t i = 0; i < ARRAY_COUNT(bad); i++) assert_refused(profile_parse(a, str_of(bad[i].text), &p, &e), &e, bad[i].word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(who_does_not_know_has_a_share_of_the_other_bases, make, drop),
            cmocka_unit_test_setup_teardown(who_does_not_know_leaves_the_base, make, drop),
            cmocka_unit_test_setup_teardown(grades_of_different_years_mean_the_same_by_their_words, make, drop),
            cmocka_unit_test(what_a_small_level_says_hides_no_other),
            cmocka_unit_test_setup_teardown(levels_of_levels_are_not_shown, make, drop),
            cmocka_unit_test_setup_teardown(a_whole_that_is_open_is_not_counted, make, drop),
            cmocka_unit_test_setup_teardown(votes_of_no_valid_ballot_are_hidden, make, drop),
            cmocka_unit_test_setup_teardown(what_is_hidden_cannot_be_subtracted, make, drop),
            cmocka_unit_test_setup_teardown(parts_that_overlap_are_not_shown, make, drop),
            cmocka_unit_test_setup_teardown(parts_are_shown_when_they_make_up_the_whole, make, drop),
            cmocka_unit_test_setup_teardown(a_part_that_asks_what_its_whole_does_not_is_hidden, make, drop),
            cmocka_unit_test_setup_teardown(a_word_of_another_form_is_asked_about, make, drop),
            cmocka_unit_test_setup_teardown(each_breach_is_a_finding, make, drop),
            cmocka_unit_test_setup_teardown(more_ballots_than_came_back_are_found_whatever_was_said, make, drop),
            cmocka_unit_test_setup_teardown(a_group_of_three_and_overfull_ballots_are_findings, make, drop),
            cmocka_unit_test_setup_teardown(a_finding_of_a_small_group_has_no_counts, make, drop),
            cmocka_unit_test_setup_teardown(a_finding_of_five_has_its_counts, make, drop),
            cmocka_unit_test_setup_teardown(who_must_come_and_how_many, make, drop),
            cmocka_unit_test_setup_teardown(each_finding_of_a_set_has_its_source, make, drop),
            cmocka_unit_test_setup_teardown(too_few_names_are_counted, make, drop),
            cmocka_unit_test_setup_teardown(who_signs_for_kin_is_found_by_the_forms, make, drop),
            cmocka_unit_test_setup_teardown(only_a_recommendation_wants_reasons, make, drop),
            cmocka_unit_test_setup_teardown(of_a_self_assessment_only_the_whole_set_shows, make, drop),
            cmocka_unit_test_setup_teardown(of_open_codes_nothing_shows, make, drop),
            cmocka_unit_test_setup_teardown(of_two_sets_with_strangers_neither_shows, make, drop),
            cmocka_unit_test_setup_teardown(the_labels_of_self_assessments_come_by_grade, make, drop),
            cmocka_unit_test_setup_teardown(each_procedure_has_its_order, make, drop),
            cmocka_unit_test_setup_teardown(procedures_are_files, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
